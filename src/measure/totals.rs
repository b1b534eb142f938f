//! Totals that were reported in place of rows, and for how many institutions each stands.

use std::collections::BTreeMap;

use crate::model::Project;
use crate::model::ids::{AreaIx, IndicatorIx, InstitutionIx, KindIx, TiVec, TotalIx};
use crate::model::indicator::Formula;
use crate::model::result::{Results, Total};

/// The totals of a period.
pub(super) struct Totals<'a> {
    project: &'a Project,
    results: &'a Results,
    /// Those of a kind of institution and an indicator.
    of_kind: BTreeMap<(KindIx, IndicatorIx), Vec<TotalIx>>,
    /// For each total the institutions without rows that it should cover: those of its kind in its area.
    population: TiVec<TotalIx, u32>,
}

impl<'a> Totals<'a> {
    pub(super) fn new(project: &'a Project, results: &'a Results) -> Self {
        let mut of_kind: BTreeMap<_, Vec<TotalIx>> = BTreeMap::new();
        for (ix, total) in results.totals.iter_enumerated() {
            of_kind.entry((total.kind, total.indicator)).or_default().push(ix);
        }
        Self { project, results, of_kind, population: results.totals.iter().map(|_| 0).collect() }
    }

    /// Counts an institution without a row in an area among those that totals should cover.
    pub(super) fn add_member(&mut self, member: InstitutionIx, area: AreaIx) {
        let kind = self.project.institution(member).kind;
        for (ix, total) in self.results.totals.iter_enumerated() {
            if total.kind == kind && self.project.lies_in(area, total.area) {
                self.population[ix] += 1;
            }
        }
    }

    /// The total that stands for an institution of a kind in an area without a row.
    pub(super) fn of(&self, area: AreaIx, kind: KindIx, indicator: IndicatorIx) -> Option<&'a Total> {
        let found = self.of_kind.get(&(kind, indicator))?;
        found.iter().map(|ix| &self.results.totals[*ix]).find(|total| self.project.lies_in(area, total.area))
    }

    /// How many institutions a total covers, and how many it should cover and does not. Which ones these are nobody has said.
    pub(super) fn coverage(&self, ix: TotalIx) -> (u32, u32) {
        let population = self.population[ix];
        let covered =
            u32::try_from(covered(self.project, &self.results.totals[ix])).unwrap_or(u32::MAX).min(population);
        (covered, population - covered)
    }
}

/// How many institutions a total says it covers. The denominator of a share of institutions says it, too; a sum without a number of
/// institutions says nothing, so none is certain.
fn covered(project: &Project, total: &Total) -> u64 {
    total.institutions.unwrap_or(match project.indicators[total.indicator].formula {
        Formula::Share(_) => total.denominator,
        Formula::Ratio { .. } => 0,
    })
}
