//! Why something was not opened, and what should be known of what was, in words: Vietnamese and English.

use std::fmt;

/// A file, or a part of one, that was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it was; see [`Document::name`](crate::Document::name).
    pub name: String,
    /// Why.
    pub why: Refusal,
}

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No text in it.
    Empty,
    /// No document: a picture, a program.
    NotADocument,
    /// A document of a kind that is not read: `.doc`, `.odt`, `.xlsx`.
    NotRead(&'static str),
    /// Not whole, or not what its name says.
    Damaged(&'static str),
    /// A password is needed.
    Encrypted,
    /// A PDF of pictures: no text in `pages` pages.
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
    /// This build reads no PDF.
    NoPdfReader,
    /// Neither Unicode nor, for certain, another encoding.
    UnknownEncoding,
    /// No column of a table, or field of JSON, holds texts.
    NoTextColumn(Vec<String>),
    /// A row without text.
    RowWithoutText,
    /// A line that is no JSON object.
    NotJson,
    /// An archive in an archive in an archive.
    TooDeep,
    /// The name leads out of the archive.
    NameLeadsOut,
    /// Grows to more than its packed size allows: made to fill the memory.
    Bomb,
    /// More bytes than are taken.
    FileTooLarge {
        /// How many it has, or has at least.
        bytes: usize,
        /// How many are taken.
        most: usize,
    },
    /// More text than is taken in all.
    TextTooLong {
        /// How many bytes are taken.
        most: usize,
    },
    /// More documents than are taken; `n` were left out.
    TooMany {
        /// How many were left out.
        n: usize,
        /// How many are taken.
        most: usize,
    },
    /// A side file that states something else than it may: what is wrong, as the reader of TOML says it.
    SideFile(String),
    /// A side file whose document is not there.
    SideFileAlone,
}

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, with or without a mark of order.
    Utf16,
    /// TCVN3, also called ABC: fonts whose names begin with `.Vn`.
    Tcvn3,
    /// VNI for Windows: fonts whose names begin with `VNI-`.
    Vni,
    /// VISCII.
    Viscii,
    /// VPS.
    Vps,
    /// Windows-1258.
    Windows1258,
    /// UTF-8 that was once read as Windows-1252 and saved so ("Báº£o hiá»ƒm").
    Mojibake,
    /// Any other, by the name that the web gives it.
    Other(&'static str),
}

/// What should be known of a document that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was in this encoding, and was converted.
    Converted(Encoding),
    /// It looks as if it were in this encoding, but not so that it is certain; it stands as it is.
    LooksLike(Encoding),
    /// Vietnamese without its marks ("bao hiem xa hoi"): much of it cannot be read.
    WithoutMarks,
    /// Hardly a word of it is Vietnamese.
    NotVietnamese,
    /// So many bytes were no text, and were replaced by U+FFFD.
    BadBytes(usize),
    /// So many lines that broke inside of a sentence were joined.
    LinesJoined(usize),
    /// So many lines that stand on every page were left out.
    RunningHeads(usize),
    /// Text that a revision had deleted was left out.
    DeletedText,
    /// So many of so many pages have no text: pictures of pages, say.
    PagesWithoutText(usize, usize),
    /// A date was stated that is none.
    BadDate(String),
}

impl Refusal {
    /// In Vietnamese: a clause to stand behind the name, without a full stop.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Refusal::Empty => "không có chữ nào".to_owned(),
            Refusal::NotADocument => "không phải văn bản đọc được ở đây".to_owned(),
            Refusal::NotRead(kind) => format!("là tệp {kind}, chưa đọc được; hãy lưu lại thành .docx hoặc .txt"),
            Refusal::Damaged(kind) => format!("tệp {kind} bị hỏng hoặc không đúng loại"),
            Refusal::Encrypted => "có mật khẩu; hãy lưu lại một bản không mật khẩu".to_owned(),
            Refusal::Scanned { pages } => {
                format!("là ảnh chụp của {pages} trang, không có lớp chữ; cần nhận dạng chữ trước")
            }
            Refusal::NoPdfReader => "là tệp PDF, bản này không đọc được".to_owned(),
            Refusal::UnknownEncoding => "không rõ bảng mã của chữ; hãy lưu lại bằng UTF-8".to_owned(),
            Refusal::NoTextColumn(found) => {
                format!("không thấy cột chứa văn bản (text, content, body hoặc “nội dung”); có: {}", listed(found))
            }
            Refusal::RowWithoutText => "dòng này không có văn bản".to_owned(),
            Refusal::NotJson => "dòng này không phải một đối tượng JSON".to_owned(),
            Refusal::TooDeep => "là tệp nén nằm trong tệp nén khác, quá sâu".to_owned(),
            Refusal::NameLeadsOut => "tên tệp dẫn ra ngoài tệp nén".to_owned(),
            Refusal::Bomb => "bung ra lớn bất thường, không mở".to_owned(),
            Refusal::FileTooLarge { bytes, most } => {
                format!("quá lớn: {} MB, nhận tối đa {} MB", megabytes(*bytes), megabytes(*most))
            }
            Refusal::TextTooLong { most } => format!("vượt quá {} MB văn bản nhận mỗi lần", megabytes(*most)),
            Refusal::TooMany { n, most } => format!("còn {n} văn bản nữa, nhận tối đa {most} văn bản mỗi lần"),
            Refusal::SideFile(what) => format!("tệp kèm theo có lỗi: {what}"),
            Refusal::SideFileAlone => "tệp kèm theo không có bài nào cùng tên".to_owned(),
        }
    }

    /// In English: a clause to stand behind the name, without a full stop.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Refusal::Empty => "has no text".to_owned(),
            Refusal::NotADocument => "is no document that can be read here".to_owned(),
            Refusal::NotRead(kind) => format!("is a {kind} file, which is not read; save it as .docx or .txt"),
            Refusal::Damaged(kind) => format!("is damaged, or is no {kind} file"),
            Refusal::Encrypted => "needs a password; save it without one".to_owned(),
            Refusal::Scanned { pages } => {
                let pages = if *pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
                format!("is a picture of {pages} without a layer of text; recognise its text first")
            }
            Refusal::NoPdfReader => "is a PDF file, which this build does not read".to_owned(),
            Refusal::UnknownEncoding => "is in an unknown encoding; save it as UTF-8".to_owned(),
            Refusal::NoTextColumn(found) => {
                format!("has no column of texts (text, content, body or \"nội dung\"); it has {}", listed(found))
            }
            Refusal::RowWithoutText => "has no text".to_owned(),
            Refusal::NotJson => "is no JSON object".to_owned(),
            Refusal::TooDeep => "is an archive inside of another, too deep".to_owned(),
            Refusal::NameLeadsOut => "has a name that leads out of its archive".to_owned(),
            Refusal::Bomb => "unpacks to an unreasonable size, and was not unpacked".to_owned(),
            Refusal::FileTooLarge { bytes, most } => {
                format!("is too large: {} MB, at most {} MB are taken", megabytes(*bytes), megabytes(*most))
            }
            Refusal::TextTooLong { most } => format!("exceeds the {} MB of text taken at once", megabytes(*most)),
            Refusal::TooMany { n, most } => format!("holds {n} more documents; at most {most} are taken at once"),
            Refusal::SideFile(what) => format!("is faulty: {what}"),
            Refusal::SideFileAlone => "goes with no document: none has its name".to_owned(),
        }
    }
}

