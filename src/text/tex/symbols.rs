//! The table of commands that print a text of their own.

/// Sorted by name; see its head.
const TABLE: &str = include_str!("../../../assets/tex_symbols.tsv");

/// How a symbol stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum SymbolKind {
    /// The blank behind it only ends the command.
    Letter,
    /// A bracket that opens; the blank behind it goes.
    Open,
    /// A bracket that closes; the blank before it goes.
    Close,
    /// A relation, an operator, an arrow or a text sign: blanks round it stay.
    Sign,
    /// A function, upright and spaced.
    Name,
}

/// What a command prints.
pub(in crate::text) fn symbol(name: &str) -> Option<(&'static str, SymbolKind)> {
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
    let line = table.lines().find(|line| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('\t'))
    })?;
    let mut fields = line.split('\t').skip(1);
    let text = fields.next()?;
    let kind = match fields.next()? {
        "letter" => SymbolKind::Letter,
        "open" => SymbolKind::Open,
        "close" => SymbolKind::Close,
        "name" => SymbolKind::Name,
        _ => SymbolKind::Sign,
    };
    Some((text, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_is_found() {
        let rows: Vec<Vec<&str>> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        assert!(rows.windows(2).all(|two| two[0][0] < two[1][0]));
        for row in &rows {
            let (text, kind) = symbol(row[0]).unwrap_or_else(|| panic!("{row:?}"));
            assert_eq!(text, row[1]);
            assert_eq!(format!("{kind:?}").to_lowercase(), row[2]);
        }
        for unknown in ["", "a", "zzz", "ModelName", "#", "alph", "alphaa"] {
            assert_eq!(symbol(unknown), None, "{unknown}");
        }
    }
}
