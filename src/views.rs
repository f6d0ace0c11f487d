//! The rooms of the site: each places what `explore` says of it.

pub(crate) mod article;
pub(crate) mod checks;
pub(crate) mod communication;
pub(crate) mod figures;
pub(crate) mod home;
pub(crate) mod method;
pub(crate) mod nothing;
pub(crate) mod search;
