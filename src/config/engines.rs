//! `[engines]`: indexes of the user's own.

use toml::de::DeTable;

use super::{Config, Entries};
use crate::sources::{Engine, own_engine};

impl Config {
    /// Every engine that can be asked.
    #[must_use]
    pub fn engines(&self) -> Vec<Engine> {
        Engine::all(&self.access.engines)
    }
}

/// Takes the engines, in the order in which they stand.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(name, _)| name.span().start);
    for (name, spec) in rows {
        let key: &str = name.get_ref();
        let spec = spec.get_ref().as_str().unwrap_or_default();
        match own_engine(key, spec) {
            Ok(engine) => entries.config.access.engines.push(engine),
            Err(error) => entries.refuse(&name.span(), error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, parse};

    #[test]
    fn engines_come_in_the_order_of_the_file_and_a_mistake_costs_one() {
        let text = "[engines]\nlab = \"opensearch:https://search.example/papers\"\narxiv = \"opensearch:https://x/p\"\nhere = \"opensearch:http://127.0.0.1:9200/all\"\nx = 3\n";
        let (config, problems) = parse(text, Config::default());
        let engines = config.access.engines.iter();
        let engines: Vec<String> = engines
            .map(|engine| format!("{} {}", engine.name(), engine.address()))
            .collect();
        assert_eq!(
            engines,
            [
                "lab https://search.example/papers/",
                "here http://127.0.0.1:9200/all/"
            ]
        );
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        for (said, expected) in said.iter().zip([
            "config.toml line 3: arxiv is an engine of recto",
            "config.toml line 5: “” is no address of an engine",
        ]) {
            assert!(said.starts_with(expected), "{said}");
        }
        assert_eq!(said.len(), 2);
    }
}
