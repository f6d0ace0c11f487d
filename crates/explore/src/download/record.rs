//! The columns of every download, and a row's value in each, as machines read them: decimal dots, ISO dates, ids.

use std::collections::BTreeMap;

use engine::Decimal;
use engine::check::{Kind, Term};
use engine::date::{self, Period, PeriodKind};
use engine::interval::{End, Interval, Rational, Strictness};
use engine::reading::Known;
use engine::span::CharOffsets;

use crate::columns::RowIdx;
use crate::facet::{self, Facet, Shape};
use crate::figures::table::{RowParts, row_id};
use crate::query::{Query, url};
use crate::ui_text::phrases;
use crate::{Explorer, Language, cite, display, labels, link};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words or ids.
    Text,
    /// A decimal number with a dot.
    Number,
    /// A whole number.
    Whole,
    /// A day as `2021-03-31`.
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnInfo {
    pub name: &'static str,
    /// What it holds.
    pub column_type: ColumnType,
    /// What it means, in English.
    pub en: &'static str,
    /// The same in Vietnamese.
    pub vi: &'static str,
}

pub(crate) const fn column(
    name: &'static str,
    column_type: ColumnType,
    en: &'static str,
    vi: &'static str,
) -> ColumnInfo {
    ColumnInfo { name, column_type, en, vi }
}

impl ColumnInfo {
    /// True for what an article says by itself: neither found by comparing figures nor an address of a site.
    pub(super) fn is_of_one_article(&self) -> bool {
        const OF_SEVERAL: [&str; 9] = [
            "claim_id",
            "checks",
            "verdict",
            "comparisons",
            "implied_base",
            "verdict_text",
            "link",
            // Whether it says "%" or "percentage points" can hang on the arithmetic of several figures.
            "label",
            // The same as `indicator_vi`: here is no page that has a language.
            "indicator_label",
        ];
        !OF_SEVERAL.contains(&self.name)
    }
}

use ColumnType::{Date, Number, Text, Whole};

