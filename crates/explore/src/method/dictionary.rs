//! The dictionary on the page of method: what indicators, filters, short forms and keys mean, and what the reader cannot do.

use store::StoredDocument;

use crate::facet::{FACETS, Facet};
use crate::query::{Query, Route};
use crate::shell::KEYS;
use crate::ui_text::{Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// What names mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// The indicators that figures of the corpus have and the codebook defines, in its order.
    pub indicators: Vec<IndicatorEntry>,
    /// Where something is added to the codebook.
    pub teach: Link,
    /// The filters.
    pub facets: Vec<Meaning>,
    /// The short forms that the corpus has.
    pub abbreviations: Vec<Meaning>,
    /// The keys.
    pub keys: Vec<Meaning>,
    /// What the reader cannot do.
    pub limits: Vec<String>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorEntry {
    /// Its id, which a link to it names.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is counted, in Vietnamese.
    pub definition: String,
    /// What it is a share of, in Vietnamese; empty if of nothing.
    pub denominator: String,
    /// Those whose figures are parts of its own.
    pub parts: Vec<Link>,
    /// Its figures.
    pub figures: Link,
    /// The articles that state them.
    pub sources: Vec<Link>,
}

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word.
    pub word: String,
    /// What it means.
    pub text: String,
}

/// More sources than these are a click away.
const MOST_SOURCES: usize = 5;

/// What each filter chooses by.
fn about(facet: Facet) -> Word {
    match facet {
        Facet::Indicator => Word::AboutIndicator,
        Facet::Measure => Word::AboutMeasure,
        Facet::Status => Word::AboutStatus,
        Facet::Period => Word::AboutPeriod,
        Facet::Place => Word::AboutPlace,
        Facet::Scope => Word::AboutScope,
        Facet::Qualifier => Word::AboutQualifier,
        Facet::Unit => Word::AboutUnit,
        Facet::Verdict => Word::AboutVerdict,
        Facet::Document => Word::AboutDocument,
        Facet::Publisher => Word::AboutPublisher,
        Facet::Value => Word::AboutValue,
        Facet::Text => Word::AboutText,
    }
}

const LIMITS: [Word; 7] = [
    Word::LimitText,
    Word::LimitCodebook,
    Word::LimitPlace,
    Word::LimitProvinces,
    Word::LimitChecks,
    Word::LimitReprints,
    Word::LimitLanguage,
];

impl Explorer {
    pub(super) fn dictionary(&self, query: &Query) -> Dictionary {
        let language = query.language;
        let meaning = |word: &str, text: &str| Meaning { word: word.to_owned(), text: text.to_owned() };
        let is_whole = self.corpus.is_whole();
        let is_used =
            |short: &str| !is_whole || self.corpus.documents.iter().any(|document| document.text.contains(short));
        let abbreviations = self.corpus.glossary.abbreviations.iter().filter(|it| is_used(&it.short));
        Dictionary {
            indicators: self.corpus.guide.definitions.iter().map(|it| self.indicator_entry(query, it)).collect(),
            teach: Link { text: Word::Teach.say(language).to_owned(), href: query.to(Route::Teach).to_hash() },
            facets: FACETS.iter().map(|it| meaning(it.word.say(language), about(it.facet).say(language))).collect(),
            abbreviations: abbreviations.map(|it| meaning(&it.short, &it.long)).collect(),
            keys: KEYS.iter().map(|(keys, word)| meaning(keys, word.say(language))).collect(),
            limits: LIMITS.iter().map(|word| word.say(language).to_owned()).collect(),
        }
    }

    fn indicator_entry(&self, query: &Query, of: &store::indicator_definitions::Definition) -> IndicatorEntry {
        let (glossary, language) = (&self.corpus.glossary, query.language);
        let stating = |document: &&StoredDocument| n_stated(document, &of.id) > 0;
        let documents: Vec<&StoredDocument> = self.corpus.documents.iter().filter(stating).collect();
        let n_figures: usize = documents.iter().map(|document| n_stated(document, &of.id)).sum();
        let all = query.to(Route::Figures).toggled(Facet::Indicator, &of.id).to_hash();
        let source = |document: &&StoredDocument| Link {
            text: labels::cited(document, language),
            href: query.to(Route::Article(document.id.clone())).to_hash(),
        };
        let part =
            |id: &String| Link { text: labels::indicator(glossary, id, language), href: definition_link(query, id) };
        IndicatorEntry {
            id: of.id.clone(),
            name: labels::indicator(glossary, &of.id, language),
            definition: of.definition.clone(),
            denominator: of.denominator.clone(),
            // A part that no figure of the corpus has is named by no glossary.
            parts: of.parts.iter().filter(|id| glossary.indicator(id).is_some()).map(part).collect(),
            figures: Link { text: phrases::n_figures(&display::count(n_figures, language), language), href: all },
            sources: documents.iter().take(MOST_SOURCES).map(source).collect(),
        }
    }

