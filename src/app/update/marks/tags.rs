//! Tags: a line in which those of papers are typed, with the ones that are known below it.

use std::collections::BTreeSet;

use crate::app::update::after::{After, Follow, say, say_done};
use crate::app::{Edit, Effect, Keep, Model, PathPrompt, Popup, Prompt, Purpose};
use crate::marks::{Tag, Wanted};
use crate::query::{FacetValue, Tally};
use crate::text::numbers::thousands;
use crate::text::safe;

/// Opens the line for the tags of papers.
pub(in crate::app::update) fn edit(model: &mut Model) -> After {
    let rows = model.acted_on();
    if rows.is_empty() {
        return say(model, "No paper is selected.");
    }
    let tags = model.marks.tags_of_all(&rows);
    let mut typed = String::new();
    for tag in &tags {
        typed.push_str(tag.as_str());
        typed.push(' ');
    }
    model.popup = Some(Popup::Path(PathPrompt {
        purpose: Purpose::Tags(rows),
        prompt: Prompt::with(typed),
        names: Vec::new(),
        fault: None,
    }));
    Follow::Values.into()
}

/// Whether the line is for tags.
pub(in crate::app::update) fn are_typed(model: &Model) -> bool {
    model.tagging().is_some()
}

/// Takes the tags that are known.
pub(in crate::app::update) fn take_values(model: &mut Model, values: &[FacetValue]) -> After {
    let Some((path, _)) = model.tagging() else {
        return After::nothing();
    };
    let begun = path.begun().to_lowercase();
    let labels = values.iter();
    let labels = labels.map(|value| (safe::line(&value.facet.label()), value.papers));
    let fits = labels.filter(|(label, _)| label.to_lowercase().starts_with(&begun));
    let name = |(label, papers): (String, Tally)| match papers.papers() {
        0 => label,
        papers => format!("{label}  {}", thousands(papers)),
    };
    let names: Vec<String> = fits.map(name).collect();
    if let Some(Popup::Path(path)) = &mut model.popup {
        path.names = names;
    }
    After::nothing()
}

/// Goes on with the tag that is typed as far as the known ones tell.
pub(in crate::app::update) fn complete(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = &mut model.popup else {
        return After::nothing();
    };
    let begun = path.begun().to_owned();
    let tags = path.names.iter();
    let mut tags = tags.filter_map(|name| name.split("  ").next());
    let Some(first) = tags.next() else {
        return After::nothing();
    };
    let (mut common, mut is_one) = (first.to_owned(), true);
    for tag in tags {
        is_one = false;
        let same = common.chars().zip(tag.chars());
        let same = same.take_while(|(one, other)| one == other).count();
        common = common.chars().take(same).collect();
    }
    if common.chars().count() < begun.chars().count() {
        return After::nothing();
    }
    for _ in begun.chars() {
        path.prompt.change(Edit::DeleteBack);
    }
    path.prompt.insert(&common);
    if is_one {
        path.prompt.insert(" ");
    }
    Follow::Values.into()
}

/// Sets the tags that were typed, and takes those back that were there and are not. What is no tag stays in
/// the line, with the reason below it.
pub(in crate::app::update) fn take(model: &mut Model) -> After {
    let Some((path, rows)) = model.tagging() else {
        return After::nothing();
    };
    let rows = rows.to_vec();
    let words = path
        .prompt
        .text()
        .split(|c: char| c.is_whitespace() || c == ',');
    let typed: Result<BTreeSet<Tag>, _> = words
        .filter(|word| !word.is_empty())
        .map(|word| Tag::new(word.strip_prefix('#').unwrap_or(word)))
        .collect();
    let typed = match typed {
        Ok(typed) => typed,
        Err(error) => {
            if let Some(Popup::Path(path)) = &mut model.popup {
                path.names.clear();
                path.fault = Some(error.to_string());
            }
            return After::nothing();
        }
    };
    model.popup = None;
    let before = model.marks.tags_of_all(&rows);
    let set = typed.difference(&before).map(|tag| (tag, Wanted::Set));
    let unset = before.difference(&typed).map(|tag| (tag, Wanted::Unset));
    let changes: Vec<(&Tag, Wanted)> = set.chain(unset).collect();
    let intents = model.marks.tag(&rows, &changes, &model.now);
    if intents.is_empty() {
        return After::nothing();
    }
    let signs = changes.iter().map(|(tag, wanted)| match wanted {
        Wanted::Set => format!("+{}", safe::line(tag.as_str())),
        Wanted::Unset => format!("-{}", safe::line(tag.as_str())),
    });
    let signs = signs.collect::<Vec<String>>().join(" ");
    let of_what = match rows.len() {
        1 => String::new(),
        papers => format!(", {} papers", thousands(papers as u64)),
    };
    say_done(model, &format!("Tagged{of_what}: {signs}"))
        .and(Effect::Keep(Keep::Marks(intents)))
        .and(Follow::Count)
        .and(Follow::ShowPaperAnew)
}
