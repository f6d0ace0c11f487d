//! A site from raw parts, and again from a finished one.

use std::collections::BTreeSet;

use crate::command::Folder;

const PAGE: &str = r#"<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<link rel="icon" type="image/svg+xml" href="./favicon.svg">
<link rel="stylesheet" href="./base.css">
<script src="./boot.js"></script>
</head>
<body>
<div id="app"></div>
</body>
</html>
"#;

const WORKER: &str = "const VERSION = 'dev';\nconst FILES = [];\nself.addEventListener('install', () => {});\n";
/// A module that carries a part: `later.wasm`, a module without anything.
const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x01\0\0\x1f\x16solieu.part.later.wasm\0asm\x01\0\0\0";

const GLUE: &str = "export function start() { return '</script>'; }\nconst PARTS = {\"later\":[\"./later.wasm\"]};\nasync function __wbg_init() { return new URL('app_bg.wasm', import.meta.url); }\nexport { initSync, __wbg_init as default };\n";

/// What the worker does not keep: the pages under other names, itself, and what only hosts and search engines ask for.
const NEVER_KEPT: [&str; 7] = ["index.html", "offline.html", "sw.js", ".nojekyll", "404.html", "doc", "robots.txt"];

fn raw() -> Folder {
    Folder::with(&[
        ("raw/index.html", PAGE.as_bytes()),
        ("raw/boot.js", b"globalThis.solieuBoot = (start) => start();"),
        ("raw/app.js", GLUE.as_bytes()),
        ("raw/app_bg.wasm", MODULE),
        ("raw/base.css", b"body { margin: 0 }"),
        ("raw/favicon.svg", b"<svg/>"),
        ("raw/sw.js", WORKER.as_bytes()),
        ("one/tin.txt", "Có 25.358.667 người tham gia.".as_bytes()),
        ("two/tin.txt", "Một bài khác.".as_bytes()),
    ])
}

fn text(folder: &Folder, name: &str) -> String {
    String::from_utf8(folder.read(name)).unwrap()
}

fn module(folder: &Folder, site: &str) -> Vec<u8> {
    folder.read(&format!("{site}/{}", named(folder, site, "app_bg.")))
}

/// The file of a site whose name begins so.
fn named(folder: &Folder, site: &str, start: &str) -> String {
    folder.names(site).into_iter().find(|name| name.starts_with(start)).unwrap()
}

#[test]
fn the_corpus_is_in_the_module() {
    let folder = raw();
    folder.run("site one --from raw --out dist").ok();
    let module = module(&folder, "dist");
    let bundle = store::section::find(&module).unwrap().unwrap();
    let corpus = store::read(bundle).unwrap();
    assert_eq!(corpus.documents[0].text, "Có 25.358.667 người tham gia.");
}

#[test]
fn a_part_is_a_file_that_the_glue_and_the_one_file_find() {
    let folder = raw();
    folder.run("site one --from raw --out dist").ok();
    let part = named(&folder, "dist", "later.");
    assert_eq!(folder.read(&format!("dist/{part}")), b"\0asm\x01\0\0\0");
    assert_eq!(store::section::unpacked(&module(&folder, "dist")).unwrap().parts, [], "it is no longer in the module");
    let glue = text(&folder, &format!("dist/{}", named(&folder, "dist", "app.")));
    assert!(glue.contains(&format!("{{\"later\":[\"./{part}\"]}}")), "{glue}");
    assert!(text(&folder, "dist/offline.html").contains(&format!(" id=\"./{part}\">")));
}

#[test]
fn every_reference_leads_to_a_file() {
    let folder = raw();
    folder.run("site one --from raw --out dist").ok();
    let names: BTreeSet<String> = folder.names("dist").into_iter().collect();
    let page = text(&folder, "dist/index.html");
    let mut n_found = 0;
    for part in page.split("\"./").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(names.contains(name), "{name} of index.html is not among {names:?}");
        n_found += 1;
    }
    assert_eq!(n_found, 5, "icon, style, boot.js, glue, module");
    let worker = text(&folder, "dist/sw.js");
    let files = worker.lines().find_map(|line| line.strip_prefix("const FILES = ")).unwrap().trim_end_matches(';');
    let files: Vec<String> = serde_json::from_str(files).unwrap();
    let expected: BTreeSet<String> = std::iter::once("./".to_owned())
        .chain(names.iter().filter(|name| !NEVER_KEPT.contains(&name.as_str())).map(|name| format!("./{name}")))
        .collect();
    assert_eq!(files.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn a_finished_site_takes_another_corpus() {
    let folder = raw();
    folder.run("site one --from raw --out first").ok();
    folder.run("site two --from first --out second").ok();
    folder.run("site two --from raw --out direct").ok();
    folder.run("site two --from first --out first").ok();
    for name in folder.files("direct") {
        let direct = folder.read(&format!("direct/{name}"));
        assert!(direct == folder.read(&format!("second/{name}")), "{name} from a finished site");
        assert!(direct == folder.read(&format!("first/{name}")), "{name} in place");
    }
    assert_eq!(folder.files("direct"), folder.files("second"));
    assert_eq!(folder.files("direct"), folder.files("first"), "nothing of the first corpus stays");
}

/// With the feature it carries one: `cargo xtask test` builds such a command and compares its site with `dist/`.
#[cfg(not(feature = "page"))]
#[test]
fn a_command_without_a_page_says_where_to_get_one() {
    let folder = raw();
    let run = folder.run("site one --out dist");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.starts_with("error: this `solieu` was built without a page, expected --from "),
        "{}",
        run.stderr
    );
    assert!(!folder.path("dist").exists());
}

