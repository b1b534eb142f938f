//! One plan: what was promised, by whom, until when, and how it stands.

use serde::Serialize;

use super::parts::{ChartFrame, Fact, Figure, Link, NamedFigure, Quote, Status, TextTable};

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
    pub by_note: Option<String>,
    pub quote: Quote,
    pub note: Option<String>,
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
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// What the plan's words allow, in one sentence.
    pub sentence: String,
    pub quote: Option<Quote>,
    pub note: Option<String>,
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
    pub sic: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provision {
    pub topic: String,
    pub stated: bool,
    /// What it says in our words, or "Not mentioned in this plan".
    pub text: String,
    pub quote: Option<Quote>,
    pub clause: String,
}

/// The plan's tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskPage {
    pub plan: Link,
    pub tasks: Vec<TaskRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskRow {
    pub clause: String,
    pub title: String,
    /// Names, or that the plan names none.
    pub lead: String,
    pub with: String,
    pub note: Option<String>,
    pub when: String,
    pub refers_to: Option<String>,
    pub quote: Option<Quote>,
}

/// The plan's official text with anchors for its quoted clauses. `quoted` paragraphs are those that a target or rule cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextPage {
    pub plan: Link,
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub id: String,
    pub text: String,
    pub quoted: bool,
}

/// All plans, and what differs between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanIndex {
    pub plans: Vec<super::home::PlanCard>,
    pub differences: TextTable,
}
