//! Every colour, size and type face of the page and of the charts, and the style sheet that is made of them.
//!
//! Nothing else in the project names a colour: the page takes them from `style/tokens.css`, which [`tokens_css`]
//! writes and a test keeps equal; charts take them by [`Ink`]. The values are tested: text against its ground, marks
//! against paper, and the series colours against each other as people with red, green or blue blindness see them.

mod palette;

pub use palette::Ink;

/// The appearances in which the page and the pictures come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Dark ink on warm paper.
    Light,
    /// Warm white on near black.
    Dark,
    /// Black on white, for readers who ask their system for more contrast.
    LightContrast,
    /// White on black, likewise.
    DarkContrast,
}

impl Theme {
    /// All of them, in the order of the columns in the palette.
    pub const ALL: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::LightContrast, Theme::DarkContrast];
}

/// How many colours there are for series. The seventh series gets the first colour again, and differs by its label.
pub const N_SERIES: usize = 6;

/// The type faces of charts and controls: each has the stacked marks of Vietnamese (ế, ộ, ữ).
pub(crate) const FONT_SANS: &str =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Be Vietnam Pro\", \"DejaVu Sans\", sans-serif";

/// The type faces of headlines and articles, likewise.
pub(crate) const FONT_SERIF: &str =
    "\"Source Serif 4\", \"Noto Serif\", ui-serif, Cambria, \"DejaVu Serif\", \"Times New Roman\", serif";

/// The tokens that are no colours, as name and value.
const SIZES: &[(&str, &str)] = &[
    ("text-xs", "0.8125rem"),
    ("text-sm", "0.9375rem"),
    ("text-md", "1.0625rem"),
    ("text-lg", "1.25rem"),
    ("text-xl", "clamp(1.375rem, 1.2rem + 0.9vw, 1.75rem)"),
    ("text-2xl", "clamp(1.75rem, 1.4rem + 1.8vw, 2.5rem)"),
    ("text-3xl", "clamp(2.125rem, 1.5rem + 3vw, 3.5rem)"),
    // Stacked marks (Ễ, Ộ) need more room between lines than English does: nothing goes below 1.25.
    ("leading-tight", "1.25"),
    ("leading-snug", "1.4"),
    ("leading-read", "1.7"),
    ("weight-regular", "400"),
    ("weight-medium", "550"),
    ("weight-bold", "700"),
    ("space-1", "0.25rem"),
    ("space-2", "0.5rem"),
    ("space-3", "0.75rem"),
    ("space-4", "1rem"),
    ("space-5", "1.5rem"),
    ("space-6", "2rem"),
    ("space-7", "3rem"),
    ("space-8", "4.5rem"),
    ("radius-sm", "0.1875rem"),
    ("radius-md", "0.375rem"),
    ("radius-lg", "0.75rem"),
    ("rule", "1px"),
    ("rule-strong", "2px"),
    ("measure", "66ch"),
    ("page", "80rem"),
    ("target", "2.75rem"),
    ("focus-ring", "3px"),
    ("quick", "120ms"),
];

/// The style sheet `style/tokens.css`: custom properties for all of the above, in every theme.
#[must_use]
pub fn tokens_css() -> String {
    let mut css = String::from(
        "/* Made by chart::theme::tokens_css; a test keeps the two equal. Change crates/chart/src/theme, then run\n   \
         UPDATE_EXPECT=1 cargo test -p chart tokens */\n",
    );
    css.push_str(":root {\n  color-scheme: light dark;\n");
    push(&mut css, "font-sans", FONT_SANS);
    push(&mut css, "font-serif", FONT_SERIF);
    for (name, value) in SIZES {
        push(&mut css, name, value);
    }
    colours(&mut css, Theme::Light);
    css.push_str("}\n:root[data-theme=\"light\"] { color-scheme: light; }\n");
    dark(&mut css, "", Theme::Dark);
    css.push_str("@media (prefers-contrast: more) {\n:root {\n");
    colours(&mut css, Theme::LightContrast);
    css.push_str("}\n}\n");
    dark(&mut css, " and (prefers-contrast: more)", Theme::DarkContrast);
    css.push_str("@media (prefers-reduced-motion: reduce) {\n:root {\n  --quick: 0s;\n}\n}\n");
    css
}

/// The dark colours, where the system asks for them and where the reader chose them. On screen only: paper is light.
/// Plain values under plain conditions: `light-dark()` is unknown to browsers that are still in use (Chrome before 123,
/// Firefox before 120, Safari before 17.5), and a property with an unknown value has none at all.
fn dark(css: &mut String, further: &str, theme: Theme) {
    css.push_str(&format!(
        "@media screen and (prefers-color-scheme: dark){further} {{\n:root:not([data-theme=\"light\"]) {{\n"
    ));
    colours(css, theme);
    css.push_str(&format!("}}\n}}\n@media screen{further} {{\n:root[data-theme=\"dark\"] {{\n  color-scheme: dark;\n"));
    colours(css, theme);
    css.push_str("}\n}\n");
}

fn colours(css: &mut String, theme: Theme) {
    for ink in Ink::all() {
        push(css, ink.token(), ink.hex(theme));
    }
}

fn push(css: &mut String, name: &str, value: &str) {
    css.push_str(&format!("  --{name}: {value};\n"));
}

#[cfg(test)]
mod tests;
