//! The bundled project: five real plans, their areas, and demonstration results in every state.

use std::collections::BTreeSet;
use std::fs;

use minhbach::Findings;
use minhbach::diagnostic::Severity;
use minhbach::measure::State;
use minhbach::measure::progress::Progress;
use minhbach::project::Overrides;
use minhbach::render::html::Pages;
use minhbach::site::Site;
use minhbach::site::table::{progress_code, state_code};
use minhbach::site::view::portal::Entry;
use minhbach::source::yaml::{Node, Value};

use crate::support::{files, root};

fn with_bundled(test: impl FnOnce(&Site<'_>)) {
    let mut findings = Findings::default();
    let reached = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, _, _, _| test(site));
    let errors: Vec<_> = findings.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(reached.unwrap().is_some());
}

#[test]
fn all_areas_of_2022_and_their_successors_are_there() {
    with_bundled(|site| {
        let project = site.measured.project;
        let of_2022 = |level: &str| {
            let inside = |a: &&minhbach::model::area::Area| {
                a.valid_from.is_none() && project.levels[project.area_kinds[a.kind].level].id == level
            };
            project.areas.iter().filter(inside).count()
        };
        assert_eq!((of_2022("province"), of_2022("district"), of_2022("commune")), (5, 44, 25));
        assert_eq!(project.areas.iter().filter(|a| a.valid_from.is_some()).count(), 179);
        for area in project.areas.iter().filter(|a| a.valid_from.is_none()) {
            assert!(!area.successors.is_empty(), "{} has no successor", area.id);
        }
        let islands: Vec<&str> = project.areas.iter().filter(|a| a.offshore).map(|a| a.id.as_str()).collect();
        for island in ["huyen-con-co", "huyen-ly-son"] {
            assert!(islands.contains(&island), "{island}");
        }
    });
}

#[test]
fn institutions_and_results_are_invented_and_say_so() {
    with_bundled(|site| {
        let project = site.measured.project;
        assert!((500..=800).contains(&project.institutions.len()), "{}", project.institutions.len());
        for institution in &project.institutions {
            assert!(institution.demonstration, "{}", institution.id);
            assert!(institution.name.get(0).contains("Minh Họa"), "{}", institution.name.get(0));
            assert!(institution.name.get(1).contains("Demonstration"), "{}", institution.name.get(1));
        }
        for report in project.results.iter().flatten().flat_map(|r| &r.reports) {
            assert!(report.demonstration, "{}", report.id);
        }
        for plan in &site.measured.plans {
            assert!(plan.periods.len() >= 4);
        }
    });
}

#[test]
fn every_state_of_a_number_and_every_word_of_progress_is_reached() {
    with_bundled(|site| {
        let mut states = BTreeSet::new();
        let mut words = BTreeSet::new();
        for (plan, measured) in site.measured.project.plans.iter().zip(&site.measured.plans) {
            for (i, period) in measured.periods.iter().enumerate() {
                for s in 0..measured.series.len() {
                    states.insert(state_code(period.whole[s].state));
                    words.insert(progress_code(measured.whole_progress(plan, s, i)));
                    for area in &period.areas {
                        states.extend(period.in_area(s, *area).map(|r| state_code(r.state)));
                        words.insert(progress_code(measured.area_progress(plan, s, *area, i)));
                    }
                }
            }
            // Single institutions reach what areas do not.
            for period in &measured.periods {
                let results = &site.measured.project.results
                    [site.measured.project.plans.iter().position(|p| p.id == plan.id).unwrap()];
                for member in &measured.members {
                    let indicators: Vec<usize> = measured.series.iter().map(|series| series.indicator).collect();
                    let readings = minhbach::measure::period::of_institution(
                        site.measured.project,
                        plan,
                        &results[period.results],
                        *member,
                        &indicators,
                        measured.judged,
                    );
                    states.extend(readings.iter().map(|reading| state_code(reading.state)));
                }
            }
        }
        let all = [
            "corrected",
            "final",
            "late",
            "missing",
            "not_applicable",
            "not_due",
            "provisional",
            "revised",
            "withheld",
        ];
        assert_eq!(states.into_iter().collect::<Vec<_>>(), all);
        let all = ["faster", "met", "missed", "none", "on_track", "slow", "unknown", "worse"];
        assert_eq!(words.into_iter().collect::<Vec<_>>(), all);
    });
}

#[test]
fn the_island_without_institutions_is_not_applicable_and_not_zero() {
    with_bundled(|site| {
        let project = site.measured.project;
        let p = project.plans.iter().position(|plan| plan.id == "quang-tri-2022").unwrap();
        let island = project.areas.iter().position(|a| a.id == "huyen-con-co").unwrap();
        let island = minhbach::model::area::AreaIx(u32::try_from(island).unwrap());
        for period in &site.measured.plans[p].periods {
            assert_eq!(period.in_area(0, island).unwrap().state, State::NotApplicable);
        }
    });
}

#[test]
fn only_what_a_plans_own_words_allow_is_shown_of_single_institutions() {
    with_bundled(|site| {
        let project = site.measured.project;
        let lists = |id: &str| {
            let p = project.plans.iter().position(|plan| plan.id == id).unwrap();
            let rankings = &site.measured.plans[p].rankings;
            (
                rankings.iter().any(|r| r.honoured.is_some()),
                rankings.iter().any(|r| r.ranked.is_some()),
                rankings.iter().any(|r| r.weak.is_some()),
            )
        };
        assert_eq!(lists("dong-thap-2022"), (false, false, false));
        assert_eq!(lists("quang-ngai-2025"), (true, false, false));
        assert_eq!(lists("kim-son-2022"), (true, false, true));
        assert_eq!(lists("dak-nong-2022"), (true, true, false));
        assert_eq!(lists("quang-tri-2022"), (true, true, false));
        assert!(!site.routes.iter().any(|(tail, _)| tail.starts_with("xep-hang/dong-thap-2022/")));
    });
}

