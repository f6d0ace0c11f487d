//! What stands in the margin: for each mark what it is, in lines of name and value, and by which rules it was read.

use engine::Decimal;
use engine::check::{Check, Comparison, Kind, Term};
use engine::compact_sort::CompactSort;
use engine::interval::{Interval, Strictness};
use engine::reading::{EntityKind, Exclusion, LegalRef, Mention, MentionKind, Missing, Observation, PeriodMention};
use engine::rules::Rule;
use store::StoredDocument;

use super::marks::{self, Mark, MarkKind, MarkedItem};
use crate::Explorer;
use crate::checks;
use crate::display;
use crate::facet::{self, Facet, fixed_word as fixed};
use crate::fact_card;
use crate::labels;
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;

/// What a mark is and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id of the mark's element.
    pub mark: String,
    /// What was found.
    pub kind: MarkKind,
    /// The name of the kind.
    pub label: String,
    /// The words of the text.
    pub raw: String,
    /// What was understood, as name and value.
    pub lines: Vec<CardLine>,
    /// The facts that a figure states, each in its own lines.
    pub facts: Vec<Vec<CardLine>>,
    /// The checks that the figure takes part in, most severe first.
    pub checks: Vec<CardCheck>,
    /// What follows from the figure together with others, without a verdict: the most telling first.
    pub follows: Vec<CardComparison>,
    /// The rules that made it, in words, in order.
    pub why: Vec<String>,
    /// Where one may go from here.
    pub links: Vec<Link>,
}

/// A check that a figure takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardCheck {
    /// The verdict's key in the URL, fit for a class.
    pub verdict_key: &'static str,
    /// "khớp".
    pub verdict: String,
    /// The kind of check, and the way to it.
    pub link: Link,
    /// Its arithmetic in one line.
    pub working: String,
}

/// Something that follows from a figure and others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardComparison {
    /// The kind of comparison, and the way to it.
    pub link: Link,
    /// Its arithmetic in one line.
    pub working: String,
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What.
    pub label: String,
    pub value: String,
}

/// The lines of a card in the making.
struct Lines {
    lines: Vec<CardLine>,
    language: Language,
}

impl Lines {
    fn new(language: Language) -> Lines {
        Lines { lines: Vec::new(), language }
    }

    fn push(&mut self, label: Word, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.lines.push(CardLine { label: label.say(self.language).to_owned(), value });
        }
    }

    fn word(&mut self, label: Word, value: Word) {
        self.push(label, value.say(self.language));
    }
}

impl Explorer {
    /// The cards of an article, one for each mark.
    pub(crate) fn cards(&self, query: &Query, document: &StoredDocument, marks: &[Mark]) -> Vec<Card> {
        marks.iter().map(|mark| self.card(query, document, mark)).collect()
    }

