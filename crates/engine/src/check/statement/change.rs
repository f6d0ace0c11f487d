//! A change by its levels, its amount, its percentage, its multiple.

use std::cell::LazyCell;

use crate::interval::Rational;
use crate::reading::{MentionKind, Qualifier};

use super::super::checked_figure::CheckedFigure;
use super::super::clause::{is_made_of, size};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckNote, Verdict};
use super::super::rows::{after_first, cues_of, ends_with, has, n_words, normal};
use super::super::structure::{CueList, Cues};
use super::super::verdict::{CheckBuilder, term};
use super::part::{Part, Sort, Way, roman, time_named};
use super::{Statement, best};

/// Words and marks between a change and the levels behind it.
const MAX_FROM: usize = 3;
/// Words that name what lies between two levels.
const MAX_NAMED: usize = 2;
/// Words of a clause that names a time.
const MAX_TIME_WORDS: usize = 12;

/// The check of a change at a place.
pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let part = statement.part(at)?;
    let way = part.way.or_else(|| inherited(statement, at));
    match part.sort {
        Sort::Multiple => by_multiple(statement, at),
        Sort::Amount => way.and_then(|_| by_levels(statement, at)),
        Sort::Points => by_points(statement, at),
        Sort::Percent => {
            let way = way?;
            by_amount(statement, at, way).or_else(|| by_levels(statement, at))
        }
        Sort::Fraction | Sort::Other => None,
    }
}

/// The way of the change right before, which a figure only tells again.
fn inherited(statement: &Statement<'_, '_>, at: usize) -> Option<Way> {
    let part = statement.part(at).filter(|part| part.is_told_again(statement.cues()))?;
    let before = statement.part(at.checked_sub(1)?)?;
    // "hơn mặt bằng của quận (7,1 điểm) tới 0,7 điểm".
    let is_by = || is_made_of(&part.before.replace(" ) ", " "), &[&statement.cues().by_so_much]);
    before
        .way
        .filter(|_| part.sort != before.sort)
        .or_else(|| before.is_named_than(statement.cues()).filter(|_| is_by()))
}

/// Two levels, and nothing else of their sort.
fn levels(statement: &Statement<'_, '_>, at: usize, of: Sort) -> Option<[usize; 2]> {
    let all = if of == Sort::Amount { statement.amounts() } else { (0..statement.parts.len()).collect() };
    let is_level =
        |other: &usize| *other != at && statement.part(*other).is_some_and(|it| it.sort == of && it.is_level());
    let all: Vec<usize> = all.into_iter().filter(is_level).collect();
    let [a, b] = all.as_slice() else { return None };
    let (first, second) = (statement.part(*a)?, statement.part(*b)?);
    let part = statement.part(at)?;
    let cues = statement.cues();
    let is_pair = first.is_alike(second, statement.facts) || are_prices(statement, first, second);
    // What lies apart, or is held against each other by name, is of two things whatever they are.
    // "thu 742 tỷ đồng trong khi phải trả 1.531 tỷ đồng, tức hụt 789 tỷ đồng".
    let is_same = after_first(part.clause(), &cues.says_same).is_some() || part.is_concluded(cues);
    let is_balance = is_same || part.way == Some(Way::Apart) || has(part.clause(), &cues.balance_words);
    let is_bracket = is_bracket_behind(statement, at, *b);
    // "2.340 ha, nhiều hơn 460 ha so với vụ năm ngoái, khi chỉ có 1.980 ha": the one before stands behind.
    let is_between = is_between(statement, at, [*a, *b]);
    // "Tăng 18 % là kết quả sau 9 tháng: năm nay 138 tỷ đồng, cùng kỳ 120 tỷ đồng", "Còn thiếu 1.150 người mới đủ chỉ tiêu 8.000 người".
    let is_short = part.is_first && has(&part.before, &cues.short_by) && first.is_called_goal(cues);
    let is_opening = at < *a && (first.before.contains(':') || is_short || is_opened_from(statement, *a, *b));
    let is_told = *b < at || (is_bracket && *a < at) || is_between || is_opening;
    // "lên 2,36 tỷ đồng, tức là làm giảm lãi hơn 2,36 tỷ đồng": one of them again.
    let is_again = part.sort == Sort::Amount && [first, second].into_iter().any(|it| it.fact.point == part.fact.point);
    if is_again {
        return None;
    }
    let are_apart = is_balance || is_bracket || is_between || are_of_two_times(statement, *a, *b);
    (is_pair && is_told && are_apart).then_some([*a, *b])
}

