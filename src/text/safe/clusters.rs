//! Grapheme clusters, composed and of bearable length.

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::unseen;
use crate::text::map::{Rewriter, TextMap};

/// A cluster of more code points than any script needs is an attack on the terminal.
pub(super) const CODE_POINTS: usize = 8;

/// The text in NFC, no cluster longer than [`CODE_POINTS`]; `None` where that changes nothing.
pub(super) fn composed(text: &str) -> Option<(String, TextMap)> {
    if text.chars().all(stands_alone) && is_nfc(text) {
        return None;
    }
    let mut made = Rewriter::with_capacity(text.len());
    let mut clusters = text.graphemes(true).peekable();
    while let Some(cluster) = clusters.next() {
        if cluster.len() == 1 || (is_nfc(cluster) && is_short(cluster)) {
            made.keep(cluster);
            continue;
        }
        let composed: String = cluster.nfc().collect();
        if is_short(&composed) {
            made.replace(cluster.len(), &composed);
        } else {
            let next = clusters.peek().and_then(|next| next.chars().next());
            made.replace(cluster.len(), &divided(&composed, next));
        }
    }
    Some(made.done())
}

fn is_short(cluster: &str) -> bool {
    cluster.chars().nth(CODE_POINTS).is_none()
}

/// A long cluster as several, so that no letter and no picture is lost: what joins them goes, and
/// marks that are too many. What stands at its end draws in nothing of the next cluster.
fn divided(cluster: &str, next: Option<char>) -> String {
    let mut kept = String::with_capacity(cluster.len());
    let mut piece = String::new();
    let mut is_one = false;
    for c in cluster.chars() {
        if piece.chars().count() < CODE_POINTS {
            piece.push(c);
        } else if !extends(c) {
            let open = (!is_one).then(|| open_before(&piece, c)).flatten();
            if let Some(open) = open {
                kept.push_str(ended(open));
                piece.clear();
            } else {
                // Nothing divides them, as the old letters of Korean: the last one counts.
                is_one = true;
                piece.pop();
            }
            piece.push(c);
        }
    }
    let open = next.map(|next| open_before(&piece, next).map(str::len));
    match open {
        None => {}
        Some(Some(end)) => piece.truncate(end),
        // What ended the cluster was too many, and must end it all the same.
        Some(None) => {
            piece.pop();
            piece.extend(cluster.chars().next_back());
        }
    }
    kept.push_str(ended(&piece));
    kept.nfc().collect()
}

/// A piece without what wants more behind it: a joiner, or the tags of a flag that were cut.
fn ended(piece: &str) -> &str {
    if unseen::TAG_FLAGS.iter().any(|flag| piece.ends_with(flag)) {
        return piece;
    }
    piece.trim_end_matches(|c| matches!(c, '\u{200d}' | '\u{e0020}'..='\u{e007f}'))
}

/// Whether the character belongs to whatever stands before it: a mark, a joiner, a tint.
fn extends(c: char) -> bool {
    format!("a{c}").graphemes(true).nth(1).is_none()
}

/// As much of a cluster as does not draw the next character into it.
fn open_before(piece: &str, next: char) -> Option<&str> {
    let ends = piece.char_indices().rev().map(|(place, _)| place);
    std::iter::once(piece.len()).chain(ends).find_map(|end| {
        let open = piece.get(..end).filter(|open| !open.is_empty())?;
        let together = format!("{open}{next}");
        together
            .graphemes(true)
            .nth(1)?
            .starts_with(next)
            .then_some(open)
    })
}

/// Whether the character makes a cluster by itself whatever stands before it, so that a text of
/// such characters has only clusters of one. Says no where in doubt.
fn stands_alone(c: char) -> bool {
    c < '\u{300}'
        || matches!(c,
            '\u{370}'..='\u{482}' | '\u{48a}'..='\u{58f}' | '\u{1d00}'..='\u{1dbf}'
            | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{2070}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}')
}
