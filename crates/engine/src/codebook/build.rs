//! Makes a [`Codebook`] of what a file holds, and refuses what makes no sense: an id twice or badly formed, a phrase or a
//! set of concepts claimed twice, a name that nothing has, a cycle. Every refusal names both entries.

use std::collections::BTreeMap;

use toml::Spanned;

use super::additions::{MOST_CONCEPTS, MOST_UNITS, is_id};
use super::cycle::cycle_from;
use super::file::{File, GroupEntry, IndicatorEntry};
use super::*;
use crate::knowledge::toml_file::{error_at, line_of};
use crate::knowledge::{Error, SourceFile};
use crate::text::fold;

/// Resolves names to places, and remembers who claimed what.
pub(super) struct Builder<'a> {
    file: &'a SourceFile<'a>,
    codebook: Codebook,
    facets: BTreeMap<String, u16>,
    concepts: BTreeMap<String, u16>,
    units: BTreeMap<String, u16>,
    nodes: BTreeMap<String, u16>,
    /// Folded form to whoever claimed it.
    forms: BTreeMap<String, Place>,
    /// Unit class, place of standing and concepts, to the indicator that claimed them.
    wordings: BTreeMap<(u16, ConceptPosition, Vec<ConceptIdx>), Place>,
    /// A concept, and another that may stand in its place.
    likes: Vec<(ConceptIdx, ConceptIdx)>,
}

/// Where a phrase was claimed. Its line is counted only for an error: a file has thousands of phrases.
#[derive(Clone)]
struct Place {
    claimant: String,
    /// Of the phrase, in bytes of the file.
    start: usize,
}

