//! One area: how is my place doing, and did it report?
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Fact, FigureTable, Link, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaPage {
    pub facts: Vec<Fact>,
    /// The unit ended: what became of it.
    pub ended: Option<String>,
    pub successors: Vec<AreaEntry>,
    pub predecessors: Vec<AreaEntry>,
    /// Areas inside this one.
    pub children: Vec<AreaEntry>,
    /// Plans whose area this is.
    pub plans: Vec<Link>,
    /// For each plan that compares this area: its targets here.
    pub figures: Vec<AreaFigures>,
    /// Reports that this area owed: period, due, received, state.
    pub reports: Option<TextTable>,
    pub institutions: Option<Link>,
    /// The same to print and to read aloud.
    pub notice: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaFigures {
    pub plan: Link,
    pub table: FigureTable,
    pub compare: Link,
}

/// Areas grouped by their province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaIndex {
    pub groups: Vec<AreaGroup>,
    /// Instead of the groups, where all areas are too many for one page: those that lie in no other.
    pub roots: Vec<AreaEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaGroup {
    pub head: Link,
    pub note: String,
    /// As for the areas.
    pub beside: String,
    pub areas: Vec<AreaEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaEntry {
    pub link: Link,
    /// What tells it from other areas of its name; mostly empty.
    pub beside: String,
}

/// All areas of a plan against all of its targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparePage {
    pub plan: Link,
    pub table: Option<FigureTable>,
    pub charts: Vec<super::parts::ChartFrame>,
}

/// Which comparisons there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareIndex {
    pub plans: Vec<Link>,
    /// Why plans are not compared with one another here.
    pub note: String,
    /// Where they are: every plan by every plan's rule on payment methods.
    pub yardsticks: Option<Link>,
}

use super::Body;
use super::parts::{FigureRow, TextRow};
use crate::measure::due::DueState;
use crate::measure::period::PeriodMeasured;
use crate::measure::progress::Progress;
use crate::model::area::AreaIx;
use crate::model::result::Sender;
use crate::site::context::{Context, Head};
use crate::site::pictured::Pictured;
use crate::site::route::{INDEX_ROWS, Page};