/// "2.340 ha, nhiều hơn 460 ha so với vụ năm ngoái, khi chỉ có 1.980 ha": a change between what is and what was.
fn is_between(statement: &Statement<'_, '_>, at: usize, [a, b]: [usize; 2]) -> bool {
    let cues = statement.cues();
    // "nhiều hơn năm ngoái 280 sinh viên; năm ngoái nhận 1.050 sinh viên".
    let is_base = statement.part(b).is_some_and(|it| after_first(&it.before, &cues.against).is_some())
        || statement.part(at).is_some_and(|it| has(it.clause(), &cues.earlier));
    let is_bracket = statement.part(b).is_none_or(|it| it.before.contains(['(', ')']));
    a < at
        && b == at + 1
        && is_base
        && !is_bracket
        && statement.part(b).is_some_and(|it| has(&it.before, &cues.earlier))
}

/// "từ 42 triệu đồng lên 46,2 triệu đồng mỗi năm": what they are for one of is told once.
fn are_prices(statement: &Statement<'_, '_>, first: &Part<'_, '_>, second: &Part<'_, '_>) -> bool {
    let cues = statement.cues();
    first.is_price_like(second) && ends_with(&first.before, &cues.from) && has(&second.before, &cues.leads_to)
}

/// "hơn á khoa 0,5 điểm (28 điểm)": what the change is against stands in the bracket behind it.
fn is_bracket_behind(statement: &Statement<'_, '_>, at: usize, base: usize) -> bool {
    let bracket = statement.part(base).is_some_and(|it| it.before.trim() == "(");
    base == at + 1 && bracket && statement.part(at).is_some_and(|it| n_words(it.clause()) > 1)
}

/// "giảm 4,5 điểm: từ 17 %": the change stands before its levels.
fn is_opened_from(statement: &Statement<'_, '_>, at: usize, to: usize) -> bool {
    let cues = statement.cues();
    // "Mức tăng 40 % được tính từ 2,1 triệu … lên 3,7 triệu".
    let is_led = statement.part(to).is_some_and(|it| has(&it.before, &cues.leads_to));
    statement.part(at).is_some_and(|it| {
        let is_from = ends_with(&normal(statement.before(at).of(statement.facts.doc.text)), &cues.from);
        is_from && (n_words(&it.before) <= MAX_FROM || is_led && !it.before.contains([',', ';']))
    })
}

/// True if the words tell two levels apart by their times, by "from" and "to", as what is and what should be, or as what stands against
/// what: no part and its whole, no two things of one list.
pub(super) fn are_of_two_times(statement: &Statement<'_, '_>, a: usize, b: usize) -> bool {
    let cues = statement.cues();
    let (Some(first), Some(second)) = (statement.part(a), statement.part(b)) else { return false };
    let periods = first.fact.period().zip(second.fact.period()).is_some_and(|(a, b)| a != b);
    let named = time_named(&first.before, cues)
        .zip(time_named(&second.before, cues))
        .is_some_and(|(a, b)| a.0 == b.0 && a.1 != b.1);
    let are_named_apart = relative_order(&first.before, &second.before, cues).is_some();
    let periods = periods || named || are_named_apart;
    let is_from = ends_with(&first.before, &cues.from) && has(&second.before, &cues.leads_to);
    let is_goal =
        first.is_goal(cues) != second.is_goal(cues) || first.is_called_goal(cues) != second.is_called_goal(cues);
    let is_than = second.is_named_than(cues).is_some();
    let is_earlier = first.is_earlier(cues) != second.is_earlier(cues);
    let is_against = has(&second.before, &cues.against) || has(&second.before, &cues.contrasts);
    let is_now = has(&second.before, &cues.by_now) || has(&first.before, &cues.by_now);
    let is_part = has(&second.before, &cues.of_which)
        || has(&second.before, &cues.apart)
        || ends_with(&second.before, &cues.out_of);
    let is_noun = first.fact.mention.unit.text == second.fact.mention.unit.text
        && !prices_money(first, cues)
        && first.fact.mention.kind != MentionKind::Money;
    let is_told_before = is_told_before(first, second, cues) && statement.last == b;
    let is_own = is_from
        || is_goal
        || is_than
        || is_told_before
        || are_named_apart
        || unknown(statement, b, &[a]) <= usize::from(is_noun);
    !is_part
        && is_own
        && (is_than || is_told_before || periods || is_from || is_goal || is_earlier || is_against || is_now)
}

