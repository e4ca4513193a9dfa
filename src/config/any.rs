//! Any setting by its name: `feeds.ml` is the line `ml` of `[feeds]`.

use std::path::Path;

use toml_edit::{Item, Table, Value};

use super::edit::{EditError, document, edit, rewritten};
use super::settings::{SETTINGS, Setting};
use super::{Config, ConfigProblem, parse, text_of};
use crate::query::distance;

/// A key goes so deep: `digest.NAME.query`.
const DEEPEST: usize = 3;

/// Writes a setting into those of a directory, as the file takes it: quotes may be left out. Returns what a
/// person should know of how that went.
///
/// # Errors
/// When nothing was changed: there is no such setting, or it does not take that.
pub fn change_setting(
    config_dir: &Path,
    key: &str,
    typed: &str,
) -> Result<Option<String>, EditError> {
    edit(config_dir, &|text| changed(text, key, typed))
}

/// What the file of a directory says of a setting, as TOML; `None` where it says nothing.
///
/// # Errors
/// When there is no such setting, or the file is no TOML.
pub fn written_setting(config_dir: &Path, key: &str) -> Result<Option<String>, EditError> {
    let parts = parts(key)?;
    let document = document(&text_of(config_dir)?)?;
    let mut item = document.as_item();
    for part in parts {
        let Some(below) = item.get(part) else {
            return Ok(None);
        };
        item = below;
    }
    Ok(Some(match item {
        Item::Value(Value::String(text)) => text.value().clone(),
        Item::None | Item::Value(_) | Item::Table(_) | Item::ArrayOfTables(_) => {
            item.to_string().trim().to_owned()
        }
    }))
}

/// Writes a file of settings that has every one of them in a comment.
///
/// # Errors
/// When there is one with something in it.
pub fn begin_settings(config_dir: &Path) -> Result<Option<String>, EditError> {
    edit(config_dir, &|text| {
        if text.trim().is_empty() {
            Ok(commented())
        } else {
            Err(EditError::Begun)
        }
    })
}

/// Every setting with its default, in comments.
fn commented() -> String {
    let head = "# Settings of recto. Take the sign # away before a line to change it; `recto config check` finds mistakes.\n";
    let defaults = Config::default();
    let one = |setting: &Setting| {
        let value = setting.value(&defaults);
        let line = match value {
            Some(value) => format!("{} = {value}", setting.name),
            None => setting.head(),
        };
        format!("\n# {}: {}.\n# {line}\n", setting.meaning, setting.form())
    };
    let settings: String = SETTINGS.iter().map(one).collect();
    format!("{head}{settings}")
}

/// The names in a key, the first of which is a setting.
fn parts(key: &str) -> Result<Vec<&str>, EditError> {
    let parts: Vec<&str> = key.splitn(DEEPEST, '.').collect();
    let name = parts.first().copied().unwrap_or_default();
    if Setting::named(name).is_some() && parts.iter().all(|part| !part.is_empty()) {
        return Ok(parts);
    }
    let names = SETTINGS.iter().map(|setting| setting.name);
    let near = names.min_by_key(|known| distance(name, known, 2).unwrap_or(usize::MAX));
    let near = near.filter(|known| distance(name, known, 2).is_some());
    let hint = near.map_or_else(
        || "`recto config get` lists them".to_owned(),
        |near| format!("do you mean {near}?"),
    );
    Err(EditError::NoSetting(key.to_owned(), hint))
}

fn changed(text: &str, key: &str, typed: &str) -> Result<String, EditError> {
    let parts = parts(key)?;
    let (_, before) = parse(text, Config::default());
    let mut refused = None;
    // As it was typed, then in quotes.
    let quoted = Value::from(typed);
    let values = [typed.parse::<Value>().ok(), Some(quoted)];
    for value in values.into_iter().flatten() {
        let text = rewritten(text, &|document| put(document, &parts, value.clone()))?;
        let (_, after) = parse(&text, Config::default());
        let is_new =
            |problem: &&ConfigProblem| before.iter().all(|old| old.reason != problem.reason);
        match after.iter().find(is_new) {
            None => return Ok(text),
            Some(problem) => refused = Some(problem.reason.clone()),
        }
    }
    Err(EditError::Mistake(refused.unwrap_or_default()))
}

/// Puts a value where a key says; what stands behind it in its line stays.
fn put(table: &mut Table, parts: &[&str], value: Value) -> Result<(), EditError> {
    let Some((last, above)) = parts.split_last() else {
        return Ok(());
    };
    let mut table = table;
    for part in above {
        let below = table.entry(part).or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(above.len() > 1);
            Item::Table(table)
        });
        let not_there = || EditError::Mistake(format!("\"{part}\" is no table"));
        table = below.as_table_mut().ok_or_else(not_there)?;
    }
    if let Some(Item::Value(known)) = table.get_mut(last) {
        let decor = known.decor().clone();
        *known = value;
        *known.decor_mut() = decor;
    } else if table.get(last).is_some() {
        return Err(EditError::Mistake(format!(
            "\"{last}\" is a table; name a line of it, as in {last}.NAME"
        )));
    } else {
        table.insert(last, Item::Value(value));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_changed_and_everything_else_stays_as_it_was_written() {
        for (text, key, typed, expected) in [
            ("", "measure", "66", "measure = 66\n"),
            (
                "# a\nmeasure = 60 # b\n",
                "measure",
                "66",
                "# a\nmeasure = 66 # b\n",
            ),
            ("", "theme", "nord", "theme = \"nord\"\n"),
            ("", "theme", "\"nord\"", "theme = \"nord\"\n"),
            (
                "[feeds]\na = 'hf:daily'\n",
                "mouse",
                "false",
                "mouse = false\n[feeds]\na = 'hf:daily'\n",
            ),
            (
                "",
                "feeds.ml",
                "arxiv:cs.LG",
                "[feeds]\nml = \"arxiv:cs.LG\"\n",
            ),
            ("mouse = false\r\n", "mouse", "true", "mouse = true\r\n"),
        ] {
            assert_eq!(changed(text, key, typed).unwrap(), expected, "{key}");
        }
    }

    #[test]
    fn what_a_setting_does_not_take_is_not_written() {
        for (key, typed) in [
            ("measure", "x"),
            ("measure", "-1"),
            ("theme", "nobody"),
            ("feeds.ml", "nowhere:x"),
            ("mail", "3"),
            ("notes", "a/b"),
        ] {
            assert!(changed("", key, typed).is_err(), "{key} {typed}");
        }
        let error = changed("", "mesure", "66").unwrap_err().to_string();
        assert!(error.contains("do you mean measure?"), "{error}");
    }

    #[test]
    fn the_file_that_one_begins_with_has_every_setting_and_says_nothing_else_than_the_defaults() {
        let text = commented();
        assert_eq!(
            parse(&text, Config::default()),
            (Config::default(), Vec::new())
        );
        let lines = text.lines().filter_map(|line| line.strip_prefix("# "));
        let is_set = |line: &&str| {
            let name = line.split(" = ").next().unwrap_or_default();
            line.contains(" = ") && SETTINGS.iter().any(|setting| setting.name == name)
        };
        let set: Vec<&str> = lines.filter(is_set).collect();
        assert!(set.len() > 10, "{set:?}");
        let (config, problems) = parse(&set.join("\n"), Config::default());
        assert_eq!((config, problems), (Config::default(), Vec::new()));
        for setting in SETTINGS {
            assert!(text.contains(&setting.head()), "{}", setting.name);
        }
    }
}
