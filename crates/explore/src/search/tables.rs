//! Tables of how words are used: spread over articles, company, frequency, and what is typical of a selection.

use store::words::{Compounds, Window, collocates, dispersion, keyness, ngrams};

use super::{Asked, SearchBody};
use crate::query::{Lens, Query, Route, WordUnit};
use crate::view::Link;
use crate::words::{Word, phrases};
use crate::{Explorer, display, labels};

/// Rows beyond this are noise.
const MAX_ROWS: usize = 200;
/// Words on either side that count as company.
const WINDOW: Window = Window { left: 4, right: 4 };
/// Words that stand less often say nothing.
const N_LEAST: usize = 2;

/// A table of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordTable {
    /// What the columns after the word are called.
    pub heads: Vec<String>,
    /// The words, best first.
    pub rows: Vec<WordRow>,
}

/// A word with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRow {
    /// The word, and its lines of concordance.
    pub word: Link,
    /// Its numbers, formatted, one a column.
    pub numbers: Vec<String>,
}

/// An article with the places where something is met.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadRow {
    /// The article.
    pub article: Link,
    /// How many places, formatted.
    pub count: String,
    /// Where: from 0, its beginning, to 1, its end.
    pub places: Vec<f64>,
}

impl Explorer {
    pub(super) fn spread(&self, asked: &Asked<'_>) -> SearchBody {
        let language = asked.query.language;
        let spread = dispersion(&asked.parts.index, &self.corpus, &asked.question);
        let rows = spread.rows.iter().filter(|row| asked.chosen.has_document(row.document)).filter_map(|row| {
            let document = self.corpus.documents.get(row.document as usize)?;
            let length = f64::from(row.n_words.max(1));
            Some(SpreadRow {
                article: Link {
                    text: labels::document(document),
                    href: asked.query.to(Route::Article(document.id.clone())).to_hash(),
                },
                count: display::count(row.places.len(), language),
                places: row.places.iter().map(|place| f64::from(*place) / length).collect(),
            })
        });
        let deviation = display::axis_number(spread.deviation, 2, language);
        SearchBody::Spread { evenness: phrases::deviation(&deviation, language), rows: rows.collect() }
    }

    pub(super) fn collocates(&self, asked: &Asked<'_>) -> WordTable {
        let language = asked.query.language;
        let none = Compounds::none();
        let found =
            collocates(&asked.parts.index, &self.corpus, &asked.question, WINDOW, N_LEAST, compounds(asked, &none));
        let rows = found.iter().take(MAX_ROWS).map(|collocate| WordRow {
            word: self.word_link(asked, &collocate.word),
            numbers: vec![
                display::count(collocate.n_near, language),
                display::count(collocate.n_all, language),
                display::axis_number(collocate.log_likelihood, 1, language),
                display::axis_number(collocate.log_dice, 2, language),
            ],
        });
        let heads = [Word::NNear, Word::NAll, Word::LogLikelihood, Word::LogDice];
        WordTable { heads: heads.iter().map(|head| head.say(language).to_owned()).collect(), rows: rows.collect() }
    }

    /// The most frequent words; where articles are chosen, what is typical of them against the rest.
    pub(super) fn frequency(&self, asked: &Asked<'_>) -> WordTable {
        let language = asked.query.language;
        let none = Compounds::none();
        let compounds = compounds(asked, &none);
        let index = &asked.parts.index;
        let said = |heads: &[Word]| heads.iter().map(|head| head.say(language).to_owned()).collect();
        if let Some(chosen) = &asked.chosen.documents {
            let chosen: Vec<u32> = chosen.iter().copied().collect();
            let rows = keyness(index, &chosen, N_LEAST, compounds).into_iter().take(MAX_ROWS).map(|key| WordRow {
                word: self.word_link(asked, &key.word),
                numbers: vec![
                    display::count(key.n_here, language),
                    display::count(key.n_there, language),
                    display::axis_number(key.log_likelihood, 1, language),
                    display::axis_number(key.log_ratio, 2, language),
                ],
            });
            let heads = said(&[Word::NHere, Word::NThere, Word::LogLikelihood, Word::LogRatio]);
            return WordTable { heads, rows: rows.collect() };
        }
        let all: Vec<u32> = (0..u32::try_from(index.n_documents()).unwrap_or(u32::MAX)).collect();
        let rows = ngrams(index, &all, 1, N_LEAST, compounds).into_iter().take(MAX_ROWS).map(|ngram| WordRow {
            word: self.word_link(asked, &ngram.words),
            numbers: vec![display::count(ngram.n, language), display::count(ngram.n_documents, language)],
        });
        WordTable { heads: said(&[Word::NTimes, Word::NArticles]), rows: rows.collect() }
    }

    /// A word, and its lines of concordance.
    fn word_link(&self, asked: &Asked<'_>, syllables: &[u32]) -> Link {
        let spelled: Vec<&str> = syllables.iter().map(|syllable| asked.parts.index.spelling(*syllable)).collect();
        let text = spelled.join(" ");
        // In quotes: that word and no longer one that begins so.
        let page = Query { search: format!("\"{text}\""), lens: Lens::Concordance, ..asked.query.clone() };
        Link { text, href: page.to_hash() }
    }
}

/// Words of several syllables if they are asked for.
fn compounds<'a>(asked: &'a Asked<'_>, none: &'a Compounds) -> &'a Compounds {
    match asked.query.unit {
        WordUnit::Compounds => &asked.parts.compounds,
        WordUnit::Syllables => none,
    }
}
