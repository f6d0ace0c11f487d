//! Short titles of the columns, for tables that people read.

use crate::Language;

/// What stands over a column in a table for people; its name where it has no title.
#[must_use]
pub fn title(column: &'static str, language: Language) -> &'static str {
    let title = TITLES.iter().find(|(name, ..)| *name == column);
    match (title, language) {
        (Some((_, vi, _)), Language::Vi) => vi,
        (Some((_, _, en)), Language::En) => en,
        (None, _) => column,
    }
}

const TITLES: &[(&str, &str, &str)] = &[
    ("figure_id", "Mã số liệu", "Figure id"),
    ("doc_id", "Mã bài", "Article id"),
    ("sentence_id", "Mã câu", "Sentence id"),
    ("raw", "Như được viết", "As written"),
    ("value", "Giá trị", "Value"),
    ("value_min", "Nhỏ nhất", "Least"),
    ("value_max", "Lớn nhất", "Greatest"),
    ("qualifier", "Từ ước lượng", "Qualifier"),
    ("unit", "Đơn vị", "Unit"),
    ("indicator", "Mã chỉ số", "Indicator id"),
    ("measure", "Loại số đo", "Measure"),
    ("denominator", "Tính trên", "Share of"),
    ("status", "Thực hiện hay chỉ tiêu", "Status"),
    ("compare_to", "So với", "Compared with"),
    ("period_start", "Từ ngày", "From"),
    ("period_end", "Đến ngày", "Until"),
    ("period_type", "Kiểu kỳ", "Kind of period"),
    ("place_at_publication", "Mã nơi", "Place code"),
    ("place_today", "Mã nơi hiện nay", "Place code today"),
    ("scope", "Cấp", "Level"),
    ("district", "Huyện, xã", "District"),
    ("subgroup", "Nhóm", "Subgroup"),
    ("attribution", "Người nói", "Said by"),
    ("quote", "Câu", "Sentence"),
    ("start", "Vị trí đầu", "Start"),
    ("end", "Vị trí cuối", "End"),
    ("rules", "Quy tắc đọc", "Rules"),
    ("claim_id", "Mã khẳng định", "Claim id"),
    ("checks", "Phép đối chiếu", "Checks"),
    ("comparisons", "Điều suy ra", "Comparisons"),
    ("verdict", "Mã kết luận", "Verdict id"),
    ("label", "Số liệu", "Figure"),
    ("indicator_label", "Chỉ số", "Indicator"),
    ("implied_base", "Cơ sở tính suy ra", "Implied base"),
    ("title", "Tiêu đề", "Title"),
    ("publisher", "Nguồn đăng", "Publisher"),
    ("published", "Ngày đăng", "Published"),
    ("published_basis", "Ngày đăng theo", "Date by"),
    ("url", "Địa chỉ bài", "Address"),
    ("licence", "Giấy phép", "Licence"),
    ("link", "Mở số liệu", "Link"),
    ("subject", "Nói về", "Subject"),
    ("indicator_vi", "Chỉ số (tiếng Việt)", "Indicator (Vietnamese)"),
    ("indicator_en", "Chỉ số (tiếng Anh)", "Indicator (English)"),
    ("place_name", "Nơi", "Place"),
    ("place_name_today", "Nơi hiện nay", "Place today"),
    ("verdict_text", "Kết luận", "Verdict"),
    ("target_for", "Chỉ tiêu về", "Target for"),
    ("target", "Chỉ tiêu", "Target"),
    ("target_basis", "Chỉ tiêu theo", "Target by"),
    ("target_due", "Hạn", "Due"),
    ("result", "Kết quả", "Result"),
    ("result_date", "Ngày của kết quả", "Date of the result"),
    ("gap", "Chênh lệch", "Gap"),
    ("missing_percent", "Còn thiếu (%)", "Missing (%)"),
    ("pace", "Mức cần đạt", "Pace needed"),
    ("result_quote", "Câu nêu kết quả", "Sentence of the result"),
    ("result_title", "Tiêu đề bài nêu kết quả", "Title (result)"),
    ("result_publisher", "Nguồn đăng kết quả", "Publisher (result)"),
    ("result_published", "Ngày đăng kết quả", "Published (result)"),
    ("result_url", "Địa chỉ bài nêu kết quả", "Address (result)"),
    ("result_link", "Mở kết quả", "Link (result)"),
    ("kind", "Loại", "Kind"),
    ("working", "Phép tính", "Arithmetic"),
    ("intervals", "Khoảng đã so", "Intervals"),
    ("following", "Suy ra", "What follows"),
    ("notes", "Cần biết", "Notes"),
    ("n_term", "Số thứ", "Figure no."),
    ("setting", "Khi nào, ở đâu", "When and where"),
    ("check_id", "Mã phép đối chiếu", "Check id"),
    ("period", "Kỳ", "Period"),
    ("counted", "Việc được đếm", "What is counted"),
    ("n_articles", "Số bài", "Articles"),
    ("n_sources", "Nguồn độc lập", "Independent sources"),
    ("left", "Đứng trước", "Before"),
    ("match", "Chỗ gặp", "Match"),
    ("right", "Đứng sau", "After"),
    ("source", "Bài", "Article"),
    ("n_words", "Số từ của bài", "Words of the article"),
    ("n_places", "Số chỗ gặp", "Places"),
    ("word", "Từ", "Word"),
    ("n", "Số lần", "Times"),
    ("n_near", "Đứng gần", "Near"),
    ("n_all", "Cả thảy", "In all"),
    ("n_here", "Ở các bài được chọn", "In the chosen"),
    ("n_there", "Ở các bài khác", "In the others"),
    ("log_likelihood", "Log-likelihood", "Log-likelihood"),
    ("log_dice", "LogDice", "LogDice"),
    ("log_ratio", "Log-ratio", "Log-ratio"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::download::COLUMNS;
    use crate::tables::ALL_COLUMNS;

    #[test]
    fn every_column_has_a_title_in_both_languages_and_no_two_of_a_table_the_same() {
        for columns in ALL_COLUMNS.into_iter().chain([COLUMNS]) {
            for language in [Language::Vi, Language::En] {
                let mut titles: Vec<&str> = columns.iter().map(|column| title(column.name, language)).collect();
                for column in columns {
                    assert!(TITLES.iter().any(|(name, ..)| *name == column.name), "{}", column.name);
                }
                titles.sort_unstable();
                titles.dedup();
                assert_eq!(titles.len(), columns.len());
            }
        }
    }
}
