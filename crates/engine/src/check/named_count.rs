//! So many things, and their names: "Có 5 huyện chưa hoàn thành chỉ tiêu là Mường Lát, Quan Sơn, Quan Hóa, Bá Thước và Thường Xuân".
//!
//! Only a list of names is counted: each item begins with a capital letter, or with the word for its sort, and the list is closed by
//! "và" or the end of its sentence. What may leave some out ("như", "trong đó", "…") is no such list.

use crate::Span;
use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Facts};
use super::rows::{after_first, ends_with, has, normal};
use super::structure::{CueList, Cues};
use super::verdict::{CheckBuilder, term};
use super::{CheckNote, CheckResults, Expr, Kind, Relation};

/// Names that a sentence counts out; more stand in a table.
const MOST: i64 = 15;
/// Bytes of a sentence in which the list stands.
const MAX_BYTES: usize = 600;
/// Words between the figure and its list: "5 huyện chưa hoàn thành chỉ tiêu bao phủ bảo hiểm y tế là".
const MAX_CLAUSE: usize = 24;
/// Words of a name with that for its sort: "thị xã Nghi Sơn", "Bà Rịa - Vũng Tàu".
const MAX_WORDS: usize = 7;
/// Words of an item of which only the first begins with a capital: "Giáo dục công dân".
const MAX_NOUN: usize = 4;
/// By so many names a count may be wrong: what differs by more is another list.
const FAR: i64 = 2;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for fact in facts.list.iter().filter(|fact| is_count(fact)) {
        let Some(n) = n_named(facts, fact) else { continue };
        let n_names = Rational::whole(n);
        let apart = n_names.checked_sub(fact.point).and_then(Rational::checked_abs);
        // "3 đội cùng 2 điểm là Đức, Hà Lan và Latvia": the names are of another figure.
        let is_of_other = |other: &CheckedFigure<'_>| other.point == n_names && other.shares_sentence(fact);
        let is_meant = fact.point == n_names || !facts.around(fact).iter().any(is_of_other);
        if is_meant && apart.is_some_and(|apart| apart <= Rational::whole(FAR)) {
            let exact = fact.as_exact();
            let builder = CheckBuilder::new(Kind::NamedCount, facts.doc, &[&exact]).note(CheckNote::FromText);
            found.push(builder.compares(Expr::Number(n_names), Relation::Equals, term(0)));
        }
    }
}

fn is_count(fact: &CheckedFigure<'_>) -> bool {
    fact.mention.kind == MentionKind::Count
        && fact.measure() == Measure::Level
        && fact.mention.qualifier == Qualifier::Exact
        && fact.mention.upper.is_none()
        && fact.point.is_whole()
        && fact.point > Rational::ONE
        && fact.point <= Rational::whole(MOST)
}

/// How many names are listed behind a figure as all that it counts.
fn n_named(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> Option<i64> {
    let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize)?;
    let behind = facts.doc.text.get(fact.mention.span.end as usize..sentence.span.end as usize)?;
    // "5 quân nhân gồm 2 người Ba Lan và 3 người Latvia": a list of figures is no list of names.
    if behind.len() > MAX_BYTES {
        return None;
    }
    let behind = behind.trim_end();
    if behind.ends_with("...") || behind.ends_with('…') {
        return None;
    }
    let behind = behind.trim_end_matches(['.', '!', ';']);
    let cues = &facts.structure.cues;
    // The figure's own clause leads to the list: no mark and no other figure stands between.
    let leads = |words: &str| ends_with(words, &cues.whole_list) || ends_with(words, &cues.called);
    let opening = opening(behind, leads, |words| cues.those_are.iter().any(|cue| cue == words.trim()))?;
    let (clause, list) = behind.split_at_checked(opening)?;
    let start = fact.mention.span.end + u32::try_from(opening).ok()?;
    // "gồm Công ty A, Công ty B và Công ty C; tổng nợ của họ hơn 14 tỷ đồng".
    let list = list.split_once(';').filter(|(head, _)| head.contains(", ")).map_or(list, |it| it.0);
    let end = start + u32::try_from(list.len()).ok()?;
    if !facts.starting_in(Span { start, end }).is_empty() {
        return n_with_figures(list, &|word| cues.joins.iter().any(|join| join == word))
            .filter(|_| clause.ends_with(':'));
    }
    let words = normal(clause);
    let is_some = [&cues.some_of, &cues.others].into_iter().any(|list| has(&words, list));
    if is_some || ends_with(words.trim_end_matches([' ', ':']), &cues.such_as) {
        return None;
    }
    let is_join = |word: &str| cues.joins.iter().any(|join| join == word);
    let is_rest = |item: &str| after_first(&normal(item), &cues.others).is_some();
    let is_other = |item: &str| ends_name(item, cues) || is_rest(item) || has(&normal(item), &cues.beside);
    let names = NameList { is_join, is_rest, says: &cues.says };
    let is_bare = clause.trim().is_empty();
    if is_bare && !is_list_of_bare_names(facts, fact, list, is_join) {
        return None;
    }
    let n_items = names.count(list).or_else(|| n_items(list, is_join, is_other));
    n_items.or_else(|| one_missing(facts, fact, list, is_join))
}

