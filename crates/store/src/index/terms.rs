//! The words of a corpus, and which of them a typed word can mean.

use std::ops::Range;

use engine::compact_sort::CompactSort;
use engine::text::fold;

use super::clause::Typed;
use super::spelling_variants;

/// A word's number: its place among all words in order of (spelling without marks, spelling with marks).
pub type TermId = u32;

/// All different words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    exact: Strings,
    bare: Strings,
}

/// The words that one typed word can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Runs of numbers, ascending.
    runs: Vec<Range<TermId>>,
    /// The word exactly as typed.
    typed: Option<TermId>,
    /// The words of the same length that differ from the typed one in marks only, and its other spellings.
    same_length: Vec<Range<TermId>>,
}

/// Whether more letters may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The word is complete.
    Closed,
    /// The word is being typed.
    Open,
    /// The word is complete and stands for itself: marks that it lacks are meant to be lacking.
    AsSpelled,
}

/// What a letter without a mark stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// A word without any mark is any word that is spelled so but for its marks.
    #[default]
    Any,
    /// Letters without marks have none: they were typed beside words that have.
    AsTyped,
}

impl Terms {
    /// True if `term` is one of them.
    #[must_use]
    pub fn contains(&self, term: TermId) -> bool {
        in_runs(&self.runs, term)
    }

    /// Runs of their numbers, ascending.
    pub(super) fn runs(&self) -> &[Range<TermId>] {
        &self.runs
    }

    /// All of them, ascending.
    pub fn iter(&self) -> impl Iterator<Item = TermId> {
        self.runs.iter().cloned().flatten()
    }

    /// The word exactly as typed, if the corpus has it.
    #[must_use]
    pub fn typed(&self) -> Option<TermId> {
        self.typed
    }

    /// True if no word of the corpus fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// How much an occurrence counts: 1 for the word as typed, less for other marks, less still for longer words.
    pub(super) fn weight(&self, term: TermId) -> f32 {
        if self.typed == Some(term) {
            1.0
        } else if in_runs(&self.same_length, term) {
            0.75
        } else {
            0.25
        }
    }
}

impl Vocabulary {
    /// The words, each as its spelling with marks; and for each its number, which is its place in the order.
    pub(super) fn new(words: &[String]) -> (Vocabulary, Vec<TermId>) {
        let mut keys: Vec<(String, &str, usize)> =
            words.iter().enumerate().map(|(at, word)| (fold::bare(word), word.as_str(), at)).collect();
        keys.sort_unstable();
        let mut vocabulary = Vocabulary::default();
        let mut numbers = vec![0; words.len()];
        for (number, (bare, exact, at)) in keys.iter().enumerate() {
            vocabulary.bare.push(bare);
            vocabulary.exact.push(exact);
            if let Some(place) = numbers.get_mut(*at) {
                *place = number as TermId;
            }
        }
        (vocabulary, numbers)
    }

    pub(super) fn len(&self) -> usize {
        self.exact.ends.len()
    }

    pub(super) fn exact(&self, term: TermId) -> &str {
        self.exact.get(term)
    }

    /// What `typed` can mean, in all its [spellings](spelling_variants): with marks exactly that word; without, every word that
    /// has the same letters, or as its [`Marks`] say the one without marks; open, also every word that begins so.
    pub(super) fn terms(&self, typed: &Typed) -> Terms {
        let exact = fold::exact(&typed.text);
        if fold::bare(&exact).is_empty() {
            // Marks without letters: every word begins so, none is meant.
            return Terms::default();
        }
        let number = self.number(&exact);
        if typed.ending == Ending::AsSpelled {
            let runs: Vec<Range<TermId>> = number.map(|term| term..term + 1).into_iter().collect();
            return Terms { same_length: runs.clone(), runs, typed: number };
        }
        let mut terms = Terms { typed: number, ..Terms::default() };
        self.add(&exact, typed.ending, typed.marks, &mut terms);
        for variant in spelling_variants::variants(&exact) {
            // `ly` may be `li`, but what begins with `li` is another word.
            let is_same_beginning = fold::bare(&variant) == fold::bare(&exact);
            let ending = if is_same_beginning { typed.ending } else { Ending::Closed };
            self.add(&variant, ending, typed.marks, &mut terms);
        }
        joined(&mut terms.runs);
        joined(&mut terms.same_length);
        terms
    }

    /// The number of a word in the spelling of [`fold::exact`].
    pub(super) fn number(&self, exact: &str) -> Option<TermId> {
        let (start, end) = self.same_letters(&fold::bare(exact));
        (start..end).find(|term| self.exact(*term) == exact)
    }

    /// The run of words that are `bare` without their marks.
    fn same_letters(&self, bare: &str) -> (TermId, TermId) {
        let start = self.partition(|word| word < bare);
        (start, start + self.partition_from(start, |word| word == bare))
    }

    /// Adds the words that one spelling can mean.
    fn add(&self, exact: &str, ending: Ending, marks: Marks, terms: &mut Terms) {
        let bare = fold::bare(exact);
        let (start, same_end) = self.same_letters(&bare);
        let open_end = match ending {
            Ending::Closed | Ending::AsSpelled => same_end,
            Ending::Open => same_end + self.partition_from(same_end, |word| word.starts_with(&bare)),
        };
        if start == open_end {
            return;
        }
        if start < same_end {
            terms.same_length.push(start..same_end);
        }
        if exact == bare && marks == Marks::Any {
            terms.runs.push(start..open_end);
            return;
        }
        let fitting = (start..open_end).filter(|term| fits(self.exact(*term), exact, ending));
        terms.runs.extend(fitting.map(|term| term..term + 1));
    }

    /// The number of words at the beginning whose bare spelling is `wanted`.
    fn partition(&self, wanted: impl Fn(&str) -> bool) -> TermId {
        self.partition_from(0, wanted)
    }

    /// The number of words from `start` whose bare spelling is `wanted`, these being the first.
    fn partition_from(&self, start: TermId, wanted: impl Fn(&str) -> bool) -> TermId {
        let (mut low, mut high) = (start, self.len() as TermId);
        while low < high {
            let middle = low.midpoint(high);
            if wanted(self.bare.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low - start
    }
}

fn in_runs(runs: &[Range<TermId>], term: TermId) -> bool {
    match runs {
        [run] => run.contains(&term),
        runs => {
            let at = runs.partition_point(|run| run.end <= term);
            runs.get(at).is_some_and(|run| run.contains(&term))
        }
    }
}

/// The runs in order, those that touch or overlap as one.
fn joined(runs: &mut Vec<Range<TermId>>) {
    if runs.len() < 2 {
        return;
    }
    runs.compact_sort_by_key(|run| (run.start, run.end));
    let mut joined: Vec<Range<TermId>> = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match joined.last_mut().filter(|last| run.start <= last.end) {
            Some(last) => last.end = last.end.max(run.end),
            None => joined.push(run),
        }
    }
    *runs = joined;
}

/// True if the word is `typed`, or, open, begins with it.
fn fits(word: &str, typed: &str, ending: Ending) -> bool {
    word == typed || ending == Ending::Open && word.starts_with(typed)
}

/// Many short strings in one.
#[derive(Debug, Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    fn get(&self, at: u32) -> &str {
        let at = at as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}
