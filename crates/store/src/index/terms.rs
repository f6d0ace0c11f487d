//! The words of a corpus, and which of them a typed word can mean.

use std::ops::Range;

use engine::text::fold;

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
    /// The words of the same length that differ from the typed one in marks only.
    same_length: Range<TermId>,
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

impl Terms {
    /// True if `term` is one of them.
    #[must_use]
    pub fn contains(&self, term: TermId) -> bool {
        match self.runs.as_slice() {
            [run] => run.contains(&term),
            runs => {
                let at = runs.partition_point(|run| run.end <= term);
                runs.get(at).is_some_and(|run| run.contains(&term))
            }
        }
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
        } else if self.same_length.contains(&term) {
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

    /// What `typed` can mean: with marks exactly that word, without marks every word spelled so; open, also every word
    /// that begins so. A word with marks that no document has is taken for all its spellings rather than for none.
    pub(super) fn terms(&self, typed: &str, ending: Ending) -> Terms {
        let exact = fold::exact(typed);
        let bare = fold::bare(typed);
        if bare.is_empty() {
            // Marks without letters: every word begins so, none is meant.
            return Terms::default();
        }
        let start = self.partition(|word| word < bare.as_str());
        let same_end = start + self.partition_from(start, |word| word == bare);
        let open_end = match ending {
            Ending::Closed | Ending::AsSpelled => same_end,
            Ending::Open => same_end + self.partition_from(same_end, |word| word.starts_with(&bare)),
        };
        let typed = (start..same_end).find(|term| self.exact(*term) == exact);
        if ending == Ending::AsSpelled {
            let runs = typed.map(|term| term..term + 1).into_iter().collect();
            return Terms { runs, typed, same_length: start..same_end };
        }
        let is_marked = exact != bare;
        let mut runs: Vec<Range<TermId>> = Vec::new();
        if is_marked {
            for term in (start..open_end).filter(|term| fits(self.exact(*term), &exact, ending)) {
                match runs.last_mut().filter(|run| run.end == term) {
                    Some(run) => run.end = term + 1,
                    None => runs.push(term..term + 1),
                }
            }
        } else if start < open_end {
            runs.push(start..open_end);
        }
        Terms { runs, typed, same_length: start..same_end }
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
