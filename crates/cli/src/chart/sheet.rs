//! `solieu chart --all`: every kind of chart in every awkward state on one page, at the width of a phone and of a desk,
//! to be looked at by whoever changes how charts are drawn. The numbers are invented.

use chart::draw::{Colours, Name, svg};
use chart::theme::{Ink, Theme};
use chart::{Chrome, Frame, describe, gallery, layout};

pub(super) fn page(theme: Theme) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"vi\"><meta charset=\"utf-8\"><title>Solieu: charts</title>\n<style>body \
         {{ background: {}; color: {}; font-family: sans-serif; }} div {{ display: flex; gap: 1rem; align-items: \
         start; }} p {{ max-width: 70rem; }}</style>\n",
        Ink::Sunk.hex(theme),
        Ink::Text.hex(theme)
    );
    for (name, spec) in gallery() {
        let description = describe(&spec);
        let described = description.replace('&', "&amp;").replace('<', "&lt;");
        html.push_str(&format!("<h2>{name}</h2>\n<p>{described}</p>\n<div>\n"));
        for (width_px, chrome) in [(320.0, Chrome::Full), (768.0, Chrome::None)] {
            let picture = layout(&spec, Frame { width_px, chrome });
            let name = Name { title: &spec.title, description: &description };
            html.push_str(&svg(&picture, name, Colours::Fixed(theme)));
        }
        html.push_str("</div>\n");
    }
    html
}
