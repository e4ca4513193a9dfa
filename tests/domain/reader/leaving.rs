//! Whatever keys a user sets, recto can be left from everywhere.

use proptest::prelude::*;
use recto::app::{
    Action, BINDINGS, Effect, Key, KeyEntry, Keymap, Message, Model, Scope, Start, update,
};

/// Keys that people give to actions, the last one sent by few terminals.
const KEYS: &[&str] = &[
    "q", "x", "Esc", "Enter", "Tab", "Ctrl-C", "Ctrl-Q", "Ctrl-Z", "F2", "?", "Space", "Ctrl-1",
];

/// A reader of no papers with these keys.
fn reader(keymap: &Keymap) -> Model {
    Model::new(Start {
        keymap: keymap.clone(),
        ..Start::default()
    })
}

/// The reader in each place where keys mean something else.
fn places(keymap: &Keymap) -> Vec<Model> {
    // Opened by the keys that recto comes with: a user may have left none of them.
    let opened = |keys: &[&str]| {
        let mut model = reader(&Keymap::default());
        for key in keys {
            let _ = update(&mut model, Message::Key(key.parse().unwrap()));
        }
        model.keymap = keymap.clone();
        model
    };
    let mut places: Vec<Model> = [&[][..], &["l"], &["f"], &["?"], &["S"], &["i"], &["/"]]
        .map(opened)
        .into();
    // A line that is no query is not left by Enter.
    let mut faulty = opened(&["/"]);
    let _ = update(&mut faulty, Message::Pasted("year:".to_owned()));
    assert!(faulty.fault.is_some());
    places.push(faulty);
    places
}

/// A key that every terminal sends for an action where one is.
fn key_here(model: &Model, action: Action) -> Option<Key> {
    let scope = model.scope();
    let sought = [scope, Scope::Prompt, Scope::Panes, Scope::Everywhere];
    let keys = sought
        .into_iter()
        .flat_map(|scope| model.keymap.rows(scope));
    let mut keys = keys
        .filter(|(row, _)| row.action == action)
        .flat_map(|(_, keys)| keys);
    keys.find(|key| key.is_sure() && model.keymap.action(scope, **key) == Some(action))
        .copied()
}

/// Whether some keys end it: the one that always does, or steps back and the one that leaves.
fn can_be_left(mut model: Model) -> bool {
    for _ in 0..4 {
        let leaving = [Action::QuitNow, Action::Quit];
        let key = leaving.iter().find_map(|action| key_here(&model, *action));
        let key = key.or_else(|| key_here(&model, Action::Back));
        let Some(key) = key else { return false };
        let effects = update(&mut model, Message::Key(key));
        if effects.iter().any(|effect| matches!(effect, Effect::Quit)) {
            return true;
        }
    }
    false
}

fn entries() -> impl Strategy<Value = Vec<KeyEntry>> {
    let names: Vec<&str> = BINDINGS.iter().map(|row| row.name).collect();
    let action = prop::sample::select(names).prop_map(str::to_owned);
    // Those that lead out are the ones to try.
    let out = prop::sample::select(&["quit", "quit-now", "back", "choose"]).prop_map(str::to_owned);
    let keys = prop::collection::vec(prop::sample::select(KEYS).prop_map(str::to_owned), 0..3);
    let entry = (prop_oneof![action, out], keys);
    prop::collection::vec(entry, 0..8).prop_map(|entries| {
        let lines = (1..).zip(entries);
        lines
            .map(|(line, (action, keys))| KeyEntry { action, keys, line })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_keys_are_set_recto_can_be_left(entries in entries()) {
        let (keymap, _) = Keymap::new(&entries);
        for model in places(&keymap) {
            let scope = model.scope();
            prop_assert!(can_be_left(model), "{scope:?}");
        }
    }
}
