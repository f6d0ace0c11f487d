//! Which letters the codes of a font are, and how wide.

use std::collections::BTreeMap;
use std::rc::Rc;

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};

/// The fonts that were met, by the object that they are.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<(i64, i64), Rc<Font>>);

/// A font, as far as text needs it.
pub(super) struct Font {
    /// So many bytes are a code.
    pub(super) n_bytes: usize,
    to_unicode: Option<CMap>,
    /// The letters of one-byte codes, where no table to Unicode says them.
    letters: Vec<Option<char>>,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    /// The size of a unit of widths.
    unit: f32,
}

impl Fonts {
    /// The font that a dictionary describes.
    pub(super) fn of(&mut self, dict: &Dict<'_>) -> Rc<Font> {
        let id = dict.obj_id().map(key);
        if let Some(font) = id.and_then(|id| self.0.get(&id)) {
            return Rc::clone(font);
        }
        let font = Rc::new(Font::of(dict));
        if let Some(id) = id {
            self.0.insert(id, Rc::clone(&font));
        }
        font
    }
}

fn key(id: ObjectIdentifier) -> (i64, i64) {
    (i64::from(id.obj_number), i64::from(id.gen_number))
}

impl Font {
    fn of(dict: &Dict<'_>) -> Font {
        let subtype = dict.get::<Name<'_>>("Subtype");
        let is_composite = subtype.as_ref().is_some_and(|it| it.as_str() == "Type0");
        let is_drawn = subtype.is_some_and(|it| it.as_str() == "Type3");
        let table =
            dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| stream.decoded_data().ok().map(|it| it.into_owned()));
        let to_unicode = table.and_then(|data| CMap::parse(&data, |_| None));
        let mut font = Font {
            n_bytes: if is_composite { 2 } else { 1 },
            to_unicode,
            letters: if is_composite { Vec::new() } else { letters(dict) },
            widths: BTreeMap::new(),
            default_width: if is_composite { 1000.0 } else { 500.0 },
            unit: 0.001,
        };
        if is_drawn {
            let matrix = dict.get::<Array<'_>>("FontMatrix");
            font.unit = matrix.and_then(|it| it.iter::<Number>().next()).map_or(0.001, |it| it.as_f32().abs());
        }
        if is_composite {
            let descendant = dict.get::<Array<'_>>("DescendantFonts").and_then(|it| it.iter::<Dict<'_>>().next());
            if let Some(descendant) = descendant {
                font.default_width = descendant.get::<Number>("DW").map_or(1000.0, |it| it.as_f32());
                font.add_ranges(descendant.get::<Array<'_>>("W"));
            }
        } else {
            let first = dict.get::<Number>("FirstChar").map_or(0, |it| it.as_i64());
            let widths = dict.get::<Array<'_>>("Widths");
            let widths = widths.iter().flat_map(|it| it.iter::<Number>());
            let widths = (first..).zip(widths).take(256);
            font.widths =
                widths.filter_map(|(code, width)| Some((u32::try_from(code).ok()?, width.as_f32()))).collect();
        }
        font
    }

    /// `c [w1 w2 …]` and `c1 c2 w`.
    fn add_ranges(&mut self, ranges: Option<Array<'_>>) {
        let Some(ranges) = ranges else { return };
        let mut objects = ranges.iter::<Object<'_>>();
        while let Some(first) = objects.next().and_then(code) {
            match objects.next() {
                Some(Object::Array(widths)) => {
                    let widths = (first..).zip(widths.iter::<Number>()).take(MAX_RANGE);
                    self.widths.extend(widths.map(|(code, width)| (code, width.as_f32())));
                }
                Some(last) => {
                    let (Some(last), Some(width)) = (code(last), objects.next().and_then(|it| it.into_f32())) else {
                        return;
                    };
                    self.widths.extend((first..=last).take(MAX_RANGE).map(|code| (code, width)));
                }
                None => return,
            }
        }
    }

    /// The letters of a code; `None` if nothing tells them.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(table) = &self.to_unicode {
            match table.lookup_bf_string(code) {
                Some(BfString::Char(letter)) => return Some(letter.to_string()),
                Some(BfString::String(text)) => return Some(text),
                None => {}
            }
        }
        let letter = self.letters.get(usize::try_from(code).ok()?).copied().flatten()?;
        Some(letter.to_string())
    }

    /// The width of a code, in sizes of the font.
    pub(super) fn width(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.default_width) * self.unit
    }
}

