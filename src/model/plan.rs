//! An official plan as data: what it promises, to whom, until when, in its own words.

use super::area::AreaIx;
use super::date::Date;
use super::institution::AgencyIx;
use super::period::{Period, PeriodPart};
use super::share::Share;
use super::text::Text;

/// A published plan. What its source leaves blank is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Id; also the folder and the page's address.
    pub id: String,
    /// Title as issued, and its unofficial translation.
    pub title: Text,
    /// For lists.
    pub short: Text,
    /// In our own words.
    pub summary: Text,
    /// Document number.
    pub number: Option<String>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuing authority.
    pub issuer: Text,
    /// Name of the signatory.
    pub signatory: String,
    /// Role of the signatory.
    pub signatory_role: Text,
    /// The area that it governs.
    pub area: AreaIx,
    /// Place in `Project::levels`: the level whose areas are compared.
    pub compare: usize,
    /// First day.
    pub from: Date,
    /// Last day: the plan closes then and is judged as of it.
    pub to: Date,
    /// What it is about.
    pub covers: Vec<Scope>,
    /// Legal bases and lineage, in the plan's order.
    pub bases: Vec<Basis>,
    /// `None`: the plan has no such section.
    pub funding: Option<Funding>,
    /// What the plan's words allow to be shown of single institutions.
    pub recognition: Recognition,
    /// What is to be reached.
    pub targets: Vec<Target>,
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// Who reports when.
    pub duties: Vec<Duty>,
    /// Payment rules, one a sector.
    pub payment: Vec<PaymentRule>,
    /// What it says on each topic of `Project::topics`, in that order.
    pub provisions: Vec<Provision>,
    /// Figures of the official text that the portal does not follow.
    pub waived: Vec<Waived>,
    /// The official text.
    pub text: String,
}

impl Plan {
    /// Every quotation of the official text.
    pub fn quotes(&self) -> Vec<&Quote> {
        let mut quotes: Vec<&Quote> = Vec::new();
        quotes.extend(self.targets.iter().flat_map(|t| t.milestones.iter().map(|m| &m.quote).chain(&t.quote)));
        quotes.extend(self.tasks.iter().filter_map(|t| t.quote.as_ref()));
        quotes.extend(self.duties.iter().map(|d| &d.quote));
        quotes.extend(self.payment.iter().filter_map(|r| r.quote.as_ref()));
        quotes.extend(self.provisions.iter().filter_map(|p| p.stated.as_ref()?.2.as_ref()));
        quotes.extend(&self.recognition.quote);
        quotes.extend(self.funding.iter().map(|f| &f.quote));
        quotes.extend(self.bases.iter().map(|b| &b.quote));
        quotes
    }
}

/// What a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Digital transformation.
    Digital,
    /// Cashless payment.
    Cashless,
}

/// Words of the official text, as issued.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// Checked to occur in the text, up to white space.
    pub words: String,
    /// Where they stand.
    pub clause: String,
    /// What looks like a slip; never repaired.
    pub sic: Option<Text>,
    /// First byte of the words in `Plan::text`.
    pub at: usize,
}

/// A document that the plan rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Number, if the plan gives it.
    pub number: Option<String>,
    /// Date, if the plan gives it.
    pub date: Option<Date>,
    /// How the plan is tied to it.
    pub relation: Relation,
    /// What it is.
    pub title: Text,
    /// The plan's words.
    pub quote: Quote,
}

/// How a plan is tied to another document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The plan carries it out.
    Implements,
    /// The plan rests on it.
    Cites,
    /// The plan is joined to it.
    Linked,
}

/// Where the money comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding {
    /// Sources named.
    pub sources: Vec<FundingSource>,
    /// The main one, if the plan says.
    pub mainly: Option<FundingSource>,
    /// Units estimate their needs each year.
    pub yearly_estimates: bool,
    /// The plan's words.
    pub quote: Quote,
}

/// A source of money.
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

/// What may be shown of single institutions, by the plan's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// Institutions that do well are named.
    pub honour: Option<HonourRule>,
    /// Institutions are ranked by this indicator.
    pub rank_by: Option<usize>,
    /// Institutions that do not do well are named: those below each of these (indicator, share).
    pub criticise: Option<Vec<(usize, Share)>>,
    /// The plan's words; `None` when it has none.
    pub quote: Option<Quote>,
    /// A remark.
    pub note: Option<Text>,
    /// Smallest denominator that is ranked.
    pub minimum: u64,
    /// Only institutions whose report came in time.
    pub on_time: bool,
}

/// Criteria of an honour; all must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HonourRule {
    /// The plan's payment rule for the sector is met.
    pub method_rule: bool,
    /// (indicator, least share).
    pub at_least: Vec<(usize, Share)>,
}

/// A demand of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Id, unique within the plan.
    pub id: String,
    /// In our own words.
    pub title: Text,
    /// Indicators under one threshold: all must pass, never averaged. Empty: a demand in words.
    pub measures: Vec<usize>,
    /// Whom it counts.
    pub among: Selector,
    /// One figure for several sectors together.
    pub joint: bool,
    /// Which institutions stand in the denominator.
    pub denominator: Denominator,
    /// "Of which": place in `Plan::targets`.
    pub part_of: Option<usize>,
    /// In order of date; empty for a demand in words.
    pub milestones: Vec<Milestone>,
    /// The plan's words, for a demand in words.
    pub quote: Option<Quote>,
}

