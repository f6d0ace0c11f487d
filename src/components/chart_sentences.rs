//! The sentences behind a mark of a chart: one activation from the picture to the words.

use std::sync::Arc;

use chart::MarkId;
use explore::figures::{Picture, RowView};
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::site::site;

/// The sentences behind the chosen mark.
#[component]
pub(crate) fn Sentences(
    /// The chart.
    picture: Signal<Arc<Picture>>,
    /// The chosen mark.
    chosen: RwSignal<Option<MarkId>>,
) -> impl IntoView {
    let site = site();
    let rows = Memo::new(move |_| {
        let Some(mark) = chosen.get() else { return Vec::new() };
        let query = site.query.get();
        picture.with(|picture| {
            let rows = picture.rows_of_mark.get(mark.0 as usize).into_iter().flatten();
            rows.filter_map(|row| site.explorer.row(&query, *row)).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="sentences" aria-live="polite">
            <Show when=move || !rows.with(Vec::is_empty)>
                <div class="sentences-head">
                    <h3>{site.say(Word::SentencesBehind)}</h3>
                    <button type="button" class="button button-plain" aria-label=site.say(Word::Close) on:click=move |_| chosen.set(None)>
                        <Icon sign=Sign::Close/>
                    </button>
                </div>
                <ul role="list">
                    <For each=move || rows.get() key=|row| row.id.clone() let:row>
                        <Sentence row/>
                    </For>
                </ul>
            </Show>
        </div>
    }
}

/// One sentence, which leads to its place in the article.
#[component]
fn Sentence(row: RowView) -> impl IntoView {
    let quote = row.quote;
    view! {
        <li class="quote" lang="vi">
            <a href=row.href>{quote.before}<b class="mark" data-kind="figure">{quote.figure}</b>{quote.after}</a>
        </li>
    }
}
