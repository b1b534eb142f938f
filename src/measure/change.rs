//! What the newest report of a plan changed, compared with the one before.

use super::progress::Progress;
use super::{PlanMeasured, TargetState, rank};
use crate::model::area::AreaIx;
use crate::model::result::RevisionKind;

/// One thing that changed between two periods of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub event: Event,
    /// Place in `PlanMeasured::series`, where one is concerned.
    pub series: Option<usize>,
    /// The area, or the whole plan.
    pub area: Option<AreaIx>,
    /// How much it weighs: changes are told from the heaviest.
    weight: u64,
}

/// What happened. Shares are in basis points, rounded as they are printed beside their targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The whole plan reached a target.
    TargetMet,
    /// So many more areas reached it.
    AreasMet(u32),
    /// The whole plan's share rose from, to.
    Rose(u32, u32),
    /// The whole plan's share fell from, to.
    Fell(u32, u32),
    /// The area's share rose most, from, to.
    AreaRose(u32, u32),
    /// The area's share fell most, from, to.
    AreaFell(u32, u32),
    /// So many areas are late that were not before.
    NewlyLate(u32),
    /// So many published values were put right.
    Corrected(u32),
    /// So many published values were replaced by better data.
    Revised(u32),
    /// The first report of the plan.
    First,
}

/// How far a share moved, as an exact fraction.
type Way = (u128, u128);

/// What period number `now` of a plan changed, heaviest first.
pub fn changes(plan: &PlanMeasured, now: usize, revisions: &[RevisionKind]) -> Vec<Change> {
    let mut changes = Vec::new();
    let Some(current) = plan.periods.get(now) else { return changes };
    let count =
        |kind: RevisionKind| u32::try_from(revisions.iter().filter(|k| **k == kind).count()).unwrap_or(u32::MAX);
    for (event, number) in [
        (Event::Corrected(count(RevisionKind::Correction)), count(RevisionKind::Correction)),
        (Event::Revised(count(RevisionKind::Revision)), count(RevisionKind::Revision)),
    ] {
        if number > 0 {
            changes.push(Change { event, series: None, area: None, weight: 50_000 });
        }
    }
    let Some(before) = now.checked_sub(1).and_then(|i| plan.periods.get(i)) else {
        // What the first report brought can be put right like any other.
        changes.insert(0, Change { event: Event::First, series: None, area: None, weight: u64::MAX });
        return changes;
    };
    let mut late_areas = std::collections::BTreeSet::new();
    for target in &plan.targets {
        reached(plan, target, now, &mut changes);
    }
    for (s, series) in plan.series.iter().enumerate() {
        if series.target.is_none() {
            continue;
        }
        moved(plan, s, now, &mut changes);
        // Whose share moved most is decided by exact comparison, not by what is printed.
        let mut rise: Option<(Way, u32, u32, AreaIx)> = None;
        let mut fall: Option<(Way, u32, u32, AreaIx)> = None;
        let is_longer = |way: Way, than: Option<(Way, u32, u32, AreaIx)>| {
            than.is_none_or(|(other, _, _, _)| rank::compare(way, other).is_gt())
        };
        for area in &current.areas {
            let (Some(new), Some(old)) = (current.in_area(s, *area), before.in_area(s, *area)) else { continue };
            if matches!(new.state, super::State::Late(_)) && !matches!(old.state, super::State::Late(_)) {
                late_areas.insert(*area);
            }
            let (Some((n, d)), Some((on, od))) = (new.value(), old.value()) else { continue };
            if !speaks(new) || !speaks(old) {
                continue;
            }
            let to = super::rounded_beside(n, d, plan.asked_then(s, now));
            let from = super::rounded_beside(on, od, plan.asked_then(s, now - 1));
            let [now, then] = [(n, od), (on, d)].map(|(a, b)| u128::from(a) * u128::from(b));
            let way = (now.abs_diff(then), u128::from(d) * u128::from(od));
            if now > then && is_longer(way, rise) {
                rise = Some((way, from, to, *area));
            }
            if now < then && is_longer(way, fall) {
                fall = Some((way, from, to, *area));
            }
        }
        if let Some((_, from, to, area)) = rise.filter(|(_, from, to, _)| from < to) {
            changes.push(Change {
                event: Event::AreaRose(from, to),
                series: Some(s),
                area: Some(area),
                weight: u64::from(to - from),
            });
        }
        if let Some((_, from, to, area)) = fall.filter(|(_, from, to, _)| from > to) {
            changes.push(Change {
                event: Event::AreaFell(from, to),
                series: Some(s),
                area: Some(area),
                weight: 2 * u64::from(from - to),
            });
        }
    }
    if !late_areas.is_empty() {
        let number = u32::try_from(late_areas.len()).unwrap_or(u32::MAX);
        changes.push(Change { event: Event::NewlyLate(number), series: None, area: None, weight: 40_000 });
    }
    changes.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.series, c.area));
    changes
}

