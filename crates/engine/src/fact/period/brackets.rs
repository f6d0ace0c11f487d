//! Times and figures that stand in brackets.

use crate::Span;
use crate::fact::sentence::{Figure, SentenceScan};
use crate::reading::PeriodMention;
use crate::text::Families;

/// True if one bracket is open round both tokens.
pub(in crate::fact) fn is_in_brackets_with(scan: &SentenceScan<'_>, from: usize, to: usize) -> bool {
    let open = (scan.tokens.start..from).rev().find(|at| scan.page.is_mark(*at, '('));
    open.is_some_and(|open| !(open..to).any(|at| scan.page.is_mark(at, ')')))
}

/// "tuần 41 (từ ngày 6 đến 12/10) ghi nhận 2.981 ca": the bracket says which time the words before it mean.
pub(in crate::fact) fn tells_which_time(scan: &SentenceScan<'_>, said: Span) -> bool {
    let range = scan.tokens_of(said);
    let is_whole =
        range.start > scan.tokens.start && scan.page.is_mark(range.start - 1, '(') && scan.page.is_mark(range.end, ')');
    let is_time = |at: usize| at >= scan.tokens.start && scan.page.starts(at).has(Families::PERIOD);
    is_whole && (2..=3).filter_map(|n| range.start.checked_sub(n)).any(is_time)
}

/// "68,8% (cuối năm 2013)".
pub(in crate::fact) fn stands_in_next_brackets(scan: &SentenceScan<'_>, figure: &Figure, said: &PeriodMention) -> bool {
    let range = scan.tokens_of(said.span);
    scan.page.is_mark(figure.end, '(') && range.start == figure.end + 1 && scan.page.is_mark(range.end, ')')
}

/// True if the span stands in brackets that close before the token `to`.
pub(in crate::fact) fn is_in_closed_brackets(scan: &SentenceScan<'_>, span: Span, to: usize) -> bool {
    let from = scan.tokens_of(span).end;
    let mut depth = 0;
    for mark in scan.brackets_in(from..to) {
        match mark {
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            _ => {}
        }
    }
    false
}
