//! A corpus as files that others open: a site in one file ([`one_file()`]), its texts in an archive ([`data_set()`]), and
//! short papers ([`Paper`]).
//!
//! Pure: bytes come in and go out; the same corpus gives the same bytes. It makes no page of its own: a site in one file
//! is the `offline.html` of a finished site with another corpus in its module.

mod data_set;
mod one_file;
mod paper;

pub use data_set::{additions, additions_toml, corrections, data_set};
pub use one_file::{Error, one_file};
pub use paper::{Paper, PaperItem, PaperSection, docx as paper_docx, html as paper_html};
