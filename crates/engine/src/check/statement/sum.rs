//! All of several, what is left of all, and parts that are more than all.

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, CheckNote, Verdict};
use super::super::rows::{after_first, ends_with, has, has_one};
use super::super::structure::Cues;
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::part::{Sort, own_tail};
use super::share::is_opened_as_whole;
use super::{Statement, hundred};

pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let changes = changes(statement, at);
    if changes.is_some() {
        return changes;
    }
    match statement.part(at)?.sort {
        Sort::Amount => of_people(statement, at).or_else(|| {
            rest(statement, at)
                .or_else(|| of_fraction(statement, at))
                .or_else(|| sum(statement, at))
                .or_else(|| parts_behind(statement, at))
                .or_else(|| too_many(statement, at))
        }),
        Sort::Percent => hundred::claim(statement, at),
        Sort::Other => more_than_all(statement, at),
        _ => None,
    }
}

/// All of one sort beside a figure, levels of one time; `None` if one is a change or of another time.
fn others(statement: &Statement<'_, '_>, at: usize) -> Option<Vec<usize>> {
    let cues = statement.cues();
    let own = statement.part(at)?;
    let all = statement.alike(at);
    let is_other = |other: &usize| {
        statement.part(*other).is_none_or(|it| {
            let is_goal = it.is_goal(cues) && !own.is_goal(cues);
            !it.is_level() || it.is_earlier(cues) || is_goal || has(&it.before, &cues.against)
        })
    };
    (!all.is_empty() && !all.iter().any(is_other)).then_some(all)
}

/// The sum of all that was told before: "…, cộng lại là 250 người".
fn sum(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let own = statement.part(at)?;
    let words = own.clause();
    // "Tổng hợp hình phạt của hai tội, ông Đạt phải chấp hành 11 năm tù".
    let is_opened = own.is_first && statement.last > 0 && after_first(&own.before, &cues.sums).is_some();
    // "…; cộng cả ba khoản, cơ quan chi trả 616 tỷ đồng".
    let clause = own.before.rsplit([';', ':']).next().unwrap_or("");
    let opens_sum = after_first(clause, &cues.sums).is_some() || after_first(clause, &cues.sum_of_before).is_some();
    let is_said = is_opened || opens_sum || has(words, &cues.sums) || has(words, &cues.sum_of_before);
    // "120 bộ đội, 80 công an và 60 dân quân, tổng cộng 260 người": whoever is counted is a person.
    let people = || {
        let all: Vec<usize> = (0..statement.parts.len()).filter(|it| *it != at).collect();
        let is_count = |it: &usize| {
            statement.part(*it).is_some_and(|it| {
                let is_person =
                    it.fact.mention.unit.id.as_deref().is_none_or(|id| cues.person_units.iter().any(|it| it == id));
                it.is_level() && it.fact.kind_is(own.fact) && is_person
            })
        };
        (cues.person_nouns.contains(&own.fact.mention.unit.text) && all.iter().all(is_count)).then_some(all)
    };
    let others = people().or_else(|| others(statement, at)).filter(|_| is_said && own.way.is_none())?;
    let is_before = others.iter().all(|other| *other < at);
    let is_inside = own.before.rfind('(') > own.before.rfind(')');
    // In two sentences the parts stand in the first.
    let is_apart = statement.last == 0 || others.iter().all(|other| *other < statement.last);
    let is_part = |other: &usize| {
        statement
            .part(*other)
            .is_some_and(|it| has(it.clause(), &cues.sums) || (has(&it.before, &cues.of_which) && !it.is_first))
            // "432 trên 460 đại biểu": some of all.
            || statement.part(*other).is_some_and(|it| !it.is_first && is_opened_as_whole(it, cues))
    };
    if others.len() < 2 || !is_before || !is_apart || others.iter().any(is_part) || own.is_earlier(cues) || is_inside {
        return None;
    }
    let n = others.len();
    let mut terms: Vec<_> = others.iter().filter_map(|it| statement.fact(*it)).collect();
    let sum = terms.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.point))?;
    let is_larger = terms.iter().all(|it| it.point < own.fact.point);
    let is_of_size = own.fact.point < sum.checked_mul(Rational::whole(2))?;
    terms.push(own.fact);
    let builder = CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &terms).note(CheckNote::FromText);
    let is_closed = statement.is_closed(&[others.as_slice(), &[at]].concat());
    (is_larger && is_of_size && is_closed).then(|| builder.compares(sum_of(0..n), Relation::Equals, term(n)))
}

