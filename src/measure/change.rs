//! What the newest report of a plan changed, compared with the one before.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::plan::{PlanMeasured, TargetState};
use super::progress::Progress;
use super::rank;
use super::reading::State;
use super::rounding::rounded_beside;
use crate::model::ids::{AreaIx, PeriodIx, SeriesIx};
use crate::model::plan::Plan;
use crate::model::result::RevisionKind;

/// One thing that changed between two periods of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub event: Event,
    /// The series, where one is concerned.
    pub series: Option<SeriesIx>,
    /// The area, or the whole plan.
    pub area: Option<AreaIx>,
    /// Weight for sorting; the heaviest change is shown first.
    weight: u64,
}

/// What happened. Shares are in basis points, rounded as they are printed beside their targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The whole plan reached a target.
    TargetMet,
    /// Number of areas that newly reached a target.
    AreasMet(u32),
    /// The whole plan's share rose (from, to).
    Rose(u32, u32),
    /// The whole plan's share fell (from, to).
    Fell(u32, u32),
    /// The area's share rose more than that of any other (from, to).
    AreaRose(u32, u32),
    /// The area's share fell more than that of any other (from, to).
    AreaFell(u32, u32),
    /// Number of areas that are late and were not before.
    NewlyLate(u32),
    /// Number of published values that were corrected.
    Corrected(u32),
    /// Number of published values that were revised with better data.
    Revised(u32),
    /// The first report of the plan.
    First,
}

impl Change {
    fn new(event: Event, series: Option<SeriesIx>, area: Option<AreaIx>, weight: u64) -> Self {
        Self { event, series, area, weight }
    }
}

/// Absolute difference of two shares, as an exact fraction.
type Difference = (u128, u128);

/// A share in two periods: the earlier and the later one.
#[derive(Clone, Copy)]
struct Pair {
    /// Both shares over one denominator.
    exact: [u128; 2],
    denominator: u128,
    /// Both in basis points, rounded as they are printed beside their targets.
    from: u32,
    to: u32,
}

/// What changed in period `now` of a plan, heaviest first. A series is compared with its last comparable period.
pub fn changes(rules: &Plan, plan: &PlanMeasured, now: PeriodIx, revisions: &[RevisionKind]) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some(current) = plan.periods.get(now) else { return changes };
    let count = |kind: RevisionKind| small(revisions.iter().filter(|k| **k == kind).count());
    let (corrected, revised) = (count(RevisionKind::Correction), count(RevisionKind::Revision));
    for (event, number) in [(Event::Corrected(corrected), corrected), (Event::Revised(revised), revised)] {
        if number > 0 {
            changes.push(Change::new(event, None, None, 50_000));
        }
    }
    let Some(then) = plan.before(now) else {
        // Values of the first report may have been corrected, too.
        changes.insert(0, Change::new(Event::First, None, None, u64::MAX));
        return changes;
    };
    let mut late_areas = BTreeSet::new();
    for target in &plan.targets {
        reached(rules, plan, target, now, &mut changes);
    }
    for (s, series) in plan.series.iter_enumerated() {
        if series.target.is_none() {
            continue;
        }
        if let Some(Pair { from, to, .. }) = pair(rules, plan, s, None, now) {
            if to > from {
                changes.push(Change::new(Event::Rose(from, to), Some(s), None, 3 * u64::from(to - from)));
            } else if to < from {
                changes.push(Change::new(Event::Fell(from, to), Some(s), None, 6 * u64::from(from - to)));
            }
        }
        // The largest difference is found by exact comparison, not by rounded shares.
        let mut rise: Option<(Difference, Pair, AreaIx)> = None;
        let mut fall: Option<(Difference, Pair, AreaIx)> = None;
        let is_larger = |difference: Difference, than: Option<(Difference, Pair, AreaIx)>| {
            than.is_none_or(|(other, _, _)| rank::compare(difference, other).is_gt())
        };
        for area in &current.areas {
            let is_late = |period: PeriodIx| {
                let reading = plan.periods[period].reading(s, Some(*area))?;
                Some(matches!(reading.state, State::Late(_)))
            };
            if (is_late(then), is_late(now)) == (Some(false), Some(true)) {
                late_areas.insert(*area);
            }
            let Some(pair) = pair(rules, plan, s, Some(*area), now) else { continue };
            let [old, new] = pair.exact;
            let difference = (new.abs_diff(old), pair.denominator);
            if new > old && is_larger(difference, rise) {
                rise = Some((difference, pair, *area));
            }
            if new < old && is_larger(difference, fall) {
                fall = Some((difference, pair, *area));
            }
        }
        if let Some((_, Pair { from, to, .. }, area)) = rise.filter(|(_, pair, _)| pair.from < pair.to) {
            changes.push(Change::new(Event::AreaRose(from, to), Some(s), Some(area), u64::from(to - from)));
        }
        if let Some((_, Pair { from, to, .. }, area)) = fall.filter(|(_, pair, _)| pair.from > pair.to) {
            changes.push(Change::new(Event::AreaFell(from, to), Some(s), Some(area), 2 * u64::from(from - to)));
        }
    }
    if !late_areas.is_empty() {
        changes.push(Change::new(Event::NewlyLate(small(late_areas.len())), None, None, 40_000));
    }
    changes.sort_by_key(|c| (Reverse(c.weight), c.series, c.area));
    changes
}

