//! *Phương pháp*: how figures are read, by which rules and how often each was used here, what the words of a hedge mean,
//! what the columns of a download hold.

mod dictionary;

use std::collections::BTreeMap;

use engine::check::{KINDS, Kind, KindInfo};
use engine::interval::Rational;
use engine::rules::{self, RULES, Rule};
use store::scores::{Metric, Score, Scores};

use crate::download::COLUMNS;
use crate::facet::{Facet, UNKNOWN};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display};

pub use dictionary::{Dictionary, IndicatorEntry, Meaning};

/// The page of method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodView {
    /// How figures are read, a paragraph each.
    pub paragraphs: Vec<String>,
    /// How much of this corpus was understood.
    pub coverage: Vec<String>,
    /// How well such texts are read, a table for each set of texts that was measured.
    pub scores: Vec<ScoreTable>,
    /// What each hedge means, and the figures that have it.
    pub intervals: Vec<IntervalRow>,
    /// "v là số được viết, …".
    pub intervals_note: String,
    /// The rules of reading by what they read.
    pub rules: Vec<RuleGroup>,
    /// The kinds of check, then those of comparison: what is compared with what, and how often it was found here.
    pub kinds: Vec<KindRow>,
    /// The columns of every download.
    pub columns: Vec<ColumnRow>,
    /// What indicators, filters, short forms and keys mean.
    pub dictionary: Dictionary,
}

/// How well one set of texts is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreTable {
    /// What was measured: "Đo trên …".
    pub title: String,
    /// A row for each kind of thing.
    pub rows: Vec<ScoreRow>,
}

/// How well things of one kind are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRow {
    /// What is read.
    pub name: &'static str,
    /// How many there are.
    pub count: String,
    /// Of what was read, the share that is right.
    pub precision: String,
    /// Of what there is, the share that was read right.
    pub recall: String,
    /// The harmonic mean of the two.
    pub f1: String,
}

/// What a hedge means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntervalRow {
    /// The hedge, and the figures that have it.
    pub hedge: Link,
    /// The set of values: "[v − u, v)".
    pub interval: &'static str,
}

/// Rules of one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleGroup {
    /// What they read.
    pub name: String,
    /// The rules, in the order of their codes.
    pub rules: Vec<RuleRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// Its dotted id.
    pub id: &'static str,
    /// What it does.
    pub text: &'static str,
    /// How often it was used in this corpus.
    pub count: String,
}

/// A kind of check or of comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRow {
    /// Its name, and those found here; no way where there are none.
    pub name: Link,
    /// What it holds against what.
    pub text: &'static str,
    /// How many were found in this corpus.
    pub count: String,
}

/// A column of a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRow {
    pub name: &'static str,
    /// What it means.
    pub text: &'static str,
}

/// The hedges by their key in the facet, and the sets of values that the design gives them.
const INTERVALS: &[(&str, &str)] = &[
    ("dung", "[v − u/2; v + u/2]"),
    ("gan", "[v − u; v)"),
    ("tren", "(v; v + u]"),
    ("khoang", "[v − u; v + u]"),
    ("it-nhat", "[v; ∞)"),
    ("khong-qua", "(−∞; v]"),
];

/// Families of rules by the codes that they begin with.
const FAMILIES: &[(u16, Word)] = &[
    (1, Word::RulesText),
    (100, Word::RulesNumbers),
    (200, Word::RulesUnits),
    (300, Word::RulesExclusions),
    (400, Word::RulesPeriods),
    (500, Word::RulesLegal),
    (600, Word::RulesEntities),
    (700, Word::RulesFacts),
];

