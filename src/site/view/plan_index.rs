//! All plans, and what differs between them.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::Body;
use super::home::PlanCard;
use super::parts::{TextRow, TextTable};
use crate::site::context::{Context, Head};

/// All plans, and what differs between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanIndex {
    pub plans: Vec<PlanCard>,
    pub differences: TextTable,
}

impl Context<'_> {
    pub(in crate::site) fn plan_index(&self) -> (Head, Body) {
        let count = self.project.plans.len();
        let index = PlanIndex {
            plans: (0..count).map(|p| self.plan_card(p, false)).collect(),
            differences: self.differences(),
        };
        let head = Head {
            heading: self.voice.say("nav_plans", &[]),
            lead: vec![self.voice.say_n("plans_lead", count as u64, &[])],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        (head, Body::PlanIndex(index))
    }

    /// What differs between the plans: one row a plan, so that a phone shows it as a list.
    fn differences(&self) -> TextTable {
        let mut columns = vec![self.voice.say("nav_plans", &[])];
        columns.extend(
            self.project.sectors.iter().map(|s| self.voice.say("payment_of", &[("sector", self.text(&s.name))])),
        );
        columns.push(self.voice.say("recognition_column", &[]));
        columns.push(self.voice.say("duties_column", &[]));
        let rows = (0..self.project.plans.len())
            .map(|p| {
                let plan = &self.project.plans[p];
                let mut cells: Vec<String> = (0..self.project.sectors.len())
                    .map(|sector| match plan.payment.iter().find(|rule| rule.sector == sector) {
                        Some(rule) => self.method_rule(rule),
                        None => self.voice.say("rule_none", &[]),
                    })
                    .collect();
                cells.push(self.recognition_sentence(p));
                cells.push(self.duty_days(p));
                TextRow { head: self.plan_link(p), cells }
            })
            .collect();
        TextTable { caption: self.voice.say("differences_caption", &[]), columns, rows }
    }
}
