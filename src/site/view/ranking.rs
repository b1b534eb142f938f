//! Who is exemplary, and by what rule? Only what the plan's own words allow.

use serde::Serialize;

use crate::i18n::locale::capital;
use crate::i18n::message::Message;
use crate::measure::rank::{self, LeftOut, Placed};
use crate::measure::rounded;
use crate::model::ids::{IndicatorIx, InstitutionIx, KindIx, PlanIx, RankingIx};
use crate::model::payment::MethodRule;
use crate::model::plan::{Criteria, HonourRule};
use crate::model::result::Results;
use crate::model::share::Share;
use crate::site::context::{Context, Head};
use crate::site::limits::LIST_ROWS;
use crate::site::lists::rows_of_ranking;
use crate::site::page::Page;
use crate::site::share_card::{self, CardPart};
use crate::site::shared::figure::{self, Bar};
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::quote::{self, Quote};
use crate::site::shared::ranking_words::LeadCount;
use crate::site::shared::run::Run;
use crate::site::shared::{institutions, part_links, ranking_words};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingPage {
    pub plan: Link,
    pub kind: String,
    /// The rules of the lists; each criterion says where it comes from.
    pub rules: Vec<Rule>,
    pub quote: Option<Quote>,
    pub note: Vec<Run>,
    /// All that meet the criteria, in the order of the alphabet; `None` when the plan has no honours.
    pub honoured: Option<Vec<RankRow>>,
    /// Places shared by equals; `None` when the plan does not order a ranking.
    pub ranked: Option<Vec<RankRow>>,
    /// The period with which ranks are compared; empty without an earlier period.
    pub ranked_about: String,
    /// Named as not doing well, as the plan orders; `None` elsewhere.
    pub weak: Option<Vec<RankRow>>,
    /// Not ranked, with the reason.
    pub left_out: Vec<RankRow>,
    /// Figures are not final yet.
    pub provisional: bool,
    /// The same list for other kinds.
    pub kinds: Vec<NavLink>,
    /// Other parts of a list that was split.
    pub parts: Vec<NavLink>,
}

/// A rule, with its criteria where there are several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    pub text: String,
    pub criteria: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RankRow {
    pub link: Link,
    pub area: Link,
    /// "3", "3 (tied)"; empty in lists without places.
    pub place: String,
    /// "61,5%"; empty without a figure.
    pub value: String,
    pub fraction: String,
    pub bar: Option<Bar>,
    /// The receipt of the value: the institution's own report.
    pub href: String,
    /// "Up 2 ranks"; empty without an earlier period.
    pub moved: String,
    /// Why it is left out; or the criteria met.
    pub reason: String,
    /// The reply of the institution to its mark, with the day.
    pub replies: Vec<String>,
}

/// What a part shows of consecutive lists.
struct Window {
    skip: usize,
    take: usize,
}

impl Window {
    fn cut(&mut self, rows: Vec<RankRow>) -> Vec<RankRow> {
        let skipped = self.skip.min(rows.len());
        let shown: Vec<RankRow> = rows.into_iter().skip(skipped).take(self.take).collect();
        self.skip -= skipped;
        self.take -= shown.len();
        shown
    }

    /// A list of which a part shows nothing is omitted there; that a list is empty is said on the first part.
    fn cut_list(&mut self, rows: Option<Vec<RankRow>>, part: usize) -> Option<Vec<RankRow>> {
        let rows = rows?;
        let is_empty = rows.is_empty();
        let shown = self.cut(rows);
        (!shown.is_empty() || (is_empty && part == 0)).then_some(shown)
    }
}

/// The first page of a ranking.
pub fn page(cx: &Context<'_>, p: PlanIx, r: RankingIx) -> (Head, RankingPage) {
    more(cx, p, r, 0)
}

