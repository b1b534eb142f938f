//! Areas, agencies and institutions as rows.

use super::{ids, maybe, text, texts};
use crate::measure::Measured;
use crate::model::ids::PlanIx;
use crate::site::data::data_file::{Each, Value};
use crate::site::scope::plans_of_institutions;

/// Areas of all times.
pub fn areas(m: &Measured<'_>, _only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    for area in &project.areas {
        let kind = &project.area_kinds[area.kind];
        let mut row = vec![text(&area.id), text(&area.code)];
        row.extend(texts(&area.name));
        row.extend([
            text(&kind.id),
            text(&project.levels[kind.level].id),
            maybe(area.parent.map(|p| &project.area(p).id)),
            maybe(area.valid_from),
            maybe(area.valid_to),
            ids(area.successors.iter().map(|s| project.area(*s).id.as_str())),
        ]);
        each(&|| row.clone());
    }
}

/// Agencies that plans name.
pub fn agencies(m: &Measured<'_>, _only: Option<PlanIx>, each: &mut Each<'_>) {
    for agency in &m.project.agencies {
        let mut row = vec![text(&agency.id)];
        row.extend(texts(&agency.name));
        row.push(Value::YesNo(agency.group.is_some()));
        row.push(ids(agency.group.iter().flatten().map(|member| m.project.agency(*member).id.as_str())));
        each(&|| row.clone());
    }
}

/// Institutions; with `only`, those that the plan counts and no plan before it.
pub fn institutions(m: &Measured<'_>, only: Option<PlanIx>, each: &mut Each<'_>) {
    let project = m.project;
    let counted_by = plans_of_institutions(m);
    for (institution, plan) in project.institutions.iter().zip(&counted_by) {
        if only.is_some() && *plan != only {
            continue;
        }
        each(&|| {
            let kind = &project.institution_kinds[institution.kind];
            let mut row = vec![text(&institution.id)];
            row.extend(texts(&institution.name));
            row.extend([
                text(&kind.id),
                text(&project.sectors[kind.sector].id),
                text(&project.area(institution.area).id),
                maybe(institution.moved.map(|(day, _)| day)),
                maybe(institution.moved.map(|(_, area)| &project.area(area).id)),
                text(&project.agency(institution.manager).id),
                maybe(institution.opened),
                maybe(institution.closed),
                Value::YesNo(institution.demonstration),
            ]);
            row
        });
    }
}
