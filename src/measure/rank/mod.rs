//! Honours, rankings and the naming of the weak: only within one kind of institution, one plan and one period,
//! by the plan's rules, and only what the plan's words allow.

mod improved;
#[cfg(test)]
mod tests;

pub use improved::Improved;
pub(in crate::measure) use improved::compare;

use super::due;
use super::formula::{self, Contribution};
use super::period::method_rules;
use crate::model::Project;
use crate::model::indicator::FieldType;
use crate::model::institution::InstitutionIx;
use crate::model::plan::Plan;
use crate::model::result::{Cell, Results, Row};
use crate::model::share::Share;

/// The list of one kind of institution for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Place in `Project::institution_kinds`.
    pub kind: usize,
    /// Place in the plan's results.
    pub results: usize,
    /// Those that meet every criterion, in order of id; `None` when the plan has no honours.
    pub honoured: Option<Vec<Placed>>,
    /// By value, places shared by equals (1, 2, 2, 4); `None` when the plan orders no ranking.
    pub ranked: Option<Vec<Placed>>,
    /// Those below the plan's line, in order of id; `None` when the plan does not order to name them.
    pub weak: Option<Vec<Placed>>,
    /// Not considered, and why, in order of id.
    pub left_out: Vec<(InstitutionIx, LeftOut)>,
    /// Place in the plan's results of the earlier period that places and gains are compared with.
    pub before: Option<usize>,
    /// Those whose value grew most since then, the first five places; `None` when the plan names nobody as doing well,
    /// or when there is no earlier period.
    pub improved: Option<Vec<Improved>>,
    /// Everybody considered, in order of id.
    considered: Vec<Placed>,
}

/// An institution on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Which.
    pub institution: InstitutionIx,
    /// Place from 1; 0 on lists without places.
    pub place: u32,
    /// Somebody else has the same place.
    pub shared: bool,
    /// Upper part of the value that the list goes by.
    pub numerator: u64,
    /// Lower part.
    pub denominator: u64,
    /// Its place in the earlier period, if it was ranked then.
    pub before: Option<u32>,
}

/// Why an institution is not considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its denominator is below the least that is ranked.
    TooFew(u64),
    /// Its report came so many days late.
    LateReport(i64),
    /// Nothing was reported, or a figure is missing.
    NoFigure,
    /// There is nothing to count, or it is withheld.
    NotPublished,
}

/// The lists of one kind, from the results of one period.
pub fn rank(
    project: &Project,
    plan: &Plan,
    members: &[InstitutionIx],
    results: &Results,
    place: usize,
    kind: usize,
) -> Ranking {
    let rules = &plan.recognition;
    // The figure that lists go by: the plan's own choice, or the first that honours or criticism ask for.
    let by = rules
        .rank_by
        .or_else(|| rules.honour.as_ref().and_then(|h| h.at_least.first()).map(|(ix, _)| *ix))
        .or_else(|| rules.criticise.as_ref().and_then(|c| c.first()).map(|(ix, _)| *ix));
    let mut considered: Vec<(Placed, &Row)> = Vec::new();
    let mut left_out = Vec::new();
    let day = results.period.end();
    for member in members.iter().copied() {
        let institution = project.institution(member);
        if institution.kind != kind || !institution.is_open_on(day) {
            continue;
        }
        match consider(project, plan, results, member, by) {
            Ok(entry) => considered.push(entry),
            Err(reason) => left_out.push((member, reason)),
        }
    }
    let needed = method_rules(project, plan)[project.institution_kinds[kind].sector];
    let honoured = rules.honour.as_ref().map(|honour| {
        let meets = |row: &Row| {
            (!honour.method_rule || methods(project, row) >= needed)
                && honour.at_least.iter().all(|(indicator, least)| {
                    value(project, row, *indicator).is_some_and(|(n, d)| least.is_met_by(n, d))
                })
        };
        considered.iter().filter(|(_, row)| meets(row)).map(|(placed, _)| *placed).collect()
    });
    let weak = rules.criticise.as_ref().map(|below| {
        let is_weak = |row: &Row| below.iter().any(|(indicator, line)| is_below(project, row, *indicator, *line));
        considered.iter().filter(|(_, row)| is_weak(row)).map(|(placed, _)| *placed).collect()
    });
    let ranked = rules.rank_by.map(|_| places(considered.iter().map(|(placed, _)| *placed).collect()));
    let considered = considered.iter().map(|(placed, _)| *placed).collect();
    Ranking { kind, results: place, honoured, ranked, weak, left_out, before: None, improved: None, considered }
}

