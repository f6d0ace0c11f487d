//! What a page says of its article: in `meta` elements, in JSON-LD, and in the elements `title`, `h1` and `time`.

use serde_json::Value;

use super::tree::Tree;
use crate::{Meta, cleanup, date, rows};

pub(super) fn meta(tree: &Tree, html: &str) -> Meta {
    let data = linked_data(tree);
    let said = |names: &[&str]| meta_element(tree, names);
    let data_text = |path: &[&str]| data.iter().find_map(|value| text_at(value, path));
    let title =
        said(&["og:title", "twitter:title"]).or_else(|| element(tree, "h1")).or_else(|| data_text(&["headline"]));
    let published = said(&[
        "article:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "dc.date",
        "dc.date.issued",
        "date",
    ])
    .and_then(|text| date::stated(&text))
    .or_else(|| data_text(&["datePublished"]).and_then(|text| date::stated(&text)))
    .or_else(|| time_element(tree).and_then(|text| date::stated(&text)));
    let url = link(tree, "canonical").or_else(|| said(&["og:url"])).or_else(|| saved_from(html));
    Meta {
        title: title.or_else(|| element(tree, "title")),
        publisher: said(&["og:site_name"])
            .or_else(|| data_text(&["publisher", "name"]))
            .or_else(|| said(&["publisher", "dc.publisher"])),
        published,
        byline: said(&["author", "article:author", "dc.creator"])
            .filter(|it| !it.starts_with("http"))
            .or_else(|| data_text(&["author", "name"])),
        url: url.filter(|url| rows::is_web(url)),
        licence: link(tree, "license"),
        saved: None,
    }
}

/// The first `meta` with one of the names, in the order of the names.
fn meta_element(tree: &Tree, names: &[&str]) -> Option<String> {
    names.iter().find_map(|wanted| {
        let mut metas =
            tree.all().map(|(_, node)| node).filter(|node| node.name == "meta" || node.attribute("itemprop").is_some());
        metas.find_map(|node| {
            let mut keys = ["property", "name", "itemprop"].into_iter().filter_map(|key| node.attribute(key));
            let is_wanted = keys.any(|own| own.eq_ignore_ascii_case(wanted));
            is_wanted.then(|| node.attribute("content")).flatten().and_then(clean)
        })
    })
}

fn element(tree: &Tree, name: &str) -> Option<String> {
    let mut all = tree.all().filter(|(_, node)| node.name == name);
    all.find_map(|(at, _)| clean(&tree.text_below(at)))
}

fn time_element(tree: &Tree) -> Option<String> {
    let mut all = tree.all().map(|(_, node)| node).filter(|node| node.name == "time");
    all.find_map(|node| node.attribute("datetime").map(str::to_owned))
}

fn link(tree: &Tree, rel: &str) -> Option<String> {
    let mut links = tree.all().map(|(_, node)| node).filter(|node| matches!(node.name.as_str(), "link" | "a"));
    links.find(|node| node.attribute("rel") == Some(rel))?.attribute("href").and_then(clean)
}

/// `<!-- saved from url=(0030)https://… -->`, as browsers write it.
fn saved_from(html: &str) -> Option<String> {
    let (_, rest) = html.get(..2000.min(html.len())).unwrap_or(html).split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    clean(rest.split("-->").next()?)
}

/// What a page says of itself in JSON-LD: of the objects in it those that are articles.
fn linked_data(tree: &Tree) -> Vec<Value> {
    let scripts =
        tree.all().filter(|(_, node)| node.name == "script" && node.attribute("type") == Some("application/ld+json"));
    let mut articles = Vec::new();
    for (_, script) in scripts {
        let text: String =
            script.children.iter().filter_map(|at| tree.node(*at)).map(|node| node.text.as_str()).collect();
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let list = match value {
            Value::Array(list) => list,
            Value::Object(ref object) => match object.get("@graph") {
                Some(Value::Array(list)) => list.clone(),
                _ => vec![value],
            },
            _ => continue,
        };
        articles.extend(list.into_iter().filter(is_article));
    }
    articles
}

fn is_article(value: &Value) -> bool {
    let is_one = |kind: &Value| kind.as_str().is_some_and(|kind| kind.contains("Article") || kind.contains("Posting"));
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

/// A text at a path; of a list the first.
fn text_at(value: &Value, path: &[&str]) -> Option<String> {
    let mut value = value;
    for key in path {
        value = value.get(*key)?;
        if let Value::Array(list) = value {
            value = list.first()?;
        }
    }
    clean(value.as_str()?)
}

/// A text on one line; `None` if it is empty.
fn clean(text: &str) -> Option<String> {
    let text = cleanup::single_spaced(&cleanup::cleaned(text));
    (!text.is_empty()).then_some(text)
}
