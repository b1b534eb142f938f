//! One result, all channels: a page to pin to a board, and a text to read over the commune's loudspeakers.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{FigureTable, Link, Run, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticePage {
    pub area: Link,
    /// The targets of each plan that compares the area.
    pub tables: Vec<FigureTable>,
    /// Reports that the area owed.
    pub reports: Option<TextTable>,
    /// Sentences to be read aloud, every number in words; empty in a language that is not spelled.
    pub bulletin: Vec<String>,
    /// The page in a language that has a bulletin, where this one has none.
    pub spoken: Option<Spoken>,
    /// Whom to call in case of fraud.
    pub fraud: String,
}

/// Where the bulletin is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    pub text: Vec<Run>,
    pub href: String,
}

use super::Body;
use crate::measure::State;
use crate::model::area::AreaIx;
use crate::site::context::{Context, Head};
use crate::site::route::Page;
use crate::site::voice::Voice;

impl Context<'_> {
    /// Plans that compare an area in some period.
    pub(in crate::site) fn plans_comparing(&self, ix: AreaIx) -> Vec<usize> {
        let compares = |p: &usize| self.plan(*p).1.periods.iter().any(|period| period.areas.contains(&ix));
        (0..self.project.plans.len()).filter(compares).collect()
    }

    pub(in crate::site) fn notice(&self, ix: AreaIx) -> (Head, Body) {
        let plans = self.plans_comparing(ix);
        let name = self.text(&self.project.area(ix).name).to_owned();
        let bulletin = if self.voice.can_spell() { self.bulletin(ix, &plans) } else { Vec::new() };
        let elsewhere = self.site.voices.iter().find(|voice| voice.can_spell());
        let spoken = elsewhere.filter(|_| !self.voice.can_spell() && self.has_bulletin(ix));
        let page = NoticePage {
            area: self.link(name.clone(), Page::Area(ix)),
            tables: plans.iter().map(|p| self.target_table(*p, Some(ix))).collect(),
            reports: self.area_reports(ix),
            spoken: spoken.map(|voice| Spoken {
                text: self
                    .runs(&self.voice.say("bulletin_elsewhere", &[("language", &voice.say("language_name", &[]))])),
                href: format!("{}{}/{}", self.root(), voice.code, self.tail),
            }),
            bulletin,
            fraud: self.voice.say("fraud_line", &[]),
        };
        let head = Head {
            data_line: plans.first().and_then(|p| self.data_line(*p, self.plan(*p).1.latest_period())),
            heading: self.voice.say("notice_heading", &[("area", &name)]),
            lead: vec![self.area_lead(ix, &[])],
            crumbs: vec![(self.voice.say("nav_areas", &[]), Page::AreaIndex), (name, Page::Area(ix))],
            demonstration: plans.iter().any(|p| self.is_demonstration(*p)),
            ..Head::default()
        };
        (head, Body::Notice(page))
    }

    /// Whether there is something to be read aloud of an area, in a language in which it can be.
    pub(in crate::site) fn has_bulletin(&self, ix: AreaIx) -> bool {
        self.site.voices.iter().any(Voice::can_spell) && !self.bulletin(ix, &self.plans_comparing(ix)).is_empty()
    }

    /// What is read aloud: first that figures are invented where they are, then each target, then how to stay safe.
    fn bulletin(&self, ix: AreaIx, plans: &[usize]) -> Vec<String> {
        let area = self.voice.spell_text(self.text(&self.project.area(ix).name));
        let mut said = vec![self.voice.say("bulletin_open", &[("area", &area)])];
        if plans.iter().any(|p| self.is_demonstration(*p)) {
            said.push(self.voice.say("bulletin_demonstration", &[]));
        }
        let introduction = said.len();
        for p in plans {
            let (plan, measured) = self.plan(*p);
            for (t, target) in plan.targets.iter().enumerate() {
                for s in &measured.targets[t].series {
                    let compared = |i: &usize| measured.periods[*i].areas.contains(&ix);
                    let latest = measured.latest(*s).or(measured.periods.len().checked_sub(1));
                    let Some(period) = latest.and_then(|latest| (0..=latest).rev().find(compared)) else { continue };
                    let Some(reading) = measured.periods[period].in_area(*s, ix) else { continue };
                    let indicator = &self.project.indicators[measured.series[*s].indicator];
                    let Some(goal) = measured.target_value(*s, period) else { continue };
                    let among = self.voice.spell_text(&self.among(target));
                    let name = self.voice.spell_text(self.text(&indicator.name));
                    let when = self.voice.spell_period(measured.periods[period].period);
                    let gaps = [("among", among.as_str()), ("name", name.as_str()), ("period", when.as_str())];
                    let Some((numerator, denominator)) = reading.value() else {
                        let key = match reading.state {
                            State::Late(_) => "bulletin_late",
                            State::NotApplicable => continue,
                            State::NotDue(_)
                            | State::Missing
                            | State::Withheld
                            | State::Final
                            | State::Provisional
                            | State::Revised
                            | State::Corrected => "bulletin_no_figure",
                        };
                        said.push(self.voice.say(key, &gaps));
                        continue;
                    };
                    let shown = crate::measure::rounded_beside(numerator, denominator, Some(goal));
                    let key = if goal.is_met_by(numerator, denominator) { "bulletin_met" } else { "bulletin_not_met" };
                    let value = self.voice.spell_percent(shown);
                    let goal = self.voice.spell_percent(goal.0);
                    let mut all = gaps.to_vec();
                    all.extend([("value", value.as_str()), ("target", goal.as_str())]);
                    said.push(self.voice.say(key, &all));
                }
            }
        }
        // Where there is nothing to count there is nothing to announce.
        if said.len() == introduction {
            return Vec::new();
        }
        said.push(self.voice.say("bulletin_safe", &[]));
        let hotline = self.project.hotlines.iter().find_map(|hotline| hotline.call.as_deref());
        if let Some(number) = hotline {
            said.push(self.voice.say("bulletin_call", &[("number", &self.voice.spell_digits(number))]));
        }
        said
    }
}