/// "Số ca mắc ít hơn cùng kỳ năm trước, khi thành phố có 28.000 ca": the words before the second name a time before.
pub(super) fn is_told_before(first: &Part<'_, '_>, second: &Part<'_, '_>, cues: &Cues) -> bool {
    has(&second.before, &cues.earlier) && !has(&first.before, &cues.earlier) && !second.before.contains([')', ';'])
}

/// True if the second of two times that words name is the earlier one: "hôm nay" and "hôm qua"; `None` if they name none, or others.
pub(super) fn relative_order(first: &str, second: &str, cues: &Cues) -> Option<bool> {
    let names = |words: &str, name: &str| super::super::rows::has_one(words, name);
    cues.time_pairs.iter().find_map(|[early, late]| match () {
        () if names(first, early) && names(second, late) && !names(second, early) => Some(false),
        () if names(first, late) && names(second, early) && !names(first, early) => Some(true),
        () => None,
    })
}

/// True if a figure is money per something: "6.000 đồng/kg".
fn prices_money(part: &Part<'_, '_>, cues: &Cues) -> bool {
    let unit = normal(&part.fact.mention.unit.text);
    part.fact.mention.kind == MentionKind::Rate && after_first(&unit, &cues.money_nouns).is_some()
}

/// True if nothing behind a change says that it is over something that is not told: another time, a goal.
fn is_since_told(statement: &Statement<'_, '_>, at: usize, levels: &[usize]) -> bool {
    let cues = statement.cues();
    let Some(part) = statement.part(at) else { return false };
    let base = part.base();
    let has_goal = levels.iter().filter_map(|level| statement.part(*level)).any(|it| it.is_goal(cues));
    let has_earlier = levels.iter().filter_map(|level| statement.part(*level)).any(|it| it.is_earlier(cues));
    let names_goal = has(base, &cues.goal) || has(part.clause(), &cues.goal);
    // "thiếu 33 người so với định mức": against the goal, and against no other time.
    let behind = after_first(base, &cues.against);
    let is_against_goal = behind
        .is_some_and(|words| [&cues.goal, &cues.needs].into_iter().any(|goal| after_first(words, goal).is_some()));
    let names_time = has(base, &cues.against) && !is_against_goal || has(base, &cues.earlier);
    let is_twice = names_goal && names_time;
    !is_twice
        && (!names_goal || has_goal)
        && (!names_time || has_earlier || levels.len() < 2)
        && (!has_goal || !names_time)
}

/// True if the words right behind a change, or in its clause, say since when.
fn names_time(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    statement.part(at).is_some_and(|part| {
        [part.base(), &*part.before].into_iter().any(|words| has(words, &cues.against) || has(words, &cues.earlier))
    })
}

