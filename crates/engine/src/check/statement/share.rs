//! A part, its whole and its share; an amount that is a share of another one.

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::clause::{is_made_of, tail};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::rows::{after_first, ends_with, has, n_words};
use super::super::structure::CueList;
use super::super::verdict::{CheckBuilder, term};
use super::change::is_bound;
use super::part::{Part, Sort, Way, is_exact};
use super::{Statement, best};

/// Letters of a sentence in which a name is looked for.
const MAX_CHARS: usize = 400;
/// Words between a percentage and the amount that it is.
const MAX_WORDS: usize = 10;

pub(super) fn claim(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let part = statement.part(at)?;
    match part.sort {
        Sort::Percent | Sort::Fraction if part.way.is_none() && !part.is_told_again_of_change(statement, at) => {
            of_whole(statement, at).or_else(|| fraction_of_two(statement, at)).or_else(|| more_than_all(statement, at))
        }
        Sort::Amount => of_percent(statement, at).or_else(|| most(statement, at)),
        _ => None,
    }
}

/// "chiếm 129,6 %": no share is more than all.
fn more_than_all(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let share = statement.part(at).filter(|it| it.sort == Sort::Percent && it.fact.point > Rational::HUNDRED)?;
    let cues = statement.cues();
    let is_other =
        has(share.base(), &cues.goal) || has(share.base(), &cues.against) || has(share.base(), &cues.earlier);
    let is_said = ends_with(share.clause(), &cues.is_share) && share.fact.measure() == Measure::Share && !is_other;
    let builder = CheckBuilder::new(Kind::Portion, statement.facts.doc, &[share.fact]);
    is_said.then(|| builder.compares(term(0), Relation::AtMost, Expr::Number(Rational::HUNDRED)))
}

impl Part<'_, '_> {
    fn is_told_again_of_change(&self, statement: &Statement<'_, '_>, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| statement.part(at));
        self.is_told_again(statement.cues()) && before.is_some_and(|before| before.way.is_some())
    }
}

/// A part and its whole.
struct Pair {
    part: usize,
    whole: usize,
    is_goal: bool,
}

/// The share of a part in its whole: the only two of one sort.
fn of_whole(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let share = statement.part(at)?;
    let pair = pair(statement, at)?;
    let is_share = matches!(share.fact.measure(), Measure::Share | Measure::Level) && share.fact.point > Rational::ZERO;
    if !is_share
        || share.fact.is_goal()
        || !is_of_these(statement, at, &pair)
        || !statement.is_closed(&[pair.part, pair.whole, at])
    {
        return None;
    }
    let (part, whole) = (statement.part(pair.part)?, statement.part(pair.whole)?);
    let exact = whole.fact.as_exact();
    let told = if is_hedge_of_whole(whole, statement.cues()) { &exact } else { whole.fact };
    let builder = || CheckBuilder::new(Kind::Portion, statement.facts.doc, &[part.fact, told, share.fact]);
    let percent = |expr: Expr| if share.sort == Sort::Percent { expr.percent() } else { expr };
    let ratio = || percent(term(0).over(term(1)));
    let check = builder().compares(ratio(), Relation::Equals, term(2));
    let rest = || percent(Expr::one().minus(term(0).over(term(1))));
    let is_rest = builder().compares(rest(), Relation::Equals, term(2)).verdict == Verdict::Agrees;
    if check.verdict != Verdict::LookAgain {
        return Some(check);
    }
    let apart = builder().point(&ratio())?.checked_sub(share.fact.point)?.checked_abs()?;
    // "Hai phần ba trong tổng số 450 người, tương đương 300 người": worked out, and no more or less.
    let is_worked_out = is_exact(part.fact) && after_first(part.clause(), &statement.cues().surely_same).is_some();
    let limit = match share.sort {
        Sort::Fraction if is_worked_out && is_exact(share.fact) => Rational::new(1, 50)?,
        Sort::Fraction => Rational::new(2, 25)?,
        _ if is_exact(share.fact) => Rational::ZERO,
        _ => Rational::whole(5),
    };
    (!is_rest && apart > limit).then_some(check)
}

