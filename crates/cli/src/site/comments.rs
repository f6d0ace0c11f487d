//! Comments of scripts and style sheets, which a visitor need not download.
//!
//! Only comments that have whole lines to themselves are left out, so that nothing inside of a string, a template or a
//! regular expression is touched, unless a line of it looks like a comment. The files that this is for have no such
//! line.

use super::names::Files;

/// Leaves out the comments of the files named `names`.
pub(super) fn leave_out(files: &mut Files, names: &[&str]) {
    for name in names {
        if let Some(bytes) = files.get_mut(*name)
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            *bytes = without_comments(text).into_bytes();
        }
    }
}

/// The text without the lines that are nothing but comment.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_inside = false;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let begins = trimmed.starts_with("/*") && trimmed.find("*/").is_none_or(|end| end + 2 == trimmed.len());
        if is_inside || begins {
            is_inside = !trimmed.ends_with("*/");
        } else if !trimmed.starts_with("//") {
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_comment_are_left_out_and_nothing_else() {
        let text = "/* one */\na { b: c; } /* kept */\n/* two\n   three */\n  // four\nlet x = 'http://y'; // kept\n/** five\n * six\n */\nend";
        assert_eq!(without_comments(text), "a { b: c; } /* kept */\nlet x = 'http://y'; // kept\nend");
        assert_eq!(without_comments("/* a */ b\n"), "/* a */ b\n");
    }
}
