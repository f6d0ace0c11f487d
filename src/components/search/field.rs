//! The field of search, with what may be meant below it: a combobox whose list is moved through by the arrow keys, while
//! the keyboard stays in the field.

use std::cell::RefCell;
use std::rc::Rc;

use explore::Query;
use explore::query::Route;
use explore::search::{SearchView, Suggestion};
use explore::ui_text::Word;
use gloo::timers::callback::Timeout;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::keyboard::SEARCH_FIELD;
use crate::language::tr;
use crate::site::{Shown, Site, site};
use dom::{Element, effect, html, input_value};

/// How long after the last key the page answers, in milliseconds: a frame or two, so that typing is never held up.
const PAUSE_MILLIS: u32 = 40;

const LIST: &str = "search-suggestions";

/// What is offered, and which of it the arrow keys are at.
#[derive(Clone)]
struct Offered {
    all: RwSignal<Vec<Suggestion>>,
    active: RwSignal<Option<usize>>,
    /// What was typed last, until the page answers it.
    waiting: Rc<RefCell<Option<Timeout>>>,
}

impl Offered {
    fn show(&self, all: Vec<Suggestion>) {
        self.active.set(None);
        self.all.set(all);
    }

    fn is_open(&self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// The next or the one before; beyond either end none, which is the field itself.
    fn step(&self, direction: OptionStep) {
        let n = self.all.with(Vec::len);
        let at = match (self.active.get_untracked(), direction) {
            (None, OptionStep::Down) => 0,
            (None, OptionStep::Up) => n - 1,
            (Some(at), OptionStep::Down) if at + 1 < n => at + 1,
            (Some(at), OptionStep::Up) if at > 0 => at - 1,
            _ => return self.active.set(None),
        };
        self.active.set(Some(at));
    }

    fn chosen(&self) -> Option<Suggestion> {
        let at = self.active.get_untracked()?;
        self.all.with(|all| all.get(at).cloned())
    }
}

#[derive(Clone, Copy)]
enum OptionStep {
    Down,
    Up,
}

/// The field. What is typed replaces the address after a moment; the browser's Back undoes the search as one.
pub(crate) fn search_field(search: Shown<SearchView>) -> Element {
    let site = site();
    let offered = Offered { all: RwSignal::new(Vec::new()), active: RwSignal::new(None), waiting: Rc::default() };
    let (open, active) = (offered.clone(), offered.active);
    let field = html("input")
        .id(SEARCH_FIELD)
        .class("field search-field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .aria_bool("aria-expanded", move || open.is_open())
        .attr("aria-activedescendant", move || active.get().map(option_id))
        .attr("aria-label", tr(Word::Search))
        .attr("placeholder", tr(Word::SearchBox))
        .prop("value", move || search.with(|search| search.typed.clone()));
    let own = field.clone();
    let (on_input, keys, on_blur, on_submit) = (offered.clone(), offered.clone(), offered.clone(), offered.clone());
    let field = field
        .on("input", move |event| {
            let text = input_value(event);
            on_input.show(site.compute(|explorer| explorer.suggestions(&site.query_now(), &text)));
            // A new timeout drops, and so cancels, the one before.
            let answer = Timeout::new(PAUSE_MILLIS, move || take(site, &text));
            drop(on_input.waiting.replace(Some(answer)));
        })
        .on("keydown", move |event| on_key(site, &keys, event))
        .on("blur", move |_| on_blur.show(Vec::new()));
    html("form").attr("role", "search").class("search-form").child(field).child(list(site, &offered)).on(
        "submit",
        move |event| {
            event.prevent_default();
            on_submit.show(Vec::new());
            take(site, &own.as_kind::<HtmlInputElement>().value());
        },
    )
}

fn on_key(site: Site, offered: &Offered, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
    if offered.all.with(Vec::is_empty) {
        return;
    }
    match key.key().as_str() {
        "ArrowDown" => offered.step(OptionStep::Down),
        "ArrowUp" => offered.step(OptionStep::Up),
        // The first press closes the list, the next empties the field as the browser does.
        "Escape" => offered.show(Vec::new()),
        "Enter" => match offered.chosen() {
            Some(chosen) => go(site, offered, &chosen),
            None => return,
        },
        _ => return,
    }
    event.prevent_default();
}

fn list(site: Site, offered: &Offered) -> Element {
    let (all, active, own) = (offered.all, offered.active, offered.clone());
    let option = move |(at, suggestion): &(usize, Suggestion)| {
        let (at, chosen, own) = (*at, suggestion.clone(), own.clone());
        html("li")
            .id(&option_id(at))
            .class("suggestion")
            .attr("role", "option")
            .aria_bool("aria-selected", move || active.get() == Some(at))
            .on("click", move |_| go(site, &own, &chosen))
            .child(html("span").class("suggestion-text").attr("lang", "vi").text(&suggestion.text))
            .text(" ")
            .child(html("span").class("suggestion-sort").text(&suggestion.sort))
    };
    effect(move || scroll_option_into_view(active.get()));
    html("ul")
        .id(LIST)
        .class("suggestions")
        .attr("role", "listbox")
        .attr("aria-label", tr(Word::Suggestions))
        .bool_attr("hidden", move || all.with(Vec::is_empty))
        // The keyboard stays in the field, which would otherwise close the list before the click.
        .on("mousedown", |event| event.prevent_default())
        .keyed(
            move || all.get().into_iter().enumerate().collect(),
            |(at, suggestion)| format!("{at}/{}/{}", suggestion.sort, suggestion.href),
            option,
        )
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn scroll_option_into_view(active: Option<usize>) {
    let option = active.and_then(|at| leptos::prelude::document().get_element_by_id(&option_id(at)));
    if let Some(option) = option {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Goes there, and no longer to what was typed so far.
fn go(site: Site, offered: &Offered, chosen: &Suggestion) {
    offered.show(Vec::new());
    drop(offered.waiting.replace(None));
    let query = Query::from_hash(&chosen.href).0;
    // The address is heard of a moment later; what is typed until then goes on from what was chosen.
    if query.route == Route::Search
        && let Some(field) = leptos::prelude::document().get_element_by_id(SEARCH_FIELD)
    {
        field.unchecked_into::<HtmlInputElement>().set_value(&query.search);
    }
    site.navigation.push(&query);
}

fn take(site: Site, text: &str) {
    let query = site.query_now();
    if query.search != text {
        site.navigation.replace(query.asking(text));
    }
}
