//! The data structure of the figures as SDMX-ML 3.0: what each column of the SDMX-CSV is, and what its codes mean, in
//! both languages. It depends on the corpus only by its indicators and places.

use std::fmt::Write as _;

use letters::markup::escaped;
use store::Glossary;

use super::super::record::COLUMNS;
use super::super::titles::title;
use super::{IndicatorCodes, UNKNOWN};
use crate::facet::{self, Facet, Shape};
use crate::labels;
use crate::ui_text::{Language, Word};

/// What a component is to an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Part of what tells one observation from all others.
    Dimension,
    /// When.
    Time,
    /// The value.
    Measure,
    /// What else is known of it.
    Attribute,
}

/// What values a component takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Values {
    /// A decimal number.
    Decimal,
    /// A period or a moment.
    Time,
    /// Words.
    Text,
    /// The codes of a facet over a fixed list.
    OfFacet(Facet),
    /// The codes of indicators.
    Indicators,
    /// ISO 3166-2 codes.
    Places,
    /// Codes that SDMX itself has, with what they mean.
    Codes(&'static [(&'static str, &'static str)]),
}

/// A dimension, the measure or an attribute.
#[derive(Clone, Copy, Debug)]
pub(super) struct Component {
    pub(super) id: &'static str,
    /// The column of the other downloads that it says.
    pub(super) column: &'static str,
    role: Role,
    values: Values,
}

const fn dimension(id: &'static str, column: &'static str, values: Values) -> Component {
    Component { id, column, role: Role::Dimension, values }
}

const fn attribute(id: &'static str, column: &'static str, values: Values) -> Component {
    Component { id, column, role: Role::Attribute, values }
}

const MULTIPLIERS: &[(&str, &str)] = &[("0", "Units")];
const OBSERVATION_STATUSES: &[(&str, &str)] =
    &[("E", "Estimated value"), ("F", "Forecast value"), ("V", "Unvalidated value")];
const CONFIDENTIALITIES: &[(&str, &str)] = &[("F", "Free (free for publication)")];

/// All of them, in the order of their columns.
const COMPONENTS: &[Component] = &[
    dimension("FIGURE", "figure_id", Values::Text),
    dimension("INDICATOR", "indicator", Values::Indicators),
    dimension("MEASURE", "measure", Values::OfFacet(Facet::Measure)),
    dimension("STATUS", "status", Values::OfFacet(Facet::Status)),
    dimension("REF_AREA", "place_at_publication", Values::Places),
    Component { id: "TIME_PERIOD", column: "period_end", role: Role::Time, values: Values::Time },
    Component { id: "OBS_VALUE", column: "value", role: Role::Measure, values: Values::Decimal },
    attribute("VALUE_MIN", "value_min", Values::Decimal),
    attribute("VALUE_MAX", "value_max", Values::Decimal),
    attribute("UNIT_MEASURE", "unit", Values::Text),
    attribute("UNIT_MULT", "", Values::Codes(MULTIPLIERS)),
    attribute("OBS_STATUS", "", Values::Codes(OBSERVATION_STATUSES)),
    attribute("CONF_STATUS", "", Values::Codes(CONFIDENTIALITIES)),
    attribute("QUALIFIER", "qualifier", Values::OfFacet(Facet::Qualifier)),
    attribute("SCOPE", "scope", Values::OfFacet(Facet::Scope)),
    attribute("DISTRICT", "district", Values::Text),
    attribute("SUBGROUP", "subgroup", Values::Text),
    attribute("DENOMINATOR", "denominator", Values::Text),
    attribute("SUBJECT", "subject", Values::Text),
    attribute("VERDICT", "verdict", Values::OfFacet(Facet::Verdict)),
    attribute("RAW", "raw", Values::Text),
    attribute("QUOTE", "quote", Values::Text),
    attribute("ATTRIBUTION", "attribution", Values::Text),
    attribute("DOC_ID", "doc_id", Values::Text),
    attribute("TITLE", "title", Values::Text),
    attribute("PUBLISHER", "publisher", Values::Text),
    attribute("PUBLISHED", "published", Values::Text),
    attribute("URL", "url", Values::Text),
    attribute("LICENCE", "licence", Values::Text),
    attribute("LINK", "link", Values::Text),
];

