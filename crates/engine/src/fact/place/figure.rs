//! Where one figure holds: a table of rules on the words round it; the first that knows wins. What no rule knows holds
//! for the place that holds where the document is read, see [`super::PlaceContext`].

use std::borrow::Cow;
use std::ops::Range;

use super::grammar::{
    bare_name, beside, capital_names, district_before, ends_before, is_listed, is_located, is_measured_by,
    is_right_after, listed_before, paired,
};
use super::kind::{district_name, is_district, is_place, province_of, region_of};
use super::{Found, Level, PlaceContext, home};
use crate::Span;
use crate::fact::document::{Fact, FigureContext};
use crate::fact::indicator::own_concepts::is_in_brackets;
use crate::fact::measure::goes_with_previous;
use crate::fact::sentence::{CueMark, Figure, Gloss};
use crate::fact::{CueRole, Reader, list};
use crate::reading::{Entity, EntityKind, MentionKind, Reading, Scope};
use crate::rules::{self, Rule};
use crate::text::TokenKind;

/// What of a figure decides where it holds, but for the words round it.
#[derive(Clone, Copy)]
pub(in crate::fact) struct Asked<'a> {
    pub(in crate::fact) reader: &'a Reader,
    pub(in crate::fact) reading: &'a Reading,
    pub(in crate::fact) at: FigureContext<'a>,
    /// The fact before it in its sentence.
    pub(in crate::fact) previous: Option<&'a Fact>,
    /// The fact before it, in its sentence or the one before.
    pub(in crate::fact) last: Option<&'a Fact>,
    /// Whether its indicator is laid down by law for the whole country; `None` if it has no indicator.
    pub(in crate::fact) is_set_by_law: Option<bool>,
}

/// A figure whose place is looked for.
struct Search<'a> {
    asked: Asked<'a>,
    /// The place that holds here, with the places that the figure's own words name.
    here: &'a PlaceContext,
}

/// Where a rule finds that a figure holds.
enum Where {
    /// In a country, province or region.
    At(Level, Span),
    /// In a part of the province.
    In(Option<String>, Span),
    /// In the provinces together, of the country that is spoken of.
    Local(Span),
}

