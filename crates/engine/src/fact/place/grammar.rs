//! How a place stands in its sentence: listed, located, as a subject, as what a figure is held against.

use std::ops::Range;

use super::kind::{is_below_country, is_district, is_place, province_of};
use crate::Span;
use crate::fact::measure::goes_with_previous;
use crate::fact::sentence::{CueMark, Figure, SentenceScan};
use crate::fact::{CueRole, Reader, list};
use crate::reading::{Entity, EntityKind, MentionKind, Reading};
use crate::text::fold;
use crate::text::token::{Gap, TokenKind};
use crate::text::{Families, Page, Token};

/// The place below the country that a figure stands right after, or after a bracket: "Quảng Nam 530 tỷ đồng", "Cư Jút
/// (1.800 người)"; or that stands right after what it counts: "2 triệu lao động TP HCM".
pub(super) fn beside<'r>(
    reader: &Reader,
    scan: &SentenceScan<'_>,
    reading: &'r Reading,
    figure: &Figure,
) -> Option<&'r Entity> {
    let page = scan.page;
    // "(Quảng Bình: 5.920, Quảng Trị: 3.940)".
    let is_mark = |at: usize| page.is_mark(at, '(') || page.is_mark(at, ':');
    let opens = figure.at.checked_sub(1).is_some_and(is_mark);
    let before = figure.at.checked_sub(usize::from(opens)).and_then(|at| ends_before(reader, page, reading, at));
    if let Some(entity) = before {
        let compares = |role| matches!(role, CueRole::Against | CueRole::Exceed | CueRole::Short);
        return (opens || !follows(reader, page, entity, &compares)).then_some(entity);
    }
    let token = page.tokens.get(figure.end).filter(|_| figure.end > figure.number_end)?;
    let from = reading.entities.partition_point(|entity| entity.span.start < token.start);
    let entity = reading.entities.get(from).filter(|entity| entity.span.start == token.start);
    entity.filter(|entity| is_below_country(reader, entity) && !is_listed(page, entity, &reading.entities))
}

/// The place of a figure in a list that `lần lượt` pairs with as many places: "tại Quảng Bình và Quảng Trị lần lượt là
/// 95,3% và 95,9%".
pub(super) fn paired<'r>(
    reader: &Reader,
    scan: &SentenceScan<'_>,
    reading: &'r Reading,
    figure: &Figure,
) -> Option<&'r Entity> {
    if !scan.has_role(&[CueRole::Respectively]) {
        return None;
    }
    let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
    let i = scan.place_of(figure.at)?;
    let start = list::first_of(&scan.figures, i, joins);
    let n = list::n_together(&scan.figures, start, joins);
    let (cue, _) = list::pairing_cue(scan, scan.figures.get(start)?)?;
    let before = scan.figures.get(..start).unwrap_or_default().iter().rev().find(|it| it.end <= cue);
    let stretch = scan.page.span(before.map_or(scan.tokens.start, |it| it.end)..cue);
    let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
    let inside = reading.entities.iter().skip(from).take_while(|entity| entity.span.end <= stretch.end);
    let places: Vec<&Entity> = inside.filter(|entity| is_below_country(reader, entity)).collect();
    (n > 1 && places.len() == n).then(|| places.get(i - start).copied()).flatten()
}

/// The bare name of a part of a province, where it is the subject of a figure in a list of such names, or in a sentence on
/// the parts of the province: "cao nhất là Văn Yên (3,1%)", "Trấn Yên giảm 318 người, Lục Yên 127 người".
pub(super) fn bare_name(reader: &Reader, reading: &Reading, scan: &SentenceScan<'_>, figure: &Figure) -> Option<Span> {
    if matches!(figure.kind, MentionKind::Duration | MentionKind::Ordinal) {
        return None;
    }
    let name = name_of(reader, reading, scan, figure)?;
    let of_others = || scan.figures.iter().filter(|other| other.at != figure.at);
    let is_district_beside = |other: &Figure| {
        let bracket = other.at.checked_sub(1).filter(|at| scan.page.is_mark(*at, '(')).unwrap_or(other.at);
        let rank = scan.cues.iter().find(|cue| cue.end == bracket && cue.role == CueRole::Rank);
        let found = ends_before(reader, scan.page, reading, rank.map_or(bracket, |cue| cue.at));
        found.is_some_and(|found| is_district(reader, found))
    };
    let is_listed =
        || of_others().any(|other| name_of(reader, reading, scan, other).is_some() || is_district_beside(other));
    let says_parts = || scan.cues.iter().any(|cue| cue.role == CueRole::Parts);
    (says_parts() || is_listed()).then_some(name)
}

