//! Who owed what, and when: the small project, and what the five plans say of reports.

use minhbach::measure::Measured;
use minhbach::measure::due::{Absence, DueState, absence, due_days};
use minhbach::measure::senders::Unjudged;
use minhbach::model::ids::{DutyIx, InstitutionIx, PlanIx};
use minhbach::model::result::Sender;

use crate::support::{Small, with_bundled, with_site};

const PLAN: &str = "data/plans/mau-2024/plan.yaml";
const AREAS: &str = "data/areas/areas.yaml";
const INSTITUTIONS: &str = "data/institutions/mau.csv";
const GROUP: &str = "  - {id: cac-so, name: {vi: \"Các sở\", en: \"Departments\"}, short: {vi: \"Các sở\", en: \"Departments\"}, group: yes";

fn with_measured_as_of(small: &Small, day: &str, test: impl FnOnce(&Measured<'_>)) {
    with_site(&small.folder, Some(day), |site| test(site.measured));
}

fn with_measured(small: &Small, test: impl FnOnce(&Measured<'_>)) {
    with_measured_as_of(small, "2024-10-10", test);
}

/// The due reports of a plan for a period: who sends it, and its state.
fn due(measured: &Measured<'_>, plan: &str, duty: &str, period: &str) -> Vec<(String, DueState)> {
    let p = measured.project.plans.position(|one| one.id == plan).unwrap();
    let reports = measured.plans[p].due_reports.iter();
    let wanted =
        reports.filter(|due| measured.project.plans[p].duties[due.duty].id == duty && due.period.id() == period);
    wanted.map(|due| (name(measured, due.sender), due.state)).collect()
}

fn name(measured: &Measured<'_>, sender: Sender) -> String {
    match sender {
        Sender::Area(ix) => measured.project.area(ix).id.clone(),
        Sender::Agency(ix) => measured.project.agency(ix).id.clone(),
    }
}

/// Why an institution of the small project has no row for a period.
fn why_absent(measured: &Measured<'_>, institution: &str, period: usize) -> Absence {
    let project = measured.project;
    let ix: InstitutionIx = project.institutions.position(|one| one.id == institution).unwrap();
    absence(project, &project.plans.raw[0], &project.results.raw[0].raw[period], ix, measured.plans.raw[0].judged)
}

fn pairs(expected: &[(&str, DueState)]) -> Vec<(String, DueState)> {
    expected.iter().map(|(sender, state)| ((*sender).to_owned(), *state)).collect()
}

#[test]
fn nothing_that_fell_due_before_the_plan_was_issued_is_judged() {
    let of_first_quarter = |key: &str| {
        let small = Small::new();
        match key.split_once(": ").unwrap() {
            ("issued", _) => small.edit(PLAN, "issued: null", key),
            _ => small.edit(
                PLAN,
                "    every: quarter\n",
                &format!("    every: quarter\n    {key}\n    since_note: {{vi: a, en: b}}\n"),
            ),
        }
        let mut found = None;
        with_measured(&small, |measured| {
            let days = due_days(&measured.plans.raw[0].due_reports, DutyIx::new(0));
            assert!(days.iter().any(|(period, _)| period.id() == "2024-Q2"), "{key}");
            // The west was a day late with the first quarter.
            found =
                Some((due(measured, "mau-2024", "quarterly", "2024-Q1").len(), why_absent(measured, "truong-4", 0)));
        });
        found.unwrap()
    };
    // The last day on time is 19 March; the east had a day left.
    assert_eq!(of_first_quarter("issued: 2024-03-19").0, 3);
    assert_eq!(of_first_quarter("issued: 2024-03-20"), (0, Absence::Missing));
    assert_eq!(of_first_quarter("since: 2024-03-20"), (0, Absence::Missing));
}

#[test]
fn a_due_day_of_the_next_year_is_judged_in_that_year() {
    let small = Small::new();
    small.edit("data/hotlines.yaml", "2024-10-01", "2029-12-01");
    small.edit(PLAN, "{period: Q4, before: 12-20}", "{period: Q4, before: 01-15, year: next}");
    let last_days = |measured: &Measured<'_>| -> Vec<String> {
        let days = due_days(&measured.plans.raw[0].due_reports, DutyIx::new(0)).into_iter();
        days.filter(|(period, _)| period.id().ends_with("Q4")).map(|(_, day)| day.to_string()).collect()
    };
    with_measured(&small, |measured| {
        assert_eq!(last_days(measured), ["2025-01-14", "2026-01-14"]);
        let not_due = ["huyen-dong", "huyen-tay", "huyen-dao"].map(|sender| (sender, DueState::NotDue));
        assert_eq!(due(measured, "mau-2024", "quarterly", "2024-Q4"), pairs(&not_due));
    });
    // The plan ends on 31 December 2025; its last report falls due later, and is late from then on.
    with_measured_as_of(&small, "2026-01-14", |measured| {
        assert!(due(measured, "mau-2024", "quarterly", "2025-Q4").iter().all(|(_, state)| *state == DueState::NotDue));
    });
    with_measured_as_of(&small, "2026-05-01", |measured| {
        assert_eq!(measured.plans.raw[0].judged.to_string(), "2026-01-15");
        let states = due(measured, "mau-2024", "quarterly", "2025-Q4");
        assert!(states.iter().all(|(_, state)| *state == DueState::Missing(1)), "{states:?}");
    });
}

#[test]
fn a_group_is_judged_member_by_member_or_not_at_all() {
    let with_group = |members: &str, from: &str| {
        let small = Small::new();
        let agencies = small.read("data/agencies.yaml");
        small.write("data/agencies.yaml", format!("{}\n{GROUP}{members}}}\n", agencies.trim_end()));
        small.edit(PLAN, "    from_areas: district\n", from);
        small
    };
    let both = "    from_areas: district\n    from_agencies: [cac-so]\n";
    with_measured(&with_group("", both), |measured| {
        let states = due(measured, "mau-2024", "quarterly", "2024-Q3");
        assert_eq!(states.last(), Some(&("cac-so".to_owned(), DueState::NotJudged(Unjudged::Group))));
        assert_eq!(states.len(), 4);
    });
    with_measured(&with_group(", members: [so-mau]", both), |measured| {
        let states = due(measured, "mau-2024", "quarterly", "2024-Q3");
        assert_eq!(states.last(), Some(&("so-mau".to_owned(), DueState::Missing(21))));
        assert_eq!(states.len(), 4);
    });
    // What only a group carries is not late either.
    let alone = "    from_agencies: [cac-so]\n";
    with_measured(&with_group("", alone), |measured| {
        assert_eq!(why_absent(measured, "truong-4", 2), Absence::Missing);
    });
    with_measured(&with_group(", members: [so-mau]", alone), |measured| {
        // The reports of districts are none of its own.
        assert_eq!(why_absent(measured, "truong-4", 2), Absence::Late(21));
    });
}

/// The west ends on 31 July 2024, within the third quarter; a new district takes its place.
fn with_new_district() -> Small {
    let small = Small::new();
    small.edit(
        AREAS,
        "short: {vi: \"Tây\", en: \"West\"}, kind: huyen, parent: tinh-mau, valid_from: null, valid_to: null}",
        "short: {vi: \"Tây\", en: \"West\"}, kind: huyen, parent: tinh-mau, valid_from: null, valid_to: 2024-07-31, successors: [huyen-moi]}\n  - {id: huyen-moi, code: \"014\", name: {vi: \"Huyện Mới\", en: \"New District\"}, short: {vi: \"Mới\", en: \"New\"}, kind: huyen, parent: tinh-mau, valid_from: 2024-08-01, valid_to: null}",
    );
    for institution in ["Sample Primary School 4", "Sample Health Station 2"] {
        small.edit(
            INSTITUTIONS,
            &format!("{institution},huyen-tay,,"),
            &format!("{institution},huyen-tay,2024-08-01,huyen-moi"),
        );
    }
    small
}

#[test]
fn an_area_owes_no_report_for_a_period_in_which_it_began_or_ended() {
    let changed = DueState::NotJudged(Unjudged::AreaChanged);
    let small = with_new_district();
    with_measured(&small, |measured| {
        let of = |period| due(measured, "mau-2024", "quarterly", period);
        let second =
            [("huyen-dong", DueState::OnTime), ("huyen-tay", DueState::OnTime), ("huyen-dao", DueState::Missing(113))];
        assert_eq!(of("2024-Q2"), pairs(&second));
        let third = [
            ("huyen-dong", DueState::Late(6)),
            ("huyen-tay", changed),
            ("huyen-dao", DueState::Missing(21)),
            ("huyen-moi", changed),
        ];
        assert_eq!(of("2024-Q3"), pairs(&third));
        let not_due = ["huyen-dong", "huyen-dao", "huyen-moi"].map(|sender| (sender, DueState::NotDue));
        assert_eq!(of("2024-Q4"), pairs(&not_due));
        assert_eq!(why_absent(measured, "truong-4", 2), Absence::Missing);
    });
    // Lateness of the west would have grown until its last day only.
    small.edit(
        "data/plans/mau-2024/results/2024-Q2/reports.yaml",
        "from_area: huyen-tay, duty: quarterly, ",
        "from_area: huyen-tay, ",
    );
    with_measured(&small, |measured| {
        let second = due(measured, "mau-2024", "quarterly", "2024-Q2");
        assert_eq!(second[1], ("huyen-tay".to_owned(), DueState::Missing(42)));
    });
}

#[test]
fn areas_that_took_a_report_over_owe_it_and_what_the_old_ones_sent_counts() {
    let small = with_new_district();
    small.edit(
        PLAN,
        "    every: quarter\n",
        "    every: quarter\n    taken_over: {from: 2024-08-01, by_areas: district}\n",
    );
    with_measured(&small, |measured| {
        let third = due(measured, "mau-2024", "quarterly", "2024-Q3");
        assert_eq!(third.last(), Some(&("huyen-moi".to_owned(), DueState::Missing(21))));
        assert!(third.iter().all(|(sender, _)| sender != "huyen-tay"), "{third:?}");
        assert_eq!(why_absent(measured, "truong-4", 2), Absence::Late(21));
    });
    small.edit(
        "data/plans/mau-2024/results/2024-Q3/reports.yaml",
        "reports:\n",
        "reports:\n  - {id: tay, from_area: huyen-tay, duty: quarterly, received: 2024-07-30, status: final, demonstration: yes}\n",
    );
    let rows = small.read("data/plans/mau-2024/results/2024-Q3/rows.csv");
    small.write("data/plans/mau-2024/results/2024-Q3/rows.csv", rows + "tram-2,tay,qr,20,2,200000,20000\n");
    let reports = small.read("data/plans/mau-2024/results/2024-Q3/reports.yaml");
    let missing = "missing:\n  - {institution: truong-4, report: tay, reason: {vi: \"Chưa gửi\", en: \"Not sent\"}}\n";
    small.write("data/plans/mau-2024/results/2024-Q3/reports.yaml", reports + missing);
    with_measured(&small, |measured| assert_eq!(why_absent(measured, "truong-4", 2), Absence::Missing));
}

#[test]
fn a_duty_is_shown_with_all_recipients_and_in_the_plans_words() {
    let small = Small::new();
    small.edit(PLAN, "    to: so-mau\n    then: [ubnd-huyen]\n", "    to: [so-mau, ubnd-huyen]\n");
    small.edit(
        PLAN,
        "payment:",
        "  - id: others
    from_areas: district
    from_words: {vi: \"UBND các huyện mẫu\", en: \"Committees of the sample districts\"}
    to: so-mau
    every: as-prescribed
    wording: {vi: \"tháng cuối quý\", en: \"the last month of the quarter\"}
    due: []
    clause: \"II\"
    quote: \"tháng cuối quý\"
payment:",
    );
    assert!(small.run(&["build"]).status.success());
    let page = |lang: &str| small.read(&format!("public/{lang}/ke-hoach/mau-2024/bao-cao.html"));
    for (lang, words) in [
        (
            "vi",
            ["Sở Mẫu và Ủy ban nhân dân huyện<", "UBND các huyện mẫu<", "Tháng cuối quý<", "Kế hoạch không ghi ngày"],
        ),
        (
            "en",
            [
                "Sample Department and District People's Committee<",
                "Committees of the sample districts<",
                "The last month of the quarter<",
                "The plan names no day",
            ],
        ),
    ] {
        let page = page(lang).replace("&#39;", "'").replace("&#x27;", "'");
        for one in words {
            assert!(page.contains(one), "{lang}: {one}");
        }
    }
}

#[test]
fn the_five_plans_ask_nobody_for_a_report_that_nobody_owed() {
    with_bundled(|site| {
        let measured = site.measured;
        let days = |plan: &str, duty: &str| -> Vec<String> {
            let p: PlanIx = measured.project.plans.position(|one| one.id == plan).unwrap();
            let d = measured.project.plans[p].duties.position(|one| one.id == duty).unwrap();
            due_days(&measured.plans[p].due_reports, d).into_iter().map(|(period, _)| period.id()).collect()
        };
        assert_eq!(days("kim-son-2022", "quarterly"), ["2022-Q2", "2022-Q3", "2022-Q4"]);
        assert_eq!(days("kim-son-2022", "quarterly-consolidated"), ["2022-Q2", "2022-Q3", "2022-Q4"]);
        assert_eq!(days("quang-ngai-2025", "district-annual"), ["2022", "2023", "2024"]);
        assert_eq!(days("quang-ngai-2025", "y-te-annual"), ["2022", "2023", "2024", "2025"]);
        let of_2025 = due(measured, "quang-ngai-2025", "district-annual", "2025");
        assert_eq!(of_2025.len(), 13);
        assert!(of_2025.iter().all(|(_, state)| *state == DueState::NotJudged(Unjudged::AreaChanged)), "{of_2025:?}");
        let groups = ["phong-ban-nganh-huyen", "chi-nhanh-ngan-hang"];
        for (sender, state) in due(measured, "kim-son-2022", "annual", "2022") {
            let is_group = groups.contains(&sender.as_str());
            assert_eq!(state == DueState::NotJudged(Unjudged::Group), is_group, "{sender}");
        }
    });
}
