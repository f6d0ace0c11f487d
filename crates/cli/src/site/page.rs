//! `index.html`, changed in the few places that name other files: by looking for tags, not by understanding HTML.
//!
//! The page is ours and plain: no tag in it has a `>` inside an attribute.

use anyhow::{Result, bail};

use super::{Address, PREVIEW};

/// One tag of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// From `<` to `>`.
    pub(super) start: usize,
    /// One past the `>`.
    pub(super) end: usize,
    text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute: "" if it stands alone.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.text.trim_start_matches('<').trim_end_matches(['>', '/']);
        rest = rest.split_once(char::is_whitespace)?.1;
        loop {
            rest = rest.trim_start();
            let key_end = rest.find(|it: char| it == '=' || it.is_whitespace()).unwrap_or(rest.len());
            let (key, after) = rest.split_at(key_end);
            if key.is_empty() {
                return None;
            }
            let value = match after.strip_prefix('=') {
                None => {
                    rest = after;
                    ""
                }
                Some(after) => {
                    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''));
                    let (value, after) = match quote {
                        Some(quote) => after.get(1..)?.split_once(quote)?,
                        None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
                    };
                    rest = after;
                    value
                }
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
        }
    }
}

/// The tags of this name, comments left out.
pub(super) fn tags<'a>(page: &'a str, name: &str) -> Vec<Tag<'a>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find('<').map(|found| at + found) {
        let rest = &page[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(page.len(), |found| start + found + 3);
            continue;
        }
        let end = rest.find('>').map_or(page.len(), |found| start + found + 1);
        let word = rest[1..].split(|it: char| it.is_whitespace() || it == '>' || it == '/').next().unwrap_or("");
        if word.eq_ignore_ascii_case(name) {
            tags.push(Tag { start, end, text: &page[start..end] });
        }
        at = end;
    }
    tags
}

/// The page without the tags that `unwanted` picks, and without the line ends that they leave.
pub(super) fn without_tags(page: &str, name: &str, unwanted: impl Fn(&Tag<'_>) -> bool) -> String {
    let mut out = page.to_owned();
    for tag in tags(page, name).into_iter().rev().filter(|tag| unwanted(tag)) {
        let end = if out[tag.end..].starts_with('\n') { tag.end + 1 } else { tag.end };
        out.replace_range(tag.start..end, "");
    }
    out
}

/// The page with `line` at the end of its head.
///
/// # Errors
/// If it has no `</head>`.
pub(super) fn with_in_head(page: &str, line: &str) -> Result<String> {
    let Some(at) = page.find("</head>") else { bail!("index.html: expected a </head>") };
    let mut out = page.to_owned();
    out.insert_str(at, &format!("{line}\n"));
    Ok(out)
}

/// The page with `lines` before its first script, or at the end of its head.
///
/// # Errors
/// If it has neither.
pub(super) fn with_before_scripts(page: &str, lines: &str) -> Result<String> {
    let Some(script) = tags(page, "script").first().copied() else { return with_in_head(page, lines) };
    let mut out = page.to_owned();
    out.insert_str(script.start, &format!("{lines}\n"));
    Ok(out)
}

/// The page with `links` as what it shows without JavaScript, in its `<nav id="static-pages">`, whatever stood there; a
/// page without one stays as it is.
pub(super) fn with_static_links(page: &str, links: &str) -> String {
    let nav = tags(page, "nav").into_iter().find(|tag| tag.attribute("id") == Some("static-pages"));
    let Some(nav) = nav else { return page.to_owned() };
    let end = page[nav.end..].find("</nav>").map_or(nav.end, |found| nav.end + found);
    [&page[..nav.end], links, &page[end..]].concat()
}

/// The page with what others show beside a link to it: its title and description, a picture, and its address if that is
/// known.
///
/// # Errors
/// If it has no `</head>`.
pub(super) fn with_address(page: &str, address: Option<&Address>, has_picture: bool) -> Result<String> {
    let page = without_address(page);
    let at = |name: &str| address.map_or_else(|| format!("./{name}"), |address| address.of(name));
    let about = tags(&page, "meta").into_iter().find(|tag| tag.attribute("name") == Some("description"));
    let about = about.and_then(|tag| tag.attribute("content")).unwrap_or_default().to_owned();
    let title =
        page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(title, _)| title);
    let mut lines = format!(
        "<meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{about}\">"
    );
    if has_picture {
        lines.push_str(&format!("\n<meta property=\"og:image\" content=\"{}\">", at(PREVIEW)));
    }
    // Of a page whose address is not known none is the canonical one.
    if let Some(address) = address.map(|address| address.of("")) {
        lines.push_str(&format!("\n<link rel=\"canonical\" href=\"{address}\">"));
        lines.push_str(&format!("\n<meta property=\"og:url\" content=\"{address}\">"));
    }
    with_in_head(&page, &lines)
}

