//! `wasm-bindgen` as a command over `wasm-bindgen-cli-support`.
//!
//! It owns one thing: turning the compiled module into `app.js` and `app_bg.wasm` the same way for `cargo xtask build`
//! and for Trunk (which calls it by name, with the flags of the real tool). Names are always stripped: that is a third of
//! the download, and Trunk has no switch for it. What is loaded later is cut off the module before ([`parts`]) and
//! travels inside it until the site is finished. It is its own package so that `xtask` starts without compiling it.
//!
//! It understands only the flags that those two callers use, and refuses the rest by name.

mod glue;
mod names;
mod parts;
mod streams;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use wasm_bindgen_cli_support::Bindgen;

/// Binds the compiled page to JavaScript
#[derive(Parser)]
#[command(name = "wasm-bindgen", version)]
struct Args {
    /// The compiled module
    input: PathBuf,
    /// Where the bound module and its glue go
    #[arg(long, value_name = "DIR")]
    out_dir: PathBuf,
    /// How their names begin
    #[arg(long, value_name = "NAME")]
    out_name: String,
    /// What the glue is for
    #[arg(long = "target", value_parser = ["web"], default_value = "web")]
    _target: String,
    /// No types of TypeScript, as always
    #[arg(long = "no-typescript")]
    _no_typescript: bool,
    /// A module of tests of `wasm-bindgen-test`: whole, with all its names
    #[arg(long)]
    tests: bool,
}

fn main() -> Result<()> {
    let Args { input, out_dir, out_name, tests, .. } = Args::parse();
    let bind = if tests { bind_tests } else { bind };
    bind(&input, &out_dir, &out_name).with_context(|| format!("binding {} into {}", input.display(), out_dir.display()))
}

/// `NAME.js` and `NAME_bg.wasm` of a module of tests, into `out_dir`.
fn bind_tests(input: &Path, out_dir: &Path, name: &str) -> Result<()> {
    Bindgen::new().web(true)?.typescript(false).debug(true).out_name(name).input_path(input).generate(out_dir)
}

/// `NAME.js` and `NAME_bg.wasm` of a compiled module, into `out_dir`.
fn bind(input: &Path, out_dir: &Path, name: &str) -> Result<()> {
    let split = parts::split(&streams::left_out(&fs::read(input)?)?, &out_dir.join("split"))?;
    Bindgen::new()
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The parts find what they share with the module among these.
        .keep_lld_exports(true)
        .out_name(name)
        .input_path(&split.main)
        .generate(out_dir)?;
    let (glue_path, module_path) = (out_dir.join(format!("{name}.js")), out_dir.join(format!("{name}_bg.wasm")));
    let (module, glue) = names::shortened(&fs::read(&module_path)?, &fs::read_to_string(&glue_path)?)?;
    fs::write(&glue_path, glue::with_parts(&glue, glue::ROUTES, &split)?)?;
    fs::write(&module_path, parts::carried(module, &split))?;
    Ok(())
}
