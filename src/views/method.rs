//! *Phương pháp*: how figures are read, how well, by which rules, what hedges mean, what the columns of a download hold.

use explore::method::{
    ColumnRow, Dictionary, IndicatorEntry, IntervalRow, KindRow, Meaning, MethodView, RuleGroup, ScoreRow, ScoreTable,
};
use explore::ui_text::Word;
use explore::view::{Link, Page};

use super::{heading, main_element};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The page of method. Static: built once for a corpus and a language.
pub(crate) fn method() -> Element {
    let method = site().shown(|page| if let Page::Method(method) = page { Some(method) } else { None });
    let head = html("div").class("view-head").child(heading(tr(Word::Method)));
    main_element().child(head).dyn_children(move || method.with(body))
}

fn body(method: &MethodView) -> Vec<Element> {
    let items = |texts: &[String]| html("ul").children(texts.iter().map(|text| html("li").text(text)));
    let section = |class: &str, title: Word| html("section").class(class).child(html("h2").text(tr(title)));
    let quality = if method.scores.is_empty() { Word::NotMeasured } else { Word::QualityNote };
    let first = [
        section("prose", Word::HowFiguresAreRead).child(items(&method.paragraphs)),
        section("band prose", Word::Coverage).child(items(&method.coverage)),
        section("band", Word::Quality)
            .child(html("p").class("muted prose").text(tr(quality)))
            .children(method.scores.iter().map(scores)),
        section("band", Word::IntervalsTitle)
            .child(html("p").class("muted").text(&method.intervals_note))
            .child(intervals(&method.intervals)),
        section("band", Word::RulesOfReading).children(method.rules.iter().map(rules)),
        section("band", Word::KindsOfCheck).child(kinds(&method.kinds)),
        section("band", Word::Dictionary).children(dictionary(&method.dictionary)),
        section("band", Word::FacetsTitle).child(meanings(&method.dictionary.facets)),
    ];
    // A corpus may have none.
    let abbreviations = &method.dictionary.abbreviations;
    let abbreviations =
        (!abbreviations.is_empty()).then(|| section("band", Word::AbbreviationsTitle).child(meanings(abbreviations)));
    let last = [
        section("band", Word::Keys).child(meanings(&method.dictionary.keys)),
        section("band prose", Word::Limits).child(items(&method.dictionary.limits)),
        section("band", Word::DataDictionary).child(columns(&method.columns)),
    ];
    first.into_iter().chain(abbreviations).chain(last).collect()
}

fn scores(table: &ScoreTable) -> Element {
    let heads = [Word::WhatIsRead, Word::Annotated, Word::Precision, Word::Recall, Word::HarmonicMean];
    let head = heads.into_iter().enumerate().map(|(at, word)| {
        let head = html("th").attr("scope", "col").attr("role", "columnheader");
        head.attr("data-align", (at > 0).then_some("end")).text(tr(word))
    });
    let row = |row: &ScoreRow| {
        let numbers = [&row.count, &row.precision, &row.recall, &row.f1];
        let numbers = numbers.into_iter().zip(heads.into_iter().skip(1)).map(|(number, head)| {
            html("td").attr("role", "cell").attr("data-align", "end").attr("data-label", tr(head)).text(number)
        });
        let name = html("th").attr("scope", "row").attr("role", "rowheader").text(row.name);
        html("tr").attr("role", "row").child(name).children(numbers)
    };
    // On a phone the style sheet makes a card of each row; the roles keep it a table for those who hear it.
    let group = |tag: &str| html(tag).attr("role", "rowgroup");
    html("table")
        .class("plain-table score-table")
        .attr("role", "table")
        .child(html("caption").text(&table.title))
        .child(group("thead").child(html("tr").attr("role", "row").children(head)))
        .child(group("tbody").children(table.rows.iter().map(row)))
}

