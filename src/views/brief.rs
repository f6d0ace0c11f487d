//! *Tài liệu cho nhóm đối tượng*: chosen, read, printed, saved.

use std::sync::Arc;

use explore::Route;
use explore::brief::{BriefItem, BriefSection, BriefView};
use explore::ui_text::Word;
use explore::view::Page;
use publish::{BriefFile, BriefFileItem, BriefFileSection};
use web_sys::HtmlInputElement;

use super::{heading, main_element};
use crate::browser::{document, download, print, style};
use crate::components::choose_one::choose_one;
use crate::language::tr;
use crate::site::{Site, site};
use dom::{Element, html};

/// The page of a brief.
pub(crate) fn brief() -> Element {
    style::adopt(include_str!("../../style/brief.css"));
    let site = site();
    let brief = site.shown(|page| if let Page::Brief(brief) = page { Some(brief) } else { None });
    let title = heading(move || brief.with(|brief| brief.title.clone()));
    let lede = html("p").class("lede").text(move || brief.with(|brief| brief.lede.clone()));
    let head = html("div").class("view-head").child(title).child(lede);
    let body = move || brief.get().map(|view| body(site, view)).into_iter().flatten().collect();
    main_element().child(head).child(ask(site)).child(html("div").dyn_children(body))
}

/// A field for an audience in words of one's own.
fn ask(site: Site) -> Element {
    let asked = move || site.with_query(|query| query.search.clone());
    let field = html("input")
        .class("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", tr(Word::AskAudience))
        .attr("placeholder", tr(Word::AskAudience))
        .prop("value", asked);
    let own = field.clone();
    let button = html("button").attr("type", "submit").class("button button-main").text(tr(Word::MakeBrief));
    html("form").attr("role", "search").class("hero-ways brief-ask").child(field).child(button).on(
        "submit",
        move |event| {
            event.prevent_default();
            let typed = own.as_kind::<HtmlInputElement>().value();
            let query = site.query_now();
            let mut page = query.to(Route::Brief).asking(&typed);
            page.selection = query.selection;
            site.navigation.push(&page);
        },
    )
}

fn body(site: Site, view: Arc<BriefView>) -> Vec<Element> {
    let sections = view.sections.iter().map(section);
    let sources =
        view.sources.iter().map(|source| html("li").child(html("a").attr("href", &source.href).text(&source.text)));
    let sheet = html("article").class("brief").children(sections).child(
        html("section")
            .child(html("h2").text(tr(Word::Sources)))
            .child(html("ol").class("brief-sources").children(sources)),
    );
    let address = html("p").class("print-address").text(&document::href());
    let choices = html("div")
        .class("check-choices")
        .children((!view.audiences.is_empty()).then(|| choose_one(Word::Audiences, &view.audiences)))
        .children((!view.places.is_empty()).then(|| choose_one(Word::Place, &view.places)));
    let has_text = !view.sections.is_empty();
    std::iter::once(choices)
        .chain(has_text.then(|| tools(site, &view)))
        .chain(has_text.then(|| sheet.child(address)))
        .collect()
}

fn section(section: &BriefSection) -> Element {
    let items = html("ul").class("brief-items").children(section.items.iter().map(item));
    html("section").child(html("h2").text(&section.heading)).child(items)
}

fn item(item: &BriefItem) -> Element {
    let quote = &item.quote;
    let mark =
        (!quote.figure.is_empty()).then(|| html("b").class("mark").attr("data-kind", "entity").text(&quote.figure));
    let link = html("a").attr("href", &item.href).text(&quote.before).children(mark).text(&quote.after);
    html("li").attr("lang", "vi").child(link).child(html("sup").text(&item.marks()))
}

/// To print the brief and to save it.
fn tools(site: Site, view: &Arc<BriefView>) -> Element {
    let button = |word: Word| html("button").attr("type", "button").class("button").text(tr(word));
    let [page, word] = [view.clone(), view.clone()];
    html("p")
        .class("hero-ways")
        .child(button(Word::Print).on("click", |_| print::now()))
        .child(button(Word::SaveHtml).on("click", move |_| {
            let text = publish::brief_html(&brief_file(site, &page));
            download::save(&format!("{}.html", page.file_name), "text/html", text.as_bytes());
        }))
        .child(button(Word::SaveWord).on("click", move |_| {
            if let Some(bytes) = publish::brief_docx(&brief_file(site, &word)) {
                let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                download::save(&format!("{}.docx", word.file_name), kind, &bytes);
            }
        }))
}

fn brief_file(site: Site, view: &BriefView) -> BriefFile {
    let language = site.query_now().language;
    let item = |item: &BriefItem| BriefFileItem { text: item.text(), sources: item.sources.clone() };
    let section = |section: &BriefSection| BriefFileSection {
        heading: section.heading.clone(),
        items: section.items.iter().map(item).collect(),
    };
    BriefFile {
        language: language.code().to_owned(),
        title: view.title.clone(),
        lede: view.lede.clone(),
        sections: view.sections.iter().map(section).collect(),
        sources_title: Word::Sources.say(language).to_owned(),
        sources: view.sources.iter().map(|source| source.text.clone()).collect(),
    }
}
