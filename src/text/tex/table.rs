//! The table of commands: a row each, found by its name.

/// Sorted by name; its head says what the columns are.
const TABLE: &str = include_str!("../../../assets/tex_commands.tsv");

/// What the table says of a command: its text, and its kind.
pub(super) fn row(name: &str) -> Option<(&'static str, &'static str)> {
    let mut table = TABLE;
    // Halves the table at the start of a line until the lower half has none.
    while let Some(line_end) = table
        .as_bytes()
        .get(..table.len() / 2)
        .and_then(|lower| memchr::memrchr(b'\n', lower))
    {
        let (lower, upper) = table.split_at(line_end + 1);
        let is_above = upper.split('\t').next().is_some_and(|first| first <= name);
        table = if is_above { upper } else { lower };
    }
    let mut lines = table.lines();
    let behind = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    behind?.split_once('\t')
}

#[cfg(test)]
mod tests {
    use super::super::commands::{TexCommand, command};
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
                _ => text.is_empty(),
            };
            assert!(is_told, "{row:?}");
        }
        for unknown in ["", "a", "zzz", "ModelName", "#", "alph", "alphaa"] {
            assert_eq!(super::row(unknown), None, "{unknown}");
        }
    }
}
