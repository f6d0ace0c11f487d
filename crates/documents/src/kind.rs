//! What a file is, told by its content first and by its name second.

use crate::Refusal;

/// What a document's file was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Text.
    #[default]
    Text,
    /// Word, `.docx`.
    Word,
    /// A web page.
    Html,
    /// A web page saved as one file, `.mht`.
    Mht,
    /// PDF.
    Pdf,
    /// A row of a table, `.csv` or `.tsv`.
    Table,
    /// A line of `.jsonl`, or an element of a list in `.json`.
    JsonLines,
}

impl Kind {
    /// How the names of such files end, in lower case, without the dot.
    pub const ENDINGS: &'static [&'static str] = &[
        "txt", "text", "md", "docx", "docm", "html", "htm", "xhtml", "mht", "mhtml", "pdf", "csv", "tsv", "jsonl",
        "ndjson", "json", "zip",
    ];
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DetectedForm {
    /// One document.
    Document(Kind),
    /// An archive of files.
    Archive,
    /// A table of documents, with what separates its columns; 0 if the table has to tell.
    Table(u8),
    /// JSON, one document a line or in a list.
    JsonLines,
    /// A file about documents.
    SideFile,
}

/// How the names of documents end that are not read.
const NOT_READ: &[(&str, &str)] = &[
    ("doc", ".doc"),
    ("dot", ".doc"),
    ("odt", ".odt"),
    ("rtf", ".rtf"),
    ("epub", ".epub"),
    ("pages", ".pages"),
    ("wps", ".wps"),
    ("xls", ".xls"),
    ("xlsx", ".xlsx"),
    ("ods", ".ods"),
    ("ppt", ".ppt"),
    ("pptx", ".pptx"),
    ("rar", ".rar"),
    ("7z", ".7z"),
    ("gz", ".gz"),
    ("tar", ".tar"),
    ("parquet", ".parquet"),
];

/// What a file is.
///
/// # Errors
/// If it is nothing that can be read here, and if it is empty.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<DetectedForm, Refusal> {
    let ending = ending(name);
    if bytes.is_empty() && ending != "toml" {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(&ending, bytes);
    }
    if is_pdf(bytes) {
        return Ok(DetectedForm::Document(Kind::Pdf));
    }
    // The container of Word before 2007, and of encrypted documents after.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let is_encrypted = contains(bytes, &utf16("EncryptedPackage"));
        return Err(if is_encrypted {
            Refusal::Encrypted
        } else {
            Refusal::NotRead(not_read(&ending).unwrap_or(".doc"))
        });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Refusal::NotRead(".rtf"));
    }
    match ending.as_str() {
        "docx" | "docm" => Err(Refusal::Damaged(".docx")),
        "zip" => Err(Refusal::Damaged(".zip")),
        "pdf" => Err(Refusal::Damaged(".pdf")),
        "html" | "htm" | "xhtml" => Ok(DetectedForm::Document(if is_mime(bytes) { Kind::Mht } else { Kind::Html })),
        "mht" | "mhtml" => Ok(DetectedForm::Document(Kind::Mht)),
        "csv" => Ok(DetectedForm::Table(0)),
        "tsv" => Ok(DetectedForm::Table(b'\t')),
        "jsonl" | "ndjson" | "json" => Ok(DetectedForm::JsonLines),
        "toml" | "weights" => Ok(DetectedForm::SideFile),
        "txt" | "text" | "md" | "" => Ok(DetectedForm::Document(if is_page(bytes) { Kind::Html } else { Kind::Text })),
        other => match not_read(other) {
            Some(kind) => Err(Refusal::NotRead(kind)),
            None if is_page(bytes) => Ok(DetectedForm::Document(Kind::Html)),
            None => Err(Refusal::NotADocument),
        },
    }
}

/// How a name ends, in lower case, without the dot; empty if it does not.
pub(crate) fn ending(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 && !ending.contains(' ') => {
            ending.to_ascii_lowercase()
        }
        _ => String::new(),
    }
}

fn not_read(ending: &str) -> Option<&'static str> {
    NOT_READ.iter().find(|(it, _)| *it == ending).map(|(_, kind)| *kind)
}

/// Word, or an archive of files, or another office's.
fn zipped(ending: &str, bytes: &[u8]) -> Result<DetectedForm, Refusal> {
    if contains(bytes, b"word/document.xml") || matches!(ending, "docx" | "docm") {
        return Ok(DetectedForm::Document(Kind::Word));
    }
    if contains(bytes, b"xl/workbook.xml") {
        return Err(Refusal::NotRead(".xlsx"));
    }
    if contains(bytes, b"ppt/presentation.xml") {
        return Err(Refusal::NotRead(".pptx"));
    }
    let head = bytes.get(..200.min(bytes.len())).unwrap_or(bytes);
    if contains(head, b"mimetypeapplication/vnd.oasis") {
        return Err(Refusal::NotRead(".odt"));
    }
    if contains(head, b"mimetypeapplication/epub") {
        return Err(Refusal::NotRead(".epub"));
    }
    Ok(DetectedForm::Archive)
}

/// PDF may have up to 1024 bytes before its head.
fn is_pdf(bytes: &[u8]) -> bool {
    contains(bytes.get(..1024.min(bytes.len())).unwrap_or(bytes), b"%PDF-")
}

/// True for what begins as a web page does.
fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let start = start.get(..16.min(start.len())).unwrap_or(start).to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// True for what begins with the head of a message: browsers save `.mht` under `.html` too.
fn is_mime(bytes: &[u8]) -> bool {
    let head = bytes.get(..2000.min(bytes.len())).unwrap_or(bytes).to_ascii_lowercase();
    !head.trim_ascii_start().starts_with(b"<") && contains(&head, b"mime-version:")
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
