//! The files of a site without what only their writers read: comments, indentation, blank lines; and its style sheets as
//! one, since ten small files are compressed worse than one large.
//!
//! It shortens what is ours and plain. It refuses to understand the languages: what it is not sure of stays as it is, and
//! a file that went through it stays the same when it goes through it again.

use anyhow::{Context, Result, bail};

use super::names::Files;
use super::page::{Tag, tags, with_in_head, without_tags};

/// The one style sheet.
const STYLE: &str = "style.css";

/// The page and its files, bare.
pub(super) fn site(page: &str, files: &mut Files) -> Result<String> {
    for (name, bytes) in files.iter_mut().filter(|(name, _)| name.ends_with(".js")) {
        let text = std::str::from_utf8(bytes).with_context(|| format!("{name}: expected UTF-8 text"))?;
        *bytes = script(text).into_bytes();
    }
    with_one_style(&self::page(page), files)
}

/// The page with one style sheet in place of all, at the end of its head, in the order in which it named them.
fn with_one_style(page: &str, files: &mut Files) -> Result<String> {
    let is_style = |tag: &Tag<'_>| tag.attribute("rel") == Some("stylesheet");
    let mut css = String::new();
    let links = tags(page, "link");
    for link in links.iter().filter(|tag| is_style(tag)) {
        if link.attribute("media").is_some() {
            bail!("index.html: a style sheet with `media`, expected `@media` inside of the style sheet");
        }
        let address = link.attribute("href").unwrap_or("");
        let bytes = files
            .remove(address.trim_start_matches("./"))
            .with_context(|| format!("index.html: refers to {address}, which is not in the site"))?;
        css.push_str(&style(std::str::from_utf8(&bytes).with_context(|| format!("{address}: expected UTF-8 text"))?));
    }
    if css.is_empty() {
        return Ok(page.to_owned());
    }
    files.insert(STYLE.to_owned(), css.into_bytes());
    let page = without_tags(page, "link", is_style);
    with_in_head(&page, &format!("<link rel=\"stylesheet\" href=\"./{STYLE}\">"))
}

/// A style sheet without comments, and without spaces where they mean nothing.
fn style(css: &str) -> String {
    const NEEDS_NO_SPACE: [char; 4] = ['{', '}', ';', ','];
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut was_space = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            was_space = true;
            continue;
        }
        if next.is_ascii_whitespace() {
            was_space = true;
            rest = &rest[1..];
            continue;
        }
        if was_space && !NEEDS_NO_SPACE.contains(&next) && !out.ends_with(NEEDS_NO_SPACE) && !out.is_empty() {
            out.push(' ');
        }
        was_space = false;
        let length = match next {
            '"' | '\'' => quoted_length(rest, next),
            _ => next.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// How long the string is that `text` begins with, both quotes counted.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, it) in text.char_indices().skip(1) {
        match it {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if it == quote => return at + it.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// A script without the lines that are comments, and without indentation. One that holds a text of several lines stays as
/// it is, since such lines may be part of the text.
fn script(js: &str) -> String {
    if js.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return js.to_owned();
    }
    let mut is_comment = false;
    let lines = js.lines().map(str::trim).filter(|line| {
        is_comment = is_comment || line.starts_with("/*");
        let is_wanted = !is_comment && !line.is_empty() && !line.starts_with("//");
        is_comment = is_comment && !line.ends_with("*/");
        is_wanted
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The page without comments, indentation and blank lines.
fn page(html: &str) -> String {
    let mut parts = html.split("<!--");
    let mut without_comments = parts.next().unwrap_or("").to_owned();
    for part in parts {
        without_comments.push_str(part.split_once("-->").map_or("", |(_, after)| after));
    }
    let lines = without_comments.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_what_means_nothing() {
        let cases = [
            ("/* a */\na , b > c {\n  color : red ;\n  margin: 0 auto;\n}\n", "a,b > c{color : red;margin: 0 auto;}"),
            ("a::before { content: \"/* ; } */  \\\"{ \"; }", "a::before{content: \"/* ; } */  \\\"{ \";}"),
            (
                "@media (width >= 40rem) and (hover) {\n a :hover { width: calc(1px + 2%) }\n}",
                "@media (width >= 40rem) and (hover){a :hover{width: calc(1px + 2%)}}",
            ),
            ("a/**/b { }", "a b{}"),
            ("a { b: 'é' } /* no end", "a{b: 'é'}"),
        ];
        for (css, bare) in cases {
            assert_eq!(style(css), bare);
            assert_eq!(style(bare), bare);
        }
    }

    #[test]
    fn a_script_loses_its_lines_of_comment() {
        let js = "// a\n/**\n * b\n */\n\n  go('// stays'); // stays\n/* c */\n    end();\n";
        assert_eq!(script(js), "go('// stays'); // stays\nend();\n");
        let text = "let a = `\n  // part of the text\n`;\n";
        assert_eq!(script(text), text);
    }

    #[test]
    fn a_page_has_one_style_sheet() {
        let mut files: Files =
            [("b.css", "b { }"), ("a.css", "a { }")].map(|(name, css)| (name.to_owned(), css.into())).into();
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"./b.css\"/>\n<!-- <link> -->\n\n<link rel=stylesheet href=./a.css>\n</head>\n";
        let once = site(html, &mut files).unwrap();
        assert_eq!(once, "<head>\n<link rel=\"stylesheet\" href=\"./style.css\">\n</head>\n");
        assert_eq!(files, Files::from([(STYLE.to_owned(), b"b{}a{}".to_vec())]));
        assert_eq!(site(&once, &mut files).unwrap(), once);
        assert_eq!(files.len(), 1);
    }
}