/// "260 nhân viên, trong đó 195 điều dưỡng và 120 bác sĩ": no one has two professions.
fn of_people(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let own = statement.part(at).filter(|_| at == 0 && statement.last == 0)?;
    let is_person = |it: &super::part::Part<'_, '_>| {
        let id = it.fact.mention.unit.id.as_deref();
        it.fact.mention.kind == MentionKind::Count
            && id.is_some_and(|id| cues.person_units.iter().any(|it| it == id))
            && it.is_level()
    };
    let parts: Vec<&super::part::Part<'_, '_>> =
        (1..statement.parts.len()).filter_map(|it| statement.part(it)).collect();
    let mut nouns: Vec<&str> = parts.iter().map(|it| it.fact.mention.unit.text.as_str()).collect();
    nouns.push(own.fact.mention.unit.text.as_str());
    let n = parts.len();
    nouns.sort_unstable();
    nouns.dedup();
    let overlaps = nouns
        .iter()
        .any(|noun| cues.overlapping.iter().any(|it| it == noun) || cues.person_nouns.iter().any(|it| it == noun));
    let is_opened = parts.first().is_some_and(|it| has(&it.before, &cues.of_which));
    let all: Vec<usize> = (0..statement.parts.len()).collect();
    let is_sort = n > 1
        && nouns.len() == n + 1
        && !overlaps
        && is_opened
        && is_person(own)
        && parts.iter().all(|it| is_person(it));
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.fact.point))?;
    let is_of_size = sum < own.fact.point.checked_mul(Rational::new(8, 5)?)?;
    if !is_sort || !is_of_size || !statement.is_closed(&all) {
        return None;
    }
    let mut facts: Vec<_> = parts.iter().map(|it| it.fact).collect();
    facts.push(own.fact);
    let builder = CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &facts).note(CheckNote::FromText);
    Some(builder.compares(sum_of(0..n), Relation::AtMost, term(n))).filter(|check| check.verdict == Verdict::LookAgain)
}

/// Changes of parts behind the change of all: "tăng 5.200 người, gồm BHXH bắt buộc tăng 3.900 người và BHXH tự nguyện tăng 1.300 người".
fn changes(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let (own, first) = (statement.part(at)?, statement.part(at + 1)?);
    let is_all = has(&first.before, &cues.whole_list) || first.before.contains(" : ");
    let is_some = !is_all && has(&first.before, &cues.of_which);
    let parts: Vec<&super::part::Part<'_, '_>> =
        (at + 1..statement.parts.len()).filter_map(|it| statement.part(it)).collect();
    let n = parts.len();
    let way = own.way.filter(|_| at == 0 && statement.last == 0 && (is_all || is_some) && n > 1)?;
    let gives = |it: &super::part::Part<'_, '_>| {
        has(&it.before, &cues.gives_part) || own.sort == Sort::Percent && it.sort == Sort::Points
    };
    let is_part = |it: &super::part::Part<'_, '_>| {
        let is_sort =
            if own.sort == Sort::Percent { it.sort == Sort::Points } else { it.is_alike(own, statement.facts) };
        is_sort && (it.way == Some(way) || gives(it)) && !has(&it.before, &cues.against)
    };
    let all: Vec<usize> = (0..statement.parts.len()).collect();
    if !parts.iter().all(|it| is_part(it)) || !statement.is_closed(&all) || matches!(way, super::part::Way::Apart) {
        return None;
    }
    let sum = parts.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.fact.point.checked_abs()?))?;
    let whole = own.fact.point.checked_abs()?;
    let is_of_size = sum < whole.checked_mul(Rational::whole(2))? && sum.checked_mul(Rational::whole(2))? > whole;
    let mut facts: Vec<_> = parts.iter().map(|it| it.fact).collect();
    facts.push(own.fact);
    let builder = CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &facts).note(CheckNote::FromText);
    let added = Expr::Sum(facts.iter().take(n).enumerate().map(|(i, it)| super::super::clause::size(it, i)).collect());
    let relation = if is_all { Relation::Equals } else { Relation::AtMost };
    let check = is_of_size.then(|| builder.compares(added, relation, super::super::clause::size(own.fact, n)))?;
    // Rounding explains a unit of the last digit, hardly two.
    let apart = sum.checked_sub(whole)?.checked_abs()?;
    let step = Rational::from_decimal(own.fact.mention.step)?;
    let is_far = check.verdict == Verdict::AgreesIfRounded && is_all && apart > step;
    Some(if is_far { Check { verdict: Verdict::LookAgain, ..check } } else { check })
}

