//! The style sheets of a site as one: ten small files are asked for one by one, and compressed worse than one large.

use anyhow::{Context, Result, bail};

use super::names::Files;
use super::page::{Tag, tags, with_in_head, without_tags};

/// The one style sheet.
pub(super) const STYLE: &str = "style.css";

/// The page with one style sheet in place of all, at the end of its head, in the order in which it named them.
pub(super) fn joined(page: &str, files: &mut Files) -> Result<String> {
    let is_style = |tag: &Tag<'_>| tag.attribute("rel") == Some("stylesheet");
    let mut joined = Vec::new();
    for link in tags(page, "link").iter().filter(|tag| is_style(tag)) {
        if link.attribute("media").is_some() {
            bail!("index.html: a style sheet with `media`, expected `@media` inside of the style sheet");
        }
        let address = link.attribute("href").unwrap_or("");
        let css = files
            .remove(address.trim_start_matches("./"))
            .with_context(|| format!("index.html: refers to {address}, which is not in the site"))?;
        joined.extend(css);
        if !joined.ends_with(b"\n") {
            joined.push(b'\n');
        }
    }
    if joined.is_empty() {
        return Ok(page.to_owned());
    }
    files.insert(STYLE.to_owned(), joined);
    let page = without_tags(page, "link", is_style);
    with_in_head(&page, &format!("<link rel=\"stylesheet\" href=\"./{STYLE}\">"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_one_style_sheet() {
        let mut files: Files =
            [("b.css", "b { }"), ("a.css", "a { }\n")].map(|(name, css)| (name.to_owned(), css.into())).into();
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./b.css\"/>\n<!-- <link> -->\n<link rel=stylesheet href=./a.css>\n</head>\n";
        let once = joined(page, &mut files).unwrap();
        assert_eq!(once, "<head>\n<!-- <link> -->\n<link rel=\"stylesheet\" href=\"./style.css\">\n</head>\n");
        assert_eq!(files, Files::from([(STYLE.to_owned(), b"b { }\na { }\n".to_vec())]));
        assert_eq!(joined(&once, &mut files).unwrap(), once);
        assert_eq!(files.len(), 1);
    }
}
