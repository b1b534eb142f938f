//! Reads the tasks of a plan.

use super::context::{Context, agencies, quote, words};
use crate::input::yaml::{Node, Value};
use crate::model::task::{Task, TaskTime};
use crate::parse::decode::Decoder;
use crate::parse::fields::Fields;
use crate::parse::keys::Subject;
use crate::parse::keys::plan::TASK_TIME;
use crate::parse::names::Names;

pub(super) fn read(f: &mut Fields<'_, '_, '_>, c: &Context<'_>) -> Vec<Task> {
    f.declarations("tasks", &mut Names::new(Subject::Task), |f, _, id| {
        let title = f.text("title");
        let (lead, with, lead_note) = (agencies(f, c, "lead"), agencies(f, c, "with"), f.maybe_text("lead_note"));
        let when = f.node("when").and_then(|node| time(f.d, node));
        let (refers_to, clause) = (f.plain_list("refers_to"), f.plain("clause"));
        let stated = words(f, c, "quote", clause.clone(), None);
        let also = f.list("also", |f| quote(f, c));
        Some(Task { id, clause, title, lead, with, lead_note, when: when?, refers_to, quote: stated, also })
    })
}

fn time(d: &mut Decoder<'_>, node: &Node) -> Option<TaskTime> {
    if let Value::Scalar(word) = &node.value {
        let words =
            [("ongoing", TaskTime::Ongoing), ("on-request", TaskTime::OnRequest), ("unstated", TaskTime::Unstated)];
        return d.one_of(word, node.span, &words);
    }
    d.map(node, &TASK_TIME, |f| {
        let given = ["year", "by", "quarters"].iter().filter(|key| f.has_value(key)).count();
        let (year, by, quarters) = (f.small_count("year"), f.date("by"), f.periods("quarters"));
        if given != 1 {
            f.d.wrong_shape(node.span, "một trong year, by, quarters", "one of year, by, quarters");
            return None;
        }
        if f.has_value("quarters") {
            return Some(TaskTime::Quarters(quarters));
        }
        year.map(TaskTime::Year).or(by.map(TaskTime::By))
    })
}