/// The capitalised words that open a figure's clause, if they are no name that is known: "Văn Yên" of "là Văn Yên (thêm
/// 214 người)" and of "Văn Yên giảm 214 người".
fn name_of(reader: &Reader, reading: &Reading, scan: &SentenceScan<'_>, figure: &Figure) -> Option<Span> {
    let page = scan.page;
    let is_name =
        |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    // The bracket that it opens, or its own words, begin right behind the name or with it.
    let bracket = (scan.tokens.start..figure.at).rev().take(4).find(|at| page.is_mark(*at, '('));
    // "Sông Hinh cao nhất (99,1%)".
    let before_rank =
        |at: usize| scan.cues.iter().find(|cue| cue.end == at && cue.role == CueRole::Rank).map_or(at, |cue| cue.at);
    let end = match bracket {
        Some(bracket) => before_rank(bracket),
        None => (figure.before.start..figure.at).rev().find(|at| is_name(*at))? + 1,
    };
    let start = (scan.tokens.start..end).rev().take_while(|at| is_name(*at)).last()?;
    let joins = |at: usize| {
        let leads = |role| {
            matches!(
                role,
                CueRole::And
                    | CueRole::Reach
                    | CueRole::Is
                    | CueRole::MakesUp
                    | CueRole::OfWhich
                    | CueRole::Parts
                    | CueRole::Rank
            )
        };
        !page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            || scan.cues.iter().any(|cue| cue.end == at + 1 && leads(cue.role))
    };
    let opens = start == scan.tokens.start || joins(start - 1);
    // Nothing but what the figure does stands between: "Văn Chấn hụt", "Sông Hinh cao nhất".
    let between = if bracket.is_some() { end..end } else { end..figure.at };
    let is_plain = scan.n_other_words(&between) == 0 && scan.periods_in(&between).next().is_none();
    let span = page.span(start..end);
    // "Mai Sơn" may be read as a person's name, but then a title stands before it.
    let is_known = near(reading, span).any(|entity| entity.kind != EntityKind::Person && entity.span.overlaps(span));
    let is_concept = scan.marks.iter().any(|mark| mark.at < end && mark.end > start);
    let is_subgroup = reader.subgroups.longest(page.tokens.get(start..end).unwrap_or_default()).is_some();
    ((2..=4).contains(&(end - start)) && opens && is_plain && !is_known && !is_concept && !is_subgroup).then_some(span)
}

/// The names that may overlap a stretch: those that end behind where it begins, and begin before it ends.
fn near(reading: &Reading, stretch: Span) -> impl Iterator<Item = &Entity> {
    let from = reading.entities.partition_point(|entity| entity.span.end <= stretch.start);
    let rest = reading.entities.get(from..).unwrap_or_default();
    rest.iter().take_while(move |entity| entity.span.start < stretch.end)
}

/// The last bare name in a stretch that is a district's of the province, unless another place is named behind it, or it is
/// part of a longer name.
pub(super) fn district_before(
    reader: &Reader,
    reading: &Reading,
    scan: &SentenceScan<'_>,
    stretch: Range<usize>,
    code: &str,
) -> Option<Span> {
    let page = scan.page;
    let is_concept = |at: usize| scan.marks.iter().any(|mark| (mark.at..mark.end).contains(&at));
    let is_capital =
        |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
    // "Tiền Hải là huyện có số người tham gia BHXH cao nhất": abbreviations of concepts are no names.
    let is_name = |at: usize| is_capital(at) && !is_concept(at);
    let end = stretch.clone().rev().find(|at| is_name(*at))? + 1;
    let start = (stretch.start..end).rev().take_while(|at| is_name(*at)).last()?;
    let whole = page.span(start..end);
    // The first word of a sentence is capitalised whatever it is: "Tại Mộc Châu", "Riêng Mai Sơn".
    let own = if start == scan.tokens.start { start..start + 2 } else { start..start + 1 };
    let named = own
        .map(|from| page.span(from..end))
        .find(|span| !span.is_empty() && reader.names.is_district_of(code, &fold::exact(span.of(page.text))))?;
    let is_other = |entity: &Entity| {
        let is_behind = entity.span.start >= named.end && entity.span.end <= page.span(end..stretch.end).end;
        let is_part = entity.span.overlaps(whole) && !matches!(entity.kind, EntityKind::Person | EntityKind::Place);
        is_part || is_behind && is_place(reader, entity)
    };
    let is_namesake = start.checked_sub(1).is_some_and(|before| {
        let sort = reader.subgroups.longest(page.tokens.get(before..start).unwrap_or_default());
        sort.is_some() || scan.cues.iter().any(|cue| cue.end == start && cue.role == CueRole::Against)
    });
    (!is_namesake && !near(reading, page.span(start..stretch.end)).any(is_other)).then_some(named)
}

