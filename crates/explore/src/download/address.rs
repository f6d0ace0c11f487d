//! An address as a file: a small page that goes to it when it is opened. Mail and chat cut long addresses short.

use letters::markup::escaped;

use crate::query::Query;
use crate::ui_text::Word;

/// Addresses up to this length, in characters after the `#`, are passed on whole nearly everywhere.
pub(super) const SHORT_ENOUGH: usize = 1800;

/// The page; `what` says what is chosen, `site` is where the page of figures is.
pub(super) fn page(query: &Query, what: &str, site: &str) -> String {
    let address = escaped(&format!("{site}{}", query.to_hash()));
    let (language, what) = (query.language, escaped(what));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{what}</title>\n\
        <meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<p><a href=\"{address}\">{}</a>: {what}</p>\n</html>\n",
        language.code(),
        Word::OpenAgain.say(language),
    )
}
