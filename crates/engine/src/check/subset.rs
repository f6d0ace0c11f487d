//! A part is not larger than its whole: approved files against installed apps, one kind of conference against all.

use crate::reading::Measure;

use super::checked_figure::{CheckedFigure, Facts};
use super::sum::parts_beside;
use super::verdict::{CheckBuilder, term};
use super::{Check, CheckResults, Kind, Quantity, Relation};

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for link in &facts.structure.subsets {
        // Of a count that is told as a share, the share may be of a plan; of a rate it is of the rate's base.
        let is_rate = facts.structure.shares.iter().any(|rate| rate.share == link.part);
        let measure = if is_rate { Measure::Share } else { Measure::Level };
        for part in facts.of(&link.part, measure) {
            let wholes = facts.near(part, &link.whole, measure);
            let wholes = wholes.filter(|whole| whole.shares_setting(part) && !are_beside(facts, part, whole));
            if let Some(whole) = facts.nearest(part, wholes) {
                found.push(check(facts, part, whole));
            }
        }
    }
    for whole in &facts.structure.wholes {
        for total in facts.of(&whole.total, Measure::Level) {
            if let [part] = parts_beside(facts, whole, total)[..]
                && !are_beside(facts, part, total)
            {
                found.push(check(facts, part, total));
            }
        }
    }
}

/// "- Nợ dưới 3 tháng: 82,9 tỷ đồng; - Nợ kéo dài: 97,5 tỷ đồng": items of one list stand beside each other, and so does what
/// a row of a table says of one place and what the text says of all.
fn are_beside(facts: &Facts<'_>, part: &CheckedFigure<'_>, whole: &CheckedFigure<'_>) -> bool {
    let mark = |fact: &CheckedFigure<'_>| {
        let at = facts.rows().partition_point(|row| row.sentence < fact.mention.sentence);
        facts.rows().get(at).filter(|row| row.sentence == fact.mention.sentence)?.item_mark(facts)
    };
    let is_in_cell = |fact: &CheckedFigure<'_>| {
        let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize);
        sentence.is_some_and(|sentence| sentence.span.of(facts.doc.text).contains(['|', '\t']))
    };
    let are_items = mark(part).is_some() && mark(part) == mark(whole);
    !part.shares_sentence(whole) && (are_items || is_in_cell(part) != is_in_cell(whole))
}

fn check<'a>(facts: &Facts<'a>, part: &CheckedFigure<'a>, whole: &CheckedFigure<'a>) -> Check {
    CheckBuilder::new(Kind::Subset, facts.doc, &[part, whole])
        .derive(Quantity::Share, term(0).over(term(1)).percent())
        .compares(term(0), Relation::AtMost, term(1))
}
