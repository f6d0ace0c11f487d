//! What the times of a sentence do in it: which say when its figures are, which belong to a name or to a thing, which are
//! held against.

use crate::Span;
use crate::fact::document::DocumentState;
use crate::fact::measure::MeasureReading;
use crate::fact::sentence::{CueMark, Figure, SentenceScan};
use crate::fact::{CueRole, measure};
use crate::reading::{Basis, EntityKind, Measure, Mention, PeriodMention, PeriodRole, Reading};
use crate::rules;
use crate::text::TokenKind;

impl DocumentState<'_> {
    /// The periods that are not part of a name, "Hội nghị … năm 2021", nor the date line's.
    /// Of "hơn 2 tháng đầu năm 2019" it is not said when they end; what follows a multiple, "gấp 6 lần năm 2018", it is
    /// held against.
    pub(in crate::fact) fn named(
        &self,
        periods: &[PeriodMention],
        scan: Option<&SentenceScan<'_>>,
    ) -> Vec<PeriodMention> {
        let is_in_name = |said: &&PeriodMention| {
            let from = self.reading.entities.partition_point(|entity| entity.span.end < said.span.end);
            let entity = self.reading.entities.get(from);
            let dateline = self.reading.meta.published.as_ref().filter(|known| known.basis == Basis::Stated);
            let dateline = dateline.and_then(|known| known.span);
            // "204 hội nghị, gấp hơn 2 lần năm 2021": a name has no figure in it.
            let has_figure = |span: Span| {
                let from = self.reading.mentions.partition_point(|mention| mention.number.start < span.start);
                self.reading.mentions.get(from).is_some_and(|mention| mention.number.end <= said.span.start)
            };
            entity.is_some_and(|entity| {
                entity.kind == EntityKind::Event && entity.span.contains(said.span) && !has_figure(entity.span)
            }) || dateline.is_some_and(|dateline| dateline.contains(said.span))
        };
        let is_of_thing = |said: &&PeriodMention| scan.is_some_and(|scan| dates_a_thing(scan, said));
        let mut named: Vec<PeriodMention> =
            periods.iter().filter(|said| !is_in_name(said) && !is_of_thing(said)).cloned().collect();
        for said in &mut named {
            let is_open = scan.is_some_and(|scan| is_exceeded(scan, said));
            if let Some(period) = said.period.as_mut().filter(|_| is_open) {
                period.end = None;
            }
            let is_compared = |scan: &SentenceScan<'_>| {
                is_after_multiple(self.reading, scan, said) || is_compared_behind_noun(scan, said)
            };
            if scan.is_some_and(is_compared) {
                said.role = PeriodRole::Comparison;
            }
        }
        named
    }
}

/// "thống nhất trong tháng 12/2018 sẽ chuyển hồ sơ": when somebody means to do it, and no time that is reported on.
pub(in crate::fact) fn is_intended(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    /// Words between the time and "sẽ": who will do it.
    const NEAR: usize = 3;
    let end = scan.tokens_of(said.span).end;
    let will = scan.cues.iter().find(|cue| cue.at >= end && cue.role == CueRole::Will);
    let breaks = |at: usize| scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
    will.is_some_and(|will| will.at <= end + NEAR && !(end..will.at).any(breaks))
}

/// "80 năm Ngày thành lập Hội (20/10/1940-20/10/2020)", "Tổng điều tra dân số năm 2019": the date of the thing named.
fn dates_a_thing(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    /// How many words of the thing's name may stand between.
    const NEAR: usize = 4;
    /// No figure of the news is of so long a time.
    const LIFETIME: i32 = 40;
    let at = scan.tokens_of(said.span).start;
    let cue = scan.last_cue(at, &[CueRole::Dates]);
    let is_far = |cue: usize| {
        let breaks = |at: usize| [',', ';', ':'].iter().any(|mark| scan.page.is_mark(at, *mark));
        at > cue + NEAR || (cue..at).any(breaks) || scan.figures.iter().any(|it| it.at >= cue && it.at < at)
    };
    let years = said.period.and_then(|period| Some(period.end?.year() - period.start?.year()));
    years.is_some_and(|years| years > LIFETIME) || cue.is_some_and(|cue| !is_far(cue.end))
}

/// "gấp 6 lần năm 2018".
fn is_after_multiple(reading: &Reading, scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    let at = scan.tokens_of(said.span).start;
    // "gấp 3,1 lần hồi đầu năm".
    let is_light = |at: usize| {
        let is_word = scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && !scan.cues.iter().any(|cue| cue.at == at)
    };
    let figure = scan.figures.iter().find(|figure| figure.end == at || figure.end + 1 == at && is_light(figure.end));
    // "bằng 4,1 lần năm 2018": nothing happens 4,1 times.
    let is_broken = |mention: &Mention| measure::is_manifold(mention) && mention.value.to_i64().is_none();
    let is_multiple = |mention: &Mention| measure::is_multiple(mention) || is_broken(mention);
    figure.and_then(|figure| scan.mention(reading, figure)).is_some_and(is_multiple)
}

/// "tăng 6% so kết quả của năm 2021", "so với số thực hiện năm 2022": what is compared is named before its time.
fn is_compared_behind_noun(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    /// How many words may name it.
    const NEAR: usize = 5;
    let at = scan.tokens_of(said.span).start;
    let Some(against) = scan.last_cue(at, &[CueRole::Against]) else {
        return false;
    };
    let between = against.end..at;
    let breaks = |at: usize| scan.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
    // A goal has a time of its own: "so với mục tiêu đến năm 2025".
    let is_target = |cue: &CueMark| matches!(cue.role, CueRole::Goal | CueRole::Quota | CueRole::Plan | CueRole::Given);
    said.role == PeriodRole::Time
        && (1..=NEAR).contains(&between.len())
        && !between.clone().any(breaks)
        && !scan.cues_in(&between).any(is_target)
        && !scan.figures.iter().any(|figure| between.contains(&figure.at))
}

/// "hơn 2 tháng đầu năm 2019".
fn is_exceeded(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    let at = scan.tokens_of(said.span).start;
    let over = scan.cues.iter().any(|cue| cue.role == CueRole::Over && cue.end == at);
    over && said.rules.contains(&rules::PERIOD_MONTHS_OF_YEAR)
}

/// True if the sentence speaks of no time in particular, "thời gian qua", or of every year: then no period is carried.
pub(in crate::fact) fn is_vague(scan: &SentenceScan<'_>, figure: &Figure, measured: &MeasureReading) -> bool {
    // "trên 70 triệu người đi khám chữa bệnh hằng năm": in its own words after it too.
    let until = figure.after.end.max(figure.at);
    let is_vague = scan.last_cue(until, &[CueRole::Vague]).is_some();
    is_vague || (measured.measure == Measure::Average && measured.cue.is_none() && measure::opens_with_every_time(scan))
}
