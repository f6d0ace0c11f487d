//! An observation's fields, once its indicator is known: value with its sign, status, period, place, comparison,
//! denominator, who says so; each with the words that say it.

use super::document::{DocumentState, Fact, FigureContext};
use super::indicator::antecedent::Claimed;
use super::indicator::claims::Update;
use super::measure::{MeasureReading, Sign};
use super::sentence::SentenceScan;
use super::{CueRole, period, place, status, subgroup};
use crate::Span;
use crate::codebook::{ConceptIdx, Counts, Indicator, IndicatorIdx};
use crate::date::{self, Period, PeriodKind};
use crate::decimal::Decimal;
use crate::entity::SubgroupKind;
use crate::reading::{
    Field, GoverningPeriod, Measure, Mention, MentionIdx, MentionKind, Note, Observation, PeriodMention, PeriodRole,
    Scope, Status,
};
use crate::rules::{self, Rule};

/// An observation while its fields are found.
pub(super) struct Draft<'c> {
    pub(super) at: FigureContext<'c>,
    claimed: Claimed,
    /// What it measures; more is known once its indicator is.
    pub(super) measured: MeasureReading,
    pub(super) indicator: Option<IndicatorIdx>,
    pub(super) rules: Vec<Rule>,
    pub(super) evidence: Vec<(Field, Span)>,
}

/// Where a figure holds.
struct PlaceFields {
    place: Option<String>,
    scope: Option<Scope>,
    district: Option<String>,
    subgroup: Option<String>,
}

