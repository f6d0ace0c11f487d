//! Lines that a page, a mail or a PDF wrapped at a column, joined to the paragraphs that they were.
//!
//! A break was made by wrapping if a sentence runs on over it, or if the next word would not have fitted in the widest
//! line. Bullets, rows and headings keep their lines.

use super::plain::{Change, Edit};
use crate::Span;

/// The widest line that anything is wrapped at, in characters.
const WIDEST: usize = 200;

/// One line of the raw text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without surrounding white space.
    pub(super) span: Span,
    /// Characters of `span`.
    pub(super) n_chars: usize,
    /// Two columns or more: a tab, or a gap of three spaces.
    pub(super) is_tabular: bool,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// The lines of a text, blank ones included.
pub(super) fn lines(raw: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in raw.split_inclusive('\n') {
        let text = line.trim();
        let from = start + (line.len() - line.trim_start().len()).min(line.len() - text.len());
        let is_tabular = text.contains('\t') || text.contains("   ") || text.matches('|').count() > 1;
        // Wide lines are only asked whether they are wide.
        let n_chars = if text.len() > 4 * WIDEST { text.len() / 2 } else { text.chars().count() };
        lines.push(Line { span: Span::new(from, from + text.len()), n_chars, is_tabular });
        start += line.len();
    }
    lines
}

/// Two lines that stand one right after the other.
struct Break<'a> {
    before: &'a str,
    after: &'a str,
    n_chars: usize,
    is_tabular: bool,
    is_first: bool,
}

impl<'a> Break<'a> {
    fn new(raw: &'a str, lines: &[Line], at: usize) -> Option<Break<'a>> {
        let (a, b) = (lines.get(at)?, lines.get(at + 1)?);
        if a.is_blank() || b.is_blank() {
            return None;
        }
        let is_first = lines.iter().take(at).all(Line::is_blank);
        let is_tabular = a.is_tabular || b.is_tabular;
        Some(Break { before: a.span.of(raw), after: b.span.of(raw), n_chars: a.n_chars, is_tabular, is_first })
    }

    /// True if the line before ends a sentence, or opens what follows.
    fn is_ended(&self) -> bool {
        self.before.trim_end_matches(['”', '"', ')', '’', '»', ' ']).ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// True if a sentence runs on: the next line begins with a small letter or with what only follows something.
    fn runs_on(&self) -> bool {
        let first = self.after.chars().next().unwrap_or(' ');
        let goes_on = first.is_lowercase() || matches!(first, '%' | ')' | ',' | ';' | '”' | '’' | '»');
        let has_words = self.before.contains(char::is_whitespace);
        goes_on && has_words && !self.is_ended() && !self.is_tabular && !(is_row(self.before) && is_row(self.after))
    }

    /// True if the next word would have made the line wider than `width`.
    fn is_full(&self, width: usize) -> bool {
        let word = self.after.split_whitespace().next().unwrap_or("");
        self.n_chars + 1 + word.chars().count() > width
    }

    fn is_joined(&self, width: usize, is_flowing: bool) -> bool {
        if self.is_tabular {
            return false;
        }
        if self.runs_on() {
            return !begins_item(self.after) || self.is_full(width);
        }
        if begins_item(self.after) {
            // "giai đoạn 2016 / - 2020", "quý I năm / 20. Trung tâm": a dash or number that wrapping put first.
            let may_be_inside =
                self.after.starts_with(|first: char| matches!(first, '-' | '–') || first.is_ascii_digit());
            return may_be_inside
                && self.is_full(width)
                && !self.is_ended()
                && is_flowing
                && !self.before.starts_with(['-', '–', '+', '•']);
        }
        if self.is_full(width) {
            return true;
        }
        // Letters are not equally wide: a line of a printed page may be shorter.
        let is_long = self.n_chars * 10 >= width * 7;
        is_flowing && is_long && !self.is_ended() && !self.is_first && !is_row(self.before)
    }

    /// True if the line was broken inside a word: `QĐ-` and `TTg`.
    fn is_inside_word(&self) -> bool {
        let mut last = self.before.chars().rev();
        let is_joint = matches!(last.next(), Some('-' | '/' | '–')) && last.next().is_some_and(char::is_alphanumeric);
        is_joint && self.after.starts_with(char::is_alphanumeric)
    }
}

/// `nam: 46`: a name, a colon and a figure that ends the line.
fn is_row(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, rest)| {
        name.len() < 120 && rest.len() < 40 && rest.chars().any(|letter| letter.is_ascii_digit())
    })
}

