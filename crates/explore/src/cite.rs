//! One figure as a citation: a line of text, and BibTeX.

use engine::reading::{Basis, Meta};
use store::StoredDocument;

use crate::columns::RowIdx;
use crate::figures::table::RowParts;
use crate::link::{self, Target};
use crate::query::Query;
use crate::ui_text::{Language, Word, phrases};
use crate::{Explorer, display, labels};

/// A figure, ready to be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The sentence with its source.
    text: String,
    /// The key of the entry in a bibliography.
    key: String,
    /// Its fields, by name.
    fields: Vec<(&'static str, String)>,
    /// Where the figure opens, from `#` on: to be put after the address of the site.
    pub href: String,
}

impl Citation {
    /// A line of text; `site` is the address of the site. A copy that was opened from a disk has none that others could
    /// follow, and the path would tell whose disk it is: it is left out.
    #[must_use]
    pub fn text_at(&self, site: &str) -> String {
        match self.address(site) {
            Some(address) => format!("{} {address}", self.text),
            None => self.text.clone(),
        }
    }

    /// An entry for a bibliography, likewise. The article's own address comes before that of the figure.
    #[must_use]
    pub fn bibtex_at(&self, site: &str) -> String {
        let mut fields = self.fields.clone();
        if !fields.iter().any(|(name, _)| *name == "url") {
            fields.extend(self.address(site).map(|address| ("url", address)));
        }
        entry(&self.key, &fields)
    }

    fn address(&self, site: &str) -> Option<String> {
        is_public(site).then(|| format!("{site}{}", self.href))
    }
}

/// The entry of an article in a bibliography of BibTeX; its key is the article's id.
pub(crate) fn entry_of_article(document: &StoredDocument, language: Language) -> String {
    let fields = fields(document, None, language);
    entry(&document.id, &fields)
}

/// How it is known when an article was published, as files say it; empty if it is not.
pub(crate) fn published_basis(meta: &Meta) -> &'static str {
    meta.published.as_ref().map_or("", |known| match known.basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Given => "given",
    })
}

