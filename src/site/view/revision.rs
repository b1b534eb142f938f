//! Corrections and revisions: every published value that was changed, with the reason.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, LinkWithWords, NavLink};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionsPage {
    pub plans: Vec<PlanRevisions>,
    /// Instead of the entries, where they are too many for one page: each plan's own page, with their number.
    pub long: Vec<LinkWithWords>,
    /// Other parts of a page that was split.
    pub parts: Vec<NavLink>,
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
use crate::site::route::{self, Page, REVISION_ROWS};

impl Context<'_> {
    pub(in crate::site) fn revisions_page(&self) -> (Head, Body) {
        let (mut count, mut plans, mut long) = (0, Vec::new(), Vec::new());
        let is_long = route::has_revision_pages(self.project);
        for p in 0..self.project.plans.len() {
            let n = route::revisions_of(self.project, p) as u64;
            count += n;
            if n > 0 && is_long {
                let link = self.link(self.text(&self.project.plans[p].short), Page::PlanRevisions(p, 0));
                long.push(LinkWithWords { link, words: self.voice.say_n("revisions_count", n, &[]) });
            } else if n > 0 {
                let entries = self.plan_revisions(p).into_iter().map(|(_, entry)| entry).collect();
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
        (head, Body::Revisions(RevisionsPage { plans, long, parts: Vec::new(), data }))
    }

    /// A plan's changed values, where those of all plans are too many for one page.
    pub(in crate::site) fn plan_revisions_page(&self, p: usize, part: usize) -> (Head, Body) {
        let all = self.plan_revisions(p);
        let parts = self.part_links(all.len().div_ceil(REVISION_ROWS), part, &|other| Page::PlanRevisions(p, other));
        let shown = all.into_iter().skip(part * REVISION_ROWS).take(REVISION_ROWS).map(|(_, entry)| entry);
        let plans = vec![PlanRevisions { plan: self.plan_link(p), entries: shown.collect() }];
        let mut heading =
            self.voice.say("plan_revisions_heading", &[("plan", self.text(&self.project.plans[p].short))]);
        self.number_part(&mut heading, part);
        let head = Head {
            heading,
            lead: vec![self.voice.say("plan_revisions_lead", &[])],
            crumbs: vec![
                (self.voice.say("changes", &[]), Page::Changes),
                (self.voice.say("revisions_heading", &[]), Page::Revisions),
            ],
            demonstration: self.is_demonstration(p),
            ..Head::default()
        };
        let data = self.link(self.voice.say("open_data", &[]), Page::Data);
        (head, Body::Revisions(RevisionsPage { plans, long: Vec::new(), parts, data }))
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

    /// A plan's changed values with the day of each, its anchor and the page where it stands.
    pub(in crate::site) fn revisions_with_pages(
        &self,
        p: usize,
    ) -> impl Iterator<Item = (Date, String, Page, RevisionEntry)> {
        let is_long = route::has_revision_pages(self.project);
        self.plan_revisions(p).into_iter().enumerate().map(move |(place, (on, entry))| {
            let page = if is_long { Page::PlanRevisions(p, place / REVISION_ROWS) } else { Page::Revisions };
            (on, entry.id.clone(), page, entry)
        })
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