/// True for a bullet, or the number or letter of an item: `- `, `+46`, `1.`, `1.2.`, `a)`.
pub(super) fn begins_item(line: &str) -> bool {
    let mut letters = line.chars();
    match letters.next() {
        Some('•' | '●' | '▪' | '*' | '+' | '✓' | '➢' | '►' | '·' | '-' | '–' | '—') => true,
        Some(first) if first.is_ascii_digit() => {
            let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
            let mark = line.get(..line.len() - rest.len()).unwrap_or("");
            // "2018. Trung tâm" ends a sentence.
            let is_small = mark.split('.').all(|group| group.len() <= 2);
            is_small && (mark.ends_with('.') && rest.starts_with(' ') || rest.starts_with(')') && mark.len() <= 2)
        }
        Some(first) if first.is_alphabetic() => matches!(letters.next(), Some(')')),
        _ => false,
    }
}

/// The breaks that wrapping made, as spaces.
pub(super) fn edits(raw: &str, lines: &[Line]) -> Vec<Edit> {
    let breaks = || (0..lines.len()).filter_map(|at| Some((at, Break::new(raw, lines, at)?)));
    // The runs of lines, between blank ones, in which a sentence runs on.
    let mut flowing = vec![false; lines.len()];
    let mut width = 0;
    for (at, _) in breaks().filter(|(_, it)| it.runs_on()) {
        if flowing.get(at) == Some(&true) {
            continue;
        }
        let start =
            (0..at).rev().find(|before| lines.get(*before).is_none_or(Line::is_blank)).map_or(0, |blank| blank + 1);
        let end = (at..lines.len()).find(|after| lines.get(*after).is_none_or(Line::is_blank)).unwrap_or(lines.len());
        flowing.get_mut(start..end).unwrap_or(&mut []).fill(true);
        let widest = lines.get(start..end).unwrap_or(&[]).iter().map(|line| line.n_chars).max().unwrap_or(0);
        if widest <= WIDEST {
            width = width.max(widest);
        }
    }
    if !flowing.contains(&true) {
        return Vec::new();
    }
    // One sentence over two lines tells no width.
    let width = if width == 0 { usize::MAX / 8 } else { width };
    breaks()
        .filter(|(at, it)| it.is_joined(width, flowing.get(*at) == Some(&true)))
        .filter_map(|(at, it)| {
            let at = Span { start: lines.get(at)?.span.end, end: lines.get(at + 1)?.span.start };
            Some(Edit { at, change: if it.is_inside_word() { Change::Drop } else { Change::Space } })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(raw: &str) -> String {
        let mut text = raw.to_owned();
        for edit in edits(raw, &lines(raw)).iter().rev() {
            text.replace_range(edit.at.range(), if edit.change == Change::Space { " " } else { "" });
        }
        text
    }

    #[test]
    fn a_sentence_that_runs_on_is_one_line() {
        for (raw, plain) in [
            ("Tỉnh có 12.345\nngười tham gia.", "Tỉnh có 12.345 người tham gia."),
            ("đạt 93,2\n% kế hoạch", "đạt 93,2 % kế hoạch"),
            ("theo Quyết định 12/QĐ-\nTTg của tỉnh và các\nngành", "theo Quyết định 12/QĐ-TTg của tỉnh và các ngành"),
            ("so với quý I năm\n2018. Trung tâm đã có\nlớp", "so với quý I năm 2018. Trung tâm đã có lớp"),
            (
                "Tại hội nghị ở tỉnh Hà\nNam, các đại biểu đã\nthảo luận.",
                "Tại hội nghị ở tỉnh Hà Nam, các đại biểu đã thảo luận.",
            ),
        ] {
            assert_eq!(joined(raw), plain);
        }
    }

    #[test]
    fn rows_bullets_headings_and_paragraphs_keep_their_lines() {
        for raw in [
            "Kết quả:\n- 46 hội nghị\n- 12 lớp",
            "Tổng mức bán lẻ +6,40\nKim ngạch xuất khẩu -3,15",
            "Tỉnh đạt kết quả tốt\nNăm 2023, tỉnh có 20 xã.\nNăm 2024 có 30 xã.",
            "hội nghị: 46\nlớp tập huấn: 12",
            "1. Công tác thu\n1.1. Thu đạt 3,2 tỷ đồng.\n1.2. Chi đạt 2 tỷ đồng.",
            "năm\t2022\t2023\nsố xã\t20\t30",
        ] {
            assert_eq!(joined(raw), raw);
        }
    }
}
