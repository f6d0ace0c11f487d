//! What comes with articles in archives and holds for all of them: a codebook with its lexicon, corrections, additions. Which
//! files these are, the page asks the same functions.

use std::path::Path;

use documents::{Opened, SideFile};
use explore::ui_text::{Language, Word};
use publish::knowledge_files::{self, Found};

use crate::folder::{ADDITIONS, CORRECTIONS};
use crate::output;

/// Files in archives, each with its name behind that of its archive: `bo-bai.zip/codebook.toml`.
#[derive(Debug, Default)]
pub(crate) struct InArchives {
    /// The knowledge files of the first archive that has a codebook.
    knowledge: Vec<SideFile>,
    /// The names of the other knowledge files: articles are read by one codebook.
    unused: Vec<String>,
    /// Corrections and additions.
    said: Vec<SideFile>,
}

impl InArchives {
    /// Those of files that were opened, in their order; `is_inside` says of a side file whether it was in an archive.
    pub(crate) fn of(opened: &[Opened], is_inside: impl Fn(&SideFile) -> bool) -> InArchives {
        let mut all = InArchives::default();
        for one in opened {
            let inside = || one.side_files.iter().filter(|file| is_inside(file));
            let Found { files, folder, left_out } =
                knowledge_files::find(inside().map(|file| (file.name.as_str(), file.text.as_str())));
            let files =
                files.into_iter().map(|file| SideFile { name: format!("{folder}{}", file.path), text: file.text });
            if all.knowledge.is_empty() {
                all.knowledge.extend(files);
            } else {
                all.unused.extend(files.map(|file| file.name));
            }
            all.unused.extend(left_out);
            let is_said = |file: &&SideFile| [CORRECTIONS, ADDITIONS].contains(&file_name(&file.name));
            all.said.extend(inside().filter(is_said).cloned());
        }
        all
    }

    /// True if a file is one of these.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.knowledge.iter().chain(&self.said).any(|file| file.name == name) || self.unused.iter().any(|it| it == name)
    }

    /// True if articles can be read by what is in an archive.
    pub(crate) fn has_codebook(&self) -> bool {
        !self.knowledge.is_empty()
    }

    /// True if articles can be read by what is in the archive `input`.
    pub(crate) fn has_codebook_of(&self, input: &Path) -> bool {
        let input = documents::clean_name(&input.to_string_lossy());
        self.knowledge.first().is_some_and(|file| Path::new(&file.name).starts_with(input))
    }

    /// The knowledge files to read by; the others are named.
    pub(crate) fn knowledge(&self) -> &[SideFile] {
        leave_out(self.unused.iter());
        &self.knowledge
    }

    /// Names all knowledge files: articles are read by others, or there are none.
    pub(crate) fn leave_out_knowledge(&self) {
        leave_out(self.knowledge.iter().map(|file| &file.name).chain(&self.unused));
    }

    /// Those called `name`: corrections or additions.
    pub(crate) fn said(&self, name: &str) -> impl Iterator<Item = &SideFile> {
        self.said.iter().filter(move |file| file_name(&file.name) == name)
    }

    /// Notes that corrections and additions are not applied, since these articles are not the ones that are checked.
    pub(crate) fn note_not_applied(&self) {
        for file in &self.said {
            output::note(&format!("{}: not applied, expected it with the articles that are checked", file.name));
        }
    }
}

fn leave_out<'a>(names: impl Iterator<Item = &'a String>) {
    for name in names {
        output::left_out(name, Word::OwnKnowledgeUnused.say(Language::En));
    }
}

fn file_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
