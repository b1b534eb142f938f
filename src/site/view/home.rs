//! The home page: are we on track, and what is new since the last reports?
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{FigureTable, Link, Status};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The commonest questions of visitors, each a link to its answer.
    pub questions: Vec<Link>,
    /// What changed with the newest report of each plan, largest first, at most five.
    pub changes: Vec<Link>,
    /// How many targets stand under each word of progress, all eight words.
    pub strip: Vec<StatusCount>,
    pub plans: Vec<PlanCard>,
    /// "The next report is due …"; `None` when nothing is due any more.
    pub next_due: Option<String>,
    pub guides: Vec<Link>,
    /// What to do when money was sent to a fraudster, in one sentence, with its page.
    pub fraud: Option<Link>,
    /// What opening the page costs, with [`WEIGHT`] in the place of the number, which is known when the page is drawn.
    pub weight: String,
}

/// Stands for the weight of a page, in kB.
pub const WEIGHT: &str = "\u{E004}";

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    pub status: Status,
    pub count: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCard {
    pub link: Link,
    pub area: Link,
    pub summary: String,
    /// "5 of 10 targets met, as of …"
    pub state: String,
    /// Its targets with their latest figures; only on the home page of a single plan and on the list of plans.
    pub targets: Option<FigureTable>,
}

use super::Body;
use crate::measure::change;
use crate::measure::due::DueState;
use crate::site::context::{Context, Head};
use crate::site::route::{Page, Section};

/// Changes on the home page at most.
const MOST_CHANGES: usize = 5;

impl Context<'_> {
    pub(in crate::site) fn home(&self) -> (Head, Body) {
        let targets = self.site.measured.plans.iter().flat_map(|p| &p.targets);
        let counts = change::count_words(targets);
        let strip: Vec<StatusCount> = counts
            .iter()
            .map(|(word, count)| StatusCount { status: self.status(*word), count: self.voice.number(*count as u64) })
            .collect();
        let met = counts.first().map_or(0, |(_, n)| *n);
        let total: usize = counts.iter().map(|(_, n)| n).sum();
        let judged = counts.last().map_or(total, |(_, none)| total - none);
        let as_of = self.voice.date(self.project.config.as_of);
        let lead = vec![
            self.voice.say_n(
                "home_lead",
                met as u64,
                &[
                    ("total", &self.voice.number(judged as u64)),
                    ("plans", &self.voice.number(self.project.plans.len() as u64)),
                ],
            ),
            self.voice.say("home_lead_day", &[("date", &as_of)]),
        ];
        let questions = [
            ("question_institution", Page::Search),
            ("question_guide", Page::ContentIndex(Section::Guides)),
            ("question_area", Page::AreaIndex),
            ("question_late", Page::Calendar),
            ("question_fraud", Page::ContentIndex(Section::Warnings)),
        ];
        let guides = (0..self.project.pages.len())
            .filter(|ix| {
                self.project.pages[*ix].section == Section::Guides.folder() && !self.project.pages[*ix].for_staff
            })
            .map(|ix| self.link(self.text(&self.project.pages[ix].title), Page::Content(ix)))
            .collect();
        let fraud_page = self.project.pages.iter().position(|p| p.section == Section::Warnings.folder());
        let home = Home {
            questions: questions.into_iter().map(|(key, page)| self.link(self.voice.say(key, &[]), page)).collect(),
            changes: self.newest_changes(),
            strip,
            plans: (0..self.project.plans.len()).map(|p| self.plan_card(p, self.project.plans.len() == 1)).collect(),
            next_due: self.next_due(),
            guides,
            weight: self.voice.say("page_weight", &[("kb", WEIGHT)]),
            fraud: fraud_page.map(|ix| self.link(self.voice.say("fraud_line", &[]), Page::Content(ix))),
        };
        let head = Head {
            heading: self.voice.say("home_heading", &[]),
            lead,
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        (head, Body::Home(home))
    }

    /// A plan in short. `with_targets`: with a table of its targets.
    pub(in crate::site) fn plan_card(&self, p: usize, with_targets: bool) -> PlanCard {
        let (plan, measured) = self.plan(p);
        let judged = measured.targets.iter().filter(|t| !t.milestones.is_empty()).count();
        let met = measured.targets.iter().filter(|t| t.progress == crate::measure::progress::Progress::Met).count();
        let closed = measured.judged == plan.to;
        let key = if closed { "card_closed" } else { "card_open" };
        let state = self.voice.say(
            key,
            &[
                ("met", &self.voice.number(met as u64)),
                ("total", &self.voice.number(judged as u64)),
                ("date", &self.voice.date(measured.judged)),
            ],
        );
        PlanCard {
            link: self.plan_link(p),
            area: self.link(self.text(&self.project.area(plan.area).name), Page::Area(plan.area)),
            summary: self.text(&plan.summary).to_owned(),
            state,
            targets: with_targets.then(|| self.target_table(p, None)),
        }
    }

    /// What changed with the newest report of each plan that is still open, or of all plans when all are closed.
    fn newest_changes(&self) -> Vec<Link> {
        let open: Vec<usize> = (0..self.project.plans.len())
            .filter(|p| self.site.measured.plans[*p].judged < self.project.plans[*p].to)
            .collect();
        let plans = if open.is_empty() { (0..self.project.plans.len()).collect() } else { open };
        let mut all = Vec::new();
        for p in plans {
            let (_, measured) = self.plan(p);
            if let Some(now) = measured.latest_period() {
                all.extend(self.change_links(p, now).into_iter().take(MOST_CHANGES));
            }
        }
        all.truncate(MOST_CHANGES);
        all
    }

    /// "The next report is due on …"
    pub(in crate::site) fn next_due(&self) -> Option<String> {
        let next = self
            .site
            .measured
            .plans
            .iter()
            .enumerate()
            .flat_map(|(p, m)| m.board.iter().map(move |due| (due.last_day, p, due)))
            .filter(|(_, _, due)| due.state == DueState::NotDue)
            .min_by_key(|(day, p, _)| (*day, *p))?;
        let (day, p, due) = next;
        Some(self.voice.say(
            "next_due",
            &[
                ("date", &self.voice.date(day)),
                ("plan", self.text(&self.project.plans[p].short)),
                ("period", &self.voice.period(due.period)),
            ],
        ))
    }
}
