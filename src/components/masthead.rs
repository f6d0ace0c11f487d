//! The top of every page: name, rooms, switches.

use explore::view::{Current, NavLink};
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use super::switches::{LanguageSwitch, ThemeSwitch};
use crate::io::theme::Choice;
use crate::live::{flag, text, truth, value_if};
use crate::site::site;

/// Name, rooms, switches.
#[component]
pub(crate) fn Masthead(
    /// The furnished rooms.
    rooms: Signal<Vec<NavLink>>,
    /// Where the same page is in the other language.
    other_language: Signal<String>,
    /// The chosen theme.
    theme: RwSignal<Choice>,
) -> impl IntoView {
    let site = site();
    let open = RwSignal::new(false);
    // Going somewhere closes the menu of narrow screens.
    Effect::new(move || {
        site.query.track();
        open.set(false);
    });
    // In the language that is shown.
    let home = text(move || rooms.with(|rooms| rooms.first().map(|room| room.link.href.clone()).unwrap_or_default()));
    view! {
        <header class="masthead">
            <div class="masthead-row">
                <a class="wordmark" href=home>
                    <Mark/>
                    {site.say(Word::Site)}
                </a>
                <nav id="rooms" class="rooms" aria-label=site.say(Word::MainNavigation) data-open=flag(move || open.get())>
                    <ul role="list">
                        <For each=move || rooms.get() key=|room| room.link.href.clone() let:room>
                            <Room rooms room/>
                        </For>
                    </ul>
                </nav>
                <div class="switches">
                    <LanguageSwitch href=other_language/>
                    <ThemeSwitch theme/>
                    <button
                        type="button"
                        class="button button-plain rooms-toggle"
                        aria-controls="rooms"
                        aria-expanded=truth(move || open.get())
                        aria-label=site.say(Word::MainNavigation)
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <Icon sign=Signal::derive(move || if open.get() { Sign::Close } else { Sign::Menu })/>
                    </button>
                </div>
            </div>
        </header>
    }
}

/// One room. Its words stand still; whether it is the current one follows the address.
#[component]
fn Room(rooms: Signal<Vec<NavLink>>, room: NavLink) -> impl IntoView {
    let href = room.link.href.clone();
    let current = Memo::new(move |_| {
        rooms.with(|rooms| rooms.iter().any(|room| room.link.href == href && room.current == Current::Here))
    });
    view! {
        <li>
            <a href=room.link.href aria-current=value_if("page", move || current.get())>{room.link.text}</a>
        </li>
    }
}

const GROUND: &str = "M14 0h36a14 14 0 0 1 14 14v36a14 14 0 0 1-14 14H14A14 14 0 0 1 0 50V14A14 14 0 0 1 14 0z";
const BARS: &str = "M13 34h9v17h-9zM27.5 24h9v27h-9zM42 13h9v38h-9z";

/// The sign of the site, as in `page/favicon.svg`.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <path class="mark-ground" d=GROUND></path>
            <path class="mark-bars" d=BARS></path>
        </svg>
    }
}
