//! One target: met or not, by how much, since when?
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{ChartFrame, FigureTable, Link, NamedFigure, Status, TextTable};
use super::plan::MilestoneLine;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetPage {
    pub plan: Link,
    pub status: Status,
    pub measures: Vec<NamedFigure>,
    /// "14 more schools by 31 December 2022"; one for each measure that is not met.
    pub needs: Vec<String>,
    pub milestones: Vec<MilestoneLine>,
    /// Whom it counts and with what denominator, in words.
    pub scope: String,
    pub part_of: Option<Link>,
    pub parts: Vec<Link>,
    pub charts: Vec<ChartFrame>,
    /// Areas against the target at the latest report; `None` for a demand in words.
    pub areas: Option<FigureTable>,
    /// Every report: period, figures, state.
    pub history: Option<FigureTable>,
    pub definitions: Vec<Definition>,
    pub revisions: Option<TextTable>,
}

/// How a measure is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    pub name: String,
    pub text: String,
    pub formula: String,
}

use super::Body;
use super::parts::{FigureRow, TextRow};
use crate::measure::progress::Progress;
use crate::measure::{State, formula};
use crate::model::result::{Results, Revision, RevisionKind, Subject, Total};
use crate::site::context::{Context, Head};
use crate::site::pictured;
use crate::site::route::Page;