/// "1.080 học sinh: khối 6 có 290 em, khối 7 có 280 em, …": all behind a colon.
fn parts_behind(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let own = statement.part(at)?;
    let first = statement.part(at + 1);
    // "khám 312 bé, mỗi bé chỉ ghi một lý do: 178 bé vì sốt, …", "cả ba bến phục vụ 42.000 lượt, tính ra bến Trung tâm 19.000 lượt, …".
    let is_led =
        first.is_some_and(|it| it.before.contains(':') || it.is_concluded(cues) && counts_its_parts(statement, at));
    let is_opened = super::super::clause::head(&own.behind).len() + 3 > own.behind.find(':').unwrap_or(usize::MAX - 9)
        || is_led
        || has(&own.behind, &cues.whole_list);
    // "36 học viên (20 nam, 16 nữ)".
    let are_opposites = opposites(statement, at);
    if are_opposites.is_some() {
        return are_opposites;
    }
    // "Hai cây cầu hết 1.900 tỷ đồng, trong đó cầu thứ nhất 720 tỷ đồng, cầu thứ hai 860 tỷ đồng".
    let are_counted = counts_its_parts(statement, at);
    let is_counted =
        first.is_some_and(|it| has(&it.before, &cues.of_which)) && at == 0 && counts_its_parts(statement, at);
    let others = others(statement, at)
        .filter(|others| is_opened && others.len() > 2 || is_counted && others.len() > 1)
        .filter(|_| statement.last == 0)?;
    let is_behind = others.iter().all(|other| *other > at);
    let is_some = |other: &usize| {
        statement.part(*other).is_none_or(|it| {
            let overlaps = cues.overlapping.iter().filter(|cue| !cues.there_are.contains(*cue));
            let overlaps = overlaps.filter(|cue| has_one(&it.before, cue)).count() > 0;
            let lists = [&cues.some_of, &cues.of_which, &cues.others, &cues.apart];
            overlaps && !are_counted
                || !is_counted && lists.into_iter().any(|list| has(&it.before, list))
                || it.before.trim_end().ends_with(':') && *other != at + 1
                || !is_one_noun(it, own) && !it.fact.is_generic(statement.facts)
        })
    };
    let n = others.len();
    let mut terms: Vec<_> = others.iter().filter_map(|it| statement.fact(*it)).collect();
    let sum = terms.iter().try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.point))?;
    // "xã A 300 suất, xã B 200 suất, xã C 200 suất": named alike, they are surely one list.
    let heads = || others.iter().filter_map(|it| statement.part(*it)).map(|it| list_head(it, cues));
    let are_named_alike =
        heads().next().flatten().is_some_and(|head| heads().all(|other| other.as_deref() == Some(&head)));
    let least = if are_named_alike { Rational::new(5, 3)? } else { Rational::new(5, 4)? };
    let is_of_size =
        sum.checked_mul(least)? > own.fact.point && sum < own.fact.point.checked_mul(Rational::new(3, 2)?)?;
    if !is_behind || others.iter().any(is_some) || !is_of_size || has(&own.behind, &cues.some_of) {
        return None;
    }
    terms.push(own.fact);
    let builder = CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &terms).note(CheckNote::FromText);
    Some(builder.compares(sum_of(0..n), Relation::Equals, term(n)))
}