/// By how much, of two levels.
fn by_levels(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let part = statement.part(at)?;
    let pair = levels(statement, at, Sort::Amount);
    let percents = || levels(statement, at, Sort::Percent).filter(|_| part.sort == Sort::Percent);
    let [a, b] = pair.or_else(percents)?;
    let (first, second) = (statement.part(a)?, statement.part(b)?);
    // "vượt dự toán (5.147 tỷ đồng) và tăng 28,4 %": what goes up does so from what was, not from a goal.
    let has_goal = [first, second].into_iter().any(|it| it.is_goal(statement.cues()));
    if has_goal && has(part.clause(), &statement.cues().moves) && !has(part.clause(), &statement.cues().goal) {
        return None;
    }
    let is_unit =
        part.sort == Sort::Percent || (first.is_alike(part, statement.facts) && second.is_alike(part, statement.facts));
    if !is_unit
        || !(is_bracket_behind(statement, at, b)
            || is_between(statement, at, [a, b])
            || is_said_of(statement, at, &[a, b]))
        || !is_closed_with_other(statement, at, &[a, b])
    {
        return None;
    }
    let builder = || CheckBuilder::new(Kind::Growth, statement.facts.doc, &[second.fact, first.fact, part.fact]);
    let (large, small) = if is_smaller(first.fact, second.fact) { (0, 1) } else { (1, 0) };
    // "4 độ C, Mẫu Sơn âm 1 độ C": levels below zero lie further apart than their sizes.
    let is_below_zero = first.fact.point.is_negative() != second.fact.point.is_negative();
    let of =
        |at: usize| if is_below_zero { term(at) } else { size(if at == 0 { second.fact } else { first.fact }, at) };
    let (large, small) = if is_below_zero && first.fact.point.is_negative() { (0, 1) } else { (large, small) };
    let (large, small) = if is_below_zero && second.fact.point.is_negative() { (1, 0) } else { (large, small) };
    let apart = || of(large).minus(of(small));
    if part.sort == Sort::Amount {
        return Some(builder().compares(apart(), Relation::Equals, size(part.fact, 2)));
    }
    // Each figure once: an interval takes one that stands twice for two.
    let growth = |base: usize| match base == small {
        true => of(large).over(of(small)).minus(Expr::one()).percent(),
        false => Expr::one().minus(of(small).over(of(large))).percent(),
    };
    // The level before is the base, whichever of them it is.
    let earlier = if second.is_earlier(statement.cues()) { 0 } else { 1 };
    let mut checks = vec![builder().compares(growth(earlier), Relation::Equals, size(part.fact, 2))];
    if first.sort == Sort::Percent {
        checks.push(builder().note(CheckNote::InPoints).compares(apart(), Relation::Equals, size(part.fact, 2)));
    }
    let is_known =
        [first, second].into_iter().any(|it| it.is_earlier(statement.cues()) || it.is_goal(statement.cues()));
    if !is_known {
        checks.push(builder().compares(growth(1 - earlier), Relation::Equals, size(part.fact, 2)));
    }
    best(checks).filter(|check| !is_loosely_said(check, part.fact))
}

/// True if the size of one is at most that of another, whichever sign they are read with.
fn is_smaller(a: &CheckedFigure<'_>, b: &CheckedFigure<'_>) -> bool {
    a.point.checked_abs().zip(b.point.checked_abs()).is_some_and(|(a, b)| a <= b)
}

/// "tăng hơn 200 %" is said of 251 %: a hedged figure that lies on its side, not far away.
pub(super) fn is_loosely_said(check: &Check, said: &CheckedFigure<'_>) -> bool {
    let value = check.computed.low().value().zip(said.point.checked_abs());
    let Some(ratio) = value.and_then(|(value, said)| value.checked_div(said)) else { return false };
    let within = |low: i128, high: i128| {
        Rational::new(low, 100).zip(Rational::new(high, 100)).is_some_and(|(low, high)| ratio >= low && ratio <= high)
    };
    check.verdict == Verdict::LookAgain
        && match said.mention.qualifier {
            Qualifier::Exact => false,
            Qualifier::Over | Qualifier::AtLeast => within(100, 135),
            Qualifier::Almost | Qualifier::AtMost => within(80, 100),
            Qualifier::About => within(88, 112),
        }
}

