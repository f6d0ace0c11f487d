//! A value as a tree, of what postcard writes: no names, no types.

use std::fmt;

use serde::ser::{self, Impossible, Serialize};

use super::push_wide;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tree {
    Byte(u8),
    /// Of more than a byte; a signed one as zigzag.
    Number(u128),
    Text(Vec<u8>),
    Optional(Option<Box<Tree>>),
    List(Vec<Tree>),
    Struct(Vec<Tree>),
    Variant(u32, Box<Tree>),
}

impl Tree {
    /// Nothing of what no value of a corpus has: floats, maps.
    pub(super) fn of<T: Serialize + ?Sized>(value: &T) -> Option<Tree> {
        value.serialize(Builder).ok()
    }

    /// How many bytes postcard takes for it.
    pub(super) fn n_bytes(&self) -> usize {
        let of_number = |number: u128| {
            let mut bytes = Vec::new();
            push_wide(number, &mut bytes);
            bytes.len()
        };
        let of_all = |inner: &[Tree]| inner.iter().map(Tree::n_bytes).sum::<usize>();
        match self {
            Tree::Byte(_) => 1,
            Tree::Number(it) => of_number(*it),
            Tree::Text(text) => of_number(text.len() as u128) + text.len(),
            Tree::Optional(inner) => 1 + inner.as_ref().map_or(0, |it| it.n_bytes()),
            Tree::List(inner) => of_number(inner.len() as u128) + of_all(inner),
            Tree::Struct(inner) => of_all(inner),
            Tree::Variant(nth, inner) => of_number(u128::from(*nth)) + inner.n_bytes(),
        }
    }
}

/// There is no column for it.
#[derive(Debug)]
pub(super) struct Unsupported;

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a float or a map, expected none in columns")
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: fmt::Display>(_: T) -> Unsupported {
        Unsupported
    }
}

type Built = Result<Tree, Unsupported>;

struct Builder;

/// The values of a list, of a struct, or of a variant (which one), while they come.
struct Several {
    inner: Vec<Tree>,
    form: Form,
}

enum Form {
    List,
    Struct,
    Variant(u32),
}

impl Several {
    fn new(form: Form) -> Result<Several, Unsupported> {
        Ok(Several { inner: Vec::new(), form })
    }
}

fn zigzag(number: i128) -> u128 {
    ((number << 1) ^ (number >> 127)) as u128
}

macro_rules! plain {
    ($($name:ident($kind:ty) $build:expr;)*) => {
        $(fn $name(self, value: $kind) -> Built {
            let build: fn($kind) -> Tree = $build;
            Ok(build(value))
        })*
    };
}

macro_rules! refused {
    ($($name:ident($kind:ty);)*) => {
        $(fn $name(self, _: $kind) -> Built {
            Err(Unsupported)
        })*
    };
}

impl ser::Serializer for Builder {
    type Ok = Tree;
    type Error = Unsupported;
    type SerializeSeq = Several;
    type SerializeTuple = Several;
    type SerializeTupleStruct = Several;
    type SerializeTupleVariant = Several;
    type SerializeMap = Impossible<Tree, Unsupported>;
    type SerializeStruct = Several;
    type SerializeStructVariant = Several;

    plain! {
        serialize_bool(bool) |it| Tree::Byte(it.into());
        serialize_u8(u8) Tree::Byte;
        serialize_i8(i8) |it| Tree::Byte(it as u8);
        serialize_u16(u16) |it| Tree::Number(it.into());
        serialize_u32(u32) |it| Tree::Number(it.into());
        serialize_u64(u64) |it| Tree::Number(it.into());
        serialize_u128(u128) Tree::Number;
        serialize_i16(i16) |it| Tree::Number(zigzag(it.into()));
        serialize_i32(i32) |it| Tree::Number(zigzag(it.into()));
        serialize_i64(i64) |it| Tree::Number(zigzag(it.into()));
        serialize_i128(i128) |it| Tree::Number(zigzag(it));
        serialize_char(char) |it| Tree::Text(it.to_string().into_bytes());
        serialize_str(&str) |it| Tree::Text(it.as_bytes().to_vec());
        serialize_bytes(&[u8]) |it| Tree::Text(it.to_vec());
        serialize_unit_struct(&'static str) |_| Tree::Struct(vec![]);
    }

    refused! {
        serialize_f32(f32);
        serialize_f64(f64);
    }

    fn serialize_unit(self) -> Built {
        Ok(Tree::Struct(vec![]))
    }

    fn serialize_none(self) -> Built {
        Ok(Tree::Optional(None))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Built {
        Ok(Tree::Optional(Some(Box::new(value.serialize(Builder)?))))
    }

    fn serialize_unit_variant(self, _: &'static str, nth: u32, _: &'static str) -> Built {
        Ok(Tree::Variant(nth, Box::new(Tree::Struct(vec![]))))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Built {
        value.serialize(Builder)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        nth: u32,
        _: &'static str,
        value: &T,
    ) -> Built {
        Ok(Tree::Variant(nth, Box::new(value.serialize(Builder)?)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Several, Unsupported> {
        Several::new(Form::List)
    }

    fn serialize_tuple(self, _: usize) -> Result<Several, Unsupported> {
        Several::new(Form::Struct)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Several, Unsupported> {
        Several::new(Form::Struct)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Several, Unsupported> {
        Several::new(Form::Struct)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        nth: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Several, Unsupported> {
        Several::new(Form::Variant(nth))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        nth: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Several, Unsupported> {
        Several::new(Form::Variant(nth))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        Err(Unsupported)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

macro_rules! values {
    ($($trait:ident $push:ident $(($key:ty))?;)*) => {
        $(impl ser::$trait for Several {
            type Ok = Tree;
            type Error = Unsupported;

            fn $push<T: Serialize + ?Sized>(&mut self, $(_: $key,)? value: &T) -> Result<(), Unsupported> {
                self.inner.push(value.serialize(Builder)?);
                Ok(())
            }

            fn end(self) -> Built {
                Ok(match self.form {
                    Form::List => Tree::List(self.inner),
                    Form::Struct => Tree::Struct(self.inner),
                    Form::Variant(nth) => Tree::Variant(nth, Box::new(Tree::Struct(self.inner))),
                })
            }
        })*
    };
}

values! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
    SerializeStruct serialize_field(&'static str);
    SerializeStructVariant serialize_field(&'static str);
}