#[test]
fn what_is_not_of_the_site_stays_in_its_folder() {
    let folder = raw();
    std::fs::create_dir(folder.path("dist")).unwrap();
    std::fs::write(folder.path("dist/photo.0123456789abcdef.png"), "of mine").unwrap();
    folder.run("site one --from raw --out dist").ok();
    folder.run("site two --from raw --out dist").ok();
    assert_eq!(folder.read("dist/photo.0123456789abcdef.png"), b"of mine");
}

#[test]
fn the_same_folder_in_a_hook_loses_its_plain_names() {
    let folder = raw();
    folder.run("site one --from raw --out raw").ok();
    assert!(!folder.names("raw").iter().any(|name| name == "app.js" || name == "app_bg.wasm"));
}

#[test]
fn one_file_holds_all_and_its_policy_names_each_part() {
    let folder = raw();
    folder.run("site one --from raw --out dist").ok();
    let page = text(&folder, "dist/offline.html");
    assert!(!page.contains("src=") && !page.contains("href=\"./"), "nothing is loaded from elsewhere");
    assert!(page.contains("return '<\\/script>'"), "an end tag inside a script is escaped");
    assert!(!page.contains("export "), "the glue is no module that somebody imports");
    let policy = page.split("content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(policy.matches("'sha256-").count(), 3, "style, boot.js, start: {policy}");
    assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
}

/// Relative addresses of a page: of links, styles, pictures.
fn references(page: &str) -> Vec<&str> {
    let parts = [" href=\"", " src=\""].into_iter().flat_map(|start| page.split(start).skip(1));
    let all = parts.map(|part| part.split('"').next().unwrap());
    all.filter(|it| !it.starts_with("http") && !it.starts_with('#') && !it.is_empty()).collect()
}

#[test]
fn static_pages_hold_every_text_and_lead_only_to_what_is_there() {
    let folder = raw();
    let hostile = "Tỉnh có 1.250 người <script>alert(1)</script> & \"tham gia\" BHXH tự nguyện.";
    std::fs::write(folder.path("one/Bài <b>2.txt"), hostile).unwrap();
    std::fs::write(folder.path("one/Bài <b>2.toml"), "url = \"javascript:alert(1)\"\ntitle = \"</title><script>\"\n")
        .unwrap();
    std::fs::write(folder.path("raw/index.html"), PAGE.replace("</body>", "<nav id=\"static-pages\"></nav></body>"))
        .unwrap();
    folder.run("site one --from raw --out dist").ok();
    let start = text(&folder, "dist/index.html");
    assert!(start.contains("<nav id=\"static-pages\"><ul><li><a href=\"./doc/bai/"), "{start}");
    assert!(
        text(&folder, "dist/offline.html").contains("<nav id=\"static-pages\"></nav>"),
        "nothing lies beside one file"
    );

    let mut all = String::new();
    for name in folder.files("dist/doc").iter().filter(|name| name.ends_with(".html")) {
        let page = text(&folder, &format!("dist/doc/{name}"));
        let within = name.rsplit_once('/').map_or(String::new(), |(within, _)| format!("{within}/"));
        for reference in references(&page) {
            let file = reference.split('#').next().unwrap();
            assert!(folder.path(&format!("dist/doc/{within}{file}")).exists(), "{reference} of {name}");
        }
        assert!(!page.contains("<script>") && !page.contains("href=\"javascript:"), "{page}");
        all.push_str(&page);
    }
    assert!(all.contains("25.358.667"), "{all}");
    assert!(all.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; "), "text is text");
}

#[test]
fn a_sitemap_needs_the_address_of_the_site() {
    let folder = raw();
    folder.run("site one --from raw --out dist").ok();
    assert!(!folder.path("dist/sitemap.xml").exists());
    for page in ["dist/index.html", "dist/doc/bai/tin.html"] {
        assert!(
            !text(&folder, page).contains("rel=\"canonical\""),
            "no address is known, so none is canonical: {page}"
        );
    }
    folder.run("site one --from raw --out dist --address https://example.org/so-lieu").ok();
    let sitemap = text(&folder, "dist/sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/so-lieu/doc/bai/tin.html</loc>"), "{sitemap}");
    assert!(text(&folder, "dist/robots.txt").contains("Sitemap: https://example.org/so-lieu/sitemap.xml"));
    let page = text(&folder, "dist/doc/bai/tin.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/so-lieu/doc/bai/tin.html\">"), "{page}");
    assert!(
        text(&folder, "dist/index.html").contains("<link rel=\"canonical\" href=\"https://example.org/so-lieu/\">")
    );
    let error = folder.run("site one --from raw --out dist --address example.org").stderr;
    assert!(error.contains("expected an address like https://example.org/so-lieu/"), "{error}");
}

