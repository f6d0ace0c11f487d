//! What was typed → a query. Never fails: what makes no sense is looked for as words, with a [`Hint`].
//!
//! ```text
//! bảo hiểm           both words, in any order; the last one may go on
//! "bảo hiểm xã hội"  side by side
//! QĐ-TTg             side by side too
//! ="nam"             this word and no other spelling
//! -tự                not this word
//! xã OR phường       either; also HOẶC and |
//! 14,9 triệu         one term: these words side by side, or the same value in any spelling
//! >10 triệu  10..20 %  figures by value
//! doc:000 noi:VN-46 ky:2021-01..2021-06 chi-so:si.coverage
//! ```

use std::ops::Range;

use engine::Decimal;
use engine::lexicon::Language;
use engine::quantity;
use engine::reading::MentionKind;
use engine::text::fold;

use super::abbreviation::Abbreviations;
use super::clause::{Bound, Clause, Query, Value, all, any, phrase, side_by_side, typed, words_of};
use super::field::Field;
use super::hint::{Hint, MAX_WORDS};
use super::terms::Ending;
use super::tokens;

impl Query {
    /// Understands `text`. The numbers in it are read by `language`.
    #[must_use]
    pub fn parse(text: &str, language: &Language, abbreviations: &Abbreviations) -> (Query, Vec<Hint>) {
        let mut parser = Parser { text, language, abbreviations, hints: Vec::new(), clauses: Vec::new(), n_words: 0 };
        parser.run();
        let mut hints = parser.hints;
        let clauses = parser.clauses;
        if clauses.is_empty() {
            hints.push(Hint::Empty);
        } else if clauses.iter().all(|clause| matches!(clause, Clause::Not(_))) {
            hints.push(Hint::OnlyExcluded);
        }
        (Query { clauses }, hints)
    }
}

struct Parser<'a> {
    text: &'a str,
    language: &'a Language,
    abbreviations: &'a Abbreviations,
    hints: Vec<Hint>,
    clauses: Vec<Clause>,
    n_words: usize,
}

/// A word of the query.
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    /// Whether it is glued to the word before: `TTg` in `QĐ-TTg`.
    is_glued: bool,
}

/// A number with its scale and unit is shorter.
const MAX_NUMBER_BYTES: usize = 80;

/// Parts without a word, such as empty quotes, cost time as well.
const MAX_PARTS: usize = 4 * MAX_WORDS;

/// In how many ways a phrase is looked for at most.
const MAX_SPELLINGS: usize = 16;

const QUOTES: [char; 4] = ['"', '“', '”', '„'];

impl<'a> Parser<'a> {
    fn run(&mut self) {
        let mut at = 0;
        let mut is_either = false;
        let mut n_parts = 0;
        while let Some(start) = self.next_start(at) {
            let n_before = self.clauses.len();
            n_parts += 1;
            if n_before >= MAX_WORDS || n_parts > MAX_PARTS || self.n_words >= MAX_WORDS {
                self.too_long();
                break;
            }
            let word = self.word_at(start);
            if matches!(word, "OR" | "HOẶC" | "|" | "||") && n_before > 0 {
                is_either = true;
                at = start + word.len();
                continue;
            }
            at = self.part(start).max(start + 1);
            if is_either && self.clauses.len() > n_before {
                self.join(n_before);
            }
            is_either = false;
        }
    }

