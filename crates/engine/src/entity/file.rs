//! The shape of the name lexicons, and what is refused: a spelling claimed twice, a badly formed code, a successor that
//! is not in the list.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::*;
use crate::knowledge::toml_file::{error_at, parse};
use crate::knowledge::{Error, SourceFile};
use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacesFile {
    #[serde(default)]
    place: Vec<PlaceEntry>,
    /// Words before a place's name: `tỉnh`.
    #[serde(default)]
    unit_words: Vec<String>,
    /// Words after an office's head for a part of a province: `cơ sở`.
    #[serde(default)]
    local_offices: Vec<String>,
    /// Words after an office's head for several provinces: `khu vực`.
    #[serde(default)]
    region_offices: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceEntry {
    code: Option<Spanned<String>>,
    name: Spanned<String>,
    level: PlaceLevel,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    today: Option<Spanned<String>>,
    #[serde(default)]
    city: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    #[serde(default)]
    name: Vec<NameEntry>,
    #[serde(default)]
    branch: Vec<BranchEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameEntry {
    canonical: Spanned<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    place: Option<Spanned<String>>,
    #[serde(default)]
    national: bool,
    #[serde(default)]
    local: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishersFile {
    #[serde(default)]
    portals: Vec<String>,
    #[serde(default)]
    publisher: Vec<PublisherEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubgroupsFile {
    subgroup: Vec<SubgroupEntry>,
}

/// `yes` and `no` are sentences for the tests.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubgroupEntry {
    kind: SubgroupKind,
    forms: Vec<Spanned<String>>,
    #[serde(default, rename = "yes")]
    _yes: Vec<serde::de::IgnoredAny>,
    #[serde(default, rename = "no")]
    _no: Vec<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublisherEntry {
    name: Spanned<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    marks: Vec<String>,
    place: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictsFile {
    #[serde(default)]
    province: Vec<DistrictsEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictsEntry {
    code: Spanned<String>,
    districts: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BranchEntry {
    canonical: String,
    forms: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    #[serde(default)]
    surnames: Vec<String>,
    #[serde(default)]
    credits: Vec<String>,
    #[serde(default)]
    namesakes: Vec<String>,
    #[serde(default)]
    title: Vec<TitleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFile {
    heads: Vec<String>,
    #[serde(default)]
    stops: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleEntry {
    forms: Vec<String>,
    /// A form of address, which is no office: `ông`.
    #[serde(default)]
    honorific: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationsFile {
    #[serde(default)]
    abbreviation: Vec<AbbreviationEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationEntry {
    short: Spanned<String>,
    long: Spanned<String>,
    /// More forms of the same meaning: "TPHCM" beside "TP.HCM".
    #[serde(default)]
    also: Vec<Spanned<String>>,
}

impl Names {
    /// The stems of the files that are read here.
    pub const FILES: &[&str] = &[
        "places",
        "districts",
        "organisations",
        "channels",
        "audiences",
        "programmes",
        "apps",
        "people",
        "abbreviations",
        "publishers",
        "subgroups",
    ];

    /// Adds the entries of a file of `lexicon/`; `false` if its stem is not one of [`Names::FILES`].
    ///
    /// # Errors
    /// See [`Knowledge::from_sources`](crate::Knowledge::from_sources).
    pub fn add_file(&mut self, file: &SourceFile<'_>) -> Result<bool, Error> {
        let kind = match file.stem() {
            "places" => {
                let mut parsed: PlacesFile = parse(file)?;
                self.unit_words = std::mem::take(&mut parsed.unit_words);
                self.local_offices = std::mem::take(&mut parsed.local_offices);
                self.region_offices = std::mem::take(&mut parsed.region_offices);
                self.places = places(file, parsed)?;
                return Ok(true);
            }
            "districts" => {
                self.districts = districts(file, parse(file)?)?;
                return Ok(true);
            }
            "people" => {
                let people: PeopleFile = parse(file)?;
                (self.surnames, self.credits, self.namesakes) = (people.surnames, people.credits, people.namesakes);
                let (honorifics, offices): (Vec<_>, Vec<_>) =
                    people.title.into_iter().partition(|entry| entry.honorific);
                let forms = |entries: Vec<TitleEntry>| entries.into_iter().flat_map(|entry| entry.forms).collect();
                (self.titles, self.honorifics) = (forms(offices), forms(honorifics));
                return Ok(true);
            }
            "abbreviations" => {
                self.abbreviations = abbreviations(file, parse(file)?)?;
                return Ok(true);
            }
            "publishers" => {
                let parsed: PublishersFile = parse(file)?;
                self.portals.clone_from(&parsed.portals);
                self.publishers = publishers(file, parsed)?;
                return Ok(true);
            }
            "subgroups" => {
                self.subgroups = subgroups(file, parse(file)?)?;
                return Ok(true);
            }
            "events" => {
                let events: EventsFile = parse(file)?;
                (self.event_heads, self.event_stops) = (events.heads, events.stops);
                return Ok(true);
            }
            "organisations" => EntityKind::Org,
            "channels" => EntityKind::Channel,
            "audiences" => EntityKind::Audience,
            "programmes" => EntityKind::Programme,
            "apps" => EntityKind::App,
            _ => return Ok(false),
        };
        self.add_names(file, kind)?;
        Ok(true)
    }

    fn add_names(&mut self, file: &SourceFile<'_>, kind: EntityKind) -> Result<(), Error> {
        let parsed: NamesFile = parse(file)?;
        let mut claims = Claims::default();
        for entry in &parsed.name {
            let canonical = entry.canonical.get_ref();
            for form in std::iter::once(&entry.canonical).chain(&entry.forms) {
                claims.claim(file, form, canonical)?;
            }
            if let Some(code) = &entry.place {
                check_code(file, code)?;
            }
            self.names.push(Name {
                kind,
                canonical: canonical.clone(),
                forms: entry.forms.iter().map(|form| form.get_ref().clone()).collect(),
                place: entry.place.as_ref().map(|code| code.get_ref().clone()),
                is_national: entry.national,
                is_local: entry.local,
            });
        }
        for entry in &parsed.branch {
            for form in &entry.forms {
                claims.claim(file, form, &entry.canonical)?;
            }
            let forms = entry.forms.iter().map(|form| form.get_ref().clone()).collect();
            self.branches.push(Branch { canonical: entry.canonical.clone(), forms });
        }
        Ok(())
    }
}

fn districts(file: &SourceFile<'_>, parsed: DistrictsFile) -> Result<Vec<Districts>, Error> {
    let mut all = Vec::new();
    for entry in parsed.province {
        check_code(file, &entry.code)?;
        let mut claims = Claims::default();
        for name in &entry.districts {
            claims.claim(file, name, name.get_ref())?;
        }
        let mut names: Vec<String> = entry.districts.iter().map(|name| fold::exact(name.get_ref())).collect();
        names.sort_unstable();
        all.push(Districts { code: entry.code.into_inner(), names });
    }
    Ok(all)
}

fn subgroups(file: &SourceFile<'_>, parsed: SubgroupsFile) -> Result<Vec<SubgroupWords>, Error> {
    let mut claims = Claims::default();
    let mut all = Vec::new();
    for entry in parsed.subgroup {
        for form in &entry.forms {
            claims.claim(file, form, form.get_ref())?;
        }
        all.push(SubgroupWords { kind: entry.kind, forms: entry.forms.into_iter().map(Spanned::into_inner).collect() });
    }
    Ok(all)
}

fn publishers(file: &SourceFile<'_>, parsed: PublishersFile) -> Result<Vec<Publisher>, Error> {
    let mut claims = Claims::default();
    let mut publishers = Vec::new();
    for entry in parsed.publisher {
        for form in std::iter::once(&entry.name).chain(&entry.forms) {
            claims.claim(file, form, entry.name.get_ref())?;
        }
        check_code(file, &entry.place)?;
        publishers.push(Publisher {
            name: entry.name.into_inner(),
            forms: entry.forms.into_iter().map(Spanned::into_inner).collect(),
            marks: entry.marks,
            place: entry.place.into_inner(),
        });
    }
    Ok(publishers)
}

fn abbreviations(file: &SourceFile<'_>, parsed: AbbreviationsFile) -> Result<Vec<Abbreviation>, Error> {
    let mut claims = Claims::default();
    for entry in &parsed.abbreviation {
        claims.claim(file, &entry.short, entry.long.get_ref())?;
        claims.claim(file, &entry.long, entry.short.get_ref())?;
        for also in &entry.also {
            claims.claim(file, also, entry.long.get_ref())?;
        }
    }
    let pairs = parsed.abbreviation.into_iter().flat_map(|entry| {
        let long = entry.long.into_inner();
        let forms = std::iter::once(entry.short).chain(entry.also);
        forms.map(move |short| Abbreviation { short: short.into_inner(), long: long.clone() })
    });
    Ok(pairs.collect())
}

fn places(file: &SourceFile<'_>, parsed: PlacesFile) -> Result<Vec<Place>, Error> {
    let mut claims = Claims::default();
    let mut codes: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in &parsed.place {
        let name = entry.name.get_ref();
        for form in std::iter::once(&entry.name).chain(&entry.forms) {
            claims.claim(file, form, name)?;
        }
        if let Some(code) = &entry.code {
            check_code(file, code)?;
            if let Some(first) = codes.insert(code.get_ref(), name) {
                let message = format!("the code {:?} of {name:?} is already that of {first:?}", code.get_ref());
                return Err(error_at(file, code, message));
            }
        }
    }
    for entry in &parsed.place {
        if let Some(today) = entry.today.as_ref().filter(|today| !codes.contains_key(today.get_ref().as_str())) {
            let (code, name) = (today.get_ref(), entry.name.get_ref());
            let message = format!("the successor {code:?} of {name:?} is not the code of a place of this file");
            return Err(error_at(file, today, message));
        }
    }
    let text = |value: Spanned<String>| value.into_inner();
    Ok(parsed
        .place
        .into_iter()
        .map(|entry| Place {
            code: entry.code.map(text),
            name: text(entry.name),
            forms: entry.forms.into_iter().map(text).collect(),
            level: entry.level,
            today: entry.today.map(text),
            is_city: entry.city,
        })
        .collect())
}

/// Two capitals for a country, and a dash with one to three capitals or digits for a part of it.
fn check_code(file: &SourceFile<'_>, code: &Spanned<String>) -> Result<(), Error> {
    let (country, part) = code.get_ref().split_once('-').unwrap_or((code.get_ref(), "0"));
    let well_formed = country.len() == 2
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=3).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if well_formed {
        return Ok(());
    }
    let message = format!("bad code {:?}, expected one of ISO 3166 such as VN or VN-46", code.get_ref());
    Err(error_at(file, code, message))
}

/// Who claimed which spelling.
#[derive(Default)]
struct Claims {
    first: BTreeMap<String, (String, usize)>,
}

impl Claims {
    fn claim(&mut self, file: &SourceFile<'_>, form: &Spanned<String>, name: &str) -> Result<(), Error> {
        let folded = fold::exact(form.get_ref().trim());
        if folded.is_empty() {
            return Err(error_at(file, form, format!("empty spelling of {name:?}, expected words")));
        }
        let line = error_at(file, form, String::new()).line.unwrap_or(0);
        let Some((first, line)) = self.first.insert(folded, (name.to_owned(), line)) else { return Ok(()) };
        let form_text = form.get_ref();
        let message = format!("the spelling {form_text:?} of {name:?} is already claimed by {first:?} (line {line})");
        Err(error_at(file, form, message))
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the seeds are read as files")]
mod tests {
    use crate::Knowledge;
    use crate::knowledge::SourceFile;

    fn error(stem: &str, text: &str) -> String {
        let path = format!("lexicon/{stem}.toml");
        Knowledge::from_sources(&[SourceFile { path: &path, text }]).unwrap_err().to_string()
    }

    #[test]
    fn faults_are_told_with_line_and_both_entries() {
        let place =
            |code: &str, name: &str| format!("[[place]]\ncode = {code:?}\nname = {name:?}\nlevel = \"province\"\n");
        assert_eq!(
            error("places", &(place("VN-01", "Lai Châu") + &place("VN-02", "lai châu"))),
            "lexicon/places.toml:7: the spelling \"lai châu\" of \"lai châu\" is already claimed by \"Lai Châu\" (line 3)"
        );
        assert_eq!(
            error("places", &(place("VN-01", "Lai Châu") + &place("VN-01", "Lào Cai"))),
            "lexicon/places.toml:6: the code \"VN-01\" of \"Lào Cai\" is already that of \"Lai Châu\""
        );
        assert_eq!(
            error("places", &place("VN46", "Tiền Giang")),
            "lexicon/places.toml:2: bad code \"VN46\", expected one of ISO 3166 such as VN or VN-46"
        );
        assert_eq!(
            error("places", &(place("VN-46", "Tiền Giang") + "today = \"VN-45\"\n")),
            "lexicon/places.toml:5: the successor \"VN-45\" of \"Tiền Giang\" is not the code of a place of this file"
        );
    }

    #[test]
    fn every_province_has_its_place_among_the_34() {
        let path = "seeds/lexicon/places.toml";
        let text = std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let names = Knowledge::from_sources(&[SourceFile { path, text: &text }]).unwrap().names;
        let codes = || names.places.iter().filter_map(|place| place.code.as_deref()).filter(|code| code.len() > 2);
        let mut today: Vec<&str> = codes().map(|code| names.today(code)).collect();
        today.sort_unstable();
        today.dedup();
        assert_eq!(today.len(), 34);
        // The 63 of before the mergers, and Hà Tây, which joined Hà Nội in 2008.
        assert_eq!(codes().count(), 64);
        assert!(today.iter().all(|code| names.today(code) == *code));
        assert_eq!(names.today("VN-46"), "VN-45");
    }
}
