//! Reads the tasks of a plan.

use super::Reader;
use crate::diagnostic::{Said, catalogue};
use crate::model::plan::{Task, TaskTime};
use crate::project::decode::Names;
use crate::source::yaml::{Node, Value};

impl Reader<'_, '_> {
    pub(super) fn tasks(&mut self, list: Option<&Node>) -> Vec<Task> {
        let mut task_names = Names::new("nhiệm vụ", "task");
        let mut tasks = Vec::new();
        for node in self.d.list(list) {
            let mut f = self.d.fields(node);
            let id = self.d.required(&mut f, "id");
            let id = self.d.id(id);
            self.d.define(&mut task_names, &id, tasks.len(), f.span());
            let title = self.required_text(&mut f, "title");
            let lead = self.agencies(&mut f, "lead", true);
            let with = self.agencies(&mut f, "with", true);
            let lead_note = self.optional_text(&mut f, "lead_note");
            let when = self.d.required(&mut f, "when").map_or(TaskTime::Unstated, |n| self.task_time(n));
            let refers_to = self.d.optional(&mut f, "refers_to");
            let refers_to = self.d.list(refers_to).iter().map(|n| self.d.string(Some(n)).to_owned()).collect();
            let clause = self.d.required(&mut f, "clause");
            let clause = self.d.string(clause).to_owned();
            let quote = self.d.optional(&mut f, "quote").map(|n| self.quote(n, &clause, None));
            self.d.finish(f);
            tasks.push(Task { id, clause, title, lead, with, lead_note, when, refers_to, quote });
        }
        tasks
    }

    pub(super) fn task_time(&mut self, node: &Node) -> TaskTime {
        if let Value::Scalar(word) = &node.value {
            return match word.as_str() {
                "ongoing" => TaskTime::Ongoing,
                "on-request" => TaskTime::OnRequest,
                "unstated" => TaskTime::Unstated,
                other => {
                    self.d.diagnostics.push(catalogue::not_one_of(
                        node.span,
                        other,
                        ["ongoing", "on-request", "unstated"],
                    ));
                    TaskTime::Unstated
                }
            };
        }
        let mut f = self.d.fields(node);
        let year = self.d.optional(&mut f, "year");
        let by = self.d.optional(&mut f, "by");
        let quarters = self.d.optional(&mut f, "quarters");
        let time = match (year, by, quarters) {
            (Some(year), None, None) => TaskTime::Year(i16::try_from(self.d.count(Some(year))).unwrap_or(0)),
            (None, Some(by), None) => TaskTime::By(self.d.date(Some(by))),
            (None, None, Some(list)) => {
                TaskTime::Quarters(self.d.list(Some(list)).iter().filter_map(|n| self.d.period(Some(n))).collect())
            }
            _ => {
                let wanted = Said::new("một trong year, by, quarters", "one of year, by, quarters");
                self.d.diagnostics.push(catalogue::wrong_shape(node.span, &wanted));
                TaskTime::Unstated
            }
        };
        self.d.finish(f);
        time
    }
}
