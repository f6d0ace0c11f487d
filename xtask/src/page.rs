//! `index.html` as Trunk writes it: each `<link data-trunk …>` is carried out and taken away.
//!
//! It owns the three kinds of link that the page uses, and the two preload links that `page/boot.js` reads. It refuses
//! every other kind by name, so that the two ways of building cannot drift apart silently; `trunk.rs` holds them equal.

use anyhow::{Context, Result, bail};

/// What Trunk puts at the end of the head.
const PRELOADS: &str = "<link rel=\"modulepreload\" href=\"./app.js\" crossorigin=\"anonymous\">\
    <link rel=\"preload\" href=\"./app_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">";

/// A page without build instructions, and the files (paths in the repository) that it wants beside it.
#[derive(Debug, PartialEq)]
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) files: Vec<String>,
}

/// Carries out the links of `source`.
pub(crate) fn processed(source: &str) -> Result<Page> {
    const OPEN: &str = "<link data-trunk ";
    let mut html = String::with_capacity(source.len() + PRELOADS.len());
    let mut files = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once(OPEN) {
        html.push_str(before);
        let (attributes, after) = after.split_once('>').context("a `<link data-trunk` has no closing `>`")?;
        rest = after;
        let href = attribute(attributes, "href")?;
        match attribute(attributes, "rel")? {
            "css" => {
                let name = href.rsplit('/').next().unwrap_or(href);
                html.push_str(&format!("<link rel=\"stylesheet\" href=\"./{name}\"/>"));
                files.push(href.to_owned());
            }
            "copy-file" => files.push(href.to_owned()),
            "rust" => {}
            other => bail!("`rel=\"{other}\"`: css, copy-file or rust was expected in a `<link data-trunk`"),
        }
    }
    html.push_str(rest);
    let (head, body) = html.split_once("</head>").context("no `</head>`")?;
    Ok(Page { html: format!("{head}{PRELOADS}</head>{body}"), files })
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Result<&'a str> {
    attributes
        .split_once(&format!("{name}=\""))
        .and_then(|(_, value)| value.split_once('"'))
        .map(|(value, _)| value)
        .with_context(|| format!("`<link data-trunk {attributes}>`: {name}=\"…\" was expected"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_carried_out_and_taken_away() {
        let page = processed(
            "<head>\n<link data-trunk rel=\"css\" href=\"style/a.css\">\n\
             <link data-trunk rel=\"copy-file\" href=\"page/b.js\">\n\
             <link data-trunk rel=\"rust\" href=\"Cargo.toml\" data-bin=\"app\">\n</head><body>",
        )
        .unwrap();
        assert_eq!(page.files, ["style/a.css", "page/b.js"]);
        assert_eq!(
            page.html,
            format!("<head>\n<link rel=\"stylesheet\" href=\"./a.css\"/>\n\n\n{PRELOADS}</head><body>")
        );
    }

    #[test]
    fn an_unknown_kind_of_link_is_refused_by_name() {
        let error = processed("<link data-trunk rel=\"sass\" href=\"a\"></head>").unwrap_err();
        assert!(error.to_string().contains("sass"), "{error}");
    }
}
