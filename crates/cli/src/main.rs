//! `solieu`: what the site does, on the command line. The only code that opens files.
//!
//! Each command is a file of the same name; it reads arguments and files, calls the crates, and prints. Results go to
//! standard output, everything else to standard error. Exit codes: 0 done, 1 failed, 2 wrong arguments.

mod build;
mod chart;
mod check;
mod choice;
mod eval;
mod explain;
mod extract;
mod folder;
mod knowledge;
mod output;
mod query;
mod search;
mod site;
mod source;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Opens a corpus of Vietnamese news as data
#[derive(Parser, Debug)]
#[command(name = "solieu", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Build(build::Args),
    Chart(chart::Args),
    Check(check::Args),
    Eval(eval::Args),
    Explain(explain::Args),
    Extract(extract::Args),
    Query(query::Args),
    Search(search::Args),
    Site(site::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Command::Build(args) => build::run(args),
        Command::Chart(args) => chart::run(args),
        Command::Check(args) => check::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Query(args) => query::run(args),
        Command::Search(args) => search::run(args),
        Command::Site(args) => site::run(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn no_two_arguments_clash() {
        super::Cli::command().debug_assert();
    }
}
