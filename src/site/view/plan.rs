//! One plan: what was promised, by whom, until when, and the progress.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::measure::series::Series;
use crate::model::ids::{PlanIx, TargetIx};
use crate::model::payment;
use crate::model::plan::{self, FundingSource, Relation, Scope};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::share_card::{self, CardPart};
use crate::site::shared::charts::ChartFrame;
use crate::site::shared::figure::{self, NamedFigure, Status};
use crate::site::shared::link::{Fact, Link};
use crate::site::shared::milestone::{self, MilestoneLine};
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::run::Run;
use crate::site::shared::{embed, plan_card, plan_rules, target_words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanPage {
    pub facts: Vec<Fact>,
    /// Links to the plan's other pages: tasks, reports, comparison, rankings, full text.
    pub pages: Vec<Link>,
    pub targets: Vec<TargetCard>,
    /// Measures that the plan requires without a figure: counted, not judged.
    pub counted: Vec<NamedFigure>,
    pub charts: Vec<ChartFrame>,
    pub payment: Vec<PaymentRule>,
    pub recognition: Recognition,
    pub funding: Funding,
    pub bases: Vec<Basis>,
    /// General goals and views.
    pub goals: Vec<Quote>,
    /// Fraud, complaints, training …: what the plan says on each topic, or that it says nothing.
    pub provisions: Vec<Provision>,
}

/// A target, as one row of the table of targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetCard {
    pub link: Link,
    /// "of which": shown under another target.
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
    /// One sentence, also when the plan has no such section.
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

pub fn page(cx: &Context<'_>, p: PlanIx) -> (Head, PlanPage) {
    let (plan, measured) = cx.plan(p);
    let latest = measured.latest_period();
    let charts = embed::charts_of(cx, p, None);
    let is_counted = |s: &Series| s.target.is_none() && !s.is_yardstick;
    let counted = measured.series.keys().filter(|s| is_counted(&measured.series[*s]));
    let counted = counted.map(|s| figure::latest_figure(cx, p, s)).collect();
    let page = PlanPage {
        facts: plan_facts(cx, p),
        pages: plan_pages(cx, p),
        targets: plan.targets.keys().map(|t| target_card(cx, p, t)).collect(),
        counted,
        charts,
        payment: plan.payment.iter().map(|rule| payment_rule(cx, p, rule)).collect(),
        recognition: recognition(cx, p),
        funding: funding(cx, p),
        goals: plan.goals.iter().map(|goal| quote::quote(cx, p, goal)).collect(),
        bases: plan.bases.iter().map(|one| basis(cx, one)).collect(),
        provisions: plan.provisions.iter().map(|one| provision(cx, p, one)).collect(),
    };
    let card = plan_card::plan_card(cx, p, false);
    let head = Head {
        heading: cx.text(&plan.title).to_owned(),
        description: cx.text(&plan.summary).to_owned(),
        lead: vec![card.state, cx.text(&plan.summary).to_owned()],
        crumbs: vec![(cx.say(&msg::nav_plans {}), Page::PlanIndex)],
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, latest),
        ..Head::default()
    };
    (head, page)
}

