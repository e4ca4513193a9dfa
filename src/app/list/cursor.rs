//! A selected place in a list that is longer than its window.

/// The selected place and the first place of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected place.
    pub at: usize,
    /// The first place of the window.
    pub top: usize,
}

impl Cursor {
    /// Selects a place, and moves the window only as far as it must.
    pub fn select(&mut self, place: usize, places: usize, window: usize) {
        let window = window.max(1);
        self.at = place.min(places.saturating_sub(1));
        let last_top = (self.at + 1).saturating_sub(window);
        self.top = self.top.clamp(last_top, self.at.max(last_top));
        self.fit(places, window);
    }

    /// Selects a place so that it stands in the same row of the window, where there are enough.
    pub fn select_in_row(&mut self, place: usize, row: usize, places: usize, window: usize) {
        self.top = place.saturating_sub(row.min(window.saturating_sub(1)));
        self.select(place, places, window);
    }

    /// Moves the window, and the selected place only as far as it must.
    pub fn scroll(&mut self, top: usize, places: usize, window: usize) {
        let window = window.max(1);
        self.top = top;
        self.fit(places, window);
        let bottom = (self.top + window - 1).min(places.saturating_sub(1));
        self.at = self.at.clamp(self.top.min(bottom), bottom);
    }

    /// Leaves no empty rows below the end while there is something above.
    fn fit(&mut self, places: usize, window: usize) {
        self.top = self.top.min(places.saturating_sub(window));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_window_moves_only_as_far_as_it_must() {
        let mut cursor = Cursor { at: 5, top: 3 };
        cursor.select(6, 20, 4);
        assert_eq!(cursor, Cursor { at: 6, top: 3 });
        cursor.select(7, 20, 4);
        assert_eq!(cursor, Cursor { at: 7, top: 4 });
        cursor.select(2, 20, 4);
        assert_eq!(cursor, Cursor { at: 2, top: 2 });
        cursor.scroll(10, 20, 4);
        assert_eq!(cursor, Cursor { at: 10, top: 10 });
    }

    proptest! {
        #[test]
        fn the_selected_place_is_always_in_the_window(
            at in 0_usize..50, top in 0_usize..50, to in 0_usize..80,
            places in 0_usize..40, window in 0_usize..20, scrolls: bool,
        ) {
            let mut cursor = Cursor { at, top };
            if scrolls { cursor.scroll(to, places, window) } else { cursor.select(to, places, window) }
            prop_assert!(cursor.at < places.max(1));
            prop_assert!(cursor.top <= cursor.at);
            prop_assert!(window == 0 || cursor.at < cursor.top + window);
            prop_assert!(cursor.top == 0 || cursor.top + window <= places.max(cursor.top));
        }
    }
}
