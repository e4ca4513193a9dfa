//! The hash by which ids and titles are found: it is the same on every machine and in every version.

/// FNV-1a 64 (<https://datatracker.ietf.org/doc/draft-eastlake-fnv/>).
#[must_use]
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
