//! The bytes of a value by column: what stands in the same field of all documents is together, so that a host compresses it
//! to less. The head of a large corpus travels so ([`blocks`](crate::blocks)); it is most of what a visitor waits for.
//!
//! It owns the layout, and turns columns into the bytes of postcard again, in which a value stands by row. [`mod@write`] is its
//! inverse. Reading needs no type: the columns say how they are nested, so a page carries this once for all values.
//!
//! ```text
//! columns  varint: how many bytes the value has by row; the node of the value
//! node     1 byte: kind; varint n and n bytes: the column, for kinds that have one; varint n, if it is a struct or an enum; nodes
//! ```

pub(crate) mod write;

/// What a node stands for, and its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing was written here: a list that is always empty, a variant that is never taken. No column.
    Never,
    /// A byte.
    Byte,
    /// A number, as varint.
    Number,
    /// A number, as the difference from the one before in this column: varint, zigzag.
    Difference,
    /// A text: its length, as varint, and its bytes.
    Text,
    /// 1 and the node, or 0.
    Optional,
    /// How many of the node, as varint.
    List,
    /// Each of the nodes, once. No column.
    Struct,
    /// Which of the nodes, as varint.
    Enum,
    /// One of several values of the node: first how many there are, then which, as varint.
    OneOf,
}

impl Kind {
    const ALL: [Kind; 10] = [
        Kind::Never,
        Kind::Byte,
        Kind::Number,
        Kind::Difference,
        Kind::Text,
        Kind::Optional,
        Kind::List,
        Kind::Struct,
        Kind::Enum,
        Kind::OneOf,
    ];

    fn has_column(self) -> bool {
        !matches!(self, Kind::Never | Kind::Struct)
    }
}

/// A value is nested no deeper, and has at most so many bytes for each that it has in columns: what is damaged fills no stack and
/// no memory.
const MAX_DEPTH: usize = 48;
const MAX_RATIO: usize = 256;

/// The bytes of a value by row; nothing if `columns` are none.
pub(crate) fn rows(columns: &[u8]) -> Option<Vec<u8>> {
    let mut input = columns;
    let n_bytes = number(&mut input)? as usize;
    let mut root = Node::read(&mut input, MAX_DEPTH)?;
    let mut left = columns.len().checked_mul(MAX_RATIO)?;
    let mut out = Vec::with_capacity(n_bytes.min(left));
    root.write_row(&mut out, &mut left)?;
    (out.len() == n_bytes && input.is_empty()).then_some(out)
}

struct Node<'a> {
    kind: Kind,
    /// What is left of its column.
    column: &'a [u8],
    /// Of [`Kind::Difference`].
    last: u64,
    /// Of [`Kind::OneOf`]: its values, once the first was asked for.
    values: Vec<Vec<u8>>,
    inner: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    fn read(input: &mut &'a [u8], depth: usize) -> Option<Node<'a>> {
        let kind = *Kind::ALL.get(usize::from(*input.split_off_first()?))?;
        let n_bytes = if kind.has_column() { number(input)? } else { 0 };
        let column = input.split_off(..usize::try_from(n_bytes).ok()?)?;
        let n_inner = match kind {
            Kind::Struct | Kind::Enum => number(input)?,
            Kind::Optional | Kind::List | Kind::OneOf => 1,
            _ => 0,
        };
        let depth = depth.checked_sub(1)?;
        let inner = (0..n_inner).map(|_| Node::read(input, depth)).collect::<Option<_>>()?;
        Some(Node { kind, column, last: 0, values: Vec::new(), inner })
    }

    /// Appends the next value; `left` is how many bytes may still be written.
    fn write_row(&mut self, out: &mut Vec<u8>, left: &mut usize) -> Option<()> {
        let before = out.len();
        let column = &mut self.column;
        match self.kind {
            Kind::Never => return None,
            Kind::Struct => self.inner.iter_mut().try_for_each(|it| it.write_row(out, left))?,
            Kind::Byte => out.push(*column.split_off_first()?),
            Kind::Number => out.extend(column.split_off(..n_bytes_of_number(column)?)?),
            Kind::Difference => {
                let by = number(column)?;
                self.last = self.last.wrapping_add((by >> 1) ^ (by & 1).wrapping_neg());
                push_number(self.last, out);
            }
            Kind::Text => {
                let n_bytes = number(column)?;
                push_number(n_bytes, out);
                out.extend(column.split_off(..usize::try_from(n_bytes).ok()?)?);
            }
            Kind::Optional | Kind::List | Kind::Enum => {
                let n = number(column)?;
                push_number(n, out);
                let (nth, times) = if self.kind == Kind::Enum { (n as usize, 1) } else { (0, n) };
                for _ in 0..times {
                    let before = out.len();
                    self.inner.get_mut(nth)?.write_row(out, left)?;
                    // Else a damaged list of nothing would have no end.
                    if self.kind == Kind::List && out.len() == before {
                        return None;
                    }
                }
            }
            Kind::OneOf => {
                if self.values.is_empty() {
                    for _ in 0..number(column)? {
                        let mut value = Vec::new();
                        self.inner.first_mut()?.write_row(&mut value, left)?;
                        self.values.push(value);
                    }
                }
                out.extend(self.values.get(number(column)? as usize)?);
            }
        }
        *left = left.checked_sub(out.len() - before)?;
        Some(())
    }
}

/// A varint: seven bits a byte, the lowest first; the highest bit of a byte says that there are more.
fn number(input: &mut &[u8]) -> Option<u64> {
    let bytes = input.split_off(..n_bytes_of_number(input)?)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| (sum << 7) | u64::from(byte & 0x7F)))
}

fn n_bytes_of_number(input: &[u8]) -> Option<usize> {
    input.iter().position(|byte| *byte < 0x80).map(|last| last + 1)
}

fn push_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests;