fn intervals(rows: &[IntervalRow]) -> Element {
    let rows = rows.iter().map(|row| {
        let hedge = html("a").attr("href", &row.hedge.href).text(&row.hedge.text);
        html("tr").child(html("th").attr("scope", "row").child(hedge)).child(html("td").text(row.interval))
    });
    html("table").class("plain-table word-table").child(html("tbody").children(rows))
}

fn rules(group: &RuleGroup) -> Element {
    let head = html("tr")
        .child(html("th").attr("scope", "col").text(tr(Word::Rules)))
        .child(html("th").attr("scope", "col").attr("data-align", "end").text(tr(Word::TimesUsed)));
    let rows = group.rules.iter().map(|rule| {
        let name = html("td").text(rule.text).text(" ").child(html("span").class("muted small").text(rule.id));
        html("tr").child(name).child(html("td").attr("data-align", "end").text(&rule.count))
    });
    let table = html("table").class("plain-table").child(html("thead").child(head)).child(html("tbody").children(rows));
    html("details").class("chart-table").child(html("summary").text(&group.name)).child(table)
}

fn kinds(rows: &[KindRow]) -> Element {
    let head = html("tr")
        .child(html("th").attr("scope", "col").text(tr(Word::KindsOfCheck)))
        .child(html("th").attr("scope", "col").attr("data-align", "end").text(tr(Word::TimesFound)));
    let rows = rows.iter().map(|row| {
        let name = match row.name.href.as_str() {
            "" => html("span").text(&row.name.text),
            href => html("a").attr("href", href).text(&row.name.text),
        };
        let text = html("td").child(name).text(": ").text(row.text);
        html("tr").child(text).child(html("td").attr("data-align", "end").text(&row.count))
    });
    html("table").class("plain-table").child(html("thead").child(head)).child(html("tbody").children(rows))
}

fn columns(rows: &[ColumnRow]) -> Element {
    let line = |row: &ColumnRow| {
        html("div").class("column-line").child(html("dt").text(row.name)).child(html("dd").text(row.text))
    };
    html("dl").class("columns").children(rows.iter().map(line))
}

/// What the indicators mean, each with its figures and sources.
fn dictionary(of: &Dictionary) -> Vec<Element> {
    let note = if of.indicators.is_empty() { Word::NoDictionary } else { Word::DictionaryNote };
    let note = html("p").class("muted prose").text(tr(note));
    let teach = html("p").child(html("a").attr("href", &of.teach.href).text(&of.teach.text));
    vec![note, teach, html("dl").class("columns").children(of.indicators.iter().map(indicator))]
}

fn indicator(of: &IndicatorEntry) -> Element {
    let line = |label: Word, text: &str| {
        html("dd").text(tr(label)).text(": ").child(html("span").attr("lang", "vi").text(text))
    };
    let links = |links: &[Link]| {
        let mut dd = html("dd");
        for (at, link) in links.iter().enumerate() {
            let a = html("a").attr("href", &link.href).text(&link.text);
            dd = if at > 0 { dd.text(" · ").child(a) } else { dd.child(a) };
        }
        dd
    };
    let sources: Vec<Link> = std::iter::once(of.figures.clone()).chain(of.sources.iter().cloned()).collect();
    let mut entry = html("div")
        .class("dictionary-entry")
        // A link to an indicator brings it into view by its id.
        .id(&of.id)
        .attr("tabindex", "-1")
        .child(html("dt").text(&of.name))
        .child(html("dd").attr("lang", "vi").text(&of.definition));
    if !of.denominator.is_empty() {
        entry = entry.child(line(Word::Denominator, &of.denominator));
    }
    if !of.parts.is_empty() {
        entry = entry.child(html("dd").text(tr(Word::PartsOf)).text(":")).child(links(&of.parts));
    }
    entry.child(links(&sources).class("small"))
}

fn meanings(of: &[Meaning]) -> Element {
    let line = |it: &Meaning| {
        html("div").class("column-line").child(html("dt").text(&it.word)).child(html("dd").text(&it.text))
    };
    html("dl").class("columns").children(of.iter().map(line))
}
