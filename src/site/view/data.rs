//! Open data, what changed, and the page for addresses that do not exist.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataPage {
    /// Charts for other sites.
    pub embed: Link,
    pub files: Vec<DataFile>,
    /// The meaning of every column, one table a file.
    pub dictionary: Vec<TextTable>,
    /// Files that describe, check or recompute the others: name, what it is for.
    pub tools: Vec<DataTool>,
    /// Under which licence the data may be used.
    pub licence: Option<String>,
    /// For search engines.
    pub dataset: Dataset,
}

/// A long file, part by part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFilePage {
    pub files: Vec<DataFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataTool {
    pub link: Link,
    pub about: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFile {
    pub name: String,
    pub about: String,
    pub rows: String,
    /// One for each format.
    pub links: Vec<Link>,
}

/// What the newest report of each plan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesPage {
    pub plans: Vec<PlanChanges>,
    pub revisions: Link,
    pub feed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanChanges {
    pub plan: Link,
    /// The newest report.
    pub newest: Option<PeriodChanges>,
    /// Earlier reports, newest first.
    pub earlier: Vec<Link>,
}

/// What one report of a plan changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodPage {
    pub plan: Link,
    pub news: PeriodChanges,
    pub revisions: Vec<super::revision::RevisionEntry>,
    /// Where the rest of them stand, when they are too many for this page.
    pub more: Option<Link>,
    /// The same for other reports of the plan.
    pub periods: Vec<super::parts::NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodChanges {
    pub id: String,
    pub title: Link,
    pub changes: Vec<Link>,
}

/// The page for wrong addresses: every language on one page, no relative links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    pub languages: Vec<NotFoundPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPart {
    pub lang: String,
    pub heading: String,
    pub text: String,
    pub links: Vec<Link>,
}

use super::Body;
use super::parts::TextRow;
use crate::measure::change::{Change, Event, changes};
use crate::model::result::RevisionKind;
use crate::site::context::{Context, Head};
use crate::site::dataset::{Dataset, dataset};
use crate::site::files::{self, FILES};
use crate::site::route::{Page, REVISION_ROWS};
use crate::site::table;

/// More plans than this are told in short on the page of all changes.
const MANY_PLANS: usize = 12;

/// Changes of each of them at most.
const MOST_CHANGES: usize = 2;

