//! Rust source as tokens: what the rules look at when they ask for literals and macros.
//!
//! It owns leaving out what is not shipped (attributes, doc comments, `#[cfg(test)]` modules, `#[test]` functions). It
//! refuses to parse further: tokens are enough for these rules.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token that ships.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) line: usize,
}

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
        collect_tokens(stream, &mut tokens);
    }
    tokens
}

fn collect_tokens(stream: TokenStream, tokens: &mut Vec<Token>) {
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
        push(tree, tokens);
        next += 1;
    }
}

fn push(tree: &TokenTree, tokens: &mut Vec<Token>) {
    let line = tree.span().start().line;
    let mut add = |text: String, kind| tokens.push(Token { text, kind, line });
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
            collect_tokens(group.stream(), tokens);
            let line = group.span_close().end().line;
            tokens.push(Token { text: close.to_owned(), kind: Kind::Close, line });
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
    fn a_token_knows_its_line() {
        let tokens = shipped("fn a() {\n  el(\n \"x\") \n}");
        let text = tokens.iter().find(|token| token.kind == Kind::Text).unwrap();
        assert_eq!(text.line, 3);
    }
}
