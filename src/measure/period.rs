//! Measures one period of a plan: every series, for the whole plan and for each area compared.

use std::collections::{BTreeMap, BTreeSet};

use super::due::{self, Absence};
use super::formula::{self, Contribution};
use super::reading::{Reading, Tally};
use crate::model::Project;
use crate::model::area::AreaIx;
use crate::model::date::Date;
use crate::model::indicator::{FieldType, Indicator};
use crate::model::institution::InstitutionIx;
use crate::model::period::Period;
use crate::model::plan::{Denominator, MethodRule, Plan, Selector};
use crate::model::result::{Cell, Results, RevisionKind, Row, Subject};

/// One indicator for one group of institutions: what a target measures, or what a plan asks for without a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Place in `Plan::targets`; `None`: counted, not judged.
    pub target: Option<usize>,
    /// Place in `Project::indicators`.
    pub indicator: usize,
    /// Whom it counts.
    pub among: Selector,
    /// Which of them stand in the denominator.
    pub denominator: Denominator,
    /// The rule of some plan on payment methods, laid on this plan's institutions too.
    pub is_yardstick: bool,
}

impl Series {
    /// Permanent id within the plan; unique, because ids hold no dots: `cashless-health.cashless-adoption` for a measure of a
    /// target, `quy-dinh.health.payment-module` for a rule of the plan, `thuoc-do.health.three-methods` for a yardstick.
    pub fn id(&self, project: &Project, plan: &Plan) -> String {
        let indicator = &project.indicators[self.indicator].id;
        match self.target {
            Some(target) => [&plan.targets[target].id, ".", indicator].concat(),
            None => {
                let ground = if self.is_yardstick { "thuoc-do" } else { "quy-dinh" };
                let sectors: Vec<&str> = self.among.sectors.iter().map(|s| project.sectors[*s].id.as_str()).collect();
                [ground, ".", &sectors.join("-"), ".", indicator].concat()
            }
        }
    }
}

/// One period, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodMeasured {
    /// The period.
    pub period: Period,
    /// Place in the plan's results.
    pub results: usize,
    /// Areas compared, by official code.
    pub areas: Vec<AreaIx>,
    /// For each series: the whole plan.
    pub whole: Vec<Reading>,
    /// For each series: each of `areas`.
    pub by_area: Vec<Vec<Reading>>,
    /// For each sector: which payment methods institutions offer.
    pub coverage: Vec<MethodCoverage>,
    /// Some of it is invented for demonstration.
    pub demonstration: bool,
    /// The report of some institution of the plan is still to come, and its last day on time has not passed.
    pub waits: bool,
}

impl PeriodMeasured {
    /// A series' reading in an area compared.
    pub fn in_area(&self, series: usize, area: AreaIx) -> Option<&Reading> {
        let place = self.areas.iter().position(|a| *a == area)?;
        self.by_area.get(series)?.get(place)
    }
}

/// Which payment methods the institutions of a sector offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MethodCoverage {
    /// For each of `Project::methods`: how many institutions offer it.
    pub by_method: Vec<u64>,
    /// How many institutions offer 0, 1, 2 … methods.
    pub by_number: Vec<u64>,
    /// How many institutions said.
    pub counted: u64,
}

/// Whether a selector names an institution.
pub fn selects(project: &Project, among: &Selector, institution: InstitutionIx) -> bool {
    selects_kind(project, among, project.institution(institution).kind)
}

/// Whether a selector names a kind of institution.
pub fn selects_kind(project: &Project, among: &Selector, kind: usize) -> bool {
    among.sectors.contains(&project.institution_kinds[kind].sector)
        && (among.kinds.is_empty() || among.kinds.contains(&kind))
}

/// How many methods the plan's payment rule asks of each sector.
pub fn method_rules(project: &Project, plan: &Plan) -> Vec<u32> {
    (0..project.sectors.len())
        .map(|sector| match plan.payment.iter().find(|rule| rule.sector == sector).map(|rule| rule.methods) {
            Some(MethodRule::AtLeast(n)) => n,
            Some(MethodRule::Listed | MethodRule::None) | None => 1,
        })
        .collect()
}

