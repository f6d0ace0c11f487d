//! Tables of how words are used: dispersion over articles, collocates, frequency, and what is typical of a selection.

use std::collections::BTreeSet;

use engine::text::fold;
use store::usage::{Compounds, Window, collocates, dispersion, keyness, ngrams};

use super::{Asked, SearchBody};
use crate::facet::Facet;
use crate::query::{Lens, Query, Route, StopWords, WordUnit};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// Rows beyond this are noise on a page; a file has them all.
const MAX_ROWS: usize = 200;
/// Words on either side in which collocates are counted.
pub(super) const WINDOW: Window = Window { left: 4, right: 4 };
/// Words that stand less often say nothing.
const N_LEAST: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordTable {
    /// What is counted, and against what: "Từ đặc trưng của 2 bài được chọn, …"; empty for all articles.
    pub title: String,
    /// What the numbers mean.
    pub meaning: String,
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
    /// Its numbers, one a column.
    pub numbers: Vec<WordNumber>,
}

/// A number of a table of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordNumber {
    /// The number, formatted.
    pub text: String,
    /// Opens the places that it counts; `None` for a measure, and for what stands elsewhere.
    pub href: Option<String>,
}

/// An article with the places where something is met.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadRow {
    pub article: Link,
    /// How many places, and their lines of concordance.
    pub count: Link,
    /// Where: from 0, its beginning, to 1, its end.
    pub places: Vec<f64>,
}

/// A table before it is shown or saved.
pub(super) struct Words {
    title: String,
    meaning: Word,
    pub(super) columns: Vec<Column>,
    /// The syllables of a word, and its numbers.
    rows: Vec<Row>,
}

type Row = (Vec<u32>, Vec<Number>);

/// A column of numbers.
pub(super) struct Column {
    head: Word,
    /// Its name in a file.
    pub(super) name: &'static str,
    opens: Opens,
}

/// What a number opens.
#[derive(Clone, Copy)]
enum Opens {
    Nothing,
    /// The lines of the word.
    Lines,
    /// The lines of what was looked for that have the word near.
    Near,
    /// The articles of the word.
    Articles,
}

#[derive(Clone, Copy)]
pub(super) enum Number {
    Count(usize),
    /// With so many decimals.
    Measure(f64, u8),
}

impl Number {
    fn shown(self, language: Language) -> String {
        match self {
            Number::Count(n) => display::count(n, language),
            Number::Measure(value, n_decimals) => display::measure(value, n_decimals, language),
        }
    }

    /// For machines: a decimal dot, six decimals.
    pub(super) fn plain(self) -> String {
        match self {
            Number::Count(n) => n.to_string(),
            Number::Measure(value, _) => format!("{value:.6}"),
        }
    }
}

impl Explorer {
    pub(super) fn spread(&self, asked: &Asked<'_>) -> SearchBody {
        let language = asked.query.language;
        let documents = asked.documents();
        let spread = dispersion(&asked.parts.index, &self.met_lines(asked, 0), &documents);
        let rows = spread.rows.iter().filter_map(|row| {
            let document = self.corpus.documents.get(row.document as usize)?;
            let length = f64::from(row.n_words.max(1));
            let mut lines = Query { lens: Lens::Concordance, ..asked.query.clone() };
            lines.selection.choose_only(Facet::Document, &document.id);
            Some(SpreadRow {
                article: Link {
                    text: labels::document(document),
                    href: asked.query.to(Route::Article(document.id.clone())).to_hash(),
                },
                count: Link { text: display::count(row.places.len(), language), href: lines.to_hash() },
                places: row.places.iter().map(|place| f64::from(*place) / length).collect(),
            })
        });
        let deviation = display::axis_number(spread.deviation, 2, language);
        SearchBody::Spread { evenness: phrases::deviation(&deviation, language), rows: rows.collect() }
    }

    /// The collocates of what is looked for.
    pub(super) fn collocates(&self, asked: &Asked<'_>) -> Words {
        let none = Compounds::none();
        let lines = self.met_lines(asked, 0);
        let index = &asked.parts.index;
        let found = collocates(index, &lines, &asked.documents(), WINDOW, N_LEAST, compounds(asked, &none));
        let row = |it: store::usage::Collocate| {
            let measures = [Number::Measure(it.log_likelihood, 1), Number::Measure(it.log_dice, 2)];
            (it.word, [Number::Count(it.n_near), Number::Count(it.n_all)].into_iter().chain(measures).collect())
        };
        Words {
            title: String::new(),
            meaning: Word::MeaningCollocates,
            columns: vec![
                Column { head: Word::NNear, name: "n_near", opens: Opens::Near },
                Column { head: Word::NAll, name: "n_all", opens: Opens::Lines },
                Column { head: Word::LogLikelihood, name: "log_likelihood", opens: Opens::Nothing },
                Column { head: Word::LogDice, name: "log_dice", opens: Opens::Nothing },
            ],
            rows: found.into_iter().map(row).filter(|row: &Row| is_shown(asked, &row.0)).collect(),
        }
    }

