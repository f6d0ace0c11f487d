//! Phrases of the start page: how a value has changed, and what the figures of the corpus say together.

use engine::Decimal;

use crate::ui_text::Language::{self, En, Vi};

/// Whether a value rose or fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

impl Trend {
    /// The trend of a difference; zero counts as a rise.
    #[must_use]
    pub fn of(difference: Decimal) -> Trend {
        if difference.is_negative() { Trend::Down } else { Trend::Up }
    }
}

/// The change of a value since an earlier one.
#[must_use]
pub fn changed(trend: Trend, amount: &str, since: &str, language: Language) -> String {
    match (language, trend) {
        (Vi, Trend::Up) => format!("tăng {amount} so với {since}"),
        (Vi, Trend::Down) => format!("giảm {amount} so với {since}"),
        (En, Trend::Up) => format!("up {amount} from {since}"),
        (En, Trend::Down) => format!("down {amount} from {since}"),
    }
}

/// A value that is the same as an earlier one.
#[must_use]
pub fn unchanged(since: &str, language: Language) -> String {
    match language {
        Vi => format!("không đổi so với {since}"),
        En => format!("the same as {since}"),
    }
}

/// Two values whose hedges leave open which one is larger.
#[must_use]
pub fn change_not_sure(since: &str, language: Language) -> String {
    match language {
        Vi => format!("chưa rõ tăng hay giảm so với {since}: từ ước lượng để ngỏ cả hai"),
        En => format!("not clear whether it rose since {since}: the hedges allow both"),
    }
}

/// When and by whom articles were published, as far as that is known: publishers with most articles first, `others` more,
/// and how many articles say no date and no publisher.
#[must_use]
pub fn published(
    dates: &str,
    (publishers, others): (&[&str], Option<&str>),
    (undated, unsigned): (Option<&str>, Option<&str>),
    language: Language,
) -> String {
    let mut names = publishers.join(", ");
    if let Some(others) = others {
        names.push_str(&match language {
            Vi => format!(" và {others} nguồn khác"),
            En => format!(" and {others} more"),
        });
    }
    let told = match (dates.is_empty(), names.is_empty(), language) {
        (true, true, _) => String::new(),
        (false, true, Vi) => format!("Đăng {dates}"),
        (false, true, En) => format!("Published {dates}"),
        (true, false, Vi) => format!("Đăng trên {names}"),
        (true, false, En) => format!("Published by {names}"),
        (false, false, Vi) => format!("Đăng {dates} trên {names}"),
        (false, false, En) => format!("Published {dates} by {names}"),
    };
    let undated = undated.map(|n| match language {
        Vi => format!("{n} bài chưa rõ ngày đăng"),
        En => format!("{n} without a date"),
    });
    let unsigned = unsigned.map(|n| match language {
        Vi => format!("{n} bài chưa rõ nguồn"),
        En => format!("{n} without a publisher"),
    });
    let open: Vec<String> = [undated, unsigned].into_iter().flatten().collect();
    match (told.is_empty(), open.is_empty()) {
        (_, true) => told,
        (true, false) => open.join(", "),
        (false, false) => format!("{told} ({})", open.join(", ")),
    }
}

/// A figure as a part of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigurePhrase {
    /// What it measures, and of which place: "Tổng thu bảo hiểm của Tiền Giang".
    pub what: String,
    /// "trên 5.147 tỷ đồng".
    pub value: String,
    /// "năm 2022", "đến 31/3/2021"; empty if it is not known.
    pub when: String,
    /// The same where something is compared with it: "31/3/2021".
    pub since: String,
    /// The article.
    pub source: String,
}

impl FigurePhrase {
    /// "32,4 % (31/3/2021)".
    fn dated(&self) -> String {
        beside_value(&self.value, &self.since)
    }
}

fn beside_value(value: &str, words: &str) -> String {
    if words.is_empty() { value.to_owned() } else { format!("{value} ({words})") }
}

/// What is measured, of a place.
#[must_use]
pub fn of_place(what: &str, place: &str, language: Language) -> String {
    match language {
        _ if place.is_empty() => what.to_owned(),
        Vi => format!("{what} của {place}"),
        En => format!("{what} in {place}"),
    }
}

/// Two statements of one thing that exclude each other.
#[must_use]
pub fn told_conflict(one: &FigurePhrase, other: &FigurePhrase, language: Language) -> String {
    let what = if one.when.is_empty() { one.what.clone() } else { format!("{}, {}", one.what, one.when) };
    let (a, b) = (beside_value(&one.value, &one.source), beside_value(&other.value, &other.source));
    match language {
        Vi => format!("{what}: {a} nhưng {b}"),
        En => format!("{what}: {a} but {b}"),
    }
}

/// Figures whose arithmetic does not hold.
#[must_use]
pub fn told_mismatch(first: &FigurePhrase, kind: &str, working: &str, language: Language) -> String {
    let what = &first.what;
    match language {
        Vi => format!("{what}: các con số không khớp ({kind}: {working})"),
        En => format!("{what}: the figures do not agree ({kind}: {working})"),
    }
}

