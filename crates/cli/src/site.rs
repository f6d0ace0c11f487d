//! `solieu site`: a site without a compiler, from the raw parts of one and a folder of articles. A command that was built
//! with the feature `page` carries the parts ([`carried`]).
//!
//! # What a raw site is
//!
//! A folder that holds at least `index.html`, the glue `app.js`, the module `app_bg.wasm`, `boot.js` and `sw.js`;
//! style sheets, pictures and `manifest.webmanifest` as wanted. Names are plain, and files refer to each other by
//! relative names in quotes (`"./app.js"`, `'app_bg.wasm'`) or in `url(…)`, without circles. A finished site is a raw
//! site too: its hashed names are made plain first, so a site is re-packed with another corpus by
//! `solieu site FOLDER --from SITE --out SITE`.
//!
//! `index.html` loads `boot.js` by `<script src="./boot.js">` and has no inline script and no inline style. The site
//! is finished by these steps, each a module:
//!
//! 1. The parts that `app_bg.wasm` carries, code that the page loads when it first needs it, become files beside it. The
//!    corpus becomes its section `solieu.corpus`, in place of any that it had; of a large one only the head does, and the
//!    rest becomes the files of `corpus/` ([`blocks`]). And what texts are read by becomes the
//!    section `solieu.knowledge` of the part `own.wasm`, the files that it was made of `solieu.sources` of `codebook.wasm`.
//! 2. [`style`]: the style sheets become one.
//! 3. [`names`]: each `.js`, `.css`, `.wasm`, `.svg`, `.png`, `.ico` and `.woff2` file but `sw.js` becomes
//!    `NAME.HASH.EXT`, hashed after the references in it were rewritten; files in subfolders keep their names.
//! 4. [`page`]: `index.html` gets the links that `boot.js` reads, if it lacks them (`modulepreload` to the glue,
//!    `preload` to the module), a `<meta name="solieu-version">`, its policy, and loses `integrity` attributes.
//! 5. [`worker`]: in `sw.js` the lines that begin `const VERSION = `, `const FILES = ` and `const BLOCKS = ` are rewritten: a
//!    hash over all files, and their relative addresses, `"./"` for the page; those of a corpus in files apart.
//! 6. [`offline`]: `offline.html`, all of it in one file that opens from `file://`.
//! 7. [`static_pages`]: the corpus as plain HTML in `doc/`, linked from what `index.html` shows without JavaScript
//!    (`<nav id="static-pages">`); `404.html`, `robots.txt`, `.nojekyll`; and `sitemap.xml`, which must name whole
//!    addresses, where `--address` says where the site will stand.

mod blocks;
mod built_in_page;
mod comments;
mod names;
mod offline;
mod page;
mod static_pages;
mod style;
mod worker;

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result, anyhow, bail};
use explore::Explorer;
use store::Corpus;
use walkdir::WalkDir;

use self::names::Files;
use crate::corpus::bundle;
use crate::scores::Measured;
use crate::source_args::Source;
use crate::staged::{FolderLock, Staged};
use crate::{folder, output};

pub(crate) use self::offline::gzip;

/// The policy of every page but the one-file one: nothing from elsewhere, nothing inline, and no text becomes markup or the
/// address of a script but that of the service worker (`page/boot.js`).
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types solieu";

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
const ONE_FILE: &str = "offline.html";
const GLUE: &str = "app.js";
/// Starts the site.
const BOOT: &str = "boot.js";
const MODULE: &str = "app_bg.wasm";
/// The picture that is shown beside links to the site; it keeps its name, since others link to it.
const PREVIEW: &str = "preview.png";
const ICON: &str = "favicon.svg";
const NO_JEKYLL: &str = ".nojekyll";
const NOT_FOUND: &str = "404.html";
const ROBOTS: &str = "robots.txt";
const SITEMAP: &str = "sitemap.xml";
/// What the page itself never loads.
const HOST_FILES: [&str; 4] = [PREVIEW, NOT_FOUND, ROBOTS, SITEMAP];
/// The part with which texts are opened and read in the page: it carries what they are read by.
const READER: &str = "own.wasm";
/// The part that reads a codebook which comes with texts: it carries what completes one.
const CODEBOOK_READER: &str = "codebook.wasm";

