//! The site that the command carries, if it was built with one: its page, without the corpus of anybody.
//!
//! The feature `page` puts the files in when the command is compiled (`embed.rs`); releases have it, ordinary builds do not,
//! since they would have to build the page first.

use anyhow::{Result, bail};

use super::names::Files;

/// Address and bytes of each file; none without the feature `page`.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The files of the site.
///
/// # Errors
/// If the command was built without one.
pub(super) fn files() -> Result<Files> {
    if FILES.is_empty() {
        bail!(
            "this `solieu` was built without a page, expected --from with the folder of a site: one that is there already, \
             or dist/ after `cargo xtask build`; a released `solieu` carries one"
        );
    }
    Ok(FILES.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect())
}
