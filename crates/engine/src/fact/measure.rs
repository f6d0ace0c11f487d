//! What sort of figure it is, by the words round it: a level, a share, a change with its sign, an excess, an average.
//!
//! `tăng 5%` is a change, `tăng lên 5%` a level; `vượt 2,3% chỉ tiêu` is points above a target; `đạt 60% kế hoạch` is a
//! share of one. `%` after `vượt` is read as points: that is what writers mean, and the rule says so.

use super::CueRole;
use super::sentence::{CueMark, Figure, SentenceScan};
use crate::reading::{Measure, Mention, MentionKind};
use crate::rules;
use crate::text::{Families, TokenKind};

/// What a figure measures, before its indicator is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureReading {
    /// What sort.
    pub measure: Measure,
    /// Whether the value goes down.
    pub sign: Sign,
    /// The cue that says so.
    pub cue: Option<CueMark>,
    /// The target that a percentage is a share of, or in excess of.
    pub base: Option<CueMark>,
}

/// The sign of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// As printed.
    Plus,
    /// Downwards.
    Minus,
}

impl MeasureReading {
    /// True for figures that are about another figure: changes, excesses, shares of a target.
    #[must_use]
    pub fn refers_to_other(&self) -> bool {
        self.base.is_some() || matches!(self.measure, Measure::ChangeAbs | Measure::ChangeRel | Measure::Excess)
    }
}

/// Reads what sort of figure it is.
pub(super) fn classify_measure(scan: &SentenceScan<'_>, figure: &Figure, mention: &Mention) -> MeasureReading {
    let is_percent = mention.kind == MentionKind::Percent;
    let base = if is_percent { target_base(scan, figure).or_else(|| base_of_list(scan, figure)) } else { None };
    let cue = leading_cue(scan, figure, mention);
    let plain = match mention.kind {
        // "gấp 3,5 lần so với năm 2018".
        _ if is_multiple(mention) => Measure::ChangeRel,
        // "đóng góp 0,45 điểm phần trăm"; "điện +21,3%, khai khoáng -12,7%".
        MentionKind::Percent if is_points(mention) => Measure::ChangeAbs,
        MentionKind::Percent if is_signed(mention) => Measure::ChangeRel,
        MentionKind::Percent | MentionKind::Ratio => Measure::Share,
        // "mức đóng 154.000 đồng/tháng" is a price, "lương hưu bình quân 5,6 triệu đồng/tháng" an average.
        _ if figure.is_price && !is_averaged(scan, figure) => Measure::Level,
        MentionKind::Rate => Measure::Average,
        _ if mention.unit.text.contains('/') => Measure::Average,
        _ => Measure::Level,
    };
    let measured = |measure, sign| MeasureReading { measure, sign, cue, base };
    let stands = cue.and_then(|cue| compared_with(scan, figure, cue.end));
    let is_above = is_percent || stands.is_some();
    // "ít hơn 46 cuộc": less than something, by so many.
    let is_less = |cue: &CueMark| cue.end > cue.at + 1 && cue.end == figure.at && mention.kind == MentionKind::Count;
    let apart = if stands == Some(ComparedWith::Period) { change(mention) } else { Measure::Excess };
    let is_of_target = (is_points(mention) || !is_percent) && against_target(scan, figure);
    match cue.map(|cue| cue.role) {
        // "hụt 1,35 điểm phần trăm so với kế hoạch".
        Some(CueRole::Rise) if is_of_target => measured(Measure::Excess, Sign::Plus),
        Some(CueRole::Fall) if is_of_target => measured(Measure::Excess, Sign::Minus),
        Some(CueRole::Rise) => measured(change(mention), Sign::Plus),
        Some(CueRole::Fall) => measured(change(mention), Sign::Minus),
        Some(CueRole::More) if stands == Some(ComparedWith::Period) => measured(change(mention), Sign::Plus),
        Some(CueRole::Exceed) if is_above => measured(apart, Sign::Plus),
        Some(CueRole::Short) if is_above => measured(apart, Sign::Minus),
        Some(CueRole::Exceed) if cue.as_ref().is_some_and(is_less) => measured(Measure::ChangeAbs, Sign::Plus),
        Some(CueRole::Short) if cue.as_ref().is_some_and(is_less) => measured(Measure::ChangeAbs, Sign::Minus),
        Some(CueRole::Average) if !is_percent => measured(Measure::Average, Sign::Plus),
        _ if !is_percent && plain != Measure::ChangeRel && opens_with_average(scan) => {
            MeasureReading { measure: Measure::Average, sign: Sign::Plus, cue: None, base }
        }
        _ => MeasureReading { measure: plain, sign: Sign::Plus, cue: None, base },
    }
}

