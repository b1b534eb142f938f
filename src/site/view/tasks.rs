//! The tasks of a plan.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::model::ids::{AgencyIx, PlanIx};
use crate::model::task::TaskTime;
use crate::site::context::{Context, Head};
use crate::site::shared::link::Link;
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::run::Run;

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
    /// The same task where the plan states it again.
    pub also: Vec<Quote>,
}

pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, TaskPage) {
    let plan = &cx.project.plans[p];
    let names = |agencies: &[AgencyIx]| {
        let names: Vec<String> = agencies.iter().map(|a| cx.text(&cx.project.agency(*a).name).to_owned()).collect();
        if names.is_empty() { cx.say(&msg::nobody_named {}) } else { names.join("; ") }
    };
    let tasks = plan
        .tasks
        .iter()
        .map(|task| TaskRow {
            clause: quote::clause(cx, &task.clause),
            title: cx.text(&task.title).to_owned(),
            lead: names(&task.lead),
            with: names(&task.with),
            note: cx.own_words(task.lead_note.as_ref()),
            when: task_time(cx, &task.when),
            refers_to: (!task.refers_to.is_empty()).then(|| {
                let clauses: Vec<String> = task.refers_to.iter().map(|clause| quote::clause(cx, clause)).collect();
                cx.say(&msg::refers_to { clauses: &clauses.join(", ") })
            }),
            quote: task.quote.as_ref().map(|q| quote::quote(cx, p, q)),
            also: task.also.iter().map(|q| quote::quote(cx, p, q)).collect(),
        })
        .collect();
    let named = plan.tasks.iter().filter(|t| !t.lead.is_empty()).count();
    let head = Head {
        heading: cx.say(&msg::tasks_heading { plan: cx.text(&plan.short) }),
        lead: vec![cx.say(&msg::tasks_lead { n: plan.tasks.len() as u64, named: named as u64 })],
        crumbs: cx.plan_crumbs(p),
        ..Head::default()
    };
    (head, TaskPage { plan: cx.plan_link(p), tasks })
}

fn task_time(cx: &Context<'_>, when: &TaskTime) -> String {
    match when {
        TaskTime::Year(year) => cx.say(&msg::when_year { year: &year.to_string() }),
        TaskTime::By(date) => cx.say(&msg::by { date: *date }),
        TaskTime::Quarters(quarters) => {
            let names: Vec<String> = quarters.iter().map(|q| cx.locale.period(*q)).collect();
            capital(&cx.locale.list(&names))
        }
        TaskTime::Ongoing => cx.say(&msg::when_ongoing {}),
        TaskTime::OnRequest => cx.say(&msg::when_on_request {}),
        TaskTime::Unstated => cx.say(&msg::when_unstated {}),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    nobody_named {}
    refers_to<'a> { clauses: &'a str }
    tasks_heading<'a> { plan: &'a str }
    tasks_lead { n: u64, named: u64 }
    when_on_request {}
    when_ongoing {}
    when_unstated {}
    when_year<'a> { year: &'a str }
}
