//! The concepts that are a figure's own: which words round it say what it is of.

use crate::fact::CueRole;
use crate::fact::indicator::claims::ConceptSet;
use crate::fact::measure::goes_with_previous;
use crate::fact::sentence::{CueMark, Figure, Gloss, Mark, RunsOn, SentenceScan};
use crate::reading::MentionKind;

/// The concepts that are a figure's own: in its windows; in those of the figure that it runs on from, or is a gloss of;
/// or in those of the next one of a list, where they stand after the last: "23.000 loại thuốc, 16.000 dịch vụ được …".
pub(in crate::fact) fn own_marks(scan: &SentenceScan<'_>, i: usize, is_detail: &dyn Fn(&Mark) -> bool) -> Vec<Mark> {
    let Some(figure) = scan.figures.get(i) else { return Vec::new() };
    let previous = i.checked_sub(1).and_then(|i| scan.figures.get(i));
    if figure.gloss == Gloss::OfPrevious
        && let Some(previous) = previous
    {
        return scan.marks_in(&previous.before).chain(scan.marks_in(&previous.after)).copied().collect();
    }
    let mut names = marks_round(scan, figure);
    names.extend(previous.and_then(|previous| shared_verb(scan, figure, previous, &names, is_detail)));
    if names.is_empty()
        && let Some(previous) = previous
        && goes_with_previous(scan, figure, previous)
        && !is_share_of_next(scan, figure)
    {
        // "(mới tham gia 40%, khoảng 2,5 triệu người)": the same, in other units.
        names = scan.marks_in(&previous.before).copied().collect();
    }
    let goes_along = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::With && cue.end + 2 >= figure.at);
    // "chi trả cho 41.200 người hưởng lương hưu với số tiền 198 tỷ đồng": the verb of those counted is of the amount, too.
    if goes_along
        && let Some(previous) = previous.filter(|it| (it.kind, figure.kind) == (MentionKind::Count, MentionKind::Money))
    {
        let is_shared = |mark: &Mark| mark.at >= previous.number_end && mark.end <= previous.after.end;
        if !names.is_empty() && names.iter().all(is_shared) {
            let verbs = scan.marks_in(&previous.before).filter(|mark| names.iter().all(|it| it.facet != mark.facet));
            let verbs: Vec<Mark> = verbs.copied().collect();
            names.extend(verbs);
        }
    }
    // "tự đóng 60%, tương đương 758.160 đồng".
    let equals = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Equals && cue.end == figure.at);
    // "512 đơn vị nợ BHXH (không kể 147 đơn vị đã giải thể), với số tiền 44 tỷ đồng": of those before the bracket.
    let (i, previous) =
        match (0..i).rev().find_map(|j| Some((j, scan.figures.get(j).filter(|it| it.depth <= figure.depth)?))) {
            Some((j, open)) => (j + 1, Some(open)),
            None => (i, previous),
        };
    if names.is_empty()
        && let Some(previous) = previous
        && (goes_along || equals || is_share_of(scan, figure, previous))
    {
        names = scan.marks_in(&previous.before).chain(scan.marks_in(&previous.after)).copied().collect();
        if names.is_empty() && goes_along {
            names = own_marks(scan, i - 1, is_detail);
        }
    }
    names
}

/// The concepts in the words round a figure, and round those before it that run on into it; each once.
fn marks_round(scan: &SentenceScan<'_>, figure: &Figure) -> Vec<Mark> {
    let before = figure.runs_from..figure.before.end;
    // The unit noun of another figure says what that one counts.
    let is_other_unit = |mark: &Mark| {
        scan.figures.iter().any(|other| other.at != figure.at && other.number_end == mark.at && mark.end <= other.end)
    };
    // "thấp hơn 8% so với người nghỉ hưu trước đó": what it is held against says nothing of what it is.
    let is_change =
        |cue: &CueMark| matches!(cue.role, CueRole::Rise | CueRole::Fall | CueRole::Exceed | CueRole::Short);
    let moves = scan.cues_in(&figure.before).any(is_change);
    let mut compared = scan.cues_in(&figure.after).filter(|cue| cue.role == CueRole::Against && cue.at >= figure.end);
    let against = compared.next().filter(|_| moves);
    let after = figure.after.start..against.map_or(figure.after.end, |cue| cue.at.max(figure.after.start));
    let mut names: Vec<Mark> = Vec::new();
    for mark in scan.marks_in(&before).chain(scan.marks_in(&after)) {
        if !names.contains(mark) && !is_other_unit(mark) {
            names.push(*mark);
        }
    }
    names
}

