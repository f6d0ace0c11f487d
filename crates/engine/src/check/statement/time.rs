//! A time between two years, days or hours that the sentence names, in any words: "thành lập năm 1990, đến năm 2020 tròn 30 năm".

use crate::interval::{End, Interval, Rational};
use crate::reading::MentionKind;

use super::super::clause::is_made_of;
use super::super::formula::{Expr, Formula, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::rows::{after_first, has, n_words, normal};
use super::super::structure::Cues;
use super::super::verdict::{CheckBuilder, term};
use super::Statement;
use super::part::Part;

/// Letters of a sentence in which times are looked for.
const MAX_CHARS: usize = 300;
/// Words between the last of two times and the time between them.
const MAX_APART: usize = 16;
/// Words between a time and the two behind it.
const MAX_BEFORE_FROM: usize = 4;
/// The same where both ends are named as such.
const MAX_CLAUSE: usize = 20;
/// Words before a time that opens its sentence: "Trong suốt 14 ngày".
const MAX_OPENING: usize = 3;
/// Years that are read as such.
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2100;

pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let part = statement.part(at)?;
    let unit = part.fact.mention.unit.id.as_deref()?;
    let is_time = part.fact.mention.kind == MentionKind::Duration || unit == "age";
    let sentence = statement.facts.doc.reading.sentences.get(statement.sentence as usize)?;
    let text = sentence.span.of(statement.facts.doc.text);
    let place = part.fact.mention.span.start.checked_sub(sentence.span.start)? as usize;
    let is_alone = statement.last == 0 && text.chars().nth(MAX_CHARS).is_none() && part.fact.mention.upper.is_none();
    if !is_time || !is_alone {
        return None;
    }
    let before = dated(text.get(..place)?);
    let rest = text.get((part.fact.mention.span.end - sentence.span.start) as usize..)?;
    let lead = Lead::of(part, unit, &before, rest, cues)?;
    let of = |words: &str| match unit {
        "year" | "age" => {
            let all = years(words, cues);
            if all.is_empty() { years_of_months(words, cues) } else { all }
        }
        "month" => {
            let all = months(words, cues);
            if all.is_empty() { months_of_days(words) } else { all }
        }
        "day" => days(words),
        "hour" => hours(words, cues),
        _ => Vec::new(),
    };
    let mut times = of(&before);
    // "kéo dài 11 ngày, từ ngày 10/4 đến ngày 20/4".
    let behind = dated(rest);
    let n_between = n_words(behind.split(|letter: char| letter.is_ascii_digit()).next().unwrap_or(""));
    let is_from = has(&behind, &cues.from);
    // "Hơn 20 năm làm công tác dân số, kể từ khi nhận việc năm 2009 đến khi nghỉ việc năm 2022".
    let most = if is_from && has(&behind, &cues.until) { MAX_CLAUSE } else { MAX_BEFORE_FROM };
    let is_behind = times.is_empty() && n_between <= most;
    if is_behind && is_from && !before.contains(|letter: char| letter.is_ascii_digit()) {
        times = of(&behind);
        times.iter_mut().for_each(|(end, _)| *end = before.len());
    }
    // "… mở cửa từ ngày 5/11 đến hết ngày 12/11. Trong 14 ngày diễn ra lễ hội": longer than the time told before. A shorter one may lie in it.
    // "Tính ra thời gian từ khi khởi công đến khi hoàn thành là 48 tháng".
    let is_concluded = part.is_first && after_first(&before, &cues.concludes).is_some();
    let is_above = times.is_empty() && part.is_first && (is_concluded || n_words(&before) <= MAX_OPENING);
    if let Some(above) = statement.above().filter(|_| is_above) {
        let above = dated(above.span.of(statement.facts.doc.text));
        times = of(&above);
        times.iter_mut().for_each(|(end, _)| *end = before.len());
        let are_ends = has(&above, &cues.from) && has(&above, &cues.until);
        if !(are_ends && names_again(part.base(), &above) || is_concluded) {
            return None;
        }
    }
    // "nhận lương hưu từ năm 2017. Tính đến năm 2024, bà đã lĩnh được hơn 10 năm".
    if let ([_], Some(above)) = (times.as_slice(), statement.above().filter(|_| has(&before, &cues.until))) {
        let above = of(&dated(above.span.of(statement.facts.doc.text)));
        times.splice(0..0, above.into_iter().map(|(_, time)| (0, time)));
    }
    let [(first_end, first), (end, second)] = times.as_slice() else { return None };
    if lead == Lead::Ends && !before.get(*first_end..).is_some_and(|words| has(words, &cues.until)) {
        return None;
    }
    let is_near = is_concluded || before.get(*end..).is_some_and(|words| n_words(words) <= MAX_APART);
    let n = second - first;
    // Both ends of a stretch of days count, or one of them; years end in any month.
    let (low, high) = match unit {
        "hour" => (n, n),
        // "từ đầu tháng 3 đến hết tháng 8": six; "từ tháng 3 đến tháng 8": five or six.
        "month" => (n, n + 1),
        _ => (n - 1, n + 1),
    };
    let range = Interval::new(End::Closed(Rational::whole(low)), End::Closed(Rational::whole(high)))?;
    if is_above && !is_concluded && !range.intersects(part.fact.written) && part.fact.point <= Rational::whole(high) {
        return None;
    }
    let verdict = if range.intersects(part.fact.written) { Verdict::Agrees } else { Verdict::LookAgain };
    let left = Expr::Number(Rational::whole(*second)).minus(Expr::Number(Rational::whole(*first)));
    let formula = Formula { left, relation: Relation::Equals, right: Some(term(0)) };
    let builder = CheckBuilder::new(Kind::Dates, statement.facts.doc, &[part.fact]);
    (n > 0 && is_near).then(|| builder.with_verdict(verdict, formula))
}

