//! The whole site in one file that opens from `file://`.
//!
//! Style sheets and `boot.js` are set inside; the module and its parts are packed (gzip, base64) as data that the browser
//! does not run; the glue follows as a module script that unpacks them and calls `solieuBoot(start)`. The policy names
//! the hash of each inline script and style. Made from the finished site's own files, so the two cannot differ.

use std::io::Write;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::names::{Files, find};
use super::page::{tags, with_policy, with_static_links, without_address, without_tags};

const UNPACK: &str = r#"
const unpacked = (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (it) => it.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
};
globalThis.solieuPart = async (address) => unpacked(address);
solieuBoot(async () => __wbg_init({ module_or_path: await unpacked('module').arrayBuffer() }));
"#;

/// The one file, from the finished page and the other finished files.
pub(super) fn page(page: &str, files: &Files) -> Result<String> {
    let mut page = without_tags(page, "link", |tag| {
        matches!(tag.attribute("rel"), Some("modulepreload" | "preload" | "manifest"))
    });
    page = without_tags(&page, "meta", |tag| tag.attribute("name") == Some("solieu-version"));
    page = without_address(&with_static_links(&page, ""));

    let mut style_hashes = Vec::new();
    page = inlined(&page, "link", |tag| {
        let href = tag.attribute("href").unwrap_or("");
        match tag.attribute("rel") {
            Some("stylesheet") => {
                let css = text(files, href)?.replace("</style", "<\\/style");
                style_hashes.push(source(&css));
                Ok(Some(format!("<style>{css}</style>")))
            }
            Some("icon") => {
                let bytes = bytes(files, href)?;
                let kind = if href.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
                Ok(Some(format!("<link rel=\"icon\" href=\"data:{kind};base64,{}\">", BASE64.encode(bytes))))
            }
            _ => Ok(None),
        }
    })?;

    let mut script_hashes = Vec::new();
    page = inlined(&page, "script", |tag| {
        let Some(src) = tag.attribute("src") else { return Ok(None) };
        let script = safe_script(&text(files, src)?);
        script_hashes.push(source(&script));
        // The tag's own </script> follows in the page.
        Ok(Some(format!("<script>{script}")))
    })?;

    let glue = find(files, "app.js").context("expected app.js in the site")?;
    let start = format!("{}{UNPACK}", safe_script(&without_exports(&text(files, glue)?)));
    script_hashes.push(source(&start));
    let module = find(files, "app_bg.wasm").context("expected app_bg.wasm in the site")?;
    let mut inside = packed("module", bytes(files, module)?)?;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".wasm") && *name != module) {
        inside.push_str(&packed(&format!("./{name}"), bytes)?);
    }
    let Some(end) = page.rfind("</body>") else { bail!("index.html: expected a </body>") };
    page.insert_str(end, &format!("{inside}<script type=\"module\">{start}</script>\n"));

    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data: blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        script_hashes.join(" "),
        if style_hashes.is_empty() { "'none'".to_owned() } else { style_hashes.join(" ") },
    );
    with_policy(&page, &policy)
}

/// A module as data that the start script finds by its id.
fn packed(id: &str, module: &[u8]) -> Result<String> {
    Ok(format!("<script type=\"application/octet-stream\" id=\"{id}\">{}</script>\n", BASE64.encode(gzip(module)?)))
}

/// `bytes`, compressed as well as gzip can.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The page with those tags of a name replaced for which `replace` gives something.
fn inlined(
    page: &str,
    name: &str,
    mut replace: impl FnMut(&super::page::Tag<'_>) -> Result<Option<String>>,
) -> Result<String> {
    let mut out = String::with_capacity(page.len());
    let mut at = 0;
    for tag in tags(page, name) {
        if let Some(new) = replace(&tag)? {
            out.push_str(&page[at..tag.start]);
            out.push_str(&new);
            at = tag.end;
        }
    }
    out.push_str(&page[at..]);
    Ok(out)
}

fn bytes<'a>(files: &'a Files, address: &str) -> Result<&'a [u8]> {
    let name = address.strip_prefix("./").unwrap_or(address);
    files
        .get(name)
        .map(Vec::as_slice)
        .with_context(|| format!("index.html: refers to {address}, which is not in the site"))
}

fn text(files: &Files, address: &str) -> Result<String> {
    let bytes = bytes(files, address)?;
    Ok(std::str::from_utf8(bytes).with_context(|| format!("{address}: expected UTF-8 text"))?.to_owned())
}

/// A script that the end tag it may quote cannot cut short.
fn safe_script(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The glue as part of a script that nobody imports.
fn without_exports(glue: &str) -> String {
    let lines = glue.lines().filter(|line| !(line.starts_with("export {") || line.starts_with("export default")));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect();
    lines.join("\n")
}

/// The policy's source expression for an inline part.
fn source(part: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(part.as_bytes())))
}
