//! *Tổng quan*: what the corpus is, and where to start.

mod about;
mod series;
mod summary;
mod targets;
mod timeline;
mod value_bar;
mod ways;

use std::collections::BTreeMap;

use engine::compact_sort::CompactSort;
use engine::reading::{Basis, Meta};
use store::StoredDocument;

use crate::Explorer;
use crate::checks::Choice;
use crate::communication::LedgerPart;
use crate::display;
use crate::facet::{self, Facet, FixedValue, Shape};
use crate::labels;
use crate::query::{Query, Route, Tab};
use crate::select;
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;

pub use about::{AboutView, Tile};
pub use series::KeySeries;
pub use summary::SummarySentence;
pub use targets::TargetView;
pub use timeline::{ArticleLine, Tick, Timeline};
pub use value_bar::{Bar, BarRole};
pub use ways::WayIn;

/// The start page.
#[derive(Clone, Debug)]
pub struct HomeView {
    /// What the corpus is called and is about.
    pub about: AboutView,
    /// "95 số liệu trong 5 bài".
    pub summary: String,
    /// How much there is.
    pub tiles: Vec<Tile>,
    /// When its articles were published, and by whom: "Đăng từ tháng 4/2021 đến năm 2023 trên Thông tấn xã Việt Nam (1 bài
    /// chưa rõ ngày đăng)".
    pub provenance: String,
    pub figures: Link,
    /// What the figures say together, in sentences, the most telling first.
    pub told: Vec<SummarySentence>,
    /// The series known at the most dates.
    pub series: Vec<KeySeries>,
    /// Targets and their results.
    pub targets: Vec<TargetView>,
    /// To all targets.
    pub all_targets: Link,
    /// What the checks found.
    pub checks: HomeChecks,
    /// The communication programme in numbers: its latest period; empty if the corpus has none.
    pub programme: Option<LedgerPart>,
    /// The articles, in the order of the corpus, and the times that they speak of.
    pub timeline: Timeline,
    /// Ways in, one for each sort of reader.
    pub ways: Vec<WayIn>,
}

/// How many publishers the start page names.
const N_PUBLISHERS: usize = 4;
/// One article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleCard {
    /// Its headline, and where it opens.
    pub link: Link,
    /// Publisher and date, as far as known.
    pub source: String,
    /// How many figures it states, and the way to them.
    pub figures: Link,
}

/// What the checks found, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeChecks {
    /// "Đối chiếu được 31/78 số liệu".
    pub summary: String,
    /// The verdicts: how many figures have each, and the way to them.
    pub verdicts: Vec<Choice>,
}

impl Explorer {
    /// The start page.
    #[must_use]
    pub fn home(&self, query: &Query) -> HomeView {
        let language = query.language;
        let all = query.to(Route::Figures);
        let pairs = self.pairs(query);
        let programme = self.home_programme(query);
        HomeView {
            about: self.about(language),
            summary: self.summary(language),
            tiles: self.tiles(query),
            provenance: self.provenance(language),
            figures: Link { text: Word::OpenFigures.say(language).to_owned(), href: all.to_hash() },
            told: self.told(query, &pairs),
            series: self.home_series(query),
            targets: self.home_targets(query, &pairs),
            all_targets: Link {
                text: Word::OpenInFigures.say(language).to_owned(),
                href: all.shown_as(Tab::Targets).to_hash(),
            },
            checks: self.home_checks(query),
            ways: self.ways_in(query, !pairs.is_empty(), programme.is_some()),
            programme,
            timeline: self.timeline(query),
        }
    }

    /// "95 số liệu trong 5 bài".
    fn summary(&self, language: Language) -> String {
        let count = |n: usize| display::count(n, language);
        phrases::figures_of_articles(&count(self.columns.len()), &count(self.corpus.documents.len()), language)
    }

    /// Every article, in the order of the corpus.
    #[must_use]
    pub fn article_cards(&self, query: &Query) -> Vec<ArticleCard> {
        let mut n_rows = vec![0; self.corpus.documents.len()];
        for at in &self.columns.document {
            if let Some(n) = n_rows.get_mut(*at as usize) {
                *n += 1;
            }
        }
        let cards = self.corpus.documents.iter().zip(n_rows);
        cards.map(|(document, n_rows)| self.article_card(query, document, n_rows)).collect()
    }

