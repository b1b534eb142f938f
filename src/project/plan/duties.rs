//! Reads who reports to whom, and when.

use super::{Reader, agency_ix};
use crate::diagnostic::{Said, catalogue};
use crate::model::date;
use crate::model::period::PeriodPart;
use crate::model::plan::{Carries, DueRule, Duty, Every};
use crate::project::decode::Names;
use crate::source::yaml::Node;

impl Reader<'_, '_> {
    pub(super) fn duties(&mut self, list: Option<&Node>) -> (Vec<Duty>, Names) {
        let mut duty_names = Names::new("nghĩa vụ báo cáo", "duty");
        let mut duties = Vec::new();
        for node in self.d.list(list) {
            let mut f = self.d.fields(node);
            let id = self.d.required(&mut f, "id");
            let id = self.d.id(id);
            self.d.define(&mut duty_names, &id, duties.len(), f.span());
            let from_areas = self.d.optional(&mut f, "from_areas");
            let from_areas = self.d.maybe_name(from_areas, self.names.levels);
            let from_agencies = self.agencies(&mut f, "from_agencies", false);
            let to = self.d.required(&mut f, "to");
            let to = agency_ix(self.d.name(to, self.names.agencies));
            let via = self.d.optional(&mut f, "via");
            let via = self.d.maybe_name(via, self.names.agencies).map(agency_ix);
            let then = self.agencies(&mut f, "then", false);
            let carries = self.d.optional(&mut f, "carries").map(|n| {
                let mut g = self.d.fields(n);
                let sectors = self.d.required(&mut g, "sectors");
                let sectors = self.d.names(sectors, self.names.sectors);
                let managers = self.agencies(&mut g, "managers", false);
                self.d.finish(g);
                Carries { sectors, managers }
            });
            let every = self.d.required(&mut f, "every");
            let every = self.d.one_of(
                every,
                &[
                    ("quarter", Every::Quarter),
                    ("half-year", Every::HalfYear),
                    ("year", Every::Year),
                    ("ad-hoc", Every::AdHoc),
                ],
            );
            let due = self.d.required(&mut f, "due");
            let due = self.d.list(due).iter().map(|n| self.due(n)).collect();
            let quote = self.required_quote(&mut f);
            let note = self.optional_text(&mut f, "note");
            self.d.finish(f);
            duties.push(Duty { id, from_areas, from_agencies, to, via, then, carries, every, due, quote, note });
        }
        (duties, duty_names)
    }

    pub(super) fn due(&mut self, node: &Node) -> DueRule {
        let mut f = self.d.fields(node);
        let part = self.d.required(&mut f, "period");
        let part = self.d.one_of(
            part,
            &[
                ("Y", PeriodPart::Year),
                ("H1", PeriodPart::Half(1)),
                ("H2", PeriodPart::Half(2)),
                ("Q1", PeriodPart::Quarter(1)),
                ("Q2", PeriodPart::Quarter(2)),
                ("Q3", PeriodPart::Quarter(3)),
                ("Q4", PeriodPart::Quarter(4)),
            ],
        );
        let before = self.d.required(&mut f, "before");
        let span = before.map_or(node.span, |n| n.span);
        let text = self.d.string(before);
        // Any leap year will do to tell whether the calendar has the day.
        let read = date::parse(&format!("2024-{text}"));
        if read.is_none() && before.is_some() {
            let wanted = Said::new("một ngày trong năm, như 06-20", "a day of the year such as 06-20");
            self.d.diagnostics.push(catalogue::wrong_value(span, text, &wanted));
        }
        self.d.finish(f);
        let (month, day) = read.map_or((1, 1), |d| (d.month(), d.day()));
        DueRule { part, month, day }
    }
}