/// What independent sources state alike.
#[must_use]
pub fn told_agreement(said: &FigurePhrase, n_sources: &str, language: Language) -> String {
    let (what, value) = (&said.what, said.dated());
    match language {
        Vi => format!("{what}: {value}, {n_sources} nguồn độc lập nêu khớp nhau"),
        En => format!("{what}: {value}, stated alike by {n_sources} independent sources"),
    }
}

/// A share that has changed in part because what it is of has: `part` of the `total` points.
#[must_use]
pub fn told_base(
    before: &FigurePhrase,
    after: &FigurePhrase,
    trend: Trend,
    [part, total]: [&str; 2],
    bases: [&str; 2],
    language: Language,
) -> String {
    let change = from_to(before, after, trend, language);
    let [old, new] = bases;
    // A share rises where what it is of shrinks.
    match (language, trend) {
        (Vi, Trend::Up) => {
            format!(
                "{change}; khoảng {part} trong mức tăng {total} là do cơ sở tính giảm từ khoảng {old} xuống khoảng {new}"
            )
        }
        (Vi, Trend::Down) => {
            format!(
                "{change}; khoảng {part} trong mức giảm {total} là do cơ sở tính tăng từ khoảng {old} lên khoảng {new}"
            )
        }
        (En, Trend::Up) => {
            format!("{change}; about {part} of that come from a smaller base, down from about {old} to about {new}")
        }
        (En, Trend::Down) => {
            format!("{change}; about {part} of that come from a larger base, up from about {old} to about {new}")
        }
    }
}

/// A share that has changed less than its count, because what it is of has changed the other way.
#[must_use]
pub fn told_in_spite_of_base(
    before: &FigurePhrase,
    after: &FigurePhrase,
    trend: Trend,
    [part, total]: [&str; 2],
    bases: [&str; 2],
    language: Language,
) -> String {
    let change = from_to(before, after, trend, language);
    let [old, new] = bases;
    match language {
        Vi => format!(
            "{change}; nếu cơ sở tính vẫn là khoảng {old} thay vì khoảng {new}, mức thay đổi là {part} thay vì {total}"
        ),
        En => format!("{change}; on the old base (about {old}, now about {new}) it would be {part} instead of {total}"),
    }
}

fn from_to(before: &FigurePhrase, after: &FigurePhrase, trend: Trend, language: Language) -> String {
    let (what, a, b) = (&after.what, before.dated(), after.dated());
    match (language, trend) {
        (Vi, Trend::Up) => format!("{what} tăng từ {a} lên {b}"),
        (Vi, Trend::Down) => format!("{what} giảm từ {a} xuống {b}"),
        (En, Trend::Up) => format!("{what} rose from {a} to {b}"),
        (En, Trend::Down) => format!("{what} fell from {a} to {b}"),
    }
}

/// A level at two times.
#[must_use]
pub fn told_between(
    before: &FigurePhrase,
    after: &FigurePhrase,
    trend: Trend,
    share: &str,
    language: Language,
) -> String {
    let change = from_to(before, after, trend, language);
    match (language, trend) {
        (Vi, Trend::Up) => format!("{change}, tức tăng khoảng {share}"),
        (Vi, Trend::Down) => format!("{change}, tức giảm khoảng {share}"),
        (En, Trend::Up) => format!("{change}, up about {share}"),
        (En, Trend::Down) => format!("{change}, down about {share}"),
    }
}

/// A level and its change as an article states them; `share` is what the change is in percent, or empty.
#[must_use]
pub fn told_change(
    level: &FigurePhrase,
    trend: Trend,
    [change, share]: [&str; 2],
    since: &str,
    language: Language,
) -> String {
    let (what, now) = (&level.what, level.dated());
    let about = match language {
        _ if share.is_empty() => change.to_owned(),
        Vi => format!("{change} (khoảng {share})"),
        En => format!("{change} (about {share})"),
    };
    match (language, trend) {
        (Vi, Trend::Up) => format!("{what} tăng {about} so với {since}, lên {now}"),
        (Vi, Trend::Down) => format!("{what} giảm {about} so với {since}, còn {now}"),
        (En, Trend::Up) => format!("{what} rose by {about} from {since} to {now}"),
        (En, Trend::Down) => format!("{what} fell by {about} from {since} to {now}"),
    }
}

/// A place beside the country.
#[must_use]
pub fn told_gap(here: &FigurePhrase, country: &FigurePhrase, trend: Trend, gap: &str, language: Language) -> String {
    let (what, a) = (&here.what, here.dated());
    let inside =
        |of: &FigurePhrase| if of.since.is_empty() { of.value.clone() } else { format!("{}, {}", of.value, of.since) };
    match (language, trend) {
        (Vi, Trend::Up) => format!("{what} là {a}, cao hơn cả nước {gap} ({})", inside(country)),
        (Vi, Trend::Down) => format!("{what} là {a}, thấp hơn cả nước {gap} ({})", inside(country)),
        (En, Trend::Up) => format!("{what}: {a}, {gap} above the country ({})", inside(country)),
        (En, Trend::Down) => format!("{what}: {a}, {gap} below the country ({})", inside(country)),
    }
}

