//! Whose value grew most between two periods.

use std::cmp::Ordering;

use super::Placed;
use crate::model::institution::InstitutionIx;

/// An institution whose value grew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Improved {
    /// Which.
    pub institution: InstitutionIx,
    /// Place from 1 by gain, shared by equals.
    pub place: u32,
    /// Somebody else has the same place.
    pub shared: bool,
    /// Upper and lower part before.
    pub from: (u64, u64),
    /// Upper and lower part now.
    pub to: (u64, u64),
}

/// How many places the list of those that grew most has; equals of the last place are all on it.
const IMPROVED_PLACES: u32 = 5;

/// Whose value grew most, by exact comparison of gains.
pub(super) fn improved(before: &[Placed], now: &[Placed]) -> Vec<Improved> {
    let mut all: Vec<(Improved, (u128, u128))> = now
        .iter()
        .filter_map(|new| {
            let old = before.iter().find(|old| old.institution == new.institution)?;
            let (from, to) = ((old.numerator, old.denominator), (new.numerator, new.denominator));
            let grown = u128::from(to.0) * u128::from(from.1);
            let gain = grown.checked_sub(u128::from(from.0) * u128::from(to.1)).filter(|gain| *gain > 0)?;
            let entry = Improved { institution: new.institution, place: 0, shared: false, from, to };
            Some((entry, (gain, u128::from(to.1) * u128::from(from.1))))
        })
        .collect();
    all.sort_by(|(a, x), (b, y)| compare(*y, *x).then(a.institution.cmp(&b.institution)));
    let places = super::shared_places(all.len(), &|a, b| compare(all[a].1, all[b].1).is_eq());
    for ((entry, _), (place, shared)) in all.iter_mut().zip(places) {
        (entry.place, entry.shared) = (place, shared);
    }
    all.into_iter().map(|(entry, _)| entry).take_while(|entry| entry.place <= IMPROVED_PLACES).collect()
}

/// Compares two fractions exactly by their continued fractions: cross-multiplying amounts of đồng twice would not fit.
pub(in crate::measure) fn compare((mut a, mut b): (u128, u128), (mut c, mut d): (u128, u128)) -> Ordering {
    loop {
        let wholes = (a / b).cmp(&(c / d));
        let (left, right) = (a % b, c % d);
        if wholes.is_ne() || left == 0 || right == 0 {
            return wholes.then(left.min(1).cmp(&right.min(1)));
        }
        // left/b against right/d is d/right against b/left.
        (a, b, c, d) = (d, right, b, left);
    }
}
