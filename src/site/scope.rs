//! Which plans' results a page may show. A page whose plans brought nothing new need not even be looked at: its view would come out
//! the same. Everything else that a page is made of (plans, areas, institutions, words, written pages) is the same for all pages.

use std::collections::BTreeSet;

use super::Site;
use super::route::Page;
use crate::measure::Measured;
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;

/// Plans whose results a page may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every plan's.
    All,
    /// Those of some plans: places in `Project::plans`.
    Plans(BTreeSet<usize>),
}

impl Scope {
    /// Whether nothing in the scope is new; `unchanged` says of each plan whether its results are the old ones.
    pub fn is_unchanged(&self, unchanged: &[bool]) -> bool {
        let is_old = |p: &usize| unchanged.get(*p).copied().unwrap_or(false);
        match self {
            Self::All => !unchanged.is_empty() && unchanged.iter().all(|old| *old),
            Self::Plans(plans) => !unchanged.is_empty() && plans.iter().all(is_old),
        }
    }
}

/// The plan that counts each institution: the first that has it among its members.
pub fn plans_of_institutions(measured: &Measured<'_>) -> Vec<Option<usize>> {
    let mut plans = vec![None; measured.project.institutions.len()];
    for (p, plan) in measured.plans.iter().enumerate() {
        for member in &plan.members {
            plans[member.0 as usize].get_or_insert(p);
        }
    }
    plans
}

impl Site<'_> {
    /// Plans whose results a page may show. Pages that gather from everywhere are few, and are looked at every time.
    pub fn scope(&self, page: Page) -> Scope {
        match page {
            Page::Home
            | Page::PlanIndex
            | Page::AreaIndex
            | Page::CompareIndex
            | Page::InstitutionIndex
            | Page::RankingIndex
            | Page::Calendar
            | Page::ContentIndex(_)
            | Page::Content(_)
            | Page::YardstickIndex
            | Page::Search
            | Page::Data
            | Page::EmbedIndex
            | Page::DataFile(_)
            | Page::Changes
            | Page::Revisions => Scope::All,
            Page::Plan(p)
            | Page::Tasks(p)
            | Page::Reports(p)
            | Page::MoreReports(p, _)
            | Page::PlanCalendar(p)
            | Page::PlanRevisions(p, _)
            | Page::PlanText(p)
            | Page::Target(p, _)
            | Page::Compare(p)
            | Page::Ranking(p, _)
            | Page::MoreRanking(p, _, _)
            | Page::Receipt(p, _, _)
            | Page::Absent(p, _, _, _)
            | Page::Yardstick(p)
            | Page::EmbedList(p)
            | Page::Embed(p, _, _)
            | Page::PeriodChanges(p, _) => Scope::Plans(BTreeSet::from([p])),
            // Names and counts of institutions, which are no results.
            Page::InstitutionGroup(_) | Page::KindIndex(_) => Scope::Plans(BTreeSet::new()),
            Page::Area(area) | Page::Notice(area) => self.scope_of_area(area),
            Page::Institution(ix) => self.scope_of_institutions(&[ix]),
            Page::InstitutionList(area, _) => {
                self.scope_of_institutions(list(self.routes.institutions_by_area.get(&area)))
            }
            Page::KindList(p, kind, _) => self.scope_of_institutions(list(self.routes.by_kind.get(&(p, kind)))),
        }
    }

    fn scope_of_institutions(&self, institutions: &[InstitutionIx]) -> Scope {
        Scope::Plans(institutions.iter().filter_map(|ix| self.plan_of_institution[ix.0 as usize]).collect())
    }

    /// Plans of the areas around an area and within it, and of those that followed or preceded it.
    fn scope_of_area(&self, area: AreaIx) -> Scope {
        let project = self.measured.project;
        let mut near = BTreeSet::from([area]);
        near.extend(project.area(area).successors.iter().copied());
        near.extend(
            (0..).map(AreaIx).take(project.areas.len()).filter(|ix| project.area(*ix).successors.contains(&area)),
        );
        let reaches = |plan: AreaIx| near.iter().any(|ix| project.lies_in(*ix, plan) || project.lies_in(plan, *ix));
        Scope::Plans((0..project.plans.len()).filter(|p| reaches(project.plans[*p].area)).collect())
    }
}

fn list(found: Option<&Vec<InstitutionIx>>) -> &[InstitutionIx] {
    found.map_or(&[], Vec::as_slice)
}
