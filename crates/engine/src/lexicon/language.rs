//! The lexicon compiled for reading: tables by word, phrases by their first word. Built once for each engine.

use super::*;
use crate::rules::Rule;
use crate::text::{Phrases, Token, TokenKind, Vocabulary, WordId};

/// The compiled lexicon. All parts of the knowledge share its [`Vocabulary`].
#[derive(Debug, Default)]
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
    periods: Phrases<PeriodWord>,
    legal: Phrases<u16>,
    legal_words: Vec<LegalWord>,
    first_legal_part: WordId,
    joints: Phrases<JointWord>,
    ordinal_words: Vec<WordId>,
    exclusions: Phrases<(Rule, ExclusionPlace)>,
    page: Phrases<u16>,
    page_words: Vec<PageWord>,
    abbreviations: Vec<bool>,
    starts: Vec<Families>,
}

/// Which families have a phrase that begins with a word: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Families(u16);

impl Families {
    /// A numeral or a scale.
    pub const NUMERAL: Families = Families(1);
    /// A hedge.
    pub const HEDGE: Families = Families(2);
    /// A unit or counted noun.
    pub const UNIT: Families = Families(4);
    /// A word of time.
    pub const PERIOD: Families = Families(8);
    /// A word of law.
    pub const LEGAL: Families = Families(16);
    /// An exclusion.
    pub const EXCLUSION: Families = Families(32);
    /// A joint.
    pub const JOINT: Families = Families(64);
    /// A word of the page.
    pub const PAGE: Families = Families(128);
    /// A rank follows: `thứ`.
    pub const ORDINAL: Families = Families(256);

    /// True if the two sets share a family.
    #[must_use]
    pub fn has(self, other: Families) -> bool {
        self.0 & other.0 != 0
    }
}

