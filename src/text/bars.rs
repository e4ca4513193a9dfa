//! Bars that show how large a share is.

/// What a bar is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarSigns {
    /// Blocks of eighths of a column.
    Eighths,
    /// `#`, and `-` for half of a column.
    Ascii,
}

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar for a part of a whole, which takes all of these columns; something is always seen of a part
/// that is there.
#[must_use]
pub fn bar(part: u64, whole: u64, columns: usize, signs: BarSigns) -> String {
    let (full, steps) = match signs {
        BarSigns::Eighths => ("█", 8),
        BarSigns::Ascii => ("#", 2),
    };
    let all = u128::try_from(columns * steps).unwrap_or(0);
    let length = u128::from(part.min(whole)) * all;
    let length = length.checked_div(u128::from(whole)).unwrap_or(0);
    let least = usize::from(part > 0 && columns > 0);
    let length = usize::try_from(length).unwrap_or(0).max(least);
    let rest = match signs {
        BarSigns::Eighths => EIGHTHS.get(length % steps).copied().unwrap_or(""),
        BarSigns::Ascii if length % steps > 0 => "-",
        BarSigns::Ascii => "",
    };
    full.repeat(length / steps) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_the_share_is_large() {
        for (part, whole, columns, eighths, ascii) in [
            (0, 10, 8, "", ""),
            (10, 10, 4, "████", "####"),
            (5, 10, 5, "██▌", "##-"),
            (1, 1_000_000, 6, "▏", "-"),
            (7, 8, 1, "▉", "-"),
            (1, 3, 0, "", ""),
            (0, 0, 4, "", ""),
            (9, 3, 2, "██", "##"),
            (u64::MAX, u64::MAX, 3, "███", "###"),
        ] {
            let drawn = |signs| bar(part, whole, columns, signs);
            assert_eq!(drawn(BarSigns::Eighths), eighths, "{part} of {whole}");
            assert_eq!(drawn(BarSigns::Ascii), ascii, "{part} of {whole}");
        }
    }
}