    /// The most frequent words; where some of the articles are chosen, by filters or by what is looked for, what is typical
    /// of them against the rest.
    pub(super) fn frequency(&self, asked: &Asked<'_>) -> Words {
        let none = Compounds::none();
        let compounds = compounds(asked, &none);
        let index = &asked.parts.index;
        let (selected, n_all) = (self.selected(asked), self.corpus.documents.len());
        // That reprints are left out is no choice of a part.
        let is_part =
            asked.chosen.is_selected || asked.chosen.sentences.is_some() || !asked.query.search.trim().is_empty();
        if is_part && !selected.is_empty() && selected.len() < n_all {
            let row = |it: store::usage::Key| {
                let measures = [Number::Measure(it.log_likelihood, 1), Number::Measure(it.log_ratio, 2)];
                (it.word, [Number::Count(it.n_here), Number::Count(it.n_there)].into_iter().chain(measures).collect())
            };
            let count = |n: usize| display::count(n, asked.query.language);
            let title =
                phrases::typical_of(&count(selected.len()), &count(n_all - selected.len()), asked.query.language);
            let keys = keyness(index, &selected, N_LEAST, compounds);
            return Words {
                title,
                meaning: Word::MeaningKeyness,
                columns: vec![
                    Column { head: Word::NHere, name: "n_here", opens: Opens::Lines },
                    Column { head: Word::NThere, name: "n_there", opens: Opens::Nothing },
                    Column { head: Word::LogLikelihood, name: "log_likelihood", opens: Opens::Nothing },
                    Column { head: Word::LogRatio, name: "log_ratio", opens: Opens::Nothing },
                ],
                rows: keys.into_iter().map(row).filter(|row: &Row| is_shown(asked, &row.0)).collect(),
            };
        }
        let found = ngrams(index, &asked.documents(), 1, N_LEAST, compounds);
        Words {
            title: String::new(),
            meaning: Word::MeaningFrequency,
            columns: vec![
                Column { head: Word::NTimes, name: "n", opens: Opens::Lines },
                Column { head: Word::NArticles, name: "n_articles", opens: Opens::Articles },
            ],
            rows: found
                .into_iter()
                .map(|it| (it.words, vec![Number::Count(it.n), Number::Count(it.n_documents)]))
                .filter(|row: &Row| is_shown(asked, &row.0))
                .collect(),
        }
    }

    /// The articles that are chosen: those that the filters leave whole, or of which they leave sentences, and that have
    /// what is looked for.
    fn selected(&self, asked: &Asked<'_>) -> Vec<u32> {
        let mut documents = asked.documents();
        if let Some(sentences) = &asked.chosen.sentences {
            documents.retain(|document| sentences.iter().any(|(of, _)| of == document));
        }
        if !asked.query.search.trim().is_empty() {
            let found: BTreeSet<u32> = self.met_lines(asked, 0).iter().map(|line| line.document).collect();
            documents.retain(|document| found.contains(document));
        }
        documents
    }
}

/// True unless each syllable only holds sentences together and such words are left out.
fn is_shown(asked: &Asked<'_>, syllables: &[u32]) -> bool {
    let is_stop_word = |syllable: &u32| {
        let spelled = fold::exact(asked.parts.index.spelling(*syllable));
        STOP_WORDS.lines().any(|word| word == spelled)
    };
    asked.query.stop_words == StopWords::Shown || !syllables.iter().all(is_stop_word)
}

/// The words that only hold sentences together, one a line.
const STOP_WORDS: &str = include_str!("stop_words.txt");

impl Words {
    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Each word with its numbers.
    pub(super) fn rows<'a>(&'a self, asked: &'a Asked<'_>) -> impl Iterator<Item = (String, &'a [Number])> {
        self.rows.iter().map(|(syllables, numbers)| (spelled(asked, syllables), numbers.as_slice()))
    }

    /// The best of them, for the page.
    pub(super) fn view(&self, asked: &Asked<'_>) -> WordTable {
        let language = asked.query.language;
        let rows = self.rows(asked).take(MAX_ROWS).map(|(text, numbers)| {
            let number = |(number, column): (&Number, &Column)| WordNumber {
                text: number.shown(language),
                href: column.opens.href(asked, &text),
            };
            let numbers = numbers.iter().zip(&self.columns).map(number).collect();
            WordRow { word: Link { href: lines_of(asked, &text).to_hash(), text }, numbers }
        });
        let rows = rows.collect();
        let meaning = self.meaning.say(language).to_owned();
        WordTable {
            title: self.title.clone(),
            meaning,
            heads: self.columns.iter().map(|it| it.head.say(language).to_owned()).collect(),
            rows,
        }
    }
}

impl Opens {
    fn href(self, asked: &Asked<'_>, word: &str) -> Option<String> {
        let query = match self {
            Opens::Nothing => return None,
            Opens::Lines => lines_of(asked, word),
            Opens::Near => Query { near: word.to_owned(), lens: Lens::Concordance, ..asked.query.clone() },
            Opens::Articles => Query { lens: Lens::Spread, ..lines_of(asked, word) },
        };
        Some(query.to_hash())
    }
}

/// The lines of a word: as spelled, so that they are as many as were counted.
fn lines_of(asked: &Asked<'_>, word: &str) -> Query {
    let search = format!("=\"{word}\"");
    Query { search, near: String::new(), lens: Lens::Concordance, ..asked.query.clone() }
}

fn spelled(asked: &Asked<'_>, syllables: &[u32]) -> String {
    let spelled: Vec<&str> = syllables.iter().map(|syllable| asked.parts.index.spelling(*syllable)).collect();
    spelled.join(" ")
}

/// Words of several syllables if they are asked for.
pub(super) fn compounds<'a>(asked: &'a Asked<'_>, none: &'a Compounds) -> &'a Compounds {
    match asked.query.unit {
        WordUnit::Compounds => &asked.parts.compounds,
        WordUnit::Syllables => none,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_hold_sentences_together_are_listed_as_they_are_compared() {
        let words: Vec<&str> = STOP_WORDS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.len() > 60 && words.is_sorted());
        for word in &words {
            assert_eq!(fold::exact(word), *word);
        }
    }
}