impl Context<'_> {
    pub(in crate::site) fn data(&self) -> (Head, Body) {
        let root = format!("{}../data/", crate::site::route::up(&self.tail));
        let mut files = Vec::new();
        let mut dictionary = Vec::new();
        for (f, file) in FILES.iter().enumerate() {
            let about = self.voice.say(file.about, &[]);
            files.push(match self.site.routes.data[f].as_slice() {
                [whole] => self.data_part(file, *whole, about),
                parts => DataFile {
                    name: file.id.to_owned(),
                    about,
                    rows: self.voice.number(parts.iter().map(|part| part.rows as u64).sum()),
                    links: vec![self.link(self.voice.say_n("data_parts", parts.len() as u64, &[]), Page::DataFile(f))],
                },
            });
            dictionary.push(TextTable {
                caption: file.id.to_owned(),
                columns: vec![self.voice.say("column", &[]), self.voice.say("column_meaning", &[])],
                rows: file
                    .columns
                    .iter()
                    .chain(file.more)
                    .map(|(name, key)| TextRow {
                        head: Link { text: (*name).to_owned(), href: String::new() },
                        cells: vec![self.voice.say(key, &[])],
                    })
                    .collect(),
            });
        }
        let head = Head {
            heading: self.voice.say("open_data", &[]),
            lead: vec![self.voice.say_n("data_lead", files.len() as u64, &[])],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        let tool = |name: &str, about: &str| DataTool {
            link: Link { text: name.to_owned(), href: format!("{root}{name}") },
            about: self.voice.say(about, &[]),
        };
        let tools = vec![
            tool("recount.py", "tool_recount"),
            tool("SHA256SUMS", "tool_sums"),
            tool("datapackage.json", "tool_package"),
            tool("catalog.jsonld", "tool_catalog"),
        ];
        let licence = self.project.config.data_licence.as_ref();
        let licence = licence.map(|licence| self.voice.say("data_licence", &[("licence", &licence.name)]));
        let absolute = self.project.config.base_url.as_ref().map(|base| format!("{base}data/"));
        let mut dataset = dataset(self.site, self.voice.lang, absolute.as_deref().unwrap_or(&root));
        // The catalogue lists the parts of long files; here they would be most of the page.
        dataset.files.retain(|file| !file.name.contains('/'));
        let embed = self.link(self.voice.say("embed_heading", &[]), Page::EmbedIndex);
        (head, Body::Data(Box::new(DataPage { embed, files, dictionary, tools, licence, dataset })))
    }

    /// A long file, part by part.
    pub(in crate::site) fn data_file(&self, f: usize) -> (Head, Body) {
        let (file, parts) = (&FILES[f], &self.site.routes.data[f]);
        let about = |plan: Option<usize>| plan.map_or("", |p| self.text(&self.project.plans[p].short)).to_owned();
        let files = parts.iter().map(|part| self.data_part(file, *part, about(part.plan))).collect();
        let head = Head {
            heading: self.voice.say("data_file_heading", &[("name", file.id)]),
            lead: vec![self.voice.say(file.about, &[]), self.voice.say_n("data_file_lead", parts.len() as u64, &[])],
            crumbs: vec![(self.voice.say("open_data", &[]), Page::Data)],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        (head, Body::DataFile(DataFilePage { files }))
    }

    /// A part of a file, with a link for each format.
    fn data_part(&self, file: &files::DataFile, part: table::Part, about: String) -> DataFile {
        let name = table::name(self.site.measured, file, part);
        let root = format!("{}../data/", crate::site::route::up(&self.tail));
        let link = |format: &str| Link { text: format.to_uppercase(), href: format!("{root}{name}.{format}") };
        let links = vec![link("csv"), link("json")];
        DataFile { rows: self.voice.number(part.rows as u64), name, about, links }
    }

    /// What a period of a plan changed, heaviest first, each with the page that shows it.
    pub(in crate::site) fn change_links(&self, p: usize, now: usize) -> Vec<Link> {
        let (_, measured) = self.plan(p);
        let results = &self.project.results[p][measured.periods[now].results];
        let kinds: Vec<RevisionKind> = results.revisions.iter().map(|r| r.kind).collect();
        changes(measured, now, &kinds).iter().map(|change| self.change_link(p, now, change)).collect()
    }

    fn change_link(&self, p: usize, now: usize, change: &Change) -> Link {
        let (plan, measured) = self.plan(p);
        let target = change.series.and_then(|s| measured.series[s].target);
        let indicator =
            change.series.map_or("", |s| self.text(&self.project.indicators[measured.series[s].indicator].name));
        let title = target.map_or("", |t| self.text(&plan.targets[t].title));
        let area = change.area.unwrap_or(plan.area);
        let area_name = self.text(&self.project.area(area).name);
        let period = self.voice.period(measured.periods[now].period);
        let level = self.level_plural(&measured.periods[now].areas);
        let plan_name = self.text(&plan.short);
        let moved = |key: &str, from: u32, to: u32| {
            self.voice.say(
                key,
                &[
                    ("plan", plan_name),
                    ("target", title),
                    ("name", indicator),
                    ("area", area_name),
                    ("from", &self.voice.percent(from)),
                    ("to", &self.voice.percent(to)),
                    ("period", &period),
                ],
            )
        };
        let counted = |key: &str, n: u32| {
            self.voice.say_n(
                key,
                u64::from(n),
                &[("plan", plan_name), ("target", title), ("level", &level), ("period", &period)],
            )
        };
        let text = match change.event {
            Event::TargetMet => moved("change_target_met", 0, 0),
            Event::AreasMet(n) => counted("change_areas_met", n),
            Event::Rose(from, to) => moved("change_rose", from, to),
            Event::Fell(from, to) => moved("change_fell", from, to),
            Event::AreaRose(from, to) => moved("change_area_rose", from, to),
            Event::AreaFell(from, to) => moved("change_area_fell", from, to),
            Event::NewlyLate(n) => counted("change_late", n),
            Event::Corrected(n) => counted("change_corrected", n),
            Event::Revised(n) => counted("change_revised", n),
            Event::First => counted("change_first", 1),
        };
        let page = match (target, change.area, change.event) {
            (_, Some(area), _) => Page::Area(area),
            (Some(t), None, _) => Page::Target(p, t),
            (None, None, Event::NewlyLate(_)) => Page::Reports(p),
            (None, None, Event::Corrected(_) | Event::Revised(_)) => Page::Revisions,
            (None, None, _) => Page::Plan(p),
        };
        self.link(text, page)
    }

    /// The newest report of each plan. Where the plans are many, only what weighs most in it: its own page tells the rest, and leads
    /// to the earlier ones.
    pub(in crate::site) fn changes(&self) -> (Head, Body) {
        let is_long = self.project.plans.len() > MANY_PLANS;
        let plans = (0..self.project.plans.len())
            .map(|p| {
                let (_, measured) = self.plan(p);
                let last = measured.periods.len().checked_sub(1);
                let link = |now: usize| {
                    let title = self.voice.period_title(measured.periods[now].period);
                    self.link(title, Page::PeriodChanges(p, now))
                };
                let mut newest = last.map(|now| self.period_changes(p, now));
                let earlier = (0..last.unwrap_or(0)).rev().map(link);
                let earlier = if is_long { Vec::new() } else { earlier.collect() };
                if let Some(newest) = newest.as_mut().filter(|_| is_long) {
                    let more = newest.changes.len().saturating_sub(MOST_CHANGES);
                    newest.changes.truncate(MOST_CHANGES);
                    if more > 0 {
                        let words = self.voice.say_n("changes_more", more as u64, &[]);
                        newest.changes.push(Link { text: words, href: newest.title.href.clone() });
                    }
                }
                PlanChanges { plan: self.plan_link(p), newest, earlier }
            })
            .collect();
        let head = Head {
            heading: self.voice.say("changes", &[]),
            lead: vec![self.voice.say("changes_lead", &[])],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        let feed = format!("{}thay-doi.xml", crate::site::route::up(&self.tail));
        (
            head,
            Body::Changes(ChangesPage {
                plans,
                revisions: self.link(self.voice.say("revisions_heading", &[]), Page::Revisions),
                feed,
            }),
        )
    }

    fn period_changes(&self, p: usize, now: usize) -> PeriodChanges {
        let (plan, measured) = self.plan(p);
        PeriodChanges {
            id: format!("{}-{}", plan.id, measured.periods[now].period.id().to_lowercase()),
            title: self.link(self.voice.period_title(measured.periods[now].period), Page::PeriodChanges(p, now)),
            changes: self.change_links(p, now),
        }
    }

    /// What one report of a plan changed.
    pub(in crate::site) fn period_page(&self, p: usize, now: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let period = measured.periods[now].period;
        let id = format!("{}.{}.", plan.id, period.id().to_lowercase());
        let revisions = self.plan_revisions(p).into_iter().map(|(_, entry)| entry);
        let mut revisions: Vec<_> = revisions.filter(|entry| entry.id.starts_with(&id)).collect();
        let more = revisions.len().saturating_sub(REVISION_ROWS);
        revisions.truncate(REVISION_ROWS);
        let page = PeriodPage {
            plan: self.plan_link(p),
            news: self.period_changes(p, now),
            revisions,
            more: (more > 0)
                .then(|| self.link(self.voice.say_n("revisions_more", more as u64, &[]), Page::PlanRevisions(p, 0))),
            periods: (0..measured.periods.len())
                .rev()
                .map(|other| super::parts::NavLink {
                    text: self.voice.period_title(measured.periods[other].period),
                    href: self.href(Page::PeriodChanges(p, other)),
                    current: other == now,
                })
                .collect(),
        };
        let names = [("plan", self.text(&plan.short).to_owned()), ("period", self.voice.period(period))];
        let head = Head {
            heading: self.voice.say("period_heading", &names.each_ref().map(|(key, name)| (*key, name.as_str()))),
            lead: vec![self.voice.say(if now == 0 { "period_first" } else { "period_lead" }, &[])],
            crumbs: vec![(self.voice.say("changes", &[]), Page::Changes)],
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, Some(now)),
            ..Head::default()
        };
        (head, Body::PeriodChanges(page))
    }
}
