//! `Query` ⇄ the URL after `#`: readable keys, defaults left out, lists joined with `~`, ranges with `..`.
//!
//! `#/so-lieu?v=1&chi-so=vssid.installs~vssid.users&ky=2021-01..2022-12&xem=duong`. Reading never fails: what is not
//! understood becomes a [`UrlNote`] and is otherwise ignored. Nor is it ever slow: every link of a page carries the address, so
//! that it is read only up to [`MOST_BYTES`] and with at most [`MOST_VALUES`] values of a facet; what is left out is noted, too.

use std::fmt::Write as _;

use engine::Decimal;
use engine::reading::PartialDate;

use super::{
    ChecksTab, Collection, Column, ContextOrder, DateRange, Direction, Group, Lens, Provinces, Query, Reprints, Route,
    Sort, StopWords, Tab, ValueRange, WordUnit,
};
use crate::facet::{Facet, Shape};
use crate::ui_text::Language;

/// The version of the keys; written whenever a key is.
const VERSION: &str = "1";
/// No list has more pages.
const MOST_PAGES: u32 = 1_000_000;

/// More of an address is not read.
pub const MOST_BYTES: usize = 32_000;
/// More values of one facet are not read.
pub const MOST_VALUES: usize = 300;
/// More notes than these are counted, not told.
const MOST_NOTES: usize = 8;

/// Something in the URL that was not understood, and ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlNote {
    /// There is no such page; the start page is shown.
    Route(String),
    /// There is no such key.
    Key(String),
    /// The key is known, this value of it is not.
    Value {
        key: String,
        /// The value, as given.
        value: String,
    },
    /// The link was made by a newer version of the site.
    Version(String),
    /// This key has so many more values than are read.
    Values { key: String, n_more: usize },
    /// The address is longer than [`MOST_BYTES`].
    Length,
    /// So many more parts were not understood.
    More(usize),
    /// The page failed when it was here the last time: the start page is shown.
    Failed,
}

