//! Whom and what the articles name beside figures: channels, audiences, programmes, events, apps. Lists of them, and a page
//! for each: its spellings, its figures, its sentences, what stands beside it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use engine::Span;
use engine::compact_sort::CompactSort;
use engine::reading::{EntityKind, Reading};
use store::StoredDocument;

use crate::columns::RowIdx;
use crate::figure_lines::FigureLine;
use crate::figures::table::Quote;
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Link, Page};
use crate::{Explorer, display, labels, link};

/// More names than this are no list any more; the most often named are shown.
const MAX_NAMES: usize = 100;
/// More figures or sentences than this are not read at once.
const MAX_LINES: usize = 60;

/// What sort of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Channel,
    Audience,
    Programme,
    Event,
    App,
}

impl NameKind {
    /// All of them, in the order of the page.
    pub const ALL: [NameKind; 5] =
        [NameKind::Channel, NameKind::Audience, NameKind::Programme, NameKind::Event, NameKind::App];

    /// Its key in the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            NameKind::Channel => "kenh",
            NameKind::Audience => "doi-tuong",
            NameKind::Programme => "chuong-trinh",
            NameKind::Event => "su-kien",
            NameKind::App => "ung-dung",
        }
    }

    /// Reads the kind and the key of an id.
    fn read(id: &str) -> Option<(NameKind, &str)> {
        let (kind, key) = id.split_once(':')?;
        Some((NameKind::ALL.into_iter().find(|known| known.key() == kind)?, key))
    }

    /// The id of the name with this key.
    pub(crate) fn id(self, key: &str) -> String {
        format!("{}:{key}", self.key())
    }

    fn entity(self) -> EntityKind {
        match self {
            NameKind::Channel => EntityKind::Channel,
            NameKind::Audience => EntityKind::Audience,
            NameKind::Programme => EntityKind::Programme,
            NameKind::Event => EntityKind::Event,
            NameKind::App => EntityKind::App,
        }
    }

    fn word(self) -> Word {
        match self {
            NameKind::Channel => Word::EntityChannel,
            NameKind::Audience => Word::EntityAudience,
            NameKind::Programme => Word::EntityProgramme,
            NameKind::Event => Word::EntityEvent,
            NameKind::App => Word::EntityApp,
        }
    }

    fn words(self) -> Word {
        match self {
            NameKind::Channel => Word::Channels,
            NameKind::Audience => Word::Audiences,
            NameKind::Programme => Word::Programmes,
            NameKind::Event => Word::Events,
            NameKind::App => Word::Apps,
        }
    }
}

/// The names of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameList {
    /// "Kênh".
    pub title: String,
    /// The most often named first.
    pub names: Vec<NameLine>,
}

/// A name in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameLine {
    /// The name, and its page.
    pub link: Link,
    /// "3 câu, 2 bài".
    pub count: String,
}

/// The page of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameView {
    /// What sort of thing it is: "kênh".
    pub kind: String,
    /// The name that joins its spellings.
    pub name: String,
    /// "3 câu trong 2 bài".
    pub summary: String,
    /// Its spellings as written, those that are not its name.
    pub forms: Vec<String>,
    /// What stands in the same sentences, by sort.
    pub beside: Vec<NameList>,
    /// The figures of its sentences.
    pub figures: Vec<FigureLine>,
    /// Its sentences, with the name marked.
    pub sentences: Vec<NameSentence>,
    /// "và 12 câu khác"; empty if all are shown.
    pub hidden: String,
    /// To a brief for it, if it is an audience.
    pub brief: Option<Link>,
    /// To the page of communication.
    pub back: Link,
}

/// A sentence with a name marked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSentence {
    /// The sentence around the name.
    pub quote: Quote,
    /// Opens the sentence.
    pub href: String,
    /// The article.
    pub source: String,
}

/// A name wherever it stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// As most articles spell it.
    pub(crate) name: String,
    /// All its spellings.
    forms: BTreeMap<String, usize>,
    /// By document and sentence: where it stands first.
    pub(crate) sentences: BTreeMap<(u32, u32), Span>,
}

