//! `solieu chart`: the chosen figures as a picture, its numbers, or its description.

use std::path::PathBuf;

use ::chart::draw::{Colours, Name, svg};
use ::chart::theme::Theme;
use ::chart::{Dress, Frame, describe, layout};
use anyhow::Result;
use clap::ValueEnum;
use explore::query::Tab;

use crate::choice::Choice;
use crate::output;

/// Draw the figures of a selection
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    choice: Choice,
    /// What sort of chart (default: the one that suits the figures)
    #[arg(long, value_enum)]
    shape: Option<Shape>,
    /// Where the SVG goes (default: standard output)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Width in pixels
    #[arg(long, default_value_t = 800)]
    width: u16,
    /// Light on dark
    #[arg(long)]
    dark: bool,
    /// Print the chart's numbers as CSV instead
    #[arg(long)]
    csv: bool,
    /// Print the description that screen readers get instead
    #[arg(long)]
    describe: bool,
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

pub(crate) fn run(args: &Args) -> Result<()> {
    let mut opened = args.choice.open()?;
    if let Some(shape) = args.shape {
        opened.query.tab = match shape {
            Shape::Line => Tab::Line,
            Shape::Bar => Tab::Bar,
            Shape::Targets => Tab::Targets,
        };
    }
    let figures = opened.figures()?;
    let spec = &figures.picture.spec;
    let description = describe(spec);
    if args.csv {
        return output::line(::chart::csv(spec).trim_end());
    }
    if args.describe {
        return output::line(description.trim_end());
    }
    let laid_out = layout(spec, Frame { width_px: f64::from(args.width), dress: Dress::Framed });
    let theme = if args.dark { Theme::Dark } else { Theme::Light };
    let picture = svg(&laid_out, Name { title: &spec.title, description: &description }, Colours::Fixed(theme));
    match &args.out {
        Some(out) => output::write_file(out, picture.as_bytes()),
        None => output::line(&picture),
    }
}
