//! Names cut to their room, so that those of a group can be told apart.

use crate::text::wrap::Widths;

/// A piece of the beginning of a name is shown from so many columns on.
const FEWEST_BEFORE: usize = 3;

/// Cuts names, each to its room.
pub(super) struct Cutter {
    pub(super) widths: Widths,
    pub(super) ellipsis: &'static str,
}

impl Cutter {
    /// The names of a group as they are shown, each in so many columns: whole where there is room.
    /// Of one that begins with the words of another the word is shown that differs, whatever is cut for
    /// that.
    pub(super) fn told_apart(&self, names: &[(String, usize)]) -> Vec<String> {
        let words: Vec<Vec<&str>> = names
            .iter()
            .map(|(name, _)| name.split(' ').collect())
            .collect();
        let shared = |place: usize| -> usize {
            let (one, others) = (words.get(place), words.iter().enumerate());
            let others = others.filter(|(other, _)| *other != place);
            let alike = others.map(|(_, other)| {
                let pairs = one.into_iter().flatten().zip(other);
                pairs.take_while(|(a, b)| a == b).count()
            });
            alike.max().unwrap_or(0)
        };
        let each = names.iter().zip(&words).enumerate();
        let mut shown: Vec<String> = each
            .map(|(place, ((name, room), words))| self.shown(name, words, shared(place), *room))
            .collect();
        self.part(names, &mut shown);
        shown
    }

    /// A name in so many columns, of which so many words stand at the beginning of another one.
    fn shown(&self, name: &str, words: &[&str], shared: usize, room: usize) -> String {
        if self.widths.of(name) <= room {
            return name.to_owned();
        }
        let differs = shared > 0 && shared < words.len();
        let until = words.get(..=shared).unwrap_or_default().join(" ");
        if !differs || self.widths.of(&until) + self.widths.of(self.ellipsis) <= room {
            return self.cut(name, room);
        }
        let before = words.get(..shared).unwrap_or_default().join(" ");
        let rest = words.get(shared..).unwrap_or_default().join(" ");
        let left = room.saturating_sub(self.widths.of(self.ellipsis));
        match left.checked_sub(self.widths.of(&rest)) {
            Some(columns) if columns >= FEWEST_BEFORE => {
                let before = self.beginning(&before, columns);
                format!("{before}{}{rest}", self.ellipsis)
            }
            Some(_) | None => self.behind(&rest, room),
        }
    }

    /// Shows of those that look the same the letters from where they differ.
    fn part(&self, names: &[(String, usize)], shown: &mut [String]) {
        let before = shown.to_vec();
        for (place, (name, room)) in names.iter().enumerate() {
            let same = |other: &usize| *other != place && before.get(*other) == before.get(place);
            let others = (0..names.len()).filter(same);
            let alike = others.filter_map(|other| {
                let pairs = name.chars().zip(names.get(other)?.0.chars());
                let alike = pairs.take_while(|(a, b)| a == b);
                Some(alike.map(|(letter, _)| letter.len_utf8()).sum::<usize>())
            });
            let alike = alike.filter(|at| *at < name.len());
            if let Some(rest) = alike.max().and_then(|at| name.get(at..))
                && let Some(text) = shown.get_mut(place)
            {
                *text = self.behind(rest, *room);
            }
        }
    }

    /// The end of a name, after an ellipsis, and cut itself where it has to be.
    fn behind(&self, rest: &str, room: usize) -> String {
        match room.checked_sub(self.widths.of(self.ellipsis)) {
            Some(left) => format!("{}{}", self.ellipsis, self.cut(rest, left)),
            None => String::new(),
        }
    }

    /// The text in so many columns, cut wherever that is.
    fn cut(&self, text: &str, columns: usize) -> String {
        match self.widths.kept(text, columns, self.ellipsis) {
            None => text.to_owned(),
            Some(_) if columns < self.widths.of(self.ellipsis) => String::new(),
            Some(kept) => format!("{}{}", text.get(..kept).unwrap_or_default(), self.ellipsis),
        }
    }

    /// As much of a text as there is room for.
    fn beginning<'a>(&self, text: &'a str, columns: usize) -> &'a str {
        let kept = self.widths.kept(text, columns, "");
        kept.map_or(text, |kept| text.get(..kept).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &[&str], room: usize) -> Vec<String> {
        let cutter = Cutter {
            widths: Widths::Narrow,
            ellipsis: "…",
        };
        let names: Vec<(String, usize)> = names
            .iter()
            .map(|name| ((*name).to_owned(), room))
            .collect();
        cutter.told_apart(&names)
    }

    #[test]
    fn a_name_is_cut_in_the_middle_of_a_word_and_not_before_it() {
        assert_eq!(
            shown(&["reinforcement learning", "real world"], 14),
            ["reinforcement…", "real world"]
        );
        assert_eq!(shown(&["parameter efficient"], 14), ["parameter eff…"]);
    }

    #[test]
    fn the_word_by_which_names_differ_is_seen() {
        for (names, room, expected) in [
            (
                &["vision language", "vision language models"][..],
                14,
                &["vision langua…", "vision…models"][..],
            ),
            (
                &[
                    "real world",
                    "real world robotics",
                    "real world applications",
                    "real world data",
                ],
                14,
                &[
                    "real world",
                    "real…robotics",
                    "…applications",
                    "real worl…data",
                ],
            ),
            (
                &["reinforcement learning agents", "reinforcement training"],
                16,
                &["…learning agents", "reinfor…training"],
            ),
            (
                &["Physical Review Letters", "Physical Review B", "Physics"],
                14,
                &["Physic…Letters", "Physical Rev…B", "Physics"],
            ),
        ] {
            assert_eq!(shown(names, room), expected, "{names:?}");
        }
    }

    #[test]
    fn names_that_would_look_the_same_are_shown_from_where_they_differ() {
        assert_eq!(
            shown(&["hydrodynamically", "hydrodynamical"], 8),
            ["…ly", "hydrody…"]
        );
        assert_eq!(
            shown(&["superconductivity a", "superconductors"], 10),
            ["…ivity a", "…ors"]
        );
    }

    #[test]
    fn no_room_is_no_name() {
        assert_eq!(shown(&["language models"], 0), [""]);
        assert_eq!(shown(&["language models"], 1), ["…"]);
    }
}
