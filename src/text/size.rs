//! Sizes as people say them.

/// A number of bytes, such as `16 MB`; one of 1024 bytes or more is rounded down.
#[must_use]
pub fn size(bytes: u64) -> String {
    for (unit, name) in [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")] {
        if bytes >= unit {
            let (whole, tenths) = (bytes / unit, bytes % unit * 10 / unit);
            return match tenths {
                0 => format!("{whole} {name}"),
                _ => format!("{whole}.{tenths} {name}"),
            };
        }
    }
    format!("{bytes} bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_largest_unit_that_it_fills() {
        let sizes = [1023, 1024, 64 << 10, (3 << 20) / 2, 16 << 20, 5 << 30];
        let said = ["1023 bytes", "1 kB", "64 kB", "1.5 MB", "16 MB", "5 GB"];
        assert_eq!(sizes.map(size), said);
    }
}
