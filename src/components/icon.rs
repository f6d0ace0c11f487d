//! The few drawn signs. Decoration only: what they stand for is always said in words beside them or by `aria-label`.

use dom::{Bind, Element, svg};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// The theme follows the system.
    ThemeAuto,
    /// A sun.
    ThemeLight,
    /// A moon.
    ThemeDark,
    /// Three lines.
    Menu,
    /// A cross.
    Close,
    /// An arrow out of a tray.
    Download,
    /// Two sheets.
    Copy,
    /// A funnel.
    Filter,
}

impl Sign {
    fn path(self) -> &'static str {
        match self {
            Sign::ThemeAuto => "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
            Sign::ThemeLight => {
                "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.600L19 19M5 19l1.4-1.400M17.6 6.400L19 5"
            }
            Sign::ThemeDark => "M20 14.500A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.500z",
            Sign::Menu => "M4 7h16M4 12h16M4 17h16",
            Sign::Close => "M6 6l12 12M18 6L6 18",
            Sign::Download => "M12 4v11M7.5 11L12 15.500L16.5 11M4 19.500h16",
            Sign::Copy => "M9 9h10v11H9zM5 15V4h10",
            Sign::Filter => "M4 6h16M7 12h10M10 18h4",
        }
    }
}

/// A sign in the colour and size of the text.
pub(crate) fn icon(sign: Sign) -> Element {
    drawn(sign.path())
}

/// A sign that changes.
pub(crate) fn live_icon(sign: impl Fn() -> Sign + 'static) -> Element {
    drawn(move || sign().path())
}

fn drawn(path: impl Bind) -> Element {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", path))
}
