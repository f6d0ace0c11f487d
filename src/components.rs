//! The pieces that views are made of. Each takes values and callbacks and gives markup.

pub(crate) mod article_card;
pub(crate) mod article_text;
pub(crate) mod chart;
pub(crate) mod chart_marks;
pub(crate) mod chart_save;
pub(crate) mod chart_sentences;
pub(crate) mod chart_table;
pub(crate) mod check_card;
pub(crate) mod choices;
pub(crate) mod cite;
pub(crate) mod downloads;
pub(crate) mod facet;
pub(crate) mod facet_range;
pub(crate) mod facet_values;
pub(crate) mod figure_row;
pub(crate) mod figure_table;
pub(crate) mod icon;
pub(crate) mod keys_help;
pub(crate) mod legend;
pub(crate) mod masthead;
pub(crate) mod notes;
pub(crate) mod reprint;
pub(crate) mod search_body;
pub(crate) mod selection_bar;
pub(crate) mod switches;
pub(crate) mod table_options;
