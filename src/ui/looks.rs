//! How things look now: the theme and the signs, as every widget has them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::{Glyphs, Theme};

/// The theme and the signs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks<'a> {
    pub(super) theme: &'a Theme,
    pub(super) glyphs: &'static Glyphs,
}

impl Looks<'_> {
    /// Leaves nothing in an area but the ground of the theme.
    pub(super) fn clear(self, area: Rect, buffer: &mut Buffer) {
        Clear.render(area, buffer);
        buffer.set_style(area, self.theme.ground);
    }
}
