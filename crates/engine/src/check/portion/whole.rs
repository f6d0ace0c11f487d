//! Wholes in the sentences above that the words leave no doubt of: "26.340 người hưởng lương hưu. 19.492 người trong số này nhận qua thẻ,
//! tức 74 %", "thành phố nợ 51.937 triệu đồng, chiếm 52,75 % số nợ toàn tỉnh".

use super::super::checked_figure::CheckedFigure;
use super::super::figure_in_row::FigureInRow;
use super::super::rows::{Row, has, normal};

/// Words right behind a part among which it is said of what it is one.
const MAX_WORDS: usize = 5;

/// True if the words right behind a part say that it is one of those told in the sentence before.
pub(super) fn is_of_these(place: &FigureInRow<'_, '_>, part_at: usize, above: &Row) -> bool {
    let words = place.row.gap(part_at + 1).split_whitespace().take(MAX_WORDS);
    let words = words.fold(" ".to_owned(), |all, word| all + word + " ");
    let is_first = (0..part_at).all(|at| place.figure(at).is_none_or(|it| !it.is_amount()));
    is_first && place.row.sentence - above.sentence == 1 && has(&words, &place.facts.structure.cues.of_these)
}

/// True if the words that say what a share is of begin with the noun of the whole and name no other class of it: "số hộ nghèo" is not of
/// "8.450 hộ nuôi bò".
pub(super) fn is_of_class(place: &FigureInRow<'_, '_>, whole: &CheckedFigure<'_>, noun: &str, named: &str) -> bool {
    let Some(behind) = named.strip_prefix(noun) else { return false };
    let next = behind.split_whitespace().next();
    let text = place.facts.doc.text.get(whole.mention.span.start as usize..).unwrap_or("");
    let own = normal(&text.chars().take(WHOLE_CHARS).collect::<String>());
    let is_plain = |word: &str| place.facts.structure.cues.of_all.iter().any(|all| all == word);
    next.is_none_or(|word| is_plain(word) || own.split_whitespace().any(|it| it == word))
}

/// Letters in which a whole and its name stand.
const WHOLE_CHARS: usize = 60;

/// One indicator, of a part of the place that the words name.
pub(super) fn is_of_all_of_place(
    place: &FigureInRow<'_, '_>,
    part: &CheckedFigure<'_>,
    whole: &CheckedFigure<'_>,
) -> bool {
    let facts = place.facts;
    let (own, all) = (part.observation, whole.observation);
    let is_narrower = own.district.is_some() || own.subgroup.is_some();
    let is_all = all.district.is_none() && all.subgroup.is_none() && own.place == all.place;
    let is_one = part.indicator().is_some() && part.indicator() == whole.indicator();
    let family = whole.indicator().and_then(|id| id.split('.').next());
    let is_larger = |other: &CheckedFigure<'_>| {
        let own = other.indicator().and_then(|id| id.split('.').next());
        own == family && other.counts_like(whole, facts) && other.point > whole.point
    };
    let says_all = has(&place.base_words(), &facts.structure.cues.total_rows);
    is_one && is_narrower && is_all && says_all && !place.rows_before().any(|(_, _, other)| is_larger(other))
}
