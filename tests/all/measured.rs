//! Figures of the small project, computed by hand.

use minhbach::Findings;
use minhbach::measure::assessment::{Assessment, Level};
use minhbach::measure::due::DueState;
use minhbach::measure::progress::Progress;
use minhbach::measure::{Measured, State};
use minhbach::model::ids::{LangIx, MilestoneIx, PeriodIx, PlanIx, SectorIx, SeriesIx, TargetIx};
use minhbach::parse::Overrides;
use minhbach::site::page::Page;

use crate::support::{Small, with_site};

fn with_measured(small: &Small, test: impl FnOnce(&Measured<'_>)) {
    assert_eq!(with_site(&small.folder, None, |site| test(site.measured)), []);
}

/// Series of the small plan: adoption, transactions by count, transactions by value.
const ADOPTION: SeriesIx = SeriesIx::new(0);
const COUNT: SeriesIx = SeriesIx::new(1);
const VALUE: SeriesIx = SeriesIx::new(2);

#[test]
fn shares_of_areas_are_sums_of_counts() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans.raw[0];
        let whole = |period: usize, series: SeriesIx| {
            let reading = plan.periods.raw[period].whole[series];
            (reading.numerator, reading.denominator, reading.counted, reading.expected)
        };
        // First quarter: one school in four has a method.
        assert_eq!(whole(0, ADOPTION), (1, 4, 4, 4));
        // Only institutions that accept cashless payment are in the denominator: 10 + 4 of 100 + 20. The station with four
        // transactions is too small to publish, so it is not part of any total.
        assert_eq!(whole(0, COUNT), (14, 120, 2, 3));
        assert_eq!(whole(0, VALUE), (250_000, 1_200_000, 2, 3));
        // Second quarter: one school is missing, one station withholds its counts, one value is missing.
        assert_eq!(whole(1, ADOPTION), (3, 3, 3, 4));
        assert_eq!(whole(1, COUNT), (63, 210, 4, 6));
        assert_eq!(whole(1, VALUE), (610_000, 1_900_000, 3, 6));
        // Third quarter: one school has closed, the west has not reported.
        assert_eq!(whole(2, ADOPTION), (2, 2, 2, 3));
        assert_eq!(whole(2, COUNT), (76, 180, 3, 5));
    });
}

#[test]
fn readings_have_the_expected_states() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans.raw[0];
        let areas: Vec<&str> =
            plan.periods.raw[0].areas.iter().map(|a| measured.project.area(*a).id.as_str()).collect();
        assert_eq!(areas, ["huyen-dong", "huyen-tay", "huyen-dao"]);
        let state =
            |period: usize, series: SeriesIx, area: usize| plan.periods.raw[period].by_area[series].raw[area].state;
        assert_eq!(state(0, ADOPTION, 0), State::Final);
        assert_eq!(state(0, COUNT, 0), State::Corrected, "a typing error was corrected");
        assert_eq!(state(0, ADOPTION, 1), State::Revised, "better data was received");
        assert_eq!(state(0, COUNT, 1), State::Withheld, "four transactions are too few to publish");
        assert_eq!(state(0, VALUE, 1), State::Withheld, "and so is their value");
        assert_eq!(state(0, ADOPTION, 2), State::NotApplicable, "the island has no school");
        assert_eq!(state(1, ADOPTION, 1), State::Provisional);
        assert_eq!(state(2, ADOPTION, 1), State::Late(21), "from 19 September to 10 October");
        assert_eq!(plan.periods.raw[2].whole[ADOPTION].state, State::Final);
    });
}

