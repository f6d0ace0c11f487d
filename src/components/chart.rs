//! A chart: picture, marks to point at, the sentences behind a mark, the same numbers as a table, and saving.

mod data_table;
mod marks;
mod save;
mod sentences;
pub(crate) mod small;
mod tip;

use std::sync::Arc;

use chart::draw::{self, Colours, Drawing, Name};
use chart::{ChartSpec, Chrome, Frame, Layout, MarkId, Plot, layout};
use explore::figures::Picture;
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::{self, scheduler, size};
use crate::components::chart::data_table::chart_tables;
use crate::components::chart::marks::{Drawn, marks};
use crate::components::chart::save::save_picture;
use crate::components::chart::sentences::sentences;
use crate::components::disclosure::is_open;
use crate::language::tr;
use crate::site::site;
use crate::views::link_item;
use dom::{Element, effect, html};

/// A chart with all that belongs to it: the picture and the sentences behind it.
pub(crate) fn chart(picture: RwSignal<Arc<Picture>>) -> Element {
    let of = move |part: fn(&ChartSpec) -> &String| move || picture.with(|picture| part(&picture.spec).clone());
    let is_drawn = move || picture.with(|picture| matches!(picture.spec.plot, Plot::Panels(_)));
    let head = move || {
        html("figcaption")
            .class("chart-head")
            .child(html("h2").class("chart-title").text(of(|spec| &spec.title)))
            .child(html("p").class("chart-filter").text(of(|spec| &spec.filter)))
    };
    let chosen = RwSignal::new(None::<MarkId>);
    let site = site();
    effect(move || {
        let mark = picture.with(|picture| site.compute(|explorer| explorer.mark_at(&site.query_now(), picture)));
        chosen.set(mark);
    });
    let choose = move |mark| {
        chosen.set(mark);
        let at_mark = picture.with_untracked(|picture| site.explorer().at_mark(&site.query_now(), picture, mark));
        site.navigation.note(at_mark);
    };
    let foot = move || {
        html("div")
            .class("chart-foot")
            .child(html("p").class("chart-source").text(of(|spec| &spec.source)))
            .child(save_picture(picture))
    };
    let table = move || {
        let details = html("details").class("chart-table").child(html("summary").text(tr(Word::ChartAsTable)));
        let open = is_open(&details);
        details.child(chart_tables(move || open.get().then(|| picture.get())))
    };
    let note = |note: &String| html("p").class("chart-note").text(note);
    html("figure")
        .class("chart")
        .show(is_drawn, head)
        .show(move || !is_drawn(), move || why(picture))
        .show(is_drawn, move || drawing(picture, chosen, choose))
        .show(is_drawn, move || sentences(picture, chosen, choose))
        .dyn_children(move || picture.with(|picture| picture.notes.iter().map(note).collect()))
        .show(is_drawn, foot)
        .show(is_drawn, table)
}

/// Why there is no picture, and the nearest that can be drawn.
fn why(picture: RwSignal<Arc<Picture>>) -> Element {
    html("div").class("unplottable").dyn_children(move || {
        picture.with(|picture| {
            let Plot::Nothing(nothing) = &picture.spec.plot else { return Vec::new() };
            let offers = html("ul").class("offers").children(picture.offers.iter().map(link_item));
            vec![html("p").text(&nothing.words), offers]
        })
    })
}

/// The picture in the width that there is, and its marks.
fn drawing(
    picture: RwSignal<Arc<Picture>>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> Element {
    let frame = html("div").class("chart-frame");
    let (measured, width) = (size::width_of(frame.dom()), RwSignal::new(None));
    let site = site();
    effect(move || {
        let now = measured.get();
        if now.is_some() && width.get_untracked().is_none() && site.navigation.is_typing() {
            // The width is told within a frame, which would last as long as the drawing.
            scheduler::next(move || _ = width.try_set(now));
        } else {
            width.set(now);
        }
    });
    let drawn = RwSignal::new_local(None);
    let painted = html("div").class("chart-picture");
    let on_page = browser::picture::Picture::new(painted.dom());
    effect(move || {
        let Some(width) = width.get() else { return };
        let picture = picture.get();
        let laid = layout(&picture.spec, Frame { width_px: f64::from(width), chrome: Chrome::None });
        on_page.show(paint(&picture, &laid));
        let shown = picture.clone();
        let say = Box::new(move |mark| chart::describe_mark(&picture.spec, mark));
        let source = Box::new(move |mark| site.explorer().mark_source(&shown, mark, site.language.get_untracked()));
        drawn.set(Some(Drawn { laid, say, source }));
    });
    frame.child(painted).show(move || drawn.with(Option::is_some), move || marks(drawn, chosen, choose))
}

/// The picture in the colours of the page.
fn paint(picture: &Picture, laid: &Layout) -> Drawing {
    let description = chart::describe(&picture.spec);
    draw::drawing(laid, Name { title: &picture.spec.title, description: &description }, Colours::Page)
}