/// True if the words before a figure count as many things as figures follow: "cả ba bến".
fn counts_its_parts(statement: &Statement<'_, '_>, at: usize) -> bool {
    let n = statement.parts.len().saturating_sub(at + 1);
    // "640 nghìn thẻ, chia làm ba nhóm: …" counts them behind it.
    let before = statement.facts.starting_in(statement.before(at)).iter();
    let mut counted = before.chain(statement.facts.starting_in(statement.before(at + 1)));
    counted.any(|it| {
        it.mention.kind == MentionKind::Count && i64::try_from(n).is_ok_and(|n| it.point == Rational::whole(n))
    })
}

/// The first word of a name in a list: "xã" of ", xã Y Tý".
fn list_head(part: &super::part::Part<'_, '_>, cues: &Cues) -> Option<String> {
    let words = part.clause().split_whitespace();
    words.map(str::to_owned).find(|word| word.chars().any(char::is_alphabetic) && !cues.joins.contains(word))
}

/// A whole and two in a bracket behind it that are all by their names: "36 học viên (20 nam, 16 nữ)".
fn opposites(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let (own, a, b) = (statement.part(at)?, statement.part(at + 1)?, statement.part(at + 2)?);
    let is_bracket = a.before.trim() == "(" && !b.before.contains([')', ';']);
    let name = |it: &super::part::Part<'_, '_>| it.fact.mention.unit.text.to_lowercase();
    let are_all =
        cues.opposites.iter().any(|[x, y]| (*x == name(a) && *y == name(b)) || (*y == name(a) && *x == name(b)));
    let is_sort = own.sort == Sort::Amount && a.fact.kind_is(own.fact) && b.fact.kind_is(own.fact);
    let builder =
        CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &[a.fact, b.fact, own.fact]).note(CheckNote::FromText);
    (is_bracket && are_all && is_sort).then(|| builder.compares(sum_of(0..2), Relation::Equals, term(2)))
}

/// The same noun, one of them perhaps with more words: "suất quà" and "suất".
fn is_one_noun(a: &super::part::Part<'_, '_>, b: &super::part::Part<'_, '_>) -> bool {
    let (a, b) = (a.fact.mention.unit.text.as_str(), b.fact.mention.unit.text.as_str());
    let begins =
        |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    begins(a, b) || begins(b, a)
}

/// True if the words around a figure say that it is all that is left.
pub(super) fn is_rest(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    let Some(part) = statement.part(at) else { return false };
    // "Toàn bộ phần còn lại, khoảng 24 ha, …": in apposition to what stands before the comma.
    let opening = part.lead.trim_end().strip_suffix(',').map(|it| format!("{} ", own_tail(it)));
    let (words, base) = (opening.as_deref().unwrap_or(part.clause()), part.base());
    let is_left = has(words, &cues.remaining) || after_first(base, &cues.remaining).is_some();
    // "còn 9 km chưa thảm", "đoạn chưa thảm còn 9 km".
    let is_not_yet = part.is_led_by(&cues.left)
        && (has(base, &cues.not_yet) || has(words, &cues.not_yet) || has(base, &cues.more_to_come));
    is_left || is_not_yet || part.is_led_by(&cues.absent) || is_undone(statement, at)
}

/// "tiếp nhận 8.200 hồ sơ, đã giải quyết 7.600 hồ sơ. 600 hồ sơ chưa giải quyết": what was not done, by the verb of what was.
fn is_undone(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    let (Some(own), Some(done)) = (statement.part(at), at.checked_sub(1).and_then(|at| statement.part(at))) else {
        return false;
    };
    let verb = after_first(own.base(), &cues.not_yet).and_then(|rest| rest.split_whitespace().next());
    let words = done.clause();
    let is_done = |verb: &str| {
        let behind = super::super::clause::last_of(words, &[&cues.was_done]);
        behind.is_some_and(|(_, rest)| rest.split_whitespace().next() == Some(verb))
    };
    super::super::clause::is_made_of(own.clause(), &[&cues.by_so_much]) && verb.is_some_and(is_done)
}

