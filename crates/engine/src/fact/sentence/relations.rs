//! How the figures of one sentence hang together: which is a change of which, a share of which, a part of which.
//!
//! A sentence states levels (heads); brackets, `trong đó` and verbs of change hang further figures on them. A figure in
//! brackets is under the head before the bracket; once the bracket closes, that head is spoken of again. Looks at marks,
//! cues and units only, never at the codebook, so that it holds for figures of any subject. Refuses to look beyond the
//! sentence.

use crate::decimal::Decimal;
use crate::fact::CueRole;
use crate::fact::measure::{
    MeasureReading, Sign, change, classify_measure, goes_with_previous, is_manifold, is_signed, says_again,
};
use crate::fact::sentence::{Figure, Gloss, SentenceScan};
use crate::fact::status;
use crate::reading::{Field, Measure, Mention, MentionKind, Reading, Status};
use crate::rules::{self, Rule};
use crate::text::TokenKind;
use crate::text::token::Token;

/// A figure among those of its sentence.
#[derive(Clone, Debug)]
pub(in crate::fact) struct Node {
    /// What it measures.
    pub(in crate::fact) measured: MeasureReading,
    /// The rules by which that was found, beyond its own words.
    pub(in crate::fact) rules: Vec<Rule>,
    /// The figure of the sentence that it hangs on, by its place in [`SentenceScan::figures`], and how.
    pub(in crate::fact) parent: Option<(Field, usize)>,
}

/// What the rules look at.
struct Sentence<'c> {
    scan: &'c SentenceScan<'c>,
    reading: &'c Reading,
    /// The figures before the one that is looked at.
    nodes: Vec<Node>,
}

/// How one figure hangs on an earlier one, if this rule knows.
type Attach = fn(&Sentence<'_>, AttachCandidate<'_>) -> Option<(Field, usize)>;

/// The rules by which a figure hangs on an earlier one; the first that knows wins.
const ATTACH: &[Attach] = &[same_change, target, change_of, excess, share, part, restated];

/// The figure that is looked at.
#[derive(Clone, Copy)]
struct AttachCandidate<'c> {
    i: usize,
    figure: &'c Figure,
    mention: &'c Mention,
    measured: MeasureReading,
}

/// The figures of a sentence, each with the one that it hangs on.
pub(in crate::fact) fn read(scan: &SentenceScan<'_>, reading: &Reading) -> Vec<Node> {
    let mut sentence = Sentence { scan, reading, nodes: Vec::with_capacity(scan.figures.len()) };
    for (i, figure) in scan.figures.iter().enumerate() {
        let Some(mention) = scan.mention(reading, figure) else { break };
        let (measured, rules) = sentence.measure_of(i, figure, mention);
        let hanging = AttachCandidate { i, figure, mention, measured };
        let parent = ATTACH.iter().find_map(|attach| attach(&sentence, hanging));
        sentence.nodes.push(Node { measured, rules, parent });
    }
    sentence.nodes
}

