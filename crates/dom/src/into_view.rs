//! Both ways between [`Element`] and Leptos' views: an element is put into a `view!` by [`Element::into_view`], and a view
//! into an element by [`Element::view`].

use leptos::prelude::IntoView;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use web_sys::Element as DomElement;

use crate::Element;
use crate::lifecycle::keep;

impl Element {
    /// A view of Leptos within; after what is in the element so far. It lives as long as the current owner.
    #[must_use]
    pub fn view(self, view: impl IntoView + 'static) -> Element {
        let mut state = view.into_view().build();
        state.mount(self.dom(), None);
        keep(state);
        self
    }

    /// The element as a view of Leptos, to stand in a `view!` or to be returned by a component.
    #[must_use]
    pub fn into_view(self) -> ElementView {
        ElementView(SendWrapper::new(self))
    }
}

/// An element as a view. Leptos asks that views can be sent between threads: this one may be, and is used only on the
/// thread that it was made on. (An [`Element`] itself pays nothing for that.)
#[derive(Clone, Debug)]
pub struct ElementView(SendWrapper<Element>);

/// An element that Leptos has mounted.
#[derive(Debug)]
pub struct Mounted(SendWrapper<DomElement>);

impl Render for ElementView {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(SendWrapper::new(self.0.dom().clone()))
    }

    /// An element follows its signals by itself: a new one takes the place of the old one.
    fn rebuild(self, state: &mut Mounted) {
        if *state.0 != *self.0.dom() {
            // The old element is on the page.
            let _ = state.0.replace_with_with_node_1(self.0.dom());
            state.0 = SendWrapper::new(self.0.dom().clone());
        }
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.0.parent_element() else { return false };
        child.mount(&parent, Some(&self.0));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![(*self.0).clone()]
    }
}

/// Attributes are given to an element where it is made; those of a `view!` around it change nothing.
impl AddAnyAttr for ElementView {
    type Output<SomeNewAttr: Attribute> = ElementView;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> ElementView {
        self
    }
}

/// In a browser only: the text of an element is what it holds.
impl RenderHtml for ElementView {
    type AsyncOutput = ElementView;
    type Owned = ElementView;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> ElementView {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        buf.push_str(&self.0.dom().outer_html());
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Mounted {
        self.build()
    }

    fn into_owned(self) -> ElementView {
        self
    }
}