/// "phát triển mới 370 người tham gia BHXH và 60 người tham gia BHYT": the verb of both. "giải quyết 120 hồ sơ, giảm 8 hồ
/// sơ": a change has a verb of its own.
fn shared_verb(
    scan: &SentenceScan<'_>,
    figure: &Figure,
    previous: &Figure,
    names: &[Mark],
    is_detail: &dyn Fn(&Mark) -> bool,
) -> Option<Mark> {
    let changes = scan.cues_in(&figure.before).any(|cue| matches!(cue.role, CueRole::Rise | CueRole::Fall));
    let names_nothing = scan.marks_in(&figure.before).next().is_none() && scan.n_other_words(&figure.before) == 0;
    let is_joined = (previous.end..figure.at).any(|at| scan.is_and(at) || scan.page.is_mark(at, ','));
    if names.is_empty() || changes || !names_nothing || !is_joined {
        return None;
    }
    let verb = scan.marks_in(&previous.before).last().filter(|mark| mark.end == previous.at)?;
    (is_detail(verb) && !names.iter().any(|mark| mark.facet == verb.facet)).then_some(*verb)
}

/// True for a percentage that only says how large a share the figure before is: "310.000 em tham gia, đạt 92,5%".
pub(in crate::fact) fn is_share_of(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure) -> bool {
    let is_percent = scan.page.is_mark(figure.number_end, '%') || scan.page.is_mark(figure.end - 1, '%');
    let reaches = scan.cues_in(&(previous.end..figure.at)).any(|cue| cue.role.reaches() && cue.end == figure.at);
    let is_alone = || scan.n_other_words(&(figure.end..figure.after.end)) == 0;
    let breaks = |at: usize| matches!(scan.page.tokens.get(at).map_or('\0', |token| token.mark), ';' | '.' | ':');
    let is_target = |cue: &CueMark| matches!(cue.role, CueRole::Quota | CueRole::Plan | CueRole::Goal);
    let is_of_target = scan.cues_in(&(figure.end..figure.after.end)).any(is_target);
    is_percent
        && reaches
        && is_alone()
        && !is_of_target
        && figure.before.len() <= 3
        && !(previous.end..figure.at).any(breaks)
}

/// True for a percentage that only the noun after it says the whole of: "nợ dưới 2%; 100% thủ tục …".
pub(in crate::fact) fn is_share_of_next(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    figure.kind == MentionKind::Percent
        && !scan.has_word_in(&figure.before)
        && scan.has_word_in(&(figure.end..figure.end + 1))
        && scan.n_other_words(&(figure.end..figure.after.end)) > 0
}

/// True if a figure says how much of the figure before: "đã nộp 11,6 tỷ đồng, đạt 71% số nợ", "… với số tiền 2 tỷ đồng".
pub(in crate::fact) fn goes_on_from(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure) -> bool {
    /// How many words may stand between: "với số tiền chi trả", "với tổng kinh phí là".
    const NEAR: usize = 3;
    let is_comma = |at: usize| scan.page.is_mark(at, ',');
    let own_end = previous.after.end.max(previous.end);
    scan.cues_in(&(previous.end..figure.at)).any(|cue| match cue.role {
        CueRole::Reach | CueRole::Is | CueRole::MakesUp => cue.end == figure.at && (own_end..cue.at).all(is_comma),
        // "…, tổng cộng 26%": of a percentage no other one is the amount.
        CueRole::With => {
            cue.end + NEAR >= figure.at && !(figure.kind == MentionKind::Percent && previous.kind == figure.kind)
        }
        _ => false,
    })
}