/// "nhận 12.000 liều, đã phân bổ 8.400 liều, trong kho còn 3.600 liều": what is left of what something was done with.
fn is_left_of_done(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    let (Some(own), Some(before)) = (statement.part(at), at.checked_sub(1).and_then(|at| statement.part(at))) else {
        return false;
    };
    let is_all_in_one = statement.last == 0 && statement.alike(at).len() == 2;
    is_all_in_one && own.is_led_by(&cues.left) && has(before.clause(), &cues.was_done)
}

/// All less what was told is what is left.
fn rest(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let own = statement.part(at).filter(|_| is_rest(statement, at) || is_left_of_done(statement, at))?;
    let mut all = statement.alike(at);
    let cues = statement.cues();
    // "phạt tù 37 trong tổng số 56 bị cáo": the whole stands behind its part.
    if let [_, second] = *all.as_slice()
        && statement.part(second).is_some_and(|it| !it.is_first && is_opened_as_whole(it, cues))
    {
        all.reverse();
    }
    let is_other = |other: &usize| {
        statement
            .part(*other)
            .is_none_or(|it| it.way.is_some() || it.is_earlier(cues) || has(&it.before, &cues.against))
    };
    let (whole, parts) = all.split_first()?;
    let are_before = all.iter().all(|other| *other < at) && !parts.is_empty() && !all.iter().any(is_other);
    let whole = statement.fact(*whole)?;
    let mut terms = vec![whole];
    terms.extend(parts.iter().filter_map(|it| statement.fact(*it)));
    let n = terms.len();
    let sum = terms.iter().skip(1).try_fold(Rational::ZERO, |sum, it| sum.checked_add(it.point))?;
    let is_sort = are_before && sum < whole.point && own.fact.point < whole.point && is_told_whole(statement, &all);
    let told = sum.checked_add(own.fact.point)?;
    let is_of_size = told < whole.point.checked_mul(Rational::new(13, 10)?)?
        && told > whole.point.checked_mul(Rational::new(7, 10)?)?;
    let is_sort = is_sort && is_of_size && statement.is_closed(&[all.as_slice(), &[at]].concat());
    terms.push(own.fact);
    let builder = CheckBuilder::new(Kind::Left, statement.facts.doc, &terms);
    is_sort.then(|| builder.compares(term(0).minus(sum_of(1..n)), Relation::Equals, term(n)))
}

/// True if the first of several is the whole of the others: it is called so, or something is said to have been done with a part.
fn is_told_whole(statement: &Statement<'_, '_>, all: &[usize]) -> bool {
    let cues = statement.cues();
    let [first, second, ..] = all else { return false };
    let (Some(whole), Some(part)) = (statement.part(*first), statement.part(*second)) else { return false };
    let is_called =
        has(whole.clause(), &cues.whole) || ends_with(whole.clause(), &cues.out_of) || has(whole.clause(), &cues.goal);
    let is_opened = has(&part.before, &cues.of_which)
        || has(part.base(), &cues.of_these)
        || has(part.clause(), &cues.done_with)
        // "1.105 hộ đã dùng nước sạch".
        || after_first(part.base(), &cues.done_with).is_some();
    let is_above = *first < statement.last && statement.last > 0;
    // "48 phòng khám, 39 phòng khám đạt; 7 phòng khám còn lại": of one noun.
    let noun = |it: &super::part::Part<'_, '_>| it.fact.mention.unit.text.to_lowercase();
    let are_of_one_noun = all.len() == 2 && !noun(whole).is_empty() && noun(whole) == noun(part);
    if are_of_one_noun {
        return true;
    }
    // "85 người đi Côn Đảo: 49 người bay, 46 người còn lại đi tàu".
    is_called || is_opened || is_above || part.before.contains(':')
}

