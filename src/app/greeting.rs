//! What a newcomer is told, once: what lies here, how papers of one's own come in, and how these go.

use super::{Action, Keymap, Scope};
use crate::marks::Samples;

/// The greeting, with the keys in force.
#[must_use]
pub fn greeting(keymap: &Keymap, samples: Samples) -> String {
    let key = |action, what: &str| {
        let key = keymap.key_of(action, Scope::Panes)?;
        Some(format!("{key} {what}"))
    };
    let keys = [
        key(Action::Import, "imports yours"),
        key(Action::Fetch, "follows a feed"),
    ];
    let away = match (samples, keymap.key_of(Action::Palette, Scope::Panes)) {
        (Samples::Shown, Some(palette)) => Some(format!("{palette}samples puts these away")),
        (Samples::Shown, None) => Some("`recto samples off` puts these away".to_owned()),
        (Samples::PutAway, _) => None,
    };
    let begins = match samples {
        Samples::Shown => "recto comes with papers to try it on",
        Samples::PutAway => "No papers yet",
    };
    let leads = keys.into_iter().chain([away]).flatten();
    let leads = leads.collect::<Vec<String>>().join(", ");
    if leads.is_empty() {
        format!("{begins}.")
    } else {
        format!("{begins}: {leads}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::KeyEntry;

    #[test]
    fn a_newcomer_is_told_what_lies_here_how_papers_come_in_and_how_these_go() {
        let keymap = Keymap::default();
        assert_eq!(
            greeting(&keymap, Samples::Shown),
            "recto comes with papers to try it on: i imports yours, F follows a feed, \
             :samples puts these away."
        );
        assert_eq!(
            greeting(&keymap, Samples::PutAway),
            "No papers yet: i imports yours, F follows a feed."
        );
        let none = |action: &str| KeyEntry {
            action: action.to_owned(),
            keys: Vec::new(),
            line: 1,
        };
        let (keymap, _) = Keymap::new(&["import", "fetch"].map(none));
        assert_eq!(greeting(&keymap, Samples::PutAway), "No papers yet.");
    }
}