impl<'c> Sentence<'c> {
    /// What a figure measures, by its own words or by those of the figure that it goes with.
    fn measure_of(&self, i: usize, figure: &Figure, mention: &Mention) -> (MeasureReading, Vec<Rule>) {
        let own = classify_measure(self.scan, figure, mention);
        let is_signed =
            own.cue.is_none() && own.base.is_none() && mention.kind == MentionKind::Percent && is_signed(mention);
        let may_be_signed = is_signed || !own.refers_to_other();
        if let Some(sign) = printed_sign(self.scan, figure).filter(|_| i > 0 && may_be_signed) {
            let cue = None;
            return (
                MeasureReading { measure: change(mention), sign, cue, base: None },
                vec![rules::MEASURE_PRINTED_SIGN],
            );
        }
        if is_signed {
            return (own, vec![rules::MEASURE_SIGNED]);
        }
        let Some((before, node)) = self.previous(i).filter(|_| !own.refers_to_other()) else {
            return (own, Vec::new());
        };
        let is_same_kind = self.mention(i - 1).is_some_and(|it| it.kind == mention.kind);
        let is_joined = goes_with_previous(self.scan, figure, before) || is_parallel(self.scan, figure, before);
        if node.measured.refers_to_other() && is_same_kind && is_joined {
            return (node.measured, vec![rules::MEASURE_WITH_PREVIOUS]);
        }
        if node.measured.refers_to_other()
            && own.cue.is_none()
            && is_same_kind
            && is_next_name(self.scan, figure, before)
        {
            return (node.measured, vec![rules::MEASURE_WITH_PREVIOUS]);
        }
        let is_change = matches!(node.measured.measure, Measure::ChangeAbs | Measure::ChangeRel);
        // "tăng 268 đơn vị và 37,1 tỷ đồng".
        let counts = matches!(mention.kind, MentionKind::Count | MentionKind::Money) && own.measure == Measure::Level;
        let is_joined_alone = goes_with_previous(self.scan, figure, before) && self.scan.is_and(figure.at.max(1) - 1);
        if node.measured.measure == Measure::ChangeAbs && node.measured.cue.is_some() && counts && is_joined_alone {
            return (node.measured, vec![rules::MEASURE_WITH_PREVIOUS]);
        }
        if let Some(sign) = self.sign_of_from_to(i, figure, mention).filter(|_| own.cue.is_none() && own.base.is_none())
        {
            let measured = MeasureReading { measure: Measure::ChangeRel, sign, cue: None, base: None };
            return (measured, vec![rules::MEASURE_FROM_TO]);
        }
        // "gần gấp đôi cùng kỳ (5,9 tỷ đồng)": the amount is the other one.
        let is_multiple = self.mention(i - 1).is_some_and(is_manifold);
        if is_change && !is_multiple && own.base.is_none() && says_again(self.scan, figure, before) {
            let again = MeasureReading { measure: change(mention), ..node.measured };
            // One change in two units: an amount and a percentage, never two of a kind.
            if again.measure != node.measured.measure {
                return (again, vec![rules::MEASURE_SAME_CHANGE]);
            }
        }
        (own, Vec::new())
    }

    /// "tăng từ 1,21 triệu lên 1,3 triệu đồng (7,4%)": the percentage in brackets is the change from the first to the
    /// second, if it is as large; with the direction of that change.
    fn sign_of_from_to(&self, i: usize, figure: &Figure, mention: &Mention) -> Option<Sign> {
        if mention.kind != MentionKind::Percent || figure.depth == 0 {
            return None;
        }
        let (from, to) = (self.mention(i.checked_sub(2)?)?, self.mention(i - 1)?);
        let (first, second) = (self.scan.figures.get(i - 2)?, self.scan.figures.get(i - 1)?);
        let leads = |it: &Figure| self.scan.follows_cue(it.at, |role| role == CueRole::LevelFollows);
        let is_next = figure.at == second.end + 1 && self.scan.page.is_mark(second.end, '(');
        if from.kind != to.kind || !leads(first) || !leads(second) || !is_next {
            return None;
        }
        // A hundred times the difference, against so many percent of the first: apart by at most one percent of it.
        let difference = to.value.checked_sub(from.value)?;
        let hundred = difference.checked_mul(Decimal::from(100))?;
        let printed = from.value.checked_mul(mention.value)?;
        let printed = if difference.is_negative() { printed.negated() } else { printed };
        let apart = hundred.checked_sub(printed)?;
        let apart = if apart.is_negative() { apart.negated() } else { apart };
        (apart <= from.value).then_some(if difference.is_negative() { Sign::Minus } else { Sign::Plus })
    }

    fn previous(&self, i: usize) -> Option<(&'c Figure, &Node)> {
        let before = i.checked_sub(1)?;
        Some((self.scan.figures.get(before)?, self.nodes.get(before)?))
    }

