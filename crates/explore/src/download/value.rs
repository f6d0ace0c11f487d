//! A JSON value, written by hand: the few shapes of the downloads need no JSON library in the page.

use std::fmt::Write as _;

/// A value; members of an object stand in the order in which they are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// Not known.
    Null,
    Bool(bool),
    /// A decimal number as it is written: `14.665`.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// A text, if there is one.
    pub(crate) fn known(text: &str) -> Option<Json> {
        (!text.is_empty()).then(|| Json::text(text))
    }

    /// A number, if there is one.
    pub(crate) fn known_number(number: &str) -> Option<Json> {
        (!number.is_empty()).then(|| Json::Number(number.to_owned()))
    }

    /// An object of the members that have a value.
    pub(crate) fn object<const N: usize>(members: [(&'static str, Option<Json>); N]) -> Json {
        Json::Object(members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
    }

    /// As a file: each object of a list on a line of its own, a line break at the end.
    pub(crate) fn file(&self) -> String {
        let mut text = self.to_text();
        text.push('\n');
        text
    }

    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        self.push_to(&mut text);
        text
    }

    fn push_to(&self, text: &mut String) {
        match self {
            Json::Null => text.push_str("null"),
            Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Json::Number(number) => text.push_str(number),
            Json::Text(value) => push_string(text, value),
            Json::List(items) => push_list(text, items),
            Json::Object(members) => {
                text.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    _ = write!(text, "{}\"{name}\": ", if at > 0 { ", " } else { "" });
                    value.push_to(text);
                }
                text.push('}');
            }
        }
    }
}

fn push_list(text: &mut String, items: &[Json]) {
    let is_of_objects = matches!(items.first(), Some(Json::Object(_)));
    text.push('[');
    for (at, item) in items.iter().enumerate() {
        text.push_str(match (at, is_of_objects) {
            (0, true) => "\n",
            (0, false) => "",
            (_, true) => ",\n",
            (_, false) => ", ",
        });
        item.push_to(text);
    }
    text.push_str(if is_of_objects { "\n]" } else { "]" });
}

pub(crate) fn push_string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c < ' ' => _ = write!(text, "\\u{:04x}", u32::from(c)),
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        let value = Json::object([
            ("a", Json::known("\"\\\n\t\u{1}<ạ>\u{2028}")),
            ("b", Json::known("")),
            ("c", Some(Json::List(vec![Json::object([("d", Json::known_number("-1.50"))]), Json::Null]))),
            ("e", Some(Json::List(vec![Json::Bool(true), Json::text("x")]))),
        ]);
        let back: serde_json::Value = serde_json::from_str(&value.file()).unwrap();
        let expected = serde_json::json!({
            "a": "\"\\\n\t\u{1}<ạ>\u{2028}", "c": [{ "d": -1.5 }, null], "e": [true, "x"],
        });
        assert_eq!(back, expected);
    }
}
