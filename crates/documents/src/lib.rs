//! Other people's files as texts. [`open`] takes the bytes of one file and gives the documents in it, and what of it could
//! not be opened and why; [`gathered`] makes one collection of many files.
//!
//! It reads what people have: text in old and new encodings, Word, saved web pages, tables and lines of JSON with a column of
//! text, archives of these and, with the feature `pdf`, PDF with a layer of text. It opens no files, reads no clock, fetches
//! nothing that a document names, and refuses in words instead of failing: every [`Refusal`] and every [`Note`] has a
//! sentence in Vietnamese and in English.
//!
//! A text file in UTF-8 keeps its text byte for byte. All other texts are made from what the file holds: letters composed
//! (NFC), without invisible characters, one paragraph a line.
//!
//! | Question | File |
//! |---|---|
//! | what kind of file it is | `kind` |
//! | encodings; Vietnamese from before Unicode | `decode`; `legacy` |
//! | Word: paragraphs, tables (merged cells are not looked at), revisions | `docx` |
//! | a saved web page: its article; its title, date, publisher | `html/article`; `html/head` |
//! | PDF: letters, lines and columns | `pdf/font`, `pdf/page`, `pdf/layout` |
//! | CSV and JSON with a column of texts; what its columns are called | `rows`; `fields` |
//! | ZIP; `.mht` | `archive`; `mht` |
//! | what `ID.toml` beside a document may state | `sidecar` |
//! | how large a file or a collection may be | `Limits` here; for the command `cli/folder` |
//! | ids of many files, and keeping to the limits | `collection` |
//! | invisible characters, ligatures, lines broken inside of sentences | `cleanup` |
//! | dates as files state them | `date` |
//! | what is opened a step at a time | `steps` |
//! | why a file was not opened, in words | `refusal` |

mod archive;
mod cleanup;
mod collection;
mod date;
mod decode;
mod docx;
mod fields;
mod html;
mod kind;
mod legacy;
mod mht;
#[cfg(feature = "pdf")]
mod pdf;
mod refusal;
mod rows;
mod sidecar;
mod steps;
mod syllable;

pub use collection::gathered;
pub use kind::Kind;
#[cfg(feature = "pdf")]
pub use pdf::in_steps as read_pdf;
pub use refusal::{Encoding, LeftOut, Note, Refusal};
pub use sidecar::SideFile;
pub use steps::InSteps;

/// What one call may take. The defaults are for a page in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many bytes of text in UTF-8 may come of one file, and of a collection.
    pub text_bytes: usize,
    /// So many bytes a file may have, and so many may come of a file in an archive.
    pub file_bytes: usize,
    /// So many documents may come of one file, and of a collection; so many files may be in an archive.
    pub documents: usize,
    /// A file in an archive may grow to so many times its packed size. Texts grow to 3 to 60 times theirs.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { text_bytes: 50_000_000, file_bytes: 200_000_000, documents: 10_000, ratio: 200 }
    }
}

/// What came of a file, or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The documents: of one file in its order, of a collection in order of id.
    pub documents: Vec<Document>,
    /// What could not be opened, and why.
    pub left_out: Vec<LeftOut>,
    /// Files that say something about documents, or by what they are to be read: `ID.toml`, `codebook.toml`,
    /// `lexicon/places.toml`, `ranker.weights`, `corrections.toml`. [`gathered`] takes those of documents out.
    pub side_files: Vec<SideFile>,
}

/// A text with what its file says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Where it was: the name of the file, behind it the name within an archive, or the row (`tin.zip/2021/a.docx`,
    /// `tin.csv#3`; rows count from 1).
    pub name: String,
    /// What it may be called: the file's stem, or the id that its row has, without what a file's name may not hold; unique in
    /// what [`gathered`] gives.
    pub id: String,
    /// What its file was.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// Title, publisher and so on, where the file states them.
    pub meta: Meta,
    /// What was done to get the text, and what should be known of it.
    pub notes: Vec<Note>,
}

/// What a file states of its document. What it does not state is not guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When: `2021`, `2021-04` or `2021-04-27`; the day in Vietnam if the file states time and zone.
    pub published: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// Where it stands on the web; `http://` or `https://`.
    pub url: Option<String>,
    /// Under which licence it may be used.
    pub licence: Option<String>,
    /// The day on which the file was last saved. That is no day of publication; somebody who knows may say that it is.
    pub saved: Option<String>,
}

