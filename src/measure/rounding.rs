//! Shares rounded for display. No other file rounds; comparisons are exact.

use crate::model::share::Share;

/// A share in basis points, rounded half up to one decimal of a percent, for display. Only this function and [`rounded_beside`]
/// round; comparisons are exact.
pub fn rounded(numerator: u64, denominator: u64) -> u32 {
    if denominator == 0 {
        return 0;
    }
    let tenths = (u128::from(numerator) * 2_000 + u128::from(denominator)) / (2 * u128::from(denominator));
    u32::try_from(tenths * 10).unwrap_or(u32::MAX)
}

/// A share in basis points for display beside a target. It is rounded down where rounding half up would show an unmet target as
/// met: 49.96% is never shown as 50%.
pub fn rounded_beside(numerator: u64, denominator: u64, target: Option<Share>) -> u32 {
    let shown = rounded(numerator, denominator);
    match target {
        Some(target) if shown >= target.0 && !target.is_met_by(numerator, denominator) => {
            let tenths = u128::from(numerator) * 1_000 / u128::from(denominator.max(1));
            u32::try_from(tenths * 10).unwrap_or(u32::MAX)
        }
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_just_below_a_target_is_never_shown_as_the_target() {
        assert_eq!(rounded(4_996, 10_000), 5_000);
        assert_eq!(rounded_beside(4_996, 10_000, Some(Share(5_000))), 4_990);
        assert_eq!(rounded_beside(5_000, 10_000, Some(Share(5_000))), 5_000);
        assert_eq!(rounded_beside(5_004, 10_000, Some(Share(5_000))), 5_000);
        assert_eq!(rounded_beside(615, 1_000, Some(Share(5_000))), 6_150);
    }

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(rounded(12_345, 100_000), 1_230);
        assert_eq!(rounded(1_235, 10_000), 1_240);
        assert_eq!(rounded(1, 3), 3_330);
        assert_eq!(rounded(2, 3), 6_670);
        assert_eq!(rounded(0, 3), 0);
    }
}