    fn article_card(&self, query: &Query, document: &StoredDocument, n_rows: usize) -> ArticleCard {
        let chosen = query.to(Route::Figures).toggled(Facet::Document, &document.id);
        let n_rows = display::count(n_rows, query.language);
        ArticleCard {
            link: Link {
                text: labels::document(document),
                href: query.to(Route::Article(document.id.clone())).to_hash(),
            },
            source: labels::source(&document.head().meta, query.language),
            figures: Link { text: phrases::n_figures(&n_rows, query.language), href: chosen.to_hash() },
        }
    }

    /// When the articles were published, and by whom, those with most articles first. A date that is a guess tells no
    /// reader how old the corpus is.
    fn provenance(&self, language: Language) -> String {
        let metas = || self.corpus.documents.iter().map(|document| &document.head().meta);
        let known =
            |meta: &Meta| meta.published.as_ref().filter(|known| known.basis != Basis::Inferred).map(|it| it.value);
        let dates = || metas().filter_map(known);
        let first = dates().min_by_key(|date| select::first_day(*date));
        let last = dates().max_by_key(|date| select::last_day(*date));
        let [first, last] = [first, last].map(|date| date.map(|date| display::named_date(date, language)));
        let range = phrases::range(first.as_deref(), last.as_deref(), language);

        let mut publishers: BTreeMap<&str, usize> = BTreeMap::new();
        for name in metas().filter_map(labels::publisher) {
            *publishers.entry(name).or_default() += 1;
        }
        let n_articles = self.corpus.documents.len();
        let n_signed: usize = publishers.values().sum();
        let mut publishers: Vec<(&str, usize)> = publishers.into_iter().collect();
        publishers.compact_sort_by_key(|(_, n_articles)| std::cmp::Reverse(*n_articles));
        let named: Vec<&str> = publishers.iter().take(N_PUBLISHERS).map(|(name, _)| *name).collect();
        let some = |n: usize| (n > 0).then(|| display::count(n, language));
        let (others, undated) = (some(publishers.len() - named.len()), some(n_articles - dates().count()));
        let unsigned = some(n_articles - n_signed);
        let open = (undated.as_deref(), unsigned.as_deref());
        phrases::published(&range, (&named, others.as_deref()), open, language)
    }

    /// The latest period of the programme, with its longest list.
    fn home_programme(&self, query: &Query) -> Option<LedgerPart> {
        let ledger = self.ledger(query, &self.programme());
        let mut dated = ledger.into_iter().filter(|part| part.has_period).peekable();
        let latest = dated.peek()?.when.clone();
        dated.take_while(|part| part.when == latest).max_by_key(|part| part.entries.len())
    }

    /// Figures by what the checks say of them, each counted once, under its most severe verdict: the same numbers as those
    /// of the filter under *Số liệu*, where each leads.
    fn home_checks(&self, query: &Query) -> HomeChecks {
        let Shape::Fixed(values) = Facet::Verdict.info().shape else { return HomeChecks::default() };
        let totals = &self.columns.totals[Facet::Verdict as usize];
        let page = query.to(Route::Figures);
        let choice = |(value, n): (&FixedValue, &u32)| Choice {
            key: value.key.to_owned(),
            link: Link {
                text: value.word.say(query.language).to_owned(),
                href: page.toggled(Facet::Verdict, value.key).to_hash(),
            },
            count: display::count(*n as usize, query.language),
            chosen: false,
        };
        let verdicts = values.iter().zip(totals).filter(|(value, _)| value.key != facet::VERDICT_NONE);
        HomeChecks { summary: self.coverage(query.language), verdicts: verdicts.map(choice).collect() }
    }
}

#[cfg(test)]
mod tests {
    use engine::reading::{Basis, Known};
    use store::about::Bilingual;

    use crate::query::Query;
    use crate::{Explorer, fixture};

    #[test]
    fn the_start_page_says_what_the_corpus_is() {
        let home = |hash| fixture::seeds().home(&Query::from_hash(hash).0);
        let vietnamese = home("#/");
        assert_eq!(vietnamese.summary, "78 số liệu trong 5 bài");
        assert_eq!(
            vietnamese.provenance,
            "Đăng từ tháng 4/2021 đến năm 2023 trên Báo Lâm Đồng online, Lao động Thủ đô, Thông tấn xã Việt Nam \
             (1 bài chưa rõ ngày đăng, 2 bài chưa rõ nguồn)"
        );
        assert_eq!(
            home("#/?nn=en").provenance,
            "Published from April 2021 to 2023 by Báo Lâm Đồng online, Lao động Thủ đô, Thông tấn xã Việt Nam \
             (1 without a date, 2 without a publisher)"
        );
    }

