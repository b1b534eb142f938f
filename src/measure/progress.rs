//! The nine words of progress: linear pace from the baseline to the milestone.
//!
//! A target speaks of all institutions, also of those that have not reported. So a word is given only if it holds for the least
//! and for the greatest share that they leave possible; otherwise the word is [`Progress::Uncertain`].
//!
//! R = (value − baseline) / (target − baseline) ÷ (elapsed share of the time). The bounds 95% and 60% are Statistics Canada's,
//! as Open SDG uses them; their formula compares compound growth over years, ours is linear because these plans run from one
//! to four years with few points and often start at zero.

use super::reading::{Bounds, Fraction};
use crate::model::date::{self, Date};
use crate::model::share::Share;

/// Progress towards a milestone, one of nine words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// The deadline has passed, and the target is not met, whatever the missing institutions would report.
    Missed,
    /// Below the baseline.
    Worse,
    /// R below 60%.
    Slow,
    /// R from 60% to below 95%.
    Faster,
    /// Too few reports for any of the other words.
    Uncertain,
    /// No baseline, or one point only.
    Unknown,
    /// R at least 95%.
    OnTrack,
    /// The target is met, whatever the missing institutions would report.
    Met,
    /// There is no target.
    None,
}

impl Progress {
    /// All words, from the best; those without a judgement are last.
    pub const ALL: [Self; 9] = [
        Self::Met,
        Self::OnTrack,
        Self::Faster,
        Self::Slow,
        Self::Worse,
        Self::Missed,
        Self::Uncertain,
        Self::Unknown,
        Self::None,
    ];

    /// Progress of several measures that share one target value: all must meet it, so the worst one counts.
    pub fn together(words: impl IntoIterator<Item = Self>) -> Self {
        words.into_iter().min().unwrap_or(Self::None)
    }
}

/// What is known of a share at the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Last day of the period.
    pub day: Date,
    pub bounds: Bounds,
}

/// Progress of `latest` towards `target`, which is to be reached by the day `by`, as of the day `judged`.
/// `baseline` is the first point whose bounds are known; `None` if none is earlier than `latest`.
pub fn progress(target: Share, by: Date, baseline: Option<Point>, latest: Option<Point>, judged: Date) -> Progress {
    let Some(latest) = latest else { return Progress::Unknown };
    match (latest.bounds.meet(target), latest.bounds) {
        (Some(true), _) => Progress::Met,
        (None, _) | (_, Bounds::Unknown) => Progress::Uncertain,
        (Some(false), _) if by <= judged => Progress::Missed,
        (Some(false), Bounds::Between { least, most }) => {
            let known = baseline.filter(|b| b.day < latest.day).and_then(|b| Some((b.day, b.bounds.known()?)));
            let Some((start, (lowest, highest))) = known else { return Progress::Unknown };
            let word = |from: Fraction, to: Fraction| pace(target, by, (start, from), (latest.day, to)).word();
            let worst = word(highest, least);
            if worst == word(lowest, most) { worst } else { Progress::Uncertain }
        }
    }
}

/// The pace R in basis points, or that the value fell below the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// R, rounded down.
    Forward(u64),
    /// Below the baseline.
    Back,
}

impl Pace {
    fn word(self) -> Progress {
        match self {
            Self::Back => Progress::Worse,
            Self::Forward(9_500..) => Progress::OnTrack,
            Self::Forward(6_000..) => Progress::Faster,
            Self::Forward(_) => Progress::Slow,
        }
    }
}

/// R for a value below its target, from one day's share to another's. Exact, except for sums above about 10¹³, whose shares are first cut to a billionth. This function
/// does not decide whether a target is met.
pub fn pace(target: Share, by: Date, (start, from): (Date, Fraction), (day, to): (Date, Fraction)) -> Pace {
    let elapsed = i128::from(date::days_between(start, day)).max(1);
    let time = i128::from(date::days_between(start, by)).max(1);
    let whole = |(n, d): Fraction| (i128::from(n), i128::from(d.max(1)));
    exact(target, whole(from), whole(to), time, elapsed).unwrap_or_else(|| {
        const BILLION: i128 = 1_000_000_000;
        let cut = |(n, d): Fraction| (i128::from(n) * BILLION / i128::from(d.max(1)), BILLION);
        exact(target, cut(from), cut(to), time, elapsed).unwrap_or(Pace::Back)
    })
}

