//! Words of a paper as they are compared: without punctuation, a lozenge for each formula.

use recto::body::{Block, Body, Kind, Mark, Prose, Target};

/// A formula.
const FORMULA: &str = "◊";

/// The words and numbers of a text, and its formulas.
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        if c.is_alphanumeric() {
            words.last_mut().unwrap().push(c);
        } else {
            words.push(String::new());
            if c == '◊' {
                words.extend([FORMULA.to_owned(), String::new()]);
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Puts what is right in the place of what was told, which is there once.
pub fn replace(theirs: &mut Vec<String>, told: &str, said: &str, why: &str) {
    let old = words(told);
    let places: Vec<usize> = (0..=theirs.len() - old.len())
        .filter(|place| theirs[*place..].starts_with(&old))
        .collect();
    assert_eq!(places.len(), 1, "{told:?} is not told once: {why}");
    theirs.splice(places[0]..places[0] + old.len(), words(said));
}

/// Where two differ first, with some words around.
pub fn difference(name: &str, theirs: &[String], ours: &[String]) -> String {
    let same = theirs
        .iter()
        .zip(ours)
        .take_while(|(their, our)| their == our)
        .count();
    if same == theirs.len() && same == ours.len() {
        return String::new();
    }
    let around =
        |words: &[String]| words[same.saturating_sub(6)..words.len().min(same + 12)].join(" ");
    format!(
        "{name}\n  pandoc: {}\n  recto:  {}\n",
        around(theirs),
        around(ours)
    )
}

/// The words of a paper, with notes at its end and without labels, which pandoc does not tell.
pub fn of(body: &Body) -> Vec<String> {
    let mut told = Vec::new();
    prose(body, &body.title, &mut told);
    let blocks = || body.front.iter().chain(&body.summary).chain(&body.blocks);
    let is_note = |block: &&Block| block.kind == Kind::Note;
    // LaTeX writes the heading of the references, the source has none.
    let entry = body
        .blocks
        .iter()
        .position(|block| block.kind == Kind::Reference);
    let heading = entry.and_then(|entry| body.blocks.get(entry.checked_sub(1)?));
    let notes = blocks().filter(is_note);
    for block in blocks()
        .filter(|block| !is_note(block) && Some(*block) != heading)
        .chain(notes)
    {
        if let Kind::Table(table) = &block.kind {
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                prose(body, &cell.prose, &mut told);
            }
        }
        prose(body, &block.prose, &mut told);
    }
    told
}

/// The words of a text without those of links within the paper.
fn prose(body: &Body, prose: &Prose, told: &mut Vec<String>) {
    let mut marks: Vec<_> = prose.marks.iter().collect();
    marks.sort_by_key(|(part, mark)| (part.start, *mark == Mark::Formula));
    let mut at = 0;
    for (part, mark) in marks {
        if part.start < at {
            continue;
        }
        match mark {
            Mark::Link(Target::Anchor(name)) => {
                told.extend(words(&prose.text[at..part.start]));
                let block = &body.blocks[body.anchored(name).unwrap()];
                if block.kind == Kind::Reference {
                    // Names before a year are part of the link, though the page does not say so.
                    let label = words(&block.label.text);
                    let names = &label[..label.len() - 1];
                    if !names.is_empty() && told.ends_with(names) {
                        told.truncate(told.len() - names.len());
                    }
                }
                at = part.end;
            }
            Mark::Formula => {
                told.extend(words(&prose.text[at..part.start]));
                let tex = &prose.text[part.clone()];
                // What is raised or lowered in the text is words.
                let script = tex.strip_prefix("^{").or(tex.strip_prefix("_{"));
                match script.and_then(|tex| tex.strip_suffix('}')) {
                    Some(script) => told.extend(words(script)),
                    None => told.push(FORMULA.to_owned()),
                }
                at = part.end;
            }
            Mark::Link(Target::Address(_)) | Mark::Emphasis(_) => {}
        }
    }
    told.extend(words(&prose.text[at..]));
}

/// How many times a source refers to itself, each of several that are cited in one place by itself.
pub fn references(source: &str) -> usize {
    let single = [
        "\\ref{",
        "\\eqref{",
        "\\autoref{",
        "\\subref{",
        "\\pageref{",
        "\\hyperref[",
    ];
    let single: usize = single
        .iter()
        .map(|command| source.matches(command).count())
        .sum();
    let cited = source.split("\\cite").skip(1).map(|rest| {
        let keys = rest.split_once('{').unwrap().1.split_once('}').unwrap().0;
        keys.split(',').count()
    });
    single + cited.sum::<usize>()
}
