//! A card of words: a quotation with its source, what was found of it, and where to look it up; laid out like a chart, so that
//! it is painted and saved like one.

use super::sheet::{Column, Sheet};
use super::{Area, Dash, Face, Layout};
use crate::measure::Weight;
use crate::theme::Ink;

/// What a card says, top to bottom. Empty parts take no room.
#[derive(Clone, Debug, PartialEq)]
pub struct CardSpec {
    /// What sort of card it is.
    pub eyebrow: String,
    /// What is claimed.
    pub title: String,
    /// The words of the article, and who says them.
    pub quotes: Vec<CardQuote>,
    /// What came out.
    pub verdict: String,
    /// Its colour.
    pub ink: Ink,
    /// What else there is to know, a paragraph each.
    pub lines: Vec<String>,
    /// Where it comes from.
    pub foot: Vec<String>,
}

/// A sentence and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardQuote {
    pub words: String,
    pub source: String,
}

const MARGIN_PX: f64 = 36.0;
const TITLE_PX: f64 = 28.0;
const QUOTE_PX: f64 = 20.0;
const LINE_PX: f64 = 16.0;
const SMALL_PX: f64 = 14.0;

/// The card as shapes, `width_px` wide and as high as it needs to be.
#[must_use]
pub fn card(spec: &CardSpec, width_px: f64) -> Layout {
    let mut sheet = Sheet::new(width_px);
    let column = Column { x: MARGIN_PX, w: (width_px - 2.0 * MARGIN_PX).max(SMALL_PX) };
    sheet.fill(Area { x: 0.0, y: 0.0, w: width_px, h: 6.0 }, Ink::Brand, 1.0);
    sheet.skip(MARGIN_PX);
    let mut paragraph = |text: &str, size: f64, weight: Weight, face: Face, ink: Ink, after_px: f64| {
        if !text.is_empty() {
            sheet.paragraph(column, text, size, weight, face, ink);
            sheet.skip(after_px);
        }
    };
    paragraph(&spec.eyebrow, SMALL_PX, Weight::Bold, Face::Sans, Ink::Brand, 8.0);
    paragraph(&spec.title, TITLE_PX, Weight::Bold, Face::Serif, Ink::Text, 18.0);
    for quote in &spec.quotes {
        paragraph(&quote.words, QUOTE_PX, Weight::Regular, Face::Serif, Ink::Text, 6.0);
        paragraph(&quote.source, SMALL_PX, Weight::Regular, Face::Sans, Ink::Soft, 18.0);
    }
    paragraph(&spec.verdict, QUOTE_PX, Weight::Bold, Face::Sans, spec.ink, 10.0);
    for line in &spec.lines {
        paragraph(line, LINE_PX, Weight::Regular, Face::Sans, Ink::Text, 8.0);
    }
    sheet.skip(8.0);
    let rule = sheet.bottom();
    sheet.stroke(vec![(column.x, rule), (column.end(), rule)], Ink::Line, 1.0, Dash::Solid);
    sheet.skip(12.0);
    for line in &spec.foot {
        sheet.paragraph(column, line, SMALL_PX, Weight::Regular, Face::Sans, Ink::Soft);
        sheet.skip(4.0);
    }
    sheet.skip(MARGIN_PX - 4.0);
    sheet.finish()
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    #[test]
    fn all_words_stand_within_the_card_one_below_the_other() {
        let spec = CardSpec {
            eyebrow: "Thẻ kiểm chứng".to_owned(),
            title: "Người tham gia: gần 16 triệu người".to_owned(),
            quotes: vec![CardQuote { words: "“Một câu dài ".repeat(40), source: "Báo, 2021".to_owned() }],
            verdict: "khớp".to_owned(),
            ink: Ink::Agrees,
            lines: vec!["14,9 triệu + 1,1 triệu = 16 triệu".to_owned()],
            foot: vec!["https://example.vn/#/the/a:1-2.1".to_owned()],
        };
        let layout = card(&spec, 720.0);
        let mut bottom = 0.0;
        for shape in &layout.shapes {
            if let Shape::Text(text) = shape {
                assert!(text.y > bottom, "{}", text.words);
                assert!(text.x + crate::measure::width(&text.words, text.size, text.weight) <= 720.0 - MARGIN_PX + 1.0);
                bottom = text.y;
            }
        }
        assert!(layout.height > bottom && layout.height < 2_000.0);
        let empty = CardSpec { eyebrow: String::new(), title: String::new(), quotes: vec![], ..spec };
        assert!(card(&empty, 720.0).height < layout.height);
    }
}
