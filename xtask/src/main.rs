//! `cargo xtask`: one command for each thing that is done to this repository.
//!
//! It owns the order of the steps and saying what is being done while it is done. It refuses to know anything about
//! Vietnamese, figures or the page: those commands live in `crates/cli`, and this program calls them.

mod folder;
mod machine;
mod page;
mod paths;
mod screenshot;
mod serve;
mod setup;
mod site;
mod sizes;
mod step;
mod suite;
mod tidy;
mod trunk;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--open] [--port N]   set up what is missing, build corpus and site, serve them on this machine
  build                       the finished site in dist/
  test                        set up and run everything: format, lints, tests, guards, a real browser
  tidy                        the house rules that the compiler does not know
  sizes                       what a first visit downloads, against the budget
  screenshot                  the pictures of README.md, light and dark, wide and narrow
";

fn main() {
    if let Err(error) = run(std::env::args().skip(1).collect()) {
        eprintln!("error: {error:#}");
        std::process::exit(1);
    }
}

fn run(args: Vec<String>) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", rest @ ..] => serve_site(rest),
        ["build"] => site::build().map(drop),
        ["test"] => suite::run_all(),
        ["trunk-prepare"] => machine::prepare(),
        ["trunk-hook"] => trunk::hook(),
        ["tidy"] => tidy::run(),
        ["sizes"] => {
            let dist = site::build()?;
            sizes::check(&dist)
        }
        ["screenshot"] => screenshot::run_all(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is not understood\n\n{HELP}", words.join(" ")),
    }
}

fn serve_site(args: &[&str]) -> Result<()> {
    let mut port = serve::Port::Preferred(8080);
    let mut then_open = false;
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match *arg {
            "--open" => then_open = true,
            "--port" => {
                let text = rest.next().context("--port: a number is expected after it")?;
                let number =
                    text.parse().with_context(|| format!("--port {text}: a number from 1 to 65535 is expected"))?;
                port = serve::Port::Exactly(number);
            }
            other => bail!("serve {other}: only --open and --port N are understood"),
        }
    }
    let dist = site::build()?;
    let server = serve::Server::bind(&dist, "/", port)?;
    println!("\n  Số Liệu is at {}   (Ctrl-C stops it)\n", server.address());
    if then_open {
        serve::open_in_browser(&server.address());
    }
    server.run()
}