/// "thanh tra 72 thửa đất, ba phần tư số thửa bị sử dụng sai, cụ thể là 45 thửa", "trả khoảng một phần tư hoá đơn: hết 60 triệu đồng, quỹ chi
/// 24 triệu đồng": a fraction and the two that it is of, in any order.
fn fraction_of_two(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let share = statement.part(at).filter(|it| it.sort == Sort::Fraction)?;
    let [a, b] = *statement.amounts().as_slice() else { return None };
    let (first, second) = (statement.part(a)?, statement.part(b)?);
    let are_levels = [first, second].into_iter().all(|it| it.is_level() && !it.is_earlier(cues) && !it.is_goal(cues));
    let is_told = |it: &Part<'_, '_>| {
        let lists = [&cues.some_of, &cues.concludes, &cues.out_of];
        it.before.contains(':') || lists.into_iter().any(|list| has(&it.before, list))
    };
    let is_told = [share, first, second].into_iter().any(|it| !it.is_first && is_told(it));
    let is_other = has(share.clause(), &cues.remaining) || has(share.base(), &cues.earlier);
    // "900 hội viên. Hai phần ba số hội viên này, cụ thể là 510 người".
    let names_whole = !first.fact.mention.unit.text.is_empty()
        && (share.base().contains(&first.fact.mention.unit.text.to_lowercase())
            && second.fact.is_generic(statement.facts)
            || after_first(share.base(), &cues.of_these).is_some() && first.is_alike(second, statement.facts));
    let are_alike = first.is_alike(second, statement.facts) || names_whole;
    let is_here = statement.last == 0 || a < statement.last && at >= statement.last && names_whole;
    if !are_levels || !is_told || is_other || !are_alike || !is_here {
        return None;
    }
    let is_in_bracket = [first, second].into_iter().any(|it| it.before.trim_end().ends_with('('));
    let is_rate = first.fact.mention.kind == MentionKind::Rate || second.fact.mention.kind == MentionKind::Rate;
    if is_in_bracket || is_rate {
        return None;
    }
    let (part, whole) = if first.fact.point < second.fact.point { (first, second) } else { (second, first) };
    let builder = || CheckBuilder::new(Kind::Portion, statement.facts.doc, &[part.fact, whole.fact, share.fact]);
    let ratio = || term(0).over(term(1));
    let check = builder().compares(ratio(), Relation::Equals, term(2));
    let left = builder().compares(Expr::one().minus(ratio()), Relation::Equals, term(2));
    let apart = builder().point(&ratio())?.checked_sub(share.fact.point)?.checked_abs()?;
    let is_far = apart > Rational::new(2, 25)? && left.verdict == Verdict::LookAgain;
    let is_settled = check.verdict != Verdict::LookAgain || is_far;
    (is_settled && statement.is_closed(&[a, b, at])).then_some(check)
}

