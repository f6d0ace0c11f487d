//! Which classes of units a figure has: those of its own noun, or of a bare amount those of what goes before it.

use super::antecedent::has_name;
use super::claims::UnitSet;
use crate::Decimal;
use crate::fact::document::{DocumentState, Fact, FigureContext};
use crate::fact::measure::goes_with_previous;
use crate::fact::sentence::{Figure, SentenceScan};
use crate::fact::{CueRole, place};
use crate::reading::MentionKind;

impl DocumentState<'_> {
    /// The classes of a figure's unit; of a bare amount those of what goes before it or of its list.
    pub(super) fn units_of(&self, here: FigureContext<'_>) -> UnitSet {
        match self.reader.claims.units_of(self.page, here.figure, here.mention) {
            0 => match self.units_before(here) {
                0 => self.units_of_list(here),
                units => units,
            },
            // "Qua tài khoản 15.580", in a row that counts people: the noun of a head may be of another sort.
            units if self.outline.is_in_item() => units | self.units_before(here),
            units => units,
        }
    }

    /// "17,1 triệu người, trong đó bắt buộc 15,7 triệu": a bare amount counts what the sentence counted last.
    fn units_before(&self, here: FigureContext<'_>) -> UnitSet {
        let FigureContext { scan, figure, mention, .. } = here;
        // A smaller one may be a year or a rank, a larger one is money.
        let amounts = Decimal::from(1_000)..Decimal::from(1_000_000_000);
        let is_bare = mention.unit.text.is_empty() && mention.kind == MentionKind::Count;
        // "Con số ấy nhích lên 58, năm 2022 là 173": what goes on from a count may be small.
        let points_back = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Same);
        let restates = points_back || self.is_dated_only(scan, figure);
        if !is_bare || !(restates || amounts.contains(&mention.value)) {
            return 0;
        }
        // In a row of a table each cell is a sentence: "Số người hưởng 21.640. Qua tài khoản 15.580."
        let block = |sentence: usize| self.reading.sentences.get(sentence).map(|info| info.block);
        let sentence = mention.sentence as usize;
        // "Long An 19.870, Đồng Tháp 19.240": each with a name, in a later sentence of the paragraph.
        let goes_on = restates || has_name(scan, figure) || place::has_place(self.reader, scan, self.reading, figure);
        let is_near = |fact: &&Fact| {
            fact.sentence == sentence
                || (goes_on || self.outline.is_in_item()) && block(fact.sentence) == block(sentence)
        };
        let mut before = self.named_since(0).rev().map(|(_, fact)| fact).take_while(is_near);
        let claims = &self.reader.claims;
        let last = before
            .find_map(|fact| fact.indicator.filter(|it| !fact.measured.refers_to_other() && !claims.is_percent(*it)));
        last.map_or(0, |indicator| claims.units(indicator))
    }

    /// "năm 2022 là 173": only a time is said.
    fn is_dated_only(&self, scan: &SentenceScan<'_>, figure: &Figure) -> bool {
        scan.periods_in(&figure.before).next().is_some()
            && self.n_unnamed_words(scan, &figure.before) == 0
            && scan.marks_in(&figure.before).next().is_none()
    }

    /// "lần lượt là 96, 131 và 204 người": the noun behind the last of a list is that of each.
    fn units_of_list(&self, here: FigureContext<'_>) -> UnitSet {
        /// So many figures are looked through.
        const LONGEST: usize = 8;
        let FigureContext { scan, i, mention, .. } = here;
        if !mention.unit.text.is_empty() || mention.kind != MentionKind::Count {
            return 0;
        }
        let rest = scan.figures.get(i..).unwrap_or_default();
        let list = rest
            .iter()
            .skip(1)
            .zip(rest)
            .take(LONGEST)
            .take_while(|(figure, before)| goes_with_previous(scan, figure, before));
        let mut named = list.filter_map(|(figure, _)| Some((figure, scan.mention(self.reading, figure)?)));
        named
            .find(|(_, mention)| !mention.unit.text.is_empty())
            .map_or(0, |(figure, mention)| self.reader.claims.units_of(self.page, figure, mention))
    }
}