/// Whether a change may be told of a reading: no report is still to come, and at least half of the institutions stand behind it.
fn speaks(reading: &super::Reading) -> bool {
    !reading.incomplete && reading.counted * 2 >= reading.expected
}

/// The whole plan, and so many areas, reached a target: all of its measures stand at the value that is asked for now,
/// and did not before.
fn reached(plan: &PlanMeasured, target: &TargetState, now: usize, changes: &mut Vec<Change>) {
    let Some(first) = target.series.first().copied() else { return };
    // Whether all measures of a place meet the target; `None` where one of them may not be told.
    let all_met = |period: usize, area: Option<AreaIx>| -> Option<bool> {
        let at = &plan.periods[period];
        let mut met = true;
        for s in &target.series {
            let reading = area.map_or_else(|| at.whole.get(*s), |area| at.in_area(*s, area))?;
            let (n, d) = reading.value().filter(|_| speaks(reading))?;
            met &= plan.asked_then(*s, now)?.is_met_by(n, d);
        }
        Some(met)
    };
    let newly = |area: Option<AreaIx>| all_met(now, area) == Some(true) && all_met(now - 1, area) == Some(false);
    if newly(None) {
        changes.push(Change { event: Event::TargetMet, series: Some(first), area: None, weight: 100_000 });
    }
    let areas = plan.periods[now].areas.iter().filter(|area| newly(Some(**area))).count();
    if areas > 0 {
        changes.push(Change {
            event: Event::AreasMet(u32::try_from(areas).unwrap_or(u32::MAX)),
            series: Some(first),
            area: None,
            weight: 5_000 + areas as u64 * 500,
        });
    }
}

/// The whole plan's share rose or fell.
fn moved(plan: &PlanMeasured, s: usize, now: usize, changes: &mut Vec<Change>) {
    let (new, old) = (&plan.periods[now].whole[s], &plan.periods[now - 1].whole[s]);
    let (Some((n, d)), Some((on, od))) = (new.value(), old.value()) else { return };
    if !speaks(new) || !speaks(old) {
        return;
    }
    let to = super::rounded_beside(n, d, plan.asked_then(s, now));
    let from = super::rounded_beside(on, od, plan.asked_then(s, now - 1));
    if to > from {
        changes.push(Change {
            event: Event::Rose(from, to),
            series: Some(s),
            area: None,
            weight: 3 * u64::from(to - from),
        });
    } else if to < from {
        changes.push(Change {
            event: Event::Fell(from, to),
            series: Some(s),
            area: None,
            weight: 6 * u64::from(from - to),
        });
    }
}

/// How many targets stand under each word.
pub fn count_words<'a>(targets: impl Iterator<Item = &'a TargetState>) -> Vec<(Progress, usize)> {
    let words: Vec<Progress> = targets.map(|t| t.progress).collect();
    Progress::ALL.iter().map(|word| (*word, words.iter().filter(|w| *w == word).count())).collect()
}
