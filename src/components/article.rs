//! An article: its text with marks, their legend, the card of one, and quoting it.

pub(crate) mod about;
pub(crate) mod card;
mod cite;
mod correct;
pub(crate) mod legend;
pub(crate) mod sentence;
pub(crate) mod text;
