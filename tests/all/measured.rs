//! The small project's figures, computed by hand.

use minhbach::Findings;
use minhbach::measure::due::DueState;
use minhbach::measure::progress::Progress;
use minhbach::measure::rank::LeftOut;
use minhbach::measure::{Measured, State};
use minhbach::project::Overrides;

use crate::support::Small;

fn with_measured(small: &Small, test: impl FnOnce(&Measured<'_>)) {
    let mut findings = Findings::default();
    let reached =
        minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, _, _, _| test(site.measured));
    assert_eq!(findings.diagnostics, []);
    assert!(reached.unwrap().is_some());
}

/// Series of the small plan: adoption, transactions by count, transactions by value.
const ADOPTION: usize = 0;
const COUNT: usize = 1;
const VALUE: usize = 2;

#[test]
fn totals_come_from_counts() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans[0];
        let whole = |period: usize, series: usize| {
            let reading = plan.periods[period].whole[series];
            (reading.numerator, reading.denominator, reading.counted, reading.expected)
        };
        // First quarter: one school in four has a method.
        assert_eq!(whole(0, ADOPTION), (1, 4, 4, 4));
        // Only institutions that take cashless payment stand in the denominator: 10 + 4 of 100 + 20. The station with four
        // transactions is too small to publish, and is in no total, by count or by value.
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
fn every_reading_says_why_it_is_what_it_is() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans[0];
        let areas: Vec<&str> = plan.periods[0].areas.iter().map(|a| measured.project.area(*a).id.as_str()).collect();
        assert_eq!(areas, ["huyen-dong", "huyen-tay", "huyen-dao"]);
        let state = |period: usize, series: usize, area: usize| plan.periods[period].by_area[series][area].state;
        assert_eq!(state(0, ADOPTION, 0), State::Final);
        assert_eq!(state(0, COUNT, 0), State::Corrected, "a typing error was put right");
        assert_eq!(state(0, ADOPTION, 1), State::Revised, "better data came in");
        assert_eq!(state(0, COUNT, 1), State::Withheld, "four transactions are too few to publish");
        assert_eq!(state(0, VALUE, 1), State::Withheld, "and so is their value");
        assert_eq!(state(0, ADOPTION, 2), State::NotApplicable, "the island has no school");
        assert_eq!(state(1, ADOPTION, 1), State::Provisional);
        assert_eq!(state(2, ADOPTION, 1), State::Late(21), "from 19 September to 10 October");
        assert_eq!(plan.periods[2].whole[ADOPTION].state, State::Final);
    });
}

#[test]
fn both_measures_must_pass_and_the_current_milestone_counts() {
    with_measured(&Small::new(), |measured| {
        let plan = &measured.plans[0];
        let transactions = &plan.targets[1];
        assert_eq!(transactions.current, Some(0), "the milestone of 2024 has not passed");
        // 76/180 and 780/1800 are above 40%, and below 60%.
        assert_eq!(transactions.milestones[0].measures, [Progress::Met, Progress::Met]);
        assert_eq!(transactions.progress, Progress::Met);
        // Towards 60% by the end of 2025: from 11.7% on 31 March 2024 to 42.2% on 30 September, after 183 of 640 days.
        assert_eq!(transactions.milestones[1].measures, [Progress::OnTrack, Progress::OnTrack]);
        assert_eq!(plan.targets[0].progress, Progress::Met);
        assert_eq!(plan.targets[2].progress, Progress::None, "a demand in words is not judged");
    });
}

#[test]
fn before_the_twentieth_makes_the_nineteenth_the_last_day() {
    with_measured(&Small::new(), |measured| {
        let board: Vec<(String, String, DueState)> = measured.plans[0]
            .board
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
        assert_eq!(board, expected.map(|(p, s, state)| (p.to_owned(), s.to_owned(), state)));
    });
}

#[test]
fn a_late_report_keeps_an_institution_off_the_lists() {
    with_measured(&Small::new(), |measured| {
        let schools = &measured.plans[0].rankings[0];
        assert_eq!(schools.ranked.as_deref(), Some(&[][..]));
        let reasons: Vec<LeftOut> = schools.left_out.iter().map(|(_, reason)| *reason).collect();
        assert_eq!(reasons, [LeftOut::LateReport(6), LeftOut::LateReport(6), LeftOut::NoFigure]);
    });
    let small = Small::new();
    small.edit("data/plans/mau-2024/results/2024-Q3/reports.yaml", "2024-09-25", "2024-09-19");
    with_measured(&small, |measured| {
        let schools = &measured.plans[0].rankings[0];
        let ids = |list: &Option<Vec<minhbach::measure::rank::Placed>>| -> Vec<(String, u32)> {
            list.iter().flatten().map(|p| (measured.project.institution(p.institution).id.clone(), p.place)).collect()
        };
        assert_eq!(ids(&schools.ranked), [("truong-1".to_owned(), 1), ("truong-2".to_owned(), 2)]);
        assert_eq!(ids(&schools.honoured), [("truong-1".to_owned(), 0), ("truong-2".to_owned(), 0)]);
        let stations = &measured.plans[0].rankings[1];
        assert_eq!(ids(&stations.weak), [], "two of twenty is 10%, not below it");
    });
}