/// How the words round a time say that it lies between two others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// They say it lasted, or that it follows.
    Said,
    /// It only ends its sentence, behind two times of which the second is said to be the end.
    Ends,
}

impl Lead {
    fn of(part: &Part<'_, '_>, unit: &str, before: &str, rest: &str, cues: &Cues) -> Option<Lead> {
        // "nghỉ hưu năm 2019, 40 năm trong nghề": in apposition to the second time.
        let clause = before.rsplit([',', ':']).next().filter(|clause| clause.len() < before.len());
        let is_apposition = clause.is_some_and(|clause| is_made_of(clause, &[&cues.lasting, &cues.same_value]));
        let is_age = unit == "age" && has(before, &cues.born);
        let lead = tail_words(before);
        let is_said = has(&lead, &cues.spans) || has(&lead, &cues.concludes) || is_apposition || is_age;
        // "Hơn 20 năm làm công tác dân số, kể từ …": its ends stand behind.
        let is_opening = part.is_first && (before.trim().is_empty() || part.is_concluded(cues));
        let is_of_unit = unit != "age" || is_age || has(&lead, &cues.spans);
        // "khai thác năm 1998, cây cầu đến năm 2023 đã phục vụ gần 35 năm."
        let is_last = unit == "year" && !rest.chars().any(char::is_alphanumeric);
        match () {
            () if has(&lead, &cues.denials) || !is_of_unit => None,
            () if is_said || is_opening => Some(Lead::Said),
            () => is_last.then_some(Lead::Ends),
        }
    }
}

/// Words and marks between single spaces, with one mark for dates: "12-4" is "12/4".
fn dated(text: &str) -> String {
    let mut words = normal(text);
    // "2016 - 2021" is two years.
    let is_day = |word: &str| word.parse().is_ok_and(|n: i64| (1..=31).contains(&n));
    let is_number = |word: &str| word.parse::<i64>().is_ok();
    let dashes = words.match_indices(" - ").filter(|(at, dash)| {
        let before = words.get(..*at).and_then(|it| it.rsplit(' ').next());
        let behind = words.get(at + dash.len()..).and_then(|it| it.split(' ').next());
        before.is_some_and(is_day) && behind.is_some_and(is_number)
    });
    let dashes: Vec<usize> = dashes.map(|(at, _)| at).collect();
    dashes.into_iter().for_each(|at| words.replace_range(at..at + 3, " / "));
    words
}

/// "từ tháng 1/2004 đến hết tháng 12/2023": the months with their years, as full years from the first to the last.
fn years_of_months(words: &str, cues: &Cues) -> Vec<(usize, i64)> {
    let months = months(words, cues);
    let Some((_, first)) = months.first().copied() else { return Vec::new() };
    months.into_iter().map(|(end, month)| (end, (month - first + 1) / 12)).collect()
}

/// True if the last two words behind a time stand in the sentence above: "Trong 14 ngày diễn ra lễ hội", and not "trong 10 năm qua".
fn names_again(base: &str, above: &str) -> bool {
    let words: Vec<&str> = base.split_whitespace().collect();
    matches!(words.as_slice(), [.., first, last] if above.contains(&format!(" {first} {last} ")))
}

/// Words before a time among which is the one that says so: "tổng thời gian nghỉ là 8 tháng".
const MAX_LEAD: usize = 5;

/// The last words before a time.
fn tail_words(before: &str) -> String {
    let words: Vec<&str> = before.split_whitespace().rev().take(MAX_LEAD).collect();
    words.into_iter().rev().fold(" ".to_owned(), |all, word| all + word + " ")
}

/// Numbers of a text with the places where they end, and the words right before and behind each.
fn numbers(words: &str) -> Vec<(usize, i64, String, String)> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let mut end = 1;
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        end += word.len() + 1;
        let neighbour =
            |at: Option<usize>| at.and_then(|at| all.get(at)).map_or(String::new(), |word| (*word).to_owned());
        if let Ok(number) = word.parse::<i64>() {
            found.push((end - 1, number, neighbour(at.checked_sub(1)), neighbour(at.checked_add(1))));
        }
    }
    found
}

