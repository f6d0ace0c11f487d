//! A part, its whole and its share that stand alone in a sentence: "kiểm tra 450 mẫu, phát hiện 54 mẫu không đạt, chiếm 12 %", "kế hoạch
//! tiêm 30.000 mũi, thực tế tiêm 27.000 mũi, đạt tỷ lệ 90 %". Where no other amount of the noun is told, no other can be meant.

use super::super::checked_figure::CheckedFigure;
use super::super::clause::{is_made_of, tail};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::Check;
use super::super::rows::{Row, has, is_only, n_words};
use super::super::verdict::{CheckBuilder, Reach, term};
use super::FigureInRow;
use crate::interval::Rational;
use crate::reading::{MentionKind, Qualifier};

/// Figures of a sentence in which a whole, a part and a share stand alone.
const MAX_FIGURES: usize = 8;
/// Words behind a share that name what it is of.
const MAX_NAME: usize = 8;

pub(super) fn find(place: &FigureInRow<'_, '_>) -> Option<Check> {
    let row = place.row;
    let cues = &place.facts.structure.cues;
    if row.len() > MAX_FIGURES {
        return None;
    }
    let is_changed = (0..row.len()).any(|at| place.figure(at).is_some_and(CheckedFigure::is_change));
    let is_cut_out = place
        .at
        .checked_sub(1)
        .and_then(|at| place.figure(at))
        .is_some_and(|it| it.out_of(place.facts.doc.text).is_some());
    let is_of_each = has(row.gap(place.at), &cues.of_each) || (is_cut_out && has(row.gap(place.at), &cues.covers));
    let is_hedged = !matches!(
        place.fact.mention.qualifier,
        Qualifier::Exact | Qualifier::About | Qualifier::Almost | Qualifier::Over
    );
    if is_changed || is_of_each || is_hedged || place.fact.point >= Rational::HUNDRED {
        return None;
    }
    let is_share = |at: &usize| place.figure(*at).is_some_and(CheckedFigure::is_percentage);
    let is_other = |at: &usize| *at == place.at || !is_share(at) || is_of_other_noun(place, *at);
    if !(0..row.len()).all(|at| is_other(&at)) {
        return None;
    }
    if let Some(check) = of_so_many(place) {
        return Some(check);
    }
    let (part_at, _) = place.told_parts().into_iter().find(|(_, reach)| *reach == Reach::Firm)?;
    let part = place.figure(part_at)?;
    // "7 đội thừa nhận là công ty đã thu 5 %": another verb takes the percentage.
    let gap = place.row.gap(place.at);
    let last = gap.split_whitespace().next_back().unwrap_or(",");
    if part_at < place.at && !is_only(last, &cues.share_words) {
        return None;
    }
    let whole = match wholes(place, part_at, part).as_slice() {
        [whole_at] => in_row(place, part_at, part, *whole_at),
        [] => above(place, part),
        _ => None,
    };
    // Of a handful of things a share is told of something else.
    let is_many = |whole: &CheckedFigure<'_>| whole.point > part.point && whole.point >= Rational::whole(LEAST);
    whole.filter(|whole| is_many(whole)).map(|whole| place.share_of(part, whole))
}

/// "kiểm tra 187 đơn vị (đạt 93,5 % kế hoạch), …, phạt 1,92 tỷ đồng, thu được 0,67 tỷ đồng (34,9 %)": a share right behind an amount of
/// another sort is of that.
fn is_of_other_noun(place: &FigureInRow<'_, '_>, at: usize) -> bool {
    let cues = &place.facts.structure.cues;
    let before = |at: usize| at.checked_sub(1).and_then(|before| place.figure(before)).filter(|it| it.is_amount());
    let is_attached = is_only(place.row.gap(at), &cues.share_words);
    let pair = before(at).zip(before(place.at));
    is_attached && pair.is_some_and(|(other, own)| !other.counts_like(own, place.facts) && !other.kind_is(own))
}

/// Wholes of fewer things are not believed.
const LEAST: i64 = 10;