#[test]
fn the_day_of_judgement_is_given_and_never_the_clock() {
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 2024-12-31");
    with_measured(&small, |measured| {
        let plan = &measured.plans[0];
        assert_eq!(plan.judged.to_string(), "2024-12-31");
        assert_eq!(plan.periods[2].by_area[ADOPTION][1].state, State::Late(103));
    });
    small.edit("minhbach.yaml", "as_of: 2024-12-31", "as_of: 2030-01-01");
    with_measured(&small, |measured| {
        assert_eq!(
            measured.plans[0].judged.to_string(),
            "2025-12-31",
            "a plan that has ended is judged as of its last day"
        );
    });
}

#[test]
fn a_look_back_leaves_out_what_had_not_come_yet() {
    let small = Small::new();
    let mut findings = Findings::default();
    let overrides = Overrides { as_of: minhbach::model::date::parse("2024-04-02"), ..Overrides::default() };
    minhbach::with_site(&small.folder, &overrides, &mut findings, |site, _, _, _| {
        let plan = &site.measured.plans[0];
        let periods: Vec<String> = plan.periods.iter().map(|p| p.period.id()).collect();
        assert_eq!(periods, ["2024-Q1"], "the later reports had not been received");
        assert_eq!(plan.periods[0].by_area[COUNT][0].state, State::Corrected, "corrected on that very day");
        assert_eq!(plan.periods[0].by_area[ADOPTION][1].state, State::Final, "revised only the day after");
        assert!(plan.board.iter().skip(3).all(|due| due.state == DueState::NotDue));
    })
    .unwrap();
    assert_eq!(findings.diagnostics, []);
}

#[test]
fn a_period_whose_reports_are_still_to_come_is_not_judged() {
    let small = Small::new();
    small.write(
        "data/plans/mau-2024/results/2024-Q4/reports.yaml",
        "reports:\n  - {id: dong, from_area: huyen-dong, duty: quarterly, received: 2024-10-09, status: final, demonstration: yes}\n",
    );
    let rows = small.read("data/plans/mau-2024/results/2024-Q3/rows.csv");
    small.write("data/plans/mau-2024/results/2024-Q4/rows.csv", rows);
    with_measured(&small, |measured| {
        let plan = &measured.plans[0];
        let reading = plan.periods[3].whole[ADOPTION];
        assert_eq!((reading.numerator, reading.denominator, reading.incomplete), (2, 2, true));
        assert_eq!(plan.whole_progress(&measured.project.plans[0], ADOPTION, 3), Progress::Unknown);
        assert_eq!(plan.latest(ADOPTION), Some(2), "the third quarter speaks until the fourth is complete");
    });
}

