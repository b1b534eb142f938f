//! Who is exemplary, and by what rule? Only what the plan's own words allow.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

use super::parts::{Link, LinkWithWords, Quote, Run};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingPage {
    pub plan: Link,
    pub kind: String,
    /// The rule, in at most four lines.
    pub rules: Vec<String>,
    pub quote: Option<Quote>,
    pub note: Vec<Run>,
    /// All that meet the criteria, in the order of the alphabet; `None` when the plan has no honours.
    pub honoured: Option<Vec<RankRow>>,
    /// Places shared by equals; `None` when the plan does not order a ranking.
    pub ranked: Option<Vec<RankRow>>,
    /// Whose value grew most since the period before; `None` without one.
    pub improved: Option<Vec<RankRow>>,
    /// "Since the third quarter of 2022: …"
    pub improved_about: String,
    /// What places are compared with; empty without an earlier period.
    pub ranked_about: String,
    /// Named as not doing well, as the plan orders; `None` elsewhere.
    pub weak: Option<Vec<RankRow>>,
    /// Not ranked, with the reason.
    pub left_out: Vec<RankRow>,
    /// Figures are not final yet.
    pub provisional: bool,
    /// The same list for other kinds.
    pub kinds: Vec<super::parts::NavLink>,
    /// Other parts of a list that was split.
    pub parts: Vec<super::parts::NavLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankRow {
    pub link: Link,
    pub area: Link,
    /// "3", "3=" (shared); empty in lists without places.
    pub place: String,
    /// "61,5%"; empty without a figure.
    pub value: String,
    pub fraction: String,
    pub bar: Option<super::parts::Bar>,
    /// The receipt of the value: the institution's own report.
    pub href: String,
    /// "Up 2 places"; empty without an earlier period.
    pub moved: String,
    /// Why it is left out; or the criteria met.
    pub reason: String,
    /// What the institution said of its mark, with the day.
    pub replies: Vec<String>,
}

/// What each plan's words allow, with the lists by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingIndex {
    pub plans: Vec<RankedPlan>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedPlan {
    pub plan: Link,
    /// Anchor of the plan on the page.
    pub id: String,
    pub sentence: String,
    pub quote: Option<Quote>,
    pub kinds: Vec<LinkWithWords>,
}

use super::Body;
use super::parts::NavLink;
use crate::measure::rank::{Improved, LeftOut, Placed, Ranking};
use crate::measure::rounded;
use crate::model::institution::InstitutionIx;
use crate::model::plan::MethodRule;
use crate::model::result::Results;
use crate::site::context::{Context, Head};
use crate::site::route::{LIST_ROWS, Page, rows_of_ranking};

/// What a part shows of lists that stand one behind the other.
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

    /// A list of which a part shows nothing is left out there; one without anybody is said on the first part.
    fn cut_list(&mut self, rows: Option<Vec<RankRow>>, part: usize) -> Option<Vec<RankRow>> {
        let rows = rows?;
        let is_empty = rows.is_empty();
        let shown = self.cut(rows);
        (!shown.is_empty() || (is_empty && part == 0)).then_some(shown)
    }
}

/// What the leading sentence counts: a plan without honours must not seem to honour nobody.
#[derive(Clone, Copy)]
enum Told {
    Honoured(usize),
    Ranked(usize),
    Weak(usize),
}

impl Told {
    fn of(ranking: &Ranking) -> Self {
        match (&ranking.honoured, &ranking.ranked, &ranking.weak) {
            (Some(honoured), _, _) => Self::Honoured(honoured.len()),
            (None, Some(ranked), _) => Self::Ranked(ranked.len()),
            (None, None, weak) => Self::Weak(weak.as_ref().map_or(0, Vec::len)),
        }
    }

    fn number(self) -> u64 {
        let (Self::Honoured(number) | Self::Ranked(number) | Self::Weak(number)) = self;
        number as u64
    }

    /// The sentence of a list's own page, and the words behind a link to it.
    fn keys(self) -> [&'static str; 2] {
        match self {
            Self::Honoured(_) => ["ranking_lead", "honoured_count"],
            Self::Ranked(_) => ["ranking_lead_ranked", "ranked_count"],
            Self::Weak(_) => ["ranking_lead_weak", "weak_count"],
        }
    }
}