    #[test]
    fn a_corpus_is_called_by_its_makers_or_by_what_the_site_does() {
        let mut corpus = fixture::seeds().corpus().clone();
        let plain = Explorer::new(corpus.clone()).home(&Query::default()).about;
        assert_eq!((plain.title.as_str(), plain.about.as_str()), ("Mọi con số báo chí nêu, kèm nguyên văn câu", ""));
        corpus.about.title = Bilingual { vi: "Mưa".to_owned(), en: String::new() };
        corpus.about.keeper = Bilingual { vi: String::new(), en: "An office".to_owned() };
        let explorer = Explorer::new(corpus);
        let home = |hash| explorer.home(&Query::from_hash(hash).0).about;
        assert_eq!((home("#/").title.as_str(), home("#/").keeper.as_str()), ("Mưa", "Đơn vị biên soạn: An office"));
        assert_eq!(home("#/?nn=en").title, "Mưa", "one language stands for both");
        assert!(home("#/").licence.is_empty());
    }

    #[test]
    fn tiles_count_what_there_is() {
        let tiles = |explorer: &Explorer| -> Vec<String> {
            let tiles = explorer.home(&Query::default()).tiles;
            tiles.iter().map(|tile| format!("{} {}", tile.count, tile.link.text)).collect()
        };
        let seeds = tiles(fixture::seeds());
        assert_eq!(seeds[..4], ["5 bài viết", "3 nơi đăng", "4 nguồn độc lập", "78 số liệu"]);
        assert_eq!(seeds[4], "2020–2023 thời gian được nói tới");
        assert!(seeds[5].ends_with("/78 số liệu đối chiếu được"), "{seeds:?}");
        assert_eq!(tiles(&fixture::read(&[("a", "Trời mưa.")])), ["1 bài viết"]);
        assert!(tiles(&fixture::read(&[])).is_empty());
    }

    #[test]
    fn the_programme_is_that_of_its_latest_period() {
        let programme = fixture::seeds().home(&Query::default()).programme.unwrap();
        assert_eq!((programme.when.as_str(), programme.entries.len()), ("1/1/2022–30/6/2023", 7));
        assert!(fixture::read(&[("a", "Có 5 người.")]).home(&Query::default()).programme.is_none());
    }

    #[test]
    fn figures_are_counted_once_and_as_under_the_filter() {
        let explorer = fixture::seeds();
        let checks = explorer.home(&Query::default()).checks;
        assert_eq!(checks.summary.split('/').next_back(), Some("78 số liệu"), "{}", checks.summary);
        let n_checked: usize = checks.verdicts.iter().map(|choice| choice.count.parse::<usize>().unwrap()).sum();
        let undecided = checks.verdicts.iter().find(|choice| choice.key == "thieu-du-kien").unwrap();
        let n_decided = n_checked - undecided.count.parse::<usize>().unwrap();
        assert_eq!(checks.summary, format!("Đối chiếu được {n_decided}/78 số liệu"));
        for choice in &checks.verdicts {
            let (query, notes) = Query::from_hash(&choice.link.href);
            let figures = explorer.figures(&query);
            assert_eq!((figures.table.n_rows.to_string(), notes), (choice.count.clone(), vec![]), "{}", choice.key);
        }
    }

    #[test]
    fn guessed_dates_do_not_say_how_old_the_corpus_is() {
        let mut corpus = fixture::seeds().corpus().clone();
        for document in &mut corpus.documents {
            let published = &mut document.reading.meta.published;
            *published = published.take().map(|known| Known { basis: Basis::Inferred, ..known });
        }
        let home = Explorer::new(corpus).home(&Query::default());
        assert_eq!(
            home.provenance,
            "Đăng trên Báo Lâm Đồng online, Lao động Thủ đô, Thông tấn xã Việt Nam \
             (5 bài chưa rõ ngày đăng, 2 bài chưa rõ nguồn)"
        );
        let sources: Vec<&str> = home.timeline.articles.iter().map(|line| line.card.source.as_str()).collect();
        assert_eq!(sources[4], "Thông tấn xã Việt Nam, khoảng 2023?");
        assert!(sources.iter().all(|source| !source.contains("202") || source.ends_with('?')), "{sources:?}");
    }
}
