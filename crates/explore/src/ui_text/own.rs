//! The words of *Mở văn bản* and *Kiểm bản thảo*: texts of the reader's own.

use super::Word;

words! {
    OWN;
    OwnPromise = "Văn bản được đọc ngay trên máy này: không có gì được gửi đi, và đóng trang là hết", "Texts are read on this machine: nothing is sent anywhere, and nothing is left when the page is closed";
    OwnFormats = "Thả tệp hay thư mục vào bất cứ đâu trên trang, hoặc:", "Drop files or a folder anywhere on the page, or:";
    ChooseFiles = "Chọn tệp…", "Choose files…";
    ChooseFolder = "Chọn thư mục…", "Choose a folder…";
    PasteText = "Hoặc dán văn bản vào đây", "Or paste a text here";
    AddPasted = "Đọc văn bản này", "Read this text";
    StopReading = "Dừng", "Stop";
    OwnOpened = "Đã mở", "Opened";
    OwnCorrect = "Sửa thông tin", "Correct what is known";
    OwnTitle = "Tiêu đề", "Headline";
    OwnPublisher = "Nguồn đăng", "Publisher";
    OwnPublished = "Ngày đăng", "Published";
    OwnDateHint = "2021 · 4/2021 · 27/4/2021", "2021 · 4/2021 · 27/4/2021";
    OwnBadDate = "Chưa hiểu ngày đăng; hãy viết như 2021, 4/2021 hoặc 27/4/2021", "The date is not understood; write it like 2021, 4/2021 or 27/4/2021";
    OwnSaveMeta = "Đọc lại với thông tin này", "Read again with this";
    OwnProvince = "Đó là tỉnh nào?", "Which province is it?";
    OwnProvinceSave = "Ghi cho mọi bài", "Say so for all texts";
    OwnLeftOut = "Không mở được", "Could not be opened";
    OwnKnowledgeUnused = "không dùng: cần có bài, và các bài được đọc bằng một codebook.toml cùng các tệp ở cạnh nó", "not used: there must be texts, and they are read by one codebook.toml and the files beside it";
    OwnCloseAll = "Đóng tất cả", "Close all";
    OwnBeside = "Đặt cạnh bộ bài của trang", "Put beside the articles of this site";
    ReaderFailed = "Phần đọc văn bản chưa tải được; hãy thử lại", "The part that reads texts could not be loaded; please try again";
    PastedName = "van-ban-dan", "pasted-text";
    SaveOneFile = "Lưu thành một tệp", "Save as one file";
    SaveDataSet = "Lưu bộ dữ liệu (.zip)", "Save the data set (.zip)";
    SavingSite = "Đang lưu…", "Saving…";
    SavingFailed = "Chưa lưu được: một phần của trang chưa tải được; hãy thử lại khi có mạng", "Not saved: a part of the page could not be loaded; please try again with a network";
    Kept = "Giữ trên máy này", "Kept on this machine";
    KeptNote = "Trang chỉ giữ lại khi bạn yêu cầu, trong bộ nhớ của trình duyệt này; không có gì được gửi đi", "Only what you ask for is kept, in the storage of this browser; nothing is sent anywhere";
    KeepName = "Tên bộ bài", "Name of the articles";
    KeepHere = "Giữ lại", "Keep";
    OpenKept = "Mở", "Open";
    DeleteKept = "Xóa", "Delete";
    KeepFailed = "Trình duyệt không giữ được, hoặc không còn giữ", "The browser could not keep this, or does not keep it any more";
    FolderUnreadable = "trình duyệt không cho trang đọc theo cách này; hãy dùng nút Chọn thư mục…", "the browser does not let the page read it this way; please use the button Choose a folder…";
    FileUnreadable = "trình duyệt không đọc được tệp này", "the browser cannot read this file";

    // A draft.
    DraftPromise = "Dán hoặc viết bài vào đây: mỗi con số được đọc ngay, so với nhau và với bộ bài đang mở. Không có gì được gửi đi", "Paste or write a text: each figure is read at once, and held against the others and the articles that are open. Nothing is sent anywhere";
    DraftField = "Bản thảo", "Draft";
    DraftPlaceholder = "Đến hết tháng 6/2023, toàn tỉnh có…", "Đến hết tháng 6/2023, toàn tỉnh có…";
    DraftFindings = "Cần để ý", "To look at";
    NotAFact = "chưa rõ là số gì", "not clear what it is of";
    GapPeriod = "thời gian?", "when?";
    GapPeriodTitle = "Chưa rõ thời gian", "No time is stated";
    GapPeriodAdvice = "Nêu số liệu đến lúc nào, chẳng hạn “tính đến ngày 30/6/2023”", "Say up to when, for example “tính đến ngày 30/6/2023”";
    GapPlace = "nơi?", "where?";
    GapPlaceTitle = "Chưa rõ nơi", "No place is stated";
    GapPlaceAdvice = "Nêu số liệu của nơi nào: cả nước, tỉnh, huyện nào", "Say where: the country, which province, which district";
    GapSourceTitle = "Không nêu nguồn", "No source is stated";
    GapSourceAdvice = "Nêu ai nói, chẳng hạn “theo báo cáo của Cục Thống kê”", "Say who says so, for example “theo báo cáo của Cục Thống kê”";
    WritePoints = "điểm phần trăm", "điểm phần trăm";
    Suggestion = "Có thể viết: ", "You could write: ";
    CopySuggestion = "Sao chép", "Copy";
    Print = "In", "Print";
    SaveReport = "Tải báo cáo", "Save the report";
    SaveJson = "Tải JSON", "Save as JSON";
    DraftReport = "Kết quả kiểm bản thảo", "Report on a draft";
}
