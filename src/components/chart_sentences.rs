//! The sentences behind a mark of a chart: one activation from the picture to the words.

use std::sync::Arc;

use chart::MarkId;
use explore::figures::Picture;
use explore::words::Word;
use leptos::prelude::*;

use super::check_card::quoted;
use super::icon::{Sign, icon};
use crate::markup::{El, el};
use crate::site::site;

/// The sentences behind the chosen mark of a picture; `choose` closes them.
pub(crate) fn sentences(
    picture: RwSignal<Arc<Picture>>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> El {
    let site = site();
    el("div").class("sentences").attr("aria-live", "polite").live(move || {
        let Some(mark) = chosen.get() else { return Vec::new() };
        let sentences: Vec<El> = site.with_query(|query| {
            picture.with(|picture| {
                let rows = picture.rows_of_mark.get(mark.0 as usize).into_iter().flatten();
                let rows = rows.filter_map(|row| site.explorer.row(query, *row));
                let sentence =
                    rows.map(|row| el("li").class("quote").attr("lang", "vi").child(quoted(&row.quote, &row.href)));
                sentence.collect()
            })
        });
        if sentences.is_empty() {
            return Vec::new();
        }
        let close = el("button")
            .attr("type", "button")
            .class("button button-plain")
            .attr("aria-label", Word::Close)
            .on("click", move |_| choose(None))
            .child(icon(Sign::Close));
        let head = el("div").class("sentences-head").child(el("h3").text(Word::SentencesBehind)).child(close);
        vec![head, el("ul").attr("role", "list").children(sentences)]
    })
}