impl Context<'_> {
    pub(in crate::site) fn target(&self, p: usize, t: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let target = &plan.targets[t];
        let state = &measured.targets[t];
        let latest = pictured::latest_of(self.site.measured, p, t);
        let charts = self.charts_of(p, Some(t));
        let current = state.current.map(|m| &target.milestones[m]);
        let needs = current
            .map(|milestone| state.series.iter().filter_map(|s| self.need(p, *s, milestone)).collect())
            .unwrap_or_default();
        let related = |wanted: &dyn Fn(usize) -> bool| -> Vec<Link> {
            let found = (0..plan.targets.len()).filter(|other| wanted(*other));
            found.map(|other| self.link(self.text(&plan.targets[other].title), Page::Target(p, other))).collect()
        };
        let measures = self.latest_figures(p, t);
        let page = TargetPage {
            plan: self.plan_link(p),
            status: self.status(state.progress),
            needs,
            milestones: (0..target.milestones.len()).map(|m| self.milestone(p, t, m)).collect(),
            scope: self.scope(target),
            part_of: target.part_of.map(|o| self.link(self.text(&plan.targets[o].title), Page::Target(p, o))),
            parts: related(&|other| plan.targets[other].part_of == Some(t)),
            charts,
            areas: latest.and_then(|period| self.areas_table(p, t, period)),
            history: (!state.series.is_empty()).then(|| self.history(p, t)),
            definitions: state.series.iter().map(|s| self.definition(measured.series[*s].indicator)).collect(),
            revisions: self.revisions(p, t),
            measures,
        };
        let head = Head {
            heading: self.text(&target.title).to_owned(),
            lead: self.target_lead(p, t, latest),
            crumbs: self.plan_crumbs(p),
            demonstration: self.is_demonstration(p) && !state.series.is_empty(),
            data_line: self.data_line(p, latest),
            ..Head::default()
        };
        (head, Body::Target(Box::new(page)))
    }

    /// The answer in words: value against target, then how many areas reach it, then who did not report.
    fn target_lead(&self, p: usize, t: usize, latest: Option<usize>) -> Vec<String> {
        let (plan, measured) = self.plan(p);
        let target = &plan.targets[t];
        let state = &measured.targets[t];
        let Some(milestone) = state.current.map(|m| &target.milestones[m]) else {
            return vec![self.voice.say("target_words_only", &[])];
        };
        let wording = self.wording(milestone);
        let mut lead = Vec::new();
        let values: Vec<String> = state
            .series
            .iter()
            .map(|s| {
                let named = self.latest_figure(p, *s);
                self.voice.say("target_value", &[("name", &named.name), ("value", &named.figure.text)])
            })
            .collect();
        let key = match state.progress {
            Progress::Met => "target_lead_met",
            Progress::Missed => "target_lead_missed",
            Progress::OnTrack
            | Progress::Faster
            | Progress::Slow
            | Progress::Worse
            | Progress::Unknown
            | Progress::None => "target_lead_open",
        };
        let status = self.status(state.progress);
        lead.push(self.voice.say(
            key,
            &[
                ("values", &values.join("; ")),
                ("target", &wording),
                ("date", &self.voice.date(milestone.by)),
                ("status", &status.word),
            ],
        ));
        if let Some(period) = latest {
            let at = &measured.periods[period];
            let words: Vec<Progress> = at.areas.iter().map(|area| self.together(p, t, *area, period)).collect();
            let reached = |area: &crate::model::area::AreaIx| {
                state.series.iter().all(|s| {
                    let value = at.in_area(*s, *area).and_then(|r| r.value());
                    value.is_some_and(|(n, d)| milestone.value.is_met_by(n, d))
                })
            };
            let met = at.areas.iter().filter(|a| reached(a)).count();
            let counted = words.iter().filter(|w| **w != Progress::None).count();
            lead.push(self.voice.say(
                "target_lead_areas",
                &[
                    ("met", &self.voice.number(met as u64)),
                    ("total", &self.voice.number(counted as u64)),
                    ("level", &self.level_plural(&at.areas)),
                    ("period", &self.voice.period(at.period)),
                ],
            ));
            let late = at
                .areas
                .iter()
                .filter(|area| {
                    state
                        .series
                        .iter()
                        .any(|s| at.in_area(*s, **area).is_some_and(|r| matches!(r.state, State::Late(_))))
                })
                .count();
            if late > 0 {
                lead.push(self.voice.say_n(
                    "target_lead_late",
                    late as u64,
                    &[("level", &self.level_plural(&at.areas))],
                ));
            }
        }
        lead
    }

    /// Areas against a target in a period, in the order of the language.
    pub(in crate::site) fn areas_table(&self, p: usize, t: usize, period: usize) -> Option<FigureTable> {
        let (plan, measured) = self.plan(p);
        let at = &measured.periods[period];
        let series = &measured.targets[t].series;
        if series.is_empty() || at.areas.is_empty() {
            return None;
        }
        let mut rows: Vec<FigureRow> = at
            .areas
            .iter()
            .map(|area| FigureRow {
                head: self.link(self.text(&self.project.area(*area).name), Page::Area(*area)),
                part: false,
                note: String::new(),
                cells: series
                    .iter()
                    .map(|s| {
                        let progress = measured.area_progress(plan, *s, *area, period);
                        self.cell(p, *s, Some(*area), period, progress)
                    })
                    .collect(),
            })
            .collect();
        self.voice.sort_by_text(&mut rows, |row| &row.head.text);
        let name = |s: &usize| self.text(&self.project.indicators[measured.series[*s].indicator].name).to_owned();
        Some(FigureTable {
            caption: self.voice.say(
                "areas_caption",
                &[("target", self.text(&plan.targets[t].title)), ("period", &self.voice.period(at.period))],
            ),
            row_label: self.voice.say("area", &[]),
            columns: series.iter().map(name).collect(),
            rows,
        })
    }

    fn history(&self, p: usize, t: usize) -> FigureTable {
        let (plan, measured) = self.plan(p);
        let series = &measured.targets[t].series;
        let rows = measured
            .periods
            .iter()
            .enumerate()
            .map(|(period, at)| FigureRow {
                head: Link { text: self.voice.period_title(at.period), href: String::new() },
                part: false,
                note: String::new(),
                cells: series
                    .iter()
                    .map(|s| {
                        let progress = measured.whole_progress(plan, *s, period);
                        self.cell(p, *s, None, period, progress)
                    })
                    .collect(),
            })
            .collect();
        let name = |s: &usize| self.text(&self.project.indicators[measured.series[*s].indicator].name).to_owned();
        FigureTable {
            caption: self.voice.say("history_caption", &[("place", self.text(&self.project.area(plan.area).name))]),
            row_label: self.voice.say("period", &[]),
            columns: series.iter().map(name).collect(),
            rows,
        }
    }

    fn definition(&self, indicator: usize) -> Definition {
        let one = &self.project.indicators[indicator];
        Definition {
            name: self.text(&one.name).to_owned(),
            text: self.text(&one.definition).to_owned(),
            formula: self.formula(indicator),
        }
    }

    /// Published values behind a target that were changed, with the reason.
    fn revisions(&self, p: usize, t: usize) -> Option<TextTable> {
        let (_, measured) = self.plan(p);
        let mut fields = Vec::new();
        for s in &measured.targets[t].series {
            let formula = &self.project.indicators[measured.series[*s].indicator].formula;
            fields.extend(crate::measure::formula::fields_of(formula));
        }
        let indicators: Vec<usize> = measured.targets[t].series.iter().map(|s| measured.series[*s].indicator).collect();
        let among = &self.project.plans[p].targets[t].among;
        let concerns = |revision: &Revision| match revision.subject {
            Subject::Cell(whose, field) => {
                fields.contains(&field) && crate::measure::period::selects(self.project, among, whose)
            }
            Subject::Total(_, kind, indicator) => {
                indicators.contains(&indicator)
                    && among.sectors.contains(&self.project.institution_kinds[kind].sector)
                    && (among.kinds.is_empty() || among.kinds.contains(&kind))
            }
        };
        let mut rows = Vec::new();
        for results in &self.project.results[p] {
            rows.extend(results.revisions.iter().filter(|r| concerns(r)).map(|r| self.revision_row(results, r)));
        }
        (!rows.is_empty()).then(|| self.revision_table(rows))
    }

    /// A published value that was changed: whose, what it was, when and why it changed.
    pub(in crate::site) fn revision_row(&self, results: &Results, revision: &Revision) -> TextRow {
        let kind = match revision.kind {
            RevisionKind::Revision => "state_revised",
            RevisionKind::Correction => "state_corrected",
        };
        let (head, field) = match revision.subject {
            Subject::Cell(whose, field) => (
                self.link(self.text(&self.project.institution(whose).name), Page::Institution(whose)),
                self.text(&self.project.fields[field].name).to_owned(),
            ),
            Subject::Total(area, kind, indicator) => {
                let kind = self.text(&self.project.institution_kinds[kind].plural);
                let name = self.text(&self.project.indicators[indicator].name);
                (
                    self.link(self.text(&self.project.area(area).name), Page::Area(area)),
                    self.voice.say("revision_total", &[("field", name), ("kind", kind)]),
                )
            }
        };
        let what = self.voice.say(
            "revision_what",
            &[
                ("field", &field),
                ("period", &self.voice.period(results.period)),
                ("was", &self.revised_value(results, revision)),
                ("now", &self.present_value(results, revision)),
            ],
        );
        TextRow {
            head,
            cells: vec![
                what,
                format!("{}, {}", self.voice.say(kind, &[]), self.voice.date(revision.on)),
                self.text(&revision.reason).to_owned(),
            ],
        }
    }

    /// "was 120, correction of 2 July 2022: …"
    pub(in crate::site) fn revision_words(&self, results: &Results, revision: &Revision) -> String {
        let kind = match revision.kind {
            RevisionKind::Revision => "state_revised",
            RevisionKind::Correction => "state_corrected",
        };
        self.voice.say(
            "revision_words",
            &[
                ("was", &self.revised_value(results, revision)),
                ("kind", &self.voice.say(kind, &[]).to_lowercase()),
                ("date", &self.voice.date(revision.on)),
                ("reason", self.text(&revision.reason)),
            ],
        )
    }

    pub(in crate::site) fn revision_table(&self, rows: Vec<TextRow>) -> TextTable {
        TextTable {
            caption: self.voice.say("revisions_caption", &[]),
            columns: ["revision_whose", "revision_value", "revision_kind", "revision_reason"]
                .map(|key| self.voice.say(key, &[]))
                .to_vec(),
            rows,
        }
    }

    /// The value that stands today.
    fn present_value(&self, results: &Results, revision: &Revision) -> String {
        let now = match revision.subject {
            Subject::Cell(whose, field) => results.row(whose).map(|row| self.cell_words(row, field)),
            Subject::Total(area, kind, indicator) => {
                let is_it = |t: &&Total| (t.area, t.kind, t.indicator) == (area, kind, indicator);
                results.totals.iter().find(is_it).map(|t| format!("{}/{}", t.numerator, t.denominator))
            }
        };
        now.unwrap_or_else(|| self.state_words(State::Missing))
    }

    /// The value that was published before, as the language writes it.
    fn revised_value(&self, results: &Results, revision: &Revision) -> String {
        if let Subject::Cell(whose, field) = revision.subject
            && let Some(row) = results.row(whose)
            && formula::hides_earlier(&self.project.indicators, &row.cells, field, &revision.was)
        {
            return self.state_words(State::Withheld);
        }
        match (revision.was.as_str(), revision.was.parse::<u64>()) {
            (_, Ok(number)) => self.voice.number(number),
            ("yes", _) => self.voice.say("yes", &[]),
            ("no", _) => self.voice.say("no", &[]),
            ("none", _) => self.voice.say("offers_none", &[]),
            ("[x]", _) => self.voice.say("state_missing", &[]),
            ("[w]", _) => self.voice.say("state_withheld", &[]),
            ("[z]", _) => self.voice.say("state_not_applicable", &[]),
            (other, _) => {
                let name =
                    |id: &str| self.project.methods.iter().find(|m| m.id == id).map(|m| self.text(&m.name).to_owned());
                let names: Vec<String> =
                    other.split_whitespace().map(|id| name(id).unwrap_or_else(|| id.to_owned())).collect();
                names.join(", ")
            }
        }
    }
}
