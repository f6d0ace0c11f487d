//! The lexicon compiled for reading: tables by word, phrases by their first word. Built once for each engine.

use super::*;
use crate::reading::Unit;
use crate::rules::Rule;
use crate::text::{Families, Phrases, Token, Vocabulary, WordId};

/// The compiled lexicon. All parts of the knowledge share its [`Vocabulary`].
#[derive(Debug)]
pub struct Language {
    /// Every word that any lexicon knows.
    pub vocabulary: Vocabulary,
    numerals: Vec<Option<NumeralRole>>,
    scales: Vec<Option<i16>>,
    /// Scales in letters, case told apart: `M` is a million, `m` a metre.
    symbols: Vec<(WordId, String, Scale)>,
    hedges: Phrases<Hedge>,
    units: Phrases<u16>,
    unit_roles: Vec<UnitRole>,
    /// Units of one letter as they are written, case told apart.
    unit_letters: Vec<String>,
    periods: Phrases<PeriodWord>,
    /// What is counted from the beginning of a year, `số thu`. No words of time: nothing begins with them.
    flows: Phrases<()>,
    legal: Phrases<u16>,
    legal_words: Vec<LegalWord>,
    first_legal_part: WordId,
    joints: Phrases<JointWord>,
    exclusions: Phrases<(Rule, ExclusionPlace)>,
    page: Phrases<u16>,
    page_words: Vec<PageWord>,
    abbreviations: Vec<bool>,
    linking: Vec<(Linking, String)>,
    /// What a multiple is counted in: the first form of the unit `times`.
    times: Option<String>,
}

/// The id of the unit that multiples are counted in.
const TIMES: &str = "times";