/// R = (n/d − m/c) ÷ (t − m/c) × time ÷ elapsed, as one fraction; `None` on overflow.
fn exact(target: Share, (m, c): (i128, i128), (n, d): (i128, i128), time: i128, elapsed: i128) -> Option<Pace> {
    let gained = n.checked_mul(c)?.checked_sub(m.checked_mul(d)?)?;
    let needed = i128::from(target.0).checked_mul(c)?.checked_sub(m.checked_mul(10_000)?)?;
    if gained < 0 || needed <= 0 {
        return Some(Pace::Back);
    }
    let upper = gained.checked_mul(10_000)?.checked_mul(10_000)?.checked_mul(time)?;
    let lower = needed.checked_mul(d)?.checked_mul(elapsed)?;
    Some(Pace::Forward(u64::try_from(upper / lower).unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        date::parse(text).unwrap()
    }

    fn point(text: &str, numerator: u64, denominator: u64) -> Point {
        thin(text, numerator, denominator, 0)
    }

    /// A share of institutions of which `missing` have not reported.
    fn thin(text: &str, numerator: u64, denominator: u64, missing: u64) -> Point {
        let all = denominator + missing;
        let bounds = Bounds::Between { least: (numerator, all), most: (numerator + missing, all) };
        Point { day: day(text), bounds }
    }

    fn judge(value: u64) -> Progress {
        // 10% on 1 January, 50% due on 31 December, judged after half of the 364 days: the linear path is at 30%.
        let baseline = point("2022-01-01", 100, 1_000);
        let latest = point("2022-07-02", value, 1_000);
        progress(Share(5_000), day("2022-12-31"), Some(baseline), Some(latest), day("2022-07-10"))
    }

    #[test]
    fn the_bounds_of_the_words_are_those_of_the_methodology() {
        assert_eq!(judge(500), Progress::Met);
        assert_eq!(judge(499), Progress::OnTrack);
        assert_eq!(judge(290), Progress::OnTrack, "R = 95%");
        assert_eq!(judge(289), Progress::Faster);
        assert_eq!(judge(220), Progress::Faster, "R = 60%");
        assert_eq!(judge(219), Progress::Slow);
        assert_eq!(judge(100), Progress::Slow, "R = 0");
        assert_eq!(judge(99), Progress::Worse);
    }

    #[test]
    fn a_target_that_is_not_met_on_its_last_day_is_missed() {
        let latest = Some(point("2022-12-31", 49, 100));
        let target = Share(5_000);
        assert_eq!(progress(target, day("2022-12-31"), None, latest, day("2022-12-31")), Progress::Missed);
        assert_eq!(progress(target, day("2022-12-31"), None, latest, day("2022-12-30")), Progress::Unknown);
        assert_eq!(progress(target, day("2022-12-31"), None, None, day("2023-12-30")), Progress::Unknown);
    }

    #[test]
    fn a_value_that_fell_from_above_the_target_is_worse() {
        let baseline = Some(point("2022-01-01", 60, 100));
        let latest = Some(point("2022-06-30", 40, 100));
        assert_eq!(progress(Share(5_000), day("2022-12-31"), baseline, latest, day("2022-06-30")), Progress::Worse);
    }

    #[test]
    fn a_target_counts_those_that_have_not_reported() {
        let after = |n, d, missing| {
            let latest = Some(thin("2022-12-31", n, d, missing));
            progress(Share(5_000), day("2022-12-31"), None, latest, day("2022-12-31"))
        };
        assert_eq!(after(1, 1, 7), Progress::Uncertain, "one of eight reported");
        assert_eq!(after(13, 26, 3), Progress::Uncertain, "at least 44.8%, at most 55.2%");
        assert_eq!(after(15, 26, 3), Progress::Met, "15 of 29 are met whatever the three report");
        assert_eq!(after(10, 26, 3), Progress::Missed, "13 of 29 at most");
    }

    #[test]
    fn a_first_figure_that_may_be_above_the_target_already_is_uncertain() {
        let first = Some(thin("2022-07-02", 48, 90, 10));
        assert_eq!(progress(Share(5_000), day("2022-12-31"), None, first, day("2022-07-10")), Progress::Uncertain);
    }

    #[test]
    fn before_the_deadline_a_pace_is_said_only_if_it_holds_at_both_bounds() {
        let before = |baseline, latest| {
            progress(Share(5_000), day("2022-12-31"), Some(baseline), Some(latest), day("2022-07-10"))
        };
        let start = point("2022-01-01", 10, 100);
        assert_eq!(before(start, thin("2022-07-02", 30, 100, 0)), Progress::OnTrack);
        assert_eq!(before(start, thin("2022-07-02", 30, 100, 20)), Progress::Uncertain, "25% to 41.7%");
        assert_eq!(before(start, thin("2022-07-02", 35, 100, 5)), Progress::OnTrack, "33.3% to 38.1%");
        assert_eq!(before(start, thin("2022-07-02", 48, 90, 10)), Progress::Uncertain, "the target may be met");
        let thin_start = thin("2022-01-01", 10, 50, 50);
        assert_eq!(before(thin_start, thin("2022-07-02", 30, 100, 0)), Progress::Uncertain, "from 10% or from 60%");
        let unknown = |text| Point { day: day(text), bounds: Bounds::Unknown };
        assert_eq!(before(start, unknown("2022-07-02")), Progress::Uncertain, "a sum of too few institutions");
        let nothing_known_before = before(unknown("2022-01-01"), thin("2022-07-02", 30, 100, 0));
        assert_eq!(nothing_known_before, Progress::Unknown, "where it started is not known");
    }

    #[test]
    fn two_measures_under_one_threshold_must_both_pass() {
        assert_eq!(Progress::together([Progress::Met, Progress::Slow]), Progress::Slow);
        assert_eq!(Progress::together([Progress::Met, Progress::Met]), Progress::Met);
        assert_eq!(Progress::together([Progress::OnTrack, Progress::Unknown]), Progress::Unknown);
        assert_eq!(Progress::together([Progress::Met, Progress::Uncertain]), Progress::Uncertain);
        assert_eq!(Progress::together([Progress::Missed, Progress::Uncertain]), Progress::Missed);
        assert_eq!(Progress::together([]), Progress::None);
    }

    proptest::proptest! {
        #[test]
        fn one_institution_decides_at_the_boundary(denominator in 1_u64..2_000, bp in 1_u32..=10_000) {
            let target = Share(bp);
            let least = target.least_numerator(denominator);
            let by = day("2022-12-31");
            let at = |numerator| {
                let latest = Some(point("2022-12-31", numerator, denominator));
                progress(target, by, None, latest, by)
            };
            proptest::prop_assert_eq!(at(least), Progress::Met);
            proptest::prop_assert_eq!(at(least + 1), Progress::Met);
            if let Some(less) = least.checked_sub(1) {
                proptest::prop_assert_eq!(at(less), Progress::Missed);
            }
        }

        #[test]
        fn a_word_is_given_only_if_every_report_of_those_missing_would_leave_it(
            n in 0_u64..30, extra in 0_u64..30, missing in 0_u64..30, yes in 0_u64..30, bp in 1_u32..=10_000
        ) {
            let (d, yes) = (n + extra + 1, yes.min(missing));
            let by = day("2022-12-31");
            let word = progress(Share(bp), by, None, Some(thin("2022-12-31", n, d, missing)), by);
            let truth = progress(Share(bp), by, None, Some(point("2022-12-31", n + yes, d + missing)), by);
            proptest::prop_assert!(word == Progress::Uncertain || word == truth);
        }

        #[test]
        fn a_higher_value_is_never_judged_worse(start in 0_u64..100, value in 0_u64..100, bp in 1_u32..=10_000, passed in 1_i64..360) {
            let (from, by) = (day("2022-01-01"), day("2022-12-31"));
            let now = (0..passed).fold(from, |day, _| date::day_after(day));
            let at = |numerator| {
                let at_start = point("2022-01-01", start, 100);
                let latest = Point { day: now, ..point("2022-01-01", numerator, 100) };
                progress(Share(bp), by, Some(at_start), Some(latest), now)
            };
            proptest::prop_assert!(at(value) <= at(value + 1));
        }
    }
}