pub(super) fn components() -> impl Iterator<Item = &'static Component> {
    COMPONENTS.iter()
}

/// A word as a code of SDMX: capitals, digits, `-`, and `_` for all else.
pub(super) fn code_of(id: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c.to_ascii_uppercase() } else { '_' };
    let code: String = id.chars().map(letter).collect();
    // The node above all indicators that are in no codebook is called by a mark.
    let code = code.trim_matches('_');
    if code.is_empty() { "OTHER".to_owned() } else { code.to_owned() }
}

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure" xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common">
<mes:Header><mes:ID>FIGURES</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2000-01-01T00:00:00</mes:Prepared><mes:Sender id="SOLIEU"/></mes:Header>
<mes:Structures>
"#;

/// What every list, scheme and flow is identified by.
const MAINTAINED: &str = "agencyID=\"SOLIEU\" version=\"1.0.0\"";

/// The structure message. No clock is read here: the day of its preparation is the same for all.
pub(in crate::download) fn message(glossary: &Glossary) -> String {
    let mut text = String::from(OPEN);
    text.push_str("<str:Codelists>\n");
    for component in components() {
        push_codelist(&mut text, component, glossary);
    }
    text.push_str("</str:Codelists>\n<str:ConceptSchemes>\n");
    _ = writeln!(text, "<str:ConceptScheme id=\"CONCEPTS\" {MAINTAINED}>{}", names("Khái niệm", "Concepts"));
    for component in components() {
        let [vi, en] = component.names();
        _ = writeln!(text, "<str:Concept id=\"{}\">{}</str:Concept>", component.id, names(vi, en));
    }
    text.push_str("</str:ConceptScheme>\n</str:ConceptSchemes>\n");
    let flow = names("Số liệu trong báo chí", "Figures stated by the press");
    _ = writeln!(
        text,
        "<str:Dataflows><str:Dataflow id=\"FIGURES\" {MAINTAINED}>{flow}<str:Structure>{}</str:Structure></str:Dataflow></str:Dataflows>",
        urn("datastructure.DataStructure", "FIGURES", "")
    );
    push_structure(&mut text, &flow);
    text.push_str("</mes:Structures>\n</mes:Structure>\n");
    text
}

impl Component {
    /// In Vietnamese and in English.
    fn names(&self) -> [&'static str; 2] {
        match self.id {
            "TIME_PERIOD" => ["Kỳ", "Time period"],
            "UNIT_MULT" => ["Hệ số đơn vị", "Unit multiplier"],
            "OBS_STATUS" => ["Tình trạng quan sát", "Observation status"],
            "CONF_STATUS" => ["Tình trạng bảo mật", "Confidentiality status"],
            _ => {
                let column = COLUMNS.iter().find(|column| column.name == self.column);
                let name = column.map_or(self.id, |column| column.name);
                [title(name, Language::Vi), title(name, Language::En)]
            }
        }
    }

    fn has_codes(&self) -> bool {
        !matches!(self.values, Values::Decimal | Values::Time | Values::Text)
    }
}

fn names(vi: &str, en: &str) -> String {
    format!("<com:Name xml:lang=\"vi\">{}</com:Name><com:Name xml:lang=\"en\">{}</com:Name>", escaped(vi), escaped(en))
}

fn urn(class: &str, id: &str, item: &str) -> String {
    format!("urn:sdmx:org.sdmx.infomodel.{class}=SOLIEU:{id}(1.0.0){item}")
}