impl DocumentState<'_> {
    pub(super) fn observe(&mut self, at: FigureContext<'_>, claimed: Claimed, rules: Vec<Rule>) -> Fact {
        let mut draft = Draft { at, claimed, measured: at.measured, indicator: None, rules, evidence: Vec::new() };
        draft.rules.push(claimed.rule);
        self.read_measure(&mut draft);
        let (status, governing) = self.status_and_period(&mut draft);
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let period = governing.map(|governing| self.moment(draft.at, governing, entry, status));
        let compare = self.comparison(&mut draft, governing, period);
        if let Some(compare) = compare.filter(|it| it.to.is_some() && draft.rules.contains(&rules::COMPARE_PERIOD)) {
            self.compared = Some((compare, period));
        }
        let place_fields = self.place_fields(&mut draft);
        let stated = governing
            .is_some_and(|governing| governing.rule != rules::PERIOD_CARRIED || self.said.was_just_said(at.sentence()));
        let measure = draft.measured.measure;
        let observation = Observation {
            mention: at.figure.mention,
            indicator: entry.map(|entry| entry.id.clone()),
            phrase: claimed.words.filter(|_| entry.is_some()),
            measure,
            signed: signed(at.mention, &draft.measured),
            status,
            period,
            place: place_fields.place,
            scope: place_fields.scope,
            district: place_fields.district,
            subgroup: place_fields.subgroup,
            compare,
            denominator: self.denominator(&draft.measured, entry),
            attribution: self.speaker.said(),
            evidence: draft.evidence,
            rules: draft.rules,
        };
        let mut fact = Fact {
            observation,
            indicator: draft.indicator,
            figure: at.i,
            depth: at.figure.depth,
            barring: claimed.barring,
            sentence: at.sentence(),
            measured: draft.measured,
            period_stated: stated,
        };
        if self.is_part_of_stated(&fact, at.mention, at.first) {
            (fact.indicator, fact.observation.indicator) = (None, None);
            fact.observation.rules.push(rules::FACT_PART);
        }
        fact
    }

    /// The figure of whose indicator this one is.
    fn antecedent_of(&self, draft: &Draft<'_>) -> Option<&Fact> {
        draft.claimed.antecedent.and_then(|at| self.facts.get(at))
    }

    /// What it measures, and of which indicator.
    fn read_measure(&mut self, draft: &mut Draft<'_>) {
        let (at, claimed) = (draft.at, draft.claimed);
        if let Some(fact) = self.antecedent_of(draft)
            && claimed.rule == rules::FACT_RESPECTIVELY
            && !draft.measured.refers_to_other()
        {
            draft.measured.measure = fact.measured.measure;
        }
        draft.indicator = claimed.indicator.filter(|indicator| self.may_be_of(draft, *indicator));
        if let Some(words) = claimed.words.filter(|_| draft.indicator.is_some()) {
            draft.evidence.push((Field::Indicator, words));
        }
        // "lương cơ sở là 2,34 triệu đồng/tháng": what is laid down for each month is no average.
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let is_laid_down =
            entry.is_some_and(|entry| entry.counts == Counts::Law && entry.scope == Some(Scope::National));
        if is_laid_down && draft.measured.measure == Measure::Average && draft.measured.cue.is_none() {
            draft.measured.measure = Measure::Level;
        }
        // "Tỷ lệ … là 22,4%, tăng 1,3%": what is added to a percentage are points.
        let is_rate = draft.indicator.is_some_and(|it| self.reader.claims.is_percent(it));
        if is_rate && draft.measured.measure == Measure::ChangeRel && at.mention.kind == MentionKind::Percent {
            draft.measured.measure = Measure::ChangeAbs;
            draft.rules.push(rules::MEASURE_POINTS);
        }
        draft.rules.extend(measure_rule(&draft.measured));
        if let Some(cue) = draft.measured.cue.or(draft.measured.base) {
            let words = self.page.span(cue.at..cue.end);
            draft.evidence.push((Field::Measure, words));
            if draft.measured.sign == Sign::Minus {
                draft.evidence.push((Field::Sign, words));
            }
        }
        let relation = self.relation(at, self.antecedent_of(draft));
        draft.evidence.extend(relation);
    }

    /// False for an indicator whose subject the document does not speak of, or whose range the figure is outside of.
    fn may_be_of(&mut self, draft: &mut Draft<'_>, indicator: IndicatorIdx) -> bool {
        let is_said = self.antecedent_of(draft).is_some_and(|fact| fact.indicator == Some(indicator));
        let about = self.reader.codebook().indicator(indicator).map_or(&[][..], |indicator| &indicator.about);
        let is_weighed =
            draft.claimed.is_ranked && self.reader.ranker.knows(indicator) && self.is_named_at_all(indicator);
        if !is_said && !is_weighed && !self.is_subject(draft.at.scan, about) {
            draft.rules.push(rules::FACT_OTHER_SUBJECT);
            return false;
        }
        let value = draft.at.mention.value;
        let range = self.reader.codebook().indicator(indicator).and_then(|indicator| indicator.range);
        // "đã dùng 26,1% dự toán, Tây Ninh 25,7%": the share is not in the unit of the range.
        let told =
            self.antecedent_of(draft).and_then(|fact| self.reading.mentions.get(fact.observation.mention.0 as usize));
        let is_percent = |told: &Mention| told.kind == MentionKind::Percent;
        let is_share = draft.claimed.rule == rules::FACT_LISTED
            && is_said
            && is_percent(draft.at.mention)
            && told.is_some_and(is_percent);
        let is_level = !draft.measured.refers_to_other() && draft.measured.measure != Measure::Average && !is_share;
        let is_implausible = is_level && range.is_some_and(|(least, greatest)| value < least || value > greatest);
        if is_implausible {
            self.notes.push(Note { span: draft.at.mention.span, rule: rules::FACT_OUT_OF_RANGE });
            draft.rules.push(rules::FACT_OUT_OF_RANGE);
        }
        !is_implausible
    }

    /// Result, target, plan or forecast, and the period that governs.
    fn status_and_period(&self, draft: &mut Draft<'_>) -> (Status, Option<period::Governing>) {
        let FigureContext { scan, figure, .. } = draft.at;
        let measured = draft.measured;
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let (status, cue) = status::status(scan, figure, &measured);
        let proposed = status::proposed(scan, figure).filter(|_| status == Status::Actual);
        let (status, cue) = if proposed.is_some() { (Status::Plan, proposed) } else { (status, cue) };
        let status = self.ahead(draft, status);
        draft.evidence.extend(cue.map(|cue| (Field::Status, self.page.span(cue.at..cue.end))));
        draft.rules.extend(status_rule(status));
        let is_law = entry.is_some_and(|entry| entry.counts == Counts::Law);
        let carries_none = is_law || period::roles::is_vague(scan, figure, &measured);
        let said = if carries_none { &period::carried::Carried::default() } else { &self.said };
        let asked = period::Asked {
            sentence: draft.at.sentence(),
            status,
            counts: entry.map(|entry| entry.counts),
            is_of_target: measured.measure == Measure::Excess || measured.base.is_some(),
            published: self.published,
            latest: self.latest,
            is_circular: self.is_circular,
            before: self.last_fact(draft.at.first).and_then(|fact| fact.observation.period),
            left_out: self.reader.left_out,
        };
        let governing = period::governing(scan, figure, &self.periods, said, asked);
        let of_antecedent = self.period_of_antecedent(draft, governing);
        let governing = match of_antecedent {
            Some(period) => Some(period::Governing { period, rule: rules::PERIOD_OF_ANTECEDENT }),
            None => governing,
        };
        let of_base =
            self.period_of_base(draft).map(|period| period::Governing { period, rule: rules::PERIOD_OF_BASE });
        let governing = of_base.or(governing);
        if let Some(governing) = governing {
            draft.rules.push(governing.rule);
            draft.evidence.extend(governing.period.span.map(|span| (Field::Period, span)));
        }
        (status, governing)
    }

    /// What is told of a time to come is no result, whatever its words: "để đến 31/12 có 20.500 người", "cả năm ước chi 760
    /// tỷ đồng", an item of what is to be done in the months that are left.
    fn ahead(&self, draft: &mut Draft<'_>, status: Status) -> Status {
        let FigureContext { scan, figure, .. } = draft.at;
        let Some(today) = self.published.filter(|_| status == Status::Actual) else { return status };
        let of_antecedent = self.antecedent_of(draft).filter(|fact| fact.sentence == draft.at.sentence());
        if draft.measured.refers_to_other()
            && of_antecedent.is_some_and(|fact| fact.observation.status == Status::Forecast)
        {
            draft.rules.push(rules::STATUS_OF_ANTECEDENT);
            return Status::Forecast;
        }
        if draft.measured.refers_to_other() && draft.claimed.antecedent.is_some() {
            return status;
        }
        let start = self.page.tokens.get(figure.at).map_or(0, |token| token.start);
        let is_near = |said: &&PeriodMention| {
            said.span.end <= start && !period::is_in_closed_brackets(scan, said.span, figure.at)
        };
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let is_law = entry.is_some_and(|entry| entry.counts == Counts::Law);
        let times = self.periods.iter().filter(|said| said.role == PeriodRole::Time);
        let said = times.rev().find(is_near);
        let has_now = scan.cues_in(&figure.before).any(|cue| cue.role == CueRole::Now);
        let before = self.page.span(figure.before.clone());
        let is_own = |said: &PeriodMention| !before.is_empty() && before.contains(said.span);
        let ends_ahead =
            |period: &Period| period.end.is_some_and(|end| period::carried::is_after(end, today)) && !has_now;
        let found = match said {
            Some(said) => match said.period.filter(ends_ahead) {
                Some(period) if period.kind == PeriodKind::AsOf => Some(Status::Target),
                // What the law lays down from a day to come on is laid down.
                Some(period) if has_not_begun(&period, today) && !is_law => Some(Status::Target),
                Some(_) if said.rules.contains(&rules::PERIOD_SPOKEN) && is_own(said) => Some(Status::Forecast),
                Some(period) => self.goes_on_with_goals(draft, period),
                None => None,
            },
            None => (self.is_list_ahead && self.said.looks_ahead() && !has_now).then_some(Status::Target),
        };
        draft.rules.extend(found.map(|_| rules::STATUS_AHEAD));
        found.unwrap_or(status)
    }

    /// "Năm 2026, chỉ tiêu là 24.000 người tham gia, giữ độ bao phủ ở mức 98,5%": of the same period that is not over, behind
    /// a target or plan of the same sentence.
    fn goes_on_with_goals(&self, draft: &Draft<'_>, period: Period) -> Option<Status> {
        let FigureContext { scan, figure, first, .. } = draft.at;
        let last = self.last_fact(first).map(|fact| &fact.observation)?;
        let is_goal = matches!(last.status, Status::Target | Status::Plan);
        let is_same = last.period.is_some_and(|last| last.period == period);
        let told = self.reading.mentions.get(last.mention.0 as usize)?.span;
        let since = scan.tokens_of(told).end..figure.at;
        let is_result = |role| matches!(role, CueRole::Done | CueRole::Now | CueRole::Exceed | CueRole::Short);
        let has_result =
            scan.cues_in(&since).any(|cue| is_result(cue.role)) || since.clone().any(|at| scan.page.is_mark(at, ';'));
        (is_goal && is_same && !has_result).then_some(last.status)
    }

    /// The period of the figure that this one is about, where its own words tell none: "245.600 em tham gia cho năm học
    /// 2023-2024, đạt 81,3%" is as of what it is a share of.
    fn period_of_antecedent(&self, draft: &Draft<'_>, governing: Option<period::Governing>) -> Option<GoverningPeriod> {
        let fact = self.antecedent_of(draft)?;
        let is_told = match (governing, draft.claimed.rule) {
            (None, _) => true,
            (Some(governing), _) if period::is_own(governing.rule) => false,
            _ if draft.measured.refers_to_other() => true,
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
            _ => true,
        };
        fact.observation.period.filter(|_| is_told)
    }

    /// "tăng 13,2% so với năm trước (149,7 triệu lượt)", "gấp 2,1 lần tháng 4 (607 người)": the bracket right behind the time
    /// that a change is held against gives what there was then.
    fn period_of_base(&self, draft: &Draft<'_>) -> Option<GoverningPeriod> {
        let FigureContext { scan, figure, mention, first, .. } = draft.at;
        let bracket = figure.at.checked_sub(1).filter(|at| scan.page.is_mark(*at, '('))?;
        let last = self.last_fact(first).filter(|last| last.measured.refers_to_other())?;
        let told = self.reading.mentions.get(last.observation.mention.0 as usize)?;
        // "giảm 6.940 hồ sơ so với 2023 (11,7%)": the same change, in percent.
        let says_again = mention.kind == MentionKind::Percent && told.kind != MentionKind::Percent;
        let said = self.periods.iter().find(|said| scan.tokens_of(said.span).end == bracket)?;
        let to = last.observation.compare.as_ref().filter(|it| it.span == said.span).and_then(|it| it.to);
        let period = to.or(said.period)?;
        let is_level = !draft.measured.refers_to_other() && !says_again;
        is_level.then_some(GoverningPeriod { period, span: Some(said.span) })
    }

    /// Where it holds, at what level, and of whom.
    fn place_fields(&mut self, draft: &mut Draft<'_>) -> PlaceFields {
        let FigureContext { scan, figure, .. } = draft.at;
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let is_set_by_law = entry.map(|entry| entry.scope == Some(Scope::National));
        let previous = self.last_fact(draft.at.first);
        let (reader, reading) = (self.reader, self.reading);
        let last = self.facts.last().filter(|last| last.sentence + 1 >= draft.at.sentence());
        let asked = place::Asked { reader, reading, at: draft.at, previous, last, is_set_by_law };
        let found = place::of_figure(&self.place, asked);
        if self.outline.is_in_row() {
            self.place.keep_for_row(&found);
        }
        draft.rules.push(found.rule);
        draft.evidence.extend(found.place_said.map(|span| (Field::Place, span)));
        let scope = match entry.and_then(|entry| entry.scope) {
            Some(scope) if scope != Scope::National => {
                draft.rules.push(rules::SCOPE_INDICATOR);
                Some(scope)
            }
            _ => {
                if matches!(found.scope, Some(Scope::Central | Scope::Local)) {
                    draft.rules.push(rules::SCOPE_BLOCK);
                }
                draft.evidence.extend(found.scope_said.map(|span| (Field::Scope, span)));
                found.scope
            }
        };
        let own = subgroup::of_figure(self.reader, self.reading, scan, figure, &self.subgroups);
        draft.rules.extend(own.iter().map(|_| rules::FACT_SUBGROUP));
        let is_one = |kind| matches!(kind, SubgroupKind::Enterprise | SubgroupKind::Again | SubgroupKind::Single);
        let is_enterprise = own.is_some_and(|own| is_one(own.kind)) && found.rule != rules::PLACE_LAW;
        // Of an enterprise in an article on the country it is not told where it is.
        let is_somewhere = is_enterprise && matches!(found.scope, Some(Scope::National | Scope::Central));
        let named = own.map(|own| self.reader.publishers.provinces_in(&own.name)).filter(|_| is_somewhere);
        let place = match named.as_deref() {
            Some([code]) => Some((*code).to_owned()),
            Some(_) => None,
            None => found.code,
        };
        let scope = if is_enterprise && scope != Some(Scope::Local) {
            draft.rules.push(rules::SCOPE_ENTERPRISE);
            Some(Scope::Local)
        } else {
            scope
        };
        let subgroup = own.map(|own| own.name.clone()).or(found.region);
        PlaceFields { place, scope, district: found.district, subgroup }
    }

    /// What a share is of.
    fn denominator(&self, measured: &MeasureReading, entry: Option<&Indicator>) -> Option<String> {
        match measured.base {
            Some(base) => Some(self.page.span(base.at..base.end).of(self.page.text).to_owned()),
            None => entry.filter(|_| measured.measure == Measure::Share).and_then(|entry| entry.denominator.clone()),
        }
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
                // "gồm Công ty A (nợ 14,2 tỷ đồng), Công ty B (8,7 tỷ đồng)": of another.
                && other.subgroup == one.subgroup
                && stated.is_some_and(|stated| stated.kind == mention.kind && stated.value > mention.value)
        };
        let may_be = self.naming == Update::RefinePart && fact.indicator.is_some() && one.measure == Measure::Level;
        may_be && self.facts.get(first..).unwrap_or_default().iter().any(is_whole)
    }

    /// The period, at a moment if the figure counts what there is and the words name the end of a stretch.
    fn moment(
        &self,
        at: FigureContext<'_>,
        governing: period::Governing,
        entry: Option<&Indicator>,
        status: Status,
    ) -> GoverningPeriod {
        let said = governing.period.span.and_then(|span| period::said_by(self.reading, span));
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
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
        // "Khép lại tháng 7, toàn tỉnh có 780.000 người": at the end of it; of a quarter where it was said before. Of a longer
        // time writers mean its end or all of it.
        let n_days = governing.period.period.start.map_or(i64::MAX, |start| (end - start).whole_days());
        let is_paired = governing.rule == rules::PERIOD_PAIRED;
        let is_short = n_days <= if governing.rule == rules::PERIOD_CARRIED { 92 } else { 31 };
        let is_short = is_short && !is_paired && status == Status::Actual;
        // "Đầu năm 2021 có 58.120 người": when it began; "từ đầu năm đến nay" is a range.
        let is_point = is_part && !said.is_some_and(|said| said.rules.contains(&rules::PERIOD_RANGE));
        if let Some(start) =
            governing.period.period.start.filter(|start| is_stock && is_point && date::is_new_year(*start))
        {
            return GoverningPeriod { period: Period::as_of(start), span };
        }
        // "Năm 2016, quỹ chi 5.800 tỷ đồng. Kết dư còn 56.500 tỷ đồng": what is left of a year that was told of is so at its end.
        let is_told_year = governing.rule == rules::PERIOD_CARRIED && (u8::from(end.month()), end.day()) == (12, 31);
        let is_reached = status == Status::Actual && is_told_year && period::is_level_reached(at.scan, at.figure);
        if is_stock && (is_reached || is_short || is_part || is_range || is_from_before || is_so_far) {
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

    /// True if the document speaks again and again of what an indicator is about, or the sentence does.
    pub(super) fn is_subject(&self, scan: &SentenceScan<'_>, about: &[ConceptIdx]) -> bool {
        if about.is_empty() {
            return true;
        }
        /// How many bytes of text may go by from one time that a document names its subject to the next.
        const FAR: usize = 600;
        /// The same, where the headline or the lead names it.
        const FAR_FROM_LEAD: usize = 1_800;
        let concept_counts = self.concept_counts();
        let count = |concept: &ConceptIdx| concept_counts.get(usize::from(concept.0)).copied().unwrap_or(0);
        let n: usize = about.iter().map(count).sum();
        let is_often = |far: usize| n * far >= self.page.text.len();
        is_often(FAR)
            || scan.marks.iter().any(|mark| about.contains(&mark.concept))
            || is_often(FAR_FROM_LEAD) && self.lead_names(about)
    }
}

/// The value with its sign. "giảm -3,2%": the sign says again what the verb says.
fn signed(mention: &Mention, measured: &MeasureReading) -> Decimal {
    match measured.sign {
        Sign::Minus if !mention.value.is_negative() => mention.value.negated(),
        _ => mention.value,
    }
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

/// True for a time that lies wholly ahead of the day of publication.
fn has_not_begun(period: &Period, today: date::Date) -> bool {
    period.start.is_some_and(|start| start > today)
}
