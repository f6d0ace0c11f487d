//! What was found in a draft, as files: a page to read and print, and JSON.

use letters::markup::escaped;

use super::{DraftView, Finding};
use crate::download::value::push_string;
use crate::ui_text::{Language, Word};

/// A page of its own, without scripts and without anything from elsewhere.
#[must_use]
pub fn html(view: &DraftView, language: Language) -> String {
    let title = Word::DraftReport.say(language);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n<title>{title}</title>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        language.code(),
        escaped(&view.summary)
    );
    page.push_str(&format!("<h2>{}</h2>\n<ol>\n", Word::DraftFindings.say(language)));
    for finding in &view.findings {
        push_finding(&mut page, finding, language);
    }
    page.push_str(&format!("</ol>\n<h2>{}</h2>\n<ol>\n", Word::Figures.say(language)));
    for figure in &view.figures {
        let parts = [&figure.subject, &figure.setting, &figure.missing.join(" ")];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).map(|it| escaped(it)).collect();
        page.push_str(&format!("<li><b>{}</b>: {}</li>\n", escaped(&figure.raw), parts.join("; ")));
    }
    page.push_str(&format!("</ol>\n<h2>{}</h2>\n<p>", Word::DraftField.say(language)));
    for piece in &view.pieces {
        let text = escaped(&piece.text).replace('\n', "<br>\n");
        match piece.figure {
            Some(_) => page.push_str(&format!("<mark>{text}</mark>")),
            None => page.push_str(&text),
        }
    }
    page.push_str("</p>\n</html>\n");
    page
}

fn push_finding(page: &mut String, finding: &Finding, language: Language) {
    page.push_str(&format!("<li><b>{}</b><br>{}", escaped(&finding.title), escaped(&finding.line)));
    for note in &finding.notes {
        page.push_str(&format!("<br>{}", escaped(note)));
    }
    for side in &finding.sides {
        let quote = &side.quote;
        page.push_str(&format!(
            "\n<blockquote>{}<b>{}</b>{}<br>{}</blockquote>",
            escaped(&quote.before),
            escaped(&quote.figure),
            escaped(&quote.after),
            escaped(&side.source)
        ));
    }
    if !finding.suggestion.is_empty() {
        let word = Word::Suggestion.say(language);
        page.push_str(&format!("<br>{word}<b>{}</b>", escaped(&finding.suggestion)));
    }
    page.push_str("</li>\n");
}

/// The same as one JSON object.
#[must_use]
pub fn json(view: &DraftView, language: Language) -> String {
    let mut text = format!("{{\n\"language\": \"{}\",\n\"summary\": ", language.code());
    push_string(&mut text, &view.summary);
    text.push_str(",\n\"text\": ");
    let whole: String = view.pieces.iter().map(|piece| piece.text.as_str()).collect();
    push_string(&mut text, &whole);
    text.push_str(",\n\"findings\": [");
    for (at, finding) in view.findings.iter().enumerate() {
        text.push_str(if at > 0 { ",\n{" } else { "\n{" });
        push_fields(
            &mut text,
            &[
                ("key", finding.key),
                ("title", &finding.title),
                ("line", &finding.line),
                ("suggestion", &finding.suggestion),
            ],
        );
        text.push_str(", \"notes\": ");
        push_strings(&mut text, &finding.notes);
        text.push_str(", \"sides\": [");
        for (at, side) in finding.sides.iter().enumerate() {
            text.push_str(if at > 0 { ", {" } else { "{" });
            let quote = &side.quote;
            let sentence = [quote.before.as_str(), &quote.figure, &quote.after].concat();
            let fields = [("sentence", sentence.as_str()), ("figure", &quote.figure), ("source", &side.source)];
            push_fields(&mut text, &fields);
            text.push('}');
        }
        text.push_str("]}");
    }
    text.push_str("\n],\n\"figures\": [");
    for (at, figure) in view.figures.iter().enumerate() {
        text.push_str(if at > 0 { ",\n{" } else { "\n{" });
        let fields = [
            ("raw", figure.raw.as_str()),
            ("subject", &figure.subject),
            ("setting", &figure.setting),
            ("key", figure.key),
        ];
        push_fields(&mut text, &fields);
        text.push_str(", \"missing\": ");
        push_strings(&mut text, &figure.missing);
        text.push('}');
    }
    text.push_str("\n]\n}\n");
    text
}

fn push_fields(text: &mut String, fields: &[(&str, &str)]) {
    for (at, (name, value)) in fields.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        push_string(text, name);
        text.push_str(": ");
        push_string(text, value);
    }
}

fn push_strings(text: &mut String, values: &[String]) {
    text.push('[');
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        push_string(text, value);
    }
    text.push(']');
}
