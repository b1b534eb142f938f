//! One plan: what was promised, by whom, until when, and how it stands.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{ChartFrame, Fact, Figure, Link, NamedFigure, Quote, Run, Status};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanPage {
    pub facts: Vec<Fact>,
    /// Links to the plan's other pages: tasks, reports, comparison, rankings, full text.
    pub pages: Vec<Link>,
    pub targets: Vec<TargetCard>,
    /// Measures that the plan asks for without a figure: counted, not judged.
    pub counted: Vec<NamedFigure>,
    pub charts: Vec<ChartFrame>,
    pub payment: Vec<PaymentRule>,
    pub recognition: Recognition,
    pub funding: Funding,
    pub bases: Vec<Basis>,
    /// Fraud, complaints, training …: what the plan says on each topic, or that it says nothing.
    pub provisions: Vec<Provision>,
}

/// A target, as one row of the table of targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetCard {
    pub link: Link,
    /// "of which": stands under another target.
    pub part: bool,
    /// Whom it counts and with what denominator, in words.
    pub scope: String,
    pub milestones: Vec<MilestoneLine>,
    /// Latest figures, one for each measure; empty for a demand in words.
    pub measures: Vec<NamedFigure>,
    /// All measures together.
    pub status: Status,
    /// For a demand in words.
    pub quote: Option<Quote>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneLine {
    /// "50%", "at least 50%"
    pub wording: String,
    /// "required", "aspirational"
    pub strength: String,
    /// "by 31 December 2022"
    pub by: String,
    /// Where the date is from, when the clause itself gives none.
    pub by_note: Vec<Run>,
    pub quote: Quote,
    pub note: Vec<Run>,
    /// How the milestone stands.
    pub status: Status,
    /// The figures it was or is judged by, one for each measure.
    pub figures: Vec<Figure>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaymentRule {
    pub sector: String,
    /// "At least 3 of 4 methods", "Four methods named, no minimum", "No list of methods"
    pub rule: String,
    pub methods: Vec<String>,
    pub module: String,
    pub contact_point: String,
    /// "Payer's full name (required)" …; or one line that says that nothing is listed.
    pub slip: Vec<String>,
    pub quote: Option<Quote>,
    pub note: Vec<Run>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// What the plan's words allow, in one sentence.
    pub sentence: String,
    pub quote: Option<Quote>,
    pub note: Vec<Run>,
    /// Where the lists are; `None` when the plan has no such words.
    pub link: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Funding {
    /// One sentence; says so when the plan has no such section.
    pub sentence: String,
    pub quote: Option<Quote>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// "Implements", "Legal basis", "Linked"
    pub relation: String,
    pub title: String,
    /// Number and date, or that they are not given.
    pub reference: String,
    pub sic: Vec<Run>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provision {
    pub topic: String,
    pub stated: bool,
    /// What it says in our words, or "Not mentioned in this plan".
    pub text: Vec<Run>,
    pub quote: Option<Quote>,
    pub clause: String,
}

use super::Body;
use super::parts::{FigureRow, FigureTable};
use crate::model::area::AreaIx;
use crate::model::plan::{self, FundingSource, MethodRule, Relation, Scope, Slip, SlipField};
use crate::site::context::{Context, Head};
use crate::site::route::Page;
use crate::site::voice::capital;

impl Context<'_> {
    pub(in crate::site) fn plan_page(&self, p: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let latest = measured.latest_period();
        let charts = self.charts_of(p, None);
        let is_counted = |s: &crate::measure::period::Series| s.target.is_none() && !s.is_yardstick;
        let counted = (0..measured.series.len()).filter(|s| is_counted(&measured.series[*s]));
        let counted = counted
            .map(|s| {
                let mut named = self.latest_figure(p, s);
                let sector = measured.series[s].among.sectors.first().copied().unwrap_or(0);
                named.name = format!("{} – {}", named.name, self.text(&self.project.sectors[sector].name));
                named
            })
            .collect();
        let page = PlanPage {
            facts: self.plan_facts(p),
            pages: self.plan_pages(p),
            targets: (0..plan.targets.len()).map(|t| self.target_card(p, t)).collect(),
            counted,
            charts,
            payment: plan.payment.iter().map(|rule| self.payment_rule(p, rule)).collect(),
            recognition: self.recognition(p),
            funding: self.funding(p),
            bases: plan.bases.iter().map(|basis| self.basis(basis)).collect(),
            provisions: plan.provisions.iter().map(|provision| self.provision(p, provision)).collect(),
        };
        let card = self.plan_card(p, false);
        let head = Head {
            heading: self.text(&plan.title).to_owned(),
            description: self.text(&plan.summary).to_owned(),
            lead: vec![card.state, self.text(&plan.summary).to_owned()],
            crumbs: vec![(self.voice.say("nav_plans", &[]), Page::PlanIndex)],
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, latest),
            ..Head::default()
        };
        (head, Body::Plan(Box::new(page)))
    }

    fn plan_facts(&self, p: usize) -> Vec<Fact> {
        let (plan, measured) = self.plan(p);
        let fact = |key: &str, text: String| Fact {
            label: self.voice.say(key, &[]),
            name: String::new(),
            text,
            href: None,
            blank: false,
        };
        let or_blank = |key: &str, text: Option<String>| match text {
            Some(text) => fact(key, text),
            None => Fact { blank: true, ..fact(key, self.voice.say("not_stated", &[])) },
        };
        let covers: Vec<String> = plan
            .covers
            .iter()
            .map(|scope| match scope {
                Scope::Digital => self.voice.say("scope_digital", &[]),
                Scope::Cashless => self.voice.say("scope_cashless", &[]),
            })
            .collect();
        let period =
            self.voice.say("from_to", &[("from", &self.voice.date(plan.from)), ("to", &self.voice.date(plan.to))]);
        vec![
            or_blank("plan_number", plan.number.clone()),
            or_blank("plan_issued", plan.issued.map(|d| self.voice.date(d))),
            fact("plan_issuer", self.text(&plan.issuer).to_owned()),
            Fact {
                name: plan.signatory.clone(),
                ..fact("plan_signatory", format!("({})", self.text(&plan.signatory_role)))
            },
            Fact {
                href: Some(self.href(Page::Area(plan.area))),
                ..fact("plan_area", self.text(&self.project.area(plan.area).name).to_owned())
            },
            fact("plan_period", period),
            fact("plan_covers", self.voice.list(&covers)),
            fact("plan_judged", self.voice.date(measured.judged)),
        ]
    }

    /// Links to the plan's other pages.
    pub(in crate::site) fn plan_pages(&self, p: usize) -> Vec<Link> {
        let mut pages = vec![
            self.link(self.voice.say("page_tasks", &[]), Page::Tasks(p)),
            self.link(self.voice.say("page_reports", &[]), Page::Reports(p)),
            self.link(self.voice.say("page_compare", &[]), Page::Compare(p)),
        ];
        if !self.site.measured.plans[p].rankings.is_empty() {
            let mut link = self.link(self.voice.say("page_rankings", &[]), Page::RankingIndex);
            link.href.push_str(&format!("#{}", self.project.plans[p].id));
            pages.push(link);
        }
        pages.push(self.link(self.voice.say("page_text", &[]), Page::PlanText(p)));
        pages
    }

    fn target_card(&self, p: usize, t: usize) -> TargetCard {
        let (plan, measured) = self.plan(p);
        let target = &plan.targets[t];
        TargetCard {
            link: self.link(self.text(&target.title), Page::Target(p, t)),
            part: target.part_of.is_some(),
            scope: self.scope(target),
            milestones: (0..target.milestones.len()).map(|m| self.milestone(p, t, m)).collect(),
            measures: self.latest_figures(p, t),
            status: self.status(measured.targets[t].progress),
            quote: target.quote.as_ref().map(|q| self.quote(p, q)),
        }
    }

    /// A plan's measured targets with their latest figures, for the whole plan or one area.
    pub(in crate::site) fn target_table(&self, p: usize, area: Option<AreaIx>) -> FigureTable {
        let (plan, measured) = self.plan(p);
        let mut rows = Vec::new();
        for (t, target) in plan.targets.iter().enumerate() {
            for s in &measured.targets[t].series {
                let Some(period) = measured.latest(*s).or(measured.periods.len().checked_sub(1)) else { continue };
                // An area that ended is shown as of the last period in which it was compared, a new one as of its first.
                let of_area = area.and_then(|area| {
                    let compares = |i: &usize| measured.periods[*i].areas.contains(&area);
                    (0..=period).rev().find(compares).or_else(|| (period..measured.periods.len()).find(compares))
                });
                let period = if area.is_some() { of_area.unwrap_or(period) } else { period };
                let goal = measured.target_value(*s, period);
                let indicator = self.text(&self.project.indicators[measured.series[*s].indicator].name);
                let whole = self.cell(p, *s, None, period, measured.whole_progress(plan, *s, period));
                let cells = match area {
                    Some(area) => {
                        let reading = measured.periods[period].in_area(*s, area);
                        let progress = if reading.is_none_or(|r| r.state == crate::measure::State::NotApplicable) {
                            crate::measure::progress::Progress::None
                        } else {
                            measured.area_progress(plan, *s, area, period)
                        };
                        vec![self.cell(p, *s, Some(area), period, progress), whole]
                    }
                    None => vec![whole],
                };
                let wanted =
                    goal.map_or_else(String::new, |g| self.voice.say("wanted", &[("value", &self.voice.percent(g.0))]));
                rows.push(FigureRow {
                    head: self.link(self.text(&target.title), Page::Target(p, t)),
                    part: target.part_of.is_some(),
                    note: format!(
                        "{indicator}. {wanted} {}.",
                        capital(&self.voice.period(measured.periods[period].period))
                    ),
                    cells,
                });
            }
        }
        let columns = match area {
            Some(_) => vec![self.voice.say("here", &[]), self.text(&self.project.area(plan.area).name).to_owned()],
            None => vec![self.voice.say("latest", &[])],
        };
        FigureTable {
            caption: self.voice.say("targets_of", &[("plan", self.text(&plan.short))]),
            row_label: self.voice.say("target", &[]),
            columns,
            rows,
        }
    }

    /// How many methods a payment rule asks for, in words.
    pub(in crate::site) fn method_rule(&self, rule: &plan::PaymentRule) -> String {
        let named = self.voice.number(rule.of.len() as u64);
        match rule.methods {
            MethodRule::AtLeast(n) => self.voice.say_n("rule_at_least", u64::from(n), &[("of", &named)]),
            MethodRule::Listed => self.voice.say("rule_listed", &[("of", &named)]),
            MethodRule::None => self.voice.say("rule_none", &[]),
        }
    }

    fn payment_rule(&self, p: usize, rule: &plan::PaymentRule) -> PaymentRule {
        let stated = |yes: bool| self.voice.say(if yes { "demanded" } else { "not_mentioned" }, &[]);
        PaymentRule {
            sector: self.text(&self.project.sectors[rule.sector].name).to_owned(),
            rule: self.method_rule(rule),
            methods: rule.of.iter().map(|m| self.text(&self.project.methods[*m].name).to_owned()).collect(),
            module: stated(rule.module),
            contact_point: stated(rule.contact_point),
            slip: self.slip(&rule.slip),
            quote: rule.quote.as_ref().map(|q| self.quote(p, q)),
            note: self.own_words(rule.note.as_ref()),
        }
    }

    /// What a payment must say, in words.
    pub(in crate::site) fn slip(&self, slip: &Slip) -> Vec<String> {
        match slip {
            Slip::NotMentioned => vec![self.voice.say("slip_not_mentioned", &[])],
            Slip::Unspecified => vec![self.voice.say("slip_unspecified", &[])],
            Slip::Fields(fields) => fields
                .iter()
                .map(|(field, required)| {
                    let name = match field {
                        SlipField::Payer => "slip_payer",
                        SlipField::Beneficiary => "slip_beneficiary",
                        SlipField::Reason => "slip_reason",
                        SlipField::Invoice => "slip_invoice",
                    };
                    let key = if *required { "slip_required" } else { "slip_optional" };
                    self.voice.say(key, &[("field", &self.voice.say(name, &[]))])
                })
                .collect(),
        }
    }

    /// What a plan's words allow to be shown of single institutions.
    pub(in crate::site) fn recognition_sentence(&self, p: usize) -> String {
        let rules = &self.project.plans[p].recognition;
        let key = match (rules.honour.is_some(), rules.rank_by.is_some(), rules.criticise.is_some()) {
            (false, false, false) => "recognition_none",
            (true, false, false) => "recognition_honour",
            (true, true, false) => "recognition_rank",
            (true, false, true) => "recognition_criticise",
            (false, true, false) => "recognition_rank_only",
            (false, false, true) => "recognition_criticise_only",
            (false, true, true) => "recognition_rank_criticise",
            (true, true, true) => "recognition_all",
        };
        self.voice.say(key, &[])
    }

    fn recognition(&self, p: usize) -> Recognition {
        let (plan, measured) = self.plan(p);
        let has_lists = !measured.rankings.is_empty();
        Recognition {
            sentence: self.recognition_sentence(p),
            quote: plan.recognition.quote.as_ref().map(|q| self.quote(p, q)),
            note: self.own_words(plan.recognition.note.as_ref()),
            link: has_lists.then(|| {
                let mut link = self.link(self.voice.say("page_rankings", &[]), Page::RankingIndex);
                link.href.push_str(&format!("#{}", plan.id));
                link
            }),
        }
    }

    fn funding(&self, p: usize) -> Funding {
        let Some(funding) = &self.project.plans[p].funding else {
            return Funding { sentence: self.voice.say("funding_none", &[]), quote: None };
        };
        let name = |source: FundingSource| {
            self.voice.say(
                match source {
                    FundingSource::StateBudget => "funding_state_budget",
                    FundingSource::MergedProgrammes => "funding_merged",
                    FundingSource::Socialised => "funding_socialised",
                    FundingSource::Sponsorship => "funding_sponsorship",
                    FundingSource::OtherLegal => "funding_other",
                },
                &[],
            )
        };
        let sources: Vec<String> = funding.sources.iter().map(|s| name(*s)).collect();
        let mut sentence = self.voice.say("funding", &[("sources", &self.voice.list(&sources))]);
        if let Some(main) = funding.mainly {
            sentence.push(' ');
            sentence.push_str(&self.voice.say("funding_mainly", &[("source", &name(main))]));
        }
        if funding.yearly_estimates {
            sentence.push(' ');
            sentence.push_str(&self.voice.say("funding_yearly", &[]));
        }
        Funding { sentence, quote: Some(self.quote(p, &funding.quote)) }
    }

    fn basis(&self, basis: &plan::Basis) -> Basis {
        let relation = match basis.relation {
            Relation::Implements => "relation_implements",
            Relation::Cites => "relation_cites",
            Relation::Linked => "relation_linked",
        };
        let number = basis.number.clone().unwrap_or_else(|| self.voice.say("no_number", &[]));
        let date = basis.date.map_or_else(|| self.voice.say("no_date", &[]), |d| self.voice.date(d));
        Basis {
            relation: self.voice.say(relation, &[]),
            title: self.text(&basis.title).to_owned(),
            reference: self.voice.say("reference", &[("number", &number), ("date", &date)]),
            sic: self.own_words(basis.quote.sic.as_ref()),
        }
    }

    fn provision(&self, p: usize, provision: &plan::Provision) -> Provision {
        let topic = self.text(&self.project.topics[provision.topic].name).to_owned();
        match &provision.stated {
            Some((clause, text, quote)) => Provision {
                topic,
                stated: true,
                text: self.own_words(Some(text)),
                quote: quote.as_ref().map(|q| self.quote(p, q)),
                clause: self.clause(clause),
            },
            None => Provision {
                topic,
                stated: false,
                text: self.runs(&self.voice.say("topic_not_mentioned", &[])),
                quote: None,
                clause: String::new(),
            },
        }
    }
}
