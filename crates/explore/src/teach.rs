//! *Dạy một từ*: a phrase that a reader adds to an indicator of the codebook, or to one of their own; what is read otherwise
//! since then, and the list of all that was added.

pub mod changes;

use engine::Knowledge;
use engine::codebook::additions::{AddedIndicator, AddedPhrase, Additions, Refused, folded};
use engine::codebook::{Counts, Indicator};
use engine::reading::Mention;
use engine::text::fold;
use store::StoredDocument;
use store::index::tokens;
use store::unnamed_indicators::key;

use crate::correction::Choice;
use crate::link::{self, Target};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

pub use changes::{ChangeLine, ChangesView};

/// The value of the choice that makes a new indicator; no id looks like it.
pub const NEW: &str = "+";
/// What the ids of new indicators begin with.
const OWN: &str = "added.";
/// So many sentences that have a phrase in vain are shown.
const MOST_MISSED: usize = 5;

/// What can be taught, beginning at a figure or at nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeachForm {
    /// The figure, and where it stands.
    pub figure: Option<Link>,
    /// Its sentence; empty without a figure.
    pub sentence: String,
    /// The indicators that take its unit, and a new one.
    pub indicators: Vec<Choice>,
    /// What an indicator counts.
    pub counts: Vec<Choice>,
    /// What the fields hold at first.
    pub read: Taught,
}

/// The fields of the form, as they are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taught {
    /// The words.
    pub phrase: String,
    /// The id of an indicator, or [`NEW`].
    pub indicator: String,
    /// What a new indicator is called in Vietnamese.
    pub name: String,
    /// And in English; may be empty.
    pub name_en: String,
    /// What a new indicator counts: "hộ".
    pub unit: String,
    /// "flow" or "stock".
    pub counts: String,
    /// Why, for people.
    pub note: String,
}

/// All that was added to the codebook of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdditionsView {
    /// One line each, in their order.
    pub lines: Vec<AdditionLine>,
}

/// A phrase that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdditionLine {
    /// The words.
    pub phrase: String,
    /// Its indicator, and where its figures are listed.
    pub indicator: Link,
    /// Whether the indicator was added, too.
    pub is_new: bool,
    /// "có trong 3 câu; 2 câu có số liệu nhận chỉ số này".
    pub reach: String,
    /// Sentences with the phrase, of which no figure took the indicator; some of them.
    pub missed: Vec<Link>,
    /// Why it could not be added; nothing if it was.
    pub trouble: Option<String>,
    /// Why, as it was noted; may be empty.
    pub note: String,
    /// The id of the indicator.
    pub id: String,
    /// What takes it out, in words.
    pub remove: String,
}

impl Explorer {
    /// The form that begins at a figure: its document's id, a dot and its link there, as tables name figures.
    #[must_use]
    pub fn teach_form(&self, query: &Query, knowledge: &Knowledge, figure: Option<&str>) -> TeachForm {
        let language = query.language;
        let found = figure.and_then(|figure| self.figure_named(figure));
        let mention = found.map(|(_, mention)| mention);
        let takes = |indicator: &&Indicator| {
            !indicator.units.is_empty() && mention.is_none_or(|mention| takes(knowledge, indicator, mention))
        };
        let name = |it: &Indicator| match language {
            Language::Vi => choice(&it.id, &it.vi),
            Language::En => choice(&it.id, &it.en),
        };
        let own = knowledge.codebook.indicators.iter().filter(takes).map(name);
        let first = [choice("", Word::TeachChoose.say(language)), choice(NEW, Word::TeachNew.say(language))];
        let phrase = found.and_then(|(document, mention)| {
            let is_own = |it: &&engine::reading::Observation| mention_of(document, it.mention.0) == Some(mention);
            let observation = document.reading.observations.iter().find(is_own)?;
            observation.phrase.map(|span| span.of(&document.text).trim().to_owned())
        });
        let phrase = phrase.unwrap_or_default();
        TeachForm {
            figure: found.zip(figure).map(|((document, mention), named)| {
                let focus = named.get(document.id.len() + 1..).unwrap_or_default();
                let href = query.at(&document.id, focus).to_hash();
                Link { text: mention.span.of(&document.text).to_owned(), href }
            }),
            sentence: found.map(|(document, mention)| sentence_of(document, mention).to_owned()).unwrap_or_default(),
            indicators: first.into_iter().chain(own).collect(),
            counts: vec![
                choice("flow", Word::TeachFlow.say(language)),
                choice("stock", Word::TeachStock.say(language)),
            ],
            read: Taught {
                name: capitalised(&phrase),
                phrase,
                unit: mention.map(|mention| mention.unit.text.clone()).unwrap_or_default(),
                counts: "flow".to_owned(),
                ..Taught::default()
            },
        }
    }

