//! *Tổng quan*: what the corpus is, and where to start.

use std::sync::Arc;

use explore::home::{ArticleCard, HomeView};
use explore::words::Word;
use leptos::prelude::*;

use crate::live::text;
use crate::navigation::HEADING;
use crate::site::site;

/// The start page.
#[component]
pub(crate) fn Home(
    /// What it says.
    home: Memo<Arc<HomeView>>,
) -> impl IntoView {
    let site = site();
    view! {
        <section class="hero">
            <h1 id=HEADING tabindex="-1" class="hero-claim">{text(move || home.with(|home| home.claim.clone()))}</h1>
            <p class="lede">{text(move || home.with(|home| home.summary.clone()))}</p>
            <p>
                <a class="button button-main" href=text(move || home.with(|home| home.figures.href.clone()))>
                    {text(move || home.with(|home| home.figures.text.clone()))}
                </a>
            </p>
        </section>
        <section class="band">
            <h2>{site.say(Word::Articles)}</h2>
            <ol role="list" class="article-list">
                <For each=move || home.with(|home| home.articles.clone()) key=|card| card.link.clone() let:card>
                    <ArticleItem card/>
                </For>
            </ol>
        </section>
    }
}

#[component]
fn ArticleItem(card: ArticleCard) -> impl IntoView {
    view! {
        <li class="article-item">
            <p class="eyebrow">{card.source}</p>
            <h3><a href=card.link.href>{card.link.text}</a></h3>
            <p class="small"><a href=card.figures.href>{card.figures.text}</a></p>
        </li>
    }
}
