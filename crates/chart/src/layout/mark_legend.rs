//! The line under a plot that says what its marks mean: only those that occur, and none that need no words.

use super::mark::{self, Direction};
use super::sheet::{Column, Sheet};
use super::{Anchor, SMALL};
use crate::measure::{self, Weight};
use crate::overview::Seen;
use crate::spec::{ChartSpec, Hedge, Marks, Panel, Role};
use crate::theme::Ink;
use crate::ui_text::words;

/// What a reader has to be told of a plot besides its marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    Nothing,
    /// The axis does not start at zero.
    OffZero,
    /// Not every bar has its name.
    SomeNamed,
}

/// An entry: the mark, if any, and its words.
struct Entry {
    mark: Option<(Role, Hedge)>,
    words: String,
}

/// What the marks of a plot look like.
#[derive(Clone, Copy)]
enum GlyphForm {
    Glyphs,
    Bars,
}

impl GlyphForm {
    fn extent(self, role: Role, hedge: Hedge) -> (f64, f64) {
        match self {
            GlyphForm::Glyphs => mark::extent(role, hedge),
            GlyphForm::Bars => (0.0, if hedge == Hedge::Exact { BAR } else { BAR + mark::REACH }),
        }
    }

    fn draw(self, sheet: &mut Sheet, (x, y): (f64, f64), role: Role, hedge: Hedge) {
        match self {
            GlyphForm::Glyphs => {
                mark::ends(sheet, (x, y), hedge, Direction::Right, Ink::Soft);
                sheet.glyph((x, y), mark::radius(role), Ink::Soft, mark::form(role));
            }
            GlyphForm::Bars => {
                let end = x + if matches!(hedge, Hedge::Almost | Hedge::AtMost) { BAR + mark::REACH } else { BAR };
                mark::bar(sheet, (x, end), y, 12.0, role, hedge, Ink::Soft);
            }
        }
    }
}

/// The length of a bar in the key.
const BAR: f64 = 18.0;
/// The space between entries.
const GAP: f64 = 18.0;
/// The height of a line of the key.
const ROW: f64 = 24.0;

pub(super) fn lay(sheet: &mut Sheet, spec: &ChartSpec, panel: &Panel, seen: &Seen, remark: Remark, column: Column) {
    let entries = entries(spec, seen, remark);
    if entries.is_empty() {
        return;
    }
    sheet.skip(6.0);
    let form = match panel.marks {
        Marks::Bars(_) => GlyphForm::Bars,
        Marks::Line(_) | Marks::Targets(_) => GlyphForm::Glyphs,
    };
    let mut x = column.x;
    let mut y = sheet.bottom() + ROW / 2.0;
    for entry in entries {
        let (less, more) = entry.mark.map_or((0.0, 0.0), |(role, hedge)| form.extent(role, hedge));
        let indent = if entry.mark.is_some() { less + more + 7.0 } else { 0.0 };
        let w = indent + measure::width(&entry.words, SMALL, Weight::Regular);
        if x > column.x && x + w > column.end() {
            x = column.x;
            y += ROW;
        }
        if let Some((role, hedge)) = entry.mark {
            form.draw(sheet, (x + less, y), role, hedge);
        }
        for (i, line) in measure::wrap(&entry.words, SMALL, Weight::Regular, column.w - indent).iter().enumerate() {
            y += if i > 0 { SMALL * measure::LINE } else { 0.0 };
            sheet.label((x + indent, y), Anchor::Start, SMALL, Weight::Regular, Ink::Soft, line);
        }
        x += w + GAP;
    }
    sheet.skip(y + ROW / 2.0 - sheet.bottom());
}

fn entries(spec: &ChartSpec, seen: &Seen, remark: Remark) -> Vec<Entry> {
    let words = words(spec.lang);
    let mut entries = Vec::new();
    let roles =
        [Role::Result, Role::Earlier, Role::Derived, Role::Target, Role::DerivedTarget, Role::Plan, Role::Forecast];
    let present: Vec<Role> = roles.into_iter().filter(|role| seen.has_role(*role)).collect();
    // Results alone need no key: the title says what they are.
    if present != [Role::Result] {
        let entry = |role: &Role| Entry { mark: Some((*role, Hedge::Exact)), words: words.role(*role).to_owned() };
        entries.extend(present.iter().map(entry));
    }
    for hedge in [Hedge::Almost, Hedge::Over, Hedge::About, Hedge::AtLeast, Hedge::AtMost] {
        if let Some(name) = words.hedge(hedge).filter(|_| seen.has_hedge(hedge)) {
            entries.push(Entry { mark: Some((Role::Result, hedge)), words: name.to_owned() });
        }
    }
    let breaks = seen.breaks.iter().filter_map(|point| words.break_before(spec.format, point));
    entries.extend(breaks.map(|words| Entry { mark: None, words }));
    if seen.has_stretch {
        entries.push(Entry { mark: None, words: words.faint_stretch.to_owned() });
    }
    match remark {
        Remark::Nothing => {}
        Remark::OffZero => entries.push(Entry { mark: None, words: words.off_zero.to_owned() }),
        Remark::SomeNamed => entries.push(Entry { mark: None, words: words.some_named.to_owned() }),
    }
    entries
}