/// "36/45 em đỗ đại học, tỷ lệ đỗ 80 %", "207/230 thí sinh đỗ. Tỷ lệ đỗ là 90 %": so many of so many, and one share.
fn of_so_many(place: &FigureInRow<'_, '_>) -> Option<Check> {
    let cues = &place.facts.structure.cues;
    let row = place.row;
    let behind = row.gap(place.at + 1);
    let is_of_goal = has(behind, &cues.goal) || has(behind, &cues.against) || has(row.gap(place.at), &cues.against);
    let some = match row.len() {
        2 => place.figure(1 - place.at.min(1)),
        1 => {
            let above = place.rows.get(place.at_row.checked_sub(1)?)?;
            let is_next = place.row.sentence - above.sentence == 1 && above.len() == 1;
            let is_called = has(row.gap(0), &cues.is_rate) && n_words(row.gap(0)) <= MAX_NAME;
            above.figure(place.facts, 0).filter(|_| is_next && is_called)
        }
        _ => None,
    };
    // "2/3 dân số" is a fraction, "1/1" a day.
    let is_count = |it: &&CheckedFigure<'_>| it.mention.kind == MentionKind::Count && !it.mention.unit.text.is_empty();
    let some = some.filter(is_count).filter(|_| !is_of_goal && place.fact.is_percentage())?;
    let all = some.out_of(place.facts.doc.text).filter(|all| *all >= Rational::whole(LEAST))?;
    let is_behind = row.len() == 2 && place.at == 1;
    let words = tail(row.gap(place.at.max(1)));
    let is_joined = match row.len() {
        2 if is_behind => is_made_of(words, &[&cues.share_words]) || starts_with(words, &cues.is_rate),
        2 => n_words(row.gap(1)) <= MAX_NAME && !row.gap(1).contains([',', ';']),
        _ => true,
    };
    if !is_joined || n_words(words) > MAX_NAME {
        return None;
    }
    let builder = CheckBuilder::new(Kind::Portion, place.facts.doc, &[some, place.fact]);
    Some(builder.compares(place.in_percent(term(0).over(Expr::Number(all))), Relation::Equals, term(1)))
}

/// The other amounts of the sentence that could hold the part.
fn wholes(place: &FigureInRow<'_, '_>, part_at: usize, part: &CheckedFigure<'_>) -> Vec<usize> {
    let is_it = |at: &usize| {
        let is_rate = |it: &CheckedFigure<'_>| it.mention.kind == MentionKind::Rate && it.mention.upper.is_none();
        let whole = place.figure(*at).filter(|whole| *at != part_at && (whole.is_amount() || is_rate(whole)));
        whole.is_some_and(|whole| is_like(place, part, whole))
    };
    (0..place.row.len()).filter(is_it).collect()
}

/// The same noun, or one that stands for it.
fn is_like(place: &FigureInRow<'_, '_>, part: &CheckedFigure<'_>, whole: &CheckedFigure<'_>) -> bool {
    let is_plain = |fact: &CheckedFigure<'_>| fact.is_generic(place.facts) || fact.mention.unit.text.is_empty();
    let is_rate = whole.mention.kind == MentionKind::Rate && part.may_count_like(whole, place.facts);
    is_rate || part.counts_like(whole, place.facts) || (part.kind_is(whole) && (is_plain(part) || is_plain(whole)))
}

fn in_row<'b, 'a>(
    place: &FigureInRow<'b, 'a>,
    part_at: usize,
    part: &CheckedFigure<'_>,
    whole_at: usize,
) -> Option<&'b CheckedFigure<'a>> {
    let cues = &place.facts.structure.cues;
    let whole = place.figure(whole_at)?;
    let row = place.row;
    let is_one_time = part.period() == whole.period() || part.period().is_none() || whole.period().is_none();
    if whole_at < part_at {
        let between = row.gap(part_at);
        let is_other = has(between, &cues.against) || has(between, &cues.earlier) || has(between, &cues.others);
        let is_goal = is_named_goal(place, row, whole_at) && !is_named_goal(place, row, part_at);
        let behind = place.base_words();
        let is_of_goal = has(&behind, &cues.goal);
        let is_opened = has(between, &cues.of_which);
        let is_of_total = has(&behind, &cues.whole) && (is_opened || !place.names_other_total(part));
        let is_of_none = behind.trim().is_empty() || is_of_total || names(place, whole);
        // Names of places or units before both are told of each: "Hà Nội có 450 ca, Huế có 54 ca".
        let is_its = if is_goal {
            is_of_goal || is_of_none
        } else {
            is_of_none && is_one_time && !place.are_named_apart(whole_at, part_at)
        };
        let is_next = whole_at + 1 == part_at || (part_at == place.at + 1 && whole_at + 1 == place.at);
        return (is_its && !is_other && is_next).then_some(whole);
    }
    // "chiếm 72 % lực lượng lao động của huyện (31.500 người)".
    let behind = row.gap(place.at + 1);
    let is_named = whole_at == place.at + 1 && n_words(behind) <= MAX_NAME + 2 && behind.trim_end().ends_with('(');
    (is_named && !behind.contains([',', ';', ')']) && !has(behind, &cues.against)).then_some(whole)
}

