//! The table of commands: a row each, found by its name.

/// Sorted by name; its head says what the columns are.
const TABLE: &str = include_str!("../../../../assets/tex_commands.tsv");

/// Where the rows begin whose names begin with a byte of ASCII; the rows of the next end them.
const STARTS: [usize; 129] = {
    let bytes = TABLE.as_bytes();
    let mut starts = [bytes.len(); 129];
    // The next byte, as itself and as a place.
    let (mut byte, mut place) = (0, 0);
    let (mut at, mut begins) = (0, true);
    while at < bytes.len() {
        while begins && byte <= bytes[at] {
            starts[place] = at;
            (byte, place) = (byte + 1, place + 1);
        }
        begins = bytes[at] == b'\n';
        at += 1;
    }
    starts
};

/// What the table says of a command: its text, and its kind.
pub(super) fn row(name: &str) -> Option<(&'static str, &'static str)> {
    let first = usize::from(*name.as_bytes().first()?);
    let mut rows = TABLE.get(*STARTS.get(first)?..*STARTS.get(first + 1)?)?;
    // Halves the rows at the start of a line until the lower half has none.
    while let Some(line_end) = rows
        .as_bytes()
        .get(..rows.len() / 2)
        .and_then(|lower| memchr::memrchr(b'\n', lower))
    {
        let (lower, upper) = rows.split_at(line_end + 1);
        let is_above = upper.split('\t').next().is_some_and(|first| first <= name);
        rows = if is_above { upper } else { lower };
    }
    let mut lines = rows.lines();
    let behind = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    behind?.split_once('\t')
}

#[cfg(test)]
mod tests {
    use super::super::{TexCommand, command};
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_is_a_command() {
        let rows: Vec<Vec<&str>> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        assert!(rows.windows(2).all(|two| two[0][0] < two[1][0]));
        for row in &rows {
            let &[name, text, kind] = row.as_slice() else {
                panic!("{row:?}")
            };
            assert_eq!(super::row(name), Some((text, kind)));
            let command = command(name).unwrap_or_else(|| panic!("{row:?}"));
            // A row has a text exactly where its command prints one.
            let is_told = match command {
                TexCommand::Symbol(printed, _) | TexCommand::Letter(printed) => printed == text,
                TexCommand::Mark(mark) => text.ends_with(mark),
                TexCommand::Form(form) => form.text() == text,
                _ => text.is_empty(),
            };
            assert!(is_told, "{row:?}");
        }
        for unknown in ["", "a", "zzz", "ModelName", "#", "alph", "alphaa"] {
            assert_eq!(super::row(unknown), None, "{unknown}");
        }
    }
}
