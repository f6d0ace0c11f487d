//! A web page saved as one file, `.mht`: a message whose first page in HTML is the page. Its pictures and styles are not
//! looked at.

use mailparse::{MailHeaderMap, ParsedMail};

use crate::{Document, Refusal, date, html, rows};

pub(crate) fn document(bytes: &[u8]) -> Result<Document, Refusal> {
    // A message in a message in a message is no page, and would be read by a function that calls itself each time.
    let n_multiparts = bytes.windows(9).filter(|part| part.eq_ignore_ascii_case(b"multipart")).count();
    if n_multiparts > MAX_MULTIPARTS {
        return Err(Refusal::Damaged(".mht"));
    }
    let mail = mailparse::parse_mail(bytes).map_err(|_| Refusal::Damaged(".mht"))?;
    let page = page(&mail).ok_or(Refusal::Damaged(".mht"))?;
    let body = page.get_body_raw().map_err(|_| Refusal::Damaged(".mht"))?;
    let charset = page.ctype.params.get("charset").map(String::as_str);
    let mut document = html::declared(&body, charset)?;
    let heads = || [page.get_headers(), mail.get_headers()].into_iter();
    let location = heads()
        .flat_map(|heads| ["Content-Location", "Snapshot-Content-Location"].map(|name| heads.get_first_value(name)));
    let location = location.flatten().find(|url| rows::is_web(url));
    document.meta.url = document.meta.url.take().or(location);
    document.meta.title = document.meta.title.take().or_else(|| mail.get_headers().get_first_value("Subject"));
    document.meta.saved = mail.get_headers().get_first_value("Date").and_then(|text| date::stated(&text));
    Ok(document)
}

/// Pages have one or two.
const MAX_MULTIPARTS: usize = 50;

/// The first page in HTML.
fn page<'a>(mail: &'a ParsedMail<'a>) -> Option<&'a ParsedMail<'a>> {
    mail.parts().find(|part| matches!(part.ctype.mimetype.as_str(), "text/html" | "application/xhtml+xml"))
}
