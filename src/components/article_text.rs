//! The text of an article, cut where something is marked. Text nodes only: what a document says is never markup.

use std::collections::BTreeSet;
use std::sync::Arc;

use explore::article::{ArticleView, BlockView, Card, MarkKind, MarkView, Run, Segment};
use leptos::prelude::*;

use crate::live::{flag, value_if};

/// What all marks share: cheap to copy.
#[derive(Clone, Copy)]
struct Light {
    /// The id that the link points at.
    target: Signal<Option<String>>,
    hidden: RwSignal<BTreeSet<MarkKind>>,
    active: Memo<Option<usize>>,
    on_pick: Callback<Option<usize>>,
}

/// The text.
#[component]
pub(crate) fn ArticleText(
    /// The article.
    article: Arc<ArticleView>,
    /// The id that the link points at.
    target: Signal<Option<String>>,
    /// Kinds of mark that are not shown.
    hidden: RwSignal<BTreeSet<MarkKind>>,
    /// The mark whose card is shown.
    active: Memo<Option<usize>>,
    /// Pointer or focus came to a mark.
    #[prop(into)]
    on_pick: Callback<Option<usize>>,
) -> impl IntoView {
    let light = Light { target, hidden, active, on_pick };
    let blocks = article.blocks.iter().map(|block| paragraph(block, &article.cards, light)).collect_view();
    view! { <div class="text" lang="vi">{blocks}</div> }
}

fn paragraph(block: &BlockView, cards: &[Card], light: Light) -> impl IntoView + use<> {
    let runs = block.runs.iter().map(|run| sentence(run, cards, light)).collect_view();
    let label = block.zone_label.clone().map(|label| view! { <span class="zone">{label}</span> });
    let aside = label.is_some().then_some("");
    view! { <p class="block" data-zone=aside>{label}{runs}</p> }
}

fn sentence(run: &Run, cards: &[Card], light: Light) -> impl IntoView + use<> {
    let segments = run.segments.iter().map(|segment| stretch(segment, cards, light)).collect_view();
    let Some(id) = run.id.clone() else { return segments.into_any() };
    let own = id.clone();
    let lit = flag(move || {
        light.target.with(|target| {
            let rest = target.as_deref().and_then(|target| target.strip_prefix(own.as_str()));
            // The sentence itself, or a figure of it.
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    });
    view! { <span class="sentence" id=id tabindex="-1" data-lit=lit>{segments}</span> }.into_any()
}

fn stretch(segment: &Segment, cards: &[Card], light: Light) -> impl IntoView + use<> {
    let text = segment.text.clone();
    match &segment.mark {
        Some(mark) => {
            // The gravest check comes first.
            let check = cards.get(mark.card).and_then(|card| card.checks.first());
            marked(text, mark, check.map(|check| check.verdict_key), light).into_any()
        }
        None => text.into_any(),
    }
}

fn marked(text: String, mark: &MarkView, verdict: Option<&'static str>, light: Light) -> impl IntoView + use<> {
    let Light { target, hidden, active, on_pick } = light;
    let (kind, card) = (mark.kind, mark.card);
    let shown = move || hidden.with(|hidden| !hidden.contains(&kind));
    let own = mark.id.clone();
    let lit = flag(move || target.with(|target| target.as_deref() == Some(own.as_str())));
    let on = flag(move || active.get() == Some(card));
    let pick = move || {
        if shown() {
            on_pick.run(Some(card));
        }
    };
    match mark.href.clone() {
        Some(href) => view! {
            <a class="mark" id=mark.id.clone() href=href data-kind=kind.key() data-verdict=verdict data-lit=lit data-on=on
                data-off=flag(move || !shown()) aria-describedby="card"
                on:pointerenter=move |_| pick() on:focus=move |_| pick()>{text}</a>
        }
        .into_any(),
        None => view! {
            <span class="mark" id=mark.id.clone() data-kind=kind.key() data-on=on
                role=value_if("button", shown) tabindex=value_if("0", shown)
                data-off=flag(move || !shown()) aria-describedby=value_if("card", shown)
                on:pointerenter=move |_| pick() on:focus=move |_| pick() on:click=move |_| pick()>{text}</span>
        }
        .into_any(),
    }
}
