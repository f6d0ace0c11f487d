//! Units left out because a neighbour has them: `khoảng 15 tỷ và trên 9 tỷ đồng`, `từ 15 lên 20%`.

use crate::reading::{Mention, MentionKind};
use crate::rules::{NUMBER_SCALE, QUANTITY_UNIT_IMPLIED};
use crate::text::Page;

/// The most bytes between a quantity and the neighbour that lends its unit.
const MAX_DISTANCE: u32 = 60;

/// Fills in the units of one sentence's mentions.
pub(super) fn fill(page: &Page<'_>, mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get(at) else { continue };
        let is_bare = mention.unit.text.is_empty() && mention.kind == MentionKind::Count;
        if !is_bare {
            continue;
        }
        let is_scaled = mention.rules.contains(&NUMBER_SCALE);
        let next = mentions.get(at + 1).filter(|next| is_near(page, mention, next) && lends(next, is_scaled));
        let previous = at
            .checked_sub(1)
            .and_then(|before| mentions.get(before))
            .filter(|previous| is_near(page, previous, mention) && is_scaled && lends(previous, is_scaled));
        let Some(neighbour) = next.or(previous) else { continue };
        let (text, id, kind, span) =
            (neighbour.unit.text.clone(), neighbour.unit.id.clone(), neighbour.kind, neighbour.span);
        if let Some(mention) = mentions.get_mut(at) {
            mention.unit.text = text;
            mention.unit.id = id;
            mention.unit.implied_by = Some(span);
            mention.kind = kind;
            mention.rules.push(QUANTITY_UNIT_IMPLIED);
        }
    }
}

/// True if the neighbour's unit may be meant: money for money-sized numbers, percent for bare ones.
fn lends(neighbour: &Mention, is_scaled: bool) -> bool {
    match neighbour.kind {
        MentionKind::Money => is_scaled,
        MentionKind::Percent | MentionKind::Measure => !is_scaled,
        _ => false,
    }
}

/// True if only joints stand between the two: no full clause.
fn is_near(page: &Page<'_>, before: &Mention, after: &Mention) -> bool {
    let between = page.text.get(before.span.end as usize..after.span.start as usize).unwrap_or("");
    after.span.start.saturating_sub(before.span.end) <= MAX_DISTANCE && !between.contains([';', '(', ')'])
}
