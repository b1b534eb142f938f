//! Same yardstick, other yardstick: plans ask for different numbers of payment methods; here each is measured by every rule.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{FigureTable, Link, NavLink, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YardstickPage {
    /// What each plan asks of each sector.
    pub rules: TextTable,
    /// One table a sector.
    pub tables: Vec<FigureTable>,
    /// The same for other plans.
    pub plans: Vec<NavLink>,
}

use super::Body;
use super::parts::{Figure, FigureRow, TextRow};
use crate::measure;
use crate::model::area::AreaIx;
use crate::model::indicator::{Condition, Formula};
use crate::site::context::{Context, Head};
use crate::site::route::Page;
use crate::site::voice::capital;

impl Context<'_> {
    /// Every plan as a whole by every plan's rule.
    pub(in crate::site) fn yardstick_index(&self) -> (Head, Body) {
        let plans: Vec<usize> = (0..self.project.plans.len()).collect();
        let latest = |p: &usize| self.plan(*p).1.latest_period();
        let tables = (0..self.project.sectors.len())
            .filter_map(|sector| {
                let rows: Vec<FigureRow> = plans
                    .iter()
                    .filter_map(|p| {
                        let period = latest(p)?;
                        let note = self.own_rule(*p, sector);
                        let head = self.link(self.text(&self.project.plans[*p].short), Page::Yardstick(*p));
                        let period_name = self.voice.period(self.plan(*p).1.periods[period].period);
                        let note = format!("{note}. {}.", capital(&period_name));
                        self.yardstick_row(*p, sector, period, None, head, note)
                    })
                    .collect();
                let row_label = self.voice.say("plan", &[]);
                self.yardstick_table(sector, row_label, rows)
            })
            .collect();
        let head = Head {
            heading: self.voice.say("yardsticks_heading", &[]),
            lead: vec![self.voice.say("yardsticks_lead", &[])],
            crumbs: vec![(self.voice.say("nav_compare", &[]), Page::CompareIndex)],
            demonstration: self.any_demonstration(),
            data_line: self.data_lines(),
            ..Head::default()
        };
        (head, Body::Yardstick(YardstickPage { rules: self.method_rules(), tables, plans: self.yardstick_links(None) }))
    }

    /// The areas of a plan by every plan's rule.
    pub(in crate::site) fn yardstick(&self, p: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let latest = measured.latest_period();
        let tables = (0..self.project.sectors.len())
            .filter_map(|sector| {
                let period = latest?;
                let at = &measured.periods[period];
                let mut rows: Vec<FigureRow> = at
                    .areas
                    .iter()
                    .filter_map(|area| {
                        let head = self.link(self.text(&self.project.area(*area).name), Page::Area(*area));
                        self.yardstick_row(p, sector, period, Some(*area), head, String::new())
                    })
                    .collect();
                self.voice.sort_by_text(&mut rows, |row| &row.head.text);
                let head = self.link(self.text(&self.project.area(plan.area).name), Page::Area(plan.area));
                rows.extend(self.yardstick_row(p, sector, period, None, head, self.voice.say("whole_plan", &[])));
                let row_label = self.voice.say("area", &[]);
                self.yardstick_table(sector, row_label, rows)
            })
            .collect();
        let own: Vec<String> = plan
            .payment
            .iter()
            .map(|rule| {
                let words = self.method_rule(rule);
                self.voice.say(
                    "yardstick_own",
                    &[("sector", self.text(&self.project.sectors[rule.sector].name)), ("rule", &words)],
                )
            })
            .collect();
        let lead = match latest {
            Some(i) => self.voice.say("yardstick_lead", &[("period", &self.voice.period(measured.periods[i].period))]),
            None => self.voice.say("no_reports_yet", &[]),
        };
        let head = Head {
            heading: self.voice.say("yardstick_heading", &[("plan", self.text(&plan.short))]),
            lead: vec![lead, self.voice.say("yardstick_asks", &[("rules", &own.join("; "))])],
            crumbs: vec![
                (self.voice.say("nav_compare", &[]), Page::CompareIndex),
                (self.voice.say("yardsticks_heading", &[]), Page::YardstickIndex),
            ],
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, latest),
            ..Head::default()
        };
        let page = YardstickPage { rules: self.method_rules(), tables, plans: self.yardstick_links(Some(p)) };
        (head, Body::Yardstick(page))
    }

    /// The plan's own rule for a sector.
    fn own_rule(&self, p: usize, sector: usize) -> String {
        let rule = self.project.plans[p].payment.iter().find(|rule| rule.sector == sector);
        rule.map_or_else(|| self.voice.say("rule_none", &[]), |rule| self.method_rule(rule))
    }

    fn method_rules(&self) -> TextTable {
        let sectors = &self.project.sectors;
        let mut columns = vec![self.voice.say("plan", &[])];
        columns.extend(sectors.iter().map(|sector| self.text(&sector.name).to_owned()));
        let rows = (0..self.project.plans.len()).map(|p| TextRow {
            head: self.plan_link(p),
            cells: (0..sectors.len()).map(|sector| self.own_rule(p, sector)).collect(),
        });
        TextTable { caption: self.voice.say("rules_caption", &[]), columns, rows: rows.collect() }
    }

    fn yardstick_row(
        &self,
        p: usize,
        sector: usize,
        period: usize,
        area: Option<AreaIx>,
        head: Link,
        note: String,
    ) -> Option<FigureRow> {
        let (_, measured) = self.plan(p);
        let of_sector = |s: &usize| {
            let series = &measured.series[*s];
            series.is_yardstick && series.among.sectors == [sector]
        };
        let cells: Vec<Figure> =
            (0..measured.series.len()).filter(of_sector).map(|s| self.measure(p, s, area, period)).collect();
        (!cells.is_empty()).then_some(FigureRow { head, part: false, note, cells })
    }

    fn yardstick_table(&self, sector: usize, row_label: String, rows: Vec<FigureRow>) -> Option<FigureTable> {
        let columns = measure::yardsticks(self.project).into_iter().map(|i| self.yardstick_name(i)).collect();
        (!rows.is_empty()).then(|| FigureTable {
            caption: capital(self.text(&self.project.sectors[sector].members)),
            row_label,
            columns,
            rows,
        })
    }

    /// "At least 3 methods: the rule of Kim Son 2022 and Dong Thap 2022"
    fn yardstick_name(&self, indicator: usize) -> String {
        let least = match self.project.indicators[indicator].formula {
            Formula::Share(Condition::Methods { least, .. }) => least,
            Formula::Share(Condition::Yes(_) | Condition::MethodRule { .. } | Condition::All(_))
            | Formula::Ratio { .. } => 0,
        };
        let plans = self.plans_with_rule(indicator);
        self.voice.say_n("yardstick_column", u64::from(least), &[("plans", &self.voice.list(&plans))])
    }

    fn yardstick_links(&self, here: Option<usize>) -> Vec<NavLink> {
        (0..self.project.plans.len())
            .map(|p| NavLink {
                text: self.text(&self.project.plans[p].short).to_owned(),
                href: self.href(Page::Yardstick(p)),
                current: here == Some(p),
            })
            .collect()
    }
}