impl Context<'_> {
    fn all_areas(&self) -> impl Iterator<Item = AreaIx> + use<> {
        (0..u32::try_from(self.project.areas.len()).unwrap_or(0)).map(AreaIx)
    }

    fn area_link(&self, ix: AreaIx) -> Link {
        self.link(self.text(&self.project.area(ix).name), Page::Area(ix))
    }

    pub(in crate::site) fn area(&self, ix: AreaIx) -> (Head, Body) {
        let area = self.project.area(ix);
        let mut figures = Vec::new();
        for p in 0..self.project.plans.len() {
            let (_, measured) = self.plan(p);
            if measured.periods.iter().any(|period| period.areas.contains(&ix)) {
                figures.push(AreaFigures {
                    plan: self.plan_link(p),
                    table: self.target_table(p, Some(ix)),
                    compare: self.link(self.voice.say("page_compare", &[]), Page::Compare(p)),
                });
            }
        }
        let own_plans: Vec<usize> =
            (0..self.project.plans.len()).filter(|p| self.project.plans[*p].area == ix).collect();
        let mut children: Vec<AreaEntry> = self
            .all_areas()
            .filter(|child| self.project.area(*child).parent == Some(ix))
            .map(|child| self.area_entry(child))
            .collect();
        self.voice.sort_by_text(&mut children, |entry| &entry.link.text);
        let predecessors = self
            .all_areas()
            .filter(|old| self.project.area(*old).successors.contains(&ix))
            .map(|old| self.area_entry(old))
            .collect();
        let has_list = self.site.routes.institutions_by_area.contains_key(&ix);
        let page = AreaPage {
            facts: self.area_facts(ix),
            ended: area.valid_to.filter(|d| *d < self.project.config.as_of).map(|day| {
                let mut words = self.voice.say("area_ended", &[("date", &self.voice.date(day))]);
                if let Some(note) = &area.successor_note {
                    words.push(' ');
                    words.push_str(self.text(note));
                }
                words
            }),
            successors: area.successors.iter().map(|s| self.area_entry(*s)).collect(),
            predecessors,
            children,
            plans: own_plans.iter().map(|p| self.plan_link(*p)).collect(),
            reports: self.area_reports(ix),
            notice: (!figures.is_empty()).then(|| {
                let words = if self.has_bulletin(ix) { "notice" } else { "notice_alone" };
                self.link(self.voice.say(words, &[]), Page::Notice(ix))
            }),
            institutions: has_list
                .then(|| self.link(self.voice.say("institutions_here", &[]), Page::InstitutionList(ix, 0))),
            figures,
        };
        let mut crumbs = vec![(self.voice.say("nav_areas", &[]), Page::AreaIndex)];
        let mut parents = Vec::new();
        let mut at = area.parent;
        while let Some(parent) = at {
            parents.push((self.text(&self.project.area(parent).name).to_owned(), Page::Area(parent)));
            at = self.project.area(parent).parent;
        }
        crumbs.extend(parents.into_iter().rev());
        let head = Head {
            heading: self.text(&area.name).to_owned(),
            lead: vec![self.area_lead(ix, &own_plans)],
            crumbs,
            demonstration: !page.figures.is_empty() || has_list || !own_plans.is_empty(),
            data_line: self
                .plans_comparing(ix)
                .first()
                .and_then(|p| self.data_line(*p, self.plan(*p).1.latest_period())),
            ..Head::default()
        };
        (head, Body::Area(page))
    }

    pub(in crate::site) fn area_lead(&self, ix: AreaIx, own_plans: &[usize]) -> String {
        let name = self.text(&self.project.area(ix).name);
        if let Some((p, period, is_complete)) = self.area_period(ix) {
            let (plan, measured) = self.plan(p);
            let words: Vec<Progress> = (0..plan.targets.len())
                .filter(|t| !measured.targets[*t].series.is_empty())
                .map(|t| self.together(p, t, ix, period))
                .filter(|word| *word != Progress::None)
                .collect();
            let key = match (words.is_empty(), is_complete) {
                (true, _) => "area_lead_nothing",
                (false, true) => "area_lead",
                (false, false) => "area_lead_waits",
            };
            let met = words.iter().filter(|w| **w == Progress::Met).count();
            return self.voice.say(
                key,
                &[
                    ("area", name),
                    ("met", &self.voice.number(met as u64)),
                    ("total", &self.voice.number(words.len() as u64)),
                    ("plan", self.text(&plan.short)),
                    ("period", &self.voice.period(measured.periods[period].period)),
                ],
            );
        }
        match own_plans.first() {
            Some(p) => {
                self.voice.say("area_lead_plan", &[("area", name), ("plan", self.text(&self.project.plans[*p].short))])
            }
            None => self.voice.say("area_lead_none", &[("area", name)]),
        }
    }

    /// The plan and the period by which an area is described, and whether all its reports are in.
    pub(in crate::site) fn area_period(&self, ix: AreaIx) -> Option<(usize, usize, bool)> {
        (0..self.project.plans.len()).find_map(|p| {
            let (_, measured) = self.plan(p);
            // A period whose reports are still to come says nothing yet, unless it is the area's only one.
            let compares = |period: &PeriodMeasured| period.areas.contains(&ix);
            let is_complete = |period: &PeriodMeasured| {
                compares(period)
                    && (0..measured.series.len()).all(|s| period.in_area(s, ix).is_none_or(|r| !r.incomplete))
            };
            let complete = measured.periods.iter().rposition(is_complete);
            let period = complete.or_else(|| measured.periods.iter().rposition(compares))?;
            Some((p, period, complete.is_some()))
        })
    }

    fn area_facts(&self, ix: AreaIx) -> Vec<Fact> {
        let area = self.project.area(ix);
        let kind = &self.project.area_kinds[area.kind];
        let fact = |key: &str, text: String| Fact {
            label: self.voice.say(key, &[]),
            name: String::new(),
            text,
            href: None,
            blank: false,
        };
        let mut facts = vec![
            fact("area_kind", super::super::voice::capital(self.text(&kind.name))),
            fact("area_code", area.code.clone()),
        ];
        if let Some(parent) = area.parent {
            facts.push(Fact {
                href: Some(self.href(Page::Area(parent))),
                ..fact("area_parent", self.text(&self.project.area(parent).name).to_owned())
            });
        }
        if let Some(from) = area.valid_from {
            facts.push(fact("area_from", self.voice.date(from)));
        }
        if let Some(to) = area.valid_to {
            facts.push(fact("area_to", self.voice.date(to)));
        }
        if let Some(units) = area.units {
            let below = self.project.levels.get(kind.level + 1);
            if let Some(level) = below {
                let words = self.voice.say(
                    "area_units",
                    &[("n", &self.voice.number(u64::from(units))), ("level", self.text(&level.plural))],
                );
                facts.push(fact("area_units_label", words));
            }
        }
        if area.partial {
            facts.push(fact("area_partial_label", self.voice.say("area_partial", &[])));
        }
        if !area.aliases.is_empty() {
            facts.push(fact("area_aliases", area.aliases.join(", ")));
        }
        facts
    }

    /// Reports that an area owed.
    pub(in crate::site) fn area_reports(&self, ix: AreaIx) -> Option<TextTable> {
        let mut rows = Vec::new();
        for p in 0..self.project.plans.len() {
            let (plan, measured) = self.plan(p);
            for due in measured.board.iter().filter(|due| due.sender == Sender::Area(ix)) {
                let received = due.received.map_or_else(|| "–".to_owned(), |day| self.voice.date(day));
                let words = format!("{}, {}", self.text(&plan.short), self.voice.period(due.period));
                let head = Link { text: words, href: self.board_href(p, due) };
                rows.push(TextRow {
                    head,
                    cells: vec![self.voice.date(due.last_day), received, self.due_words(due.state)],
                });
            }
        }
        (!rows.is_empty()).then(|| TextTable {
            caption: self.voice.say("area_reports_caption", &[]),
            columns: ["period", "last_day", "received", "state"].map(|key| self.voice.say(key, &[])).to_vec(),
            rows,
        })
    }

    /// How a report stands, in words.
    pub(in crate::site) fn due_words(&self, state: DueState) -> String {
        let days = |n: i64| u64::try_from(n).unwrap_or(0);
        match state {
            DueState::OnTime => self.voice.say("due_on_time", &[]),
            DueState::Late(n) => self.voice.say_n("due_late", days(n), &[]),
            DueState::Missing(n) => self.voice.say_n("state_late", days(n), &[]),
            DueState::NotDue => self.voice.say("due_not_yet", &[]),
        }
    }

    fn area_entry(&self, ix: AreaIx) -> AreaEntry {
        AreaEntry { link: self.area_link(ix), beside: self.namesake_note(ix, &|_| true) }
    }

    /// From when to when a unit is one. Empty for one that always was.
    fn area_days(&self, ix: AreaIx) -> String {
        let area = self.project.area(ix);
        match (area.valid_from, area.valid_to) {
            (None, None) => String::new(),
            (None, Some(to)) => self.voice.say("until", &[("date", &self.voice.date(to))]),
            (Some(from), None) => self.voice.say("since", &[("date", &self.voice.date(from))]),
            (Some(from), Some(to)) => {
                self.voice.say("from_to", &[("from", &self.voice.date(from)), ("to", &self.voice.date(to))])
            }
        }
    }

    /// What tells an area from others of its name that stand beside it: its days, what it lies in, or its code. Names that differ in Vietnamese
    /// may be one in a language that drops the marks. Empty for a name that is the only one of its kind.
    pub(in crate::site) fn namesake_note(&self, ix: AreaIx, beside: &dyn Fn(AreaIx) -> bool) -> String {
        let area = self.project.area(ix);
        let days = |other: AreaIx| (self.project.area(other).valid_from, self.project.area(other).valid_to);
        let namesakes: Vec<AreaIx> = self
            .all_areas()
            .filter(|other| {
                *other != ix && self.text(&self.project.area(*other).name) == self.text(&area.name) && beside(*other)
            })
            .collect();
        let (together, apart): (Vec<AreaIx>, Vec<AreaIx>) =
            namesakes.into_iter().partition(|other| days(*other) == days(ix));
        let mut notes = Vec::new();
        if let Some(parent) =
            area.parent.filter(|_| together.iter().any(|o| self.project.area(*o).parent != area.parent))
        {
            notes.push(self.text(&self.project.area(parent).name).to_owned());
        }
        if together.iter().any(|other| self.project.area(*other).parent == area.parent) {
            notes.push(self.voice.say("namesake_code", &[("code", &area.code)]));
        }
        if !apart.is_empty() {
            notes.push(self.area_days(ix));
        }
        notes.join(", ")
    }

    pub(in crate::site) fn area_index(&self) -> (Head, Body) {
        let count = self.project.areas.len();
        let is_long = count > INDEX_ROWS;
        let mut groups = Vec::new();
        for root in self.all_areas().filter(|ix| self.project.area(*ix).parent.is_none()) {
            let area = self.project.area(root);
            let inside = || self.all_areas().filter(|ix| *ix != root && self.project.lies_in(*ix, root));
            let (mut note, beside) = (self.area_days(root), self.namesake_note(root, &|_| true));
            if is_long && beside.ends_with(&note) {
                // Its days are what tells it from its namesakes, and are said once.
                note.clear();
            }
            let mut areas = Vec::new();
            if is_long {
                let parts = [note, beside.clone(), self.voice.say_n("areas_inside", inside().count() as u64, &[])];
                note = parts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
            } else {
                areas.extend(inside().map(|ix| self.area_entry(ix)));
                self.voice.sort_by_text(&mut areas, |entry| &entry.link.text);
            }
            groups.push((area.valid_from, AreaGroup { head: self.area_link(root), note, beside, areas }));
        }
        self.voice.sort_by_text(&mut groups, |(_, group)| &group.head.text);
        groups.sort_by_key(|(from, _)| *from);
        let groups = groups.into_iter().map(|(_, group)| group);
        let index = if is_long {
            let root = |group: AreaGroup| AreaEntry { link: group.head, beside: group.note };
            AreaIndex { groups: Vec::new(), roots: groups.map(root).collect() }
        } else {
            AreaIndex { groups: groups.collect(), roots: Vec::new() }
        };
        let head = Head {
            heading: self.voice.say("nav_areas", &[]),
            lead: vec![self.voice.say_n("areas_lead", count as u64, &[])],
            ..Head::default()
        };
        (head, Body::AreaIndex(index))
    }

    pub(in crate::site) fn compare(&self, p: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let latest = measured.latest_period();
        let table = latest.map(|period| self.matrix(p, period));
        // The tiles are those of the plan's own page.
        let charts = self.chart(p, None, Pictured::Tiles).into_iter().collect();
        let areas = latest.map_or(&[][..], |period| &measured.periods[period].areas);
        let head = Head {
            heading: self.voice.say("compare_heading", &[("plan", self.text(&plan.short))]),
            lead: vec![match latest {
                Some(i) => self.voice.say(
                    "compare_lead",
                    &[
                        ("n", &self.voice.number(areas.len() as u64)),
                        ("level", &self.level_plural(areas)),
                        ("period", &self.voice.period(measured.periods[i].period)),
                    ],
                ),
                None => self.voice.say("no_reports_yet", &[]),
            }],
            crumbs: self.plan_crumbs(p),
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, latest),
            script: Some("compare.js"),
            ..Head::default()
        };
        (head, Body::Compare(ComparePage { plan: self.plan_link(p), table, charts }))
    }

    /// Areas against all measures of all targets.
    fn matrix(&self, p: usize, period: usize) -> FigureTable {
        let (plan, measured) = self.plan(p);
        let at = &measured.periods[period];
        let judged: Vec<usize> = (0..measured.series.len()).filter(|s| measured.series[*s].target.is_some()).collect();
        let columns = judged
            .iter()
            .map(|s| {
                let series = &measured.series[*s];
                let target = series.target.map_or("", |t| self.text(&plan.targets[t].title));
                let of_several = series.target.is_some_and(|t| plan.targets[t].measures.len() > 1);
                let wanted = measured
                    .target_value(*s, period)
                    .map_or_else(String::new, |v| format!(" ({})", self.voice.percent(v.0)));
                if of_several {
                    format!("{}{wanted}", self.text(&self.project.indicators[series.indicator].name))
                } else {
                    format!("{target}{wanted}")
                }
            })
            .collect();
        let mut rows: Vec<FigureRow> = at
            .areas
            .iter()
            .map(|area| FigureRow {
                head: self.area_link(*area),
                part: false,
                note: String::new(),
                cells: judged
                    .iter()
                    .map(|s| self.cell(p, *s, Some(*area), period, measured.area_progress(plan, *s, *area, period)))
                    .collect(),
            })
            .collect();
        self.voice.sort_by_text(&mut rows, |row| &row.head.text);
        rows.push(FigureRow {
            head: self.area_link(plan.area),
            part: false,
            note: self.voice.say("whole_plan", &[]),
            cells: judged
                .iter()
                .map(|s| self.cell(p, *s, None, period, measured.whole_progress(plan, *s, period)))
                .collect(),
        });
        FigureTable {
            caption: self.voice.say("compare_caption", &[("period", &self.voice.period(at.period))]),
            row_label: self.voice.say("area", &[]),
            columns,
            rows,
        }
    }

    pub(in crate::site) fn compare_index(&self) -> (Head, Body) {
        let plans = (0..self.project.plans.len())
            .map(|p| {
                self.link(
                    self.voice.say("compare_heading", &[("plan", self.text(&self.project.plans[p].short))]),
                    Page::Compare(p),
                )
            })
            .collect();
        let head = Head {
            heading: self.voice.say("nav_compare", &[]),
            lead: vec![self.voice.say("compare_index_lead", &[])],
            ..Head::default()
        };
        let has_yardsticks = !crate::measure::yardsticks(self.project).is_empty();
        let yardsticks =
            has_yardsticks.then(|| self.link(self.voice.say("yardsticks_heading", &[]), Page::YardstickIndex));
        (head, Body::CompareIndex(CompareIndex { plans, note: self.voice.say("compare_note", &[]), yardsticks }))
    }
}
