//! The total in "x of y".

use super::Mention;
use crate::Decimal;
use crate::number::separators;
use crate::rules::QUANTITY_OF_TOTAL;

impl Mention {
    /// The total of "n of m": 63 of `60/63 tỉnh`, 4.080 tỷ of `612/4.080 tỷ đồng`; `None` for other quantities. `text` is
    /// the document's.
    #[must_use]
    pub fn total(&self, text: &str) -> Option<Decimal> {
        if !self.rules.contains(&QUANTITY_OF_TOTAL) {
            return None;
        }
        let digits = |text: &str| {
            let from = text.find(|letter: char| letter.is_ascii_digit())?;
            let rest = text.get(from..)?;
            let end = rest
                .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')))
                .unwrap_or(rest.len());
            Some(separators::read(rest.get(..end)?.trim_end_matches(['.', ',']))?.value)
        };
        let (part, total) = self.number.of(text).split_once('/')?;
        let (part, total) = (digits(part)?, digits(total)?);
        let scale = (0..16).find(|scale| part.checked_mul(Decimal::scale(*scale)) == Some(self.value))?;
        total.checked_mul(Decimal::scale(scale))
    }
}