/// The place below the country that ends right before the token `at`; a district's office in brackets counts too.
pub(super) fn ends_before<'r>(reader: &Reader, page: &Page<'_>, reading: &'r Reading, at: usize) -> Option<&'r Entity> {
    let token = page.tokens.get(at.checked_sub(1)?)?;
    let from = reading.entities.partition_point(|entity| entity.span.end < token.end);
    let entity = reading.entities.get(from).filter(|entity| entity.span.end == token.end);
    entity.filter(|entity| is_below_country(reader, entity))
}

/// Two or more provinces that together are the subject of a figure's clause, with one figure for all of them: "Hà Nội và
/// TP HCM có 4,6 triệu người"; and where they are written.
pub(super) fn listed_before(
    reader: &Reader,
    scan: &SentenceScan<'_>,
    reading: &Reading,
    figure: &Figure,
) -> Option<(String, Span)> {
    let page = scan.page;
    let pairs = |role| matches!(role, CueRole::Respectively | CueRole::Each);
    let from = scan.end_of_previous(figure.at);
    if scan.cues_in(&(from..figure.at)).any(|cue| pairs(cue.role)) {
        return None;
    }
    let stretch = page.span(from..figure.at);
    let at = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
    let inside = || reading.entities.iter().skip(at).take_while(|entity| entity.span.end <= stretch.end);
    let first = inside().position(|entity| is_below_country(reader, entity) && !is_district(reader, entity))?;
    let run: Vec<&Entity> = inside().skip(first).collect();
    let n = 1 + run.windows(2).take_while(|pair| matches!(pair, [a, b] if joins(page, a, b))).count();
    let run = run.get(..n).filter(|run| run.len() > 1)?;
    let (first, last) = (run.first()?, run.last()?);
    if !is_located(reader, page, first) || !is_subject(reader, page, last) || is_measured_by(reader, page, first) {
        return None;
    }
    let names: Vec<&str> = run.iter().map(|entity| entity.canonical.as_str()).collect();
    Some((names.join(", "), first.span.to(last.span)))
}

/// True if nothing but a bracket, a comma or a dash stands between, and the word for its sort: ", tỉnh".
pub(super) fn is_right_after(page: &Page<'_>, before: Span, after: Span) -> bool {
    /// ", thành phố ".
    const FAR: usize = 14;
    let between = page.text.get(before.end as usize..after.start as usize).unwrap_or(".");
    between.chars().count() <= FAR && between.trim_start().starts_with(['(', ',', '-', '–'])
}

/// "đứng thứ ba toàn tỉnh.": among whom, not where; it ends its clause and follows a word.
pub(super) fn is_rank(page: &Page<'_>, span: Span) -> bool {
    let from = page.tokens.partition_point(|token| token.end <= span.start);
    let to = page.tokens.partition_point(|token| token.start < span.end);
    let is_mark = |at: usize| page.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark);
    let follows_word = from.checked_sub(1).is_some_and(|at| !is_mark(at));
    follows_word && (is_mark(to) || page.tokens.get(to).is_some_and(|token| token.gap == Gap::Line))
}

/// "cao hơn mặt bằng cả nước", "đứng đầu cả nước": what a figure is held against is not where it holds.
pub(super) fn is_measured_by(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let compares = |role| matches!(role, CueRole::Against | CueRole::Exceed | CueRole::Short | CueRole::Rank);
    follows(reader, page, entity, &compares)
}

/// "trong khi bình quân cả nước là 2,2 ngày", "mức trung bình chung của cả nước": what a place is held against.
pub(super) fn is_averaged(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    /// "chung của".
    const NEAR: usize = 2;
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    (0..=NEAR + 2).filter_map(|back| at.checked_sub(back)).any(|from| {
        let found = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
        found.is_some_and(|(n_tokens, role)| role == CueRole::Average && from + n_tokens + NEAR >= at)
    })
}

