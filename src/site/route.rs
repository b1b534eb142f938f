//! Addresses: every page has one, known before a byte is rendered, the same in every language tree.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::board::{BoardPart, boards_of, parts_of_boards};
use super::files::FILES;
use super::table::{self, Part};
use crate::measure::rank::Ranking;
use crate::measure::{Measured, PlanMeasured};
use crate::model::Project;
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;
use crate::site::pictured::{self, Pictured};

/// Institutions on one page of a list at most.
pub const LIST_ROWS: usize = 200;

/// Links in the folds of one index at most; a longer one names what lies above, and each of those has a page.
pub const INDEX_ROWS: usize = 300;

/// Rows of the reporting calendar on one page at most: each has seven cells. A longer one has a page a plan.
pub const CALENDAR_ROWS: usize = 100;

/// Changed values on one page at most: each brings three sentences.
pub const REVISION_ROWS: usize = 100;

/// A page of the site, in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The home page.
    Home,
    /// All plans.
    PlanIndex,
    /// A plan (place in `Project::plans`, as for the following).
    Plan(usize),
    /// A plan's tasks.
    Tasks(usize),
    /// A plan's reports.
    Reports(usize),
    /// The reports of a plan that its first page has no room for: part, from 1.
    MoreReports(usize, usize),
    /// A plan's official text.
    PlanText(usize),
    /// A target of a plan.
    Target(usize, usize),
    /// All areas.
    AreaIndex,
    /// An area.
    Area(AreaIx),
    /// An area's results to pin to a board and to read aloud.
    Notice(AreaIx),
    /// All comparisons.
    CompareIndex,
    /// The areas of a plan compared.
    Compare(usize),
    /// Where institutions are.
    InstitutionIndex,
    /// The areas inside an area that have institutions, where all of them are too many for one page.
    InstitutionGroup(AreaIx),
    /// The institutions of an area; long lists have several parts, from 0.
    InstitutionList(AreaIx, usize),
    /// An institution.
    Institution(InstitutionIx),
    /// What plans allow to be ranked.
    RankingIndex,
    /// A list of a plan: place in `PlanMeasured::rankings`.
    Ranking(usize, usize),
    /// What a list of a plan has no room for on its first page: part, from 1.
    MoreRanking(usize, usize, usize),
    /// The reporting calendar.
    Calendar,
    /// The reporting calendar of a plan, where that of all is too long for one page.
    PlanCalendar(usize),
    /// All written pages of a section.
    ContentIndex(Section),
    /// A written page (place in `Project::pages`).
    Content(usize),
    /// What the readings of a series in a period were made of: place in `PlanMeasured::series`, in `PlanMeasured::periods`.
    Receipt(usize, usize, usize),
    /// Who is missing from a receipt, where they are too many for its page; part, from 0.
    Absent(usize, usize, usize, usize),
    /// Every plan by every plan's rule on payment methods.
    YardstickIndex,
    /// The areas of a plan by every plan's rule on payment methods.
    Yardstick(usize),
    /// The search.
    Search,
    /// The kinds of institutions in a plan, where those of all plans are too many for the page of the search.
    KindIndex(usize),
    /// The institutions of a kind (place in `Project::institution_kinds`) in a plan; long lists have several parts, from 0.
    KindList(usize, usize, usize),
    /// Open data.
    Data,
    /// The parts of a long file of open data: place in `files::FILES`.
    DataFile(usize),
    /// What changed.
    Changes,
    /// What one report changed: place in `Project::plans`, in `PlanMeasured::periods`.
    PeriodChanges(usize, usize),
    /// Published values that were changed.
    Revisions,
    /// Published values of a plan that were changed, where those of all are too many for one page; part, from 0.
    PlanRevisions(usize, usize),
    /// How other sites may frame a chart.
    EmbedIndex,
    /// The charts of a plan, to be framed.
    EmbedList(usize),
    /// A chart of a plan's page, or of a target's, by itself.
    Embed(usize, Option<usize>, Pictured),
}

/// A section of written pages that has a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Guides.
    Guides,
    /// Fraud warnings.
    Warnings,
}

impl Section {
    /// Folder of the section.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Guides => "huong-dan",
            Self::Warnings => "canh-bao",
        }
    }
}

