//! A chart: picture, marks to point at, the sentences behind a mark, the same numbers as a table, and saving.

use std::sync::Arc;

use chart::draw::{Colours, Name, svg};
use chart::{ChartSpec, Dress, Frame, Layout, MarkId, Plot, layout};
use explore::figures::Picture;
use explore::words::Word;
use leptos::prelude::*;

use super::chart_marks::{Drawn, marks};
use super::chart_save::save_picture;
use super::chart_sentences::sentences;
use super::chart_table::chart_tables;
use super::disclosure::is_open;
use crate::io::{size, turn, unfold};
use crate::markup::{El, el, follow};
use crate::site::site;
use crate::views::link_item;

/// A chart with all that belongs to it: what is drawn, and what stands behind it.
pub(crate) fn chart(picture: RwSignal<Arc<Picture>>) -> El {
    let of = move |part: fn(&ChartSpec) -> &String| move || picture.with(|picture| part(&picture.spec).clone());
    let is_drawn = move || picture.with(|picture| matches!(picture.spec.plot, Plot::Panels(_)));
    let head = move || {
        el("figcaption")
            .class("chart-head")
            .child(el("h2").class("chart-title").text(of(|spec| &spec.title)))
            .child(el("p").class("chart-filter").text(of(|spec| &spec.filter)))
    };
    let chosen = RwSignal::new(None::<MarkId>);
    let site = site();
    follow(move || {
        let mark = picture.with(|picture| site.explorer.mark_at(&site.query_now(), picture));
        chosen.set(mark);
    });
    let choose = move |mark| {
        chosen.set(mark);
        let at_mark = picture.with_untracked(|picture| site.explorer.at_mark(&site.query_now(), picture, mark));
        site.navigation.note(at_mark);
    };
    let foot = move || {
        el("div")
            .class("chart-foot")
            .child(el("p").class("chart-source").text(of(|spec| &spec.source)))
            .child(save_picture(picture))
    };
    let table = move || {
        let details = el("details").class("chart-table").child(el("summary").text(Word::ChartAsTable));
        let open = is_open(&details);
        details.child(chart_tables(move || open.get().then(|| picture.get())))
    };
    let note = |note: &String| el("p").class("chart-note").text(note);
    el("figure")
        .class("chart")
        .when(is_drawn, head)
        .when(move || !is_drawn(), move || why(picture))
        .when(is_drawn, move || drawing(picture, chosen, choose))
        .when(is_drawn, move || sentences(picture, chosen, choose))
        .live(move || picture.with(|picture| picture.notes.iter().map(note).collect()))
        .when(is_drawn, foot)
        .when(is_drawn, table)
}

/// Why there is no picture, and the nearest that can be drawn.
fn why(picture: RwSignal<Arc<Picture>>) -> El {
    el("div").class("unplottable").live(move || {
        picture.with(|picture| {
            let Plot::Nothing(nothing) = &picture.spec.plot else { return Vec::new() };
            let offers = el("ul").class("offers").children(picture.offers.iter().map(link_item));
            vec![el("p").text(&nothing.words), offers]
        })
    })
}

/// The picture in the width that there is, and its marks.
fn drawing(
    picture: RwSignal<Arc<Picture>>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> El {
    let frame = el("div").class("chart-frame");
    let (measured, width) = (size::width_of(frame.element()), RwSignal::new(None));
    let site = site();
    follow(move || {
        let now = measured.get();
        if now.is_some() && width.get_untracked().is_none() && site.navigation.is_typing() {
            // The width is told within a frame, which would last as long as the drawing.
            turn::next(move || _ = width.try_set(now));
        } else {
            width.set(now);
        }
    });
    let drawn = RwSignal::new_local(None);
    let frame = frame.live(move || {
        let Some(width) = width.get() else { return Vec::new() };
        let picture = picture.get();
        let laid = layout(&picture.spec, Frame { width_px: f64::from(width), dress: Dress::Bare });
        let painted = el("div").class("chart-picture");
        unfold::picture(painted.element(), &paint(&picture, &laid));
        let say = Box::new(move |mark| chart::describe_mark(&picture.spec, mark));
        drawn.set(Some(Drawn { laid, say }));
        vec![painted]
    });
    frame.when(move || drawn.with(Option::is_some), move || marks(drawn, chosen, choose))
}

/// The picture as SVG. Its text is escaped where it is painted; colours are the page's own.
fn paint(picture: &Picture, laid: &Layout) -> String {
    let description = chart::describe(&picture.spec);
    svg(laid, Name { title: &picture.spec.title, description: &description }, Colours::Page)
}