impl Explorer {
    /// The page of method.
    #[must_use]
    pub fn method(&self, query: &Query) -> MethodView {
        let language = query.language;
        let paragraphs =
            [Word::MethodText, Word::MethodNumbers, Word::MethodFacts, Word::MethodChecks, Word::MethodPrivacy];
        let interval = |(key, interval): &(&str, &'static str)| IntervalRow {
            hedge: Link {
                text: self.value_label(Facet::Qualifier, key, language),
                href: query.to(Route::Figures).toggled(Facet::Qualifier, key).to_hash(),
            },
            interval,
        };
        let column = |column: &crate::download::ColumnInfo| ColumnRow {
            name: column.name,
            text: match language {
                Language::Vi => column.vi,
                Language::En => column.en,
            },
        };
        MethodView {
            paragraphs: paragraphs.iter().map(|word| word.say(language).to_owned()).collect(),
            coverage: self.understood(language),
            scores: self.corpus.scores.iter().map(|scores| score_table(scores, language)).collect(),
            intervals: INTERVALS.iter().map(interval).collect(),
            intervals_note: Word::IntervalsNote.say(language).to_owned(),
            rules: self.rule_groups(language),
            kinds: self.kind_rows(query),
            columns: COLUMNS.iter().map(column).collect(),
            dictionary: self.dictionary(query),
        }
    }

    fn understood(&self, language: Language) -> Vec<String> {
        let count = |n: usize| display::count(n, language);
        let all = count(self.columns.len());
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let totals = &self.columns.totals[Facet::Indicator as usize];
        let unknown = dictionary.code(UNKNOWN).and_then(|code| totals.get(code as usize)).copied().unwrap_or(0);
        let n_catalogued = self.columns.len() - unknown as usize;
        let n_dated = self.columns.day.iter().flatten().count();
        vec![
            phrases::catalogued(&count(n_catalogued), &all, language),
            phrases::dated(&count(n_dated), &all, language),
            self.coverage(language),
        ]
    }

    fn kind_rows(&self, query: &Query) -> Vec<KindRow> {
        let report = &self.corpus.report;
        let mut found: BTreeMap<Kind, usize> = BTreeMap::new();
        let all = report.checks.iter().map(|it| it.kind).chain(report.comparisons.iter().map(|it| it.kind));
        for kind in all {
            *found.entry(kind).or_default() += 1;
        }
        let row = |info: &KindInfo| {
            let n = found.get(&info.kind).copied().unwrap_or(0);
            let mut page = query.to(Route::Checks);
            page.kinds.insert(info.key.to_owned());
            KindRow {
                name: Link {
                    text: in_one(info.kind.name(), query.language).to_owned(),
                    href: if n > 0 { page.to_hash() } else { String::new() },
                },
                text: in_one(info.kind.about(), query.language),
                count: display::count(n, query.language),
            }
        };
        KINDS.iter().map(row).collect()
    }

    fn rule_groups(&self, language: Language) -> Vec<RuleGroup> {
        let mut used: BTreeMap<Rule, usize> = BTreeMap::new();
        // How often is in the blocks of a large corpus, and not worth fetching all of them.
        let is_whole = self.corpus.is_whole();
        for document in self.corpus.documents.iter().filter(|_| is_whole) {
            for rule in rules::fired(&document.reading) {
                *used.entry(rule).or_default() += 1;
            }
        }
        let row = |info: &engine::rules::RuleInfo| RuleRow {
            id: info.id,
            text: match language {
                Language::Vi => info.vi,
                Language::En => info.en,
            },
            count: if is_whole {
                display::count(used.get(&info.rule).copied().unwrap_or(0), language)
            } else {
                String::new()
            },
        };
        let mut groups = Vec::new();
        for (at, (first, word)) in FAMILIES.iter().enumerate() {
            let next = FAMILIES.get(at + 1).map_or(u16::MAX, |(next, _)| *next);
            let own = RULES.iter().filter(|info| (*first..next).contains(&info.rule.0));
            let rules: Vec<RuleRow> = own.map(row).collect();
            if !rules.is_empty() {
                groups.push(RuleGroup { name: word.say(language).to_owned(), rules });
            }
        }
        groups
    }
}

fn score_table(scores: &Scores, language: Language) -> ScoreTable {
    let row = |score: &Score| ScoreRow {
        name: metric_word(score.metric).say(language),
        count: display::count(score.n_gold as usize, language),
        precision: percent(score.n_correct, score.n_read, language),
        recall: percent(score.n_correct, score.n_gold, language),
        f1: percent(score.n_correct.saturating_mul(2), score.n_read.saturating_add(score.n_gold), language),
    };
    let title = phrases::measured_on(in_language(&scores.of, language), language);
    ScoreTable { title, rows: scores.rows.iter().map(row).collect() }
}

