//! A number, an average and their total, in any order.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::CheckedFigure;
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::product::{is_given, strictly};
use super::super::rows::{behind, ends_with, has, normal, without_last};
use super::super::verdict::{CheckBuilder, term};
use super::Statement;
use super::part::{Part, Sort};

pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    statement.part(at).filter(|it| it.sort == Sort::Amount && it.way.is_none())?;
    proportion(statement, at)
        .or_else(|| some_of_so_many(statement, at))
        .or_else(|| of_total(statement, at))
        .or_else(|| of_months(statement, at))
        .or_else(|| among(statement, at))
}

/// "Trung bình mỗi tháng khám 860 lượt, nâng tổng số trong 6 tháng đầu năm lên 5.160 lượt": for a month, and for the months of a period.
fn of_months(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let [a, b] = *statement.amounts().as_slice() else { return None };
    if b != at || statement.last > 1 || !statement.is_closed(&[a, b]) {
        return None;
    }
    let is_month = |it: &Part<'_, '_>| has(&it.before, &cues.means) && has(&it.before, &cues.per_month);
    let (first, second) = (statement.part(a)?, statement.part(b)?);
    let (average, total) = match (is_month(first), is_month(second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return None,
    };
    let n = n_months(statement).filter(|n| *n > 1)?;
    // "Bốn tháng đầu năm bán được 8.400 chiếc, bình quân mỗi tháng 2.400 chiếc".
    let is_next =
        statement.last == 0 && a == 0 && b == 1 && is_month(second) && second.before.trim_start().starts_with(',');
    let is_all = is_next || has(total.clause(), &cues.in_all) || has(total.clause(), &cues.whole);
    let is_like = average.is_alike(total, statement.facts)
        && is_all
        && [average, total].into_iter().all(|it| it.is_level() && !it.is_earlier(cues) && !it.is_goal(cues));
    let builder = CheckBuilder::new(Kind::Product, statement.facts.doc, &[total.fact, average.fact]);
    let months = Expr::Number(Rational::whole(n));
    is_like.then(|| builder.compares(term(0).over(months), Relation::Equals, term(1)))
}

/// How many full months the only period of the last sentence has.
fn n_months(statement: &Statement<'_, '_>) -> Option<i64> {
    let periods = &statement.facts.doc.reading.periods;
    let from = periods.partition_point(|it| it.sentence < statement.sentence);
    let mut periods = periods.iter().skip(from).take_while(|it| it.sentence == statement.sentence);
    let said = periods.next()?;
    if periods.next().is_some() {
        return None;
    }
    if let Some((start, end)) = said.period.and_then(|period| period.start.zip(period.end)) {
        let is_full = start.day() == 1 && end.next_day()?.day() == 1;
        let month = |day: time::Date| i64::from(day.year()) * 12 + i64::from(u8::from(day.month()));
        return is_full.then(|| month(end) - month(start) + 1);
    }
    let cues = statement.cues();
    // "6 tháng đầu năm" of a text without a date.
    let words = normal(said.span.of(statement.facts.doc.text));
    let mut words = words.split_whitespace();
    let n = words.next()?;
    let in_words = || cues.small_numbers.iter().position(|it| it == n).and_then(|at| i64::try_from(at + 1).ok());
    let n = n.parse().ok().or_else(in_words)?;
    words.next().filter(|word| cues.months.has_word(word)).map(|_| n)
}

/// "Trong 2.000 người được khám có 900 người thừa cân, nghĩa là cứ 10 người thì có 3 người": so many of so many, as of all.
fn some_of_so_many(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let all = statement.amounts();
    let every =
        all.iter().position(|it| statement.part(*it).is_some_and(|it| ends_with(it.clause(), &cues.every_so_many)))?;
    let ([_, _, _, last], Some(next)) = (all.as_slice(), all.get(every + 1)) else { return None };
    let mut others = all.iter().filter(|it| **it != *next && Some(*it) != all.get(every));
    let (Some(a), Some(b)) = (others.next(), others.next()) else { return None };
    if *last != at || !statement.is_closed(&all) {
        return None;
    }
    let (first, second) = (statement.part(*a)?, statement.part(*b)?);
    let (of, some) = (statement.part(*all.get(every)?)?, statement.part(*next)?);
    let (part, whole) = if first.fact.point < second.fact.point { (first, second) } else { (second, first) };
    let are_like = [first, second, some].into_iter().all(|it| it.is_level() && it.is_alike(of, statement.facts));
    let is_of = has(&some.before, &cues.there_are) && statement.spans_both(&all);
    let is_scale = of.fact.point <= Rational::HUNDRED && some.fact.point < of.fact.point;
    let are_named = [part, whole].into_iter().all(|it| !it.fact.mention.unit.text.is_empty());
    if !are_like || !are_named || !is_of || !is_scale || whole.fact.point <= Rational::HUNDRED {
        return None;
    }
    let exact = of.fact.as_exact();
    let builder = CheckBuilder::new(Kind::Product, statement.facts.doc, &[part.fact, whole.fact, &exact, some.fact]);
    let ratio = || -> Expr { term(0).over(term(1)).times(term(2)) };
    let check = builder.compares(ratio(), Relation::Equals, term(3));
    // "cứ 10 người thì có 3" is said of what is nearly so.
    let apart = part.fact.point.checked_div(whole.fact.point)?.checked_mul(of.fact.point)?;
    let apart = apart.checked_sub(some.fact.point)?.checked_abs()?;
    (check.verdict != Verdict::LookAgain || apart > Rational::new(3, 4)?).then_some(check)
}

/// "6,2 tấn/ha, 5,4 tấn/ha và 5,8 tấn/ha, bình quân 5,8 tấn/ha": a mean lies among what it is of.
fn among(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let own = statement.part(at).filter(|own| has(own.clause(), &statement.cues().means))?;
    let others = statement.alike(at);
    let is_list = statement.last == 0
        && others.len() > 1
        && others.iter().all(|other| *other < at && statement.part(*other).is_some_and(Part::is_level));
    let is_noun = |other: &usize| {
        statement
            .fact(*other)
            .is_some_and(|it| it.mention.unit.text.split(' ').next() == own.fact.mention.unit.text.split(' ').next())
    };
    if !is_list || !others.iter().all(is_noun) || !statement.is_closed(&[others.as_slice(), &[at]].concat()) {
        return None;
    }
    let facts = || others.iter().filter_map(|it| statement.fact(*it));
    let (least, most) = (facts().min_by_key(|it| it.point)?, facts().max_by_key(|it| it.point)?);
    let above = CheckBuilder::new(Kind::Mean, statement.facts.doc, &[own.fact, most]);
    let above = above.compares(term(0), Relation::AtMost, term(1));
    let below = CheckBuilder::new(Kind::Mean, statement.facts.doc, &[least, own.fact]);
    let below = below.compares(term(0), Relation::AtMost, term(1));
    Some(if above.verdict == Verdict::LookAgain { above } else { below })
}

/// The nouns that an amount may be for one of: "mỗi sạp", "một xe", "/ha".
fn per(statement: &Statement<'_, '_>, part: &Part<'_, '_>) -> Vec<String> {
    let cues = statement.cues();
    let own = normal(part.fact.mention.span.of(statement.facts.doc.text));
    let first =
        |words: &str| words.split_whitespace().find(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned);
    let by_stroke = own.split_once(" / ").and_then(|(_, of)| first(of));
    let inside = behind(&own, &cues.every).and_then(first);
    let head: String = part.behind.split_whitespace().take(3).fold(" ".to_owned(), |all, word| all + word + " ");
    let next = super::super::rows::after_first(&head, &cues.each).and_then(first);
    let before = behind(part.clause(), &cues.every).and_then(first);
    // "mỗi người được nhận 5,1 triệu đồng/tháng": for one of two things, and no total is that of both.
    if before.is_some() && by_stroke.as_ref().is_some_and(|noun| Some(noun) != before.as_ref()) {
        return Vec::new();
    }
    let head = has(part.clause(), &cues.per_head).then(|| cues.person_nouns.first().cloned()).flatten();
    [by_stroke, inside, next, before, head].into_iter().flatten().collect()
}

/// True if an average is told per the noun of a number, by whatever name.
fn is_per(statement: &Statement<'_, '_>, noun: &str, number: &Part<'_, '_>) -> bool {
    let cues = statement.cues();
    let unit = normal(&number.fact.mention.unit.text);
    let is_unit = unit.split_whitespace().any(|word| word == noun);
    let is_classifier = cues.classifiers.iter().any(|it| it == unit.trim());
    // "đội xe 15 chiếc": the noun stands before its number.
    // "350 xe đạp, mỗi chiếc 2 triệu đồng".
    let is_one = number.fact.mention.kind == MentionKind::Count && cues.classifiers.iter().any(|it| it == noun);
    let is_named = is_classifier && number.before.split_whitespace().any(|word| word == noun);
    // "24 hộ dựng nhà, mỗi nhà 60 triệu đồng".
    let is_named = is_named || !unit.trim().is_empty() && number.base().split_whitespace().any(|word| word == noun);
    let is_person =
        |fact: &CheckedFigure<'_>| fact.mention.unit.id.as_ref().is_some_and(|id| cues.generic_units.contains(id));
    let is_unknown = number.fact.mention.kind == MentionKind::Count
        && number.fact.mention.unit.id.is_none()
        && !unit.trim().is_empty();
    let is_generic = cues.generic_nouns.iter().any(|it| it == noun) && (is_person(number.fact) || is_unknown);
    let names = statement
        .facts
        .structure
        .conversions
        .iter()
        .filter(|it| Some(it.from.as_str()) == number.fact.mention.unit.id.as_deref());
    let is_time = names.filter_map(|it| it.words.as_ref()).any(|words| words.first().is_some_and(|word| word == noun));
    let is_same = cues.same_units.iter().any(|same| {
        same.iter().any(|it| it == noun) && same.iter().any(|it| unit.split_whitespace().any(|word| word == it))
    });
    is_unit || is_one || is_named || is_generic || is_time || is_same
}

/// How many of the unit that an average is per make one of a number: "20.000 đồng/kg" of "3 tấn".
fn factor(statement: &Statement<'_, '_>, noun: &str, number: &Part<'_, '_>) -> Option<i64> {
    let conversions = statement.facts.structure.conversions.iter();
    let mut own = conversions.filter(|it| Some(it.from.as_str()) == number.fact.mention.unit.id.as_deref());
    own.find(|it| it.words.as_ref().is_some_and(|[_, small]| small == noun)).map(|it| it.factor)
}

/// How many of the unit of what each is make one of the unit of all: "mỗi gốc 40 kg, tổng sản lượng 50 tấn".
fn larger_unit(statement: &Statement<'_, '_>, all: &Part<'_, '_>, own: &Part<'_, '_>) -> Option<i64> {
    let (all, own) = (all.fact.mention.unit.id.as_deref()?, own.fact.mention.unit.id.as_deref()?);
    let mut conversions = statement.facts.structure.conversions.iter();
    conversions.find(|it| it.from == all && it.to == own).map(|it| it.factor)
}

/// Three amounts and no other: a number, what each is, and all.
fn of_total(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let amounts: Vec<usize> =
        (0..statement.parts.len()).filter(|it| statement.part(*it).is_some_and(|it| it.sort == Sort::Amount)).collect();
    let [_, _, _] = amounts.as_slice() else { return None };
    // Once for three: at the last of them.
    if amounts.last() != Some(&at) || !statement.is_closed(&amounts) {
        return None;
    }
    let each = |place: &usize| statement.part(*place).map(|part| per(statement, part)).unwrap_or_default();
    let is_number = |place: usize, noun: &str| {
        statement.part(place).is_some_and(|part| {
            let is_sort =
                matches!(part.fact.mention.kind, MentionKind::Count | MentionKind::Duration | MentionKind::Measure);
            // "tiền điện trung bình của 20 hộ là 3,8 triệu đồng": of them another average is told.
            let is_of_mean = ends_with(without_last(&part.before, &statement.cues().of_it), &statement.cues().means);
            is_sort
                && !is_of_mean
                && part.way.is_none()
                && part.fact.point > Rational::ONE
                && (is_per(statement, noun, part) || factor(statement, noun, part).is_some())
        })
    };
    let mut found = Vec::new();
    for average in &amounts {
        let nouns = each(average);
        for number in amounts.iter().filter(|it| *it != average && nouns.iter().any(|noun| is_number(**it, noun))) {
            let total = amounts.iter().find(|it| *it != average && *it != number)?;
            let (own, all) = (statement.part(*average)?, statement.part(*total)?);
            // In two sentences the average is told in the second, of what the first tells.
            let is_here = statement.last == 0
                || (*average >= statement.last && *total.min(number) < statement.last)
                || *total >= statement.last && *average < statement.last && has(all.clause(), &statement.cues().in_all);
            let units = larger_unit(statement, all, own);
            let is_unit = own.is_alike(all, statement.facts) || units.is_some();
            let is_like = is_here && is_unit && all.way.is_none() && own.way.is_none();
            let all_of_unit = all.fact.point.checked_mul(Rational::whole(units.unwrap_or(1)))?;
            let is_concluded = concludes(statement, *average, *number, *total);
            if is_like && is_concluded && all_of_unit > own.fact.point && is_once(statement, *average, *total) {
                found.push([*total, *number, *average]);
            }
        }
    }
    let [[total, number, average]] = found.as_slice() else { return None };
    let nouns = each(average);
    let factor = statement.part(*number).and_then(|part| nouns.iter().find_map(|noun| factor(statement, noun, part)));
    let factor = factor.unwrap_or(1);
    let units =
        statement.part(*total).zip(statement.part(*average)).and_then(|(all, own)| larger_unit(statement, all, own));
    let (total, number, average) = (statement.fact(*total)?, statement.fact(*number)?, statement.fact(*average)?);
    let is_goal = total.is_goal() != average.is_goal();
    let given = is_given(statement.facts, number, average).then(|| average.as_exact());
    let average = given.as_ref().unwrap_or(average);
    let builder = CheckBuilder::new(Kind::Product, statement.facts.doc, &[total, number, average]);
    let n = || if factor == 1 { term(1) } else { term(1).times(Expr::Number(Rational::whole(factor))) };
    let all = match units {
        Some(units) => term(0).times(Expr::Number(Rational::whole(units))),
        None => term(0),
    };
    let check = (!is_goal).then(|| builder.compares(all.over(n()), Relation::Equals, term(2)))?;
    Some(if given.is_some() { strictly(check, total, number, average) } else { check })
}

/// True if words say that one of the three follows from the others: an average, a division, a sum.
fn concludes(statement: &Statement<'_, '_>, average: usize, number: usize, total: usize) -> bool {
    let cues = statement.cues();
    let (Some(own), Some(count), Some(all)) = (statement.part(average), statement.part(number), statement.part(total))
    else {
        return false;
    };
    let is_rate = own.fact.mention.kind == MentionKind::Rate && statement.last == 0;
    let is_average = has(&own.before, &cues.means) || has(own.clause(), &cues.says_same) || is_rate;
    let is_divided =
        [count, all].into_iter().any(|it| has(it.clause(), &cues.divides)) || has(&count.before, &cues.divides);
    let is_divided = is_divided && total < average;
    let is_sum = total > average && (has(all.clause(), &cues.in_all) || has(all.clause(), &cues.results));
    let is_sum = is_sum || total > average && all.is_concluded(cues);
    let is_left = has(all.clause(), &cues.left);
    (is_average || is_divided || is_sum) && !is_left && all.fact.mention.kind != MentionKind::Rate
}

/// True if the total is not itself for one of something else, and neither is of another time.
fn is_once(statement: &Statement<'_, '_>, average: usize, total: usize) -> bool {
    let cues = statement.cues();
    let (Some(average), Some(total)) = (statement.part(average), statement.part(total)) else { return false };
    let is_time = |noun: &str| {
        let words = statement.facts.structure.conversions.iter().filter_map(|it| it.words.as_ref()).flatten();
        words.into_iter().any(|word| word == noun)
    };
    let own = format!("{} {}", total.clause(), normal(total.fact.mention.span.of(statement.facts.doc.text)));
    let is_told_each = has(&own, &cues.every) || own.contains(" / ");
    let is_each = is_told_each
        && per(statement, total).iter().any(|noun| !is_time(noun))
        && total.fact.measure() != Measure::Average;
    let is_other = [average, total].into_iter().any(|it| {
        it.is_earlier(cues)
            || has(&it.before, &cues.against)
            || has(&it.before, &cues.instead)
            || has(&it.before, &cues.of_which)
    });
    !is_each && !is_other
}

/// "84 bác sĩ cho 120.000 dân, tức 7 bác sĩ trên 1 vạn dân": two of one noun over two of another.
fn proportion(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let amounts: Vec<usize> =
        (0..statement.parts.len()).filter(|it| statement.part(*it).is_some_and(|it| it.sort == Sort::Amount)).collect();
    let [a, b, c, d] = amounts.as_slice() else { return None };
    if *d != at || !statement.is_closed(&amounts) || *c < statement.last {
        return None;
    }
    let alike = |a: usize, b: usize| {
        statement.part(a).zip(statement.part(b)).is_some_and(|(a, b)| {
            let is_noun = a.fact.mention.unit.text.split(' ').next() == b.fact.mention.unit.text.split(' ').next();
            is_noun && a.is_level() && b.is_level()
        })
    };
    let (first, second) = match (alike(*a, *c) && alike(*b, *d), alike(*b, *c) && alike(*a, *d)) {
        (true, false) => (*a, *b),
        (false, true) => (*b, *a),
        _ => return None,
    };
    let (few, many) = (statement.part(*c)?, statement.part(*d)?);
    let cues = statement.cues();
    let is_scale = many.fact.mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0') == "1";
    let words = &many.before;
    let is_of = has(words, &cues.out_of) || has(words, &cues.each) || words.contains(" / ");
    let exact = many.fact.as_exact();
    let terms = [statement.fact(first)?, statement.fact(second)?, few.fact, &exact];
    let builder = CheckBuilder::new(Kind::Product, statement.facts.doc, &terms);
    let rate: Expr = term(0).times(term(3)).over(term(1));
    let is_said =
        has(few.clause(), &cues.says_same) || has(few.clause(), &cues.means) || has(few.clause(), &cues.reaches);
    (is_scale && is_of && is_said && many.fact.point > Rational::ONE)
        .then(|| builder.compares(rate, Relation::Equals, term(2)))
}