    fn card(&self, query: &Query, document: &StoredDocument, mark: &Mark) -> Card {
        let (reading, language) = (&document.reading, query.language);
        let mut card = Card {
            mark: marks::mark_id(reading, mark.item),
            kind: mark.item.kind(),
            label: mark.item.kind().word().say(language).to_owned(),
            raw: mark.span.of(&document.text).to_owned(),
            lines: vec![],
            facts: vec![],
            checks: vec![],
            follows: vec![],
            why: vec![],
            links: vec![],
        };
        match mark.item {
            MarkedItem::Mention(at) => {
                let Some(mention) = reading.mentions.get(at as usize) else { return card };
                let own: Vec<&Observation> =
                    reading.observations.iter().filter(|observation| observation.mention.0 == at).collect();
                let unit = self.unit_of_mention(document, at, language);
                card.lines = mention_lines(mention, common_sign(mention, &own), &unit, language);
                card.why = why(&mention.rules, language);
                for observation in own {
                    card.facts.push(self.fact_lines(document, observation, language));
                    card.why.extend(why(&observation.rules, language));
                    card.links.extend(self.indicator_link(query, observation));
                    card.links.extend(self.place_link(query, observation));
                    card.links.extend(observation.indicator.as_deref().and_then(|id| self.definition_of(query, id)));
                }
                let mut known: Vec<Link> = Vec::new();
                card.links.retain(|link| {
                    !known.contains(link) && {
                        known.push(link.clone());
                        true
                    }
                });
                card.links.insert(
                    0,
                    Link {
                        text: Word::FactCard.say(language).to_owned(),
                        href: fact_card::figure_card(query, &document.id, &card.mark),
                    },
                );
                card.checks = self.card_checks(query, document, at);
                card.follows = self.card_comparisons(query, document, at);
            }
            MarkedItem::Period(at) => {
                if let Some(period) = reading.periods.get(at as usize) {
                    card.lines = period_lines(document, period, language);
                    card.why = why(&period.rules, language);
                }
            }
            MarkedItem::Ref(at) => {
                if let Some(reference) = reading.refs.get(at as usize) {
                    card.lines = reference_lines(document, reference, language);
                    card.why = why(&reference.rules, language);
                }
            }
            MarkedItem::Exclusion(at) => {
                let exclusion: Option<&Exclusion> = reading.exclusions.get(at as usize);
                card.why = exclusion.map(|exclusion| why(&[exclusion.reason], language)).unwrap_or_default();
            }
            MarkedItem::Abbreviation(at) => {
                let abbreviation = self.corpus.glossary.abbreviations.get(at as usize);
                card.lines = abbreviation.map(|it| long_form(&it.long, language)).unwrap_or_default();
            }
            MarkedItem::Entity(at) => {
                if let Some(entity) = reading.entities.get(at as usize) {
                    let mut lines = Lines::new(language);
                    lines.word(Word::Kind, entity_word(entity.kind));
                    lines.push(Word::EntityMark, entity.canonical.as_str());
                    card.lines = lines.lines;
                }
            }
        }
        card
    }

    /// The unit of a mention, as its first observation says it.
    fn unit_of_mention(&self, document: &StoredDocument, mention: u32, language: Language) -> String {
        let Some(of) = document.reading.mentions.get(mention as usize) else { return String::new() };
        let mut own = (0..).zip(&document.reading.observations).filter(|(_, it)| it.mention.0 == mention);
        let first = own.next();
        let at = self.corpus.find(&document.id).and_then(|(at, _)| u32::try_from(at).ok());
        let term = first.zip(at).map(|((observation, _), document)| Term { document, observation });
        self.unit_of_figure(of, first.map(|(_, observation)| observation), term, language)
    }

    /// The checks of a mention, most severe first.
    fn card_checks(&self, query: &Query, document: &StoredDocument, mention: u32) -> Vec<CardCheck> {
        let places = self.places_of(document, mention, |term| self.findings.checks_of(term));
        let mut own: Vec<&Check> = places.iter().filter_map(|at| self.corpus.report.checks.get(*at)).collect();
        own.compact_sort_by_key(|check| checks::verdict_order(check.verdict));
        let card = |check: &Check| {
            let view = self.check_view(query, check);
            CardCheck {
                verdict_key: view.verdict_key,
                verdict: view.verdict,
                link: Link { text: view.kind, href: link_to(query, document, check.kind, &check.id) },
                working: view.working,
            }
        };
        own.into_iter().map(card).collect()
    }

    /// What follows from a mention and others, the most telling first.
    fn card_comparisons(&self, query: &Query, document: &StoredDocument, mention: u32) -> Vec<CardComparison> {
        let mut own: Vec<&Comparison> = self
            .places_of(document, mention, |term| self.findings.comparisons_of(term))
            .iter()
            .filter_map(|at| self.corpus.report.comparisons.get(*at))
            .collect();
        own.compact_sort_by_key(|one| checks::comparison_order(one));
        let card = |one: &Comparison| {
            let view = self.comparison_view(query, one);
            let href = link_to(query, document, one.kind, &one.id);
            CardComparison { link: Link { text: view.kind, href }, working: view.working }
        };
        own.into_iter().take(MAX_COMPARISONS).map(card).collect()
    }

