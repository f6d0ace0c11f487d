//! The words of *Sửa cách đọc*: what readers say of figures that were read wrongly.

use super::Word;

words! {
    CORRECTION;
    Corrections = "Các chỗ đã sửa", "Corrections";
    CorrectReading = "Sửa cách đọc…", "Correct the reading…";
    CorrectionTitle = "Sửa cách đọc", "Correct the reading";
    CorrectionSave = "Lưu sửa đổi", "Save the correction";
    CorrectionCancel = "Thôi", "Cancel";
    CorrectionUndo = "Bỏ sửa đổi", "Take the correction back";
    CorrectionNote = "Vì sao (để người khác hiểu)", "Why (for other people)";
    NotAFigure = "Không phải số liệu", "Not a figure";
    PeriodDuring = "trong", "during";
    PeriodAsOf = "tính đến", "as of";
    PeriodTyped = "Năm, tháng hay ngày", "Year, month or day";
    PeriodHint = "2021 · 6/2021 · 30/6/2021 · 1/2021–6/2021", "2021 · 6/2021 · 30/6/2021 · 1/2021–6/2021";
    PeriodHow = "Thời gian: trong hay tính đến", "Period: during or as of";
    CorrectionSame = "Chưa có gì khác với cách đọc hiện nay", "Nothing differs from what was read";
    CorrectionPeriod = "Chưa hiểu thời gian; hãy viết như 2021, 6/2021, 30/6/2021 hoặc 1/2021–6/2021", "The period is not understood; write it like 2021, 6/2021, 30/6/2021 or 1/2021–6/2021";
    CorrectionGone = "Số liệu này không còn trong bài", "This figure is not in the article any more";
    CorrectionsLede = "Mỗi chỗ sửa là một mục của tệp corrections.toml: tải về, đặt cạnh các bài, lần dựng sau sẽ đọc đúng. Tệp lưu thành một trang cũng mang theo các chỗ sửa. Không có gì được gửi đi", "Each correction is an entry of the file corrections.toml: download it, put it beside the articles, and the next build reads them right. A site saved as one file carries them, too. Nothing is sent anywhere";
    CorrectionsCommand = "solieu site THƯ-MỤC --corrections corrections.toml", "solieu site FOLDER --corrections corrections.toml";
    CorrectionsEmpty = "Chưa có chỗ nào được sửa. Chọn một con số trong bài rồi bấm “Sửa cách đọc…”", "Nothing has been corrected. Choose a figure in an article and press “Correct the reading…”";
    CorrectionsDownload = "Tải corrections.toml", "Download corrections.toml";
    CorrectionsOpen = "Mở corrections.toml…", "Open corrections.toml…";
    CorrectionsUnread = "Tệp này không phải tệp sửa đổi", "This is no file of corrections";
    Corrected = "Đã sửa", "Corrected";
    CorrectionTakenBack = "Đã bỏ sửa đổi", "The correction was taken back";
}