#[test]
fn static_pages_of_articles_that_are_gone_are_removed() {
    let folder = raw();
    std::fs::write(folder.path("one/khac.txt"), "Có 12 người.").unwrap();
    folder.run("site one --from raw --out dist").ok();
    assert!(folder.path("dist/doc/bai/khac.html").exists());
    std::fs::write(folder.path("dist/doc/cua-toi.md"), "of mine").unwrap();
    std::fs::remove_file(folder.path("one/khac.txt")).unwrap();
    folder.run("site one --from raw --out dist").ok();
    assert!(!folder.path("dist/doc/bai/khac.html").exists());
    assert!(folder.path("dist/doc/cua-toi.md").exists() && folder.path("dist/doc/bai/tin.html").exists());
}

/// What the start page needs, and what its worker lists, is there; gives the text of the corpus.
fn opens(folder: &Folder, site: &str) -> String {
    let names: BTreeSet<String> = folder.files(site).into_iter().collect();
    let page = text(folder, &format!("{site}/index.html"));
    let linked: Vec<&str> = page.split("\"./").skip(1).filter_map(|part| part.split('"').next()).collect();
    for name in linked.iter().filter(|name| !name.is_empty()) {
        assert!(names.contains(*name), "{name} of index.html is not among {names:?}");
    }
    let worker = text(folder, &format!("{site}/sw.js"));
    let files = worker.lines().find_map(|line| line.strip_prefix("const FILES = ")).unwrap().trim_end_matches(';');
    for name in serde_json::from_str::<Vec<String>>(files).unwrap() {
        assert!(name == "./" || names.contains(&name[2..]), "{name} of sw.js is not among {names:?}");
    }
    for name in names.iter().filter(|name| name.starts_with("doc/") && name.ends_with(".html")) {
        let page = text(folder, &format!("{site}/{name}"));
        let style = page.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(names.contains(&format!("doc/{}", style.trim_start_matches("../"))), "{style} of {name}");
    }
    let module = linked.iter().find(|name| name.starts_with("app_bg.")).unwrap();
    let bundle = folder.read(&format!("{site}/{module}"));
    store::read(store::section::find(&bundle).unwrap().unwrap()).unwrap().documents[0].text.clone()
}

/// `SOLIEU_KILLS` asks for more moments than a test run has time for.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_leaves_the_site_before_or_the_one_after() {
    let folder = raw();
    let texts = ["Có 25.358.667 người tham gia.", "Một bài khác."];
    folder.run("site one --from raw --out live").ok();
    folder.run("site two --from raw --out after").ok();
    let started = std::time::Instant::now();
    folder.run("site one --from raw --out live").ok();
    let whole = started.elapsed();
    let n_kills: u32 = std::env::var("SOLIEU_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(8);
    let mut n_after = 0;
    for seed in 0..n_kills {
        folder.run("site one --from raw --out live").ok();
        // The last third is where files are put in their places.
        let moment = whole.mul_f64(0.4 + 0.7 * f64::from(seed) / f64::from(n_kills));
        folder.kill_after(moment, "site two --from raw --out live");
        let opened = opens(&folder, "live");
        assert!(texts.contains(&opened.as_str()), "{opened}");
        n_after += usize::from(opened == texts[1]);
    }
    // Whatever was left behind is cleared away by the next.
    folder.run("site two --from raw --out live").ok();
    assert_eq!(folder.files("live"), folder.files("after"), "{n_after} of {n_kills} were done before they were killed");
    for name in folder.files("after") {
        assert!(folder.read(&format!("live/{name}")) == folder.read(&format!("after/{name}")), "{name}");
    }
}

