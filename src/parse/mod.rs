//! Turns files into the model: first shapes, then references, then consistency. Every problem is a located diagnostic,
//! and all of them are reported. It does no arithmetic and knows no pages.

mod areas;
mod cells;
pub mod config;
mod decode;
mod fields;
mod figures;
mod indicators;
mod institutions;
pub mod keys;
mod names;
mod pages;
pub mod parts;
mod personal;
mod plan;
pub mod published;
mod quotes;
mod results;
mod roles;

use crate::diagnostics::{Diagnostics, catalogue, has_errors};
use crate::input::{Sources, Span};
use crate::model::Project;
use crate::model::content::{Page, PageRole};
use crate::model::date::Date;
use crate::model::ids::{IndicatorIx, PlanIx, ResultsIx, TiSlice, TiVec};
use crate::model::indicator::{Formula, IndicatorRole};
use crate::model::plan::Plan;
use crate::model::result::Results;
use decode::Decoder;
use names::KnownNames;
use published::{Published, RecordedFiles};

/// What a run may set in addition to, or instead of, `minhbach.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The day to judge by.
    pub as_of: Option<Date>,
    /// Absolute address of the site.
    pub base_url: Option<String>,
    /// Published values are to be recorded: only then does [`Loaded::published`] contain the files to write.
    pub records: bool,
}

/// A project, and the positions of the Markdown of its pages (page, then language).
pub struct Loaded {
    /// The model.
    pub project: Project,
    /// For located problems in written pages.
    pub bodies: Vec<Vec<Span>>,
    /// Published values, to be recorded.
    pub published: Published,
}

/// Reads a whole project. `None` only when `minhbach.yaml` cannot be read;
/// whenever there are errors the project may not be used for anything but more checks.
pub fn load(sources: &Sources, overrides: &Overrides, diagnostics: &mut Diagnostics) -> Option<Loaded> {
    let mut d = Decoder::new(sources);
    let loaded = load_with(&mut d, overrides);
    diagnostics.append(&mut d.diagnostics);
    loaded
}

fn load_with(d: &mut Decoder<'_>, overrides: &Overrides) -> Option<Loaded> {
    let mut config = config::read(d)?;
    config.as_of = overrides.as_of.unwrap_or(config.as_of);
    config.base_url = overrides.base_url.clone().or(config.base_url);
    let places = areas::read(d);
    let (agencies, agency_names) = institutions::read_agencies(d);
    let kinds = institutions::read_kinds(d, &places.level_names);
    let counted = indicators::read(d, &kinds.sector_names);
    let (topics, topic_names) = indicators::read_topics(d);
    let ratios: TiVec<IndicatorIx, bool> =
        counted.indicators.iter().map(|i| matches!(i.formula, Formula::Ratio { .. })).collect();
    let roles: Vec<IndicatorRole> = counted.indicators.iter().filter_map(|i| i.role).collect();
    let known = KnownNames {
        areas: &places.area_names,
        levels: &places.level_names,
        agencies: &agency_names,
        sectors: &kinds.sector_names,
        kinds: &kinds.kind_names,
        methods: &counted.method_names,
        indicators: &counted.indicator_names,
        topics: &topic_names,
        ratios: &ratios,
        roles: &roles,
    };
    let (institutions, institution_names) = institutions::read(d, &known);
    let plans = plan::read(d, &known);
    let mut recorded = RecordedFiles::find(d, overrides.records);
    // The results of one plan do not depend on another's, and those of a country are most of what there is to read.
    let read = d.in_parallel(&plans, |d, plan| {
        let refs = results::refs::ResultRefs {
            plan,
            as_of: config.as_of,
            is_past_view: overrides.as_of.is_some(),
            areas: TiSlice::from_ref(&places.areas),
            names: &known,
            kinds: TiSlice::from_ref(&kinds.kinds),
            institutions: TiSlice::from_ref(&institutions),
            institution_names: &institution_names,
            fields: TiSlice::from_ref(&counted.fields),
            field_names: &counted.field_names,
        };
        let mut published = Published::default();
        let results = results::read(d, &refs, |d, period| recorded.compare(d, &refs, period, &mut published));
        recorded.check_periods(d, &refs, &results);
        (results, published)
    });
    let mut results: TiVec<PlanIx, TiVec<ResultsIx, Results>> = TiVec::with_capacity(read.len());
    for (of_plan, published) in read {
        results.push(of_plan.into());
        recorded.published.add(published);
    }
    recorded.check_plans(d);
    let hotlines = pages::read_hotlines(d, config.as_of);
    let links = pages::read_links(d);
    let written = pages::read(d, &counted.method_names);
    check_methodology(d, &plans, &written.pages);
    let project = Project {
        config,
        levels: places.levels.into(),
        area_kinds: places.kinds.into(),
        areas: places.areas.into(),
        grids: places.grids,
        agencies: agencies.into(),
        sectors: kinds.sectors.into(),
        institution_kinds: kinds.kinds.into(),
        institutions: institutions.into(),
        methods: counted.methods.into(),
        fields: counted.fields.into(),
        indicators: counted.indicators.into(),
        topics: topics.into(),
        plans: plans.into(),
        results,
        pages: written.pages.into(),
        hotlines,
        links,
    };
    Some(Loaded { project, bodies: written.bodies, published: recorded.published })
}

/// Where targets are measured a page says how, with worked examples.
fn check_methodology(d: &mut Decoder<'_>, plans: &[Plan], pages: &[Page]) {
    let is_measured = plans.iter().any(|plan| plan.targets.iter().any(|target| !target.measures.is_empty()));
    // A page that could not be read may be the one.
    if is_measured
        && !has_errors(&d.diagnostics)
        && !pages.iter().any(|page| page.role == Some(PageRole::Methodology))
        && let Some(file) = d.sources.find("minhbach.yaml")
    {
        let span = Span { file, ..Span::default() };
        d.diagnostics.push(catalogue::no_page_with_role(span, "methodology"));
    }
}
