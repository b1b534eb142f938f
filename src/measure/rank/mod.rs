//! Honours, rankings and lists of weak institutions, by the plan's rules and only where the plan's words allow them.
//! Institutions are compared only within one kind, one plan and one period. No report is owed by an institution itself, so a late report
//! keeps nobody off a list.

mod compare;
#[cfg(test)]
mod tests;

pub(in crate::measure) use compare::compare;

use std::collections::BTreeMap;

use super::formula::{self, Contribution};
use super::row::method_rules;
use super::series::with_role;
use crate::model::Project;
use crate::model::ids::{IndicatorIx, InstitutionIx, KindIx, ResultsIx};
use crate::model::indicator::{FieldType, IndicatorRole};
use crate::model::payment::{MethodRule, PaymentRule};
use crate::model::plan::{HonourRule, Plan};
use crate::model::result::{Cell, Results, Row};
use crate::model::share::Share;

/// The lists of one kind of institution for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The kind of institution.
    pub kind: KindIx,
    /// The results that the lists are made from.
    pub results: ResultsIx,
    /// Those that meet every criterion, in order of id; `None` when the plan has no honours.
    pub honoured: Option<Vec<Placed>>,
    /// By value, from the best; equal values share a place (1, 2, 2, 4). `None` when the plan has no ranking.
    pub ranked: Option<Vec<Placed>>,
    /// Those below the plan's thresholds by final figures, in order of id; `None` when the plan does not ask to name them. Nobody is
    /// both weak and honoured.
    pub weak: Option<Vec<Placed>>,
    /// Institutions that are not considered, or not ranked, with the reason, in order of id.
    pub left_out: Vec<(InstitutionIx, LeftOut)>,
    /// Results of the earlier period that places are compared with.
    pub before: Option<ResultsIx>,
}

/// An institution on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub institution: InstitutionIx,
    /// Place from 1; 0 on lists without places.
    pub place: u32,
    /// Another institution has the same place.
    pub shared: bool,
    /// Numerator and denominator of the value by which the list is sorted; `None` where the plan's rules compare no value.
    pub value: Option<(u64, u64)>,
    /// Its place in the earlier period, if it was ranked then.
    pub before: Option<u32>,
}

/// Why an institution is not considered, or not ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its denominator is below the plan's minimum.
    TooFew(u64),
    /// Nothing was reported, or a figure is missing.
    NoFigure,
    /// There is nothing to count, or it is withheld.
    NotPublished,
    /// It counts as no in an indicator that the ranking needs.
    Lacks(IndicatorIx),
}

/// The lists of one kind, from the results of one period.
pub fn rank(
    project: &Project,
    plan: &Plan,
    members: &[InstitutionIx],
    results: &Results,
    index: ResultsIx,
    kind: KindIx,
) -> Ranking {
    let rules = &plan.recognition;
    let judge = Judge::new(project, plan, kind);
    // The indicator to sort by: that of the ranking, or else the first of the honours, or else of the weak. An honour by yes and no
    // alone has none.
    let by = rules
        .rank
        .as_ref()
        .map(|rank| rank.by)
        .or_else(|| rules.honour.as_ref().and_then(|h| h.at_least.first()).map(|(ix, _)| *ix))
        .or_else(|| rules.criticise.as_ref().and_then(|c| c.first()).map(|(ix, _)| *ix));
    let mut considered: Vec<(Placed, &Row)> = Vec::new();
    let mut left_out = Vec::new();
    let mut ranked = Vec::new();
    let day = results.period.end();
    for member in members.iter().copied() {
        let institution = project.institution(member);
        if institution.kind != kind || !institution.is_open_on(day) {
            continue;
        }
        match judge.consider(results, member, by) {
            Ok((placed, row)) => {
                let mut needs = rules.rank.iter().flat_map(|rank| &rank.needs);
                match needs.try_for_each(|need| judge.has(row, *need)) {
                    Ok(()) => ranked.push(placed),
                    Err(reason) => left_out.push((member, reason)),
                }
                considered.push((placed, row));
            }
            Err(reason) => left_out.push((member, reason)),
        }
    }
    let is_below = |row: &Row| rules.criticise.as_deref().is_some_and(|below| judge.is_below(row, below));
    let honoured = rules.honour.as_ref().map(|honour| {
        let meets = |row: &Row| !is_below(row) && judge.meets(row, honour);
        considered.iter().filter(|(_, row)| meets(row)).map(|(placed, _)| *placed).collect()
    });
    let weak = rules.criticise.as_ref().map(|_| {
        let is_final = |row: &Row| results.reports.get(row.report).is_some_and(|report| !report.provisional);
        considered.iter().filter(|(_, row)| is_final(row) && is_below(row)).map(|(placed, _)| *placed).collect()
    });
    let ranked = rules.rank.as_ref().map(|_| places(ranked));
    Ranking { kind, results: index, honoured, ranked, weak, left_out, before: None }
}

impl Ranking {
    /// Adds the places of an earlier period of the same length.
    pub fn compared_with(mut self, earlier: &Self) -> Self {
        self.before = Some(earlier.results);
        let places: BTreeMap<InstitutionIx, u32> =
            earlier.ranked.iter().flatten().map(|placed| (placed.institution, placed.place)).collect();
        for placed in self.ranked.iter_mut().flatten() {
            placed.before = places.get(&placed.institution).copied();
        }
        self
    }
}

