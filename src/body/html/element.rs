//! Tags of a page, with what is asked of them.

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// The name.
    pub(super) name: Vec<u8>,
    pub(super) id: String,
    /// The classes, with blanks between.
    pub(super) classes: String,
    pub(super) href: String,
    pub(super) alt: String,
    pub(super) encoding: String,
    pub(super) display: String,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Tag {
    /// Begins another one.
    pub(super) fn begin(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        let texts = [
            &mut self.id,
            &mut self.classes,
            &mut self.href,
            &mut self.alt,
            &mut self.encoding,
            &mut self.display,
        ];
        for text in texts {
            text.clear();
        }
        (self.columns, self.rows) = (1, 1);
    }

    /// Takes an attribute; of two of one name the first counts.
    pub(super) fn attribute(&mut self, name: &[u8], value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let number = || {
            value
                .trim()
                .parse()
                .ok()
                .filter(|number| (1..=1000).contains(number))
        };
        let text = match name {
            b"id" => &mut self.id,
            b"class" => &mut self.classes,
            b"href" => &mut self.href,
            b"alt" | b"alttext" => &mut self.alt,
            b"encoding" => &mut self.encoding,
            b"display" => &mut self.display,
            b"colspan" => return self.columns = number().unwrap_or(1),
            b"rowspan" => return self.rows = number().unwrap_or(1),
            _ => return,
        };
        if text.is_empty() {
            text.push_str(&value);
        }
    }

    /// Whether it has a class.
    pub(super) fn is(&self, class: &str) -> bool {
        self.classes().any(|own| own == class)
    }

    /// The classes, in order.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.split_ascii_whitespace()
    }

    /// Whether nothing can stand in it.
    pub(super) fn is_void(&self) -> bool {
        matches!(
            self.name.as_slice(),
            b"area"
                | b"base"
                | b"br"
                | b"col"
                | b"embed"
                | b"hr"
                | b"img"
                | b"input"
                | b"link"
                | b"meta"
                | b"param"
                | b"source"
                | b"track"
                | b"wbr"
        )
    }
}
