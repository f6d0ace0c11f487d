//! `corpus.toml` beside the articles: what the corpus is called and is about. Read strictly, since a misspelt key would be
//! silently missing from the page.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use store::about::{About, Bilingual};

/// Its name.
pub(crate) const FILE: &str = "corpus.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Stated {
    title: Words,
    about: Words,
    keeper: Words,
    licence: Words,
}

/// The same words for both languages, or those of each.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Same(String),
    Each(Each),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Each {
    vi: String,
    en: String,
}

impl Default for Words {
    fn default() -> Words {
        Words::Each(Each::default())
    }
}

impl From<Words> for Bilingual {
    fn from(words: Words) -> Bilingual {
        // Lines that are broken in the file flow on the page.
        let flowing = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        match words {
            Words::Same(words) => Bilingual::same(&flowing(words)),
            Words::Each(Each { vi, en }) => Bilingual { vi: flowing(vi), en: flowing(en) },
        }
    }
}

/// What is said of the corpus in `folder`; nothing if there is no such file, or if it stands beside an article of that name.
///
/// # Errors
/// If the file cannot be read or says something else.
pub(crate) fn read(folder: &Path) -> Result<About> {
    let path = folder.join(FILE);
    if path.with_extension("txt").is_file() {
        return Ok(About::default());
    }
    match fs::read_to_string(&path) {
        Ok(text) => parsed(&text).map_err(|error| anyhow!("{}: {error}", path.display())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(About::default()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn parsed(text: &str) -> Result<About> {
    let stated: Stated = toml::from_str(text).map_err(|error| {
        anyhow!(
            "{}; expected title, about, keeper, licence, each \"…\" or {{ vi = \"…\", en = \"…\" }}",
            error.message().trim()
        )
    })?;
    let Stated { title, about, keeper, licence } = stated;
    Ok(About { title: title.into(), about: about.into(), keeper: keeper.into(), licence: licence.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_of_one_language_or_of_both() {
        let about = parsed("title = \"Mưa\"\nabout = { vi = \"\"\"Về\nmưa\"\"\", en = \"On rain\" }\n").unwrap();
        assert_eq!(about.title, Bilingual::same("Mưa"));
        assert_eq!((about.about.vi(), about.about.en()), ("Về mưa", "On rain"));
        assert!(about.keeper.vi().is_empty());
        assert!(parsed("").unwrap().is_empty());
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        for text in ["titel = \"a\"", "title = { vn = \"a\" }", "title = 1"] {
            assert!(parsed(text).unwrap_err().to_string().contains("expected title, about, keeper, licence"), "{text}");
        }
    }
}