    /// The places, in order, of what is found of any observation of a mention.
    fn places_of<'a>(
        &'a self,
        document: &StoredDocument,
        mention: u32,
        found: impl Fn(Term) -> &'a [usize],
    ) -> Vec<usize> {
        let Some((at, _)) = self.corpus.find(&document.id) else { return vec![] };
        let Ok(at) = u32::try_from(at) else { return vec![] };
        let observations = (0..).zip(&document.reading.observations);
        let own = observations.filter(|(_, observation)| observation.mention.0 == mention);
        let all = own.flat_map(|(observation, _)| found(Term { document: at, observation })).copied();
        let mut places: Vec<usize> = all.collect();
        places.compact_sort();
        places.dedup();
        places
    }

    /// What one observation says.
    fn fact_lines(&self, document: &StoredDocument, fact: &Observation, language: Language) -> Vec<CardLine> {
        let mut lines = Lines::new(language);
        match &fact.indicator {
            Some(id) => lines.push(Word::Indicator, labels::indicator(&self.corpus.glossary, id, language)),
            None => lines.push(Word::Indicator, fact.label(&document.text)),
        }
        lines.word(Word::Measure, fixed(Facet::Measure, facet::measure_code(Some(fact))));
        lines.word(Word::Status, fixed(Facet::Status, facet::status_code(Some(fact.status))));
        match fact.period {
            Some(governing) => lines.push(Word::Period, display::period(governing.period, language)),
            None => lines.word(Word::Period, Word::Unknown),
        }
        lines.push(Word::Place, labels::where_it_holds_today(&self.corpus.glossary, fact, language));
        if fact.scope.is_some() {
            lines.word(Word::Scope, fixed(Facet::Scope, facet::scope_code(fact.scope)));
        }
        if let Some(compare) = fact.compare {
            lines.push(Word::Comparison, compare.span.of(&document.text));
        }
        lines.push(Word::Denominator, fact.denominator.as_deref().unwrap_or_default());
        if let Some(who) = fact.attribution {
            lines.push(Word::Attribution, who.of(&document.text));
        }
        lines.lines
    }

    /// To the page of a fact's place.
    fn place_link(&self, query: &Query, fact: &Observation) -> Option<Link> {
        let code = fact.place.as_deref()?;
        let name = labels::place(&self.corpus.glossary, code);
        Some(Link {
            text: phrases::labelled(Word::Place.say(query.language), &name, query.language),
            href: self.place_href(query, code),
        })
    }

    fn indicator_link(&self, query: &Query, observation: &Observation) -> Option<Link> {
        let id = observation.indicator.as_deref()?;
        let all = query.to(Route::Figures).toggled(Facet::Indicator, id);
        Some(Link { text: Word::SameIndicator.say(query.language).to_owned(), href: all.to_hash() })
    }
}

/// More than this of what follows is on the page of checks.
const MAX_COMPARISONS: usize = 4;

/// What a short form is short for.
fn long_form(long: &str, language: Language) -> Vec<CardLine> {
    let mut lines = Lines::new(language);
    lines.push(Word::ShortFor, long);
    lines.lines
}

/// The page of checks at one check or comparison of an article.
fn link_to(query: &Query, document: &StoredDocument, kind: Kind, id: &str) -> String {
    let mut page = query.to(Route::Checks);
    page.selection.choose_only(Facet::Document, &document.id);
    page.kinds.insert(checks::kind_key(kind).to_owned());
    page.focus = Some(id.to_owned());
    page.to_hash()
}

/// The value of a mention with the sign that its observations give it: "giảm 1,05 %" is −1,05 %. The value as printed, if
/// they differ in it.
fn common_sign(mention: &Mention, own: &[&Observation]) -> Decimal {
    match own {
        [first, rest @ ..] if rest.iter().all(|other| other.signed == first.signed) => first.signed,
        _ => mention.value,
    }
}