#[test]
fn both_measures_must_meet_the_current_milestone() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans.raw[0];
        let transactions = &plan.targets.raw[1];
        assert_eq!(transactions.current, Some(MilestoneIx::new(0)), "the milestone of 2024 has not passed");
        // 76/180 and 780/1800 are above 40%, and below 60%.
        assert_eq!(transactions.milestones.raw[0].measures, [Progress::Met, Progress::Met]);
        assert_eq!(transactions.progress, Progress::Met);
        // Towards 60% by the end of 2025: from 11.7% on 31 March 2024 to 42.2% on 30 September, after 183 of 640 days.
        assert_eq!(transactions.milestones.raw[1].measures, [Progress::OnTrack, Progress::OnTrack]);
        assert_eq!(plan.targets.raw[0].progress, Progress::Met);
        assert_eq!(plan.targets.raw[2].progress, Progress::None, "a target without a number is not judged");
    });
}

#[test]
fn due_before_the_20th_means_that_the_19th_is_the_last_day_on_time() {
    with_measured(&Small::new(), |measured| {
        let due_reports: Vec<(String, String, DueState)> = measured.plans.raw[0]
            .due_reports
            .iter()
            .take(10)
            .map(|due| {
                let sender = match due.sender {
                    minhbach::model::result::Sender::Area(ix) => measured.project.area(ix).id.clone(),
                    minhbach::model::result::Sender::Agency(ix) => measured.project.agency(ix).id.clone(),
                };
                (due.period.id(), sender, due.state)
            })
            .collect();
        let expected = [
            ("2024-Q1", "huyen-dong", DueState::OnTime),
            ("2024-Q1", "huyen-tay", DueState::Late(1)),
            ("2024-Q1", "huyen-dao", DueState::OnTime),
            ("2024-Q2", "huyen-dong", DueState::OnTime),
            ("2024-Q2", "huyen-tay", DueState::OnTime),
            ("2024-Q2", "huyen-dao", DueState::Missing(113)),
            ("2024-Q3", "huyen-dong", DueState::Late(6)),
            ("2024-Q3", "huyen-tay", DueState::Missing(21)),
            ("2024-Q3", "huyen-dao", DueState::Missing(21)),
            ("2024-Q4", "huyen-dong", DueState::NotDue),
        ];
        assert_eq!(due_reports, expected.map(|(p, s, state)| (p.to_owned(), s.to_owned(), state)));
    });
}

#[test]
fn everything_is_judged_as_of_the_configured_day() {
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 2024-12-31");
    with_measured(&small, |measured| {
        let plan = &measured.plans.raw[0];
        assert_eq!(plan.judged.to_string(), "2024-12-31");
        assert_eq!(plan.periods.raw[2].by_area[ADOPTION].raw[1].state, State::Late(103));
    });
    small.edit("minhbach.yaml", "as_of: 2024-12-31", "as_of: 2030-01-01");
    with_measured(&small, |measured| {
        assert_eq!(
            measured.plans.raw[0].judged.to_string(),
            "2025-12-31",
            "a plan that has ended is judged as of its last day"
        );
    });
}

#[test]
fn a_view_of_a_past_day_excludes_later_reports() {
    with_measured_as_of(&Small::new(), "2024-04-02", |measured| {
        let plan = &measured.plans.raw[0];
        let periods: Vec<String> = plan.periods.iter().map(|p| p.period.id()).collect();
        assert_eq!(periods, ["2024-Q1"], "the later reports had not been received");
        assert_eq!(plan.periods.raw[0].by_area[COUNT].raw[0].state, State::Corrected, "corrected on that very day");
        assert_eq!(plan.periods.raw[0].by_area[ADOPTION].raw[1].state, State::Final, "revised only the day after");
        assert!(plan.due_reports.iter().skip(3).all(|due| due.state == DueState::NotDue));
    });
}