/// All columns, in order. An empty cell means: not known, or not applicable.
pub const COLUMNS: &[ColumnInfo] = &[
    column(
        "figure_id",
        Text,
        "stable id of the row; its link opens the sentence",
        "mã bền của dòng; liên kết của nó mở đúng câu",
    ),
    column("doc_id", Text, "the article's file name without extension", "tên tệp của bài, không có phần mở rộng"),
    column("sentence_id", Text, "stable id of the sentence", "mã bền của câu"),
    column("raw", Text, "the figure as written", "con số như được viết"),
    column(
        "value",
        Number,
        "the value with its sign, scale words applied; percent in percent; lower end of a range",
        "giá trị kèm dấu, đã nhân từ chỉ bậc; phần trăm giữ nguyên phần trăm; đầu dưới nếu là khoảng",
    ),
    column("value_min", Number, "the least value that the words allow", "giá trị nhỏ nhất mà câu chữ cho phép"),
    column("value_max", Number, "the greatest value that the words allow", "giá trị lớn nhất mà câu chữ cho phép"),
    column(
        "qualifier",
        Text,
        "exact, almost, over, about, at_least, at_most",
        "cách nói: exact đúng số, almost gần, over trên, about khoảng, at_least ít nhất, at_most không quá",
    ),
    column("unit", Text, "what is counted, as written, in lower case", "cái được đếm, như được viết, chữ thường"),
    column(
        "indicator",
        Text,
        "id in the codebook; empty if no indicator claims the figure",
        "mã trong danh mục chỉ số; trống nếu chưa có",
    ),
    column(
        "measure",
        Text,
        "level, share, change_abs, change_rel, excess, average",
        "level mức, share tỷ lệ, change_abs và change_rel thay đổi, excess chênh so với chỉ tiêu, average bình quân",
    ),
    column("denominator", Text, "what a share is of, as named in the text", "tỷ lệ tính trên cái gì, như bài gọi"),
    column(
        "status",
        Text,
        "actual, target, plan, forecast",
        "actual thực hiện, target chỉ tiêu, plan kế hoạch, forecast dự báo",
    ),
    column(
        "compare_to",
        Text,
        "the period of the comparison, as an ISO 8601 date or interval",
        "kỳ được so sánh, ngày hoặc khoảng theo ISO 8601",
    ),
    column("period_start", Date, "first day; empty for an as-of date", "ngày đầu; trống nếu là tính đến một ngày"),
    column("period_end", Date, "last day, inclusive", "ngày cuối, tính cả ngày ấy"),
    column("period_type", Text, "as_of or during", "as_of tính đến, during trong kỳ"),
    column("place_at_publication", Text, "ISO 3166-2 code when the article appeared", "mã ISO 3166-2 lúc bài đăng"),
    column("place_today", Text, "code of today's successor", "mã của nơi kế thừa hiện nay"),
    column(
        "scope",
        Text,
        "national, central, local, province, district, region; empty if it is not known",
        "national cả nước, central Trung ương, local địa phương, province tỉnh, district huyện, region vùng; trống nếu chưa rõ",
    ),
    column("district", Text, "name of the district that it is of", "tên huyện, quận, xã mà số liệu nói về"),
    column(
        "subgroup",
        Text,
        "region, enterprise or group that it is of, by name; empty if it is of all of its place",
        "tên vùng, đơn vị hoặc nhóm mà số liệu nói về; trống nếu là toàn bộ nơi ấy",
    ),
    column("attribution", Text, "who says so, as written", "ai nói, như bài viết"),
    column("quote", Text, "the sentence, as written", "nguyên văn câu"),
    column(
        "start",
        Whole,
        "first character of the figure in the article, in Unicode scalars",
        "ký tự đầu của con số trong bài, đếm theo Unicode",
    ),
    column("end", Whole, "one past its last character", "sau ký tự cuối"),
    column(
        "rules",
        Text,
        "ids of the rules that read it, in order, separated by spaces",
        "mã các quy tắc đã đọc ra nó, theo thứ tự",
    ),
    column(
        "claim_id",
        Text,
        "the same for figures that state the same fact",
        "giống nhau ở những con số nêu cùng một điều",
    ),
    column(
        "checks",
        Text,
        "ids of the checks that it takes part in, separated by spaces",
        "mã các phép đối chiếu có nó",
    ),
    column("verdict", Text, "the most severe verdict of its checks", "kết luận nặng nhất của các phép đối chiếu có nó"),
    column(
        "comparisons",
        Text,
        "ids of what follows from it and other figures, without a verdict, separated by spaces",
        "mã những điều suy ra từ nó và số khác, không có kết luận",
    ),
    column(
        "label",
        Text,
        "the value as the press writes it, in the language of the page",
        "giá trị như báo chí viết, theo ngôn ngữ của trang",
    ),
    column("indicator_label", Text, "what the indicator is called", "tên chỉ số"),
    column(
        "implied_base",
        Number,
        "of a share: what it is of, by arithmetic from the level beside it, to a whole number",
        "với tỷ lệ: cơ sở tính suy ra từ số lượng nêu bên cạnh, làm tròn đến đơn vị",
    ),
    column("title", Text, "the article's headline; empty if it has none", "tiêu đề bài; trống nếu bài không có"),
    column("publisher", Text, "who published the article; empty if not known", "nguồn đăng; trống nếu không rõ"),
    column(
        "published",
        Text,
        "when the article was published: year, month or day",
        "bài đăng khi nào: năm, tháng hoặc ngày",
    ),
    column(
        "published_basis",
        Text,
        "stated in the text, inferred (a guess), given beside the text",
        "stated bài nêu, inferred phỏng đoán, given theo tệp kèm bài",
    ),
    column("url", Text, "where the article stands on the web, if given", "địa chỉ bài trên mạng, nếu có"),
    column("licence", Text, "the article's licence; empty if none is stated", "giấy phép của bài; trống nếu không nêu"),
    column("link", Text, "opens the figure in its sentence", "mở con số trong câu của nó"),
    column("subject", Text, "what the figure is of, in the article's words", "con số nói về gì, theo lời bài"),
    column("indicator_vi", Text, "name of the indicator in Vietnamese", "tên chỉ số bằng tiếng Việt"),
    column("indicator_en", Text, "name of the indicator in English", "tên chỉ số bằng tiếng Anh"),
    column("place_name", Text, "name of the place when the article appeared", "tên nơi lúc bài đăng"),
    column("place_name_today", Text, "name of its successor today", "tên nơi kế thừa hiện nay"),
    column("verdict_text", Text, "the verdict in words", "kết luận bằng lời"),
];

/// One value a column, in the order of [`COLUMNS`]; empty where there is none.
pub(crate) type Record = Vec<String>;

/// A record whose cells are asked for by the names of their columns.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a>(pub(super) &'a [String]);

impl<'a> Row<'a> {
    /// The cell of a column; empty if there is no value, or no such column.
    #[must_use]
    pub fn cell(self, column: &str) -> &'a str {
        let at = COLUMNS.iter().position(|it| it.name == column);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }
}

