//! The words of arithmetic, from `lexicon/arithmetic.toml`.

use serde::{Deserialize, Serialize};

use super::cue_list::CueList;

/// Words in the text that open a relation. Compared in lower case, syllable by syllable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cues {
    /// Open the parts of the whole before them.
    pub of_which: CueList,
    /// Units of the lexicon that are months.
    pub month_units: CueList,
    /// Stand behind a figure of those who are left.
    pub others: CueList,
    /// Units of the lexicon that hold things of many sorts: two of them need not be of one.
    pub mixed_units: CueList,
    /// Say that a target was exceeded.
    pub beats_target: CueList,
    /// Say that something fell, without a figure.
    pub fell: CueList,
    /// Say that something rose, without a figure.
    pub rose: CueList,
    /// Make an average one of days: "/ngày".
    pub per_day: CueList,
    /// Make an average one of months.
    pub per_month: CueList,
    /// Stand between a direction and what it is compared with.
    pub against: CueList,
    /// Single words that may stand between the figures of one change.
    pub same_change: CueList,
    /// Single words of which a change is made, between a level and the figure of its change.
    pub change_words: CueList,
    /// Begin another clause: what follows is said of something else.
    pub breaks: CueList,
    /// Join what is said to what was said before, of the same thing or of another.
    pub joins: CueList,
    /// Single words, beside numbers, that name the time of a comparison: "so với cùng kỳ năm trước".
    pub time_words: CueList,
    /// Nouns that stand for whoever or whatever was named before: "486 nhân viên, gồm 318 người …".
    pub generic_nouns: CueList,
    /// Lead from a change, or from the level before, to the level after.
    pub leads_to: CueList,
    /// Open the level before.
    pub from: CueList,
    /// Open what something takes the place of: "1.450 đồng thay vì 2.000 đồng".
    pub instead: CueList,
    /// Say that something went up or down, never than what it is more or less.
    pub moves: CueList,
    /// Say than what something is less, without the word for "than".
    pub falls_behind: CueList,
    /// Nouns that end with the word for small: their superlative is no rank.
    pub small_ones: CueList,
    /// End what says than what something is more or less.
    pub than: CueList,
    /// Make an adjective say the most of several.
    pub superlative: CueList,
    /// Single words right before a level that is called by name: "năm 2022 là 1.340 hộ".
    pub called: CueList,
    /// Single words right before a level that is reached.
    pub reaches: CueList,
    /// Join what follows to the words before it.
    pub links: CueList,
    /// Right behind a figure, open the name of what it is of.
    pub of_it: CueList,
    /// Before a noun, say how many of it there are.
    pub number_of: CueList,
    /// Units of age.
    pub ages: CueList,
    /// Units of multiples.
    pub times: CueList,
    /// Stand between factors.
    pub times_signs: CueList,
    /// Single words between an amount and the share that it is.
    pub share_words: CueList,
    /// Say that a percentage is a share of a whole.
    pub is_share: CueList,
    /// Say that a percentage is a share of one whole.
    pub holds_share: CueList,
    /// Name a whole without saying of what.
    pub whole: CueList,
    /// Name a goal.
    pub goal: CueList,
    /// Open a list that names all parts.
    pub whole_list: CueList,
    /// Stand before the sum of the amounts before it.
    pub sum_of_before: CueList,
    /// Say that a figure is what is left.
    pub left: CueList,
    /// What goes out or in, what it is held against, and the name of how much more it is.
    pub balances: Vec<[String; 3]>,
    /// Name something else beside a figure, of which the parts are that follow.
    pub beside: CueList,
    /// Right behind a part, say that it is one of those told before.
    pub of_these: CueList,
    /// Two who each pay a part of one contribution.
    pub payers: Vec<[String; 2]>,
    /// Behind a comma, end a list of parts: another clause begins.
    pub ends_list: CueList,
    /// Units of places in an order, of which the first is the highest.
    pub rank_units: CueList,
    /// Say of those who are left that they are not among the others.
    pub not_yet: CueList,
    /// The same where nothing says that they will be.
    pub without: CueList,
    /// Stand before the figure of all, of which some are told.
    pub out_of: CueList,
    /// Stand before the figure of some.
    pub there_are: CueList,
    /// Say that a rate is of all parts together.
    pub of_all_together: CueList,
    /// Name the row of a table that is the sum of the others.
    pub total_rows: CueList,
    /// Say that a figure holds of each of several things.
    pub of_each: CueList,
    /// Two names of which one is what the other is not: together they are all.
    pub opposites: Vec<[String; 2]>,
    /// Begin the name of where or of whom a total is, not of what.
    pub of_all: CueList,
    /// Set a part apart from the whole in the sentence before.
    pub apart: CueList,
    /// Open some of the parts of the whole in the sentence before.
    pub some_of: CueList,
    /// Join the amounts before them to one, of which something is said.
    pub together: CueList,
    /// Single words between a share and the amount that it is, or the other way round.
    pub same_value: CueList,
    /// Say that what follows is the same in another way.
    pub says_same: CueList,
    /// Say so and nothing else.
    pub surely_same: CueList,
    /// Name an earlier time without a date.
    pub earlier: CueList,
    /// Make a number in words a multiple.
    pub multiple: CueList,
    /// Lead down to a level.
    pub leads_down: CueList,
    /// Lead up to a level.
    pub leads_up: CueList,
    /// Say that a goal is exceeded.
    pub exceeds: CueList,
    /// Say that a goal is not reached.
    pub short_of: CueList,
    /// Call an amount that of a change: "thêm".
    pub more: CueList,
    /// Single words between a multiple and the amount that it is of.
    pub multiple_base: CueList,
    /// Open a sum of the amounts before it that leads up to a figure.
    pub sum_verbs: CueList,
    /// Say that a figure is missing to a goal.
    pub short_by: CueList,
    /// Stand before the name of a class of which a thing is in one at most.
    pub class_words: CueList,
    /// Names of such classes.
    pub classes: Vec<Vec<String>>,
    /// Single words between a level and the one of another time.
    pub between_levels: CueList,
    /// Say that a figure is the largest.
    pub first_of_all: CueList,
    /// Say that a figure is the least.
    pub last_of_all: CueList,
    /// Open a place in an order.
    pub ranked: CueList,
    /// Open what comes next in an order.
    pub next_of_all: CueList,
    /// Say that what follows is lower in an order.
    pub above: CueList,
    /// Say that what follows is higher in an order.
    pub below: CueList,
    /// Say that a stretch of time is the one between two dates.
    pub lasting: CueList,
    /// Say that figures are told one after the other of others.
    pub respectively: CueList,
    /// Stand between a percentage or multiple and what it is of.
    pub of: CueList,
    /// Single words in front of the name of what a percentage or multiple is of.
    pub base_prefix: CueList,
    /// Say that a figure is an average.
    pub average: CueList,
    /// Stand before the stretch of time in which an amount comes about each time.
    pub every: CueList,
    /// Stand before one longer stretch.
    pub one_of: CueList,
    /// Open what says the same more closely.
    pub that_is: CueList,
    /// Stand before the noun that an average is per.
    pub each: CueList,
    /// Say that something is or became more than something else.
    pub up: CueList,
    /// Say that it is or became less.
    pub down: CueList,
    /// Say that two things differ, not which is more.
    pub apart_by: CueList,
    /// Single words right before the size of a difference.
    pub by_so_much: CueList,
    /// Lead from what was to what is.
    pub by_now: CueList,
    /// Units of percentage points.
    pub points: CueList,
    /// Single words that call a figure the level of another time: "thấp hơn mức 48 %".
    pub level_names: CueList,
    /// Say that something was raised or brought to a level.
    pub brings: CueList,
    /// Stand for a figure that was just told.
    pub this_number: CueList,
    /// Call a percentage a rate.
    pub is_rate: CueList,
    /// Said of some things whatever else they are: parts named so may overlap.
    pub overlapping: CueList,
    /// Stand before the number of all that were told.
    pub of_both: CueList,
    /// Say of each part how much of a change it gave.
    pub gives_part: CueList,
    /// Adjectives of which the one that is it most has the largest figure.
    pub most: CueList,
    /// Adjectives of which the one that is it most has the least figure.
    pub least: CueList,
    /// Say of a figure that it is of all or of their mean.
    pub of_whole: CueList,
    /// Stand before the first year of a stretch.
    pub since: CueList,
    /// Name what is needed or laid down, to which something may be missing.
    pub needs: CueList,
    /// Stand between the first and the last year of a stretch.
    pub until: CueList,
    /// Say that the time since someone was born or something began is told.
    pub since_birth: CueList,
    /// Say that a stretch of years or days is meant.
    pub as_long: CueList,
    /// Stand before a stretch of time of which half is meant.
    pub half_of: CueList,
    /// Stand before a stretch of time of which all is meant.
    pub all_of: CueList,
    /// Nouns that stand for one of the things counted right before: "350 xe đạp (mỗi chiếc …)".
    pub classifiers: CueList,
    /// Before a noun, count how often: `lượt` of "lượt người".
    pub visits: CueList,
    /// Names of one unit.
    pub same_units: Vec<Vec<String>>,
    /// Name the answer of those who gave none, the last of all answers.
    pub no_opinion: CueList,
    /// Say that something is done, beside the word for a goal: "đạt chỉ tiêu".
    pub done: CueList,
    /// Single words right before a level: "mức 48 %".
    pub level_words: CueList,
    /// Name what all of something is, where it is measured and not counted: "chiếm 40 % diện tích".
    pub measured_whole: CueList,
    /// Say that a sum is of all that was told: "tổng trị giá", "hết".
    pub in_all: CueList,
    /// Name the make-up of a whole, whose shares are then all told.
    pub make_up: CueList,
    /// Say that something went up, by any verb that leads to by how much.
    pub rises: CueList,
    /// Say that something went down, by any verb that leads to by how much.
    pub falls: CueList,
    /// Single words that say than what something is more, if a name follows: "hơn năm trước 1.200 ca".
    pub more_than: CueList,
    /// Single words that say than what something is less, if a name follows and none that says more stands beside them.
    pub less_than: CueList,
    /// Times that are named by a number.
    pub numbered_times: Vec<NumberedTime>,
    /// Stand behind the number of an hour of the day.
    pub clock_hours: CueList,
    /// Begin the unit of a price: "đồng/kg".
    pub money_nouns: CueList,
    /// Say that those are meant who were just named.
    pub just_named: CueList,
    /// Say that a share is reached in each of several places, not that so many of them are the share.
    pub covers: CueList,
    /// Units of the lexicon that count people.
    pub person_units: CueList,
    /// Units of the lexicon for one of which a general noun stands: "40 hộ … mỗi đơn vị".
    pub generic_units: CueList,
    /// Single words that name nothing of their own: pronouns, particles.
    pub fillers: CueList,
    /// Stand between two levels that are held against each other.
    pub contrasts: CueList,
    /// Name the level before: "mức cũ".
    pub old: CueList,
    /// Right behind an amount, say that it was set as a goal: "50.000 liều được giao".
    pub assigned: CueList,
    /// Single words that name a whole of whatever it is: "tổng", "số", "toàn".
    pub whole_words: CueList,
    /// Say that more than half is meant.
    pub majority: CueList,
    /// Right before an amount or in its clause, say that it is the sum of those before.
    pub sums: CueList,
    /// Right before an amount, say that so many are not among the others.
    pub absent: CueList,
    /// Behind an amount that is left, say that they are still to come.
    pub more_to_come: CueList,
    /// Say that something went up, whether or not by how much.
    pub goes_up: CueList,
    /// Say that something went down, whether or not by how much.
    pub goes_down: CueList,
    /// Deny what follows.
    pub denials: CueList,
    /// Right before a multiple, say that so many times as much is meant: "bằng 3 lần".
    pub equals: CueList,
    /// Say that a figure is all that is left.
    pub remaining: CueList,
    /// Say that something was done with a part of what was told.
    pub done_with: CueList,
    /// Say that an average is meant.
    pub means: CueList,
    /// Say that a total was divided among so many.
    pub divides: CueList,
    /// Right before a total, say that it came of what was told.
    pub results: CueList,
    /// Name what is left of what comes in and goes out.
    pub balance_words: CueList,
    /// Name something of which shares are told that make up all: "thị phần".
    pub shares_of_all: CueList,
    /// Right before a time, say that it is the one between two that were named.
    pub spans: CueList,
    /// Call a change by a noun: "mức tăng".
    pub change_names: CueList,
    /// Before a name, say that what is told lies above it.
    pub ranks_above: CueList,
    /// Before a name, say that what is told lies below it.
    pub ranks_below: CueList,
    /// Before a name, say that it is the first of all.
    pub ranks_first: CueList,
    /// Nouns that stand for people of whatever sort.
    pub person_nouns: CueList,
    /// Say that about half is meant.
    pub halves: CueList,
    /// Before the word for a goal, say that it was done: "đã giao".
    pub was_done: CueList,
    /// Say that an average is per person.
    pub per_head: CueList,
    /// Say how many: "nhiều mía nhất".
    pub quantities: CueList,
    /// Between what lies apart and by how much: "khoảng cách giữa hai đội là".
    pub between: CueList,
    /// Say that what is listed is all of one thing: "toàn bộ vốn".
    pub all_of_one: CueList,
    /// Say that each gets a share of something of its own: "hỗ trợ 50 % nếu …".
    pub given_to_each: CueList,
    /// Behind a comma, open the list of all that were counted: "đó là".
    pub those_are: CueList,
    /// Stand before several of a sort: "các", "nhiều".
    pub determiners: CueList,
    /// Say that shares of a counted number of things are of all of them: "mọi học sinh được xếp vào bốn mức".
    pub of_everything: CueList,
    /// Behind who says so.
    pub says: CueList,
    /// Before a list that names some of all.
    pub such_as: CueList,
    /// The last parts of the names of offices, which are no items of a list: "Thương binh và Xã hội".
    pub ends_of_names: CueList,
    /// The names of each rank, from the first on.
    pub ranks: Vec<Vec<String>>,
    /// Before a rank without an adjective: "xếp thứ hai".
    pub before_ranks: CueList,
    /// Say that a rank is among others than those that are listed, or by something else.
    pub rank_of_other: CueList,
    /// Say that what follows is worked out from what was told.
    pub concludes: CueList,
    /// Names of two times that are told apart, the earlier one first: "hôm qua", "hôm nay".
    pub time_pairs: Vec<[String; 2]>,
    /// Words that begin like one that compares.
    pub compounds: CueList,
    /// Say that there are no others.
    pub only: CueList,
    /// The numbers from one on, in words.
    pub small_numbers: Vec<String>,
    /// The word for a month.
    pub months: CueList,
    /// Before a year of birth.
    pub born: CueList,
    /// Before so many of whom so many are something: "cứ 10 người thì có 3".
    pub every_so_many: CueList,
}

/// A time that is named by a word and a number behind it: "quý 2", "năm 2021".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberedTime {
    /// The word.
    pub word: String,
    /// The least number that names one.
    pub first: i64,
    /// The largest.
    pub last: i64,
    /// Whether it may be written in Roman letters.
    #[serde(default)]
    pub is_roman: bool,
}
