//! Texts in which each figure is tagged with the indicator that it states: `{hi.coverage|92,4%}`, `{-|12 huyện}` for none,
//! `{a,b|1%}` for two.
//!
//! A first line `#weight 4` says how much its figures count beside others. A file with empty lines holds articles, parted by them, each with its headline first; another holds one passage a line.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// A text with its tags taken out.
pub(super) struct Tagged {
    /// The text as a reader would find it.
    pub(super) text: String,
    /// Its tagged figures, in order.
    pub(super) figures: Vec<TaggedFigure>,
    /// How much they count; ordinary ones 1.
    pub(super) weight: f32,
}

/// A tagged figure: its bytes, and the ids of what it states, none for nothing that has a name.
pub(super) struct TaggedFigure {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) ids: Vec<String>,
}

/// Reads a file of tagged texts.
///
/// # Errors
/// A file that cannot be read, a brace that is not closed, a tag without a bar; with the line.
pub(super) fn read(path: &Path) -> Result<Vec<Tagged>> {
    let content = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines: Vec<&str> = content.lines().map(str::trim_end).collect();
    let (weight, lines) = match lines.split_first() {
        Some((first, rest)) if let Some(weight) = first.strip_prefix("#weight ") => {
            let expected = || format!("{}:1: bad weight {weight:?}, expected a number", path.display());
            (weight.parse().with_context(expected)?, rest)
        }
        _ => (1.0, lines.as_slice()),
    };
    let lines = lines.trim_end();
    let is_article = lines.iter().any(|line| line.is_empty());
    let mut all = Vec::new();
    let mut at = 1;
    let texts: Vec<&[&str]> = match is_article {
        true => lines.split(|line| line.is_empty()).collect(),
        false => lines.chunks(1).collect(),
    };
    for lines in texts {
        if !lines.is_empty() {
            all.push(parse(&lines.join("\n"), weight).with_context(|| format!("{}:{at}", path.display()))?);
        }
        at += lines.len() + usize::from(is_article);
    }
    Ok(all)
}

trait TrimEnd {
    fn trim_end(&self) -> &Self;
}

impl TrimEnd for [&str] {
    fn trim_end(&self) -> &Self {
        let n = self.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        self.get(..n).unwrap_or_default()
    }
}

fn parse(source: &str, weight: f32) -> Result<Tagged> {
    let (mut text, mut figures) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some((before, tagged)) = rest.split_once('{') {
        let Some((tag, after)) = tagged.split_once('}') else { bail!("a tag that is not closed: {tagged:.40}") };
        let Some((ids, figure)) = tag.split_once('|') else { bail!("a tag without a bar: {tag}") };
        text.push_str(before);
        let start = u32::try_from(text.len())?;
        text.push_str(figure);
        let end = u32::try_from(text.len())?;
        let ids = ids.split(',').filter(|id| *id != "-").map(str::to_owned).collect();
        figures.push(TaggedFigure { start, end, ids });
        rest = after;
    }
    text.push_str(rest);
    Ok(Tagged { text, figures, weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out_and_their_bytes_kept() {
        let tagged = parse("Có {hi.coverage|92,4%} dân số, {-|12 huyện}; mỗi bên {a,b|1%}.", 2.0).unwrap();
        assert_eq!(tagged.text, "Có 92,4% dân số, 12 huyện; mỗi bên 1%.");
        let of = |figure: &TaggedFigure| {
            let span = figure.start as usize..figure.end as usize;
            (tagged.text.get(span).unwrap().to_owned(), figure.ids.join(" "))
        };
        let found: Vec<(String, String)> = tagged.figures.iter().map(of).collect();
        let expected = [("92,4%", "hi.coverage"), ("12 huyện", ""), ("1%", "a b")];
        assert_eq!(found, expected.map(|(figure, ids)| (figure.to_owned(), ids.to_owned())));
    }

    #[test]
    fn a_fault_is_told() {
        let fault = |text: &str| parse(text, 1.0).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(fault("Có {hi.coverage|92,4% dân số"), "a tag that is not closed: hi.coverage|92,4% dân số");
        assert_eq!(fault("Có {92,4%} dân số"), "a tag without a bar: 92,4%");
    }

    #[test]
    fn every_tagged_text_of_ours_can_be_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/tagged");
        let mut n_figures = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "txt") {
                n_figures += read(&path).unwrap().iter().map(|text| text.figures.len()).sum::<usize>();
            }
        }
        assert!(n_figures > 30_000, "{n_figures}");
    }
}
