//! The table of all kinds of pages. An entry says everything about a kind but what its pages show: that is one file of `view/`.
//!
//! | column | meaning |
//! | --- | --- |
//! | name and ids | the variant of [`Page`](super::page::Page); its name in kebab case is the kind in `.minhbach/pages.csv` |
//! | `path(m)` | the address of a page below the folder of its language; `m` is what was measured |
//! | `all(l)` | every page of the kind that a site has; `l` are its [`Lists`](super::lists::Lists) |
//! | `view` | the function that makes its view, `body` the type of that view, `template` the file that draws it |
//! | `scope` | whose results a page may show |
//! | `card(c, b)` | what its share card shows, of the context and the body; empty for kinds without one |
//! | `charts(b)` | the charts of a body; empty for kinds without any |
//! | `script` | the theme's script that the page may use; the page is complete without it |
//! | `budget` | how large a page may be: `Ordinary` or `List` |
//! | `figures` | the page shows figures or institutions whatever the data hold |
//! | `framed` | the page is drawn for frames on other sites |
//!
//! A new kind of page needs, beside its entry here:
//!
//! 1. its file in `view/`, with a line in `view/mod.rs`,
//! 2. its template,
//! 3. its words in Vietnamese and
//! 4. in English,
//!
//! and a link on an existing page. No other list names the kinds: the tests read this table, and only a kind that the bundled site
//! does not have needs a line in `tests/pages/kinds.csv`.
//!
//! A chart that no page has yet needs a variant in `chart_id.rs`, its page and its drawing in `shared/embed.rs`, a function in
//! `shared/` that fills it, and a check in `tools/recount.py`. A picture of a new sort also needs a variant in `chart.rs` and a file in
//! `render/chart/`.
//!
//! The table is a macro that hands its entries to another macro, because two files are made from it: `page.rs`, which every view
//! uses to link, and `pages.rs`, which uses every view.

