//! *Thẻ kiểm chứng*: a figure or a check with all that a fact-checker quotes, to copy, save and print.

use std::sync::Arc;

use chart::draw::{Colours, Name, svg};
use chart::layout::card;
use chart::theme::Theme;
use explore::fact_card::{CardLine, CardSource, FactCardView};
use explore::ui_text::Word;
use explore::view::Page;

use super::{heading, main_element};
use crate::browser::{document, download, print, style};
use crate::components::checks::check_card::quoted;
use crate::components::copy::Copying;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The width of a saved picture in pixels.
const WIDTH_PX: f64 = 800.0;

/// The page of a card.
pub(crate) fn fact_card() -> Element {
    style::adopt(include_str!("../../style/fact_card.css"));
    let card = site().shown(|page| if let Page::FactCard(card) = page { Some(card) } else { None });
    let title = heading(move || card.with(|card| card.claim.clone()));
    let head = html("div").class("view-head").child(html("p").class("eyebrow").text(tr(Word::FactCard))).child(title);
    main_element()
        .child(head)
        .child(html("div").dyn_children(move || card.get().map(body).into_iter().flatten().collect()))
}

fn body(card: Arc<FactCardView>) -> Vec<Element> {
    let verdict = (!card.verdict.is_empty()).then(|| {
        html("p").child(html("span").class("verdict").attr("data-verdict", card.verdict_key).text(&card.verdict))
    });
    let fact = |(name, value): &(String, String)| {
        html("div").class("card-line").child(html("dt").text(name)).child(html("dd").text(value))
    };
    let facts = (!card.facts.is_empty()).then(|| html("dl").class("card-lines").children(card.facts.iter().map(fact)));
    let part = |title: Word| html("section").child(html("h2").text(tr(title)));
    let lines = || html("ul").attr("role", "list").class("card-checks");
    let quotes = html("ul").attr("role", "list").class("terms fact-quotes").children(card.quotes.iter().map(source));
    let others = || html("ul").attr("role", "list").class("terms").children(card.others.iter().map(source));
    let sheet =
        html("article")
            .class("fact-card")
            .child(quotes)
            .children(verdict)
            .children(facts)
            .children(
                (!card.checks.is_empty())
                    .then(|| part(Word::WhatItChecks).child(lines().children(card.checks.iter().map(line)))),
            )
            .children(
                (!card.follows.is_empty())
                    .then(|| part(Word::FollowsToo).child(lines().children(card.follows.iter().map(line)))),
            )
            .children((!card.others.is_empty()).then(|| {
                part(Word::OtherStatements).child(html("p").class("muted").text(&card.agreement)).child(others())
            }))
            .child(html("p").class("small").child(html("a").attr("href", &card.method.href).text(&card.method.text)))
            .child(html("p").class("print-address").text(&document::href()));
    vec![tools(&card), sheet]
}

fn source(source: &CardSource) -> Element {
    html("li")
        .class("term")
        .child(html("p").class("quote").attr("lang", "vi").child(quoted(&source.quote, &source.href)))
        .child(html("p").class("term-source").text(&source.source))
        .children((!source.note.is_empty()).then(|| html("p").class("term-source").text(source.note)))
}

fn line(line: &CardLine) -> Element {
    let kind = html("a").attr("href", &line.kind.href).text(&line.kind.text);
    let verdict = (!line.verdict.is_empty())
        .then(|| html("span").class("verdict").attr("data-verdict", line.verdict_key).text(&line.verdict));
    html("li").class("card-check").children(verdict).child(kind).child(html("span").text(&line.working))
}

/// To copy, save and print the card.
fn tools(card: &Arc<FactCardView>) -> Element {
    let copying = Copying::new();
    let button = |word: Word, sign: Sign| {
        html("button").attr("type", "button").class("button button-plain").child(icon(sign)).text(tr(word))
    };
    let copied = card.clone();
    let [svg_of, png_of, json_of] = [card.clone(), card.clone(), card.clone()];
    html("div")
        .class("cite card-tools")
        .child(copying.button(Word::CopyCard, move || Some(copied.text_at(&document::name()))))
        .child(button(Word::FormatPng, Sign::Download).on("click", move |_| {
            let (svg, width, height) = picture(&png_of);
            download::save_png(&format!("{}.png", png_of.file_name), &svg, width, height);
        }))
        .child(button(Word::FormatSvg, Sign::Download).on("click", move |_| {
            let (svg, ..) = picture(&svg_of);
            download::save(&format!("{}.svg", svg_of.file_name), "image/svg+xml", svg.as_bytes());
        }))
        .child(button(Word::FormatJson, Sign::Download).on("click", move |_| {
            let json = json_of.json_at(&document::name());
            download::save(&format!("{}.json", json_of.file_name), "application/json", json.as_bytes());
        }))
        .child(button(Word::Print, Sign::Download).on("click", |_| print::now()))
        .dyn_children(move || copying.by_hand())
}

/// The card as SVG, its width and its height. Always on paper: what is saved is for a document.
fn picture(of: &FactCardView) -> (String, u32, u32) {
    let site = document::name();
    let layout = card(&of.spec_at(&site), WIDTH_PX);
    let description = of.text_at(&site);
    let name = Name { title: &of.claim, description: &description };
    (svg(&layout, name, Colours::Fixed(Theme::Light)), layout.width as u32, layout.height as u32)
}
