//! Which text of a paper is kept where there are two: the one rule for all that is fetched and brought in.

use super::judged::other_title;
use crate::bodies::{Bodies, BodiesError};
use crate::body::{Body, Defect, Form};
use crate::paper::{Paper, PaperId};

/// A text of a paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) body: &'a Body,
    pub(super) form: Form,
    pub(super) version: Option<u32>,
}

/// Keeps a text, in which these are its bytes, unless what is kept of the paper is better. Returns a sentence
/// where that stays.
///
/// # Errors
/// When it cannot be written. What is kept and cannot be read stays in nobody's way.
pub(super) fn keep(
    bodies: &Bodies,
    paper: &Paper,
    new: Text<'_>,
    bytes: &[u8],
) -> Result<Option<String>, BodiesError> {
    let ids: Vec<PaperId> = paper.ids().cloned().collect();
    let kept = match bodies.of(&ids) {
        Err(BodiesError::Read { .. }) => None,
        kept => kept?,
    };
    if let Some(kept) = &kept
        && let Ok(old) = bodies.bytes(kept)
        && let Ok(body) = kept.form.read(&old)
    {
        let (form, version) = (kept.form, kept.version);
        let old = Text {
            body: &body,
            form,
            version,
        };
        if let Some(why) = why_it_stays(paper, old, new) {
            let id = &kept.id;
            return Ok(Some(format!(
                "what is kept of the whole text of {id} stays: {why}"
            )));
        }
    }
    // A paper has one, under whichever of its ids it came first.
    let id = kept.map_or_else(|| paper.id.clone(), |kept| kept.id);
    bodies.add(&id, new.version, (new.form, bytes))?;
    Ok(None)
}

/// Why a text does not give way to another one: one of the paper comes before one of another, a whole one before
/// one that is cut, a newer version before an older one, then the more faithful form; of two that are cut the longer one.
/// Of what is equal the new one is kept.
fn why_it_stays(paper: &Paper, kept: Text<'_>, new: Text<'_>) -> Option<String> {
    let other = |text: Text<'_>| other_title(paper, text.form, text.body);
    match (other(kept), other(new)) {
        (None, Some(title)) => return Some(format!("the new one is another paper's: {title}")),
        (Some(_), None) => return None,
        (None, None) | (Some(_), Some(_)) => {}
    }
    let is_cut = |text: Text<'_>| {
        let mut defects = text.body.defects.iter();
        defects.any(|defect| matches!(defect, Defect::Cut | Defect::NoText))
    };
    match (is_cut(kept), is_cut(new)) {
        (false, true) => return Some("the new one ends before the paper does".to_owned()),
        (true, false) => return None,
        (false, false) | (true, true) => {}
    }
    if let (Some(old), Some(newer)) = (kept.version, new.version)
        && old != newer
    {
        return (newer < old).then(|| format!("version {old} is newer than {newer}"));
    }
    if kept.form != new.form {
        let is_worse = new.form.place() > kept.form.place();
        let (one, other) = (kept.form.said(), new.form.said());
        return is_worse.then(|| format!("{one} has more of it than {other}"));
    }
    let is_shorter = is_cut(new) && new.body.text().len() < kept.body.text().len();
    is_shorter.then(|| "both end before the paper does, and the new one is shorter".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Block, Prose};

    fn body(title: &str, words: &str, is_cut: bool) -> Body {
        let mut body = Body::default();
        body.title = Prose::plain(title);
        body.blocks.push(Block {
            prose: Prose::plain(words),
            ..Block::default()
        });
        if is_cut {
            body.defects.push(Defect::Cut);
        }
        body
    }

    #[test]
    fn the_right_the_whole_the_newer_the_better_and_the_longer_text_stays_in_this_order() {
        let mut paper = Paper::new(PaperId::parse("arxiv:2611.01234").unwrap());
        "On the Width of Columns".clone_into(&mut paper.title);
        let whole = body("On the Width of Columns", "One two", false);
        let cut = body("On the Width of Columns", "One", true);
        let longer = body("On the Width of Columns", "One two", true);
        let other = body("Frogs and Toads", "One two", false);
        let text = |body, form, version| Text {
            body,
            form,
            version,
        };
        // The one on the left is better, whichever comes first.
        for (better, worse) in [
            (
                text(&cut, Form::Text, Some(1)),
                text(&other, Form::Html, Some(2)),
            ),
            (
                text(&whole, Form::Text, Some(1)),
                text(&cut, Form::Html, Some(2)),
            ),
            (
                text(&whole, Form::Text, Some(2)),
                text(&whole, Form::Html, Some(1)),
            ),
            (
                text(&whole, Form::Html, Some(2)),
                text(&whole, Form::Text, None),
            ),
            (
                text(&whole, Form::Jats, None),
                text(&whole, Form::Markdown, None),
            ),
            (
                text(&longer, Form::Html, None),
                text(&cut, Form::Html, None),
            ),
        ] {
            assert!(
                why_it_stays(&paper, better, worse).is_some(),
                "{better:?} {worse:?}"
            );
            assert_eq!(why_it_stays(&paper, worse, better), None);
            assert_eq!(why_it_stays(&paper, better, better), None);
        }
    }

    #[test]
    fn what_is_kept_and_damaged_gives_way_and_a_paper_has_one_text_whatever_its_id() {
        let dir = tempfile::tempdir().unwrap();
        let bodies = Bodies::in_dir(dir.path());
        let ids = ["arxiv:2611.01234", "doi:10.1/x"].map(|id| PaperId::parse(id).unwrap());
        let page = "<html><body><article class=ltx_document><section class=ltx_section><p>Text.</p></section></article></body></html>";
        bodies
            .add(&ids[1], None, (Form::Html, page.as_bytes()))
            .unwrap();
        let mut paper = Paper::new(ids[0].clone());
        paper.aliases.push(ids[1].clone());
        let new = body("", "Text.", false);
        let text = |form| Text {
            body: &new,
            form,
            version: None,
        };
        let said = keep(&bodies, &paper, text(Form::Text), b"Text.").unwrap();
        assert_eq!(
            said.unwrap(),
            "what is kept of the whole text of doi:10.1/x stays: HTML has more of it than text"
        );
        let file = std::fs::read_dir(bodies.path()).unwrap().next().unwrap();
        let file = file.unwrap().path();
        let packed = std::fs::read(&file).unwrap();
        std::fs::write(&file, &packed[..packed.len() - 12]).unwrap();
        let said = keep(&bodies, &paper, text(Form::Text), b"Text.").unwrap();
        assert_eq!(said, None);
        let all = bodies.all().unwrap().bodies;
        assert_eq!(
            all.iter().map(|body| body.form).collect::<Vec<_>>(),
            [Form::Text]
        );
    }
}
