//! From figures to facts: what each mention measures, when, where, against what, and who says so.
//!
//! Owns the general rules of the language by which a figure finds its noun, its period and its place; knows no
//! indicator: those are the [`codebook`](crate::codebook)'s. Refuses to guess: a figure that no indicator claims, or
//! that two claim equally, is kept without one.
//!
//! ```text
//! sentence → windows (what stands round each figure) → claim (indicator) → measure, status → period, place → fact
//! ```
//!
//! | Question | File |
//! |---|---|
//! | in which order a document is gone through | `document` |
//! | what stands in a sentence: concepts, cues, figures; which words are a figure's own | `sentence`, `sentence/marks`, `sentence/windows` |
//! | what of a sentence stands at, before or behind a place | `sentence/lookup` |
//! | which figure is a change, a share, a part of which | `sentence/relations` |
//! | which indicator a figure is of: the rules in their order | `indicator`, and one file for each family: `named`, `rows`, `continued`, `running` |
//! | which sets of concepts an indicator asks for | `indicator/claims` |
//! | which earlier figure or list says what a figure is of; the unit of a bare amount | `indicator/antecedent`, `indicator/units` |
//! | what the ranker decides otherwise | `indicator/ranked` |
//! | what a heading, the first line of a list or a question passes down to the paragraphs below it | `outline`, taken over in `document` (`enter_block`) |
//! | what the sentence before, the paragraphs above, the headline or the whole document is about | `indicator/passage` |
//! | level, share, change, excess | `measure` |
//! | result, target, plan, forecast | `status` |
//! | which period holds; the day of publication | `period`, `period/roles`, `period/carried`, `period/today`, `period/brackets` |
//! | the day on which figures were told; the time of a level that something rose from | `period/announced`, `period/change` |
//! | how long a period holds for later sentences | `period` (`long_over`, `still_running`), `period/carried`; lists and headings `outline` |
//! | what a change is compared with | `comparison`, `comparison/carried` |
//! | which place holds: for the document, a heading, a figure | `place/document`, `place`, `place/figure` |
//! | how a place stands in its sentence; what sort of place a name is | `place/grammar`, `place/kind` |
//! | an enterprise, a sector, a group of people instead of all | `subgroup` |
//! | who says so | `attribution`, `attribution/speech` |
//! | the fact that is made of all this | `observation` |
//! | the label of a figure without an indicator | `label`, one file for each kind of phrase in `label/` (what is counted: `label/counted`) |

mod attribution;
pub mod comparison;
pub mod document;
#[cfg(feature = "toml")]
pub mod file;
mod headline;
pub mod indicator;
mod label;
pub mod list;
pub mod measure;
mod observation;
mod outline;
pub mod period;
pub mod place;
pub mod sentence;
pub mod status;
mod subgroup;

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::Knowledge;
use crate::codebook::Codebook;
use crate::entity::publisher::Publishers;
use crate::entity::{Names, Place, SubgroupKind};
use crate::lexicon::WordClass;
use crate::ranker::{self, Ranker};
use crate::reading::{Entity, EntityKind, MentionKind, Reading, Unit};
use crate::rules::Rule;
use crate::text::{Families, Page, Phrases, Vocabulary, fold};

pub use indicator::claims::Claims;
pub use indicator::ranked::Example;

/// `cues.toml`: words that say what a figure does in its clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cues {
    /// The words with their roles.
    pub cues: Vec<Cue>,
}

