//! The pages at hand: no paper is wrapped twice for the same width.

use std::sync::Arc;

use super::{Beside, Page};
use crate::paper::Paper;
use crate::text::letters::Letters;
use crate::text::shown::Form;

/// So many pages are kept.
const KEPT: usize = 32;

/// The pages last asked for, the newest last.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Pages(Vec<Arc<Page>>);

impl Pages {
    /// A paper wrapped for a width, with what is said of it: the page that is kept, or a new one.
    pub(in crate::app) fn page(
        &mut self,
        paper: &Arc<Paper>,
        form: Form,
        width: u16,
        (letters, beside): (Letters, &Beside),
    ) -> Arc<Page> {
        let kept = self.0.iter().position(|page| {
            page.form == form
                && page.letters == letters
                && page.beside == *beside
                && page.width == usize::from(width.max(1))
                && (Arc::ptr_eq(&page.paper, paper) || page.paper == *paper)
        });
        let page = match kept {
            Some(place) => self.0.remove(place),
            None => Arc::new(Page::telling(paper, form, width, (letters, beside))),
        };
        // Whole papers are large, and one reads one at a time.
        if page.beside.whole.is_some() {
            self.0.retain(|kept| kept.beside.whole.is_none());
        }
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(page.clone());
        page
    }
}