/// `signed` is the value with its sign.
fn mention_lines(mention: &Mention, signed: Decimal, unit: &str, language: Language) -> Vec<CardLine> {
    let mut lines = Lines::new(language);
    lines.push(Word::Value, display::mention(mention, signed, unit, language));
    lines.word(Word::Qualifier, fixed(Facet::Qualifier, facet::qualifier_code(mention.qualifier)));
    let interval = Interval::of_mention(mention, Strictness::AsWritten);
    let is_mirrored = signed.is_negative() != mention.value.is_negative();
    let interval = if is_mirrored { interval.negated() } else { interval };
    let shown = if mention.kind == MentionKind::Percent { unit } else { "" };
    lines.push(Word::Interval, display::interval(interval, shown, language));
    lines.push(Word::Unit, unit);
    lines.word(Word::Kind, kind_word(mention.kind));
    lines.lines
}

fn period_lines(document: &StoredDocument, period: &PeriodMention, language: Language) -> Vec<CardLine> {
    let mut lines = Lines::new(language);
    if let Some(resolved) = period.period {
        lines.push(Word::PeriodMark, display::period(resolved, language));
        lines.word(Word::Why, super::basis_word(period.basis));
    }
    if let Some(anchor) = period.anchor {
        lines.push(Word::Sources, anchor.of(&document.text));
    }
    if let Some(missing) = period.missing {
        lines.word(Word::Missing, missing_word(missing));
    }
    lines.lines
}

fn reference_lines(document: &StoredDocument, reference: &LegalRef, language: Language) -> Vec<CardLine> {
    let mut lines = Lines::new(language);
    lines.push(Word::Kind, reference.kind.as_str());
    lines.push(Word::Number, reference.number.as_deref().unwrap_or_default());
    if let Some(date) = reference.date {
        lines.push(Word::IssuedOn, display::date(date, language));
    }
    lines.push(Word::Issuer, reference.issuer.as_deref().unwrap_or_default());
    let full = reference.full.and_then(|at| document.reading.refs.get(at as usize));
    if let Some(full) = full {
        lines.push(Word::Reference, full.span.of(&document.text));
    }
    lines.lines
}

/// Rules in words, each once.
fn why(rules: &[Rule], language: Language) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for rule in rules {
        let text = match (rule.info(), language) {
            (Some(info), Language::Vi) => info.vi,
            (Some(info), Language::En) => info.en,
            (None, _) => rule.id(),
        };
        if !said.iter().any(|earlier| earlier == text) {
            said.push(text.to_owned());
        }
    }
    said
}

fn kind_word(kind: MentionKind) -> Word {
    match kind {
        MentionKind::Count => Word::KindCount,
        MentionKind::Percent => Word::KindPercent,
        MentionKind::Money => Word::KindMoney,
        MentionKind::Ratio => Word::KindRatio,
        MentionKind::Rate => Word::KindRate,
        MentionKind::Duration => Word::KindDuration,
        MentionKind::Ordinal => Word::KindOrdinal,
        MentionKind::Measure => Word::KindMeasure,
    }
}

fn missing_word(missing: Missing) -> Word {
    match missing {
        Missing::Year => Word::MissingYear,
        Missing::Publication => Word::MissingPublication,
        Missing::Antecedent => Word::MissingAntecedent,
    }
}

fn entity_word(kind: EntityKind) -> Word {
    match kind {
        EntityKind::Person => Word::EntityPerson,
        EntityKind::Org => Word::EntityOrg,
        EntityKind::Place => Word::EntityPlace,
        EntityKind::Channel => Word::EntityChannel,
        EntityKind::Audience => Word::EntityAudience,
        EntityKind::Programme => Word::EntityProgramme,
        EntityKind::App => Word::EntityApp,
        EntityKind::Event => Word::EntityEvent,
    }
}