    /// All additions with what a form says; `knowledge` is that of the site, without additions.
    ///
    /// # Errors
    /// What is not filled in, or why it cannot be added, in words.
    pub fn taught(&self, knowledge: &Knowledge, form: &Taught, language: Language) -> Result<Additions, String> {
        let said = |word: Word| word.say(language).to_owned();
        let filled = |text: &str, word: Word| if text.trim().is_empty() { Err(said(word)) } else { Ok(()) };
        filled(&form.phrase, Word::TeachNoPhrase)?;
        filled(&form.indicator, Word::TeachNoIndicator)?;
        let mut all = self.corpus.added();
        let mut indicator = form.indicator.clone();
        if indicator == NEW {
            filled(&form.name, Word::TeachNoName)?;
            filled(&form.unit, Word::TeachNoUnit)?;
            let is_taken = |id: &str| {
                knowledge.codebook.find(id).is_some() || all.indicator.iter().any(|indicator| indicator.id == id)
            };
            indicator = free_id(&form.name, is_taken);
            all.indicator.push(AddedIndicator {
                id: indicator.clone(),
                vi: form.name.trim().to_owned(),
                en: form.name_en.trim().to_owned(),
                definition: String::new(),
                units: vec![form.unit.trim().to_owned()],
                counts: if form.counts == "stock" { Counts::Stock } else { Counts::Flow },
            });
        }
        let own = folded(&form.phrase);
        if all.phrase.iter().any(|it| it.indicator == indicator && folded(&it.phrase) == own) {
            return Err(said(Word::TeachSame));
        }
        let phrase = form.phrase.split_whitespace().collect::<Vec<_>>().join(" ");
        all.phrase.push(AddedPhrase { indicator, phrase: phrase.clone(), note: form.note.trim().to_owned() });
        // The last phrase is the new one.
        match knowledge.clone().add(&all).pop().filter(|refused| refused.of == phrase) {
            Some(refused) => Err(why(&refused, language)),
            None => Ok(all),
        }
    }

    /// All that was added; `refused` is what could not be.
    #[must_use]
    pub fn additions(&self, query: &Query, refused: &[Refused]) -> AdditionsView {
        let all = self.corpus.added();
        let line = |of: &AddedPhrase| self.addition_line(query, of, &all, refused);
        AdditionsView { lines: all.phrase.iter().map(line).collect() }
    }

    fn addition_line(&self, query: &Query, of: &AddedPhrase, all: &Additions, refused: &[Refused]) -> AdditionLine {
        let language = query.language;
        let (mut n_sentences, mut n_claimed, mut missed) = (0, 0, Vec::new());
        for document in &self.corpus.documents {
            for (at, has_indicator) in sentences_with(document, &of.phrase, &of.indicator) {
                n_sentences += 1;
                n_claimed += usize::from(has_indicator == Some(true));
                if has_indicator == Some(false) && missed.len() < MOST_MISSED {
                    let focus = link::sentence_id(&document.reading, at);
                    let sentence = document.reading.sentences.get(at as usize);
                    let text = sentence.map_or("", |it| it.span.of(&document.text)).to_owned();
                    missed.push(Link { text, href: query.at(&document.id, &focus).to_hash() });
                }
            }
        }
        let added = all.indicator.iter().find(|it| it.id == of.indicator);
        let name = match added {
            Some(added) if language == Language::Vi || added.en.is_empty() => added.vi.clone(),
            Some(added) => added.en.clone(),
            None => labels::indicator(&self.corpus.glossary, &of.indicator, language),
        };
        let figures = query.to(Route::Figures).toggled(crate::Facet::Indicator, &of.indicator).to_hash();
        let count = |n: usize| display::count(n, language);
        AdditionLine {
            phrase: of.phrase.clone(),
            indicator: Link { text: name, href: if n_claimed == 0 { String::new() } else { figures } },
            is_new: added.is_some(),
            reach: phrases::phrase_reach(&count(n_sentences), &count(n_claimed), language),
            missed,
            trouble: refused.iter().find(|it| it.of == of.phrase || it.of == of.indicator).map(|it| why(it, language)),
            note: of.note.clone(),
            id: of.indicator.clone(),
            remove: phrases::labelled(Word::TeachRemove.say(language), &of.phrase, language),
        }
    }

    /// The figure that tables name so.
    fn figure_named(&self, figure: &str) -> Option<(&StoredDocument, &Mention)> {
        let own = |document: &&StoredDocument| figure.strip_prefix(&document.id)?.strip_prefix('.').map(str::len);
        let document = self.corpus.documents.iter().filter(|it| own(it).is_some()).min_by_key(own)?;
        match link::resolve(&document.reading, figure.get(document.id.len() + 1..)?) {
            Target::Figure { mention, .. } => Some((document, mention_of(document, mention)?)),
            _ => None,
        }
    }
}

