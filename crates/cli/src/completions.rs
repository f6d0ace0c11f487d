//! `solieu completions`: what a shell needs to complete the commands and their options.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::{Cli, output};

/// Print what a shell needs to complete commands: `solieu completions bash > ~/.local/share/bash-completion/completions/solieu`
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "solieu", &mut script);
    output::line(String::from_utf8(script)?.trim_end())
}