/// What a change in this unit is: relative in percent and multiples, else absolute.
pub(super) fn change(mention: &Mention) -> Measure {
    let is_relative = mention.kind == MentionKind::Percent && !is_points(mention) || is_manifold(mention);
    if is_relative { Measure::ChangeRel } else { Measure::ChangeAbs }
}

/// True for percentage points.
pub(super) fn is_points(mention: &Mention) -> bool {
    mention.unit.id.as_deref().is_some_and(|id| id.contains("point"))
}

/// True for a percentage that is printed with its sign: no share is negative.
pub(super) fn is_signed(mention: &Mention) -> bool {
    mention.value.is_negative() || mention.rules.contains(&rules::NUMBER_POSITIVE)
}

/// "lương hưu bình quân của nhóm này hiện trên 3,2 triệu đồng/tháng": an averaging word since the figure before.
fn is_averaged(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let before = scan.end_of_previous(figure.at);
    scan.cues_in(&(before.min(figure.before.start)..figure.at)).any(|cue| cue.role == CueRole::Average)
}

/// True for `gấp đôi`, `gấp 6 lần`.
pub(super) fn is_multiple(mention: &Mention) -> bool {
    mention.rules.contains(&rules::NUMBER_MULTIPLE)
}

/// True for a multiple and for so many times: "tăng 1,3 lần".
pub(super) fn is_manifold(mention: &Mention) -> bool {
    is_multiple(mention) || mention.unit.id.as_deref() == Some("times")
}

/// The cue right before a figure that says what it does, light words left out.
fn leading_cue(scan: &SentenceScan<'_>, figure: &Figure, mention: &Mention) -> Option<CueMark> {
    /// How many words may stand between a verb and its figure: "tăng nhẹ thêm 5%".
    const NEAR: usize = 2;
    let is_percent = mention.kind == MentionKind::Percent;
    // "cao hơn mức Chính phủ giao 0,3 điểm phần trăm": points are no share of what was given.
    let is_share = is_percent && !is_points(mention);
    let mut from = figure.at;
    // "Khám, chữa bệnh BHYT lại giảm: 2,02 triệu lượt": behind the colon stands what there is.
    let colon = figure.before.clone().rev().find(|at| scan.page.is_mark(*at, ':'));
    for cue in scan.cues_in(&figure.before).rev() {
        if colon.is_some_and(|colon| cue.end <= colon) {
            return None;
        }
        // "thấp hơn cùng kỳ năm ngoái 0,5%", "tăng so với cùng kỳ là 12%": what it is held against may stand between.
        from = scan.periods_in(&figure.before).find(|period| period.end == from).map_or(from, |period| period.start);
        // "mỗi năm tiếp nhận 180 triệu hồ sơ": what is done so often may stand between, but what rises not.
        let is_named = cue.role != CueRole::Average && scan.marks_in(&(cue.end..from)).next().is_some();
        // "tăng thu 96 tỷ đồng": the verb and what it is done to, right before an amount.
        let is_verb = matches!(cue.role, CueRole::Rise | CueRole::Fall) && !is_percent && from == figure.at;
        if is_verb && scan.marks_in(&(cue.end..from)).any(|mark| mark.at == cue.end && mark.end == from) {
            return Some(*cue);
        }
        if from.saturating_sub(cue.end) > NEAR || is_named {
            return None;
        }
        match cue.role {
            CueRole::LevelNoun => from = cue.at,
            // "thấp hơn tỷ lệ 19,6% của Quan Sơn" as well.
            CueRole::Exceed | CueRole::Short
                if is_share
                    && scan.cues_in(&(cue.end..figure.at)).any(|noun| {
                        let is_rate = noun.role == CueRole::Reach && noun.at == cue.end && noun.end == figure.at;
                        is_level_noun(noun) || is_rate
                    }) =>
            {
                return Some(CueMark { role: CueRole::LevelFollows, ..*cue });
            }
            CueRole::Rise
            | CueRole::Fall
            | CueRole::LevelFollows
            | CueRole::Exceed
            | CueRole::Short
            | CueRole::More => return Some(*cue),
            // "thấp hơn bình quân cả nước 1,2 điểm phần trăm".
            CueRole::Average if is_points(mention) => from = cue.at,
            CueRole::Average => return Some(*cue),
            CueRole::Respectively | CueRole::Each | CueRole::And => from = cue.at,
            // "tăng so với mức 64.000 đồng": the level that it is held against.
            CueRole::Against
                if scan.cues_in(&(cue.end..figure.at)).any(|noun| is_level_noun(noun) && noun.end == figure.at) =>
            {
                return None;
            }
            CueRole::Against if from < figure.at => from = cue.at,
            // "hơn cùng kỳ 430 tỷ đồng".
            CueRole::Over if from < figure.at && cue.end == from => {
                return Some(CueMark { role: CueRole::More, ..*cue });
            }
            // "vượt kế hoạch 1,6%" is by how much, "vượt kế hoạch 105%" what was reached.
            CueRole::Given | CueRole::Plan | CueRole::Quota if !is_share || is_margin(cue, mention) => {
                match exceeded(scan, figure, cue)? {
                    found @ CueMark { role: CueRole::Exceed | CueRole::Short, .. } => return Some(found),
                    noun => from = noun.end,
                }
            }
            CueRole::Reach | CueRole::Is | CueRole::MakesUp if is_percent || only_states(scan, figure, cue) => {
                from = cue.at;
            }
            _ => return None,
        }
    }
    None
}