macro_rules! page_table {
    ($consumer:ident) => {
        $consumer! {
            /// The home page.
            Home {
                path(m): "index.html".to_owned(),
                all(l): [Page::Home],
                view: home::page, body: home::Home, template: "home.html",
                scope: Scope::All, card(c, b): [home::card(c, b)], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// All plans.
            PlanIndex {
                path(m): "ke-hoach/index.html".to_owned(),
                all(l): [Page::PlanIndex],
                view: plan_index::page, body: plan_index::PlanIndex, template: "plan-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// A plan.
            Plan(plan: PlanIx) {
                path(m): ["ke-hoach/", slug::plan(m, plan), "/index.html"].concat(),
                all(l): l.plans().map(Page::Plan),
                view: plan::page, body: plan::PlanPage, template: "plan.html",
                scope: Scope::Plan(plan), card(c, b): [plan::card(c, plan)], charts(b): [&b.charts], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// A plan's tasks.
            Tasks(plan: PlanIx) {
                path(m): ["ke-hoach/", slug::plan(m, plan), "/nhiem-vu.html"].concat(),
                all(l): l.plans().map(Page::Tasks),
                view: tasks::page, body: tasks::TaskPage, template: "tasks.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// A plan's reports; a long list continues in [`Page::MoreReports`].
            Reports(plan: PlanIx) {
                path(m): ["ke-hoach/", slug::plan(m, plan), "/bao-cao.html"].concat(),
                all(l): l.plans().map(Page::Reports),
                view: reports::page, body: reports::ReportsPage, template: "reports.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The reports of a plan that its first page has no room for: part, from 1.
            MoreReports(plan: PlanIx, part: usize) {
                path(m): format!("ke-hoach/{}/bao-cao-{}.html", slug::plan(m, plan), part + 1),
                all(l): l.more_reports().map(|(plan, part)| Page::MoreReports(plan, part)),
                view: reports::more, body: reports::ReportsPage, template: "reports.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// A plan's official text.
            PlanText(plan: PlanIx) {
                path(m): ["ke-hoach/", slug::plan(m, plan), "/van-ban.html"].concat(),
                all(l): l.plans().map(Page::PlanText),
                view: plan_text::page, body: plan_text::TextPage, template: "plan-text.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// A target of a plan.
            Target(plan: PlanIx, target: TargetIx) {
                path(m): ["ke-hoach/", slug::plan(m, plan), "/chi-tieu/", slug::target(m, plan, target), ".html"].concat(),
                all(l): l.targets().map(|(plan, target)| Page::Target(plan, target)),
                view: target::page, body: target::TargetPage, template: "target.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [&b.charts], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// All areas.
            AreaIndex {
                path(m): "dia-ban/index.html".to_owned(),
                all(l): [Page::AreaIndex],
                view: area_index::page, body: area_index::AreaIndex, template: "area-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// An area.
            Area(area: AreaIx) {
                path(m): ["dia-ban/", slug::area(m, area), ".html"].concat(),
                all(l): l.areas().map(Page::Area),
                view: area::page, body: area::AreaPage, template: "area.html",
                scope: Scope::Area(area), card(c, b): [area::card(c, area)], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// An area's results to pin to a board and to read aloud.
            Notice(area: AreaIx) {
                path(m): ["thong-bao/", slug::area(m, area), ".html"].concat(),
                all(l): l.areas_with_figures().map(Page::Notice),
                view: notice::page, body: notice::NoticePage, template: "notice.html",
                scope: Scope::Area(area), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// All comparisons.
            CompareIndex {
                path(m): "so-sanh/index.html".to_owned(),
                all(l): [Page::CompareIndex],
                view: compare_index::page, body: compare_index::CompareIndex, template: "compare-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The areas of a plan compared.
            Compare(plan: PlanIx) {
                path(m): ["so-sanh/", slug::plan(m, plan), ".html"].concat(),
                all(l): l.plans().map(Page::Compare),
                view: compare::page, body: compare::ComparePage, template: "compare.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [&b.charts], script: "compare.js", budget: List, figures: true, framed: false,
            }
            /// Where institutions are.
            InstitutionIndex {
                path(m): "don-vi/index.html".to_owned(),
                all(l): [Page::InstitutionIndex],
                view: institution_index::page, body: institution_index::InstitutionIndex, template: "institution-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// The areas inside an area that have institutions, where all of them are too many for one page.
            InstitutionGroup(area: AreaIx) {
                path(m): ["don-vi/", slug::area(m, area), ".html"].concat(),
                all(l): l.groups.keys().map(|area| Page::InstitutionGroup(*area)),
                view: institution_group::page, body: institution_group::InstitutionGroup, template: "institution-group.html",
                scope: Scope::Nothing, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// The institutions of an area; long lists have several parts, from 0.
            InstitutionList(area: AreaIx, part: usize) {
                path(m): ["don-vi/", slug::area(m, area), "/index", &slug::part("-", part), ".html"].concat(),
                all(l): l.institution_lists().map(|(area, part)| Page::InstitutionList(area, part)),
                view: institution_list::page, body: institution_list::InstitutionList, template: "institution-list.html",
                scope: Scope::InstitutionsOf(area), card(c, b): [], charts(b): [], script: "", budget: List, figures: true, framed: false,
            }
            /// An institution.
            Institution(institution: InstitutionIx) {
                path(m): slug::institution(m, institution),
                all(l): l.institutions().map(Page::Institution),
                view: institution::page, body: institution::InstitutionPage, template: "institution.html",
                scope: Scope::Institution(institution), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// What plans allow to be ranked.
            RankingIndex {
                path(m): "xep-hang/index.html".to_owned(),
                all(l): [Page::RankingIndex],
                view: ranking_index::page, body: ranking_index::RankingIndex, template: "ranking-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// A ranking of a plan; a long one continues in [`Page::MoreRanking`].
            Ranking(plan: PlanIx, ranking: RankingIx) {
                path(m): ["xep-hang/", slug::plan(m, plan), "/", slug::ranking(m, plan, ranking), ".html"].concat(),
                all(l): l.rankings().map(|(plan, ranking)| Page::Ranking(plan, ranking)),
                view: ranking::page, body: ranking::RankingPage, template: "ranking.html",
                scope: Scope::Plan(plan), card(c, b): [ranking::card(c, plan, ranking, b)], charts(b): [], script: "", budget: List, figures: true, framed: false,
            }
            /// The rows of a ranking that its first page has no room for: part, from 1.
            MoreRanking(plan: PlanIx, ranking: RankingIx, part: usize) {
                path(m): [
                    "xep-hang/", slug::plan(m, plan), "/", slug::ranking(m, plan, ranking), &slug::part(".", part), ".html",
                ].concat(),
                all(l): l.more_rankings().map(|(plan, ranking, part)| Page::MoreRanking(plan, ranking, part)),
                view: ranking::more, body: ranking::RankingPage, template: "ranking.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: true, framed: false,
            }
            /// The reporting calendar.
            Calendar {
                path(m): "lich-bao-cao/index.html".to_owned(),
                all(l): [Page::Calendar],
                view: calendar::page, body: calendar::Calendar, template: "calendar.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// The reporting calendar of a plan, where that of all is too long for one page.
            PlanCalendar(plan: PlanIx) {
                path(m): ["lich-bao-cao/", slug::plan(m, plan), ".html"].concat(),
                all(l): l.plan_calendars().map(Page::PlanCalendar),
                view: calendar::of_plan, body: calendar::Calendar, template: "calendar.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// All written pages of a section.
            ContentIndex(section: Section) {
                path(m): [section.folder(), "/index.html"].concat(),
                all(l): [Page::ContentIndex(Section::Guides), Page::ContentIndex(Section::Warnings)],
                view: content_index::page, body: content_index::ContentIndex, template: "content-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// A written page.
            Content(content: ContentIx) {
                path(m): slug::content(m, content),
                all(l): l.contents().map(Page::Content),
                view: content::page, body: content::ContentPage, template: "content.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// What the readings of a series in a period were made of.
            Receipt(plan: PlanIx, series: SeriesIx, period: PeriodIx) {
                path(m): ["can-cu/", slug::plan(m, plan), "/", &slug::reading(m, plan, series, period), ".html"].concat(),
                all(l): l.readings().map(|(plan, series, period)| Page::Receipt(plan, series, period)),
                view: receipt::page, body: receipt::ReceiptPage, template: "receipt.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// Who is missing from a receipt, where they are too many for its page; part, from 0.
            Absent(plan: PlanIx, series: SeriesIx, period: PeriodIx, part: usize) {
                path(m): [
                    "con-thieu/", slug::plan(m, plan), "/", &slug::reading(m, plan, series, period), &slug::part(".", part), ".html",
                ].concat(),
                all(l): l.absent_parts().map(|(plan, series, period, part)| Page::Absent(plan, series, period, part)),
                view: absent::page, body: absent::AbsentPage, template: "absent.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// Every plan by every plan's rule on payment methods.
            YardstickIndex {
                path(m): "thuoc-do/index.html".to_owned(),
                all(l): l.has_yardsticks().then_some(Page::YardstickIndex),
                view: yardstick::index, body: yardstick::YardstickPage, template: "yardstick.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The areas of a plan by every plan's rule on payment methods.
            Yardstick(plan: PlanIx) {
                path(m): ["thuoc-do/", slug::plan(m, plan), ".html"].concat(),
                all(l): l.plans().filter(|_| l.has_yardsticks()).map(Page::Yardstick),
                view: yardstick::page, body: yardstick::YardstickPage, template: "yardstick.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The search.
            Search {
                path(m): "tim-kiem/index.html".to_owned(),
                all(l): [Page::Search],
                view: search::page, body: search::SearchPage, template: "search.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "search.js", budget: Ordinary, figures: false, framed: false,
            }
            /// The kinds of institutions in a plan, where those of all plans are too many for the page of the search.
            KindIndex(plan: PlanIx) {
                path(m): ["tim-kiem/", slug::plan(m, plan), "/index.html"].concat(),
                all(l): l.kind_indexes().map(Page::KindIndex),
                view: kind_index::page, body: kind_index::KindIndex, template: "kind-index.html",
                scope: Scope::Nothing, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The institutions of a kind in a plan; long lists have several parts, from 0.
            KindList(plan: PlanIx, kind: KindIx, part: usize) {
                path(m): ["tim-kiem/", slug::plan(m, plan), "/", slug::kind(m, kind), &slug::part(".", part), ".html"].concat(),
                all(l): l.kind_lists().map(|(plan, kind, part)| Page::KindList(plan, kind, part)),
                view: kind_list::page, body: kind_list::KindList, template: "kind-list.html",
                scope: Scope::InstitutionsOfKind(plan, kind), card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// Open data.
            Data {
                path(m): "du-lieu/index.html".to_owned(),
                all(l): [Page::Data],
                view: data::page, body: data::DataPage, template: "data.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// The parts of a long file of open data.
            DataFile(file: DataFileIx) {
                path(m): ["du-lieu/", slug::data_file(file), ".html"].concat(),
                all(l): l.long_data_files().map(Page::DataFile),
                view: data_file::page, body: data_file::DataFilePage, template: "data-file.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: List, figures: false, framed: false,
            }
            /// What changed.
            Changes {
                path(m): "thay-doi/index.html".to_owned(),
                all(l): [Page::Changes],
                view: changes::page, body: changes::ChangesPage, template: "changes.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// What one report changed.
            PeriodChanges(plan: PlanIx, period: PeriodIx) {
                path(m): ["thay-doi/", slug::plan(m, plan), ".", &slug::period(m, plan, period), ".html"].concat(),
                all(l): l.periods().map(|(plan, period)| Page::PeriodChanges(plan, period)),
                view: period_changes::page, body: period_changes::PeriodPage, template: "period-changes.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// Published values that were changed.
            Revisions {
                path(m): "thay-doi/dinh-chinh.html".to_owned(),
                all(l): [Page::Revisions],
                view: revisions::page, body: revisions::RevisionsPage, template: "revisions.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// Published values of a plan that were changed, where those of all are too many for one page; part, from 0.
            PlanRevisions(plan: PlanIx, part: usize) {
                path(m): ["thay-doi/dinh-chinh/", slug::plan(m, plan), &slug::part(".", part), ".html"].concat(),
                all(l): l.plan_revisions().map(|(plan, part)| Page::PlanRevisions(plan, part)),
                view: revisions::of_plan, body: revisions::RevisionsPage, template: "revisions.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: true, framed: false,
            }
            /// How other sites may frame a chart.
            EmbedIndex {
                path(m): "nhung/index.html".to_owned(),
                all(l): [Page::EmbedIndex],
                view: embed_index::page, body: embed_index::EmbedIndex, template: "embed-index.html",
                scope: Scope::All, card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// The charts of a plan, to be framed.
            EmbedList(plan: PlanIx) {
                path(m): ["nhung/", slug::plan(m, plan), "/index.html"].concat(),
                all(l): l.plans().map(Page::EmbedList),
                view: embed_list::page, body: embed_list::EmbedList, template: "embed-list.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [], script: "", budget: Ordinary, figures: false, framed: false,
            }
            /// A chart of a plan's page, or of a target's, by itself.
            Embed(plan: PlanIx, target: Option<TargetIx>, chart: ChartId) {
                path(m): ["nhung/", slug::plan(m, plan), "/", &slug::chart(m, plan, target, chart), ".html"].concat(),
                all(l): l.charts().map(|(plan, target, chart)| Page::Embed(plan, target, chart)),
                view: embed::page, body: embed::EmbedPage, template: "embed.html",
                scope: Scope::Plan(plan), card(c, b): [], charts(b): [b.chart.as_slice()], script: "", budget: Ordinary, figures: false, framed: true,
            }
        }
    };
}

pub(super) use page_table;
