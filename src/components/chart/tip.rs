//! What is shown at the mark of a chart that the pointer or the keyboard is at: where it is, and what it is.

use chart::layout::Area;
use chart::{Hit, Layout};

use dom::{Element, Number, html, svg};

/// The size of the label beside a mark, in pixels of the picture.
const TIP_WIDTH: f64 = 280.0;
const TIP_HEIGHT: f64 = 100.0;
/// A mark is narrower than this, and more than twice as high, if it is found anywhere above and below it.
const COLUMN_WIDTH: f64 = 84.0;
/// Its distance from the mark.
const TIP_GAP: f64 = 8.0;

/// Shows which mark is pointed at.
pub(crate) fn highlight(hit: &Hit) -> Element {
    let area = svg("rect");
    at(&area, &hit.area, None);
    let mark = svg("g").class("hit-pointed").attr("aria-hidden", "true").child(area);
    let (x, y) = hit.centre;
    let dot = || svg("circle").attr("cx", Number(x)).attr("cy", Number(y)).attr("r", "6");
    mark.children(is_column(hit).then(dot))
}

/// True for a mark that is found anywhere above and below it: then it is not the area that is looked at.
fn is_column(hit: &Hit) -> bool {
    hit.area.h > 2.0 * COLUMN_WIDTH && hit.area.w < COLUMN_WIDTH
}

/// Puts a rectangle over an area, as far as it is not where it `was`.
pub(crate) fn at(rect: &Element, area: &Area, was: Option<&Area>) {
    let sides = |area: &Area| [("x", area.x), ("y", area.y), ("width", area.w), ("height", area.h)];
    let was = was.map(sides);
    for (nth, (name, length)) in sides(area).into_iter().enumerate() {
        if was.is_none_or(|was| was.get(nth).is_none_or(|(_, was)| *was != length)) {
            let _ = rect.clone().attr(name, Number(length));
        }
    }
}

/// What the mark is, in words, and where that is said: above it or, where there is no space, below.
pub(crate) fn tip(hit: &Hit, laid: &Layout, words: &str, source: &str) -> Element {
    let said = html("span").child(html("b").text(words));
    let said = if source.is_empty() { said } else { said.child(html("small").attr("lang", "vi").text(source)) };
    let middle = hit.area.x + hit.area.w / 2.0;
    let x = (middle - TIP_WIDTH / 2.0).min(laid.width - TIP_WIDTH).max(0.0);
    let (top, bottom) =
        if is_column(hit) { (hit.centre.1, hit.centre.1) } else { (hit.area.y, hit.area.y + hit.area.h) };
    let above = top - TIP_GAP - TIP_HEIGHT;
    let (y, place) = if above >= 0.0 { (above, "above") } else { (bottom + TIP_GAP, "below") };
    svg("foreignObject")
        .class("tip-place")
        .attr("x", Number(x))
        .attr("y", Number(y))
        .attr("width", Number(TIP_WIDTH))
        .attr("height", Number(TIP_HEIGHT))
        .attr("aria-hidden", "true")
        .child(html("div").class("tip").attr("data-place", place).child(said))
}