impl Context<'_> {
    pub(in crate::site) fn ranking_index(&self) -> (Head, Body) {
        let plans = (0..self.project.plans.len())
            .map(|p| {
                let (plan, measured) = self.plan(p);
                let kinds = measured
                    .rankings
                    .iter()
                    .enumerate()
                    .map(|(r, ranking)| {
                        let [_, key] = Told::of(ranking).keys();
                        let kind = &self.project.institution_kinds[ranking.kind];
                        LinkWithWords {
                            link: self.link(super::super::voice::capital(self.text(&kind.plural)), Page::Ranking(p, r)),
                            words: self.voice.say_n(key, Told::of(ranking).number(), &[]),
                        }
                    })
                    .collect();
                let mut link = self.plan_link(p);
                link.text = self.text(&plan.short).to_owned();
                RankedPlan {
                    plan: link,
                    id: plan.id.clone(),
                    sentence: self.recognition_sentence(p),
                    quote: plan.recognition.quote.as_ref().map(|q| self.quote(p, q)),
                    kinds,
                }
            })
            .collect();
        let head = Head {
            heading: self.voice.say("nav_rankings", &[]),
            lead: vec![self.voice.say("rankings_lead", &[])],
            demonstration: self.any_demonstration(),
            ..Head::default()
        };
        (head, Body::RankingIndex(RankingIndex { plans }))
    }

    /// The lists of a ranking stand one behind the other; each part shows as many rows of them as a list may have.
    pub(in crate::site) fn ranking(&self, p: usize, r: usize, part: usize) -> (Head, Body) {
        let (plan, measured) = self.plan(p);
        let ranking = &measured.rankings[r];
        let results = &self.project.results[p][ranking.results];
        let period = self.voice.period(results.period);
        let kind = self.text(&self.project.institution_kinds[ranking.kind].plural).to_owned();
        let before = ranking.before.map(|place| self.voice.period(self.project.results[p][place].period));
        let rows = |list: &Option<Vec<Placed>>, key: &str| {
            list.as_ref().map(|list| {
                let row = |placed: &Placed| RankRow {
                    moved: if before.is_some() { self.moved(placed) } else { String::new() },
                    ..self.rank_row(results, placed, &self.voice.say(key, &[]))
                };
                list.iter().map(row).collect::<Vec<_>>()
            })
        };
        let by_name = |rows: Option<Vec<RankRow>>| {
            rows.map(|mut rows| {
                self.voice.sort_by_text(&mut rows, |row| &row.link.text);
                rows
            })
        };
        let mut left_out: Vec<RankRow> =
            ranking.left_out.iter().map(|(ix, reason)| self.left_out_row(results, *ix, *reason)).collect();
        self.voice.sort_by_text(&mut left_out, |row| &row.link.text);
        let provisional = results.reports.iter().any(|report| report.provisional);
        let mut window = Window { skip: part * LIST_ROWS, take: LIST_ROWS };
        let honoured = window.cut_list(by_name(rows(&ranking.honoured, "meets_all")), part);
        let ranked = window.cut_list(rows(&ranking.ranked, "no_words"), part);
        let weak = window.cut_list(by_name(rows(&ranking.weak, "below_line")), part);
        let left_out = window.cut(left_out);
        let improved = ranking.improved.as_ref().filter(|_| part == 0);
        let page = RankingPage {
            plan: self.plan_link(p),
            kind: kind.clone(),
            rules: self.rules(p, ranking.kind),
            quote: plan.recognition.quote.as_ref().map(|q| self.quote(p, q)),
            note: self.own_words(plan.recognition.note.as_ref()),
            honoured,
            ranked,
            improved: improved.map(|list| list.iter().map(|entry| self.improved_row(results, entry)).collect()),
            improved_about: before.as_deref().map_or_else(String::new, |before| {
                self.voice.say("improved_about", &[("before", before), ("period", &period)])
            }),
            ranked_about: before
                .as_deref()
                .map_or_else(String::new, |before| self.voice.say("ranked_about", &[("before", before)])),
            weak,
            left_out,
            provisional,
            kinds: measured
                .rankings
                .iter()
                .enumerate()
                .map(|(other, ranking)| NavLink {
                    text: super::super::voice::capital(self.text(&self.project.institution_kinds[ranking.kind].plural)),
                    href: self.href(Page::Ranking(p, other)),
                    current: other == r,
                })
                .collect(),
            parts: self.part_links(rows_of_ranking(ranking).div_ceil(LIST_ROWS), part, &|other| match other {
                0 => Page::Ranking(p, r),
                other => Page::MoreRanking(p, r, other),
            }),
        };
        let told = Told::of(ranking);
        let [lead_key, _] = told.keys();
        let key = match (told, plan.recognition.rank_by) {
            (Told::Honoured(_), Some(_)) => "ranking_heading",
            (Told::Ranked(_), _) => "rank_heading",
            (Told::Honoured(_), None) | (Told::Weak(_), _) => "honours_heading",
        };
        let mut heading = self.voice.say(key, &[("kind", &kind), ("plan", self.text(&plan.short))]);
        self.number_part(&mut heading, part);
        let head = Head {
            heading,
            lead: vec![self.voice.say_n(lead_key, told.number(), &[("kind", &kind), ("period", &period)])],
            crumbs: vec![(self.voice.say("nav_rankings", &[]), Page::RankingIndex)],
            demonstration: self.is_demonstration(p),
            data_line: self.data_line(p, measured.periods.iter().position(|m| m.results == ranking.results)),
            ..Head::default()
        };
        (head, Body::Ranking(page))
    }

    /// The rule of a list, as it stands in the data.
    fn rules(&self, p: usize, kind: usize) -> Vec<String> {
        let plan = &self.project.plans[p];
        let rules = &plan.recognition;
        let thresholds = |list: &[(usize, crate::model::share::Share)], key: &str| {
            let parts: Vec<String> = list
                .iter()
                .map(|(indicator, share)| {
                    let name = self.text(&self.project.indicators[*indicator].name);
                    self.voice.say(key, &[("name", name), ("value", &self.voice.percent(share.0))])
                })
                .collect();
            self.voice.list(&parts)
        };
        let mut lines = Vec::new();
        if let Some(honour) = &rules.honour {
            let mut criteria = thresholds(&honour.at_least, "criterion_at_least");
            if honour.method_rule {
                let sector = self.project.institution_kinds[kind].sector;
                let rule = plan.payment.iter().find(|rule| rule.sector == sector);
                let words = match rule.map(|rule| (rule.methods, rule)) {
                    Some((MethodRule::AtLeast(_) | MethodRule::Listed, rule)) => {
                        self.voice.say("criterion_methods", &[("rule", &self.method_rule(rule))])
                    }
                    Some((MethodRule::None, _)) | None => self.voice.say("criterion_any_method", &[]),
                };
                criteria = format!("{criteria}; {words}");
            }
            lines.push(self.voice.say("rule_honour", &[("criteria", &criteria)]));
        }
        if let Some(indicator) = rules.rank_by {
            lines.push(self.voice.say("rule_rank", &[("name", self.text(&self.project.indicators[indicator].name))]));
        }
        if let Some(below) = &rules.criticise {
            lines.push(self.voice.say("rule_criticise", &[("criteria", &thresholds(below, "criterion_below"))]));
        }
        lines.push(self.voice.say_n("rule_eligible", rules.minimum, &[]));
        if rules.on_time {
            lines.push(self.voice.say("rule_on_time", &[]));
        }
        lines
    }

    fn rank_row(&self, results: &Results, placed: &Placed, reason: &str) -> RankRow {
        let shown = rounded(placed.numerator, placed.denominator);
        RankRow {
            place: self.place(placed.place, placed.shared),
            value: self.voice.percent(shown),
            fraction: format!("{}/{}", self.voice.number(placed.numerator), self.voice.number(placed.denominator)),
            bar: Some(super::figure::bar(shown, None)),
            reason: reason.to_owned(),
            ..self.rank_row_of(results, placed.institution)
        }
    }

    fn place(&self, place: u32, shared: bool) -> String {
        match (place, shared) {
            (0, _) => String::new(),
            (place, false) => self.voice.number(u64::from(place)),
            (place, true) => self.voice.say("shared_place", &[("n", &self.voice.number(u64::from(place)))]),
        }
    }

    /// How a place moved since the earlier period; empty on lists without places.
    fn moved(&self, placed: &Placed) -> String {
        match placed.before {
            _ if placed.place == 0 => String::new(),
            None => self.voice.say("rank_new", &[]),
            Some(old) if old > placed.place => self.voice.say_n("rank_up", u64::from(old - placed.place), &[]),
            Some(old) if old < placed.place => self.voice.say_n("rank_down", u64::from(placed.place - old), &[]),
            Some(_) => self.voice.say("rank_same", &[]),
        }
    }

    fn improved_row(&self, results: &Results, entry: &Improved) -> RankRow {
        let (from, to) = (rounded(entry.from.0, entry.from.1), rounded(entry.to.0, entry.to.1));
        // The gain is told as a reader would subtract it.
        let points = self.voice.tenths(to.saturating_sub(from));
        RankRow {
            place: self.place(entry.place, entry.shared),
            value: self.voice.say("improved_points", &[("points", &points)]),
            fraction: format!("{} → {}", self.voice.percent(from), self.voice.percent(to)),
            ..self.rank_row_of(results, entry.institution)
        }
    }

    fn rank_row_of(&self, results: &Results, ix: InstitutionIx) -> RankRow {
        let institution = self.project.institution(ix);
        let area = institution.area;
        let link = self.link(self.text(&institution.name), Page::Institution(ix));
        RankRow {
            href: format!("{}#{}", link.href, super::institution::report_anchor(results.period)),
            link,
            area: self.link(self.text(&self.project.area(area).name), Page::Area(area)),
            place: String::new(),
            value: String::new(),
            fraction: String::new(),
            bar: None,
            moved: String::new(),
            reason: String::new(),
            replies: results
                .replies
                .iter()
                .filter(|reply| reply.institution == ix)
                .map(|reply| self.reply_words(reply))
                .collect(),
        }
    }

    fn left_out_row(&self, results: &Results, ix: InstitutionIx, reason: LeftOut) -> RankRow {
        let words = match reason {
            LeftOut::TooFew(n) => self.voice.say_n("left_out_too_few", n, &[]),
            LeftOut::LateReport(days) => self.voice.say_n("left_out_late", u64::try_from(days).unwrap_or(0), &[]),
            LeftOut::NoFigure => self.voice.say("left_out_no_figure", &[]),
            LeftOut::NotPublished => self.voice.say("left_out_not_published", &[]),
        };
        RankRow { reason: words, ..self.rank_row_of(results, ix) }
    }
}