/// The years, if no other number of a time stands there.
fn years(words: &str, cues: &Cues) -> Vec<(usize, i64)> {
    let mut all = numbers(words);
    // "cầu Cửa Lục 5": the number of a thing.
    let is_time = |word: &str| word == "/" || word == "-" || cues.time_words.has_word(word);
    all.retain(|(_, n, before, behind)| YEARS.contains(n) || is_time(before) || is_time(behind));
    let years = all.iter().filter(|(_, year, before, behind)| YEARS.contains(year) && before != "/" && behind != "/");
    let years: Vec<(usize, i64)> = years.map(|(end, year, ..)| (*end, *year)).collect();
    if years.len() == all.len() { years } else { Vec::new() }
}

/// The months, counted from the first of all: "tháng 4/2019", "tháng 3 năm 2022", or two of one year.
fn months(words: &str, cues: &Cues) -> Vec<(usize, i64)> {
    let all = numbers(words);
    let is_month = |before: &str, n: i64| {
        let named = cues.numbered_times.iter().find(|time| time.last == 12 && time.word == before);
        named.is_some_and(|time| (time.first..=time.last).contains(&n))
    };
    let year_behind = |at: usize| all.get(at + 1).filter(|(_, year, ..)| YEARS.contains(year)).map(|it| it.1);
    let months: Vec<(usize, i64, Option<i64>)> = all
        .iter()
        .enumerate()
        .filter(|(_, (_, n, before, _))| is_month(before, *n))
        .map(|(at, (end, n, ..))| (*end, *n, year_behind(at)))
        .collect();
    let n_years = months.iter().filter(|(.., year)| year.is_some()).count();
    let are_all = all.len() == months.len() + n_years;
    // One year behind the second is that of both.
    let last = months.last().and_then(|it| it.2);
    let is_told = n_years == 0 || n_years == months.len() || last.is_some();
    let of = |(end, n, year): &(usize, i64, Option<i64>)| (*end, year.or(last).unwrap_or(0) * 12 + n);
    if are_all && is_told { months.iter().map(of).collect() } else { Vec::new() }
}

/// The days of one month, as numbers: "ngày 5/6", "ngày 14/6".
fn days(words: &str) -> Vec<(usize, i64)> {
    let all = numbers(words);
    let pairs: Vec<(usize, i64, i64)> = all
        .windows(2)
        .filter_map(|pair| match pair {
            [(_, day, before, behind), (end, month, ..)] if behind == "/" && before != "/" => {
                Some((*end, *day, *month))
            }
            _ => None,
        })
        .collect();
    let is_one_month = pairs.windows(2).all(|pair| matches!(pair, [(.., a), (.., b)] if a == b));
    let has_others = all.len() != pairs.len() * 2;
    if is_one_month && !has_others { pairs.into_iter().map(|(end, day, _)| (end, day)).collect() } else { Vec::new() }
}

/// "từ ngày 10/2/2023 đến ngày 10/8/2023", "từ ngày 1/6 đến hết ngày 31/8": full months from the first day on.
fn months_of_days(words: &str) -> Vec<(usize, i64)> {
    let all = numbers(words);
    let is_led = |at: usize| all.get(at).is_some_and(|(_, _, before, _)| before == "/");
    let mut found: Vec<(usize, i64, i64)> = Vec::new();
    let mut at = 0;
    while let Some((_, day, before, behind)) = all.get(at) {
        if before == "/" || behind != "/" || !is_led(at + 1) {
            return Vec::new();
        }
        let (month_end, month) = all.get(at + 1).map_or((0, 0), |it| (it.0, it.1));
        let year = all.get(at + 2).filter(|(_, n, before, _)| before == "/" && YEARS.contains(n));
        let end = year.map_or(month_end, |it| it.0);
        found.push((end, year.map_or(0, |it| it.1) * 12 + month, *day));
        at += 2 + usize::from(year.is_some());
    }
    let [(_, first, day), (_, second, last)] = found.as_slice() else { return Vec::new() };
    let have_years = (*first >= 12 * 1000) == (*second >= 12 * 1000);
    // From the first of a month to the end of another, the last month is full.
    let is_full = i64::from(last - day >= 25);
    let months = [(found.first().map_or(0, |it| it.0), *first), (found.last().map_or(0, |it| it.0), second + is_full)];
    if have_years { months.to_vec() } else { Vec::new() }
}

/// Full hours of one day: "từ 7 giờ đến 21 giờ".
fn hours(words: &str, cues: &Cues) -> Vec<(usize, i64)> {
    let all = numbers(words);
    let hours: Vec<(usize, i64)> = all
        .iter()
        .filter(|(_, hour, _, behind)| cues.clock_hours.contains(behind) && (0..=24).contains(hour))
        .map(|it| (it.0, it.1))
        .collect();
    if hours.len() == all.len() { hours } else { Vec::new() }
}
