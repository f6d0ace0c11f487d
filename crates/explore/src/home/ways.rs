//! Ways in: what each sort of reader comes to do, and where that begins. Only what the corpus has is offered.

use crate::Explorer;
use crate::query::{Query, Route, Tab};
use crate::ui_text::Word;
use crate::view::Link;

/// Where one sort of reader begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// Who: "Nhà báo, người kiểm chứng".
    pub reader: &'static str,
    /// What they come to do.
    pub task: &'static str,
    /// Where that begins, best first.
    pub links: Vec<Link>,
}

impl Explorer {
    pub(super) fn ways_in(&self, query: &Query, has_targets: bool, has_programme: bool) -> Vec<WayIn> {
        let language = query.language;
        let link = |word: Word, page: Query| Link { text: word.say(language).to_owned(), href: page.to_hash() };
        let figures = query.to(Route::Figures);
        let officer = [
            has_targets.then(|| link(Word::TargetsAndResults, figures.shown_as(Tab::Targets))),
            has_programme.then(|| link(Word::Ledger, query.to(Route::Communication))),
            self.brief_link(query),
        ];
        let journalist = [
            Some(link(Word::DoTheyAgree, query.to(Route::Checks))),
            Some(link(Word::LookUpNumber, query.to(Route::Search))),
        ];
        let researcher = [
            Some(link(Word::OpenFigures, figures.clone())),
            Some(link(Word::FiguresOverTime, figures.shown_as(Tab::Line))),
            Some(link(Word::HowFiguresAreRead, query.to(Route::Method))),
        ];
        let ways = [
            (Word::ForOfficer, Word::ForOfficerTask, officer.to_vec()),
            (Word::ForJournalist, Word::ForJournalistTask, journalist.to_vec()),
            (Word::ForResearcher, Word::ForResearcherTask, researcher.to_vec()),
        ];
        let way = |(reader, task, links): (Word, Word, Vec<Option<Link>>)| WayIn {
            reader: reader.say(language),
            task: task.say(language),
            links: links.into_iter().flatten().collect(),
        };
        ways.into_iter().map(way).filter(|way| !way.links.is_empty()).collect()
    }
}