/// One rule.
struct Step {
    rule: Rule,
    find: fn(&Search<'_>) -> Option<Where>,
}

/// The rules by which a figure finds its place, tried in order; the first that knows wins.
const STEPS: &[Step] = &[
    Step { rule: rules::PLACE_LAW_ABROAD, find: law_abroad },
    Step { rule: rules::PLACE_PAYS, find: payer },
    Step { rule: rules::PLACE_PAYS_REST, find: rest },
    Step { rule: rules::PLACE_LAW, find: law },
    Step { rule: rules::PLACE_PAIRED, find: in_its_turn },
    Step { rule: rules::PLACE_BESIDE, find: right_beside },
    Step { rule: rules::PLACE_BESIDE, find: ranked },
    Step { rule: rules::PLACE_TOGETHER, find: together },
    Step { rule: rules::PLACE_SEVERAL, find: several },
    Step { rule: rules::PLACE_BARE_LIST, find: bare_list },
    Step { rule: rules::PLACE_DISTRICT_NAME, find: known_district },
    Step { rule: rules::PLACE_BARE, find: bare },
];

/// True for a rule of this table.
pub(in crate::fact) fn has_step(rule: Rule) -> bool {
    STEPS.iter().any(|step| step.rule == rule)
}

/// Where a figure holds, in a document of which `context` holds the place so far.
pub(in crate::fact) fn of_figure(context: &PlaceContext, asked: Asked<'_>) -> Found {
    let mut here = Cow::Borrowed(context);
    let page = asked.at.scan.page;
    for words in [asked.at.figure.before.clone(), asked.at.figure.end..asked.at.figure.after.end] {
        let words = page.span(words);
        if entities_in(asked.reading, words).next().is_some() {
            here.to_mut().update_from_own(asked.reader, page, asked.reading, words);
        }
    }
    let steps = STEPS.iter().filter(|step| Some(step.rule) != asked.reader.left_out);
    let search = Search { asked, here: &here };
    let Some((rule, found)) = steps.into_iter().find_map(|step| Some((step.rule, (step.find)(&search)?))) else {
        return here.of_row.clone().unwrap_or_else(|| here.found());
    };
    let here = here.to_mut();
    match found {
        Where::At(level, said) => {
            (here.district, here.block) = (None, None);
            here.govern(level, said, rule);
        }
        Where::In(name, said) => here.enter_district(said, name),
        Where::Local(said) => {
            here.district = None;
            here.block = Some((Scope::Local, said));
        }
    }
    Found { rule, ..here.found() }
}

impl PlaceContext {
    /// Takes note of a place said in a figure's own words: "1.148 trường ở Huế".
    fn update_from_own(&mut self, reader: &Reader, page: &crate::text::Page<'_>, reading: &Reading, stretch: Span) {
        let governs = |entity: &&Entity| {
            entity.kind == EntityKind::Place
                && !is_listed(page, entity, &reading.entities)
                && is_located(reader, page, entity)
        };
        for entity in entities_in(reading, stretch).filter(governs) {
            if is_district(reader, entity) {
                self.enter_district(entity.span, district_name(reader, entity));
            } else if let Some(region) = region_of(reader, entity) {
                self.govern(Level::Region(Some(region)), entity.span, rules::PLACE_REGION);
            } else if let Some(code) =
                province_of(reader, entity).filter(|code| self.may_be_own(reader, page, entity, code))
            {
                if !self.district.as_ref().is_some_and(|it| is_right_after(page, it.said, entity.span)) {
                    self.district = None;
                }
                self.govern(Level::of_code(code), entity.span, rules::PLACE_NAMED);
            }
        }
    }

    /// Where a province is spoken of, another country is a market or a model: "Trung Quốc tăng 27,4%".
    fn may_be_own(&self, reader: &Reader, page: &crate::text::Page<'_>, entity: &Entity, code: &str) -> bool {
        let is_abroad = !code.starts_with(home(&reader.names));
        !(is_measured_by(reader, page, entity) || is_abroad && self.now.level.is_province())
    }
}

fn entities_in(reading: &Reading, stretch: Span) -> impl DoubleEndedIterator<Item = &Entity> {
    let from = reading.entities.partition_point(|entity| entity.span.start < stretch.start);
    let to = reading.entities.partition_point(|entity| entity.span.start < stretch.end);
    reading.entities.get(from..to).unwrap_or_default().iter().filter(move |entity| entity.span.end <= stretch.end)
}

impl Search<'_> {
    /// The level or part that an entity is.
    fn place_of(&self, entity: &Entity) -> Option<Where> {
        let reader = self.asked.reader;
        if is_district(reader, entity) {
            return Some(Where::In(district_name(reader, entity), entity.span));
        }
        Some(Where::At(Level::of_code(province_of(reader, entity)?), entity.span))
    }

    /// The figure whose words say who pays: of an amount that says again in brackets what a percentage says, that one's.
    fn told(&self) -> &Figure {
        let FigureContext { figure, .. } = self.asked.at;
        self.asked.at.previous().filter(|_| figure.gloss == Gloss::OfPrevious).unwrap_or(figure)
    }

    /// From the end of the figure before to a figure.
    fn since_previous(&self, figure: &Figure) -> Range<usize> {
        let scan = self.asked.at.scan;
        scan.end_of_previous(figure.at)..figure.at
    }