/// Every page of the site with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routes {
    /// In order of address.
    pages: Vec<(String, Page)>,
    /// Areas in which institutions first stood, with those institutions.
    pub institutions_by_area: BTreeMap<AreaIx, Vec<InstitutionIx>>,
    /// Plan and kind, with the institutions of that kind; plans that count the same institutions share one list.
    pub by_kind: BTreeMap<(usize, usize), Vec<InstitutionIx>>,
    /// The parts in which each of `files::FILES` is published.
    pub data: Vec<Vec<Part>>,
    /// Areas above those with institutions, with them; empty where one page has room for all.
    pub groups: BTreeMap<AreaIx, Vec<AreaIx>>,
    /// Plan by plan, where on its pages of reports they stand.
    pub boards: Vec<Vec<BoardPart>>,
}

/// Values of a plan that were changed after they were published.
pub fn revisions_of(project: &Project, p: usize) -> usize {
    project.results[p].iter().map(|results| results.revisions.len()).sum()
}

/// Whether the changed values of all plans are too many for one page.
pub fn has_revision_pages(project: &Project) -> bool {
    (0..project.plans.len()).map(|p| revisions_of(project, p)).sum::<usize>() > REVISION_ROWS
}

/// Whether the reports of all plans are too many for one calendar.
pub fn has_plan_calendars(measured: &Measured<'_>) -> bool {
    measured.plans.iter().map(|plan| boards_of(plan).len()).sum::<usize>() > CALENDAR_ROWS
}

/// How many institutions are missing from a receipt of a whole plan.
pub fn absent_of(plan: &PlanMeasured, s: usize, period: usize) -> usize {
    plan.periods[period].whole.get(s).map_or(0, |reading| reading.expected.saturating_sub(reading.counted) as usize)
}

/// Rows of all lists of a ranking but that of the most improved, which is short.
pub fn rows_of_ranking(ranking: &Ranking) -> usize {
    let placed = [&ranking.honoured, &ranking.ranked, &ranking.weak];
    placed.iter().map(|list| list.as_ref().map_or(0, Vec::len)).sum::<usize>() + ranking.left_out.len()
}