/// Measures a period. `members` are the plan's institutions.
pub fn measure(
    project: &Project,
    plan: &Plan,
    series: &[Series],
    members: &[InstitutionIx],
    results: &Results,
    place: usize,
    judged: Date,
) -> PeriodMeasured {
    let areas = due::areas_on(project, plan, plan.compare, results.period.end());
    let mut work = Work::new(project, plan, series, results, judged, &areas);
    let mut rows = results.rows_in_order();
    for member in members {
        work.add_member(*member, rows.row(*member));
    }
    for total in &results.totals {
        work.add_total(total);
    }
    let read = |tallies: &[Tally], s: usize| {
        let least = project.indicators[series[s].indicator].withhold_below;
        tallies.iter().map(|t| t.reading(least)).collect::<Vec<_>>()
    };
    PeriodMeasured {
        period: results.period,
        results: place,
        whole: (0..series.len()).map(|s| read(&work.sums.whole[s..=s], s)[0]).collect(),
        by_area: (0..series.len()).map(|s| read(&work.sums.by_area[s], s)).collect(),
        coverage: work.coverage,
        demonstration: results.reports.iter().any(|r| r.demonstration),
        waits: work.waits,
        areas,
    }
}

/// What one institution reported in a period: one reading for each of `indicators`.
pub fn of_institution(
    project: &Project,
    plan: &Plan,
    results: &Results,
    member: InstitutionIx,
    indicators: &[usize],
    judged: Date,
) -> Vec<Reading> {
    let rows = Rows::new(project, plan, results);
    let row = results.row(member);
    let absence = row.is_none().then(|| absent(due::absence(project, plan, results, member, judged)));
    let read = |indicator: &usize| {
        let one = &project.indicators[*indicator];
        let fields = formula::fields_of(&one.formula);
        let tally = match row {
            Some(row) => rows.asked(member, row).tally(*indicator, Denominator::All, &fields),
            None => absence.unwrap_or_default(),
        };
        tally.reading(one.withhold_below)
    };
    indicators.iter().map(read).collect()
}

/// Reads single rows of a period.
pub(super) struct Rows<'a> {
    project: &'a Project,
    results: &'a Results,
    rules: Vec<u32>,
    pub(super) methods_field: Option<usize>,
    /// Revised fields by institution.
    revised: BTreeMap<InstitutionIx, Vec<(usize, RevisionKind)>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(project: &'a Project, plan: &Plan, results: &'a Results) -> Self {
        let mut revised: BTreeMap<InstitutionIx, Vec<_>> = BTreeMap::new();
        for revision in &results.revisions {
            match revision.subject {
                Subject::Cell(whose, field) => revised.entry(whose).or_default().push((field, revision.kind)),
                // A total says itself whether it was changed.
                Subject::Total(..) => {}
            }
        }
        Self {
            project,
            results,
            rules: method_rules(project, plan),
            methods_field: project.fields.iter().position(|f| f.kind == FieldType::Methods),
            revised,
        }
    }

    /// Whether a published cell of an institution was changed.
    pub(super) fn is_revised(&self, member: InstitutionIx) -> bool {
        self.revised.contains_key(&member)
    }

    /// What all indicators ask of the row of an institution.
    pub(super) fn asked(&self, member: InstitutionIx, row: &'a Row) -> Asked<'_> {
        Asked {
            indicators: &self.project.indicators,
            cells: &row.cells,
            rule: self.rules[self.project.sector_of(member)],
            methods: self.methods_field.and_then(|f| row.cells.get(f)).and_then(|c| formula::methods_in(*c)),
            is_provisional: self.results.reports.get(row.report as usize).is_some_and(|report| report.provisional),
            revised: self.revised.get(&member).map_or(&[], Vec::as_slice),
        }
    }
}

