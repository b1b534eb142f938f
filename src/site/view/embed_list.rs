//! The charts of one plan, with the code to frame each.

use serde::Serialize;

use crate::model::ids::{PlanIx, TargetIx};
use crate::site::chart_id::ChartId;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::embed;
use crate::site::shared::link::Link;

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

pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, EmbedList) {
    let plan = &cx.project.plans[p];
    let targets = plan.targets.keys().map(Some);
    let groups: Vec<EmbedGroup> = [None]
        .into_iter()
        .chain(targets)
        .map(|t| EmbedGroup {
            page: embed::page_with(cx, p, t),
            charts: embed::chart_ids(cx, p, t).into_iter().filter_map(|what| embed_entry(cx, p, t, what)).collect(),
        })
        .filter(|group| !group.charts.is_empty())
        .collect();
    let base = cx.project.config.base_url.as_ref();
    let count: usize = groups.iter().map(|group| group.charts.len()).sum();
    let head = Head {
        heading: cx.say(&msg::embed_list_heading { plan: cx.text(&plan.short) }),
        lead: vec![cx.say(&msg::embed_list_lead { n: count as u64 })],
        crumbs: vec![(cx.say(&msg::open_data {}), Page::Data), (cx.say(&msg::embed_heading {}), Page::EmbedIndex)],
        ..Head::default()
    };
    let page = EmbedList {
        groups,
        address: base.is_none().then(|| cx.say(&msg::embed_relative {})),
        how: cx.link(cx.say(&msg::embed_heading {}), Page::EmbedIndex),
    };
    (head, page)
}

fn embed_entry(cx: &Context<'_>, p: PlanIx, t: Option<TargetIx>, what: ChartId) -> Option<EmbedEntry> {
    let chart = embed::chart(cx, p, t, what)?;
    let page = Page::Embed(p, t, what);
    let base = cx.project.config.base_url.as_deref().unwrap_or("");
    let address = format!("{base}{}/{}", cx.locale.code, page.path(cx.site.measured));
    let code = format!(
        r#"<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>"#,
        attribute(&address),
        attribute(&chart.name),
        chart.picture.frame_height()
    );
    Some(EmbedEntry { id: embed::embed_id(cx, p, t, &chart.id), name: chart.name, href: cx.href(page), code })
}

/// Words with what must be escaped inside a quoted attribute.
fn attribute(words: &str) -> String {
    words.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

crate::messages! {
    use crate::site::messages::msg;

    embed_list_heading<'a> { plan: &'a str }
    embed_list_lead { n: u64 }
    embed_relative {}
}
