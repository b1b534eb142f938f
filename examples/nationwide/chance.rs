//! Numbers that look like chance and depend on nothing but the seed and on names, so that a new district leaves the others
//! as they are. Whole numbers only: the same bytes on every machine.

/// What is drawn for one thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The root of everything that is drawn.
    pub(crate) fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    /// What is drawn for one of several.
    pub(crate) fn at(self, number: usize) -> Self {
        Self(mix(self.0 ^ mix(number as u64)))
    }

    /// What is drawn for a question.
    pub(crate) fn about(self, question: &str) -> Self {
        // FNV-1a: short names are told apart, and the mixing does the rest.
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

    /// True so many times in a thousand.
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