/// A target below a result that is known already.
#[must_use]
pub fn told_below_result(goal: &FigurePhrase, reached: &FigurePhrase, amount: &str, language: Language) -> String {
    let (what, when, aim, known) = (&goal.what, &goal.when, &goal.value, reached.dated());
    match language {
        Vi => format!("{what}: chỉ tiêu {when} là {aim}, thấp hơn {amount} so với kết quả đã có, {known}"),
        En => format!("{what}: the target for {when}, {aim}, lies {amount} below the result known already, {known}"),
    }
}

/// How much of a target is reached, and what is needed each month up to which day.
#[must_use]
pub fn told_progress(
    goal: &FigurePhrase,
    [reached, when]: [&str; 2],
    share: &str,
    pace: Option<(&str, &str)>,
    language: Language,
) -> String {
    let (what, aim, known) = (&goal.what, &goal.value, beside_value(reached, when));
    match (language, pace) {
        (Vi, None) => format!("{what} đạt {share} chỉ tiêu {aim}: {known}"),
        (Vi, Some((pace, due))) => {
            format!("{what} mới đạt {share} chỉ tiêu {aim}: {known}; để kịp {due} cần {pace} mỗi tháng")
        }
        (En, None) => format!("{what}: {share} of the target of {aim} is reached: {known}"),
        (En, Some((pace, due))) => {
            format!(
                "{what}: {share} of the target of {aim} is reached so far: {known}; to make it by {due} takes {pace} a month"
            )
        }
    }
}

/// A target that was exceeded, and by how much.
#[must_use]
pub fn told_over(reached: &FigurePhrase, aim: &str, over: &str, language: Language) -> String {
    let (what, value) = (&reached.what, reached.dated());
    match language {
        Vi => format!("{what} đạt {value}, vượt {over} so với chỉ tiêu {aim}"),
        En => format!("{what} came to {value}, {over} above the target of {aim}"),
    }
}

/// The same for a target that nobody states.
#[must_use]
pub fn told_over_implied(reached: &FigurePhrase, aim: &str, over: &str, language: Language) -> String {
    let (what, value) = (&reached.what, reached.dated());
    match language {
        Vi => format!("{what} đạt {value}, vượt {over}: chỉ tiêu suy ra là {aim}"),
        En => format!("{what} came to {value}, {over} above its target: that makes {aim}"),
    }
}

/// How many articles are not listed.
#[must_use]
pub fn more_articles(n: &str, language: Language) -> String {
    match language {
        Vi => format!("và {n} bài khác: tìm trong mục Tra cứu"),
        En => format!("and {n} more: look them up under Search"),
    }
}

/// The stretch of time that the figures of an article are of.
#[must_use]
pub fn speaks_of(range: &str, language: Language) -> String {
    match language {
        Vi => format!("số liệu {range}"),
        En => format!("figures {range}"),
    }
}

/// The way to more of a long list of articles.
#[must_use]
pub fn show_more_articles(n_hidden: &str, language: Language) -> String {
    match language {
        Vi => format!("Xem thêm (còn {n_hidden} bài)"),
        En => format!("Show more ({n_hidden} left)"),
    }
}

/// What a file of figures is called: what was chosen, and of which corpus, as far as either is known.
#[must_use]
pub fn file_title(chosen: &str, corpus: &str, language: Language) -> String {
    let figures = match language {
        Vi => "Số liệu",
        En => "Figures",
    };
    let chosen = if chosen.is_empty() { figures.to_owned() } else { format!("{figures}: {chosen}") };
    if corpus.is_empty() { chosen } else { format!("{chosen} · {corpus}") }
}

/// Where a figure stands, and how its sentence begins; and how many more sentences state it.
#[must_use]
pub fn source_of_mark(source: &str, beginning: &str, n_more: usize, language: Language) -> String {
    let source = if source.is_empty() { String::new() } else { format!("{source}: ") };
    match (n_more, language) {
        (0, _) => format!("{source}“{beginning}”"),
        (_, Vi) => format!("{source}“{beginning}” và {n_more} câu nữa"),
        (1, En) => format!("{source}“{beginning}” and 1 more sentence"),
        (_, En) => format!("{source}“{beginning}” and {n_more} more sentences"),
    }
}

/// The way from the filters to the figures that they leave.
#[must_use]
pub fn show_figures(n: &str, language: Language) -> String {
    match language {
        Vi => format!("Xem {n} số liệu"),
        En if n == "1" => "Show 1 figure".to_owned(),
        En => format!("Show {n} figures"),
    }
}