/// True for a small percentage behind a plan: of a quota, "vượt chỉ tiêu 30%", it may be the quota itself.
fn is_margin(cue: &CueMark, mention: &Mention) -> bool {
    /// Percent.
    const MOST: i64 = 30;
    cue.role == CueRole::Plan && mention.value < crate::Decimal::from(MOST)
}

/// True for a verb that only says what a mean or a comparison before it comes to: "mỗi ngày có khoảng 113 tin, bài", "nhiều
/// hơn cuối năm 2023 là 1,72 triệu người".
fn only_states(scan: &SentenceScan<'_>, figure: &Figure, verb: &CueMark) -> bool {
    let is_of_mean =
        verb.role != CueRole::MakesUp && scan.cues_in(&figure.before).any(|cue| is_average_of_time(scan, cue, verb.at));
    is_of_mean || scan.periods_in(&figure.before).any(|period| period.end == verb.at)
}

/// "vượt dự toán Chính phủ giao 148 tỷ đồng": the verb before the target that a figure stands behind, or the target before
/// the words on who gave it; of "vượt chỉ tiêu 80%" the percentage is the target.
fn exceeded(scan: &SentenceScan<'_>, figure: &Figure, cue: &CueMark) -> Option<CueMark> {
    /// How many words may say who gave a quota.
    const NEAR_QUOTA: usize = 6;
    let before = figure.before.start..cue.at;
    let found = scan.cues_in(&before).rev().find(|cue| !is_level_noun(cue))?;
    let names = scan.marks_in(&(found.end..cue.at)).next().is_some();
    let is_near = cue.at <= found.end + NEAR_QUOTA;
    let fits = matches!(found.role, CueRole::Plan | CueRole::Quota | CueRole::Exceed | CueRole::Short);
    // "trên mức giao 3,4 điểm phần trăm".
    let is_above = found.role == CueRole::Over && found.end == cue.at;
    let role = if is_above { CueRole::Exceed } else { found.role };
    ((fits || is_above) && is_near && !names).then_some(CueMark { role, ..*found })
}

