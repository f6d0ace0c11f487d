//! The elements of a picture, and how they are written down.

use std::borrow::Cow;

use letters::markup::push_escaped;

/// A picture: the element that holds all others, and these from back to front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub frame: Part,
    /// Title and description first.
    pub parts: Vec<Part>,
}

/// An element of SVG that holds no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub name: &'static str,
    /// Names and values; no name twice.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    /// Its text, not escaped; none for a shape.
    pub text: Option<String>,
}

impl Drawing {
    pub(super) fn to_svg(&self) -> String {
        let n_bytes: usize = self.parts.iter().map(Part::n_bytes).sum();
        let mut out = String::with_capacity(n_bytes + 1024);
        self.frame.push_head(&mut out, " xmlns=\"http://www.w3.org/2000/svg\"");
        out.push_str(">\n");
        self.parts.iter().for_each(|part| part.push_to(&mut out));
        out.push_str("</svg>\n");
        out
    }
}

impl Part {
    pub(super) fn shape(name: &'static str) -> Part {
        Part { name, attributes: Vec::with_capacity(8), text: None }
    }

    pub(super) fn text(name: &'static str, text: &str) -> Part {
        Part { name, attributes: Vec::new(), text: Some(text.to_owned()) }
    }

    pub(super) fn set(&mut self, name: &'static str, value: impl Into<Cow<'static, str>>) {
        self.attributes.push((name, value.into()));
    }

    pub(super) fn set_number(&mut self, name: &'static str, value: i32) {
        let mut text = String::with_capacity(8);
        push_number(&mut text, value);
        self.set(name, text);
    }

    /// About as much as it takes when it is written down.
    fn n_bytes(&self) -> usize {
        let attributes: usize = self.attributes.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
        attributes + self.text.as_ref().map_or(0, String::len) + 16
    }

    fn push_head(&self, out: &mut String, first: &str) {
        out.push('<');
        out.push_str(self.name);
        out.push_str(first);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            push_escaped(out, value);
            out.push('"');
        }
    }

    fn push_to(&self, out: &mut String) {
        self.push_head(out, "");
        match &self.text {
            Some(text) => {
                out.push('>');
                push_escaped(out, text);
                out.push_str("</");
                out.push_str(self.name);
                out.push_str(">\n");
            }
            None => out.push_str("/>\n"),
        }
    }
}

/// A length or a share, at least 0, to the nearest hundredth, as short as it can be. The standard library's way brings
/// 8 KB of tables to the page.
pub(super) fn push_hundredths(out: &mut String, number: f64) {
    let hundredths = (number.max(0.0) * 100.0).round() as i32;
    push_number(out, hundredths / 100);
    let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
    if tenth != 0 || hundredth != 0 {
        out.push('.');
        push_number(out, tenth);
    }
    if hundredth != 0 {
        push_number(out, hundredth);
    }
}

/// Formatting as the standard library does it takes a quarter of the time in which a long line is painted.
pub(super) fn push_number(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut tens = 1;
    while rest / tens >= 10 {
        tens *= 10;
    }
    while tens > 0 {
        out.push(char::from(b'0' + (rest / tens) as u8));
        rest %= tens;
        tens /= 10;
    }
}