/// True if such a cue stands a few words before a place.
pub(super) fn follows(reader: &Reader, page: &Page<'_>, entity: &Entity, is_such: &dyn Fn(CueRole) -> bool) -> bool {
    /// "cao hơn bình quân chung của cả nước".
    const FAR: usize = 6;
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    let from = at.saturating_sub(FAR);
    let cut = (from..at).rev().find(|at| page.tokens.get(*at).is_none_or(|token| token.kind == TokenKind::Mark));
    (cut.map_or(from, |cut| cut + 1)..at).any(|from| {
        let cue = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
        cue.is_some_and(|(_, role)| is_such(role))
    })
}

/// "riêng ở Trung ương": a part of what is spoken of.
pub(super) fn is_part(reader: &Reader, page: &Page<'_>, span: Span) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= span.start);
    let before = at.checked_sub(1).and_then(|from| page.tokens.get(from..at));
    before.and_then(|tokens| reader.cues.longest(tokens)).is_some_and(|(_, role)| role == CueRole::OfWhich)
}

/// "theo BHXH Việt Nam".
pub(super) fn is_source(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    (1..=4).filter_map(|back| at.checked_sub(back)).any(|from| {
        let found = reader.cues.longest(page.tokens.get(from..at).unwrap_or_default());
        found.is_some_and(|(n_tokens, role)| role == CueRole::According && from + n_tokens == at)
    })
}

/// "Ngày 15/7, tại Hà Nội, BHXH Việt Nam tổ chức hội nghị": between commas, before the head office, where something took
/// place, and not where the figures hold.
pub(super) fn is_venue(reader: &Reader, page: &Page<'_>, reading: &Reading, entity: &Entity) -> bool {
    let at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    let is_at = |role| role == CueRole::At;
    let opens = at.checked_sub(2).is_some_and(|comma| page.is_mark(comma, ','));
    let next = reading.entities.partition_point(|next| next.span.start < entity.span.end);
    let next = reading.entities.get(next);
    let is_head_office = next.is_some_and(|next| {
        let is_home = || province_of(reader, next).is_some_and(|code| code == super::home(&reader.names));
        let first = page.tokens.get(after + 1).is_some_and(|token| token.start == next.span.start);
        next.kind == EntityKind::Org && first && is_home()
    });
    opens && page.is_mark(after, ',') && is_head_office && follows(reader, page, entity, &is_at)
}

/// "Hà Nội có", "Hà Nội hiện đạt", "Hà Nội: 8 triệu": what is said of it follows.
pub(super) fn is_subject(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    let says =
        |role| matches!(role, CueRole::Reach | CueRole::Is | CueRole::MakesUp | CueRole::Now | CueRole::LevelFollows);
    let found = reader.cues.longest(page.tokens.get(after..).unwrap_or_default());
    let is_same_line = page.tokens.get(after).is_some_and(|token| token.gap != Gap::Line);
    let follows_number = follows(reader, page, entity, &|role| matches!(role, CueRole::According | CueRole::With));
    is_same_line && found.is_some_and(|(_, role)| says(role)) && !follows_number
}

/// "Hà Nội dẫn đầu với", "nhiều nhất là Đồng Nai (180 tỷ đồng)", "(Huế 3, Đà Nẵng 4)": one of several in a ranking or a
/// list of figures.
pub(super) fn is_ranked(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    let ranks = |role| role == CueRole::Rank;
    let found = reader.cues.longest(page.tokens.get(after..).unwrap_or_default());
    let is_number = page.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Number);
    found.is_some_and(|(_, role)| ranks(role)) || is_number || follows(reader, page, entity, &ranks)
}

/// "(Huế 3, Đà Nẵng 4)": of the number behind it alone.
pub(super) fn is_of_number(page: &Page<'_>, entity: &Entity) -> bool {
    let from = page.tokens.partition_point(|token| token.end <= entity.span.start);
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    let is_number = page.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Number);
    is_number && from.checked_sub(1).is_some_and(|before| page.is_mark(before, '(') || page.is_mark(before, ','))
}

pub(super) fn begins_with_capital(page: &Page<'_>, entity: &Entity) -> bool {
    entity.span.of(page.text).starts_with(char::is_uppercase)
}

