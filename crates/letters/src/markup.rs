//! Text inside markup: what would be read as markup is written as what it is, in HTML, XML and SVG alike.

/// `text` as the content of an element, or as the value of an attribute in either kind of quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Appends `text`, escaped.
pub fn push_escaped(out: &mut String, text: &str) {
    // Most are numbers and paths.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'')) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(' '),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("1.500 người"), "1.500 người");
        assert_eq!(escaped("<a b='c' d=\"e\">&\u{1}\n"), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp; \n");
        assert_eq!(escaped("M0 0L1,5"), "M0 0L1,5");
    }
}
