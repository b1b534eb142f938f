//! The bundled project: five real plans, their areas, and demonstration results in every state.

use std::collections::BTreeSet;
use std::fs;

use minhbach::Findings;
use minhbach::input::yaml::{Node, Value};
use minhbach::measure::State;
use minhbach::measure::progress::Progress;
use minhbach::model::ids::{IndicatorIx, LangIx, SeriesIx};
use minhbach::parse::Overrides;
use minhbach::render::html::Pages;
use minhbach::site::data::table::{assessment_code, state_code};
use minhbach::site::page::Page;
use minhbach::site::pages::Body;
use minhbach::site::portal::{Entry, portal};

use crate::support::{files, root, with_bundled};

#[test]
fn all_areas_of_2022_have_successors() {
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
fn the_bar_of_a_figure_without_a_target_is_hatched_where_too_few_have_reported() {
    with_bundled(|site| {
        let quang_ngai = site.measured.project.plans.iter_enumerated().find(|(_, plan)| plan.id == "quang-ngai-2025");
        let view = site.view(Page::Plan(quang_ngai.unwrap().0), LangIx::new(1));
        let Body::Plan(plan) = view.body else { panic!("the page of a plan") };
        let is_few = |words: &String| {
            let mut numbers = words.split(' ').filter_map(|word| word.parse::<u32>().ok());
            numbers.next().unwrap() * 100 < numbers.next().unwrap() * 80
        };
        let thin: Vec<bool> = plan.counted.iter().map(|m| m.figure.is_thin).collect();
        let few: Vec<bool> = plan.counted.iter().map(|m| m.figure.coverage.as_ref().is_some_and(is_few)).collect();
        assert_eq!(thin, few, "certain from 80%");
        assert_eq!((thin.len(), thin.iter().filter(|is_thin| **is_thin).count()), (6, 3));
    });
}

#[test]
fn the_page_of_each_plan_compares_areas_by_cashless_payment_in_schools() {
    with_bundled(|site| {
        let mut titles = Vec::new();
        for plan in site.measured.project.plans.keys() {
            let Body::Plan(view) = site.view(Page::Plan(plan), LangIx::new(1)).body else {
                panic!("the page of a plan")
            };
            titles.extend(view.charts.iter().find(|c| c.id == "so-do-o").map(|c| c.title.clone()));
        }
        assert!(titles.len() >= 4, "{titles:?}");
        for title in titles {
            assert!(title.starts_with("Schools ") && title.contains("cash"), "{title}");
        }
    });
}

#[test]
fn institutions_and_results_are_marked_as_demonstration() {
    with_bundled(|site| {
        let project = site.measured.project;
        assert!((500..=800).contains(&project.institutions.len()), "{}", project.institutions.len());
        for institution in &project.institutions {
            assert!(institution.demonstration, "{}", institution.id);
            assert!(institution.name.get(LangIx::ROOT).contains("Minh Họa"), "{}", institution.name.get(LangIx::ROOT));
            assert!(
                institution.name.get(LangIx::new(1)).contains("Demonstration"),
                "{}",
                institution.name.get(LangIx::new(1))
            );
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
fn every_state_of_a_reading_and_every_word_of_progress_occurs() {
    with_bundled(|site| {
        let mut states = BTreeSet::new();
        let mut words = BTreeSet::new();
        for (plan, measured) in site.measured.project.plans.iter().zip(&site.measured.plans) {
            for (i, period) in measured.periods.iter_enumerated() {
                for s in measured.series.keys() {
                    states.insert(state_code(period.whole[s].state));
                    words.insert(assessment_code(measured.assess(plan, s, None, i)));
                    for area in &period.areas {
                        states.extend(period.reading(s, Some(*area)).map(|r| state_code(r.state)));
                        words.insert(assessment_code(measured.assess(plan, s, Some(*area), i)));
                    }
                }
            }
            // Some states occur only for single institutions.
            for period in &measured.periods {
                let results =
                    &site.measured.project.results[site.measured.project.plans.position(|p| p.id == plan.id).unwrap()];
                for member in &measured.members {
                    let indicators: Vec<IndicatorIx> = measured.series.iter().map(|series| series.indicator).collect();
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
        let all = [
            "at_or_above_whole",
            "below_whole",
            "faster",
            "met",
            "missed",
            "none",
            "on_track",
            "slow",
            "uncertain",
            "unknown",
            "worse",
        ];
        assert_eq!(words.into_iter().collect::<Vec<_>>(), all);
    });
}

#[test]
fn an_island_without_institutions_is_not_applicable_and_not_zero() {
    with_bundled(|site| {
        let project = site.measured.project;
        let p = project.plans.position(|plan| plan.id == "quang-tri-2022").unwrap();
        let island = project.areas.position(|a| a.id == "huyen-con-co").unwrap();
        for period in &site.measured.plans[p].periods {
            assert_eq!(period.reading(SeriesIx::new(0), Some(island)).unwrap().state, State::NotApplicable);
        }
    });
}

#[test]
fn institutions_are_listed_only_where_the_plans_words_allow_it() {
    with_bundled(|site| {
        let project = site.measured.project;
        let lists = |id: &str| {
            let p = project.plans.position(|plan| plan.id == id).unwrap();
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
        assert!(!site.addresses.iter().any(|(address, _)| address.starts_with("xep-hang/dong-thap-2022/")));
    });
}

#[test]
fn every_quotation_of_the_five_plans_has_a_translation() {
    with_bundled(|site| {
        for plan in &site.measured.project.plans {
            let quotes = plan.quotes();
            assert!(quotes.len() > 50, "{}", plan.id);
            for quote in quotes {
                let english = quote.translations.as_ref().map_or("", |texts| texts.get(LangIx::new(1)));
                assert!(!english.is_empty() && english != quote.words, "{}: {}", plan.id, quote.words);
            }
        }
    });
}

#[test]
fn a_target_is_met_only_if_all_its_measures_meet_it() {
    with_bundled(|site| {
        let project = site.measured.project;
        let p = project.plans.position(|plan| plan.id == "dong-thap-2022").unwrap();
        let t = project.plans[p].targets.position(|t| t.id == "transactions").unwrap();
        let milestone = &site.measured.plans[p].targets[t].milestones.raw[0];
        assert_eq!(milestone.measures, [Progress::Missed, Progress::Met]);
        assert_eq!(milestone.progress, Progress::Missed);
    });
}

#[test]
fn pages_with_invented_figures_have_the_demonstration_mark() {
    with_bundled(|site| {
        for (address, page) in site.addresses.iter() {
            let view = site.view(page, LangIx::ROOT);
            let text = serde_json::to_string(&view.body).unwrap();
            let has_figures = text.contains("\"is_number\":true")
                || address.starts_with("don-vi/")
                || address.starts_with("xep-hang/");
            assert!(!has_figures || view.frame.demonstration, "{address}");
            for chart in view.body.charts() {
                let picture = serde_json::to_string(&chart.picture).unwrap();
                assert!(!picture.contains("\"demonstration\":null"), "{address} {}", chart.id);
            }
        }
    });
}

/// Both YAML libraries read the same from every bundled file.
#[test]
fn a_second_yaml_library_reads_the_same() {
    for (path, bytes) in files(&root().join("data")).into_iter().filter(|(path, _)| path.ends_with(".yaml")) {
        let text = String::from_utf8(bytes).unwrap();
        let ours = minhbach::input::yaml::read(minhbach::input::FileId(0), &text, 0, &mut Vec::new()).unwrap();
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
fn all_texts_are_in_unicode_nfc() {
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
    // The application identifier (AID) of VietQR payment codes.
    for folder in ["data", "content", "themes"] {
        for (path, bytes) in files(&root().join(folder)) {
            assert!(!bytes.windows(10).any(|w| w == b"A000000727"), "{folder}/{path}");
        }
    }
    assert!(fs::metadata(root().join("data/links.yaml")).is_ok());
}

#[test]
fn the_navigation_marks_the_current_page_and_links_to_all_others() {
    let mut findings = Findings::default();
    let result = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, theme, _, _| {
        let pages = Pages::new(theme, site);
        for (lang, locale) in site.locales.iter_enumerated() {
            let nav = portal(site, lang).nav;
            for (address, page) in
                site.addresses.iter().filter(|(address, _)| nav.iter().any(|entry| entry.link.href == *address))
            {
                let html = String::from_utf8(pages.page(lang, &site.view(page, lang)).unwrap()).unwrap();
                // Minifying may remove quotation marks and change the order of attributes.
                let html = html.replace('"', "");
                assert_eq!(html.matches("aria-current=true").count(), 1, "{}/{address}", locale.code);
                for Entry { link, .. } in &nav {
                    let (before, _) = html.split_once(&format!(">{}<", link.text)).unwrap();
                    let tag = before.rsplit("<a ").next().unwrap();
                    assert!(tag.contains(&format!("href=../{}", link.href)), "{}/{address}: {tag}", locale.code);
                    assert_eq!(
                        tag.contains("aria-current=true"),
                        link.href == address,
                        "{}/{address}: {tag}",
                        locale.code
                    );
                }
            }
        }
        site.locales.iter().map(|locale| locale.code.clone()).collect::<Vec<_>>()
    });
    assert_eq!(result.unwrap().unwrap(), ["vi", "en"]);
}
