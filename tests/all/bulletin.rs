//! What is read over loudspeakers: every number in words, as Vietnamese says them.

use minhbach::Findings;
use minhbach::measure::State;
use minhbach::model::period::Period;
use minhbach::project::Overrides;
use minhbach::site::Site;
use minhbach::site::route::Page;

use crate::support::root;

fn with_bundled(test: impl FnOnce(&Site<'_>)) {
    let mut findings = Findings::default();
    let reached = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, _, _, _| test(site));
    assert!(reached.unwrap().is_some());
}

#[test]
fn numbers_are_said_as_vietnamese_says_them() {
    with_bundled(|site| {
        let voice = &site.voices[0];
        for (n, words) in [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (25, "hai mươi lăm"),
            (44, "bốn mươi bốn"),
            (55, "năm mươi lăm"),
            (91, "chín mươi mốt"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (555, "năm trăm năm mươi lăm"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_045, "một nghìn không trăm bốn mươi lăm"),
            (2_022, "hai nghìn không trăm hai mươi hai"),
            (10_000, "mười nghìn"),
            (21_001, "hai mươi mốt nghìn không trăm linh một"),
            (105_000, "một trăm linh năm nghìn"),
            (1_000_000, "một triệu"),
            (1_000_015, "một triệu không trăm mười lăm"),
            (1_005_000, "một triệu không trăm linh năm nghìn"),
            (2_000_000_000, "hai tỷ"),
            // "bốn" and "tư" are both right behind "mươi"; this portal says "bốn" throughout.
            (1_234_567_891, "một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt"),
        ] {
            assert_eq!(voice.spell(n), words, "{n}");
        }
        assert_eq!(voice.spell(1_000_000_000_000), "một nghìn tỷ");
        assert_eq!(voice.spell(1_500_000_000_007), "một nghìn năm trăm tỷ không trăm linh bảy");
    });
}

#[test]
fn shares_periods_and_telephone_numbers_are_read_out() {
    with_bundled(|site| {
        let voice = &site.voices[0];
        assert_eq!(voice.spell_percent(4_520), "bốn mươi lăm phẩy hai phần trăm");
        assert_eq!(voice.spell_percent(5_000), "năm mươi phần trăm");
        assert_eq!(voice.spell_percent(10), "không phẩy một phần trăm");
        assert_eq!(voice.spell_percent(10_000), "một trăm phần trăm");
        assert_eq!(voice.spell_digits("156"), "một năm sáu");
        assert_eq!(voice.spell_text("Phường 12, 3 trong 4 phương thức"), "Phường mười hai, ba trong bốn phương thức");
        let period = |text| voice.spell_period(Period::parse(text).unwrap());
        assert_eq!(period("2022-Q3"), "quý ba năm hai nghìn không trăm hai mươi hai");
        assert_eq!(period("2022-H1"), "sáu tháng đầu năm hai nghìn không trăm hai mươi hai");
        assert_eq!(period("2025"), "năm hai nghìn không trăm hai mươi lăm");
    });
}

#[test]
fn every_bulletin_is_spelled_and_says_that_figures_are_invented() {
    with_bundled(|site| {
        let mut bulletins = 0;
        let mut silent = 0;
        for (tail, page) in site.routes.iter() {
            let Page::Notice(area) = page else { continue };
            let of = |lang| serde_json::to_value(site.view(page, lang)).unwrap()["body"]["bulletin"].clone();
            let said: Vec<String> = serde_json::from_value(of(0)).unwrap();
            if said.is_empty() {
                // Only where no target counts anybody, as on an island without institutions.
                for plan in &site.measured.plans {
                    for (s, series) in plan.series.iter().enumerate().filter(|(_, series)| series.target.is_some()) {
                        let latest = plan.latest(s).map_or(plan.periods.len(), |latest| latest + 1);
                        let compared = plan.periods[..latest].iter().rev().find(|period| period.areas.contains(&area));
                        let reading = compared.and_then(|period| period.in_area(s, area));
                        let counts = reading.is_some_and(|reading| reading.state != State::NotApplicable);
                        assert!(!counts, "{tail} is silent of {series:?}");
                    }
                }
                silent += 1;
                continue;
            }
            assert!(said.len() >= 4, "{tail}");
            assert!(
                !said.iter().any(|line| line.contains(|c: char| c.is_ascii_digit() || c == '%')),
                "{tail}: {said:?}"
            );
            assert!(!said.iter().any(|line| line.contains("  ") || line.contains('{')), "{tail}: {said:?}");
            assert!(said[1].contains("minh họa"), "{tail}: {said:?}");
            assert_eq!(of(1), serde_json::json!([]), "English has no words for it and says nothing");
            bulletins += 1;
        }
        assert!(bulletins > 60, "{bulletins}");
        assert!(silent > 0, "the island speaks");
    });
}
