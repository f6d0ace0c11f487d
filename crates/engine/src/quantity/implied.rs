//! Units left out because a neighbour has them: `khoảng 15 tỷ và trên 9 tỷ đồng`, `từ 15 lên 20%`.

use crate::lexicon::{JointWord, Language};
use crate::reading::{Mention, MentionKind};
use crate::rules::{NUMBER_SCALE, QUANTITY_UNIT_IMPLIED};
use crate::text::Page;

/// The most bytes between a quantity and the neighbour that lends its unit.
const MAX_DISTANCE: u32 = 60;

/// Fills in the units of one sentence's mentions.
pub(super) fn fill(page: &Page<'_>, language: &Language, mentions: &mut [Mention]) {
    // From the last: a list's unit goes from each to the one before it.
    for at in (0..mentions.len()).rev() {
        let Some(mention) = mentions.get(at) else { continue };
        let is_bare = mention.unit.text.is_empty() && mention.kind == MentionKind::Count;
        if !is_bare {
            continue;
        }
        let is_scaled = mention.rules.contains(&NUMBER_SCALE);
        let next = mentions.get(at + 1).filter(|next| {
            is_near(page, mention, next)
                && (lends(next, is_scaled) && is_of_size(mention, next) || is_listed(page, language, mention, next))
        });
        let previous = at.checked_sub(1).and_then(|before| mentions.get(before)).filter(|previous| {
            is_scaled && lends(previous, is_scaled) && (is_near(page, previous, mention) || is_milliards(mention))
        });
        let Some(neighbour) = next.or(previous) else { continue };
        let (text, id, kind, span) =
            (neighbour.unit.text.clone(), neighbour.unit.id.clone(), neighbour.kind, lender(neighbour));
        if let Some(mention) = mentions.get_mut(at) {
            mention.unit.text = text;
            mention.unit.id = id;
            mention.unit.implied_by = Some(span);
            mention.kind = kind;
            mention.rules.push(QUANTITY_UNIT_IMPLIED);
        }
    }
}

/// Where the unit stands: with the neighbour, or with the one that lent it to the neighbour.
fn lender(neighbour: &Mention) -> crate::Span {
    neighbour.unit.implied_by.unwrap_or(neighbour.span)
}

/// True if the neighbour's unit may be meant: money for money-sized numbers, percent for bare ones.
fn lends(neighbour: &Mention, is_scaled: bool) -> bool {
    match neighbour.kind {
        MentionKind::Money => is_scaled,
        MentionKind::Percent | MentionKind::Measure => !is_scaled,
        _ => false,
    }
}

/// True unless the neighbour is a percentage and the number too great for one: "91.200, đạt 94,5%".
fn is_of_size(mention: &Mention, neighbour: &Mention) -> bool {
    neighbour.kind != MentionKind::Percent || mention.value < crate::Decimal::from(1000)
}

/// True if the two are counts of one list, "241.300, 63.850 và 218.470 người".
fn is_listed(page: &Page<'_>, language: &Language, before: &Mention, after: &Mention) -> bool {
    let from = page.tokens.partition_point(|token| token.start < before.span.end);
    let to = page.tokens.partition_point(|token| token.start < after.span.start);
    let joins = |at: usize| {
        page.is_mark(at, ',')
            || page
                .tokens
                .get(at..to)
                .and_then(|tokens| language.joint(tokens))
                .is_some_and(|(n, joint)| n == 1 && joint == JointWord::And)
    };
    after.kind == MentionKind::Count && !after.unit.text.is_empty() && from < to && (from..to).all(joins)
}

/// True for thousands of millions: in a sentence on money they are money, "nợ 18,9 tỉ đồng; … nợ 12 tỉ 3".
fn is_milliards(mention: &Mention) -> bool {
    mention.value >= crate::Decimal::from(1_000_000_000)
}

/// True if only joints stand between the two: no full clause.
fn is_near(page: &Page<'_>, before: &Mention, after: &Mention) -> bool {
    let between = page.text.get(before.span.end as usize..after.span.start as usize).unwrap_or("");
    after.span.start.saturating_sub(before.span.end) <= MAX_DISTANCE && !between.contains([';', '(', ')'])
}
