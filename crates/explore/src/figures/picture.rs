//! The selection as a chart, or why there is none; and which rows stand behind each mark.
//!
//! One panel holds one unit, one sort of measure and shares of one thing: no axis ever has two. What is not drawn is said.

mod bars;
mod base;
mod chosen;
mod line;
mod mark;
mod targets;

use engine::compact_sort::{self, CompactSort};

use chart::{ChartSpec, Format, Lang, Marks, Nothing, Panel, Plot, Reason};

use crate::Explorer;
use crate::columns::RowIdx;
use crate::display::{self, Scale};
use crate::facet::{self, Facet};
use crate::query::{Query, Tab};
use crate::targets::Results;
use crate::ui_text::{Language, Word, phrases};
use crate::units::PERCENT;
use crate::view::Link;
use mark::MarkRegistry;

/// More small charts than this are no longer read together; the fullest ones are drawn.
const MAX_PANELS: usize = 6;

/// Of more figures than this no picture can be read, and none is drawn.
const MAX_ROWS: usize = 5000;

/// The selection as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The chart; its plot may be nothing, with the reason in words.
    pub spec: ChartSpec,
    /// By mark: the rows that it stands for.
    pub rows_of_mark: Vec<Vec<RowIdx>>,
    /// What was left out, and other things to know.
    pub notes: Vec<String>,
    /// Nearest selections that can be drawn, if this one cannot or not wholly.
    pub offers: Vec<Link>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChartKind {
    Line,
    Bars,
    Targets,
}

impl Explorer {
    /// The chosen rows as the chart that the tab asks for; under the table, as the one that suits them.
    pub(crate) fn picture(&self, query: &Query, rows: &[RowIdx]) -> Picture {
        let kind = match query.tab {
            Tab::Table if rows.len() > MAX_ROWS => ChartKind::Bars,
            Tab::Table => self.suitable(rows),
            Tab::Line => ChartKind::Line,
            Tab::Bar => ChartKind::Bars,
            Tab::Targets => ChartKind::Targets,
        };
        let mut marks_made = MarkRegistry::default();
        let mut notes = Vec::new();
        let is_too_much = rows.len() > MAX_ROWS;
        let (drawn, panels) = match kind {
            _ if is_too_much => (vec![], vec![]),
            ChartKind::Line => {
                let dated: Vec<RowIdx> = rows.iter().copied().filter(|row| self.date(*row).is_some()).collect();
                if dated.len() < rows.len() && !dated.is_empty() {
                    let n = display::count(rows.len() - dated.len(), query.language);
                    notes.push(phrases::undated_left_out(&n, query.language));
                }
                let mut n_of_one_day = 0;
                let drawn = self.panels(query, &dated, &mut notes, &mut |rows, scale| {
                    // Over one day there is no line: values are compared as bars.
                    let mut days = rows.iter().map(|row| self.date(*row));
                    let first = days.next();
                    if days.all(|day| Some(day) == first) {
                        n_of_one_day += 1;
                        return self.bars_of_one_day(query, rows, scale, &mut marks_made);
                    }
                    self.line(query, rows, scale, &mut marks_made)
                });
                if n_of_one_day > 0 {
                    notes.push(Word::OneDayAsBars.say(query.language).to_owned());
                }
                drawn
            }
            ChartKind::Bars => {
                self.panels(query, rows, &mut notes, &mut |rows, scale| self.bars(query, rows, scale, &mut marks_made))
            }
            ChartKind::Targets => {
                let targets = self.chosen_targets(query, rows);
                let results = Results::of(self, &self.possible_results(query));
                self.panels(query, &targets, &mut notes, &mut |rows, scale| {
                    self.targets(query, rows, &results, scale, &mut marks_made)
                })
            }
        };
        if marks_made.n_left_out > 0 {
            notes.push(phrases::marks_left_out(&display::count(marks_made.n_left_out, query.language), query.language));
        }
        let title = self.picture_title(query, &drawn, &panels);
        let plot = if panels.is_empty() { self.nothing(query, kind, rows) } else { Plot::Panels(panels) };
        let offers =
            if matches!(plot, Plot::Nothing(_)) || !notes.is_empty() { self.offers(query, kind, rows) } else { vec![] };
        let spec = ChartSpec {
            lang: match query.language {
                Language::Vi => Lang::Vi,
                Language::En => Lang::En,
            },
            title,
            filter: self.filter_words(query),
            source: self.source_words(query, marks_made.rows_of_mark.iter().flatten()),
            plot,
            format: format(query.language),
        };
        Picture { spec, rows_of_mark: marks_made.rows_of_mark, notes, offers }
    }

