//! The eight words of progress: linear pace from the baseline to the milestone.
//!
//! R = (value − baseline) / (target − baseline) ÷ (elapsed share of the time). The bounds 95% and 60% are Statistics Canada's,
//! as Open SDG uses them; their formula compares compound growth over years, ours is linear because these plans run from one
//! to four years with few points and often start at zero.

use crate::model::date::{self, Date};
use crate::model::share::Share;

/// A word of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// The deadline has passed, the target is not met.
    Missed,
    /// Below the baseline.
    Worse,
    /// R below 60%.
    Slow,
    /// R from 60% to below 95%.
    Faster,
    /// No baseline, or one point only.
    Unknown,
    /// R at least 95%.
    OnTrack,
    /// The value reaches the target.
    Met,
    /// There is nothing to reach.
    None,
}

impl Progress {
    /// All words, from the best to the one that judges nothing.
    pub const ALL: [Self; 8] =
        [Self::Met, Self::OnTrack, Self::Faster, Self::Slow, Self::Worse, Self::Missed, Self::Unknown, Self::None];

    /// The word for several measures under one threshold: all must pass, so the least favourable one speaks.
    pub fn together(words: impl IntoIterator<Item = Self>) -> Self {
        words.into_iter().min().unwrap_or(Self::None)
    }
}

/// A value at the end of a period: upper and lower part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Last day of the period.
    pub day: Date,
    /// Upper part.
    pub numerator: u64,
    /// Lower part, above zero.
    pub denominator: u64,
}

/// How a value stands towards a target that is to be reached by a day, judged on a day.
/// `baseline` is the first point known; `None` when there is no earlier one than `latest`.
pub fn progress(target: Share, by: Date, baseline: Option<Point>, latest: Option<Point>, judged: Date) -> Progress {
    let Some(latest) = latest else { return Progress::Unknown };
    if target.is_met_by(latest.numerator, latest.denominator) {
        return Progress::Met;
    }
    if by <= judged {
        return Progress::Missed;
    }
    let Some(baseline) = baseline.filter(|b| b.day < latest.day) else { return Progress::Unknown };
    match pace(target, by, baseline, latest) {
        Pace::Back => Progress::Worse,
        Pace::Forward(r) if r >= 9_500 => Progress::OnTrack,
        Pace::Forward(r) if r >= 6_000 => Progress::Faster,
        Pace::Forward(_) => Progress::Slow,
    }
}

/// The pace R in basis points, or that the value went back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// R, rounded down.
    Forward(u64),
    /// Below the baseline.
    Back,
}

/// R for a value below its target, exactly; only sums beyond some ten thousand billion are taken to a billionth first.
/// Whether a target is met is never decided here.
pub fn pace(target: Share, by: Date, baseline: Point, latest: Point) -> Pace {
    let elapsed = i128::from(date::days_between(baseline.day, latest.day)).max(1);
    let time = i128::from(date::days_between(baseline.day, by)).max(1);
    let point = |p: Point| (i128::from(p.numerator), i128::from(p.denominator.max(1)));
    exact(target, point(baseline), point(latest), time, elapsed).unwrap_or_else(|| {
        const BILLION: i128 = 1_000_000_000;
        let cut = |p: Point| (i128::from(p.numerator) * BILLION / i128::from(p.denominator.max(1)), BILLION);
        exact(target, cut(baseline), cut(latest), time, elapsed).unwrap_or(Pace::Back)
    })
}

/// R = (n/d − m/c) ÷ (t − m/c) × time ÷ elapsed, as one fraction; `None` when its parts do not fit.
fn exact(target: Share, (m, c): (i128, i128), (n, d): (i128, i128), time: i128, elapsed: i128) -> Option<Pace> {
    let gained = n.checked_mul(c)?.checked_sub(m.checked_mul(d)?)?;
    let wanted = i128::from(target.0).checked_mul(c)?.checked_sub(m.checked_mul(10_000)?)?;
    if gained < 0 || wanted <= 0 {
        return Some(Pace::Back);
    }
    let upper = gained.checked_mul(10_000)?.checked_mul(10_000)?.checked_mul(time)?;
    let lower = wanted.checked_mul(d)?.checked_mul(elapsed)?;
    Some(Pace::Forward(u64::try_from(upper / lower).unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        date::parse(text).unwrap()
    }

    fn point(text: &str, numerator: u64, denominator: u64) -> Point {
        Point { day: day(text), numerator, denominator }
    }

    fn judge(value: u64) -> Progress {
        // 10% on 1 January, 50% wanted on 31 December, judged after half of the 364 days: the path stands at 30%.
        let baseline = point("2022-01-01", 100, 1_000);
        let latest = point("2022-07-02", value, 1_000);
        progress(Share(5_000), day("2022-12-31"), Some(baseline), Some(latest), day("2022-07-10"))
    }

    #[test]
    fn the_bounds_of_the_words_stand_where_the_methodology_says() {
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
    fn the_deadline_itself_is_the_last_chance() {
        let latest = Some(point("2022-12-31", 49, 100));
        let target = Share(5_000);
        assert_eq!(progress(target, day("2022-12-31"), None, latest, day("2022-12-31")), Progress::Missed);
        assert_eq!(progress(target, day("2022-12-31"), None, latest, day("2022-12-30")), Progress::Unknown);
        assert_eq!(progress(target, day("2022-12-31"), None, None, day("2023-12-30")), Progress::Unknown);
    }

    #[test]
    fn a_start_above_the_target_that_fell_below_it_is_going_back() {
        let baseline = Some(point("2022-01-01", 60, 100));
        let latest = Some(point("2022-06-30", 40, 100));
        assert_eq!(progress(Share(5_000), day("2022-12-31"), baseline, latest, day("2022-06-30")), Progress::Worse);
    }

    #[test]
    fn two_measures_under_one_threshold_must_both_pass() {
        assert_eq!(Progress::together([Progress::Met, Progress::Slow]), Progress::Slow);
        assert_eq!(Progress::together([Progress::Met, Progress::Met]), Progress::Met);
        assert_eq!(Progress::together([Progress::OnTrack, Progress::Unknown]), Progress::Unknown);
        assert_eq!(Progress::together([]), Progress::None);
    }

    proptest::proptest! {
        #[test]
        fn one_unit_decides_at_the_boundary(denominator in 1_u64..2_000, bp in 1_u32..=10_000) {
            let target = Share(bp);
            let least = target.least_numerator(denominator);
            let by = day("2022-12-31");
            let at = |numerator| {
                let latest = Some(Point { day: by, numerator, denominator });
                progress(target, by, None, latest, by)
            };
            proptest::prop_assert_eq!(at(least), Progress::Met);
            proptest::prop_assert_eq!(at(least + 1), Progress::Met);
            if let Some(less) = least.checked_sub(1) {
                proptest::prop_assert_eq!(at(less), Progress::Missed);
            }
        }

        #[test]
        fn more_is_never_judged_worse(start in 0_u64..100, value in 0_u64..100, bp in 1_u32..=10_000, passed in 1_i64..360) {
            let (from, by) = (day("2022-01-01"), day("2022-12-31"));
            let now = (0..passed).fold(from, |day, _| date::day_after(day));
            let at = |numerator| {
                let point = |day, numerator| Some(Point { day, numerator, denominator: 100 });
                progress(Share(bp), by, point(from, start), point(now, numerator), now)
            };
            proptest::prop_assert!(at(value) <= at(value + 1));
        }
    }
}