#[test]
fn an_area_is_judged_only_by_a_target_that_was_set_for_it() {
    let said = |small: &Small, period: usize| {
        let mut said = Vec::new();
        with_measured(small, |measured| {
            let (plan, of) = (&measured.plans.raw[0], &measured.project.plans.raw[0]);
            let areas = plan.periods.raw[period].areas.iter();
            said = areas.map(|area| plan.assess(of, ADOPTION, Some(*area), PeriodIx::from(period))).collect();
        });
        said
    };
    let small = Small::new();
    let level = |levels: [Level; 3]| levels.map(Assessment::Level).to_vec();
    // 50% of all schools. East, west, island in the first quarter: 1 of 3, 0 of 1, no school; in the second: 2 of 2 of 3, 1 of 1.
    assert_eq!(said(&small, 0), level([Level::Below, Level::Below, Level::None]));
    assert_eq!(said(&small, 1), level([Level::Reached, Level::Reached, Level::None]));
    small.edit(
        "data/plans/mau-2024/plan.yaml",
        "measures: [cashless-adoption]",
        "measures: [cashless-adoption]\n    applies_to: each-area",
    );
    let progress = |words: [Progress; 3]| words.map(Assessment::Progress).to_vec();
    assert_eq!(said(&small, 0), progress([Progress::Unknown; 3]));
    assert_eq!(said(&small, 1), progress([Progress::Met, Progress::Met, Progress::Unknown]));
}

#[test]
fn a_sum_is_judged_only_from_the_coverage_that_the_plan_sets() {
    let small = Small::new();
    small.edit("data/plans/mau-2024/plan.yaml", "certain_from: 60%", "certain_from: 61%");
    with_measured(&small, |measured| {
        // 76 of 180 would be above 40%, but only three of five institutions have data.
        let milestone = &measured.plans.raw[0].targets.raw[1].milestones.raw[0];
        assert_eq!(milestone.measures, [Progress::Uncertain, Progress::Uncertain]);
    });
}

/// In the third quarter the east sends totals of its two schools in place of rows; the west has one school and has not reported.
fn with_totals(small: &Small, area: &str, lines: &[&str]) {
    let at = "data/plans/mau-2024/results/2024-Q3";
    small.edit(&format!("{at}/rows.csv"), "truong-1,dong,qr card,100,50,1000000,500000\n", "");
    small.edit(&format!("{at}/rows.csv"), "truong-2,dong,qr card,60,24,600000,250000\n", "");
    let head = "area,report,kind,indicator,numerator,denominator,institutions\n";
    let line = |line: &&str| format!("{area},dong,tieu-hoc,{line}\n");
    small.write(&format!("{at}/totals.csv"), head.to_owned() + &lines.iter().map(line).collect::<String>());
}

/// Counted and expected institutions of the third quarter: of the whole plan, then of the east, the west and the island.
fn coverage_of(small: &Small, series: SeriesIx) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    with_measured(small, |measured| {
        let period = &measured.plans.raw[0].periods.raw[2];
        let readings = std::iter::once(&period.whole[series]).chain(&period.by_area[series]);
        found = readings.map(|reading| (reading.counted, reading.expected)).collect();
    });
    found
}

#[test]
fn a_total_covers_as_many_institutions_as_its_denominator_counts() {
    let small = Small::new();
    with_totals(&small, "huyen-dong", &["cashless-adoption,1,1,"]);
    assert_eq!(coverage_of(&small, ADOPTION), [(1, 3), (1, 2), (0, 1), (0, 0)]);
    with_measured(&small, |measured| {
        // 100% of one school; with the other two at least one in three.
        let target = &measured.plans.raw[0].targets.raw[0];
        assert_eq!(target.progress, Progress::Uncertain);
    });
    let small = Small::new();
    with_totals(&small, "huyen-dong", &["cashless-adoption,3,3,"]);
    assert_eq!(coverage_of(&small, ADOPTION)[1], (2, 2), "never more than there are");
}