/// The page without what [`with_address`] adds.
pub(super) fn without_address(page: &str) -> String {
    let page = without_tags(page, "meta", |tag| tag.attribute("property").is_some_and(|it| it.starts_with("og:")));
    without_tags(&page, "link", |tag| tag.attribute("rel") == Some("canonical"))
}

/// The page with its content security policy, in place of any that it had, straight after the `<meta charset>`: a
/// policy holds only for what follows it.
///
/// # Errors
/// If it has no `<meta charset>`.
pub(super) fn with_policy(page: &str, policy: &str) -> Result<String> {
    let page = without_policy(page);
    let Some(charset) = tags(&page, "meta").into_iter().find(|tag| tag.attribute("charset").is_some()) else {
        bail!("index.html: expected a <meta charset=\"utf-8\">");
    };
    let mut out = page.clone();
    out.insert_str(charset.end, &format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
    Ok(out)
}

/// The page without a content security policy.
pub(super) fn without_policy(page: &str) -> String {
    without_tags(page, "meta", |tag| {
        tag.attribute("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("Content-Security-Policy"))
    })
}

/// Fails on what the policy would block: scripts and styles inside the page.
pub(super) fn check_nothing_inline(page: &str) -> Result<()> {
    let line = |at: usize| page[..at].matches('\n').count() + 1;
    if let Some(tag) = tags(page, "script").into_iter().find(|tag| tag.attribute("src").is_none()) {
        bail!(
            "index.html:{}: an inline script, expected <script src=…>: the policy of the site blocks inline ones",
            line(tag.start)
        );
    }
    if let Some(tag) = tags(page, "style").first() {
        bail!(
            "index.html:{}: an inline style, expected a style sheet: the policy of the site blocks inline ones",
            line(tag.start)
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<head>\n<meta charset=utf-8>\n<!-- <link rel=old> -->\n\
        <link rel=\"icon\" href='./a.svg' crossorigin>\n<script src=\"./boot.js\"></script>\n</head>\n";

    #[test]
    fn attributes_are_found_however_quoted() {
        let link = tags(PAGE, "link")[0];
        assert_eq!(link.attribute("rel"), Some("icon"));
        assert_eq!(link.attribute("href"), Some("./a.svg"));
        assert_eq!(link.attribute("crossorigin"), Some(""));
        assert_eq!(link.attribute("integrity"), None);
        assert_eq!(tags(PAGE, "link").len(), 1, "comments are no tags");
    }

    #[test]
    fn the_policy_stands_once_and_early() {
        let once = with_policy(PAGE, "default-src 'none'").unwrap();
        let twice = with_policy(&once, "default-src 'self'").unwrap();
        assert_eq!(twice.matches("Content-Security-Policy").count(), 1);
        assert!(twice.contains(
            "<meta charset=utf-8>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n"
        ));
    }

    #[test]
    fn what_a_script_reads_stands_before_it() {
        let page = with_before_scripts(PAGE, "<link rel=preload>").unwrap();
        assert!(page.contains("crossorigin>\n<link rel=preload>\n<script src"), "{page}");
        assert!(with_before_scripts("<head></head>", "<link>").unwrap().starts_with("<head><link>\n</head>"));
    }

    #[test]
    fn inline_parts_are_refused_with_their_line() {
        check_nothing_inline(PAGE).unwrap();
        let error = check_nothing_inline(&format!("{PAGE}<script type=module>go()</script>")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "index.html:8: an inline script, expected <script src=…>: the policy of the site blocks inline ones"
        );
    }
}