    /// The way to what an indicator means, if that is known.
    pub(crate) fn definition_of(&self, query: &Query, id: &str) -> Option<Link> {
        self.corpus.guide.definition(id)?;
        Some(Link { text: Word::Definition.say(query.language).to_owned(), href: definition_link(query, id) })
    }
}

/// How many figures of an indicator a document states.
fn n_stated(document: &StoredDocument, id: &str) -> usize {
    document.head().observations.iter().filter(|it| it.indicator.as_deref() == Some(id)).count()
}

fn definition_link(query: &Query, id: &str) -> String {
    Query { focus: Some(id.to_owned()), ..query.to(Route::Method) }.to_hash()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use store::indicator_definitions::IndicatorDefinitions;

    use super::*;
    use crate::fixture;
    use crate::ui_text::Language;

    #[test]
    fn every_indicator_that_a_figure_has_is_defined() {
        let explorer = fixture::seeds();
        let view = explorer.method(&Query::default()).dictionary;
        let defined: BTreeSet<&str> = view.indicators.iter().map(|it| it.id.as_str()).collect();
        for document in &explorer.corpus().documents {
            for id in document.reading.observations.iter().filter_map(|it| it.indicator.as_deref()) {
                assert!(defined.contains(id) || store::unnamed_indicators::is_induced(id), "{id} has no definition");
            }
        }
        for entry in &view.indicators {
            assert!(entry.definition.ends_with('.') && !entry.name.is_empty(), "{entry:?}");
            assert!(!entry.sources.is_empty() || entry.figures.text.starts_with("0 "), "{entry:?}");
        }
        // A share says of what.
        let coverage = view.indicators.iter().find(|it| it.id == "si.coverage").unwrap();
        assert_eq!(coverage.denominator, "lực lượng lao động trong độ tuổi");
    }

    #[test]
    fn every_indicator_of_the_codebook_has_a_definition() {
        let codebook = &fixture::knowledge().codebook;
        let glossary = store::Glossary {
            indicators: codebook
                .indicators
                .iter()
                .map(|it| store::glossary::Indicator { id: it.id.clone(), ..Default::default() })
                .collect(),
            ..store::Glossary::default()
        };
        let guide = IndicatorDefinitions::of(fixture::knowledge(), &glossary);
        for indicator in codebook.indicators.iter().filter(|it| !it.units.is_empty()) {
            assert!(guide.definition(&indicator.id).is_some(), "{} has no definition", indicator.id);
        }
    }

    #[test]
    fn every_filter_key_and_limit_is_explained_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            let query = Query { language, ..Query::default() };
            let view = fixture::seeds().method(&query).dictionary;
            assert_eq!(
                (view.facets.len(), view.keys.len(), view.limits.len()),
                (FACETS.len(), KEYS.len(), LIMITS.len())
            );
            for it in view.facets.iter().chain(&view.keys) {
                assert!(!it.word.is_empty() && it.text.split_whitespace().count() >= 1, "{it:?}");
            }
            assert!(view.facets.iter().all(|it| it.text.split_whitespace().count() >= 4));
            assert!(view.abbreviations.iter().any(|it| it.word == "BHXH"));
        }
        let said = |language| fixture::seeds().method(&Query { language, ..Query::default() }).dictionary;
        let (vi, en) = (said(Language::Vi), said(Language::En));
        assert!(vi.facets.iter().zip(&en.facets).all(|(vi, en)| vi.text != en.text));
    }

    #[test]
    fn a_figure_leads_to_the_meaning_of_its_indicator() {
        let (query, _) = Query::from_hash("#/bai/000_dfed1fc10457625e");
        let crate::Page::Article(view) = fixture::seeds().view(&query, &[]).page else { panic!("not an article") };
        let links: Vec<&Link> = view.cards.iter().flat_map(|card| &card.links).collect();
        assert!(
            links.iter().any(|link| link.text == "Định nghĩa" && link.href == "#/phuong-phap?v=1&so=si.participants")
        );
    }
}
