//! *Phương pháp*: how figures are read, how well, by which rules, what hedges mean, what the columns of a download hold.

use explore::method::{ColumnRow, IntervalRow, MethodView, RuleGroup, ScoreRow, ScoreTable};
use explore::view::Page;
use explore::words::Word;

use super::{heading, room};
use crate::markup::{El, el};
use crate::site::site;

/// The page of method. It stands still: built once for a corpus and a language.
pub(crate) fn method() -> El {
    let method = site().shown(|page| if let Page::Method(method) = page { Some(method) } else { None });
    let head = el("div").class("view-head").child(heading(Word::Method));
    room().child(head).live(move || method.with(body))
}

fn body(method: &MethodView) -> Vec<El> {
    let items = |texts: &[String]| el("ul").children(texts.iter().map(|text| el("li").text(text)));
    let section = |class: &str, title: Word| el("section").class(class).child(el("h2").text(title));
    let quality = if method.scores.is_empty() { Word::NotMeasured } else { Word::QualityNote };
    vec![
        section("prose", Word::HowFiguresAreRead).child(items(&method.paragraphs)),
        section("band prose", Word::Coverage).child(items(&method.coverage)),
        section("band", Word::Quality)
            .child(el("p").class("muted prose").text(quality))
            .children(method.scores.iter().map(scores)),
        section("band", Word::IntervalsTitle)
            .child(el("p").class("muted").text(&method.intervals_note))
            .child(intervals(&method.intervals)),
        section("band", Word::RulesOfReading).children(method.rules.iter().map(rules)),
        section("band", Word::DataDictionary).child(columns(&method.columns)),
    ]
}

fn scores(table: &ScoreTable) -> El {
    let heads = [Word::WhatIsRead, Word::Annotated, Word::Precision, Word::Recall, Word::HarmonicMean];
    let head = heads.into_iter().enumerate().map(|(at, word)| {
        let head = el("th").attr("scope", "col").attr("role", "columnheader");
        head.attr("data-align", (at > 0).then_some("end")).text(word)
    });
    let row = |row: &ScoreRow| {
        let numbers = [&row.count, &row.precision, &row.recall, &row.f1];
        let numbers = numbers.into_iter().zip(heads.into_iter().skip(1)).map(|(number, head)| {
            el("td").attr("role", "cell").attr("data-align", "end").attr("data-label", head).text(number)
        });
        let name = el("th").attr("scope", "row").attr("role", "rowheader").text(row.name);
        el("tr").attr("role", "row").child(name).children(numbers)
    };
    // On a phone the style sheet makes a card of each row; the roles keep it a table for those who hear it.
    let group = |tag: &str| el(tag).attr("role", "rowgroup");
    el("table")
        .class("plain-table score-table")
        .attr("role", "table")
        .child(el("caption").text(&table.title))
        .child(group("thead").child(el("tr").attr("role", "row").children(head)))
        .child(group("tbody").children(table.rows.iter().map(row)))
}

fn intervals(rows: &[IntervalRow]) -> El {
    let rows = rows.iter().map(|row| {
        let hedge = el("a").attr("href", &row.hedge.href).text(&row.hedge.text);
        el("tr").child(el("th").attr("scope", "row").child(hedge)).child(el("td").text(row.interval))
    });
    el("table").class("plain-table word-table").child(el("tbody").children(rows))
}

fn rules(group: &RuleGroup) -> El {
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(Word::Rules))
        .child(el("th").attr("scope", "col").attr("data-align", "end").text(Word::TimesUsed));
    let rows = group.rules.iter().map(|rule| {
        let name = el("td").text(rule.text).text(" ").child(el("span").class("muted small").text(rule.id));
        el("tr").child(name).child(el("td").attr("data-align", "end").text(&rule.count))
    });
    let table = el("table").class("plain-table").child(el("thead").child(head)).child(el("tbody").children(rows));
    el("details").class("chart-table").child(el("summary").text(&group.name)).child(table)
}

fn columns(rows: &[ColumnRow]) -> El {
    let line =
        |row: &ColumnRow| el("div").class("column-line").child(el("dt").text(row.name)).child(el("dd").text(row.text));
    el("dl").class("columns").children(rows.iter().map(line))
}