impl Language {
    /// Compiles `lexicon`.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Language {
        let mut language = Language::default();
        let vocabulary = &mut language.vocabulary;
        for entry in &lexicon.numerals {
            for form in &entry.forms {
                set(&mut language.numerals, vocabulary.intern(form), entry.role);
            }
        }
        for entry in &lexicon.scales {
            for form in &entry.forms {
                let word = vocabulary.intern(form);
                match entry.role.written {
                    Written::Word => set(&mut language.scales, word, entry.role.exponent),
                    Written::Symbol | Written::Between => language.symbols.push((word, form.clone(), entry.role)),
                }
            }
        }
        for entry in &lexicon.qualifiers {
            insert(&mut language.hedges, vocabulary, &entry.forms, entry.role);
        }
        for entry in &lexicon.units {
            let at = u16::try_from(language.unit_roles.len()).unwrap_or(u16::MAX);
            insert(&mut language.units, vocabulary, &entry.forms, at);
            language.unit_roles.push(entry.role.clone());
        }
        for entry in &lexicon.periods {
            insert(&mut language.periods, vocabulary, &entry.forms, entry.role);
        }
        for entry in &lexicon.legal {
            let at = u16::try_from(language.legal_words.len()).unwrap_or(u16::MAX);
            insert(&mut language.legal, vocabulary, &entry.forms, at);
            language.legal_words.push(entry.role.clone());
            if let (LegalWord::Part(_), WordId::UNKNOWN, Some(form)) =
                (&entry.role, language.first_legal_part, entry.forms.first())
            {
                language.first_legal_part = vocabulary.intern(form);
            }
        }
        for entry in &lexicon.joints {
            insert(&mut language.joints, vocabulary, &entry.forms, entry.role);
            if entry.role == JointWord::Ordinal {
                language.ordinal_words.extend(entry.forms.iter().map(|form| vocabulary.intern(form)));
            }
        }
        for entry in &lexicon.exclusions {
            let role = (Rule(entry.role.reason), entry.role.place);
            insert(&mut language.exclusions, vocabulary, &entry.forms, role);
        }
        for entry in &lexicon.page {
            let at = u16::try_from(language.page_words.len()).unwrap_or(u16::MAX);
            insert(&mut language.page, vocabulary, &entry.forms, at);
            language.page_words.push(entry.role.clone());
            for form in entry.forms.iter().filter(|_| entry.role == PageWord::Abbreviation) {
                let at = vocabulary.intern(form).0 as usize;
                language.abbreviations.resize(language.abbreviations.len().max(at + 1), false);
                if let Some(place) = language.abbreviations.get_mut(at) {
                    *place = true;
                }
            }
        }
        language.mark_starts();
        language
    }

    fn mark_starts(&mut self) {
        let mut starts = vec![Families::default(); self.vocabulary.table_len()];
        let mut mark = |word: WordId, family: Families| {
            if let Some(place) = starts.get_mut(word.0 as usize) {
                place.0 |= family.0;
            }
        };
        for at in 0..self.vocabulary.table_len() {
            let word = WordId(u32::try_from(at).unwrap_or(0));
            if self.numeral(word).is_some() || self.scale(word).is_some() {
                mark(word, Families::NUMERAL);
            }
        }
        self.hedges.first_words(|word| mark(word, Families::HEDGE));
        self.units.first_words(|word| mark(word, Families::UNIT));
        self.periods.first_words(|word| mark(word, Families::PERIOD));
        self.legal.first_words(|word| mark(word, Families::LEGAL));
        self.joints.first_words(|word| mark(word, Families::JOINT));
        self.page.first_words(|word| mark(word, Families::PAGE));
        for word in &self.ordinal_words {
            mark(*word, Families::ORDINAL);
        }
        self.exclusions.first_words(|word| mark(word, Families::EXCLUSION));
        self.starts = starts;
    }

    /// The families that have a phrase beginning with `word`.
    #[must_use]
    pub fn starts(&self, word: WordId) -> Families {
        self.starts.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// `None` if the first of `tokens` is a word with which no phrase of the family begins: most are, and need no search.
    fn may_start(&self, tokens: &[Token], family: Families) -> Option<()> {
        let first = tokens.first()?;
        (first.kind != TokenKind::Word || self.starts(first.word).has(family)).then_some(())
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
    pub fn hedge(&self, text: &str, tokens: &[Token]) -> Option<(usize, Hedge)> {
        self.may_start(tokens, Families::HEDGE)?;
        self.hedges.longest(text, tokens)
    }

    /// The longest unit or counted noun that begins with the first of `tokens`.
    #[must_use]
    pub fn unit(&self, text: &str, tokens: &[Token]) -> Option<(usize, &UnitRole)> {
        self.may_start(tokens, Families::UNIT)?;
        let (len, at) = self.units.longest(text, tokens)?;
        Some((len, self.unit_roles.get(usize::from(at))?))
    }

    /// The longest words of time that begin with the first of `tokens`.
    #[must_use]
    pub fn period(&self, text: &str, tokens: &[Token]) -> Option<(usize, PeriodWord)> {
        self.may_start(tokens, Families::PERIOD)?;
        self.periods.longest(text, tokens)
    }

    /// The longest words of law that begin with the first of `tokens`.
    #[must_use]
    pub fn legal(&self, text: &str, tokens: &[Token]) -> Option<(usize, &LegalWord)> {
        self.may_start(tokens, Families::LEGAL)?;
        let (len, at) = self.legal.longest(text, tokens)?;
        Some((len, self.legal_words.get(usize::from(at))?))
    }

    /// True for the word of the first legal part in the lexicon, the article: it may be cited without its document.
    #[must_use]
    pub fn is_first_legal_part(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.first_legal_part == word
    }

    /// The longest joint that begins with the first of `tokens`.
    #[must_use]
    pub fn joint(&self, text: &str, tokens: &[Token]) -> Option<(usize, JointWord)> {
        self.may_start(tokens, Families::JOINT)?;
        self.joints.longest(text, tokens)
    }

    /// The longest exclusion that begins with the first of `tokens`.
    #[must_use]
    pub fn exclusion(&self, text: &str, tokens: &[Token]) -> Option<(usize, (Rule, ExclusionPlace))> {
        self.may_start(tokens, Families::EXCLUSION)?;
        self.exclusions.longest(text, tokens)
    }

    /// True for a word whose dot is an abbreviation's.
    #[must_use]
    pub fn is_abbreviation(&self, word: WordId) -> bool {
        self.abbreviations.get(word.0 as usize).copied().unwrap_or(false)
    }

    /// The longest words of the page that begin with the first of `tokens`.
    #[must_use]
    pub fn page(&self, text: &str, tokens: &[Token]) -> Option<(usize, &PageWord)> {
        self.may_start(tokens, Families::PAGE)?;
        let (len, at) = self.page.longest(text, tokens)?;
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
