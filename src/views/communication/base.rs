//! Periods side by side: what is stated, and what follows from it, with its arithmetic on demand.

use explore::communication::{BaseCell, BasePeriod, BaseRow, CommonBase, DerivedValue, OpenWorking};
use explore::ui_text::Word;

use crate::browser::style;
use crate::components::checks::check_card::check_card;
use crate::language::tr;
use dom::{Element, Number, html};

/// The tables of all places.
pub(super) fn common_base(bases: &[CommonBase]) -> Element {
    style::adopt(include_str!("../../../style/common_base.css"));
    html("section")
        .class("band")
        .child(html("h2").text(tr(Word::CommonBase)))
        .child(html("p").class("muted small prose").text(tr(Word::CommonBaseNote)))
        .children(bases.iter().flat_map(place))
}

fn place(base: &CommonBase) -> Vec<Element> {
    let heads = base.periods.iter().map(|period| {
        let length = html("span").class("muted small base-length").text(&period.length);
        html("th").attr("scope", "col").attr("role", "columnheader").text(&period.when).text(" ").child(length)
    });
    let head = html("tr")
        .attr("role", "row")
        .child(html("th").attr("scope", "col").attr("role", "columnheader").text(&base.place))
        .children(heads);
    let n_columns = base.periods.len() + 1;
    let group = |title: Word, rows: &[BaseRow]| {
        let title = html("th").attr("scope", "rowgroup").attr("colspan", Number::from(n_columns)).text(tr(title));
        let title = html("tr").class("base-group").child(title);
        (!rows.is_empty()).then(|| html("tbody").child(title).children(rows.iter().map(|it| row(it, &base.periods))))
    };
    let table = html("table")
        .class("plain-table base-table")
        .attr("role", "table")
        .child(html("thead").child(head))
        .children(group(Word::BaseCounts, &base.counts))
        .children(group(Word::BaseRatios, &base.ratios));
    let scroll = html("div").class("table-scroll").attr("tabindex", "0").attr("role", "region");
    let scroll = scroll.attr("aria-label", &base.place).child(table);
    std::iter::once(scroll).chain(base.open.as_ref().map(working)).collect()
}

fn row(row: &BaseRow, periods: &[BasePeriod]) -> Element {
    let name = html("a").attr("href", &row.name.href).text(&row.name.text);
    let level = html("span").class("base-level").text(&row.level);
    html("tr")
        .attr("role", "row")
        .child(html("th").attr("scope", "row").attr("role", "rowheader").child(name).text(" ").child(level))
        .children(row.cells.iter().zip(periods).map(|(it, period)| cell(it, period)))
}

fn cell(cell: &BaseCell, period: &BasePeriod) -> Element {
    let stated = cell.stated.iter().map(|figure| {
        html("a").class("ledger-figure").attr("lang", "vi").attr("href", &figure.href).text(&figure.text)
    });
    let note = (!cell.note.is_empty()).then(|| html("p").class("muted small").text(cell.note));
    let list = || html("ul").attr("role", "list").class("base-derived");
    let derived = (!cell.derived.is_empty()).then(|| list().children(cell.derived.iter().map(derived)));
    // On a phone the head of a column stands in each of its cells.
    let cell = html("td").attr("role", "cell").attr("data-label", &period.when);
    cell.children(stated).children(note).children(derived)
}

fn derived(value: &DerivedValue) -> Element {
    let link = html("a")
        .class("derived")
        .attr("href", &value.link.href)
        .attr("aria-current", value.open.then_some("true"))
        .text(&value.link.text);
    let note = (!value.note.is_empty()).then(|| html("span").class("muted").text(" (").text(value.note).text(")"));
    html("li").child(link).text(" ").child(html("span").text(&value.what)).children(note)
}

/// The arithmetic that the address points at.
fn working(open: &OpenWorking) -> Element {
    html("section")
        .class("base-working")
        .attr("aria-live", "polite")
        .child(html("h3").text(&open.title))
        .child(html("p").class("muted").text(open.why))
        .child(check_card(&open.check))
}
