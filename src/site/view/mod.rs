//! What each page says, ready to print: `view(&Measured, route) -> View`, a pure function.
#![allow(missing_docs, reason = "the variants are the pages of the site")]

pub mod area;
pub mod calendar;
mod cards;
mod charts;
pub mod content;
pub mod data;
pub mod embed;
mod figure;
pub mod home;
pub mod institution;
pub mod institution_list;
pub mod notice;
pub mod parts;
pub mod plan;
pub mod plan_index;
pub mod plan_text;
pub mod portal;
pub mod ranking;
pub mod receipt;
pub mod revision;
pub mod search;
pub mod target;
pub mod task;
pub mod yardstick;

use serde::Serialize;

/// The body of a page. The variant names its template: `Plan` is drawn by `templates/plan.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Body {
    Home(home::Home),
    PlanIndex(plan_index::PlanIndex),
    Plan(Box<plan::PlanPage>),
    Tasks(task::TaskPage),
    Reports(calendar::ReportsPage),
    PlanText(plan_text::TextPage),
    Target(Box<target::TargetPage>),
    AreaIndex(area::AreaIndex),
    Area(area::AreaPage),
    CompareIndex(area::CompareIndex),
    Compare(area::ComparePage),
    InstitutionIndex(institution_list::InstitutionIndex),
    InstitutionGroup(institution_list::InstitutionGroup),
    InstitutionList(institution_list::InstitutionList),
    Institution(institution::InstitutionPage),
    RankingIndex(ranking::RankingIndex),
    Ranking(ranking::RankingPage),
    Calendar(calendar::Calendar),
    ContentIndex(content::ContentIndex),
    Content(content::ContentPage),
    Receipt(Box<receipt::ReceiptPage>),
    Absent(receipt::AbsentPage),
    Yardstick(yardstick::YardstickPage),
    Notice(notice::NoticePage),
    Search(search::SearchPage),
    KindIndex(search::KindIndex),
    KindList(search::KindList),
    Data(Box<data::DataPage>),
    DataFile(data::DataFilePage),
    Changes(data::ChangesPage),
    PeriodChanges(data::PeriodPage),
    Revisions(revision::RevisionsPage),
    EmbedIndex(embed::EmbedIndex),
    EmbedList(embed::EmbedList),
    Embed(Box<embed::EmbedPage>),
    NotFound(data::NotFound),
}

/// One page: its frame and its body. Everything that a template sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    pub frame: parts::Frame,
    pub body: Body,
}

impl Body {
    /// The template that draws the page.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::PlanIndex(_) => "plan-index.html",
            Self::Plan(_) => "plan.html",
            Self::Tasks(_) => "tasks.html",
            Self::Reports(_) => "reports.html",
            Self::PlanText(_) => "plan-text.html",
            Self::Target(_) => "target.html",
            Self::AreaIndex(_) => "area-index.html",
            Self::Area(_) => "area.html",
            Self::CompareIndex(_) => "compare-index.html",
            Self::Compare(_) => "compare.html",
            Self::InstitutionIndex(_) => "institution-index.html",
            Self::InstitutionGroup(_) => "institution-group.html",
            Self::InstitutionList(_) => "institution-list.html",
            Self::Institution(_) => "institution.html",
            Self::RankingIndex(_) => "ranking-index.html",
            Self::Ranking(_) => "ranking.html",
            Self::Calendar(_) => "calendar.html",
            Self::ContentIndex(_) => "content-index.html",
            Self::Content(_) => "content.html",
            Self::Receipt(_) => "receipt.html",
            Self::Absent(_) => "absent.html",
            Self::Yardstick(_) => "yardstick.html",
            Self::Notice(_) => "notice.html",
            Self::Search(_) => "search.html",
            Self::KindIndex(_) => "kind-index.html",
            Self::KindList(_) => "kind-list.html",
            Self::Data(_) => "data.html",
            Self::DataFile(_) => "data-file.html",
            Self::Changes(_) => "changes.html",
            Self::PeriodChanges(_) => "period-changes.html",
            Self::Revisions(_) => "revisions.html",
            Self::EmbedIndex(_) => "embed-index.html",
            Self::EmbedList(_) => "embed-list.html",
            Self::Embed(_) => "embed.html",
            Self::NotFound(_) => "not-found.html",
        }
    }

    /// Charts of the page.
    pub fn charts(&self) -> &[parts::ChartFrame] {
        match self {
            Self::Plan(page) => &page.charts,
            Self::Target(page) => &page.charts,
            Self::Compare(page) => &page.charts,
            Self::Embed(page) => std::slice::from_ref(&page.chart),
            Self::Home(_)
            | Self::PlanIndex(_)
            | Self::Tasks(_)
            | Self::Reports(_)
            | Self::PlanText(_)
            | Self::AreaIndex(_)
            | Self::Area(_)
            | Self::CompareIndex(_)
            | Self::InstitutionIndex(_)
            | Self::InstitutionGroup(_)
            | Self::InstitutionList(_)
            | Self::Institution(_)
            | Self::RankingIndex(_)
            | Self::Ranking(_)
            | Self::Calendar(_)
            | Self::ContentIndex(_)
            | Self::Content(_)
            | Self::Receipt(_)
            | Self::Absent(_)
            | Self::Yardstick(_)
            | Self::Notice(_)
            | Self::Search(_)
            | Self::KindIndex(_)
            | Self::KindList(_)
            | Self::Data(_)
            | Self::DataFile(_)
            | Self::Changes(_)
            | Self::PeriodChanges(_)
            | Self::Revisions(_)
            | Self::EmbedIndex(_)
            | Self::EmbedList(_)
            | Self::NotFound(_) => &[],
        }
    }
}
