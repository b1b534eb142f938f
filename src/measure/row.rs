//! Reads single rows of a period.

use std::collections::BTreeMap;

use super::formula::{self, Contribution};
use super::reading::Tally;
use crate::model::Project;
use crate::model::ids::{FieldIx, IndicatorIx, InstitutionIx, SectorIx, TiSlice, TiVec};
use crate::model::indicator::{FieldType, Indicator};
use crate::model::payment::MethodRule;
use crate::model::plan::Plan;
use crate::model::result::{Cell, Results, RevisionKind, Row, Subject};
use crate::model::target::Denominator;

/// For each sector, the number of payment methods that the plan's rule asks for; 1 where it gives no number.
pub(super) fn method_rules(project: &Project, plan: &Plan) -> TiVec<SectorIx, u32> {
    project
        .sectors
        .keys()
        .map(|sector| match plan.payment.iter().find(|rule| rule.sector == sector).map(|rule| rule.methods) {
            Some(MethodRule::AtLeast(n)) => n,
            Some(MethodRule::Listed | MethodRule::None) | None => 1,
        })
        .collect()
}

/// Reads single rows of a period.
pub(super) struct Rows<'a> {
    project: &'a Project,
    results: &'a Results,
    rules: TiVec<SectorIx, u32>,
    pub(super) methods_field: Option<FieldIx>,
    /// Revised and corrected fields of each institution.
    revised: BTreeMap<InstitutionIx, Vec<(FieldIx, RevisionKind)>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(project: &'a Project, plan: &Plan, results: &'a Results) -> Self {
        let mut revised: BTreeMap<InstitutionIx, Vec<_>> = BTreeMap::new();
        for revision in &results.revisions {
            match revision.subject {
                Subject::Cell(whose, field) => revised.entry(whose).or_default().push((field, revision.kind)),
                // See `period::Work::add_total`.
                Subject::Total(..) => {}
            }
        }
        Self {
            project,
            results,
            rules: method_rules(project, plan),
            methods_field: project.fields.position(|f| f.kind == FieldType::Methods),
            revised,
        }
    }

    /// Whether a published cell of an institution was changed.
    pub(super) fn is_revised(&self, member: InstitutionIx) -> bool {
        self.revised.contains_key(&member)
    }

    /// The row of an institution, with what every indicator needs to read it.
    pub(super) fn row(&self, member: InstitutionIx, row: &'a Row) -> IndicatorRow<'_> {
        IndicatorRow {
            indicators: &self.project.indicators,
            cells: &row.cells,
            rule: self.rules[self.project.sector_of(member)],
            methods: self.methods_field.and_then(|f| row.cells.get(f)).copied().unwrap_or(Cell::NotApplicable),
            is_provisional: self.results.reports.get(row.report).is_some_and(|report| report.provisional),
            revised: self.revised.get(&member).map_or(&[], Vec::as_slice),
        }
    }
}

/// See [`Rows::row`].
pub(super) struct IndicatorRow<'r> {
    indicators: &'r TiSlice<IndicatorIx, Indicator>,
    cells: &'r TiSlice<FieldIx, Cell>,
    /// Number of payment methods that the plan asks of the institution's sector.
    rule: u32,
    /// The payment methods that it offers.
    methods: Cell,
    is_provisional: bool,
    revised: &'r [(FieldIx, RevisionKind)],
}

impl IndicatorRow<'_> {
    /// The contribution of the row to an indicator. `fields` are those that the indicator reads.
    pub(super) fn tally(&self, indicator: IndicatorIx, denominator: Denominator, fields: &[FieldIx]) -> Tally {
        let mut tally = Tally::default();
        let published = || formula::published(self.indicators, indicator, self.cells, self.rule);
        let contribution = match (denominator, self.methods) {
            // Đồng Tháp I.2 counts only institutions that already accept cashless payment. Where it is not known whether one does,
            // it is missing.
            (Denominator::Adopters, Cell::Missing) => Contribution::Missing,
            (Denominator::Adopters, Cell::Withheld) => Contribution::Withheld,
            (Denominator::Adopters, cell) if formula::methods_in(cell).unwrap_or(0) == 0 => Contribution::NotApplicable,
            (Denominator::Adopters | Denominator::All | Denominator::Pilots, _) => published(),
        };
        match contribution {
            Contribution::Counted(upper, lower) => {
                tally.numerator = upper;
                tally.denominator = lower;
                tally.counted = 1;
                tally.provisional = u32::from(self.is_provisional);
                for (_, kind) in self.revised.iter().filter(|(field, _)| fields.contains(field)) {
                    tally.mark(*kind);
                }
            }
            Contribution::NotApplicable => {}
            Contribution::Missing => tally.missing = 1,
            Contribution::Withheld => tally.withheld = 1,
        }
        tally
    }
}
