//! What an article states, at a glance: its figures by what they measure, and the articles that it shares its text with.

use engine::reading::{Measure, Observation, Status};
use store::StoredDocument;

use crate::checks::ReprintView;
use crate::facet::{self, Facet, fixed_word};
use crate::query::{ChecksTab, Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels, link};

/// An article that shares its text with more others than this is compared with the closest ones.
const MAX_REPRINTS: usize = 3;

/// Figures of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineGroup {
    /// What they measure.
    pub name: String,
    /// In the order of the text.
    pub entries: Vec<OutlineEntry>,
}

/// A figure of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// As it is written, and where it stands.
    pub figure: Link,
    /// Target or forecast, when and where, as far as known.
    pub setting: String,
}

/// Another article with much of the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedText {
    /// "Đăng lại", with the other article.
    pub other: Link,
    /// Who published it and when.
    pub source: String,
    /// How much is shared, and how many numbers differ.
    pub line: String,
    /// Both side by side.
    pub reprint: ReprintView,
}

impl Explorer {
    /// The figures of an article by what they measure, in the order in which it first speaks of each.
    pub(super) fn outline(&self, query: &Query, document: &StoredDocument) -> Vec<OutlineGroup> {
        let language = query.language;
        let mut groups: Vec<OutlineGroup> = Vec::new();
        for observation in &document.reading.observations {
            let Some(mention) = document.reading.mentions.get(observation.mention.0 as usize) else { continue };
            let name = match &observation.indicator {
                Some(id) => labels::indicator(&self.corpus.glossary, id, language),
                None => observation.label(&document.text),
            };
            let figure = link::figure_id(&document.reading, observation.mention.0);
            let entry = OutlineEntry {
                figure: Link {
                    text: mention.span.of(&document.text).to_owned(),
                    href: query.at(&document.id, &figure).to_hash(),
                },
                setting: self.outline_setting(observation, language),
            };
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.entries.push(entry),
                None => groups.push(OutlineGroup { name, entries: vec![entry] }),
            }
        }
        groups
    }

    fn outline_setting(&self, of: &Observation, language: Language) -> String {
        let is_result = of.status == Status::Actual;
        let status = (!is_result)
            .then(|| fixed_word(Facet::Status, facet::status_code(Some(of.status))).say(language).to_owned());
        // "1,05 %" of participants is no level: it says what it is.
        let measure = (!matches!(of.measure, Measure::Level | Measure::Share))
            .then(|| fixed_word(Facet::Measure, facet::measure_code(Some(of))).say(language).to_owned());
        let period = of.period.map(|governing| display::period(governing.period, language));
        let place = (of.place.is_some() || of.subgroup.is_some())
            .then(|| labels::where_it_holds(&self.corpus.glossary, of, language));
        [measure, status, period, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The articles that share much of this one's text, the closest first.
    pub(super) fn shared_texts(&self, query: &Query, document: &StoredDocument) -> Vec<SharedText> {
        let mut own = query.to(Route::Checks);
        own.selection.choose_only(Facet::Document, &document.id);
        let shared = self.reprints(&own).into_iter().take(MAX_REPRINTS).map(|reprint| {
            let here = query.to(Route::Article(document.id.clone())).to_hash();
            let other = if reprint.left.href == here { reprint.right.clone() } else { reprint.left.clone() };
            let source =
                self.corpus.documents.iter().find(|it| query.to(Route::Article(it.id.clone())).to_hash() == other.href);
            SharedText {
                source: source.map(|it| labels::source(&it.reading.meta, query.language)).unwrap_or_default(),
                line: format!("{} · {}", reprint.containment, reprint.n_numbers),
                other,
                reprint,
            }
        });
        shared.collect()
    }

    /// The page of reprints at this article.
    pub(super) fn reprints_of(&self, query: &Query, document: &StoredDocument) -> Link {
        let mut page = Query { checks_tab: ChecksTab::Reprints, ..query.to(Route::Checks) };
        page.selection.choose_only(Facet::Document, &document.id);
        Link { text: Word::AllReprints.say(query.language).to_owned(), href: page.to_hash() }
    }

    /// The articles before and after the one at a place, in the order of the corpus.
    pub(super) fn neighbours(&self, query: &Query, at: usize) -> (Option<Link>, Option<Link>) {
        let link = |at: Option<usize>| {
            let document = self.corpus.documents.get(at?)?;
            let href = query.to(Route::Article(document.id.clone())).to_hash();
            Some(Link { text: labels::document(document), href })
        };
        (link(at.checked_sub(1)), link(at.checked_add(1)))
    }
}

/// The way to the sentences beside one, and what it says: what is shown of a sentence that the link points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceView {
    /// Its link.
    pub id: String,
    /// "Câu 12".
    pub title: String,
    /// What it says.
    pub text: String,
    /// The one before, the one after.
    pub links: Vec<Link>,
}

impl Explorer {
    pub(super) fn sentence_view(&self, query: &Query, document: &StoredDocument, at: u32) -> Option<SentenceView> {
        let reading = &document.reading;
        let sentence = reading.sentences.get(at as usize)?;
        let to = |at: Option<u32>, word: Word| {
            let at = at.filter(|at| (*at as usize) < reading.sentences.len())?;
            let href = query.at(&document.id, &link::sentence_id(reading, at)).to_hash();
            Some(Link { text: word.say(query.language).to_owned(), href })
        };
        let links = [to(at.checked_sub(1), Word::PreviousSentence), to(at.checked_add(1), Word::NextSentence)];
        Some(SentenceView {
            id: link::sentence_id(reading, at),
            title: phrases::sentence_number(&display::count(at as usize + 1, query.language), query.language),
            text: sentence.span.of(&document.text).to_owned(),
            links: links.into_iter().flatten().collect(),
        })
    }
}
