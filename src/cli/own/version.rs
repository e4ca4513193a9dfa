//! What `recto --version` says.

use std::sync::LazyLock;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let commit = option_env!("RECTO_COMMIT");
    described(commit, option_env!("RECTO_COMMIT_DATE"))
});

/// The version, with the commit and its date where whoever built it told them.
pub(in crate::cli) fn version() -> &'static str {
    VERSION.as_str()
}

fn described(commit: Option<&str>, date: Option<&str>) -> String {
    let told = [commit, date].into_iter().flatten();
    let told: Vec<&str> = told.filter(|word| !word.is_empty()).collect();
    let version = env!("CARGO_PKG_VERSION");
    if told.is_empty() {
        version.to_owned()
    } else {
        format!("{version} ({})", told.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_has_the_commit_and_its_date_where_they_are_known() {
        let version = env!("CARGO_PKG_VERSION");
        for (commit, date, told) in [
            (None, None, ""),
            (Some(""), None, ""),
            (Some("15fdf5c"), None, " (15fdf5c)"),
            (Some("15fdf5c"), Some("2026-12-01"), " (15fdf5c 2026-12-01)"),
        ] {
            assert_eq!(described(commit, date), format!("{version}{told}"));
        }
    }
}
