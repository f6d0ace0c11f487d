//! Looks live in `style/`, colours in one file of it.
//!
//! Markup carries classes, and computed sizes as attributes of SVG; the page's policy forbids inline styles anyway.

use super::code::shipped;
use super::{Finding, Tree};

/// The only style sheet that names colours.
const TOKENS: &str = "style/tokens.css";

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree {
        if path.starts_with("src/") && path.ends_with(".rs") {
            inline(path, text, findings);
        } else if path.starts_with("style/") && path.ends_with(".css") && path != TOKENS {
            colours(path, text, findings);
        } else if path == "index.html" && text.contains(" style=") {
            findings.push(Finding::new(path, 1, "`style=`: a class and a rule in style/ were expected"));
        }
    }
}

fn inline(path: &str, text: &str, findings: &mut Vec<Finding>) {
    let tokens = shipped(text);
    for window in tokens.windows(3) {
        if let [method, open, name] = window
            && matches!(method.text.as_str(), "attr" | "set" | "set_attribute")
            && open.text == "("
            && name.text == "style"
        {
            findings.push(Finding::new(path, name.line, "an inline style: a class was expected"));
        }
    }
}

fn colours(path: &str, text: &str, findings: &mut Vec<Finding>) {
    for (number, line) in text.lines().enumerate() {
        let hex = line.split('#').skip(1).any(|after| {
            let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
            matches!(digits, 3 | 4 | 6 | 8)
                && !after.chars().nth(digits).is_some_and(|sign| sign.is_alphanumeric() || sign == '-')
        });
        let function = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab("].iter().any(|name| line.contains(name))
            // A shadow is black in every theme.
            && !line.contains("rgb(0 0 0 / ");
        if hex || function {
            findings.push(Finding::new(
                path,
                number + 1,
                format!("a colour of its own: a variable of {TOKENS} was expected"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn inline_styles_are_found() {
        assert_eq!(found(check, &[("src/a.rs", "fn a() { b.attr(\"style\", \"top:0\") }")]), ["src/a.rs:1"]);
        assert_eq!(found(check, &[("src/a.rs", "fn a() { b.set(\"style\", c) }")]), ["src/a.rs:1"]);
        let fine = "fn a() { let style = b; el(\"p\").class(\"style\").attr(\"data-style\", style) }";
        assert!(found(check, &[("src/a.rs", fine)]).is_empty());
    }

    #[test]
    fn colours_outside_the_tokens_are_found() {
        let files = [
            ("style/a.css", "a { color: #fff; }\nb { color: var(--ink); }\n#add-row { top: 0 }"),
            (TOKENS, "a { color: #fff; }"),
        ];
        assert_eq!(found(check, &files), ["style/a.css:1"]);
    }
}
