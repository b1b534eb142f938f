//! Measures one period of a plan: every series, for the whole plan and for each area compared.

use std::collections::BTreeMap;

use super::due::{self, Absence};
use super::formula;
use super::reading::{Reading, Tally};
use super::row::Rows;
use super::series::{Series, selects_kind};
use super::totals::Totals;
use crate::model::Project;
use crate::model::date::Date;
use crate::model::ids::{
    AreaIx, ComparedIx, FieldIx, IndicatorIx, InstitutionIx, KindIx, MethodIx, ResultsIx, SectorIx, SeriesIx, TiSlice,
    TiVec, TotalIx,
};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::result::{Cell, Results, Row, Subject};
use crate::model::target::Denominator;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodMeasured {
    pub period: Period,
    /// The results that it was measured from.
    pub results: ResultsIx,
    /// Areas compared, by official code.
    pub areas: TiVec<ComparedIx, AreaIx>,
    /// For each series: the whole plan.
    pub whole: TiVec<SeriesIx, Reading>,
    /// For each series: each of `areas`.
    pub by_area: TiVec<SeriesIx, TiVec<ComparedIx, Reading>>,
    /// For each sector: which payment methods institutions offer.
    pub coverage: TiVec<SectorIx, MethodCoverage>,
    /// Some of it is invented for demonstration.
    pub demonstration: bool,
    /// Some institution has not reported, and its last day on time has not passed.
    pub incomplete: bool,
}

impl PeriodMeasured {
    /// A series' reading in an area compared, or for the whole plan.
    pub fn reading(&self, series: SeriesIx, area: Option<AreaIx>) -> Option<&Reading> {
        match area {
            Some(area) => self.by_area.get(series)?.get(self.areas.position(|a| *a == area)?),
            None => self.whole.get(series),
        }
    }
}

/// Which payment methods the institutions of a sector offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MethodCoverage {
    /// For each of `Project::methods`: how many institutions offer it.
    pub by_method: TiVec<MethodIx, u64>,
    /// How many institutions offer 0, 1, 2 … methods.
    pub by_number: Vec<u64>,
    /// Number of institutions that reported their methods.
    pub counted: u64,
}

/// Measures a period. `members` are the plan's institutions.
pub fn measure(
    project: &Project,
    plan: &Plan,
    series: &TiSlice<SeriesIx, Series>,
    members: &[InstitutionIx],
    results: &Results,
    index: ResultsIx,
    judged: Date,
) -> PeriodMeasured {
    let areas = TiVec::from(due::areas_on(project, plan, plan.compare, results.period.end()));
    let mut work = Work::new(project, plan, series, results, judged, &areas);
    let mut rows = results.rows_in_order();
    for member in members {
        work.add_member(*member, rows.row(*member));
    }
    for total in results.totals.keys() {
        work.add_total(total);
    }
    let least = |s: SeriesIx| project.indicators[series[s].indicator].withhold_below;
    let read = |s: SeriesIx| work.sums.by_area[s].iter().map(|t| t.reading(least(s))).collect();
    PeriodMeasured {
        period: results.period,
        results: index,
        whole: series.keys().map(|s| work.sums.whole[s].reading(least(s))).collect(),
        by_area: series.keys().map(read).collect(),
        coverage: work.coverage,
        demonstration: results.is_demonstration(),
        incomplete: work.incomplete,
        areas,
    }
}

/// What one institution reported in a period: one reading for each of `indicators`.
pub fn of_institution(
    project: &Project,
    plan: &Plan,
    results: &Results,
    member: InstitutionIx,
    indicators: &[IndicatorIx],
    judged: Date,
) -> Vec<Reading> {
    let rows = Rows::new(project, plan, results);
    let row = results.row(member);
    let absence = row.is_none().then(|| absent(due::absence(project, plan, results, member, judged)));
    let read = |indicator: &IndicatorIx| {
        let one = &project.indicators[*indicator];
        let fields = formula::fields_of(&one.formula);
        let tally = match row {
            Some(row) => rows.row(member, row).tally(*indicator, Denominator::All, &fields),
            None => absence.unwrap_or_default(),
        };
        tally.reading(one.withhold_below)
    };
    indicators.iter().map(read).collect()
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
    series: &'a TiSlice<SeriesIx, Series>,
    results: &'a Results,
    judged: Date,
    compared: BTreeMap<AreaIx, ComparedIx>,
    rows: Rows<'a>,
    totals: Totals<'a>,
    /// Fields that each series reads.
    fields: TiVec<SeriesIx, Vec<FieldIx>>,
    /// For each kind of institution, the series that count it.
    by_kind: TiVec<KindIx, Vec<SeriesIx>>,
    sums: Sums,
    coverage: TiVec<SectorIx, MethodCoverage>,
    incomplete: bool,
}

