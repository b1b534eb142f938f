//! How other sites may frame a chart, and the plans that have charts.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::model::ids::PlanIx;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::embed;
use crate::site::shared::link::LinkWithWords;

/// How to frame a chart, and whose charts there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmbedIndex {
    pub steps: Vec<String>,
    /// Further notes for sites that frame a chart.
    pub notes: Vec<String>,
    pub plans: Vec<LinkWithWords>,
}

pub fn page(cx: &Context<'_>) -> (Head, EmbedIndex) {
    let say = |steps: [&dyn Message; 3]| steps.map(|step| cx.say(step)).to_vec();
    let counted = |p: PlanIx| {
        let targets = cx.project.plans[p].targets.keys().map(Some);
        let count: usize = [None].into_iter().chain(targets).map(|t| embed::chart_ids(cx, p, t).len()).sum();
        LinkWithWords {
            link: cx.link(cx.plan_name(p), Page::EmbedList(p)),
            words: cx.say(&msg::embed_count { n: count as u64 }),
        }
    };
    let page = EmbedIndex {
        steps: say([&msg::embed_step_choose {}, &msg::embed_step_copy {}, &msg::embed_step_check {}]),
        notes: say([&msg::embed_note_address {}, &msg::embed_note_whole {}, &msg::embed_note_height {}]),
        plans: cx.project.plans.keys().map(counted).collect(),
    };
    let head = Head {
        heading: cx.say(&msg::embed_heading {}),
        lead: vec![cx.say(&msg::embed_lead {})],
        crumbs: vec![(cx.say(&msg::open_data {}), Page::Data)],
        ..Head::default()
    };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    embed_count { n: u64 }
    embed_lead {}
    embed_note_address {}
    embed_note_height {}
    embed_note_whole {}
    embed_step_check {}
    embed_step_choose {}
    embed_step_copy {}
}
