//! Names as they are typed: with marks or without, in any case, the last word unfinished.

use engine::text::fold;

use super::{spelling, tokens};

/// Some words of a name, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedName {
    words: Vec<NameWord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NameWord {
    exact: String,
    bare: String,
    /// The same in one of their spellings.
    unified: String,
    unified_bare: String,
}

impl NameWord {
    fn all(text: &str) -> Vec<NameWord> {
        let words = tokens(text).filter_map(|range| text.get(range));
        words.map(NameWord::new).collect()
    }

    fn new(word: &str) -> NameWord {
        let (exact, bare) = (fold::exact(word), fold::bare(word));
        NameWord { unified: spelling::unified(&exact), unified_bare: spelling::unified(&bare), exact, bare }
    }

    /// Both spellings, so that a word typed with marks is that word.
    fn is(&self, typed: &NameWord) -> bool {
        self.unified_bare == typed.unified_bare && (typed.exact == typed.bare || self.unified == typed.unified)
    }

    fn begins_with(&self, typed: &NameWord) -> bool {
        let begins =
            self.bare.starts_with(&typed.bare) && (typed.exact == typed.bare || self.exact.starts_with(&typed.exact));
        begins || self.is(typed)
    }
}

impl TypedName {
    /// The words of `typed`; white space and punctuation are nothing.
    #[must_use]
    pub fn new(typed: &str) -> TypedName {
        TypedName { words: NameWord::all(typed) }
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
            let same = run.iter().zip(before).all(|(word, typed)| word.is(typed));
            same && run.last().is_some_and(|word| word.begins_with(last))
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
