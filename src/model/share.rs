//! Shares in basis points, compared exactly.

/// A share of a whole in basis points: 5,000 is 50%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Share(pub u32);

impl Share {
    /// Whether `numerator / denominator` is at least this share, by exact cross-multiplication. `false` for a denominator of zero.
    pub fn is_met_by(self, numerator: u64, denominator: u64) -> bool {
        denominator > 0 && u128::from(numerator) * 10_000 >= u128::from(self.0) * u128::from(denominator)
    }

    /// The smallest numerator that meets this share with `denominator`.
    pub fn least_numerator(self, denominator: u64) -> u64 {
        let least = (u128::from(self.0) * u128::from(denominator)).div_ceil(10_000);
        u64::try_from(least).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_just_below_the_target_does_not_meet_it() {
        let half = Share(5_000);
        assert!(!half.is_met_by(4_996, 10_000));
        assert!(!half.is_met_by(49_999, 100_000));
        assert!(half.is_met_by(5_000, 10_000));
        assert!(half.is_met_by(1, 2));
        assert!(!half.is_met_by(0, 0));
    }

    #[test]
    fn only_numerators_from_the_least_meet_the_share() {
        for den in 1..200 {
            for bp in [2_000, 3_333, 5_000, 9_000, 10_000] {
                let least = Share(bp).least_numerator(den);
                assert!(Share(bp).is_met_by(least, den));
                assert!(least == 0 || !Share(bp).is_met_by(least - 1, den));
            }
        }
    }
}
