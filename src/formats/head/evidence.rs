//! What in a beginning tells a format: the least of it by which the format is still told.

use super::{Head, HeadPlace, root};

/// So many letters of a piece are said.
const LETTERS: usize = 60;

impl Head {
    /// What must be there for this to be told: places of a JSON input, tags of XML, lines of another text.
    #[must_use]
    pub fn evidence(&self, is_told: &dyn Fn(&Self) -> bool) -> Vec<String> {
        if !is_told(self) {
            return Vec::new();
        }
        if self.json.is_empty() {
            self.pieces(is_told)
        } else {
            self.places(is_told)
        }
    }

    fn places(&self, is_told: &dyn Fn(&Self) -> bool) -> Vec<String> {
        let of = |json: Vec<HeadPlace>| Self {
            text: self.text.clone(),
            json,
            root: None,
        };
        let is_told = |json: &[&HeadPlace]| is_told(&of(json.iter().copied().cloned().collect()));
        let needed = least(self.json.iter().collect(), &is_told);
        let said = needed.iter().enumerate().map(|(nth, place)| {
            let bare = HeadPlace {
                path: place.path.clone(),
                value: None,
            };
            let mut without = needed.clone();
            if let Some(place) = without.get_mut(nth) {
                *place = &bare;
            }
            match &place.value {
                // Its text tells, too.
                Some(value) if !is_told(&without) => {
                    format!("{} = \"{}\"", place.path, shortened(value))
                }
                Some(_) | None => place.path.clone(),
            }
        });
        said.collect()
    }

    fn pieces(&self, is_told: &dyn Fn(&Self) -> bool) -> Vec<String> {
        let sign = if self.text.starts_with('<') {
            '<'
        } else {
            '\n'
        };
        let pieces: Vec<&str> = if sign == '<' {
            let starts = self.text.match_indices('<').map(|(place, _)| place);
            let ends = starts.clone().skip(1).chain([self.text.len()]);
            let tags = starts
                .zip(ends)
                .map(|(start, end)| self.text.get(start..end));
            tags.flatten().collect()
        } else {
            self.text.split_inclusive('\n').collect()
        };
        // The first of what would do is kept: it is left out last.
        let is_told = |pieces: &[&str]| {
            let text: String = pieces.iter().rev().copied().collect();
            let root = root(&text).map(str::to_owned);
            let json = Vec::new();
            is_told(&Self { text, json, root })
        };
        let needed = least(pieces.into_iter().rev().collect(), &is_told);
        let said = needed.into_iter().rev().map(|piece| {
            let tag = piece.split_inclusive('>').next().filter(|_| sign == '<');
            shortened(tag.unwrap_or(piece).trim_end())
        });
        said.collect()
    }
}

/// The pieces without which this does not hold any more, in their order: as many as can be are left out,
/// many at a time first.
fn least<T: Copy>(mut pieces: Vec<T>, holds: &dyn Fn(&[T]) -> bool) -> Vec<T> {
    let mut size = pieces.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < pieces.len() {
            let end = (at + size).min(pieces.len());
            let before = pieces.iter().take(at);
            let less: Vec<T> = before.chain(pieces.iter().skip(end)).copied().collect();
            if holds(&less) {
                pieces = less;
            } else {
                at = end;
            }
        }
        size /= 2;
    }
    pieces
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(LETTERS).collect();
    if start.len() < text.len() {
        format!("{start}…")
    } else {
        start
    }
}