/// The only amount of the sentence before, where the share is of it by its words.
fn above<'b, 'a>(place: &FigureInRow<'b, 'a>, part: &CheckedFigure<'_>) -> Option<&'b CheckedFigure<'a>> {
    let cues = &place.facts.structure.cues;
    let above = place.rows.get(place.at_row.checked_sub(1)?)?;
    if place.row.sentence - above.sentence > 1 || above.len() > MAX_FIGURES {
        return None;
    }
    let mut like = (0..above.len()).filter_map(|at| Some((at, above.figure(place.facts, at)?)));
    let mut like = like.by_ref().filter(|(_, whole)| whole.is_amount() && is_like(place, part, whole));
    let (at, whole) = like.next()?;
    let behind = place.base_words();
    let part_at = (0..place.row.len()).find(|at| place.figure(*at).is_some_and(|it| it.term == part.term))?;
    let is_goal =
        has(&behind, &cues.goal) && is_named_goal(place, above, at) && !place.is_of_other_name(part_at, whole);
    let is_measured = starts_with(&behind, &cues.measured_whole) && whole.counts_like(part, place.facts);
    let opens = place.row.gap(0).split_whitespace().take(4).fold(" ".to_owned(), |all, word| all + word + " ");
    let is_opened =
        has(&opens, &cues.of_which) && (behind.trim().is_empty() || names(place, whole) || has(&behind, &cues.whole));
    // "2.640 tấn rác. Khoảng 35 % số này được tái chế, tức 924 tấn".
    let is_this = has(&behind, &cues.this_number) && n_words(&behind) <= MAX_NAME;
    let is_bare = behind.trim().is_empty() && is_bare_share(place, part, part_at, whole);
    (like.next().is_none() && (is_goal || is_measured || is_opened || is_this || is_bare)).then_some(whole)
}

/// "toàn tỉnh còn 17.920 người tham gia. Đồng bào dân tộc có 7.136 người, chiếm 39,8 %": said to be a share, of nothing that is named, and
/// the only amount of its noun beside the only one of the sentence before, at one time and place.
fn is_bare_share(
    place: &FigureInRow<'_, '_>,
    part: &CheckedFigure<'_>,
    part_at: usize,
    whole: &CheckedFigure<'_>,
) -> bool {
    let cues = &place.facts.structure.cues;
    let says_share = has(place.row.gap(place.at), &cues.is_share);
    let mut like = (0..place.row.len())
        .filter(|at| place.figure(*at).is_some_and(|it| it.is_amount() && is_like(place, part, it)));
    let is_only = like.next() == Some(part_at) && like.next().is_none();
    let is_one_noun = part.mention.unit.text == whole.mention.unit.text && part.mention.kind == MentionKind::Count;
    let is_exact = [part, whole].iter().all(|it| it.mention.qualifier == Qualifier::Exact);
    says_share && is_only && is_one_noun && is_exact && part.shares_setting(whole)
}

/// True if the words before a figure, in its clause or the one before, call it a goal.
fn is_named_goal(place: &FigureInRow<'_, '_>, row: &Row, at: usize) -> bool {
    let cues = &place.facts.structure.cues;
    let words = row.gap(at);
    let is_done = has(words, &cues.done);
    has(words, &cues.goal) && !is_done && n_words(words) <= 2 * MAX_NAME
}

fn starts_with(words: &str, cues: &[String]) -> bool {
    cues.iter().any(|cue| words.trim_start().starts_with(cue.as_str()))
}

/// True if the words behind the share name what the whole counts.
fn names(place: &FigureInRow<'_, '_>, whole: &CheckedFigure<'_>) -> bool {
    let cues = &place.facts.structure.cues;
    let words = place.base_words();
    let noun = whole.mention.unit.text.split([' ', ',']).next().unwrap_or("");
    let is_counted = !noun.is_empty() && words.split_whitespace().take(3).any(|word| word == noun);
    let is_measured = starts_with(&words, &cues.measured_whole);
    (is_counted || is_measured) && !is_only(&words, &cues.base_prefix)
}