/// "36/40 ủy viên, vắng 4 người".
fn of_fraction(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let own = statement.part(at).filter(|_| is_rest(statement, at))?;
    let part = statement.fact(at.checked_sub(1)?)?;
    let all = part.out_of(statement.facts.doc.text).filter(|all| *all > part.point && *all > own.fact.point)?;
    let builder = CheckBuilder::new(Kind::Left, statement.facts.doc, &[part, own.fact]);
    let is_sort = part.kind_is(own.fact) && own.fact.out_of(statement.facts.doc.text).is_none();
    is_sort.then(|| builder.compares(Expr::Number(all).minus(term(0)), Relation::Equals, term(1)))
}

/// "27/25 xã": some are more than all.
fn more_than_all(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let own = statement.part(at)?;
    let text = own.fact.mention.number.of(statement.facts.doc.text);
    let (some, all) = text.split_once('/')?;
    let whole = |digits: &str| digits.trim().replace('.', "").parse::<i64>().ok();
    let (some, all) = (whole(some)?, whole(all)?);
    let is_count = own.fact.mention.kind == MentionKind::Count && !own.fact.mention.unit.text.is_empty();
    let is_said = has(&own.before, &statement.cues().there_are) || has(&own.before, &statement.cues().called);
    let is_more = own.fact.point == Rational::whole(some) && some > all && all >= 10 && is_count && is_said;
    let builder = CheckBuilder::new(Kind::Among, statement.facts.doc, &[own.fact]).note(CheckNote::FromText);
    is_more.then(|| builder.compares(term(0), Relation::AtMost, Expr::Number(Rational::whole(all))))
}

/// "500 tấn muối, riêng muối i-ốt 620 tấn", "trong số 640 hồ sơ, 720 hồ sơ …": some are not more than all.
fn too_many(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let own = statement.part(at)?;
    let alike = statement.alike(at);
    // "95 trên 90 hộ".
    let before = at.checked_sub(1).and_then(|at| statement.part(at));
    let is_hedged = super::share::is_hedge_of_whole(own, cues);
    if let Some(some) =
        before.filter(|it| is_hedged && it.fact.mention.unit.text.is_empty() && it.fact.point > own.fact.point)
    {
        let exact = own.fact.as_exact();
        let builder =
            CheckBuilder::new(Kind::Among, statement.facts.doc, &[some.fact, &exact]).note(CheckNote::FromText);
        return Some(builder.compares(term(0), Relation::AtMost, term(1)));
    }
    let [other_at] = alike.as_slice() else { return None };
    let whole = statement.part(*other_at).filter(|_| *other_at < at && statement.spans_both(&[*other_at, at]))?;
    let is_one_noun = whole.fact.mention.unit.text.starts_with(own.fact.mention.unit.text.as_str())
        && !own.fact.mention.unit.text.is_empty();
    let is_of_these = after_first(own.base(), &cues.of_these).is_some();
    let is_extent = matches!(own.fact.mention.kind, MentionKind::Count | MentionKind::Measure);
    let is_apart = after_first(own.clause(), &cues.apart).is_some() && statement.last == 0 && is_extent;
    let is_out_of = whole.is_first && ends_with(&whole.before, &cues.out_of) && statement.last == 0;
    let is_among = ends_with(&own.before, &cues.there_are);
    let is_out_of = is_out_of && !is_among && super::super::rows::n_words(&whole.before) <= 2;
    let is_level =
        own.is_level() && whole.is_level() && !own.is_earlier(cues) && !own.is_goal(cues) && !whole.is_goal(cues);
    let builder =
        CheckBuilder::new(Kind::OfWhich, statement.facts.doc, &[own.fact, whole.fact]).note(CheckNote::FromText);
    let is_said = is_level && is_one_noun && (is_of_these || is_apart || is_out_of);
    let check = is_said.then(|| builder.compares(term(0), Relation::AtMost, term(1)))?;
    Some(check).filter(|check| check.verdict == Verdict::LookAgain)
}
