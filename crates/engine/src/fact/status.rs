//! Whether a figure is a result, a target, a plan or a forecast.
//!
//! `phấn đấu` makes targets of all figures to the end of its sentence; `mục tiêu` and `chỉ tiêu` of the figure that they
//! stand right before; `được giao` of the figure right before it, and of what somebody was given to do; a figure in brackets right after `kế hoạch` is what was
//! planned, and one that somebody `sẽ` reach too. `vượt chỉ tiêu` makes nothing.

use super::CueRole;
use super::measure::MeasureReading;
use super::sentence::{CueMark, Figure, SentenceScan};
use crate::reading::{Measure, MentionKind, Status};
use crate::text::TokenKind;

/// Reads a figure's status, with the words that say it.
pub(super) fn status(scan: &SentenceScan<'_>, figure: &Figure, measured: &MeasureReading) -> (Status, Option<CueMark>) {
    if measured.base.is_some() || measured.measure == Measure::Excess {
        return (Status::Actual, None);
    }
    if let Some(found) = bracket_after_target(scan, figure) {
        return found;
    }
    if let Some(found) = behind_slash(scan, figure).or_else(|| noun_before(scan, figure)) {
        return found;
    }
    if let Some(cue) = goal_of_sentence(scan, figure) {
        return (Status::Target, Some(cue));
    }
    if let Some(cue) = demanded(scan, figure) {
        return (Status::Target, Some(cue));
    }
    if let Some(cue) = given_after(scan, figure).or_else(|| given_before(scan, figure)) {
        return (Status::Target, Some(cue));
    }
    match scan.last_cue(figure.at, &[CueRole::Strive, CueRole::Expect, CueRole::Done]) {
        Some(cue) if cue.role == CueRole::Expect => (Status::Forecast, Some(*cue)),
        _ if let Some(cue) = will_before(scan, figure) => (Status::Plan, Some(cue)),
        _ if let Some(found) = as_previous(scan, figure) => found,
        Some(cue) if cue.role == CueRole::Strive && !is_told_since(scan, figure, cue) => (Status::Target, Some(*cue)),
        _ => (Status::Actual, None),
    }
}

/// "được kỳ vọng tạo cú hích: chỉ riêng tháng 7, các xã đã vận động 1.870 người": another clause tells what has happened.
fn is_told_since(scan: &SentenceScan<'_>, figure: &Figure, strives: &CueMark) -> bool {
    let since = strives.end..figure.at;
    let perfect = scan.cues_in(&since).rfind(|cue| cue.role == CueRole::Perfect);
    let breaks = |at: usize| matches!(scan.page.tokens.get(at).map_or('\0', |token| token.mark), ',' | ';' | ':');
    let has_figure = |from: usize| scan.figures.iter().any(|other| other.at >= from && other.end <= figure.at);
    perfect.is_some_and(|cue| (strives.end..cue.at).any(breaks) && !has_figure(cue.end))
}

/// "87.000 người/90.000 người, đạt 96,7% kế hoạch": what stands behind the slash is that plan.
fn behind_slash(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(Status, Option<CueMark>)> {
    if !scan.has_role(&[CueRole::Goal, CueRole::Quota, CueRole::Plan]) {
        return None;
    }
    let slash = figure.at.checked_sub(1).filter(|at| scan.page.is_mark(*at, '/'))?;
    scan.figure_ending_at(slash)?;
    let share = scan.figures_from(figure.end).iter().find(|next| next.kind == MentionKind::Percent)?;
    let is_noun = |cue: &&CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan);
    let noun = scan.cues_in(&(share.end..share.after.end)).find(is_noun).filter(|noun| noun.at == share.end)?;
    let status = if noun.role == CueRole::Plan { Status::Plan } else { Status::Target };
    Some((status, Some(*noun)))
}

/// "mục tiêu … 90%", "vượt chỉ tiêu 80%", "chỉ tiêu là 5.000 người".
fn noun_before(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(Status, Option<CueMark>)> {
    let is_noun = |cue: &&CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan);
    let noun = scan.cues_in(&figure.before).rev().find(is_noun)?;
    let status = if noun.role == CueRole::Plan { Status::Plan } else { Status::Target };
    let between = noun.end..figure.at;
    let is_right_before = figure.at <= noun.end + 1;
    let is_passed = scan.cue_before(noun.at).is_some_and(|cue| {
        noun.at <= cue.end + 2
            && matches!(
                cue.role,
                CueRole::Exceed | CueRole::Against | CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::Short
            )
    });
    let has_result =
        scan.cues_in(&between).any(|cue| matches!(cue.role, CueRole::Each | CueRole::Exceed | CueRole::Short));
    // "Chỉ tiêu năm nay là 5.000 người" says what it is, "chỉ tiêu BHYT đạt 95%" how much of it is reached.
    let is_said = |cue: &CueMark| cue.role == CueRole::Is && cue.end == figure.at;
    let reaches = |cue: &CueMark| cue.role.reaches() && !is_said(cue);
    let is_reached = noun.role != CueRole::Goal && scan.cues_in(&between).any(reaches);
    match is_right_before || (!is_passed && !has_result && !is_reached) {
        true => Some((status, Some(*noun))),
        false => None,
    }
}

