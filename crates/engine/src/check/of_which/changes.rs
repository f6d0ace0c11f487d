//! A change and the changes of its parts: "tăng 5.200 người, gồm bắt buộc tăng 3.900 người và tự nguyện tăng 1.300 người", "GRDP tăng 8,2 %,
//! trong đó công nghiệp đóng góp 4,6 điểm phần trăm, dịch vụ 3,0 điểm, nông nghiệp 0,6 điểm".

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::Kind;
use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::{prints_points, size};
use super::super::formula::{Expr, Relation};
use super::super::model::CheckResults;
use super::super::portion::is_known;
use super::super::rows::{Row, has};
use super::super::verdict::CheckBuilder;

/// Figures of a sentence that tells nothing else.
const MAX_FIGURES: usize = 8;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    for row in facts.rows().iter().filter(|row| (3..=MAX_FIGURES).contains(&row.len())) {
        let Some(terms) = of_row(facts, row) else { continue };
        let n = terms.len() - 1;
        let [parts @ .., whole] = terms.as_slice() else { continue };
        let sum = Expr::Sum(parts.iter().enumerate().map(|(at, part)| size(part, at)).collect());
        let builder = CheckBuilder::new(Kind::OfWhich, facts.doc, &terms);
        // Parts of other changes make far more or less.
        let of_all = builder.point(&sum.clone().over(size(whole, n)));
        let (least, most) = (Rational::new(2, 3), Rational::new(3, 2));
        let is_about = of_all.zip(least).zip(most).is_some_and(|((it, least), most)| it >= least && it <= most);
        let check = builder.compares(sum, Relation::Equals, size(whole, n));
        if is_about && !is_known(found, &check) {
            found.push(check);
        }
    }
}

/// The parts and their whole: all figures of a row, each a change.
fn of_row<'b, 'a>(facts: &'b Facts<'a>, row: &Row) -> Option<Vec<&'b CheckedFigure<'a>>> {
    let cues = &facts.structure.cues;
    let all: Vec<&CheckedFigure<'a>> = (0..row.len()).map(|at| row.figure(facts, at)).collect::<Option<_>>()?;
    let (whole, parts) = all.split_first()?;
    let is_of_points = parts.iter().all(|part| prints_points(part, cues)) && whole.mention.kind == MentionKind::Percent;
    let is_change = |at: usize| has(row.gap(at), &cues.up) || has(row.gap(at), &cues.down);
    let are_given = (1..row.len()).any(|at| has(row.gap(at), &cues.gives_part));
    let is_listed = has(row.gap(1), &cues.whole_list) && (1..row.len()).all(is_change);
    let is_like =
        |part: &&CheckedFigure<'a>| part.counts_like(whole, facts) && part.mention.kind != MentionKind::Percent;
    let is_one = (is_of_points && are_given) || (is_listed && parts.iter().all(is_like));
    let is_one_way =
        all.windows(2).all(|pair| matches!(pair, [a, b] if a.point.is_negative() == b.point.is_negative()));
    let is_plain = (1..row.len()).all(|at| !has(row.gap(at), &cues.against));
    let terms = parts.iter().chain(std::iter::once(whole)).copied().collect();
    (is_change(0) && is_one && is_one_way && is_plain).then_some(terms)
}