/// "cả ba bị cáo: Nguyễn Văn Thắng 7 năm tù, Lê Thị Hòa 5 năm tù, Trần Quốc Bảo 4 năm tù và Phạm Minh Khang 3 năm tù": names, each with
/// its figure.
fn n_with_figures(list: &str, is_join: &dyn Fn(&str) -> bool) -> Option<i64> {
    let mut n = 0;
    for part in list.split([';', '\n']).flat_map(|part| part.split(", ")) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for item in words.split(|word| is_join(&word.to_lowercase())).filter(|item| !item.is_empty()) {
            let digits = item.iter().position(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))?;
            let is_one =
                item.iter().filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit())).count() == 1;
            if !is_one || !item.get(..digits).is_some_and(is_name) {
                return None;
            }
            n += 1;
        }
    }
    (n > 2).then_some(n)
}

/// "ba tuyến đường Trần Phú, Lê Lợi và Hùng Vương": right behind the figure, of more than two things, each by its name alone.
fn is_list_of_bare_names(
    facts: &Facts<'_>,
    fact: &CheckedFigure<'_>,
    list: &str,
    is_join: impl Fn(&str) -> bool,
) -> bool {
    let cues = &facts.structure.cues;
    let is_person = fact.mention.unit.id.as_ref().is_some_and(|id| cues.person_units.contains(id));
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_name = |item: &Vec<&str>| item.iter().all(|word| is_capital(word)) && item.len() > 1;
    let items = items(list, is_join).filter(|(items, is_closed)| *is_closed && items.iter().all(is_name));
    !is_person && fact.point > Rational::whole(2) && items.is_some()
}

/// "6 nhóm hàng, đó là giày dép, dệt may, xơ sợi, gỗ và cà phê": one is missing. Things of two words with "và" make more items of a list, never
/// fewer; people may stand for two, "vợ chồng ông Nam".
fn one_missing(facts: &Facts<'_>, fact: &CheckedFigure<'_>, list: &str, is_join: impl Fn(&str) -> bool) -> Option<i64> {
    let cues = &facts.structure.cues;
    let (items, is_closed) = items(list, &is_join)?;
    let is_some = |item: &[&str]| after_first(&normal(&item.join(" ")), &cues.determiners).is_some();
    let is_word = |word: &&str| word.chars().all(char::is_alphabetic) && !is_join(&word.to_lowercase());
    let is_item = |item: &Vec<&str>| item.len() <= MAX_WORDS && item.iter().all(is_word) && !is_some(item);
    let is_person = fact.mention.unit.id.as_ref().is_some_and(|id| cues.person_units.contains(id))
        || cues.person_nouns.contains(&fact.mention.unit.text);
    let n = i64::try_from(items.len()).ok()?;
    let is_one_less = is_closed && n > 2 && Rational::whole(n + 1) == fact.point;
    (is_one_less && !is_person && items.iter().all(is_item)).then_some(n)
}

/// The items of a list in words, and whether a joining word stands before the last.
fn items(list: &str, is_join: impl Fn(&str) -> bool) -> Option<(Vec<Vec<&str>>, bool)> {
    let mut items: Vec<Vec<&str>> = list.split([',', ';']).map(|item| item.split_whitespace().collect()).collect();
    let last = items.pop()?;
    let join = last.iter().position(|word| is_join(&word.to_lowercase()));
    match join {
        Some(at) => items.extend([last.get(..at)?.to_vec(), last.get(at + 1..)?.to_vec()]),
        None => items.push(last),
    }
    items.retain(|item| !item.is_empty());
    Some((items, join.is_some()))
}

/// "Thương binh", "Xã hội": no thing of its own.
fn ends_name(item: &str, cues: &Cues) -> bool {
    let item = normal(item);
    cues.ends_of_names.iter().any(|end| *end == item.trim())
}

/// The number of items of a list to the end of its sentence, each with a name in it: "Toán, Ngữ văn, Tiếng Anh", "cố đô Huế, phố cổ Hội
/// An và khu đền tháp Mỹ Sơn". Of two there may be one with "và" in its name.
fn n_items(list: &str, is_join: impl Fn(&str) -> bool, is_other: impl Fn(&str) -> bool) -> Option<i64> {
    let (items, _) = items(list, &is_join)?;
    let is_item = |item: &Vec<&str>| {
        is_thing(item) && !item.iter().any(|word| is_join(&word.to_lowercase())) && !is_other(&item.join(" "))
    };
    let n = i64::try_from(items.len()).ok()?;
    (n > 2 && items.iter().all(is_item)).then_some(n)
}

/// "Ngữ văn", "khu đền tháp Mỹ Sơn": few words, of which the first begins with a capital, or the last ones do.
fn is_thing(words: &[&str]) -> bool {
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_word = |word: &&str| word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    let is_named =
        words.first().is_some_and(is_capital) && words.len() <= MAX_NOUN || words.last().is_some_and(is_capital);
    is_named && words.len() <= MAX_WORDS && words.iter().all(is_word)
}

