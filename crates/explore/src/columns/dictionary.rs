//! What the codes of a facet stand for, and the keys by which the URL names them.

use std::collections::BTreeMap;

/// The values of a facet, in the order of their codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dictionary {
    /// Keys as in the URL; unique.
    pub(crate) keys: Vec<String>,
    /// The value itself, from which its name is made: an id, a code, a noun.
    pub(crate) names: Vec<String>,
    /// By code: the code of the node above, in a tree.
    pub(crate) parents: Vec<Option<u32>>,
    by_name: BTreeMap<String, u32>,
    by_key: BTreeMap<String, u32>,
}

impl Dictionary {
    /// The code of a value, which gets `key` or the next free variant of it if it is new.
    pub(super) fn intern(&mut self, name: &str, key: impl FnOnce() -> String) -> u32 {
        if let Some(code) = self.by_name.get(name) {
            return *code;
        }
        let code = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        let wanted = key();
        let mut free = wanted.clone();
        let mut n = 2;
        while self.by_key.contains_key(&free) {
            free = format!("{wanted}.{n}");
            n += 1;
        }
        self.by_name.insert(name.to_owned(), code);
        self.by_key.insert(free.clone(), code);
        self.keys.push(free);
        self.names.push(name.to_owned());
        self.parents.push(None);
        code
    }

    /// The nodes above a code, from the nearest up.
    pub(crate) fn ancestors(&self, code: u32) -> impl Iterator<Item = u32> {
        let above = |code: &u32| self.parents.get(*code as usize).copied().flatten();
        std::iter::successors(above(&code), above)
    }

    /// The code of a key of the URL.
    pub(crate) fn code(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }
}