/// Words of one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// What they do.
    pub role: CueRole,
    /// The ways they are written.
    pub forms: Vec<String>,
}

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueRole {
    /// `tăng`: what follows is an increase.
    Rise,
    /// `giảm`: what follows is a decrease.
    Fall,
    /// `lên`, `xuống còn`: what follows is the level reached, whatever the verb before.
    LevelFollows,
    /// `vượt`, `cao hơn`: what follows is by how much.
    Exceed,
    /// `thấp hơn`, `còn thiếu`.
    Short,
    /// `đạt`, `là`: light words between a noun and its figure.
    Reach,
    /// `mục tiêu`: the figure after it is a target.
    Goal,
    /// `chỉ tiêu`: the figure right after it is a target; a percentage before it is a share of it.
    Quota,
    /// `kế hoạch`, `dự toán`: as a quota, but the figure is planned.
    Plan,
    /// `phấn đấu`: figures to the end of the sentence are targets.
    Strive,
    /// `dự kiến`: figures to the end of the sentence are forecasts.
    Expect,
    /// `kết quả`: figures after it are results again.
    Done,
    /// `sẽ`: the figure after it, in the same clause, is what somebody means to do.
    Will,
    /// `được giao`: the figure right before it is a target.
    Given,
    /// `lần lượt`: the figures after it pair with as many names before it.
    Respectively,
    /// `và`: joins two things.
    And,
    /// `trong đó`: parts of what was said before.
    OfWhich,
    /// `đều`: the figure holds for each name before it.
    Each,
    /// `con số này`: the figure is of what was counted before.
    Same,
    /// `cứ` of "cứ 100 đơn vị thì có 23 …": the figures after it are a proportion, and count nothing.
    Every,
    /// `phát hiện`, `từ chối`: words with a cue inside them.
    Plain,
    /// `bình quân`: the figure is an average.
    Average,
    /// `hơn`: more than what follows.
    Over,
    /// `so với`: a comparison.
    Against,
    /// `ở Trung ương`: the central level.
    Central,
    /// `tại địa phương`: the provinces together.
    Local,
    /// `hiện`: as of publication.
    Now,
    /// `thời gian qua`: no time in particular.
    Vague,
    /// `tại`: a place follows.
    At,
    /// `theo`: who says so follows.
    According,
    /// `cho biết`: who says so stands before.
    Says,
    /// `toàn tỉnh`: the province that the document is of.
    Province,
    /// `toàn huyện`: a part of a province.
    District,
    /// `toàn khu vực`: several provinces together.
    Region,
    /// `toàn ngành`: of the province that the document is about, or else of the country.
    Sector,
    /// `tương đương`: the figure before it, in other units.
    Equals,
    /// `với`: the figure after it goes with what stands before; a light word too.
    With,
    /// `đứng đầu`: among whom follows.
    Rank,
    /// `thêm`: an increase, if it is held against an earlier time: "thêm 74.500 người so với đầu năm".
    More,
    /// `mức` of "cao hơn mức 80%": the level itself follows.
    LevelNoun,
    /// `thành lập`, `tổng điều tra`: the date right behind it is of the thing, not of the figures.
    Dates,
    /// `chiếm`: as `đạt`, and what follows is a share of what was counted.
    MakesUp,
    /// `con số tương ứng`: the figures after it pair in order with those stated last.
    Counterpart,
    /// `không kể`: what follows is left out of what was counted.
    Except,
    /// `địa phương`, `địa bàn`: the parts of a province; their bare names may follow.
    Parts,
    /// `nhà nước`, `ngân sách trung ương`: the state pays, by its law.
    StatePays,
    /// `ngân sách tỉnh`: the province that is spoken of pays.
    PlacePays,
    /// `hỗ trợ`: who stands before it pays.
    Pays,
    /// `được hưởng`: the percentage right after it is what the law gives.
    Entitled,
    /// `ở một tỉnh`: one province, which is not told.
    SomeProvince,
    /// `cụ thể` at the beginning of a sentence: it goes on with the whole that the sentence before counts.
    Detail,
    /// `là`: as `đạt`, but behind a target it says what that is.
    Is,
    /// `đề xuất`, `nếu`: rates and shares to the end of the sentence are not in force, or not so.
    Propose,
    /// `yêu cầu`, `phải`: an amount still to be added, "vận động thêm 154 người", is a target.
    Demand,
    /// `báo cáo`, `công bố`: as `cho biết`, if right behind who does; else a thing, "hội nghị báo cáo kết quả".
    Reports,
    /// `vì`, `song`: a clause of its own begins, which says nothing of what the figure before it counts.
    Aside,
    /// `đã`: what stands in its clause has happened, whatever an earlier clause strives for.
    Perfect,
    /// `cho thấy`: what a report says follows.
    Shows,
}

impl CueRole {
    /// True for the light verbs between a noun and its figure: `đạt`, `là`, `chiếm`.
    pub(crate) fn reaches(self) -> bool {
        matches!(self, CueRole::Reach | CueRole::Is | CueRole::MakesUp)
    }

    /// The role in a set of roles: there are far fewer than 128.
    fn bit(self) -> u128 {
        1 << self as u32
    }
}

/// The reader of facts: codebook and cues compiled for speed.
#[derive(Debug)]
pub struct Reader {
    concepts: Phrases<sentence::Marked>,
    cues: Phrases<CueRole>,
    claims: Claims,
    names: Names,
    /// The honorifics and titles before the name of a person, folded.
    titles: FxHashSet<String>,
    /// The name of each of [`Names::places`], folded.
    place_names: Vec<String>,
    /// What the words of noun phrases do in them.
    words: Phrases<WordClass>,
    /// Where each place stands in [`Names::places`], by its name.
    places: FxHashMap<String, usize>,
    /// The words for a sort of place: `tỉnh`, `thành phố`.
    sorts: Phrases<()>,
    /// The words before the name of a part of a province, folded: `huyện`.
    district_words: Vec<String>,
    /// The ids of the units of money.
    currencies: Vec<String>,
    /// Whose province a publisher is of.
    publishers: Publishers,
    /// What a figure may be of that is less than all of its place.
    subgroups: Phrases<SubgroupKind>,
    /// What puts indicators in order.
    ranker: ranker::CompiledRanker,
    /// The rule that is left out, see [`Engine::leave_out`](crate::Engine::leave_out).
    pub(crate) left_out: Option<Rule>,
}