/// By how many points, of two percentages.
fn by_points(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let part = statement.part(at)?;
    let [a, b] = levels(statement, at, Sort::Percent)?;
    let (first, second) = (statement.part(a)?, statement.part(b)?);
    part.way.filter(|_| is_said_of(statement, at, &[a, b]) && is_closed_with_other(statement, at, &[a, b]))?;
    let builder = CheckBuilder::new(Kind::Growth, statement.facts.doc, &[second.fact, first.fact, part.fact])
        .note(CheckNote::InPoints);
    let (large, small) = if is_smaller(first.fact, second.fact) { (0, 1) } else { (1, 0) };
    let of = |at: usize| size(if at == 0 { second.fact } else { first.fact }, at);
    Some(builder.compares(of(large).minus(of(small)), Relation::Equals, size(part.fact, 2)))
}

/// How many times as much, of two levels.
fn by_multiple(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let part = statement.part(at)?;
    let [a, b] = levels_of_multiple(statement, at)?;
    let (first, second) = (statement.part(a)?, statement.part(b)?);
    let (large, small) = if first.fact.point >= second.fact.point { (first, second) } else { (second, first) };
    let builder = || CheckBuilder::new(Kind::Growth, statement.facts.doc, &[large.fact, small.fact, part.fact]);
    let ratio = || term(0).over(term(1));
    let is_called = has(&part.before, &statement.cues().multiple) || part.fact.is_multiple_in_words(statement.facts);
    let mut checks = vec![builder().compares(ratio(), Relation::Equals, term(2))];
    if !is_called {
        checks.push(builder().compares(ratio().minus(Expr::one()), Relation::Equals, term(2)));
    }
    // "gấp 4 lần" is said of what is nearly so.
    let apart = large.fact.point.checked_div(small.fact.point)?.checked_sub(part.fact.point)?.checked_abs()?;
    let is_about = apart <= Rational::new(1, 2)? && apart.checked_mul(Rational::whole(5))? <= part.fact.point;
    (!is_about || super::part::is_exact(part.fact))
        .then(|| best(checks))?
        .filter(|check| !(is_about && check.verdict == Verdict::LookAgain))
}

/// Two levels that a multiple is of: it is said of what it stands between or behind.
fn levels_of_multiple(statement: &Statement<'_, '_>, at: usize) -> Option<[usize; 2]> {
    let cues = statement.cues();
    // Right behind a multiple stands what it is of, whatever it is read as: "gấp ba mức 35 triệu đồng".
    let is_level = |other: &usize| {
        *other != at
            && statement.part(*other).is_some_and(|it| it.is_level() || (*other == at + 1 && it.sort == Sort::Amount))
    };
    let all: Vec<usize> = statement.amounts().into_iter().filter(is_level).collect();
    let [a, b] = all.as_slice() else { return None };
    let (first, second) = (statement.part(*a)?, statement.part(*b)?);
    let is_pair = first.is_alike(second, statement.facts) && is_closed_with_other(statement, at, &[*a, *b]);
    // "gấp 6 lần năm ngoái (150 đơn hàng)": right behind it stands what it is of.
    let next = statement.part(at + 1);
    let is_of_next = next.is_some_and(|next| {
        let words = &next.before;
        let is_bracket = words.trim_end().ends_with('(') || has(words, &cues.level_names) || has(words, &cues.against);
        is_bracket && n_words(words) <= MAX_TIME_WORDS && !words.contains([',', ';'])
    });
    // The level stands right before, or behind both: "gấp 6 lần năm ngoái (150 đơn hàng), năm nay chốt được 600 đơn hàng".
    let level = if at < *a { *b } else { *a };
    let is_level_near =
        statement.part(level).is_some_and(|it| !has(&it.before, &cues.breaks) && n_words(&it.before) <= MAX_TIME_WORDS);
    // "90 triệu đồng, gấp gần 4 lần so với lúa, loại cây chỉ đem lại 45 triệu đồng"; "Đông gấp rưỡi năm ngoái: năm nay 80.000, năm ngoái 40.000".
    let is_only_called = n_words(second.clause()) > 0 && is_made_of(second.clause(), &[&cues.fillers]);
    let is_told_behind = *a < at && *b == at + 1 && (has(&second.before, &cues.against) || is_only_called);
    let is_opening = at == 0 && statement.part(0).is_some_and(|it| n_words(&it.lead) == 0);
    let is_led = statement.part(*a).is_some_and(|it| it.before.contains(':'));
    let is_told_first = at < *a && (is_opening || is_led) && are_of_two_times(statement, *a, *b);
    let is_of_next = is_of_next && (level > at && is_level_near || level < at && is_bound(statement, at, &[*a, *b]));
    let are_named = [first, second].into_iter().any(|it| !it.fact.mention.unit.text.is_empty());
    // "Ngày thường phục vụ 6.000 lượt. Ngày cao điểm lên 27.000 lượt, gấp 4,5 lần ngày thường".
    let base = statement.part(at).map_or("", |it| it.base()).trim();
    let names_base = n_words(base) > 1 && first.before.contains(&format!(" {base} "));
    let is_concluded = names_base || statement.part(at).is_some_and(|it| it.is_concluded(cues));
    let are_told = is_concluded || are_of_two_times(statement, *a, *b);
    let is_said =
        is_of_next || is_told_behind || is_told_first || (at > *b && are_told && is_said_of(statement, at, &[*a, *b]));
    (is_pair && is_said && are_named).then_some([*a, *b])
}

