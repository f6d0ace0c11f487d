//! A value → columns. The inverse of [`rows`](super::rows).
//!
//! A value is taken down as a [`Tree`], as postcard would write it. Then each node of all rows gets the form that takes least,
//! by an estimate of what a host makes of it: numbers as they are or as differences, values as they are or one of several.

mod tree;

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Kind, push_number};
use tree::Tree;

/// The columns of a value; nothing if it has what no value of a corpus has (floats, maps).
pub(crate) fn columns<T: Serialize + ?Sized>(value: &T) -> Option<Vec<u8>> {
    let tree = Tree::of(value)?;
    let mut out = Vec::new();
    push_number(tree.n_bytes() as u64, &mut out);
    Column::of(&[&tree])?.write(&mut out);
    Some(out)
}

/// A node with its column.
struct Column {
    kind: Kind,
    bytes: Vec<u8>,
    inner: Vec<Column>,
    /// What it takes compressed, with its inner ones, in bits.
    n_bits: u64,
}

impl Column {
    fn new(kind: Kind, bytes: Vec<u8>, inner: Vec<Column>) -> Column {
        let n_bits = entropy(&bytes) + inner.iter().map(|it| it.n_bits).sum::<u64>();
        Column { kind, bytes, inner, n_bits }
    }

    /// The form of all values of a node that takes least; nothing if they are of different kinds.
    fn of(values: &[&Tree]) -> Option<Column> {
        let plain = Column::plain(values)?;
        let one_of = match plain.kind {
            Kind::Text | Kind::Struct | Kind::Optional | Kind::List | Kind::Enum | Kind::Number => one_of(values),
            _ => None,
        };
        Some(match one_of {
            Some(one_of) if one_of.n_bits < plain.n_bits => one_of,
            _ => plain,
        })
    }

    fn plain(values: &[&Tree]) -> Option<Column> {
        let mut column = Vec::new();
        let (kind, inner) = match values.first() {
            None => (Kind::Never, vec![]),
            Some(Tree::Byte(_)) => {
                for value in values {
                    let Tree::Byte(byte) = value else { return None };
                    column.push(*byte);
                }
                (Kind::Byte, vec![])
            }
            Some(Tree::Number(_)) => return numbers(values),
            Some(Tree::Text(_)) => {
                for value in values {
                    let Tree::Text(text) = value else { return None };
                    push_number(text.len() as u64, &mut column);
                    column.extend(text);
                }
                (Kind::Text, vec![])
            }
            Some(Tree::Optional(_)) => {
                let mut inner = Vec::new();
                for value in values {
                    let Tree::Optional(value) = value else { return None };
                    column.push(u8::from(value.is_some()));
                    inner.extend(value.as_deref());
                }
                (Kind::Optional, vec![Column::of(&inner)?])
            }
            Some(Tree::List(_)) => {
                let mut inner = Vec::new();
                for value in values {
                    let Tree::List(value) = value else { return None };
                    push_number(value.len() as u64, &mut column);
                    inner.extend(value);
                }
                (Kind::List, vec![Column::of(&inner)?])
            }
            Some(Tree::Struct(fields)) => {
                let of_field = |nth: usize| {
                    Column::of(&values.iter().map(|it| field(it, nth, fields.len())).collect::<Option<Vec<_>>>()?)
                };
                (Kind::Struct, (0..fields.len()).map(of_field).collect::<Option<_>>()?)
            }
            Some(Tree::Variant(..)) => {
                let mut inner: Vec<Vec<&Tree>> = Vec::new();
                for value in values {
                    let Tree::Variant(nth, value) = value else { return None };
                    push_number(u64::from(*nth), &mut column);
                    inner.resize(inner.len().max(*nth as usize + 1), Vec::new());
                    inner.get_mut(*nth as usize)?.push(value);
                }
                (Kind::Enum, inner.iter().map(|it| Column::of(it)).collect::<Option<_>>()?)
            }
        };
        Some(Column::new(kind, column, inner))
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.push(Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0) as u8);
        if self.kind.has_column() {
            push_number(self.bytes.len() as u64, out);
            out.extend(&self.bytes);
        }
        if matches!(self.kind, Kind::Struct | Kind::Enum) {
            push_number(self.inner.len() as u64, out);
        }
        self.inner.iter().for_each(|it| it.write(out));
    }
}

/// A field of a struct, if it has as many as the others.
fn field(value: &Tree, nth: usize, n_fields: usize) -> Option<&Tree> {
    match value {
        Tree::Struct(fields) if fields.len() == n_fields => fields.get(nth),
        _ => None,
    }
}

/// A varint of up to 128 bits.
fn push_wide(mut number: u128, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Numbers as they are, or as differences.
fn numbers(values: &[&Tree]) -> Option<Column> {
    let (mut plain, mut differences) = (Vec::new(), Vec::new());
    let (mut last, mut is_small) = (0_u64, true);
    for value in values {
        let Tree::Number(number) = value else { return None };
        push_wide(*number, &mut plain);
        let small = u64::try_from(*number).unwrap_or_else(|_| {
            is_small = false;
            0
        });
        let by = small.wrapping_sub(last);
        push_number((by << 1) ^ ((by >> 63).wrapping_neg()), &mut differences);
        last = small;
    }
    let plain = Column::new(Kind::Number, plain, vec![]);
    let differences = Column::new(Kind::Difference, differences, vec![]);
    Some(if is_small && differences.n_bits < plain.n_bits { differences } else { plain })
}

/// Values as one of several, those first that are most frequent; nothing if most differ.
fn one_of(values: &[&Tree]) -> Option<Column> {
    let mut counts: BTreeMap<&Tree, (usize, u64)> = BTreeMap::new();
    values.iter().for_each(|value| counts.entry(value).or_default().0 += 1);
    if counts.len() * 2 > values.len() {
        return None;
    }
    let mut distinct: Vec<(&Tree, usize)> = counts.iter().map(|(value, (n, _))| (*value, *n)).collect();
    distinct.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (nth, (value, _)) in (0..).zip(&distinct) {
        counts.entry(value).or_default().1 = nth;
    }
    let mut which = Vec::new();
    push_number(distinct.len() as u64, &mut which);
    values.iter().for_each(|value| push_number(counts.get(value).map_or(0, |(_, nth)| *nth), &mut which));
    let inner = Column::plain(&distinct.iter().map(|(value, _)| *value).collect::<Vec<_>>())?;
    Some(Column::new(Kind::OneOf, which, vec![inner]))
}

/// What bytes take by how often each occurs, in bits, rounded up: what an order-0 coder needs. Of a column of one value it is
/// next to nothing.
fn entropy(bytes: &[u8]) -> u64 {
    let mut counts = [0_u64; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let all = bytes.len() as f64;
    let bits = counts.iter().filter(|n| **n > 0).map(|n| *n as f64 * libm::log2(all / *n as f64)).sum::<f64>();
    libm::ceil(bits) as u64 + 8
}