    fn mention(&self, i: usize) -> Option<&'c Mention> {
        self.scan.mention(self.reading, self.scan.figures.get(i)?)
    }

    /// The nearest figure before that states something itself, and stands in no bracket that is closed by now.
    fn head(&self, at: AttachCandidate<'_>, is_fit: impl Fn(&Mention) -> bool) -> Option<usize> {
        (0..at.i).rev().find(|j| {
            let states = self.nodes.get(*j).is_some_and(|node| !node.measured.refers_to_other());
            let is_open = self.scan.figures.get(*j).is_some_and(|it| it.depth <= at.figure.depth);
            let is_fit = |it: &Mention| it.kind != MentionKind::Duration && is_fit(it);
            states && is_open && self.mention(*j).is_some_and(is_fit)
        })
    }
}

/// "Văn Chấn giảm 402 người, Trấn Yên 318 người": between two figures stand a comma or conjunction and a name, no verb.
fn is_next_name(scan: &SentenceScan<'_>, figure: &Figure, previous: &Figure) -> bool {
    /// "huyện Trạm Tấu", "Trung tâm Y tế thị xã Sông Cầu".
    const NAME: usize = 7;
    let name = previous.end + 1..figure.at;
    let joins = scan.page.is_mark(previous.end, ',') || scan.is_and(previous.end);
    let is_word = |at: usize| scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let is_capital = |at: usize| scan.page.tokens.get(at).is_some_and(Token::is_capital);
    joins
        && (1..=NAME).contains(&name.len())
        && name.clone().all(is_word)
        && name.clone().any(is_capital)
        && is_capital(name.end - 1)
        && scan.cues_in(&name).next().is_none()
        && scan.marks_in(&name).next().is_none()
        && scan.periods_in(&name).next().is_none()
}

/// "tăng 9,1% về lượt và 13,5% về chi phí": joined, with the same word behind each.
fn is_parallel(scan: &SentenceScan<'_>, figure: &Figure, before: &Figure) -> bool {
    let word =
        |at: usize| scan.page.tokens.get(at).filter(|token| token.kind == TokenKind::Word).map(|_| scan.page.raw(at));
    let is_same = word(before.end).is_some() && word(before.end) == word(figure.end);
    is_same && figure.at > before.end && scan.is_and(figure.at - 1)
}

/// `+` or `-` printed before a figure in brackets: "(+17,5%)".
fn printed_sign(scan: &SentenceScan<'_>, figure: &Figure) -> Option<Sign> {
    let mark = |at: usize| scan.page.tokens.get(at).map_or('\0', |token| token.mark);
    let sign = |mark: char| match mark {
        '+' => Some(Sign::Plus),
        '-' | '−' | '–' => Some(Sign::Minus),
        _ => None,
    };
    if figure.depth == 0 {
        return None;
    }
    // The sign is of the number's own span, or stands right before it.
    if mark(figure.at.checked_sub(1)?) == '(' {
        // A minus that was read with its number is in the value already.
        return sign(mark(figure.at)).map(|_| Sign::Plus);
    }
    let before = figure.at.checked_sub(1)?;
    sign(mark(before)).filter(|_| before.checked_sub(1).is_some_and(|open| mark(open) == '('))
}

/// "tăng 1,72 triệu người (tăng 9,6%)", "giảm 2,1% - tương đương 1.313 người".
fn same_change(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    let (before, node) = all.previous(at.i)?;
    let is_change = |it: &MeasureReading| matches!(it.measure, Measure::ChangeAbs | Measure::ChangeRel);
    let differ = is_change(&at.measured) && is_change(&node.measured) && at.measured.measure != node.measured.measure;
    let opens = at.figure.depth > before.depth;
    (differ && (opens || says_again(all.scan, at.figure, before))).then_some((Field::SameChange, at.i - 1))
}

