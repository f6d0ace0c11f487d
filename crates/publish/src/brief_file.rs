//! A brief (short paper) with its sources: as a page that opens anywhere, and as a Word document. Text is only ever text: nothing of
//! it becomes markup.

use std::io::{Cursor, Write as _};

use letters::markup::escaped;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A brief, ready to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefFile {
    /// Of its words, as HTML names it: "vi".
    pub language: String,
    pub title: String,
    /// What it is and how it was made.
    pub lede: String,
    pub sections: Vec<BriefFileSection>,
    /// What stands over the sources.
    pub sources_title: String,
    /// The sources; an item names them by their places from 1.
    pub sources: Vec<String>,
}

/// A part of a brief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefFileSection {
    pub heading: String,
    pub items: Vec<BriefFileItem>,
}

/// A line of a brief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefFileItem {
    pub text: String,
    /// The numbers of its sources, from 1.
    pub sources: Vec<usize>,
}

const STYLE: &str = "@page{size:A4;margin:1.6cm}body{font:11pt/1.4 'Noto Serif','Times New Roman',serif;max-width:42rem;\
    margin:1rem auto;padding:0 1rem}h1{font-size:16pt;margin:0 0 .3rem}h2{font-size:12pt;margin:.8rem 0 .2rem}\
    ul,ol{margin:0;padding-left:1.3em}li{margin:.15rem 0}sup{line-height:0}.lede,ol{font-size:9.5pt}";

/// The brief as one HTML file without scripts.
#[must_use]
pub fn html(brief: &BriefFile) -> String {
    let mut out = format!("<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n", escaped(&brief.language));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.push_str(&format!("<title>{0}</title>\n<style>{STYLE}</style>\n<h1>{0}</h1>\n", escaped(&brief.title)));
    out.push_str(&format!("<p class=\"lede\">{}</p>\n", escaped(&brief.lede)));
    for section in &brief.sections {
        out.push_str(&format!("<h2>{}</h2>\n<ul>\n", escaped(&section.heading)));
        for item in &section.items {
            out.push_str(&format!(
                "<li>{}{}</li>\n",
                escaped(&item.text),
                marks(item).map(|of| format!("<sup>{of}</sup>")).unwrap_or_default()
            ));
        }
        out.push_str("</ul>\n");
    }
    out.push_str(&format!("<h2>{}</h2>\n<ol>\n", escaped(&brief.sources_title)));
    for source in &brief.sources {
        out.push_str(&format!("<li>{}</li>\n", escaped(source)));
    }
    out.push_str("</ol>\n</html>\n");
    out
}

/// The brief as a Word document; nothing if there is no room for it.
#[must_use]
pub fn docx(brief: &BriefFile) -> Option<Vec<u8>> {
    const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in
        [("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS), ("word/document.xml", document(brief).as_str())]
    {
        archive.start_file(name, options).ok()?;
        archive.write_all(content.as_bytes()).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}

/// Sizes in half points.
#[derive(Clone, Copy)]
enum Style {
    Title,
    Heading,
    Text,
    Small,
}

impl Style {
    fn run(self) -> &'static str {
        match self {
            Style::Title => "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>",
            Style::Heading => "<w:rPr><w:b/><w:sz w:val=\"24\"/></w:rPr>",
            Style::Text => "<w:rPr><w:sz w:val=\"21\"/></w:rPr>",
            Style::Small => "<w:rPr><w:sz w:val=\"18\"/></w:rPr>",
        }
    }

    /// Room before and after, in twentieths of a point.
    fn paragraph(self) -> &'static str {
        match self {
            Style::Title | Style::Small => "<w:pPr><w:spacing w:before=\"0\" w:after=\"60\"/></w:pPr>",
            Style::Heading => "<w:pPr><w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/></w:pPr>",
            Style::Text => {
                "<w:pPr><w:spacing w:before=\"0\" w:after=\"40\"/><w:ind w:left=\"284\" w:hanging=\"284\"/></w:pPr>"
            }
        }
    }
}

fn document(brief: &BriefFile) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
    );
    push(&mut out, Style::Title, &brief.title, None);
    push(&mut out, Style::Small, &brief.lede, None);
    for section in &brief.sections {
        push(&mut out, Style::Heading, &section.heading, None);
        for item in &section.items {
            push(&mut out, Style::Text, &format!("–  {}", item.text), marks(item).as_deref());
        }
    }
    push(&mut out, Style::Heading, &brief.sources_title, None);
    for (at, source) in brief.sources.iter().enumerate() {
        push(&mut out, Style::Small, &format!("{}. {source}", at + 1), None);
    }
    // A4, with margins of 1.6 cm; in twentieths of a point.
    out.push_str("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"907\" w:right=\"907\" w:bottom=\"907\" w:left=\"907\" w:header=\"454\" w:footer=\"454\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    out
}

fn push(out: &mut String, style: Style, text: &str, marks: Option<&str>) {
    out.push_str(&format!(
        "<w:p>{}<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        style.paragraph(),
        style.run(),
        escaped(text)
    ));
    if let Some(marks) = marks {
        out.push_str(&format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{marks}</w:t></w:r>"));
    }
    out.push_str("</w:p>");
}

/// "1, 3".
fn marks(item: &BriefFileItem) -> Option<String> {
    let numbers: Vec<String> = item.sources.iter().map(ToString::to_string).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief() -> BriefFile {
        BriefFile {
            language: "vi".to_owned(),
            title: "Tài liệu cho <nhóm> & bạn".to_owned(),
            lede: "Từ 2 bài".to_owned(),
            sections: vec![BriefFileSection {
                heading: "Số liệu".to_owned(),
                items: vec![BriefFileItem { text: "gần 16 triệu người\u{1}".to_owned(), sources: vec![1, 2] }],
            }],
            sources_title: "Nguồn".to_owned(),
            sources: vec!["Báo A".to_owned(), "Báo B".to_owned()],
        }
    }

    #[test]
    fn text_is_only_ever_text() {
        let html = html(&brief());
        assert!(html.contains("<h1>Tài liệu cho &lt;nhóm&gt; &amp; bạn</h1>"), "{html}");
        assert!(html.contains("<li>gần 16 triệu người <sup>1, 2</sup></li>"), "{html}");
        assert!(html.contains("<ol>\n<li>Báo A</li>\n<li>Báo B</li>\n</ol>"), "{html}");
        assert!(!html.contains("<script"));
    }

    #[test]
    fn the_word_document_is_read_back_by_our_own_reader() {
        let bytes = docx(&brief()).unwrap();
        let opened = documents::open("tai-lieu.docx", &bytes, &documents::Limits::default());
        let text = format!("{opened:?}");
        for words in ["Tài liệu cho <nhóm> & bạn", "gần 16 triệu người", "2. Báo B"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert_eq!(docx(&brief()), docx(&brief()), "the same bytes twice");
    }
}
