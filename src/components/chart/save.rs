//! Saving a chart: as SVG or PNG, with title, filter and source inside, or as a specification of Vega-Lite.

use std::sync::Arc;

use chart::draw::{Colours, Name, svg};
use chart::theme::Theme;
use chart::{Chrome, Frame, layout, vega};
use explore::figures::Picture;
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::download;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use dom::{Element, html};

/// The width of a saved picture in pixels: fits a page of text and a slide.
const WIDTH_PX: f64 = 960.0;

/// Three buttons.
pub(crate) fn save_picture(picture: RwSignal<Arc<Picture>>) -> Element {
    let button = || html("button").attr("type", "button").class("button button-plain").child(icon(Sign::Download));
    let save_svg = move || {
        let (svg, ..) = picture.with_untracked(|picture| drawn(picture));
        download::save("so-lieu.svg", "image/svg+xml", svg.as_bytes());
    };
    let save_png = move || {
        let (svg, width, height) = picture.with_untracked(|picture| drawn(picture));
        download::save_png("so-lieu.png", &svg, width, height);
    };
    let save_spec = move || {
        let spec = picture.with_untracked(|picture| chart::vega_lite(&picture.spec));
        download::save("so-lieu.vl.json", "application/json", spec.as_bytes());
    };
    html("p")
        .class("chart-save")
        .child(button().text(tr(Word::FormatSvg)).on("click", move |_| save_svg()))
        .child(button().text(tr(Word::FormatPng)).on("click", move |_| save_png()))
        .child(button().text(vega::NAME).on("click", move |_| save_spec()))
}

/// The picture as SVG, its width and its height. Always on paper: what is saved is for a document, whatever the page
/// looks like at the moment.
fn drawn(picture: &Picture) -> (String, u32, u32) {
    let laid = layout(&picture.spec, Frame { width_px: WIDTH_PX, chrome: Chrome::Full });
    let description = chart::describe(&picture.spec);
    let name = Name { title: &picture.spec.title, description: &description };
    (svg(&laid, name, Colours::Fixed(Theme::Light)), laid.width as u32, laid.height as u32)
}
