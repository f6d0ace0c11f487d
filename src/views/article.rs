//! *Bài viết*: the text with everything found in it marked, and beside it what each mark is and why.

use std::collections::BTreeSet;
use std::sync::Arc;

use explore::article::{ArticleView, MarkKind, MetaLine};
use explore::words::Word;
use leptos::prelude::*;

use crate::components::article_card::ArticleCard;
use crate::components::article_text::ArticleText;
use crate::components::legend::Legend;
use crate::live::text;
use crate::navigation::HEADING;
use crate::site::site;

/// Kinds whose marks are hidden until asked for: they help to judge the reading, not to read.
const HIDDEN_AT_FIRST: &[MarkKind] = &[MarkKind::Exclusion, MarkKind::Entity];

/// The page of an article.
#[component]
pub(crate) fn Article(
    /// What it says.
    article: Memo<Arc<ArticleView>>,
) -> impl IntoView {
    let site = site();
    let hidden = RwSignal::new(HIDDEN_AT_FIRST.iter().copied().collect::<BTreeSet<_>>());
    let pointed = Memo::new(move |_| {
        article.with(|article| {
            let target = article.scroll_to.as_deref()?;
            article.cards.iter().position(|card| card.mark == target)
        })
    });
    let picked = RwSignal::new(None::<Picked>);
    let pick = move |card: Option<usize>| picked.set(Some(Picked { under: pointed.get_untracked(), card }));
    let active = Memo::new(move |_| match picked.get() {
        Some(picked) if picked.under == pointed.get() => picked.card,
        _ => pointed.get(),
    });
    let card = Memo::new(move |_| {
        let at = active.get()?;
        article.with(|article| article.cards.get(at).cloned())
    });
    // The text is built once for an article and a language; a link into it only moves the light.
    let body = Memo::new_with_compare(move |_| article.get(), |was, now| !same_text(was, now));
    view! {
        <article class="article">
            <header class="article-head">
                <h1 id=HEADING tabindex="-1">{text(move || article.with(|article| article.title.clone()))}</h1>
                <dl class="meta">
                    <For each=move || article.with(|article| article.meta.clone()) key=|line| (line.label.clone(), line.value.clone()) let:line>
                        <Meta line/>
                    </For>
                </dl>
                <p><a class="button" href=text(move || article.with(|article| article.figures.href.clone()))>{text(move || article.with(|article| article.figures.text.clone()))}</a></p>
            </header>
            <Outdated article/>
            <div class="article-layout">
                <div class="article-main">
                    <Legend entries=Signal::derive(move || article.with(|article| article.legend.clone())) hidden/>
                    {move || view! { <ArticleText article=body.get() target=Signal::derive(move || article.with(|article| article.scroll_to.clone())) hidden active on_pick=pick/> }}
                </div>
                <aside class="margin" aria-label=site.say(Word::Why)>
                    <ArticleCard card=Signal::from(card) on_close=move |()| pick(None)/>
                </aside>
            </div>
        </article>
    }
}

/// What pointer or focus chose, until the link points elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Picked {
    /// What the link pointed at then.
    under: Option<usize>,
    /// The card, or none if it was closed.
    card: Option<usize>,
}

fn same_text(was: Option<&Arc<ArticleView>>, now: Option<&Arc<ArticleView>>) -> bool {
    // Labels of zones and of the legend are in the language of the interface.
    match (was, now) {
        (Some(was), Some(now)) => was.id == now.id && was.legend == now.legend,
        _ => false,
    }
}

#[component]
fn Meta(line: MetaLine) -> impl IntoView {
    view! {
        <div class="meta-line">
            <dt>{line.label}</dt>
            <dd>{line.value} <span class="meta-basis">{line.basis}</span></dd>
        </div>
    }
}

/// A link that no longer fits the text: said so, with what it may have meant.
#[component]
fn Outdated(article: Memo<Arc<ArticleView>>) -> impl IntoView {
    let site = site();
    let candidates = move || article.with(|article| article.candidates.clone());
    view! {
        <For each=move || article.with(|article| article.notes.clone()) key=String::clone let:note>
            <p class="note" role="status">{note}</p>
        </For>
        <Show when=move || !candidates().is_empty()>
            <h2 class="small">{site.say(Word::Candidates)}</h2>
            <ul class="offers">
                <For each=candidates key=|link| link.href.clone() let:link>
                    <li><a href=link.href>{link.text}</a></li>
                </For>
            </ul>
        </Show>
    }
}
