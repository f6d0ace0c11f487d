//! One figure as a citation: a line of text, and BibTeX.

use crate::Explorer;
use crate::columns::RowIdx;
use crate::figures::table::RowParts;
use crate::labels;
use crate::link;
use crate::query::Query;
use crate::words::phrases;

/// A figure, ready to be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// A line of text, without the address of the site.
    pub text: String,
    /// An entry for a bibliography, without the address of the site.
    pub bibtex: String,
    /// Where the figure opens, from `#` on: to be put after the address of the site.
    pub href: String,
}

impl Explorer {
    /// The citation of a row; `None` if there is no such row.
    #[must_use]
    pub fn citation(&self, query: &Query, row: RowIdx) -> Option<Citation> {
        let parts = self.parts(row)?;
        let RowParts { document, mention, .. } = parts;
        let sentence = document.reading.sentences.get(mention.sentence as usize);
        let sentence = sentence.map_or("", |sentence| sentence.span.of(&document.text));
        let figure = link::figure_id(&document.reading, parts.mention_at);
        let source = labels::source(&document.reading.meta, query.language);
        Some(Citation {
            text: phrases::citation(sentence, &labels::document(document), &source),
            bibtex: bibtex(parts, sentence, &figure),
            href: query.at(&document.id, &figure).to_hash(),
        })
    }
}

impl Explorer {
    /// The citation of the figure with this link in the article `document`; `None` if there is none.
    #[must_use]
    pub fn citation_at(&self, query: &Query, document: &str, figure: &str) -> Option<Citation> {
        let rows = (0..).take(self.columns.len()).map(RowIdx);
        let mut own = rows.filter(|row| {
            self.parts(*row).is_some_and(|parts| {
                parts.document.id == document && link::figure_id(&parts.document.reading, parts.mention_at) == figure
            })
        });
        self.citation(query, own.next()?)
    }
}

fn bibtex(parts: RowParts<'_>, sentence: &str, figure: &str) -> String {
    let meta = &parts.document.reading.meta;
    let mut fields = vec![("title", labels::document(parts.document))];
    fields.extend(meta.byline.as_ref().map(|byline| ("author", byline.value.clone())));
    fields.extend(meta.publisher.as_ref().map(|publisher| ("publisher", publisher.value.clone())));
    if let Some(published) = &meta.published {
        fields.push(("year", published.value.year.to_string()));
        fields.extend(published.value.month.map(|month| ("month", month.to_string())));
    }
    fields.extend(meta.url.clone().map(|url| ("url", url)));
    fields.push(("note", format!("“{sentence}”")));
    let key: String =
        format!("{}-{figure}", parts.document.id).chars().map(|c| if c == '.' { '-' } else { c }).collect();
    let fields = fields.into_iter().map(|(name, value)| format!("  {name} = {{{}}}", escaped(&value)));
    format!("@misc{{{key},\n{}\n}}\n", fields.collect::<Vec<_>>().join(",\n"))
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
    use expect_test::expect;

    use super::*;
    use crate::fixture;

    #[test]
    fn a_figure_is_cited_as_text_and_as_bibtex() {
        let explorer = fixture::seeds();
        let row = RowIdx(u32::try_from(explorer.columns.len()).unwrap() - 1);
        let citation = explorer.citation(&Query::default(), row).unwrap();
        expect![[r#"
            “Toàn ngành đã đạt tổng thu bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp trên 5.235 tỷ đồng; tăng trên 815,5 tỷ đồng so với năm 2021.” (Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm, Thông tấn xã Việt Nam, 2023)
            @misc{004_47596a35d746ec32-17-d6ec8c5e-2,
              title = {Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm},
              author = {Minh Trí},
              publisher = {Thông tấn xã Việt Nam},
              year = {2023},
              note = {“Toàn ngành đã đạt tổng thu bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp trên 5.235 tỷ đồng; tăng trên 815,5 tỷ đồng so với năm 2021.”}
            }
            #/bai/004_47596a35d746ec32?v=1&so=17-d6ec8c5e.2"#]].assert_eq(&format!("{}\n{}{}", citation.text, citation.bibtex, citation.href));
    }

    #[test]
    fn marks_of_bibtex_are_escaped() {
        assert_eq!(escaped(r"32,4 % {a}_b \ ~"), r"32,4 \% \{a\}\_b \textbackslash  \textasciitilde ");
    }
}
