//! Which part of a page is its article, and its text.
//!
//! What stands around articles is told by its elements, by the names that pages give to their parts, and by consisting of
//! links. Of the rest the article is the smallest part that holds most of the text.

use super::tree::{At, BLOCKS, Node, Tree};

/// Elements that are no text of an article.
const OUTSIDE: [&str; 22] = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "iframe", "svg", "select",
    "textarea", "object", "embed", "audio", "video", "canvas", "head", "dialog", "menu", "input",
];

/// Parts of names (`class`, `id`) of what stands around articles, as words of the name.
const AROUND: [&str; 34] = [
    "nav",
    "navbar",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "related",
    "relate",
    "lienquan",
    "comment",
    "comments",
    "binhluan",
    "share",
    "social",
    "tags",
    "tag",
    "ads",
    "banner",
    "advertisement",
    "popup",
    "newsletter",
    "subscribe",
    "cookie",
    "toolbar",
    "pagination",
    "widget",
    "recommend",
    "hot-news",
    "most-read",
    "rating",
    "print",
    "login",
    "search",
];

/// Names of the part of a page that is the article.
const ARTICLE: [&str; 12] = [
    "fck_detail",
    "detail-content",
    "content-detail",
    "article-content",
    "article-body",
    "articlebody",
    "article__body",
    "entry-content",
    "post-content",
    "news-content",
    "singular-content",
    "the-article-body",
];

/// The text of a page's article.
pub(super) fn text(tree: &Tree) -> String {
    let amounts = amounts(tree);
    let article = with_headline(tree, &amounts, article(tree, &amounts));
    let mut out = String::new();
    push(tree, article, article, &mut out);
    out
}

/// How much text stands below each node, outside of links, in letters.
fn amounts(tree: &Tree) -> Vec<usize> {
    let all: Vec<(At, &Node)> = tree.all().collect();
    let mut is_out = vec![false; all.len()];
    let mut is_link = vec![false; all.len()];
    let mut amounts = vec![0; all.len()];
    // A parent stands before its children.
    for (at, node) in &all {
        let of_parent = |flags: &[bool]| *at > 0 && flags.get(node.parent).copied().unwrap_or(false);
        let (out, link) = (of_parent(&is_out) || is_outside(node), of_parent(&is_link) || node.name == "a");
        if let (Some(own_out), Some(own_link), Some(amount)) =
            (is_out.get_mut(*at), is_link.get_mut(*at), amounts.get_mut(*at))
        {
            (*own_out, *own_link) = (out, link);
            *amount = if out || link { 0 } else { node.text.trim().chars().count() };
        }
    }
    for (at, node) in all.iter().rev().filter(|(at, _)| *at > 0) {
        let own = amounts.get(*at).copied().unwrap_or(0);
        if let Some(amount) = amounts.get_mut(node.parent) {
            *amount += own;
        }
    }
    amounts
}

/// The part that holds most of the text: one that is called an article if there is one, else the innermost part that has
/// nearly all that stands around it.
fn article(tree: &Tree, amounts: &[usize]) -> At {
    let amount = |at: At| amounts.get(at).copied().unwrap_or(0);
    let most = amount(0);
    let named = tree.all().filter(|(_, node)| is_named_article(node)).map(|(at, _)| at);
    if let Some(named) = named.max_by_key(|at| (amount(*at), *at)).filter(|at| amount(*at) * 5 >= most * 2) {
        return named;
    }
    let mut at = 0;
    while let Some(node) = tree.node(at) {
        let largest = node.children.iter().copied().max_by_key(|child| amount(*child));
        match largest.filter(|child| {
            amount(*child) * 10 >= amount(at) * 7 && tree.node(*child).is_some_and(|it| it.text.is_empty())
        }) {
            Some(child)
                if tree.node(child).is_some_and(|it| !matches!(it.name.as_str(), "p" | "span" | "table" | "ul")) =>
            {
                at = child;
            }
            _ => break,
        }
    }
    at
}

/// The part, or one around it that also holds the headline and hardly more.
fn with_headline(tree: &Tree, amounts: &[usize], article: At) -> At {
    let amount = |at: At| amounts.get(at).copied().unwrap_or(0);
    let mut at = article;
    while at > 0 {
        let Some(node) = tree.node(at) else { break };
        if holds_headline(tree, at) {
            return at;
        }
        if amount(node.parent) * 10 > amount(article) * 14 + 4000 {
            break;
        }
        at = node.parent;
    }
    if holds_headline(tree, at) { at } else { article }
}