/// True if another place stands beside it, with a comma or conjunction between.
pub(super) fn is_listed(page: &Page<'_>, entity: &Entity, all: &[Entity]) -> bool {
    let at = all.partition_point(|other| other.span.start < entity.span.start);
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    before.into_iter().chain(all.get(at + 1)).any(|other| {
        let (first, second) = if other.span < entity.span { (other, entity) } else { (entity, other) };
        other.kind == EntityKind::Place && joins(page, first, second)
    })
}

fn joins(page: &Page<'_>, first: &Entity, second: &Entity) -> bool {
    let between = Span { start: first.span.end, end: second.span.start.max(first.span.end) }.of(page.text).trim();
    matches!(between, "," | "và" | ", và")
}

/// True if a word of place stands before it, or it opens its line, sentence or clause.
pub(super) fn is_located(reader: &Reader, page: &Page<'_>, entity: &Entity) -> bool {
    let mut at = page.tokens.partition_point(|token| token.end <= entity.span.start);
    // "Năm 2019, tỉnh Nam Định có": the word for its sort goes with its name.
    let sort = (1..=2).filter_map(|n| at.checked_sub(n)).find(|from| {
        let found = reader.sorts.longest(page.tokens.get(*from..at).unwrap_or_default());
        found.is_some_and(|(n_tokens, _)| from + n_tokens == at)
    });
    at = sort.unwrap_or(at);
    let Some(before) = at.checked_sub(1) else { return true };
    if matches!(page.tokens.get(before).map_or('\0', |token| token.mark), '.' | ';' | ':' | '(' | '…') {
        return true;
    }
    let opens_line = |at: usize| page.tokens.get(at).is_some_and(|token| token.gap == Gap::Line);
    let is_bullet = |token: &Token| matches!(token.mark, '+' | '-' | '–' | '•' | '*');
    if opens_line(at) || opens_line(before) && page.tokens.get(before).is_some_and(is_bullet) {
        return true;
    }
    // ", Hà Nội đã …": the subject of its clause.
    let after = page.tokens.partition_point(|token| token.start < entity.span.end);
    if page.is_mark(before, ',') && page.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word) {
        return true;
    }
    // "tại", "ở tỉnh", "trên địa bàn tỉnh": the cue may stand up to two words before.
    (1..=4).filter_map(|back| at.checked_sub(back)).any(|from| {
        let tokens = page.tokens.get(from..at).unwrap_or_default();
        reader.cues.longest(tokens).is_some_and(|(n_tokens, role)| is_where(role) && from + n_tokens + 1 >= at)
    })
}

fn is_where(role: CueRole) -> bool {
    matches!(role, CueRole::At | CueRole::Province | CueRole::District)
}

/// Runs of capitalised words, "Pleiku" and "An Nhơn" of "kế đến là Pleiku và An Nhơn".
pub(super) fn capital_names(page: &Page<'_>, range: Range<usize>) -> Vec<Span> {
    let mut names: Vec<Span> = Vec::new();
    let mut start: Option<usize> = None;
    for at in range.start..=range.end {
        let is_name = at < range.end
            && page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital());
        match (start, is_name) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                names.push(page.span(from..at));
                start = None;
            }
            _ => {}
        }
    }
    names
}

/// "Tỉnh hiện có", ", huyện đạt": the level that a word for a sort of place tells, where it opens the clause at `at` and is
/// its subject. "Thành phố có" may be a province or a part of one, and tells none.
pub(super) fn bare_subject(reader: &Reader, scan: &SentenceScan<'_>, at: usize) -> Option<(CueRole, Span)> {
    let page = scan.page;
    page.tokens.get(at).filter(|token| token.starts.has(Families::OFFICE))?;
    let before = at.checked_sub(1).filter(|before| *before >= scan.tokens.start);
    let is_mark = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let opens = before.is_none_or(is_mark);
    let (len, ()) = reader.sorts.longest(page.tokens.get(at..scan.tokens.end)?).filter(|_| opens)?;
    let says = |cue: &CueMark| cue.at == at + len && (cue.role.reaches() || cue.role == CueRole::Now);
    scan.cues.iter().find(|cue| says(cue))?;
    let said = page.span(at..at + len);
    let word = fold::exact(said.of(page.text));
    let names_city = |form: &String| {
        let form = fold::exact(form);
        form.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '))
    };
    if reader.names.places.iter().any(|place| place.is_city && place.forms.iter().any(names_city)) {
        return None;
    }
    let is_part = reader.district_words.contains(&word);
    Some((if is_part { CueRole::District } else { CueRole::Province }, said))
}
