//! Printed measures: numbers with their state, words of progress, wordings of targets.

use super::parts::{Bar, Figure, Link, Mark, NamedFigure, Quote, Status};
use super::plan::MilestoneLine;
use crate::measure::progress::Progress;
use crate::measure::{self, Reading, State};
use crate::model::area::AreaIx;
use crate::model::indicator::{FieldType, Formula};
use crate::model::plan::{self, Denominator, Milestone, Operator, Strength, Target};
use crate::model::share::Share;
use crate::site::context::Context;
use crate::site::route::Page;
use crate::site::text::PlanText;

impl Context<'_> {
    /// A reading of an indicator in print. `target` is the value it stands beside, if any.
    pub(in crate::site) fn figure(&self, indicator: usize, reading: &Reading, target: Option<Share>) -> Figure {
        let (state, mark) = self.state(reading.state);
        let Some((numerator, denominator)) = reading.value() else {
            return Figure {
                state,
                text: self.state_words(reading.state),
                is_number: false,
                mark,
                fraction: None,
                coverage: None,
                bar: None,
                href: None,
                status: None,
            };
        };
        let shown = measure::rounded_beside(numerator, denominator, target);
        Figure {
            state,
            text: self.voice.percent(shown),
            is_number: true,
            mark,
            fraction: Some(self.fraction(indicator, numerator, denominator)),
            coverage: (reading.counted < reading.expected).then(|| {
                self.voice.say(
                    "coverage",
                    &[
                        ("counted", &self.voice.number(u64::from(reading.counted))),
                        ("expected", &self.voice.number(u64::from(reading.expected))),
                    ],
                )
            }),
            bar: Some(bar(shown, target)),
            href: None,
            status: None,
        }
    }

    /// A series' reading in a period, for the whole plan or one of its areas.
    pub(in crate::site) fn reading(&self, p: usize, s: usize, area: Option<AreaIx>, period: usize) -> Option<&Reading> {
        let at = self.site.measured.plans[p].periods.get(period)?;
        match area {
            Some(area) => at.in_area(s, area),
            None => at.whole.get(s),
        }
    }

    /// A reading of a series in print, with its receipt.
    pub(in crate::site) fn measure(&self, p: usize, s: usize, area: Option<AreaIx>, period: usize) -> Figure {
        let (_, measured) = self.plan(p);
        let goal = measured.target_value(s, period);
        // An area that the period does not compare has no reading, and nothing to show a receipt of.
        let Some(reading) = self.reading(p, s, area, period) else { return self.nothing() };
        let mut figure = self.figure(measured.series[s].indicator, reading, goal);
        figure.href = Some(self.receipt_of(p, s, area, period));
        figure
    }

    /// Where the receipt of a reading stands.
    pub(in crate::site) fn receipt_of(&self, p: usize, s: usize, area: Option<AreaIx>, period: usize) -> String {
        let area = area.unwrap_or(self.project.plans[p].area);
        format!("{}#{}", self.href(Page::Receipt(p, s, period)), self.project.area(area).id)
    }

    /// A link to the receipts of a series in a period.
    pub(in crate::site) fn receipt_link(&self, p: usize, s: usize, period: usize) -> Link {
        self.link(self.voice.say("receipt", &[]), Page::Receipt(p, s, period))
    }

    /// "18/30"; amounts of money are shortened to millions or billions of đồng.
    pub(in crate::site) fn fraction(&self, indicator: usize, numerator: u64, denominator: u64) -> String {
        let is_money = match self.project.indicators[indicator].formula {
            Formula::Ratio { to, .. } => self.project.fields[to].kind == FieldType::Dong,
            Formula::Share(_) => false,
        };
        if !is_money {
            return format!("{}/{}", self.voice.number(numerator), self.voice.number(denominator));
        }
        // Both parts in the unit of the larger one, with one decimal.
        let (key, unit) =
            if denominator >= 1_000_000_000 { ("dong_billions", 1_000_000_000) } else { ("dong_millions", 1_000_000) };
        let short = |n: u64| self.voice.tenths(u32::try_from((n * 10 + unit / 2) / unit * 10).unwrap_or(u32::MAX));
        self.voice.say(key, &[("of", &short(numerator)), ("to", &short(denominator))])
    }

    pub(super) fn state(&self, state: State) -> (&'static str, Option<Mark>) {
        let (code, mark) = match state {
            State::Final => ("final", None),
            State::Provisional => ("provisional", Some(("[p]", "state_provisional"))),
            State::Revised => ("revised", Some(("[r]", "state_revised"))),
            State::Corrected => ("corrected", Some(("[c]", "state_corrected"))),
            State::Late(_) => ("late", None),
            State::NotDue(_) => ("not-due", None),
            State::Missing => ("missing", Some(("[x]", "state_missing"))),
            State::NotApplicable => ("not-applicable", Some(("[z]", "state_not_applicable"))),
            State::Withheld => ("withheld", None),
        };
        (code, mark.map(|(code, key)| Mark { code, word: self.voice.say(key, &[]) }))
    }

    /// The words that stand in place of a number.
    pub(in crate::site) fn state_words(&self, state: State) -> String {
        match state {
            State::Late(days) => self.voice.say_n("state_late", u64::try_from(days).unwrap_or(0), &[]),
            State::NotDue(day) => self.voice.say("state_not_due", &[("date", &self.voice.date(day))]),
            State::Missing => self.voice.say("state_missing", &[]),
            State::NotApplicable => self.voice.say("state_not_applicable", &[]),
            State::Withheld => self.voice.say("state_withheld", &[]),
            State::Final => self.voice.say("state_final", &[]),
            State::Provisional => self.voice.say("state_provisional", &[]),
            State::Revised => self.voice.say("state_revised", &[]),
            State::Corrected => self.voice.say("state_corrected", &[]),
        }
    }

    /// A word of progress with its code and shape.
    pub(in crate::site) fn status(&self, progress: Progress) -> Status {
        let (code, key, shape) = match progress {
            Progress::Met => ("met", "progress_met", "●"),
            Progress::OnTrack => ("on-track", "progress_on_track", "▲"),
            Progress::Faster => ("faster", "progress_faster", "◆"),
            Progress::Slow => ("slow", "progress_slow", "▼"),
            Progress::Worse => ("worse", "progress_worse", "▽"),
            Progress::Missed => ("missed", "progress_missed", "■"),
            Progress::Unknown => ("unknown", "progress_unknown", "○"),
            Progress::None => ("none", "progress_none", "–"),
        };
        Status { code, word: self.voice.say(key, &[]), shape }
    }

    /// Words of an official text with a link to their paragraph.
    pub(in crate::site) fn quote(&self, p: usize, quote: &plan::Quote) -> Quote {
        let passage = self.site.texts[p].passage_at(quote.at);
        Quote {
            text: quote.words.clone(),
            clause: self.clause(&quote.clause),
            sic: self.own_words(quote.sic.as_ref()),
            href: format!("{}#{}", self.href(Page::PlanText(p)), PlanText::anchor(passage)),
        }
    }

    /// "Clause I.2 …"
    pub(in crate::site) fn clause(&self, clause: &str) -> String {
        let mut words = clause.to_owned();
        for (part, translation) in &self.voice.words.clauses {
            words = words.replace(part.as_str(), translation);
        }
        // "Appendix II" and "closing paragraph" name themselves; a bare number is called a clause.
        let is_number = clause.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
        if is_number { self.voice.say("clause", &[("clause", &words)]) } else { words }
    }

    /// "at least 50%", as the plan puts it.
    pub(in crate::site) fn wording(&self, milestone: &Milestone) -> String {
        let value = self.voice.percent(milestone.value.0);
        match milestone.operator {
            Operator::Bare => value,
            Operator::AtLeast => self.voice.say("at_least", &[("value", &value)]),
        }
    }

    /// Whom a target counts and with what denominator.
    pub(in crate::site) fn scope(&self, target: &Target) -> String {
        let among = self.among(target);
        let key = match (target.denominator, target.joint) {
            (Denominator::All, false) => "scope_all",
            (Denominator::All, true) => "scope_joint",
            (Denominator::Adopters, _) => "scope_adopters",
            (Denominator::Pilots, _) => "scope_pilots",
        };
        super::super::voice::capital(&self.voice.say(key, &[("among", &among)]))
    }

    /// "schools and educational institutions", "commune health stations".
    pub(in crate::site) fn among(&self, target: &Target) -> String {
        let names: Vec<String> = if target.among.kinds.is_empty() {
            target.among.sectors.iter().map(|s| self.text(&self.project.sectors[*s].members).to_owned()).collect()
        } else {
            target
                .among
                .kinds
                .iter()
                .map(|k| self.text(&self.project.institution_kinds[*k].plural).to_owned())
                .collect()
        };
        self.voice.list(&names)
    }

    /// A milestone with its words and how it stands.
    pub(in crate::site) fn milestone(&self, p: usize, t: usize, m: usize) -> MilestoneLine {
        let (plan, measured) = self.plan(p);
        let milestone = &plan.targets[t].milestones[m];
        let state = &measured.targets[t];
        let stands = &state.milestones[m];
        let strength = match milestone.strength {
            Strength::Required => "strength_required",
            Strength::Aspirational => "strength_aspirational",
        };
        let figures = stands.period.map_or_else(Vec::new, |period| {
            let figure = |s: &usize| {
                let reading = &measured.periods[period].whole[*s];
                let mut figure = self.figure(measured.series[*s].indicator, reading, Some(milestone.value));
                figure.href = Some(self.receipt_of(p, *s, None, period));
                figure.status = Some(self.status(stands.progress));
                figure
            };
            state.series.iter().map(figure).collect()
        });
        MilestoneLine {
            wording: self.wording(milestone),
            strength: self.voice.say(strength, &[]),
            by: self.voice.say("by", &[("date", &self.voice.date(milestone.by))]),
            by_note: self.own_words(milestone.by_note.as_ref()),
            quote: self.quote(p, &milestone.quote),
            note: self.own_words(milestone.note.as_ref()),
            status: self.status(stands.progress),
            figures,
        }
    }

    /// The latest figures of a target in the whole plan, one for each measure.
    pub(in crate::site) fn latest_figures(&self, p: usize, t: usize) -> Vec<NamedFigure> {
        let (_, measured) = self.plan(p);
        measured.targets[t].series.iter().map(|s| self.latest_figure(p, *s)).collect()
    }

    /// The latest figure of a series in the whole plan.
    pub(in crate::site) fn latest_figure(&self, p: usize, s: usize) -> NamedFigure {
        let (plan, measured) = self.plan(p);
        let series = &measured.series[s];
        let name = self.text(&self.project.indicators[series.indicator].name).to_owned();
        let (figure, progress) = match measured.latest(s).or(measured.periods.len().checked_sub(1)) {
            Some(period) => (self.measure(p, s, None, period), measured.whole_progress(plan, s, period)),
            None => (self.nothing(), Progress::Unknown),
        };
        NamedFigure { name, figure: Figure { status: Some(self.status(progress)), ..figure } }
    }

    /// A reading in a table, with its word of progress where there is something to judge.
    pub(in crate::site) fn cell(
        &self,
        p: usize,
        s: usize,
        area: Option<AreaIx>,
        period: usize,
        progress: Progress,
    ) -> Figure {
        // Words such as "not reported" need no second word beside them, but that the deadline has passed.
        let has_value = self.reading(p, s, area, period).is_some_and(|r| r.value().is_some());
        let is_judged = progress == Progress::Missed || has_value;
        Figure { status: is_judged.then(|| self.status(progress)), ..self.measure(p, s, area, period) }
    }

    /// The figure of a place where nothing was ever reported.
    pub(in crate::site) fn nothing(&self) -> Figure {
        let (state, mark) = self.state(State::Missing);
        Figure {
            state,
            text: self.state_words(State::Missing),
            is_number: false,
            mark,
            fraction: None,
            coverage: None,
            bar: None,
            href: None,
            status: None,
        }
    }

    /// What is still needed: "14 more schools", "12.5 percentage points more". `None` when the value reaches the target.
    pub(in crate::site) fn need(&self, p: usize, s: usize, milestone: &Milestone) -> Option<String> {
        let (plan, measured) = self.plan(p);
        let period = measured.latest(s)?;
        let (numerator, denominator) = measured.periods[period].whole[s].value()?;
        if milestone.value.is_met_by(numerator, denominator) {
            return None;
        }
        let target = &plan.targets[measured.series[s].target?];
        let by = self.voice.date(milestone.by);
        let passed = milestone.by <= measured.judged;
        let indicator = &self.project.indicators[measured.series[s].indicator];
        Some(match indicator.formula {
            Formula::Share(_) => {
                let more = milestone.value.least_numerator(denominator).saturating_sub(numerator);
                let key = if passed { "need_institutions_passed" } else { "need_institutions" };
                self.voice.say_n(key, more, &[("among", &self.among(target)), ("date", &by)])
            }
            Formula::Ratio { .. } => {
                let shown = measure::rounded_beside(numerator, denominator, Some(milestone.value));
                let points = self.voice.tenths(milestone.value.0.saturating_sub(shown));
                let key = if passed { "need_points_passed" } else { "need_points" };
                self.voice.say(key, &[("points", &points), ("name", self.text(&indicator.name)), ("date", &by)])
            }
        })
    }

    /// How an indicator is computed, in words.
    pub(in crate::site) fn formula(&self, indicator: usize) -> String {
        match &self.project.indicators[indicator].formula {
            Formula::Share(_) => self.voice.say("formula_share", &[]),
            Formula::Ratio { of, to } => self.voice.say(
                "formula_ratio",
                &[("of", self.text(&self.project.fields[*of].name)), ("to", self.text(&self.project.fields[*to].name))],
            ),
        }
    }
}

/// A bar for basis points, with the target's place.
pub(in crate::site) fn bar(basis_points: u32, target: Option<Share>) -> Bar {
    Bar { length: length(basis_points), goal: target.map(|t| length(t.0)) }
}

/// Basis points as a length for SVG: `61.5%`.
fn length(basis_points: u32) -> String {
    let clamped = basis_points.min(10_000);
    match clamped % 100 {
        0 => format!("{}%", clamped / 100),
        rest => format!("{}.{:02}", clamped / 100, rest).trim_end_matches('0').to_owned() + "%",
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn bars_never_leave_their_track() {
        assert_eq!(length(6_150), "61.5%");
        assert_eq!(length(5_000), "50%");
        assert_eq!(length(5), "0.05%");
        assert_eq!(length(12_000), "100%");
    }
}
