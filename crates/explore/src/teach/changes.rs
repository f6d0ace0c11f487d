//! What is read otherwise since something was added to the codebook.

use std::collections::{BTreeMap, BTreeSet};

use store::unnamed_indicators::is_induced;
use store::{Corpus, StoredDocument};

use crate::link;
use crate::query::Query;
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// So many changes are listed.
const MOST: usize = 50;

/// Figures whose indicator is another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesView {
    /// "3 số liệu đổi".
    pub summary: String,
    /// One line each, in the order of the corpus.
    pub lines: Vec<ChangeLine>,
    /// "và 12 số liệu nữa"; empty if all are listed.
    pub more: String,
}

/// A figure whose indicator is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The figure as it is written, and where it stands.
    pub figure: Link,
    /// "chưa có chỉ số → Số hộ thoát nghèo".
    pub change: String,
    /// Its sentence.
    pub sentence: String,
    /// Its article.
    pub source: String,
}

impl Explorer {
    /// What changed since `before`, which had the same texts.
    #[must_use]
    pub fn changes(&self, query: &Query, before: &Corpus) -> ChangesView {
        let language = query.language;
        let mut lines = Vec::new();
        let mut n_more = 0;
        for document in &self.corpus.documents {
            let Some((_, was)) = before.find(&document.id) else { continue };
            let (then, now) = (indicators(was), indicators(document));
            for (at, mention) in (0_u32..).zip(&document.reading.mentions) {
                let start = mention.span.start;
                let (then, now) = (then.get(&start), now.get(&start));
                if then == now || then.is_none_or(BTreeSet::is_empty) && now.is_none_or(BTreeSet::is_empty) {
                    continue;
                }
                if lines.len() == MOST {
                    n_more += 1;
                    continue;
                }
                let named = |corpus: &Corpus, ids: Option<&BTreeSet<&str>>| names(corpus, ids, language);
                let sentence = document.reading.sentences.get(mention.sentence as usize);
                let href = query.at(&document.id, &link::figure_id(&document.reading, at)).to_hash();
                lines.push(ChangeLine {
                    figure: Link { text: mention.span.of(&document.text).to_owned(), href },
                    change: phrases::from_to(&named(before, then), &named(&self.corpus, now), language),
                    sentence: sentence.map_or("", |it| it.span.of(&document.text)).to_owned(),
                    source: labels::cited(document, language),
                });
            }
        }
        let n = lines.len() + n_more;
        ChangesView {
            summary: match n {
                0 => Word::TeachNothing.say(language).to_owned(),
                n => phrases::n_changed(&display::count(n, language), language),
            },
            lines,
            more: match n_more {
                0 => String::new(),
                n => phrases::and_figures_more(&display::count(n, language), language),
            },
        }
    }
}

/// The indicators of the codebook that the figures of a document have, by where the figure begins.
fn indicators(document: &StoredDocument) -> BTreeMap<u32, BTreeSet<&str>> {
    let mut found: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for observation in &document.reading.observations {
        let Some(mention) = document.reading.mentions.get(observation.mention.0 as usize) else { continue };
        let own = observation.indicator.as_deref().filter(|id| !is_induced(id));
        found.entry(mention.span.start).or_default().extend(own);
    }
    found
}

fn names(corpus: &Corpus, ids: Option<&BTreeSet<&str>>, language: Language) -> String {
    let named = ids.into_iter().flatten().map(|id| labels::indicator(&corpus.glossary, id, language));
    let named: Vec<String> = named.collect();
    if named.is_empty() { Word::TeachNoIndicatorYet.say(language).to_owned() } else { named.join(", ") }
}
