//! The columns of the tables that are not of figures alone: what each holds, in both languages.

use crate::download::ColumnType::{Date, Number, Text, Whole};
use crate::download::{ColumnInfo, column};

const QUOTE: ColumnInfo = column("quote", Text, "the sentence, as written", "nguyên văn câu");
const TITLE: ColumnInfo = column("title", Text, "the article's headline", "tiêu đề bài");
const PUBLISHER: ColumnInfo = column("publisher", Text, "who published the article", "nguồn đăng");
const PUBLISHED: ColumnInfo =
    column("published", Text, "when: year, month or day", "đăng khi nào: năm, tháng hoặc ngày");
const URL: ColumnInfo = column("url", Text, "where the article stands on the web", "địa chỉ bài trên mạng");
const LINK: ColumnInfo = column("link", Text, "opens the place in its sentence", "mở đúng chỗ trong câu");
const DOC_ID: ColumnInfo = column("doc_id", Text, "the article's id", "mã bài");
const FIGURE_ID: ColumnInfo = column("figure_id", Text, "stable id of the figure", "mã bền của số liệu");
const SENTENCE_ID: ColumnInfo = column("sentence_id", Text, "stable id of the sentence", "mã bền của câu");

/// A target with its result.
pub(super) const TARGETS: &[ColumnInfo] = &[
    column("target_for", Text, "what it is a target for, where and when", "chỉ tiêu của việc gì, ở đâu, khi nào"),
    column("target", Number, "the target", "chỉ tiêu"),
    column("unit", Text, "unit of both", "đơn vị của cả hai"),
    column(
        "target_basis",
        Text,
        "stated in the sentence; derived by arithmetic from a result and by how much it is above",
        "stated nêu trong câu; derived tính ra từ kết quả và phần vượt",
    ),
    column("target_due", Date, "by when", "đến khi nào"),
    column("result", Number, "the result of the same thing; empty if none is stated", "kết quả; trống nếu chưa nêu"),
    column("result_date", Date, "when the result was", "thời điểm của kết quả"),
    column("gap", Text, "how far apart they are, in words", "chênh nhau bao nhiêu, bằng lời"),
    column(
        "missing_percent",
        Number,
        "what is missing, in percent of the target; negative if the result is above it",
        "còn thiếu bao nhiêu phần trăm chỉ tiêu; âm nếu vượt",
    ),
    column("pace", Text, "the pace that is needed, in words", "mức cần đạt mỗi tháng, bằng lời"),
    QUOTE,
    TITLE,
    PUBLISHER,
    PUBLISHED,
    URL,
    LINK,
    FIGURE_ID,
    SENTENCE_ID,
    column("result_quote", Text, "the sentence of the result, as written", "nguyên văn câu nêu kết quả"),
    column("result_title", Text, "headline of its article", "tiêu đề bài nêu kết quả"),
    column("result_publisher", Text, "who published that article", "nguồn đăng bài nêu kết quả"),
    column("result_published", Text, "when that article was published", "bài nêu kết quả đăng khi nào"),
    column("result_url", Text, "where that article stands on the web", "địa chỉ bài nêu kết quả"),
    column("result_link", Text, "opens the result in its sentence", "mở kết quả trong câu của nó"),
];

/// A figure of a check.
pub(super) const CHECKS: &[ColumnInfo] = &[
    column("kind", Text, "what sort of check", "loại phép đối chiếu"),
    column(
        "verdict_text",
        Text,
        "what came out; empty for what follows from figures, which has no verdict",
        "kết luận; trống ở điều suy ra, vốn không có kết luận",
    ),
    column("working", Text, "the arithmetic in one line", "phép tính trong một dòng"),
    column("intervals", Text, "the intervals that were compared", "các khoảng đã so sánh"),
    column("following", Text, "what else follows", "điều khác suy ra được"),
    column("notes", Text, "what to know about it", "điều cần biết"),
    column("n_term", Whole, "which figure of the check, from 1", "số liệu thứ mấy của phép đối chiếu, từ 1"),
    column("subject", Text, "what the figure measures", "số liệu đo gì"),
    column("setting", Text, "when and where", "khi nào, ở đâu"),
    column("raw", Text, "the figure as written", "con số như được viết"),
    column("value", Number, "its value", "giá trị"),
    column("unit", Text, "its unit", "đơn vị"),
    QUOTE,
    TITLE,
    PUBLISHER,
    PUBLISHED,
    URL,
    LINK,
    FIGURE_ID,
    SENTENCE_ID,
    column("check_id", Text, "stable id of the check", "mã bền của phép đối chiếu"),
];

/// A figure of the programme's ledger.
pub(super) const LEDGER: &[ColumnInfo] = &[
    column("period", Text, "when, in words", "kỳ, bằng lời"),
    column("period_start", Date, "first day; empty for an as-of date", "ngày đầu; trống nếu là tính đến một ngày"),
    column("period_end", Date, "last day, inclusive", "ngày cuối, tính cả ngày ấy"),
    column("setting", Text, "where and at what level", "ở đâu, cấp nào"),
    column("counted", Text, "what was done, or whom it reached", "việc đã làm, hoặc đã đến với ai"),
    column("raw", Text, "the figure as written", "con số như được viết"),
    column("value", Number, "its value", "giá trị"),
    column("unit", Text, "its unit", "đơn vị"),
    column("n_articles", Whole, "how many articles state it", "bao nhiêu bài nêu"),
    column("n_sources", Whole, "how many of them are no reprints of another", "trong đó bao nhiêu nguồn độc lập"),
    QUOTE,
    TITLE,
    PUBLISHER,
    PUBLISHED,
    URL,
    LINK,
    FIGURE_ID,
    SENTENCE_ID,
];

/// The columns of the tables of search.
pub(crate) const WORD_TABLES: &[ColumnInfo] = &[
    DOC_ID,
    SENTENCE_ID,
    column("left", Text, "what stands before", "đứng trước"),
    column("match", Text, "what was looked for", "chỗ gặp"),
    column("right", Text, "what stands after", "đứng sau"),
    column("source", Text, "the article, as it is cited", "bài, như được dẫn"),
    TITLE,
    PUBLISHER,
    PUBLISHED,
    URL,
    LINK,
    column("n_words", Whole, "words of the article", "số từ của bài"),
    column("n_places", Whole, "places where it is met", "số chỗ gặp"),
    column("word", Text, "the word", "từ"),
    column("n", Whole, "how often", "số lần"),
    column("n_articles", Whole, "in how many articles", "số bài"),
    column("n_near", Whole, "how often near", "số lần đứng gần"),
    column("n_all", Whole, "how often in all", "số lần cả thảy"),
    column("n_here", Whole, "how often in the chosen articles", "số lần trong các bài được chọn"),
    column("n_there", Whole, "how often in the others", "số lần trong các bài còn lại"),
    column(
        "log_likelihood",
        Number,
        "log-likelihood: how sure it is that the difference is no chance",
        "log-likelihood: mức chắc chắn rằng khác biệt không do ngẫu nhiên",
    ),
    column("log_dice", Number, "logDice: how closely they belong together", "logDice: mức gắn bó"),
    column("log_ratio", Number, "log-ratio: how many times as often, as a power of 2", "log-ratio: lũy thừa của 2"),
];

/// All of these tables.
#[cfg(test)]
pub(crate) const ALL_COLUMNS: [&[ColumnInfo]; 4] = [TARGETS, CHECKS, LEDGER, WORD_TABLES];