fn holds_headline(tree: &Tree, at: At) -> bool {
    let Some(node) = tree.node(at) else { return false };
    node.name == "h1" || !is_outside(node) && node.children.iter().any(|child| holds_headline(tree, *child))
}

fn is_named_article(node: &Node) -> bool {
    matches!(node.name.as_str(), "article" | "main")
        || node.attribute("role") == Some("main")
        || node.attribute("itemprop").is_some_and(|it| it.eq_ignore_ascii_case("articleBody"))
        || ["class", "id"]
            .iter()
            .filter_map(|name| node.attribute(name))
            .any(|value| value.split_whitespace().any(|own| ARTICLE.iter().any(|it| own.eq_ignore_ascii_case(it))))
}

/// True for what stands around articles, or is not shown.
fn is_outside(node: &Node) -> bool {
    if OUTSIDE.contains(&node.name.as_str()) || node.attribute("hidden").is_some() {
        return true;
    }
    if node.attribute("aria-hidden") == Some("true") {
        return true;
    }
    if matches!(node.attribute("role"), Some("navigation" | "banner" | "contentinfo" | "complementary" | "search")) {
        return true;
    }
    if matches!(node.name.as_str(), "" | "body" | "html" | "article" | "main" | "p" | "h1") {
        return false;
    }
    let mut names = ["class", "id"].into_iter().filter_map(|name| node.attribute(name));
    names.any(|value| value.split_whitespace().any(is_around))
}

/// True for a name one of whose words tells that it stands around articles: `box-related`, `mainMenu`, `breadcrumb`.
fn is_around(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(['-', '_']);
    AROUND.contains(&lower.as_str()) || words.into_iter().any(|word| AROUND.contains(&word))
}

fn push(tree: &Tree, article: At, at: At, out: &mut String) {
    let Some(node) = tree.node(at) else { return };
    if at != article && (is_outside(node) || is_list_of_links(tree, at, node)) {
        return;
    }
    let name = node.name.as_str();
    let is_block = BLOCKS.contains(&name) && name != "tr";
    let is_cell = matches!(name, "td" | "th");
    match name {
        "br" => out.push('\n'),
        "tr" if !out.ends_with('\n') => out.push('\n'),
        _ if is_block && !is_within_cell(tree, at) => out.push_str("\n\n"),
        _ if is_block => out.push(' '),
        "" if is_preformatted(tree, at) => out.push_str(&node.text),
        // Line breaks of a source are spaces.
        "" => out.extend(node.text.chars().map(|it| if matches!(it, '\n' | '\r' | '\t') { ' ' } else { it })),
        _ => {}
    }
    for child in &node.children {
        push(tree, article, *child, out);
    }
    match name {
        "tr" => {
            out.truncate(out.trim_end_matches(['\t', ' ']).len());
            out.push('\n');
        }
        _ if is_cell => {
            out.truncate(out.trim_end_matches([' ', '\n']).len());
            out.push('\t');
        }
        _ if is_block && !is_within_cell(tree, at) => out.push_str("\n\n"),
        _ => {}
    }
}

fn ancestors(tree: &Tree, at: At) -> impl Iterator<Item = &Node> {
    let mut next = Some(at);
    std::iter::from_fn(move || {
        let at = next.filter(|at| *at > 0)?;
        let node = tree.node(at)?;
        next = Some(node.parent);
        Some(node)
    })
}

fn is_within_cell(tree: &Tree, at: At) -> bool {
    let names = ancestors(tree, at).map(|node| node.name.as_str());
    names.skip(1).take_while(|name| *name != "table").any(|name| matches!(name, "td" | "th"))
}

fn is_preformatted(tree: &Tree, at: At) -> bool {
    ancestors(tree, at).take(4).any(|node| node.name == "pre")
}

/// True for a list whose text is links: other articles.
fn is_list_of_links(tree: &Tree, at: At, node: &Node) -> bool {
    if !matches!(node.name.as_str(), "ul" | "ol" | "div" | "section") {
        return false;
    }
    let (mut n_links, mut n_linked, mut n_all) = (0, 0, 0);
    measure_links(tree, at, false, &mut n_links, &mut n_linked, &mut n_all);
    n_links >= 2 && n_linked * 10 >= n_all * 8
}

fn measure_links(tree: &Tree, at: At, is_link: bool, n_links: &mut usize, n_linked: &mut usize, n_all: &mut usize) {
    let Some(node) = tree.node(at) else { return };
    let n = node.text.trim().chars().count();
    *n_all += n;
    *n_linked += if is_link { n } else { 0 };
    *n_links += usize::from(node.name == "a");
    for child in &node.children {
        measure_links(tree, *child, is_link || node.name == "a", n_links, n_linked, n_all);
    }
}