/// A limit on the size of files stands for a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_site_before() {
    let folder = raw();
    folder.run("site one --from raw --out live").ok();
    let before: Vec<(String, Vec<u8>)> =
        folder.files("live").into_iter().map(|name| (name.clone(), folder.read(&format!("live/{name}")))).collect();
    let run = folder.run_with_small_files("site two --from raw --out live");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("cannot write live/") && run.stderr.contains("File too large"), "{}", run.stderr);
    assert_eq!(folder.files("live"), before.iter().map(|it| it.0.clone()).collect::<Vec<_>>());
    assert!(before.iter().all(|(name, bytes)| folder.read(&format!("live/{name}")) == *bytes));
    assert_eq!(opens(&folder, "live"), "Có 25.358.667 người tham gia.");
}

#[cfg(unix)]
#[test]
fn a_second_process_is_told_that_it_is_not_alone() {
    let folder = raw();
    folder.run("site one --from raw --out live").ok();
    let first = std::fs::File::open(folder.path("live")).unwrap();
    first.lock().unwrap();
    let run = folder.run("site two --from raw --out live");
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (1, "error: live: another `solieu` writes into it now, expected to be the only one\n")
    );
    assert_eq!(opens(&folder, "live"), "Có 25.358.667 người tham gia.");
    drop(first);
    folder.run("site two --from raw --out live").ok();
}

#[test]
fn names_as_long_as_names_can_be_and_names_that_differ_in_case_are_files() {
    let long = "ă".repeat(125);
    let files =
        [format!("tin/{long}.txt"), "tin/Bai.txt".to_owned(), "tin/bai.txt".to_owned(), "tin/BÀI.txt".to_owned()];
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (name.as_str(), "Có 5 người.".as_bytes())).collect();
    let folder = raw();
    for (name, bytes) in files {
        std::fs::create_dir_all(folder.path("tin")).unwrap();
        std::fs::write(folder.path(name), bytes).unwrap();
    }
    folder.run("extract tin --out json").ok();
    folder.run("site tin --from raw --out dist").ok();
    for made in ["json", "dist/doc/bai"] {
        let names = folder.names(made);
        assert_eq!(names.len(), 4, "{names:?}");
        let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), names.len(), "on a file system that does not tell them apart: {names:?}");
    }
}

/// More than a megabyte of text, in twelve articles.
fn with_large_corpus() -> Folder {
    let folder = raw();
    std::fs::write(folder.path("raw/sw.js"), format!("{WORKER}const BLOCKS = [];\n")).unwrap();
    std::fs::create_dir(folder.path("large")).unwrap();
    for at in 0..12 {
        let text = format!("Bài {at}\nCó {at} người tham gia.\n{}", "Ở đây không có con số nào. ".repeat(3_000));
        std::fs::write(folder.path(&format!("large/tin-{at:02}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn a_large_corpus_is_in_files_of_which_each_holds_what_the_head_says() {
    let folder = with_large_corpus();
    let said = folder.run("site large --from raw --out dist").ok();
    let module = module(&folder, "dist");
    let head = store::read(store::section::find(&module).unwrap().unwrap()).unwrap();
    assert!(head.documents.iter().all(|document| !document.is_here() && document.opening().len() < 600));
    let names = folder.names("dist/corpus");
    assert!(said.contains(&format!("{} files of articles beside them", names.len())), "{said}");
    assert_eq!(names.len(), head.n_files());
    let (worker, one_file) = (text(&folder, "dist/sw.js"), text(&folder, "dist/offline.html"));
    let (kept, later) = worker.split_once("const BLOCKS = ").unwrap();
    for file in 0..head.n_files() {
        let address = head.address_of(file).unwrap();
        let name = address.strip_prefix("./corpus/").unwrap();
        assert!(names.contains(&name.to_owned()), "{name}");
        assert!(later.contains(address) && !kept.contains(address), "kept when it is fetched");
        assert!(one_file.contains(&format!(" id=\"{address}\">")));
        let module = folder.read(&format!("dist/corpus/{name}"));
        head.take_in(file, store::section::find(&module).unwrap().unwrap()).unwrap();
    }
    assert!(head.is_whole() && head.documents[11].text.starts_with("Bài 11\nCó 11 người"));
}

#[test]
fn one_file_keeps_a_large_corpus_in_the_module_and_a_small_one_takes_its_files_away() {
    let folder = with_large_corpus();
    folder.run("site large --from raw --out dist").ok();
    assert!(!folder.names("dist/corpus").is_empty());
    folder.run("site large --one-file --from dist --out whole").ok();
    let corpus = store::read(store::section::find(&module(&folder, "whole")).unwrap().unwrap()).unwrap();
    assert!(corpus.is_whole() && corpus.n_files() == 0 && corpus.documents.len() == 12);
    assert!(!folder.names("whole").contains(&"corpus".to_owned()));
    folder.run("site one --from dist --out dist").ok();
    assert_eq!(folder.names("dist/corpus"), [] as [String; 0]);
    assert!(text(&folder, "dist/sw.js").contains("const BLOCKS = [];"));
}