/// Where the list begins: behind "gồm", "là" or a colon, before its first capital letter.
fn opening(behind: &str, leads: impl Fn(&str) -> bool, is_that: impl Fn(&str) -> bool) -> Option<usize> {
    let mark = behind.find([',', ';', '(', '.', ':']).unwrap_or(behind.len());
    // "…, đó là giày dép, dệt may và gỗ": two words behind the mark.
    let rest = behind.get(mark..)?.strip_prefix(", ").unwrap_or("");
    if let Some((words, _)) = rest.match_indices(' ').nth(1).and_then(|(at, _)| rest.split_at_checked(at))
        && is_that(&normal(words))
    {
        return Some(mark + 2 + words.len());
    }
    if behind.get(mark..)?.starts_with(':') {
        return Some(mark + 1);
    }
    let head = behind.get(..mark)?;
    // "ba tuyến đường Trần Phú, Lê Lợi và Hùng Vương".
    if head.trim_start().starts_with(char::is_uppercase) {
        return Some(head.len() - head.trim_start().len());
    }
    let mut ends = head.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at + 1).take(MAX_CLAUSE);
    ends.find(|at| head.get(..*at).is_some_and(|words| leads(&normal(words))))
}

/// A list of names, and the words round it.
struct NameList<'c, J, R> {
    is_join: J,
    is_rest: R,
    /// Who says so may stand behind it: "…, Ban Chỉ đạo cho biết".
    says: &'c CueList,
}

impl<J: Fn(&str) -> bool, R: Fn(&str) -> bool> NameList<'_, J, R> {
    /// The number of names, if the whole list is one of names and closed.
    fn count(&self, list: &str) -> Option<i64> {
        let mut n = 0;
        let mut parts = list.split(',').peekable();
        while let Some(part) = parts.next() {
            let is_last = parts.peek().is_none();
            let words: Vec<&str> = part.split_whitespace().collect();
            let join = words.iter().position(|word| (self.is_join)(&word.to_lowercase()));
            match join {
                // "…, Bá Thước và Thường Xuân": the last two.
                Some(at) => {
                    let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
                    let is_first_of_two = before.is_empty() || is_name(before);
                    // What goes on behind the list is no part of it, if it begins a clause.
                    if !is_first_of_two || !is_name(after) || (self.is_rest)(part) {
                        return None;
                    }
                    n += if before.is_empty() { 1 } else { 2 };
                    let goes_on = parts.next().map(str::trim_start);
                    let is_clause =
                        |rest: &str| rest.starts_with(char::is_lowercase) || ends_with(&normal(rest), self.says);
                    return (goes_on.is_none_or(is_clause) && n > 1).then_some(n);
                }
                None if !is_name(&words) || (self.is_rest)(part) => return None,
                None => n += 1,
            }
            if is_last {
                return (n > 2).then_some(n);
            }
        }
        None
    }
}

/// "huyện Mường Lát", "TP Thanh Hóa", "Bà Rịa - Vũng Tàu": all words begin with a capital, but for the word for its sort.
fn is_name(words: &[&str]) -> bool {
    /// "thành phố", "thị xã".
    const SORT: usize = 2;
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let plain = words.iter().take_while(|word| !is_capital(word)).count();
    let name = words.get(plain..).unwrap_or_default();
    let is_word = |word: &str| word.chars().all(|letter| letter.is_alphabetic() || letter == '-' || letter == '’');
    plain <= SORT
        && (1..=MAX_WORDS).contains(&name.len())
        && name.iter().all(|word| matches!(*word, "-" | "–") || is_capital(word) && is_word(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(list: &str) -> Option<i64> {
        let says = CueList::from(vec!["cho biết".to_owned()]);
        NameList { is_join: |word: &str| word == "và", is_rest: |item: &str| item.contains("khác"), says: &says }
            .count(list)
    }

    #[test]
    fn names_are_counted_where_the_list_is_closed() {
        assert_eq!(count(" Mường Lát, Quan Sơn, Quan Hóa và Bá Thước"), Some(4));
        assert_eq!(count(" Hà Nội, Thể Công Viettel và Nam Định"), Some(3));
        assert_eq!(count(" huyện Quảng Xương, thị xã Nghi Sơn, và TP Thanh Hóa"), Some(3));
        assert_eq!(count(" Bà Rịa - Vũng Tàu và Đồng Nai, chiếm một nửa"), Some(2));
        assert_eq!(count(" Hà Nội, Huế, Đà Nẵng"), Some(3));
        assert_eq!(count(" Lào Cai, Yên Bái và Cao Bằng, Ban Chỉ đạo cho biết"), Some(3));
    }

    #[test]
    fn what_may_leave_some_out_is_not_counted() {
        assert_eq!(count(" Hà Nội, Huế và nhiều tỉnh khác"), None);
        assert_eq!(count(" Sở Lao động, Thương binh và Xã hội"), None);
        assert_eq!(count(" Hà Nội, Huế..."), None);
        assert_eq!(count(" nhà ở, trường học và trạm y tế"), None);
        assert_eq!(count(" Hà Nội (12 ca), Huế (3 ca) và Vinh (1 ca)"), None);
    }
}
