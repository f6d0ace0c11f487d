//! The corpus as a section of a WebAssembly module: put in, taken out, found.
//!
//! A module is eight bytes of preamble and then sections: an id byte, the length in LEB128, the content. A custom
//! section has id 0 and begins with its name. Only the outermost layer is read; code and data are copied as they are.

use std::ops::Range;

use crate::error::{Error, ErrorKind};

/// The section's name, as the page asks for it: `WebAssembly.Module.customSections(module, NAME)`.
pub const NAME: &str = "solieu.corpus";

/// The section of the part that reads documents, with what it reads them by ([`write_knowledge`](crate::write_knowledge)).
pub const KNOWLEDGE: &str = "solieu.knowledge";

/// The section of the part that reads codebooks, with the [files](crate::Sources) that the knowledge was made of.
pub const SOURCES: &str = "solieu.sources";

/// How the section names of parts begin: `solieu.part.figures.wasm`. A part is code that the page loads when it is first
/// needed, a module of its own; what builds a raw site (`xtask/bindgen`) lets its module carry them.
const PART: &str = "solieu.part.";

const PREAMBLE: [u8; 8] = *b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

/// The module with `bundle` as its corpus section, in place of any that it had.
///
/// # Errors
/// If `module` is no WebAssembly module.
pub fn put(module: &[u8], bundle: &[u8]) -> Result<Vec<u8>, Error> {
    put_named(module, NAME, bundle)
}

/// A module that is nothing but the section of `bundle`: so a host that serves the site knows what kind of file it is, and
/// compresses it.
#[must_use]
pub fn alone(bundle: &[u8]) -> Vec<u8> {
    put(&PREAMBLE, bundle).unwrap_or_default()
}

/// The module with `bytes` as its section `name`, in place of any that it had.
///
/// # Errors
/// If `module` is no WebAssembly module.
pub fn put_named(module: &[u8], name: &str, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut out = without_named(module, name)?;
    let mut content = Vec::with_capacity(bytes.len() + name.len() + 1);
    write_leb(&mut content, name.len());
    content.extend(name.as_bytes());
    content.extend(bytes);
    out.push(CUSTOM);
    write_leb(&mut out, content.len());
    out.extend(content);
    Ok(out)
}

/// The module without a corpus section.
///
/// # Errors
/// If `module` is no WebAssembly module.
pub fn without(module: &[u8]) -> Result<Vec<u8>, Error> {
    without_named(module, NAME)
}

fn without_named(module: &[u8], name: &str) -> Result<Vec<u8>, Error> {
    let mut out = PREAMBLE.to_vec();
    for section in sections(module)? {
        if section.name != Some(name.as_bytes()) {
            out.extend(&module[section.whole]);
        }
    }
    Ok(out)
}

/// The bundle in the module, if it has one.
///
/// # Errors
/// If `module` is no WebAssembly module.
pub fn find(module: &[u8]) -> Result<Option<&[u8]>, Error> {
    let found = sections(module)?.into_iter().find(|section| section.name == Some(NAME.as_bytes()));
    Ok(found.map(|section| &module[section.content]))
}

/// A module, and what it carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The module without its parts.
    pub module: Vec<u8>,
    /// The parts by file name.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// Takes the parts out of a module that carries them.
///
/// # Errors
/// If `module` is no WebAssembly module.
pub fn unpacked(module: &[u8]) -> Result<Unpacked, Error> {
    let mut unpacked = Unpacked { module: PREAMBLE.to_vec(), parts: Vec::new() };
    for section in sections(module)? {
        let name = section.name.and_then(|name| std::str::from_utf8(name).ok());
        match name.and_then(|name| name.strip_prefix(PART)) {
            Some(file) => unpacked.parts.push((file.to_owned(), module[section.content].to_vec())),
            None => unpacked.module.extend(&module[section.whole]),
        }
    }
    Ok(unpacked)
}

struct Section<'a> {
    /// A custom section's name.
    name: Option<&'a [u8]>,
    /// With id and length.
    whole: Range<usize>,
    /// After the name. Both ranges lie inside the module.
    content: Range<usize>,
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>, Error> {
    if module.get(..PREAMBLE.len()) != Some(&PREAMBLE) {
        let message = "not a WebAssembly module: expected the bytes 00 61 73 6d 01 00 00 00 at the start".to_owned();
        return Err(Error::new(ErrorKind::NotAModule, message));
    }
    let mut sections = Vec::new();
    let mut at = PREAMBLE.len();
    while at < module.len() {
        let section = section_at(module, at).ok_or_else(|| {
            let message =
                format!("not a WebAssembly module: the section at byte {at} does not fit {} bytes", module.len());
            Error::new(ErrorKind::NotAModule, message)
        })?;
        at = section.whole.end;
        sections.push(section);
    }
    Ok(sections)
}

