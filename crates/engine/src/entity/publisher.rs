//! Who publishes, and of which province: papers known by name, and all whose name holds a province's ("Báo Nghệ An",
//! "Đài PT-TH Trà Vinh", "Cổng thông tin điện tử tỉnh Lai Châu").

use super::{Names, PlaceLevel};
use crate::text::{Page, fold};

/// The names of papers and places, folded once.
#[derive(Debug)]
pub(crate) struct Publishers {
    /// Folded spelling and code of each paper, longest first.
    papers: Vec<(String, String)>,
    /// Folded spelling and code of each province, longest first.
    provinces: Vec<(String, String)>,
    /// The same without marks and spaces, as in the address of a site.
    hosts: Vec<(String, String)>,
    /// What opens a paper's reports, "GLO", with its province.
    marks: Vec<(String, String)>,
    /// What begins the name of an office, folded: its site tells of its own province.
    offices: Vec<String>,
}

impl Publishers {
    pub(crate) fn new(names: &Names) -> Publishers {
        let mut papers = Vec::new();
        let mut marks = Vec::new();
        for paper in &names.publishers {
            let spellings = std::iter::once(&paper.name).chain(&paper.forms);
            papers.extend(spellings.map(|name| (fold::exact(name), paper.place.clone())));
            marks.extend(paper.marks.iter().map(|mark| (mark.clone(), paper.place.clone())));
        }
        let mut provinces = Vec::new();
        let mut hosts = Vec::new();
        for place in names.places.iter().filter(|place| place.level == PlaceLevel::Province) {
            let Some(code) = &place.code else { continue };
            for name in std::iter::once(&place.name).chain(&place.forms) {
                provinces.push((fold::exact(name), code.clone()));
                let host: String = fold::bare(name).chars().filter(char::is_ascii_alphanumeric).collect();
                hosts.push((host, code.clone()));
            }
        }
        for list in [&mut papers, &mut provinces, &mut hosts] {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            list.dedup();
        }
        let heads = names.branches.iter().flat_map(|branch| &branch.forms).chain(&names.portals);
        Publishers { papers, provinces, hosts, marks, offices: heads.map(|head| fold::exact(head)).collect() }
    }

    /// The code of the one province that a publisher is of.
    pub(crate) fn province(&self, publisher: &str) -> Option<&str> {
        let folded = fold::exact(publisher);
        let paper = self.papers.iter().find(|(name, _)| has_words(&folded, name));
        if let Some((_, code)) = paper {
            return Some(code);
        }
        match *self.provinces_in(publisher).as_slice() {
            [code] => Some(code),
            _ => None,
        }
    }

    /// True for a publisher that is an office or its site.
    pub(crate) fn is_office(&self, publisher: &str) -> bool {
        let folded = fold::exact(publisher);
        self.offices.iter().any(|head| folded.starts_with(head.as_str()))
    }

    /// The codes of the provinces that a text names, each once, in the order of the names' length.
    pub(crate) fn provinces_in(&self, text: &str) -> Vec<&str> {
        let mut rest = fold::exact(text);
        let mut found: Vec<&str> = Vec::new();
        for (name, code) in &self.provinces {
            while let Some(at) = position_of(&rest, name) {
                // What a longer name took is not read again: "Bà Rịa - Vũng Tàu".
                rest.replace_range(at..at + name.len(), "|");
                if !found.contains(&code.as_str()) {
                    found.push(code);
                }
            }
        }
        found
    }

    /// The code of the province of a web address: `baogialai.com.vn`, `nghean.gov.vn`.
    pub(crate) fn province_of_host(&self, url: &str) -> Option<&str> {
        let host = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
        let labels = || host.split('.').map(|label| label.replace('-', ""));
        let found = self.hosts.iter().find(|(name, _)| labels().any(|label| label.ends_with(name.as_str())));
        found.map(|(_, code)| code.as_str())
    }

    /// The code of the province of the paper whose mark opens a report: "(GLO)- BHXH tỉnh …".
    pub(crate) fn province_of_mark(&self, page: &Page<'_>) -> Option<&str> {
        /// Head, date line and mark stand before the first sentence's end.
        const LEAD: usize = 80;
        let opening = page.tokens.iter().take(LEAD).filter(|token| token.mark == '(');
        let mut after = opening.filter_map(|token| page.text.get(token.end as usize..));
        after.find_map(|text| {
            let is_own = |mark: &str| text.strip_prefix(mark).is_some_and(|rest| rest.starts_with(')'));
            self.marks.iter().find(|(mark, _)| is_own(mark)).map(|(_, code)| code.as_str())
        })
    }
}

/// Where a phrase stands as whole words.
fn position_of(text: &str, phrase: &str) -> Option<usize> {
    let is_word = |letter: char| letter.is_alphanumeric();
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(phrase).map(|at| from + at) {
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + phrase.len()..)?.chars().next();
        if !before.is_some_and(is_word) && !after.is_some_and(is_word) {
            return Some(at);
        }
        from = at + phrase.chars().next()?.len_utf8();
    }
    None
}

fn has_words(text: &str, phrase: &str) -> bool {
    !phrase.is_empty() && position_of(text, phrase).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Place, Publisher};

    fn publishers() -> Publishers {
        let place = |code: &str, name: &str, forms: &[&str]| Place {
            code: Some(code.to_owned()),
            name: name.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            level: PlaceLevel::Province,
            today: None,
            is_city: false,
        };
        let paper = Publisher {
            name: "Báo Ấp Bắc".to_owned(),
            forms: vec![],
            marks: vec!["ABO".to_owned()],
            place: "VN-46".to_owned(),
        };
        Publishers::new(&Names {
            places: vec![
                place("VN-22", "Nghệ An", &[]),
                place("VN-14", "Hòa Bình", &[]),
                place("VN-43", "Bà Rịa - Vũng Tàu", &["Vũng Tàu"]),
            ],
            publishers: vec![paper],
            portals: vec!["cổng thông tin".to_owned()],
            ..Names::default()
        })
    }

    #[test]
    fn a_publisher_is_of_the_province_that_its_name_holds() {
        let publishers = publishers();
        for (name, code) in [
            ("Báo Nghệ An", Some("VN-22")),
            ("Đài PT-TH tỉnh Hoà Bình", Some("VN-14")),
            ("Báo Bà Rịa - Vũng Tàu điện tử", Some("VN-43")),
            ("Báo Ấp Bắc", Some("VN-46")),
            ("Tạp chí Nghệ Anh", None),
            ("Nghệ An và Hòa Bình", None),
            ("Nhân Dân", None),
        ] {
            assert_eq!(publishers.province(name), code, "{name}");
        }
        assert!(publishers.is_office("Cổng thông tin điện tử tỉnh Nghệ An"));
        assert!(!publishers.is_office("Báo Nghệ An"));
    }

    #[test]
    fn a_web_address_tells_the_province() {
        let publishers = publishers();
        for (url, code) in [
            ("https://baonghean.vn/kinh-te/1.html", Some("VN-22")),
            ("http://www.hoabinh.gov.vn", Some("VN-14")),
            ("https://vnexpress.net/nghe-an-co-them", None),
            ("", None),
        ] {
            assert_eq!(publishers.province_of_host(url), code, "{url}");
        }
    }
}
