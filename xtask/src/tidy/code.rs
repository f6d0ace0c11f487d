//! Rust source as tokens: what the rules look at when they ask for literals and macros.
//!
//! It owns leaving out what is not shipped (attributes, doc comments, `#[cfg(test)]` modules, `#[test]` functions) and
//! knowing when a token lies inside `view!`. It refuses to parse further: tokens are enough for these rules.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token that ships, with what stands around it.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) line: usize,
    pub(super) in_view: bool,
}

/// What kind of token.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(super) enum Kind {
    Ident,
    Punct,
    /// A string literal; the text has lost its quotes, escapes are left as written.
    Text,
    Literal,
    Open,
    Close,
}

/// The tokens of `source` that ship. Source that is no Rust has none: the compiler says so better than we could.
pub(super) fn shipped(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    if let Ok(stream) = source.parse::<TokenStream>() {
        walk(stream, In::Code, &mut tokens);
    }
    tokens
}

#[derive(Clone, Copy, PartialEq)]
enum In {
    Code,
    View,
}

fn walk(stream: TokenStream, place: In, tokens: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut next = 0;
    while let Some(tree) = trees.get(next) {
        if let Some(attribute) = attribute_at(&trees, next) {
            next += attribute.length;
            if attribute.is_test {
                next = after_item(&trees, next);
            }
            continue;
        }
        let inside = if place == In::View || is_view(&trees, next) { In::View } else { In::Code };
        push(tree, place, inside, tokens);
        next += 1;
    }
}

fn push(tree: &TokenTree, place: In, inside: In, tokens: &mut Vec<Token>) {
    let line = tree.span().start().line;
    let mut add = |text: String, kind| {
        tokens.push(Token { text, kind, line, in_view: place == In::View });
    };
    match tree {
        TokenTree::Ident(ident) => add(ident.to_string(), Kind::Ident),
        TokenTree::Punct(punct) => add(punct.as_char().to_string(), Kind::Punct),
        TokenTree::Literal(literal) => {
            let written = literal.to_string();
            match (written.find('"'), written.rfind('"')) {
                (Some(open), Some(close)) if open < close => {
                    let text = written.get(open + 1..close).unwrap_or("").to_owned();
                    add(text, Kind::Text);
                }
                _ => add(written, Kind::Literal),
            }
        }
        TokenTree::Group(group) => {
            let (open, close) = signs(group);
            add(open.to_owned(), Kind::Open);
            walk(group.stream(), inside, tokens);
            tokens.push(Token {
                text: close.to_owned(),
                kind: Kind::Close,
                line: group.span_close().end().line,
                in_view: place == In::View,
            });
        }
    }
}

fn signs(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Whether the tree at `index` is the body of `view! { … }`.
fn is_view(trees: &[TokenTree], index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|at| trees.get(at));
    matches!(trees.get(index), Some(TokenTree::Group(_)))
        && matches!(before(1), Some(TokenTree::Punct(sign)) if sign.as_char() == '!')
        && matches!(before(2), Some(TokenTree::Ident(name)) if name == "view")
}

struct Attribute {
    length: usize,
    is_test: bool,
}

/// The attribute that begins at `index`: `#[…]` or `#![…]`.
fn attribute_at(trees: &[TokenTree], index: usize) -> Option<Attribute> {
    let sign =
        |at: usize, wanted: char| matches!(trees.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == wanted);
    if !sign(index, '#') {
        return None;
    }
    let length = if sign(index + 1, '!') { 3 } else { 2 };
    match trees.get(index + length - 1) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let text = group.stream().to_string().replace(' ', "");
            Some(Attribute { length, is_test: text == "cfg(test)" || text == "test" })
        }
        _ => None,
    }
}

/// The index after the item that begins at `index`: past its `{ … }` or its `;`.
fn after_item(trees: &[TokenTree], index: usize) -> usize {
    let end = trees.iter().skip(index).position(|tree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    });
    end.map_or(trees.len(), |length| index + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_comments_do_not_ship() {
        let tokens = shipped(
            "//! head\n/// doc\n#[doc = \"x\"] fn a() { b(\"shown\") }\n#[cfg(test)] mod tests { fn c() { \"not\" } }\n\
             #[test] fn d() { \"nor this\" }\nfn e() { \"but this\" }",
        );
        let texts: Vec<&str> =
            tokens.iter().filter(|token| token.kind == Kind::Text).map(|token| token.text.as_str()).collect();
        assert_eq!(texts, ["shown", "but this"]);
    }

    #[test]
    fn a_token_knows_its_line_and_whether_it_lies_in_markup() {
        let tokens = shipped("fn a() {\n  view! {\n <p>{b(\"x\")}</p> }\n}");
        let text = tokens.iter().find(|token| token.kind == Kind::Text).unwrap();
        assert_eq!((text.line, text.in_view), (3, true));
        let name = tokens.iter().find(|token| token.text == "a").unwrap();
        assert!(!name.in_view);
    }
}
