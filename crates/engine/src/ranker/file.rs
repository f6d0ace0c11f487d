//! The weights as text, `ranker.weights`, and what is refused.
//!
//! One line for each feature, fields separated by tabs: where it position, its symbol, its second symbol (empty if there is
//! none), and `part weight` for each part of an id, separated by blanks. Lines that begin with `relation` give the weight
//! of a relation, those with `margin` how far ahead something must be. `#` begins a comment.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Feature, Position, Ranker, Relation};
use crate::knowledge::{Error, SourceFile};

impl Ranker {
    /// The stem of the file.
    pub const FILE: &str = "ranker";

    /// Reads a `ranker.weights`.
    ///
    /// # Errors
    /// A line that is none of those above, a weight that is no whole number; with the line.
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<(), Error> {
        let mut places = Places::default();
        let position: BTreeMap<&str, Position> = Position::ALL.iter().map(|it| (it.name(), *it)).collect();
        let relations: BTreeMap<String, Relation> = Relation::all().into_iter().collect();
        for (at, line) in file.text.lines().enumerate() {
            let line = line.trim_end_matches('\r');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let error = |message: String| Error { path: file.path.to_owned(), line: Some(at + 1), message };
            let weight = |text: &str| {
                text.parse::<i16>().map_err(|_| error(format!("bad weight {text:?}, expected a whole number")))
            };
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["margin", name, margin] => {
                    let slot = match *name {
                        "take" => &mut self.take,
                        "change" => &mut self.change,
                        "drop" => &mut self.drop,
                        _ => return Err(error(format!("unknown margin {name:?}, expected take, change or drop"))),
                    };
                    *slot = i32::from(weight(margin)?);
                }
                ["relation", name, of] => {
                    let known = relations.get(*name).ok_or_else(|| error(format!("unknown relation {name:?}")))?;
                    self.relations.push((*known, weight(of)?));
                }
                [place, first, second, weights] => {
                    let position = position.get(place).ok_or_else(|| error(format!("unknown place {place:?}")))?;
                    let first_at = places.symbol(first);
                    let second_at = if second.is_empty() { first_at } else { places.symbol(second) };
                    let mut found = Vec::new();
                    for pair in weights.split(' ') {
                        let (part, of) = pair
                            .rsplit_once(':')
                            .ok_or_else(|| error(format!("bad weight {pair:?}, expected part:weight")))?;
                        found.push((places.part(part), weight(of)?));
                    }
                    self.features.push(Feature {
                        position: *position,
                        first: first_at,
                        second: second_at,
                        weights: found,
                    });
                }
                _ => return Err(error("expected margin, relation, or a feature with its weights".to_owned())),
            }
        }
        self.relations.sort_unstable();
        (self.parts, self.symbols) = (places.parts, places.symbols);
        Ok(())
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let symbol = |at: u16| self.symbols.get(usize::from(at)).map_or("", String::as_str);
        let part = |at: u16| self.parts.get(usize::from(at)).map_or("", String::as_str);
        for (name, margin) in [("take", self.take), ("change", self.change), ("drop", self.drop)] {
            let _ = writeln!(text, "margin\t{name}\t{margin}");
        }
        for (relation, weight) in &self.relations {
            let _ = writeln!(text, "relation\t{}\t{weight}", relation.name());
        }
        for feature in &self.features {
            let second = if feature.second == feature.first { "" } else { symbol(feature.second) };
            let weights: Vec<String> =
                feature.weights.iter().map(|(at, weight)| format!("{}:{weight}", part(*at))).collect();
            let _ = writeln!(
                text,
                "{}\t{}\t{second}\t{}",
                feature.position.name(),
                symbol(feature.first),
                weights.join(" ")
            );
        }
        text
    }
}

/// Names by their places.
#[derive(Default)]
struct Places<'a> {
    symbols: Vec<String>,
    parts: Vec<String>,
    known_symbols: BTreeMap<&'a str, u16>,
    known_parts: BTreeMap<&'a str, u16>,
}

impl<'a> Places<'a> {
    fn symbol(&mut self, name: &'a str) -> u16 {
        place(&mut self.known_symbols, &mut self.symbols, name)
    }

    fn part(&mut self, name: &'a str) -> u16 {
        place(&mut self.known_parts, &mut self.parts, name)
    }
}

fn place<'a>(known: &mut BTreeMap<&'a str, u16>, all: &mut Vec<String>, name: &'a str) -> u16 {
    let next = u16::try_from(all.len()).unwrap_or(u16::MAX);
    *known.entry(name).or_insert_with(|| {
        all.push(name.to_owned());
        next
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "margin\ttake\t48\nmargin\tchange\t80\nmargin\tdrop\t192\nrelation\tseen\t12\n\
                        before\tthẻ\t\thi.coverage:40 -:-9\nnear\t@hi\tcó\t.hi:7\n";

    fn read(text: &str) -> Result<Ranker, String> {
        let mut ranker = Ranker::default();
        ranker.add_file(&SourceFile { path: "ranker.weights", text }).map_err(|error| error.to_string())?;
        Ok(ranker)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let ranker = read(TEXT).unwrap();
        assert_eq!((ranker.take, ranker.change, ranker.drop), (48, 80, 192));
        assert_eq!(ranker.to_text(), TEXT);
        assert_eq!(read(&ranker.to_text()).unwrap(), ranker);
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let fault = |line: &str| read(&format!("# weights\n{line}\n")).unwrap_err();
        assert_eq!(fault("before\tthẻ\t\thi:x"), "ranker.weights:2: bad weight \"x\", expected a whole number");
        assert_eq!(fault("before\tthẻ\t\thi"), "ranker.weights:2: bad weight \"hi\", expected part:weight");
        assert_eq!(fault("beside\tthẻ\t\thi:1"), "ranker.weights:2: unknown place \"beside\"");
        assert_eq!(fault("relation\tnone\t1"), "ranker.weights:2: unknown relation \"none\"");
        assert!(fault("margin\tkeep\t1").ends_with("unknown margin \"keep\", expected take, change or drop"));
        assert!(fault("before").ends_with("expected margin, relation, or a feature with its weights"));
    }

    #[test]
    fn every_relation_has_a_name_of_its_own() {
        let mut names: Vec<String> = Relation::all().into_iter().map(|(name, _)| name).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n);
    }
}
