//! What is around every page: masthead, notes, keyboard help, switches.

pub(crate) mod keys_help;
pub(crate) mod masthead;
pub(crate) mod notes;
mod switches;
