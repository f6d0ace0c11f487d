//! How wide text is, without a browser: a table of our own, so that the same spec is laid out the same everywhere.
//!
//! The widths are those of DejaVu Sans, the widest of the faces in [`crate::theme::FONT_SANS`]: in any other face the
//! text takes less room than was kept for it, never more. Letters are taken apart (NFD) first, so that "ế" is as wide as
//! "e" however it is stored; counting bytes would make Vietnamese half as wide again.

use letters::decompose_canonical;

/// How heavy text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names and results.
    Bold,
}

/// The room between two baselines, of the size: marks stacked on capitals (Ễ) need it.
pub(crate) const LINE: f64 = 1.3;

/// The width of one line of text in pixels.
#[must_use]
pub fn width(text: &str, size_px: f64, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let mut thousandths = 0;
    for c in text.chars() {
        if c.is_ascii() {
            thousandths += u32::from(advance(c, table));
        } else {
            decompose_canonical(c, |part| thousandths += u32::from(advance(part, table)));
        }
    }
    f64::from(thousandths) * size_px / 1000.0
}

/// The text in lines that are no wider than `room_px`, broken at spaces, and inside a word only if the word alone is
/// too wide. Nothing is dropped but the spaces at the breaks.
#[must_use]
pub fn wrap(text: &str, size_px: f64, weight: Weight, room_px: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    let space = width(" ", size_px, weight);
    for word in text.split_whitespace() {
        let wide = width(word, size_px, weight);
        if !line.is_empty() && filled + space + wide <= room_px {
            line.push(' ');
            line.push_str(word);
            filled += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if wide <= room_px {
            line.push_str(word);
        } else {
            line = broken(word, size_px, weight, room_px, &mut lines);
        }
        filled = width(&line, size_px, weight);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same in as few lines, but about equally long ones: a name does not leave its last word alone.
#[must_use]
pub(crate) fn balance(text: &str, size_px: f64, weight: Weight, room_px: f64) -> Vec<String> {
    let mut lines = wrap(text, size_px, weight, room_px);
    // No word is broken that was whole.
    let widest = text.split_whitespace().map(|word| width(word, size_px, weight)).fold(room_px / 2.0, f64::max);
    let (mut narrow, mut enough) = (widest, room_px);
    while lines.len() > 1 && enough - narrow > size_px / 2.0 {
        let room = (narrow + enough) / 2.0;
        let tried = wrap(text, size_px, weight, room);
        if tried.len() > lines.len() {
            narrow = room;
        } else {
            (enough, lines) = (room, tried);
        }
    }
    lines
}

/// A word that is too wide, in lines of which the last is given back; a line has at least one letter.
fn broken(word: &str, size_px: f64, weight: Weight, room_px: f64, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for c in word.chars() {
        line.push(c);
        // A mark that combines stays with its letter, whatever the room.
        if line.chars().count() > 1 && width(&line, size_px, weight) > room_px && !is_mark(c) {
            line.pop();
            lines.push(std::mem::replace(&mut line, c.to_string()));
        }
    }
    line
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn advance(c: char, table: &[u16; 95]) -> u16 {
    match c {
        ' '..='~' => table.get(c as usize - 0x20).copied().unwrap_or(FULL),
        // The horn of ơ and ư makes capitals wider.
        '\u{31B}' => 130,
        c if is_mark(c) => 0,
        '\u{A0}' => 348,
        '\u{2009}' | '\u{202F}' => 200,
        'đ' | 'ð' => 716,
        '−' => 838,
        '–' | '‘' | '’' | '·' => 500,
        '“' | '”' | '•' => 660,
        _ => FULL,
    }
}

/// What a character takes of which nothing is known: a full em.
const FULL: u16 = 1000;

/// DejaVu Sans, U+0020 to U+007E, in thousandths of the size.
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
];

/// DejaVu Sans Bold, likewise.
const BOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
    837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
    678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
    365, 712, 838,
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn decomposed_and_composed_vietnamese_are_equally_wide() {
        let composed = "Tỷ lệ thất nghiệp ở vùng Đồng bằng sông Cửu Long";
        let decomposed: String = composed.nfd().collect();
        for weight in [Weight::Regular, Weight::Bold] {
            assert!((width(composed, 13.0, weight) - width(&decomposed, 13.0, weight)).abs() < 1e-9);
        }
    }

    #[test]
    fn marks_take_no_room_of_their_own() {
        assert_eq!(
            width("Tỷ lệ thất nghiệp", 13.0, Weight::Regular),
            width("Ty le that nghiep", 13.0, Weight::Regular)
        );
    }

    #[test]
    fn lines_fit_and_keep_every_word() {
        let text = "Số người tham gia bảo hiểm xã hội tự nguyện trên cả nước";
        for room in [40.0, 90.0, 200.0, 2000.0] {
            let lines = wrap(text, 13.0, Weight::Bold, room);
            assert!(lines.iter().all(|line| width(line, 13.0, Weight::Bold) <= room), "{room}: {lines:?}");
            let joined: String = lines.concat().split_whitespace().collect();
            assert_eq!(joined, text.split_whitespace().collect::<String>());
        }
        assert!(wrap("", 13.0, Weight::Regular, 100.0).is_empty());
    }

    #[test]
    fn a_name_does_not_leave_its_last_word_alone() {
        let name = "Người tham gia bảo hiểm y tế, thực hiện, năm 2022";
        let lines = |breaks: fn(&str, f64, Weight, f64) -> Vec<String>, room| breaks(name, 13.0, Weight::Regular, room);
        let room = width("Người tham gia bảo hiểm y tế, thực hiện, năm", 13.0, Weight::Regular) + 1.0;
        assert_eq!(lines(wrap, room), ["Người tham gia bảo hiểm y tế, thực hiện, năm", "2022"]);
        assert_eq!(lines(balance, room), ["Người tham gia bảo hiểm", "y tế, thực hiện, năm 2022"]);
        for room in [40.0, 90.0, 200.0, 2000.0] {
            let (wrapped, balanced) = (lines(wrap, room), lines(balance, room));
            assert_eq!((wrapped.len(), wrapped.join(" ")), (balanced.len(), balanced.join(" ")));
        }
    }
}
