//! *Truyền thông*: the communication programme as a ledger, whom it addresses by which channels, on what legal basis, and
//! who is named.
//!
//! What belongs to the programme is data: the counts of `relations.toml` that add up over levels, and everything in the
//! codebook's tree around them.

mod base;
mod derived;
mod ledger;
mod matrix;
mod named;
mod plans;
mod ratios;

use std::sync::Arc;

use engine::reading::EntityKind;

use crate::Explorer;
use crate::checks::CheckView;
use crate::download::Offer;
use crate::names::NameList;
use crate::query::{Query, Route};
use crate::tables::{self, TableKind};
use crate::ui_text::Word;
use crate::view::{Link, Page};

pub use base::{BaseCell, BasePeriod, BaseRow, CommonBase};
pub use derived::{DerivedValue, OpenWorking};
pub use ledger::{LedgerEntry, LedgerPart};
pub use matrix::{Matrix, MatrixCell, MatrixRow, NamedSentence, OpenCell};
pub use named::{LegalRow, NamedRow};
pub use plans::PlanView;

/// The page of communication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunicationView {
    /// Periods side by side, by place: what was done in each, in a month, in a day.
    pub base: Vec<CommonBase>,
    /// To a brief for an audience; none if no audience is named.
    pub brief: Option<Link>,
    /// Plans, what they ask for and what was reached.
    pub plans: Vec<PlanView>,
    /// Channels, audiences, programmes, events: each with a page of its own.
    pub names: Vec<NameList>,
    /// What was done and whom it reached, by period and level, the latest first.
    pub ledger: Vec<LedgerPart>,
    /// All of it under *Số liệu*.
    pub figures: Link,
    /// The forms in which the ledger is saved.
    pub downloads: Vec<Offer>,
    /// How many attended each event, and the like, with the arithmetic; empty where the table of periods says it.
    pub per_event: Vec<CheckView>,
    /// Audiences by channels: in how many sentences they stand together.
    pub matrix: Matrix,
    /// Laws, decisions, plans.
    pub legal: Vec<LegalRow>,
    /// People with their roles.
    pub people: Vec<NamedRow>,
    /// Organisations, the most often named first.
    pub organisations: Vec<NamedRow>,
}

impl Explorer {
    /// The page of communication, or why there is none.
    #[must_use]
    pub fn communication(&self, query: &Query) -> Page {
        let view = self.communication_view(query);
        let has_more = !view.names.is_empty() || !view.legal.is_empty() || !view.people.is_empty();
        if self.has_programme() || has_more || !view.organisations.is_empty() {
            return Page::Communication(Arc::new(view));
        }
        let home = Link { text: Word::Home.say(query.language).to_owned(), href: query.to(Route::Home).to_hash() };
        Page::Nothing { reason: Word::NoProgramme.say(query.language).to_owned(), offers: vec![home] }
    }

    /// To a brief, if an article names an audience.
    pub(crate) fn brief_link(&self, query: &Query) -> Option<Link> {
        let mut entities = self.corpus.documents.iter().flat_map(|document| &document.head().entities);
        let is_offered = entities.any(|entity| entity.kind == EntityKind::Audience);
        is_offered
            .then(|| Link { text: Word::Brief.say(query.language).to_owned(), href: query.to(Route::Brief).to_hash() })
    }

    fn communication_view(&self, query: &Query) -> CommunicationView {
        let programme = self.programme();
        let base = self.common_base(query, &programme);
        let ledger = self.ledger(query, &programme);
        let n_entries = ledger.iter().map(|part| part.entries.len()).sum();
        CommunicationView {
            per_event: if base.is_empty() { self.per_event(query, &programme) } else { vec![] },
            base,
            brief: self.brief_link(query),
            plans: self.plans(query),
            names: self.name_lists(query),
            ledger,
            downloads: tables::offers(TableKind::Ledger.file_stem(), n_entries, query.language),
            figures: self.programme_link(query, &programme),
            matrix: self.matrix(query),
            legal: self.legal(query),
            people: self.people(query),
            organisations: self.organisations(query),
        }
    }
}

#[cfg(test)]
mod tests;
