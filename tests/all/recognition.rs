//! Who is named, and by which rule: honours, rankings and lists of those not doing well.

use std::collections::BTreeSet;

use minhbach::measure::measure;
use minhbach::measure::rank::{LeftOut, Placed, Ranking};
use minhbach::model::ids::{InstitutionIx, LangIx, PlanIx, ResultsIx};
use minhbach::model::plan::Criteria;
use minhbach::model::result::Cell;
use minhbach::site::context::Site;
use minhbach::site::page::Page;
use minhbach::site::pages::Body;
use minhbach::site::view::ranking::RankingPage;

use crate::support::{Small, with_bundled, with_site};

const PLAN: &str = "data/plans/mau-2024/plan.yaml";
const Q3: &str = "data/plans/mau-2024/results/2024-Q3";

/// The rankings of the small project: schools, then health stations.
fn with_small(small: &Small, test: impl FnOnce(&Site<'_>, &Ranking, &Ranking)) {
    with_site(&small.folder, None, |site| {
        let rankings = &site.measured.plans.raw[0].rankings.raw;
        test(site, &rankings[0], &rankings[1]);
    });
}

fn ids(site: &Site<'_>, list: &Option<Vec<Placed>>) -> Vec<String> {
    list.iter().flatten().map(|placed| site.measured.project.institution(placed.institution).id.clone()).collect()
}

fn plan(site: &Site<'_>, id: &str) -> PlanIx {
    site.measured.project.plans.position(|plan| plan.id == id).unwrap()
}

/// Every first page of a plan's rankings, in both languages.
fn pages(site: &Site<'_>, p: PlanIx) -> Vec<(LangIx, RankingPage)> {
    let mut all = Vec::new();
    for lang in [LangIx::ROOT, LangIx::new(1)] {
        for r in site.measured.plans[p].rankings.keys() {
            let Body::Ranking(page) = site.view(Page::Ranking(p, r), lang).body else {
                panic!("{r:?} is not a ranking")
            };
            all.push((lang, *page));
        }
    }
    all
}

#[test]
fn the_late_report_of_a_district_keeps_none_of_its_schools_off_a_list() {
    // The district reported six days late.
    with_small(&Small::new(), |site, schools, stations| {
        assert_eq!(ids(site, &schools.ranked), ["truong-1", "truong-2"]);
        assert_eq!(ids(site, &schools.honoured), ["truong-1", "truong-2"]);
        let reasons: Vec<LeftOut> = schools.left_out.iter().map(|(_, reason)| *reason).collect();
        assert_eq!(reasons, [LeftOut::NoFigure], "the school in the west, whose report is missing");
        assert_eq!(ids(site, &stations.weak), [""; 0], "two of twenty is 10%, not below it");
    });
}

/// The small project with honours alone.
fn honours_only(rule: &str) -> Small {
    let small = Small::new();
    small.edit(PLAN, "modes: [honour, rank, criticise]", "modes: [honour]");
    small.edit(PLAN, "  rank_by: [cashless-count]\n", "");
    small.edit(PLAN, "  criticise: {below: {cashless-count: 10%}}\n", "");
    small.edit(PLAN, "honour: {payment_rule: yes, at_least: {cashless-count: 40%}}", &format!("honour: {rule}"));
    small
}

#[test]
fn honours_that_compare_no_figure_leave_nobody_with_a_row_out() {
    with_small(&honours_only("{payment_rule: yes}"), |site, schools, stations| {
        assert_eq!(ids(site, &schools.honoured), ["truong-1", "truong-2"]);
        assert_eq!(ids(site, &stations.honoured), ["tram-1"]);
        let all: Vec<LeftOut> = schools.left_out.iter().chain(&stations.left_out).map(|(_, why)| *why).collect();
        assert_eq!(all, [LeftOut::NoFigure; 2], "those of the west, which has not reported");
        for (_, page) in pages(site, PlanIx::new(0)) {
            assert!(page.honoured.iter().flatten().all(|row| row.value.is_empty() && row.fraction.is_empty()));
        }
    });
}

#[test]
fn the_plans_number_of_methods_decides_who_is_honoured_for_it() {
    let small = honours_only("{payment_rule: no, needs: [method-rule]}");
    // The plan asks for two methods.
    small.edit(&format!("{Q3}/rows.csv"), "truong-2,dong,qr card", "truong-2,dong,qr");
    with_small(&small, |site, schools, _| assert_eq!(ids(site, &schools.honoured), ["truong-1"]));
}

#[test]
fn no_list_depends_on_the_days_of_receipt() {
    with_bundled(|site| {
        let mut project = site.measured.project.clone();
        for results in project.results.iter_mut().flatten() {
            for report in &mut results.reports {
                report.received = project.config.as_of;
            }
        }
        let later = measure(&project);
        for (plan, other) in site.measured.plans.iter().zip(&later.plans) {
            assert_eq!(plan.rankings, other.rankings);
        }
    });
}

#[test]
fn nobody_is_named_as_not_doing_well_on_provisional_figures() {
    let small = Small::new();
    small.edit(&format!("{Q3}/rows.csv"), "tram-1,dong,card,20,2", "tram-1,dong,card,20,1");
    with_small(&small, |site, _, stations| assert_eq!(ids(site, &stations.weak), ["tram-1"]));
    small.edit(&format!("{Q3}/reports.yaml"), "status: final", "status: provisional");
    with_small(&small, |site, _, stations| {
        assert_eq!(ids(site, &stations.weak), [""; 0]);
        assert_eq!(ids(site, &stations.ranked), ["tram-1"]);
    });
}

#[test]
fn nobody_is_named_as_not_doing_well_on_figures_of_an_older_period() {
    // In the second quarter the school in the west had 3 of 40. It has not reported since.
    let small = Small::new();
    let rows = "data/plans/mau-2024/results/2024-Q2/rows.yaml";
    small.edit(rows, "total_count: 40, cashless_count: 4,", "total_count: 40, cashless_count: 3,");
    with_small(&small, |site, schools, _| {
        assert_eq!(ids(site, &schools.weak), [""; 0]);
        let reasons: Vec<LeftOut> = schools.left_out.iter().map(|(_, reason)| *reason).collect();
        assert_eq!(reasons, [LeftOut::NoFigure]);
    });
}

#[test]
fn an_institution_below_the_level_of_those_not_doing_well_is_not_honoured() {
    let small = Small::new();
    small.edit(PLAN, "below: {cashless-count: 10%}", "below: {cashless-count: 45%}");
    with_small(&small, |site, schools, _| {
        // 50% and 40%; honours ask for 40%.
        assert_eq!(ids(site, &schools.honoured), ["truong-1"]);
        assert_eq!(ids(site, &schools.weak), ["truong-2"]);
    });
    with_bundled(|site| {
        let mut weak = 0;
        for ranking in site.measured.plans.iter().flat_map(|plan| &plan.rankings) {
            let set = |list: &Option<Vec<Placed>>| -> BTreeSet<InstitutionIx> {
                list.iter().flatten().map(|placed| placed.institution).collect()
            };
            assert!(set(&ranking.honoured).is_disjoint(&set(&ranking.weak)));
            weak += set(&ranking.weak).len();
        }
        assert!(weak > 0, "no list to check");
    });
}

#[test]
fn those_named_are_below_every_level_of_the_rule() {
    let small = Small::new();
    small.edit(PLAN, "below: {cashless-count: 10%}", "below: {cashless-count: 45%, cashless-value: 41%}");
    // The second school: 24 of 60 by number, 250 of 600 thousand by value.
    with_small(&small, |site, schools, _| assert_eq!(ids(site, &schools.weak), [""; 0]));
    small.edit(PLAN, "cashless-value: 41%", "cashless-value: 42%");
    with_small(&small, |site, schools, _| assert_eq!(ids(site, &schools.weak), ["truong-2"]));
}

#[test]
fn both_sides_of_a_clause_count_in_a_ranking() {
    let small = Small::new();
    small.edit(PLAN, "rank_by: [cashless-count]", "rank_by: [cashless-count, two-methods]");
    with_small(&small, |site, schools, stations| {
        assert_eq!(ids(site, &schools.ranked), ["truong-1", "truong-2"]);
        let two = site.measured.project.indicators.position(|i| i.id == "two-methods").unwrap();
        assert_eq!(ids(site, &stations.ranked), [""; 0], "one method");
        let reasons: Vec<LeftOut> = stations.left_out.iter().map(|(_, reason)| *reason).collect();
        assert_eq!(reasons, [LeftOut::Lacks(two), LeftOut::NoFigure]);
    });
    with_bundled(|site| {
        let project = site.measured.project;
        let field = project.fields.position(|field| field.id == "digital_platform").unwrap();
        for id in ["dak-nong-2022", "quang-tri-2022"] {
            let p = plan(site, id);
            let mut listed = 0;
            for ranking in &site.measured.plans[p].rankings {
                for placed in ranking.ranked.iter().chain(&ranking.honoured).flatten() {
                    let row = project.results[p][ranking.results].row(placed.institution).unwrap();
                    assert_eq!(row.cells[field], Cell::YesNo(true), "{}", project.institution(placed.institution).id);
                    listed += 1;
                }
            }
            assert!(listed > 10, "{id}: {listed}");
        }
    });
}

#[test]
fn an_honour_may_need_what_is_yes_or_no() {
    let small = Small::new();
    let honour = "{payment_rule: no, at_least: {cashless-count: 5%}}";
    small.edit(PLAN, "{payment_rule: yes, at_least: {cashless-count: 40%}}", honour);
    with_small(&small, |site, _, stations| assert_eq!(ids(site, &stations.honoured), ["tram-1"]));
    small.edit(PLAN, "{payment_rule: no,", "{payment_rule: no, needs: [two-methods],");
    with_small(&small, |site, schools, stations| {
        assert_eq!(ids(site, &schools.honoured), ["truong-1", "truong-2"]);
        assert_eq!(ids(site, &stations.honoured), [""; 0]);
    });
}

#[test]
fn an_honour_asks_for_all_methods_where_the_plan_lists_them_without_a_number() {
    let small = Small::new();
    small.edit(&format!("{Q3}/rows.csv"), "truong-2,dong,qr card", "truong-2,dong,qr");
    small.edit(PLAN, "methods: {at_least: 2}, of: [qr, card]", "methods: {at_least: 1}, of: [qr, card]");
    with_small(&small, |site, schools, _| assert_eq!(ids(site, &schools.honoured), ["truong-1", "truong-2"]));
    small.edit(PLAN, "methods: {at_least: 1}, of: [qr, card]", "methods: listed, of: [qr, card]");
    with_small(&small, |site, schools, _| assert_eq!(ids(site, &schools.honoured), ["truong-1"]));
}

#[test]
fn an_honour_asks_for_the_payment_module_that_the_plan_demands() {
    with_bundled(|site| {
        let mut project = site.measured.project.clone();
        let field = project.fields.position(|field| field.id == "payment_module").unwrap();
        let honoured = |measured: &minhbach::measure::Measured<'_>, p: PlanIx| -> usize {
            measured.plans[p].rankings.iter().flat_map(|ranking| &ranking.honoured).map(Vec::len).sum()
        };
        let (with, without) = (plan(site, "quang-ngai-2025"), plan(site, "quang-tri-2022"));
        assert!(honoured(site.measured, with) > 0 && honoured(site.measured, without) > 0);
        for row in project.results.iter_mut().flatten().flat_map(|results| &mut results.rows) {
            row.cells[field] = Cell::YesNo(false);
        }
        let other = measure(&project);
        assert_eq!(honoured(&other, with), 0, "Quảng Ngãi III.1: tích hợp module thanh toán");
        assert_eq!(honoured(&other, without), honoured(site.measured, without), "Quảng Trị asks for none");
    });
}