/// The lists of a ranking follow one another; each part shows as many of their rows as a list may have.
pub fn more(cx: &Context<'_>, p: PlanIx, r: RankingIx, part: usize) -> (Head, RankingPage) {
    let (plan, measured) = cx.plan(p);
    let ranking = &measured.rankings[r];
    let results = &cx.project.results[p][ranking.results];
    let period = cx.locale.period(results.period);
    let kind = cx.text(&cx.project.institution_kinds[ranking.kind].plural).to_owned();
    let before = ranking.before.map(|ix| cx.locale.period(cx.project.results[p][ix].period));
    let rows = |list: &Option<Vec<Placed>>, reason: &dyn Message| {
        list.as_ref().map(|list| {
            let row = |placed: &Placed| RankRow {
                moved: if before.is_some() { moved(cx, placed) } else { String::new() },
                ..rank_row(cx, results, placed, &cx.say(reason))
            };
            list.iter().map(row).collect::<Vec<_>>()
        })
    };
    let by_name = |rows: Option<Vec<RankRow>>| {
        rows.map(|mut rows| {
            cx.locale.sort_by_text(&mut rows, |row| &row.link.text);
            rows
        })
    };
    let mut left_out: Vec<RankRow> =
        ranking.left_out.iter().map(|(ix, reason)| left_out_row(cx, results, *ix, *reason)).collect();
    cx.locale.sort_by_text(&mut left_out, |row| &row.link.text);
    let provisional = results.reports.iter().any(|report| report.provisional);
    let mut window = Window { skip: part * LIST_ROWS, take: LIST_ROWS };
    let honoured = window.cut_list(by_name(rows(&ranking.honoured, &msg::meets_all {})), part);
    let ranked = window.cut_list(rows(&ranking.ranked, &msg::no_words {}), part);
    let weak = window.cut_list(by_name(rows(&ranking.weak, &msg::below_line {})), part);
    let left_out = window.cut(left_out);
    let page = RankingPage {
        plan: cx.plan_link(p),
        kind: kind.clone(),
        rules: rules(cx, p, ranking.kind),
        quote: plan.recognition.quote.as_ref().map(|q| quote::quote(cx, p, q)),
        note: cx.own_words(plan.recognition.note.as_ref()),
        honoured,
        ranked,
        ranked_about: before.as_deref().map_or_else(String::new, |before| cx.say(&msg::ranked_about { before })),
        weak,
        left_out,
        provisional,
        kinds: measured
            .rankings
            .iter_enumerated()
            .map(|(other, ranking)| NavLink {
                current: other == r,
                ..cx.nav_link(
                    capital(cx.text(&cx.project.institution_kinds[ranking.kind].plural)),
                    Page::Ranking(p, other),
                )
            })
            .collect(),
        parts: part_links::part_links(cx, rows_of_ranking(ranking).div_ceil(LIST_ROWS), &|other| match other {
            0 => Page::Ranking(p, r),
            other => Page::MoreRanking(p, r, other),
        }),
    };
    let count = LeadCount::of(ranking);
    let (kind_words, short) = (kind.as_str(), cx.text(&plan.short));
    let heading = cx.numbered(
        match (count, &plan.recognition.rank) {
            (LeadCount::Honoured(_), Some(_)) => cx.say(&msg::ranking_heading { kind: kind_words, plan: short }),
            (LeadCount::Ranked(_), _) => cx.say(&msg::rank_heading { kind: kind_words, plan: short }),
            (LeadCount::Honoured(_), None) | (LeadCount::Weak(_), _) => {
                cx.say(&msg::honours_heading { kind: kind_words, plan: short })
            }
        },
        part,
    );
    let head = Head {
        heading,
        lead: vec![count.lead(cx, ranking.kind, &period)],
        crumbs: vec![(cx.say(&msg::nav_rankings {}), Page::RankingIndex)],
        demonstration: cx.is_demonstration(p),
        data_line: cx.data_line(p, measured.periods.position(|m| m.results == ranking.results)),
        ..Head::default()
    };
    (head, page)
}

