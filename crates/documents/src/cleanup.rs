//! Repairs of text that came out of layouts: invisible characters, ligatures, lines broken inside of sentences.

/// The text with its letters composed (NFC, for Latin letters with their marks), as far as neighbours compose.
pub(crate) fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut parts: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        letters::decompose_canonical(letter, |part| parts.push(part));
    }
    order_marks(&mut parts);
    compose(&parts)
}

/// Sorts runs of combining marks by their class, as the standard orders them.
fn order_marks(parts: &mut [char]) {
    let mut start = 0;
    while start < parts.len() {
        let class = |letter: &char| letters::canonical_combining_class(*letter);
        let n_marks = parts.iter().skip(start).take_while(|letter| class(letter) > 0).count();
        if let Some(marks) = parts.get_mut(start..start + n_marks) {
            marks.sort_by_key(class);
        }
        start += n_marks + 1;
    }
}

fn compose(parts: &[char]) -> String {
    let mut out: Vec<char> = Vec::with_capacity(parts.len());
    let mut starter: Option<usize> = None;
    let mut last_class = 0;
    for &letter in parts {
        let class = letters::canonical_combining_class(letter);
        let base = starter.and_then(|at| out.get(at).copied().map(|base| (at, base)));
        let is_adjacent = starter.is_some_and(|at| at + 1 == out.len());
        // A mark reaches its starter over marks of a lower class only.
        let is_reached = is_adjacent || last_class != 0 && last_class < class;
        if let Some((at, base)) = base.filter(|_| is_reached)
            && let Some(whole) = letters::compose(base, letter)
        {
            if let Some(place) = out.get_mut(at) {
                *place = whole;
            }
            continue;
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(letter);
    }
    out.into_iter().collect()
}

/// Text out of a layout with what nobody sees taken out, and what is set as one written as several: soft hyphens and
/// characters of no width are dropped, ligatures taken apart, all sorts of spaces a space; letters composed.
pub(crate) fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
            '\u{fb00}' => clean.push_str("ff"),
            '\u{fb01}' => clean.push_str("fi"),
            '\u{fb02}' => clean.push_str("fl"),
            '\u{fb03}' => clean.push_str("ffi"),
            '\u{fb04}' => clean.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => clean.push_str("st"),
            '\u{2011}' => clean.push('-'),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => clean.push(' '),
            letter if letter.is_control() && !matches!(letter, '\n' | '\t') => {}
            letter => clean.push(letter),
        }
    }
    composed(&clean)
}

/// Lines without spaces at their ends and doubled within, at most one empty line between them.
pub(crate) fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut n_empty = 0;
    for line in text.lines() {
        let cells: Vec<String> = line.split('\t').map(single_spaced).collect();
        let line = cells.join("\t");
        let line = line.trim();
        if line.is_empty() {
            n_empty += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if n_empty > 0 { "\n\n" } else { "\n" });
        }
        n_empty = 0;
        tidy.push_str(line);
    }
    tidy
}

/// Words with one space between them.
pub(crate) fn single_spaced(text: &str) -> String {
    let mut words = text.split([' ', '\u{a0}', '\n', '\t', '\r']).filter(|word| !word.is_empty());
    let mut out = words.next().unwrap_or("").to_owned();
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    out
}

/// Joins lines that a layout broke inside of a sentence; gives the text and the number of joints. Only a text of which most
/// lines are so is taken for wrapped: a list of short lines stays as it is. A word hyphenated at the end of a line is not
/// joined: Vietnamese syllables are never broken, and a hyphen there belongs to the text.
pub(crate) fn unwrapped(text: &str) -> (String, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [a, b] if !a.trim().is_empty() && !b.trim().is_empty() => Some((*a, *b)),
        _ => None,
    });
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let goes_on = |next: &str| goes_on(next) || next.starts_with(|first: char| first.is_ascii_digit());
    let n_broken = pairs.filter(|(line, next)| is_broken(line, next, widest) && goes_on(next.trim())).count();
    let n_lines = lines.iter().filter(|line| !line.trim().is_empty()).count();
    if !(MIN_WRAPPED..=MAX_WRAPPED).contains(&widest) || n_broken * 4 < n_lines {
        return (text.to_owned(), 0);
    }
    let mut out = String::with_capacity(text.len());
    let mut n_joined = 0;
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line.trim_end());
        let Some(next) = lines.get(at + 1) else { break };
        if is_broken(line, next, widest) {
            n_joined += 1;
            out.push(' ');
        } else {
            out.push('\n');
        }
    }
    (out, n_joined)
}

