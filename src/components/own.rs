//! The pieces of *Mở văn bản*.

pub(crate) mod choose;
pub(crate) mod correction;
pub(crate) mod finding;
pub(crate) mod kept;
pub(crate) mod meta;
pub(crate) mod teach;
