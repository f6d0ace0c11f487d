//! The program `solieu`: [`cli::run`].

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