/// The only two amounts of one sort, and which is the whole.
fn pair(statement: &Statement<'_, '_>, at: usize) -> Option<Pair> {
    let cues = statement.cues();
    let all = statement.amounts();
    let [a, b] = all.as_slice() else { return None };
    let (first, second) = (statement.part(*a)?, statement.part(*b)?);
    let is_right_of =
        *b == a + 1 && *b != statement.last && is_opened_as_whole(second, cues) && n_words(&second.before) <= 3;
    let is_alike = first.is_alike(second, statement.facts) || (is_right_of && first.fact.kind_is(second.fact));
    if !is_alike || !first.is_level() || !second.is_level() {
        return None;
    }
    let is_goal = |it: &Part<'_, '_>| {
        if first.is_goal(cues) && second.is_goal(cues) { it.is_called_goal(cues) } else { it.is_goal(cues) }
    };
    let (is_first_goal, is_second_goal) = (is_goal(first), is_goal(second));
    if is_first_goal != is_second_goal {
        let (part, whole) = if is_first_goal { (*b, *a) } else { (*a, *b) };
        return Some(Pair { part, whole, is_goal: true });
    }
    let is_out_of =
        is_opened_as_whole(second, cues) && *b == a + 1 && *b != statement.last && second.fact.point > first.fact.point;
    // "đúng bằng một nửa số vốn ban đầu là 36 tỷ đồng".
    let is_of_next = *b == at + 1
        && *a < at
        && n_words(&second.before) <= MAX_WORDS
        && !second.before.contains([',', ';'])
        && second.fact.point > first.fact.point;
    let is_larger_first = first.fact.point > second.fact.point;
    let is_opened = is_larger_first
        && (is_opened_as_whole(first, cues) || has(&second.before, &cues.apart) || has(&second.before, &cues.of_which));
    // "… có 640 lao động. Số có hợp đồng là 512 người, đạt 65 %".
    let is_above = is_larger_first && *a < statement.last && *b >= statement.last && statement.last > 0;
    let is_here = is_larger_first && at > *b && is_right_behind(statement, at);
    let (part, whole) = match () {
        () if is_out_of => (*a, *b),
        // "bằng 30 % diện tích cà phê toàn vùng vốn rộng 25.000 ha".
        () if is_of_next
            && (statement.part(at)?.sort == Sort::Fraction
                || is_opened_as_whole(second, cues)
                || has(&second.before, &cues.of_whole)) =>
        {
            (*a, *b)
        }
        () if is_opened || is_above || is_here => (*b, *a),
        // "Chiếm hơn 70 % tổng dư nợ 6.400 tỷ đồng là dư nợ cho vay hộ nghèo, với 3.500 tỷ đồng".
        () if at + 1 == *a
            && is_larger_first
            && statement.last == 0
            && has(&first.before, &cues.whole)
            && !has(&second.before, &cues.of_which) =>
        {
            (*b, *a)
        }
        () => return None,
    };
    Some(Pair { part, whole, is_goal: false })
}

/// True if a share says no more than that it is one: ", chiếm 25 %".
fn is_right_behind(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    let Some(part) = statement.part(at) else { return false };
    has(part.clause(), &cues.is_share) && is_made_of(part.clause(), &[&cues.share_words, &cues.fillers])
}

/// "85 trên 90 hộ": the word is read as a hedge.
pub(super) fn is_hedge_of_whole(part: &Part<'_, '_>, cues: &super::super::structure::Cues) -> bool {
    part.fact.mention.qualifier == Qualifier::Over
        && !part.is_first
        && ends_with(&part.before, &cues.out_of)
        && n_words(&part.before) == 1
        && !part.fact.mention.unit.text.is_empty()
}

pub(super) fn is_opened_as_whole(part: &Part<'_, '_>, cues: &super::super::structure::Cues) -> bool {
    let words = part.clause_with_bracket();
    let is_hedged = is_hedge_of_whole(part, cues);
    has(words, &cues.whole)
        || (ends_with(words, &cues.out_of) && part.fact.mention.qualifier == Qualifier::Exact)
        || has(words, &cues.total_rows)
        || is_hedged
}