impl<'a> Work<'a> {
    fn new(
        project: &'a Project,
        plan: &'a Plan,
        series: &'a TiSlice<SeriesIx, Series>,
        results: &'a Results,
        judged: Date,
        areas: &TiSlice<ComparedIx, AreaIx>,
    ) -> Self {
        let rows = Rows::new(project, plan, results);
        let coverage = MethodCoverage {
            by_method: project.methods.iter().map(|_| 0).collect(),
            by_number: vec![0; project.methods.len() + 1],
            counted: 0,
        };
        Self {
            project,
            plan,
            series,
            results,
            judged,
            compared: areas.iter_enumerated().map(|(ix, area)| (*area, ix)).collect(),
            totals: Totals::new(project, results),
            fields: series.iter().map(|s| formula::fields_of(&project.indicators[s.indicator].formula)).collect(),
            by_kind: project
                .institution_kinds
                .keys()
                .map(|kind| series.keys().filter(|s| selects_kind(project, &series[*s].among, kind)).collect())
                .collect(),
            rows,
            sums: Sums {
                whole: series.iter().map(|_| Tally::default()).collect(),
                by_area: series.iter().map(|_| areas.iter().map(|_| Tally::default()).collect()).collect(),
            },
            coverage: project.sectors.iter().map(|_| coverage.clone()).collect(),
            incomplete: false,
        }
    }

    fn add_member(&mut self, member: InstitutionIx, row: Option<&'a Row>) {
        let institution = self.project.institution(member);
        let day = self.results.period.end();
        if !institution.is_open_on(day) {
            return;
        }
        let area = institution.area_on(day);
        let part = compared(self.project, &self.compared, area);
        if let Some(row) = row {
            self.add_coverage(member, row);
        }
        let absence = match row {
            Some(_) => None,
            None => {
                self.totals.add_member(member, area);
                Some(due::absence(self.project, self.plan, self.results, member, self.judged))
            }
        };
        self.incomplete |= matches!(absence, Some(Absence::NotDue(_)));
        let row = row.map(|row| self.rows.row(member, row));
        for s in self.by_kind[institution.kind].iter().copied() {
            let one = &self.series[s];
            let Some(row) = &row else {
                match self.totals.of(area, institution.kind, one.indicator) {
                    None => self.sums.add(s, part, &absence.map(absent).unwrap_or_default()),
                    // The total of a larger area says nothing of the part that is compared.
                    Some(total) if compared(self.project, &self.compared, total.area) != part => {
                        self.sums.add_to_part(s, part, &Tally { unnamed: 1, ..Tally::default() });
                    }
                    Some(_) => {}
                }
                continue;
            };
            self.sums.add(s, part, &row.tally(one.indicator, one.denominator, &self.fields[s]));
        }
    }

    fn add_total(&mut self, ix: TotalIx) {
        let total = &self.results.totals[ix];
        let (counted, unnamed) = self.totals.coverage(ix);
        let compared = compared(self.project, &self.compared, total.area);
        let provisional = self.results.reports.get(total.report).is_some_and(|r| r.provisional);
        for s in self.series.keys() {
            let one = &self.series[s];
            if selects_kind(self.project, &one.among, total.kind) && one.indicator == total.indicator {
                let mut tally = Tally {
                    numerator: total.numerator,
                    denominator: total.denominator,
                    counted,
                    unnamed,
                    provisional: u32::from(provisional),
                    ..Tally::default()
                };
                let subject = Subject::Total(total.area, total.kind, total.indicator);
                for revision in self.results.revisions.iter().filter(|r| r.subject == subject) {
                    tally.mark(revision.kind);
                }
                self.sums.add(s, compared, &tally);
            }
        }
    }

    fn add_coverage(&mut self, member: InstitutionIx, row: &Row) {
        if let Some(Cell::Methods(bits)) = self.rows.methods_field.and_then(|f| row.cells.get(f)) {
            let coverage = &mut self.coverage[self.project.sector_of(member)];
            coverage.counted += 1;
            for (method, count) in coverage.by_method.iter_mut_enumerated() {
                *count += u64::from(method.is_in(*bits));
            }
            if let Some(count) = coverage.by_number.get_mut(bits.count_ones() as usize) {
                *count += 1;
            }
        }
    }
}

/// Tallies of each series, for the whole plan and for each area compared.
struct Sums {
    whole: TiVec<SeriesIx, Tally>,
    by_area: TiVec<SeriesIx, TiVec<ComparedIx, Tally>>,
}

impl Sums {
    fn add(&mut self, s: SeriesIx, compared: Option<ComparedIx>, tally: &Tally) {
        self.whole[s].add(tally);
        self.add_to_part(s, compared, tally);
    }

    fn add_to_part(&mut self, s: SeriesIx, compared: Option<ComparedIx>, tally: &Tally) {
        if let Some(area) = compared {
            self.by_area[s][area].add(tally);
        }
    }
}

/// The area compared that contains an area, which may be the area itself.
pub(super) fn compared(project: &Project, indices: &BTreeMap<AreaIx, ComparedIx>, area: AreaIx) -> Option<ComparedIx> {
    project.with_areas_above(area).find_map(|ix| indices.get(&ix).copied())
}
