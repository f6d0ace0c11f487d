//! An observation's fields, once its indicator is known: value with its sign, status, period, place, comparison,
//! denominator, who says so; each with the words that say it.

use super::assemble::{DocumentState, Fact, FigureContext};
use super::claim::Naming;
use super::measure::{self, MeasureReading, Sign};
use super::scan::{CueMark, Figure, Gloss, SentenceScan};
use super::subject::Claimed;
use super::{CueRole, period, place, status, subgroup};
use crate::Span;
use crate::codebook::{ConceptIdx, Counts, Indicator, IndicatorIdx};
use crate::date::{self, Date, Period};
use crate::reading::{
    Basis, Comparison, EntityKind, Field, GoverningPeriod, Measure, Mention, MentionIdx, MentionKind, Note,
    Observation, PeriodMention, PeriodRole, Reading, Scope, Status,
};
use crate::rules::{self, Rule};
use crate::text::TokenKind;

impl DocumentState<'_> {
    pub(super) fn observe(&mut self, at: FigureContext<'_>, claimed: Claimed, mut rules: Vec<Rule>) -> Fact {
        let FigureContext { scan, figure, mention, mut measured, .. } = at;
        let sentence = at.sentence();
        let mut evidence = Vec::new();
        rules.push(claimed.rule);
        let antecedent = claimed.antecedent.and_then(|at| self.facts.get(at));
        if let Some(fact) =
            antecedent.filter(|_| claimed.rule == rules::FACT_RESPECTIVELY && !measured.refers_to_other())
        {
            measured.measure = fact.measured.measure;
        }
        let codebook = self.reader.codebook();
        let signed = match measured.sign {
            Sign::Plus => mention.value,
            // "giảm -3,2%": the sign says again what the verb says.
            Sign::Minus if mention.value.is_negative() => mention.value,
            Sign::Minus => mention.value.negated(),
        };
        let indicator = claimed.indicator.filter(|at| {
            let is_said = antecedent.is_some_and(|fact| fact.indicator == Some(*at));
            let is_subject = is_said || self.is_subject(scan, *at);
            if !is_subject {
                rules.push(rules::FACT_OTHER_SUBJECT);
            }
            is_subject
        });
        let indicator = indicator.filter(|at| {
            let range = codebook.indicator(*at).and_then(|indicator| indicator.range);
            let is_implausible = !measured.refers_to_other()
                && measured.measure != Measure::Average
                && range.is_some_and(|(least, greatest)| mention.value < least || mention.value > greatest);
            if is_implausible {
                self.notes.push(Note { span: mention.span, rule: rules::FACT_OUT_OF_RANGE });
                rules.push(rules::FACT_OUT_OF_RANGE);
            }
            !is_implausible
        });
        let entry = indicator.and_then(|at| codebook.indicator(at));
        if let Some(words) = claimed.words.filter(|_| indicator.is_some()) {
            evidence.push((Field::Indicator, words));
        }
        // "Tỷ lệ … là 22,4%, tăng 1,3%": what is added to a percentage are points.
        let is_rate = indicator.is_some_and(|it| self.reader.claims.is_percent(it));
        if is_rate && measured.measure == Measure::ChangeRel && mention.kind == MentionKind::Percent {
            measured.measure = Measure::ChangeAbs;
            rules.push(rules::MEASURE_POINTS);
        }
        rules.extend(measure_rule(&measured));
        if let Some(cue) = measured.cue.or(measured.base) {
            let words = self.page.span(cue.at..cue.end);
            evidence.push((Field::Measure, words));
            if measured.sign == Sign::Minus {
                evidence.push((Field::Sign, words));
            }
        }
        evidence.extend(self.relation(at, antecedent));
        let (status, cue) = status::status(scan, figure, &measured);
        rules.extend(status_rule(status));
        evidence.extend(cue.map(|cue| (Field::Status, self.page.span(cue.at..cue.end))));

        let is_law = entry.is_some_and(|entry| entry.counts == Counts::Law);
        let carries_none = is_law || is_vague(scan, figure, &measured);
        let said = if carries_none { &period::Carried::default() } else { &self.said };
        let counts = entry.map_or(Counts::Flow, |entry| entry.counts);
        let is_excess = measured.measure == Measure::Excess;
        let is_circular = period::is_circular(self.reading);
        let asked = period::Asked { sentence, status, counts, is_excess, published: self.published, is_circular };
        let governing = period::governing(scan, figure, &self.periods, said, asked);
        let about = antecedent.filter(|fact| match (governing, claimed.rule) {
            (None, _) => true,
            (Some(governing), _) if governing.rule == rules::PERIOD_CLAUSE => false,
            _ if measured.refers_to_other() => true,
            // "Riêng tháng 6, con số này là 143.800": said since. A list goes on with what was said before.
            (Some(governing), rules::FACT_ANTECEDENT) if governing.rule == rules::PERIOD_SENTENCE => {
                let told = self.reading.mentions.get(fact.observation.mention.0 as usize).map(|told| told.span);
                governing.period.span < told
            }
            (_, rules::FACT_RESPECTIVELY) => false,
            // "Sang năm 2020, các con số tương ứng là …": of the time that is named now.
            (Some(governing), rules::FACT_COUNTERPART | rules::FACT_SAME_NOUN) => {
                governing.rule != rules::PERIOD_SENTENCE
            }
            // "245.600 em tham gia cho năm học 2023-2024, đạt 81,3%": as of the figure that it is a share of.
            _ => true,
        });
        let of_antecedent = about.and_then(|fact| fact.observation.period);
        let governing = match of_antecedent {
            Some(period) => Some(period::Governing { period, rule: rules::PERIOD_OF_ANTECEDENT }),
            None => governing,
        };
        if let Some(governing) = governing {
            rules.push(governing.rule);
            evidence.extend(governing.period.span.map(|span| (Field::Period, span)));
        }
        let period = governing.map(|governing| self.moment(governing, entry, status));
        let compare = measured.refers_to_other().then(|| {
            let until = compared_until(at, &measured);
            period::comparison(scan, figure, &self.periods, period, self.published, until)
        });
        // "tăng 512 tỷ đồng so với năm 2023 và vượt dự toán 148 tỷ đồng": the target is what is exceeded.
        let from = self.page.span(figure.before.clone()).start;
        let is_of_target = matches!(measured.measure, Measure::Excess | Measure::Share);
        let compare = compare.flatten().filter(|it| !is_of_target || it.span.start >= from);
        let compare = compare.map(|compare| self.compared_moment(compare, entry));
        if let Some(compare) = compare {
            rules.push(rules::COMPARE_PERIOD);
            evidence.push((Field::Compare, compare.span));
        }
        let mut here = self.place.clone();
        for words in [figure.before.clone(), figure.end..figure.after.end] {
            here.update_from_own(self.reader, self.page, self.reading, self.page.span(words));
        }
        here.update_from_beside(self.reader, self.reading, at, self.last_fact(at.first));
        let found = here.found();
        rules.push(found.rule);
        evidence.extend(found.place_said.map(|span| (Field::Place, span)));
        let scope = match entry.and_then(|entry| entry.scope) {
            Some(scope) => {
                rules.push(rules::SCOPE_INDICATOR);
                Some(scope)
            }
            None => {
                if matches!(found.scope, Some(Scope::Central | Scope::Local)) {
                    rules.push(rules::SCOPE_BLOCK);
                }
                evidence.extend(found.scope_said.map(|span| (Field::Scope, span)));
                found.scope
            }
        };
        let denominator = match measured.base {
            Some(base) => Some(self.page.span(base.at..base.end).of(self.page.text).to_owned()),
            None => entry.filter(|_| measured.measure == Measure::Share).and_then(|entry| entry.denominator.clone()),
        };
        let code = match scope {
            // A rate of the country's law is the country's, whatever province is spoken of.
            Some(Scope::National) if is_law => Some(place::home(&self.reader.names).to_owned()),
            _ => found.code,
        };
        let own = subgroup::of_figure(self.reader, self.reading, scan, figure, &self.subgroups).map(str::to_owned);
        rules.extend(own.iter().map(|_| rules::FACT_SUBGROUP));
        let subgroup = own.or(found.region);
        let observation = Observation {
            mention: figure.mention,
            indicator: entry.map(|entry| entry.id.clone()),
            phrase: claimed.words.filter(|_| entry.is_some()),
            measure: measured.measure,
            signed,
            status,
            period,
            place: code,
            scope,
            district: found.district,
            subgroup,
            compare,
            denominator,
            attribution: self.speaker.said(),
            evidence,
            rules,
        };
        let stated = governing
            .is_some_and(|governing| governing.rule != rules::PERIOD_CARRIED || self.said.was_just_said(sentence));
        let (depth, figure, barring) = (figure.depth, at.i, claimed.barring);
        let mut fact =
            Fact { observation, indicator, figure, depth, barring, sentence, measured, period_stated: stated };
        if self.is_part_of_stated(&fact, mention, at.first) {
            (fact.indicator, fact.observation.indicator) = (None, None);
            fact.observation.rules.push(rules::FACT_PART);
        }
        fact
    }

    /// The figure that this one hangs on: of its sentence, or the one before that it speaks of.
    fn relation(&self, at: FigureContext<'_>, antecedent: Option<&Fact>) -> Option<(Field, Span)> {
        let span = |mention: MentionIdx| self.reading.mentions.get(mention.0 as usize).map(|it| it.span);
        if let Some((field, parent)) = at.nodes.get(at.i).and_then(|node| node.parent) {
            return Some((field, span(at.scan.figures.get(parent)?.mention)?));
        }
        let fact = antecedent.filter(|fact| fact.sentence != at.sentence())?;
        let field = match at.measured.measure {
            Measure::ChangeAbs | Measure::ChangeRel => Field::ChangeOf,
            Measure::Excess => Field::ExcessOf,
            _ if at.measured.base.is_some() => Field::ShareOf,
            _ => Field::Restates,
        };
        Some((field, span(fact.observation.mention)?))
    }

    /// "nợ 120 tỷ đồng, trong đó từ 3 tháng trở lên 57 tỷ đồng": a part that nothing known tells from the whole is not the
    /// whole.
    fn is_part_of_stated(&self, fact: &Fact, mention: &Mention, first: usize) -> bool {
        let one = &fact.observation;
        let is_whole = |whole: &Fact| {
            let other = &whole.observation;
            let stated = self.reading.mentions.get(other.mention.0 as usize);
            whole.indicator == fact.indicator
                && (other.measure, other.status, &other.place, other.scope, other.period.map(|it| it.period))
                    == (one.measure, one.status, &one.place, one.scope, one.period.map(|it| it.period))
                && stated.is_some_and(|stated| stated.kind == mention.kind && stated.value > mention.value)
        };
        let may_be = self.naming == Naming::InPart && fact.indicator.is_some() && one.measure == Measure::Level;
        may_be && self.facts.get(first..).unwrap_or_default().iter().any(is_whole)
    }

    /// The periods that are not part of a name, "Hội nghị … năm 2021", nor the date line's.
    /// Of "hơn 2 tháng đầu năm 2019" it is not said when they end; what follows a multiple, "gấp 6 lần năm 2018", it is
    /// held against.
    pub(super) fn named(&self, periods: &[PeriodMention], scan: Option<&SentenceScan<'_>>) -> Vec<PeriodMention> {
        let is_in_name = |said: &&PeriodMention| {
            let from = self.reading.entities.partition_point(|entity| entity.span.end < said.span.end);
            let entity = self.reading.entities.get(from);
            let dateline = self.reading.meta.published.as_ref().filter(|known| known.basis == Basis::Stated);
            let dateline = dateline.and_then(|known| known.span);
            entity.is_some_and(|entity| entity.kind == EntityKind::Event && entity.span.contains(said.span))
                || dateline.is_some_and(|dateline| dateline.contains(said.span))
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

    /// The other side of a comparison, at a moment if the figure counts what there is: "so với cuối năm 2020".
    fn compared_moment(&self, mut compare: Comparison, entry: Option<&Indicator>) -> Comparison {
        let said = self.reading.periods.iter().find(|said| said.span == compare.span);
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
        let is_stock = entry.is_some_and(|entry| entry.counts == Counts::Stock);
        let is_moment = |period: Period| is_part || period.start == period.end;
        if let Some(period) = compare.to.filter(|period| is_stock && is_moment(*period)) {
            // "so với đầu năm": with the day on which it began.
            let opens = |day: &Date| is_part && (u8::from(day.month()), day.day()) == (1, 1);
            compare.to = period.start.filter(opens).or(period.end).map(Period::as_of);
        }
        compare
    }

    /// The period, at a moment if the figure counts what there is and the words name the end of a stretch.
    fn moment(&self, governing: period::Governing, entry: Option<&Indicator>, status: Status) -> GoverningPeriod {
        let said = governing.period.span.and_then(|span| self.reading.periods.iter().find(|said| said.span == span));
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
        let is_due = status == Status::Target && governing.rule == rules::PERIOD_CLAUSE;
        // "Từ tháng 7 đến tháng 11, số đơn vị nợ … còn 1.377": what there is at the end of it.
        let is_range = said
            .is_some_and(|said| said.rules.contains(&rules::PERIOD_RANGE) && said.rules.contains(&rules::PERIOD_MONTH));
        let is_stock = entry.is_some_and(|entry| entry.counts == Counts::Stock);
        let Some(end) = governing.period.period.end else { return governing.period };
        // "Riêng tháng 10 thu được …. Toàn tỉnh còn … đơn vị nợ": what there is at the end of that month. Of a longer period
        // before, writers mean its end or all of it.
        let is_month = governing.period.period.start.is_some_and(|start| (end - start).whole_days() <= 31);
        let is_from_before = governing.rule == rules::PERIOD_CARRIED && status == Status::Actual && is_month;
        // "Lũy kế 4 tháng đầu năm thu được …. Số người tham gia là …": what there is when so many months have passed.
        let is_so_far = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_SO_FAR));
        let span = governing.period.span;
        if is_stock && (is_part || is_due || is_range || is_from_before || is_so_far) {
            return GoverningPeriod { period: Period::as_of(end), span };
        }
        // "Hết năm 2024 …. Thu: 528.400 tỷ đồng": what flows is counted from the beginning of that year.
        let is_flow = status == Status::Actual && entry.is_some_and(|entry| entry.counts == Counts::Flow);
        let is_carried = governing.rule == rules::PERIOD_CARRIED && governing.period.period.start.is_none();
        let is_year = (u8::from(end.month()), end.day()) == (12, 31);
        match date::date(end.year(), 1, 1) {
            Some(start) if is_flow && is_carried && is_year => {
                return GoverningPeriod { period: Period::during(start, end), span };
            }
            _ => {}
        }
        governing.period
    }

    /// True if the document speaks again and again of what the indicator is about, or its sentence does.
    fn is_subject(&self, scan: &SentenceScan<'_>, indicator: IndicatorIdx) -> bool {
        let about = self.reader.codebook().indicator(indicator).map_or(&[][..], |indicator| &indicator.about);
        if about.is_empty() {
            return true;
        }
        /// How many bytes of text may go by from one time that a document names its subject to the next.
        const FAR: usize = 600;
        let spoken = self.spoken();
        let count = |concept: &ConceptIdx| spoken.get(usize::from(concept.0)).copied().unwrap_or(0);
        let n: usize = about.iter().map(count).sum();
        n * FAR >= self.page.text.len() || scan.marks.iter().any(|mark| about.contains(&mark.concept))
    }
}