    /// Reads one part of the query at `start` into clauses; gives where it ends.
    fn part(&mut self, start: usize) -> usize {
        let word = self.word_at(start);
        if let Some(rest) = word.strip_prefix('-').filter(|rest| !rest.is_empty()) {
            let n_before = self.clauses.len();
            // Only the next word or phrase is excluded, without any prefix.
            let end = if rest.starts_with(QUOTES) {
                self.quoted(start + 1)
            } else {
                self.plain(start + 1..start + word.len(), Ending::Closed);
                start + word.len()
            };
            let excluded = self.clauses.split_off(n_before.min(self.clauses.len()));
            self.clauses.extend(all(excluded).map(|clause| Clause::Not(Box::new(clause))));
            return end;
        }
        if word.starts_with(QUOTES) {
            return self.quoted(start);
        }
        if let Some(rest) = word.strip_prefix('=').filter(|rest| !rest.is_empty()) {
            let (inside, end) = if rest.starts_with(QUOTES) {
                self.inside_quotes(start + 1)
            } else {
                (start + 1..start + word.len(), start + word.len())
            };
            let words = self.words(inside).iter().map(|word| typed(word.text.to_owned(), Ending::AsSpelled)).collect();
            self.clauses.extend(side_by_side(words));
            return end;
        }
        if let Some(end) = self.field(start, word) {
            return end;
        }
        if let Some(end) = self.comparison(start, word) {
            return end;
        }
        let end = self.plain_end(start);
        let ending = if end == self.text.len() { Ending::Open } else { Ending::Closed };
        self.plain(start..end, ending);
        end
    }

    /// `"…"`, from the opening quote.
    fn quoted(&mut self, start: usize) -> usize {
        let (inside, end) = self.inside_quotes(start);
        let words = self.words(inside.clone());
        let values = self.values(inside);
        let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
        let mut alternatives: Vec<Clause> =
            self.spellings(&texts).into_iter().map(|it| phrase(it, Ending::Closed)).collect();
        // Only a number alone in its quotes is also a value: the other words would be lost.
        if let [(range, value)] = values.as_slice()
            && words.iter().all(|word| range.contains(&word.range.start))
        {
            alternatives.push(Clause::Value(*value));
        }
        self.clauses.extend(any(alternatives));
        end
    }

    /// What stands in quotes, and where the closing quote ends.
    fn inside_quotes(&mut self, start: usize) -> (Range<usize>, usize) {
        let open = self.part_of(start..self.text.len()).chars().next().map_or(1, char::len_utf8);
        let inside = start + open;
        match self.part_of(inside..self.text.len()).find(QUOTES) {
            Some(length) => {
                let close = inside + length;
                (inside..close, close + self.part_of(close..self.text.len()).chars().next().map_or(1, char::len_utf8))
            }
            None => {
                self.hints.push(Hint::UnclosedQuote);
                (inside..self.text.len(), self.text.len())
            }
        }
    }

