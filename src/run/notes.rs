//! Editing a note in the user's editor, which has the terminal meanwhile.

use anyhow::Result;

use super::terminal::{self, Screen};
use super::world::World;
use crate::app::{Capture, Message, NoteOf, Question};
use crate::files;
use crate::notes::{Editor, Ended, NoteError};

/// Lends the terminal to the editor for the note of a paper, and says what came of it.
pub(super) fn edit(
    note: &NoteOf,
    mouse: Capture,
    screen: &mut Screen,
    world: &World,
) -> Result<()> {
    let editor = match Editor::named(files::variable) {
        Ok(editor) => editor,
        Err(error) => {
            fail(world, &error);
            return Ok(());
        }
    };
    let begun = match world.notes.begin(&note.about, &note.others) {
        Ok(begun) => begun,
        Err(error) => {
            fail(world, &error);
            return Ok(());
        }
    };
    if !world.gate.close() {
        let path = begun.path.display();
        let said = format!("The terminal cannot be lent here; the note is {path}.");
        world.tell(Message::Failed(said));
        return Ok(());
    }
    screen.lend()?;
    let edited = editor.edit(&begun.path);
    screen.take_again(mouse)?;
    world.gate.open();
    // The editor's own size is that of the terminal now.
    world.tell(Message::Resized(terminal::size()));
    let ended = world.notes.end(&begun);
    world.ask(Question::Notes);
    match edited.and(ended) {
        Ok(Ended::Kept) => {}
        Ok(Ended::Removed) => {
            world.tell(Message::Said(
                "Nothing was written; no note is kept.".to_owned(),
            ));
        }
        Err(error) => fail(world, &error),
    }
    Ok(())
}

fn fail(world: &World, error: &NoteError) {
    let said = error.to_string();
    let mut letters = said.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let said = format!("{}{}.", first.unwrap_or_default(), letters.as_str());
    world.tell(Message::Failed(said));
}