#[test]
fn a_sum_covers_as_many_institutions_as_it_says() {
    // Beside the schools there are two stations, of which one has reported.
    for (covers, counted) in [("", 1), ("0", 1), ("1", 2), ("2", 3)] {
        let small = Small::new();
        with_totals(&small, "huyen-dong", &[&format!("cashless-count,74,160,{covers}")]);
        assert_eq!(coverage_of(&small, COUNT)[0], (counted, 5), "{covers:?}");
        with_measured(&small, |measured| {
            // 76 of 180 are above 40%; the plan asks for data of 60% of the institutions.
            let milestone = &measured.plans.raw[0].targets.raw[1].milestones.raw[0];
            let word = if counted == 3 { Progress::Met } else { Progress::Uncertain };
            assert_eq!(milestone.measures[0], word, "{covers:?}");
        });
    }
}

#[test]
fn a_total_of_the_whole_area_says_nothing_of_the_areas_in_it() {
    let small = Small::new();
    small.edit(
        "data/plans/mau-2024/results/2024-Q3/reports.yaml",
        "from_area: huyen-dong, duty: quarterly",
        "from_agency: so-mau",
    );
    with_totals(&small, "tinh-mau", &["cashless-adoption,3,3,"]);
    assert_eq!(coverage_of(&small, ADOPTION), [(3, 3), (0, 2), (0, 1), (0, 0)]);
}

#[test]
fn an_institution_that_may_take_cashless_payment_is_missing_from_a_sum_of_those_that_do() {
    for (mark, in_sum) in [("none", 0), ("[z]", 0), ("[x]", 1), ("[w]", 1)] {
        let small = Small::new();
        let at = "data/plans/mau-2024/results/2024-Q3";
        small.edit(&format!("{at}/rows.csv"), "truong-2,dong,qr card,60,24", &format!("truong-2,dong,{mark},60,0"));
        small.edit(
            &format!("{at}/reports.yaml"),
            "reports:\n",
            "missing: [{institution: truong-2, report: dong, reason: {vi: \"a\", en: \"b\"}}]\nreports:\n",
        );
        // The other school and a station of the east are counted; two institutions of the west have not reported.
        assert_eq!(coverage_of(&small, COUNT)[0], (2, 4 + in_sum), "{mark}");
    }
}

#[test]
fn the_pace_of_a_sum_starts_at_the_first_period_with_enough_institutions() {
    let small = Small::new();
    let first = "data/plans/mau-2024/results/2024-Q1";
    let missing = |ids: &[&str]| {
        let line = |id: &&str| format!("  - {{institution: {id}, report: dong, reason: {{vi: \"a\", en: \"b\"}}}}\n");
        format!("missing:\n{}", ids.iter().map(line).collect::<String>())
    };
    // In the first quarter only one of three has a sum.
    small.edit(&format!("{first}/rows.csv"), "tram-1,dong,card,20,4,200000,50000", "tram-1,dong,card,[x],[x],[x],[x]");
    let reports = small.read(&format!("{first}/reports.yaml"));
    small.write(&format!("{first}/reports.yaml"), reports + &missing(&["tram-1"]));
    with_measured(&small, |measured| {
        // Towards 60% by the end of 2025: from 63 of 210 on 30 June to 76 of 180 on 30 September.
        let milestone = &measured.plans.raw[0].targets.raw[1].milestones.raw[1];
        assert_eq!(milestone.measures[0], Progress::OnTrack);
    });
}

#[test]
fn a_figure_from_before_the_deadline_does_not_show_a_miss_while_a_later_report_is_owed() {
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 2025-01-10");
    let third = "data/plans/mau-2024/results/2024-Q3/rows.csv";
    small.edit(third, "truong-1,dong,qr card,100,50,1000000,500000", "truong-1,dong,none,100,0,1000000,0");
    small.edit(third, "truong-2,dong,qr card,60,24,600000,250000", "truong-2,dong,none,60,0,600000,0");
    let word_and_lead = |small: &Small| {
        let mut found = (Progress::None, String::new());
        let mut findings = Findings::default();
        minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, _, _, _| {
            let view = site.view(Page::Target(PlanIx::new(0), TargetIx::new(0)), LangIx::new(1));
            found = (site.measured.plans.raw[0].targets.raw[0].progress, view.frame.lead.concat());
        })
        .unwrap();
        found
    };
    // On 30 September one school of three may have had cashless payment; half of them should by 31 December.
    assert_eq!(word_and_lead(&small).0, Progress::Uncertain, "no district has reported on the fourth quarter");
    small.edit("data/plans/mau-2024/plan.yaml", ", {period: Q4, before: 12-20}", "");
    let (word, lead) = word_and_lead(&small);
    assert_eq!(word, Progress::Missed, "nobody has to report on it");
    assert!(lead.contains("(Q3 2024)"), "{lead}");
}

