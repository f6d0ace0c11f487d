//! A corpus as files that others open: a site in one file ([`one_file()`]), its texts in an archive ([`data_set()`]) with what
//! they are read by ([`knowledge_files`]), briefs ([`BriefFile`]), and tables in a workbook ([`workbook()`]).
//!
//! Pure: bytes come in and go out; the same corpus gives the same bytes. It makes no page of its own: a site in one file
//! is the `offline.html` of a finished site with another corpus in its module.

mod brief_file;
mod data_set;
pub mod knowledge_files;
mod one_file;
mod workbook;

pub use brief_file::{BriefFile, BriefFileItem, BriefFileSection, docx as brief_docx, html as brief_html};
pub use data_set::{additions, additions_toml, corrections, data_set};
pub use one_file::{Error, one_file};
pub use workbook::workbook;
