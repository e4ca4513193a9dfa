//! The bar on the edge of what is longer than its window: which part of it is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use super::Looks;
use crate::app::Extent;

pub(super) struct ScrollBar<'a> {
    pub(super) extent: Extent,
    /// Whether what it belongs to has the focus.
    pub(super) focused: bool,
    pub(super) looks: Looks<'a>,
}

impl Widget for ScrollBar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some(thumb) = self.extent.thumb(area.height) else {
            return;
        };
        let theme = self.looks.theme;
        let style = if self.focused {
            theme.ground.patch(theme.bar)
        } else {
            theme.ground
        };
        // It may lie on a dim line or on the end of a reversed row.
        let style = style.remove_modifier(Modifier::DIM | Modifier::REVERSED);
        for y in thumb {
            buffer.set_string(area.x, area.y + y, self.looks.glyphs.thumb, style);
        }
    }
}
