//! What all static pages have in common: head, ways to other pages, names of files.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::FOLDER;
use crate::site::{Address, PREVIEW, names};

/// Nothing runs in a static page, and nothing comes from elsewhere. Nothing in it connects to its host either; programs that
/// audit a page ask for `robots.txt` in its name.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Tells the folder of static pages from another of the same name.
pub(crate) const GENERATOR: &str = "solieu site";

/// The same for every static page of a site.
pub(super) struct Frame<'a> {
    /// Where the site will stand, if that is known.
    pub(super) address: Option<&'a Address>,
    /// The file of the style sheet.
    pub(super) style: &'a str,
    /// The file of the site's icon, if it has one.
    pub(super) icon: Option<&'a str>,
}

/// What a page says of itself.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    /// What it holds, in a sentence.
    pub(super) about: &'a str,
    /// Its address below the folder of static pages.
    pub(super) name: &'a str,
    /// The same in the page that can filter, chart and search: from `#` on.
    pub(super) hash: &'a str,
}

/// A whole page around `body`; `structured` is what machines read of it.
pub(super) fn page(frame: &Frame<'_>, head: &Head<'_>, structured: Option<&str>, body: &Markup) -> Markup {
    let up = "../".repeat(head.name.matches('/').count());
    let at = |name: &str, relative: String| frame.address.map_or(relative, |address| address.of(name));
    let canonical = frame.address.map(|address| address.of(&format!("{FOLDER}{}", head.name)));
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(GENERATOR);
                title { (head.title) " – Số Liệu" }
                meta name="description" content=(head.about);
                @if let Some(canonical) = canonical { link rel="canonical" href=(canonical); }
                meta property="og:type" content="article";
                meta property="og:locale" content="vi_VN";
                meta property="og:title" content=(head.title);
                meta property="og:description" content=(head.about);
                meta property="og:image" content=(at(PREVIEW, format!("{up}../{PREVIEW}")));
                @if let Some(icon) = frame.icon { link rel="icon" type="image/svg+xml" href=(format!("{up}../{icon}")); }
                link rel="stylesheet" href=(format!("{up}{}", frame.style));
                @if let Some(structured) = structured {
                    script type="application/ld+json" { (PreEscaped(data(structured))) }
                }
            }
            body {
                nav aria-label="Trang" {
                    @if head.name != "index.html" {
                        a href=(format!("{up}index.html")) { "Các bài và số liệu" }
                    }
                    a href=(format!("{up}../index.html{}", head.hash)) { "Mở để lọc, vẽ, đối chiếu" }
                }
                main { (body) }
                footer {
                    p { "Số liệu do máy đọc từ câu văn: hãy xem câu trước khi dẫn lại. Không có số liệu nào được thêm vào hay sửa đi." }
                }
            }
        }
    }
}

/// JSON that no text in it can end early.
fn data(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The name of the file of what has this id: the id itself where every file system and address takes it as it is,
/// else its letters and a hash.
pub(super) fn stem(id: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    if (1..=LONGEST).contains(&id.len()) && id.bytes().all(is_plain) && !id.starts_with(['.', '-']) && !is_reserved(id)
    {
        return id.to_owned();
    }
    let letters = id.nfd().filter(|it| !is_combining_mark(*it)).map(|it| match it {
        'đ' | 'Đ' => 'd',
        it if it.is_ascii_alphanumeric() => it.to_ascii_lowercase(),
        _ => '-',
    });
    let letters: String = letters.take(LONGEST).collect();
    let hash = names::hash(id.as_bytes());
    [letters.trim_matches('-'), hash.get(..8).unwrap_or(&hash)].join("-").trim_start_matches('-').to_owned()
}

/// Longer names are cut: the limit of file systems is 255 bytes, with room for an ending.
const LONGEST: usize = 100;

/// True for names that Windows keeps for devices, whatever their ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let numbered =
        |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    ["aux", "con", "nul", "prn"].contains(&stem) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_names_that_every_file_system_takes() {
        assert_eq!(stem("si.coverage"), "si.coverage");
        assert_eq!(stem("bai-1_a"), "bai-1_a");
        assert_eq!(stem("comm.events"), "comm.events");
        let changed =
            ["VN-46", "com1", "vn-46 ", "Bài đăng", "con", "con.a", "..", ".a", "", "a/b", "~x", &"ă".repeat(300)];
        let stems: Vec<String> = changed.iter().map(|id| stem(id)).collect();
        assert!(stems[0].starts_with("vn-46-") && stems[3].starts_with("bai-dang-"), "{stems:?}");
        for (at, stem) in stems.iter().enumerate() {
            assert!(stem.len() <= LONGEST + 9 && !stem.is_empty(), "{stem}");
            assert!(stem.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-'), "{stem}");
            assert!(!stems[..at].contains(stem), "{stem}");
        }
    }

    #[test]
    fn text_in_data_cannot_end_it() {
        let data = data("{\"name\": \"</script><script>alert(1)</script><!--\"}");
        assert!(!data.contains('<'), "{data}");
    }
}
