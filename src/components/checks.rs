//! Checks: one as a card, what to choose among them, two articles side by side.

pub(crate) mod check_card;
pub(crate) mod check_line;
pub(crate) mod choices;
pub(crate) mod reprint;
