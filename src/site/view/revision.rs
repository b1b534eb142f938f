//! Published values that changed: what was published before, since when, and why.

use super::parts::{TextRow, TextTable};
use crate::model::period::Period;
use crate::model::result::{Revision, RevisionKind, Subject};
use crate::site::context::Context;
use crate::site::route::Page;

impl Context<'_> {
    /// A table of changed values; `None` when there are none.
    pub(super) fn revision_table(&self, rows: Vec<TextRow>) -> Option<TextTable> {
        (!rows.is_empty()).then(|| TextTable {
            caption: self.voice.say("revisions_caption", &[]),
            columns: ["revision_whose", "revision_value", "revision_kind", "revision_reason"]
                .map(|key| self.voice.say(key, &[]))
                .to_vec(),
            rows,
        })
    }

    /// One changed value: whose, what it was, when it changed, and why.
    pub(super) fn revision_row(&self, period: Period, revision: &Revision) -> TextRow {
        let (head, field) = match revision.subject {
            Subject::Cell(whose, field) => (
                self.link(self.text(&self.project.institution(whose).name), Page::Institution(whose)),
                self.text(&self.project.fields[field].name).to_owned(),
            ),
            Subject::Total(area, kind, indicator) => {
                let kind = self.text(&self.project.institution_kinds[kind].plural);
                let name = self.text(&self.project.indicators[indicator].name);
                (
                    self.link(self.text(&self.project.area(area).name), Page::Area(area)),
                    self.voice.say("revision_total", &[("field", name), ("kind", kind)]),
                )
            }
        };
        let kind = match revision.kind {
            RevisionKind::Revision => "state_revised",
            RevisionKind::Correction => "state_corrected",
        };
        let what = self.voice.say(
            "revision_what",
            &[("field", &field), ("period", &self.voice.period(period)), ("was", &self.revised_value(revision))],
        );
        TextRow {
            head,
            cells: vec![
                what,
                format!("{}, {}", self.voice.say(kind, &[]), self.voice.date(revision.on)),
                self.text(&revision.reason).to_owned(),
            ],
        }
    }

    /// The value that was published before, as the language writes it.
    fn revised_value(&self, revision: &Revision) -> String {
        match (revision.was.as_str(), revision.was.parse::<u64>()) {
            (_, Ok(number)) => self.voice.number(number),
            ("yes", _) => self.voice.say("yes", &[]),
            ("no", _) => self.voice.say("no", &[]),
            ("none", _) => self.voice.say("offers_none", &[]),
            ("[x]", _) => self.voice.say("state_missing", &[]),
            ("[w]", _) => self.voice.say("state_withheld", &[]),
            ("[z]", _) => self.voice.say("state_not_applicable", &[]),
            (other, _) => {
                let name =
                    |id: &str| self.project.methods.iter().find(|m| m.id == id).map(|m| self.text(&m.name).to_owned());
                let names: Vec<String> =
                    other.split_whitespace().map(|id| name(id).unwrap_or_else(|| id.to_owned())).collect();
                names.join(", ")
            }
        }
    }
}