fn push_codelist(text: &mut String, component: &Component, glossary: &Glossary) {
    if !component.has_codes() {
        return;
    }
    let [vi, en] = component.names();
    _ = writeln!(text, "<str:Codelist id=\"CL_{}\" {MAINTAINED}>{}", component.id, names(vi, en));
    let mut push = |code: &str, vi: &str, en: &str, about: &str, parent: Option<&str>| {
        let about = if about.is_empty() {
            String::new()
        } else {
            format!("<com:Description xml:lang=\"en\">{}</com:Description>", escaped(about))
        };
        let parent = parent.map(|parent| format!("<str:Parent>{parent}</str:Parent>")).unwrap_or_default();
        _ = writeln!(text, "<str:Code id=\"{code}\">{}{about}{parent}</str:Code>", names(vi, en));
    };
    if component.role == Role::Dimension {
        push(UNKNOWN, Word::Unknown.say(Language::Vi), Word::Unknown.say(Language::En), "", None);
    }
    match component.values {
        Values::Codes(codes) => codes.iter().for_each(|(code, name)| push(code, name, name, "", None)),
        Values::Indicators => {
            let codes = IndicatorCodes::of(glossary);
            for indicator in &glossary.indicators {
                let parent = indicator.parent.as_deref().map(|parent| codes.code(parent)).filter(|it| *it != UNKNOWN);
                let [vi, en] = [Language::Vi, Language::En].map(|it| labels::indicator(glossary, &indicator.id, it));
                push(codes.code(&indicator.id), &vi, &en, &indicator.id, parent);
            }
        }
        Values::Places => {
            let places = glossary.places.iter();
            places.for_each(|place| push(&code_of(&place.code), &place.name, &place.name, "", None));
        }
        Values::OfFacet(facet) => {
            let Shape::Fixed(values) = facet.info().shape else { return };
            for (at, value) in values.iter().enumerate() {
                // Two values of the page can be one of the files: a share, and a share of a target.
                let is_first = values.iter().take(at).all(|before| before.id != value.id);
                if is_first && value.key != facet::UNKNOWN {
                    push(&code_of(value.id), value.word.say(Language::Vi), value.word.say(Language::En), "", None);
                }
            }
        }
        Values::Decimal | Values::Time | Values::Text => {}
    }
    text.push_str("</str:Codelist>\n");
}

fn push_structure(text: &mut String, name: &str) {
    _ = write!(
        text,
        "<str:DataStructures><str:DataStructure id=\"FIGURES\" {MAINTAINED}>{name}<str:DataStructureComponents>\n\
        <str:DimensionList id=\"DimensionDescriptor\">\n"
    );
    for (at, component) in of_role(Role::Dimension).chain(of_role(Role::Time)).enumerate() {
        let (element, position) = match component.role {
            Role::Time => ("TimeDimension", String::new()),
            _ => ("Dimension", format!(" position=\"{}\"", at + 1)),
        };
        _ = writeln!(
            text,
            "<str:{element} id=\"{}\"{position}>{}</str:{element}>",
            component.id,
            represented(component)
        );
    }
    text.push_str("</str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">\n");
    for component in of_role(Role::Attribute) {
        _ = writeln!(
            text,
            "<str:Attribute id=\"{}\" usage=\"optional\">{}<str:AttributeRelationship><str:Observation/></str:AttributeRelationship></str:Attribute>",
            component.id,
            represented(component)
        );
    }
    text.push_str("</str:AttributeList>\n<str:MeasureList id=\"MeasureDescriptor\">\n");
    for component in of_role(Role::Measure) {
        _ = writeln!(
            text,
            "<str:Measure id=\"{}\" usage=\"mandatory\">{}</str:Measure>",
            component.id,
            represented(component)
        );
    }
    text.push_str("</str:MeasureList>\n</str:DataStructureComponents></str:DataStructure></str:DataStructures>\n");
}

fn of_role(role: Role) -> impl Iterator<Item = &'static Component> {
    components().filter(move |component| component.role == role)
}

/// The concept of a component, and what stands for it.
fn represented(component: &Component) -> String {
    let concept = urn("conceptscheme.Concept", "CONCEPTS", &format!(".{}", component.id));
    let values = match component.values {
        Values::Decimal => "<str:TextFormat textType=\"Decimal\"/>".to_owned(),
        Values::Time => "<str:TextFormat textType=\"ObservationalTimePeriod\"/>".to_owned(),
        Values::Text => "<str:TextFormat textType=\"String\"/>".to_owned(),
        _ => {
            let list = urn("codelist.Codelist", &format!("CL_{}", component.id), "");
            format!("<str:Enumeration>{list}</str:Enumeration>")
        }
    };
    format!(
        "<str:ConceptIdentity>{concept}</str:ConceptIdentity><str:LocalRepresentation>{values}</str:LocalRepresentation>"
    )
}
