//! The form that an answer is due in, and whether it has come in it. A status of 200 proves nothing:
//! services answer errors and bot checks with it.

use super::error::Fault;
use super::found::found;
use super::root::{Root, has_an_end, root};

/// In which form an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An object of JSON.
    JsonObject,
    /// An array of JSON.
    JsonArray,
    /// XML with one of these elements around everything.
    Xml(&'static [&'static str]),
    /// RSS or Atom. Journals serve it as any type, HTML among them: the root alone decides.
    Feed,
    /// Plain text of any kind, such as BibTeX or Markdown, but no page.
    Text,
    /// A page.
    Html,
    /// A PDF.
    Pdf,
}

/// The roots of all feeds.
const FEEDS: &[&str] = &["rss", "RDF", "feed"];

/// What a type says of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Json,
    Xml,
    Html,
    /// Nothing, or nothing that could be wrong.
    Any,
}

impl Form {
    /// Proves that a body of this type is in this form.
    ///
    /// # Errors
    /// When it is in another, or has no end.
    pub(super) fn prove(self, content_type: &str, bytes: &[u8]) -> Result<(), Fault> {
        let (kind, root) = (kind(content_type), root(bytes));
        let is_fit = match self {
            Self::JsonObject => fits(kind, Kind::Json) && root == Root::Object,
            Self::JsonArray => fits(kind, Kind::Json) && root == Root::Array,
            Self::Xml(names) => fits(kind, Kind::Xml) && is_one_of(&root, names),
            Self::Feed => kind != Kind::Json && is_one_of(&root, FEEDS),
            Self::Text => kind != Kind::Html && !matches!(root, Root::Html | Root::Nothing),
            Self::Html => fits(kind, Kind::Html) && root == Root::Html,
            Self::Pdf => root == Root::Pdf,
        };
        if !is_fit {
            return Err(Fault::WrongForm {
                due: self.said(),
                found: found(content_type, bytes),
            });
        }
        if has_an_end(bytes) {
            Ok(())
        } else {
            Err(Fault::Cut)
        }
    }

    fn said(self) -> String {
        match self {
            Self::JsonObject => "a JSON object".to_owned(),
            Self::JsonArray => "a JSON array".to_owned(),
            Self::Xml(names) => format!("an XML document <{}>", names.join("> or <")),
            Self::Feed => "a feed".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Html => "an HTML page".to_owned(),
            Self::Pdf => "a PDF".to_owned(),
        }
    }
}

fn fits(kind: Kind, due: Kind) -> bool {
    kind == due || kind == Kind::Any
}

fn is_one_of(root: &Root, names: &[&str]) -> bool {
    matches!(root, Root::Element(name) if names.contains(&name.as_str()))
}

fn kind(content_type: &str) -> Kind {
    match content_type {
        "text/html" | "application/xhtml+xml" => Kind::Html,
        json if json.ends_with("/json") || json.ends_with("+json") => Kind::Json,
        xml if xml.ends_with("/xml") || xml.ends_with("+xml") => Kind::Xml,
        _ => Kind::Any,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_where_type_and_root_are_those_of_the_form() {
        let eutils = Form::Xml(&["eSearchResult"]);
        for (form, content_type, body, is_taken) in [
            (Form::JsonArray, "application/json", "[]", true),
            (
                Form::JsonArray,
                "application/json",
                "{\"error\": \"no\"}",
                false,
            ),
            (
                Form::JsonObject,
                "application/vnd.citationstyles.csl+json",
                "{}",
                true,
            ),
            (Form::JsonObject, "", "{}", true),
            (Form::JsonObject, "text/plain", "{}", true),
            (Form::JsonObject, "text/html", "{}", false),
            (Form::JsonObject, "application/json", "<html>", false),
            (eutils, "text/xml", "<eSearchResult></eSearchResult>", true),
            (eutils, "text/xml", "<other></other>", false),
            (Form::Feed, "application/atom+xml", "<feed></feed>", true),
            (Form::Feed, "text/html", "<rss></rss>", true),
            (
                Form::Feed,
                "application/rss+xml",
                "<rdf:RDF></rdf:RDF>",
                true,
            ),
            (Form::Feed, "application/rss+xml", "<html></html>", false),
            (Form::Text, "text/plain", "@article{a,}", true),
            (Form::Text, "application/x-bibtex", " @article{a,}", true),
            (Form::Text, "text/plain", "<!doctype html>", false),
            (Form::Text, "text/plain", "", false),
            (Form::Html, "text/html", "<!doctype html>", true),
            (Form::Pdf, "application/octet-stream", "%PDF-1.5", true),
            (Form::Pdf, "application/pdf", "<html>", false),
        ] {
            let proof = form.prove(content_type, body.as_bytes());
            assert_eq!(proof.is_ok(), is_taken, "{form:?} {content_type} {body}");
        }
    }

    #[test]
    fn what_came_instead_is_said_in_one_sentence() {
        let body = b"<html><title>Are you a robot?</title>";
        let error = Form::JsonArray.prove("text/html", body).unwrap_err();
        assert_eq!(
            error.to_string(),
            "sent an HTML page titled “Are you a robot?” where a JSON array was due"
        );
        let error = Form::Feed.prove("text/xml", b"<feed><entry>").unwrap_err();
        assert!(matches!(error, Fault::Cut));
    }
}
