//! The words of files that are saved: what a workbook says of itself.

use super::Word;

words! {
    FILES;
    FormatWorkbook = "Excel (.xlsx)", "Excel (.xlsx)";
    TargetsSheet = "Chỉ tiêu và kết quả", "Targets and results";
    SentencesSheet = "Câu", "Sentences";
    ReadMe = "Đọc tôi", "Read me";
    Content = "Nội dung", "Content";
    ColumnName = "Cột", "Column";
    MachineName = "Tên máy đọc", "Machine name";
    Meaning = "Nghĩa", "Meaning";
    EmptyCells = "Ô trống", "Empty cells";
    EmptyCellsMean = "Không rõ, hoặc không áp dụng; không có giá trị nào được đoán thêm", "Not known, or not applicable; no value was added by guessing";
    ToCite = "Trích dẫn", "To cite";
    ToCiteARow = "Mỗi dòng có nguyên văn câu, tiêu đề, nguồn đăng và ngày đăng của bài, địa chỉ bài nếu có, và liên kết mở đúng câu", "Each row has the sentence as written, the article's headline, publisher and date, its address if there is one, and a link that opens the sentence";
}
