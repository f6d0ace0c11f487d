//! Word, `.docx`: paragraphs as lines, rows of tables as lines with tabs, footnotes at the end. Revisions stand as they would
//! be accepted. Fields, pictures, links and templates are not looked at; nothing is fetched.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::{Document, Limits, Meta, Note, Refusal, archive, cleanup, date};

/// The text of a document with its title and the day on which it was saved.
pub(crate) fn document(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = archive::zip(bytes, ".docx")?;
    let body = archive::part(&mut archive, "word/document.xml", ".docx", limits)?.ok_or(Refusal::Damaged(".docx"))?;
    let body = xml(&body)?;
    let mut read = Text::default();
    read.read(&body)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        // A document with damaged notes has its body.
        if let Ok(Some(bytes)) = archive::part(&mut archive, notes, ".docx", limits)
            && let Ok(notes) = xml(&bytes)
        {
            read.end_paragraph();
            read.out.push('\n');
            _ = read.read(&notes);
        }
    }
    read.end_paragraph();
    let text = cleanup::tidied(&cleanup::cleaned(&read.out));
    let (text, n_joined) = cleanup::unwrapped(&text);
    let mut notes = Vec::new();
    notes.extend(read.has_deleted.then_some(Note::DeletedText));
    notes.extend((n_joined > 0).then_some(Note::LinesJoined(n_joined)));
    let core = archive::part(&mut archive, "docProps/core.xml", ".docx", limits).ok().flatten();
    let meta = core.and_then(|bytes| xml(&bytes).ok().map(|core| properties(&core))).unwrap_or_default();
    Ok(Document { text, meta, notes, ..Document::default() })
}

/// A part as text: UTF-8, or UTF-16 with its mark.
fn xml(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let encoding = match bytes {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        _ => encoding_rs::UTF_8,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if text.contains("<!DOCTYPE") { Err(Refusal::Damaged(".docx")) } else { Ok(text) }
}

/// The text as it is being read.
#[derive(Default)]
struct Text {
    out: String,
    /// What of the text has no place in it: so many of these elements are open.
    n_skipped: usize,
    /// How many tables, and cells in them, are open.
    n_cells: usize,
    /// Set within `w:t`: other text is none of the document's.
    is_text: bool,
    /// Set within a run that Word does not show.
    is_hidden: bool,
    has_deleted: bool,
}

/// Elements whose text is not read: deleted, moved away, instructions of fields, what stands for what older programs cannot
/// show, bubbles of comments, mathematics aside.
const SKIPPED: [&str; 7] = ["del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr"];

impl Text {
    fn read(&mut self, xml: &str) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        reader.config_mut().allow_dangling_amp = true;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => self.start(&start),
                Ok(Event::Empty(start)) => {
                    self.start(&start);
                    self.end(start.local_name().as_ref());
                }
                Ok(Event::End(end)) => self.end(end.local_name().as_ref()),
                Ok(Event::Text(text)) => self.push(&text.xml10_content()),
                Ok(Event::CData(text)) => self.push(&text.xml10_content()),
                Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                    Ok(Some(letter)) => self.push(letter.encode_utf8(&mut [0; 4])),
                    _ => self.push(resolve_predefined_entity(&entity.xml10_content()).unwrap_or("")),
                },
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                // The text up to the fault is there, if there is any.
                Err(_) if !self.out.is_empty() => return Ok(()),
                Err(_) => return Err(Refusal::Damaged(".docx")),
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let name: &str = name.as_ref();
        match name {
            "r" => self.is_hidden = false,
            "vanish" => self.is_hidden = !is_off(start),
            _ => {}
        }
        if SKIPPED.contains(&name) {
            self.has_deleted |= self.n_skipped == 0 && matches!(name, "del" | "moveFrom");
            self.n_skipped += 1;
            return;
        }
        if self.n_skipped > 0 {
            return;
        }
        match name {
            "t" => self.is_text = true,
            "tab" | "ptab" => self.out.push(' '),
            "br" | "cr" => self.out.push(if self.n_cells > 0 { ' ' } else { '\n' }),
            "noBreakHyphen" => self.out.push('-'),
            "tc" => self.n_cells += 1,
            // A box of text stands within a paragraph.
            "txbxContent" => self.out.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if SKIPPED.contains(&name) {
            self.n_skipped = self.n_skipped.saturating_sub(1);
            return;
        }
        if self.n_skipped > 0 {
            return;
        }
        match name {
            "t" => self.is_text = false,
            "p" => self.end_paragraph(),
            "tc" => {
                self.n_cells = self.n_cells.saturating_sub(1);
                let n_spaces = self.out.len() - self.out.trim_end_matches(' ').len();
                self.out.truncate(self.out.len() - n_spaces);
                // A table within a cell is one text with it.
                self.out.push(if self.n_cells > 0 { ' ' } else { '\t' });
            }
            "tr" if self.n_cells == 0 => {
                let n_tabs = self.out.len() - self.out.trim_end_matches('\t').len();
                self.out.truncate(self.out.len() - n_tabs);
                self.out.push('\n');
            }
            "tbl" if self.n_cells == 0 => self.out.push('\n'),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.out.push(if self.n_cells > 0 { ' ' } else { '\n' });
    }

    fn push(&mut self, text: &str) {
        if self.is_text && !self.is_hidden && self.n_skipped == 0 {
            self.out.push_str(text);
        }
    }
}

/// True for a property that is there to say that it does not hold.
fn is_off(start: &BytesStart<'_>) -> bool {
    start
        .attributes()
        .flatten()
        .any(|it| it.key.local_name().as_ref() == "val" && matches!(it.value.as_ref(), "0" | "false" | "off"))
}

/// The title and the day of the last change.
fn properties(core: &str) -> Meta {
    let mut meta = Meta::default();
    let mut reader = Reader::from_str(core);
    let mut within = String::new();
    let mut said = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => {
                start.local_name().as_ref().clone_into(&mut within);
                said.clear();
            }
            Event::Text(text) => said.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => said.push(letter),
                _ => said.push_str(resolve_predefined_entity(&entity.xml10_content()).unwrap_or("")),
            },
            Event::End(_) => {
                let text = cleanup::single_spaced(&cleanup::cleaned(&said));
                match within.as_str() {
                    "title" if !text.is_empty() => meta.title = Some(text),
                    "modified" => meta.saved = date::stated(&text),
                    _ => {}
                }
                within.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    meta
}
