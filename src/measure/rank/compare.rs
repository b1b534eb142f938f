//! Exact comparison of fractions.

use std::cmp::Ordering;

/// Compares two fractions exactly, by their continued fractions: with cross-multiplication, differences in đồng would overflow.
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
