//! Many files as one collection: ids that are unique, side files beside their documents, limits over all.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::{Document, Kind, LeftOut, Limits, Opened, Refusal, sidecar};

/// One collection of all that was opened, in any order: documents in order of id, each id once; what a side file says of its
/// document is in its [`Meta`](crate::Meta), before what the document's own file says; what exceeds the limits is left out.
/// The result depends on the names of the files, not on the order of `opened`.
#[must_use]
pub fn gathered(opened: impl IntoIterator<Item = Opened>, limits: &Limits) -> Opened {
    let mut all = Opened::default();
    for one in opened {
        all.documents.extend(one.documents);
        all.left_out.extend(one.left_out);
        all.side_files.extend(one.side_files);
    }
    // Stable: the rows of a table stay in their order.
    // Plain texts keep their names before others take them.
    let key = |document: &Document| (document.kind != Kind::Text, folder_and_rest(&document.name).to_owned());
    all.documents.sort_by_cached_key(key);
    sidecar::take_out(&mut all);
    make_unique(&mut all.documents);
    all.documents.sort_by(|a, b| a.id.cmp(&b.id));
    keep_within(&mut all, limits);
    all.left_out.sort_by(|a, b| a.name.cmp(&b.name));
    all.side_files.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// Rows of a table compare by their table alone.
fn folder_and_rest(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((table, row)) if row.bytes().all(|it| it.is_ascii_digit()) => table,
        _ => name,
    }
}

/// Leaves out what exceeds the limits, and says it.
pub(crate) fn keep_within(opened: &mut Opened, limits: &Limits) {
    let mut n_bytes = 0;
    let mut kept = Vec::new();
    let mut n_over = 0;
    let mut first_over = None;
    for document in std::mem::take(&mut opened.documents) {
        if kept.len() == limits.documents {
            n_over += 1;
            first_over.get_or_insert(document.name);
        } else if n_bytes + document.text.len() > limits.text_bytes {
            let why = Refusal::TextTooLong { most: limits.text_bytes };
            opened.left_out.push(LeftOut { name: document.name, why });
        } else {
            n_bytes += document.text.len();
            kept.push(document);
        }
    }
    if let Some(name) = first_over {
        let why = Refusal::TooMany { n: n_over, most: limits.documents };
        opened.left_out.push(LeftOut { name, why });
    }
    opened.documents = kept;
}

/// What a document in a file of this name may be called: its stem, as it is but for what no file's name may hold.
pub(crate) fn id_of(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = match crate::kind::ending(file) {
        ending if ending.is_empty() => file,
        ending => file.get(..file.len() - ending.len() - 1).unwrap_or(file),
    };
    clean_id(stem)
}

/// Longest id, in bytes: names of files end at 255, and `.json` is put behind it.
const MAX_ID: usize = 120;

/// An id that can be a file's name anywhere: without control characters and what separates folders or is kept for other
/// uses (`/ \\ : * ? " < > | #`); not empty, not beginning with a dot or ending with a dot or a space.
pub(crate) fn clean_id(id: &str) -> String {
    let mut clean = String::new();
    for letter in id.chars() {
        let is_fit = !letter.is_control()
            && !matches!(letter, '\u{fffd}' | '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#');
        let letter = if is_fit { letter } else { '-' };
        if clean.len() + letter.len_utf8() > MAX_ID {
            break;
        }
        if is_fit || !clean.ends_with('-') {
            clean.push(letter);
        }
    }
    let trimmed = clean.trim_start_matches(['.', ' ', '-']).trim_end_matches(['.', ' ']);
    if trimmed.is_empty() { "van-ban".to_owned() } else { trimmed.to_owned() }
}

/// Gives each document an id of its own: of those with the same, compared without case, all but the first get the folder, if
/// that tells them apart, or else a number.
fn make_unique(documents: &mut [Document]) {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let own = document.id.clone();
        let folder = folder_and_rest(&document.name).rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let Some(of_first) = taken.get(&own.to_lowercase()) else {
            taken.insert(own.to_lowercase(), folder);
            continue;
        };
        let in_folder = clean_id(&format!("{folder}-{own}"));
        if !folder.is_empty() && *of_first != folder && !taken.contains_key(&in_folder.to_lowercase()) {
            taken.insert(in_folder.to_lowercase(), folder);
            document.id = in_folder;
            continue;
        }
        let n = next.entry(own.to_lowercase()).or_insert(1);
        loop {
            *n += 1;
            let id = format!("{own}-{n}");
            if let Entry::Vacant(free) = taken.entry(id.to_lowercase()) {
                free.insert(folder);
                document.id = id;
                break;
            }
        }
    }
}
