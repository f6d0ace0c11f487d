//! The vocabulary of reading, as data: numerals, scales, qualifiers, units and counted nouns, words of time, legal
//! types, exclusions, words of the page. Written in `seeds/lexicon/*.toml`, carried in the bundle.
//!
//! Each entry has one or more spellings (`forms`) and a role. Forms are compared after folding (see
//! [`text::fold`](crate::text::fold)), so one spelling of case, composition and tone placement is enough.

#[cfg(feature = "toml")]
pub mod file;
pub mod language;

pub use language::Language;
use serde::{Deserialize, Serialize};

use crate::reading::{MentionKind, Qualifier, Zone};

/// All vocabulary of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// `numerals.toml`.
    pub numerals: Vec<Entry<NumeralRole>>,
    /// `scales.toml`.
    pub scales: Vec<Entry<Scale>>,
    /// `qualifiers.toml`.
    pub qualifiers: Vec<Entry<Hedge>>,
    /// `units.toml` and `nouns.toml`.
    pub units: Vec<Entry<UnitRole>>,
    /// `periods.toml`.
    pub periods: Vec<Entry<PeriodWord>>,
    /// `legal.toml`.
    pub legal: Vec<Entry<LegalWord>>,
    /// `joints.toml`.
    pub joints: Vec<Entry<JointWord>>,
    /// `exclusions.toml`.
    pub exclusions: Vec<Entry<ExclusionWord>>,
    /// `page.toml`.
    pub page: Vec<Entry<PageWord>>,
    /// `words.toml`: words of several syllables, and verbs, as they were counted in news.
    pub words: Vec<Entry<WordClass>>,
    /// `labels.toml`: words that decide where a noun phrase begins and ends; they come before those of `words`.
    pub labels: Vec<Entry<WordClass>>,
}

/// Spellings of one word or phrase, and what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<Role> {
    /// The spellings; the first is the usual one.
    pub forms: Vec<String>,
    /// What it does.
    pub role: Role,
}

/// What a numeral word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumeralRole {
    /// `không` … `chín`.
    Digit(u8),
    /// A digit only after tens: `mốt`, `tư`, `lăm`.
    AfterTens(u8),
    /// `mười`.
    Ten,
    /// `mươi`, `chục`: ten of the digit before it.
    Tens,
    /// `hăm` and the like: so many tens, before a digit.
    ShortTens(u8),
    /// `trăm`.
    Hundred,
    /// `linh`, `lẻ`: no tens.
    Filler,
    /// `rưỡi`: and a half of the unit before it.
    AndHalf,
    /// `nửa`: half of what follows.
    Half,
    /// `phần`: between numerator and denominator.
    Part,
    /// `phẩy`, `chấm`: before decimals.
    Point,
    /// `âm`: below zero.
    Minus,
    /// `trừ`: below zero where a number stands alone; in running text it means "except".
    Less,
    /// `vài`, `mấy`: some; no value of its own.
    Some,
    /// `gấp`: before a multiple.
    Times,
    /// A multiple in one word: `đôi`, after `gấp`.
    Multiple(u8),
    /// `tá`: twelve of what is counted.
    Dozen,
}

/// A power of ten in a word or a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// 3 for `nghìn`, 9 for `tỷ`.
    pub exponent: i16,
    /// How it is written.
    pub written: Written,
}

/// Whether a form stands alone or is glued to its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// A word of its own: `nghìn`.
    #[default]
    Word,
    /// A symbol, only directly after digits: `100k`.
    Symbol,
    /// A symbol, only between two numbers: `2t3`.
    Between,
    /// A scale inside a unit, which is read as unit too: `trđ`.
    InUnit,
}

/// What a hedge says of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hedge {
    /// What it says.
    pub qualifier: Qualifier,
    /// Where it stands.
    pub side: Side,
}

/// On which side of the number a hedge stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// `gần 16 triệu`.
    #[default]
    Before,
    /// As [`Side::Before`], but not before one, two or three things: `trên 2 sân` is a place.
    BeforeLarge,
    /// `16 triệu trở lên`.
    After,
    /// Between `from` and `to` of a range, or before a number after a range word: the number's own meaning is kept.
    Link,
    /// `cao hơn`: before the number, unless a comparison follows: "cao hơn 0,4% so với …" is by how much.
    BeforeUncompared,
    /// `vượt`: before a level that is passed: "vượt 90.000 người"; not before by how much: "vượt 1,2% kế hoạch".
    BeforeLevel,
    /// `dưới mức`: before the number, unless what follows says whose level it is: "dưới mức 5% được giao".
    BeforeUnnamed,
    /// `được giao`, `của`: behind a number after [`Side::BeforeUnnamed`], it names the level and hedges nothing.
    NamesLevel,
}