/// The rules of the lists of a kind, as the data states them.
fn rules(cx: &Context<'_>, p: PlanIx, kind: KindIx) -> Vec<Rule> {
    let rules = &cx.project.plans[p].recognition;
    let line = |text: String| Rule { text, criteria: Vec::new() };
    let mut all = Vec::new();
    if let Some(honour) = &rules.honour {
        all.push(Rule { text: cx.say(&msg::rule_honour {}), criteria: honour_criteria(cx, p, kind, honour) });
    }
    if let Some(rank) = &rules.rank {
        let by = cx.say(&msg::rule_rank_by { name: cx.text(&cx.project.indicators[rank.by].name) });
        let mut criteria = vec![with_source(cx, p, &by)];
        criteria.extend(rank.needs.iter().map(|need| with_source(cx, p, &yes(cx, *need))));
        all.push(Rule { text: cx.say(&msg::rule_rank {}), criteria });
    }
    if let Some(below) = &rules.criticise {
        let criterion = |(indicator, share): &(IndicatorIx, Share)| {
            let (name, value) = (cx.text(&cx.project.indicators[*indicator].name), &cx.locale.percent(share.0));
            with_source(cx, p, &cx.say(&msg::criterion_below { name, value }))
        };
        all.push(Rule { text: cx.say(&msg::rule_criticise {}), criteria: below.iter().map(criterion).collect() });
        all.push(line(cx.say(&msg::rule_criticise_final {})));
        if rules.honour.is_some() {
            all.push(line(cx.say(&msg::rule_criticise_not_honoured {})));
        }
    }
    all.push(line(with_source(cx, p, &cx.say(&msg::rule_eligible { n: rules.minimum }))));
    all.push(line(cx.say(&msg::rule_late {})));
    all
}

/// The criteria of an honour, each with its source.
fn honour_criteria(cx: &Context<'_>, p: PlanIx, kind: KindIx, honour: &HonourRule) -> Vec<String> {
    let mut all = Vec::new();
    if honour.payment_rule {
        let sector = cx.project.institution_kinds[kind].sector;
        let rule = cx.project.plans[p].payment_rule(sector);
        let n = u64::from(rank::methods_as_worded(rule));
        let of_plan = |criterion: &str| match rule.and_then(|rule| rule.quote.as_ref()) {
            Some(quote) => cx.say(&msg::criterion_of_clause { clause: &quote.clause, criterion }),
            None => with_source(cx, p, criterion),
        };
        all.push(match rule.map(|rule| (rule.methods, rule.of.len())) {
            Some((MethodRule::AtLeast(_), of)) => {
                of_plan(&cx.say(&msg::criterion_least_methods { n, of: &cx.locale.number(of as u64) }))
            }
            Some((MethodRule::Listed, _)) => of_plan(&cx.say(&msg::criterion_every_method { n })),
            // The plan says nothing about methods, so this is the portal's own.
            Some((MethodRule::None, _)) | None => {
                cx.say(&msg::criterion_own { criterion: &cx.say(&msg::criterion_any_method {}) })
            }
        });
        all.extend(rank::demanded_module(cx.project, rule).map(|module| of_plan(&yes(cx, module))));
    }
    all.extend(honour.needs.iter().map(|need| with_source(cx, p, &yes(cx, *need))));
    all.extend(honour.at_least.iter().map(|(indicator, share)| {
        let (name, value) = (cx.text(&cx.project.indicators[*indicator].name), &cx.locale.percent(share.0));
        with_source(cx, p, &cx.say(&msg::criterion_at_least { name, value }))
    }));
    all
}

fn yes(cx: &Context<'_>, indicator: IndicatorIx) -> String {
    cx.say(&msg::criterion_yes { name: ranking_words::yes_or_no_name(cx, indicator) })
}

/// A criterion with where it comes from: the clause on recognition, or the portal itself.
fn with_source(cx: &Context<'_>, p: PlanIx, criterion: &str) -> String {
    let rules = &cx.project.plans[p].recognition;
    match (rules.criteria, &rules.quote) {
        (Criteria::Clause, Some(quote)) => cx.say(&msg::criterion_of_clause { clause: &quote.clause, criterion }),
        (Criteria::Own, _) | (Criteria::Clause, None) => cx.say(&msg::criterion_own { criterion }),
    }
}

fn rank_row(cx: &Context<'_>, results: &Results, placed: &Placed, reason: &str) -> RankRow {
    let shown = placed.value.map(|(n, d)| rounded(n, d));
    let fraction = |(n, d)| format!("{}/{}", cx.locale.number(n), cx.locale.number(d));
    RankRow {
        place: place(cx, placed.place, placed.shared),
        value: shown.map(|shown| cx.locale.percent(shown)).unwrap_or_default(),
        fraction: placed.value.map(fraction).unwrap_or_default(),
        bar: shown.map(|shown| figure::bar(shown, None)),
        reason: reason.to_owned(),
        ..rank_row_of(cx, results, placed.institution)
    }
}

