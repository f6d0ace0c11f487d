//! Names as they are typed: with marks or without, in any case, the last word unfinished.

use engine::text::fold;

use super::{spelling_variants, tokens};

/// Some words of a name, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedName {
    words: Vec<TypedWord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TypedWord {
    word: NameWord,
    is_marked: bool,
    /// Its other spellings.
    variants: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NameWord {
    exact: String,
    bare: String,
}

impl NameWord {
    fn all(text: &str) -> Vec<NameWord> {
        let words = tokens(text).filter_map(|range| text.get(range));
        words.map(NameWord::new).collect()
    }

    fn new(word: &str) -> NameWord {
        NameWord { exact: fold::exact(word), bare: fold::bare(word) }
    }
}

impl TypedWord {
    fn new(word: NameWord) -> TypedWord {
        TypedWord { variants: spelling_variants::variants(&word.exact), is_marked: word.exact != word.bare, word }
    }

    /// True if a word of a name is this one: typed with marks, exactly this, in any of its spellings.
    fn is(&self, word: &NameWord) -> bool {
        let spelling = if self.is_marked { &word.exact } else { &word.bare };
        *spelling == self.word.exact || self.variants.contains(spelling)
    }

    fn begins(&self, word: &NameWord) -> bool {
        let spelling = if self.is_marked { &word.exact } else { &word.bare };
        spelling.starts_with(&self.word.exact) || self.is(word)
    }
}

impl TypedName {
    /// The words of `typed`; white space and punctuation are nothing.
    #[must_use]
    pub fn new(typed: &str) -> TypedName {
        TypedName { words: NameWord::all(typed).into_iter().map(TypedWord::new).collect() }
    }

    /// True if nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The place of the first word of `name` from which on its words are those typed, the last of them perhaps unfinished;
    /// `None` if there is none, or nothing was typed.
    #[must_use]
    pub fn found_in(&self, name: &str) -> Option<usize> {
        let (last, before) = self.words.split_last()?;
        let words = NameWord::all(name);
        words.windows(self.words.len()).position(|run| {
            let same = run.iter().zip(before).all(|(word, typed)| typed.is(word));
            same && run.last().is_some_and(|word| last.begins(word))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_typed() {
        let cases = [
            ("tien giang", "Tiền Giang", Some(0)),
            ("TIỀN gi", "Tiền Giang", Some(0)),
            ("gia", "Tiền Giang", Some(1)),
            ("tiến", "Tiền Giang", None),
            ("tham gia bhyt", "Người tham gia BHYT", Some(1)),
            ("bhyt tham", "Người tham gia BHYT", None),
            ("phu li", "Phủ Lý", Some(0)),
            ("Phủ Lí", "Phủ Lý", Some(0)),
            ("da nang", "Đà Nẵng", Some(0)),
            ("", "Đà Nẵng", None),
            ("…", "Đà Nẵng", None),
        ];
        for (typed, name, place) in cases {
            assert_eq!(TypedName::new(typed).found_in(name), place, "{typed} in {name}");
        }
    }
}
