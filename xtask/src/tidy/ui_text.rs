//! No word that a visitor reads stands under `src/`: words live in `explore`, in both languages.
//!
//! Vietnamese gives itself away by its letters, in any literal. English is looked for where markup shows it: a literal
//! given to `.text(…)`, or to an attribute that is read out or shown.

use super::code::{Kind, Token, shipped};
use super::{Finding, Tree};

/// Attributes whose value visitors see or hear.
const READ: [&str; 6] = ["alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title"];

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let interface = |path: &str| path.starts_with("src/") && path.ends_with(".rs");
    for (path, text) in tree.iter().filter(|(path, _)| interface(path)) {
        let tokens = shipped(text);
        for (index, token) in tokens.iter().enumerate() {
            let vietnamese = matches!(token.kind, Kind::Text | Kind::Ident)
                && token.text.chars().any(|sign| sign.is_alphabetic() && !sign.is_ascii());
            let shown =
                token.kind == Kind::Text && token.text.contains(char::is_alphabetic) && is_shown(&tokens, index);
            if vietnamese || shown {
                findings.push(Finding::new(
                    path,
                    token.line,
                    format!("\"{}\" is read by visitors: it belongs to the words of `explore`", token.text),
                ));
            }
        }
    }
}

/// Whether the token at `index` is what `.text(` says, or `.attr(` with the name of a [`READ`] attribute.
fn is_shown(tokens: &[Token], index: usize) -> bool {
    let text =
        |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| token.text.as_str());
    (text(1) == "(" && text(2) == "text") || (text(1) == "," && text(4) == "attr" && READ.contains(&text(2)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn words_for_visitors_are_found() {
        assert_eq!(found(check, &[("src/a.rs", "fn a() { b(\"Số liệu\") }")]), ["src/a.rs:1"]);
        assert_eq!(found(check, &[("src/a.rs", "fn a() { el(\"p\").text(\"Figures\") }")]), ["src/a.rs:1"]);
        assert_eq!(found(check, &[("src/a.rs", "fn a() { b.attr(\"title\", \"Figures\") }")]), ["src/a.rs:1"]);
    }

    #[test]
    fn names_and_signs_are_no_words() {
        let code = "/// Số liệu\nfn a() { el(\"p\").class(\"figures\").text(words.title).text(\" · \") }";
        assert!(found(check, &[("src/a.rs", code)]).is_empty());
        let attribute = "fn a() { el(\"input\").attr(\"type\", \"text\").attr(\"aria-label\", Word::Find) }";
        assert!(found(check, &[("src/a.rs", attribute)]).is_empty());
    }
}