/// Words that may be given in both languages, as `Vietnamese | English`.
fn in_language(words: &str, language: Language) -> &str {
    match (words.split_once('|'), language) {
        (Some((words, _)), Language::Vi) | (Some((_, words)), Language::En) => words.trim(),
        (None, _) => words,
    }
}

fn in_one([vi, en]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn metric_word(metric: Metric) -> Word {
    match metric {
        Metric::Mention => Word::ScoreMention,
        Metric::Indicator => Word::ScoreIndicator,
        Metric::Full => Word::ScoreFull,
        Metric::Refs => Word::LegalReferences,
        Metric::Entities => Word::RulesEntities,
    }
}

/// A share in percent, to a tenth; empty where there is nothing to share.
fn percent(part: u32, whole: u32, language: Language) -> String {
    let share = Rational::new(i128::from(part) * 100, i128::from(whole));
    let share = share.and_then(|share| share.rounded(1));
    share.map_or_else(String::new, |share| display::quantity(share, "%", language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Page, fixture};

    #[test]
    fn every_kind_of_check_is_explained_in_both_languages() {
        let explorer = fixture::seeds();
        for language in [Language::Vi, Language::En] {
            let query = Query { route: Route::Method, language, ..Query::default() };
            let kinds = explorer.method(&query).kinds;
            assert_eq!(kinds.len(), KINDS.len());
            for (row, info) in kinds.iter().zip(KINDS) {
                let is_sentence = row.text.ends_with('.') && row.text.split_whitespace().count() >= 4;
                assert!(is_sentence && !row.name.text.is_empty(), "{}: {row:?}", info.code);
                let [vi, en] = info.kind.about();
                assert!(
                    vi != en && !en.chars().any(|letter| "ạảấầẩậắằặẹẻếềểệịọốồổộớờợụủứừữựỳỵ".contains(letter)),
                    "{en}"
                );
                assert_eq!(row.name.href.is_empty(), row.count == "0", "{}", info.code);
            }
        }
    }

    #[test]
    fn scores_are_told_as_they_were_measured() {
        let row = Score { metric: Metric::Entities, n_correct: 147, n_read: 150, n_gold: 155 };
        let table = score_table(&Scores { of: "ba bài lạ".into(), rows: vec![row] }, Language::Vi);
        assert_eq!(table.title, "Đo trên ba bài lạ");
        let [row] = table.rows.as_slice() else { panic!("expected a row, found {:?}", table.rows) };
        assert_eq!(
            (row.count.as_str(), row.precision.as_str(), row.recall.as_str(), row.f1.as_str()),
            ("155", "98\u{a0}%", "94,8\u{a0}%", "96,4\u{a0}%")
        );
        assert_eq!(percent(0, 0, Language::Vi), "");
    }

    #[test]
    fn what_was_measured_is_named_in_the_language_of_the_page() {
        let title = |of: &str, language| score_table(&Scores { of: of.into(), rows: vec![] }, language).title;
        assert_eq!(title("ba bài lạ | three new articles", Language::Vi), "Đo trên ba bài lạ");
        assert_eq!(title("ba bài lạ | three new articles", Language::En), "Measured on three new articles");
        assert_eq!(title("ba bài lạ", Language::En), "Measured on ba bài lạ");
    }

    #[test]
    fn every_rule_and_every_column_is_explained_once() {
        let (query, _) = Query::from_hash("#/phuong-phap");
        let Page::Method(view) = fixture::seeds().view(&query, &[]).page else { panic!("not the page of method") };
        let n_rules: usize = view.rules.iter().map(|group| group.rules.len()).sum();
        assert_eq!(n_rules, RULES.len());
        assert_eq!(view.columns.len(), COLUMNS.len());
        assert!(view.columns.iter().all(|column| !column.text.is_empty()));
        let hedges = Facet::Qualifier.info().shape;
        let crate::facet::Shape::Fixed(hedges) = hedges else { panic!("hedges are a fixed list") };
        assert_eq!(
            INTERVALS.iter().map(|(key, _)| *key).collect::<Vec<_>>(),
            hedges.iter().map(|h| h.key).collect::<Vec<_>>()
        );
    }
}