impl Query {
    /// Reads the part of a URL after `#`, with or without the `#` itself. The empty text is the start page.
    #[must_use]
    pub fn from_hash(hash: &str) -> (Query, Vec<UrlNote>) {
        let whole = hash.strip_prefix('#').unwrap_or(hash);
        let hash = within_limit(whole);
        let (path, pairs) = hash.split_once('?').unwrap_or((hash, ""));
        let (mut query, mut notes) = (Query::default(), Vec::new());
        if hash.len() < whole.len() {
            notes.push(UrlNote::Length);
        }
        match Route::from_path(path) {
            Some(route) => query.route = route,
            None => notes.push(UrlNote::Route(decoded(path))),
        }
        for pair in pairs.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.read_pair(&decoded(key), value, &mut notes);
        }
        if notes.len() > MOST_NOTES {
            let n_more = notes.len() - MOST_NOTES;
            notes.truncate(MOST_NOTES);
            notes.push(UrlNote::More(n_more));
        }
        (query, notes)
    }

    /// The part of the URL from `#` on. `from_hash` gives the same query back.
    #[must_use]
    pub fn to_hash(&self) -> String {
        let mut pairs = Vec::new();
        for (facet, chosen) in &self.selection.values {
            let values: Vec<String> = chosen.iter().map(|value| encoded(value)).collect();
            pairs.push(format!("{}={}", facet.info().key, values.join("~")));
        }
        if !self.selection.period.is_open() {
            let DateRange { from, to } = self.selection.period;
            pairs.push(format!("ky={}..{}", shown(from, partial_date), shown(to, partial_date)));
        }
        if !self.selection.value.is_open() {
            let ValueRange { from, to } = self.selection.value;
            pairs.push(format!("gia-tri={}..{}", shown(from, |d| d.to_string()), shown(to, |d| d.to_string())));
        }
        if !self.selection.text.is_empty() {
            pairs.push(format!("chua={}", encoded(&self.selection.text)));
        }
        if self.tab != Tab::default() {
            pairs.push(format!("xem={}", self.tab.key()));
        }
        if let Some(column) = self.sort.by {
            let sign = if self.sort.direction == Direction::Descending { "-" } else { "" };
            pairs.push(format!("sap={sign}{}", column.key()));
        }
        if self.group != Group::default() {
            pairs.push(format!("gop={}", self.group.key()));
        }
        if !self.columns.is_empty() {
            let keys: Vec<&str> = self.columns.iter().map(|column| column.key()).collect();
            pairs.push(format!("cot={}", keys.join("~")));
        }
        if let Some(focus) = &self.focus {
            pairs.push(format!("so={}", encoded(focus)));
        }
        if !self.kinds.is_empty() {
            let keys: Vec<String> = self.kinds.iter().map(|key| encoded(key)).collect();
            pairs.push(format!("loai={}", keys.join("~")));
        }
        if self.checks_tab != ChecksTab::default() {
            pairs.push(format!("muc={}", self.checks_tab.key()));
        }
        if self.page > 0 {
            pairs.push(format!("trang={}", self.page + 1));
        }
        if !self.search.is_empty() {
            pairs.push(format!("q={}", encoded(&self.search)));
        }
        if self.lens != Lens::default() {
            pairs.push(format!("goc={}", self.lens.key()));
        }
        if self.order != ContextOrder::default() {
            pairs.push(format!("xep={}", self.order.key()));
        }
        if self.unit != WordUnit::default() {
            pairs.push(format!("tu={}", self.unit.key()));
        }
        if self.stop_words != StopWords::default() {
            pairs.push(format!("tu-noi={}", self.stop_words.key()));
        }
        if self.reprints != Reprints::default() {
            pairs.push(format!("dang-lai={}", self.reprints.key()));
        }
        if !self.near.is_empty() {
            pairs.push(format!("canh={}", encoded(&self.near)));
        }
        if self.provinces != Provinces::default() {
            pairs.push(format!("tinh={}", self.provinces.key()));
        }
        if self.collection != Collection::default() {
            pairs.push(format!("kho={}", self.collection.key()));
        }
        if self.language != Language::default() {
            pairs.push(format!("nn={}", self.language.code()));
        }
        let path = self.route.to_path();
        if pairs.is_empty() { format!("#{path}") } else { format!("#{path}?v={VERSION}&{}", pairs.join("&")) }
    }

    fn read_pair(&mut self, key: &str, value: &str, notes: &mut Vec<UrlNote>) {
        let mut unknown = |value: &str| notes.push(UrlNote::Value { key: key.to_owned(), value: value.to_owned() });
        let text = decoded(value);
        match key {
            "v" if text == VERSION => {}
            "v" => notes.push(UrlNote::Version(text)),
            "xem" => match Tab::from_key(&text) {
                Some(tab) => self.tab = tab,
                None => unknown(&text),
            },
            "sap" => match sort(&text) {
                Some(sort) => self.sort = sort,
                None => unknown(&text),
            },
            "gop" => match Group::from_key(&text) {
                Some(group) => self.group = group,
                None => unknown(&text),
            },
            "goc" => match Lens::from_key(&text) {
                Some(lens) => self.lens = lens,
                None => unknown(&text),
            },
            "xep" => match ContextOrder::from_key(&text) {
                Some(order) => self.order = order,
                None => unknown(&text),
            },
            "tu" => match WordUnit::from_key(&text) {
                Some(unit) => self.unit = unit,
                None => unknown(&text),
            },
            "tu-noi" => match StopWords::from_key(&text) {
                Some(stop_words) => self.stop_words = stop_words,
                None => unknown(&text),
            },
            "dang-lai" => match Reprints::from_key(&text) {
                Some(reprints) => self.reprints = reprints,
                None => unknown(&text),
            },
            "canh" => self.near = text,
            "tinh" => match Provinces::from_key(&text) {
                Some(provinces) => self.provinces = provinces,
                None => unknown(&text),
            },
            "kho" => match Collection::from_key(&text) {
                Some(collection) => self.collection = collection,
                None => unknown(&text),
            },
            "cot" => {
                for key in text.split('~') {
                    match Column::from_key(key) {
                        Some(column) => _ = self.columns.insert(column),
                        None => unknown(key),
                    }
                }
            }
            "loai" => {
                for key in text.split('~') {
                    if engine::check::Kind::of_key(key).is_some() {
                        self.kinds.insert(key.to_owned());
                    } else {
                        unknown(key);
                    }
                }
            }
            "muc" => match ChecksTab::from_key(&text) {
                Some(tab) => self.checks_tab = tab,
                None => unknown(&text),
            },
            "trang" => match text.parse::<u32>() {
                Ok(page @ 1..=MOST_PAGES) => self.page = page - 1,
                _ => unknown(&text),
            },
            "so" => self.focus = Some(text).filter(|focus| !focus.is_empty()),
            "q" => self.search = text,
            "nn" => match text.as_str() {
                "vi" => self.language = Language::Vi,
                "en" => self.language = Language::En,
                _ => unknown(&text),
            },
            _ => match Facet::from_key(key) {
                Some(facet) => {
                    let n_more = self.read_facet(facet, value, &mut unknown);
                    if n_more > 0 {
                        notes.push(UrlNote::Values { key: key.to_owned(), n_more });
                    }
                }
                None => notes.push(UrlNote::Key(key.to_owned())),
            },
        }
    }

    /// Gives how many values were too many.
    fn read_facet(&mut self, facet: Facet, value: &str, unknown: &mut impl FnMut(&str)) -> usize {
        let mut n_more = 0;
        let text = decoded(value);
        match facet.info().shape {
            Shape::Dates => match range(&text, date_from_text) {
                Some((from, to)) => self.selection.period = DateRange { from, to },
                None => unknown(&text),
            },
            Shape::Values => match range(&text, |end| end.parse::<Decimal>().ok()) {
                Some((from, to)) => self.selection.value = ValueRange { from, to },
                None => unknown(&text),
            },
            Shape::Text => self.selection.text = text,
            Shape::Fixed(values) => {
                for key in text.split('~') {
                    if values.iter().any(|value| value.key == key) {
                        self.selection.values.entry(facet).or_default().insert(key.to_owned());
                    } else {
                        unknown(key);
                    }
                }
            }
            Shape::List | Shape::Tree => {
                for key in value.split('~').map(decoded).filter(|key| !key.is_empty()) {
                    let chosen = self.selection.values.entry(facet).or_default();
                    if chosen.len() < MOST_VALUES {
                        chosen.insert(key);
                    } else if !chosen.contains(&key) {
                        n_more += 1;
                    }
                }
            }
        }
        n_more
    }
}