    /// The phrase with every short and long form as typed, and as each form that means the same.
    fn spellings(&self, words: &[&str]) -> Vec<Vec<String>> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        if words.is_empty() {
            return Vec::new();
        }
        let mut spellings: Vec<Vec<String>> = vec![Vec::new()];
        let mut rest = words;
        while !rest.is_empty() {
            let (n_words, others) = self.abbreviations.other_forms(rest).unwrap_or((1, Vec::new()));
            let (typed, after) = rest.split_at(n_words.min(rest.len()));
            let mut options = vec![owned(typed)];
            if spellings.len() * (1 + others.len()) <= MAX_SPELLINGS {
                options.extend(others.into_iter().map(<[String]>::to_vec));
            }
            let longer = options
                .iter()
                .flat_map(|option| spellings.iter().map(move |before| [before.as_slice(), option].concat()));
            spellings = longer.collect();
            rest = after;
        }
        spellings
    }

    /// `name:value`.
    fn field(&mut self, start: usize, word: &str) -> Option<usize> {
        let (name, value) = word.split_once(':')?;
        let is_name = !name.is_empty() && name.chars().all(|it| it.is_alphabetic() || it == '-');
        if !is_name || value.starts_with("//") {
            return None;
        }
        let value_start = start + name.len() + 1;
        let (value, end) = if value.starts_with(QUOTES) {
            let (inside, end) = self.inside_quotes(value_start);
            (self.part_of(inside), end)
        } else {
            (value, start + word.len())
        };
        if !Field::NAMES.contains(&name) {
            self.hints.push(Hint::UnknownField(name.to_owned()));
            return None;
        }
        match Field::new(name, value) {
            Some(field) => self.clauses.push(Clause::Field(field)),
            None => self.hints.push(Hint::BadField(format!("{name}:{value}"))),
        }
        Some(end)
    }

    /// `>10 triệu`, `<= 5 %`, `10..20 %`.
    fn comparison(&mut self, start: usize, word: &str) -> Option<usize> {
        let operators = [
            (">=", true, Bound::Included),
            ("≥", true, Bound::Included),
            ("<=", false, Bound::Included),
            ("≤", false, Bound::Included),
            (">", true, Bound::Excluded),
            ("<", false, Bound::Excluded),
        ];
        if let Some((operator, is_least, bound)) = operators.into_iter().find(|(it, ..)| word.starts_with(it)) {
            let after = start + operator.len();
            let Some((end, value)) = self.value_at(self.skip_space(after)) else {
                self.hints.push(Hint::NotANumber(word.to_owned()));
                return Some(start + word.len());
            };
            let (least, most) = if is_least { (Some((value.0, bound)), None) } else { (None, Some((value.0, bound))) };
            self.clauses.push(Clause::Value(Value { least, most, is_percent: value.1 }));
            return Some(end);
        }
        let (low, high) = word.split_once("..")?;
        if !low.ends_with(|it: char| it.is_ascii_digit()) || !high.starts_with(|it: char| it.is_ascii_digit()) {
            return None;
        }
        let high_start = start + low.len() + 2;
        let (end, (most, is_percent)) = self.value_at(high_start)?;
        let digits = high.find(|it: char| !(it.is_ascii_digit() || it == ',' || it == '.')).unwrap_or(high.len());
        // The scale and unit of the upper end hold for the lower one too.
        let low = format!("{low}{}", self.part_of(high_start + digits..end));
        let least = numbers(&low, self.language).first().map(|(_, value)| value.0)?;
        let value = Value { least: Some((least, Bound::Included)), most: Some((most, Bound::Included)), is_percent };
        self.clauses.push(Clause::Value(value));
        Some(end)
    }

    /// The number that begins at `start`: where it ends, its value, and whether it is a percentage.
    fn value_at(&self, start: usize) -> Option<(usize, (Decimal, bool))> {
        let rest = self.text.get(start..)?;
        let rest = rest.get(..rest.floor_char_boundary(MAX_NUMBER_BYTES))?;
        let (range, value) = numbers(rest, self.language).into_iter().find(|(range, _)| range.start == 0)?;
        let percent_end =
            rest.get(range.end..).and_then(|after| after.find('%')).map_or(range.end, |at| range.end + at + 1);
        Some((start + if value.1 { percent_end } else { range.end }, value))
    }

    /// Words in any order, with the values and abbreviations among them.
    fn plain(&mut self, range: Range<usize>, ending: Ending) {
        let words = self.words(range.clone());
        let values = self.values(range.clone());
        let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let value = values.iter().find(|(range, _)| range.contains(&word.range.start));
            let n_in_value = value
                .map_or(0, |(range, _)| words[at..].iter().take_while(|it| range.contains(&it.range.start)).count());
            let n_glued = 1 + words[at + 1..].iter().take_while(|it| it.is_glued).count();
            let other = self.abbreviations.other_forms(&texts[at..]);
            let n_words = if let Some((n_words, _)) = &other { *n_words } else { n_in_value.max(n_glued) };
            let next = at + n_words;
            let last_ending = if next == words.len() { ending } else { Ending::Closed };
            let part: Vec<String> = texts[at..next].iter().map(|it| (*it).to_owned()).collect();
            let is_one_term = n_glued >= n_words || other.is_none() && n_in_value > 1;
            let as_typed = if is_one_term { phrase(part, last_ending) } else { words_of(part, last_ending) };
            let mut alternatives = vec![as_typed];
            if let Some((_, forms)) = other {
                alternatives.extend(forms.into_iter().map(|form| phrase(form.to_vec(), Ending::Closed)));
            } else if let Some((_, value)) = value {
                alternatives.push(Clause::Value(*value));
            }
            self.clauses.extend(any(alternatives));
            at = next;
        }
    }

    fn words(&mut self, range: Range<usize>) -> Vec<Word<'a>> {
        let part = self.part_of(range.clone());
        let mut words: Vec<Word<'a>> = Vec::new();
        for token in tokens(part) {
            if self.n_words == MAX_WORDS {
                self.too_long();
                break;
            }
            self.n_words += 1;
            let token_range = range.start + token.start..range.start + token.end;
            let between = words.last().and_then(|before| self.text.get(before.range.end..token_range.start));
            let is_glued = between.is_some_and(|between| !between.contains(char::is_whitespace));
            words.push(Word { text: part.get(token).unwrap_or(""), range: token_range, is_glued });
        }
        words
    }

    /// The numbers in a part of the query that has digits, and where they stand.
    fn values(&self, range: Range<usize>) -> Vec<(Range<usize>, Value)> {
        let part = self.part_of(range.clone());
        if !part.bytes().take(1000).any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let part = part.get(..part.floor_char_boundary(1000)).unwrap_or("");
        let found = numbers(part, self.language).into_iter().map(|(number, (value, is_percent))| {
            let exactly = Some((value, Bound::Included));
            let place = range.start + number.start..range.start + number.end;
            (place, Value { least: exactly, most: exactly, is_percent })
        });
        found.collect()
    }

    /// The clauses from `n_before` on and the one before them become alternatives.
    fn join(&mut self, n_before: usize) {
        let after = self.clauses.split_off(n_before);
        let Some(before) = self.clauses.pop() else { return };
        // `a OR b c`: only b is an alternative.
        let mut after = after.into_iter();
        let Some(first) = after.next() else { return };
        let either = match before {
            Clause::Any(mut clauses) => {
                clauses.push(first);
                Clause::Any(clauses)
            }
            before => Clause::Any(vec![before, first]),
        };
        self.clauses.push(either);
        self.clauses.extend(after);
    }

    fn too_long(&mut self) {
        if !self.hints.contains(&Hint::TooLong) {
            self.hints.push(Hint::TooLong);
        }
    }

    /// A part of what was typed; "" where there is none.
    fn part_of(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    fn next_start(&self, at: usize) -> Option<usize> {
        let start = self.skip_space(at);
        (start < self.text.len()).then_some(start)
    }

    fn skip_space(&self, at: usize) -> usize {
        let at = self.text.ceil_char_boundary(at);
        let rest = self.part_of(at..self.text.len());
        at + (rest.len() - rest.trim_start().len())
    }

    /// From `start` to the next white space.
    fn word_at(&self, start: usize) -> &'a str {
        let rest = self.part_of(start..self.text.len());
        rest.get(..rest.find(char::is_whitespace).unwrap_or(rest.len())).unwrap_or("")
    }

    /// Where the plain words that begin at `start` end: before anything with a meaning of its own.
    fn plain_end(&self, start: usize) -> usize {
        let mut end = start + self.word_at(start).len();
        while let Some(next) = self.next_start(end) {
            let word = self.word_at(next);
            let is_plain = !word.starts_with(['-', '=', '>', '<', '≥', '≤', '|'])
                && !word.starts_with(QUOTES)
                && !matches!(word, "OR" | "HOẶC")
                && !word.contains("..")
                && !word.split_once(':').is_some_and(|(name, _)| Field::NAMES.contains(&name));
            if !is_plain {
                return end;
            }
            end = next + word.len();
        }
        self.text.len()
    }
}

/// The exact numbers of a text: where they stand, their value, whether they are percentages.
fn numbers(text: &str, language: &Language) -> Vec<(Range<usize>, (Decimal, bool))> {
    let mentions = quantity::alone(text, language);
    let single = mentions.iter().filter(|it| it.upper.is_none());
    single.map(|it| (it.number.range(), (it.value, it.kind == MentionKind::Percent))).collect()
}

/// The text that a word is compared by.
#[must_use]
pub(super) fn comparable(text: &str) -> String {
    fold::bare(text)
}