#[test]
fn places_are_compared_with_a_period_of_the_same_length() {
    let small = Small::new();
    let results = |period: &str| small.path(&format!("data/plans/mau-2024/results/{period}"));
    with_small(&small, |_, schools, _| assert_eq!(schools.before, Some(ResultsIx::new(1)), "the second quarter"));
    std::fs::rename(results("2024-Q2"), results("2024-H1")).unwrap();
    let reports = "data/plans/mau-2024/results/2024-H1/reports.yaml";
    let text = small.read(reports).replace(" duty: quarterly,", "");
    small.write(reports, text);
    with_small(&small, |site, schools, _| {
        let periods: Vec<String> = site.measured.project.results.raw[0].iter().map(|r| r.period.id()).collect();
        assert_eq!(periods, ["2024-Q1", "2024-H1", "2024-Q3"]);
        assert_eq!(schools.before, Some(ResultsIx::new(0)), "not the half-year");
    });
    with_bundled(|site| {
        for (p, plan) in site.measured.plans.iter_enumerated() {
            for ranking in &plan.rankings {
                let period = |ix: ResultsIx| site.measured.project.results[p][ix].period;
                let before = ranking.before.map(period);
                assert!(before.is_none_or(|before| before.is_as_long_as(period(ranking.results))));
            }
        }
    });
}

