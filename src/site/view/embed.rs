//! Each chart on a page of its own, which other sites may frame, and the lists that tell them how.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{ChartFrame, Link, LinkWithWords};

/// One chart, where it is from, and nothing to get lost in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedPage {
    pub chart: ChartFrame,
    /// Where the chart stands on the page that tells more.
    pub full: Link,
}

/// How to frame a chart, and whose charts there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedIndex {
    pub steps: Vec<String>,
    /// What else whoever frames a chart should know.
    pub notes: Vec<String>,
    pub plans: Vec<LinkWithWords>,
}

/// The charts of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedList {
    pub groups: Vec<EmbedGroup>,
    /// What to put before the addresses, where the portal does not know its own.
    pub address: Option<String>,
    pub how: Link,
}

/// The charts of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedGroup {
    pub page: Link,
    pub charts: Vec<EmbedEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedEntry {
    pub id: String,
    /// What it shows, without figures, so that it stays true.
    pub name: String,
    pub href: String,
    /// What to copy.
    pub code: String,
}

use super::Body;
use crate::site::context::{Context, Head};
use crate::site::pictured::{self, Pictured};
use crate::site::route::{self, Page};

impl Context<'_> {
    /// A chart of a plan's page (`t` is none) or of a target's.
    pub(in crate::site) fn chart(&self, p: usize, t: Option<usize>, what: Pictured) -> Option<ChartFrame> {
        let measured = self.site.measured;
        let latest = || t.map_or_else(|| self.plan(p).1.latest_period(), |t| pictured::latest_of(measured, p, t));
        let id = what.id(measured, p);
        let mut chart = match what {
            Pictured::Timeline(s) => self.timeline(p, s, &id),
            Pictured::Areas(s) => self.area_bars(p, s, latest()?, &id),
            Pictured::Tiles => self.tiles(p, t.or_else(|| pictured::first_measured(measured, p))?, latest()?, &id),
            Pictured::Methods(sector) => self.method_bars(p, sector, &id),
        }?;
        chart.embed = format!("{}#{}", self.href(Page::EmbedList(p)), self.embed_id(p, t, &id));
        Some(chart)
    }

    /// All charts of a plan's page or of a target's.
    pub(in crate::site) fn charts_of(&self, p: usize, t: Option<usize>) -> Vec<ChartFrame> {
        self.pictured(p, t).into_iter().filter_map(|what| self.chart(p, t, what)).collect()
    }

    fn pictured(&self, p: usize, t: Option<usize>) -> Vec<Pictured> {
        let measured = self.site.measured;
        t.map_or_else(|| pictured::of_plan(measured, p), |t| pictured::of_target(measured, p, t))
    }

    /// Where the list tells how to frame a chart.
    fn embed_id(&self, p: usize, t: Option<usize>, id: &str) -> String {
        t.map_or_else(|| id.to_owned(), |t| format!("{}.{id}", self.project.plans[p].targets[t].id))
    }

    fn page_with(&self, p: usize, t: Option<usize>) -> Link {
        match t {
            Some(t) => self.link(self.text(&self.project.plans[p].targets[t].title), Page::Target(p, t)),
            None => self.plan_link(p),
        }
    }

    /// `None`: the chart is not there, which the plan of addresses rules out.
    pub(in crate::site) fn embed(&self, p: usize, t: Option<usize>, what: Pictured) -> Option<(Head, Body)> {
        let chart = self.chart(p, t, what)?;
        let mut full = self.page_with(p, t);
        full.href.push_str(&format!("#{}-title", chart.id));
        let head = Head {
            heading: chart.title.clone(),
            description: chart.name.clone(),
            demonstration: self.is_demonstration(p),
            data_line: Some(chart.source.clone()),
            ..Head::default()
        };
        Some((head, Body::Embed(Box::new(EmbedPage { chart, full }))))
    }

    pub(in crate::site) fn embed_index(&self) -> (Head, Body) {
        let say = |keys: &[&str]| keys.iter().map(|key| self.voice.say(key, &[])).collect();
        let counted = |p: usize| {
            let targets = (0..self.project.plans[p].targets.len()).map(Some);
            let count: usize = [None].into_iter().chain(targets).map(|t| self.pictured(p, t).len()).sum();
            LinkWithWords {
                link: self.link(self.text(&self.project.plans[p].short), Page::EmbedList(p)),
                words: self.voice.say_n("embed_count", count as u64, &[]),
            }
        };
        let page = EmbedIndex {
            steps: say(&["embed_step_choose", "embed_step_copy", "embed_step_check"]),
            notes: say(&["embed_note_address", "embed_note_whole", "embed_note_height"]),
            plans: (0..self.project.plans.len()).map(counted).collect(),
        };
        let head = Head {
            heading: self.voice.say("embed_heading", &[]),
            lead: vec![self.voice.say("embed_lead", &[])],
            crumbs: vec![(self.voice.say("open_data", &[]), Page::Data)],
            ..Head::default()
        };
        (head, Body::EmbedIndex(page))
    }

    pub(in crate::site) fn embed_list(&self, p: usize) -> (Head, Body) {
        let plan = &self.project.plans[p];
        let targets = (0..plan.targets.len()).map(Some);
        let groups: Vec<EmbedGroup> = [None]
            .into_iter()
            .chain(targets)
            .map(|t| EmbedGroup {
                page: self.page_with(p, t),
                charts: self.pictured(p, t).into_iter().filter_map(|what| self.embed_entry(p, t, what)).collect(),
            })
            .filter(|group| !group.charts.is_empty())
            .collect();
        let base = self.project.config.base_url.as_ref();
        let count: usize = groups.iter().map(|group| group.charts.len()).sum();
        let head = Head {
            heading: self.voice.say("embed_list_heading", &[("plan", self.text(&plan.short))]),
            lead: vec![self.voice.say_n("embed_list_lead", count as u64, &[])],
            crumbs: vec![
                (self.voice.say("open_data", &[]), Page::Data),
                (self.voice.say("embed_heading", &[]), Page::EmbedIndex),
            ],
            ..Head::default()
        };
        let page = EmbedList {
            groups,
            address: base.is_none().then(|| self.voice.say("embed_relative", &[])),
            how: self.link(self.voice.say("embed_heading", &[]), Page::EmbedIndex),
        };
        (head, Body::EmbedList(page))
    }

    fn embed_entry(&self, p: usize, t: Option<usize>, what: Pictured) -> Option<EmbedEntry> {
        let chart = self.chart(p, t, what)?;
        let page = Page::Embed(p, t, what);
        let base = self.project.config.base_url.as_deref().unwrap_or("");
        let address = format!("{base}{}/{}", self.voice.code, route::tail(self.site.measured, page));
        let code = format!(
            r#"<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>"#,
            attribute(&address),
            attribute(&chart.name),
            chart.picture.frame_height()
        );
        Some(EmbedEntry { id: self.embed_id(p, t, &chart.id), name: chart.name, href: self.href(page), code })
    }
}

/// Words as they stand between the quotation marks of an attribute.
fn attribute(words: &str) -> String {
    words.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
