//! Arithmetic on counts: `Project -> Measured`. Pure: it knows no files, no languages and no pages.
//! Shares are computed from sums of counts. No function averages percentages.
#![allow(missing_docs, reason = "a field that is what its name says needs no comment")]

pub mod assessment;
pub mod change;
pub mod due;
pub mod formula;
pub mod period;
mod plan;
pub mod progress;
pub mod rank;
pub mod reading;
pub mod receipt;
mod rounding;
mod row;
pub mod senders;
pub mod series;
mod totals;

pub use plan::{PlanMeasured, milestone_on};
pub use reading::{Reading, State};
pub use rounding::{rounded, rounded_beside};
pub use series::yardsticks;

use rayon::prelude::*;

use crate::model::Project;
use crate::model::ids::{PlanIx, TiVec};

/// A project with everything that can be computed from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<'p> {
    /// The measured project.
    pub project: &'p Project,
    /// One for each of `Project::plans`.
    pub plans: TiVec<PlanIx, PlanMeasured>,
}

pub fn measure(project: &Project) -> Measured<'_> {
    let plans: Vec<PlanMeasured> = project
        .plans
        .raw
        .par_iter()
        .zip(&project.results.raw)
        .map(|(plan, results)| plan::measure(project, plan, results))
        .collect();
    Measured { project, plans: plans.into() }
}
