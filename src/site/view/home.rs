//! The home page: are we on track, and what is new since the last reports?

use serde::Serialize;

use crate::i18n::message::Message;
use crate::measure::change;
use crate::model::ids::PlanIx;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::share_card::{self, CardPart};
use crate::site::shared::figure::{self, Status};
use crate::site::shared::link::Link;
use crate::site::shared::plan_card::{self, PlanCard};
use crate::site::shared::{change_links, due_reports};

/// Stands for the weight of a page, in kB.
pub const WEIGHT: &str = "\u{E004}";

/// Most changes on the home page.
const MOST_CHANGES: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The commonest questions of visitors, each a link to its answer.
    pub questions: Vec<Link>,
    /// What changed with the newest report of each plan, largest first, five or fewer.
    pub changes: Vec<Link>,
    /// The number of targets by progress, for all eight kinds of progress.
    pub strip: Vec<StatusCount>,
    pub plans: Vec<PlanCard>,
    /// "The next report is due …"; `None` when nothing is due any more.
    pub next_due: Option<String>,
    pub guides: Vec<Link>,
    /// What to do when money was sent to a fraudster, in one sentence, with its page.
    pub fraud: Option<Link>,
    /// The size of the page in words, with [`WEIGHT`] instead of the number, which is known once the page is rendered.
    pub weight: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    pub status: Status,
    pub count: String,
}

pub fn page(cx: &Context<'_>) -> (Head, Home) {
    let targets = cx.site.measured.plans.iter().flat_map(|p| &p.targets);
    let counts = change::count_words(targets);
    let strip: Vec<StatusCount> = counts
        .iter()
        .map(|(word, count)| StatusCount { status: figure::status(cx, *word), count: cx.locale.number(*count as u64) })
        .collect();
    let met = counts.first().map_or(0, |(_, n)| *n);
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    let judged = counts.last().map_or(total, |(_, none)| total - none);
    let as_of = cx.locale.date(cx.project.config.as_of);
    let lead = vec![
        cx.say(&msg::home_lead { n: met as u64, total: judged as u64, plans: cx.project.plans.len() as u64 }),
        cx.say(&msg::home_lead_day { date: &as_of }),
    ];
    let questions: [(&dyn Message, Page); 5] = [
        (&msg::question_institution {}, Page::Search),
        (&msg::question_guide {}, Page::ContentIndex(Section::Guides)),
        (&msg::question_area {}, Page::AreaIndex),
        (&msg::question_late {}, Page::Calendar),
        (&msg::question_fraud {}, Page::ContentIndex(Section::Warnings)),
    ];
    let guides = cx
        .project
        .pages
        .keys()
        .filter(|ix| cx.project.pages[*ix].section == Section::Guides.folder() && !cx.project.pages[*ix].for_staff)
        .map(|ix| cx.link(cx.text(&cx.project.pages[ix].title), Page::Content(ix)))
        .collect();
    let fraud_page = cx.project.pages.position(|p| p.section == Section::Warnings.folder());
    let home = Home {
        questions: questions.into_iter().map(|(key, page)| cx.link(cx.say(key), page)).collect(),
        changes: newest_changes(cx),
        strip,
        plans: cx.project.plans.keys().map(|p| plan_card::plan_card(cx, p, cx.project.plans.len() == 1)).collect(),
        next_due: due_reports::next_due(cx),
        guides,
        weight: cx.say(&msg::page_weight { kb: WEIGHT }),
        fraud: fraud_page.map(|ix| cx.link(cx.say(&msg::fraud_line {}), Page::Content(ix))),
    };
    let head =
        Head { heading: cx.say(&msg::home_heading {}), lead, demonstration: cx.any_demonstration(), ..Head::default() };
    (head, home)
}

/// What changed with the newest report of each plan that is still open, or of all plans when all are closed.
fn newest_changes(cx: &Context<'_>) -> Vec<Link> {
    let open: Vec<PlanIx> =
        cx.project.plans.keys().filter(|p| cx.site.measured.plans[*p].judged < cx.project.plans[*p].to).collect();
    let plans = if open.is_empty() { cx.project.plans.keys().collect() } else { open };
    let mut all = Vec::new();
    for p in plans {
        let (_, measured) = cx.plan(p);
        if let Some(now) = measured.latest_period() {
            all.extend(change_links::change_links(cx, p, now).into_iter().take(MOST_CHANGES));
        }
    }
    all.truncate(MOST_CHANGES);
    all
}

/// What the share card of the home page shows.
pub fn card(cx: &Context<'_>, _: &Home) -> CardPart {
    CardPart { kind: String::new(), title: None, picture: share_card::targets_met(cx) }
}

crate::messages! {
    use crate::site::messages::msg;

    home_heading {}
    home_lead { n: u64, plans: u64, total: u64 }
    home_lead_day<'a> { date: &'a str }
    page_weight<'a> { kb: &'a str }
    question_area {}
    question_fraud {}
    question_guide {}
    question_institution {}
    question_late {}
}
