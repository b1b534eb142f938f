//! Turns files into the model: shapes, then names, then sense. Every problem is a located diagnostic,
//! and all of them are reported. It knows no arithmetic and no pages.

mod areas;
pub mod config;
pub mod decode;
mod figures;
mod indicators;
mod institutions;
mod known;
mod order;
mod pages;
pub mod parts;
mod personal;
mod plan;
pub mod published;
mod quotes;
mod results;
mod revisions;
mod rows;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::model::Project;
use crate::model::date::Date;
use crate::model::indicator::Formula;
use crate::model::result::Results;
use crate::source::{Sources, Span};
use decode::Decoder;
use published::{Memory, Published};

/// What a run may ask for beside what `minhbach.yaml` says.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The day to judge by.
    pub as_of: Option<Date>,
    /// Absolute address of the site.
    pub base_url: Option<String>,
    /// The memory of what was published is to be written anew: only then [`Loaded::published`] holds its files.
    pub records: bool,
}

/// A project and where the Markdown of its pages stands (page, then language).
pub struct Loaded {
    /// The model.
    pub project: Project,
    /// For located problems in written pages.
    pub bodies: Vec<Vec<Span>>,
    /// What has been published, to be remembered.
    pub published: Published,
}

/// Reads a whole project. `None` only when there is no `minhbach.yaml` to read it by;
/// whenever there are errors the project may not be used for anything but more checks.
pub fn load(sources: &Sources, overrides: &Overrides, diagnostics: &mut Diagnostics) -> Option<Loaded> {
    let mut d = Decoder::new(sources);
    let loaded = load_with(&mut d, overrides);
    diagnostics.append(&mut d.diagnostics);
    loaded
}

fn load_with(d: &mut Decoder<'_>, overrides: &Overrides) -> Option<Loaded> {
    let mut config = config::read(d)?;
    if let Some(as_of) = overrides.as_of {
        config.as_of = as_of;
    }
    if let Some(base_url) = &overrides.base_url {
        config.base_url = Some(base_url.clone());
    }
    let places = areas::read(d);
    let (agencies, agency_names) = institutions::read_agencies(d);
    let kinds = institutions::read_kinds(d, &places.level_names);
    let counted = indicators::read(d, &kinds.sector_names);
    let (topics, topic_names) = indicators::read_topics(d);
    let (institutions, institution_names) = institutions::read(d, &kinds.kind_names, &places.area_names, &agency_names);
    let ratios: Vec<bool> = counted.indicators.iter().map(|i| matches!(i.formula, Formula::Ratio { .. })).collect();
    let plan_names = plan::PlanNames {
        areas: &places.area_names,
        levels: &places.level_names,
        agencies: &agency_names,
        sectors: &kinds.sector_names,
        kinds: &kinds.kind_names,
        methods: &counted.method_names,
        indicators: &counted.indicator_names,
        topics: &topic_names,
        ratios: &ratios,
    };
    let plans = plan::read(d, &plan_names);
    let mut memory = Memory::find(d, overrides.records);
    // Plans know nothing of one another's results, and those of a country are most of what there is to read.
    let read: Vec<(Vec<Results>, Diagnostics, Published)> = plans
        .par_iter()
        .map(|plan| {
            let known = known::Known {
                plan,
                as_of: config.as_of,
                is_past_view: overrides.as_of.is_some(),
                areas: &places.areas,
                area_names: &places.area_names,
                agencies: &agency_names,
                kinds: &kinds.kinds,
                kind_names: &kinds.kind_names,
                institutions: &institutions,
                institution_names: &institution_names,
                fields: &counted.fields,
                field_names: &counted.field_names,
                indicators: &counted.indicator_names,
                methods: &counted.method_names,
            };
            let mut own = Decoder { languages: d.languages.clone(), ..Decoder::new(d.sources) };
            let mut published = Published::default();
            let results = results::read(&mut own, &known, &memory, &mut published);
            (results, own.diagnostics, published)
        })
        .collect();
    let mut results = Vec::with_capacity(read.len());
    for (of_plan, mut diagnostics, published) in read {
        results.push(of_plan);
        d.diagnostics.append(&mut diagnostics);
        memory.published.add(published);
    }
    memory.hold_against_plans(d);
    let hotlines = pages::read_hotlines(d, config.as_of);
    let links = pages::read_links(d);
    let written = pages::read(d);
    let project = Project {
        config,
        levels: places.levels,
        area_kinds: places.kinds,
        areas: places.areas,
        grids: places.grids,
        agencies,
        sectors: kinds.sectors,
        institution_kinds: kinds.kinds,
        institutions,
        methods: counted.methods,
        fields: counted.fields,
        indicators: counted.indicators,
        topics,
        plans,
        results,
        pages: written.pages,
        hotlines,
        links,
    };
    Some(Loaded { project, bodies: written.bodies, published: memory.published })
}
