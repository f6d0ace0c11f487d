//! The packed tables, unpacked into lists that are looked up by the letter's number.

use std::sync::OnceLock;

static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms"));
static CLASSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/classes"));
static SMALL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/small"));

/// The tables, unpacked once.
pub(crate) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::unpack)
}

/// The data of all characters.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    forms: Vec<Form>,
    /// For each character its index in `forms` plus one.
    form_of: Sparse,
    /// For each character the last form whose head it is: index plus one.
    last_with: Sparse,
    classes: Sparse,
    capitals: Vec<Capitals>,
}

/// A run of capitals.
#[derive(Debug)]
struct Capitals {
    from: u32,
    to: u32,
    /// 1, or 2 where capitals and lower case alternate.
    stride: u32,
    /// Added, with wrapping, to a capital to get its lower case.
    offset: u32,
}

/// A canonical decomposition.
#[derive(Debug)]
enum Form {
    /// Head and mark, which compose into `letter`.
    Pair {
        letter: char,
        head: char,
        mark: char,
        /// The form before this one with the same head: index plus one.
        same_head: u16,
    },
    /// Characters that do not compose again: at most three, the rest empty.
    Excluded([Option<char>; 3]),
}

impl Tables {
    /// The canonical combining class; 0 for starters.
    pub(crate) fn class(&self, letter: char) -> u8 {
        self.classes.get(letter) as u8
    }

    /// Calls `part` with each character of the decomposition.
    pub(crate) fn decompose(&self, letter: char, part: &mut dyn FnMut(char)) {
        match self.form(self.form_of.get(letter)) {
            Some(Form::Pair { head, mark, .. }) => {
                self.decompose(*head, part);
                part(*mark);
            }
            Some(Form::Excluded(parts)) => parts.iter().flatten().for_each(|letter| part(*letter)),
            None => part(letter),
        }
    }

    /// The composition of two characters.
    pub(crate) fn compose(&self, first: char, second: char) -> Option<char> {
        let mut number = self.last_with.get(first);
        while let Some(Form::Pair { letter, mark, same_head, .. }) = self.form(number) {
            if *mark == second {
                return Some(*letter);
            }
            number = *same_head;
        }
        None
    }

    /// The lower case of a capital; any other character itself.
    pub(crate) fn to_lowercase(&self, letter: char) -> char {
        let point = u32::from(letter);
        let run = self.capitals.iter().find(|run| point <= run.to);
        run.filter(|run| point >= run.from && (point - run.from) % run.stride == 0)
            .and_then(|run| char::from_u32(point.wrapping_add(run.offset)))
            .unwrap_or(letter)
    }

    fn form(&self, number: u16) -> Option<&Form> {
        self.forms.get(usize::from(number).checked_sub(1)?)
    }

    fn unpack() -> Tables {
        let mut tables = Tables::default();
        tables.unpack_forms();
        tables.unpack_classes();
        tables.unpack_capitals();
        tables
    }

    fn unpack_forms(&mut self) {
        let (mut packed, mut point, mut parts) = (FORMS.iter(), 0, [0_u32; 3]);
        while let Some(step) = number(&mut packed) {
            point += step >> 2;
            let kind = step & 3;
            let n_parts = if kind == 0 { 2 } else { kind as usize };
            for part in parts.iter_mut().take(n_parts) {
                *part = part.wrapping_add(signed(number(&mut packed).unwrap_or_default()));
            }
            let part = |at: usize| parts.get(at).filter(|_| at < n_parts).and_then(|part| char::from_u32(*part));
            let own = self.forms.len() as u16 + 1;
            self.form_of.set(point, own);
            self.forms.push(match (kind, char::from_u32(point), part(0), part(1)) {
                (0, Some(letter), Some(head), Some(mark)) => {
                    let same_head = self.last_with.get(head);
                    self.last_with.set(u32::from(head), own);
                    Form::Pair { letter, head, mark, same_head }
                }
                _ => Form::Excluded([part(0), part(1), part(2)]),
            });
        }
    }

    fn unpack_classes(&mut self) {
        let (mut packed, mut point) = (CLASSES.iter(), 0);
        while let (Some(step), Some(length), Some(class)) = (number(&mut packed), number(&mut packed), packed.next()) {
            for point in point + step..point + step + length {
                self.classes.set(point, u16::from(*class));
            }
            point += step + length;
        }
    }

    fn unpack_capitals(&mut self) {
        let (mut packed, mut from) = (SMALL.iter(), 0);
        while let (Some(step), Some(run), Some(offset)) =
            (number(&mut packed), number(&mut packed), number(&mut packed))
        {
            from += step;
            let stride = (run & 1) + 1;
            let to = from + (run >> 1).saturating_sub(1) * stride;
            self.capitals.push(Capitals { from, to, stride, offset: signed(offset) });
        }
    }
}

/// An offset in two's complement from its zigzag form: the lowest bit is the sign.
fn signed(packed: u32) -> u32 {
    packed >> 1 ^ (packed & 1).wrapping_neg()
}

/// A number for each of a few characters, 0 for all others.
#[derive(Debug, Default)]
struct Sparse {
    /// By the upper bits of a character: where its page begins, in pages, plus one.
    pages: Vec<u16>,
    numbers: Vec<u16>,
}

/// How many low bits of a character are its index in a page.
const PAGE_BITS: u32 = 6;

impl Sparse {
    fn get(&self, letter: char) -> u16 {
        let point = u32::from(letter);
        let page = self.pages.get((point >> PAGE_BITS) as usize).copied().unwrap_or_default();
        let Some(page) = usize::from(page).checked_sub(1) else { return 0 };
        self.numbers.get((page << PAGE_BITS) + within(point)).copied().unwrap_or_default()
    }

    fn set(&mut self, point: u32, number: u16) {
        let upper = (point >> PAGE_BITS) as usize;
        if self.pages.len() <= upper {
            self.pages.resize(upper + 1, 0);
        }
        let Some(page) = self.pages.get_mut(upper) else { return };
        if *page == 0 {
            *page = (self.numbers.len() >> PAGE_BITS) as u16 + 1;
            self.numbers.resize(self.numbers.len() + (1 << PAGE_BITS), 0);
        }
        let at = ((usize::from(*page) - 1) << PAGE_BITS) + within(point);
        if let Some(place) = self.numbers.get_mut(at) {
            *place = number;
        }
    }
}

fn within(point: u32) -> usize {
    (point & ((1 << PAGE_BITS) - 1)) as usize
}

/// The next number: seven bits a byte, the lowest first; the highest bit says that more follow.
fn number(packed: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *packed.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
    }
}
