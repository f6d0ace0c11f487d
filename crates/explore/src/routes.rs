//! The pages of the site: one line each, from which everything follows that has to know of all pages. Here that is
//! [`Route`], its path both ways, its title, the navigation and [`Page`]; in the application the code of the page, loaded
//! lazily (`src/routes.rs`).
//!
//! A line reads
//!
//! ```text
//! NAME = "PATH", nav WORD, FILE: MODEL in PART;
//! ```
//!
//! `WORD` is the title in [`Word`]; a page that does not stand in the navigation has `page` for `nav`. The navigation has the
//! order of the lines. `FILE` is the function of [`Explorer`] that gives the `MODEL`, and `src/views/FILE.rs` whose function
//! `FILE` shows it. A page that shows what is being typed or opened, and not what the address says, has no `MODEL`. `PART`
//! is the part of the module that its code is loaded with; without it the code is there from the start.
//!
//! A page of one thing among many has `(id: String)` after its name and a path that ends in `/`; for its title it names
//! a function of [`Explorer`] that takes the id and the language. Its model may be a [`Page`], since there may be no such
//! thing.

use std::sync::Arc;

use crate::Explorer;
use crate::article::ArticleView;
use crate::brief::BriefView;
use crate::checks::page::ChecksPage;
use crate::communication::CommunicationView;
use crate::fact_card::FactCardView;
use crate::figures::FiguresView;
use crate::home::HomeView;
use crate::method::MethodView;
use crate::names::NameView;
use crate::places::{PlaceView, PlacesView};
use crate::query::Query;
use crate::query::url::{decoded, encoded};
use crate::search::SearchView;
use crate::ui_text::{Language, Word};
use crate::view::Link;

/// Hands the table to the macro `$declare`.
#[macro_export]
macro_rules! routes {
    ($declare:ident) => {
        $declare! {
            Home = "", nav Home, home: HomeView;
            Figures = "so-lieu", nav Figures, figures: FiguresView in figures;
            Search = "tim", nav Search, search: SearchView in search;
            Checks = "doi-chieu", nav Checks, checks: ChecksPage in records;
            Communication = "truyen-thong", nav Communication, communication: CommunicationView in records;
            FactCard(id: String) = "the/", page fact_card_title, fact_card: FactCardView in records;
            Places = "noi", nav Places, places: PlacesView in places;
            Place(id: String) = "noi/", page place_title, place: PlaceView in places;
            Brief = "tai-lieu", page Brief, brief: BriefView in brief;
            Name(id: String) = "ten/", page name_title, name_page: NameView in records;
            Draft = "ban-thao", nav Draft, draft in own;
            Method = "phuong-phap", nav Method, method: MethodView in records;
            Own = "cua-toi", nav OpenTexts, own in own;
            Teach = "day-tu", page Teach, teach in own;
            Corrections = "sua", page Corrections, corrections in own;
            Article(id: String) = "bai/", page article_title, article: ArticleView in article;
        }
    };
}

/// The page of a line: `route_model!(EXPLORER, QUERY, NAME, FILE: MODEL, id)`.
#[macro_export]
macro_rules! route_model {
    ($explorer:expr, $query:expr, $name:ident, $file:ident) => {{
        let _ = ($explorer, $query);
        $crate::Page::$name
    }};
    ($explorer:expr, $query:expr, $name:ident, $file:ident: $model:ident $(, $id:ident)?) => {
        $crate::Page::from($explorer.$file($query $(, $id)?))
    };
}

macro_rules! declare {
    ($($name:ident $(($id:ident: $id_type:ty))? = $path:literal, $stands:ident $title:ident,
       $file:ident $(: $model:ident)? $(in $part:ident)?;)*) => {
        /// A page of the site.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Route { $(#[doc = concat!("`/", $path, "`")] $name $(($id_type))?),* }

        impl Route {
            /// Reads `/so-lieu`, with or without the slashes at its ends; `None` if there is no such page.
            pub(crate) fn from_path(path: &str) -> Option<Route> {
                let path = path.trim_matches('/');
                $(if let Some(route) = declare!(@read path, $path, $name $($id)?) { return Some(route); })*
                None
            }

            /// The path, as [`Route::from_path`] reads it.
            pub(crate) fn to_path(&self) -> String {
                match self { $(Route::$name $(($id))? => [concat!("/", $path) $(, encoded($id).as_str())?].concat()),* }
            }

            /// The title of the page.
            pub(crate) fn title(&self, explorer: &Explorer, language: Language) -> String {
                match self { $(Route::$name $(($id))? => declare!(@title explorer, language, $title $($id)?)),* }
            }
        }

        /// Every page; that of `id` where it is one of many.
        #[cfg(test)]
        fn every_route(id: &str) -> Vec<Route> {
            vec![$(Route::$name $((<$id_type>::from(id)))?),*]
        }

        /// The pages of the navigation, in its order.
        pub(crate) fn navigation() -> Vec<(Route, Word)> {
            [$(declare!(@navigation $stands, $name, $title)),*].into_iter().flatten().collect()
        }

        /// The page that the query asks for; shared, because its parts are used in many places.
        #[derive(Clone, Debug)]
        pub enum Page {
            $(#[doc = concat!("`/", $path, "`")] $name $((Arc<$model>))?,)*
            /// There is nothing to show: why, and where to go.
            Nothing {
                /// Why.
                reason: String,
                /// Where to go instead, best first.
                offers: Vec<Link>,
            },
        }

        $($(impl From<$model> for Page {
            fn from(model: $model) -> Page {
                Page::$name(Arc::new(model))
            }
        })?)*

        impl Explorer {
            /// The page that `query` asks for, natively: in the browser the code of a page is loaded when it is first opened.
            pub(crate) fn page(&self, query: &Query) -> Page {
                match &query.route {
                    $(Route::$name $(($id))? => $crate::route_model!(self, query, $name, $file $(: $model)? $(, $id)?)),*
                }
            }
        }
    };
    (@read $path:ident, $own:literal, $name:ident) => {
        ($path == $own).then_some(Route::$name)
    };
    (@read $path:ident, $own:literal, $name:ident $id:ident) => {
        $path.strip_prefix($own).map(decoded).filter(|id| !id.is_empty()).map(Route::$name)
    };
    (@title $explorer:ident, $language:ident, $title:ident) => {
        Word::$title.say($language).to_owned()
    };
    (@title $explorer:ident, $language:ident, $title:ident $id:ident) => {
        $explorer.$title($id, $language)
    };
    (@navigation nav, $name:ident, $title:ident) => {
        Some((Route::$name, Word::$title))
    };
    (@navigation page, $name:ident, $title:ident) => {
        None
    };
}

routes!(declare);

#[expect(clippy::derivable_impls, reason = "no line of the table is special")]
impl Default for Route {
    fn default() -> Route {
        Route::Home
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_read_back_and_leads_to_its_own_page() {
        for route in ["a", "so-lieu", "bài 1/2", "004_a b~&"].into_iter().flat_map(every_route) {
            let path = route.to_path();
            assert_eq!(Route::from_path(&path), Some(route), "{path}");
        }
        for nowhere in ["/bai", "/bai/", "/so-lieu/x", "/khong-co"] {
            assert_eq!(Route::from_path(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn the_navigation_begins_at_the_start_page() {
        assert_eq!(navigation().first().map(|(route, _)| route), Some(&Route::default()));
    }
}
