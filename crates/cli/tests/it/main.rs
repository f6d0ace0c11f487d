//! The command as its users meet it: files in, the binary run, files, output and exit code out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod archives;
mod chart;
mod check;
mod command;
mod faults;
mod fuzz;
mod inputs;
mod quality;
mod runs;
mod seeds;
mod site;