/// True if a figure stands alone in brackets: "Cư Jút (1.800 người)".
pub(in crate::fact) fn is_in_brackets(scan: &SentenceScan<'_>, figure: &Figure) -> bool {
    let opens = figure.at.checked_sub(1).is_some_and(|at| scan.page.is_mark(at, '('));
    opens && scan.page.is_mark(figure.end, ')')
}

/// The concepts that stand after the next figure of a list and hold for all: "23.000 thuốc, 16.000 dịch vụ được …".
pub(in crate::fact) fn marks_after_next(scan: &SentenceScan<'_>, i: usize, marks: &[Mark]) -> Vec<Mark> {
    let (Some(figure), Some(next)) = (scan.figures.get(i), scan.figures.get(i + 1)) else { return Vec::new() };
    let is_only_unit =
        marks.iter().all(|mark| mark.at >= figure.number_end && mark.at < figure.end.max(figure.number_end + 1));
    let is_list = goes_with_previous(scan, next, figure) && !(figure.end..next.at).any(|at| scan.page.is_mark(at, ';'));
    // "860 công nhân của hai đơn vị này không được chốt sổ".
    let is_of = next.runs_on == RunsOn::Yes
        && scan
            .cues_in(&(figure.end..next.at))
            .any(|cue| cue.role == CueRole::At && cue.at == figure.end && cue.end == next.at);
    // "287 trường được trích chuyển 8,9 tỷ đồng kinh phí chăm sóc sức khỏe ban đầu".
    let is_paid = next.runs_on == RunsOn::Yes && (figure.kind, next.kind) == (MentionKind::Count, MentionKind::Money);
    match is_only_unit && (is_list || is_of || is_paid) {
        true => scan.marks_in(&(next.end..next.after.end)).copied().collect(),
        false => Vec::new(),
    }
}

/// The concepts right before a figure, with nothing but light words between.
pub(in crate::fact) fn beside(scan: &SentenceScan<'_>, figure: &Figure) -> ConceptSet {
    let mut set = ConceptSet::default();
    // "nợ BHXH của 540 người".
    let of = scan.cues_in(&figure.before).find(|cue| cue.role == CueRole::At && cue.end == figure.at);
    let mut end = of.map_or(figure.at, |cue| cue.at);
    // "nợ 9,1 tỷ đồng của 540 người".
    let amount = of.and_then(|of| scan.figures.iter().find(|it| it.end == of.at && figure.before.start <= it.end));
    end = amount.map_or(end, |amount| amount.at);
    let before = amount.map_or(figure.before.start, |amount| amount.before.start)..figure.at;
    loop {
        let light = scan.cues_in(&before).rev().find(|cue| {
            let is_light = matches!(
                cue.role,
                CueRole::Reach
                    | CueRole::Is
                    | CueRole::MakesUp
                    | CueRole::LevelFollows
                    | CueRole::With
                    | CueRole::Respectively
                    | CueRole::Each
                    | CueRole::Province
                    | CueRole::District
                    | CueRole::Region
                    | CueRole::Sector
                    | CueRole::Now
            );
            cue.end == end && is_light
        });
        if let Some(cue) = light {
            end = cue.at;
            continue;
        }
        // "BHXH bắt buộc đến hết tháng 6 đã có 118.700 người".
        let period = scan.periods_in(&before).find(|period| period.end == end && !period.is_empty());
        if let Some(period) = period {
            end = period.start;
            continue;
        }
        let is_passed = |at: usize| [':', '(', ')'].iter().any(|mark| scan.page.is_mark(at, *mark));
        if end > before.start && is_passed(end - 1) && scan.is_transparent(end - 1) {
            end -= 1;
            continue;
        }
        match scan.marks_in(&before).find(|mark| mark.end == end) {
            Some(mark) => {
                set.insert(mark.concept);
                end = mark.at;
            }
            None => return set,
        }
    }
}
