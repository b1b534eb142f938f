//! Pseudo-random numbers that depend only on the seed and on names, so that one more district does not change the others.
//! Whole numbers only, so that the output is the same on every machine.

/// The source of pseudo-random numbers for one object, such as a district. Each method always returns the same number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random(u64);

impl Random {
    /// The root of all sources.
    pub(crate) fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    /// The source for one of several objects.
    pub(crate) fn at(self, number: usize) -> Self {
        Self(mix(self.0 ^ mix(number as u64)))
    }

    /// The source for one property of the object.
    pub(crate) fn about(self, question: &str) -> Self {
        // FNV-1a is enough to distinguish short names, because the result is mixed.
        let name = question
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
        Self(mix(self.0 ^ name))
    }

    /// From 0 to one below `limit`.
    pub(crate) fn below(self, limit: u64) -> u64 {
        let product = u128::from(mix(self.0)) * u128::from(limit);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub(crate) fn between(self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True with this probability, in per mille.
    pub(crate) fn happens(self, per_mille: u64) -> bool {
        self.below(1_000) < per_mille
    }
}

/// The step of splitmix64 (Steele, Lea, Flood 2014).
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