    /// The words on who pays round a figure, nearest first: those before it, then those behind.
    fn payers(&self) -> Vec<CueMark> {
        let scan = self.asked.at.scan;
        if scan.payers.is_empty() {
            return Vec::new();
        }
        let told = self.told();
        let before = self.since_previous(told);
        let within = |range: &Range<usize>, cue: &CueMark| cue.at >= range.start && cue.end <= range.end;
        let own = told.end..told.after.end;
        let mut found: Vec<CueMark> = scan.payers.iter().rev().filter(|cue| within(&before, cue)).copied().collect();
        found.extend(scan.payers.iter().filter(|cue| within(&own, cue)));
        found
    }

    /// True for what the law lays down: by its indicator; without one, where its words say so.
    fn is_law(&self) -> bool {
        /// "được hưởng tới 95%".
        const NEAR: usize = 1;
        let FigureContext { figure, mention, measured, .. } = self.asked.at;
        let is_share = mention.kind == MentionKind::Percent && !measured.refers_to_other();
        let entitles =
            |cue: &CueMark| cue.role == CueRole::Entitled && cue.end + NEAR >= figure.at && cue.end <= figure.at;
        self.asked.is_set_by_law.unwrap_or_else(|| {
            let payers = if is_share { self.payers() } else { Vec::new() };
            let is_due = payers.first().is_some_and(|cue| cue.role == CueRole::StatePays);
            is_share && (is_due && payers.iter().any(|cue| cue.role == CueRole::Pays) || payers.iter().any(entitles))
        })
    }
}

/// "Thái Lan thu từ 6% đến 8%; Singapore là 11%": the law of another country.
fn law_abroad(at: &Search<'_>) -> Option<Where> {
    let FigureContext { scan, figure, .. } = at.asked.at;
    let reader = at.asked.reader;
    at.asked.is_set_by_law.filter(|is_set| *is_set)?;
    let stretch = scan.page.span(at.since_previous(figure));
    let abroad = |entity: &&Entity| {
        let code = province_of(reader, entity).filter(|_| entity.kind == EntityKind::Place);
        code.is_some_and(|code| !code.starts_with(home(&reader.names)))
    };
    at.place_of(entities_in(at.asked.reading, stretch).rev().find(abroad)?)
}

/// "ngân sách tỉnh hỗ trợ thêm 20%", "Quảng Nam hỗ trợ 30% mức đóng còn lại": who pays of what the law does not lay down.
fn payer(at: &Search<'_>) -> Option<Where> {
    /// "từ mấy năm nay đã", "một tỉnh không giàu".
    const FAR: usize = 16;
    let FigureContext { scan, .. } = at.asked.at;
    let (reader, page) = (at.asked.reader, scan.page);
    if !at.is_law() {
        return None;
    }
    let payers = at.payers();
    let first =
        payers.iter().find(|cue| matches!(cue.role, CueRole::StatePays | CueRole::PlacePays | CueRole::Pays))?;
    match first.role {
        CueRole::PlacePays => return at.spoken_of(page.span(first.at..first.end)),
        CueRole::StatePays => return None,
        _ => {}
    }
    // Who stands before the verb.
    let before = at.since_previous(at.told()).start..first.at;
    if payers.iter().any(|cue| cue.role == CueRole::StatePays && cue.end <= first.at) {
        return None;
    }
    let entity = entities_in(at.asked.reading, page.span(before.clone())).next_back();
    let is_subject = |entity: &&Entity| {
        let end = page.tokens.partition_point(|token| token.start < entity.span.end);
        is_place(reader, entity) && !grammar_at(reader, scan.page, entity) && first.at <= end + FAR
    };
    if let Some(found) = entity.filter(is_subject) {
        return at.place_of(found);
    }
    let ends_there = |cue: &&CueMark| cue.end == first.at;
    if scan.cues.iter().filter(ends_there).any(|cue| cue.role == CueRole::Parts) {
        return Some(Where::Local(page.span(before)));
    }
    let sort = (1..=2).filter_map(|n| first.at.checked_sub(n)).find(|from| {
        let found = reader.sorts.longest(page.tokens.get(*from..first.at).unwrap_or_default());
        found.is_some_and(|(n_tokens, ())| from + n_tokens == first.at)
    });
    at.spoken_of(page.span(sort?..first.at))
}

