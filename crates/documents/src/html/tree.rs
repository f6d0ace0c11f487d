//! A page as a tree, good enough to tell an article from a menu: tags that a browser would close are closed, and that is all
//! that is repaired.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// The place of a node in its tree.
pub(super) type At = usize;

/// A page.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// An element, or a run of text.
#[derive(Default)]
pub(super) struct Node {
    /// The element's name in lower case; empty for text.
    pub(super) name: String,
    /// Its attributes that tell something, by name.
    attributes: Vec<(&'static str, String)>,
    /// The text of a run of text.
    pub(super) text: String,
    pub(super) parent: At,
    pub(super) children: Vec<At>,
}

/// The attributes that are kept.
const ATTRIBUTES: [&str; 13] = [
    "class",
    "id",
    "itemprop",
    "role",
    "property",
    "name",
    "content",
    "href",
    "rel",
    "datetime",
    "type",
    "hidden",
    "aria-hidden",
];

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// What a start tag ends: an open element of the second kind, unless one of the third kind is nearer.
const ENDED: [(&[&str], &[&str], &[&str]); 6] = [
    (BLOCKS, &["p"], &["td", "th", "button", "table"]),
    (&["li"], &["li"], &["ul", "ol"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["td", "th"], &["td", "th"], &["table", "tr"]),
    (&["tr"], &["tr", "td", "th"], &["table"]),
    (&["option"], &["option"], &["select"]),
];

/// Elements that stand for themselves on lines of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// Elements deeper than this are taken for empty: no page has so many, and functions that call themselves stay within bounds.
const MAX_DEPTH: usize = 250;

/// Long pages have some ten thousand.
const MAX_NODES: usize = 400_000;

impl Tree {
    /// The tree of a page; `None` if it has more nodes than a page that somebody reads.
    pub(super) fn parsed(html: &str) -> Option<Tree> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut tree = Tree { nodes: vec![Node::default()] };
        let mut open: Vec<At> = vec![0];
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            if tree.nodes.len() > MAX_NODES {
                return None;
            }
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let kept = ATTRIBUTES.iter().filter_map(|name| {
                        let value = tag.attributes.get(name.as_bytes())?;
                        Some((*name, String::from_utf8_lossy(value).into_owned()))
                    });
                    let attributes = kept.collect();
                    end_implied(&tree, &mut open, &name);
                    let is_empty = VOID.contains(&name.as_str()) || open.len() > MAX_DEPTH;
                    let at = tree.add(&open, Node { name, attributes, ..Node::default() });
                    if !is_empty {
                        open.push(at);
                    }
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    let found =
                        open.iter().skip(1).rposition(|at| tree.node(*at).is_some_and(|node| node.name == name));
                    if let Some(found) = found {
                        open.truncate(found + 1);
                    }
                }
                Token::String(text) => {
                    let text = String::from_utf8_lossy(&text).into_owned();
                    tree.add(&open, Node { text, ..Node::default() });
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Some(tree)
    }

    fn add(&mut self, open: &[At], node: Node) -> At {
        let at = self.nodes.len();
        let parent = open.last().copied().unwrap_or(0);
        self.nodes.push(Node { parent, ..node });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(at);
        }
        at
    }

    /// The node at a place.
    pub(super) fn node(&self, at: At) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// All nodes in the order of the page.
    pub(super) fn all(&self) -> impl Iterator<Item = (At, &Node)> {
        self.nodes.iter().enumerate()
    }

    /// The text below a node, scripts and styles excepted, with one space between words.
    pub(super) fn text_below(&self, at: At) -> String {
        let mut text = String::new();
        self.push_text(at, &mut text);
        crate::cleanup::single_spaced(&text)
    }

    fn push_text(&self, at: At, out: &mut String) {
        let Some(node) = self.node(at) else { return };
        if matches!(node.name.as_str(), "script" | "style") {
            return;
        }
        if node.name == "br" || BLOCKS.contains(&node.name.as_str()) {
            out.push(' ');
        }
        out.push_str(&node.text);
        for child in &node.children {
            self.push_text(*child, out);
        }
    }
}

impl Node {
    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }
}

/// Ends the elements that a start tag ends without saying so.
fn end_implied(tree: &Tree, open: &mut Vec<At>, name: &str) {
    for (_, ended, bounds) in ENDED.iter().filter(|(starts, ..)| starts.contains(&name)) {
        let is_one_of =
            |at: &At, names: &[&str]| tree.node(*at).is_some_and(|node| names.contains(&node.name.as_str()));
        let bound = open.iter().rposition(|at| is_one_of(at, bounds)).unwrap_or(0);
        let first = open.iter().enumerate().skip(bound + 1).find(|(_, at)| is_one_of(at, ended)).map(|(at, _)| at);
        if let Some(first) = first {
            open.truncate(first);
        }
    }
}
