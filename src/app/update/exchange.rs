//! Bringing papers in and giving them out: menus, the line for a file's name, what came of it.

use std::borrow::Cow;

use super::after::{After, Follow, complain, say};
use crate::app::{
    Action, Effect, Keep, Menu, MenuChoice, MenuItem, Model, PathPrompt, Popup, Prompt, Purpose,
    Scope, Task,
};
use crate::formats::{EXPORTS, ExportFormat};
use crate::jobs::{
    self, Chosen, Completed, Export, Exported, Import, Imported, Incoming, Job, Named, Target,
};
use crate::paper::PaperId;
use crate::query::Order;
use crate::text::numbers::thousands;
use crate::text::safe;

/// Asks for a file to import; what was just pasted is taken instead.
pub(super) fn import(model: &mut Model) -> After {
    if model.jobs.has_import() {
        let key = model.keymap.key_of(Action::StopJob, Scope::Panes);
        let stops = key.map_or("wait for its end".to_owned(), |key| {
            format!("{key} stops it")
        });
        return say(model, format!("An import is under way; {stops}."));
    }
    match model.pasted.take() {
        Some(pasted) if is_list(&pasted) => begin(model, Incoming::Pasted(pasted)),
        Some(pasted) => ask(model, Purpose::Import, &safe::line(pasted.trim())),
        None => ask(model, Purpose::Import, ""),
    }
}

/// Whether what was pasted is papers, and not the name of something.
fn is_list(pasted: &str) -> bool {
    pasted.trim().contains(['\n', '\r'])
}

/// What is pasted where nothing is typed is kept for the key that imports it.
pub(super) fn keep_pasted(model: &mut Model, text: &str) -> After {
    let Some(key) = model.keymap.key_of(Action::Import, Scope::Panes) else {
        return After::nothing();
    };
    if text.trim().is_empty() {
        return After::nothing();
    }
    model.pasted = Some(text.to_owned());
    say(model, format!("Press {key} to import what was pasted."))
}

/// Asks which papers to give out, where there is a choice.
pub(super) fn export(model: &mut Model) -> After {
    let mut items = Vec::new();
    let mut offer = |letter: char, label: String, chosen: Chosen| {
        let item = MenuItem::new(label, MenuChoice::Give(chosen));
        items.push(item.by(letter));
    };
    let picked = model.acted_on();
    let ids: Vec<PaperId> = picked.into_iter().map(|row| row.paper.id.clone()).collect();
    match ids.len() {
        0 => {}
        1 => offer('t', "this paper".to_owned(), Chosen::These(ids)),
        papers => offer('p', picked_papers(papers), Chosen::These(ids)),
    }
    if model.marks.has_stars() {
        offer('s', "the starred papers".to_owned(), Chosen::Starred);
    }
    match model.list.places {
        0 | 1 => {}
        // No query finds them.
        _ if model.shows_digest() => {}
        papers => offer(
            'l',
            format!("the {} papers of the list", thousands(papers as u64)),
            Chosen::Found(model.query.clone()),
        ),
    }
    match items.as_slice() {
        [] => say(model, "There is no paper to export."),
        [
            MenuItem {
                choice: MenuChoice::Give(chosen),
                ..
            },
        ] => ask_format(model, &chosen.clone()),
        _ => menu(model, "Export", items),
    }
}

fn picked_papers(papers: usize) -> String {
    format!("the {} picked papers", thousands(papers as u64))
}

/// Asks for the format.
pub(super) fn ask_format(model: &mut Model, chosen: &Chosen) -> After {
    let widest = EXPORTS
        .iter()
        .map(|export| export.name.len())
        .max()
        .unwrap_or(0);
    let item = |export: &ExportFormat| {
        let label = format!("{:widest$}  {}", export.name, export.meaning);
        let choice = MenuChoice::GiveAs(chosen.clone(), export.name);
        MenuItem::new(label, choice).by(export.letter)
    };
    let what = match chosen {
        Chosen::These(ids) if ids.len() > 1 => picked_papers(ids.len()),
        Chosen::These(_) => "this paper".to_owned(),
        Chosen::Starred => "the starred papers".to_owned(),
        Chosen::Found(_) => "the list".to_owned(),
    };
    let title = format!("Export {what} as");
    menu(model, title, EXPORTS.iter().map(item).collect())
}