fn section_at(module: &[u8], start: usize) -> Option<Section<'_>> {
    let id = *module.get(start)?;
    let (length, content_start) = read_leb(module, start + 1)?;
    let end = content_start.checked_add(length).filter(|end| *end <= module.len())?;
    if id != CUSTOM {
        return Some(Section { name: None, whole: start..end, content: content_start..end });
    }
    let (name_length, name_start) = read_leb(module, content_start)?;
    let name_end = name_start.checked_add(name_length).filter(|name_end| *name_end <= end)?;
    Some(Section { name: module.get(name_start..name_end), whole: start..end, content: name_end..end })
}

/// An unsigned 32-bit LEB128 number at `at`, and where it ends.
fn read_leb(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let mut value: u64 = 0;
    for i in 0..5 {
        let byte = *bytes.get(at + i)?;
        value |= u64::from(byte & 0x7F) << (7 * i);
        if byte & 0x80 == 0 {
            let value = u32::try_from(value).ok()?;
            return Some((value as usize, at + i + 1));
        }
    }
    None
}

fn write_leb(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let byte = (value & 0x7F) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A type section without types, a custom section `x` that holds 07, an empty data section.
    fn module() -> Vec<u8> {
        [PREAMBLE.as_slice(), &[1, 1, 0], &[0, 3, 1, b'x', 7], &[11, 1, 0]].concat()
    }

    #[test]
    fn what_was_put_is_found() {
        let packed = put(&module(), b"corpus").unwrap();
        assert_eq!(find(&packed).unwrap(), Some(b"corpus".as_slice()));
        assert_eq!(packed[..module().len()], module(), "the other sections stay as they were");
        assert_eq!(find(&module()).unwrap(), None);
        assert_eq!(find(&alone(b"corpus")).unwrap(), Some(b"corpus".as_slice()));
    }

    #[test]
    fn a_second_corpus_replaces_the_first() {
        let once = put(&module(), b"first").unwrap();
        let twice = put(&once, b"second").unwrap();
        assert_eq!(twice, put(&module(), b"second").unwrap());
        assert_eq!(without(&twice).unwrap(), module());
    }

    #[test]
    fn parts_are_taken_out_and_the_rest_stays() {
        let mut carrying = put(&module(), b"corpus").unwrap();
        carrying.extend([&[0, 21, 18], b"solieu.part.a.wasm".as_slice(), &[1, 2]].concat());
        let Unpacked { module, parts } = unpacked(&carrying).unwrap();
        assert_eq!(parts, [("a.wasm".to_owned(), vec![1, 2])]);
        assert_eq!(module, put(&self::module(), b"corpus").unwrap());
        assert_eq!(unpacked(&module).unwrap(), Unpacked { module, parts: vec![] });
    }

    #[test]
    fn what_is_no_module_is_said() {
        let cases: [(&[u8], &str); 4] = [
            (b"", "not a WebAssembly module: expected the bytes 00 61 73 6d 01 00 00 00 at the start"),
            (b"<!doctype html>", "not a WebAssembly module: expected the bytes 00 61 73 6d 01 00 00 00 at the start"),
            (b"\0asm\x01\0\0\0\x01\x05\0", "not a WebAssembly module: the section at byte 8 does not fit 11 bytes"),
            (b"\0asm\x01\0\0\0\0\x02\x05a", "not a WebAssembly module: the section at byte 8 does not fit 12 bytes"),
        ];
        for (bytes, message) in cases {
            let error = put(bytes, b"corpus").unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotAModule);
            assert_eq!(error.to_string(), message);
        }
    }

    proptest! {
        #[test]
        fn any_bundle_comes_back(bundle in proptest::collection::vec(any::<u8>(), 0..40_000)) {
            let packed = put(&module(), &bundle).unwrap();
            prop_assert_eq!(find(&packed).unwrap(), Some(bundle.as_slice()));
        }

        #[test]
        fn any_bytes_are_answered(tail in proptest::collection::vec(any::<u8>(), 0..100)) {
            let bytes = [PREAMBLE.as_slice(), &tail].concat();
            if let Ok(packed) = put(&bytes, b"corpus") {
                prop_assert_eq!(find(&packed).unwrap(), Some(b"corpus".as_slice()));
            }
        }
    }
}