#[test]
fn sums_of_a_year_are_not_compared_with_those_of_a_quarter() {
    use minhbach::measure::change::{Event, changes};
    let moved = |small: &Small| {
        let mut events = Vec::new();
        with_measured(small, |measured| {
            let (plan, of) = (&measured.plans.raw[0], &measured.project.plans.raw[0]);
            let now = PeriodIx::new(1);
            let found = changes(of, plan, now, &[]);
            let is_move = |event: Event| matches!(event, Event::Rose(..) | Event::Fell(..));
            events = found.iter().filter(|c| is_move(c.event)).filter_map(|c| c.series).collect();
            events.sort_unstable();
        });
        events
    };
    let small = Small::new();
    // 14/120 in the first quarter, 63/210 in the second. By value 250/1,200 and 610/1,900, but only three of six institutions have data.
    assert_eq!(moved(&small), [ADOPTION, COUNT]);
    // As a half-year the same rows are compared with no quarter; who takes cashless payment may be compared on any two days.
    std::fs::rename(
        small.folder.join("data/plans/mau-2024/results/2024-Q2"),
        small.folder.join("data/plans/mau-2024/results/2024-H1"),
    )
    .unwrap();
    assert_eq!(moved(&small), [ADOPTION]);
}

#[test]
fn a_share_rose_only_if_institutions_that_have_not_reported_cannot_have_kept_it_down() {
    use minhbach::measure::change::{Event, changes};
    use minhbach::measure::reading::Bounds;
    use minhbach::model::share::Share;
    let bounds = Bounds::Between { least: (13, 29), most: (16, 29) };
    assert_eq!([4_400, 5_000, 5_600].map(|bp| bounds.meet(Share(bp))), [Some(true), None, Some(false)]);
    let rose = |small: &Small| {
        let mut found = false;
        with_measured(small, |measured| {
            let (plan, of) = (&measured.plans.raw[0], &measured.project.plans.raw[0]);
            let all = changes(of, plan, PeriodIx::new(1), &[]);
            found = all.iter().any(|c| matches!(c.event, Event::Rose(..)) && c.series == Some(ADOPTION));
        });
        found
    };
    // From 1 of 4 to 3 of 3, of 4.
    let small = Small::new();
    assert!(rose(&small), "from 25% to 75% at least");
    let first = "data/plans/mau-2024/results/2024-Q1/rows.csv";
    small.edit(first, "truong-2,dong,none,50,0,500000,0", "truong-2,dong,qr,50,5,500000,50000");
    small.edit(first, "truong-3,dong,none,50,0,500000,0", "truong-3,dong,qr,50,5,500000,50000");
    assert!(!rose(&small), "from 75% to 100% of those that reported, which is 75% if the missing school has none");
}

#[test]
fn an_incomplete_period_is_not_judged() {
    let small = Small::new();
    small.write(
        "data/plans/mau-2024/results/2024-Q4/reports.yaml",
        "reports:\n  - {id: dong, from_area: huyen-dong, duty: quarterly, received: 2024-10-09, status: final, demonstration: yes}\n",
    );
    let rows = small.read("data/plans/mau-2024/results/2024-Q3/rows.csv");
    small.write("data/plans/mau-2024/results/2024-Q4/rows.csv", rows);
    with_measured(&small, |measured| {
        let plan = &measured.plans.raw[0];
        let reading = plan.periods.raw[3].whole[ADOPTION];
        assert_eq!((reading.numerator, reading.denominator, reading.incomplete), (2, 2, true));
        assert_eq!(
            plan.assess(&measured.project.plans.raw[0], ADOPTION, None, PeriodIx::new(3)),
            Assessment::Progress(Progress::Unknown)
        );
        assert_eq!(
            plan.latest(ADOPTION),
            Some(PeriodIx::new(2)),
            "the third quarter is current until the fourth is complete"
        );
    });
}