/// Make a site of a folder and the parts of a site, without a compiler
#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    measured: Measured,
    /// A raw or finished site (default: the one that a released `solieu` carries)
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Where the finished site goes; may be the same folder
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the site will stand, https://…/: for the sitemap, and for whole addresses in links to it
    #[arg(long, value_name = "URL")]
    address: Option<Address>,
    /// Keep all of a large corpus in the module (default: from 1 MB of text, articles are fetched when they are looked at)
    #[arg(long)]
    one_file: bool,
}

/// The address of the folder that a site is served from; ends in `/`.
#[derive(Clone, Debug)]
struct Address(String);

impl Address {
    /// The address of a file of the site.
    fn of(&self, name: &str) -> String {
        format!("{}{name}", self.0)
    }
}

impl FromStr for Address {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Address> {
        let is_web =
            ["https://", "http://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|it| !it.is_empty()));
        if !is_web || text.contains(['?', '#', '"', '<', ' ']) {
            bail!("expected an address like https://example.org/so-lieu/, without ? and #");
        }
        Ok(Address(format!("{}/", text.trim_end_matches('/'))))
    }
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let (raw, from) = match &args.from {
        Some(from) => (read_files(from)?, from.display().to_string()),
        None => (built_in_page::files()?, "what this command carries".to_owned()),
    };
    let scores = args.measured.read()?;
    let (corpus, loaded) = args.source.whole_corpus()?;
    let corpus = Corpus { scores, ..corpus };
    let in_files = if args.one_file { None } else { blocks::of(&corpus) };
    let (head, blocks) = in_files.map_or((None, Files::new()), |(head, files)| (Some(head), files));
    let bundle = bundle(head.as_ref().unwrap_or(&corpus), None);
    let (knowledge, sources) = (store::write_knowledge(&loaded.knowledge), loaded.sources.packed());
    let address = args.address.as_ref();
    let explorer = Explorer::new(corpus);
    let contents = Contents { bundle, knowledge, sources, blocks, links: static_pages::links(&explorer) };
    let mut files = finished(raw, &contents, address).with_context(|| format!("{from} is no site"))?;
    files.extend(static_pages::pages(&explorer, address, names::find(&files, ICON)));
    for (name, text) in of_the_host(&files, address) {
        files.insert(name.to_owned(), text.into_bytes());
    }
    write_files(&args.out, &files)?;
    let kilobytes = |of: &dyn Fn(&str) -> bool| {
        let files = files.iter().filter(|(name, _)| of(name));
        let n_bytes = files.map(|(_, bytes)| gzip(bytes).map(|packed| packed.len())).sum::<Result<usize>>()?;
        anyhow::Ok(n_bytes.div_ceil(1000))
    };
    let n_pages = kilobytes(&|name| name != ONE_FILE && is_loaded(name))?;
    let n_blocks = files.keys().filter(|name| blocks::is_block(name)).count();
    let beside = match n_blocks {
        0 => String::new(),
        n => format!(", {n} files of articles beside them {} KB", kilobytes(&blocks::is_block)?),
    };
    output::line(&format!("{}: {} files, all pages are {n_pages} KB gzipped{beside}", args.out.display(), files.len()))
}

/// True for what the page itself may load, but for the files of its corpus: all but the static pages and what hosts and
/// search engines ask for.
fn is_loaded(name: &str) -> bool {
    let is_for_others = name.starts_with(static_pages::FOLDER) || HOST_FILES.contains(&name);
    !name.starts_with('.') && !blocks::is_block(name) && !is_for_others
}

/// Files for the host and for search engines.
fn of_the_host(files: &Files, address: Option<&Address>) -> Vec<(&'static str, String)> {
    let sitemap = address.map(|address| format!("Sitemap: {}\n", address.of(SITEMAP))).unwrap_or_default();
    let mut own = vec![
        // GitHub Pages else leaves out what begins with an underscore.
        (NO_JEKYLL, String::new()),
        (NOT_FOUND, static_pages::not_found(address)),
        (ROBOTS, format!("User-agent: *\nAllow: /\n{sitemap}")),
    ];
    own.extend(address.map(|address| (SITEMAP, static_pages::sitemap(address, files))));
    own
}

/// What a site is made for.
struct Contents {
    /// The corpus, as its page opens it.
    bundle: Vec<u8>,
    /// The files of a large corpus.
    blocks: Files,
    /// What the page reads other texts by.
    knowledge: Vec<u8>,
    /// The files that it was made of.
    sources: Vec<u8>,
    /// Links to the static pages, for where the page cannot run.
    links: String,
}

/// The finished site but for its static pages.
fn finished(raw: Files, contents: &Contents, address: Option<&Address>) -> Result<Files> {
    let mut files = names::plain(raw);
    files.remove(ONE_FILE);
    files.retain(|name, _| is_loaded(name) || name == PREVIEW);
    let module = files.get(MODULE).with_context(|| format!("expected {MODULE} in it"))?;
    let unpacked = store::section::unpacked(module).context(MODULE)?;
    files.insert(MODULE.to_owned(), store::section::put(&unpacked.module, &contents.bundle).context(MODULE)?);
    files.extend(unpacked.parts);
    for (name, section, bytes) in [
        (READER, store::section::KNOWLEDGE, &contents.knowledge),
        (CODEBOOK_READER, store::section::SOURCES, &contents.sources),
    ] {
        if let Some(part) = files.get_mut(name) {
            *part = store::section::put_named(part, section, bytes).context(name)?;
        }
    }
    let raw_page = text(&mut files, PAGE)?;
    page::check_nothing_inline(&raw_page)?;
    let raw_page = with_links(&style::joined(&raw_page, &mut files)?)?;
    let raw_page =
        page::with_address(&page::with_static_links(&raw_page, &contents.links), address, files.contains_key(PREVIEW))?;
    comments::leave_out(&mut files, &[style::STYLE, BOOT, GLUE, WORKER]);
    let worker = text(&mut files, WORKER)?;
    files.insert(PAGE.to_owned(), raw_page.into_bytes());

    let mut files = names::hashed(files)?;
    let page = text(&mut files, PAGE)?;
    let version = version(&files, &page);
    let page = page::with_in_head(&page, &format!("<meta name=\"solieu-version\" content=\"{version}\">"))?;
    let page = page::with_policy(&page, POLICY)?;
    let visited = files.keys().filter(|name| is_loaded(name));
    let addresses = std::iter::once("./".to_owned()).chain(visited.map(|name| format!("./{name}")));
    let blocks: Vec<String> = contents.blocks.keys().map(|name| format!("./{name}")).collect();
    let worker = worker::with_files(&worker, &version, &addresses.collect::<Vec<_>>(), &blocks)?;
    files.extend(contents.blocks.clone());
    let one_file = offline::page(&page, &files)?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    files.insert(WORKER.to_owned(), worker.into_bytes());
    files.insert(ONE_FILE.to_owned(), one_file.into_bytes());
    Ok(files)
}

/// The page with plain links to glue and module where `boot.js` reads them, before it, whatever it had elsewhere (their
/// `integrity` would no longer hold), and without a version or policy of its own.
fn with_links(page: &str) -> Result<String> {
    let rel = |tag: &page::Tag<'_>, rel: &str| tag.attribute("rel") == Some(rel);
    let mut page = page::without_tags(page, "link", |tag| {
        rel(tag, "modulepreload") || tag.attribute("type") == Some("application/wasm")
    });
    page = page::without_tags(&page, "meta", |tag| tag.attribute("name") == Some("solieu-version"));
    page = page::without_policy(&page);
    let links = format!(
        "<link rel=\"modulepreload\" href=\"./{GLUE}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"./{MODULE}\">"
    );
    page::with_before_scripts(&page, &links)
}

/// A hash over everything that a visit loads.
fn version(files: &Files, page: &str) -> String {
    let mut all = page.as_bytes().to_vec();
    for (name, bytes) in files {
        all.extend(name.as_bytes());
        all.extend(names::hash(bytes).as_bytes());
    }
    names::hash(&all)
}

/// Takes a text file out of the site.
fn text(files: &mut Files, name: &str) -> Result<String> {
    let bytes = files.remove(name).with_context(|| format!("expected {name} in it"))?;
    String::from_utf8(bytes).with_context(|| format!("{name}: expected UTF-8 text"))
}

fn read_files(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder).follow_links(true) {
        let entry = entry.map_err(|error| anyhow!("{}: expected the folder of a site: {error}", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        if entry.path_is_symlink() && !folder::is_inside(path, folder) {
            bail!("{}: a link that leads out of the folder, expected a file in it", path.display());
        }
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else { bail!("{}: expected a file name in UTF-8", path.display()) };
        files.insert(parts.join("/"), fs::read(path).with_context(|| format!("cannot read {}", path.display()))?);
    }
    Ok(files)
}

/// Writes the files, and removes from the folder what they replace: the files that the worker of the site before lists,
/// and files under the plain names of these. Whatever else lies there is not ours. At every moment, and wherever this is
/// stopped, the folder holds the site before or this one: until all are written, it stays as it is; files whose names
/// tell their content come before the pages that load them, the start page after all others, and its worker last; what is
/// replaced goes when nothing leads to it any more.
fn write_files(folder: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let _alone = FolderLock::within(folder)?;
    let mut staged = Staged::default();
    let mut names: Vec<&String> = files.keys().collect();
    names.sort_by_key(|name| (publish_order(name), *name));
    for (name, bytes) in names.into_iter().filter_map(|name| files.get_key_value(name)) {
        staged.write(&folder.join(name), bytes)?;
    }
    let worker = fs::read_to_string(folder.join(WORKER)).unwrap_or_default();
    staged.finish()?;
    let mut before = worker::names(&worker);
    before.extend(files.keys().filter_map(|name| names::plain_name(name)));
    let is_ours = |name: &str| !name.contains(['/', '\\']) || blocks::is_block(name);
    for name in before.iter().filter(|name| is_ours(name) && !files.contains_key(*name)) {
        let path = folder.join(name);
        if path.is_file() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    remove_static_pages(folder, files)
}

/// When a file is put in its place, least first.
fn publish_order(name: &str) -> u8 {
    match name {
        WORKER => 4,
        PAGE => 3,
        _ if name.ends_with(".html") => 2,
        _ if names::plain_name(name).is_some() => 0,
        _ => 1,
    }
}

/// Removes the static pages of articles that the corpus no longer has, if the folder's are ours.
fn remove_static_pages(folder: &Path, files: &Files) -> Result<()> {
    let index = fs::read_to_string(folder.join(static_pages::FOLDER).join(PAGE)).unwrap_or_default();
    if !index.contains(&format!("content=\"{}\"", static_pages::GENERATOR)) {
        return Ok(());
    }
    for entry in WalkDir::new(folder.join(static_pages::FOLDER)).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        let name = path.strip_prefix(folder).ok().and_then(Path::to_str).map(|name| name.replace('\\', "/"));
        let is_page = path.extension().is_some_and(|ending| ending == "html" || ending == "css");
        if entry.file_type().is_file() && is_page && name.is_some_and(|name| !files.contains_key(&name)) {
            fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}