impl Routes {
    /// Plans the addresses of a site.
    pub fn plan(measured: &Measured<'_>) -> Self {
        let project = measured.project;
        let mut institutions_by_area: BTreeMap<AreaIx, Vec<InstitutionIx>> = BTreeMap::new();
        for (ix, institution) in (0..).zip(&project.institutions) {
            institutions_by_area.entry(institution.area).or_default().push(InstitutionIx(ix));
        }
        let mut by_kind: BTreeMap<(usize, usize), Vec<InstitutionIx>> = BTreeMap::new();
        for p in plans_with_own_members(measured) {
            for member in &measured.plans[p].members {
                by_kind.entry((p, project.institution(*member).kind)).or_default().push(*member);
            }
        }
        let mut groups: BTreeMap<AreaIx, Vec<AreaIx>> = BTreeMap::new();
        if institutions_by_area.len() + by_kind.len() > INDEX_ROWS {
            for area in institutions_by_area.keys() {
                groups.entry(project.area(*area).parent.unwrap_or(*area)).or_default().push(*area);
            }
        }
        let boards: Vec<Vec<BoardPart>> = measured.plans.iter().map(|plan| parts_of_boards(boards_of(plan))).collect();
        let mut pages = vec![
            Page::Home,
            Page::PlanIndex,
            Page::AreaIndex,
            Page::CompareIndex,
            Page::InstitutionIndex,
            Page::RankingIndex,
            Page::Calendar,
            Page::Search,
            Page::ContentIndex(Section::Guides),
            Page::ContentIndex(Section::Warnings),
            Page::Data,
            Page::Changes,
            Page::Revisions,
            Page::EmbedIndex,
        ];
        let has_plan_calendars = has_plan_calendars(measured);
        let has_revision_pages = has_revision_pages(project);
        for (p, plan) in project.plans.iter().enumerate() {
            pages.extend([Page::Plan(p), Page::Tasks(p), Page::Reports(p), Page::PlanText(p), Page::Compare(p)]);
            pages.extend((0..plan.targets.len()).map(|t| Page::Target(p, t)));
            pages.push(Page::EmbedList(p));
            pages.extend(pictured::of_plan(measured, p).into_iter().map(|what| Page::Embed(p, None, what)));
            for t in 0..plan.targets.len() {
                pages.extend(pictured::of_target(measured, p, t).into_iter().map(|what| Page::Embed(p, Some(t), what)));
            }
            for (r, ranking) in measured.plans[p].rankings.iter().enumerate() {
                pages.push(Page::Ranking(p, r));
                let parts = rows_of_ranking(ranking).div_ceil(LIST_ROWS);
                pages.extend((1..parts).map(|part| Page::MoreRanking(p, r, part)));
            }
            let parts = boards[p].last().map_or(1, |last| last.part + 1);
            pages.extend((1..parts).map(|part| Page::MoreReports(p, part)));
            if has_plan_calendars {
                pages.push(Page::PlanCalendar(p));
            }
            if has_revision_pages {
                let parts = revisions_of(project, p).div_ceil(REVISION_ROWS);
                pages.extend((0..parts).map(|part| Page::PlanRevisions(p, part)));
            }
            let (series, periods) = (measured.plans[p].series.len(), measured.plans[p].periods.len());
            pages.extend((0..periods).map(|period| Page::PeriodChanges(p, period)));
            for (s, period) in (0..series).flat_map(|s| (0..periods).map(move |period| (s, period))) {
                pages.push(Page::Receipt(p, s, period));
                let absent = absent_of(&measured.plans[p], s, period);
                let parts = if absent > LIST_ROWS { absent.div_ceil(LIST_ROWS) } else { 0 };
                pages.extend((0..parts).map(|part| Page::Absent(p, s, period, part)));
            }
        }
        if !crate::measure::yardsticks(project).is_empty() {
            pages.push(Page::YardstickIndex);
            pages.extend((0..project.plans.len()).map(Page::Yardstick));
        }
        let compared: BTreeSet<AreaIx> = measured
            .plans
            .iter()
            .flat_map(|plan| &plan.periods)
            .flat_map(|period| period.areas.iter().copied())
            .collect();
        pages.extend(compared.into_iter().map(Page::Notice));
        pages.extend((0..).zip(&project.areas).map(|(ix, _)| Page::Area(AreaIx(ix))));
        pages.extend((0..).zip(&project.institutions).map(|(ix, _)| Page::Institution(InstitutionIx(ix))));
        for (area, list) in &institutions_by_area {
            pages.extend((0..list.len().div_ceil(LIST_ROWS)).map(|part| Page::InstitutionList(*area, part)));
        }
        if !groups.is_empty() {
            pages.extend(groups.keys().map(|area| Page::InstitutionGroup(*area)));
            pages.extend(by_kind.keys().map(|(p, _)| *p).collect::<BTreeSet<_>>().into_iter().map(Page::KindIndex));
        }
        for ((p, kind), list) in &by_kind {
            pages.extend((0..list.len().div_ceil(LIST_ROWS)).map(|part| Page::KindList(*p, *kind, part)));
        }
        pages.extend((0..project.pages.len()).map(Page::Content));
        let data: Vec<Vec<Part>> = FILES.iter().map(|file| table::parts(measured, file)).collect();
        pages.extend((0..data.len()).filter(|f| data[*f].len() > 1).map(Page::DataFile));
        let mut pages: Vec<(String, Page)> = pages.into_par_iter().map(|page| (tail(measured, page), page)).collect();
        pages.par_sort_unstable();
        Self { pages, institutions_by_area, by_kind, data, groups, boards }
    }

    /// Every address with its page, in order of address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Page)> {
        self.pages.iter().map(|(tail, page)| (tail.as_str(), *page))
    }

    /// The page at an address, which is the part behind the language.
    pub fn find(&self, tail: &str) -> Option<Page> {
        let place = self.pages.binary_search_by(|(other, _)| other.as_str().cmp(tail)).ok()?;
        Some(self.pages[place].1)
    }
}

/// Plans whose institutions are not those of an earlier plan.
pub fn plans_with_own_members(measured: &Measured<'_>) -> Vec<usize> {
    let members = |p: usize| &measured.plans[p].members;
    let is_own = |p: &usize| !members(*p).is_empty() && !(0..*p).any(|earlier| members(earlier) == members(*p));
    (0..measured.plans.len()).filter(is_own).collect()
}

