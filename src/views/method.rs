//! *Phương pháp*: how figures are read, by which rules, what hedges mean, what the columns of a download hold.

use std::sync::Arc;

use explore::method::{ColumnRow, IntervalRow, MethodView, RuleGroup};
use explore::words::Word;
use leptos::prelude::*;

use crate::navigation::HEADING;
use crate::site::site;

/// The page of method. It stands still: built once for a corpus and a language.
#[component]
pub(crate) fn Method(
    /// What it says.
    method: Memo<Arc<MethodView>>,
) -> impl IntoView {
    let site = site();
    let body = move || {
        let view = (*method.get()).clone();
        let paragraphs = view.paragraphs.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        let coverage = view.coverage.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        let rules = view.rules.into_iter().map(|group| view! { <Rules group/> }).collect_view();
        view! {
            <section class="prose">
                <h2>{site.say(Word::HowFiguresAreRead)}</h2>
                <ul>{paragraphs}</ul>
            </section>
            <section class="band prose">
                <h2>{site.say(Word::Coverage)}</h2>
                <ul>{coverage}</ul>
            </section>
            <section class="band">
                <h2>{site.say(Word::IntervalsTitle)}</h2>
                <p class="muted">{view.intervals_note}</p>
                <Intervals rows=view.intervals/>
            </section>
            <section class="band">
                <h2>{site.say(Word::RulesOfReading)}</h2>
                {rules}
            </section>
            <section class="band">
                <h2>{site.say(Word::DataDictionary)}</h2>
                <Columns rows=view.columns/>
            </section>
        }
    };
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{site.say(Word::Method)}</h1>
        </div>
        {body}
    }
}

#[component]
fn Intervals(rows: Vec<IntervalRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        view! { <tr><th scope="row"><a href=row.hedge.href>{row.hedge.text}</a></th><td>{row.interval}</td></tr> }
    });
    view! { <table class="plain-table word-table"><tbody>{rows.collect_view()}</tbody></table> }
}

#[component]
fn Rules(group: RuleGroup) -> impl IntoView {
    let site = site();
    let rows = group.rules.into_iter().map(|rule| {
        view! { <tr><td>{rule.text} <span class="muted small">{rule.id}</span></td><td data-align="end">{rule.count}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="chart-table">
            <summary>{group.name}</summary>
            <table class="plain-table">
                <thead><tr><th scope="col">{site.say(Word::Rules)}</th><th scope="col" data-align="end">{site.say(Word::TimesUsed)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

#[component]
fn Columns(rows: Vec<ColumnRow>) -> impl IntoView {
    let rows =
        rows.into_iter().map(|row| view! { <div class="column-line"><dt>{row.name}</dt><dd>{row.text}</dd></div> });
    view! { <dl class="columns">{rows.collect_view()}</dl> }
}
