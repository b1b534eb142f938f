//! The plans whose results a page may show. A page whose plans have no new results is not rendered again: its view
//! would be the same. Everything else that a page is made of (plans, areas, institutions, words, written pages) is the
//! same for all pages.

use std::collections::BTreeSet;

use crate::measure::Measured;
use crate::model::ids::{AreaIx, InstitutionIx, KindIx, PlanIx, TiSlice, TiVec};
use crate::site::lists::Lists;

/// The plans whose results a page may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All plans.
    All,
    /// No plan: names and counts of institutions are not results.
    Nothing,
    Plan(PlanIx),
    /// The plans of an area, of the areas around it and within it, and of its predecessors and successors.
    Area(AreaIx),
    /// The plan that counts an institution.
    Institution(InstitutionIx),
    /// The plans that count the institutions of an area.
    InstitutionsOf(AreaIx),
    /// The plans that count the institutions of a kind in a plan.
    InstitutionsOfKind(PlanIx, KindIx),
}

impl Scope {
    /// The plans in the scope; `None` for all of them. `counted_by`: see [`plans_of_institutions`].
    pub fn plans(
        self,
        measured: &Measured<'_>,
        lists: &Lists<'_>,
        counted_by: &TiSlice<InstitutionIx, Option<PlanIx>>,
    ) -> Option<BTreeSet<PlanIx>> {
        let counting = |institutions: Option<&Vec<InstitutionIx>>| {
            institutions.into_iter().flatten().filter_map(|institution| counted_by[*institution]).collect()
        };
        match self {
            Self::All => None,
            Self::Nothing => Some(BTreeSet::new()),
            Self::Plan(plan) => Some(BTreeSet::from([plan])),
            Self::Area(area) => Some(plans_of_area(measured, area)),
            Self::Institution(institution) => Some(counted_by[institution].into_iter().collect()),
            Self::InstitutionsOf(area) => Some(counting(lists.institutions_by_area.get(&area))),
            Self::InstitutionsOfKind(plan, kind) => Some(counting(lists.by_kind.get(&(plan, kind)))),
        }
    }
}

/// Whether none of these plans has new results; `None` means all plans. `unchanged` says for each plan whether its
/// results are the old ones; it is empty when something else is new.
pub fn is_unchanged(plans: Option<&BTreeSet<PlanIx>>, unchanged: &TiSlice<PlanIx, bool>) -> bool {
    let is_old = |plan: &PlanIx| unchanged.get(*plan).copied().unwrap_or(false);
    !unchanged.is_empty()
        && match plans {
            None => unchanged.iter().all(|old| *old),
            Some(plans) => plans.iter().all(is_old),
        }
}

/// The plan that counts each institution: the first that has it among its members.
pub fn plans_of_institutions(measured: &Measured<'_>) -> TiVec<InstitutionIx, Option<PlanIx>> {
    let mut plans: TiVec<InstitutionIx, Option<PlanIx>> = vec![None; measured.project.institutions.len()].into();
    for (p, plan) in measured.plans.iter_enumerated() {
        for member in &plan.members {
            plans[*member].get_or_insert(p);
        }
    }
    plans
}

fn plans_of_area(measured: &Measured<'_>, area: AreaIx) -> BTreeSet<PlanIx> {
    let project = measured.project;
    let mut near = BTreeSet::from([area]);
    near.extend(project.area(area).successors.iter().copied());
    near.extend(
        project.areas.iter_enumerated().filter(|(_, other)| other.successors.contains(&area)).map(|(ix, _)| ix),
    );
    let reaches = |plan: AreaIx| near.iter().any(|ix| project.lies_in(*ix, plan) || project.lies_in(plan, *ix));
    project.plans.iter_enumerated().filter(|(_, plan)| reaches(plan.area)).map(|(p, _)| p).collect()
}
