//! The sentences behind a mark of a chart: one activation from the picture to the words.

use std::sync::Arc;

use chart::MarkId;
use explore::figures::Picture;
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::components::checks::check_card::quoted;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The sentences behind the chosen mark of a picture; `choose` closes them.
pub(crate) fn sentences(
    picture: RwSignal<Arc<Picture>>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> Element {
    let site = site();
    html("div").class("sentences").attr("aria-live", "polite").dyn_children(move || {
        let Some(mark) = chosen.get() else { return Vec::new() };
        let sentences: Vec<Element> = site.with_query(|query| {
            picture.with(|picture| {
                let rows = picture.rows_of_mark.get(mark.0 as usize).into_iter().flatten();
                let rows = rows.filter_map(|row| site.compute(|explorer| explorer.row(query, *row)));
                let sentence =
                    rows.map(|row| html("li").class("quote").attr("lang", "vi").child(quoted(&row.quote, &row.href)));
                sentence.collect()
            })
        });
        if sentences.is_empty() {
            return Vec::new();
        }
        let close = html("button")
            .attr("type", "button")
            .class("button button-plain")
            .attr("aria-label", tr(Word::Close))
            .on("click", move |_| choose(None))
            .child(icon(Sign::Close));
        let head = html("div").class("sentences-head").child(html("h3").text(tr(Word::SentencesBehind))).child(close);
        vec![head, html("ul").attr("role", "list").children(sentences)]
    })
}