/// The address of a page behind the language: `ke-hoach/kim-son-2022/index.html`. A page has some hundred links, so their parts are
/// joined, which costs a third of formatting.
pub fn tail(measured: &Measured<'_>, page: Page) -> String {
    let project: &Project = measured.project;
    let plan = |p: usize| &project.plans[p].id;
    let area = |ix: AreaIx| &project.area(ix).id;
    match page {
        Page::Home => "index.html".to_owned(),
        Page::PlanIndex => "ke-hoach/index.html".to_owned(),
        Page::Plan(p) => ["ke-hoach/", plan(p), "/index.html"].concat(),
        Page::Tasks(p) => ["ke-hoach/", plan(p), "/nhiem-vu.html"].concat(),
        Page::Reports(p) => ["ke-hoach/", plan(p), "/bao-cao.html"].concat(),
        Page::MoreReports(p, part) => format!("ke-hoach/{}/bao-cao-{}.html", plan(p), part + 1),
        Page::PlanText(p) => ["ke-hoach/", plan(p), "/van-ban.html"].concat(),
        Page::Target(p, t) => ["ke-hoach/", plan(p), "/chi-tieu/", &project.plans[p].targets[t].id, ".html"].concat(),
        Page::AreaIndex => "dia-ban/index.html".to_owned(),
        Page::Area(ix) => ["dia-ban/", area(ix), ".html"].concat(),
        Page::Notice(ix) => ["thong-bao/", area(ix), ".html"].concat(),
        Page::CompareIndex => "so-sanh/index.html".to_owned(),
        Page::Compare(p) => ["so-sanh/", plan(p), ".html"].concat(),
        Page::InstitutionIndex => "don-vi/index.html".to_owned(),
        Page::InstitutionGroup(ix) => ["don-vi/", area(ix), ".html"].concat(),
        Page::InstitutionList(ix, 0) => ["don-vi/", area(ix), "/index.html"].concat(),
        Page::InstitutionList(ix, part) => format!("don-vi/{}/index-{}.html", area(ix), part + 1),
        Page::Institution(ix) => {
            let institution = project.institution(ix);
            ["don-vi/", area(institution.area), "/", &institution.id, ".html"].concat()
        }
        Page::RankingIndex => "xep-hang/index.html".to_owned(),
        Page::Ranking(p, r) => {
            let kind = measured.plans[p].rankings[r].kind;
            ["xep-hang/", plan(p), "/", &project.institution_kinds[kind].id, ".html"].concat()
        }
        Page::MoreRanking(p, r, part) => {
            let kind = measured.plans[p].rankings[r].kind;
            format!("xep-hang/{}/{}.{}.html", plan(p), project.institution_kinds[kind].id, part + 1)
        }
        Page::Receipt(p, s, period) => ["can-cu/", plan(p), "/", &receipt_id(measured, p, s, period), ".html"].concat(),
        Page::Absent(p, s, period, part) => {
            let part = if part == 0 { String::new() } else { format!(".{}", part + 1) };
            ["con-thieu/", plan(p), "/", &receipt_id(measured, p, s, period), &part, ".html"].concat()
        }
        Page::YardstickIndex => "thuoc-do/index.html".to_owned(),
        Page::Yardstick(p) => ["thuoc-do/", plan(p), ".html"].concat(),
        Page::Search => "tim-kiem/index.html".to_owned(),
        Page::KindIndex(p) => ["tim-kiem/", plan(p), "/index.html"].concat(),
        Page::KindList(p, kind, part) => {
            let part = if part == 0 { String::new() } else { format!(".{}", part + 1) };
            ["tim-kiem/", plan(p), "/", &project.institution_kinds[kind].id, &part, ".html"].concat()
        }
        Page::Calendar => "lich-bao-cao/index.html".to_owned(),
        Page::PlanCalendar(p) => ["lich-bao-cao/", plan(p), ".html"].concat(),
        Page::ContentIndex(section) => [section.folder(), "/index.html"].concat(),
        Page::Content(ix) => [&project.pages[ix].section, "/", &project.pages[ix].slug, ".html"].concat(),
        Page::Data => "du-lieu/index.html".to_owned(),
        Page::DataFile(file) => ["du-lieu/", FILES[file].id, ".html"].concat(),
        Page::Changes => "thay-doi/index.html".to_owned(),
        Page::PeriodChanges(p, now) => {
            let period = measured.plans[p].periods[now].period.id().to_lowercase();
            ["thay-doi/", plan(p), ".", &period, ".html"].concat()
        }
        Page::Revisions => "thay-doi/dinh-chinh.html".to_owned(),
        Page::PlanRevisions(p, part) => {
            let part = if part == 0 { String::new() } else { format!(".{}", part + 1) };
            ["thay-doi/dinh-chinh/", plan(p), &part, ".html"].concat()
        }
        Page::EmbedIndex => "nhung/index.html".to_owned(),
        Page::EmbedList(p) => ["nhung/", plan(p), "/index.html"].concat(),
        Page::Embed(p, None, what) => ["nhung/", plan(p), "/", &what.id(measured, p), ".html"].concat(),
        Page::Embed(p, Some(t), what) => {
            ["nhung/", plan(p), "/", &project.plans[p].targets[t].id, "/", &what.id(measured, p), ".html"].concat()
        }
    }
}

