//! Saving a chart: as SVG or PNG, with title, filter and source inside.

use std::sync::Arc;

use chart::draw::{Colours, Name, svg};
use chart::theme::Theme;
use chart::{Dress, Frame, layout};
use explore::figures::Picture;
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::io::download;
use crate::site::site;

/// The width of a saved picture in pixels: fits a page of text and a slide.
const WIDTH_PX: f64 = 960.0;

/// Two buttons.
#[component]
pub(crate) fn SavePicture(
    /// The chart.
    picture: Signal<Arc<Picture>>,
) -> impl IntoView {
    let site = site();
    // Always on paper: what is saved is for a document, whatever the page looks like at the moment.
    let drawn = move || {
        picture.with(|picture| {
            let laid = layout(&picture.spec, Frame { width_px: WIDTH_PX, dress: Dress::Framed });
            let description = chart::describe(&picture.spec);
            let name = Name { title: &picture.spec.title, description: &description };
            (svg(&laid, name, Colours::Fixed(Theme::Light)), laid.width as u32, laid.height as u32)
        })
    };
    let save_svg = move |_| {
        let (svg, ..) = drawn();
        download::save("so-lieu.svg", "image/svg+xml", svg.as_bytes());
    };
    let save_png = move |_| {
        let (svg, width, height) = drawn();
        download::save_png("so-lieu.png", &svg, width, height);
    };
    view! {
        <p class="chart-save">
            <button type="button" class="button button-plain" on:click=save_svg><Icon sign=Sign::Download/>{site.say(Word::FormatSvg)}</button>
            <button type="button" class="button button-plain" on:click=save_png><Icon sign=Sign::Download/>{site.say(Word::FormatPng)}</button>
        </p>
    }
}
