//! What sort of place a name is, and which: a province or country by its code, a part of a province, a region, or an office
//! of one.

use crate::entity::PlaceLevel;
use crate::fact::Reader;
use crate::reading::{Entity, EntityKind};
use crate::text::fold;

/// True for a place itself, at any level but a region: no office of one.
pub(super) fn is_place(reader: &Reader, entity: &Entity) -> bool {
    entity.kind == EntityKind::Place && (is_district(reader, entity) || province_of(reader, entity).is_some())
}

/// True for a place or an office of a part of the country.
pub(super) fn is_below_country(reader: &Reader, entity: &Entity) -> bool {
    let is_office = entity.kind == EntityKind::Org && is_district(reader, entity);
    let code = || province_of(reader, entity).is_some_and(|code| code.contains('-'));
    is_office || entity.kind == EntityKind::Place && (is_district(reader, entity) || code())
}

/// True for a part of a province: a place that the lexicon does not list, or an office of one.
pub(super) fn is_district(reader: &Reader, entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Place => reader.place(&entity.canonical).is_none(),
        EntityKind::Org => {
            let Some(rest) = after_head(reader, entity) else { return false };
            let rest = fold::exact(rest);
            let mut words = reader.district_words.iter();
            let word = words.find_map(|word| rest.strip_prefix(word.as_str()).filter(|it| is_end(it)));
            word.is_some_and(|name| {
                // "BHXH thành phố Thái Nguyên" is of the town, "BHXH thành phố Đà Nẵng" of the province.
                let at = reader.place_names.iter().position(|place| place.ends_with(name.trim()));
                let province = at.and_then(|at| reader.names.places.get(at));
                name.trim().is_empty() || !province.is_some_and(|place| place.is_city)
            })
        }
        _ => false,
    }
}

fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// What follows the head of an office's joined name: "tỉnh Tiền Giang" of "BHXH tỉnh Tiền Giang".
fn after_head<'e>(reader: &Reader, entity: &'e Entity) -> Option<&'e str> {
    let mut branches = reader.names.branches.iter();
    let rest =
        branches.find_map(|branch| entity.canonical.strip_prefix(branch.canonical.as_str()).filter(|it| is_end(it)))?;
    Some(rest.trim_start())
}

/// The name of a district without its sort: "Chiêm Hóa" of "huyện Chiêm Hóa" and of "BHXH huyện Chiêm Hóa".
pub(super) fn district_name(reader: &Reader, entity: &Entity) -> Option<String> {
    let name = match entity.kind {
        EntityKind::Org => after_head(reader, entity)?,
        _ => entity.canonical.as_str(),
    };
    let words = || reader.district_words.iter();
    let first = name.split(' ').next().unwrap_or_default();
    let two: usize = name.split(' ').take(2).map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    let is_word = |text: &str| {
        let text = fold::exact(text);
        words().any(|word| *word == text)
    };
    let rest = match name.get(..two).filter(|two| is_word(two)) {
        Some(two) => name.get(two.len()..)?,
        None if is_word(first) => name.get(first.len()..)?,
        None => name,
    };
    let rest = rest.trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// "BHXH tỉnh", "UBND tỉnh" in a document where nothing tells which.
pub(super) fn is_generic_office(reader: &Reader, entity: &Entity) -> bool {
    entity.kind == EntityKind::Org
        && !is_district(reader, entity)
        && after_head(reader, entity).is_some_and(|rest| {
            let rest = fold::exact(rest);
            reader.names.unit_words.iter().any(|word| fold::exact(word) == rest)
        })
}

/// The name of a region, or of the office of one: "Tây Nguyên", "BHXH khu vực XV".
pub(super) fn region_of(reader: &Reader, entity: &Entity) -> Option<String> {
    match entity.kind {
        EntityKind::Place => {
            reader.place(&entity.canonical).filter(|place| place.level == PlaceLevel::Region).map(|it| it.name.clone())
        }
        EntityKind::Org => {
            let rest = fold::exact(after_head(reader, entity)?);
            let mut words = reader.names.region_offices.iter();
            words.any(|word| rest.starts_with(fold::exact(word).as_str())).then(|| entity.canonical.clone())
        }
        _ => None,
    }
}

/// The code of a country or province, or of the one whose office an organisation is.
pub(super) fn province_of<'r>(reader: &'r Reader, entity: &Entity) -> Option<&'r str> {
    let names = &reader.names;
    match entity.kind {
        EntityKind::Place => {
            let place = reader.place(&entity.canonical)?;
            (place.level != PlaceLevel::Region).then_some(place.code.as_deref()).flatten()
        }
        EntityKind::Org if is_district(reader, entity) => None,
        EntityKind::Org => {
            let known =
                names.names.iter().find(|name| name.kind == EntityKind::Org && name.canonical == entity.canonical);
            if let Some(known) = known {
                return known.place.as_deref();
            }
            let ends_so = |name: &str| {
                entity.canonical.strip_suffix(name).is_some_and(|before| before.ends_with(' ') && !before.is_empty())
            };
            let place = names.places.iter().find(|place| place.code.is_some() && ends_so(&place.name))?;
            place.code.as_deref()
        }
        _ => None,
    }
}
