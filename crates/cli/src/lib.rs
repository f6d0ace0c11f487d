//! `solieu`: what the site does, on the command line. The only code that opens files.
//!
//! [`run`] is the whole command; [`library`] is the part of it that other programs call, such as the Python package. Each command is a file of the same name; it reads arguments and files, calls the crates, and prints. Results go to
//! standard output, everything else to standard error. Exit codes: [`EXIT_CODES`].
//!
//! | Question | File |
//! |---|---|
//! | a command and its options | the file of its name: `build`, `site`, `extract`, `query`, `chart`, `search`, `check`, `explain`, `eval`, `codebook`, `train` (folds and report; weights and margins `train/fit`; tagged texts `train/tagged`) |
//! | the folder that every command takes; how its files are found | `source_args`; `folder` |
//! | which codebook and lexicon it is read with; those in an archive | `knowledge`; `in_archives` |
//! | which figures `query` and `chart` choose | `selection_args` |
//! | Parquet; the table that it and Python get | `parquet_file`; `fact_table` |
//! | JSON of a reading; of checks; SARIF | `extract/schema`; `check/schema`; `check/annotations` |
//! | scores against gold; spellings that count as one | `eval/score`; `eval/same_spelling` |
//! | files of a site, robots.txt, order of writing | `site` |
//! | sitemap and static pages; their head; JSON-LD in them | `site/static_pages`; its `frame`; its `structured` |
//! | hashes in names; the list of the service worker; the site in one file | `site/names`; `site/worker`; `site/offline` |
//! | the page inside a released command | `site/built_in_page` |
//! | title and licence of a corpus (`corpus.toml`) | `about` |
//! | reading over all cores | `corpus` |
//! | writing files whole or not at all | `staged` |

mod about;
mod build;
mod chart;
mod check;
mod codebook;
mod completions;
mod corpus;
mod eval;
mod explain;
mod extract;
mod fact_table;
mod folder;
mod in_archives;
mod knowledge;
pub mod library;
mod manual;
mod output;
mod parquet_file;
mod progress;
mod query;
mod rules;
mod scores;
mod search;
mod selection_args;
mod site;
mod source_args;
mod staged;
mod train;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Opens a corpus of Vietnamese news as data
#[derive(Parser, Debug)]
#[command(name = "solieu", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// No notes and no progress; what failed or was left out is still said
    #[arg(long, short, global = true)]
    quiet: bool,
    /// So many threads at most (default: one for each core); the result is the same
    #[arg(long, value_name = "N", global = true)]
    threads: Option<NonZeroUsize>,
}

/// What the exit codes mean.
const EXIT_CODES: &str = "Exit codes:
  0  done
  1  failed, or a check asked for by --strict did not hold
  2  wrong arguments
  3  done, but something could not be opened; it is named on standard error";

/// The code for a result that is not of all files.
const LEFT_OUT: u8 = 3;

#[derive(Subcommand, Debug)]
enum Command {
    Build(build::Args),
    Chart(chart::Args),
    Check(check::Args),
    Codebook(codebook::Args),
    Completions(completions::Args),
    Eval(eval::Args),
    Explain(explain::Args),
    Extract(extract::Args),
    Manual(manual::Args),
    Query(query::Args),
    Rules(rules::Args),
    Search(search::Args),
    Site(site::Args),
    Train(train::Args),
}

/// The command, with the arguments of this process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if cli.quiet {
        output::be_quiet();
    }
    if let Some(threads) = cli.threads {
        // Fails only if there are threads already.
        _ = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
    }
    let done = match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Chart(args) => chart::run(args),
        Command::Check(args) => check::run(args),
        Command::Codebook(args) => codebook::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Manual(args) => manual::run(args),
        Command::Query(args) => query::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Search(args) => search::run(args),
        Command::Site(args) => site::run(args),
        Command::Train(args) => train::run(args),
    };
    match done {
        Ok(()) if output::n_left_out() > 0 => ExitCode::from(LEFT_OUT),
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::error(&error);
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use expect_test::expect_file;

    #[test]
    fn no_two_arguments_clash() {
        super::Cli::command().debug_assert();
    }

    /// `docs/commands.md` is what the commands say of themselves; `UPDATE_EXPECT=1 cargo test -p cli` writes it.
    #[test]
    fn the_documentation_is_what_the_commands_say() {
        let mut cli = super::Cli::command().term_width(100);
        cli.build();
        let mut text =
            String::from("# The command `solieu`\n\nWhat `solieu --help` says; a test keeps this file equal to it.\n");
        let about = |command: &mut clap::Command| command.render_long_help().to_string();
        text.push_str(&format!("\n```text\n{}\n```\n", about(&mut cli).trim_end()));
        for command in cli.get_subcommands_mut().filter(|command| command.get_name() != "help") {
            let name = command.get_name().to_owned();
            text.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", about(command).trim_end()));
        }
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        expect_file!["../../../docs/commands.md"].assert_eq(&(lines.join("\n") + "\n"));
    }
}
