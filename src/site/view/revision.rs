//! Corrections and revisions: every published value that was changed, with the reason.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::Link;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionsPage {
    pub plans: Vec<PlanRevisions>,
    pub data: Link,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanRevisions {
    pub plan: Link,
    /// Newest first.
    pub entries: Vec<RevisionEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionEntry {
    /// Its address on the page.
    pub id: String,
    pub institution: Link,
    /// What was published before.
    pub what: String,
    /// "Correction, 2 July 2022"
    pub kind: String,
    pub reason: String,
}

use super::Body;
use crate::model::date::Date;
use crate::model::result::Subject;
use crate::site::context::{Context, Head};
use crate::site::route::Page;

impl Context<'_> {
    pub(in crate::site) fn revisions_page(&self) -> (Head, Body) {
        let mut count = 0;
        let mut plans = Vec::new();
        for p in 0..self.project.plans.len() {
            let entries: Vec<RevisionEntry> = self.plan_revisions(p).into_iter().map(|(_, entry)| entry).collect();
            count += entries.len() as u64;
            if !entries.is_empty() {
                plans.push(PlanRevisions { plan: self.plan_link(p), entries });
            }
        }
        let lead = match count {
            0 => self.voice.say("revisions_none", &[]),
            n => self.voice.say_n("revisions_lead", n, &[]),
        };
        let head = Head {
            heading: self.voice.say("revisions_heading", &[]),
            lead: vec![lead],
            crumbs: vec![(self.voice.say("changes", &[]), Page::Changes)],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        let data = self.link(self.voice.say("open_data", &[]), Page::Data);
        (head, Body::Revisions(RevisionsPage { plans, data }))
    }

    /// A plan's changed values with the day of each change, newest first.
    pub(in crate::site) fn plan_revisions(&self, p: usize) -> Vec<(Date, RevisionEntry)> {
        let plan = &self.project.plans[p];
        let mut all = Vec::new();
        for results in &self.project.results[p] {
            for revision in &results.revisions {
                let row = self.revision_row(results, revision);
                let mut cells = row.cells.into_iter();
                let mut next = || cells.next().unwrap_or_default();
                all.push((
                    revision.on,
                    RevisionEntry {
                        id: format!(
                            "{}.{}.{}.{}",
                            plan.id,
                            results.period.id().to_lowercase(),
                            self.subject_id(revision.subject),
                            revision.on
                        ),
                        institution: row.head,
                        what: next(),
                        kind: next(),
                        reason: next(),
                    },
                ));
            }
        }
        all.sort_by(|a, b| (b.0, &a.1.id).cmp(&(a.0, &b.1.id)));
        all
    }

    /// What changed, as a part of an address.
    fn subject_id(&self, subject: Subject) -> String {
        match subject {
            Subject::Cell(whose, field) => {
                format!("{}.{}", self.project.institution(whose).id, self.project.fields[field].id)
            }
            Subject::Total(area, kind, indicator) => format!(
                "{}.{}.{}",
                self.project.area(area).id,
                self.project.institution_kinds[kind].id,
                self.project.indicators[indicator].id
            ),
        }
    }
}
