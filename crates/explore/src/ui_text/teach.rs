//! The words of *Dạy một từ*: what readers add to the codebook.

use super::Word;

words! {
    TEACH;
    Teach = "Dạy một từ", "Teach a word";
    TeachLede = "Thêm một cụm từ vào sách mã: các bài đang mở có cụm từ ấy được đọc lại ngay, và mọi thay đổi được kể ra. Từ đã thêm là các mục của tệp additions.toml, đi cùng các bài. Không có gì được gửi đi", "Add a phrase to the codebook: the open articles that have it are read again at once, and every change is listed. What was added are entries of the file additions.toml, which travels with the articles. Nothing is sent anywhere";
    TeachCommand = "solieu site THƯ-MỤC --additions additions.toml", "solieu site FOLDER --additions additions.toml";
    TeachFigure = "Số liệu", "Figure";
    TeachPhrase = "Cụm từ, như trong bài", "The phrase, as the text has it";
    TeachIndicator = "Cụm từ ấy nói về chỉ số", "It is said of the indicator";
    TeachChoose = "Chọn…", "Choose…";
    TeachNew = "Chỉ số mới", "A new indicator";
    TeachName = "Tên chỉ số", "Name in Vietnamese";
    TeachNameEn = "Tên tiếng Anh (có thể để trống)", "Name in English (may be empty)";
    TeachUnit = "Đơn vị, như trong bài: hộ, %, đồng…", "Unit, as the text has it: hộ, %, đồng…";
    TeachCounts = "Chỉ số này đếm", "What it counts";
    TeachFlow = "điều xảy ra trong một thời gian", "what happens over a time";
    TeachStock = "điều có tại một thời điểm", "what there is at a moment";
    TeachAdd = "Thêm và đọc lại", "Add and read again";
    TeachNoPhrase = "Chưa có cụm từ nào", "There is no phrase yet";
    TeachNoIndicator = "Chưa chọn chỉ số", "No indicator is chosen";
    TeachNoName = "Chỉ số mới chưa có tên", "The new indicator has no name";
    TeachNoUnit = "Chỉ số mới chưa có đơn vị", "The new indicator has no unit";
    TeachSame = "Cụm từ này đã được thêm cho chỉ số này", "The phrase was added to this indicator already";
    TeachChanges = "Thay đổi sau khi đọc lại", "What changed";
    TeachNothing = "Không số liệu nào đổi", "No figure changed";
    TeachNoIndicatorYet = "chưa có chỉ số", "no indicator";
    TeachAdded = "Đã thêm và đọc lại", "Added, and read again";
    TeachMissed = "Câu có cụm từ này mà không số liệu nào nhận chỉ số: đơn vị khác, hoặc câu nói về chỉ số khác", "Sentences with the phrase of which no figure took the indicator: another unit, or they speak of another indicator";
    TeachList = "Từ đã thêm", "What was added";
    TeachEmpty = "Chưa thêm từ nào", "Nothing has been added";
    TeachRemove = "Bỏ", "Take out";
    TeachIsNew = "chỉ số mới", "new indicator";
    TeachDownload = "Tải additions.toml", "Download additions.toml";
    TeachOpen = "Mở additions.toml…", "Open additions.toml…";
    TeachUnread = "Tệp này không phải tệp từ đã thêm", "This is no file of additions";
    TeachFrom = "Số khác cũng nói như vậy? Dạy một từ", "Do other figures say it so, too? Teach a word";
}
