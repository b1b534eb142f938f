//! What the share cards of pages show: for the home page, plans, areas and rankings, by the figures of the page itself.

use super::parts::{Figure, Frame, SharedCard, Status};
use super::{Body, View};
use crate::measure::progress::Progress;
use crate::measure::rounded_beside;
use crate::model::area::AreaIx;
use crate::site::card::{Bar, Card, Count, Picture};
use crate::site::context::{Context, Head};
use crate::site::route::{self, Page};
use crate::site::voice::capital;

/// Lines of names at most.
const MOST_NAMES: usize = 3;
/// More squares than this are too small to count.
const MOST_SQUARES: usize = 60;

/// What a kind of page adds to what stands on every card.
struct Own {
    kind: String,
    title: String,
    picture: Option<Picture>,
}

impl Context<'_> {
    /// Where the card of the page is, when the portal has an address and draws cards.
    pub(in crate::site) fn shared_card(&self, head: &Head) -> Option<SharedCard> {
        let base =
            self.project.config.base_url.as_ref().filter(|_| self.site.has_cards && route::has_card(self.page))?;
        let tail = route::card(&self.tail);
        let mark = self.mark(head.demonstration);
        let words: Vec<&str> = [mark.as_deref(), Some(head.heading.as_str()), head.lead.first().map(String::as_str)]
            .into_iter()
            .flatten()
            .collect();
        Some(SharedCard { src: format!("{base}{}/{tail}", self.voice.code), alt: words.join(" – ") })
    }

    /// The card of the page whose view this is. `None`: its kind of page has none.
    pub(in crate::site) fn card(&self, view: &View) -> Option<Card> {
        let own = self.own_part(view)?;
        let Frame { lead, demonstration, data_line, .. } = &view.frame;
        let config = &self.project.config;
        let (answer, rest) = lead.split_first()?;
        // The second sentence of the home page tells the day by which plans are judged.
        let source = if self.page == Page::Home { rest.first() } else { data_line.as_ref() };
        Some(Card {
            site_name: self.text(&config.name).to_owned(),
            kind: own.kind,
            title: own.title,
            answer: answer.clone(),
            picture: own.picture,
            source: source.map_or_else(|| self.text(&config.tagline), String::as_str).to_owned(),
            demonstration: self.mark(*demonstration),
        })
    }

    fn mark(&self, is_demonstration: bool) -> Option<String> {
        is_demonstration.then(|| self.voice.say("demonstration_mark", &[]))
    }

    fn own_part(&self, view: &View) -> Option<Own> {
        let heading = || view.frame.heading.clone();
        match (self.page, &view.body) {
            (Page::Home, _) => Some(Own { kind: String::new(), title: heading(), picture: self.targets_met() }),
            (Page::Plan(p), _) => Some(Own {
                kind: self.voice.say("plan", &[]),
                title: self.text(&self.project.plans[p].short).to_owned(),
                picture: self.plan_bar(p),
            }),
            (Page::Area(ix), _) => Some(Own { kind: self.place_of(ix), title: heading(), picture: self.area_bar(ix) }),
            (Page::Ranking(p, r), Body::Ranking(page)) => {
                let ranking = &self.site.measured.plans[p].rankings[r];
                let kind = self.text(&self.project.institution_kinds[ranking.kind].plural);
                let honoured: Vec<&str> = page.honoured.iter().flatten().map(|row| row.link.text.as_str()).collect();
                let plan = self.text(&self.project.plans[p].short);
                Some(Own {
                    kind: format!("{} · {plan}", self.voice.say("nav_rankings", &[])),
                    title: capital(kind),
                    picture: self.names(&honoured, ranking.honoured.as_ref().map_or(0, Vec::len)),
                })
            }
            (_, _) => None,
        }
    }

    /// One square a target that can be judged, those that are met first.
    fn targets_met(&self) -> Option<Picture> {
        let judged = || self.site.measured.plans.iter().flat_map(|p| &p.targets).filter(|t| !t.milestones.is_empty());
        let met = judged().filter(|t| t.progress == Progress::Met).count();
        let of = judged().count();
        let small = |n: usize| u32::try_from(n).unwrap_or(0);
        (1..=MOST_SQUARES).contains(&of).then(|| Picture::Count(Count { filled: small(met), of: small(of) }))
    }

    /// The first measure of a plan that has a value.
    fn plan_bar(&self, p: usize) -> Option<Picture> {
        let (plan, measured) = self.plan(p);
        self.measures(p).find_map(|(t, s)| {
            let period = measured.latest(s)?;
            let figure = self.measure(p, s, None, period);
            let status = self.status(measured.whole_progress(plan, s, period));
            self.bar_of((p, t, s), None, period, figure, status)
        })
    }

    /// The first measure that has a value in the area, in the period of which the page's first sentence speaks. A period whose
    /// reports are still to come has no figure that could stand for the area.
    fn area_bar(&self, ix: AreaIx) -> Option<Picture> {
        let (p, period, _) = self.area_period(ix).filter(|(_, _, is_complete)| *is_complete)?;
        let (plan, measured) = self.plan(p);
        self.measures(p).find_map(|(t, s)| {
            let figure = self.measure(p, s, Some(ix), period);
            let status = self.status(measured.area_progress(plan, s, ix, period));
            self.bar_of((p, t, s), Some(ix), period, figure, status)
        })
    }

    /// Every target of a plan with each of its measures.
    fn measures(&self, p: usize) -> impl Iterator<Item = (usize, usize)> {
        let targets = self.site.measured.plans[p].targets.iter().enumerate();
        targets.flat_map(|(t, target)| target.series.iter().map(move |s| (t, *s)))
    }

    fn bar_of(
        &self,
        (p, t, s): (usize, usize, usize),
        area: Option<AreaIx>,
        period: usize,
        figure: Figure,
        status: Status,
    ) -> Option<Picture> {
        let (plan, measured) = self.plan(p);
        let goal = measured.target_value(s, period);
        let (numerator, denominator) = self.reading(p, s, area, period)?.value()?;
        let mut counts = figure.fraction.unwrap_or_default();
        if let Some(mark) = figure.mark {
            counts.push_str(" · ");
            counts.push_str(&mark.word);
        }
        Some(Picture::Bar(Bar {
            label: self.text(&plan.targets[t].title).to_owned(),
            value: rounded_beside(numerator, denominator, goal),
            value_label: figure.text,
            fraction: counts,
            goal: goal.map(|goal| goal.0),
            goal_label: goal.map_or_else(String::new, |goal| {
                self.voice.say("path_label", &[("value", &self.voice.percent(goal.0))])
            }),
            word: status.word,
            shape: status.shape.to_owned(),
        }))
    }

    /// The areas that an area lies in, or what the portal calls areas.
    fn place_of(&self, ix: AreaIx) -> String {
        let mut above = Vec::new();
        let mut at = self.project.area(ix).parent;
        while let Some(parent) = at {
            above.push(self.text(&self.project.area(parent).name));
            at = self.project.area(parent).parent;
        }
        if above.is_empty() { self.voice.say("nav_areas", &[]) } else { above.join(", ") }
    }

    /// The first few of so many names, and how many more there are.
    fn names(&self, first: &[&str], of: usize) -> Option<Picture> {
        let shown = if of > MOST_NAMES { MOST_NAMES - 1 } else { of };
        let mut lines: Vec<String> = first.iter().take(shown).map(|name| (*name).to_owned()).collect();
        if let more @ 1.. = of - shown {
            lines.push(self.voice.say_n("card_more", more as u64, &[]));
        }
        (!lines.is_empty()).then_some(Picture::Names(lines))
    }
}