/// True if the clause of a change names nothing else that could have changed: it holds only words of change and of time, or a pronoun, or
/// what follows is said of just these.
pub(super) fn is_bound(statement: &Statement<'_, '_>, at: usize, levels: &[usize]) -> bool {
    unknown(statement, at, levels) == 0
}

/// True if the clause of a change names nothing else, and nothing behind it does.
fn is_said_of(statement: &Statement<'_, '_>, at: usize, levels: &[usize]) -> bool {
    let Some(part) = statement.part(at) else { return false };
    let is_plain = unknown_of(statement, part.base(), at, levels) == 0;
    let is_first = levels.iter().all(|level| *level > at);
    // "mua vào 118 triệu đồng, bán ra 120 triệu đồng, chênh lệch hai chiều lên tới 2 triệu đồng": few words name what lies between.
    let is_between = part.way == Some(Way::Apart) && levels.iter().all(|level| *level < at);
    let is_first = is_first || is_between && unknown(statement, at, levels) <= MAX_NAMED;
    // "Tăng 18 % là kết quả của 9 tháng: năm nay 138 tỷ đồng, cùng kỳ 120 tỷ đồng": the levels say what it is of.
    let is_led = is_first
        && levels.iter().min().and_then(|first| statement.part(*first)).is_some_and(|it| it.before.contains(':'));
    let is_plain = is_plain || is_led;
    let is_bound = is_first || part.is_concluded(statement.cues()) || is_bound(statement, at, levels);
    is_plain && is_bound && is_since_told(statement, at, levels)
}

/// True if no other figure stands in the statement, but one that tells the same change otherwise.
fn is_closed_with_other(statement: &Statement<'_, '_>, at: usize, levels: &[usize]) -> bool {
    let is_other = |other: &usize| {
        let is_by = statement
            .part(*other)
            .is_some_and(|it| it.way.is_some() || it.sort == Sort::Multiple || it.is_told_again(statement.cues()));
        is_by && other.abs_diff(at) == 1 && !levels.contains(other)
    };
    let mut all = vec![at];
    all.extend((0..statement.parts.len()).filter(is_other));
    all.extend(levels);
    statement.is_closed(&all)
}

/// How many words of the clause before a figure name something that the levels do not.
fn unknown(statement: &Statement<'_, '_>, at: usize, levels: &[usize]) -> usize {
    let Some(part) = statement.part(at) else { return 0 };
    // "khoảng cách giữa hai đoàn là": between those that the levels are of.
    let apart = part.clause().split_once(' ').filter(|_| part.way == Some(Way::Apart));
    let named = apart.and_then(|_| super::super::clause::last_of(part.clause(), &[&statement.cues().between]));
    let words = named.and_then(|(_, name)| part.clause().strip_suffix(name)).unwrap_or(part.clause());
    unknown_of(statement, words, at, levels)
}

