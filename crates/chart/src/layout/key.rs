//! The line under a plot that says what its marks mean: only those that occur, and none that need no words.

use super::mark::{self, Grows};
use super::sheet::{Column, Sheet};
use super::{Anchor, SMALL};
use crate::measure::{self, Weight};
use crate::spec::{Hedge, Panel, Role};
use crate::theme::Ink;
use crate::words::Words;

/// Where the axis of a plot begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AxisStart {
    Zero,
    Elsewhere,
}

/// An entry: the mark, if any, and its words.
struct Entry {
    mark: Option<(Role, Hedge)>,
    words: &'static str,
}

/// The room between entries.
const GAP: f64 = 18.0;
/// The height of a line of the key.
const ROW: f64 = 24.0;

pub(super) fn lay(sheet: &mut Sheet, words: &'static Words, panel: &Panel, start: AxisStart, column: Column) {
    let entries = entries(words, panel, start);
    if entries.is_empty() {
        return;
    }
    sheet.skip(6.0);
    let mut x = column.x;
    let mut y = sheet.bottom() + ROW / 2.0;
    for entry in entries {
        let indent = match entry.mark {
            None => 0.0,
            Some((_, Hedge::Exact)) => 18.0,
            Some(_) => 2.0 * mark::REACH + 8.0,
        };
        let w = indent + measure::width(entry.words, SMALL, Weight::Regular);
        if x > column.x && x + w > column.end() {
            x = column.x;
            y += ROW;
        }
        if let Some((role, hedge)) = entry.mark {
            let at = (x + indent / 2.0 - 2.5, y);
            mark::ends(sheet, at, hedge, Grows::Right, Ink::Soft);
            sheet.glyph(at, mark::radius(role), Ink::Soft, mark::form(role));
        }
        for (i, line) in measure::wrap(entry.words, SMALL, Weight::Regular, column.w - indent).iter().enumerate() {
            y += if i > 0 { SMALL * measure::LINE } else { 0.0 };
            sheet.label((x + indent, y), Anchor::Start, SMALL, Weight::Regular, Ink::Soft, line);
        }
        x += w + GAP;
    }
    sheet.skip(y + ROW / 2.0 - sheet.bottom());
}

fn entries(words: &'static Words, panel: &Panel, start: AxisStart) -> Vec<Entry> {
    let data: Vec<_> = panel.data().into_iter().filter(|datum| datum.finite().is_some()).collect();
    let mut entries = Vec::new();
    let roles = [Role::Result, Role::Derived, Role::Target, Role::Plan, Role::Forecast];
    let present: Vec<Role> = roles.into_iter().filter(|role| data.iter().any(|datum| datum.role == *role)).collect();
    // Results alone need no key: the title says what they are.
    if present != [Role::Result] {
        entries
            .extend(present.iter().map(|role| Entry { mark: Some((*role, Hedge::Exact)), words: words.role(*role) }));
    }
    for hedge in [Hedge::Almost, Hedge::Over, Hedge::About, Hedge::AtLeast, Hedge::AtMost] {
        if let Some(name) = words.hedge(hedge).filter(|_| data.iter().any(|datum| datum.hedge == hedge)) {
            entries.push(Entry { mark: Some((Role::Result, hedge)), words: name });
        }
    }
    if start == AxisStart::Elsewhere {
        entries.push(Entry { mark: None, words: words.off_zero });
    }
    entries
}