/// See [`Rows::asked`].
pub(super) struct Asked<'r> {
    indicators: &'r [Indicator],
    cells: &'r [Cell],
    /// Number of payment methods that the plan's rule asks of its sector.
    rule: u32,
    /// Number of those that it offers; nothing when it did not say.
    methods: Option<u32>,
    is_provisional: bool,
    revised: &'r [(usize, RevisionKind)],
}

impl Asked<'_> {
    /// What the row adds to an indicator; `fields` are those that it reads.
    pub(super) fn tally(&self, indicator: usize, denominator: Denominator, fields: &[usize]) -> Tally {
        let mut tally = Tally::default();
        if denominator == Denominator::Adopters && self.methods.is_none_or(|n| n == 0) {
            // Đồng Tháp I.2 counts only institutions that already take cashless payment.
            return tally;
        }
        match formula::published(self.indicators, indicator, self.cells, self.rule) {
            Contribution::Counted(upper, lower) => {
                tally.numerator = upper;
                tally.denominator = lower;
                tally.counted = 1;
                tally.provisional = u32::from(self.is_provisional);
                for (field, kind) in self.revised {
                    if fields.contains(field) {
                        match kind {
                            RevisionKind::Revision => tally.revised = 1,
                            RevisionKind::Correction => tally.corrected = 1,
                        }
                    }
                }
            }
            Contribution::NotApplicable => {}
            Contribution::Missing => tally.missing = 1,
            Contribution::Withheld => tally.withheld = 1,
        }
        tally
    }
}

fn absent(why: Absence) -> Tally {
    match why {
        Absence::Missing => Tally { missing: 1, ..Tally::default() },
        Absence::Late(days) => Tally { late: 1, late_days: days, ..Tally::default() },
        Absence::NotDue(day) => Tally { not_due: 1, due: Some(day), ..Tally::default() },
    }
}

struct Work<'a> {
    project: &'a Project,
    plan: &'a Plan,
    series: &'a [Series],
    results: &'a Results,
    judged: Date,
    /// Place among the areas compared.
    area_places: BTreeMap<AreaIx, usize>,
    rows: Rows<'a>,
    /// Area, kind and indicator of which only a total was sent.
    totals: BTreeSet<(AreaIx, usize, usize)>,
    /// Fields that each series reads.
    fields: Vec<Vec<usize>>,
    /// For each kind of institution, the series that count it.
    by_kind: Vec<Vec<usize>>,
    sums: Sums,
    coverage: Vec<MethodCoverage>,
    waits: bool,
}

impl<'a> Work<'a> {
    fn new(
        project: &'a Project,
        plan: &'a Plan,
        series: &'a [Series],
        results: &'a Results,
        judged: Date,
        areas: &[AreaIx],
    ) -> Self {
        let rows = Rows::new(project, plan, results);
        let coverage = MethodCoverage {
            by_method: vec![0; project.methods.len()],
            by_number: vec![0; project.methods.len() + 1],
            counted: 0,
        };
        Self {
            project,
            plan,
            series,
            results,
            judged,
            area_places: areas.iter().copied().zip(0..).collect(),
            totals: results.totals.iter().map(|t| (t.area, t.kind, t.indicator)).collect(),
            fields: series.iter().map(|s| formula::fields_of(&project.indicators[s.indicator].formula)).collect(),
            by_kind: (0..project.institution_kinds.len())
                .map(|kind| (0..series.len()).filter(|s| selects_kind(project, &series[*s].among, kind)).collect())
                .collect(),
            rows,
            sums: Sums {
                whole: vec![Tally::default(); series.len()],
                by_area: vec![vec![Tally::default(); areas.len()]; series.len()],
            },
            coverage: vec![coverage; project.sectors.len()],
            waits: false,
        }
    }