/// Districts report for schools before the 20th, the department for health facilities before the 10th.
fn with_two_due_days(small: &Small) {
    let plan = "data/plans/mau-2024/plan.yaml";
    small.edit(plan, "carries: {sectors: [education, health]}", "carries: {sectors: [education]}");
    small.edit(
        plan,
        "payment:",
        "  - id: stations
    from_agencies: [so-mau]
    to: so-mau
    carries: {sectors: [health]}
    every: quarter
    due: [{period: Q1, before: 03-10}, {period: Q2, before: 06-10}, {period: Q3, before: 09-10}, {period: Q4, before: 12-10}]
    clause: \"II\"
    quote: \"tháng cuối quý\"
payment:",
    );
    small.edit("data/plans/mau-2024/results/2024-Q3/reports.yaml", "2024-09-25", "2024-09-09");
}

fn with_measured_as_of(small: &Small, day: &str, test: impl FnOnce(&Measured<'_>)) {
    assert_eq!(with_site(&small.folder, Some(day), |site| test(site.measured)), []);
}

#[test]
fn a_ranking_is_made_from_the_latest_complete_period() {
    let small = Small::new();
    with_two_due_days(&small);
    with_measured_as_of(&small, "2024-09-15", |measured| {
        let plan = &measured.plans.raw[0];
        let health = plan.series.position(|s| s.among.sectors == [SectorIx::new(1)]).unwrap();
        // The department is late; late reports do not make a period incomplete. The west has four days left.
        assert!(!plan.periods.raw[2].whole[health].incomplete && plan.periods.raw[2].whole[ADOPTION].incomplete);
        assert_eq!(plan.latest(health), Some(PeriodIx::new(2)), "the period is complete for health facilities");
        assert_eq!(plan.latest(ADOPTION), Some(PeriodIx::new(1)));
        assert_eq!((plan.latest_complete(), plan.latest_period()), (Some(PeriodIx::new(1)), Some(PeriodIx::new(1))));
        assert!(plan.rankings.iter().all(|ranking| ranking.results == plan.periods.raw[1].results));
        // Second quarter: 45 of 100, 10 of 50, 4 of 40; the fourth school is missing.
        let ranked = plan.rankings.raw[0].ranked.iter().flatten();
        let places: Vec<_> = ranked.map(|p| (p.place, p.value.unwrap())).collect();
        assert_eq!(places, [(1, (45, 100)), (2, (10, 50)), (3, (4, 40))]);
    });
    // On the last day the west can still report on time. The day after, it is late, and the third quarter is complete.
    with_measured_as_of(&small, "2024-09-19", |measured| {
        assert_eq!(measured.plans.raw[0].latest_complete(), Some(PeriodIx::new(1)))
    });
    with_measured_as_of(&small, "2024-09-20", |measured| {
        assert_eq!(measured.plans.raw[0].latest_complete(), Some(PeriodIx::new(2)))
    });
}

#[test]
fn while_no_period_is_complete_there_is_no_ranking_and_no_target_is_met() {
    let small = Small::new();
    let at = "data/plans/mau-2024/results/2024-Q1";
    small.edit(&format!("{at}/reports.yaml"), "2024-03-19", "2024-03-10");
    small.edit(&format!("{at}/rows.csv"), "truong-2,dong,none,50,0,500000,0", "truong-2,dong,qr,50,5,500000,50000");
    with_measured_as_of(&small, "2024-03-15", |measured| {
        let plan = &measured.plans.raw[0];
        let reading = plan.periods.raw[0].whole[ADOPTION];
        // Two of three would reach 50%, but the west has not reported yet.
        assert_eq!((reading.numerator, reading.denominator, reading.expected), (2, 3, 4));
        assert_eq!((plan.latest_complete(), plan.latest_period()), (None, Some(PeriodIx::new(0))));
        assert_eq!(plan.rankings.raw, []);
        assert_eq!(plan.targets.raw[0].progress, Progress::Unknown);
        assert_eq!(plan.targets.raw[0].milestones.raw[0].measures, [Progress::Unknown]);
    });
}

#[test]
fn the_current_period_is_compared_with_the_current_milestone() {
    use minhbach::model::share::Share;
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 2025-01-10");
    with_measured(&small, |measured| {
        let (plan, of) = (&measured.plans.raw[0], &measured.project.plans.raw[0]);
        // 40% were asked for by the end of 2024, which has passed; 60% by the end of 2025. The third quarter is the last.
        assert_eq!(plan.targets.raw[1].current, Some(MilestoneIx::new(1)));
        let asked = |period: PeriodIx| (plan.target_value(COUNT, period), plan.target_value_at_end(COUNT, period));
        assert_eq!(asked(PeriodIx::new(1)), (Some(Share(4_000)), Some(Share(4_000))));
        assert_eq!(asked(PeriodIx::new(2)), (Some(Share(6_000)), Some(Share(4_000))));
        // 76 of 180 reach 40% but not 60%; after 183 of 640 days that is on track. 63 of 210 were 30%.
        assert_eq!(plan.assess(of, COUNT, None, PeriodIx::new(2)), Assessment::Progress(Progress::OnTrack));
        assert_eq!(plan.targets.raw[1].progress, Progress::OnTrack);
        assert_eq!(plan.targets.raw[1].milestones.raw[0].progress, Progress::Met);
    });
}

/// Removes each cell in turn: its value leaves the sums, it is counted as missing, and nothing replaces it.
#[test]
fn a_missing_cell_is_never_replaced_by_a_number() {
    use minhbach::measure::measure;
    use minhbach::model::result::Cell;
    with_measured(&Small::new(), |measured| {
        let mut effective = 0;
        for (r, results) in measured.project.results.raw[0].iter_enumerated() {
            for (i, row) in results.rows.iter().enumerate() {
                for f in row.cells.keys().filter(|f| !matches!(row.cells[*f], Cell::Missing | Cell::NotApplicable)) {
                    let mut project = measured.project.clone();
                    project.results.raw[0][r].rows[i].cells[f] = Cell::Missing;
                    let after = measure(&project);
                    let before = measured.plans.raw[0]
                        .periods
                        .iter()
                        .flat_map(|p| p.whole.iter().chain(p.by_area.iter().flatten()));
                    let now = after.plans.raw[0]
                        .periods
                        .iter()
                        .flat_map(|p| p.whole.iter().chain(p.by_area.iter().flatten()));
                    let mut changed = 0;
                    for (old, new) in before.zip(now).filter(|(old, new)| old != new) {
                        changed += 1;
                        assert!(
                            new.numerator <= old.numerator && new.denominator <= old.denominator,
                            "{old:?} {new:?}"
                        );
                        // The institution is either missing or no longer part of the denominator. One whose methods are not known may be
                        // part of it.
                        let is_missing = new.expected - new.counted > old.expected - old.counted;
                        assert!(new.counted <= old.counted && new.expected <= old.expected + u32::from(is_missing));
                        assert!(
                            is_missing || new.expected < old.expected || new.counted == old.counted,
                            "{old:?} {new:?}"
                        );
                    }
                    effective += usize::from(changed > 0);
                }
            }
        }
        assert!(effective > 25, "{effective} cells change a reading");
    });
}
