//! Pictures as files that are looked at: `testdata/chart/*.svg`. Numbers in them are whole tenths of a pixel already.

use expect_test::expect_file;
use proptest::prelude::*;

use super::*;
use crate::arbitrary::spec;
use crate::gallery::gallery;
use crate::{Chrome, Frame, describe, layout};

/// The pictures that are kept; the others differ from these only in numbers.
const KEPT: [&str; 9] = [
    "line-hedged",
    "line-missing",
    "line-names",
    "line-stretch",
    "bars-hedged",
    "bars-negative",
    "targets",
    "panels",
    "nothing",
];

#[test]
fn pictures_are_as_they_were() {
    for (name, spec) in gallery().iter().filter(|(name, _)| KEPT.contains(&name.as_str())) {
        let said = describe(spec);
        let name_of = Name { title: &spec.title, description: &said };
        let bare = layout(spec, Frame { width_px: 320.0, chrome: Chrome::None });
        let path = format!("../../../../testdata/chart/{name}-320.svg");
        expect_file![path].assert_eq(&svg(&bare, name_of, Colours::Page));
        let framed = layout(spec, Frame { width_px: 768.0, chrome: Chrome::Full });
        let path = format!("../../../../testdata/chart/{name}-768-framed.svg");
        expect_file![path].assert_eq(&svg(&framed, name_of, Colours::Fixed(Theme::Light)));
    }
}

#[test]
fn a_picture_on_a_page_has_no_colour_of_its_own() {
    for (name, spec) in gallery() {
        let picture = svg(&layout(&spec, FRAME), NAME, Colours::Page);
        assert!(!picture.contains("\"#"), "{name}");
        assert!(!picture.contains("style="), "{name}: an inline style, which the page's policy forbids");
    }
}

#[test]
fn a_saved_picture_needs_no_page() {
    for (name, spec) in gallery() {
        for theme in Theme::ALL {
            let picture =
                svg(&layout(&spec, Frame { width_px: 768.0, chrome: Chrome::Full }), NAME, Colours::Fixed(theme));
            assert!(!picture.contains("var("), "{name}");
            for part in [&spec.title, &spec.filter, &spec.source] {
                let first = part.split_whitespace().next().unwrap();
                assert!(picture.contains(first), "{name} lacks {first:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_picture_is_well_formed_and_the_same_twice(spec in spec()) {
        let layout = layout(&spec, FRAME);
        let picture = svg(&layout, Name { title: "<&\">", description: "\u{0}\u{8}" }, Colours::Page);
        prop_assert_eq!(&picture, &svg(&layout, Name { title: "<&\">", description: "\u{0}\u{8}" }, Colours::Page));
        well_formed(&picture).map_err(TestCaseError::fail)?;
    }
}

const FRAME: Frame = Frame { width_px: 768.0, chrome: Chrome::None };
const NAME: Name = Name { title: "Tên", description: "Mô tả" };

/// Tags nest, attributes are quoted, and nothing but known entities begins with an ampersand.
fn well_formed(xml: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if text.contains('>') || text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(format!("odd text {text:?}"));
        }
        let end = tag.find('>').ok_or("a tag without end")?;
        let inside = &tag[1..end];
        if inside.matches('"').count() % 2 != 0 {
            return Err(format!("odd quotes in {inside:?}"));
        }
        match inside.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("{name} is closed out of turn")),
            None if inside.ends_with('/') => {}
            None => open.push(inside.split_whitespace().next().unwrap_or_default()),
        }
        rest = &tag[end + 1..];
    }
    for piece in xml.split('&').skip(1) {
        if !["lt;", "gt;", "amp;", "quot;", "apos;"].iter().any(|entity| piece.starts_with(entity)) {
            return Err(format!("odd entity {piece:.12?}"));
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

fn picture_of(wanted: &str) -> String {
    let (_, spec) = gallery().into_iter().find(|(name, _)| name == wanted).unwrap();
    svg(&layout(&spec, FRAME), NAME, Colours::Page)
}

#[test]
fn many_bars_are_few_elements() {
    let picture = picture_of("bars-200");
    let n_bars: usize =
        picture.lines().filter(|line| line.starts_with("<path")).map(|line| line.matches('M').count()).sum();
    assert!(n_bars >= 200 && picture.matches('<').count() < 60, "{picture}");
}

#[test]
fn a_dashed_line_is_one_element() {
    let picture = picture_of("line-hedged");
    // The line from the first, derived point has more dashes than the chart has lines.
    assert!(picture.lines().any(|line| line.starts_with("<path") && line.matches('M').count() > 4), "{picture}");
    assert!(picture.matches("<path").count() < 50, "{picture}");
}

#[test]
fn what_shows_through_is_an_element_of_its_own() {
    let picture = picture_of("bars-hedged");
    let see_through = |line: &&str| line.contains("opacity");
    assert!(picture.lines().filter(see_through).count() > 6, "{picture}");
    assert!(picture.lines().filter(see_through).all(|line| line.matches('M').count() == 1), "{picture}");
}

#[test]
fn lengths_are_as_short_as_they_can_be() {
    for (number, text) in [(0.0, "0"), (960.0, "960"), (0.35, "0.35"), (512.5, "512.5"), (12.06, "12.06"), (7.999, "8")]
    {
        let mut out = String::new();
        push_hundredths(&mut out, number);
        assert_eq!(out, text);
    }
}