impl Place {
    fn told(&self, file: &SourceFile<'_>) -> String {
        format!("{} (line {})", self.claimant, line_of(file.text, self.start))
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a SourceFile<'a>) -> Builder<'a> {
        Builder {
            file,
            codebook: Codebook::default(),
            facets: BTreeMap::new(),
            concepts: BTreeMap::new(),
            units: BTreeMap::new(),
            nodes: BTreeMap::new(),
            forms: BTreeMap::new(),
            wordings: BTreeMap::new(),
            likes: Vec::new(),
        }
    }

    pub(super) fn build(mut self, parsed: File) -> Result<Codebook, Error> {
        self.add_names(&parsed)?;
        self.refuse_too_many(&parsed)?;
        self.add_facets(&parsed)?;
        self.add_concepts(&parsed)?;
        self.add_units(&parsed)?;
        self.add_nodes(&parsed)?;
        self.refuse_cycles(&parsed)?;
        Ok(self.codebook)
    }

    /// Sets of concepts and of unit classes have so much room.
    fn refuse_too_many(&self, parsed: &File) -> Result<(), Error> {
        let own = parsed.indicator.iter().filter(|entry| !entry.phrases.is_empty()).count();
        let counted =
            [("concepts", parsed.concept.len() + own, MOST_CONCEPTS), ("unit classes", parsed.units.len(), MOST_UNITS)];
        for (sort, n, most) in counted {
            if n > most {
                let message = format!("{n} {sort}, expected at most {most}");
                return Err(Error { path: self.file.path.to_owned(), line: None, message });
            }
        }
        Ok(())
    }

    /// All ids, before anything refers to them.
    fn add_names(&mut self, parsed: &File) -> Result<(), Error> {
        let file = self.file;
        add_ids(file, "facet", &mut self.facets, parsed.facet.iter().map(|entry| &entry.id))?;
        add_ids(file, "concept", &mut self.concepts, parsed.concept.iter().map(|entry| &entry.id))?;
        add_ids(file, "unit class", &mut self.units, parsed.units.iter().map(|entry| &entry.id))?;
        let ids = parsed.group.iter().map(|entry| &entry.id).chain(parsed.indicator.iter().map(|entry| &entry.id));
        let ids = ids.chain(parsed.composed.iter().flat_map(|entry| &entry.exist));
        let mut ids: Vec<&Spanned<String>> = ids.collect();
        // Groups and indicators are two tables in TOML; on the page they stand in the order of the file.
        ids.sort_by_key(|id| id.span().start);
        add_ids(file, "indicator", &mut self.nodes, ids.into_iter())
    }

    fn add_facets(&mut self, parsed: &File) -> Result<(), Error> {
        for entry in &parsed.facet {
            let under = entry.under.as_ref().map(|id| self.place(&self.facets, "facet", id)).transpose()?;
            let together = entry.together.as_ref().map(|id| self.place(&self.concepts, "concept", id)).transpose()?;
            self.codebook.facets.push(Facet {
                id: entry.id.get_ref().clone(),
                vi: entry.vi.clone(),
                en: entry.en.clone(),
                under: under.map(FacetIdx),
                together: together.map(ConceptIdx),
                carries: entry.carries,
                bars: entry.bars,
            });
        }
        Ok(())
    }

    fn add_concepts(&mut self, parsed: &File) -> Result<(), Error> {
        for entry in &parsed.concept {
            let facet = FacetIdx(self.place(&self.facets, "facet", &entry.facet)?);
            for form in &entry.forms {
                self.claim_form(form, &format!("concept {:?}", entry.id.get_ref()))?;
            }
            if let Some(like) = &entry.like {
                let like = ConceptIdx(self.place(&self.concepts, "concept", like)?);
                let own = ConceptIdx(self.place(&self.concepts, "concept", &entry.id)?);
                self.likes.push((like, own));
            }
            let forms = entry.forms.iter().map(|form| form.get_ref().clone()).collect();
            self.codebook.concepts.push(Concept { id: entry.id.get_ref().clone(), facet, forms });
        }
        for form in parsed.mask.iter().flat_map(|entry| &entry.forms) {
            self.claim_form(form, "a mask")?;
            self.codebook.masks.push(form.get_ref().clone());
        }
        Ok(())
    }

    fn claim_form(&mut self, form: &Spanned<String>, claimant: &str) -> Result<(), Error> {
        let folded = fold::exact(form.get_ref().trim());
        if folded.is_empty() {
            return Err(error_at(self.file, form, format!("empty phrase of {claimant}, expected words")));
        }
        let here = Place { claimant: claimant.to_owned(), start: form.span().start };
        match self.forms.insert(folded, here) {
            None => Ok(()),
            Some(first) => {
                let message = format!(
                    "the phrase {:?} of {claimant} is already claimed by {}",
                    form.get_ref(),
                    first.told(self.file)
                );
                Err(error_at(self.file, form, message))
            }
        }
    }

    fn add_units(&mut self, parsed: &File) -> Result<(), Error> {
        for entry in &parsed.units {
            if entry.kind.is_none() && entry.heads.is_empty() {
                let message = format!("unit class {:?} has neither kind nor heads, expected one", entry.id.get_ref());
                return Err(error_at(self.file, &entry.id, message));
            }
            let id = entry.id.get_ref().clone();
            self.codebook.units.push(UnitClass { id, kind: entry.kind, heads: entry.heads.clone() });
        }
        Ok(())
    }

    fn add_nodes(&mut self, parsed: &File) -> Result<(), Error> {
        let mut nodes = Vec::new();
        for entry in &parsed.group {
            let parent = self.parent(&entry.id, entry.parent.as_ref())?;
            let about = self.concepts_of(&entry.about)?;
            nodes.push((entry.id.span().start, group(entry, parent, about)));
        }
        for entry in &parsed.indicator {
            nodes.push((entry.id.span().start, self.indicator(entry)?));
        }
        for id in parsed.composed.iter().flat_map(|entry| &entry.exist) {
            let entry = self.composed(parsed, id)?;
            nodes.push((id.span().start, self.indicator(&entry)?));
        }
        nodes.sort_by_key(|(start, _)| *start);
        self.codebook.indicators = nodes.into_iter().map(|(_, node)| node).collect();
        self.inherit_subjects();
        Ok(())
    }

    /// The entry that a composed indicator would have: that of the indicator that it divides, each wording with the concept
    /// that divides it.
    fn composed(&self, parsed: &File, id: &Spanned<String>) -> Result<IndicatorEntry, Error> {
        let refuse = |message: String| error_at(self.file, id, message);
        let (whole, part) = id.get_ref().rsplit_once('.').unwrap_or_default();
        let whole = parsed.indicator.iter().find(|entry| entry.id.get_ref() == whole);
        let whole = whole.ok_or_else(|| refuse(format!("no indicator is divided by {:?}", id.get_ref())))?;
        let concept = parsed.concept.iter().find(|entry| entry.id.get_ref() == part);
        let concept = concept.ok_or_else(|| refuse(format!("unknown concept {part:?}")))?;
        let (Some(vi), Some(en)) = (&concept.vi, &concept.en) else {
            return Err(refuse(format!("the concept {part:?} has no name, expected vi and en")));
        };
        // "dân số" is what the whole is compared with: a figure of it is no figure of a part.
        let is_base = |concept: &str| {
            let is_denominator =
                |form: &Spanned<String>| whole.denominator.as_ref().is_some_and(|it| it == form.get_ref());
            parsed.concept.iter().any(|it| it.id.get_ref() == concept && it.forms.iter().any(is_denominator))
        };
        let with = |wordings: &[Spanned<String>]| {
            let is_foreign = |concept: &str| concept == part || is_base(concept);
            let each = wordings.iter().filter(|it| !it.get_ref().split_whitespace().any(is_foreign));
            each.map(|it| Spanned::new(it.span(), format!("{} {part}", it.get_ref()))).collect()
        };
        Ok(IndicatorEntry {
            id: id.clone(),
            vi: format!("{}: {vi}", whole.vi),
            en: format!("{}: {en}", whole.en),
            definition: format!("{} Chỉ tính: {vi}.", whole.definition),
            parent: None,
            parts: Vec::new(),
            written: with(&whole.written),
            bare: with(&whole.bare),
            own: with(&whole.own),
            alone: Vec::new(),
            also: whole.also.iter().filter(|it| !is_base(it.get_ref())).cloned().collect(),
            denominator: None,
            phrases: Vec::new(),
            examples: Vec::new(),
            not: Vec::new(),
            ..whole.clone()
        })
    }

    fn indicator(&mut self, entry: &IndicatorEntry) -> Result<Indicator, Error> {
        let id = entry.id.get_ref();
        let mut units = Vec::new();
        for unit in &entry.units {
            units.push(UnitIdx(self.place(&self.units, "unit class", unit)?));
        }
        let mut parts = Vec::new();
        for part in &entry.parts {
            parts.push(IndicatorIdx(self.place(&self.nodes, "indicator", part)?));
        }
        let mut also = self.concepts_of(&entry.also)?;
        let likes = self.likes.clone();
        also.extend(likes.iter().filter(|(like, _)| also.contains(like)).map(|(_, own)| *own).collect::<Vec<_>>());
        let mut written = Vec::new();
        let wordings = [
            (&entry.written, ConceptPosition::Round),
            (&entry.bare, ConceptPosition::Beside),
            (&entry.own, ConceptPosition::Own),
            (&entry.alone, ConceptPosition::Alone),
        ];
        for (wordings, stands) in wordings {
            for wording in wordings {
                let concepts = self.wording(wording)?;
                self.claim_wording(id, wording, &units, stands, &concepts)?;
                for (like, own) in likes.iter().filter(|(like, _)| concepts.contains(like)) {
                    let mut concepts: Vec<ConceptIdx> = concepts.iter().copied().filter(|it| it != like).collect();
                    concepts.push(*own);
                    concepts.sort_unstable();
                    written.push(Wording { concepts, stands });
                }
                written.push(Wording { concepts, stands });
            }
        }
        if let Some(own) = self.own_concept(entry)? {
            written.push(Wording { concepts: vec![own], stands: ConceptPosition::Round });
        }
        if written.is_empty() {
            let message =
                format!("indicator {id:?} is written by nothing, expected written, bare, own, alone or phrases");
            return Err(error_at(self.file, &entry.id, message));
        }
        let range = entry.range.as_ref().map(|range| self.range(range)).transpose()?;
        Ok(Indicator {
            id: id.clone(),
            vi: entry.vi.clone(),
            en: entry.en.clone(),
            definition: entry.definition.clone(),
            parent: self.parent(&entry.id, entry.parent.as_ref())?,
            units,
            range,
            denominator: entry.denominator.clone(),
            parts,
            scope: self.scope(entry)?,
            counts: entry.counts,
            written,
            also,
            about: self.concepts_of(&entry.about)?,
        })
    }

    /// The level at which the figures of an indicator always hold; what the law sets, holds in the whole country.
    fn scope(&self, entry: &IndicatorEntry) -> Result<Option<Scope>, Error> {
        match (&entry.set_by, entry.scope) {
            (Some(set_by), Some(_)) => {
                Err(error_at(self.file, set_by, "`set_by` says the scope: what the law sets is national".to_owned()))
            }
            (Some(_), None) => Ok(Some(Scope::National)),
            (None, Some(Scope::National)) => Err(error_at(
                self.file,
                &entry.id,
                "write `set_by = \"law\"` for what holds in the whole country".to_owned(),
            )),
            (None, scope) => Ok(scope),
        }
    }

    fn concepts_of(&self, ids: &[Spanned<String>]) -> Result<Vec<ConceptIdx>, Error> {
        ids.iter().map(|id| self.place(&self.concepts, "concept", id).map(ConceptIdx)).collect()
    }

    /// What a group is about, its indicators are about, unless they say otherwise.
    fn inherit_subjects(&mut self) {
        for at in 0..self.codebook.indicators.len() {
            let mut above = self.codebook.indicators.get(at).and_then(|node| node.parent);
            // At most so many steps: cycles are refused only afterwards.
            for _ in 0..self.codebook.indicators.len() {
                let Some(parent) = above.and_then(|at| self.codebook.indicator(at)).cloned() else { break };
                match self.codebook.indicators.get_mut(at) {
                    Some(node) if node.about.is_empty() => node.about = parent.about,
                    _ => break,
                }
                above = parent.parent;
            }
        }
    }

    /// The concept that stands for an indicator's own phrases; a new one, of the last facet.
    fn own_concept(&mut self, entry: &IndicatorEntry) -> Result<Option<ConceptIdx>, Error> {
        if entry.phrases.is_empty() {
            return Ok(None);
        }
        for form in &entry.phrases {
            self.claim_form(form, &format!("indicator {:?}", entry.id.get_ref()))?;
        }
        let Some(last) = self.codebook.facets.len().checked_sub(1) else {
            let message = "phrases need a facet, expected at least one [[facet]]".to_owned();
            return Err(error_at(self.file, &entry.id, message));
        };
        let concept = ConceptIdx(index(self.codebook.concepts.len()));
        let forms = entry.phrases.iter().map(|form| form.get_ref().clone()).collect();
        let id = entry.id.get_ref().clone();
        self.codebook.concepts.push(Concept { id, facet: FacetIdx(index(last)), forms });
        Ok(Some(concept))
    }

    fn wording(&self, wording: &Spanned<String>) -> Result<Vec<ConceptIdx>, Error> {
        let mut concepts = Vec::new();
        for id in wording.get_ref().split_whitespace() {
            let place = self.concepts.get(id).ok_or_else(|| self.unknown(wording, "concept", id, &self.concepts))?;
            concepts.push(ConceptIdx(*place));
        }
        if concepts.is_empty() {
            return Err(error_at(self.file, wording, "empty wording, expected ids of concepts".to_owned()));
        }
        concepts.sort_unstable();
        concepts.dedup();
        Ok(concepts)
    }

    fn claim_wording(
        &mut self,
        id: &str,
        wording: &Spanned<String>,
        units: &[UnitIdx],
        stands: ConceptPosition,
        concepts: &[ConceptIdx],
    ) -> Result<(), Error> {
        let here = Place { claimant: format!("indicator {id:?}"), start: wording.span().start };
        for unit in units {
            let key = (unit.0, stands, concepts.to_vec());
            if let Some(first) = self.wordings.insert(key, here.clone()) {
                let class = self.codebook.units.get(usize::from(unit.0)).map_or("", |unit| unit.id.as_str());
                let message = format!(
                    "the wording {:?} with unit {class:?} of indicator {id:?} is already claimed by {}",
                    wording.get_ref(),
                    first.told(self.file)
                );
                return Err(error_at(self.file, wording, message));
            }
        }
        Ok(())
    }

    fn range(&self, range: &Spanned<(i64, i64)>) -> Result<(Decimal, Decimal), Error> {
        let (least, greatest) = *range.get_ref();
        if least > greatest {
            let message = format!("the range {least} to {greatest} is empty, expected the lesser first");
            return Err(error_at(self.file, range, message));
        }
        Ok((Decimal::from(least), Decimal::from(greatest)))
    }

    /// The node named as parent, or the one whose id is the longest beginning of this one.
    fn parent(&self, id: &Spanned<String>, named: Option<&Spanned<String>>) -> Result<Option<IndicatorIdx>, Error> {
        if let Some(named) = named {
            return Ok(Some(IndicatorIdx(self.place(&self.nodes, "indicator", named)?)));
        }
        let mut rest = id.get_ref().as_str();
        while let Some((before, _)) = rest.rsplit_once('.') {
            if let Some(place) = self.nodes.get(before) {
                return Ok(Some(IndicatorIdx(*place)));
            }
            rest = before;
        }
        Ok(None)
    }

    fn place(&self, names: &BTreeMap<String, u16>, sort: &str, id: &Spanned<String>) -> Result<u16, Error> {
        names.get(id.get_ref()).copied().ok_or_else(|| self.unknown(id, sort, id.get_ref(), names))
    }

    fn unknown(&self, at: &Spanned<String>, sort: &str, id: &str, names: &BTreeMap<String, u16>) -> Error {
        let known: Vec<&str> = names.keys().map(String::as_str).collect();
        error_at(self.file, at, format!("unknown {sort} {id:?}, expected one of: {}", known.join(", ")))
    }

    fn refuse_cycles(&self, parsed: &File) -> Result<(), Error> {
        let nodes = &self.codebook.indicators;
        for entry in &parsed.indicator {
            let Some(&start) = self.nodes.get(entry.id.get_ref()) else { continue };
            let above = |at: u16| nodes.get(usize::from(at)).and_then(|node| node.parent).map(|at| at.0);
            let inside = |at: u16| nodes.get(usize::from(at)).map_or(Vec::new(), |node| node.parts.clone());
            let over = |at: u16| above(at).into_iter().collect::<Vec<u16>>();
            let parts = |at: u16| inside(at).into_iter().map(|at| at.0).collect::<Vec<u16>>();
            let cycle = cycle_from(start, &over).map(|path| ("parents", path));
            if let Some((sort, path)) = cycle.or_else(|| cycle_from(start, &parts).map(|path| ("parts", path))) {
                let names: Vec<&str> =
                    path.iter().filter_map(|at| nodes.get(usize::from(*at))).map(|node| node.id.as_str()).collect();
                let message = format!("a cycle of {sort}: {}, expected a tree", names.join(" → "));
                return Err(error_at(self.file, &entry.id, message));
            }
        }
        let under = |at: u16| {
            self.codebook.facets.get(usize::from(at)).and_then(|facet| facet.under).map(|at| at.0).into_iter().collect()
        };
        for (at, entry) in (0..).zip(&parsed.facet) {
            if cycle_from(at, &under).is_some() {
                let message = format!("facet {:?} is under itself, expected a tree", entry.id.get_ref());
                return Err(error_at(self.file, &entry.id, message));
            }
        }
        Ok(())
    }
}

fn group(entry: &GroupEntry, parent: Option<IndicatorIdx>, about: Vec<ConceptIdx>) -> Indicator {
    Indicator {
        id: entry.id.get_ref().clone(),
        vi: entry.vi.clone(),
        en: entry.en.clone(),
        definition: String::new(),
        parent,
        units: Vec::new(),
        range: None,
        denominator: None,
        parts: Vec::new(),
        scope: None,
        counts: Counts::Flow,
        written: Vec::new(),
        also: Vec::new(),
        about,
    }
}

fn add_ids<'a>(
    file: &SourceFile<'_>,
    sort: &str,
    names: &mut BTreeMap<String, u16>,
    ids: impl Iterator<Item = &'a Spanned<String>>,
) -> Result<(), Error> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        if !is_id(id.get_ref()) {
            let message = format!("bad {sort} id {:?}, expected lower case words joined by dots", id.get_ref());
            return Err(error_at(file, id, message));
        }
        let line = error_at(file, id, String::new()).line.unwrap_or(0);
        if let Some(first) = first.insert(id.get_ref(), line) {
            let message = format!("{sort} {:?} is already defined at line {first}", id.get_ref());
            return Err(error_at(file, id, message));
        }
        names.insert(id.get_ref().clone(), index(at));
    }
    Ok(())
}

/// A place in a list of the codebook, which has fewer than 65,536 entries.
fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
