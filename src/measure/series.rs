//! What is measured of a plan: one indicator for one group of institutions.

use std::collections::BTreeSet;

use crate::model::Project;
use crate::model::ids::{IndicatorIx, InstitutionIx, KindIx, SectorIx, SeriesIx, TargetIx, TiVec};
use crate::model::indicator::{Adds, Condition, Formula, IndicatorRole};
use crate::model::payment::MethodRule;
use crate::model::plan::Plan;
use crate::model::target::{Denominator, Selector};

/// One indicator for one group of institutions: a measure of a target, or a rule without a target value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The target; `None`: measured without a target.
    pub target: Option<TargetIx>,
    pub indicator: IndicatorIx,
    /// Institutions that are counted.
    pub among: Selector,
    /// Which of them are in the denominator.
    pub denominator: Denominator,
    /// A ratio of sums (transactions, money), not a share of institutions.
    pub is_sum: bool,
    /// Its values add up over a period, so only periods of one length can be compared.
    pub is_flow: bool,
    /// Measures this plan's institutions by another plan's rule on payment methods.
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
                let prefix = if self.is_yardstick { "thuoc-do" } else { "quy-dinh" };
                let sectors: Vec<&str> = self.among.sectors.iter().map(|s| project.sectors[*s].id.as_str()).collect();
                [prefix, ".", &sectors.join("-"), ".", indicator].concat()
            }
        }
    }
}

/// Whether a selector selects an institution.
pub fn selects(project: &Project, among: &Selector, institution: InstitutionIx) -> bool {
    selects_kind(project, among, project.institution(institution).kind)
}

/// Whether a selector selects a kind of institution.
pub fn selects_kind(project: &Project, among: &Selector, kind: KindIx) -> bool {
    among.sectors.contains(&project.institution_kinds[kind].sector)
        && (among.kinds.is_empty() || among.kinds.contains(&kind))
}

/// The series of a plan: each measure of each target, the payment rules without a target value, and the yardsticks.
pub(super) fn of_plan(project: &Project, plan: &Plan) -> TiVec<SeriesIx, Series> {
    let mut all = TiVec::new();
    for (t, target) in plan.targets.iter_enumerated() {
        all.extend(target.measures.iter().map(|indicator| {
            let (is_sum, is_flow) = match project.indicators[*indicator].formula {
                Formula::Ratio { of, to } => (true, [of, to].iter().any(|f| project.fields[*f].adds == Adds::Flow)),
                Formula::Share(_) => (false, false),
            };
            Series {
                target: Some(t),
                indicator: *indicator,
                among: target.among.clone(),
                denominator: target.denominator,
                is_sum,
                is_flow,
                is_yardstick: false,
            }
        }));
    }
    for rule in &plan.payment {
        let asked = [
            (
                matches!(rule.methods, MethodRule::AtLeast(_)),
                indicator_where(project, |c| matches!(c, Condition::MethodRule { .. })),
            ),
            (rule.module, with_role(project, IndicatorRole::PaymentModule)),
            (rule.contact_point, with_role(project, IndicatorRole::ContactPoint)),
        ];
        for (is_asked, indicator) in asked {
            if let Some(indicator) = indicator.filter(|_| is_asked) {
                all.push(of_sector(indicator, rule.sector, false));
            }
        }
    }
    // Plans ask for different numbers of payment methods, so each plan is also measured by the rules of the others.
    for indicator in yardsticks(project) {
        all.extend(plan.payment.iter().map(|rule| of_sector(indicator, rule.sector, true)));
    }
    all
}

fn of_sector(indicator: IndicatorIx, sector: SectorIx, is_yardstick: bool) -> Series {
    let among = Selector { sectors: vec![sector], kinds: Vec::new() };
    Series {
        target: None,
        indicator,
        among,
        denominator: Denominator::All,
        is_sum: false,
        is_flow: false,
        is_yardstick,
    }
}

/// Indicators that count institutions with at least as many payment methods as the rule of some plan asks, in order of that
/// number. A rule that lists methods without a number (Đắk Nông II.1.b) gives no yardstick, because every institution meets it.
pub fn yardsticks(project: &Project) -> Vec<IndicatorIx> {
    let rules = project.plans.iter().flat_map(|plan| &plan.payment).map(|rule| rule.methods);
    let asked: BTreeSet<u32> = rules
        .filter_map(|rule| match rule {
            MethodRule::AtLeast(n) => Some(n),
            MethodRule::Listed | MethodRule::None => None,
        })
        .collect();
    asked
        .iter()
        .filter_map(|n| indicator_where(project, |c| matches!(c, Condition::Methods { least, .. } if least == n)))
        .collect()
}

fn indicator_where(project: &Project, matches: impl Fn(&Condition) -> bool) -> Option<IndicatorIx> {
    project.indicators.position(|i| match &i.formula {
        Formula::Share(condition) => matches(condition),
        Formula::Ratio { .. } => false,
    })
}

pub(super) fn with_role(project: &Project, role: IndicatorRole) -> Option<IndicatorIx> {
    project.indicators.position(|indicator| indicator.role == Some(role))
}
