//! The home page: are we on track, and what is new since the last reports?

use serde::Serialize;

use super::parts::{FigureTable, Link, Status};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// The commonest questions of visitors, each a link to its answer.
    pub questions: Vec<Link>,
    /// What changed with the newest report of each plan, largest first, at most five.
    pub changes: Vec<Link>,
    /// How many targets stand under each word of progress, all eight words.
    pub strip: Vec<StatusCount>,
    pub plans: Vec<PlanCard>,
    /// "The next report is due …"; `None` when nothing is due any more.
    pub next_due: Option<String>,
    pub guides: Vec<Link>,
    /// What to do when money was sent to a fraudster, in one sentence, with its page.
    pub fraud: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    pub status: Status,
    pub count: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCard {
    pub link: Link,
    pub area: Link,
    pub summary: String,
    /// "5 of 10 targets met, as of …"
    pub state: String,
    /// Its targets with their latest figures; only on the home page of a single plan and on the list of plans.
    pub targets: Option<FigureTable>,
}
