//! Addresses: every page has one, known before a byte is rendered, the same in every language tree.

use std::collections::{BTreeMap, BTreeSet};

use super::files::FILES;
use super::table::{self, Part};
use crate::measure::Measured;
use crate::model::Project;
use crate::model::area::AreaIx;
use crate::model::institution::InstitutionIx;
use crate::site::pictured::{self, Pictured};

/// Institutions on one page of a list at most.
pub const LIST_ROWS: usize = 200;

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
    /// The institutions of an area; long lists have several parts, from 0.
    InstitutionList(AreaIx, usize),
    /// An institution.
    Institution(InstitutionIx),
    /// What plans allow to be ranked.
    RankingIndex,
    /// A list of a plan: place in `PlanMeasured::rankings`.
    Ranking(usize, usize),
    /// The reporting calendar.
    Calendar,
    /// All written pages of a section.
    ContentIndex(Section),
    /// A written page (place in `Project::pages`).
    Content(usize),
    /// What the readings of a series in a period were made of: place in `PlanMeasured::series`, in `PlanMeasured::periods`.
    Receipt(usize, usize, usize),
    /// Every plan by every plan's rule on payment methods.
    YardstickIndex,
    /// The areas of a plan by every plan's rule on payment methods.
    Yardstick(usize),
    /// The search.
    Search,
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
    pages: BTreeMap<String, Page>,
    /// Areas in which institutions first stood, with those institutions.
    pub institutions_by_area: BTreeMap<AreaIx, Vec<InstitutionIx>>,
    /// Plan and kind, with the institutions of that kind; plans that count the same institutions share one list.
    pub by_kind: BTreeMap<(usize, usize), Vec<InstitutionIx>>,
    /// The parts in which each of `files::FILES` is published.
    pub data: Vec<Vec<Part>>,
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
        for (p, plan) in project.plans.iter().enumerate() {
            pages.extend([Page::Plan(p), Page::Tasks(p), Page::Reports(p), Page::PlanText(p), Page::Compare(p)]);
            pages.extend((0..plan.targets.len()).map(|t| Page::Target(p, t)));
            pages.push(Page::EmbedList(p));
            pages.extend(pictured::of_plan(measured, p).into_iter().map(|what| Page::Embed(p, None, what)));
            for t in 0..plan.targets.len() {
                pages.extend(pictured::of_target(measured, p, t).into_iter().map(|what| Page::Embed(p, Some(t), what)));
            }
            pages.extend((0..measured.plans[p].rankings.len()).map(|r| Page::Ranking(p, r)));
            let (series, periods) = (measured.plans[p].series.len(), measured.plans[p].periods.len());
            pages.extend((0..periods).map(|period| Page::PeriodChanges(p, period)));
            pages.extend((0..series).flat_map(|s| (0..periods).map(move |period| Page::Receipt(p, s, period))));
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
        for ((p, kind), list) in &by_kind {
            pages.extend((0..list.len().div_ceil(LIST_ROWS)).map(|part| Page::KindList(*p, *kind, part)));
        }
        pages.extend((0..project.pages.len()).map(Page::Content));
        let data: Vec<Vec<Part>> = FILES.iter().map(|file| table::parts(measured, file)).collect();
        pages.extend((0..data.len()).filter(|f| data[*f].len() > 1).map(Page::DataFile));
        let pages = pages.into_iter().map(|page| (tail(measured, page), page)).collect();
        Self { pages, institutions_by_area, by_kind, data }
    }

    /// Every address with its page, in order of address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Page)> {
        self.pages.iter().map(|(tail, page)| (tail.as_str(), *page))
    }

    /// The page at an address, which is the part behind the language.
    pub fn find(&self, tail: &str) -> Option<Page> {
        self.pages.get(tail).copied()
    }

    /// Number of pages in one language.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }
}

/// Plans whose institutions are not those of an earlier plan.
pub fn plans_with_own_members(measured: &Measured<'_>) -> Vec<usize> {
    let members = |p: usize| &measured.plans[p].members;
    let is_own = |p: &usize| !members(*p).is_empty() && !(0..*p).any(|earlier| members(earlier) == members(*p));
    (0..measured.plans.len()).filter(is_own).collect()
}