/// "80 năm Ngày thành lập Hội (20/10/1940-20/10/2020)", "Tổng điều tra dân số năm 2019": the date of the thing named.
fn dates_a_thing(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    /// How many words of the thing's name may stand between.
    const NEAR: usize = 4;
    /// No figure of the news is of so long a time.
    const LIFETIME: i32 = 40;
    let at = scan.tokens_of(said.span).start;
    let cue = scan.cues.iter().rev().find(|cue| cue.end <= at && cue.role == CueRole::Dates);
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
    let figure = scan.figures.iter().find(|figure| figure.end == at);
    figure.and_then(|figure| scan.mention(reading, figure)).is_some_and(measure::is_multiple)
}

/// "tăng 6% so kết quả của năm 2021", "so với số thực hiện năm 2022": what is compared is named before its time.
fn is_compared_behind_noun(scan: &SentenceScan<'_>, said: &PeriodMention) -> bool {
    /// How many words may name it.
    const NEAR: usize = 5;
    let at = scan.tokens_of(said.span).start;
    let Some(against) = scan.cues.iter().rev().find(|cue| cue.role == CueRole::Against && cue.end <= at) else {
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
fn is_vague(scan: &SentenceScan<'_>, figure: &Figure, measured: &MeasureReading) -> bool {
    // "trên 70 triệu người đi khám chữa bệnh hằng năm": in its own words after it too.
    let until = figure.after.end.max(figure.at);
    let is_vague = scan.cues.iter().any(|cue| cue.role == CueRole::Vague && cue.end <= until);
    is_vague || (measured.measure == Measure::Average && measured.cue.is_none() && measure::opens_with_average(scan))
}

/// Where a figure's comparison may stand: before the words of the next figure; and, if it is a change, behind the changes
/// that follow in the same row.
fn compared_until(at: FigureContext<'_>, measured: &MeasureReading) -> period::Until {
    let FigureContext { scan, figure, .. } = at;
    let own = own_until(scan, figure);
    let is_change = matches!(measured.measure, Measure::ChangeAbs | Measure::ChangeRel);
    let ends = |at: usize| scan.page.is_mark(at, ';') || scan.page.is_mark(at, ')') && figure.depth > 0;
    let end = (figure.end..scan.tokens.end).find(|at| ends(*at)).unwrap_or(scan.tokens.end);
    period::Until { own, shared: if is_change { end.max(own) } else { own } }
}

/// One past the last token of a figure's own words where its comparison may stand.
fn own_until(scan: &SentenceScan<'_>, figure: &Figure) -> usize {
    let mut previous = figure;
    for next in scan.figures.iter().filter(|next| next.at >= figure.end) {
        if !measure::goes_with_previous(scan, next, previous) && next.gloss == Gloss::No {
            // "chiếm 3,7% số phải thu, thấp hơn cùng kỳ 0,5%": in the words of the next, if they begin after this one's.
            return if next.before.start > figure.end { next.before.start } else { next.at };
        }
        previous = next;
    }
    scan.tokens.end
}

fn measure_rule(measured: &MeasureReading) -> Option<Rule> {
    match measured.measure {
        Measure::ChangeAbs | Measure::ChangeRel => Some(rules::MEASURE_CHANGE),
        Measure::Excess => Some(rules::MEASURE_EXCESS),
        Measure::Average => Some(rules::MEASURE_AVERAGE),
        _ => measured.base.map(|_| rules::MEASURE_OF_TARGET),
    }
}

fn status_rule(status: Status) -> Option<Rule> {
    match status {
        Status::Actual => None,
        Status::Target => Some(rules::STATUS_TARGET),
        Status::Plan => Some(rules::STATUS_PLAN),
        Status::Forecast => Some(rules::STATUS_FORECAST),
    }
}
