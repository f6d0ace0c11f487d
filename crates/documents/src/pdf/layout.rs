//! Letters with their places → lines → text. Lines are made in the order in which a page sets its letters: columns stay
//! apart, as whoever made the page kept them.

use std::collections::BTreeMap;

/// A letter, or a few that one code stands for, and where it is set, in points.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) y: f32,
    /// The direction of its line.
    pub(super) along: (f32, f32),
    pub(super) width: f32,
    pub(super) size: f32,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// How high it stands, along what is up for its direction.
    height: f32,
    size: f32,
    /// Where its last letter ends.
    end: f32,
    /// 0: from left to right; others are turned by so many quarters.
    quarter: u8,
}

/// Makes lines of letters.
#[derive(Default)]
pub(super) struct Setter {
    lines: Vec<Line>,
    /// What was set since the last run began, and where it began; and the same of the run before.
    run: Run,
    before: Run,
}

#[derive(Clone, Default)]
struct Run {
    text: String,
    start: Option<(f32, f32)>,
    /// How much of the run before it sets again, in bytes.
    n_again: usize,
}

/// A gap of so many sizes is a space; of so many, a new column of a table.
const SPACE: f32 = 0.17;
const COLUMN: f32 = 1.6;

impl Setter {
    /// A string of the page begins.
    pub(super) fn begin_run(&mut self) {
        self.before = std::mem::take(&mut self.run);
    }

    /// Sets a letter.
    pub(super) fn set(&mut self, glyph: Glyph) {
        let (a, b) = glyph.along;
        let (along, height, quarter) = match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
            (true, true, _) => (glyph.x, glyph.y, 0),
            (true, false, _) => (-glyph.x, -glyph.y, 2),
            (false, _, true) => (glyph.y, -glyph.x, 1),
            (false, _, false) => (-glyph.y, glyph.x, 3),
        };
        if self.is_set_again(&glyph, (along, height)) {
            self.run.n_again += glyph.text.len();
            return;
        }
        self.run.start.get_or_insert((along, height));
        self.run.text.push_str(&glyph.text);
        let size = glyph.size.max(1.0);
        let goes_on = self.lines.last().is_some_and(|line| {
            line.quarter == quarter
                && (line.height - height).abs() <= 0.45 * size.max(line.size)
                && along >= line.end - 0.5 * size
        });
        if !goes_on {
            self.lines.push(Line { height, size, end: along, quarter, ..Line::default() });
        }
        let Some(line) = self.lines.last_mut() else { return };
        let gap = (along - line.end) / size;
        let is_spaced = line.text.is_empty() || line.text.ends_with([' ', '\t', '\u{a0}']);
        if gap > COLUMN && !line.text.trim().is_empty() {
            line.text.truncate(line.text.trim_end_matches(' ').len());
            if !line.text.ends_with('\t') {
                line.text.push('\t');
            }
        } else if gap > SPACE && !is_spaced && !glyph.text.starts_with([' ', '\u{a0}']) {
            line.text.push(' ');
        }
        line.text.push_str(&glyph.text);
        line.end = line.end.max(along + glyph.width);
        line.size = line.size.max(size);
    }

    /// True for a letter of a run that is set a second time at its place, to look bold.
    fn is_set_again(&self, glyph: &Glyph, (along, height): (f32, f32)) -> bool {
        let near = |(x, y): (f32, f32)| (x - along).abs() < 0.1 * glyph.size && (y - height).abs() < 0.1 * glyph.size;
        let is_begun = self.run.n_again > 0 || self.before.start.is_some_and(near);
        let rest = self.before.text.get(self.run.n_again..);
        is_begun && self.run.text.is_empty() && rest.is_some_and(|rest| rest.starts_with(&glyph.text))
    }

    /// The lines.
    pub(super) fn finish(self) -> Vec<Line> {
        self.lines.into_iter().filter(|line| !line.text.trim().is_empty()).collect()
    }
}

/// Leaves out the lines that stand at the top or bottom of most pages, but for their numbers the same; gives how many.
pub(super) fn leave_out_running_heads(pages: &mut [Vec<Line>]) -> usize {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for lines in pages.iter() {
        let mut own: Vec<String> =
            edges(lines.len()).filter_map(|at| lines.get(at)).map(|line| pattern(&line.text)).collect();
        own.sort();
        own.dedup();
        for pattern in own {
            *counts.entry(pattern).or_default() += 1;
        }
    }
    let n_pages = pages.len();
    let is_running = |text: &str| counts.get(&pattern(text)).is_some_and(|n| *n >= 2 && *n * 2 >= n_pages);
    let mut n_left_out = 0;
    for lines in pages {
        let edges: Vec<usize> = edges(lines.len()).collect();
        let mut at = 0;
        lines.retain(|line| {
            let is_out = edges.contains(&at) && is_running(&line.text);
            at += 1;
            n_left_out += usize::from(is_out);
            !is_out
        });
    }
    n_left_out
}

/// The first two and the last two lines.
fn edges(n_lines: usize) -> impl Iterator<Item = usize> {
    (0..n_lines).filter(move |at| *at < 2 || at + 2 >= n_lines)
}

/// A line with `0` for each of its numbers.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.trim().chars() {
        match letter {
            letter if letter.is_ascii_digit() && pattern.ends_with('0') => {}
            letter if letter.is_ascii_digit() => pattern.push('0'),
            letter if letter.is_whitespace() => {}
            letter => pattern.extend(letter.to_lowercase()),
        }
    }
    pattern
}

/// The text of all pages: a line each, an empty line where the page leaves room.
pub(super) fn text(pages: &[Vec<Line>]) -> String {
    let mut out = String::new();
    for lines in pages {
        let usual = usual_gap(lines);
        for (at, line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| lines.get(at));
            let gap = before.map_or(0.0, |before| before.height - line.height);
            if at > 0 && (gap > usual * 1.35 || gap < -usual) {
                out.push('\n');
            }
            out.push_str(&line.text);
            out.push('\n');
        }
    }
    out
}

/// The gap between lines that is most usual on a page.
fn usual_gap(lines: &[Line]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.quarter == b.quarter && a.height - b.height > 0.5 * a.size => Some(a.height - b.height),
            _ => None,
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Gaps between paragraphs are fewer than those within.
    gaps.get(gaps.len() / 3).copied().unwrap_or(f32::MAX)
}
