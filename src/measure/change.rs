//! What the newest report of a plan changed, compared with the one before.

use super::progress::Progress;
use super::{PlanMeasured, TargetState};
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

/// What happened. Shares are in basis points, rounded as they are printed.
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
    for (s, series) in plan.series.iter().enumerate() {
        if series.target.is_none() {
            continue;
        }
        whole_change(plan, s, now, &mut changes);
        let mut newly_met = 0;
        let mut rise: Option<(u32, u32, AreaIx)> = None;
        let mut fall: Option<(u32, u32, AreaIx)> = None;
        for area in &current.areas {
            let (Some(new), Some(old)) = (current.in_area(s, *area), before.in_area(s, *area)) else { continue };
            if matches!(new.state, super::State::Late(_)) && !matches!(old.state, super::State::Late(_)) {
                late_areas.insert(*area);
            }
            let (Some((n, d)), Some((on, od))) = (new.value(), old.value()) else { continue };
            if !speaks(new) || !speaks(old) {
                continue;
            }
            let (new_bp, old_bp) = (super::rounded(n, d), super::rounded(on, od));
            if new_bp > old_bp && rise.is_none_or(|(a, b, _)| new_bp - old_bp > b - a) {
                rise = Some((old_bp, new_bp, *area));
            }
            if new_bp < old_bp && fall.is_none_or(|(a, b, _)| old_bp - new_bp > a - b) {
                fall = Some((old_bp, new_bp, *area));
            }
            let target = plan.target_value(s, now);
            if target.is_some_and(|t| t.is_met_by(n, d) && !t.is_met_by(on, od)) {
                newly_met += 1;
            }
        }
        if newly_met > 0 {
            changes.push(Change {
                event: Event::AreasMet(newly_met),
                series: Some(s),
                area: None,
                weight: 5_000 + u64::from(newly_met) * 500,
            });
        }
        if let Some((from, to, area)) = rise {
            changes.push(Change {
                event: Event::AreaRose(from, to),
                series: Some(s),
                area: Some(area),
                weight: u64::from(to - from),
            });
        }
        if let Some((from, to, area)) = fall {
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

/// Whether at least half of an area's institutions stand behind a reading: a change that hangs on fewer says nothing of the area.
fn speaks(reading: &super::Reading) -> bool {
    reading.counted * 2 >= reading.expected
}

fn whole_change(plan: &PlanMeasured, s: usize, now: usize, changes: &mut Vec<Change>) {
    let (Some((n, d)), Some((on, od))) = (plan.periods[now].whole[s].value(), plan.periods[now - 1].whole[s].value())
    else {
        return;
    };
    let target = plan.target_value(s, now);
    if target.is_some_and(|t| t.is_met_by(n, d) && !t.is_met_by(on, od)) {
        changes.push(Change { event: Event::TargetMet, series: Some(s), area: None, weight: 100_000 });
    }
    let (to, from) = (super::rounded(n, d), super::rounded(on, od));
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
