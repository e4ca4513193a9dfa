//! What stands in an element as markup again: the elements of titles and abstracts with their tags, as
//! [`markup`](crate::formats::markup) reads them, and the text with its signs escaped.

use super::Element;
use super::element::Node;
use crate::formats::markup::is_tag;

/// In it every element means something.
const FORMULA: &str = "math";

impl Element {
    /// Its content as markup. An element that no text of a paper has gives what is in it; one that is
    /// left out gives nothing.
    pub(in crate::formats) fn markup(&self, is_left_out: &dyn Fn(&Self) -> bool) -> String {
        let mut text = String::new();
        self.write_markup(&mut text, is_left_out, self.name == FORMULA);
        text
    }

    /// Its content as markup, with nothing left out.
    pub(in crate::formats) fn whole_markup(&self) -> String {
        self.markup(&|_| false)
    }

    // No deeper than an element is read.
    fn write_markup(
        &self,
        text: &mut String,
        is_left_out: &dyn Fn(&Self) -> bool,
        in_formula: bool,
    ) {
        for node in &self.nodes {
            match node {
                Node::Text(said) => escape(said, text),
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) => {
                    let in_formula = in_formula || element.name == FORMULA;
                    let is_written = in_formula || is_tag(&["<", &element.name, ">"].concat());
                    if !is_written {
                        element.write_markup(text, is_left_out, in_formula);
                        continue;
                    }
                    element.begin(text);
                    if element.nodes.is_empty() {
                        text.push_str("/>");
                        continue;
                    }
                    text.push('>');
                    element.write_markup(text, is_left_out, in_formula);
                    text.extend(["</", &element.name, ">"]);
                }
            }
        }
    }

    fn begin(&self, text: &mut String) {
        text.extend(["<", &self.name]);
        for (name, value) in &self.attributes {
            // What says whose names they are is no longer true.
            if name != "xmlns" && !value.contains("://") {
                text.extend([" ", name, "=\""]);
                escape(value, text);
                text.push('"');
            }
        }
    }
}

fn escape(said: &str, text: &mut String) {
    for c in said.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::markup::plain;

    #[test]
    fn an_element_is_markup_again() {
        for (xml, markup, said) in [
            (
                "<t>Leaves of <i>Fagus</i> &amp; CO<sub>2</sub>.</t>",
                "Leaves of <i>Fagus</i> &amp; CO<sub>2</sub>.",
                "Leaves of Fagus & CO$_{2}$.",
            ),
            (
                "<t>a &lt; b &quot;c&quot;<nosuch k='v'> d</nosuch></t>",
                "a &lt; b &quot;c&quot; d",
                "a < b \"c\" d",
            ),
            (
                "<t xmlns:m='http://m'>at <m:math display='block'><m:msub><m:mi>k</m:mi><m:mn>2</m:mn></m:msub></m:math></t>",
                "at <math display=\"block\"><msub><mi>k</mi><mn>2</mn></msub></math>",
                "at $k_{2}$",
            ),
            ("<t>Leaves<fn><p>of</p></fn></t>", "Leaves", "Leaves"),
            ("<t>One<br/>two</t>", "One<br/>two", "One two"),
            (
                "<t>&lt;i&gt;Fagus&lt;/i&gt;</t>",
                "&lt;i&gt;Fagus&lt;/i&gt;",
                "Fagus",
            ),
        ] {
            let element = Element::read(xml).unwrap();
            let found = element.markup(&|inner| inner.name == "fn");
            assert_eq!(found, markup);
            assert_eq!(plain(&found), said);
        }
    }
}