/// What a small word beside numbers does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JointWord {
    /// `đến`: a range's other end follows.
    To,
    /// `từ`: a range begins.
    From,
    /// `giữa`: a range begins, joined by `và`.
    Between,
    /// `và`.
    And,
    /// `mỗi`, `một`: for each.
    Per,
    /// `lần`, after `một`: so often.
    Once,
    /// `thứ`: a rank follows.
    Ordinal,
    /// A rank in a word of its own: `nhất`.
    Rank(u8),
    /// Makes `năm` a year: `những`, `hàng`.
    Determiner,
    /// `xếp`, `đứng`: a rank follows, which is a figure; no other ordinal is.
    Ranks,
    /// `số`: as a determiner; the noun after it says what is counted.
    NumberOf,
    /// `trong số`: after a number of some, the number of all follows.
    OutOf,
}

/// What a unit or counted noun is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRole {
    /// Its id: "person", "percent", "vnd". Counted nouns without an id are known but not told apart.
    pub id: Option<String>,
    /// What sort of quantity it makes.
    pub kind: MentionKind,
    /// How it is written.
    pub written: Written,
    /// Whether the noun after it belongs to it.
    pub noun: NounRole,
    /// Nouns of one group are counted together: `tin, bài, phóng sự`. 0 is no group.
    pub group: u8,
}

/// Whether a counted noun is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NounRole {
    /// `người`: complete.
    #[default]
    Noun,
    /// `lượt`, `cuộc`, `loại`: the noun after it belongs to it, if the lexicon knows that noun.
    Classifier,
    /// Only after a classifier: `truyền thông` after `cuộc`.
    Complement,
    /// A unit before its number: `$`.
    Before,
    /// No noun: a word that may follow a number but is not counted by it.
    Never,
}

/// What a word of time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodWord {
    /// `ngày`: a day of the month follows.
    Day,
    /// `mùng`: a day from 1 to 10 follows.
    EarlyDay,
    /// `tháng`.
    Month,
    /// A month with a name of its own: `giêng`.
    MonthName(u8),
    /// `quý`.
    Quarter,
    /// `năm`.
    Year,
    /// `năm học`, `niên học`: from September to May.
    SchoolYear,
    /// `giai đoạn`, `nhiệm kỳ`: years follow.
    Years,
    /// `tuần`.
    Week,
    /// `thế kỷ`.
    Century,
    /// `thập niên`.
    Decade,
    /// `đầu`: the first part.
    First,
    /// `giữa`: the middle.
    Middle,
    /// `cuối`: the last part.
    Last,
    /// `nửa`: half of a year or month, before `đầu` or `cuối`.
    Half,
    /// `nay`: the current one.
    This,
    /// `này`: the current one; of a year, the one spoken of.
    ThisOrThat,
    /// `đó`: the one spoken of.
    That,
    /// `ngoái`, `trước`: the one before.
    Previous,
    /// `tới`, `sau`: the next one.
    Next,
    /// `qua`: the stretch that ends now.
    Past,
    /// `hôm nay` and the like, in days from publication.
    RelativeDay(i8),
    /// `cùng kỳ`.
    SamePeriod,
    /// `tính đến`, `hết`, `đến`: up to and including.
    AsOf,
    /// `trong`: during.
    During,
    /// `lũy kế`: from the beginning of the year.
    SoFar,
    /// `từ`: a range begins.
    From,
    /// `kể từ`, `từ … đến nay`: open.
    Since,
    /// `đến`: a range ends.
    To,
    /// `tới`: a range ends, or the next one.
    ToOrNext,
    /// `nay`, `hiện nay`: the moment of publication.
    Now,
    /// `so với`: what follows is compared with.
    Against,
    /// `thứ hai` … `chủ nhật`, 2–8: a day of the week.
    Weekday(u8),
    /// `sáng`, `chiều`: part of a day.
    PartOfDay,
    /// `âm lịch`: not of our calendar.
    Lunar,
    /// `là`, `ước đạt`: what so many months, just named, came to.
    Comes,
    /// `từ trước tới nay`: words of time that tell none.
    Timeless,
    /// `h` of "20h30": an hour, joined to its number.
    Hour,
    /// `được thành lập`: the time in its sentence is history.
    Founded,
    /// `ngày thành lập`: the time after it is history.
    Origin,
    /// `dự kiến`: the time after it, in its clause, is still to come.
    Ahead,
    /// `sẽ`: the time on either side of it is still to come.
    Will,
    /// `lần lượt`: the periods before it are one each, and no stretch.
    Respectively,
    /// `cả`: all of the year, quarter or month that is spoken of.
    All,
    /// `còn lại`: the months of the year that are left.
    Remaining,
    /// `trở lên`, `liên tục`: so many months, just named, are how long something lasts.
    Lasting,
    /// `bước vào`: what there is when the time after it begins.
    Enters,
    /// `số thu`: what is counted over so many months from the beginning of the year, named right after it.
    Flow,
    /// `nói trên`, behind `cùng thời điểm`: the one spoken of.
    Above,
    /// `cũng trong`: `này` behind it is the time that was spoken of last.
    Also,
    /// `hoạt động`, behind `sau 6 tháng`: so long something has been going on.
    Running,
}

