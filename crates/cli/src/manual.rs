//! `solieu manual`: the pages for `man`.

use std::path::PathBuf;

use anyhow::Result;
use clap::CommandFactory;
use clap_mangen::Man;

use crate::staged::Staged;
use crate::{Cli, output};

/// Write the pages for man: one of all, one of each command
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Folder for the pages
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let mut cli = Cli::command();
    cli.build();
    let mut staged = Staged::default();
    let commands: Vec<clap::Command> = cli.get_subcommands().filter(|it| it.get_name() != "help").cloned().collect();
    let mut pages = vec![("solieu.1".to_owned(), cli)];
    for command in commands {
        pages.push((format!("solieu-{}.1", command.get_name()), command));
    }
    let n_pages = pages.len();
    for (file, command) in pages {
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        staged.write(&args.out.join(file), &page)?;
    }
    staged.finish()?;
    output::line(&format!("{}: {}", args.out.display(), output::counted(n_pages, "page")))
}