/// A series in a period.
fn receipt_id(measured: &Measured<'_>, p: usize, s: usize, period: usize) -> String {
    let (project, plan) = (measured.project, &measured.plans[p]);
    [&plan.series[s].id(project, &project.plans[p]), ".", &plan.periods[period].period.id().to_lowercase()].concat()
}

/// Whether a page has a share card: those that people send to one another.
pub fn has_card(page: Page) -> bool {
    match page {
        Page::Home | Page::Plan(_) | Page::Area(_) | Page::Ranking(_, _) => true,
        Page::PlanIndex
        | Page::Tasks(_)
        | Page::Reports(_)
        | Page::MoreReports(_, _)
        | Page::PlanText(_)
        | Page::Target(_, _)
        | Page::AreaIndex
        | Page::Notice(_)
        | Page::CompareIndex
        | Page::Compare(_)
        | Page::InstitutionIndex
        | Page::InstitutionGroup(_)
        | Page::InstitutionList(_, _)
        | Page::Institution(_)
        | Page::RankingIndex
        | Page::MoreRanking(_, _, _)
        | Page::Calendar
        | Page::PlanCalendar(_)
        | Page::ContentIndex(_)
        | Page::Content(_)
        | Page::Receipt(_, _, _)
        | Page::Absent(..)
        | Page::YardstickIndex
        | Page::Yardstick(_)
        | Page::Search
        | Page::KindIndex(_)
        | Page::KindList(_, _, _)
        | Page::Data
        | Page::DataFile(_)
        | Page::EmbedIndex
        | Page::EmbedList(_)
        | Page::Embed(..)
        | Page::Changes
        | Page::PeriodChanges(_, _)
        | Page::Revisions
        | Page::PlanRevisions(_, _) => false,
    }
}

/// The address of a page's share card: it stands beside the page.
pub fn card(tail: &str) -> String {
    format!("{}.png", tail.strip_suffix(".html").unwrap_or(tail))
}

/// The part of a language's tree that an address is in: its first folder.
pub fn section(tail: &str) -> &str {
    tail.split_once('/').map_or("", |(folder, _)| folder)
}

/// `../` for each folder that a page stands in.
pub fn up(tail: &str) -> String {
    "../".repeat(tail.matches('/').count())
}

/// A relative link from one address to another in the same language; it always names the file.
pub fn relative(from: &str, to: &str) -> String {
    let common = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..common].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    let climb = from.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
    let mut link = "../".repeat(climb);
    link.push_str(&to[shared..]);
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_the_file() {
        assert_eq!(relative("index.html", "ke-hoach/a/index.html"), "ke-hoach/a/index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "index.html"), "../../index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "ke-hoach/a/chi-tieu/x.html"), "chi-tieu/x.html");
        assert_eq!(relative("ke-hoach/a/chi-tieu/x.html", "ke-hoach/a/index.html"), "../index.html");
        assert_eq!(relative("ke-hoach/a/index.html", "ke-hoach/b/index.html"), "../b/index.html");
        assert_eq!(relative("a/b.html", "a/b.html"), "b.html");
        assert_eq!(relative("a/b/c.html", "a/b.html"), "../b.html");
        assert_eq!(relative("a/bc/d.html", "a/bd/e.html"), "../bd/e.html");
        assert_eq!(relative("đ/a.html", "đ/ơ.html"), "ơ.html");
        assert_eq!(up("a/b/c.html"), "../../");
    }

    #[test]
    fn a_card_stands_beside_its_page() {
        assert_eq!(card("index.html"), "index.png");
        assert_eq!(card("dia-ban/xa-kim-son.html"), "dia-ban/xa-kim-son.png");
    }
}
