//! Writes the gallery as one HTML page, at the widths of phones to desks: `cargo run -p chart --example contact_sheet
//! -- OUT.html [light|dark|light-contrast|dark-contrast] [NAME-PART]`.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a tool for whoever works on charts")]

use chart::draw::{Colours, Name, svg};
use chart::theme::{Ink, Theme};
use chart::{Dress, Frame, describe, gallery, layout};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let out = args.first().unwrap();
    let theme = match args.get(1).map(String::as_str) {
        Some("dark") => Theme::Dark,
        Some("light-contrast") => Theme::LightContrast,
        Some("dark-contrast") => Theme::DarkContrast,
        _ => Theme::Light,
    };
    let part = args.get(2).map_or("", String::as_str);
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><body style='background:{};color:{};font-family:sans-serif'>",
        Ink::Sunk.hex(theme),
        Ink::Text.hex(theme)
    );
    for (name, spec) in gallery().iter().filter(|(name, _)| name.contains(part)) {
        let said = describe(spec);
        html.push_str(&format!("<h2>{name}</h2><p>{said}</p><div style='display:flex;gap:16px;align-items:start'>"));
        for (width_px, dress) in [(320.0, Dress::Framed), (768.0, Dress::Bare)] {
            let laid = layout(spec, Frame { width_px, dress });
            html.push_str(&svg(&laid, Name { title: &spec.title, description: &said }, Colours::Fixed(theme)));
        }
        html.push_str("</div>");
    }
    std::fs::write(out, html).unwrap();
}
