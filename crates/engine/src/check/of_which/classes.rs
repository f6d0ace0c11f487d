//! Parts that cannot overlap, by their names: "đầu sách tiếng Việt, đầu sách tiếng nước ngoài", "giáo viên tiểu học, giáo viên mầm non".

use super::super::fact::{Fact, Facts};
use super::super::rows::{has, normal};
use crate::Span;

/// Bytes behind a figure in which its name stands.
const MAX_BYTES: u32 = 48;

/// True if the names of parts say that nothing is in two of them.
pub(super) fn are_apart(facts: &Facts<'_>, parts: &[&Fact<'_>]) -> bool {
    let cues = &facts.structure.cues;
    let names: Vec<Vec<String>> =
        parts.iter().enumerate().map(|(at, part)| name(facts, part, parts.get(at + 1))).collect();
    let differ = |key: &dyn Fn(&Vec<String>) -> Option<String>| {
        let keys: Option<Vec<String>> = names.iter().map(key).collect();
        keys.is_some_and(|mut keys| {
            let n = keys.len();
            keys.sort_unstable();
            keys.dedup();
            n > 1 && keys.len() == n
        })
    };
    // "tiếng Việt", "tiếng nước ngoài".
    let classed = |name: &Vec<String>| -> Option<[String; 2]> {
        let at = name.iter().position(|word| cues.class_words.contains(word))?;
        Some([name.get(at)?.clone(), name.get(at + 1)?.clone()])
    };
    let words: Option<Vec<[String; 2]>> = names.iter().map(classed).collect();
    let is_of_word = words.is_some_and(|words| words.windows(2).all(|pair| matches!(pair, [a, b] if a[0] == b[0])));
    (is_of_word && differ(&|name| classed(name).map(|[_, class]| class)))
        || cues.classes.iter().any(|classes| differ(&|name| class_in(name, classes)))
}

/// The class of a group that a name says.
fn class_in(name: &[String], classes: &[String]) -> Option<String> {
    let words = format!(" {} ", name.join(" "));
    let own = classes.iter().filter(|class| has(&words, std::slice::from_ref(*class)));
    own.max_by_key(|class| class.len()).cloned()
}

/// The words behind a number, up to a mark, a joining word or the next figure.
fn name(facts: &Facts<'_>, part: &Fact<'_>, next: Option<&&Fact<'_>>) -> Vec<String> {
    // The noun may be a class itself: "50 người lớn, 30 trẻ em".
    let start = part.mention.number.end;
    let end = start.saturating_add(MAX_BYTES).min(u32::try_from(facts.doc.text.len()).unwrap_or(u32::MAX));
    let end = next.map_or(end, |next| next.mention.span.start.min(end)).max(start);
    let end = (start..=end).rev().find(|at| facts.doc.text.is_char_boundary(*at as usize)).unwrap_or(start);
    let words = normal(Span { start, end }.of(facts.doc.text));
    let is_word = |word: &&str| {
        word.chars().all(char::is_alphabetic) && !facts.structure.cues.joins.iter().any(|join| join == word)
    };
    words.split_whitespace().take_while(is_word).map(str::to_owned).collect()
}