/// As much of an address as is read: whole parts, whole values.
fn within_limit(hash: &str) -> &str {
    if hash.len() <= MOST_BYTES {
        return hash;
    }
    let mut end = MOST_BYTES;
    while !hash.is_char_boundary(end) {
        end -= 1;
    }
    let start = hash.get(..end).unwrap_or_default();
    start.rfind(['&', '~']).and_then(|at| start.get(..at)).unwrap_or_default()
}

/// The date as typed: `2021`, `2021-04`, `2021-04-27`.
#[must_use]
pub(crate) fn partial_date(date: PartialDate) -> String {
    let mut text = format!("{:04}", date.year);
    for part in [date.month, date.month.and(date.day)].into_iter().flatten() {
        _ = write!(text, "-{part:02}");
    }
    text
}

/// Reads `2021`, `2021-04` or `2021-04-27`; `None` for anything else, days that do not exist included.
#[must_use]
pub(crate) fn date_from_text(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let month = parts.next().map(two_digits);
    let day = parts.next().map(two_digits);
    if parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    let date = PartialDate { year, month: month.flatten(), day: day.flatten() };
    engine::date::date(year, date.month.unwrap_or(1), date.day.unwrap_or(1)).map(|_| date)
}

fn two_digits(text: &str) -> Option<u8> {
    text.parse().ok().filter(|_| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn sort(text: &str) -> Option<Sort> {
    let (key, direction) = match text.strip_prefix('-') {
        Some(key) => (key, Direction::Descending),
        None => (text, Direction::Ascending),
    };
    Some(Sort { by: Some(Column::from_key(key)?), direction })
}

/// `a..b`, `a..`, `..b`, or `a` alone for both ends; at least one end must be there.
fn range<T: Copy>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(Option<T>, Option<T>)> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let end = |part: &str| if part.is_empty() { Some(None) } else { read(part).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    (from.is_some() || to.is_some()).then_some((from, to))
}

fn shown<T>(end: Option<T>, show: impl Fn(T) -> String) -> String {
    end.map(show).unwrap_or_default()
}

/// Everything but letters, digits and a few safe marks as `%XX` of its UTF-8 bytes.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._:,!*".contains(&byte) {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The inverse of [`encoded`]; a `%` that begins no byte stays as it is, and `+` is a plus.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|hex| byte == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        match hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(escaped) => {
                bytes.push(escaped);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod long_tests;
#[cfg(test)]
mod tests;
