//! Parts that cannot overlap, by their names: "đầu sách tiếng Việt, đầu sách tiếng nước ngoài", "giáo viên tiểu học, giáo viên mầm non".

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::rows::{behind_cue, cues_of, has, has_one, normal};
use crate::Span;

/// Bytes behind a figure in which its name stands.
const MAX_BYTES: u32 = 48;

/// True if the names of parts say that nothing is in two of them.
pub(super) fn are_apart(facts: &Facts<'_>, parts: &[&CheckedFigure<'_>]) -> bool {
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
    let before: Vec<Vec<String>> = parts.iter().map(|part| name_before(facts, part)).collect();
    are_named_alike(&before)
        || are_sums_by_name(parts, &before)
        || are_modified(facts, &names)
        || are_numbered(facts, parts)
        || (is_of_word && differ(&|name| classed(name).map(|[_, class]| class)))
        || cues.classes.iter().any(|classes| differ(&|name| class_in(name, classes)))
}

/// "khoa nội 260 giường, khoa ngoại 190 giường", "án hình sự …, án dân sự …": one noun, and another word behind it for each.
fn are_named_alike(names: &[Vec<String>]) -> bool {
    let mut heads: Vec<&String> = names.iter().filter_map(|name| name.first()).collect();
    let mut others: Vec<&[String]> =
        names.iter().filter_map(|name| name.get(1..)).filter(|rest| !rest.is_empty()).collect();
    let n = names.len();
    let is_all = n > 1 && heads.len() == n && others.len() == n;
    heads.dedup();
    others.sort_unstable();
    others.dedup();
    is_all && heads.len() == 1 && others.len() == n
}

/// "Hàn Quốc 210 triệu USD, Nhật Bản 90 triệu USD": money goes to one of them only.
fn are_sums_by_name(parts: &[&CheckedFigure<'_>], names: &[Vec<String>]) -> bool {
    let mut own: Vec<&Vec<String>> = names.iter().filter(|name| !name.is_empty()).collect();
    let n = own.len();
    own.sort_unstable();
    own.dedup();
    let are_sums = parts.iter().all(|part| part.mention.kind == crate::reading::MentionKind::Money);
    are_sums && n > 1 && n == parts.len() && own.len() == n
}

/// "300 hợp tác xã trồng trọt và 100 hợp tác xã chăn nuôi": one noun with another word behind it each, none of which may be said of all.
fn are_modified(facts: &Facts<'_>, names: &[Vec<String>]) -> bool {
    let overlapping = &facts.structure.cues.overlapping;
    let is_plain = |name: &Vec<String>| {
        let words = format!(" {} ", name.join(" "));
        name.len() > 1 && !has(&words, overlapping)
    };
    names.len() > 1 && names.iter().all(is_plain) && are_named_alike(names)
}

/// "850 phòng 4 sao và 210 phòng 5 sao": one noun, then different numbers.
fn are_numbered(facts: &Facts<'_>, parts: &[&CheckedFigure<'_>]) -> bool {
    let number = |part: &&CheckedFigure<'_>| {
        let behind = facts.doc.text.get(part.mention.span.end as usize..)?;
        let words = normal(&behind.chars().take(MAX_NUMBER).collect::<String>());
        let mut words = words.split_whitespace();
        let number = words.next().filter(|word| word.chars().all(|letter| letter.is_ascii_digit()))?.to_owned();
        Some((words.next()?.to_owned(), number))
    };
    let all: Option<Vec<(String, String)>> = parts.iter().map(number).collect();
    all.is_some_and(|all| {
        let mut numbers: Vec<&String> = all.iter().map(|(_, number)| number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        all.len() > 1 && numbers.len() == all.len() && all.windows(2).all(|pair| matches!(pair, [a, b] if a.0 == b.0))
    })
}

/// Letters behind a figure in which its number stands.
const MAX_NUMBER: usize = 16;

/// The words of a name that stands before its figure, from the last mark or joining word on, without the verb.
fn name_before(facts: &Facts<'_>, part: &CheckedFigure<'_>) -> Vec<String> {
    let end = part.mention.span.start as usize;
    let from = end.saturating_sub(MAX_BYTES as usize);
    let from = (from..=end).find(|at| facts.doc.text.is_char_boundary(*at)).unwrap_or(end);
    let words = normal(facts.doc.text.get(from..end).unwrap_or(""));
    let cues = &facts.structure.cues;
    let tail = super::super::clause::tail(&words);
    let joined = cues_of(tail, &cues.joins).chain(cues_of(tail, &cues.of_which)).map(behind_cue);
    let own = joined.max().and_then(|at| tail.get(at..)).unwrap_or(tail);
    let is_name = |word: &&str| !cues.level_words.iter().chain(&cues.there_are).any(|other| other == word);
    own.split_whitespace()
        .take_while(|word| word.chars().all(char::is_alphabetic))
        .take_while(is_name)
        .map(str::to_owned)
        .collect()
}

/// The class of a group that a name says.
fn class_in(name: &[String], classes: &[String]) -> Option<String> {
    let words = format!(" {} ", name.join(" "));
    let own = classes.iter().filter(|class| has_one(&words, class));
    own.max_by_key(|class| class.len()).cloned()
}

/// The words behind a number, up to a mark, a joining word or the next figure.
fn name(facts: &Facts<'_>, part: &CheckedFigure<'_>, next: Option<&&CheckedFigure<'_>>) -> Vec<String> {
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