/// True if nothing says that a share is of anything but the whole that is told.
fn is_of_these(statement: &Statement<'_, '_>, at: usize, pair: &Pair) -> bool {
    let cues = statement.cues();
    let (Some(share), Some(part), Some(whole)) =
        (statement.part(at), statement.part(pair.part), statement.part(pair.whole))
    else {
        return false;
    };
    let base = share.base();
    let names_goal = has(base, &cues.goal);
    let names_time = |words: &str| has(words, &cues.against) || has(words, &cues.earlier);
    // "So với kế hoạch cả năm 1.600 tỷ đồng" is held against the goal, and not against another time.
    let is_against_other = names_time(&whole.before) && !(pair.is_goal && whole.is_called_goal(cues));
    let is_other_time = (names_time(base) || is_against_other) && at + 1 != pair.whole || names_time(&part.before);
    let own = format!("{} {} {}", whole.before, whole.fact.mention.unit.text.to_lowercase(), whole.behind);
    let lists: [&CueList; 6] =
        [&cues.whole_words, &cues.of_all, &cues.of, &cues.time_words, &cues.number_of, &cues.fillers];
    // "60 % tổng kim ngạch" is not of what is told if nothing told is called so.
    let is_named = |word: &str| own.split_whitespace().any(|it| it == word);
    // "chiếm 12 % số người được khám" of workers.
    let is_generic = |word: &str| cues.generic_nouns.iter().any(|it| it == word);
    let is_known = |word: &str| is_named(word) || is_generic(word) || is_made_of(word, &lists);
    let unknown = base.split_whitespace().filter(|word| !is_known(word)).count();
    let is_opened = is_opened_as_whole(whole, cues);
    // In the sentence after that of the whole nothing may be named.
    let is_above = pair.whole < statement.last && statement.last > 0;
    // "bằng 93,20 % tổng số bưu phẩm": named as the whole of what the sentence before counts.
    let is_called_all = has(base, &cues.whole) && unknown == 0;
    let is_base = if is_above && !pair.is_goal && !is_opened {
        n_words(base) == 0 || is_called_all
    } else if pair.is_goal {
        names_goal || n_words(base) == 0
    } else if names_goal {
        // "Trong 2.000 tỷ đồng vốn đầu tư công, đã giải ngân 740 tỷ đồng, đạt 37% kế hoạch".
        is_opened && !is_above && at == pair.part + 1 && whole.is_first
    } else {
        let is_told = is_opened && is_told_so(statement, at);
        unknown == 0 || (is_opened && unknown <= 2 && !is_above) || is_told || at + 1 == pair.whole
    };
    if pair.is_goal && is_above && is_of_other_name(statement, pair) {
        return false;
    }
    // "Chiếm 92,4 % dân số, số người có thẻ là 79.680 trên tổng số 96.000 dân".
    let is_opening = share.is_first && has(&share.before, &cues.is_share);
    let is_followed = at + 1 == pair.part
        && (is_opening || !part.before.contains([',', ';']))
        && pair.whole == pair.part + 1
        && is_opened
        && n_words(&whole.before) <= 3;
    // "tỷ lệ giải quyết án 82 % sau khi xử xong 1.935 vụ trên tổng số 2.150 vụ".
    let is_base = is_base || is_followed && statement.last == 0 && !names_goal && n_words(base) <= MAX_WORDS;
    let is_next = at == pair.part + 1 || at == pair.whole + 1 && pair.whole == pair.part + 1;
    let is_before = at < pair.part.min(pair.whole);
    let is_next_to = pair.whole == pair.part + 1 && n_words(&whole.before) <= 3 && is_opened;
    let is_bound = (is_before
        && (is_next_to || pair.is_goal || (at + 1 == pair.whole && !has(&part.before, &cues.of_which))))
        || (is_next && (is_bound(statement, at, &[pair.part, pair.whole]) || is_told_so(statement, at)))
        || (is_next && pair.is_goal && whole.is_called_goal(cues) && (names_goal || has(share.clause(), &cues.done)))
        || at + 1 == pair.whole && pair.part > pair.whole && has(&whole.before, &cues.whole);
    is_base && is_bound && !is_other_time
}

/// ", tức tỷ lệ mắc trong nhóm được khám là 30 %": only what follows from the two that stand before it in its sentence.
fn is_told_so(statement: &Statement<'_, '_>, at: usize) -> bool {
    let cues = statement.cues();
    let is_opened = statement
        .part(at)
        .is_some_and(|it| after_first(it.clause(), &cues.surely_same).is_some() || it.is_concluded(cues));
    is_opened && (statement.last == 0 || at > statement.last)
}

/// True if a part is of something with a name, or the most or least of several, and the goal in the sentence before is not: "Bình Long thấp
/// nhất: 1.100 người" below "kế hoạch toàn tỉnh".
fn is_of_other_name(statement: &Statement<'_, '_>, pair: &Pair) -> bool {
    let cues = statement.cues();
    let Some(part) = statement.part(pair.part) else { return false };
    let sentence = statement.facts.doc.reading.sentences.get(statement.sentence as usize);
    let text = sentence.map_or("", |it| it.span.of(statement.facts.doc.text));
    let text = text.char_indices().nth(MAX_CHARS).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let is_superlative = has(&part.before, &cues.superlative);
    is_superlative || !super::super::figure_in_row::proper_names(text).is_empty()
}

