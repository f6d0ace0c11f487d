//! *Truyền thông*: the communication programme as a ledger, whom it addresses by which channels, on what legal basis, and
//! who is named.
//!
//! What belongs to the programme is data: the counts of `relations.toml` that add up over levels, and everything in the
//! codebook's tree around them.

mod ledger;
mod matrix;
mod named;

use crate::Explorer;
use crate::checks::CheckView;
use crate::query::Query;
use crate::view::Link;

pub use ledger::{LedgerEntry, LedgerPart};
pub use matrix::{Matrix, MatrixCell, MatrixRow, NamedSentence, OpenCell};
pub use named::{LegalRow, NamedRow};

/// The page of communication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunicationView {
    /// What was done and whom it reached, by period and level, the latest first.
    pub ledger: Vec<LedgerPart>,
    /// All of it under *Số liệu*.
    pub figures: Link,
    /// How many attended each event, and the like, with the arithmetic.
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
    /// The page of communication.
    #[must_use]
    pub fn communication(&self, query: &Query) -> CommunicationView {
        let programme = self.programme();
        CommunicationView {
            ledger: self.ledger(query, &programme),
            figures: self.programme_link(query, &programme),
            per_event: self.per_event(query, &programme),
            matrix: self.matrix(query),
            legal: self.legal(query),
            people: self.people(query),
            organisations: self.organisations(query),
        }
    }
}

#[cfg(test)]
mod tests;