impl Ranking {
    /// The same lists with what an earlier period tells of them: places then, and whose value grew most.
    /// Only institutions that were considered in both periods are compared.
    pub fn compared_with(mut self, earlier: &Self) -> Self {
        self.before = Some(earlier.results);
        for placed in self.ranked.iter_mut().flatten() {
            let then = earlier.ranked.iter().flatten().find(|old| old.institution == placed.institution);
            placed.before = then.map(|old| old.place);
        }
        if self.honoured.is_some() || self.ranked.is_some() {
            self.improved = Some(improved::improved(&earlier.considered, &self.considered));
        }
        self
    }
}

fn is_below(project: &Project, row: &Row, indicator: usize, line: Share) -> bool {
    value(project, row, indicator).is_some_and(|(n, d)| !line.is_met_by(n, d))
}

fn consider<'r>(
    project: &Project,
    plan: &Plan,
    results: &'r Results,
    member: InstitutionIx,
    by: Option<usize>,
) -> Result<(Placed, &'r Row), LeftOut> {
    let row = results.row(member).ok_or(LeftOut::NoFigure)?;
    if plan.recognition.on_time
        && let Some((_, last_day)) = due::carrying_duty(project, plan, results.period, member)
        && let Some(report) = results.reports.get(row.report as usize)
        && report.received > last_day
    {
        return Err(LeftOut::LateReport(crate::model::date::days_between(last_day, report.received)));
    }
    let indicator = by.ok_or(LeftOut::NoFigure)?;
    let (numerator, denominator) = match formula::published(&project.indicators, indicator, &row.cells, 1) {
        Contribution::Counted(n, d) => (n, d),
        Contribution::Missing => return Err(LeftOut::NoFigure),
        Contribution::NotApplicable | Contribution::Withheld => return Err(LeftOut::NotPublished),
    };
    if denominator < plan.recognition.minimum {
        return Err(LeftOut::TooFew(denominator));
    }
    Ok((Placed { institution: member, place: 0, shared: false, numerator, denominator, before: None }, row))
}

fn value(project: &Project, row: &Row, indicator: usize) -> Option<(u64, u64)> {
    match formula::published(&project.indicators, indicator, &row.cells, 1) {
        Contribution::Counted(n, d) if d > 0 => Some((n, d)),
        Contribution::Counted(..) | Contribution::Missing | Contribution::NotApplicable | Contribution::Withheld => {
            None
        }
    }
}

fn methods(project: &Project, row: &Row) -> u32 {
    let field = project.fields.iter().position(|f| f.kind == FieldType::Methods);
    field.and_then(|f| row.cells.get(f)).copied().and_then(|cell: Cell| formula::methods_in(cell)).unwrap_or(0)
}

/// Competition ranking by exact comparison of fractions: equals share the better place. Equals stand in order of id.
pub fn places(mut entries: Vec<Placed>) -> Vec<Placed> {
    let higher = |a: &Placed, b: &Placed| {
        let left = u128::from(b.numerator) * u128::from(a.denominator);
        let right = u128::from(a.numerator) * u128::from(b.denominator);
        left.cmp(&right)
    };
    entries.sort_by(|a, b| higher(a, b).then(a.institution.cmp(&b.institution)));
    let places = shared_places(entries.len(), &|a, b| higher(&entries[a], &entries[b]).is_eq());
    for (entry, (place, shared)) in entries.iter_mut().zip(places) {
        (entry.place, entry.shared) = (place, shared);
    }
    entries
}

/// Places from 1 of a sorted list in which neighbours may be equal (1, 2, 2, 4), each with whether it is shared.
fn shared_places(len: usize, equal: &dyn Fn(usize, usize) -> bool) -> Vec<(u32, bool)> {
    let mut places: Vec<(u32, bool)> = Vec::with_capacity(len);
    for i in 0..len {
        let equals_previous = i > 0 && equal(i - 1, i);
        let shared = equals_previous || (i + 1 < len && equal(i, i + 1));
        let place = if equals_previous { places[i - 1].0 } else { u32::try_from(i + 1).unwrap_or(u32::MAX) };
        places.push((place, shared));
    }
    places
}
