//! When the articles were published, and of which times they speak: an article a line, on one axis of years.

use engine::compact_sort::CompactSort;
use engine::date::Date;
use engine::reading::{Basis, PartialDate};

use super::ArticleCard;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::query::Query;
use crate::select;
use crate::ui_text::{Language, phrases};

/// More articles than this are no list to look through: those with most figures are listed.
const MAX_ARTICLES: usize = 30;

/// The articles on one axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The years, each at the place where it begins.
    pub years: Vec<Tick>,
    /// The articles.
    pub articles: Vec<ArticleLine>,
    /// "và 970 bài khác"; empty if all are listed.
    pub hidden: String,
}

/// A year on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// "2021".
    pub text: String,
    /// Where it begins, as an attribute takes it: "25%".
    pub at: String,
}

/// One article: where it stands in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleLine {
    /// The article.
    pub card: ArticleCard,
    /// "nói về 31/12/2020 đến 31/3/2021"; empty if no figure says when.
    pub speaks_of: String,
    /// Where that begins, and how long it is; none if no figure says when.
    pub band: Option<(String, String)>,
    /// Where the day of publication lies; none if it is not known, or only guessed.
    pub published: Option<String>,
}

/// What is known of an article.
struct Known {
    at: usize,
    rows: usize,
    spoken: Option<(Date, Date)>,
    published: Option<(Date, Date)>,
}

impl Explorer {
    pub(super) fn timeline(&self, query: &Query) -> Timeline {
        let language = query.language;
        let mut known: Vec<Known> = (0..self.corpus.documents.len()).map(|at| self.published_at(at)).collect();
        for row in self.rows() {
            let Some(article) = self.columns.document.get(row.0 as usize).and_then(|at| known.get_mut(*at as usize))
            else {
                continue;
            };
            article.rows += 1;
            if let Some((first, last)) = self.spoken_of(row) {
                let (from, to) = article.spoken.unwrap_or((first, last));
                article.spoken = Some((from.min(first), to.max(last)));
            }
        }
        let n_hidden = known.len().saturating_sub(MAX_ARTICLES);
        if n_hidden > 0 {
            known.compact_sort_by_key(|article| (std::cmp::Reverse(article.rows), article.at));
            known.truncate(MAX_ARTICLES);
            known.compact_sort_by_key(|article| article.at);
        }
        let axis = Axis::of(&known);
        let line = |article: &Known| self.article_line(query, article, axis);
        Timeline {
            years: axis.map(Axis::ticks).unwrap_or_default(),
            articles: known.iter().filter_map(line).collect(),
            hidden: if n_hidden == 0 {
                String::new()
            } else {
                phrases::more_articles(&display::count(n_hidden, language), language)
            },
        }
    }

    fn published_at(&self, at: usize) -> Known {
        let document = self.corpus.documents.get(at);
        let published = document.and_then(|it| it.head().meta.published.as_ref());
        // A guess is no place in time.
        let published = published.filter(|known| known.basis != Basis::Inferred).map(|known| days_of(known.value));
        Known { at, rows: 0, spoken: None, published: published.flatten() }
    }

    /// The stretch of time that a result is of.
    fn spoken_of(&self, row: RowIdx) -> Option<(Date, Date)> {
        let period = self.period(row)?;
        let last = period.end.or(period.start)?;
        Some((period.start.unwrap_or(last), last))
    }

    fn article_line(&self, query: &Query, article: &Known, axis: Option<Axis>) -> Option<ArticleLine> {
        let language = query.language;
        let document = self.corpus.documents.get(article.at)?;
        let band = article.spoken.zip(axis).map(|((first, last), axis)| (axis.place(first), axis.length(first, last)));
        Some(ArticleLine {
            card: self.article_card(query, document, article.rows),
            speaks_of: article.spoken.map(|spoken| speaks_of(spoken, language)).unwrap_or_default(),
            band,
            published: article.published.zip(axis).map(|((_, last), axis)| axis.place(last)),
        })
    }
}

fn speaks_of((first, last): (Date, Date), language: Language) -> String {
    let [first, last] = [first, last].map(|date| display::date(date, language));
    phrases::speaks_of(&phrases::range(Some(&first), Some(&last), language), language)
}

fn days_of(of: PartialDate) -> Option<(Date, Date)> {
    Some((select::first_day(of)?, select::last_day(of)?))
}

/// Whole years from left to right.
#[derive(Clone, Copy)]
struct Axis {
    first_year: i32,
    n_years: i32,
}

impl Axis {
    /// The years in which anything lies.
    fn of(known: &[Known]) -> Option<Axis> {
        let stretches = known.iter().flat_map(|article| [article.spoken, article.published]).flatten();
        let years: Vec<i32> = stretches.flat_map(|(first, last)| [first.year(), last.year()]).collect();
        let (first, last) = (*years.iter().min()?, *years.iter().max()?);
        Some(Axis { first_year: first, n_years: last - first + 1 })
    }

    /// How far a day is from the left, in hundredths of a percent.
    fn share(self, of: Date) -> f64 {
        let years = f64::from(of.year() - self.first_year) + (f64::from(of.ordinal()) - 1.0) / 366.0;
        years / f64::from(self.n_years) * 100.0
    }

    fn place(self, of: Date) -> String {
        percent(self.share(of))
    }

    /// How long a stretch is; a day can be seen, too.
    fn length(self, first: Date, last: Date) -> String {
        percent((self.share(last) - self.share(first)).max(0.8))
    }

    /// The years; of very many not all.
    fn ticks(self) -> Vec<Tick> {
        let step = (self.n_years / 8).max(0) as usize + 1;
        let years = (self.first_year..self.first_year + self.n_years).step_by(step);
        let at = |year: i32| percent(f64::from(year - self.first_year) / f64::from(self.n_years) * 100.0);
        years.map(|year| Tick { text: year.to_string(), at: at(year) }).collect()
    }
}

fn percent(of: f64) -> String {
    display::rounded(of, 4).map(|share| format!("{share}%")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::query::Query;

    #[test]
    fn articles_lie_where_they_speak_of() {
        let timeline = fixture::seeds().home(&Query::default()).timeline;
        assert_eq!(timeline.articles.len(), 5);
        assert!(timeline.hidden.is_empty());
        let years: Vec<&str> = timeline.years.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(years, ["2020", "2021", "2022", "2023"]);
        let places: Vec<f64> =
            timeline.years.iter().map(|tick| tick.at.trim_end_matches('%').parse().unwrap()).collect();
        assert_eq!(places, [0.0, 25.0, 50.0, 75.0]);
        for article in &timeline.articles {
            let (from, length) = article.band.clone().unwrap();
            let [from, length] = [from, length].map(|of| of.trim_end_matches('%').parse::<f64>().unwrap());
            assert!(from >= 0.0 && length > 0.0 && from + length <= 101.0, "{article:?}");
            assert!(!article.speaks_of.is_empty());
        }
    }

    #[test]
    fn an_article_of_no_time_has_no_band_and_an_empty_corpus_no_axis() {
        let timeline = fixture::read(&[("a", "Có 5 người.")]).home(&Query::default()).timeline;
        assert_eq!((timeline.years.len(), timeline.articles.len()), (0, 1));
        assert!(timeline.articles[0].band.is_none() && timeline.articles[0].speaks_of.is_empty());
        assert!(fixture::read(&[]).home(&Query::default()).timeline.articles.is_empty());
    }
}
