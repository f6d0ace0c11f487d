//! Every rule of reading, by name: one list that the JSON, `solieu explain`, the page and the method page all read.
//!
//! A rule's code is what the bundle stores. Codes are never reused and never change their meaning: a rule that goes
//! leaves a hole. Ranges: 1–99 text, 100–199 numbers, 200–299 units and qualifiers, 300–399 exclusions, 400–499 periods,
//! 500–599 legal references, 600–699 entities, 700–999 facts.

use serde::{Deserialize, Serialize};

use crate::Reading;

/// The code of a rule; see [`RULES`] for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rule(pub u16);

/// What a rule is called and what it says.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The rule.
    pub rule: Rule,
    /// Its dotted id, as in JSON: `number.grouped`.
    pub id: &'static str,
    /// What it does, one clause, in Vietnamese.
    pub vi: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Rule {
    /// Name and meaning; `None` for a code that this version does not know.
    #[must_use]
    pub fn info(self) -> Option<&'static RuleInfo> {
        RULES.binary_search_by_key(&self, |info| info.rule).ok().and_then(|at| RULES.get(at))
    }

    /// The dotted id, or "unknown" for a code that this version does not know.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().map_or("unknown", |info| info.id)
    }
}

/// Every use of a rule in a reading.
pub fn fired(reading: &Reading) -> impl Iterator<Item = Rule> {
    let mentions = reading.mentions.iter().flat_map(|mention| &mention.rules);
    let periods = reading.periods.iter().flat_map(|period| &period.rules);
    let refs = reading.refs.iter().flat_map(|reference| &reference.rules);
    let facts = reading.observations.iter().flat_map(|fact| &fact.rules);
    let excluded = reading.exclusions.iter().map(|exclusion| &exclusion.reason);
    let noted = reading.notes.iter().map(|note| &note.rule);
    mentions.chain(periods).chain(refs).chain(facts).chain(excluded).chain(noted).copied()
}

