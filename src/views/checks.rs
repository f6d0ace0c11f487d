//! *Đối chiếu*: do the figures agree? Checks with their arithmetic and sentences, and articles that repeat each other.

use std::sync::Arc;

use explore::checks::{ChecksView, Choice};
use explore::words::Word;
use leptos::prelude::*;

use crate::components::check_card::CheckCard;
use crate::components::choices::{Choices, Fold};
use crate::components::reprint::Reprint;
use crate::live::text;
use crate::navigation::HEADING;
use crate::site::site;

/// The page of checks.
#[component]
pub(crate) fn Checks(
    /// What it says.
    checks: Memo<Arc<ChecksView>>,
) -> impl IntoView {
    let site = site();
    let n_shown = Memo::new(move |_| checks.with(|checks| checks.checks.len()));
    Effect::new(move |before: Option<()>| {
        n_shown.track();
        if before.is_some() {
            site.announce.set(checks.with_untracked(|checks| checks.summary.clone()));
        }
    });
    let choices =
        move |of: fn(&ChecksView) -> &Vec<Choice>| Signal::derive(move || checks.with(|checks| of(checks).clone()));
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{site.say(Word::Checks)}</h1>
            <p class="lede">{text(move || checks.with(|checks| checks.summary.clone()))}</p>
        </div>
        <div class="check-choices">
            <Choices name=Word::Verdict fold=Fold::Never choices=choices(|checks| &checks.verdicts)/>
            <Choices name=Word::Kind fold=Fold::UntilAsked choices=choices(|checks| &checks.kinds)/>
            <Choices name=Word::Document fold=Fold::UntilAsked choices=choices(|checks| &checks.documents)/>
        </div>
        <section class="checks" aria-label=site.say(Word::Checks)>
            <For each=move || checks.with(|checks| checks.checks.clone()) key=|check| (check.id.clone(), check.verdict.clone()) let:check>
                <CheckCard check/>
            </For>
            <Show when=move || n_shown.get() == 0>
                <p class="muted">{site.say(Word::NoChecks)}</p>
            </Show>
        </section>
        <section class="band">
            <h2>{site.say(Word::Reprints)}</h2>
            <For each=move || checks.with(|checks| checks.reprints.clone()) key=|reprint| (reprint.left.clone(), reprint.right.clone()) let:reprint>
                <Reprint reprint/>
            </For>
            <Show when=move || checks.with(|checks| checks.reprints.is_empty())>
                <p class="muted">{site.say(Word::NoReprints)}</p>
            </Show>
        </section>
    }
}
