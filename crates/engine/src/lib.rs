//! Reads Vietnamese news text: quantities, periods, legal references, entities, and the facts that they state.
//!
//! Pure: no I/O, no clock, no locale; the same document and the same knowledge give the same reading, byte for byte.
//! Reading never fails: odd text gives fewer facts and a [`Note`](reading::Note). `Result` begins where files begin:
//! see [`knowledge`].
//!
//! The language is not in the code: units, numerals, indicators, places and so on come from `seeds/` (see
//! [`knowledge`]), so that another corpus needs no Rust.

// Other crates and other people call this one: what is public says what it means.
#![warn(missing_docs)]

pub mod check;
pub mod codebook;
pub mod compact_sort;
pub mod coverage;
pub mod date;
pub mod decimal;
pub mod entity;
pub mod fact;
pub mod interval;
pub mod knowledge;
pub mod legal;
pub mod lexicon;
pub mod number;
pub mod period;
pub mod quantity;
pub mod ranker;
pub mod reading;
pub mod rules;
pub mod span;
pub mod text;
pub mod turns;

use std::cell::RefCell;

pub use decimal::Decimal;
pub use fact::Example;
pub use knowledge::Knowledge;
use legal::Legal;
use lexicon::Language;
use period::{Periods, Times};
use quantity::{Contacts, Quantities};
use reading::{Basis, GivenMeta, Known, Meta, PartialDate};
pub use reading::{Document, Reading};
pub use span::Span;
use text::{Page, Plain};

/// The reader: knowledge compiled for speed. Build one, read many documents.
#[derive(Debug)]
pub struct Engine {
    language: Language,
    finder: entity::find::Finder,
    facts: fact::Reader,
}

impl Engine {
    /// Compiles `knowledge`.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Engine {
        let mut language = Language::new(&knowledge.lexicon);
        let mut finder = entity::find::Finder::new(&knowledge.names, &mut language.vocabulary);
        let mut facts = fact::Reader::new(knowledge, &mut language.vocabulary);
        finder.know(language.vocabulary.n_words());
        facts.rank(&knowledge.ranker, &mut language.vocabulary);
        Engine { language, finder, facts }
    }

    /// The compiled lexicon: for reading a number alone, see [`number::parse::whole`].
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Reads one document: figures, periods, references, names and facts. Never fails.
    #[must_use]
    pub fn read(&self, document: &Document<'_>) -> Reading {
        turns::at_once(self.read_in_turns(document, &mut turns::no_pause))
    }

    /// True for a rule of the tables by which a figure finds its indicator, its period and its place.
    #[must_use]
    pub fn is_in_table(rule: rules::Rule) -> bool {
        fact::is_in_table(rule)
    }

    /// Leaves a rule out of the tables by which a figure finds its indicator, its period and its place, to see what it
    /// decides; `None` puts it back.
    pub fn leave_out(&mut self, rule: Option<rules::Rule>) {
        self.facts.left_out = rule;
    }

    /// The same in steps, each a pass over the document: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn read_in_turns<E>(
        &self,
        document: &Document<'_>,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Reading, E> {
        self.read_all(document, None, pause).await
    }

    async fn read_all<E>(
        &self,
        document: &Document<'_>,
        examples: Option<&RefCell<Vec<Example>>>,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<Reading, E> {
        let plain = Plain::new(document.text, &self.language);
        pause().await?;
        let (page, mut reading) = self.figures(&plain, &document.given, pause).await?;
        self.finder.find(&page, &mut reading);
        pause().await?;
        self.facts.read(&page, &mut reading, examples, pause).await?;
        plain.restore(&mut reading);
        Ok(reading)
    }

    /// Reads one document, and tells what the ranker was asked of each figure: what `solieu train` learns from.
    #[must_use]
    pub fn examples(&self, document: &Document<'_>) -> (Reading, Vec<Example>) {
        let examples = RefCell::default();
        let reading = turns::at_once(self.read_all(document, Some(&examples), &mut turns::no_pause));
        (reading, examples.into_inner())
    }

    /// Reads one document's quantities, periods and references, without names and facts. Never fails.
    #[must_use]
    pub fn read_figures(&self, document: &Document<'_>) -> Reading {
        let plain = Plain::new(document.text, &self.language);
        let mut pause = turns::no_pause;
        let figures = async { self.figures(&plain, &document.given, &mut pause).await.map(|(_, reading)| reading) };
        let mut reading = turns::at_once(figures);
        plain.restore(&mut reading);
        reading
    }

    async fn figures<'t, E>(
        &self,
        plain: &'t Plain<'_>,
        known: &GivenMeta,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<(Page<'t>, Reading), E> {
        let text = plain.text();
        let tokens = text::token::tokens(text, &self.language.vocabulary);
        pause().await?;
        let mut page = text::sentence_end::cut(text, tokens, &|word| self.language.is_abbreviation(word));
        page.rows.extend(plain.rows());
        pause().await?;
        let times = Times::new(&page, &self.language);
        let mut meta = text::zone::mark(&mut page, &times, &self.language);
        given(&mut meta, known);
        pause().await?;
        let mut claimed = vec![false; page.tokens.len()];
        let mut legal = Legal::new(&page, &times, &self.language, &mut claimed);
        legal.read();
        let Legal { refs, dates, .. } = legal;
        let names: Vec<Span> = dates.iter().copied().chain(refs.iter().map(|legal| legal.span)).collect();
        pause().await?;
        let contacts = Contacts::new(&page, &self.language, &mut claimed).read();
        let periods = Periods::new(&page, &times, &self.language, &mut claimed).read(&names, &mut meta.published);
        pause().await?;
        let mut quantities = Quantities::new(&page, &self.language, &mut claimed);
        quantities.read();
        let Quantities { mentions, mut exclusions, .. } = quantities;
        exclusions.extend(contacts);
        exclusions.sort_by_key(|exclusion| exclusion.span.start);
        let (blocks, sentences) = (page.blocks.clone(), page.sentences.clone());
        let reading = Reading { meta, blocks, sentences, mentions, periods, refs, exclusions, ..Reading::default() };
        pause().await?;
        Ok((page, reading))
    }
}

/// What the side file gives wins over what the text states.
fn given(meta: &mut Meta, given: &GivenMeta) {
    let known = |value: &Option<String>| value.clone().map(|value| Known { value, basis: Basis::Given, span: None });
    meta.title = known(&given.title).or(meta.title.take());
    meta.publisher = known(&given.publisher).or(meta.publisher.take());
    meta.byline = known(&given.byline).or(meta.byline.take());
    let published = given.published.as_deref().and_then(PartialDate::parse);
    if let Some(value) = published {
        meta.published = Some(Known { value, basis: Basis::Given, span: None });
    }
    meta.url.clone_from(&given.url);
    meta.licence.clone_from(&given.licence);
}