fn plan_facts(cx: &Context<'_>, p: PlanIx) -> Vec<Fact> {
    let (plan, measured) = cx.plan(p);
    let fact = |key: &dyn Message, text: String| Fact { label: cx.say(key), text, ..Fact::default() };
    let or_blank = |key: &dyn Message, text: Option<String>| match text {
        Some(text) => fact(key, text),
        None => Fact { blank: true, ..fact(key, cx.say(&msg::not_stated {})) },
    };
    let covers: Vec<String> = plan
        .covers
        .iter()
        .map(|scope| match scope {
            Scope::Digital => cx.say(&msg::scope_digital {}),
            Scope::Cashless => cx.say(&msg::scope_cashless {}),
        })
        .collect();
    let period = cx.say(&msg::from_to { from: plan.from, to: plan.to });
    let lead: Vec<&str> = plan.lead.iter().map(|agency| cx.text(&cx.project.agency(*agency).name)).collect();
    let lead = (!lead.is_empty()).then(|| fact(&msg::plan_lead {}, lead.join("; ")));
    let mut facts = vec![
        or_blank(&msg::plan_number {}, plan.number.clone()),
        or_blank(&msg::plan_issued {}, plan.issued.map(|d| cx.locale.date(d))),
        fact(&msg::plan_issuer {}, cx.text(&plan.issuer).to_owned()),
        Fact {
            name: plan.signatory.clone(),
            ..fact(&msg::plan_signatory {}, format!("({})", cx.text(&plan.signatory_role)))
        },
        Fact {
            href: Some(cx.href(Page::Area(plan.area))),
            ..fact(&msg::plan_area {}, cx.area_name(plan.area).to_owned())
        },
        fact(&msg::plan_period {}, period),
        fact(&msg::plan_covers {}, cx.locale.list(&covers)),
        fact(&msg::plan_judged {}, cx.locale.date(measured.judged)),
    ];
    facts.extend(lead);
    facts
}

/// Where the lists of institutions are, if the plan has any.
fn rankings_link(cx: &Context<'_>, p: PlanIx) -> Option<Link> {
    let mut link = cx.link(cx.say(&msg::page_rankings {}), Page::RankingIndex);
    link.href.push_str(&format!("#{}", cx.project.plans[p].id));
    (!cx.site.measured.plans[p].rankings.is_empty()).then_some(link)
}

/// Links to the plan's other pages.
fn plan_pages(cx: &Context<'_>, p: PlanIx) -> Vec<Link> {
    let mut pages = vec![
        cx.link(cx.say(&msg::page_tasks {}), Page::Tasks(p)),
        cx.link(cx.say(&msg::page_reports {}), Page::Reports(p)),
        cx.link(cx.say(&msg::page_compare {}), Page::Compare(p)),
    ];
    pages.extend(rankings_link(cx, p));
    pages.push(cx.link(cx.say(&msg::page_text {}), Page::PlanText(p)));
    pages
}

fn target_card(cx: &Context<'_>, p: PlanIx, t: TargetIx) -> TargetCard {
    let (plan, measured) = cx.plan(p);
    let target = &plan.targets[t];
    TargetCard {
        link: cx.link(cx.text(&target.title), Page::Target(p, t)),
        part: target.part_of.is_some(),
        scope: target_words::scope(cx, target),
        milestones: target.milestones.keys().map(|m| milestone::milestone(cx, p, t, m)).collect(),
        measures: figure::latest_figures(cx, p, t),
        status: figure::status(cx, measured.targets[t].progress),
        quote: target.quote.as_ref().map(|q| quote::quote(cx, p, q)),
    }
}

fn payment_rule(cx: &Context<'_>, p: PlanIx, rule: &payment::PaymentRule) -> PaymentRule {
    let stated = |yes: bool| if yes { cx.say(&msg::demanded {}) } else { cx.say(&msg::not_mentioned {}) };
    PaymentRule {
        sector: cx.text(&cx.project.sectors[rule.sector].name).to_owned(),
        rule: plan_rules::method_rule(cx, rule),
        methods: rule.of.iter().map(|m| cx.text(&cx.project.methods[*m].name).to_owned()).collect(),
        module: stated(rule.module),
        contact_point: stated(rule.contact_point),
        slip: plan_rules::slip(cx, &rule.slip),
        quote: rule.quote.as_ref().map(|q| quote::quote(cx, p, q)),
        note: cx.own_words(rule.note.as_ref()),
    }
}

fn recognition(cx: &Context<'_>, p: PlanIx) -> Recognition {
    let plan = &cx.project.plans[p];
    Recognition {
        sentence: plan_rules::recognition_sentence(cx, p),
        quote: plan.recognition.quote.as_ref().map(|q| quote::quote(cx, p, q)),
        note: cx.own_words(plan.recognition.note.as_ref()),
        link: rankings_link(cx, p),
    }
}