fn place(cx: &Context<'_>, place: u32, shared: bool) -> String {
    match (place, shared) {
        (0, _) => String::new(),
        (place, false) => cx.locale.number(u64::from(place)),
        (place, true) => cx.say(&msg::shared_place { n: u64::from(place) }),
    }
}

/// How a rank changed since the earlier period; empty on lists without ranks.
fn moved(cx: &Context<'_>, placed: &Placed) -> String {
    match placed.before {
        _ if placed.place == 0 => String::new(),
        None => cx.say(&msg::rank_new {}),
        Some(old) if old > placed.place => cx.say(&msg::rank_up { n: u64::from(old - placed.place) }),
        Some(old) if old < placed.place => cx.say(&msg::rank_down { n: u64::from(placed.place - old) }),
        Some(_) => cx.say(&msg::rank_same {}),
    }
}

fn rank_row_of(cx: &Context<'_>, results: &Results, ix: InstitutionIx) -> RankRow {
    let institution = cx.project.institution(ix);
    let link = cx.institution_link(ix);
    RankRow {
        href: format!("{}#{}", link.href, institutions::report_anchor(results.period)),
        link,
        area: cx.area_link(institution.area),
        replies: institutions::replies(cx, results, ix).collect(),
        ..RankRow::default()
    }
}

fn left_out_row(cx: &Context<'_>, results: &Results, ix: InstitutionIx, reason: LeftOut) -> RankRow {
    let words = match reason {
        LeftOut::TooFew(n) => cx.say(&msg::left_out_too_few { n }),
        LeftOut::NoFigure => cx.say(&msg::left_out_no_figure {}),
        LeftOut::NotPublished => cx.say(&msg::left_out_not_published {}),
        LeftOut::Lacks(indicator) => {
            cx.say(&msg::left_out_lacks { name: ranking_words::yes_or_no_name(cx, indicator) })
        }
    };
    RankRow { reason: words, ..rank_row_of(cx, results, ix) }
}

/// What the share card of a ranking shows.
pub fn card(cx: &Context<'_>, p: PlanIx, r: RankingIx, page: &RankingPage) -> CardPart {
    let ranking = &cx.site.measured.plans[p].rankings[r];
    let kind = cx.text(&cx.project.institution_kinds[ranking.kind].plural);
    let honoured: Vec<&str> = page.honoured.iter().flatten().map(|row| row.link.text.as_str()).collect();
    let plan = cx.plan_name(p);
    CardPart {
        kind: format!("{} · {plan}", cx.say(&msg::nav_rankings {})),
        title: Some(capital(kind)),
        picture: share_card::names(cx, &honoured, ranking.honoured.as_ref().map_or(0, Vec::len)),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    below_line {}
    criterion_any_method {}
    criterion_at_least<'a> { name: &'a str, value: &'a str }
    criterion_below<'a> { name: &'a str, value: &'a str }
    criterion_every_method { n: u64 }
    criterion_least_methods<'a> { n: u64, of: &'a str }
    criterion_of_clause<'a> { clause: &'a str, criterion: &'a str }
    criterion_own<'a> { criterion: &'a str }
    criterion_yes<'a> { name: &'a str }
    honours_heading<'a> { kind: &'a str, plan: &'a str }
    left_out_lacks<'a> { name: &'a str }
    left_out_no_figure {}
    left_out_not_published {}
    left_out_too_few { n: u64 }
    meets_all {}
    no_words {}
    rank_down { n: u64 }
    rank_heading<'a> { kind: &'a str, plan: &'a str }
    rank_new {}
    rank_same {}
    rank_up { n: u64 }
    ranked_about<'a> { before: &'a str }
    ranking_heading<'a> { kind: &'a str, plan: &'a str }
    rule_criticise {}
    rule_criticise_final {}
    rule_criticise_not_honoured {}
    rule_eligible { n: u64 }
    rule_honour {}
    rule_late {}
    rule_rank {}
    rule_rank_by<'a> { name: &'a str }
    shared_place { n: u64 }
}