/// The names of a corpus by sort, found when they are first asked for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    of_kind: [OnceLock<BTreeMap<String, Named>>; NameKind::ALL.len()],
}

impl Named {
    fn n_documents(&self) -> usize {
        self.sentences.keys().map(|(document, _)| *document).collect::<BTreeSet<_>>().len()
    }
}

impl Explorer {
    /// The names of one sort by their keys in the address. Spellings that differ in marks and case alone share a key, and
    /// are one name.
    pub(crate) fn named_of(&self, kind: NameKind) -> &BTreeMap<String, Named> {
        static NONE: BTreeMap<String, Named> = BTreeMap::new();
        if !self.corpus.is_whole_or_wanted() {
            return &NONE;
        }
        self.names.of_kind[kind as usize].get_or_init(|| self.find_named(kind))
    }

    fn find_named(&self, kind: NameKind) -> BTreeMap<String, Named> {
        let mut all: BTreeMap<String, (BTreeMap<&str, usize>, Named)> = BTreeMap::new();
        for (at, document) in (0_u32..).zip(&self.corpus.documents) {
            for entity in document.reading.entities.iter().filter(|entity| entity.kind == kind.entity()) {
                let Some(sentence) = sentence_at(&document.reading, entity.span) else { continue };
                let key = labels::key_from_name(&entity.canonical);
                let (names, named) = all.entry(key).or_default();
                *names.entry(&entity.canonical).or_default() += 1;
                let written: Vec<&str> = entity.span.of(&document.text).split_whitespace().collect();
                *named.forms.entry(written.join(" ")).or_default() += 1;
                named.sentences.entry((at, sentence)).or_insert(entity.span);
            }
        }
        let name = |(key, (names, named)): (String, (BTreeMap<&str, usize>, Named))| {
            let most = names.into_iter().rev().max_by_key(|(_, n)| *n);
            (key, Named { name: most.map_or(String::new(), |(name, _)| name.to_owned()), ..named })
        };
        all.into_iter().filter(|(key, _)| !key.is_empty()).map(name).collect()
    }

    /// The title of the page of a name.
    pub(crate) fn name_title(&self, id: &str, _: Language) -> String {
        let Some((kind, key)) = NameKind::read(id) else { return id.to_owned() };
        let entities = self.corpus.documents.iter().flat_map(|document| &document.reading.entities);
        let mut own = entities.filter(|it| it.kind == kind.entity() && labels::key_from_name(&it.canonical) == key);
        own.next().map_or_else(|| key.to_owned(), |entity| entity.canonical.clone())
    }

    /// The lists of names, one for each sort that the corpus has.
    pub(crate) fn name_lists(&self, query: &Query) -> Vec<NameList> {
        let list = |kind: NameKind| name_list(query, kind, self.named_of(kind).iter());
        NameKind::ALL.into_iter().map(list).filter(|list| !list.names.is_empty()).collect()
    }

    /// The page of a name: `kenh:loa-truyen-thanh`.
    #[must_use]
    pub fn name_page(&self, query: &Query, id: &str) -> Page {
        let language = query.language;
        let (kind, key) = NameKind::read(id).unwrap_or((NameKind::Channel, id));
        let all = self.named_of(kind);
        let back =
            Link { text: Word::Communication.say(language).to_owned(), href: query.to(Route::Communication).to_hash() };
        let Some(named) = all.get(key) else {
            let reason = phrases::no_such_name(kind.word().say(language), key, language);
            return Page::Nothing { reason, offers: vec![back] };
        };
        let shown = named.sentences.iter().take(MAX_LINES);
        let n_hidden = named.sentences.len().saturating_sub(MAX_LINES);
        Page::Name(Arc::new(NameView {
            kind: kind.word().say(language).to_owned(),
            name: named.name.clone(),
            summary: phrases::sentences_of_articles(
                &display::count(named.sentences.len(), language),
                &display::count(named.n_documents(), language),
                language,
            ),
            forms: named.forms.keys().filter(|form| **form != named.name).cloned().collect(),
            beside: self.names_beside(query, kind, key, named),
            figures: self.figures_of_sentences(query, named.sentences.keys()),
            sentences: shown.filter_map(|(at, span)| self.name_sentence(query, *at, *span)).collect(),
            hidden: if n_hidden == 0 {
                String::new()
            } else {
                phrases::more_sentences(&display::count(n_hidden, language), language)
            },
            brief: (kind == NameKind::Audience).then(|| Link {
                text: Word::Brief.say(language).to_owned(),
                href: query.to(Route::Brief).asking(&named.name).to_hash(),
            }),
            back,
        }))
    }

