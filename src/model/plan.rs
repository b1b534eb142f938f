//! An official plan as data, with quotations from its text.

use super::date::Date;
use super::duty::Duty;
use super::ids::{AgencyIx, AreaIx, DutyIx, IndicatorIx, LevelIx, SectorIx, TargetIx, TaskIx, TiVec, TopicIx};
use super::payment::PaymentRule;
use super::quote::Quote;
use super::share::Share;
use super::target::Target;
use super::task::Task;
use super::text::Text;

/// A published plan. `None`: the source does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Id; also the folder and the page's address.
    pub id: String,
    /// Title as issued, and its unofficial translation.
    pub title: Text,
    /// Short title for lists.
    pub short: Text,
    /// Summary in the portal's words.
    pub summary: Text,
    /// Document number.
    pub number: Option<String>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuing authority.
    pub issuer: Text,
    /// Name of the signatory.
    pub signatory: String,
    pub signatory_role: Text,
    /// Agencies that lead the plan as a whole.
    pub lead: Vec<AgencyIx>,
    /// The area that the plan applies to.
    pub area: AreaIx,
    /// Areas of this level are compared with each other.
    pub compare: LevelIx,
    /// First day.
    pub from: Date,
    /// Last day. Afterwards the plan is judged as of this day.
    pub to: Date,
    /// Subjects.
    pub covers: Vec<Scope>,
    /// Documents that the plan names as its basis, in the plan's order.
    pub bases: Vec<Basis>,
    /// General goals and views, in the plan's order.
    pub goals: Vec<Quote>,
    /// `None`: the plan has no such section.
    pub funding: Option<Funding>,
    /// What may be shown of single institutions.
    pub recognition: Recognition,
    /// Sums (transactions, money) are judged from this share of expected institutions on.
    pub certain_from: Share,
    /// The target whose figures of all areas the plan's page shows; `None`: the first that is measured.
    pub headline: Option<TargetIx>,
    pub targets: TiVec<TargetIx, Target>,
    pub tasks: TiVec<TaskIx, Task>,
    /// Duties to report.
    pub duties: TiVec<DutyIx, Duty>,
    /// Payment rules, at most one for each sector.
    pub payment: Vec<PaymentRule>,
    /// Provisions on each topic, in the order of `Project::topics`.
    pub provisions: Vec<Provision>,
    /// Figures of the official text that the portal does not track.
    pub waived: Vec<Waived>,
    /// The official text.
    pub text: String,
}

impl Plan {
    /// The payment rule for the institutions of a sector.
    pub fn payment_rule(&self, sector: SectorIx) -> Option<&PaymentRule> {
        self.payment.iter().find(|rule| rule.sector == sector)
    }

    /// Every quotation of the official text.
    pub fn quotes(&self) -> Vec<&Quote> {
        let mut quotes: Vec<&Quote> = Vec::new();
        quotes.extend(self.targets.iter().flat_map(|t| t.milestones.iter().map(|m| &m.quote).chain(&t.quote)));
        quotes.extend(&self.goals);
        quotes.extend(self.tasks.iter().flat_map(|t| t.quote.iter().chain(&t.also)));
        quotes.extend(self.duties.iter().map(|d| &d.quote));
        quotes.extend(self.payment.iter().filter_map(|r| r.quote.as_ref()));
        quotes.extend(self.provisions.iter().filter_map(|p| p.stated.as_ref()?.2.as_ref()));
        quotes.extend(&self.recognition.quote);
        quotes.extend(self.funding.iter().map(|f| &f.quote));
        quotes.extend(self.bases.iter().map(|b| &b.quote));
        quotes
    }
}

/// A subject of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Digital transformation.
    Digital,
    /// Cashless payment.
    Cashless,
}

/// A document that the plan names as its basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Number, if the plan gives it.
    pub number: Option<String>,
    /// Date, if the plan gives it.
    pub date: Option<Date>,
    /// Relation of the plan to it.
    pub relation: Relation,
    pub title: Text,
    /// The plan's words.
    pub quote: Quote,
}

/// Relation of a plan to another document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The plan implements it.
    Implements,
    /// The plan cites it as a legal basis.
    Cites,
    /// The plan is coordinated with it.
    Linked,
}

/// Funding of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding {
    /// Sources that the plan names.
    pub sources: Vec<FundingSource>,
    /// The main one, if the plan says.
    pub mainly: Option<FundingSource>,
    /// Offices estimate their needs each year.
    pub yearly_estimates: bool,
    /// The plan's words.
    pub quote: Quote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FundingSource {
    /// Ngân sách nhà nước.
    StateBudget,
    /// Lồng ghép.
    MergedProgrammes,
    /// Xã hội hóa.
    Socialised,
    /// Tài trợ.
    Sponsorship,
    /// Nguồn hợp pháp khác.
    OtherLegal,
}

/// What the plan's words allow to be shown of single institutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// Good institutions are named by this rule.
    pub honour: Option<HonourRule>,
    /// Institutions are ranked by this rule.
    pub rank: Option<RankRule>,
    /// Weak institutions are named: those below all of these (indicator, share).
    pub criticise: Option<Vec<(IndicatorIx, Share)>>,
    /// Where the thresholds and indicators of these rules come from.
    pub criteria: Criteria,
    /// The plan's words; `None` when it has none.
    pub quote: Option<Quote>,
    /// A remark.
    pub note: Option<Text>,
    /// Smallest denominator that is ranked.
    pub minimum: u64,
}

/// Where criteria of recognition come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criteria {
    /// The clause on recognition states them.
    Clause,
    /// The portal set them, because the clause states none.
    Own,
}

/// How institutions are ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankRule {
    /// The ratio that places depend on.
    pub by: IndicatorIx,
    /// Only institutions that count as yes in all of these indicators are ranked.
    pub needs: Vec<IndicatorIx>,
}

/// Criteria of an honour; all must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HonourRule {
    /// The plan's payment rule for the sector is met as worded: its number of methods, all methods where it lists them without a
    /// number, and a payment module if it demands one.
    pub payment_rule: bool,
    /// Indicators in which the institution counts as yes.
    pub needs: Vec<IndicatorIx>,
    /// (indicator, minimum share).
    pub at_least: Vec<(IndicatorIx, Share)>,
}

/// What a plan says on a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    pub topic: TopicIx,
    /// Clause, summary in the portal's words, and the plan's words; `None`: the plan says nothing.
    pub stated: Option<(String, Text, Option<Quote>)>,
}

/// Words of the official text whose figures the portal does not track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The words; all their occurrences are waived.
    pub words: String,
    /// Byte offset of the first occurrence in `Plan::text`.
    pub at: usize,
    /// Why.
    pub reason: Text,
}
