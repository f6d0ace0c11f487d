//! The selection as a chart, or why there is none; and which rows stand behind each mark.

use chart::{ChartSpec, Format, Lang, Nothing, Plot, Reason};

use crate::Explorer;
use crate::columns::RowIdx;
use crate::query::Query;
use crate::view::Link;
use crate::words::{Language, Word};

/// The selection as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The chart; its plot may be nothing, with the reason in words.
    pub spec: ChartSpec,
    /// By mark: the rows that it stands for.
    pub rows_of_mark: Vec<Vec<RowIdx>>,
    /// Nearest selections that can be drawn, if this one cannot.
    pub offers: Vec<Link>,
}

impl Explorer {
    /// The chosen rows as the chart that the tab asks for.
    pub(crate) fn picture(&self, query: &Query, _rows: &[RowIdx]) -> Picture {
        let language = query.language;
        let spec = ChartSpec {
            lang: match language {
                Language::Vi => Lang::Vi,
                Language::En => Lang::En,
            },
            title: Word::Figures.say(language).to_owned(),
            filter: String::new(),
            source: String::new(),
            plot: Plot::Nothing(Nothing { reason: Reason::Empty, words: Word::NoRows.say(language).to_owned() }),
            format: Format { number: |value, _| value.to_string(), date: |date, _| date.to_string() },
        };
        Picture { spec, rows_of_mark: vec![], offers: vec![] }
    }
}