/// True for "tại Quảng Nam": where something happens, not who does it.
fn grammar_at(reader: &Reader, page: &crate::text::Page<'_>, entity: &Entity) -> bool {
    super::grammar::follows(reader, page, entity, &|role| role == CueRole::At)
}

impl Search<'_> {
    /// "ngân sách tỉnh", "tỉnh hỗ trợ": the place that is spoken of.
    fn spoken_of(&self, said: Span) -> Option<Where> {
        let level = match &self.here.now.level {
            Level::Province(code) => Level::Province(code.clone()),
            _ => Level::Province(self.here.last_province.clone().or_else(|| self.here.frame.province.clone())),
        };
        Some(Where::At(level, said))
    }
}

/// "tỉnh hỗ trợ thêm 10%, học sinh tự đóng 60%": what is left where a place pays a part is of that place too.
fn rest(at: &Search<'_>) -> Option<Where> {
    let FigureContext { scan, figure, .. } = at.asked.at;
    let last = at.asked.last.filter(|_| at.is_law() && at.payers().is_empty())?;
    let made_by = |rule: Rule| last.observation.rules.contains(&rule);
    let is_same_sentence = at.asked.previous.is_some();
    let goes_on = made_by(rules::PLACE_PAYS) || is_same_sentence && made_by(rules::PLACE_PAYS_REST);
    goes_on.then(|| at.spoken_of(scan.page.span(figure.at..figure.end))).flatten()
}

/// What the law lays down holds in the whole country, whatever province is spoken of.
fn law(at: &Search<'_>) -> Option<Where> {
    if !at.is_law() {
        return None;
    }
    let FigureContext { scan, figure, .. } = at.asked.at;
    let said = at.payers().into_iter().find(|cue| cue.role != CueRole::Pays);
    let said = said.map_or(figure.at..figure.end, |cue| cue.at..cue.end);
    let country = Level::Country(home(&at.asked.reader.names).to_owned());
    Some(Where::At(country, scan.page.span(said)))
}