impl Explorer {
    /// The records of rows, with names in the language of `query`; `site` is the address of the site, without which links
    /// begin at `#`.
    pub(crate) fn records(&self, query: &Query, rows: &[RowIdx], site: &str) -> Vec<Record> {
        let mut offsets: BTreeMap<u32, CharOffsets> = BTreeMap::new();
        let record = |row: &RowIdx| {
            let parts = self.parts(*row)?;
            let document = *self.columns.document.get(row.0 as usize)?;
            let offsets = offsets.entry(document).or_insert_with(|| CharOffsets::new(&parts.document.text));
            let mut record = self.record(*row, parts, offsets);
            record.extend(self.provenance_cells(query, *row, parts, site));
            record.extend(self.name_cells(query, *row, parts));
            Some(record)
        };
        rows.iter().filter_map(record).collect()
    }

    fn record(&self, row: RowIdx, parts: RowParts<'_>, offsets: &CharOffsets) -> Record {
        let RowParts { document, mention, observation, .. } = parts;
        let (reading, text) = (&document.reading, document.text.as_str());
        let figure = link::figure_id(reading, parts.mention_at);
        let sentence = reading.sentences.get(mention.sentence as usize);
        let period = observation.and_then(|fact| fact.period).map(|governing| governing.period);
        let (min, max) = ends(parts);
        let rules = mention.rules.iter().chain(observation.map_or(&[][..], |fact| &fact.rules));
        let place = observation.and_then(|fact| fact.place.as_deref());
        vec![
            row_id(parts, &figure),
            document.id.clone(),
            format!("{}.{}", document.id, link::sentence_id(reading, mention.sentence)),
            mention.span.of(text).to_owned(),
            observation.map_or(mention.value, |fact| fact.signed).to_string(),
            min,
            max,
            self.code_id(Facet::Qualifier, row).to_owned(),
            mention.unit.text.clone(),
            observation.and_then(|fact| fact.indicator.clone()).unwrap_or_default(),
            self.code_id(Facet::Measure, row).to_owned(),
            observation.and_then(|fact| fact.denominator.clone()).unwrap_or_default(),
            self.code_id(Facet::Status, row).to_owned(),
            observation.and_then(|fact| fact.compare?.to).map(iso_period).unwrap_or_default(),
            period.and_then(|period| period.start).map(date::iso).unwrap_or_default(),
            period.and_then(|period| period.end).map(date::iso).unwrap_or_default(),
            period.map_or("", |period| kind_id(period.kind)).to_owned(),
            place.unwrap_or_default().to_owned(),
            place.map_or("", |code| self.corpus.glossary.today(code)).to_owned(),
            self.code_id(Facet::Scope, row).to_owned(),
            observation.and_then(|fact| fact.district.clone()).unwrap_or_default(),
            observation.and_then(|fact| fact.subgroup.clone()).unwrap_or_default(),
            observation.and_then(|fact| fact.attribution).map_or("", |who| who.of(text)).to_owned(),
            sentence.map_or("", |sentence| sentence.span.of(text)).to_owned(),
            offsets.char_from_byte(mention.span.start).to_string(),
            offsets.char_from_byte(mention.span.end).to_string(),
            rules.map(|rule| rule.id()).collect::<Vec<_>>().join(" "),
            self.claim_id(row).unwrap_or_default(),
            self.check_ids(row),
        ]
    }

    /// What a reader of the file wants to know who does not open the site: names, the article, the way back.
    fn provenance_cells(&self, query: &Query, row: RowIdx, parts: RowParts<'_>, site: &str) -> [String; 12] {
        let RowParts { document, mention, observation, .. } = parts;
        let (meta, language) = (&document.reading.meta, query.language);
        let signed = observation.map_or(mention.value, |fact| fact.signed);
        let value = display::as_written(mention, signed, &self.unit_of(row, language), language);
        let known = |known: &Option<Known<String>>| known.as_ref().map(|it| it.value.clone()).unwrap_or_default();
        let own_id = row_id(parts, &link::figure_id(&document.reading, parts.mention_at));
        let figure = own_id.get(document.id.len() + 1..).unwrap_or_default();
        let site = if cite::is_public(site) { site } else { "" };
        [
            self.code_id(Facet::Verdict, row).to_owned(),
            self.comparison_ids(row),
            phrases::hedged(mention.qualifier, &value, language).replace('\u{a0}', " "),
            observation
                .and_then(|fact| fact.indicator.as_deref())
                .map_or_else(String::new, |id| labels::indicator(&self.corpus.glossary, id, language)),
            self.implied_base(row).map(|base| base.to_string()).unwrap_or_default(),
            known(&meta.title),
            known(&meta.publisher),
            meta.published.as_ref().map(|known| url::partial_date(known.value)).unwrap_or_default(),
            cite::published_basis(meta).to_owned(),
            meta.url.clone().unwrap_or_default(),
            meta.licence.clone().unwrap_or_default(),
            format!("{site}{}", query.at(&document.id, figure).to_hash()),
        ]
    }