/// Codes have two bytes.
const MAX_RANGE: usize = 65_536;

fn code(object: Object<'_>) -> Option<u32> {
    u32::try_from(object.into_i32()?).ok()
}

/// The letters of one-byte codes: those of the font's base encoding, with its differences.
fn letters(dict: &Dict<'_>) -> Vec<Option<char>> {
    let encoding = dict.get::<Object<'_>>("Encoding");
    let (base, differences) = match encoding {
        Some(Object::Name(name)) => (Some(name), None),
        Some(Object::Dict(dict)) => (dict.get::<Name<'_>>("BaseEncoding"), dict.get::<Array<'_>>("Differences")),
        _ => (None, None),
    };
    let base = if base.is_some_and(|it| it.as_str() == "MacRomanEncoding") { MACINTOSH } else { WINDOWS_1252 };
    let letter = |code: u8| base.decode_without_bom_handling(&[code]).0.chars().next().filter(|it| !it.is_control());
    let mut letters: Vec<Option<char>> = (0..=u8::MAX).map(letter).collect();
    let mut code = 0_usize;
    for object in differences.iter().flat_map(|it| it.iter::<Object<'_>>()) {
        match object {
            Object::Name(name) => {
                if let Some(place) = letters.get_mut(code) {
                    *place = named(name.as_str());
                }
                code += 1;
            }
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(0),
            _ => {}
        }
    }
    letters
}

/// The letter that a glyph is called after: `A`, `uni1EBF`, `u1EBF`, `zero`, `aacute`.
fn named(name: &str) -> Option<char> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter);
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(letter) =
        digits.filter(|it| it.len() >= 4).and_then(|it| u32::from_str_radix(it.get(..it.len().min(6))?, 16).ok())
    {
        return char::from_u32(letter);
    }
    if let Some((_, letter)) = NAMED.iter().find(|(own, _)| *own == name) {
        return Some(*letter);
    }
    // `ecircumflexacute`: a letter with its marks, in the order in which they are put on.
    let mut composed = name.chars().next()?;
    let mut rest = name.get(1..)?;
    while !rest.is_empty() {
        let (mark, letter) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        composed = letters::compose(composed, *letter)?;
        rest = rest.get(mark.len()..)?;
    }
    Some(composed)
}

const MARKS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("hook", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31b}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
];

const NAMED: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("ellipsis", '…'),
    ("bullet", '•'),
    ("dcroat", 'đ'),
    ("Dcroat", 'Đ'),
    ("dmacron", 'đ'),
    ("Dmacron", 'Đ'),
    ("Eth", 'Đ'),
    ("eth", 'đ'),
    ("ohorn", 'ơ'),
    ("Ohorn", 'Ơ'),
    ("uhorn", 'ư'),
    ("Uhorn", 'Ư'),
    ("degree", '°'),
    ("multiply", '×'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("nbspace", ' '),
    ("softhyphen", '\u{ad}'),
    ("dong", '₫'),
    ("section", '§'),
    ("periodcentered", '·'),
    ("registered", '®'),
    ("copyright", '©'),
    ("mu", 'µ'),
    ("ordfeminine", 'ª'),
    ("ordmasculine", 'º'),
    ("logicalnot", '¬'),
    ("brokenbar", '¦'),
    ("sterling", '£'),
    ("yen", '¥'),
    ("currency", '¤'),
    ("cent", '¢'),
    ("plusminus", '±'),
    ("onesuperior", '¹'),
    ("twosuperior", '²'),
    ("threesuperior", '³'),
    ("onequarter", '¼'),
    ("onehalf", '½'),
    ("threequarters", '¾'),
    ("germandbls", 'ß'),
    ("ae", 'æ'),
    ("AE", 'Æ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("thorn", 'þ'),
    ("Thorn", 'Þ'),
    ("divide", '÷'),
    ("dieresis", '¨'),
    ("macron", '¯'),
    ("acute", '´'),
    ("cedilla", '¸'),
    ("questiondown", '¿'),
    ("exclamdown", '¡'),
    ("aring", 'å'),
    ("Aring", 'Å'),
];