/// "mỗi ngày", right before the token `at`.
fn is_average_of_time(scan: &SentenceScan<'_>, cue: &CueMark, at: usize) -> bool {
    cue.role == CueRole::Average && cue.end == at && scan.page.starts(cue.end - 1).has(Families::PERIOD)
}

/// "… so với kế hoạch" right behind a figure.
fn against_target(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    /// "so với tổng chỉ tiêu".
    const NEAR: usize = 2;
    let is_target = |role| matches!(role, CueRole::Quota | CueRole::Plan | CueRole::Goal);
    let after = figure.end..figure.after.end;
    let against = scan.cues_in(&after).find(|cue| cue.role == CueRole::Against);
    against.is_some_and(|against| {
        scan.cues_in(&after).any(|cue| is_target(cue.role) && cue.at >= against.end && cue.at <= against.end + NEAR)
    })
}

fn is_level_noun(cue: &CueMark) -> bool {
    cue.role == CueRole::LevelNoun
}

/// "Mỗi năm …": what the sentence counts is so much each year.
pub(super) fn opens_with_average(scan: &SentenceScan<'_>) -> bool {
    scan.cues.iter().find(|cue| cue.role == CueRole::Average).is_some_and(|cue| cue.at <= scan.tokens.start + 1)
}

/// "Mỗi năm …", "Bình quân mỗi tháng …": of every time, so that no time in particular is meant.
pub(super) fn opens_with_every_time(scan: &SentenceScan<'_>) -> bool {
    let cue = scan.cues.iter().find(|cue| cue.role == CueRole::Average).filter(|cue| cue.at <= scan.tokens.start + 1);
    let is_time = |at: usize| scan.page.starts(at).has(Families::PERIOD);
    cue.is_some_and(|cue| cue.end == cue.at + 1 || is_time(cue.end - 1))
}

/// The target after the last percentage of a list: "lần lượt đạt 95%, 71% và 94% kế hoạch".
fn base_of_list(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    if !scan.has_role(&[CueRole::Quota, CueRole::Plan, CueRole::Goal]) {
        return None;
    }
    let at = scan.place_of(figure.at)?;
    let rest = scan.figures.get(at..)?;
    let n = rest.iter().zip(rest.iter().skip(1)).take_while(|(previous, next)| {
        let is_percent = scan.page.is_mark(next.number_end, '%');
        is_percent && goes_with_previous(scan, next, previous)
    });
    let last = n.last().map(|(_, last)| last)?;
    target_base(scan, last).filter(|base| base.at >= last.end)
}

/// What a figure is above or below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ComparedWith {
    /// "vượt 96 tỷ đồng so với dự toán".
    Target,
    /// "cao hơn 4 tỷ đồng so với cuối năm 2020": a change.
    Period,
}

/// What the words round a figure, from its cue on, hold it against.
fn compared_with(scan: &SentenceScan<'_>, figure: &Figure, from: usize) -> Option<ComparedWith> {
    /// How many words may name what is held against: "so với dự toán chia theo 9 tháng".
    const NEAR_AGAINST: usize = 4;
    let is_target = |cue: &CueMark| matches!(cue.role, CueRole::Quota | CueRole::Plan | CueRole::Goal);
    let own = [from..figure.at, figure.end..figure.after.end];
    // "So với dự toán, A vượt 9,8 tỷ đồng", "… nhích lên so với đầu năm, khá nhất là B (thêm 214 người)".
    let against = scan.last_cue(from, &[CueRole::Against]);
    let before = against.map_or(from..from, |against| against.end..(against.end + NEAR_AGAINST).min(from));
    let own = own.into_iter().chain([before]);
    let own: Vec<std::ops::Range<usize>> = own.collect();
    if own.iter().any(|range| scan.cues_in(range).any(is_target)) {
        return Some(ComparedWith::Target);
    }
    let compared = scan.cues_in(&(figure.end..figure.after.end)).find(|cue| cue.role == CueRole::Against);
    let is_period = |from: usize, to: usize| scan.periods_in(&(from..to)).next().is_some();
    let is_before = own.last().is_some_and(|before| scan.periods_in(before).next().is_some());
    let after = compared.is_some_and(|cue| is_period(cue.end, figure.after.end));
    (after || is_before || is_period(from, figure.at)).then_some(ComparedWith::Period)
}

