//! What each plan allows to be ranked, with its lists by kind.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::link::{Link, LinkWithWords};
use crate::site::shared::plan_rules;
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::ranking_words::LeadCount;

/// What each plan's words allow, with the lists by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingIndex {
    pub plans: Vec<RankedPlan>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedPlan {
    pub plan: Link,
    /// Anchor of the plan on the page.
    pub id: String,
    pub sentence: String,
    pub quote: Option<Quote>,
    pub kinds: Vec<LinkWithWords>,
}

pub fn page(cx: &Context<'_>) -> (Head, RankingIndex) {
    let plans = cx
        .project
        .plans
        .keys()
        .map(|p| {
            let (plan, measured) = cx.plan(p);
            let kinds = measured
                .rankings
                .iter_enumerated()
                .map(|(r, ranking)| {
                    let kind = &cx.project.institution_kinds[ranking.kind];
                    LinkWithWords {
                        link: cx.link(capital(cx.text(&kind.plural)), Page::Ranking(p, r)),
                        words: LeadCount::of(ranking).count(cx),
                    }
                })
                .collect();
            RankedPlan {
                plan: cx.plan_link(p),
                id: plan.id.clone(),
                sentence: plan_rules::recognition_sentence(cx, p),
                quote: plan.recognition.quote.as_ref().map(|q| quote::quote(cx, p, q)),
                kinds,
            }
        })
        .collect();
    let head = Head {
        heading: cx.say(&msg::nav_rankings {}),
        lead: vec![cx.say(&msg::rankings_lead {})],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    (head, RankingIndex { plans })
}

crate::messages! {
    use crate::site::messages::msg;

    rankings_lead {}
}