/// Opens one file: `name` says what it is called, with folders (`tin/2021/a.docx`). Never fails: what cannot be opened is
/// [left out](Opened::left_out) with a reason, and the rest is there.
///
/// ```
/// let opened = documents::open("tin/a.txt", "Có 5 người.".as_bytes(), &documents::Limits::default());
/// assert_eq!(opened.documents[0].id, "a");
/// assert_eq!(opened.documents[0].text, "Có 5 người.");
/// let opened = documents::open("anh.png", b"\x89PNG\r\n\x1a\n", &documents::Limits::default());
/// assert_eq!(opened.left_out[0].why.en(), "is no document that can be read here");
/// ```
#[must_use]
pub fn open(name: &str, bytes: &[u8], limits: &Limits) -> Opened {
    #[cfg(feature = "pdf")]
    let pdf: Option<PdfReader> = Some(pdf::in_steps);
    #[cfg(not(feature = "pdf"))]
    let pdf: Option<PdfReader> = None;
    open_with(name, bytes, limits, pdf)
}

/// What reads PDF.
pub type PdfReader = for<'a> fn(&'a [u8], &'a Limits) -> InSteps<'a, Result<Document, Refusal>>;

/// The same as [`open`], with a reader of PDF that the caller may load when one is needed: [`read_pdf`]. Without one, PDF is
/// left out with [`Refusal::NoPdfReader`].
#[must_use]
pub fn open_with(name: &str, bytes: &[u8], limits: &Limits, pdf: Option<PdfReader>) -> Opened {
    steps::at_once(open_in_steps(name, bytes, limits, pdf))
}

/// The same in steps: a file of an archive, some rows of a table, a page of PDF.
#[must_use]
pub fn open_in_steps<'a>(
    name: &'a str,
    bytes: &'a [u8],
    limits: &'a Limits,
    pdf: Option<PdfReader>,
) -> InSteps<'a, Opened> {
    Box::pin(async move {
        let name = clean_name(name);
        let mut opened = match opened(&name, bytes, limits, pdf).await {
            Ok(opened) => opened,
            Err(why) => Opened { left_out: vec![LeftOut { name: name.clone(), why }], ..Opened::default() },
        };
        collection::keep_within(&mut opened, limits);
        opened
    })
}

/// The documents of a table that somebody else opened, a row an object of JSON, as those of `.jsonl`; `None` for a row that
/// could not be read, after which there is none.
#[must_use]
pub fn open_rows(name: &str, rows: impl Iterator<Item = Option<serde_json::Value>>, limits: &Limits) -> Opened {
    let name = clean_name(name);
    let mut opened = rows::objects(&name, rows, limits);
    collection::keep_within(&mut opened, limits);
    opened
}

/// The columns of a table that say something of a document, by their places among `names`; `None` if none holds texts.
#[must_use]
pub fn columns_of_documents(names: &[&str]) -> Option<Vec<usize>> {
    fields::find(names.iter().copied(), fields::Field::Text)?;
    let mut places: Vec<usize> = fields::all().filter_map(|field| fields::find(names.iter().copied(), field)).collect();
    places.sort_unstable();
    places.dedup();
    Some(places)
}

/// The name by which [`open`] calls a file, and with which those of its documents begin: `/` between folders, control
/// characters replaced.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let clean = |letter: char| match letter {
        '\\' => '/',
        letter if letter.is_control() => '\u{fffd}',
        letter => letter,
    };
    name.chars().map(clean).collect()
}

async fn opened(name: &str, bytes: &[u8], limits: &Limits, pdf: Option<PdfReader>) -> Result<Opened, Refusal> {
    if bytes.len() > limits.file_bytes {
        return Err(Refusal::FileTooLarge { bytes: bytes.len(), most: limits.file_bytes });
    }
    match kind::of(name, bytes)? {
        kind::DetectedForm::SideFile => sidecar::opened(name, bytes),
        kind::DetectedForm::Archive => Ok(archive::opened(name, bytes, limits, pdf).await),
        kind::DetectedForm::Table(separator) => rows::table(name, bytes, separator, limits).await,
        kind::DetectedForm::JsonLines => rows::json(name, bytes, limits).await,
        kind::DetectedForm::Document(kind) => {
            Ok(Opened { documents: vec![document(name, bytes, kind, limits, pdf).await?], ..Opened::default() })
        }
    }
}

/// The document in a file that holds one.
async fn document(
    name: &str,
    bytes: &[u8],
    kind: Kind,
    limits: &Limits,
    pdf: Option<PdfReader>,
) -> Result<Document, Refusal> {
    let mut document = match kind {
        Kind::Text | Kind::Table | Kind::JsonLines => decode::document(bytes)?,
        Kind::Word => docx::document(bytes, limits)?,
        Kind::Html => html::document(bytes)?,
        Kind::Mht => mht::document(bytes)?,
        Kind::Pdf => pdf.ok_or(Refusal::NoPdfReader)?(bytes, limits).await?,
    };
    if document.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    document.name = name.to_owned();
    document.id = collection::id_of(name);
    document.kind = kind;
    legacy::examine(&mut document);
    Ok(document)
}