/// Reads rows of institutions of one kind by the plan's rules.
struct Judge<'a> {
    project: &'a Project,
    plan: &'a Plan,
    /// The plan's rule on payment methods for the kind's sector.
    payment: Option<&'a PaymentRule>,
    /// The number of methods that it asks for, as the plan's figures count them.
    methods: u32,
}

impl<'a> Judge<'a> {
    fn new(project: &'a Project, plan: &'a Plan, kind: KindIx) -> Self {
        let sector = project.institution_kinds[kind].sector;
        let payment = plan.payment.iter().find(|rule| rule.sector == sector);
        Self { project, plan, payment, methods: method_rules(project, plan)[sector] }
    }

    fn consider<'r>(
        &self,
        results: &'r Results,
        member: InstitutionIx,
        by: Option<IndicatorIx>,
    ) -> Result<(Placed, &'r Row), LeftOut> {
        let row = results.row(member).ok_or(LeftOut::NoFigure)?;
        let value = by.map(|indicator| self.published(row, indicator)).transpose()?;
        if let Some((_, denominator)) = value.filter(|(_, denominator)| *denominator < self.plan.recognition.minimum) {
            return Err(LeftOut::TooFew(denominator));
        }
        Ok((Placed { institution: member, place: 0, shared: false, value, before: None }, row))
    }

    /// Numerator and denominator of a row's indicator, or why there are none.
    fn published(&self, row: &Row, indicator: IndicatorIx) -> Result<(u64, u64), LeftOut> {
        match formula::published(&self.project.indicators, indicator, &row.cells, self.methods) {
            Contribution::Counted(n, d) => Ok((n, d)),
            Contribution::Missing => Err(LeftOut::NoFigure),
            Contribution::NotApplicable | Contribution::Withheld => Err(LeftOut::NotPublished),
        }
    }

    fn value(&self, row: &Row, indicator: IndicatorIx) -> Option<(u64, u64)> {
        self.published(row, indicator).ok().filter(|(_, denominator)| *denominator > 0)
    }

    /// Whether a row counts as yes in an indicator that is yes or no for one institution.
    fn has(&self, row: &Row, indicator: IndicatorIx) -> Result<(), LeftOut> {
        match self.published(row, indicator)? {
            (0, _) => Err(LeftOut::Lacks(indicator)),
            _ => Ok(()),
        }
    }

    /// Whether a row is below all thresholds. A missing value is not below.
    fn is_below(&self, row: &Row, below: &[(IndicatorIx, Share)]) -> bool {
        let one = |indicator, line: Share| self.value(row, indicator).is_some_and(|(n, d)| !line.is_met_by(n, d));
        !below.is_empty() && below.iter().all(|(indicator, line)| one(*indicator, *line))
    }

    fn meets(&self, row: &Row, honour: &HonourRule) -> bool {
        let module = demanded_module(self.project, self.payment);
        let meets_payment_rule = || {
            methods(self.project, row) >= methods_as_worded(self.payment)
                && module.is_none_or(|module| self.has(row, module).is_ok())
        };
        (!honour.payment_rule || meets_payment_rule())
            && honour.needs.iter().all(|need| self.has(row, *need).is_ok())
            && honour
                .at_least
                .iter()
                .all(|(indicator, least)| self.value(row, *indicator).is_some_and(|(n, d)| least.is_met_by(n, d)))
    }
}

/// The number of methods that a payment rule names: its number, or all of its list (Đắk Nông II.1.b: "qua các phương thức sau"). At
/// least one, also where there is no rule.
pub fn methods_as_worded(rule: Option<&PaymentRule>) -> u32 {
    match rule.map(|rule| (rule.methods, rule.of.len())) {
        Some((MethodRule::AtLeast(n), _)) => n.max(1),
        Some((MethodRule::Listed, listed)) => u32::try_from(listed).unwrap_or(u32::MAX).max(1),
        Some((MethodRule::None, _)) | None => 1,
    }
}

/// The indicator of the payment module, where a payment rule demands one.
pub fn demanded_module(project: &Project, rule: Option<&PaymentRule>) -> Option<IndicatorIx> {
    rule.filter(|rule| rule.module)?;
    with_role(project, IndicatorRole::PaymentModule)
}

fn methods(project: &Project, row: &Row) -> u32 {
    let field = project.fields.position(|f| f.kind == FieldType::Methods);
    field.and_then(|f| row.cells.get(f)).copied().and_then(|cell: Cell| formula::methods_in(cell)).unwrap_or(0)
}

/// Competition ranking by exact comparison of fractions. Equal values share the better place and are sorted by id.
pub fn places(mut entries: Vec<Placed>) -> Vec<Placed> {
    let higher = |a: &Placed, b: &Placed| {
        let [(a, all_of_a), (b, all_of_b)] = [a, b].map(|placed| placed.value.unwrap_or((0, 1)));
        (u128::from(b) * u128::from(all_of_a)).cmp(&(u128::from(a) * u128::from(all_of_b)))
    };
    entries.sort_by(|a, b| higher(a, b).then(a.institution.cmp(&b.institution)));
    let places = shared_places(entries.len(), &|a, b| higher(&entries[a], &entries[b]).is_eq());
    for (entry, (place, shared)) in entries.iter_mut().zip(places) {
        (entry.place, entry.shared) = (place, shared);
    }
    entries
}

/// For each entry of a sorted list: its place from 1 (1, 2, 2, 4), and whether another entry shares it.
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