impl Language {
    /// Compiles `lexicon`.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Language {
        let mut language = Language {
            vocabulary: Vocabulary::default(),
            numerals: Vec::new(),
            scales: Vec::new(),
            symbols: Vec::new(),
            hedges: Phrases::new(Families::HEDGE),
            units: Phrases::new(Families::UNIT),
            unit_roles: lexicon.units.iter().map(|entry| entry.role.clone()).collect(),
            unit_letters: lexicon
                .units
                .iter()
                .flat_map(|entry| &entry.forms)
                .filter(|form| form.chars().nth(1).is_none())
                .cloned()
                .collect(),
            periods: Phrases::new(Families::PERIOD),
            flows: Phrases::new(Families::LABEL),
            legal: Phrases::new(Families::LEGAL),
            legal_words: lexicon.legal.iter().map(|entry| entry.role.clone()).collect(),
            first_legal_part: WordId::UNKNOWN,
            joints: Phrases::new(Families::JOINT),
            exclusions: Phrases::new(Families::EXCLUSION),
            page: Phrases::new(Families::PAGE),
            page_words: lexicon.page.iter().map(|entry| entry.role.clone()).collect(),
            abbreviations: Vec::new(),
            linking: Vec::new(),
            times: lexicon
                .units
                .iter()
                .find(|entry| entry.role.id.as_deref() == Some(TIMES))
                .and_then(|entry| entry.forms.first().cloned()),
        };
        let vocabulary = &mut language.vocabulary;
        for entry in &lexicon.numerals {
            for form in &entry.forms {
                let word = vocabulary.intern(form);
                vocabulary.mark_start(word, Families::NUMERAL);
                set(&mut language.numerals, word, entry.role);
            }
        }
        for entry in &lexicon.scales {
            for form in &entry.forms {
                let word = vocabulary.intern(form);
                match entry.role.written {
                    Written::Word => {
                        vocabulary.mark_start(word, Families::NUMERAL);
                        set(&mut language.scales, word, entry.role.exponent);
                    }
                    Written::Symbol | Written::Between | Written::InUnit => {
                        language.symbols.push((word, form.clone(), entry.role))
                    }
                }
            }
        }
        for sign in ['-', '−', '–', '‐', '‑', '－', '+', ',', '$', '€', '£', '¥'] {
            let sign = vocabulary.intern_mark(sign);
            vocabulary.mark_start(sign, Families::SIGN);
        }
        for entry in &lexicon.qualifiers {
            insert(&mut language.hedges, vocabulary, &entry.forms, entry.role);
        }
        for (at, entry) in (0..).zip(&lexicon.units) {
            insert(&mut language.units, vocabulary, &entry.forms, at);
        }
        for entry in &lexicon.periods {
            match entry.role {
                PeriodWord::Flow => insert(&mut language.flows, vocabulary, &entry.forms, ()),
                role => insert(&mut language.periods, vocabulary, &entry.forms, role),
            }
        }
        for (at, entry) in (0..).zip(&lexicon.legal) {
            insert(&mut language.legal, vocabulary, &entry.forms, at);
            if matches!(entry.role, LegalWord::Type(_) | LegalWord::Named(_) | LegalWord::Part(_)) {
                entry.forms.iter().for_each(|form| vocabulary.mark_starts(form, Families::CITATION));
            }
            if let (LegalWord::Part(_), WordId::UNKNOWN, Some(form)) =
                (&entry.role, language.first_legal_part, entry.forms.first())
            {
                language.first_legal_part = vocabulary.intern(form);
            }
        }
        for entry in &lexicon.joints {
            insert(&mut language.joints, vocabulary, &entry.forms, entry.role);
            for form in entry.forms.iter().filter(|_| entry.role == JointWord::Ordinal) {
                let word = vocabulary.intern(form);
                vocabulary.mark_start(word, Families::ORDINAL);
            }
        }
        for entry in &lexicon.exclusions {
            let role = (Rule(entry.role.reason), entry.role.place);
            if entry.role.place == ExclusionPlace::Inside {
                entry.forms.iter().for_each(|form| vocabulary.mark_starts(form, Families::FIXED));
            }
            insert(&mut language.exclusions, vocabulary, &entry.forms, role);
        }
        for (at, entry) in (0..).zip(&lexicon.page) {
            insert(&mut language.page, vocabulary, &entry.forms, at);
            if let PageWord::Linking(linking) = entry.role {
                language.linking.extend(entry.forms.first().map(|form| (linking, form.clone())));
            }
            for form in entry.forms.iter().filter(|_| entry.role == PageWord::Abbreviation) {
                let at = vocabulary.intern(form).0 as usize;
                language.abbreviations.resize(language.abbreviations.len().max(at + 1), false);
                if let Some(place) = language.abbreviations.get_mut(at) {
                    *place = true;
                }
            }
        }
        language
    }

    /// What `word` does in a number.
    #[must_use]
    pub fn numeral(&self, word: WordId) -> Option<NumeralRole> {
        self.numerals.get(word.0 as usize).copied().flatten()
    }

    /// The power of ten that `word` is.
    #[must_use]
    pub fn scale(&self, word: WordId) -> Option<i16> {
        self.scales.get(word.0 as usize).copied().flatten()
    }

    /// The scale that a word glued to its number is: `k`, `tr`, `M`.
    #[must_use]
    pub fn symbol(&self, word: WordId, raw: &str) -> Option<Scale> {
        if word == WordId::UNKNOWN {
            return None;
        }
        let is_this = |(id, form, _): &&(WordId, String, Scale)| *id == word && (form.len() > 1 || form == raw);
        self.symbols.iter().find(is_this).map(|(_, _, scale)| *scale)
    }

    /// The longest hedge that begins with the first of `tokens`.
    #[must_use]
    pub fn hedge(&self, tokens: &[Token]) -> Option<(usize, Hedge)> {
        self.hedges.longest(tokens)
    }

    /// The unit of a multiple in words, `gấp đôi`; none if the lexicon has no unit `times`.
    #[must_use]
    pub fn times(&self) -> Unit {
        let Some(text) = &self.times else { return Unit::default() };
        Unit { text: text.clone(), id: Some(TIMES.to_owned()), span: None, implied_by: None }
    }

    /// The longest unit or counted noun that begins with the first of `tokens`.
    #[must_use]
    pub fn unit(&self, tokens: &[Token]) -> Option<(usize, &UnitRole)> {
        let (len, at) = self.units.longest(tokens)?;
        Some((len, self.unit_roles.get(usize::from(at))?))
    }

    /// True for a letter that is a unit when it is written so: `V` and `v`, `m` but not `M`.
    #[must_use]
    pub fn is_unit_letter(&self, raw: &str) -> bool {
        self.unit_letters.iter().any(|letter| letter == raw)
    }

    /// The longest words of time that begin with the first of `tokens`.
    #[must_use]
    pub fn period(&self, tokens: &[Token]) -> Option<(usize, PeriodWord)> {
        self.periods.longest(tokens)
    }

    /// The longest words of law that begin with the first of `tokens`.
    #[must_use]
    pub fn legal(&self, tokens: &[Token]) -> Option<(usize, &LegalWord)> {
        let (len, at) = self.legal.longest(tokens)?;
        Some((len, self.legal_words.get(usize::from(at))?))
    }

    /// True for the word of the first legal part in the lexicon, the article: it may be cited without its document.
    #[must_use]
    pub fn is_first_legal_part(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.first_legal_part == word
    }

    /// The longest joint that begins with the first of `tokens`.
    #[must_use]
    pub fn joint(&self, tokens: &[Token]) -> Option<(usize, JointWord)> {
        self.joints.longest(tokens)
    }

    /// True if all of `tokens` name what is counted from the beginning of a year.
    #[must_use]
    pub fn is_flow(&self, tokens: &[Token]) -> bool {
        self.flows.longest(tokens).is_some_and(|(n_tokens, ())| n_tokens == tokens.len())
    }

    /// The longest exclusion that begins with the first of `tokens`.
    #[must_use]
    pub fn exclusion(&self, tokens: &[Token]) -> Option<(usize, (Rule, ExclusionPlace))> {
        self.exclusions.longest(tokens)
    }

    /// True for a word whose dot is an abbreviation's.
    #[must_use]
    pub fn is_abbreviation(&self, word: WordId) -> bool {
        self.abbreviations.get(word.0 as usize).copied().unwrap_or(false)
    }

    /// The word that joins borrowed words with a figure.
    #[must_use]
    pub fn linking(&self, linking: Linking) -> Option<&str> {
        self.linking.iter().find(|(of, _)| *of == linking).map(|(_, form)| form.as_str())
    }

    /// The longest words of the page that begin with the first of `tokens`.
    #[must_use]
    pub fn page(&self, tokens: &[Token]) -> Option<(usize, &PageWord)> {
        let (len, at) = self.page.longest(tokens)?;
        Some((len, self.page_words.get(usize::from(at))?))
    }
}

fn set<T: Copy>(table: &mut Vec<Option<T>>, word: WordId, value: T) {
    let at = word.0 as usize;
    if table.len() <= at {
        table.resize(at + 1, None);
    }
    if let Some(place) = table.get_mut(at) {
        *place = Some(value);
    }
}

fn insert<T: Copy>(phrases: &mut Phrases<T>, vocabulary: &mut Vocabulary, forms: &[String], value: T) {
    for form in forms {
        phrases.insert(vocabulary, form, value);
    }
}