/// The target named right after a percentage, or before it as its subject: "đạt 60% kế hoạch", "các chỉ tiêu đều đạt 100%".
fn target_base(scan: &SentenceScan<'_>, figure: &Figure) -> Option<CueMark> {
    /// How many words may stand between a percentage and the target that it is of: "60% so với tổng …".
    const NEAR: usize = 4;
    let is_target = |cue: &&CueMark| matches!(cue.role, CueRole::Quota | CueRole::Plan | CueRole::Goal);
    let after = scan.cues_in(&(figure.end..figure.after.end)).find(is_target);
    if let Some(cue) = after.filter(|cue| cue.at <= figure.end + NEAR) {
        let names_nothing_else = scan.marks_in(&(figure.end..cue.at)).next().is_none();
        return Some(*cue).filter(|_| names_nothing_else);
    }
    let before = scan.cues_in(&figure.before).rev().find(is_target).filter(|cue| cue.role != CueRole::Goal)?;
    let reaches = scan.cues_in(&(before.end..figure.at)).any(|cue| cue.role == CueRole::Each);
    Some(*before).filter(|_| reaches)
}

/// True if nothing but commas and conjunctions stands before a figure, so that it goes with the one before it.
pub(super) fn goes_with_previous(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure) -> bool {
    let mut at = previous.end;
    while at < figure.at {
        let joins = matches!(scan.page.tokens.get(at).map_or('\0', |token| token.mark), ',' | ';' | '%');
        if !joins && !scan.is_and(at) {
            return false;
        }
        at += 1;
    }
    true
}

/// True if a figure says in other units what the one before it says: "tăng 214 tỉ đồng, tương đương 32,8%", "(7,2%)",
/// "giảm 2,1% - tương đương 1.313 người", "giảm 412 người chết (6,35%)".
pub(super) fn says_again(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure) -> bool {
    /// How many words may go on with what the figure before counts: "412 người chết (6,35%)".
    const TAIL: usize = 3;
    let says_so = |cue: &CueMark| matches!(cue.role, CueRole::Equals | CueRole::Respectively);
    let between = previous.end..figure.at;
    let opens = |at: usize| scan.page.is_mark(at, '(');
    let is_passed = |at: usize| {
        [',', '-', '–'].iter().any(|mark| scan.page.is_mark(at, *mark))
            || opens(at)
            || scan.cues_in(&between).any(|cue| says_so(cue) && cue.at <= at && at < cue.end)
    };
    let from = match between.clone().find(|at| opens(*at)) {
        Some(open) if open <= previous.end + TAIL && scan.page.is_mark(figure.end, ')') => {
            let goes_on = |at: usize| scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
            if !(previous.end..open).all(goes_on) || scan.cues_in(&(previous.end..open)).next().is_some() {
                return false;
            }
            open
        }
        Some(open) if stands_behind_base(scan, figure, previous, open) => open,
        _ => previous.end,
    };
    let says_nothing = between.len() == 1 && is_comma_or_dash(scan, previous.end);
    !between.is_empty() && (from..figure.at).all(is_passed) && !says_nothing
}

/// "giảm 6.940 hồ sơ so với 2023 (11,7%)": nothing but what the change is held against stands between the two.
fn stands_behind_base(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure, open: usize) -> bool {
    let is_share = figure.kind == MentionKind::Percent && previous.kind != MentionKind::Percent;
    let against = scan.cues_in(&(previous.end..open)).next().filter(|cue| cue.role == CueRole::Against);
    let is_base =
        |from: usize| scan.periods_in(&(from..open)).any(|period| period.end == open && period.start <= from + 1);
    let is_alone = open + 1 == figure.at && scan.page.is_mark(figure.end, ')');
    is_share && is_alone && against.is_some_and(|cue| cue.at <= previous.end + 1 && is_base(cue.end))
}

fn is_comma_or_dash(scan: &SentenceScan<'_>, at: usize) -> bool {
    [',', '-', '–'].iter().any(|mark| scan.page.is_mark(at, *mark))
}