    /// What ids are called, and what a figure is of that has none.
    fn name_cells(&self, query: &Query, row: RowIdx, parts: RowParts<'_>) -> [String; 6] {
        let RowParts { document, observation, .. } = parts;
        let glossary = &self.corpus.glossary;
        let id = observation.and_then(|fact| fact.indicator.as_deref());
        let indicator = |language| id.map(|id| labels::indicator(glossary, id, language)).unwrap_or_default();
        let code = observation.and_then(|fact| fact.place.as_deref());
        let place = |code: Option<&str>| code.map(|code| labels::place(glossary, code)).unwrap_or_default();
        let subject = observation.map(|fact| fact.label(&document.text));
        let verdict = self.columns.code(Facet::Verdict, row);
        [
            subject.unwrap_or_default(),
            indicator(Language::Vi),
            indicator(Language::En),
            place(code),
            place(code.map(|code| glossary.today(code))),
            verdict.map(|code| self.name_of_code(Facet::Verdict, code, query.language)).unwrap_or_default(),
        ]
    }

    /// What a share is of, if the level that stands beside it says so.
    fn implied_base(&self, row: RowIdx) -> Option<Decimal> {
        let term = self.term_of(row)?;
        let report = &self.corpus.report;
        let mut all = self.findings.comparisons_of(term).iter().filter_map(|at| report.comparisons.get(*at));
        let check = all.find(|one| one.kind == Kind::ImpliedBase && one.terms.get(1) == Some(&term))?;
        let point = |term: &Term| Rational::from_decimal(self.term(*term)?.observation.signed);
        let points: Vec<Rational> = check.terms.iter().map(point).collect::<Option<_>>()?;
        check.formula.left.point(&points)?.rounded(0)
    }

    /// The first figure that states the same, as the name of the claim.
    fn claim_id(&self, row: RowIdx) -> Option<String> {
        let claim = self.corpus.report.claims.get(self.findings.claim_of(self.term_of(row)?)?)?;
        let first = claim.statements.first()?;
        let document = self.corpus.documents.get(first.document as usize)?;
        let mention = document.reading.observations.get(first.observation as usize)?.mention;
        Some(format!("{}.{}", document.id, link::figure_id(&document.reading, mention.0)))
    }

    fn check_ids(&self, row: RowIdx) -> String {
        let Some(term) = self.term_of(row) else { return String::new() };
        let checks = self.findings.checks_of(term).iter().filter_map(|at| self.corpus.report.checks.get(*at));
        checks.map(|check| check.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn comparison_ids(&self, row: RowIdx) -> String {
        let Some(term) = self.term_of(row) else { return String::new() };
        let report = &self.corpus.report;
        let all = self.findings.comparisons_of(term).iter().filter_map(|at| report.comparisons.get(*at));
        all.map(|one| one.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The machine's word for a row's value of a fixed facet; empty if it is not known.
    fn code_id(&self, facet: Facet, row: RowIdx) -> &'static str {
        let Shape::Fixed(values) = facet.info().shape else { return "" };
        let code = self.columns.code(facet, row).unwrap_or(0);
        match values.get(code as usize) {
            Some(value) if value.key != facet::UNKNOWN => value.id,
            _ => "",
        }
    }
}

/// The least and the greatest value that the words allow, with the sign of the fact; empty where there is no end.
fn ends(parts: RowParts<'_>) -> (String, String) {
    let interval = Interval::of_mention(parts.mention, Strictness::AsWritten);
    let is_mirrored =
        parts.observation.is_some_and(|fact| fact.signed.is_negative() != parts.mention.value.is_negative());
    let interval = if is_mirrored { interval.negated() } else { interval };
    // Half a unit of the last digit printed is a decimal again: ten digits after the point are more than are printed.
    let end = |end: End| end.value().and_then(|value| value.rounded(10)).map(|value| value.to_string());
    (end(interval.low()).unwrap_or_default(), end(interval.high()).unwrap_or_default())
}

/// `2020-12-31`, `2020-01-01/2020-12-31`, with `..` for an open end.
fn iso_period(period: Period) -> String {
    let end = |day: Option<_>| day.map_or_else(|| "..".to_owned(), date::iso);
    match period.kind {
        PeriodKind::AsOf => end(period.end),
        PeriodKind::During => format!("{}/{}", end(period.start), end(period.end)),
    }
}

fn kind_id(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::AsOf => "as_of",
        PeriodKind::During => "during",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A record with these cells, and none in the other columns.
    pub(in crate::download) fn row_of(cells: &[(&str, &str)]) -> Record {
        let cell = |column: &ColumnInfo| cells.iter().find(|(name, _)| *name == column.name).map_or("", |it| it.1);
        COLUMNS.iter().map(|column| cell(column).to_owned()).collect()
    }
}