    fn add_member(&mut self, member: InstitutionIx, row: Option<&'a Row>) {
        let institution = self.project.institution(member);
        let day = self.results.period.end();
        if !institution.is_open_on(day) {
            return;
        }
        let area = institution.area_on(day);
        let place = compared(self.project, &self.area_places, area);
        if let Some(row) = row {
            self.add_coverage(member, row);
        }
        let absence = match row {
            Some(_) => None,
            None => Some(due::absence(self.project, self.plan, self.results, member, self.judged)),
        };
        self.waits |= matches!(absence, Some(Absence::NotDue(_)));
        let asked = row.map(|row| self.rows.asked(member, row));
        for s in self.by_kind[institution.kind].iter().copied() {
            let one = &self.series[s];
            let tally = match &asked {
                Some(asked) => asked.tally(one.indicator, one.denominator, &self.fields[s]),
                None if self.totals.contains(&(institution.area, institution.kind, one.indicator)) => {
                    Tally { counted: 1, ..Tally::default() }
                }
                None => absence.map(absent).unwrap_or_default(),
            };
            self.sums.add(s, place, &tally);
        }
    }

    fn add_total(&mut self, total: &crate::model::result::Total) {
        let place = compared(self.project, &self.area_places, total.area);
        let provisional = self.results.reports.get(total.report as usize).is_some_and(|r| r.provisional);
        for s in 0..self.series.len() {
            let one = &self.series[s];
            if selects_kind(self.project, &one.among, total.kind) && one.indicator == total.indicator {
                let mut tally = Tally {
                    numerator: total.numerator,
                    denominator: total.denominator,
                    provisional: u32::from(provisional),
                    ..Tally::default()
                };
                let subject = Subject::Total(total.area, total.kind, total.indicator);
                for revision in self.results.revisions.iter().filter(|r| r.subject == subject) {
                    match revision.kind {
                        RevisionKind::Revision => tally.revised = 1,
                        RevisionKind::Correction => tally.corrected = 1,
                    }
                }
                self.sums.add(s, place, &tally);
            }
        }
    }

    fn add_coverage(&mut self, member: InstitutionIx, row: &Row) {
        if let Some(Cell::Methods(bits)) = self.rows.methods_field.and_then(|f| row.cells.get(f)) {
            let coverage = &mut self.coverage[self.project.sector_of(member)];
            coverage.counted += 1;
            for (method, count) in coverage.by_method.iter_mut().enumerate() {
                *count += u64::from(bits >> method & 1);
            }
            if let Some(count) = coverage.by_number.get_mut(bits.count_ones() as usize) {
                *count += 1;
            }
        }
    }
}

/// For each series, the whole plan and each of the areas compared.
struct Sums {
    whole: Vec<Tally>,
    by_area: Vec<Vec<Tally>>,
}

impl Sums {
    fn add(&mut self, s: usize, place: Option<usize>, tally: &Tally) {
        add(&mut self.whole[s], tally);
        if let Some(place) = place {
            add(&mut self.by_area[s][place], tally);
        }
    }
}

/// The place of the area compared that an area is or lies in.
pub(super) fn compared(project: &Project, places: &BTreeMap<AreaIx, usize>, area: AreaIx) -> Option<usize> {
    let mut at = Some(area);
    while let Some(ix) = at {
        if let Some(place) = places.get(&ix) {
            return Some(*place);
        }
        at = project.area(ix).parent;
    }
    None
}

/// Sums two tallies: counts and sums add up, percentages never meet.
fn add(sum: &mut Tally, more: &Tally) {
    sum.numerator += more.numerator;
    sum.denominator += more.denominator;
    sum.counted += more.counted;
    sum.provisional += more.provisional;
    sum.corrected += more.corrected;
    sum.revised += more.revised;
    sum.late += more.late;
    sum.late_days = sum.late_days.max(more.late_days);
    sum.not_due += more.not_due;
    sum.due = match (sum.due, more.due) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    sum.missing += more.missing;
    sum.withheld += more.withheld;
}
