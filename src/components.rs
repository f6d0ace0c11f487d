//! The pieces that views are made of. Each takes values, signals and closures, and gives an element.

pub(crate) mod article;
pub(crate) mod chart;
pub(crate) mod checks;
pub(crate) mod choose_one;
pub(crate) mod copy;
pub(crate) mod disclosure;
pub(crate) mod downloads;
pub(crate) mod facets;
pub(crate) mod figure_lines;
pub(crate) mod icon;
pub(crate) mod own;
pub(crate) mod search;
pub(crate) mod selection_bar;
pub(crate) mod shell;
pub(crate) mod table;