/// Schools report by districts before the 20th, health facilities by the department before the 10th; it is the 15th.
fn between_two_days(small: &Small) {
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

fn look_back(small: &Small, day: &str, test: impl FnOnce(&Measured<'_>)) {
    let mut findings = Findings::default();
    let overrides = Overrides { as_of: minhbach::model::date::parse(day), ..Overrides::default() };
    let reached =
        minhbach::with_site(&small.folder, &overrides, &mut findings, |site, _, _, _| test(site.measured)).unwrap();
    assert_eq!(findings.diagnostics, []);
    assert!(reached.is_some());
}

#[test]
fn a_ranking_stands_on_the_latest_period_in_which_nobody_is_still_to_report() {
    let small = Small::new();
    between_two_days(&small);
    look_back(&small, "2024-09-15", |measured| {
        let plan = &measured.plans[0];
        let health = plan.series.iter().position(|s| s.among.sectors == [1]).unwrap();
        // The department is late, and whoever is late is not waited for. The west has four days left.
        assert!(!plan.periods[2].whole[health].incomplete && plan.periods[2].whole[ADOPTION].incomplete);
        assert_eq!(plan.latest(health), Some(2), "what is known of stations is shown");
        assert_eq!(plan.latest(ADOPTION), Some(1));
        assert_eq!((plan.latest_complete(), plan.latest_period()), (Some(1), Some(1)));
        assert!(plan.rankings.iter().all(|ranking| ranking.results == plan.periods[1].results));
        // Second quarter: 45 of 100, 10 of 50, 4 of 40; the fourth school is missing.
        let ranked = plan.rankings[0].ranked.iter().flatten();
        let places: Vec<_> = ranked.map(|p| (p.place, p.numerator, p.denominator)).collect();
        assert_eq!(places, [(1, 45, 100), (2, 10, 50), (3, 4, 40)]);
    });
    // On the day itself the west can still report; the day after it is late, and the third quarter is complete.
    look_back(&small, "2024-09-19", |measured| assert_eq!(measured.plans[0].latest_complete(), Some(1)));
    look_back(&small, "2024-09-20", |measured| assert_eq!(measured.plans[0].latest_complete(), Some(2)));
}

#[test]
fn while_every_period_waits_nobody_is_ranked_and_nothing_is_met() {
    let small = Small::new();
    let at = "data/plans/mau-2024/results/2024-Q1";
    small.edit(&format!("{at}/reports.yaml"), "2024-03-19", "2024-03-10");
    small.edit(&format!("{at}/rows.csv"), "truong-2,dong,none,50,0,500000,0", "truong-2,dong,qr,50,5,500000,50000");
    look_back(&small, "2024-03-15", |measured| {
        let plan = &measured.plans[0];
        let reading = plan.periods[0].whole[ADOPTION];
        // Two of three would reach 50%, but the west has not reported yet.
        assert_eq!((reading.numerator, reading.denominator, reading.expected), (2, 3, 4));
        assert_eq!((plan.latest_complete(), plan.latest_period()), (None, Some(0)));
        assert_eq!(plan.rankings, []);
        assert_eq!(plan.targets[0].progress, Progress::Unknown);
        assert_eq!(plan.targets[0].milestones[0].measures, [Progress::Unknown]);
    });
}

#[test]
fn what_stands_for_today_stands_beside_the_milestone_that_counts_today() {
    use minhbach::model::share::Share;
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit("minhbach.yaml", "as_of: 2024-10-10", "as_of: 2025-01-10");
    with_measured(&small, |measured| {
        let (plan, of) = (&measured.plans[0], &measured.project.plans[0]);
        // 40% were asked for by the end of 2024, which has passed; 60% by the end of 2025. The third quarter is the last.
        assert_eq!(plan.targets[1].current, Some(1));
        let asked = |period: usize| (plan.target_value(COUNT, period), plan.asked_then(COUNT, period));
        assert_eq!(asked(1), (Some(Share(4_000)), Some(Share(4_000))));
        assert_eq!(asked(2), (Some(Share(6_000)), Some(Share(4_000))));
        // 76 of 180 reach 40% but not 60%; after 183 of 640 days that is on track. 63 of 210 were 30%.
        assert_eq!(plan.whole_progress(of, COUNT, 2), Progress::OnTrack);
        assert_eq!(plan.targets[1].progress, Progress::OnTrack);
        assert_eq!(plan.targets[1].milestones[0].progress, Progress::Met);
    });
}

/// Whichever cell is taken away, what it stood for leaves the sums and is named missing; nothing is counted in its place.
#[test]
fn a_missing_cell_never_becomes_a_number() {
    use minhbach::measure::measure;
    use minhbach::model::result::Cell;
    with_measured(&Small::new(), |measured| {
        let mut taken = 0;
        for (r, results) in measured.project.results[0].iter().enumerate() {
            for (i, row) in results.rows.iter().enumerate() {
                for f in (0..row.cells.len()).filter(|f| !matches!(row.cells[*f], Cell::Missing | Cell::NotApplicable))
                {
                    let mut project = measured.project.clone();
                    project.results[0][r].rows[i].cells[f] = Cell::Missing;
                    let after = measure(&project);
                    let before =
                        measured.plans[0].periods.iter().flat_map(|p| p.whole.iter().chain(p.by_area.iter().flatten()));
                    let now =
                        after.plans[0].periods.iter().flat_map(|p| p.whole.iter().chain(p.by_area.iter().flatten()));
                    let mut changed = 0;
                    for (old, new) in before.zip(now).filter(|(old, new)| old != new) {
                        changed += 1;
                        assert!(
                            new.numerator <= old.numerator && new.denominator <= old.denominator,
                            "{old:?} {new:?}"
                        );
                        assert!(new.counted <= old.counted && new.expected <= old.expected, "{old:?} {new:?}");
                        // Either the institution is missed, or it no longer belongs to the denominator at all.
                        let missed = new.expected - new.counted > old.expected - old.counted;
                        assert!(missed || new.expected < old.expected || new.counted == old.counted, "{old:?} {new:?}");
                    }
                    taken += usize::from(changed > 0);
                }
            }
        }
        assert!(taken > 25, "{taken} cells count for something");
    });
}