/// Asks where to.
pub(super) fn ask_target(model: &mut Model, chosen: &Chosen, format: &'static str) -> After {
    let to_file = MenuChoice::GiveToFile(chosen.clone(), format);
    let to_clipboard = MenuChoice::GiveToClipboard(chosen.clone(), format);
    let items = vec![
        MenuItem::new("a file", to_file).by('f'),
        MenuItem::new("the clipboard", to_clipboard).by('c'),
    ];
    menu(model, format!("Export as {format} to"), items)
}

/// Asks for the name of the file: the last one of this format, or a new one.
pub(super) fn ask_file(model: &mut Model, chosen: Chosen, format: &'static str) -> After {
    let last = model.export_files.get(format).cloned();
    let name = last.unwrap_or_else(|| {
        let export = ExportFormat::named(format);
        format!("papers.{}", export.map_or("", |export| export.extension))
    });
    ask(model, Purpose::Export(chosen, format), &name)
}

/// Gives the papers out, the oldest first, so that citation keys stay as they are when papers are
/// added.
pub(super) fn give(model: &mut Model, chosen: Chosen, format: &'static str, to: Target) -> After {
    let export = Export {
        chosen,
        order: Order::Oldest,
        format,
        to,
        marks: model.marks.in_force().clone(),
        visit: model.visit.since,
        today: model.today(),
    };
    model.start(Job::Export(Box::new(export))).into()
}

/// Gives the papers out once more, to where one has chosen.
pub(super) fn give_again(model: &mut Model, export: Box<Export>) -> After {
    model.start(Job::Export(export)).into()
}

/// A file of that name is there: asks what becomes of it.
fn is_there(model: &mut Model, export: &Export) -> After {
    let Target::NewFile(file) = &export.to else {
        return After::nothing();
    };
    let again = |to: Target| {
        let export = Export {
            to,
            ..export.clone()
        };
        MenuChoice::GiveAgain(Box::new(export))
    };
    let mut items = vec![MenuItem::new("keep it; write nothing", MenuChoice::Nothing).by('n')];
    let format = ExportFormat::named(export.format);
    if format.is_some_and(|format| format.append.is_some()) {
        let label = "add to it the papers that it does not have";
        let item = MenuItem::new(label, again(Target::Behind(file.clone())));
        items.push(item.by('a'));
    }
    let over = again(Target::File(file.clone()));
    items.push(MenuItem::new("write over it", over).by('w'));
    menu(model, "The file is there already", items)
}

/// Changes the line; the names on offer were for another one.
pub(super) fn change(model: &mut Model, edit: impl FnOnce(&mut Prompt)) -> After {
    if let Some(Popup::Path(path)) = &mut model.popup {
        edit(&mut path.prompt);
        path.names.clear();
        path.fault = None;
    }
    match model.tagging() {
        Some(_) => Follow::Values.into(),
        None => After::nothing(),
    }
}

/// What was pasted: a name for the line, or, of several lines, the papers themselves.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    let Some(Popup::Path(path)) = &model.popup else {
        return After::nothing();
    };
    if path.purpose == Purpose::Import && is_list(text) {
        model.popup = None;
        return begin(model, Incoming::Pasted(text.to_owned()));
    }
    let line = safe::line(text);
    change(model, |prompt| prompt.insert(&line))
}

/// The name goes on like this, or like these.
pub(super) fn completed(model: &mut Model, completed: Completed) -> After {
    if let Some(Popup::Path(path)) = &mut model.popup
        && path.prompt.text() == completed.of
    {
        path.prompt = Prompt::with(completed.text);
        path.names = completed.names;
    }
    After::nothing()
}

