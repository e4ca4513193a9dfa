//! Bringing papers in and giving them out: menus, the line for a file's name, what came of it.

use std::borrow::Cow;

use super::after::{After, complain, say};
use crate::app::{
    Action, Effect, Menu, MenuChoice, MenuItem, Model, PathPrompt, Popup, Prompt, Purpose, Scope,
    Task,
};
use crate::formats::EXPORTS;
use crate::jobs::{
    self, Chosen, Completed, Export, Exported, Import, Imported, Incoming, Job, Named, Target,
};
use crate::query::Order;
use crate::text::safe;

/// Asks for a file to import.
pub(super) fn import(model: &mut Model) -> After {
    if model.jobs.has_import() {
        let key = model.keymap.key_of(Action::StopJob, Scope::Panes);
        let stops = key.map_or("wait for its end".to_owned(), |key| {
            format!("{key} stops it")
        });
        return say(model, format!("An import is under way; {stops}."));
    }
    ask(model, Purpose::Import, "")
}

/// Asks which papers to give out.
pub(super) fn export(model: &mut Model) -> After {
    let mut items = Vec::new();
    let mut offer = |label: String, chosen: Chosen| {
        let choice = MenuChoice::Give(chosen);
        items.push(MenuItem { label, choice });
    };
    if let Some(row) = model.list.selected() {
        offer("this paper".to_owned(), Chosen::One(row.paper.id.clone()));
    }
    if model.marks.has_stars() {
        offer("the starred papers".to_owned(), Chosen::Starred);
    }
    match model.list.places {
        0 | 1 => {}
        // No query finds them.
        _ if model.shows_digest() => {}
        papers => offer(
            format!("the {papers} papers of the list"),
            Chosen::Found(model.query.clone()),
        ),
    }
    if items.is_empty() {
        return say(model, "There is no paper to export.");
    }
    menu(model, "Export", items)
}

/// Asks for the format.
pub(super) fn ask_format(model: &mut Model, chosen: &Chosen) -> After {
    let widest = EXPORTS
        .iter()
        .map(|export| export.name.len())
        .max()
        .unwrap_or(0);
    let item = |export: &crate::formats::ExportFormat| MenuItem {
        label: format!("{:widest$}  {}", export.name, export.meaning),
        choice: MenuChoice::GiveAs(chosen.clone(), export.name),
    };
    menu(model, "Export as", EXPORTS.iter().map(item).collect())
}

/// Asks where to.
pub(super) fn ask_target(model: &mut Model, chosen: &Chosen, format: &'static str) -> After {
    let item = |label: &str, choice| MenuItem {
        label: label.to_owned(),
        choice,
    };
    let items = vec![
        item("a file", MenuChoice::GiveToFile(chosen.clone(), format)),
        item(
            "the clipboard",
            MenuChoice::GiveToClipboard(chosen.clone(), format),
        ),
    ];
    menu(model, "Export to", items)
}

/// Asks for the name of the file.
pub(super) fn ask_file(model: &mut Model, chosen: Chosen, format: &'static str) -> After {
    let extension =
        crate::formats::ExportFormat::named(format).map_or("", |export| export.extension);
    ask(
        model,
        Purpose::Export(chosen, format),
        &format!("papers.{extension}"),
    )
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

/// Gives the papers out over a file that is there.
pub(super) fn give_over(model: &mut Model, export: Box<Export>) -> After {
    model.start(Job::Export(export)).into()
}

/// A file of that name is there: asks whether it may go.
fn is_there(model: &mut Model, export: &Export) -> After {
    let Target::NewFile(file) = &export.to else {
        return After::nothing();
    };
    let over = Export {
        to: Target::File(file.clone()),
        ..export.clone()
    };
    let items = vec![
        MenuItem {
            label: "keep the file that is there".to_owned(),
            choice: MenuChoice::Nothing,
        },
        MenuItem {
            label: "write over it".to_owned(),
            choice: MenuChoice::GiveOver(Box::new(over)),
        },
    ];
    menu(model, "The file is there already", items)
}

/// Changes the line; the names on offer were for another one.
pub(super) fn change(model: &mut Model, edit: impl FnOnce(&mut Prompt)) -> After {
    if let Some(Popup::Path(path)) = &mut model.popup {
        edit(&mut path.prompt);
        path.names.clear();
        path.fault = None;
    }
    After::nothing()
}

/// What was pasted: a name for the line, or, of several lines, the papers themselves.
pub(super) fn paste(model: &mut Model, text: &str) -> After {
    let Some(Popup::Path(path)) = &model.popup else {
        return After::nothing();
    };
    let is_list = path.purpose == Purpose::Import && text.trim().contains(['\n', '\r']);
    if is_list {
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
        Exported::InFile(..) | Exported::Stopped => say(model, said),
        Exported::IsThere | Exported::Failed(_) => complain(model, said),
    }
}

/// An import is over: what was added is offered as a query. Where nothing could be read, the name that
/// was typed can be set right.
pub(super) fn imported(model: &mut Model, typed: Option<&str>, outcome: &Imported) -> After {
    let said = outcome.sentence();
    if let Some(typed) = typed.filter(|_| outcome.is_nothing() && model.is_idle()) {
        let asked = ask(model, Purpose::Import, typed);
        return asked.and(complain(model, said));
    }
    let after = if outcome.is_well() {
        say(model, said)
    } else {
        complain(model, said)
    };
    if outcome.counts.added > 0 && model.is_idle() {
        let query = format!("added:{}", model.today());
        let items = vec![
            MenuItem {
                label: "go on".to_owned(),
                choice: MenuChoice::Nothing,
            },
            MenuItem {
                label: format!("show what was added: {query}"),
                choice: MenuChoice::Show(query),
            },
        ];
        return after.and(menu(model, outcome.counted(), items));
    }
    after
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
            give(model, chosen, format, Target::NewFile(Named::Typed(name)))
        }
        // Another subject.
        Purpose::Follow | Purpose::Subscribe(_) => After::nothing(),
    }
}

fn begin(model: &mut Model, incoming: Incoming) -> After {
    model
        .start(Job::Import(Import {
            from: vec![incoming],
            format: None,
            prevails: crate::merge::Prevails::Better,
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
    model.popup = Some(Popup::Menu(Menu {
        title: title.into(),
        items,
        at: 0,
    }));
    After::nothing()
}