    /// The chart that suits rows: a line where something is known at two dates, targets where there are any, else bars.
    fn suitable(&self, rows: &[RowIdx]) -> ChartKind {
        let dated: Vec<RowIdx> = rows.iter().copied().filter(|row| self.date(*row).is_some()).collect();
        let mut series = compact_sort::groups(&dated, |row| self.series_key(*row)).into_iter();
        if series.any(|rows| rows.windows(2).any(|pair| matches!(pair, [a, b] if self.date(*a) != self.date(*b)))) {
            ChartKind::Line
        } else if rows.iter().any(|row| self.is_target(*row)) {
            ChartKind::Targets
        } else {
            ChartKind::Bars
        }
    }

    /// The rows by unit and measure, each drawn by `draw`; the fullest panels first. Gives the rows drawn, too.
    fn panels(
        &self,
        query: &Query,
        rows: &[RowIdx],
        notes: &mut Vec<String>,
        draw: &mut dyn FnMut(&[RowIdx], Scale) -> Option<Marks>,
    ) -> (Vec<RowIdx>, Vec<Panel>) {
        let bases = self.bases(rows);
        let mut groups =
            compact_sort::groups(rows, |row| (self.panel_key(*row), bases.get(row).copied().unwrap_or_default()));
        // What a thing came to stands before how it changed and how far it is from a target.
        groups.compact_sort_by_key(|rows| {
            let is_change = rows.first().is_some_and(|row| !self.unusual_measure(*row, query.language).is_empty());
            (is_change, std::cmp::Reverse(rows.len()))
        });
        let (mut drawn, mut panels) = (Vec::new(), Vec::new());
        let mut n_left_out = 0;
        for rows in &groups {
            if panels.len() == MAX_PANELS {
                n_left_out += 1;
                continue;
            }
            let scale = display::scale(rows.iter().filter_map(|row| self.value(*row)), query.language);
            let unit = self.common_unit(rows, query.language);
            let is_percent = rows.first().is_some_and(|row| self.unit_name(self.panel_key(*row).unit) == PERCENT);
            let scale = if is_percent { Scale::default() } else { scale };
            let Some(marks) = draw(rows, scale) else { continue };
            drawn.extend(rows);
            panels.push(Panel {
                title: self.panel_title(query, rows),
                unit: scale.unit(&unit),
                plain_unit: unit,
                marks,
            });
        }
        if n_left_out > 0 {
            let shown = display::count(panels.len(), query.language);
            let all = display::count(panels.len() + n_left_out, query.language);
            notes.push(phrases::units_left_out(&shown, &all, query.language));
        }
        (drawn, panels)
    }

    /// The unit of rows that are written with the same one; those of which some are in points, and others perhaps not,
    /// have it as it is written.
    fn common_unit(&self, rows: &[RowIdx], language: Language) -> String {
        let Some(first) = rows.first() else { return String::new() };
        let unit = self.unit_of(*first, language);
        let is_common = rows.iter().all(|row| self.unit_of(*row, language) == unit);
        if is_common { unit } else { self.unit_name(self.panel_key(*first).unit).to_owned() }
    }

    /// What a panel shows: its indicators if they are few, and its measure where that is no plain level or share.
    fn panel_title(&self, query: &Query, rows: &[RowIdx]) -> String {
        let mut parts = vec![self.names(query, rows, 2).join("; ")];
        let first = rows.first().copied().unwrap_or(RowIdx(0));
        parts.push(self.unusual_measure(first, query.language));
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// The measure of a row in words, unless it is a plain level or share.
    pub(crate) fn unusual_measure(&self, row: RowIdx, language: Language) -> String {
        let code = self.columns.code(Facet::Measure, row);
        let is_plain = [facet::LEVEL_CODE, facet::SHARE_CODE, facet::measure_code(None)].map(Some).contains(&code);
        if is_plain { String::new() } else { self.code_label(Facet::Measure, row, language) }
    }

    /// The names of what rows measure, if at most `n_max` differ.
    fn names(&self, query: &Query, rows: &[RowIdx], n_max: usize) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for row in rows {
            let name = self.subject(*row, query.language);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
            if names.len() > n_max {
                return vec![];
            }
        }
        names
    }

    fn nothing(&self, query: &Query, kind: ChartKind, rows: &[RowIdx]) -> Plot {
        let (reason, word) = match kind {
            _ if rows.is_empty() => (Reason::Empty, Word::NoRows),
            _ if rows.len() > MAX_ROWS => (Reason::TooManyUnits, Word::TooManyRows),
            ChartKind::Line => (Reason::Undated, Word::Undated),
            ChartKind::Bars => (Reason::Unplaced, Word::NoRows),
            ChartKind::Targets => (Reason::Unpaired, Word::Unpaired),
        };
        Plot::Nothing(Nothing { reason, words: word.say(query.language).to_owned() })
    }

