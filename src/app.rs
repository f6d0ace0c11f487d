//! The page as a whole: what stands around every view, and which view stands there.

use std::sync::Arc;

use explore::Explorer;
use explore::view::{Page, View};
use explore::words::Word;
use leptos::prelude::*;

use crate::components::keys_help::KeysHelp;
use crate::components::masthead::Masthead;
use crate::components::notes::Notes;
use crate::io::{self, theme, update};
use crate::navigation::HEADING;
use crate::site::Site;
use crate::views::article::Article;
use crate::views::checks::Checks;
use crate::views::communication::Communication;
use crate::views::figures::Figures;
use crate::views::home::Home;
use crate::views::method::Method;
use crate::views::nothing::Nothing;
use crate::views::search::Search;

/// The whole page.
#[component]
pub(crate) fn App(
    /// The opened corpus.
    explorer: &'static Explorer,
) -> impl IntoView {
    let site = Site::provide(explorer);
    let address = site.navigation.address();
    // Everything on the page is this memo's: one query, one view.
    let view = Memo::new_with_compare(
        move |_| address.with(|address| Arc::new(explorer.view(&address.query, &address.notes))),
        |_, _| true,
    );
    let theme = RwSignal::new(theme::kept());
    io::menus::listen();
    Effect::new(move || io::page::set_language(site.language.get().code()));
    Effect::new(move || view.with(|view| io::page::set_title(&view.shell.title)));
    view! {
        <button type="button" class="button skip" on:click=move |_| io::focus::to(HEADING)>{site.say(Word::SkipToContent)}</button>
        <Masthead
            rooms=Signal::derive(move || view.with(|view| view.shell.nav.clone()))
            other_language=Signal::derive(move || view.with(|view| view.shell.other_language.href.clone()))
            theme
        />
        <Notes notes=Signal::derive(move || view.with(|view| view.shell.notes.clone())) update=update::waiting()/>
        <main id="main" class="view"><Room view/></main>
        <footer class="colophon">
            <div class="colophon-row"><p>{site.say(Word::Colophon)}</p><KeysHelp/></div>
        </footer>
        <p class="visually-hidden" role="status">{site.announce}</p>
    }
}

/// The room that stands there. A new one is built only when the reader changes rooms; until then only its parts change.
#[component]
fn Room(view: Memo<Arc<View>>) -> impl IntoView {
    let room = Memo::new_with_compare(
        move |_| view.with(|view| view.page.clone()),
        |was, now| was.map(std::mem::discriminant) != now.map(std::mem::discriminant),
    );
    move || match room.get() {
        Page::Home(first) => {
            let pick = |page: &Page| if let Page::Home(home) = page { Some(home.clone()) } else { None };
            view! { <Home home=part(view, first, pick)/> }.into_any()
        }
        Page::Figures(first) => {
            let pick = |page: &Page| if let Page::Figures(figures) = page { Some(figures.clone()) } else { None };
            view! { <Figures figures=part(view, first, pick)/> }.into_any()
        }
        Page::Article(first) => {
            let pick = |page: &Page| if let Page::Article(article) = page { Some(article.clone()) } else { None };
            view! { <Article article=part(view, first, pick)/> }.into_any()
        }
        Page::Checks(first) => {
            let pick = |page: &Page| if let Page::Checks(checks) = page { Some(checks.clone()) } else { None };
            view! { <Checks checks=part(view, first, pick)/> }.into_any()
        }
        Page::Search(first) => {
            let pick = |page: &Page| if let Page::Search(search) = page { Some(search.clone()) } else { None };
            view! { <Search search=part(view, first, pick)/> }.into_any()
        }
        Page::Communication(first) => {
            let pick = |page: &Page| if let Page::Communication(it) = page { Some(it.clone()) } else { None };
            view! { <Communication communication=part(view, first, pick)/> }.into_any()
        }
        Page::Method(first) => {
            let pick = |page: &Page| if let Page::Method(method) = page { Some(method.clone()) } else { None };
            view! { <Method method=part(view, first, pick)/> }.into_any()
        }
        Page::Nothing { reason, offers } => view! { <Nothing reason offers/> }.into_any(),
    }
}

/// What the room now shows. While the reader leaves it, what it showed last.
fn part<T: Send + Sync + 'static>(
    view: Memo<Arc<View>>,
    first: Arc<T>,
    pick: impl Fn(&Page) -> Option<Arc<T>> + Send + Sync + 'static,
) -> Memo<Arc<T>> {
    Memo::new_with_compare(
        move |was: Option<&Arc<T>>| view.with(|view| pick(&view.page)).unwrap_or_else(|| was.unwrap_or(&first).clone()),
        |was, now| !matches!((was, now), (Some(was), Some(now)) if Arc::ptr_eq(was, now)),
    )
}
