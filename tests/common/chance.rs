//! Chance that can be had again: every random test prints its seed.

/// A small generator (xorshift64*); the same seed gives the same numbers.
pub struct Chance(u64);

impl Chance {
    /// Takes the seed of `RECTO_SEED`, or a new one, and prints it.
    pub fn new(what: &str) -> Self {
        let given = std::env::var("RECTO_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| {
            use std::hash::{BuildHasher, Hasher};
            let random = std::collections::hash_map::RandomState::new();
            random.build_hasher().finish() >> 16
        });
        println!("{what}: RECTO_SEED={seed}");
        Self::from_seed(seed)
    }

    pub fn from_seed(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.number() % end
    }
}

/// How often a random test runs: the variable, or what fits into every run of the tests.
pub fn times(variable: &str, usual: u64) -> u64 {
    let given = std::env::var(variable)
        .ok()
        .and_then(|times| times.parse().ok());
    given.unwrap_or(usual)
}