    /// Nearest selections that can be drawn: the same as bars, or the indicators of which most is known here; of no
    /// figures, what is left when one part of the selection is taken away.
    fn offers(&self, query: &Query, kind: ChartKind, rows: &[RowIdx]) -> Vec<Link> {
        let language = query.language;
        if rows.is_empty() {
            return self.wider(query);
        }
        let mut offers = Vec::new();
        if kind != ChartKind::Bars && query.tab != Tab::Table {
            let text = Word::ShowAsBars.say(language).to_owned();
            offers.push(Link { text, href: query.shown_as(Tab::Bar).to_hash() });
        }
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        // Of a hundred thousand rows, too: each is looked at once.
        let mut n_by_code: Vec<usize> = vec![0; dictionary.len()];
        for row in
            rows.iter().filter(|row| kind != ChartKind::Line || self.columns.day.get(row.0 as usize) != Some(&None))
        {
            let code = self.columns.code(Facet::Indicator, *row).unwrap_or(0);
            if let Some(n) = n_by_code.get_mut(code as usize) {
                *n += 1;
            }
        }
        let mut by_count: Vec<(usize, usize)> = n_by_code.into_iter().enumerate().filter(|(_, n)| *n > 0).collect();
        by_count.compact_sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let keys = by_count.iter().filter_map(|(code, _)| dictionary.keys.get(*code));
        let keys = keys.filter(|key| *key != facet::UNKNOWN && !query.selection.has(Facet::Indicator, key));
        offers.extend(keys.take(5).map(|key| Link {
            text: self.value_label(Facet::Indicator, key, language),
            href: query.select(|selection| selection.choose_only(Facet::Indicator, key)).to_hash(),
        }));
        offers
    }

    fn picture_title(&self, query: &Query, drawn: &[RowIdx], panels: &[Panel]) -> String {
        let mut names = self.names(query, drawn, 3);
        let chosen = query.selection.values.get(&Facet::Indicator).into_iter().flatten();
        if let ([], [one]) | ([_, _, ..], [one]) = (names.as_slice(), chosen.collect::<Vec<_>>().as_slice()) {
            // Several indicators of one node that was chosen: its name says all.
            names = vec![self.value_label(Facet::Indicator, one, query.language)];
        }
        let is_targets = panels.iter().any(|panel| matches!(panel.marks, Marks::Targets(_)));
        let all = if is_targets { Word::TargetsAndResults } else { Word::Figures };
        let what = if names.is_empty() { all.say(query.language).to_owned() } else { names.join("; ") };
        let lines = panels.iter().filter_map(|panel| match &panel.marks {
            Marks::Line(series) => Some(series),
            Marks::Bars(_) | Marks::Targets(_) => None,
        });
        let points = lines.flatten().flat_map(|series| &series.points);
        let of_points = points.flat_map(|point| [point.start.unwrap_or(point.date).year(), point.date.year()]);
        let years: Vec<i32> = drawn.iter().filter_map(|row| self.year(*row)).chain(of_points).collect();
        match (years.iter().min(), years.iter().max()) {
            (Some(first), Some(last)) if first == last => format!("{what}, {first}"),
            (Some(first), Some(last)) => format!("{what}, {first}–{last}"),
            _ => what,
        }
    }

    /// The selection in words, for inside the picture; empty if nothing is chosen.
    fn filter_words(&self, query: &Query) -> String {
        if query.selection.is_everything() { String::new() } else { self.selection_bar(query).sentence }
    }

    /// "Nguồn: Nhân Dân, 27/4/2021; …".
    fn source_words<'a>(&self, query: &Query, drawn: impl Iterator<Item = &'a RowIdx>) -> String {
        let mut documents: Vec<u32> =
            drawn.filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        documents.compact_sort();
        documents.dedup();
        let named = documents.iter().filter_map(|at| self.corpus.documents.get(*at as usize)).take(3);
        let names: Vec<String> = named.map(|document| crate::labels::cited(document, query.language)).collect();
        let rest = documents.len() - names.len();
        let rest = (rest > 0).then(|| display::count(rest, query.language));
        phrases::sources(&names, rest.as_deref(), query.language)
    }
}

/// Numbers and dates of axes.
fn format(language: Language) -> Format {
    match language {
        Language::Vi => Format {
            number: |value, n_decimals| display::axis_number(value, n_decimals, Language::Vi),
            date: |date, grain| display::axis_date(date, grain, Language::Vi),
        },
        Language::En => Format {
            number: |value, n_decimals| display::axis_number(value, n_decimals, Language::En),
            date: |date, grain| display::axis_date(date, grain, Language::En),
        },
    }
}
