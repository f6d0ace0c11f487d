//! What a change or an excess of a draft is held against: said with it, carried from the change before, or where its time
//! begins.

use crate::codebook::{Counts, Indicator};
use crate::date::{self, Period, is_new_year};
use crate::fact::document::{DocumentState, FigureContext};
use crate::fact::observation::Draft;
use crate::fact::{comparison, measure, period};
use crate::reading::{Comparison, Field, GoverningPeriod, Measure};
use crate::rules;

impl DocumentState<'_> {
    /// What a change or an excess is held against.
    pub(in crate::fact) fn comparison(
        &self,
        draft: &mut Draft<'_>,
        governing: Option<period::Governing>,
        period: Option<GoverningPeriod>,
    ) -> Option<Comparison> {
        let FigureContext { scan, figure, .. } = draft.at;
        let measured = draft.measured;
        if !measured.refers_to_other() {
            return None;
        }
        let until = comparison::compared_until(draft.at, &measured);
        let Some(found) = comparison::comparison(scan, figure, &self.periods, period, self.published, until) else {
            return self
                .carried_comparison(draft, governing, period)
                .or_else(|| self.compared_with_the_beginning(draft, governing));
        };
        // "tăng 512 tỷ đồng so với năm 2023 và vượt dự toán 148 tỷ đồng": the target is what is exceeded. "(cùng kỳ tăng
        // 24%)": what that was held against is said only if it is said behind it.
        let is_of_target = matches!(measured.measure, Measure::Excess | Measure::Share);
        let is_earlier = governing.is_some_and(|governing| governing.rule == rules::PERIOD_EARLIER);
        let from = match is_earlier {
            true => self.page.span(figure.at..figure.end).end,
            false => self.page.span(figure.before.clone()).start,
        };
        let said = governing.and_then(|governing| governing.period.span);
        if (is_of_target || is_earlier) && found.span.start < from || is_earlier && said == Some(found.span) {
            return None;
        }
        let entry = draft.indicator.and_then(|at| self.reader.codebook().indicator(at));
        let compare = self.compared_moment(found, entry);
        draft.rules.push(rules::COMPARE_PERIOD);
        draft.evidence.push((Field::Compare, compare.span));
        Some(compare)
    }

    /// "A tăng 7,1% so với cùng kỳ. B tăng 4,2%.": a change that says nothing else is held against what the one before was,
    /// if both are of one period.
    fn carried_comparison(
        &self,
        draft: &mut Draft<'_>,
        governing: Option<period::Governing>,
        period: Option<GoverningPeriod>,
    ) -> Option<Comparison> {
        // "đóng góp 0,45 điểm phần trăm" is a change against nothing that is said.
        let is_change = matches!(draft.measured.measure, Measure::ChangeAbs | Measure::ChangeRel)
            && (draft.measured.cue.is_some() || !measure::is_points(draft.at.mention));
        let is_own = governing.is_some_and(|governing| governing.rule == rules::PERIOD_EARLIER);
        let (compare, of) = self.compared.filter(|_| is_change && !is_own)?;
        let (of, period) = (of.map(|of| of.period), period.map(|period| period.period));
        let compare = match (of, period) {
            _ if of == period => compare,
            // A flow over six months, and what there is at their end: each a year before.
            (Some(of), Some(period))
                if of.kind != period.kind
                    && of.end.is_some()
                    && of.end == period.end
                    && compare.to == comparison::year_before(of) =>
            {
                Comparison { to: comparison::year_before(period), ..compare }
            }
            _ => return None,
        };
        draft.rules.push(rules::COMPARE_CARRIED);
        draft.evidence.push((Field::Compare, compare.span));
        Some(compare)
    }

    /// "Từ năm 2008 đến nay, lương cơ sở đã tăng 2,4 lần": a change over years is held against the first of them.
    fn compared_with_the_beginning(
        &self,
        draft: &mut Draft<'_>,
        governing: Option<period::Governing>,
    ) -> Option<Comparison> {
        let is_change = matches!(draft.measured.measure, Measure::ChangeAbs | Measure::ChangeRel);
        let governing = governing.filter(|it| is_change && it.rule != rules::PERIOD_CARRIED)?;
        let said = governing.period.span?;
        let mention = period::said_by(self.reading, said)?;
        let start = governing.period.period.start.filter(|_| mention.rules.contains(&rules::PERIOD_RANGE))?;
        let is_long = governing.period.period.end.or(self.published).is_some_and(|end| end.year() > start.year());
        let is_year = mention.rules.contains(&rules::PERIOD_YEAR) && is_new_year(start);
        let first =
            if is_year { Period::during(start, date::date(start.year(), 12, 31)?) } else { Period::as_of(start) };
        draft.rules.extend(is_long.then_some(rules::COMPARE_BEGINNING));
        is_long.then_some(Comparison { span: said, to: Some(first) })
    }

    /// The other side of a comparison, at a moment if the figure counts what there is: "so với cuối năm 2020".
    fn compared_moment(&self, mut compare: Comparison, entry: Option<&Indicator>) -> Comparison {
        let said = period::said_by(self.reading, compare.span);
        let is_part = said.is_some_and(|said| said.rules.contains(&rules::PERIOD_PART));
        let is_stock = entry.is_some_and(|entry| entry.counts == Counts::Stock);
        // "so với đầu năm": with the day on which it began.
        if let Some(day) = compare.to.and_then(|period| period.start).filter(|day| is_part && is_new_year(*day)) {
            compare.to = Some(Period::as_of(day));
            return compare;
        }
        let is_moment = |period: Period| is_part || period.start == period.end;
        if let Some(period) = compare.to.filter(|period| is_stock && is_moment(*period)) {
            compare.to = period.end.map(Period::as_of);
        }
        compare
    }
}
