//! Every string that a reader of the page sees and that no document wrote: Vietnamese and English side by side.
//!
//! Fixed words are the table below; phrases with something inside are functions in [`phrases`]. Numbers and dates inside
//! phrases come formatted. Labels of indicators and units are not here: they are data of the codebook.

pub mod phrases;

/// The language of the interface. What the documents say stays as they say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The value of `lang` in HTML, and of `nn` in the URL.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }
}

/// A word or label of the interface, in Vietnamese and in English. Each is a constant of its own, not a row of one table:
/// a part of the page that is loaded later takes its words along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static [&'static str; 2]);

impl Word {
    /// The word in `language`.
    #[must_use]
    pub fn say(self, language: Language) -> &'static str {
        let [vi, en] = *self.0;
        match language {
            Language::Vi => vi,
            Language::En => en,
        }
    }
}

/// Declares each word once: its name, in Vietnamese, in English.
macro_rules! words {
    ($all:ident; $($name:ident = $vi:literal, $en:literal;)*) => {
        #[allow(non_upper_case_globals, reason = "named like the variants of an enum, which they are to all who use them")]
        impl Word {
            $(#[doc = $en] pub const $name: Word = Word(&[$vi, $en]);)*

            /// All of them, as they are declared.
            #[cfg(test)]
            pub(super) const $all: &[Word] = &[$(Word::$name),*];
        }
    };
}

mod correction;
mod dictionary;
mod files;
mod ledger;
mod own;
mod teach;

words! {
    ALL;
    // The site and its pages.
    Site = "Số Liệu", "Số Liệu";
    SiteClaim = "Mọi con số báo chí nêu, kèm nguyên văn câu", "Every figure the news states, with its sentence";
    Home = "Tổng quan", "Overview";
    Figures = "Số liệu", "Figures";
    Article = "Bài viết", "Article";
    Articles = "Bài viết", "Articles";
    Search = "Tra cứu", "Search";
    Checks = "Đối chiếu", "Checks";
    Communication = "Truyền thông", "Communication";
    Method = "Phương pháp", "Method";
    Draft = "Kiểm bản thảo", "Check a draft";
    OpenTexts = "Mở văn bản", "Open texts";
    CollectionSite = "Bộ bài của trang", "Articles of this site";
    CollectionOwn = "Bộ bài của tôi", "My articles";
    CollectionBoth = "Cả hai", "Both";
    OwnNotOpen = "Địa chỉ này cần văn bản của riêng bạn, mà chúng chưa được mở: chúng không nằm trong địa chỉ, và trang không giữ chúng", "This address needs texts of your own, and they are not open: they are in no address, and the page keeps none";
    SkipToContent = "Tới nội dung chính", "Skip to content";
    MainNavigation = "Các phần của trang", "Parts of the site";
    SwitchLanguage = "English", "Tiếng Việt";
    Theme = "Giao diện", "Theme";
    ThemeAuto = "Theo máy", "System";
    ThemeLight = "Sáng", "Light";
    ThemeDark = "Tối", "Dark";
    Dismiss = "Bỏ qua", "Dismiss";
    Close = "Đóng", "Close";
    Notes = "Ghi chú", "Notes";
    UpdateWaits = "Trang có phiên bản mới", "A newer version of this page is ready";
    LoadFailed = "Phần này của trang chưa tải được", "This part of the page could not be loaded";
    LoadFailedWhy = "Có thể vì mất mạng, hoặc vì trang vừa được cập nhật", "The network may be down, or the page has just been updated";
    Reload = "Tải lại trang", "Reload the page";
    TryAgain = "Thử lại", "Try again";
    FilesLost = "Một phần của tập bài chưa tải được", "A part of the articles could not be loaded";
    LoadingPart = "Đang tải phần này của trang…", "Loading this part of the page…";
    UpdatedElsewhere = "Trang đã được cập nhật ở một thẻ khác; tải lại để dùng bản mới", "The page was updated in another tab; reload to use the new version";
    RowsInPage = "Bảng dài: chỉ các dòng gần chỗ đang xem có trong trang, nên tìm bằng Ctrl+F hay bôi chọn sẽ không thấy hết; hãy dùng bộ lọc Chứa từ hoặc Tải về", "A long table: only rows near what you see are in the page, so Ctrl+F and selecting do not reach all of them; use the filter Contains words or Download";
    UpdateNow = "Cập nhật", "Update";
    Later = "Để sau", "Later";
    Colophon = "Mọi con số đều được đọc, tính và đối chiếu ngay trong trình duyệt của bạn; không có gì được gửi đi", "Every figure is read, computed and checked in your own browser; nothing is sent anywhere";
    DateHint = "Ví dụ 2021, 6/2021 hoặc 30/6/2021", "For example 2021, 6/2021 or 30/6/2021";
    CountedInSentences = "đếm theo câu có số liệu như vậy", "counting sentences with such a figure";
    DatesReversed = "Ngày đầu ở sau ngày cuối", "The first date is after the last";
    NumbersReversed = "Giá trị đầu lớn hơn giá trị cuối", "The first value is greater than the last";
    NumberHint = "Ví dụ 1.500.000 hoặc 14,5", "For example 1,500,000 or 14.5";
    CardHint = "Chọn một chỗ được đánh dấu để xem nó được hiểu thế nào và vì sao", "Choose a mark to see how it was understood, and why";
    ChartAsTable = "Xem các số của hình dưới dạng bảng", "The numbers of this chart as a table";
    ChartMarks = "Các điểm của hình: dùng phím mũi tên để đi, Enter để xem câu", "Marks of the chart: arrow keys to move, Enter for the sentences";
    SentencesBehind = "Những câu nêu con số này", "The sentences that state this figure";
    NoReprints = "Không có bài nào chép lại bài khác", "No article repeats another one";
    SideBySide = "Xem hai bài cạnh nhau", "Read the two side by side";
    OpenFigures = "Mở bảng số liệu", "Open the figures";
    Keeper = "Đơn vị biên soạn", "Compiled by";
    LicenceOfCorpus = "Giấy phép", "Licence";
    CountArticles = "bài viết", "articles";
    CountOutlets = "nơi đăng", "outlets";
    CountSources = "nguồn độc lập", "independent sources";
    CountFigures = "số liệu", "figures";
    YearsTold = "thời gian được nói tới", "years told of";
    FiguresChecked = "số liệu đối chiếu được", "figures checked";
    WhereToStart = "Bắt đầu từ đâu", "Where to start";
    ForOfficer = "Cán bộ truyền thông", "Communications officers";
    ForOfficerTask = "Đã đạt đến đâu so với chỉ tiêu, đã làm những gì", "How far targets are reached, and what was done";
    ForJournalist = "Nhà báo, người kiểm chứng", "Journalists, fact-checkers";
    ForJournalistTask = "Một con số: ai nêu, phép tính có khớp không", "One number: who states it, and whether it adds up";
    ForResearcher = "Nhà nghiên cứu, sinh viên", "Researchers, students";
    ForResearcherTask = "Một bảng lọc được, tải về được, có câu gốc cho từng số", "A table to filter and download, with the sentence of each figure";
    LookUpNumber = "Tra một con số hoặc một cụm từ", "Look up a number or a phrase";
    FiguresOverTime = "Số liệu theo thời gian", "Figures over time";
    Programme = "Chương trình truyền thông", "The communication programme";
    ArticlesInTime = "Bài viết và thời gian được nói tới", "Articles, and the times that they speak of";
    TimelineLegend = "Dải màu: thời gian mà số liệu của bài nói tới. Vạch đỏ: ngày đăng, nếu rõ", "Band: the times that the figures of an article are of. Red mark: the day of publication, where it is known";
    SeeWorking = "Xem phép tính", "See the arithmetic";
    WhatTheyTell = "Các con số nói gì", "What the figures tell";
    RestsOn = "Dựa trên", "Rests on";
    OpenInFigures = "Mở trong mục Số liệu", "Open under Figures";
    KeySeries = "Diễn biến theo thời gian", "Over time";
    TargetDerived = "chỉ tiêu (suy ra)", "target (implied)";
    TargetsAndResults = "Chỉ tiêu và kết quả", "Targets and results";
    DoTheyAgree = "Các con số có khớp nhau không?", "Do the figures agree?";
    TableOptions = "Tùy chỉnh bảng", "Table options";
    Copied = "Đã sao chép", "Copied";
    CopyBibtex = "Sao chép BibTeX", "Copy BibTeX";
    CopyByHand = "Trình duyệt không cho trang tự sao chép: nhấn Ctrl+C để chép đoạn đã chọn", "The browser does not let the page copy: press Ctrl+C to copy the selected text";
    StaticPages = "Đọc không cần JavaScript", "Read without JavaScript";
    OneFile = "Cả trang trong một tệp", "The whole site in one file";
    Keys = "Phím tắt", "Keyboard shortcuts";
    KeysHelp = "mở bảng phím tắt này", "open this list of shortcuts";
    KeysNext = "số liệu sau, số liệu trước", "next figure, previous figure";
    KeysOpen = "mở câu của số liệu", "open the sentence of the figure";
    KeysClose = "đóng", "close";
    KeysGo = "đi tới: t tổng quan, s số liệu, c tra cứu, d đối chiếu", "go to: t overview, s figures, c search, d checks";
    KeysOn = "Dùng phím tắt một chữ", "Use single-key shortcuts";
    Ledger = "Sổ theo dõi chương trình truyền thông", "Ledger of the communication programme";
    AudiencesByChannels = "Đối tượng và kênh", "Audiences and channels";
    MatrixCaption = "Số câu nhắc tới cả đối tượng và kênh; chọn một số để đọc các câu ấy", "Sentences that name both audience and channel; choose a number to read them";
    LegalBasis = "Căn cứ pháp lý", "Legal basis";
    People = "Người được nhắc tới", "People";
    Organisations = "Tổ chức", "Organisations";
    PerEvent = "Bình quân mỗi sự kiện", "Per event";
    UnknownPeriod = "không rõ thời gian", "period not known";

    HowFiguresAreRead = "Các con số được đọc thế nào", "How figures are read";
    MethodText = "Văn bản được giữ nguyên từng byte; mọi con số chỉ vào đúng chỗ của nó trong bài", "The text is kept byte for byte; every figure points at its place in it";
    MethodNumbers = "Mỗi con số là một khoảng giá trị: từ ước lượng và chữ số cuối cùng quyết định khoảng ấy", "Each figure is a range of values: its hedge and its last digit decide which";
    MethodFacts = "Chỉ số, thời gian, nơi, thực hiện hay chỉ tiêu được suy ra bằng các quy tắc chung của tiếng Việt và một danh mục ai cũng sửa được; không chắc thì để trống", "Indicator, period, place and status follow from general rules of the language and a codebook that anyone can edit; what is not sure stays empty";
    MethodChecks = "Đối chiếu tính bằng phân số chính xác trên các khoảng giá trị; kết luận luôn kèm phép tính", "Checks compute with exact fractions over ranges of values; a verdict always comes with its arithmetic";
    MethodPrivacy = "Mọi việc diễn ra trong trình duyệt; không có gì được gửi đi", "Everything happens in the browser; nothing is sent anywhere";
    IntervalsTitle = "Cách diễn đạt và khoảng giá trị", "How wording becomes a range";
    IntervalsNote = "v là số được viết, u là một đơn vị của chữ số cuối cùng; với “gần” và “khoảng”, u lớn hơn một phần mười của v thì lấy một nửa", "v is the number printed, u one unit of its last digit, and with “gần” and “khoảng” half of one where that is more than a tenth of v";
    KindsOfCheck = "Các loại đối chiếu và suy ra", "Kinds of check and of comparison";
    RulesOfReading = "Quy tắc đọc", "Rules of reading";
    TimesFound = "Số lần gặp", "Times found";
    TimesUsed = "Số lần dùng", "Times used";
    DataDictionary = "Từ điển dữ liệu", "Data dictionary";
    Coverage = "Độ phủ", "Coverage";
    Quality = "Đọc đúng đến đâu", "How well it reads";
    QualityNote = "So với bản chú giải bằng tay, tính chặt: lệch một trường là sai. Độ chính xác: phần đọc đúng trong những gì đã đọc; độ đầy đủ: phần đọc đúng trong những gì có", "Against annotation by hand, counted strictly: one wrong field is wrong. Precision: right of what was read; recall: right of what there is";
    NotMeasured = "Tập bài này chưa được đo", "This corpus has not been measured";
    Precision = "Độ chính xác", "Precision";
    Recall = "Độ đầy đủ", "Recall";
    HarmonicMean = "F1", "F1";
    Annotated = "Chú giải", "Annotated";
    WhatIsRead = "Đọc gì", "What is read";
    ScoreMention = "Con số, đơn vị, từ ước lượng", "Number, unit, hedge";
    ScoreIndicator = "Chỉ số của con số", "Indicator of the figure";
    ScoreFull = "Số liệu đúng mọi trường", "All fields right";
    LegalReferences = "Văn bản pháp quy", "Legal references";
    RulesText = "Văn bản", "Text";
    RulesNumbers = "Con số", "Numbers";
    RulesUnits = "Đơn vị và từ ước lượng", "Units and hedges";
    RulesExclusions = "Không phải số liệu", "Not figures";
    RulesPeriods = "Thời gian", "Periods";
    RulesLegal = "Văn bản pháp quy", "Legal references";
    RulesEntities = "Tên riêng", "Names";
    RulesFacts = "Số liệu nói về điều gì", "Statements";

    // Facets.
    Facets = "Bộ lọc", "Filters";
    Indicator = "Chỉ số", "Indicator";
    Measure = "Loại số đo", "Measure";
    Status = "Thực hiện hay chỉ tiêu", "Actual or target";
    // The same over a narrow column.
    StatusShort = "Tình trạng", "Status";
    Period = "Thời gian", "Period";
    Place = "Nơi", "Place";
    Scope = "Cấp", "Level";
    Qualifier = "Cách diễn đạt", "Wording";
    Document = "Bài viết", "Article";
    Publisher = "Nguồn đăng", "Publisher";
    Verdict = "Đối chiếu", "Check";
    Unit = "Đơn vị", "Unit";
    Value = "Giá trị", "Value";
    Text = "Chứa từ", "Contains";
    FilterValues = "Tìm trong bộ lọc…", "Find in this filter…";
    ShowAll = "Xem tất cả", "Show all";
    ShowFewer = "Thu gọn", "Show fewer";
    From = "Từ", "From";
    To = "Đến", "To";
    Apply = "Áp dụng", "Apply";
    Remove = "Bỏ", "Remove";
    ClearAll = "Bỏ hết bộ lọc", "Clear all filters";
    Selection = "Đang chọn", "Current selection";
    Everything = "tất cả số liệu", "all figures";
    Unknown = "không rõ", "not known";
    PercentagePoints = "điểm phần trăm", "percentage points";
    SingleFigures = "số đơn lẻ", "single figures";
    Uncatalogued = "chưa có trong danh mục", "not in the codebook";
    NoUnit = "không có đơn vị", "no unit";

    // Values of the fixed facets.
    Level = "giá trị", "value";
    Share = "tỷ lệ", "share";
    ShareOfTarget = "tỷ lệ hoàn thành chỉ tiêu", "share of the target";
    ChangeAbs = "mức tăng giảm", "change";
    ChangeRel = "mức tăng giảm (%)", "change in %";
    Excess = "chênh so với chỉ tiêu", "distance from target";
    Average = "bình quân", "average";
    Actual = "thực hiện", "actual";
    Target = "chỉ tiêu", "target";
    Plan = "kế hoạch", "plan";
    Forecast = "dự báo", "forecast";
    National = "cả nước", "national";
    Central = "ở Trung ương", "central level";
    Local = "tại địa phương", "in the provinces";
    Province = "cấp tỉnh", "province";
    District = "cấp huyện", "district";
    Region = "vùng, khu vực", "region";
    UnknownPlace = "chưa rõ nơi", "place not known";
    WhenAndWhere = "Khi nào, ở đâu", "When and where";
    UnknownProvince = "tỉnh (chưa rõ)", "a province (not named)";
    Exact = "đúng số", "exact";
    Almost = "gần", "almost";
    Over = "trên, hơn", "over";
    About = "khoảng, ước", "about";
    AtLeast = "ít nhất", "at least";
    AtMost = "không quá", "at most";
    Agrees = "khớp", "agrees";
    AgreesRounded = "khớp nếu làm tròn", "agrees if rounded";
    LookAgain = "cần xem lại", "check this";
    CannotTell = "không đủ dữ kiện", "not enough data";
    NotChecked = "chưa đối chiếu", "not checked";

    // Checks.
    Computed = "Tính được", "Computed";
    StatedValue = "Bài nêu", "Stated";
    OneSide = "Số thứ nhất", "First";
    OtherSide = "Số thứ hai", "Second";
    Verdicts = "Kết luận", "Verdicts";
    Reprints = "Bài đăng lại", "Reprints";
    NoChecks = "Không có đối chiếu nào khớp với lựa chọn này", "No check matches this choice";
    // Over counts of checks, which are no counts of figures.
    CheckCount = "Phép đối chiếu", "Checks";
    Pages = "Các trang của danh sách", "Pages of the list";
    PreviousPage = "Trang trước", "Previous page";
    NextPage = "Trang sau", "Next page";
    Remainder = "Phần còn lại", "Remainder";
    RemainderShare = "Tỷ lệ phần còn lại", "Share of the remainder";
    Total = "Tổng", "Total";
    ShareOf = "Tỷ lệ", "Share";
    Base = "Cơ sở tính", "Base";
    BaseChange = "Cơ sở tính thay đổi", "Change of the base";
    BaseChangeShare = "Cơ sở tính thay đổi (%)", "Change of the base in %";
    Before = "Mức trước đó", "Level before";
    BeforeTotal = "Tổng trước đó", "Total before";
    Growth = "Mức tăng", "Growth";
    PerDay = "Mỗi ngày", "Per day";
    PerMonth = "Mỗi tháng", "Per month";
    PerUnit = "Mỗi đơn vị", "Per unit";
    ImpliedTarget = "Chỉ tiêu suy ra (hiểu là điểm)", "Implied target (read as points)";
    ImpliedTargetRelative = "Chỉ tiêu suy ra (hiểu là phần trăm)", "Implied target (read as percent)";
    Attainment = "Mức đạt", "Attainment";
    StillMissing = "Còn thiếu", "Still missing";
    Difference = "Chênh lệch", "Difference";
    FromLevel = "Phần do số lượng thay đổi", "From the change of the count";
    FromBase = "Phần do cơ sở tính thay đổi", "From the change of the base";
    NotePartsMissing = "Không phải mọi phần đều được nêu", "Not all parts are stated";
    NoteTotalNotStated = "Bài không nêu tổng", "The total is not stated";
    NoteBaseNotStated = "Bài không nêu cơ sở tính", "The base is not stated";
    NoteTargetNotStated = "Bài không nêu chỉ tiêu", "The target is not stated";
    NoteReadAsPoints = "“%” sau “vượt” được hiểu là điểm phần trăm: chỉ tiêu suy ra là số tròn hơn", "“%” after an excess is read as points: the implied target is the rounder number";
    NotePointsOrPercent = "Hiểu là điểm hay phần trăm đều không cho chỉ tiêu tròn", "Neither reading, points or percent, gives a round target";
    NoteTargetBelowResult = "Chỉ tiêu thấp hơn kết quả gần nhất", "The target lies below the last result";
    NoteHundredMayMeanAtLeast = "“100 %” bên cạnh mức vượt có thể nghĩa là ít nhất 100 %, hoặc cách đếm khác", "“100 %” beside an excess may mean at least, or another count";
    NoteStartNotStated = "Bài không nêu thời điểm bắt đầu đếm", "When the count started is not stated";
    NoteHoldsOnlyWithoutGrowth = "Hai cơ sở tính ở hai thời điểm: chỉ khớp nếu cơ sở tính không đổi", "The bases are of different dates: they agree only if the base did not grow";
    NoteWithinUsualGrowth = "Cơ sở tính đổi không nhiều hơn vài năm thường có", "The base changed by no more than a few years can bring";
    NoteBaseChanged = "Hai tỷ lệ tính trên hai cơ sở khác nhau: không so trực tiếp được", "The shares rest on different bases: they cannot be compared directly";
    NoteCountingMayDiffer = "Hai bên có thể đếm khác nhau", "The things may be counted differently";
    NoteNoFigure = "Bài nêu hướng mà không nêu con số", "The direction is stated without a figure";
    NoteDifferentFacts = "Cùng một số nhưng là hai việc khác nhau", "The same number for different facts";
    NoteFromText = "Tìm thấy nhờ phép tính trong bài, không nhờ danh mục chỉ số", "Found by arithmetic in the text, not by the codebook";
    PointsUnit = "điểm\u{a0}%", "points";
    FollowsToo = "Suy ra thêm", "What also follows";
    NoteNotUnreasonable = "Không vô lý: nằm trong khoảng có thể có, chưa phải là đúng", "Not unreasonable: within what is possible, which is less than right";
    NoteInPoints = "Hai tỷ lệ so với nhau: “%” được hiểu là điểm phần trăm", "Two percentages compared: “%” is read as percentage points";
    NoteListIsComplete = "Bài nêu các phần như là đủ cả", "The text names the parts as if they were all";
    NoteReprint = "Bài đăng lại, không phải nguồn độc lập", "A reprint, not an independent source";

    // Search.
    SearchBox = "Từ, “cụm từ”, con số, -loại trừ", "Words, “phrases”, numbers, -excluded";
    LensSentences = "Câu", "Sentences";
    LensConcordance = "Ngữ cảnh", "Concordance";
    LensSpread = "Phân bố", "Dispersion";
    LensCollocates = "Từ đi kèm", "Collocates";
    LensFrequency = "Tần số", "Frequency";
    OrderText = "theo bài", "by article";
    OrderLeft1 = "từ thứ 1 bên trái", "word 1 to the left";
    OrderLeft2 = "từ thứ 2 bên trái", "word 2 to the left";
    OrderLeft3 = "từ thứ 3 bên trái", "word 3 to the left";
    OrderRight1 = "từ thứ 1 bên phải", "word 1 to the right";
    OrderRight2 = "từ thứ 2 bên phải", "word 2 to the right";
    OrderRight3 = "từ thứ 3 bên phải", "word 3 to the right";
    UnitCompounds = "cụm có trong từ điển", "words of the lexicon";
    StopWordsLeftOut = "bỏ từ nối", "without function words";
    StopWordsShown = "giữ từ nối", "with function words";
    MeaningCollocates = "Từ đứng trong vòng bốn từ quanh từ đang tìm. Log-likelihood: chắc đến đâu rằng hai từ đi cùng nhau nhiều hơn ngẫu nhiên (trên 10,8 là rất chắc). logDice: gắn bó đến đâu, cao nhất 14, bớt 1 là bớt một nửa", "Words within four words of what is looked for. Log-likelihood: how sure it is that the two stand together more often than by chance (above 10.8 is very sure). logDice: how closely they belong together, 14 at most; 1 less is half as much";
    MeaningKeyness = "Log-likelihood: chắc đến đâu rằng từ này nhiều hơn hay ít hơn so với các bài còn lại (trên 10,8 là rất chắc). Log ratio: gấp bao nhiêu lần, theo lũy thừa của 2; số âm là ít hơn", "Log-likelihood: how sure it is that the word is more or less frequent than in the other articles (above 10.8 is very sure). Log ratio: how many times as frequent, as a power of 2; below 0 is rarer";
    MeaningFrequency = "Mỗi từ đứng bao nhiêu lần, trong bao nhiêu bài. Chọn bài, nguồn đăng, hay gõ một từ để xem từ nào đặc trưng cho phần đó so với phần còn lại", "How often each word stands, and in how many articles. Choose articles or a publisher, or type a word, to see what is typical of that part against the rest";
    UnitSyllables = "tiếng", "syllables";
    ReprintsAll = "kể cả bài đăng lại", "with reprints";
    ReprintsCollapsed = "gộp bài đăng lại", "reprints as one";
    OneWord = "Từ", "Word";
    SuggestedName = "Người, tổ chức", "Name";
    Suggestions = "Gợi ý", "Suggestions";
    NNear = "Cùng ngữ cảnh", "In context";
    NAll = "Toàn kho", "In all";
    NHere = "Trong phần chọn", "Here";
    NThere = "Ở phần còn lại", "Elsewhere";
    NTimes = "Số lần", "Times";
    NArticles = "Số bài", "Articles";
    LogLikelihood = "Log-likelihood", "Log-likelihood";
    LogDice = "logDice", "logDice";
    LogRatio = "Log ratio", "Log ratio";
    HintUnclosedQuote = "Thiếu dấu ngoặc kép đóng: đã tìm đến hết dòng", "A quote without its end: the rest of the line was taken";
    HintOnlyExcluded = "Chỉ có từ bị loại trừ, nên không có gì để tìm", "Only exclusions: there is nothing to find";
    HintEmpty = "Chưa có gì để tìm", "Nothing to look for";
    FitOtherMarks = "Không có câu nào đúng dấu như đã gõ; khác dấu:", "No sentence has these marks; with other marks:";
    FitBeginning = "Không có câu nào đúng như đã gõ; từ cuối dài hơn:", "No sentence as typed; where the last word goes on:";
    FitParts = "Không có câu nào đủ các từ; gần đúng:", "No sentence has all the words; the nearest:";
    HintTooLong = "Quá nhiều từ: chỉ những từ đầu được tìm", "Too many words: the first ones were taken";

    // Tabs and table.
    TabTable = "Bảng", "Table";
    TabLine = "Đường", "Line";
    TabBar = "Cột", "Bar";
    TabTargets = "Chỉ tiêu–Kết quả", "Targets vs results";
    ViewAs = "Xem dưới dạng", "View as";
    AsWritten = "Nguyên văn", "As written";
    Sentence = "Câu", "Sentence";
    Sources = "Nguồn", "Sources";
    Columns = "Cột hiện", "Columns shown";
    GroupBy = "Gộp theo", "Group by";
    SortBy = "Sắp theo", "Sort by";
    GroupNone = "không gộp", "no grouping";
    GroupIndicator = "chỉ số", "indicator";
    GroupClaim = "cùng một khẳng định", "same claim";
    SingleStatements = "Chỉ một bài nêu", "Stated by one article only";
    AccordSame = "cùng một giá trị", "the same value";
    AccordFiner = "các giá trị không trái nhau", "the values allow each other";
    AccordRounded = "chỉ khớp nếu làm tròn", "they agree only if rounded";
    AccordConflict = "các giá trị trái nhau", "the values exclude each other";
    OneDayAsBars = "Số liệu chỉ của một thời điểm được vẽ dạng cột", "Figures of one date alone are drawn as bars";
    ShowAsBars = "Xem dạng cột", "Show as bars";
    NoRows = "Không có số liệu nào khớp với các bộ lọc này", "No figure matches these filters";

    Undated = "Không số nào ở đây rõ đến ngày nào, nên không vẽ được theo thời gian", "No figure here says up to which day, so nothing can be drawn over time";
    TooManyRows = "Có quá nhiều số liệu để vẽ; hãy chọn một chỉ số, một nơi hoặc một khoảng thời gian", "There are too many figures to draw; choose an indicator, a place or a period";
    Unpaired = "Ở đây không có chỉ tiêu nào để so với kết quả", "There is no target here to compare results with";

    // Downloads.
    Download = "Tải về", "Download";
    Licences = "Giấy phép của bài", "Licence of the articles";
    NoLicence = "không nêu", "not stated";
    FormatCsv = "CSV", "CSV";
    FormatCsvExcel = "CSV cho Excel", "CSV for Excel (Vietnamese)";
    FormatJsonLines = "JSON Lines", "JSON Lines";
    FormatDataPackage = "Data Package", "Data Package";
    FormatSdmx = "SDMX-CSV", "SDMX-CSV";
    FormatSdmxStructure = "SDMX: cấu trúc dữ liệu", "SDMX: data structure";
    FormatLinkedData = "JSON-LD (schema.org)", "JSON-LD (schema.org)";
    FormatAnnotations = "Chú giải trên văn bản (W3C)", "Annotations of the texts (W3C)";
    FormatBibTex = "Danh mục bài, BibTeX", "Bibliography, BibTeX";
    FormatCsl = "Danh mục bài, CSL (Zotero, Word)", "Bibliography, CSL (Zotero, Word)";
    RowsWithPeriod = "các dòng rõ kỳ", "rows with a period";
    ArticlesOfRows = "các bài có số liệu", "articles with figures";
    FormatSvg = "Hình SVG", "SVG picture";
    FormatPng = "Hình PNG", "PNG picture";
    FormatAddress = "Địa chỉ dài này, để mở lại", "This long address, to open again";
    OpenAgain = "Mở lại trong Số Liệu", "Open again in Số Liệu";
    CopyCitation = "Sao chép trích dẫn", "Copy citation";
    CopyLink = "Sao chép liên kết", "Copy link";

    // The article.
    NoPublisher = "không rõ nguồn đăng", "publisher not known";
    NoDate = "không rõ ngày đăng", "date not known";
    Published = "Đăng", "Published";
    Byline = "Tác giả, nguồn tin", "Byline";
    Stated = "bài nêu", "stated in the text";
    Inferred = "suy ra từ bài", "inferred from the text";
    Guessed = "phỏng đoán, bài không nêu", "a guess, not stated in the text";
    Given = "theo tệp kèm bài", "given beside the text";
    Legend = "Chú giải", "Legend";
    Figure = "Con số", "Figure";
    PeriodMark = "Thời gian", "Period";
    Reference = "Văn bản", "Legal reference";
    Exclusion = "Không phải số liệu", "Not a figure";
    EntityMark = "Tên riêng", "Name";
    AbbreviationMark = "Từ viết tắt", "Short form";
    ShortFor = "Viết tắt của", "Short for";
    Licence = "Giấy phép", "Licence";
    OriginalArticle = "Bài gốc trên mạng", "The article on the web";
    SharedText = "Bài này chung phần lớn nội dung với bài khác", "This article shares most of its text with another one";
    AllReprints = "Xem mọi bài đăng lại", "See all reprints";
    Outline = "Bài này nêu gì", "What this article states";
    RawText = "Nguyên văn của tệp", "The text of the file as it is";
    PreviousArticle = "Bài trước", "Previous article";
    NextArticle = "Bài sau", "Next article";
    PreviousSentence = "Câu trước", "Previous sentence";
    NextSentence = "Câu sau", "Next sentence";
    ThisSentence = "Trích dẫn cả câu này", "Quote the whole sentence";
    KeysNeighbours = "bài sau, bài trước; trang sau, trang trước", "next article, previous article; next page, previous page";
    Interval = "Khoảng giá trị", "Range";
    Kind = "Loại", "Kind";
    Why = "Vì sao", "Why";
    Rules = "Quy tắc đã dùng", "Rules used";
    Denominator = "Trên tổng", "Out of";
    Comparison = "So với", "Compared with";
    Attribution = "Theo", "According to";
    Issuer = "Nơi ban hành", "Issued by";
    Number = "Số hiệu", "Number";
    IssuedOn = "Ngày ban hành", "Issued on";
    Missing = "Còn thiếu", "Missing";
    MissingYear = "năm", "the year";
    MissingPublication = "ngày đăng bài", "the date of publication";
    MissingAntecedent = "kỳ được nói tới", "the period referred to";
    SameIndicator = "Các số khác của chỉ số này", "Other figures of this indicator";
    Caption = "chú thích ảnh", "caption";
    Boilerplate = "phần phụ của trang", "boilerplate";
    Repeat = "dòng lặp lại", "repeated line";
    Candidates = "Có thể là", "It may be";
    KindCount = "số đếm", "count";
    KindPercent = "phần trăm", "percentage";
    KindMoney = "tiền", "money";
    KindRatio = "tỷ số", "ratio";
    KindRate = "nhịp độ", "rate";
    KindDuration = "thời lượng", "duration";
    KindOrdinal = "thứ tự", "ordinal";
    KindMeasure = "đại lượng đo", "physical measure";
    EntityPerson = "người", "person";
    EntityOrg = "tổ chức", "organisation";
    EntityPlace = "nơi", "place";
    EntityChannel = "kênh", "channel";
    EntityAudience = "đối tượng", "audience";
    EntityProgramme = "chương trình", "programme";
    EntityApp = "ứng dụng", "app";
    EntityEvent = "sự kiện", "event";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_said_in_both_languages_and_labels_end_without_a_full_stop() {
        for word in
            [Word::ALL, Word::LEDGER, Word::OWN, Word::CORRECTION, Word::DICTIONARY, Word::FILES, Word::TEACH].concat()
        {
            for language in [Language::Vi, Language::En] {
                let said = word.say(language);
                assert!(!said.trim().is_empty(), "{word:?} in {language:?}");
                assert!(!said.ends_with('.'), "{word:?} in {language:?}: {said}");
            }
        }
    }
}