/// Whom a target counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selector {
    /// Places in `Project::sectors`.
    pub sectors: Vec<usize>,
    /// Places in `Project::institution_kinds`; empty: all kinds of the sectors.
    pub kinds: Vec<usize>,
}

/// Which institutions stand in the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominator {
    /// All that the selector names and that reported.
    All,
    /// Only those that already take cashless payment (Đồng Tháp I.2: "có áp dụng").
    Adopters,
    /// Only schools that run the pilot.
    Pilots,
}

/// A value to be reached by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is to be reached.
    pub value: Share,
    /// How the plan puts the comparison.
    pub operator: Operator,
    /// How firm it is.
    pub strength: Strength,
    /// Last day.
    pub by: Date,
    /// Where the day is from when the clause gives none.
    pub by_note: Option<Text>,
    /// The plan's words.
    pub quote: Quote,
    /// A remark.
    pub note: Option<Text>,
}

/// How the plan puts the comparison; both are met by reaching the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// "50%".
    Bare,
    /// "tối thiểu", "ít nhất".
    AtLeast,
}

/// How firm a milestone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A target.
    Required,
    /// "phấn đấu".
    Aspirational,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Id, unique within the plan.
    pub id: String,
    /// Where it stands.
    pub clause: String,
    /// In our own words.
    pub title: Text,
    /// Lead agencies; empty where the plan names none.
    pub lead: Vec<AgencyIx>,
    /// Coordinating agencies.
    pub with: Vec<AgencyIx>,
    /// Merged or ambiguous cells.
    pub lead_note: Option<Text>,
    /// When.
    pub when: TaskTime,
    /// Clauses that it points at.
    pub refers_to: Vec<String>,
    /// The plan's words.
    pub quote: Option<Quote>,
}

/// When a task is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskTime {
    /// Within a year.
    Year(i16),
    /// By a day.
    By(Date),
    /// In these quarters.
    Quarters(Vec<Period>),
    /// "Thường xuyên": never late.
    Ongoing,
    /// "Khi có yêu cầu": never late.
    OnRequest,
    /// The plan does not say.
    Unstated,
}

/// A duty to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Id, unique within the plan.
    pub id: String,
    /// Every area of this level reports (place in `Project::levels`).
    pub from_areas: Option<usize>,
    /// These agencies report.
    pub from_agencies: Vec<AgencyIx>,
    /// Who receives it.
    pub to: AgencyIx,
    /// Through whom.
    pub via: Option<AgencyIx>,
    /// Where the consolidated report goes.
    pub then: Vec<AgencyIx>,
    /// Whose result rows these reports bring; `None`: words only.
    pub carries: Option<Carries>,
    /// How often.
    pub every: Every,
    /// When: empty with ad-hoc duties.
    pub due: Vec<DueRule>,
    /// The plan's words.
    pub quote: Quote,
    /// A remark.
    pub note: Option<Text>,
}

/// Whose rows a report brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carries {
    /// Places in `Project::sectors`.
    pub sectors: Vec<usize>,
    /// Only institutions with these managers; empty: all.
    pub managers: Vec<AgencyIx>,
}

/// How often a report is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each quarter.
    Quarter,
    /// Each half-year.
    HalfYear,
    /// Each year.
    Year,
    /// When asked.
    AdHoc,
}

/// "Before the 20th of the last month": the day itself is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRule {
    /// The period reported on.
    pub part: PeriodPart,
    /// Month of the day, 1 to 12.
    pub month: i8,
    /// Day of the month: the first day that is too late.
    pub day: i8,
}

/// The plan's rule on payment methods for a sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRule {
    /// Place in `Project::sectors`.
    pub sector: usize,
    /// How many methods.
    pub methods: MethodRule,
    /// Methods named: places in `Project::methods`.
    pub of: Vec<usize>,
    /// A payment module is demanded.
    pub module: bool,
    /// A contact point is demanded.
    pub contact_point: bool,
    /// What a payment must say.
    pub slip: Slip,
    /// The plan's words; `None` where it says nothing.
    pub quote: Option<Quote>,
    /// A remark.
    pub note: Option<Text>,
}

/// How many methods an institution must offer. "Listed, no minimum" is a value of its own, not "all".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodRule {
    /// At least so many of those named.
    AtLeast(u32),
    /// Named, no minimum.
    Listed,
    /// No list.
    None,
}

/// What a payment must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// The plan does not mention a form.
    NotMentioned,
    /// A form is demanded, its fields are not listed.
    Unspecified,
    /// These fields; `true`: required, `false`: "nếu có".
    Fields(Vec<(SlipField, bool)>),
}

/// A field of the payment form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipField {
    /// Họ và tên người trả tiền.
    Payer,
    /// Họ và tên người thụ hưởng.
    Beneficiary,
    /// Lý do thanh toán.
    Reason,
    /// Mã/số hóa đơn.
    Invoice,
}

/// What a plan says on a topic; `None`: nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Place in `Project::topics`.
    pub topic: usize,
    /// Clause, our words, the plan's words.
    pub stated: Option<(String, Text, Option<Quote>)>,
}

/// Words of the official text whose figures the portal does not follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The words; they cover every place where they stand.
    pub words: String,
    /// First byte in `Plan::text` of the first of these places.
    pub at: usize,
    /// Why.
    pub reason: Text,
}