#[test]
fn there_are_no_places_where_the_plan_does_not_rank() {
    with_bundled(|site| {
        for id in ["kim-son-2022", "quang-ngai-2025"] {
            for (_, page) in pages(site, plan(site, id)) {
                assert_eq!(page.ranked, None);
                let rows = page.honoured.iter().chain(&page.weak).flatten().chain(&page.left_out);
                assert!(rows.clone().all(|row| row.place.is_empty() && row.moved.is_empty()), "{id}");
            }
        }
    });
}

#[test]
fn each_criterion_says_whether_it_is_the_plans_or_the_portals_own() {
    with_bundled(|site| {
        for p in site.measured.project.plans.keys() {
            for (lang, page) in pages(site, p) {
                let sources = match lang {
                    LangIx::ROOT => ["(tiêu chí của cổng)", "(kế hoạch, "],
                    _ => ["(this portal's own criterion)", "(the plan, "],
                };
                let criteria: Vec<&String> = page.rules.iter().flat_map(|rule| &rule.criteria).collect();
                assert!(!criteria.is_empty());
                for criterion in criteria {
                    assert!(sources.iter().any(|source| criterion.contains(source)), "{criterion}");
                }
            }
        }
        let line = |page: &RankingPage, words: &str| {
            let mut criteria = page.rules.iter().flat_map(|rule| &rule.criteria);
            assert!(criteria.any(|criterion| criterion.contains(words)), "{words}: {:?}", page.rules);
        };
        let (_, kim_son) = pages(site, plan(site, "kim-son-2022")).swap_remove(0);
        line(&kim_son, "dưới 10% (tiêu chí của cổng)");
        let (_, dak_nong) = pages(site, plan(site, "dak-nong-2022")).swap_remove(0);
        line(&dak_nong, "nhận đủ 4 phương thức mà kế hoạch kể (kế hoạch, II.1.b)");
        line(&dak_nong, "Phần mềm quản lý có module thanh toán: có (kế hoạch, II.1.b)");
    });
    // A clause that states its criteria is named instead.
    let small = Small::new();
    small.edit(PLAN, "criteria: own", "criteria: clause");
    with_small(&small, |site, _, _| {
        let rules = &site.measured.project.plans.raw[0].recognition;
        assert_eq!(rules.criteria, Criteria::Clause);
        let (_, page) = pages(site, PlanIx::new(0)).swap_remove(0);
        let weak = page.rules.iter().flat_map(|rule| &rule.criteria).find(|line| line.contains("dưới"));
        assert!(weak.is_some_and(|line| line.ends_with("(kế hoạch, II)")), "{:?}", page.rules);
    });
}

#[test]
fn the_lists_of_kim_son_say_that_they_cover_schools_and_health_facilities_only() {
    with_bundled(|site| {
        for (lang, page) in pages(site, plan(site, "kim-son-2022")) {
            let note: String = page.note.iter().map(|run| run.text.as_str()).collect();
            let words = match lang {
                LangIx::ROOT => "chỉ gồm trường học, cơ sở y tế, vì chỉ những nơi này có số liệu",
                _ => "the lists here cover schools and health facilities only, because only for them figures exist",
            };
            assert!(note.contains(words), "{note}");
        }
    });
}
