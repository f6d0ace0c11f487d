//! *Tổng quan*: what the corpus is, and where to start.

use std::sync::Arc;

use explore::home::{ArticleCard, HomePicture, HomeView};
use explore::words::Word;
use leptos::prelude::*;

use crate::components::chart::Chart;
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
            <h2>{site.say(Word::KeySeries)}</h2>
            <div class="home-charts">
                <For each=move || home.with(|home| home.series.clone()) key=|picture| picture.link.clone() let:picture>
                    <HomeChart picture/>
                </For>
            </div>
        </section>
        <section class="band">
            <h2>{site.say(Word::DoTheyAgree)}</h2>
            <p class="lede">{text(move || home.with(|home| home.checks.summary.clone()))}</p>
            <ul role="list" class="home-verdicts">
                <For each=move || home.with(|home| home.checks.verdicts.clone()) key=|choice| choice.link.clone() let:choice>
                    <li>
                        <a class="home-verdict" data-verdict=choice.key href=choice.link.href>
                            <span class="home-count">{choice.count}</span>
                            <span>{choice.link.text}</span>
                        </a>
                    </li>
                </For>
            </ul>
        </section>
        <section class="band">
            <h2>{site.say(Word::TargetsAndResults)}</h2>
            <For each=move || home.with(|home| home.targets.clone()) key=|picture| picture.link.clone() let:picture>
                <HomeChart picture/>
            </For>
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
fn HomeChart(picture: HomePicture) -> impl IntoView {
    let drawn = Signal::stored(picture.picture);
    view! {
        <div class="home-chart">
            <Chart picture=drawn/>
            <p><a href=picture.link.href>{picture.link.text}</a></p>
        </div>
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