/// The address of a page behind the language: `ke-hoach/kim-son-2022/index.html`.
pub fn tail(measured: &Measured<'_>, page: Page) -> String {
    let project: &Project = measured.project;
    let plan = |p: usize| &project.plans[p].id;
    let area = |ix: AreaIx| &project.area(ix).id;
    match page {
        Page::Home => "index.html".to_owned(),
        Page::PlanIndex => "ke-hoach/index.html".to_owned(),
        Page::Plan(p) => format!("ke-hoach/{}/index.html", plan(p)),
        Page::Tasks(p) => format!("ke-hoach/{}/nhiem-vu.html", plan(p)),
        Page::Reports(p) => format!("ke-hoach/{}/bao-cao.html", plan(p)),
        Page::PlanText(p) => format!("ke-hoach/{}/van-ban.html", plan(p)),
        Page::Target(p, t) => format!("ke-hoach/{}/chi-tieu/{}.html", plan(p), project.plans[p].targets[t].id),
        Page::AreaIndex => "dia-ban/index.html".to_owned(),
        Page::Area(ix) => format!("dia-ban/{}.html", area(ix)),
        Page::Notice(ix) => format!("thong-bao/{}.html", area(ix)),
        Page::CompareIndex => "so-sanh/index.html".to_owned(),
        Page::Compare(p) => format!("so-sanh/{}.html", plan(p)),
        Page::InstitutionIndex => "don-vi/index.html".to_owned(),
        Page::InstitutionList(ix, 0) => format!("don-vi/{}/index.html", area(ix)),
        Page::InstitutionList(ix, part) => format!("don-vi/{}/index-{}.html", area(ix), part + 1),
        Page::Institution(ix) => {
            let institution = project.institution(ix);
            format!("don-vi/{}/{}.html", area(institution.area), institution.id)
        }
        Page::RankingIndex => "xep-hang/index.html".to_owned(),
        Page::Ranking(p, r) => {
            let kind = measured.plans[p].rankings[r].kind;
            format!("xep-hang/{}/{}.html", plan(p), project.institution_kinds[kind].id)
        }
        Page::Receipt(p, s, period) => {
            let measured = &measured.plans[p];
            let series = measured.series[s].id(project, &project.plans[p]);
            let period = measured.periods[period].period.id().to_lowercase();
            format!("can-cu/{}/{series}.{period}.html", plan(p))
        }
        Page::YardstickIndex => "thuoc-do/index.html".to_owned(),
        Page::Yardstick(p) => format!("thuoc-do/{}.html", plan(p)),
        Page::Search => "tim-kiem/index.html".to_owned(),
        Page::KindList(p, kind, part) => {
            let part = if part == 0 { String::new() } else { format!(".{}", part + 1) };
            format!("tim-kiem/{}/{}{part}.html", plan(p), project.institution_kinds[kind].id)
        }
        Page::Calendar => "lich-bao-cao/index.html".to_owned(),
        Page::ContentIndex(section) => format!("{}/index.html", section.folder()),
        Page::Content(ix) => format!("{}/{}.html", project.pages[ix].section, project.pages[ix].slug),
        Page::Data => "du-lieu/index.html".to_owned(),
        Page::DataFile(file) => format!("du-lieu/{}.html", FILES[file].id),
        Page::Changes => "thay-doi/index.html".to_owned(),
        Page::PeriodChanges(p, now) => {
            let period = measured.plans[p].periods[now].period.id().to_lowercase();
            format!("thay-doi/{}.{period}.html", plan(p))
        }
        Page::Revisions => "thay-doi/dinh-chinh.html".to_owned(),
        Page::EmbedIndex => "nhung/index.html".to_owned(),
        Page::EmbedList(p) => format!("nhung/{}/index.html", plan(p)),
        Page::Embed(p, None, what) => format!("nhung/{}/{}.html", plan(p), what.id(measured, p)),
        Page::Embed(p, Some(t), what) => {
            format!("nhung/{}/{}/{}.html", plan(p), project.plans[p].targets[t].id, what.id(measured, p))
        }
    }
}

/// Whether a page has a share card: those that people send to one another.
pub fn has_card(page: Page) -> bool {
    match page {
        Page::Home | Page::Plan(_) | Page::Area(_) | Page::Ranking(_, _) => true,
        Page::PlanIndex
        | Page::Tasks(_)
        | Page::Reports(_)
        | Page::PlanText(_)
        | Page::Target(_, _)
        | Page::AreaIndex
        | Page::Notice(_)
        | Page::CompareIndex
        | Page::Compare(_)
        | Page::InstitutionIndex
        | Page::InstitutionList(_, _)
        | Page::Institution(_)
        | Page::RankingIndex
        | Page::Calendar
        | Page::ContentIndex(_)
        | Page::Content(_)
        | Page::Receipt(_, _, _)
        | Page::YardstickIndex
        | Page::Yardstick(_)
        | Page::Search
        | Page::KindList(_, _, _)
        | Page::Data
        | Page::DataFile(_)
        | Page::EmbedIndex
        | Page::EmbedList(_)
        | Page::Embed(..)
        | Page::Changes
        | Page::PeriodChanges(_, _)
        | Page::Revisions => false,
    }
}

/// The address of a page's share card: it stands beside the page.
pub fn card(tail: &str) -> String {
    format!("{}.png", tail.strip_suffix(".html").unwrap_or(tail))
}

/// `../` for each folder that a page stands in.
pub fn up(tail: &str) -> String {
    "../".repeat(tail.matches('/').count())
}

/// A relative link from one address to another in the same language; it always names the file.
pub fn relative(from: &str, to: &str) -> String {
    let shared = from
        .split('/')
        .zip(to.split('/'))
        .take_while(|(a, b)| a == b)
        .count()
        .min(from.matches('/').count())
        .min(to.matches('/').count());
    let climb = "../".repeat(from.matches('/').count() - shared);
    let rest = to.splitn(shared + 1, '/').last().unwrap_or(to);
    format!("{climb}{rest}")
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
        assert_eq!(up("a/b/c.html"), "../../");
    }

    #[test]
    fn a_card_stands_beside_its_page() {
        assert_eq!(card("index.html"), "index.png");
        assert_eq!(card("dia-ban/xa-kim-son.html"), "dia-ban/xa-kim-son.png");
    }
}