/// See [`Engine::is_in_table`](crate::Engine::is_in_table).
pub(crate) fn is_in_table(rule: Rule) -> bool {
    indicator::has_step(rule) || period::has_step(rule) || place::has_step(rule)
}

impl Reader {
    /// Compiles the codebook and the cues; new words go into `vocabulary`.
    #[must_use]
    pub fn new(knowledge: &Knowledge, vocabulary: &mut Vocabulary) -> Reader {
        let mut cues = Phrases::new(Families::CUE);
        for cue in &knowledge.cues.cues {
            for form in &cue.forms {
                cues.insert(vocabulary, form, cue.role);
            }
        }
        let mut sorts = Phrases::new(Families::OFFICE);
        for word in &knowledge.names.unit_words {
            sorts.insert(vocabulary, word, ());
        }
        let mut words = Phrases::new(Families::LABEL);
        for entry in knowledge.lexicon.words.iter().chain(&knowledge.lexicon.labels) {
            for form in &entry.forms {
                words.insert(vocabulary, form, entry.role);
            }
        }
        let mut subgroups = Phrases::new(Families::SUBGROUP);
        for entry in &knowledge.names.subgroups {
            for form in &entry.forms {
                subgroups.insert(vocabulary, form, entry.kind);
            }
        }
        let places = knowledge.names.places.iter().enumerate();
        let money = knowledge.lexicon.units.iter().filter(|unit| unit.role.kind == MentionKind::Money);
        Reader {
            concepts: sentence::concepts(&knowledge.codebook, vocabulary),
            cues,
            claims: Claims::new(&knowledge.codebook, vocabulary),
            currencies: money.filter_map(|unit| unit.role.id.clone()).collect(),
            district_words: place::district_words(&knowledge.names),
            publishers: Publishers::new(&knowledge.names),
            subgroups,
            // Of two places of one name the first is meant: it comes last here.
            places: places.rev().map(|(at, place)| (place.name.clone(), at)).collect(),
            titles: knowledge
                .names
                .honorifics
                .iter()
                .chain(&knowledge.names.titles)
                .map(|it| fold::exact(it))
                .collect(),
            place_names: knowledge.names.places.iter().map(|place| fold::exact(&place.name)).collect(),
            names: knowledge.names.clone(),
            sorts,
            words,
            ranker: ranker::CompiledRanker::default(),
            left_out: None,
        }
    }

    /// Compiles the ranker; its words come last, see [`Finder::know`](crate::entity::find::Finder::know).
    pub fn rank(&mut self, ranker: &Ranker, vocabulary: &mut Vocabulary) {
        self.ranker = ranker::CompiledRanker::new(ranker, self.claims.codebook(), vocabulary);
    }

    /// Adds the facts of a document whose mentions, periods, references and entities are read. What the ranker was asked
    /// goes into `examples`, where somebody wants to know. `pause` is asked after each sentence.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn read<E>(
        &self,
        page: &Page<'_>,
        reading: &mut Reading,
        examples: Option<&RefCell<Vec<Example>>>,
        pause: &mut impl AsyncFnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let (observations, notes) = document::assemble(self, page, reading, examples, pause).await?;
        reading.observations = observations;
        reading.notes.extend(notes);
        label::name_figures(self, page, reading, pause).await
    }

    /// True for an amount of money, also for each of something.
    fn is_money(&self, unit: &Unit) -> bool {
        unit.id.as_ref().is_some_and(|id| self.currencies.contains(id))
    }

    /// The place of this name.
    fn place(&self, name: &str) -> Option<&Place> {
        self.names.places.get(*self.places.get(name)?)
    }

    /// True for an organisation that acts for the whole country.
    fn is_national(&self, canonical: &str) -> bool {
        let mut names = self.names.names.iter();
        names.any(|name| name.is_national && name.kind == EntityKind::Org && name.canonical == canonical)
    }

    /// True for "BHXH các tỉnh, thành phố": the offices of the provinces together.
    fn is_of_provinces(&self, entity: &Entity) -> bool {
        let mut names = self.names.names.iter();
        entity.kind == EntityKind::Org && names.any(|name| name.is_local && name.canonical == entity.canonical)
    }

    /// The codebook's claims.
    pub(crate) fn codebook(&self) -> &Codebook {
        self.claims.codebook()
    }
}