/// An entry of BibTeX. What a key may not hold becomes `-`.
fn entry(key: &str, fields: &[(&'static str, String)]) -> String {
    let letter = |c: char| if c.is_alphanumeric() || "-_:+/".contains(c) { c } else { '-' };
    let key: String = key.chars().map(letter).collect();
    // An address stands as it is: what sets it takes it letter by letter. Only a brace would end it.
    let value = |name: &str, value: &str| match name {
        "url" => value.replace('{', "%7B").replace('}', "%7D"),
        _ => escaped(value),
    };
    let fields = fields.iter().map(|(name, text)| format!("  {name} = {{{}}}", value(name, text)));
    format!("@misc{{{key},\n{}\n}}\n", fields.collect::<Vec<_>>().join(",\n"))
}

/// True for an address that others can follow, unlike that of a file.
#[must_use]
pub fn is_public(site: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| site.starts_with(scheme))
}

impl Explorer {
    /// The citation of a row; `None` if there is no such row.
    #[must_use]
    pub fn citation(&self, query: &Query, row: RowIdx) -> Option<Citation> {
        let parts = self.parts(row)?;
        let RowParts { document, mention, .. } = parts;
        let figure = link::figure_id(&document.reading, parts.mention_at);
        Some(cited(query, document, mention.sentence, &figure))
    }

    fn citation_of_sentence(&self, query: &Query, document: &str, sentence: &str) -> Option<Citation> {
        let (_, document) = self.corpus().find(document)?;
        match link::resolve(&document.reading, sentence) {
            Target::Sentence(at) => Some(cited(query, document, at, sentence)),
            _ => None,
        }
    }

    /// The citation of the figure or sentence with this link in the article `document`; `None` if there is none.
    #[must_use]
    pub fn citation_at(&self, query: &Query, document: &str, figure: &str) -> Option<Citation> {
        if !figure.contains('.') {
            return self.citation_of_sentence(query, document, figure);
        }
        let rows = (0..).take(self.columns.len()).map(RowIdx);
        let mut own = rows.filter(|row| {
            self.parts(*row).is_some_and(|parts| {
                parts.document.id == document && link::figure_id(&parts.document.reading, parts.mention_at) == figure
            })
        });
        self.citation(query, own.next()?)
    }
}

/// The citation of a sentence of a document, for what `focus` points at in it.
fn cited(query: &Query, document: &StoredDocument, sentence: u32, focus: &str) -> Citation {
    let meta = &document.reading.meta;
    let sentence = document.reading.sentences.get(sentence as usize);
    let sentence = sentence.map_or("", |sentence| sentence.span.of(&document.text));
    let known = |known: Option<String>, word: Word| known.unwrap_or_else(|| word.say(query.language).to_owned());
    let published = meta.published.as_ref().map(|known| display::publication(known, query.language));
    let source = [
        labels::full_title(document, query.language),
        known(labels::publisher(meta).map(str::to_owned), Word::NoPublisher),
        known(published, Word::NoDate),
        meta.url.clone().unwrap_or_default(),
    ];
    Citation {
        text: phrases::citation(sentence, &source.each_ref().map(String::as_str)),
        key: format!("{}-{focus}", document.id).replace('.', "-"),
        fields: fields(document, Some(sentence), query.language),
        href: query.at(&document.id, focus).to_hash(),
    }
}

/// The fields of a bibliography's entry, of a sentence if one is quoted. A date that is a guess is no `year`: it stands in
/// the note, as a guess.
fn fields(document: &StoredDocument, sentence: Option<&str>, language: Language) -> Vec<(&'static str, String)> {
    let meta = &document.reading.meta;
    let mut fields = vec![("title", labels::full_title(document, language))];
    fields.extend(meta.byline.as_ref().map(|byline| ("author", byline.value.clone())));
    let publisher = labels::publisher(meta).unwrap_or(Word::NoPublisher.say(language));
    fields.push(("howpublished", publisher.to_owned()));
    let mut note: Vec<String> = sentence.map(|sentence| format!("“{sentence}”")).into_iter().collect();
    match &meta.published {
        Some(known) if known.basis == Basis::Inferred => {
            let date = display::publication(known, language);
            note.push(phrases::labelled(Word::Published.say(language), &date, language));
        }
        Some(known) => {
            fields.push(("year", known.value.year.to_string()));
            fields.extend(known.value.month.map(|month| ("month", month.to_string())));
        }
        None => note.push(Word::NoDate.say(language).to_owned()),
    }
    fields.extend(meta.url.clone().map(|url| ("url", url)));
    if !note.is_empty() {
        fields.push(("note", note.join("; ")));
    }
    fields
}

/// Marks that mean something to BibTeX, so that they do not.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use engine::reading::Known;
    use expect_test::expect;

    use super::*;
    use crate::fixture;

    #[test]
    fn a_figure_is_cited_as_text_and_as_bibtex() {
        let explorer = fixture::seeds();
        let row = RowIdx(u32::try_from(explorer.columns.len()).unwrap() - 1);
        let citation = explorer.citation(&Query::default(), row).unwrap();
        expect![[r#"
            “Toàn ngành đã đạt tổng thu bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp trên 5.235 tỷ đồng; tăng trên 815,5 tỷ đồng so với năm 2021.” (Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm, Thông tấn xã Việt Nam, 2023) https://a.vn/#/bai/004_47596a35d746ec32?v=1&so=17-d6ec8c5e.2
            @misc{004_47596a35d746ec32-17-d6ec8c5e-2,
              title = {Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm},
              author = {Minh Trí},
              howpublished = {Thông tấn xã Việt Nam},
              year = {2023},
              note = {“Toàn ngành đã đạt tổng thu bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp trên 5.235 tỷ đồng; tăng trên 815,5 tỷ đồng so với năm 2021.”},
              url = {https://a.vn/#/bai/004_47596a35d746ec32?v=1&so=17-d6ec8c5e.2}
            }
        "#]].assert_eq(&format!("{}\n{}", citation.text_at("https://a.vn/"), citation.bibtex_at("https://a.vn/")));
    }

    #[test]
    fn what_is_not_known_of_a_source_is_said_and_a_guess_is_no_year() {
        let mut corpus = fixture::seeds().corpus().clone();
        let meta = &mut corpus.documents[0].reading.meta;
        meta.published = meta.published.take().map(|known| Known { basis: Basis::Inferred, ..known });
        let explorer = Explorer::new(corpus);
        let citation = explorer.citation(&Query::default(), RowIdx(2)).unwrap();
        let (text, bibtex) = (citation.text_at("file:///C:/Users/Lan/offline.html"), citation.bibtex_at("file:///C:/"));
        assert!(text.ends_with("…”, không rõ nguồn đăng, khoảng 4/2021?)"), "{text}");
        assert!(text.contains("bài không có tiêu đề, mở đầu: “"), "{text}");
        assert!(!text.contains("file:") && !bibtex.contains("file:"));
        assert!(!bibtex.contains("year") && bibtex.contains("Đăng: khoảng 4/2021?"), "{bibtex}");
        assert!(bibtex.contains("howpublished = {không rõ nguồn đăng}"), "{bibtex}");
    }

    #[test]
    fn any_sentence_is_cited_with_its_own_link() {
        let explorer = fixture::seeds();
        let document = &explorer.corpus().documents[0];
        let sentence = link::sentence_id(&document.reading, 1);
        let citation = explorer.citation_at(&Query::default(), &document.id, &sentence).unwrap();
        let quoted = document.reading.sentences[1].span.of(&document.text);
        let text = citation.text_at("https://a.vn/");
        assert!(text.starts_with(&format!("“{quoted}” (")) && text.ends_with(&format!("so={sentence}")), "{text}");
        assert_eq!(explorer.citation_at(&Query::default(), &document.id, "1-00000000"), None);
    }

    #[test]
    fn marks_of_bibtex_are_escaped() {
        assert_eq!(escaped(r"32,4 % {a}_b \ ~"), r"32,4 \% \{a\}\_b \textbackslash  \textasciitilde ");
    }
}
