//! The words of the dictionary on the page of method: what filters choose by, what the reader cannot do.

use super::Word;

words! {
    DICTIONARY;
    Dictionary = "Từ điển chỉ số", "Dictionary of indicators";
    DictionaryNote = "Định nghĩa lấy từ sách mã của bộ bài này", "Definitions are those of the codebook of this corpus, in Vietnamese";
    NoDictionary = "Bộ bài này không có sách mã, nên chưa chỉ số nào có định nghĩa", "This corpus has no codebook: no indicator has a definition";
    Definition = "Định nghĩa", "Definition";
    PartsOf = "Các phần", "Parts";
    FacetsTitle = "Các bộ lọc", "Filters";
    AbbreviationsTitle = "Từ viết tắt", "Short forms";
    Limits = "Giới hạn", "Limits";
    AboutIndicator = "Số liệu đo cái gì, theo sách mã; chọn một nhóm là chọn mọi chỉ số trong nhóm", "What the figure measures, by the codebook; a group chooses all under it";
    AboutMeasure = "Giá trị, tỷ lệ, mức tăng giảm, chênh so với chỉ tiêu hay bình quân", "Level, share, change, distance from a target, average";
    AboutStatus = "Đã thực hiện, hay là chỉ tiêu, kế hoạch, dự báo", "What was reached, or a target, a plan, a forecast";
    AboutPeriod = "Ngày cuối của thời gian mà số liệu nói tới", "The last day of the period that the figure speaks of";
    AboutPlace = "Nơi mà số liệu nói tới, theo tên tỉnh lúc bài được đăng; có khi bài không nêu tên tỉnh", "Where the figure holds, by the province's name at publication; a text may not name it";
    AboutScope = "Cả nước, ở Trung ương, tại địa phương, một tỉnh, một huyện hay một vùng", "The country, the central level, the provinces, one province, district or region";
    AboutQualifier = "Cách viết con số: đúng số, gần, trên, khoảng, ít nhất, không quá", "How the number is written: exact, almost, over, about, at least, at most";
    AboutUnit = "Cái được đếm, như bài viết", "What is counted, as it is written";
    AboutVerdict = "Kết quả khi đối chiếu với các số khác; số có nhiều kết quả lấy kết quả đáng chú ý nhất", "The result of checking it against other figures; of several, the most severe";
    AboutDocument = "Bài viết nêu số liệu", "The article that states the figure";
    AboutPublisher = "Báo, đài hay cơ quan đăng bài", "Who published the article";
    AboutValue = "Khoảng mà giá trị nằm trong, theo đơn vị của chính số liệu", "The range that the value lies in, in its own unit";
    AboutText = "Từ có trong câu; gõ không dấu cũng được", "Words of the sentence; marks may be left out";
    LimitText = "Chỉ đọc chữ: số trong hình ảnh, biểu đồ, PDF quét không được đọc", "Only text is read: figures in pictures, charts and scanned PDF are not";
    LimitCodebook = "Chỉ số chỉ được nhận ra nếu sách mã có; số khác mang tên lấy từ câu văn", "An indicator is recognised only if the codebook has it; other figures are called by the words of their sentence";
    LimitPlace = "Nơi hay thời gian mà bài không nêu thì để trống, không đoán", "A place or a period that the text does not state stays empty; it is not guessed";
    LimitProvinces = "Tên tỉnh là tên lúc bài được đăng; chuỗi đi qua ngày 1/7/2025 có thể nói về những địa giới khác nhau", "Provinces are those at publication; a series across 1 July 2025 may speak of different areas";
    LimitChecks = "Phép đối chiếu cho biết các con số có hợp nhau không, không cho biết con số nào đúng", "A check says whether figures agree, not which one is right";
    LimitReprints = "Hai bài được coi là đăng lại nếu chung phần lớn câu chữ; một nguồn chung mà viết lại thì không nhận ra", "Two articles are reprints if they share most of their words; a common source in other words is not recognised";
    LimitLanguage = "Chỉ đọc tiếng Việt; con số trong câu tiếng khác có thể bị đọc sai", "Only Vietnamese is read; figures in sentences of another language may be read wrongly";
}