/// Declares each rule once: the constant, its code, its id, its meaning in Vietnamese and in English.
macro_rules! rules {
    ($($name:ident = $code:literal, $id:literal, $vi:literal, $en:literal;)*) => {
        $(#[doc = $en] pub const $name: Rule = Rule($code);)*
        /// All rules, in order of code.
        pub const RULES: &[RuleInfo] = &[$(RuleInfo { rule: Rule($code), id: $id, vi: $vi, en: $en }),*];
    };
}

rules! {
    NUMBER_GROUPED = 100, "number.grouped", "dấu chấm tách hàng nghìn", "dots group thousands";
    NUMBER_DECIMAL = 101, "number.decimal", "dấu phẩy là dấu thập phân", "the comma is the decimal sign";
    NUMBER_SCALE = 102, "number.scale", "từ chỉ bậc (nghìn, triệu, tỷ) nhân giá trị", "a scale word multiplies the value";
    NUMBER_DOT_DECIMAL = 103, "number.dot_decimal", "dấu chấm là dấu thập phân", "the dot is the decimal sign";
    NUMBER_COMMA_GROUPED = 104, "number.comma_grouped", "dấu phẩy tách hàng nghìn", "commas group thousands";
    NUMBER_COMMA_OPEN = 105, "number.comma_open", "dấu phẩy trước ba chữ số: có thể là thập phân hoặc hàng nghìn", "a comma before three digits: decimal or thousands";
    NUMBER_WORDS = 106, "number.words", "số viết bằng chữ", "a number in words";
    NUMBER_SHORTHAND = 107, "number.shorthand", "chữ số sau từ chỉ bậc là phần mười của bậc đó (9 tỉ 5)", "a digit after a scale word is its tenth (9 tỉ 5)";
    NUMBER_HALF = 108, "number.half", "nửa, rưỡi", "a half";
    NUMBER_FRACTION = 109, "number.fraction", "phân số", "a fraction";
    NUMBER_RANGE_OF_DIGITS = 110, "number.range_of_digits", "hai chữ số liền nhau là một khoảng (hai ba trăm)", "two digits in a row are a range (hai ba trăm)";
    NUMBER_SPACED = 111, "number.spaced", "khoảng trắng tách hàng nghìn", "spaces group thousands";
    NUMBER_NEGATIVE = 112, "number.negative", "số âm", "a negative number";
    NUMBER_MULTIPLE = 113, "number.multiple", "bội số (gấp đôi, gấp 5 lần)", "a multiple (gấp đôi, gấp 5 lần)";
    NUMBER_DIGIT_STRING = 114, "number.digit_string", "các chữ số đọc rời (hai không không tám)", "digits said one by one (hai không không tám)";
    NUMBER_POSITIVE = 115, "number.positive", "dấu + viết trước số", "a plus sign stands before the number";
    NUMBER_DOT_OPEN = 116, "number.dot_open", "dấu chấm trước ba chữ số: có thể là thập phân hoặc hàng nghìn", "a dot before three digits: decimal or thousands";
    NUMBER_HUNDREDS = 117, "number.hundreds", "chữ số kèm từ trăm, chục (2 trăm, 3 chục)", "digits with a word for hundreds or tens (2 trăm, 3 chục)";
    QUANTITY_HEDGE = 200, "quantity.hedge", "từ ước lượng trước số (gần, trên, khoảng…)", "a hedge before the number";
    QUANTITY_HEDGE_AFTER = 201, "quantity.hedge_after", "từ ước lượng sau số (trở lên, trở xuống)", "a hedge after the number";
    QUANTITY_HEDGES_STACKED = 202, "quantity.hedges_stacked", "nhiều từ ước lượng: từ gần số nhất quyết định", "several hedges: the nearest decides";
    QUANTITY_UNIT = 203, "quantity.unit", "đơn vị hoặc danh từ có trong từ vựng", "the unit or noun is in the lexicon";
    QUANTITY_UNIT_UNKNOWN = 204, "quantity.unit_unknown", "danh từ theo sau, chưa có trong từ vựng", "the noun that follows, not in the lexicon";
    QUANTITY_UNITS_JOINED = 205, "quantity.units_joined", "các danh từ cùng nhóm được đếm chung", "nouns of one group are counted together";
    QUANTITY_UNIT_IMPLIED = 206, "quantity.unit_implied", "đơn vị lấy từ số liệu bên cạnh", "the unit is taken from a neighbour";
    QUANTITY_SCALE_IMPLIED = 207, "quantity.scale_implied", "bậc lấy từ đầu kia của khoảng", "the scale is taken from the range's other end";
    QUANTITY_RANGE = 208, "quantity.range", "một khoảng từ … đến …", "a range";
    QUANTITY_RATE = 210, "quantity.rate", "tính trên một đơn vị (tin/ngày)", "so much for each (tin/ngày)";
    QUANTITY_OF_TOTAL = 211, "quantity.of_total", "n trên tổng số m", "n of a total of m";
    QUANTITY_UNIT_BEFORE = 212, "quantity.unit_before", "đơn vị đứng trước số ($10)", "the unit stands before the number ($10)";
    QUANTITY_ORDINAL = 213, "quantity.ordinal", "số thứ tự", "an ordinal";
    QUANTITY_HALF_MORE = 214, "quantity.half_more", "rưỡi sau đơn vị: thêm một nửa", "rưỡi after the unit: and a half";
    EXCLUDED_CODE = 300, "excluded.code", "một phần của mã, tên viết tắt hoặc ký hiệu (COVID-19)", "part of a code or symbol (COVID-19)";
    EXCLUDED_NAME = 301, "excluded.name", "một phần của tên riêng", "part of a name";
    EXCLUDED_ADDRESS = 302, "excluded.address", "địa chỉ", "an address";
    EXCLUDED_PHONE = 303, "excluded.phone", "số điện thoại, số tài khoản, số hiệu", "a telephone, account or serial number";
    EXCLUDED_SCORE = 304, "excluded.score", "tỷ số", "a score";
    EXCLUDED_CLOCK = 305, "excluded.clock", "giờ trong ngày", "a time of day";
    EXCLUDED_LABEL = 306, "excluded.label", "số thứ tự của mục, hình, trang", "the number of an item, picture or page";
    EXCLUDED_IDIOM = 307, "excluded.idiom", "thành ngữ hoặc từ cố định (một lần)", "a fixed phrase (một lần)";
    EXCLUDED_UNREAD = 309, "excluded.unread", "chữ số không đọc được thành số", "digits that make no number";
    EXCLUDED_WEB = 310, "excluded.web", "địa chỉ mạng hoặc thư điện tử", "a web or mail address";
    EXCLUDED_EXPRESSION = 311, "excluded.expression", "biểu thức, kích thước, danh sách số", "an expression, a size or a list of numbers";
    EXCLUDED_INDEFINITE = 312, "excluded.indefinite", "số lượng không nói rõ (vài trăm, mấy chục)", "an amount left open (vài trăm, mấy chục)";
    PERIOD_DATE = 400, "period.date", "ngày tháng", "a date";
    PERIOD_MONTH = 401, "period.month", "tháng", "a month";
    PERIOD_QUARTER = 402, "period.quarter", "quý", "a quarter";
    PERIOD_YEAR = 403, "period.year", "năm", "a year";
    PERIOD_MONTHS_OF_YEAR = 404, "period.months_of_year", "n tháng đầu hoặc cuối năm", "the first or last n months of a year";
    PERIOD_YEARS = 405, "period.years", "khoảng năm", "a span of years";
    PERIOD_SCHOOL_YEAR = 406, "period.school_year", "năm học: từ tháng 9 đến hết tháng 8", "a school year: from September, until the next begins";
    PERIOD_RANGE = 407, "period.range", "từ … đến …", "from … to …";
    PERIOD_AS_OF = 408, "period.as_of", "tính đến một ngày", "up to and including a day";
    PERIOD_DURING = 409, "period.during", "trong một khoảng thời gian", "over a stretch of time";
    PERIOD_RELATIVE = 410, "period.relative", "so với ngày đăng bài", "against the date of publication";
    PERIOD_SAME = 411, "period.same", "cùng kỳ của một năm khác", "the same period of another year";
    PERIOD_YEAR_INFERRED = 412, "period.year_inferred", "năm lấy từ chỗ khác trong bài", "the year is taken from elsewhere in the document";
    PERIOD_YEAR_GIVEN = 413, "period.year_given", "năm lấy từ ngày đăng bài", "the year is taken from the date of publication";
    PERIOD_SO_FAR = 414, "period.so_far", "“lũy kế”: tính đến hết kỳ", "counted up to the end of the stretch";
    PERIOD_PART = 415, "period.part", "đầu, giữa hoặc cuối của một khoảng", "the first, middle or last part of a period";
    PERIOD_WEEKDAY = 416, "period.weekday", "ngày trong tuần", "a day of the week";
    PERIOD_SPOKEN = 417, "period.spoken", "“cả năm”, “hết quý”, “trong tháng”: năm, quý, tháng đang nói đến", "all of the year, quarter or month that is spoken of";
    PERIOD_BEFORE = 418, "period.before", "“trước năm …”: đến hết ngày trước đó", "“trước năm …”: up to the day before it begins";
    LEGAL_NUMBERED = 500, "legal.numbered", "văn bản có số, ký hiệu", "a document with its number";
    LEGAL_NAMED = 501, "legal.named", "luật được gọi theo tên", "a law cited by its name";
    LEGAL_PART = 502, "legal.part", "điều, khoản, điểm của văn bản", "an article or clause of a document";
    LEGAL_DATED = 503, "legal.dated", "ngày ban hành", "the day of issue";
    LEGAL_ISSUER = 504, "legal.issuer", "cơ quan ban hành", "who issued it";
    LEGAL_SHORT = 505, "legal.short", "cách gọi tắt của văn bản đã dẫn đầy đủ", "a short form of a document cited in full";
    LEGAL_CODE = 506, "legal.code", "số, ký hiệu đứng riêng", "a number with its code, alone";
    FACT_OWN_WORDS = 700, "fact.own_words", "các từ quanh số liệu cho biết chỉ số", "the words round the figure name the indicator";
    FACT_CARRIED = 701, "fact.carried", "chủ ngữ nêu ở phần trước của câu", "the subject is carried over from before";
    FACT_ANTECEDENT = 702, "fact.antecedent", "số liệu nói về số liệu đứng trước", "the figure is about the one before it";
    FACT_RESPECTIVELY = 703, "fact.respectively", "ghép theo thứ tự với các tên đã nêu", "paired in order with the names before";
    FACT_EACH = 704, "fact.each", "đúng cho từng tên đã nêu", "it holds for each of the names before";
    FACT_UNCATALOGUED = 706, "fact.uncatalogued", "không có chỉ số nào nhận số liệu này", "no indicator claims the figure";
    FACT_OUT_OF_RANGE = 707, "fact.out_of_range", "ngoài khoảng hợp lý của chỉ số", "outside the indicator's plausible range";
    FACT_OTHER_SUBJECT = 708, "fact.other_subject", "bài không nói về lĩnh vực của chỉ số", "the article is not about the indicator's subject";
    FACT_SAME_FIGURE = 709, "fact.same_figure", "tít nói tắt: chỉ số của cùng số liệu ở dưới", "the headline is short: the indicator of the same figure below";
    FACT_PART = 710, "fact.part", "một phần của số đã nêu, không rõ là phần nào", "a part of what was stated, nothing tells which";
    FACT_SAME_CHANGE = 711, "fact.same_change", "cùng một thay đổi với số liệu đứng trước", "the same change as the figure before";
    FACT_AFTER_NEXT = 712, "fact.after_next", "các từ sau số liệu cuối của danh sách là của mọi số liệu", "the words behind the last figure of a list are of each";
    FACT_OF_WHOLE = 713, "fact.of_whole", "một phần của tổng đứng trước", "a part of the whole before it";
    FACT_SENTENCE_BEFORE = 714, "fact.sentence_before", "chủ đề nêu ở câu trước", "the sentence before says what of";
    FACT_OF_PREVIOUS = 715, "fact.of_previous", "tiếp lời số liệu đứng trước", "it goes on from the figure before";
    FACT_LISTED = 716, "fact.listed", "cùng danh sách với số liệu trước, mỗi nơi một số", "in one list with the figure before, each of another place";
    FACT_DOCUMENT = 717, "fact.document", "cả bài nói về một loại hình", "the whole article is about one scheme";
    FACT_SENTENCE_SUBJECT = 718, "fact.sentence_subject", "số liệu không nêu gì: theo chủ ngữ của câu, đề mục hoặc dòng mở danh sách", "the figure names nothing: the subject of its sentence, heading or list";
    FACT_SERIES = 719, "fact.series", "chỉ nêu nơi hoặc dòng của danh sách: theo chỉ số chính của bài có cùng đơn vị", "only a place or row is named: the article's main indicator in this unit";
    MEASURE_CHANGE = 720, "measure.change", "động từ tăng, giảm cho biết là mức thay đổi và dấu", "a verb of rise or fall makes it a change and gives its sign";
    MEASURE_EXCESS = 721, "measure.excess", "chênh lệch so với mục tiêu, tính bằng điểm", "above or below a target, in points";
    MEASURE_OF_TARGET = 722, "measure.of_target", "phần trăm của một chỉ tiêu, kế hoạch", "a share of a target or plan";
    MEASURE_AVERAGE = 723, "measure.average", "số bình quân", "an average";
    MEASURE_WITH_PREVIOUS = 724, "measure.with_previous", "cùng vế với số liệu đứng trước", "in one list with the figure before";
    MEASURE_SAME_CHANGE = 725, "measure.same_change", "cùng một thay đổi, nói bằng đơn vị khác", "the same change in another unit";
    MEASURE_PRINTED_SIGN = 726, "measure.printed_sign", "dấu + hoặc − trong ngoặc: mức thay đổi", "a plus or minus in brackets: a change";
    MEASURE_POINTS = 727, "measure.points", "tăng, giảm của một tỷ lệ tính bằng điểm phần trăm", "a change of a percentage is in points";
    FACT_PARALLEL_SHARE = 730, "fact.parallel_share", "tỷ lệ của điều được đếm lại: như tỷ lệ vừa nêu của nó", "the share of what is counted again: as its share just before";
    FACT_SHARE = 731, "fact.share", "tỷ trọng của số liệu đứng trước", "a share of what the figure before counts";
    FACT_ROW = 732, "fact.row", "tên dòng của bảng hoặc danh sách", "the name of its row in a table or list";
    FACT_COUNTERPART = 733, "fact.counterpart", "“con số tương ứng”: ghép theo thứ tự với các số liệu vừa nêu", "“the corresponding numbers”: paired in order with the figures just stated";
    FACT_SAME_NOUN = 734, "fact.same_noun", "chỉ nêu thời gian khác: vẫn là danh từ vừa được đếm", "only another time is named: the noun that was counted just before";
    FACT_SHARE_OF_COUNTED = 735, "fact.share_of_counted", "“chiếm”: tỷ trọng trong số vừa đếm", "“chiếm”: a share of what was just counted";
    FACT_BENEFIT_BEFORE = 736, "fact.benefit_before", "chi cho chế độ nêu ở câu trước", "spent on the benefit that the sentence before names";
    FACT_TOPIC_BEFORE = 737, "fact.topic_before", "câu không nêu gì: theo chủ đề của câu trước, câu không có số liệu", "the sentence names nothing: the topic of the sentence before, which states no figure";
    FACT_LIST_HEAD = 738, "fact.list_head", "dòng của bảng, danh sách: thêm điều mà câu dẫn vào nêu", "a row of a table or list: with what the sentence that leads into it says";
    FACT_PASSAGE = 739, "fact.passage", "loại hình mà tít hoặc đoạn trên nói đến", "the scheme that the headline, or the passage above, is on";
    STATUS_TARGET = 740, "status.target", "mục tiêu, chỉ tiêu", "a target";
    STATUS_PLAN = 741, "status.plan", "kế hoạch, dự toán", "a plan";
    STATUS_FORECAST = 742, "status.forecast", "dự kiến, dự báo", "a forecast";
    PERIOD_CLAUSE = 760, "period.clause", "thời gian nêu ngay trong vế của số liệu", "the period stands in the figure's own words";
    PERIOD_SENTENCE = 761, "period.sentence", "thời gian nêu trước đó trong câu", "the period stands earlier in the sentence";
    PERIOD_CARRIED = 762, "period.carried", "thời gian nêu ở câu trước", "the period is carried from a sentence before";
    PERIOD_STILL_RUNNING = 763, "period.still_running", "kỳ chưa kết thúc khi đăng bài: tính đến ngày đăng", "the period was still running: as of publication";
    PERIOD_SAME_FIGURE = 764, "period.same_figure", "theo chỗ khác trong bài nêu cùng số liệu", "as where the article states the same figure";
    PERIOD_NOW = 765, "period.now", "hiện nay: tính đến ngày đăng bài", "at present: as of publication";
    PERIOD_OF_ANTECEDENT = 766, "period.of_antecedent", "theo số liệu mà nó nói về", "as of the figure that it is about";
    PERIOD_PAIRED = 767, "period.paired", "“lần lượt”: mỗi số một kỳ, theo thứ tự", "each figure is of the period in its place in the list before";
    COMPARE_PERIOD = 770, "compare.period", "so với một kỳ khác", "compared with another period";
    FACT_RUNNING = 771, "fact.running", "chỉ nêu nơi hoặc tên: vẫn là điều đoạn văn đang đếm", "only whose it is is named: what the paragraph counts by this noun";
    FACT_RUNNING_CHANGE = 772, "fact.running_change", "thay đổi của điều đoạn văn đang đếm", "a change of what the paragraph counts";
    FACT_RUNNING_PART = 773, "fact.running_part", "nêu phần nào: phần của điều đoạn văn đang đếm", "it names a part of what the passage counts";
    FACT_RUNNING_SHARE = 774, "fact.running_share", "tỷ lệ của nơi khác, lúc khác: vẫn là tỷ lệ đoạn văn đang nói", "of another place or time: the share that the passage speaks of";
    PLACE_NAMED = 780, "place.named", "nơi được nêu gần nhất", "the nearest place that is named as where";
    SCOPE_BLOCK = 782, "scope.block", "trong đoạn về Trung ương hoặc địa phương", "in a block on the central or local level";
    SCOPE_INDICATOR = 783, "scope.indicator", "cấp do chỉ số quy định", "the indicator's own level";
    PLACE_DOCUMENT = 784, "place.document", "nơi mà cả bài nói về", "the place that the whole document is about";
    PLACE_PUBLISHER = 785, "place.publisher", "tỉnh của cơ quan đăng bài", "the province of the publisher";
    PLACE_GENERIC = 786, "place.generic", "“toàn tỉnh”: tỉnh vừa nói đến, hoặc tỉnh của bài", "“toàn tỉnh”: the province last spoken of, or the document's";
    PLACE_OFFICE = 787, "place.office", "nơi của cơ quan đang làm, đang nói", "the place of the office that acts or speaks";
    PLACE_SUBJECT = 788, "place.subject", "nơi là chủ ngữ của vế", "the place is the subject of its clause";
    PLACE_BESIDE = 789, "place.beside", "nơi đứng ngay cạnh số liệu", "the place that stands right beside the figure";
    PLACE_REGION = 790, "place.region", "một vùng, hoặc nhiều tỉnh gộp lại", "a region, or several provinces together";
    PLACE_UNKNOWN = 791, "place.unknown", "không nêu nơi nào: chưa rõ", "no place is named: not known";
    PLACE_SHARED = 792, "place.shared", "bài nói ngang nhau về nhiều tỉnh: chưa rõ là tỉnh nào", "the document is as much about several provinces: not known which";
    FACT_SUBGROUP = 793, "fact.subgroup", "chủ ngữ là một đơn vị, một ngành hoặc một nhóm", "the subject is an enterprise, a sector or a group";
    PERIOD_NOW_AFTER = 800, "period.now_after", "“hiện nay” ngay sau số liệu: tính đến ngày đăng bài", "“at present” right behind the figure: as of publication";
    PERIOD_EARLIER = 801, "period.earlier", "“cùng kỳ” là thời gian của chính số liệu, không phải mốc so sánh", "“cùng kỳ” says when the figure was, not what it is compared with";
    PERIOD_OF_TARGET = 802, "period.of_target", "thời gian mà kế hoạch, chỉ tiêu đặt cho", "the time that the plan or target is set for";
    PERIOD_NOW_CLAUSE = 803, "period.now_clause", "“hiện” trong vế của số liệu: tính đến ngày đăng bài", "“at present” in the figure's own words: as of publication";
    PERIOD_AFTER = 804, "period.after", "thời gian nêu trong các từ ngay sau số liệu", "the period stands in the figure's own words, behind it";
    PERIOD_STILL_NOW = 805, "period.still_now", "câu trước nói về hiện tại: tính đến ngày đăng bài", "the sentence before speaks of the present: as of publication";
    PERIOD_TO_COME = 806, "period.to_come", "mục tiêu: theo thời gian sắp tới nêu gần nhất", "a goal: the time to come that was said last";
    PERIOD_LATER = 807, "period.later", "thời gian nêu sau đó trong câu", "the period stands later in the sentence";
    COMPARE_CARRIED = 808, "compare.carried", "cùng mốc so sánh với thay đổi nêu trước trong đoạn", "compared with the same period as the change before it in the paragraph";
    STATUS_AHEAD = 809, "status.ahead", "thời gian còn ở phía trước: chưa phải kết quả", "its time is still to come: no result";
    STATUS_OF_ANTECEDENT = 810, "status.of_antecedent", "theo số liệu mà nó nói về", "as of the figure that it is about";
    SCOPE_ENTERPRISE = 811, "scope.enterprise", "của một đơn vị, không phải của cả nơi đó", "of one enterprise, not of all of its place";
    PLACE_PAIRED = 812, "place.paired", "“lần lượt”: mỗi số một nơi, theo thứ tự", "each figure is of the place in its position in the list before";
    PLACE_BARE = 813, "place.bare", "tên riêng của một nơi trong tỉnh, không có chữ huyện, xã", "the bare name of a part of the province";
    MEASURE_SIGNED = 814, "measure.signed", "tỷ lệ in kèm dấu + hoặc −: mức thay đổi", "a percentage printed with its sign is a change";
    PLACE_LAW = 815, "place.law", "mức do luật định: của cả nước, dù bài nói về tỉnh nào", "laid down by law: the whole country's, whatever province is spoken of";
    PLACE_LAW_ABROAD = 816, "place.law_abroad", "mức do luật của nước khác định", "laid down by the law of another country";
    PLACE_PAYS = 817, "place.pays", "nơi tự chi trả thêm ngoài mức luật định", "the place that pays itself, beyond what the law lays down";
    PLACE_TOGETHER = 818, "place.together", "một số liệu cho nhiều tỉnh nêu tên", "one figure for several provinces that are named";
    PLACE_SEVERAL = 819, "place.several", "“4 tỉnh”, “một tỉnh”: không nói là tỉnh nào", "“4 tỉnh”, “một tỉnh”: which is not told";
    PLACE_PAYS_REST = 820, "place.pays_rest", "phần còn lại sau khi nơi đó tự chi trả một phần", "what is left after the place has paid a part";
    MEASURE_FROM_TO = 821, "measure.from_to", "“từ A lên B (x%)”: x là mức thay đổi từ A đến B", "“từ A lên B (x%)”: x is the change from A to B";
    PERIOD_BEFORE_CHANGE = 822, "period.before_change", "“từ ngày D tăng từ A lên B”: A là mức trước ngày D", "“từ ngày D tăng từ A lên B”: A is what there was before D";
    COMPARE_BEGINNING = 823, "compare.beginning", "thay đổi qua nhiều năm: so với năm đầu", "a change over years: against the first of them";
    PLACE_BARE_LIST = 824, "place.bare_list", "tên riêng của nhiều nơi trong tỉnh, kể liền nhau", "bare names of several parts of the province, in one list";
    PERIOD_MOMENT_AT_END = 825, "period.moment_at_end", "thời điểm nêu ở cuối câu là của các số liệu trong câu", "the one moment at the end of the sentence is that of its figures";
    PERIOD_STALE = 826, "period.stale", "thời gian nêu trước đã qua lâu, chỉ nhắc thoáng: tính đến ngày đăng bài", "the time named before is long over and was named on the way: as of publication";
    PLACE_DISTRICT_NAME = 827, "place.district_name", "tên riêng của một huyện, thị xã, thành phố thuộc tỉnh đang nói đến", "the bare name of a district or town of the province that is spoken of";
    FACT_RANKED = 828, "fact.ranked", "theo các từ xung quanh, như trong các câu đã học (xếp hạng chỉ số)", "by the words round it, as learned from other sentences (the ranker)";
    FACT_RANKED_NONE = 829, "fact.ranked_none", "các từ xung quanh cho thấy không phải chỉ số đó, như trong các câu đã học (xếp hạng chỉ số)", "by the words round it not of that indicator, as learned from other sentences (the ranker)";
    PERIOD_OF_BASE = 830, "period.of_base", "số trong ngoặc ngay sau mốc so sánh: của thời gian đó", "the figure in brackets right behind the time compared with is of that time";
    PERIOD_STRETCH = 831, "period.stretch", "việc diễn ra đến một thời điểm: của khoảng thời gian nêu trước, kết thúc vào lúc đó", "what happened up to a moment happened over the stretch named before that ended then";
    PERIOD_EVENT = 832, "period.event", "sự kiện: của ngày tổ chức", "an event: of the day on which it was held";
    LABEL_COUNTED = 901, "label.counted", "nhãn: danh từ được đếm và phần bổ nghĩa sau nó", "label: what is counted, with what goes on after it";
    LABEL_BEFORE = 902, "label.before", "nhãn: cụm danh từ đứng trước số liệu", "label: the noun phrase before the figure";
    LABEL_AFTER = 903, "label.after", "nhãn: cụm danh từ ngay sau số liệu", "label: the noun phrase right after the figure";
    LABEL_ABOUT = 904, "label.about", "nhãn: danh từ sau “về”", "label: the noun after “về”";
    LABEL_LISTED = 905, "label.listed", "nhãn: tên đứng ngay trước ngoặc", "label: the name before the bracket";
    LABEL_INHERITED = 906, "label.inherited", "nhãn: của số liệu mà nó nói về", "label: that of the figure that it is about";
    CORRECTION = 990, "correction", "người đọc đã sửa", "corrected by a reader";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_and_ids_are_unique() {
        assert!(RULES.is_sorted_by(|a, b| a.rule < b.rule));
        let mut ids: Vec<_> = RULES.iter().map(|info| info.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
