//! No number is formatted under `src/`: strings arrive final from `explore`, which alone knows languages.
//!
//! Tokens have no types, so the rule is drawn around what formats: no `.to_string()`, no format specification such as
//! `{:.2}`, no locale function of the browser, and `format!` makes names for machines (ids, classes, addresses) or joins
//! final strings.

use super::code::{Kind, Token, shipped};
use super::{Finding, Tree};

/// Functions of the browser and of Rust that turn a number into words.
const FORMATTERS: [&str; 6] =
    ["to_string", "to_fixed", "to_precision", "to_locale_string", "NumberFormat", "DateTimeFormat"];

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let interface = |path: &str| path.starts_with("src/") && path.ends_with(".rs");
    for (path, text) in tree.iter().filter(|(path, _)| interface(path)) {
        let tokens = shipped(text);
        for (index, token) in tokens.iter().enumerate() {
            if token.kind == Kind::Ident && FORMATTERS.contains(&token.text.as_str()) && !of_error(&tokens, index) {
                findings.push(Finding::new(
                    path,
                    token.line,
                    format!("`{}` under src/: final strings come from `explore`", token.text),
                ));
            }
            if let Some(pattern) = formatted(&tokens, index)
                && !is_machine_name(&pattern.text)
                && !is_joint(&pattern.text)
                && !is_geometry(&tokens, index)
            {
                findings.push(Finding::new(
                    path,
                    pattern.line,
                    format!(
                        "format!(\"{}\") under src/ makes text to be read: that comes from `explore`; a name for \
                         machines (letters, no space, no `{{:…}}`) was expected",
                        pattern.text
                    ),
                ));
            }
        }
    }
}

/// Whether this is `error.to_string()`: a message, not a number (a panic has one too).
fn of_error(tokens: &[Token], index: usize) -> bool {
    index
        .checked_sub(2)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| matches!(token.text.as_str(), "error" | "panic"))
}

/// The pattern of the `format!` that begins at `index`.
fn formatted(tokens: &[Token], index: usize) -> Option<&Token> {
    let texts = [("format", 0), ("!", 1), ("(", 2)];
    texts
        .iter()
        .all(|(text, after)| tokens.get(index + after).is_some_and(|token| token.text == *text))
        .then(|| tokens.get(index + 3))
        .flatten()
        .filter(|token| token.kind == Kind::Text)
}

/// Whether the pattern only joins strings that are final already: two places at least, no letter or digit beside them.
fn is_joint(pattern: &str) -> bool {
    let outside: String = pattern.split('{').map(|part| part.rsplit('}').next().unwrap_or("")).collect();
    pattern.matches('{').count() > 1 && !pattern.contains("{:") && !outside.contains(char::is_alphanumeric)
}

/// Whether the `format!` at `index` makes the value of an attribute that holds coordinates.
fn is_geometry(tokens: &[Token], index: usize) -> bool {
    let before = tokens.get(index.saturating_sub(6)..index).unwrap_or_default();
    before.iter().any(|token| matches!(token.text.as_str(), "viewBox" | "view_box" | "points" | "d" | "transform"))
}

fn is_machine_name(pattern: &str) -> bool {
    let mut outside = String::new();
    let mut specified = false;
    let mut depth = 0_usize;
    for sign in pattern.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth > 0 => specified = true,
            _ if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    !specified
        && outside.is_ascii()
        && !outside.contains(' ')
        && outside.contains(|sign: char| sign.is_ascii_alphabetic() || sign == '#' || sign == '/')
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn numbers_made_into_text_are_found() {
        for code in [
            "fn a() { n.to_string() }",
            "fn a() { format!(\"{n:.2}\") }",
            "fn a() { format!(\"{n}\") }",
            "fn a() { format!(\"{n} rows\") }",
            "fn a() { format!(\"{}%\", n) }",
        ] {
            assert_eq!(found(check, &[("src/a.rs", code)]).len(), 1, "{code}");
            assert!(found(check, &[("crates/explore/src/a.rs", code)]).is_empty());
        }
    }

    #[test]
    fn names_for_machines_and_joints_are_allowed() {
        for code in [
            "fn a() { format!(\"row-{n}\") }",
            "fn a() { format!(\"#/bai/{id}\") }",
            "fn a() { format!(\"{}: {}\", label, count) }",
            "fn a() { svg(\"svg\").attr(\"viewBox\", &format!(\"0 0 {} {}\", w, h)) }",
            "fn a() { error.to_string() }",
        ] {
            assert!(found(check, &[("src/a.rs", code)]).is_empty(), "{code}");
        }
    }
}
