//! The kinds of check and of comparison: one line each, which names its file.
//!
//! A line gives the kind's id, its key in the address, its name and one sentence that explains it, in Vietnamese and in
//! English, and the functions that find it in one document and across documents. A kind that another one's file finds
//! along the way has none. The order of the lines is the order in which kinds are found, and that of the wire format: new
//! kinds go to the end.

use serde::{Deserialize, Serialize};

use super::across::{self, Corpus};
use super::checked_figure::Facts;
use super::model::CheckResults;
use super::*;

/// What a kind is called by programs. Its words are apart ([`Kind::name`], [`Kind::about`]): most of a page needs none.
#[derive(Clone, Copy, Debug)]
pub struct KindInfo {
    /// The kind.
    pub kind: Kind,
    /// Its id in files.
    pub code: &'static str,
    /// Its key in the address.
    pub key: &'static str,
}

/// How a kind is found. Apart from [`KindInfo`], since a page names kinds and finds none: the finders are not in its module.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    /// Finds it in one document.
    pub(super) within: Option<fn(&Facts<'_>, &mut CheckResults)>,
    /// Finds it across documents.
    pub(super) across: Option<fn(&Corpus<'_>, &mut CheckResults)>,
}

/// Further passes of kinds that go through all sentences several times, made after their own finders: with each a step of its
/// own, a long text stops the page no longer.
pub(super) fn further_passes(kind: Kind) -> &'static [fn(&Facts<'_>, &mut CheckResults)] {
    match kind {
        Kind::OfWhich => of_which::FURTHER,
        Kind::Growth => growth::FURTHER,
        _ => &[],
    }
}

/// Declares the kinds.
macro_rules! kinds {
    ($($kind:ident = $code:literal, $key:literal, [$vi:literal, $en:literal], [$about_vi:literal, $about_en:literal],
       $within:expr, $across:expr;)*) => {
        /// The kinds of check and of comparison.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $(#[doc = $about_en] $kind),* }

        /// What is said of each, in the same order.
        pub const KINDS: &[KindInfo] = &[$(KindInfo {
            kind: Kind::$kind,
            code: $code,
            key: $key,
        }),*];

        impl Kind {
            /// Its name, in Vietnamese and in English.
            #[must_use]
            pub fn name(self) -> [&'static str; 2] {
                match self { $(Kind::$kind => [$vi, $en]),* }
            }

            /// What it holds against what, in Vietnamese and in English.
            #[must_use]
            pub fn about(self) -> [&'static str; 2] {
                match self { $(Kind::$kind => [$about_vi, $about_en]),* }
            }
        }

        /// How they are found, in the same order.
        pub(super) const FINDERS: &[Finder] = &[$(Finder { within: $within, across: $across }),*];
    };
}

