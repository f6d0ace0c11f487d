//! `solieu chart`: the chosen figures as a picture, its numbers, or its description.

mod sheet;

use std::path::PathBuf;

use ::chart::draw::{Colours, Name, svg};
use ::chart::theme::Theme;
use ::chart::{Chrome, Frame, describe, layout};
use anyhow::{Context as _, Result};
use clap::{ArgMatches, Command, ValueEnum};
use explore::query::Tab;

use crate::output;
use crate::selection_args::Choice;

/// Draw the figures of a selection
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: UnlessAll,
    /// What sort of chart (default: the one that suits the figures)
    #[arg(long, value_enum)]
    shape: Option<Shape>,
    /// Where the result goes (default: standard output)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Width in pixels
    #[arg(long, value_name = "PX", default_value_t = 800)]
    width: u16,
    /// Light on dark
    #[arg(long)]
    dark: bool,
    /// The chart's numbers as CSV instead
    #[arg(long)]
    csv: bool,
    /// The description that screen readers get instead
    #[arg(long, conflicts_with = "csv")]
    describe: bool,
    /// A specification of Vega-Lite with the numbers inside instead, for notebooks and other tools
    #[arg(long, conflicts_with_all = ["csv", "describe"])]
    vega_lite: bool,
    /// Write one HTML page with every kind of chart in every awkward state, from invented numbers
    #[arg(long, conflicts_with_all = ["folder", "csv", "describe", "vega_lite", "shape"])]
    all: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// Over time
    Line,
    /// Side by side
    Bar,
    /// Targets and results
    Targets,
}

/// The choice of figures, which `--all` does without.
#[derive(Debug)]
struct UnlessAll(Option<Choice>);

impl clap::FromArgMatches for UnlessAll {
    fn from_arg_matches(matches: &ArgMatches) -> Result<UnlessAll, clap::Error> {
        if matches.contains_id(FOLDER) { Choice::from_arg_matches(matches).map(Some) } else { Ok(None) }.map(UnlessAll)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        UnlessAll::from_arg_matches(matches).map(|chosen| *self = chosen)
    }
}

impl clap::Args for UnlessAll {
    fn augment_args(command: Command) -> Command {
        // A changed argument goes to the end of the line, so places are given.
        Choice::augment_args(command)
            .mut_arg(FOLDER, |arg| arg.index(1).required(false).required_unless_present("all"))
            .mut_arg("query", |arg| arg.index(2))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Choice::augment_args_for_update(command)
    }
}

/// The name of the argument without which there is no choice.
const FOLDER: &str = "folder";

pub(crate) fn run(args: &Args) -> Result<()> {
    let theme = if args.dark { Theme::Dark } else { Theme::Light };
    if args.all {
        return write(args, &sheet::page(theme));
    }
    let choice = args.choice.0.as_ref().context("no folder of articles was given")?;
    let mut opened = choice.open()?;
    if let Some(shape) = args.shape {
        opened.query.tab = match shape {
            Shape::Line => Tab::Line,
            Shape::Bar => Tab::Bar,
            Shape::Targets => Tab::Targets,
        };
    }
    let picture = opened.picture();
    let spec = &picture.spec;
    let description = describe(spec);
    if args.csv {
        return write(args, &::chart::csv(spec));
    }
    if args.vega_lite {
        return write(args, &(::chart::vega_lite(spec) + "\n"));
    }
    if args.describe {
        return write(args, &description);
    }
    let laid_out = layout(spec, Frame { width_px: f64::from(args.width), chrome: Chrome::Full });
    let drawn = svg(&laid_out, Name { title: &spec.title, description: &description }, Colours::Fixed(theme));
    write(args, &drawn)
}

fn write(args: &Args, text: &str) -> Result<()> {
    match &args.out {
        Some(out) => output::write_file(out, text.as_bytes()),
        None => output::line(text.trim_end()),
    }
}
