//! What the share cards of pages show: for the home page, plans, areas and rankings, from the figures of the page
//! itself.

use serde::Serialize;

use crate::measure::progress::Progress;
use crate::measure::rounded_beside;
use crate::model::ids::{AreaIx, PeriodIx, PlanIx, SeriesIx, TargetIx};
use crate::site::addresses;
use crate::site::card::{Bar, Card, Count, Picture};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::areas;
use crate::site::shared::figure;

/// Most lines of names.
pub const MOST_NAMES: usize = 3;

/// More squares than this are too small to count.
pub const MOST_SQUARES: usize = 60;

/// What a kind of page adds to what is on every card.
pub struct CardPart {
    /// Small words above the title, may be empty.
    pub kind: String,
    /// `None`: the heading of the page.
    pub title: Option<String>,
    pub picture: Option<Picture>,
}

/// The address of the share card of a page, and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedCard {
    /// Absolute address: who shows it is not on the page.
    pub src: String,
    /// The card in words.
    pub alt: String,
}

/// Where the card of the page is, when the portal has an address and draws cards.
pub fn link(cx: &Context<'_>, head: &Head) -> Option<SharedCard> {
    let base = cx.project.config.base_url.as_ref().filter(|_| cx.site.has_cards && cx.page.kind().has_card)?;
    let path = addresses::card(&cx.path);
    let mark = mark(cx, head.demonstration);
    let words = [mark.as_deref(), Some(head.heading.as_str()), head.lead.first().map(String::as_str)];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    Some(SharedCard { src: format!("{base}{}/{path}", cx.locale.code), alt: words.join(" – ") })
}

/// The card of a page with this heading, these leading sentences and this line on its data. `None`: it has nothing to say.
pub fn card(
    cx: &Context<'_>,
    heading: &str,
    (lead, data_line): (&[String], Option<&String>),
    demonstration: bool,
    part: CardPart,
) -> Option<Card> {
    let config = &cx.project.config;
    let (answer, rest) = lead.split_first()?;
    // The second sentence of the home page names the day by which plans are judged.
    let source = if cx.page == Page::Home { rest.first() } else { data_line };
    Some(Card {
        site_name: cx.text(&config.name).to_owned(),
        kind: part.kind,
        title: part.title.unwrap_or_else(|| heading.to_owned()),
        answer: answer.clone(),
        picture: part.picture,
        source: source.map_or_else(|| cx.text(&config.tagline), String::as_str).to_owned(),
        demonstration: mark(cx, demonstration),
    })
}

fn mark(cx: &Context<'_>, is_demonstration: bool) -> Option<String> {
    is_demonstration.then(|| cx.say(&msg::demonstration_mark {}))
}

/// One square a milestone that counts, those that are met first.
pub fn targets_met(cx: &Context<'_>) -> Option<Picture> {
    let judged = || cx.site.measured.plans.iter().flat_map(|p| &p.targets).flat_map(|t| t.counted());
    let met = judged().filter(|milestone| milestone.progress == Progress::Met).count();
    let of = judged().count();
    let small = |n: usize| u32::try_from(n).unwrap_or(0);
    (1..=MOST_SQUARES).contains(&of).then(|| Picture::Count(Count { filled: small(met), of: small(of) }))
}

/// The first measure of a plan that has a value.
pub fn plan_bar(cx: &Context<'_>, p: PlanIx) -> Option<Picture> {
    measures(cx, p).find_map(|(t, s)| bar_of(cx, (p, t, s), None, cx.plan(p).1.latest(s)?))
}

/// The first measure that has a value in the area, in the period that the page's first sentence names. A period whose
/// reports are still to come has no figure that could represent the area.
pub fn area_bar(cx: &Context<'_>, ix: AreaIx) -> Option<Picture> {
    let (p, period, _) = areas::area_period(cx, ix).filter(|(_, _, is_complete)| *is_complete)?;
    measures(cx, p).find_map(|(t, s)| bar_of(cx, (p, t, s), Some(ix), period))
}

/// Every target of a plan with each of its measures.
fn measures(cx: &Context<'_>, p: PlanIx) -> impl Iterator<Item = (TargetIx, SeriesIx)> {
    let targets = cx.site.measured.plans[p].targets.iter_enumerated();
    targets.flat_map(|(t, target)| target.series.iter().map(move |s| (t, *s)))
}

fn bar_of(
    cx: &Context<'_>,
    (p, t, s): (PlanIx, TargetIx, SeriesIx),
    area: Option<AreaIx>,
    period: PeriodIx,
) -> Option<Picture> {
    let (plan, measured) = cx.plan(p);
    let goal = measured.target_value(s, period);
    let (numerator, denominator) = measured.periods[period].reading(s, area)?.value()?;
    let figure = figure::measure(cx, p, s, area, period);
    let status = figure::assessed(cx, p, s, area, period);
    let mut counts = figure.fraction.unwrap_or_default();
    if let Some(mark) = figure.mark {
        counts.push_str(" · ");
        counts.push_str(&mark);
    }
    Some(Picture::Bar(Bar {
        label: cx.text(&plan.targets[t].short).to_owned(),
        value: rounded_beside(numerator, denominator, goal),
        value_label: figure.text,
        is_thin: figure.is_thin,
        fraction: counts,
        goal: goal.map(|goal| goal.0),
        goal_label: goal
            .map_or_else(String::new, |goal| cx.say(&msg::path_label { value: &cx.locale.percent(goal.0) })),
        word: status.word,
        shape: status.shape.to_owned(),
    }))
}

/// The areas that an area is in, or the portal's word for areas.
pub fn place_of(cx: &Context<'_>, ix: AreaIx) -> String {
    let above: Vec<&str> = cx.project.with_areas_above(ix).skip(1).map(|area| cx.area_name(area)).collect();
    if above.is_empty() { cx.say(&msg::nav_areas {}) } else { above.join(", ") }
}

/// The first few of so many names, and how many more there are.
pub fn names(cx: &Context<'_>, first: &[&str], of: usize) -> Option<Picture> {
    let shown = if of > MOST_NAMES { MOST_NAMES - 1 } else { of };
    let mut lines: Vec<String> = first.iter().take(shown).map(|name| (*name).to_owned()).collect();
    if let more @ 1.. = of - shown {
        lines.push(cx.say(&msg::card_more { n: more as u64 }));
    }
    (!lines.is_empty()).then_some(Picture::Names(lines))
}

crate::messages! {
    use crate::site::messages::msg;

    card_more { n: u64 }
}