/// An export is over.
pub(super) fn exported(model: &mut Model, export: &Export, outcome: Exported) -> After {
    let said = outcome.sentence();
    match outcome {
        Exported::Text(_, text, _) => Effect::Screen(Task::CopyLines { text, said }).into(),
        Exported::IsThere if model.is_idle() => is_there(model, export),
        Exported::InFile(..) | Exported::Behind(..) | Exported::Stopped => say(model, said),
        Exported::IsThere | Exported::Failed(_) => complain(model, said),
    }
}

/// An import is over: what was added is offered as a query. Where nothing could be read, the name that
/// was typed can be set right.
pub(super) fn imported(model: &mut Model, typed: Option<&str>, outcome: &Imported) -> After {
    let said = outcome.sentence();
    if let Some(typed) = typed.filter(|_| outcome.is_nothing() && model.is_idle()) {
        // It is kept with the others, and stands below the line.
        let after = complain(model, &said).and(ask(model, Purpose::Import, typed));
        model.messages.hush();
        if let Some(Popup::Path(path)) = &mut model.popup {
            path.fault = Some(outcome.refusal().unwrap_or(said));
        }
        return after;
    }
    model.imported = outcome.papers() > 0 || model.imported;
    let tags = model.marks.tag_keyworded(&outcome.keyworded, &model.now);
    let said = match jobs::tagged(&tags) {
        Some(tagged) => format!("{said} {tagged}."),
        None => said,
    };
    let mut after = if outcome.is_well() {
        say(model, said)
    } else {
        complain(model, said)
    };
    if !tags.is_empty() {
        let keep = Effect::Keep(Keep::Marks(tags));
        after = after.and(keep).and(Follow::Count);
    }
    if outcome.counts.added == 0 || !model.is_idle() {
        return after;
    }
    let query = "added:last".to_owned();
    let show = format!("show what was added ({query})");
    let items = vec![
        MenuItem::new("close", MenuChoice::Nothing).by('c'),
        MenuItem::new(show, MenuChoice::Show(query)).by('s'),
    ];
    after.and(menu(model, outcome.titled(), items))
}

pub(super) fn take(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = model.popup.take() else {
        return After::nothing();
    };
    let name = path.prompt.text().trim().to_owned();
    if name.is_empty() {
        return After::nothing();
    }
    match path.purpose {
        Purpose::Import => begin(model, Incoming::Typed(name)),
        Purpose::Export(chosen, format) => {
            model.export_files.insert(format, name.clone());
            give(model, chosen, format, Target::NewFile(Named::Typed(name)))
        }
        // Another subject.
        Purpose::Follow
        | Purpose::Subscribe(_)
        | Purpose::Tags(_)
        | Purpose::View(_)
        | Purpose::Find => After::nothing(),
    }
}

fn begin(model: &mut Model, incoming: Incoming) -> After {
    model
        .start(Job::Import(Import {
            from: vec![incoming],
            format: None,
            prevails: crate::merge::Prevails::Better,
            keywords: model.settings.keywords,
            purpose: jobs::Purpose::Write,
            now: model.now.clone(),
        }))
        .into()
}

pub(super) fn complete(model: &mut Model) -> After {
    let Some(Popup::Path(path)) = &model.popup else {
        return After::nothing();
    };
    if !path.purpose.is_of_files() {
        return After::nothing();
    }
    let typed = path.prompt.text().to_owned();
    model.start(Job::Complete(typed)).into()
}

fn ask(model: &mut Model, purpose: Purpose, text: &str) -> After {
    model.popup = Some(Popup::Path(PathPrompt {
        purpose,
        prompt: Prompt::with(text),
        names: Vec::new(),
        fault: None,
    }));
    After::nothing()
}

fn menu(model: &mut Model, title: impl Into<Cow<'static, str>>, items: Vec<MenuItem>) -> After {
    model.open_menu(Menu {
        title: title.into(),
        items,
        at: 0,
    });
    After::nothing()
}