fn unknown_of(statement: &Statement<'_, '_>, words: &str, at: usize, levels: &[usize]) -> usize {
    let cues = statement.cues();
    let lists: [&CueList; 7] = [
        &cues.change_words,
        &cues.time_words,
        &cues.by_so_much,
        &cues.fillers,
        &cues.same_value,
        &cues.same_change,
        &cues.share_words,
    ];
    let known = [
        &cues.rises,
        &cues.falls,
        &cues.apart_by,
        &cues.this_number,
        &cues.against,
        &cues.earlier,
        &cues.contrasts,
        &cues.goal,
        &cues.needs,
        &cues.old,
    ];
    let known = known.into_iter().flat_map(|list| cues_of(words, list)).flat_map(|(_, cue)| cue.split(' '));
    let known: Vec<&str> = known.collect();
    // What the words before the levels call them may be named again.
    // In one sentence the words between two figures are those of the second.
    let is_next = |level: usize| level + 1 == at && (level < statement.last) == (at < statement.last);
    let names = levels.iter().filter_map(|level| Some((is_next(*level), statement.part(*level)?)));
    let names = names.map(|(is_next, it)| {
        format!("{} {} {}", it.before, it.fact.mention.unit.text, if is_next { "" } else { &it.behind })
    });
    let named = LazyCell::new(|| names.fold(String::new(), |all, it| all + &it.to_lowercase() + " "));
    let is_named = |word: &str| known.contains(&word) || named.split([' ', '/']).any(|own| own == word);
    words
        .split_whitespace()
        .filter(|word| {
            word.chars().any(char::is_alphabetic)
                && roman(word).is_none()
                && !is_made_of(word, &lists)
                && !is_named(&word.to_lowercase())
        })
        .count()
}

/// The amount of a change and its percentage, by the only level.
fn by_amount(statement: &Statement<'_, '_>, at: usize, way: Way) -> Option<Check> {
    let part = statement.part(at)?;
    let amounts = statement.amounts();
    let [a, b] = amounts.as_slice() else { return None };
    let is_change = |at: usize| statement.part(at).is_some_and(|it| it.way.is_some());
    let (level_at, change_at) = match (is_change(*a), is_change(*b)) {
        (false, true) => (*a, *b),
        (true, false) => (*b, *a),
        _ => return None,
    };
    let (level, change) = (statement.part(level_at)?, statement.part(change_at)?);
    let is_sort = level.is_level() && level.is_alike(change, statement.facts) && change.fact.point < level.fact.point;
    let is_concluded = part.is_concluded(statement.cues());
    let is_one = at == change_at + 1 || (at > change_at && (is_concluded || is_bound(statement, at, &[level_at])));
    let is_its = change_at < level_at || is_bound(statement, change_at, &[level_at]);
    // "tăng 5,4 triệu, tăng 9 % so với cùng kỳ": of another change.
    let is_bracket = part.before.trim_start().starts_with('(') || has(&part.before, &statement.cues().says_same);
    let is_before = level.is_earlier(statement.cues()) && is_concluded;
    let is_its_own = is_before || part.is_told_again(statement.cues()) && is_bracket;
    let is_other = !is_its_own && names_time(statement, at);
    let is_closed = statement.is_closed(&[level_at, change_at, at]);
    if !is_sort || !is_one || !is_its || !is_closed || is_other || !is_said_of(statement, at, &[level_at, change_at]) {
        return None;
    }
    let builder = || CheckBuilder::new(Kind::Growth, statement.facts.doc, &[level.fact, change.fact, part.fact]);
    let change_size = || size(change.fact, 1);
    let before = match way {
        Way::Down => Expr::Sum(vec![term(0), change_size()]),
        Way::Up | Way::Apart => term(0).minus(change_size()),
    };
    let of_later = builder().compares(change_size().over(before).percent(), Relation::Equals, size(part.fact, 2));
    let of_earlier = builder().compares(change_size().over(term(0)).percent(), Relation::Equals, size(part.fact, 2));
    let is_earlier = level.is_earlier(statement.cues()) || level.is_goal(statement.cues());
    let check = if is_earlier { best(vec![of_earlier, of_later]) } else { best(vec![of_later, of_earlier]) };
    check.filter(|check| !is_loosely_said(check, part.fact))
}
