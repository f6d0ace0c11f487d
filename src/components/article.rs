//! An article: its text with marks, their legend, the card of one, and quoting it.

pub(crate) mod card;
mod cite;
pub(crate) mod legend;
pub(crate) mod text;
