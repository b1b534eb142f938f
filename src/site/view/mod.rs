//! What each page says, ready to print: `view(&Measured, route) -> View`, a pure function.

pub mod area;
pub mod calendar;
pub mod content;
pub mod data;
pub mod home;
pub mod institution;
pub mod parts;
pub mod plan;
pub mod ranking;
pub mod target;

use serde::Serialize;

/// The body of a page. The variant names its template: `Plan` is drawn by `templates/plan.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Body {
    Home(home::Home),
    PlanIndex(plan::PlanIndex),
    Plan(Box<plan::PlanPage>),
    Tasks(plan::TaskPage),
    Reports(calendar::ReportsPage),
    PlanText(plan::TextPage),
    Target(Box<target::TargetPage>),
    AreaIndex(area::AreaIndex),
    Area(area::AreaPage),
    CompareIndex(area::CompareIndex),
    Compare(area::ComparePage),
    InstitutionIndex(institution::InstitutionIndex),
    InstitutionList(institution::InstitutionList),
    Institution(institution::InstitutionPage),
    RankingIndex(ranking::RankingIndex),
    Ranking(ranking::RankingPage),
    Calendar(calendar::Calendar),
    ContentIndex(content::ContentIndex),
    Content(content::ContentPage),
    Data(data::DataPage),
    Changes(data::ChangesPage),
    NotFound(data::NotFound),
}

/// One page: its frame and its body. Everything that a template sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    pub frame: parts::Frame,
    pub body: Body,
}