/// What a word does in a citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalWord {
    /// `Quyết định`, with a number.
    Type(String),
    /// `Luật`, which is cited by its name.
    Named(String),
    /// `điều`, `khoản`, `điểm`: a part of a document.
    Part(String),
    /// `số` before the number.
    Number,
    /// `QĐ` in a code that stands alone, with the type that it means.
    Code(String),
    /// What a law is called by, after `Luật`.
    Name,
    /// An issuer, as it begins: `Thủ tướng`, `Quốc hội`.
    Issuer,
}

/// Why digits beside this word are no quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExclusionWord {
    /// The rule that says why.
    pub reason: u16,
    /// Where the digits stand.
    pub place: ExclusionPlace,
}

/// Where the digits stand that an exclusion word takes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExclusionPlace {
    /// The phrase itself holds the numeral: `một lần`.
    Inside,
    /// The number after it, unless something counted follows: `tổ 3`, but `tổ 3 người`.
    After,
    /// The number after it, whatever follows: `phút 15 cầu thủ này vào sân`.
    AfterAlways,
    /// Nowhere: a longer phrase that ends like an exclusion but is none (`tổng số` against `số`).
    Keep,
}

/// What a word of the page says of its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageWord {
    /// An abbreviation whose dot ends no sentence: `TP`, `ThS`.
    Abbreviation,
    /// A line that begins so is of this zone.
    LineBegins(Zone),
    /// A line that is just this is of this zone.
    LineIs(Zone),
    /// A line that has this is of this zone.
    LineHas(Zone),
    /// A date of publication follows: `cập nhật`.
    DateLabel,
    /// A publisher or agency as it signs, with its name: `(TTXVN)`.
    Agency(String),
    /// What a page counts of itself: `lượt xem`.
    Counter,
    /// The unit of a table follows: `ĐVT`.
    TableUnit,
    /// The head of a column of row numbers: `STT`.
    RowNumber,
    /// The figures of a table with this in a head are changes: `tăng/giảm`.
    TableChange,
    /// A word that joins what is borrowed for a row.
    Linking(Linking),
    /// A part of a province, as the head of a column or before a name: `huyện`.
    TableDistrict,
    /// Percentages under a head with this are shares of what was planned: `KH`.
    TablePlan,
    /// A head that says of a percentage only that it is one: `tỷ lệ`.
    TableShare,
}

/// A word that joins the words of a table's heads with a figure of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Linking {
    /// `là`.
    Is,
    /// `năm`.
    Year,
    /// `đến`.
    AsOf,
    /// `tăng`.
    Rise,
    /// `giảm`.
    Fall,
    /// `đạt`, of what follows a share of a plan.
    Reach,
    /// `kế hoạch`.
    Plan,
    /// `huyện`.
    District,
}

/// What a word does in the noun phrase of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordClass {
    /// A noun; also every word that is not known.
    Noun,
    /// A verb with a meaning of its own: `giải ngân`.
    Verb,
    /// An adjective.
    Adjective,
    /// Joins a figure to its subject: `đạt`.
    Light,
    /// As [`WordClass::Light`], and pairs names with figures in order: `lần lượt`.
    Respectively,
    /// Stands before the main verb: `đã`.
    Tense,
    /// Goes on after a noun with what restricts it: `bị`.
    Relative,
    /// Joins what follows to the noun before it: `của`.
    Link,
    /// As [`WordClass::Link`], before what measures: `với`.
    With,
    /// As [`WordClass::Link`]; right after a change it says of what: `về`.
    About,
    /// Joins two nouns: `và`.
    And,
    /// Begins or ends a clause: `nhưng`.
    End,
    /// Says how many, not which: `các`.
    Determiner,
    /// Points back: `này`.
    Demonstrative,
    /// Says only that something is measured: `mức`.
    Vague,
    /// Where, without saying where: `toàn tỉnh`.
    Whole,
    /// A noun that names a quantity: `doanh thu`. The name of an amount begins with it.
    Measure,
    /// As [`WordClass::Vague`], and the name of an amount begins with it where more follows: `tỷ lệ`.
    Amount,
    /// An adjective before a measure: `dài`.
    Dimension,
    /// Begins what is compared with, which is no subject: `so với`.
    Compare,
    /// A noun that stands before the name of a place or an office: `đồng bằng`.
    Sort,
    /// As [`WordClass::Link`], before whom a verb and its object are for: `giải quyết việc làm cho`.
    Give,
}
