//! `[views]`: queries that the user saved under names.

use toml::de::DeTable;

use super::Entries;
use crate::query::SavedView;

/// Takes the views, in the order in which they stand.
pub(super) fn take(entries: &mut Entries<'_>, table: &DeTable<'_>) {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(name, _)| name.span().start);
    for (name, query) in rows {
        let key: &str = name.get_ref();
        let Some(text) = query.get_ref().as_str() else {
            let reason =
                format!("\"{key}\" takes a query in quotes, such as \"diffusion year:2024..\"");
            entries.refuse(&name.span(), reason);
            continue;
        };
        let taken = entries.config.views.iter().any(|view| view.is_named(key));
        match SavedView::new(key, text) {
            Ok(_) if taken => {
                let reason = format!("there is a view “{key}” already; give this one another name");
                entries.refuse(&name.span(), reason);
            }
            Ok(view) => entries.config.views.push(view),
            Err(error) => entries.refuse(&name.span(), error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, parse};

    #[test]
    fn views_come_in_the_order_of_the_file_and_a_mistake_costs_one() {
        let text = "[views]\nnets = \"graph net\"\n\"to read\" = \"is:unread\"\nx = 3\ny = \"year:abc\"\nNets = \"maps\"\n";
        let (config, problems) = parse(text, Config::default());
        let views: Vec<String> = config.views.iter().map(ToString::to_string).collect();
        assert_eq!(views, ["nets: graph net", "to read: is:unread"]);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        for (said, expected) in said.iter().zip([
            "config.toml line 4: \"x\" takes a query in quotes",
            "config.toml line 5: the view “y” has no query that can be read: ",
            "config.toml line 6: there is a view “Nets” already",
        ]) {
            assert!(said.starts_with(expected), "{said}");
        }
        assert_eq!(said.len(), 3);
    }
}
