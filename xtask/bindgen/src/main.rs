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

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let mut out_dir = None;
    let mut out_name = None;
    let mut input = None;

    while let Some(arg) = args.next() {
        let (flag, inline) = match arg.split_once('=') {
            Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
            None => (arg.clone(), None),
        };
        let mut value =
            || inline.clone().or_else(|| args.next()).with_context(|| format!("{flag}: a value is expected after it"));
        match flag.as_str() {
            "--version" | "-V" => {
                println!("wasm-bindgen {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            "--out-dir" => out_dir = Some(PathBuf::from(value()?)),
            "--out-name" => out_name = Some(value()?),
            "--target" => match value()?.as_str() {
                "web" => {}
                other => bail!("--target {other}: only web is understood here"),
            },
            "--no-typescript" | "--remove-name-section" | "--remove-producers-section" => {}
            _ if flag.starts_with('-') => bail!("{flag}: not a flag that is understood here"),
            _ => input = Some(PathBuf::from(arg)),
        }
    }

    let input = input.context("the path of a .wasm file is expected")?;
    let out_dir = out_dir.context("--out-dir DIR is expected")?;
    let out_name = match (out_name, input.file_stem()) {
        (Some(name), _) => name,
        (None, Some(stem)) => stem.to_string_lossy().into_owned(),
        (None, None) => bail!("{}: a file was expected", input.display()),
    };
    bind(&input, &out_dir, &out_name).with_context(|| format!("binding {} into {}", input.display(), out_dir.display()))
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
    fs::write(&glue_path, glue::with_parts(&glue, &split)?)?;
    fs::write(&module_path, parts::carried(module, &split))?;
    Ok(())
}
