//! The words that name a figure which no indicator claims.

use super::{Field, Observation};
use crate::Span;

impl Observation {
    /// The parts of the noun phrase that the figure is of, in their order: "vụ tai nạn" and "đường sắt".
    pub fn label_parts(&self) -> impl Iterator<Item = Span> + '_ {
        let more = self.evidence.iter().filter(|(field, _)| *field == Field::Label).map(|(_, span)| *span);
        self.phrase.into_iter().chain(more)
    }

    /// What the figure is of, in words of `text`; empty where nothing says so.
    #[must_use]
    pub fn label(&self, text: &str) -> String {
        let mut label = String::new();
        // A wrapped line's end is a space like any other.
        for word in self.label_parts().flat_map(|part| part.of(text).split_whitespace()) {
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(word);
        }
        label
    }
}
