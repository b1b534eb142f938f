//! The parts of addresses that are ids of the data.

use crate::measure::Measured;
use crate::model::ids::{
    AreaIx, ContentIx, DataFileIx, InstitutionIx, KindIx, PeriodIx, PlanIx, RankingIx, SeriesIx, TargetIx,
};
use crate::site::chart_id::ChartId;
use crate::site::data::files::FILES;

/// Of a plan.
pub fn plan<'m>(m: &'m Measured<'_>, plan: PlanIx) -> &'m str {
    &m.project.plans[plan].id
}

/// Of a target of a plan.
pub fn target<'m>(m: &'m Measured<'_>, plan: PlanIx, target: TargetIx) -> &'m str {
    &m.project.plans[plan].targets[target].id
}

/// Of an area.
pub fn area<'m>(m: &'m Measured<'_>, area: AreaIx) -> &'m str {
    &m.project.area(area).id
}

/// Of a kind of institution.
pub fn kind<'m>(m: &'m Measured<'_>, kind: KindIx) -> &'m str {
    &m.project.institution_kinds[kind].id
}

/// Of a ranking of a plan: the kind of institution that it ranks.
pub fn ranking<'m>(m: &'m Measured<'_>, plan: PlanIx, ranking: RankingIx) -> &'m str {
    kind(m, m.plans[plan].rankings[ranking].kind)
}

/// The address of an institution: in the folder of the area where it stood first.
pub fn institution(m: &Measured<'_>, institution: InstitutionIx) -> String {
    let institution = m.project.institution(institution);
    ["don-vi/", area(m, institution.area), "/", &institution.id, ".html"].concat()
}

/// The address of a written page.
pub fn content(m: &Measured<'_>, content: ContentIx) -> String {
    let page = &m.project.pages[content];
    [&page.section, "/", &page.slug, ".html"].concat()
}

/// Of a file of open data.
pub fn data_file(file: DataFileIx) -> &'static str {
    FILES[usize::from(file)].id
}

/// Of a period of a plan: `2022-q1`.
pub fn period(m: &Measured<'_>, plan: PlanIx, period: PeriodIx) -> String {
    m.plans[plan].periods[period].period.id().to_lowercase()
}

/// Of a series in a period.
pub fn reading(m: &Measured<'_>, plan: PlanIx, series: SeriesIx, at: PeriodIx) -> String {
    let series = m.plans[plan].series[series].id(m.project, &m.project.plans[plan]);
    [&series, ".", &period(m, plan, at)].concat()
}

/// Of a chart on the page of a plan or of one of its targets.
pub fn chart(m: &Measured<'_>, plan: PlanIx, of: Option<TargetIx>, chart: ChartId) -> String {
    let id = chart.id(m, plan);
    match of {
        None => id,
        Some(of) => [target(m, plan, of), "/", &id].concat(),
    }
}

/// The end of an address for a part of a long list, counted from 0: nothing for the first, `-2` for the second.
pub fn part(sign: &str, part: usize) -> String {
    if part == 0 { String::new() } else { format!("{sign}{}", part + 1) }
}