/// The lines of a page are so wide at least and at most, in characters.
const MIN_WRAPPED: usize = 40;
const MAX_WRAPPED: usize = 140;

/// True if a sentence goes on from a line to the next: the line is nearly as wide as the widest and does not end as a sentence
/// or a cell of a table does, and the next begins as no item of a list does.
fn is_broken(line: &str, next: &str, widest: usize) -> bool {
    let (line, next) = (line.trim_end(), next.trim());
    if line.trim().is_empty() || next.is_empty() || line.contains('\t') || next.contains('\t') {
        return false;
    }
    let ends = line.ends_with(['.', '!', '?', '…', ':', ';', '”', '"']);
    let is_wide = line.chars().count() * 10 >= widest * 7;
    is_wide && (goes_on(next) || !ends && !is_item(next))
}

/// True for what begins in the middle of a sentence.
fn goes_on(next: &str) -> bool {
    next.chars().next().is_some_and(|first| first.is_lowercase() || matches!(first, ',' | ')' | '%')) && !is_item(next)
}

/// True for what begins as an item of a list or a numbered paragraph: `- `, `• `, `1. `, `a) `, `II. `.
fn is_item(line: &str) -> bool {
    if line.starts_with(['-', '–', '—', '•', '*', '+', '▪', '●', '\u{f0b7}']) {
        return true;
    }
    let head = line.split_whitespace().next().unwrap_or("");
    let label = head.trim_end_matches(['.', ')', '/']);
    head.len() > label.len()
        && !label.is_empty()
        && (label.len() <= 2 && label.bytes().all(|it| it.is_ascii_alphanumeric())
            || label.bytes().all(|it| matches!(it, b'I' | b'V' | b'X')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_in_whatever_order_their_marks_come() {
        assert_eq!(composed("Vie\u{323}\u{302}t Nam, bảo hiê\u{309}m, tiê\u{300}n"), "Việt Nam, bảo hiểm, tiền");
        assert_eq!(composed("Vie\u{302}\u{323}t, ươ\u{301}c, u\u{31b}\u{323}"), "Việt, ước, ự");
    }

    #[test]
    fn what_nobody_sees_is_taken_out() {
        assert_eq!(cleaned("gần\u{a0}16\u{200b} triệu, con s\u{ad}ố \u{fb01}nal"), "gần\u{a0}16 triệu, con số final");
    }

    #[test]
    fn broken_lines_are_joined_and_lists_are_not() {
        let text = "Hết năm 2020 toàn tỉnh có hơn 812.000 người tham gia bảo hiểm\ny tế, tăng 12.400 người so với năm trước, đạt tỷ lệ bao phủ\n91,2% dân số. Số người tham gia bảo hiểm xã hội tự nguyện là\n21.000 người.\nNhững việc cần làm:\n- Mở rộng đại lý.\n- Gọi điện.";
        let (joined, n) = unwrapped(text);
        assert_eq!(n, 3);
        assert_eq!(
            joined.lines().skip(1).collect::<Vec<_>>(),
            ["Những việc cần làm:", "- Mở rộng đại lý.", "- Gọi điện."]
        );
        let list = "Bưu điện Lâm Đồng\nBưu điện Hà Giang\nBưu điện Hà Nội\nBưu điện Sơn La";
        assert_eq!(unwrapped(list), (list.to_owned(), 0));
    }
}