/// "đạt 48,5% kế hoạch năm (1.278 tỷ đồng)", "đạt 82%, vượt mục tiêu 80%".
fn target(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    if at.measured.refers_to_other() {
        return None;
    }
    let (status, _) = status::status(all.scan, at.figure, &at.measured);
    if !matches!(status, Status::Target | Status::Plan) {
        return None;
    }
    let head = all.head(at, |it| it.kind == at.mention.kind)?;
    let (of_head, _) = status::status(all.scan, all.scan.figures.get(head)?, &all.nodes.get(head)?.measured);
    (of_head == Status::Actual).then_some((Field::TargetOf, head))
}

/// "71.900 người (trong đó …), tăng 2,4%": of the amount that was stated, in its own unit if it is an amount itself.
fn change_of(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    let kind = at.mention.kind;
    let head = match at.measured.measure {
        Measure::ChangeAbs => all.head(at, |it| it.kind == kind),
        Measure::ChangeRel => all.head(at, |it| it.kind != MentionKind::Percent).or_else(|| all.head(at, |_| true)),
        _ => None,
    };
    head.map(|head| (Field::ChangeOf, head))
}

fn excess(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    let is_excess = at.measured.measure == Measure::Excess;
    let head = if is_excess { all.head(at, |_| true) } else { None };
    head.map(|head| (Field::ExcessOf, head))
}

/// "78.912 em (41,6%)", "…, đạt 71% kế hoạch", "…, chiếm 93,6% dân số".
fn share(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    if at.measured.measure != Measure::Share || at.mention.kind != MentionKind::Percent {
        return None;
    }
    let (before, _) = all.previous(at.i)?;
    let reaches = |it: &crate::fact::sentence::CueMark| it.role.reaches() && it.end == at.figure.at;
    let is_comma = |at: usize| all.scan.page.is_mark(at, ',');
    // "3,2 tỷ đồng chi phí khám chữa bệnh, bằng 0,9%": behind what the amount is of.
    let own_end = before.after.end.max(before.end);
    let goes_on =
        all.scan.cues_in(&(before.end..at.figure.at)).any(|cue| reaches(cue) && (own_end..cue.at).all(is_comma));
    let is_gloss = at.figure.gloss == Gloss::OfPrevious;
    if !(goes_on || is_gloss || at.measured.base.is_some()) {
        return None;
    }
    all.head(at, |it| it.kind != MentionKind::Percent).map(|head| (Field::ShareOf, head))
}

/// "17,1 triệu người, trong đó bắt buộc 15,7 triệu người".
fn part(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    let scan = all.scan;
    let cue = scan.last_cue(at.figure.at, &[CueRole::OfWhich])?;
    let is_level = at.measured.measure == Measure::Level;
    let is_closed = (cue.end..at.figure.at).any(|at| scan.page.is_mark(at, ')'))
        && !(cue.end..at.figure.at).any(|at| scan.page.is_mark(at, '('));
    if !is_level || is_closed {
        return None;
    }
    let before = |j: &usize| scan.figures.get(*j).is_some_and(|it| it.end <= cue.at);
    let states = |j: &usize| all.nodes.get(*j).is_some_and(|node| !node.measured.refers_to_other());
    let is_alike =
        |j: &usize| all.mention(*j).is_some_and(|it| it.kind == at.mention.kind && it.value >= at.mention.value);
    let whole = (0..at.i).rev().filter(before).find(|j| states(j) && is_alike(j))?;
    Some((Field::PartOf, whole))
}

/// "đi từ 851.200 người (2021) lên 904.700 (2022)".
fn restated(all: &Sentence<'_>, at: AttachCandidate<'_>) -> Option<(Field, usize)> {
    let to = all.scan.cues_in(&at.figure.before).next_back().filter(|cue| cue.role == CueRole::LevelFollows)?;
    let is_bare = all.scan.marks_in(&(to.end..at.figure.at)).next().is_none();
    let head = all.head(at, |it| it.kind == at.mention.kind).filter(|_| is_bare && !at.measured.refers_to_other())?;
    Some((Field::Restates, head))
}