/// "Mục tiêu đặt ra là đến cuối năm 2022, hơn 27 triệu người …", "Đích đến của tỉnh vào cuối năm nay là …": a goal that
/// the sentence opens with, and says what it is, is of its figures up to a word of results.
fn goal_of_sentence(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    /// "Một mục tiêu khác": how many words may stand before it.
    const OPENING: usize = 3;
    if !scan.has_role(&[CueRole::Goal]) {
        return None;
    }
    let goal = scan.cues.iter().find(|cue| cue.role == CueRole::Goal && cue.end <= figure.at)?;
    let says = |cue: &CueMark| {
        matches!(cue.role, CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::With) && cue.at >= goal.end
    };
    let is_said =
        scan.cues_in(&(goal.end..figure.at)).any(says) || (goal.end..figure.at).any(|at| scan.page.is_mark(at, ':'));
    let is_result = |cue: &CueMark| {
        matches!(cue.role, CueRole::Done | CueRole::Now | CueRole::Exceed | CueRole::Short | CueRole::Each)
    };
    let has_result = scan.cues_in(&(goal.end..figure.at)).any(is_result);
    let has_figure = scan.figures.iter().any(|other| other.end <= goal.at);
    let opens = goal.at <= scan.tokens.start + OPENING && !has_figure;
    (opens && is_said && !has_result).then_some(*goal)
}

/// "xã phải vận động thêm 154 người nữa", "yêu cầu mỗi huyện vận động mới 150 người; kéo tỷ lệ nợ xuống còn 1,1%": to the
/// end of the sentence, or a word of results.
fn demanded(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    if !scan.has_role(&[CueRole::Demand]) {
        return None;
    }
    let last = scan.last_cue(figure.at, &[CueRole::Demand, CueRole::Done, CueRole::Now, CueRole::Against]);
    last.filter(|cue| cue.role == CueRole::Demand).copied()
}

/// What a proposal or a condition says of a rate or a share, "kiến nghị giảm mức đóng xuống 0,5%", is not in force. Of
/// what is counted, "kiến nghị xử lý 12 vụ", it may have happened.
pub(super) fn proposed(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    let is_rate = figure.kind == MentionKind::Percent || figure.kind == MentionKind::Rate || figure.is_price;
    if !is_rate || !scan.has_role(&[CueRole::Propose]) {
        return None;
    }
    let last = scan.last_cue(figure.at, &[CueRole::Propose, CueRole::Done, CueRole::Now, CueRole::Against]);
    last.filter(|cue| cue.role == CueRole::Propose).copied()
}

/// "sẽ thanh tra 60 đơn vị và kéo tỷ lệ nợ xuống 2,5%": to the next mark or word of time.
fn will_before(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    if !scan.has_role(&[CueRole::Will]) {
        return None;
    }
    let opens = |cue: &&CueMark| {
        matches!(
            cue.role,
            CueRole::Will | CueRole::Done | CueRole::Now | CueRole::Reach | CueRole::Is | CueRole::MakesUp
        ) && cue.end <= figure.at
    };
    let cue = scan.cues.iter().rev().filter(|cue| !cue.role.reaches() || cue.end < figure.at).find(opens)?;
    let is_own = cue.at >= figure.before.start;
    let breaks = |at: usize| matches!(scan.page.tokens.get(at).map_or('\0', |token| token.mark), ',' | ';' | ':' | ')');
    let goes_on = is_own || !(cue.end..figure.at).any(breaks);
    (cue.role == CueRole::Will && goes_on).then_some(*cue)
}