/// Additions without a phrase; an indicator of nobody else's phrases goes with its last one.
#[must_use]
pub fn without(additions: &Additions, indicator: &str, phrase: &str) -> Additions {
    let mut rest = additions.clone();
    rest.remove(indicator, phrase);
    let is_used = |id: &str| rest.phrase.iter().any(|it| it.indicator == id);
    rest.indicator.retain(|it| it.id != indicator || is_used(&it.id));
    rest
}

/// The documents that may be read otherwise once `now` is added instead of `before`: those with a phrase of only one of them.
#[must_use]
pub fn touched(documents: &[StoredDocument], before: &Additions, now: &Additions) -> Vec<String> {
    fn of(additions: &Additions) -> Vec<(&str, String, Vec<&AddedIndicator>)> {
        let own =
            |it: &AddedPhrase| additions.indicator.iter().filter(|own| own.id == it.indicator).collect::<Vec<_>>();
        additions.phrase.iter().map(|it| (it.indicator.as_str(), words(&it.phrase), own(it))).collect()
    }
    let (before, now) = (of(before), of(now));
    let new = now.iter().filter(|it| !before.contains(it));
    let gone = before.iter().filter(|it| !now.contains(it));
    let changed: Vec<&String> = new.chain(gone).map(|(_, words, _)| words).collect();
    let is_touched = |document: &&StoredDocument| {
        let text = words(&document.text);
        changed.iter().any(|phrase| text.contains(phrase.as_str()))
    };
    documents.iter().filter(is_touched).map(|document| document.id.clone()).collect()
}

/// An addition that could not be made, and why, as files that could not be opened are listed.
#[must_use]
pub fn unmade(of: &Refused, language: Language) -> (String, String) {
    (format!("additions.toml: {}", of.of), why(of, language))
}

fn why(of: &Refused, language: Language) -> String {
    match language {
        Language::Vi => of.why.vi(),
        Language::En => of.why.en(),
    }
}

/// The sentences that have a phrase: whether one of their figures is of the indicator; nothing for those without figures.
fn sentences_with(document: &StoredDocument, phrase: &str, indicator: &str) -> Vec<(u32, Option<bool>)> {
    let (reading, phrase) = (&document.reading, words(phrase));
    let has_phrase = |text: &str| words(text).contains(&phrase);
    // Most documents have it nowhere.
    if !has_phrase(&document.text) {
        return Vec::new();
    }
    let figures = |sentence: u32| {
        let own = reading.observations.iter().filter(move |it| {
            reading.mentions.get(it.mention.0 as usize).is_some_and(|mention| mention.sentence == sentence)
        });
        own.map(|it| it.indicator.as_deref() == Some(indicator)).reduce(|one, other| one || other)
    };
    let sentences = (0_u32..).zip(&reading.sentences);
    let with = sentences.filter(|(_, sentence)| has_phrase(sentence.span.of(&document.text)));
    with.map(|(at, _)| (at, figures(at))).collect()
}

/// The words of a text as phrases are looked for: a space before and behind each.
fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for range in tokens(text) {
        words.push_str(&fold::exact(text.get(range).unwrap_or("")));
        words.push(' ');
    }
    words
}

/// True if figures with the unit of this one can be of an indicator.
fn takes(knowledge: &Knowledge, indicator: &Indicator, mention: &Mention) -> bool {
    let unit = fold::exact(&mention.unit.text);
    let classes = indicator.units.iter().filter_map(|unit| knowledge.codebook.units.get(usize::from(unit.0)));
    let mut fits = classes.map(|class| {
        class.kind == Some(mention.kind) || unit.is_empty() || class.heads.iter().any(|head| fold::exact(head) == unit)
    });
    fits.any(|fits| fits)
}

fn mention_of(document: &StoredDocument, at: u32) -> Option<&Mention> {
    document.reading.mentions.get(at as usize)
}

fn sentence_of<'a>(document: &'a StoredDocument, mention: &Mention) -> &'a str {
    let sentence = document.reading.sentences.get(mention.sentence as usize);
    sentence.map_or("", |it| it.span.of(&document.text))
}

fn choice(value: &str, text: &str) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned() }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// An id for an indicator of this name that no other one has.
fn free_id(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let key = key(name).replace('-', "_");
    // An id begins with a letter.
    let key = if key.starts_with(|letter: char| letter.is_ascii_lowercase()) { key } else { format!("i{key}") };
    let numbered = (2..).map(|n| format!("{OWN}{key}_{n}"));
    std::iter::once(format!("{OWN}{key}")).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
