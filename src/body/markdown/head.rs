//! What stands before a paper in Markdown, and where its links lead.

use std::collections::HashMap;

/// The lines before a paper.
#[derive(Debug)]
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    /// What comes behind them.
    pub(super) content: &'a str,
}

impl<'a> Head<'a> {
    pub(super) fn of(text: &'a str) -> Option<Self> {
        /// So many lines are looked at.
        const MOST_LINES: usize = 12;
        let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r']);
        let title = text.strip_prefix("Title:")?.lines().next()?.trim();
        let mut rest = text;
        for _ in 0..MOST_LINES {
            let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
            if line.trim() == "Markdown Content:" {
                return Some(Self {
                    title,
                    content: behind,
                });
            }
            rest = behind;
        }
        None
    }
}

/// The headings that links name: the address says a name of the page, the title of the link the heading.
#[derive(Debug, Default)]
pub(super) struct Places {
    by_heading: HashMap<String, Vec<String>>,
}

/// Between a heading and what it stands in.
const WITHIN: &str = " ‣ ";

impl Places {
    pub(super) fn of(content: &str) -> Self {
        let mut places = Self::default();
        for piece in content.split("](").skip(1) {
            // An address and a title are not longer.
            let piece = piece.split('\n').next().unwrap_or_default();
            if let Some((name, heading)) = named(piece) {
                let names = places.by_heading.entry(heading.to_owned()).or_default();
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        }
        places
    }

    /// The names by which links lead to a heading.
    pub(super) fn named(&self, heading: &str) -> Vec<String> {
        self.by_heading.get(heading).cloned().unwrap_or_default()
    }
}

/// The name of the page and the heading that an address with its title tells.
pub(super) fn named(link: &str) -> Option<(&str, &str)> {
    let (address, title) = link.split_once(" \"")?;
    let (_, name) = address.rsplit_once('#')?;
    let (heading, _) = title.split_once(WITHIN)?;
    Some((name, heading))
}
