//! The few signs that recto draws itself, in Unicode and in ASCII.

use crate::app::Settings;
use crate::text::bars::BarSigns;

/// The signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyphs {
    pub(super) star: &'static str,
    pub(super) pending: &'static str,
    /// Before what is not in the library.
    pub(super) elsewhere: &'static str,
    /// Before what is picked.
    pub(super) picked: &'static str,
    pub(super) bar: &'static str,
    pub(super) ellipsis: &'static str,
    pub(super) dot: &'static str,
    /// Between two things that are said of something.
    pub(super) between: &'static str,
    pub(super) rule: &'static str,
    pub(super) focus_rule: &'static str,
    pub(super) divider: &'static str,
    pub(super) joint: &'static str,
    /// On the upright line or at the edge, where what is shown stands in the whole.
    pub(super) thumb: &'static str,
    pub(super) frame: ratatui::symbols::border::Set<'static>,
    pub(super) required: &'static str,
    pub(super) excluded: &'static str,
    /// Behind the heading of a group that is folded.
    pub(super) folded: &'static str,
    /// What shares are drawn with.
    pub(super) bars: BarSigns,
}

const UNICODE: Glyphs = Glyphs {
    star: "★",
    pending: "☆",
    elsewhere: "+",
    picked: "✓",
    bar: "▌",
    ellipsis: "…",
    dot: "·",
    between: " · ",
    rule: "─",
    focus_rule: "━",
    divider: "│",
    joint: "┬",
    thumb: "┃",
    frame: ratatui::symbols::border::ROUNDED,
    required: "✓",
    excluded: "!",
    folded: "▸",
    bars: BarSigns::Eighths,
};

const ASCII: Glyphs = Glyphs {
    star: "*",
    pending: "o",
    elsewhere: "+",
    picked: "x",
    bar: ">",
    ellipsis: "..",
    dot: "-",
    between: " - ",
    rule: "-",
    focus_rule: "=",
    divider: "|",
    joint: "+",
    thumb: "#",
    frame: ratatui::symbols::border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    required: "+",
    excluded: "!",
    folded: ">",
    bars: BarSigns::Ascii,
};

/// As they are spoken: the rest is told in words.
const PLAIN: Glyphs = Glyphs {
    ellipsis: "...",
    between: ", ",
    ..ASCII
};

impl Glyphs {
    pub(super) fn new(settings: &Settings) -> &'static Self {
        if settings.plain {
            &PLAIN
        } else if settings.draws_ascii() {
            &ASCII
        } else {
            &UNICODE
        }
    }

    /// A text of recto's own in these signs.
    pub(super) fn own(&self, text: &str) -> String {
        if *self == UNICODE {
            return text.to_owned();
        }
        text.replace('…', self.ellipsis)
            .replace(UNICODE.between, self.between)
            .replace('·', self.dot)
            .replace(['“', '”'], "\"")
            .replace('’', "'")
    }
}