/// "sẽ tổ chức 260 hội nghị, cấp phát 40.000 tờ gấp", "được giao 1,9 triệu người tham gia, bao phủ BHYT 92%": what a list
/// goes on with has the status of its first part.
fn as_previous(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(Status, Option<CueMark>)> {
    /// How many words may stand between that name nothing: a verb.
    const NEAR: usize = 2;
    let before = figure.before.clone();
    scan.last_cue(figure.at, &[CueRole::Will, CueRole::Given])?;
    // "…, qua nửa năm mới được 1.105 tỷ đồng": words of its own begin anew.
    let goes_on = scan.cues_in(&before).all(|cue| cue.role == CueRole::And)
        && scan.periods_in(&before).next().is_none()
        && scan.n_unnamed_words(&before) <= NEAR;
    let previous = scan.previous(figure.at).filter(|_| goes_on)?;
    if previous.kind == MentionKind::Duration {
        return None;
    }
    if (previous.end..figure.at)
        .any(|at| matches!(scan.page.tokens.get(at).map_or('\0', |it| it.mark), ';' | ':' | ')'))
    {
        return None;
    }
    if let Some(cue) = given_before(scan, previous) {
        return Some((Status::Target, Some(cue)));
    }
    if let Some(cue) = will_before(scan, previous) {
        return Some((Status::Plan, Some(cue)));
    }
    as_previous(scan, previous)
}

/// "dưới mức 2,69% được giao", "5.000 người do UBND tỉnh giao".
fn given_after(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    /// How many words may stand between: "mà UBND tỉnh".
    const NEAR: usize = 4;
    let names = |cue: &CueMark| scan.marks_in(&(figure.end..cue.at)).next().is_some();
    let after = figure.end..figure.after.end;
    let cue = scan.cues_in(&after).find(|cue| cue.role == CueRole::Given && cue.at <= figure.end + NEAR)?;
    let breaks = (figure.end..cue.at).any(|at| scan.page.is_mark(at, ','));
    (!breaks && !names(cue)).then_some(*cue)
}

/// "năm nay được giao thu 2.400 tỷ đồng".
fn given_before(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    /// How many words may stand between: "được giao thu".
    const NEAR: usize = 3;
    let cue = scan.cues_in(&figure.before).next_back().filter(|cue| cue.role == CueRole::Given);
    cue.filter(|cue| figure.at <= cue.end + NEAR).copied().or_else(|| given_to_do(scan, figure))
}

/// "được giao đưa tỷ lệ bao phủ BHYT lên 93,5%": what somebody was given to do, and no "chỉ tiêu được giao".
fn given_to_do(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    /// How many words may stand between, with the name of what is counted.
    const NEAR: usize = 12;
    let given = scan.cues_in(&figure.before).rfind(|cue| cue.role == CueRole::Given)?;
    let between = given.end..figure.at;
    let is_noun = |role| matches!(role, CueRole::Goal | CueRole::Quota | CueRole::Plan | CueRole::LevelNoun);
    let leads = |cue: &CueMark| {
        use CueRole as R;
        cue.role.reaches() || matches!(cue.role, R::LevelFollows | R::Rise | R::Fall | R::More | R::And | R::Plain)
    };
    let is_verb = scan.cues_in(&between).any(|cue| cue.role == CueRole::LevelFollows && cue.end == figure.at);
    let is_attribute = scan.follows_cue(given.at, is_noun) || scan.figure_ending_at(given.at).is_some();
    let is_plain = scan.cues_in(&between).all(leads)
        && !between.clone().any(|at| scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark));
    (is_verb && is_plain && !is_attribute && between.len() <= NEAR).then_some(*given)
}

/// "đạt 60% kế hoạch năm 2018 (7,5 triệu lượt)", "thấp hơn 0,4% so với chỉ tiêu (35,5%)".
fn bracket_after_target(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(Status, Option<CueMark>)> {
    let (noun, _) = target_before_bracket(scan, figure)?;
    let status = if noun.role == CueRole::Plan { Status::Plan } else { Status::Target };
    Some((status, Some(noun)))
}

/// The target right before the bracket that a figure stands in, and where that bracket opens.
pub(super) fn target_before_bracket(scan: &SentenceScan<'_>, figure: &Figure) -> Option<(CueMark, usize)> {
    /// How many words may stand between the target and the bracket: "kế hoạch năm (", "kế hoạch của cả năm 2018 (".
    const NEAR: usize = 4;
    let bracket = figure.before.start.checked_sub(1).filter(|at| scan.page.is_mark(*at, '('))?;
    if figure.at > bracket + 2 {
        return None;
    }
    let mut noun = scan.cue_before(bracket)?;
    let mut from = bracket;
    // "so với chỉ tiêu UBND tỉnh giao (24,5%)": who gave it stands between.
    if noun.role == CueRole::Given
        && bracket <= noun.end + NEAR
        && let Some(before) = scan.cue_before(noun.at)
    {
        (noun, from) = (before, noun.at);
    }
    let is_target = matches!(noun.role, CueRole::Plan | CueRole::Quota | CueRole::Goal);
    (is_target && from <= noun.end + NEAR).then_some((*noun, bracket))
}