kinds! {
    Sum = "sum", "tong", ["Tổng các phần", "Sum of parts"],
        ["Các phần cộng lại bằng tổng.", "Parts make their whole."], Some(sum::find), None;
    OfWhich = "of_which", "trong-do", ["Trong đó", "Of which"],
        ["Các phần nêu sau “trong đó”, “gồm”, trong ngoặc hoặc trước “tổng cộng” cộng lại bằng tổng hoặc không vượt tổng.",
         "Parts named after “of which”, “consisting of”, in brackets or before “in total” make or fit their whole."],
        Some(of_which::find), None;
    Hundred = "hundred", "du-100", ["Các tỷ lệ cộng lại", "Shares of a hundred"],
        ["Các tỷ lệ của cùng một tổng cộng lại bằng 100 %.", "Shares of one whole make a hundred."],
        Some(hundred::find), None;
    SumBefore = "sum_before", "tong-truoc", ["Tổng trước thay đổi", "Sum before the change"],
        ["Tổng trước thay đổi, suy ra từ các phần.", "The whole before a change, from its parts."], None, None;
    Subset = "subset", "phan", ["Phần và toàn thể", "Part and whole"],
        ["Phần không lớn hơn toàn thể.", "A part is not larger than its whole."], Some(subset::find), None;
    Share = "share", "ty-le", ["Tỷ lệ trên tổng", "Share of a base"],
        ["Số lượng chia cho tổng, chỉ tiêu hoặc kế hoạch đã nêu bằng tỷ lệ đã nêu.",
         "An amount over its stated whole, target or plan is the stated share."], Some(share::find), None;
    ImpliedBase = "implied_base", "mau-so", ["Cơ sở tính suy ra", "Implied base"],
        ["Cơ sở tính mà một số lượng và tỷ lệ của nó cho biết.", "The base that an amount and its share imply."],
        Some(implied_base::find), None;
    SameBase = "same_base", "cung-mau-so", ["Cùng một cơ sở tính", "The same base"],
        ["Hai tỷ lệ cùng thời điểm tính trên một cơ sở.", "Two rates of one date rest on one base."], None, None;
    Rest = "rest", "con-lai", ["Số chưa tham gia", "Those left out"],
        ["Số còn lại bằng cơ sở tính trừ số đã có.", "Those left out are the base less the level."], Some(remainder_by_indicator::find), None;
    Change = "change", "thay-doi", ["Mức thay đổi", "Change"],
        ["Số tăng hoặc giảm, tỷ lệ thay đổi, mức trước và mức sau khớp nhau.",
         "The amount of a change, its percentage, the level before and the level after agree."],
        Some(change::find), None;
    Rate = "rate", "nhip-do", ["Bình quân theo thời gian", "Average over time"],
        ["Tổng số chia cho thời gian bằng bình quân đã nêu.", "A total over its time is the stated average."],
        Some(rate::find), None;
    PerEvent = "per_event", "binh-quan", ["Bình quân mỗi đơn vị", "Average per unit"],
        ["Tổng số chia cho số đơn vị.", "A total over the number of units."], Some(per_event::find), None;
    Points = "points", "diem", ["Điểm hay phần trăm", "Points or percent"],
        ["Mức vượt chỉ tiêu hiểu là điểm phần trăm hay phần trăm.", "An excess over a target read as points or percent."],
        Some(points::find), None;
    Target = "target", "chi-tieu", ["Chỉ tiêu và kết quả", "Target and result"],
        ["Chỉ tiêu so với kết quả gần nhất.", "A target against the last result."], Some(target::find), None;
    Pace = "pace", "nhip-can", ["Nhịp độ cần có", "Pace needed"],
        ["Số còn thiếu tới chỉ tiêu, tính theo ngày.", "What is missing to a dated target, per day."],
        Some(pace::find), None;
    TargetClaims = "target_claims", "dat-vuot", ["Đạt và vượt chỉ tiêu", "Reached and exceeded targets"],
        ["“Đạt 100 %” bên cạnh chỉ tiêu được nói là vượt.", "Targets said to be reached beside targets said to be exceeded."],
        None, None;
    TargetUnstated = "target_unstated", "chi-tieu-khong-neu", ["Chỉ tiêu không được nêu", "Target not stated"],
        ["Bài nói vượt một chỉ tiêu mà không nêu chỉ tiêu.", "A target said to be exceeded but not printed."], None, None;
    Plausible = "plausible", "hop-ly", ["Nằm trong khoảng hợp lý", "Within a plausible range"],
        ["Giá trị nằm trong khoảng có thể có: “không vô lý”, chưa phải là đúng.",
         "A value within what is possible: not unreasonable, which is less than right."], Some(plausible::find), None;
    Direction = "direction", "huong", ["Tăng hay giảm", "Direction"],
        ["Hướng đã nêu (tăng, giảm, cao hơn, thấp hơn) đúng với hai giá trị.",
         "A stated direction (rose, fell, higher, lower) fits the two values."],
        Some(direction::find), Some(across::trend::find);
    Drift = "drift", "mau-so-doi", ["Cơ sở tính khác nhau", "Different bases"],
        ["Cơ sở tính suy ra ở hai thời điểm, và phần thay đổi của tỷ lệ do nó.",
         "One base implied at two dates, and what its change explains of the rate."], None, Some(across::drift::find);
    Between = "between", "giua-cac-bai", ["Thay đổi giữa hai bài", "Change between articles"],
        ["Thay đổi của một chỉ số giữa hai bài.", "The change of one indicator between two articles."],
        None, Some(across::level_change::find);
    RateBetween = "rate_between", "so-nhip-do", ["So hai nhịp độ", "Two averages compared"],
        ["Bình quân của hai thời kỳ.", "Averages of two periods."], None, Some(across::rate_between::find);
    PlaceGap = "place_gap", "noi-ca-nuoc", ["Nơi này và cả nước", "A place and the country"],
        ["Tỷ lệ của một nơi so với cả nước.", "The rate of a place against the country."],
        None, Some(across::place_gap::find);
    Mix = "mix", "co-cau", ["Cơ cấu ở hai nơi", "Mix in two places"],
        ["Phần của một bộ phận trong tổng, ở hai nơi.", "The share of a part in its whole, in two places."],
        None, Some(across::mix::find);
    Claim = "claim", "khang-dinh", ["Cùng một khẳng định", "The same claim"],
        ["Cùng chỉ số, cùng nơi, cùng thời gian trong nhiều bài.", "One indicator, place and period in several articles."],
        None, Some(across::same_claim::find);
    Coincidence = "coincidence", "trung-so", ["Cùng con số, khác nội dung", "Same number, different facts"],
        ["Cùng một số cho hai việc khác nhau.", "The same number for different facts."],
        None, Some(across::coincidence::find);
    Growth = "growth", "tang-giam", ["Tăng, giảm trong câu", "Change in a sentence"],
        ["Số tăng hoặc giảm, tỷ lệ, số lần và hai mức nêu trong cùng một câu khớp nhau.",
         "An amount, percentage or multiple of change and the two levels of one sentence agree."],
        Some(growth::find), None;
    Portion = "portion", "phan-tram", ["Phần trong tổng", "Part of a whole"],
        ["“Chiếm x %”, “đạt x % kế hoạch”, “x trên tổng số y” khớp với phần chia cho tổng.",
         "“Accounts for x %”, “x % of the plan”, “x of y” agree with the part over the whole."],
        Some(portion::find), None;
    Product = "product", "nhan", ["Số lượng nhân bình quân", "Number times average"],
        ["Số đơn vị nhân bình quân bằng tổng.", "A number times its average is the total."],
        Some(product::find), None;
    Headline = "headline", "tit", ["Tít và nội dung", "Headline and body"],
        ["Con số trên tít có trong nội dung.", "A figure of the headline stands in the body."],
        Some(headline::find), None;
    Months = "months", "so-thang", ["Cùng mức, số tháng khác", "One rate, other months"],
        ["Một mức đóng tính cho một năm và cho số tháng khác.", "One contribution for a year and for another number of months."],
        Some(prorated::find), None;
    KnownCount = "known_count", "so-da-biet", ["Số đã biết", "Known number"],
        ["Các số đếm cộng lại bằng số đơn vị đã biết.", "Counts that make a known number of units."],
        Some(known_count::find), None;
    Restated = "restated", "nhac-lai", ["Nêu hai lần trong bài", "Told twice in one text"],
        ["Cùng một con số nêu ở phần mở đầu và trong nội dung.", "One figure told in the lead and in the body."],
        Some(restated::find), None;
    Altered = "altered", "so-bi-doi", ["Bài đăng lại đổi số", "A number altered in a reprint"],
        ["Hai bài cùng một đoạn văn nhưng khác con số.", "Two articles have one passage with different numbers."],
        None, Some(across::altered::find);
    Scaled = "scaled", "nhan-ty-le", ["Phần trăm hoặc số lần của một mức", "A percentage or multiple of an amount"],
        ["Một mức bằng tỷ lệ phần trăm hoặc số lần đã nêu của một mức khác.",
         "An amount is the stated percentage or multiple of another one."], Some(scaled::find), None;
    Left = "left", "con-thieu", ["Số còn thiếu", "What is left"],
        ["“x trên y” và số còn lại: y trừ x.", "“x of y” and those who are left: y less x."], Some(remainder_by_words::find), None;
    Table = "table", "bang", ["Các dòng của bảng", "Rows of a table"],
        ["Các dòng của một bảng theo cùng một phép tính: cột cộng lại, tỷ lệ, tăng giảm, dòng tổng.",
         "The rows of a table follow one arithmetic: sums, shares and changes of columns, and the row of totals."],
        Some(table::find), None;
    Mean = "mean", "so-chung", ["Số chung và các phần", "All and the parts"],
        ["Tỷ lệ chung nằm giữa tỷ lệ thấp nhất và cao nhất của các phần.",
         "The rate of all lies between the lowest and the highest of its parts."], Some(mean::find), None;
    Converted = "converted", "quy-doi", ["Một lượng, hai đơn vị", "One amount, two units"],
        ["Cùng một lượng nêu bằng hai đơn vị.", "One amount told in two units."], Some(converted::find), None;
    Among = "among", "trong-so", ["Một số trong tất cả", "Some of all"],
        ["“Trong 500 xã có 60 xã”: một số không nhiều hơn tất cả.", "“Of 500 communes 60 have”: some are not more than all."],
        Some(among::find), None;
    Dates = "dates", "ngay-thang", ["Hai ngày và thời gian giữa chúng", "Two dates and the time between"],
        ["Thời gian đã nêu bằng khoảng cách giữa hai ngày.", "A stated time is the one between two dates."],
        Some(dates::find), None;
    Rank = "rank", "thu-hang", ["Thứ hạng", "Order"],
        ["Thứ tự đã nêu (đứng đầu, tiếp đến, sau, trên) đúng với các giá trị.",
         "A stated order (first, next, behind, above) fits the values."], Some(rank::find), None;
    NamedCount = "named_count", "so-ten", ["Số lượng và danh sách", "Count and list"],
        ["“5 huyện là …”: số đã nêu bằng số tên được liệt kê.", "“5 districts, namely …”: the stated number is that of the names listed."],
        Some(named_count::find), None;
}

impl Kind {
    /// What is said of it.
    #[must_use]
    pub fn info(self) -> &'static KindInfo {
        // The list has one line for each kind, in the same order.
        KINDS.get(self as usize).unwrap_or(&KINDS[0])
    }

    /// Its short name in ids and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.info().code
    }

    /// The kind with this key in the address.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Kind> {
        KINDS.iter().find(|info| info.key == key).map(|info| info.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_its_own_line() {
        for (at, info) in KINDS.iter().enumerate() {
            assert_eq!(info.kind as usize, at);
            assert_eq!(serde_json::to_value(info.kind).unwrap(), info.code);
            assert_eq!(KINDS.iter().filter(|other| other.key == info.key || other.code == info.code).count(), 1);
        }
    }
}