    /// The names that stand in the sentences of another.
    fn names_beside(&self, query: &Query, own: NameKind, key: &str, named: &Named) -> Vec<NameList> {
        let list = |kind: NameKind| {
            let all = self.named_of(kind);
            let beside = all.iter().filter(|(other, _)| kind != own || *other != key).filter_map(|(other, it)| {
                let both = it.sentences.iter().filter(|(at, _)| named.sentences.contains_key(at));
                let sentences: BTreeMap<(u32, u32), Span> = both.map(|(at, span)| (*at, *span)).collect();
                (!sentences.is_empty())
                    .then(|| (other.clone(), Named { name: it.name.clone(), sentences, ..Named::default() }))
            });
            let beside: BTreeMap<String, Named> = beside.collect();
            name_list(query, kind, beside.iter())
        };
        NameKind::ALL.into_iter().map(list).filter(|list| !list.names.is_empty()).collect()
    }

    /// The figures of sentences that an indicator claims, and those that it does not but that are told of.
    pub(crate) fn figures_of_sentences<'a>(
        &self,
        query: &Query,
        sentences: impl Iterator<Item = &'a (u32, u32)>,
    ) -> Vec<FigureLine> {
        let sentences: BTreeSet<&(u32, u32)> = sentences.collect();
        let own = |row: &RowIdx| {
            let at = row.0 as usize;
            let place = self.columns.document.get(at).zip(self.columns.sentence.get(at));
            place.is_some_and(|(document, sentence)| sentences.contains(&(*document, *sentence)))
        };
        let rows: Vec<RowIdx> = self.rows().filter(own).take(MAX_LINES).collect();
        self.figure_lines(query, &rows)
    }

    pub(crate) fn name_sentence(&self, query: &Query, (at, sentence): (u32, u32), name: Span) -> Option<NameSentence> {
        let document = self.corpus.documents.get(at as usize)?;
        let span = document.reading.sentences.get(sentence as usize)?.span;
        let id = link::sentence_id(&document.reading, sentence);
        Some(NameSentence {
            quote: quote(document, span, name),
            href: query.at(&document.id, &id).to_hash(),
            source: labels::cited(document, query.language),
        })
    }
}

/// A stretch of a document with a part of it set apart.
pub(crate) fn quote(document: &StoredDocument, span: Span, part: Span) -> Quote {
    let text = |start: u32, end: u32| document.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
    let (start, end) = (part.start.clamp(span.start, span.end), part.end.clamp(span.start, span.end));
    Quote { before: text(span.start, start), figure: text(start, end), after: text(end, span.end) }
}

fn name_list<'a>(query: &Query, kind: NameKind, all: impl Iterator<Item = (&'a String, &'a Named)>) -> NameList {
    let language = query.language;
    let mut all: Vec<(&String, &Named)> = all.collect();
    all.compact_sort_by_key(|(_, named)| Reverse(named.sentences.len()));
    let line = |(key, named): &(&String, &Named)| NameLine {
        link: Link { text: named.name.clone(), href: query.to(Route::Name(kind.id(key))).to_hash() },
        count: named_in(named, language),
    };
    NameList { title: kind.words().say(language).to_owned(), names: all.iter().take(MAX_NAMES).map(line).collect() }
}

fn named_in(named: &Named, language: Language) -> String {
    let n = |n: usize| display::count(n, language);
    phrases::sentences_of_articles_short(&n(named.sentences.len()), &n(named.n_documents()), language)
}

/// The sentence in which something begins.
pub(crate) fn sentence_at(reading: &Reading, span: Span) -> Option<u32> {
    let after = reading.sentences.partition_point(|sentence| sentence.span.start <= span.start);
    u32::try_from(after.checked_sub(1)?).ok()
}
