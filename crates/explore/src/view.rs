//! What a page shows: final strings, counts, links and chart specs, ready to be placed. Each page's own parts are in
//! their modules ([`crate::figures`], [`crate::article`], [`crate::home`]).

pub use crate::routes::Page;

/// One whole page.
#[derive(Clone, Debug)]
pub struct View {
    /// Title, navigation and notes.
    pub shell: Shell,
    /// The page itself.
    pub page: Page,
}

/// What every page has in common.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The document's title.
    pub title: String,
    /// The pages that exist.
    pub nav: Vec<NavLink>,
    /// Whose articles may be looked at, while the reader's own are open; none otherwise.
    pub collections: Vec<NavLink>,
    /// The same page in the other language.
    pub other_language: Link,
    /// What was not understood in the URL, each to be dismissed.
    pub notes: Vec<String>,
}

/// A link of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    /// Its words and where it leads.
    pub link: Link,
    /// Whether it is the page that is shown.
    pub current: Current,
}

/// Whether a link leads to what is shown now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Current {
    /// It does: `aria-current="page"`.
    Here,
    /// It leads elsewhere.
    Elsewhere,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Where to, from `#` on.
    pub href: String,
}