/// "60 % số căn đã bán, tức là 300 căn" of 500; "được giảm 12 %, còn 1.012.000 đồng".
fn of_percent(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let part = statement.part(at)?;
    let percent_at = at.checked_sub(1)?;
    let percent = statement.part(percent_at).filter(|it| it.sort == Sort::Percent && !part.is_first)?;
    let alike = statement.alike(at);
    let [base_at] = alike.as_slice() else { return None };
    let base = statement.part(*base_at).filter(|base| *base_at < percent_at && base.is_level())?;
    let words = tail(&part.before);
    let is_same = is_made_of(words, &[&cues.same_value, &cues.fillers]) && has(words, &cues.says_same);
    let is_left =
        is_made_of(words, &[&cues.leads_to, &cues.left, &cues.fillers]) && percent.way.is_some() && n_words(words) > 0;
    let behind = part.before.get(..part.before.len() - words.len()).unwrap_or("");
    let is_near = n_words(&part.before) <= MAX_WORDS && !part.before.contains([';', '.']);
    let is_of_goal = has(behind, &cues.goal) || has(behind, &cues.against) || has(behind, &cues.earlier);
    let builder = || CheckBuilder::new(Kind::Scaled, statement.facts.doc, &[base.fact, percent.fact, part.fact]);
    let is_own = is_bound(statement, percent_at, &[*base_at]) || percent.way.is_none();
    if !is_near
        || is_of_goal
        || !is_own
        || !statement.is_closed(&[*base_at, percent_at, at])
        || base.fact.point < part.fact.point && percent.way != Some(Way::Up)
    {
        return None;
    }
    let fraction = || super::super::clause::size(percent.fact, 1).fraction();
    let check = if is_left {
        let factor = match percent.way? {
            Way::Up => Expr::Sum(vec![Expr::one(), fraction()]),
            Way::Down => Expr::one().minus(fraction()),
            Way::Apart => return None,
        };
        builder().compares(term(0).times(factor), Relation::Equals, term(2))
    } else if is_same && percent.way.is_none() {
        builder().compares(term(0).times(fraction()), Relation::Equals, term(2))
    } else {
        return None;
    };
    // "tăng hơn 200 %, đạt 287 triệu": a hedge leaves room.
    let ratio = check.computed.low().value().and_then(|value| value.checked_div(part.fact.point));
    let is_far = ratio.zip(Rational::new(4, 5).zip(Rational::new(5, 4)));
    let is_far = is_far.is_some_and(|(ratio, (low, high))| ratio < low || ratio > high);
    (check.verdict != Verdict::LookAgain || is_exact(percent.fact) || is_far).then_some(check)
}

/// "Phần lớn người dự tuyển đạt yêu cầu, với 96 người trong số 410 người": more than half of all are not less.
fn most(statement: &Statement<'_, '_>, at: usize) -> Option<Check> {
    let cues = statement.cues();
    let part = statement.part(at)?;
    let pair = pair(statement, at.checked_add(2)?)?;
    if pair.part != at || pair.is_goal || statement.parts.len() != 2 || statement.last != 0 {
        return None;
    }
    let whole = statement.part(pair.whole)?;
    let opens: String = part.before.split_whitespace().take(4).fold(" ".to_owned(), |all, word| all + word + " ");
    let is_said = has(&opens, &cues.majority) && is_opened_as_whole(whole, cues) && !has(&part.before, &cues.contrasts);
    let exact = whole.fact.as_exact();
    let told = if is_hedge_of_whole(whole, cues) { &exact } else { whole.fact };
    let builder = CheckBuilder::new(Kind::Portion, statement.facts.doc, &[part.fact, told]);
    let half = term(1).over(Expr::Number(Rational::whole(2)));
    // "Phân nửa số cửa hàng, với 80 trên tổng số 160": about so many.
    if has(&opens, &cues.halves) && !is_said && is_opened_as_whole(whole, cues) {
        let apart = builder.point(&term(0).over(term(1)))?.checked_sub(Rational::new(1, 2)?)?.checked_abs()?;
        let check = builder.compares(half, Relation::Equals, term(0));
        return Some(check).filter(|check| {
            check.verdict != Verdict::LookAgain || Rational::new(2, 25).is_some_and(|limit| apart > limit)
        });
    }
    is_said.then(|| best(vec![builder.compares(half, Relation::AtMost, term(0))]))?
}
