//! `cargo xtask`: one command for each thing that is done to this repository.
//!
//! It owns the order of the steps and saying what is being done while it is done. It refuses to know anything about
//! Vietnamese, figures or the page: those commands live in `crates/cli`, and this program calls them.

mod dom_tests;
mod files;
mod folder;
mod machine;
mod page;
mod paths;
mod python;
mod screenshot;
mod serve;
mod setup;
mod site;
mod sizes;
mod step;
mod suite;
mod tidy;
mod trunk;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// What is done to this repository
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", arg_required_else_help = true, disable_help_subcommand = true)]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up what is missing, build corpus and site, serve them on this machine
    Serve {
        /// Open the site in a browser
        #[arg(long)]
        open: bool,
        /// Serve at this port (default: 8080, or any that is free)
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
        port: Option<u16>,
    },
    /// Leave the finished site in dist/
    Build,
    /// Set up and run everything: format, lints, tests, guards, a real browser
    Test,
    /// Check the conventions that the compiler does not know
    Tidy,
    /// Build the site and make the journeys of e2e/ in a real browser, or some of them
    Journeys {
        /// What Playwright takes: part of a file's name, -g "part of a journey's name"
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "PLAYWRIGHT")]
        which: Vec<String>,
    },
    /// Run the tests of crates/dom in a real browser
    DomTests,
    /// Say in how many articles of the repository each rule of reading fires, and in how many it changes a fact
    Rules,
    /// Say what a first visit downloads, against the budget
    Sizes,
    /// Make the pictures of README.md, light and dark, wide and narrow
    Screenshot,
    /// Called by Trunk before it reads index.html
    #[command(hide = true)]
    TrunkPrepare,
    /// Called by Trunk when it has put its files together
    #[command(hide = true)]
    TrunkHook,
}

fn main() -> ExitCode {
    match run(&Xtask::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    paths::check()?;
    match command {
        Command::Serve { open, port } => serve_site(*open, *port),
        Command::Build => site::build().map(drop),
        Command::Test => suite::run_all(),
        Command::Tidy => tidy::run(),
        Command::Journeys { which } => suite::journeys(&site::build()?, which),
        Command::DomTests => dom_tests::run_all(),
        Command::Rules => rules(),
        Command::Sizes => sizes::check(&site::build()?),
        Command::Screenshot => screenshot::run_all(),
        Command::TrunkPrepare => machine::prepare(),
        Command::TrunkHook => trunk::hook(),
    }
}

/// The articles that stand in the repository, and those beside it if they are there.
fn rules() -> Result<()> {
    const BESIDE: [&str; 3] = ["../shared/dev/press", "../shared/dev/articles", "../shared/dev/more"];
    let mut command = step::cargo();
    command.args(["run", "--quiet", "--locked", "--package", "cli", "--", "rules", "seeds", "--knowledge", "seeds"]);
    command.args(["--and", "testdata/regression"]);
    for folder in BESIDE.into_iter().filter(|folder| std::path::Path::new(folder).is_dir()) {
        command.args(["--and", folder]);
    }
    step::run(&mut command)
}

fn serve_site(then_open: bool, port: Option<u16>) -> Result<()> {
    let dist = site::build()?;
    let server = serve::Server::bind(&dist, "/", port.map_or(serve::Port::Preferred(8080), serve::Port::Exactly))?;
    println!("\n  Số Liệu is at {}   (Ctrl-C stops it)\n", server.address());
    if then_open {
        serve::open_in_browser(&server.address());
    }
    server.run()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn no_two_arguments_clash() {
        super::Xtask::command().debug_assert();
    }
}