impl Note {
    /// In Vietnamese: a clause to stand behind the name, without a full stop.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Note::Converted(encoding) => format!("đã chuyển từ {} sang Unicode", encoding.vi()),
            Note::LooksLike(encoding) => {
                format!("có vẻ dùng {}, nhưng không chắc nên để nguyên", encoding.vi())
            }
            Note::WithoutMarks => "viết không dấu nên nhiều chỗ không đọc được".to_owned(),
            Note::NotVietnamese => "hầu như không có chữ tiếng Việt".to_owned(),
            Note::BadBytes(n) => format!("có {n} byte không phải chữ, đã thay bằng “\u{fffd}”"),
            Note::LinesJoined(n) => format!("đã nối {n} dòng bị ngắt giữa câu"),
            Note::RunningHeads(n) => format!("đã bỏ {n} dòng lặp ở đầu hoặc cuối trang"),
            Note::DeletedText => "đã bỏ phần chữ bị xóa khi sửa".to_owned(),
            Note::PagesWithoutText(n, of) => format!("{n} trên tổng số {of} trang không có chữ"),
            Note::BadDate(date) => format!("ngày đăng “{date}” không phải một ngày"),
        }
    }

    /// In English: a clause to stand behind the name, without a full stop.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Note::Converted(encoding) => format!("was converted from {} to Unicode", encoding.en()),
            Note::LooksLike(encoding) => {
                format!("looks like {}, which is not certain: it stands as it is", encoding.en())
            }
            Note::WithoutMarks => "is written without marks: much of it cannot be read".to_owned(),
            Note::NotVietnamese => "has hardly any Vietnamese words".to_owned(),
            Note::BadBytes(1) => "has 1 byte that is no text, replaced by \"\u{fffd}\"".to_owned(),
            Note::BadBytes(n) => format!("has {n} bytes that are no text, replaced by \"\u{fffd}\""),
            Note::LinesJoined(n) => format!("lines broken inside of sentences were joined: {n}"),
            Note::RunningHeads(n) => format!("lines that stand on every page were left out: {n}"),
            Note::DeletedText => "text that a revision had deleted was left out".to_owned(),
            Note::PagesWithoutText(n, of) => format!("pages without text: {n} of {of}"),
            Note::BadDate(date) => format!("was published \"{date}\", which is no date"),
        }
    }
}

impl Encoding {
    /// Its name in Vietnamese.
    #[must_use]
    pub fn vi(self) -> &'static str {
        match self {
            Encoding::Mojibake => "UTF-8 bị đọc nhầm (“Báº£o hiá»ƒm”)",
            other => other.en(),
        }
    }

    /// Its name in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Encoding::Utf16 => "UTF-16",
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
            Encoding::Viscii => "VISCII",
            Encoding::Vps => "VPS",
            Encoding::Windows1258 => "Windows-1258",
            Encoding::Mojibake => "misread UTF-8 (\"Báº£o hiá»ƒm\")",
            Encoding::Other(name) => name,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refusal {}

/// So many names are listed.
const N_NAMED: usize = 8;

fn listed(names: &[String]) -> String {
    let more = if names.len() > N_NAMED { ", …" } else { "" };
    format!("{}{more}", names.iter().take(N_NAMED).cloned().collect::<Vec<_>>().join(", "))
}

/// Millions of bytes, rounded up.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}