fn funding(cx: &Context<'_>, p: PlanIx) -> Funding {
    let Some(funding) = &cx.project.plans[p].funding else {
        return Funding { sentence: cx.say(&msg::funding_none {}), quote: None };
    };
    let name = |source: FundingSource| match source {
        FundingSource::StateBudget => cx.say(&msg::funding_state_budget {}),
        FundingSource::MergedProgrammes => cx.say(&msg::funding_merged {}),
        FundingSource::Socialised => cx.say(&msg::funding_socialised {}),
        FundingSource::Sponsorship => cx.say(&msg::funding_sponsorship {}),
        FundingSource::OtherLegal => cx.say(&msg::funding_other {}),
    };
    let sources: Vec<String> = funding.sources.iter().map(|s| name(*s)).collect();
    let mut sentence = cx.say(&msg::funding { sources: &cx.locale.list(&sources) });
    if let Some(main) = funding.mainly {
        sentence.push(' ');
        sentence.push_str(&cx.say(&msg::funding_mainly { source: &name(main) }));
    }
    if funding.yearly_estimates {
        sentence.push(' ');
        sentence.push_str(&cx.say(&msg::funding_yearly {}));
    }
    Funding { sentence, quote: Some(quote::quote(cx, p, &funding.quote)) }
}

fn basis(cx: &Context<'_>, basis: &plan::Basis) -> Basis {
    let relation: &dyn Message = match basis.relation {
        Relation::Implements => &msg::relation_implements {},
        Relation::Cites => &msg::relation_cites {},
        Relation::Linked => &msg::relation_linked {},
    };
    let number = basis.number.clone().unwrap_or_else(|| cx.say(&msg::no_number {}));
    let date = basis.date.map_or_else(|| cx.say(&msg::no_date {}), |d| cx.locale.date(d));
    Basis {
        relation: cx.say(relation),
        title: cx.text(&basis.title).to_owned(),
        reference: cx.say(&msg::reference { number: &number, date: &date }),
        sic: cx.own_words(basis.quote.sic.as_ref()),
    }
}

fn provision(cx: &Context<'_>, p: PlanIx, provision: &plan::Provision) -> Provision {
    let topic = cx.text(&cx.project.topics[provision.topic].name).to_owned();
    match &provision.stated {
        Some((clause, text, quote)) => Provision {
            topic,
            stated: true,
            text: cx.own_words(Some(text)),
            quote: quote.as_ref().map(|q| quote::quote(cx, p, q)),
            clause: quote::clause(cx, clause),
        },
        None => Provision {
            topic,
            stated: false,
            text: cx.runs(&cx.say(&msg::topic_not_mentioned {})),
            quote: None,
            clause: String::new(),
        },
    }
}

/// What the share card of a plan shows.
pub fn card(cx: &Context<'_>, p: PlanIx) -> CardPart {
    CardPart {
        kind: cx.say(&msg::plan {}),
        title: Some(cx.plan_name(p).to_owned()),
        picture: share_card::plan_bar(cx, p),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    demanded {}
    funding<'a> { sources: &'a str }
    funding_mainly<'a> { source: &'a str }
    funding_merged {}
    funding_none {}
    funding_other {}
    funding_socialised {}
    funding_sponsorship {}
    funding_state_budget {}
    funding_yearly {}
    no_date {}
    no_number {}
    not_mentioned {}
    not_stated {}
    page_rankings {}
    page_reports {}
    page_tasks {}
    page_text {}
    plan_area {}
    plan_covers {}
    plan_issued {}
    plan_issuer {}
    plan_lead {}
    plan_judged {}
    plan_number {}
    plan_period {}
    plan_signatory {}
    reference<'a> { date: &'a str, number: &'a str }
    relation_cites {}
    relation_implements {}
    relation_linked {}
    scope_cashless {}
    scope_digital {}
    topic_not_mentioned {}
}