#[test]
fn a_target_is_met_by_all_its_measures_or_not_at_all() {
    with_bundled(|site| {
        let project = site.measured.project;
        let p = project.plans.iter().position(|plan| plan.id == "dong-thap-2022").unwrap();
        let t = project.plans[p].targets.iter().position(|t| t.id == "transactions").unwrap();
        let milestone = &site.measured.plans[p].targets[t].milestones[0];
        assert_eq!(milestone.measures, [Progress::Missed, Progress::Met]);
        assert_eq!(milestone.progress, Progress::Missed);
    });
}

#[test]
fn pages_with_invented_figures_say_so_in_their_frame() {
    with_bundled(|site| {
        for (tail, page) in site.routes.iter() {
            let view = site.view(page, 0);
            let text = serde_json::to_string(&view.body).unwrap();
            let has_figures =
                text.contains("\"is_number\":true") || tail.starts_with("don-vi/") || tail.starts_with("xep-hang/");
            assert!(!has_figures || view.frame.demonstration, "{tail}");
            for chart in view.body.charts() {
                let picture = serde_json::to_string(&chart.picture).unwrap();
                assert!(!picture.contains("\"demonstration\":null"), "{tail} {}", chart.id);
            }
        }
    });
}

/// Both YAML readers see the same in every file that ships.
#[test]
fn a_second_yaml_reader_agrees() {
    for (path, bytes) in files(&root().join("data")).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let text = String::from_utf8(bytes).unwrap();
        let ours = minhbach::source::yaml::read(minhbach::source::FileId(0), &text, 0, &mut Vec::new()).unwrap();
        let theirs: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        agree(&path, &ours, &theirs);
    }
}

fn agree(path: &str, ours: &Node, theirs: &serde_yaml::Value) {
    match (&ours.value, theirs) {
        (Value::Null, serde_yaml::Value::Null) => {}
        (Value::Scalar(text), serde_yaml::Value::String(other)) => assert_eq!(text, other, "{path}"),
        (Value::Scalar(text), serde_yaml::Value::Bool(other)) => assert_eq!(text, &other.to_string(), "{path}"),
        (Value::Scalar(text), serde_yaml::Value::Number(other)) => {
            assert_eq!(text.parse::<f64>().ok(), other.as_f64(), "{path}: {text}");
        }
        (Value::List(ours), serde_yaml::Value::Sequence(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{path}");
            ours.iter().zip(theirs).for_each(|(a, b)| agree(path, a, b));
        }
        (Value::Map(ours), serde_yaml::Value::Mapping(theirs)) => {
            assert_eq!(ours.len(), theirs.len(), "{path}");
            for ((key, _, a), (other, b)) in ours.iter().zip(theirs) {
                assert_eq!(Some(key.as_str()), other.as_str(), "{path}");
                agree(&format!("{path} {key}"), a, b);
            }
        }
        (ours, theirs) => panic!("{path}: {ours:?} and {theirs:?}"),
    }
}

#[test]
fn all_texts_are_composed_the_usual_way() {
    let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    for folder in ["data", "content", "themes"] {
        for (path, bytes) in files(&root().join(folder)) {
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(path.ends_with("plan.txt") || nfc.is_normalized(&text), "{folder}/{path}");
            }
        }
    }
}

#[test]
fn no_account_number_and_no_payable_code_is_published() {
    // The application identifier of Vietnamese payment codes must not stand anywhere in what is published.
    for folder in ["data", "content", "themes"] {
        for (path, bytes) in files(&root().join(folder)) {
            assert!(!bytes.windows(10).any(|w| w == b"A000000727"), "{folder}/{path}");
        }
    }
    assert!(fs::metadata(root().join("data/links.yaml")).is_ok());
}

#[test]
fn a_page_names_its_part_of_the_site_and_the_way_to_every_other_part() {
    let mut findings = Findings::default();
    let reached = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, theme, _, _| {
        let pages = Pages::new(theme, site);
        for (lang, voice) in site.voices.iter().enumerate() {
            let nav = site.portal(lang).nav;
            for (tail, page) in site.routes.iter().filter(|(tail, _)| nav.iter().any(|entry| entry.link.href == *tail))
            {
                let html = String::from_utf8(pages.page(lang, &site.view(page, lang)).unwrap()).unwrap();
                // Squeezed templates leave quotation marks out where they may, and order attributes as they like.
                let html = html.replace('"', "");
                assert_eq!(html.matches("aria-current=true").count(), 1, "{}/{tail}", voice.code);
                for Entry { link, .. } in &nav {
                    let (before, _) = html.split_once(&format!(">{}<", link.text)).unwrap();
                    let tag = before.rsplit("<a ").next().unwrap();
                    assert!(tag.contains(&format!("href=../{}", link.href)), "{}/{tail}: {tag}", voice.code);
                    assert_eq!(tag.contains("aria-current=true"), link.href == tail, "{}/{tail}: {tag}", voice.code);
                }
            }
        }
        site.voices.iter().map(|voice| voice.code.clone()).collect::<Vec<_>>()
    });
    assert_eq!(reached.unwrap().unwrap(), ["vi", "en"]);
}
