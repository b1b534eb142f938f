//! Pages that people write: guides, warnings, and the standing pages.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, NavLink, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentPage {
    /// From Markdown, already safe HTML.
    pub html: String,
    /// "Reviewed on …"
    pub reviewed: String,
    /// The last review is more than twelve months before the portal's date.
    pub out_of_date: Option<String>,
    /// Worked examples of the methodology page, made from the data.
    pub examples: Vec<Example>,
    /// Hosts that the site links to, on the about page; telephone numbers on warnings.
    pub tables: Vec<TextTable>,
    /// Other pages of the section.
    pub others: Vec<NavLink>,
}

/// One step-by-step calculation with real rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    pub title: Link,
    pub steps: Vec<String>,
    /// What the figure of the example was made of.
    pub receipt: Link,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentIndex {
    pub groups: Vec<ContentGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentGroup {
    pub name: String,
    pub pages: Vec<ContentCard>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentCard {
    pub link: Link,
    pub summary: String,
}

use super::Body;
use super::parts::TextRow;
use crate::measure::progress::{self, Pace, Point};
use crate::model::date;
use crate::site::context::{Context, Head};
use crate::site::route::{Page, Section};

/// A page is out of date so many days after its review.
const REVIEW_DAYS: i64 = 366;

impl Context<'_> {
    pub(in crate::site) fn content(&self, ix: usize) -> (Head, Body) {
        let page = &self.project.pages[ix];
        let reviewed = self.voice.date(page.reviewed_on);
        let old = date::days_between(page.reviewed_on, self.project.config.as_of) > REVIEW_DAYS;
        let section = match page.section.as_str() {
            "huong-dan" => Some(("nav_guides", Section::Guides)),
            "canh-bao" => Some(("nav_warnings", Section::Warnings)),
            _ => None,
        };
        let others = self
            .project
            .pages
            .iter()
            .enumerate()
            .filter(|(_, other)| other.section == page.section)
            .map(|(other, data)| NavLink {
                text: self.text(&data.title).to_owned(),
                href: self.href(Page::Content(other)),
                current: other == ix,
            })
            .collect();
        let is_methodology = page.section == "trang" && page.slug == "phuong-phap";
        let tables = match (page.section.as_str(), page.slug.as_str()) {
            ("canh-bao", _) => self.hotline_table().into_iter().collect(),
            ("trang", "gioi-thieu") => self.host_table().into_iter().collect(),
            _ => Vec::new(),
        };
        let body = ContentPage {
            html: self.site.written.get(ix).and_then(|html| html.get(self.voice.lang)).cloned().unwrap_or_default(),
            reviewed: self.voice.say("reviewed", &[("date", &reviewed)]),
            out_of_date: old.then(|| self.voice.say("out_of_date", &[("date", &reviewed)])),
            examples: if is_methodology { self.examples() } else { Vec::new() },
            tables,
            others,
        };
        let head = Head {
            heading: self.text(&page.title).to_owned(),
            lead: vec![self.text(&page.summary).to_owned()],
            crumbs: section.map(|(key, s)| (self.voice.say(key, &[]), Page::ContentIndex(s))).into_iter().collect(),
            demonstration: is_methodology && self.any_demonstration(),
            ..Head::default()
        };
        (head, Body::Content(body))
    }

    fn hotline_table(&self) -> Option<TextTable> {
        let rows: Vec<TextRow> = self
            .project
            .hotlines
            .iter()
            .map(|line| {
                let call = line.call.as_ref().map(|n| self.voice.say("call", &[("number", n)]));
                let sms = (!line.sms.is_empty()).then(|| self.voice.say("sms", &[("numbers", &line.sms.join(", "))]));
                let how: Vec<String> = call.into_iter().chain(sms).collect();
                let href = line.call.as_ref().map_or_else(String::new, |n| format!("tel:{n}"));
                TextRow {
                    head: Link { text: self.text(&line.name).to_owned(), href },
                    cells: vec![how.join("; "), self.text(&line.usage).to_owned(), self.voice.date(line.checked_on)],
                }
            })
            .collect();
        (!rows.is_empty()).then(|| TextTable {
            caption: self.voice.say("hotlines_caption", &[]),
            columns: ["hotline", "hotline_how", "hotline_use", "checked_on"]
                .map(|key| self.voice.say(key, &[]))
                .to_vec(),
            rows,
        })
    }

    fn host_table(&self) -> Option<TextTable> {
        let rows: Vec<TextRow> = self
            .project
            .links
            .iter()
            .map(|link| TextRow {
                head: Link { text: link.host.clone(), href: String::new() },
                cells: vec![self.text(&link.owner).to_owned(), self.voice.date(link.checked_on)],
            })
            .collect();
        (!rows.is_empty()).then(|| TextTable {
            caption: self.voice.say("hosts_caption", &[]),
            columns: ["host", "host_owner", "checked_on"].map(|key| self.voice.say(key, &[])).to_vec(),
            rows,
        })
    }

    /// One worked example from each plan: the first target with a measure, step by step.
    fn examples(&self) -> Vec<Example> {
        (0..self.project.plans.len()).filter_map(|p| self.example(p)).collect()
    }

    fn example(&self, p: usize) -> Option<Example> {
        let (plan, measured) = self.plan(p);
        // The most telling example is a target that is not met yet: its pace can be shown.
        let measured_targets = || (0..plan.targets.len()).filter(|t| !measured.targets[*t].series.is_empty());
        let t = measured_targets()
            .find(|t| measured.targets[*t].progress != progress::Progress::Met)
            .or_else(|| measured_targets().next())?;
        let s = *measured.targets[t].series.first()?;
        let period = measured.latest(s)?;
        let milestone = &plan.targets[t].milestones[measured.targets[t].current?];
        let reading = measured.periods[period].whole[s];
        let (numerator, denominator) = reading.value()?;
        let number = |n: u64| self.voice.number(n);
        let figure = self.figure(measured.series[s].indicator, &reading, Some(milestone.value));
        let mut steps = vec![
            self.voice.say(
                "example_demand",
                &[("wording", &self.wording(milestone)), ("scope", &self.scope(&plan.targets[t]))],
            ),
            self.voice.say(
                "example_value",
                &[
                    ("numerator", &number(numerator)),
                    ("denominator", &number(denominator)),
                    ("value", &figure.text),
                    ("period", &self.voice.period(measured.periods[period].period)),
                ],
            ),
            self.voice.say(
                if milestone.value.is_met_by(numerator, denominator) { "example_met" } else { "example_not_met" },
                &[
                    ("left", &number_u128(self, u128::from(numerator) * 10_000)),
                    ("right", &number_u128(self, u128::from(milestone.value.0) * u128::from(denominator))),
                    ("numerator", &number(numerator)),
                    ("denominator", &number(denominator)),
                    ("target", &number(u64::from(milestone.value.0))),
                ],
            ),
        ];
        let latest = Point { day: measured.periods[period].period.end(), numerator, denominator };
        let baseline = measured.periods[..period].iter().find_map(|at| {
            at.whole[s].value().map(|(n, d)| Point { day: at.period.end(), numerator: n, denominator: d })
        });
        if let Some(baseline) = baseline {
            let pace = progress::pace(milestone.value, milestone.by, baseline, latest);
            let r = match pace {
                Pace::Forward(r) => self.voice.percent(u32::try_from(r).unwrap_or(u32::MAX)),
                Pace::Back => self.voice.say("example_back", &[]),
            };
            steps.push(self.voice.say(
                "example_pace",
                &[
                    (
                        "baseline",
                        &self.voice.percent(crate::measure::rounded(baseline.numerator, baseline.denominator)),
                    ),
                    ("baseline_day", &self.voice.date(baseline.day)),
                    ("value", &figure.text),
                    ("day", &self.voice.date(latest.day)),
                    ("elapsed", &number(u64::try_from(date::days_between(baseline.day, latest.day)).unwrap_or(0))),
                    ("time", &number(u64::try_from(date::days_between(baseline.day, milestone.by)).unwrap_or(0))),
                    ("pace", &r),
                ],
            ));
        }
        let word = measured.whole_progress(plan, s, period);
        steps.push(
            self.voice.say(
                "example_word",
                &[("date", &self.voice.date(measured.judged)), ("status", &self.status(word).word)],
            ),
        );
        let title = format!("{}: {}", self.text(&plan.short), self.text(&plan.targets[t].title));
        Some(Example { title: self.link(title, Page::Target(p, t)), steps, receipt: self.receipt_link(p, s, period) })
    }

    pub(in crate::site) fn content_index(&self, section: Section) -> (Head, Body) {
        let cards = |for_staff: bool| -> Vec<ContentCard> {
            self.project
                .pages
                .iter()
                .enumerate()
                .filter(|(_, page)| page.section == section.folder() && page.for_staff == for_staff)
                .map(|(ix, page)| ContentCard {
                    link: self.link(self.text(&page.title), Page::Content(ix)),
                    summary: self.text(&page.summary).to_owned(),
                })
                .collect()
        };
        let groups = [("for_public", cards(false)), ("for_staff", cards(true))]
            .into_iter()
            .filter(|(_, pages)| !pages.is_empty())
            .map(|(key, pages)| ContentGroup { name: self.voice.say(key, &[]), pages })
            .collect();
        let (heading, lead) = match section {
            Section::Guides => ("nav_guides", "guides_lead"),
            Section::Warnings => ("nav_warnings", "warnings_lead"),
        };
        let head =
            Head { heading: self.voice.say(heading, &[]), lead: vec![self.voice.say(lead, &[])], ..Head::default() };
        (head, Body::ContentIndex(ContentIndex { groups }))
    }
}

/// A product too large for `u64`, as the language writes it.
fn number_u128(context: &Context<'_>, n: u128) -> String {
    u64::try_from(n).map_or_else(|_| n.to_string(), |n| context.voice.number(n))
}