fn widened((numerator, denominator): (u64, u64)) -> (u128, u128) {
    (numerator.into(), denominator.into())
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Numerator and denominator of a reading that is reliable enough to report a change: it is complete, and at least half of the
/// institutions are counted.
fn reliable(plan: &PlanMeasured, s: SeriesIx, area: Option<AreaIx>, period: PeriodIx) -> Option<(u64, u64)> {
    let reading = plan.periods[period].reading(s, area)?;
    reading.value().filter(|_| !reading.incomplete && reading.counted * 2 >= reading.expected)
}

/// A series in a period and in the last one that it can be compared with, for an area or the whole plan; `None` where a value is
/// missing or not reliable, or where institutions that are missing decide whether it rose or fell.
fn pair(rules: &Plan, plan: &PlanMeasured, s: SeriesIx, area: Option<AreaIx>, now: PeriodIx) -> Option<Pair> {
    let then = plan.comparable(s, now).next_back()?;
    let ((on, od), (n, d)) = (reliable(plan, s, area, then)?, reliable(plan, s, area, now)?);
    let bounds = |period: PeriodIx| plan.bounds(rules, s, plan.periods[period].reading(s, area)?)?.known();
    let ((old_least, old_most), (new_least, new_most)) = (bounds(then)?, bounds(now)?);
    let rose_for_certain = rank::compare(widened(new_least), widened(old_most)).is_gt();
    let fell_for_certain = rank::compare(widened(new_most), widened(old_least)).is_lt();
    if !rose_for_certain && !fell_for_certain {
        return None;
    }
    let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
    Some(Pair {
        exact: [product(on, d), product(n, od)],
        denominator: product(d, od),
        from: rounded_beside(on, od, plan.target_value_at_end(s, then)),
        to: rounded_beside(n, d, plan.target_value_at_end(s, now)),
    })
}

/// Adds that the whole plan, and a number of areas, newly reached a target: all measures meet the value asked for at the end of
/// `now`, and in the last comparable period they did not.
fn reached(rules: &Plan, plan: &PlanMeasured, target: &TargetState, now: PeriodIx, changes: &mut Vec<Change>) {
    let Some(first) = target.series.first().copied() else { return };
    // Whether all measures of an area meet the target; `None` where one of them has no reliable value.
    let all_met = |area: Option<AreaIx>, period_of: &dyn Fn(SeriesIx) -> Option<PeriodIx>| -> Option<bool> {
        let mut met = true;
        for s in &target.series {
            let period = period_of(*s)?;
            reliable(plan, *s, area, period)?;
            let reading = plan.periods[period].reading(*s, area)?;
            // Both sides must be certain: missing institutions neither make nor unmake news.
            let bounds = plan.bounds(rules, *s, reading)?;
            met &= bounds.meet(plan.target_value_at_end(*s, now)?)?;
        }
        Some(met)
    };
    let newly = |area: Option<AreaIx>| {
        let before = |s: SeriesIx| plan.comparable(s, now).next_back();
        all_met(area, &|_| Some(now)) == Some(true) && all_met(area, &before) == Some(false)
    };
    if newly(None) {
        changes.push(Change::new(Event::TargetMet, Some(first), None, 100_000));
    }
    let areas = plan.periods[now].areas.iter().filter(|area| newly(Some(**area))).count();
    if areas > 0 {
        changes.push(Change::new(Event::AreasMet(small(areas)), Some(first), None, 5_000 + areas as u64 * 500));
    }
}

/// Number of milestones with each word of progress. A target without a number counts once.
pub fn count_words<'a>(targets: impl Iterator<Item = &'a TargetState>) -> Vec<(Progress, usize)> {
    let words_of = |target: &'a TargetState| -> Vec<Progress> {
        let words: Vec<Progress> = target.counted().iter().map(|milestone| milestone.progress).collect();
        if words.is_empty() { vec![target.progress] } else { words }
    };
    let words: Vec<Progress> = targets.flat_map(words_of).collect();
    Progress::ALL.iter().map(|word| (*word, words.iter().filter(|w| *w == word).count())).collect()
}
