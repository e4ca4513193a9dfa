//! A paper that the one which is read cites, and what is known of it.

use crate::app::looking;
use crate::app::popup::Reference;
use crate::app::update::after::After;
use crate::app::{Effect, Model, Popup, Question};
use crate::body::shown::{Formulas, Shown};
use crate::paper::{Paper, PaperId};

/// Shows the entry that a block of the whole paper is; none where it is no entry.
pub(in crate::app::update) fn show(model: &mut Model, block: usize) -> Option<After> {
    let body = model.whole.body.clone()?;
    let block = body.blocks.get(block)?;
    let cited = block.cited()?;
    let says = Shown::of(&block.prose, Formulas::Shown, model.settings.letters).text;
    let row = cited
        .id
        .as_ref()
        .map(|id| looking::row_of_id(&Paper::new(id.clone()), &says));
    let ask = cited.id.clone().map(|id| Effect::Ask(Question::Known(id)));
    let reference = Reference::new(cited, says, row);
    model.popup = Some(Popup::Reference(Box::new(reference)));
    tell(model);
    Some(ask.map_or_else(After::nothing, After::from))
}

/// Asks again whether the library, which is another one now, has the paper that is shown.
pub(in crate::app::update) fn ask(model: &Model) -> After {
    let id = shown(model).and_then(|reference| reference.cited.id.clone());
    id.map_or_else(After::nothing, |id| Effect::Ask(Question::Known(id)).into())
}

/// What is known of the paper that is shown is told anew.
pub(in crate::app::update) fn tell(model: &mut Model) {
    if let Some(Popup::Reference(reference)) = &mut model.popup {
        if let Some(row) = &reference.row {
            reference.star = model.marks.star(row);
        }
        reference.say_known();
    }
}

/// The library has the paper of this id, or has it not.
pub(in crate::app::update) fn take_known(model: &mut Model, id: &PaperId, is_known: bool) -> After {
    if let Some(Popup::Reference(reference)) = &mut model.popup
        && reference.cited.id.as_ref() == Some(id)
    {
        reference.is_known = Some(is_known);
    }
    tell(model);
    After::nothing()
}

/// The paper that is shown; none where none is.
pub(in crate::app::update) fn shown(model: &Model) -> Option<&Reference> {
    model.popup.as_ref().and_then(Popup::cited)
}
