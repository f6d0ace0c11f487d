//! All that was said of figures that were read wrongly, with what came of it.

use store::corrections::{Correction, Outcome, parse_period};

use crate::facet::{self, Facet};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// The corrections of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionsView {
    /// "3 chỗ đã sửa".
    pub summary: String,
    /// One line each, in their order.
    pub lines: Vec<CorrectionLine>,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionLine {
    /// The figure as it is written, and where it stands.
    pub figure: Link,
    /// The sentence.
    pub sentence: String,
    /// The article.
    pub source: String,
    /// What is said of the figure: "Nơi: Tiền Giang".
    pub said: Vec<String>,
    /// Why, as it was noted; may be empty.
    pub note: String,
    /// Why it could not be made; nothing if it was.
    pub trouble: Option<String>,
    /// The document that it is about.
    pub document: String,
    /// The link of the figure there.
    pub figure_id: String,
    /// What takes it back, in words.
    pub undo: String,
}

impl Explorer {
    /// The corrections of this corpus; `outcomes` are theirs, in their order.
    #[must_use]
    pub fn corrections(&self, query: &Query, outcomes: &[Outcome]) -> CorrectionsView {
        let language = query.language;
        let all = &self.corpus.corrections.correction;
        let line = |(at, correction): (usize, &Correction)| {
            let outcome = outcomes.get(at).unwrap_or(&Outcome::Applied);
            self.correction_line(query, correction, outcome)
        };
        CorrectionsView {
            summary: phrases::n_corrections(&display::count(all.len(), language), language),
            lines: all.iter().enumerate().map(line).collect(),
        }
    }

    fn correction_line(&self, query: &Query, correction: &Correction, outcome: &Outcome) -> CorrectionLine {
        let language = query.language;
        let trouble = match (outcome, language) {
            (Outcome::Applied, _) => None,
            (outcome, Language::Vi) => Some(outcome.vi()),
            (outcome, Language::En) => Some(outcome.en()),
        };
        let figure = correction.own_figure();
        // What is no figure any more has no link of its own: its sentence has.
        let focus = match correction.not_a_figure {
            true => figure.split_once('.').map_or(figure, |(sentence, _)| sentence),
            false => figure,
        };
        let raw = if correction.raw.is_empty() { figure } else { &correction.raw };
        let document = self.corpus.find(&correction.document);
        let source = document.map(|(_, document)| labels::cited(document, language));
        let article = query.to(Route::Article(correction.document.clone()));
        CorrectionLine {
            figure: Link { text: raw.to_owned(), href: Query { focus: Some(focus.to_owned()), ..article }.to_hash() },
            sentence: correction.sentence.clone(),
            source: source.unwrap_or_else(|| correction.document.clone()),
            said: self.correction_said(correction, language),
            note: correction.note.clone(),
            trouble,
            document: correction.document.clone(),
            figure_id: figure.to_owned(),
            undo: phrases::labelled(Word::CorrectionUndo.say(language), raw, language),
        }
    }

    /// What a correction says, a field each.
    fn correction_said(&self, correction: &Correction, language: Language) -> Vec<String> {
        if correction.not_a_figure {
            return vec![Word::NotAFigure.say(language).to_owned()];
        }
        let glossary = &self.corpus.glossary;
        let unknown = Word::Unknown.say(language);
        let named = |name: String| if name.is_empty() { unknown.to_owned() } else { name };
        let indicator = correction.indicator.as_deref().map(|id| match id {
            "" => unknown.to_owned(),
            id => labels::indicator(glossary, id, language),
        });
        let status = correction
            .status
            .map(|it| facet::fixed_word(Facet::Status, facet::status_code(Some(it))).say(language).to_owned());
        let period = correction.period.as_deref().map(|text| {
            named(parse_period(text).map_or_else(|| text.to_owned(), |period| display::period(period, language)))
        });
        let place = correction.place.as_deref().map(|code| match code {
            "" => unknown.to_owned(),
            code => labels::place(glossary, code),
        });
        [(Word::Indicator, indicator), (Word::Status, status), (Word::Period, period), (Word::Place, place)]
            .into_iter()
            .filter_map(|(word, value)| Some(phrases::labelled(word.say(language), &value?, language)))
            .collect()
    }
}
