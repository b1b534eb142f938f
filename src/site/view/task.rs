//! The tasks of a plan.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::Body;
use super::parts::{Link, Quote, Run};
use crate::model::plan::TaskTime;
use crate::site::context::{Context, Head};

/// The plan's tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskPage {
    pub plan: Link,
    pub tasks: Vec<TaskRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskRow {
    pub clause: String,
    pub title: String,
    /// Names, or that the plan names none.
    pub lead: String,
    pub with: String,
    pub note: Vec<Run>,
    pub when: String,
    pub refers_to: Option<String>,
    pub quote: Option<Quote>,
}

impl Context<'_> {
    pub(in crate::site) fn tasks(&self, p: usize) -> (Head, Body) {
        let plan = &self.project.plans[p];
        let names = |agencies: &[crate::model::institution::AgencyIx]| {
            let names: Vec<String> =
                agencies.iter().map(|a| self.text(&self.project.agency(*a).name).to_owned()).collect();
            if names.is_empty() { self.voice.say("nobody_named", &[]) } else { names.join("; ") }
        };
        let tasks = plan
            .tasks
            .iter()
            .map(|task| TaskRow {
                clause: self.clause(&task.clause),
                title: self.text(&task.title).to_owned(),
                lead: names(&task.lead),
                with: names(&task.with),
                note: self.own_words(task.lead_note.as_ref()),
                when: self.task_time(&task.when),
                refers_to: (!task.refers_to.is_empty()).then(|| {
                    let clauses: Vec<String> = task.refers_to.iter().map(|clause| self.clause(clause)).collect();
                    self.voice.say("refers_to", &[("clauses", &clauses.join(", "))])
                }),
                quote: task.quote.as_ref().map(|q| self.quote(p, q)),
            })
            .collect();
        let named = plan.tasks.iter().filter(|t| !t.lead.is_empty()).count();
        let head = Head {
            heading: self.voice.say("tasks_heading", &[("plan", self.text(&plan.short))]),
            lead: vec![self.voice.say_n(
                "tasks_lead",
                plan.tasks.len() as u64,
                &[("named", &self.voice.number(named as u64))],
            )],
            crumbs: self.plan_crumbs(p),
            ..Head::default()
        };
        (head, Body::Tasks(TaskPage { plan: self.plan_link(p), tasks }))
    }

    fn task_time(&self, when: &TaskTime) -> String {
        match when {
            TaskTime::Year(year) => self.voice.say("when_year", &[("year", &year.to_string())]),
            TaskTime::By(date) => self.voice.say("by", &[("date", &self.voice.date(*date))]),
            TaskTime::Quarters(quarters) => {
                let names: Vec<String> = quarters.iter().map(|q| self.voice.period(*q)).collect();
                super::super::voice::capital(&self.voice.list(&names))
            }
            TaskTime::Ongoing => self.voice.say("when_ongoing", &[]),
            TaskTime::OnRequest => self.voice.say("when_on_request", &[]),
            TaskTime::Unstated => self.voice.say("when_unstated", &[]),
        }
    }
}