/// "tại Quảng Bình và Quảng Trị lần lượt là 95,3% và 95,9%".
fn in_its_turn(at: &Search<'_>) -> Option<Where> {
    let Asked { reader, reading, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    at.place_of(paired(reader, scan, reading, figure)?)
}

/// "Quảng Nam 530 tỷ đồng", "(Cư Jút 1.800 người)".
fn right_beside(at: &Search<'_>) -> Option<Where> {
    let Asked { reader, reading, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    at.place_of(beside(reader, scan, reading, figure)?)
}

/// "Đi đầu là TP Sông Công, 91,7%; TP Phổ Yên, 83,2%", "ngôi đầu thuộc về Cà Mau với 95,8%": a comma or `với` stands between
/// the place and its figure, and nothing but its rank before it.
fn ranked(at: &Search<'_>) -> Option<Where> {
    /// "Kiên Giang, cũng chỉ 89,6%": so many words may stand between.
    const NEAR: usize = 3;
    let Asked { reader, reading, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    let page = scan.page;
    let from = at.since_previous(figure).start;
    let is_with = |at: usize| scan.cue_at(at).is_some_and(|cue| cue.role == CueRole::With);
    let joint = (from..figure.at).rev().take(NEAR).find(|at| page.is_mark(*at, ',') || is_with(*at))?;
    let entity = ends_before(reader, page, reading, joint)?;
    let start = page.tokens.partition_point(|token| token.start < entity.span.start);
    let ranks = scan.cues_in(&(from..start)).any(|cue| cue.role == CueRole::Rank);
    let is_only_mark = from > scan.tokens.start
        && (from..start).all(|at| scan.page.tokens.get(at).is_some_and(|it| it.kind == TokenKind::Mark));
    let is_light = scan.n_other_words(&(joint..figure.at)) <= 1 && scan.marks_in(&(start..figure.at)).next().is_none();
    (is_light && (ranks || is_only_mark)).then(|| at.place_of(entity)).flatten()
}

/// "Hà Nội và TP HCM có 4,6 triệu người".
fn together(at: &Search<'_>) -> Option<Where> {
    let Asked { reader, reading, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    let (names, span) = listed_before(reader, scan, reading, figure)?;
    Some(Where::At(Level::Region(Some(names)), span))
}

/// "tại 4 tỉnh, tổng số nợ là 521 tỷ đồng": several provinces, but not all of them; which is not told.
fn several(at: &Search<'_>) -> Option<Where> {
    /// So many provinces are the whole country.
    const ALL: i64 = 34;
    let FigureContext { scan, figure, .. } = at.asked.at;
    let (reader, reading) = (at.asked.reader, at.asked.reading);
    let is_sort = |other: &Figure| {
        let unit = scan.page.tokens.get(other.number_end..other.end).unwrap_or_default();
        let is_all = || reader.sorts.longest(unit).is_some_and(|(n_tokens, ())| n_tokens > 0);
        let is_few = || scan.mention(reading, other).is_some_and(|it| it.value < crate::decimal::Decimal::from(ALL));
        scan.follows_cue(other.at, |role| role == CueRole::At) && is_all() && is_few()
    };
    // A long sentence of figures asks this for each of them.
    let several = scan.several_places.get_or_init(|| {
        let all = scan.figures.iter().enumerate();
        all.filter(|(_, other)| is_sort(other)).map(|(i, _)| i).collect()
    });
    let counted = several.iter().rev().filter_map(|i| scan.figures.get(*i)).find(|other| other.end <= figure.at)?;
    let between = scan.page.span(counted.end..figure.at);
    let is_whole = |role| matches!(role, CueRole::Province | CueRole::Sector | CueRole::Region);
    let is_left = entities_in(reading, between).any(|entity| is_place(reader, entity))
        || scan.cues_in(&(counted.end..figure.at)).any(|cue| is_whole(cue.role));
    (!is_left).then(|| Where::At(Level::Region(None), scan.page.span(counted.at..counted.end)))
}

/// "cao nhất là Văn Yên (3,1%)"; in a list of districts a name that no list knows: "Cư Jút 1.800 người, Tuy Đức 900".
fn bare(at: &Search<'_>) -> Option<Where> {
    let Asked { reader, reading, previous, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    let goes_on = previous.is_some_and(|fact| fact.observation.scope == Some(Scope::District));
    let is_inside = at.here.now.level.is_province();
    let bare = if is_inside { bare_name(reader, reading, scan, figure) } else { None };
    let name = bare.or_else(|| unlisted_name(at.asked.at).filter(|_| goes_on))?;
    Some(Where::In(Some(name.of(scan.page.text).to_owned()), name))
}

/// "Văn Quan mới qua nửa chặng đường với 51,2%": the bare name of a district of the province that is spoken of.
fn known_district(at: &Search<'_>) -> Option<Where> {
    let Asked { reader, reading, .. } = at.asked;
    let FigureContext { scan, figure, .. } = at.asked.at;
    let Level::Province(Some(code)) = &at.here.now.level else { return None };
    let named = district_before(reader, reading, scan, at.since_previous(figure), code)?;
    Some(Where::In(Some(named.of(scan.page.text).to_owned()), named))
}

/// "Bốn địa bàn Thuận An, Dĩ An, Tân Uyên, Bến Cát có số hồ sơ lần lượt …", "các huyện Sơn Hòa, Sông Hinh nợ dưới 2 tỷ đồng
/// mỗi nơi", and where a list of parts goes on, "Mù Cang Chải, Trạm Tấu cùng ở mức 0,2%": bare names of parts of a province,
/// each with its figure, or one figure for all.
fn bare_list(at: &Search<'_>) -> Option<Where> {
    let FigureContext { scan, figure, .. } = at.asked.at;
    let page = scan.page;
    if !at.here.now.level.is_province() {
        return None;
    }
    let joins = |figure: &Figure, previous: &Figure| goes_with_previous(scan, figure, previous);
    let i = scan.place_of(figure.at)?;
    let start = list::first_of(&scan.figures, i, joins);
    let n = list::n_together(&scan.figures, start, joins);
    let head = scan.figures.get(start)?;
    let pairing = list::pairing_cue(scan, head).filter(|_| n > 1);
    let since = scan.figures.get(..start)?.iter().rev().find(|it| it.end <= head.at && it.kind != MentionKind::Count);
    let from = since.map_or(scan.tokens.start, |it| it.end);
    let run = at.names_in(from..pairing.map_or(head.at, |(cue, _)| cue))?;
    let says_parts = scan.follows_cue(run.start, |role| role == CueRole::Parts)
        || at.asked.previous.is_some_and(|fact| fact.observation.scope == Some(Scope::District))
            && scan.cues_in(&(from..run.start)).all(|cue| cue.role == CueRole::And);
    if !says_parts {
        return None;
    }
    let names = capital_names(page, run.clone());
    let name = match pairing {
        Some(_) if names.len() == n => names.get(i - start)?.of(page.text).to_owned(),
        Some(_) => return None,
        None => page.span(run.clone()).of(page.text).to_owned(),
    };
    Some(Where::In(Some(name), page.span(run)))
}

impl Search<'_> {
    /// The first run of two or more capitalised names with nothing but commas and conjunctions between.
    fn names_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let scan = self.asked.at.scan;
        let page = scan.page;
        let is_name = |at: usize| page.tokens.get(at).is_some_and(|it| it.kind == TokenKind::Word && it.is_capital());
        let joins = |at: usize| page.is_mark(at, ',') || scan.is_and(at);
        let is_known = |at: usize| {
            let span = page.span(at..at + 1);
            let is_part = |entity: &Entity| entity.kind == EntityKind::Place && is_district(self.asked.reader, entity);
            let known =
                |entity: &&Entity| entity.span.overlaps(span) && entity.kind != EntityKind::Person && !is_part(entity);
            self.asked.reading.entities.iter().find(known).is_some()
                || scan.marks.iter().any(|mark| mark.at <= at && at < mark.end)
        };
        let mut start = range.start;
        while start < range.end {
            let end =
                (start..range.end).find(|at| !(is_name(*at) || joins(*at) && is_name(at + 1))).unwrap_or(range.end);
            let is_list = is_name(start) && (start..end).any(joins) && !(start..end).any(is_known);
            // A first word of the sentence is capitalised whatever it is.
            if is_list && capital_names(page, start..end).iter().all(|name| name.of(page.text).contains(' ')) {
                return Some(start..end);
            }
            start = end.max(start) + 1;
        }
        None
    }
}

/// The capitalised words right before a figure where a list of districts goes on: "(Cư Jút 1.800 người, Tuy Đức 900
/// người)"; or those that it pairs with: "Pleiku và An Nhơn, lần lượt 88 tỷ đồng và 52 tỷ đồng".
fn unlisted_name(at: FigureContext<'_>) -> Option<Span> {
    let FigureContext { scan, figure, .. } = at;
    let page = scan.page;
    if at.previous().is_some_and(|previous| is_in_brackets(scan, previous)) && is_in_brackets(scan, figure) {
        let is_named =
            figure.at.checked_sub(2).and_then(|at| page.tokens.get(at)).is_some_and(|token| token.is_capital());
        return is_named.then(|| page.span(figure.at - 2..figure.at - 1));
    }
    let pairing = scan.last_cue(figure.at, &[CueRole::Respectively])?;
    let nth = scan.figures.iter().filter(|other| other.at >= pairing.end && other.at < figure.at).count();
    let before = scan.end_of_previous(pairing.at);
    capital_names(page, before..pairing.at).get(nth).copied()
}
