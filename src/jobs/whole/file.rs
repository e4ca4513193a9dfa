//! Whole papers in files of a person's own.

use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use super::judged::other_title;
use super::kept::{Text, keep};
use super::pdf_text;
use crate::bodies::Bodies;
use crate::body::{Body, Defect, Form, ids_in};
use crate::disk::limits;
use crate::files::{self, Input};
use crate::formats::Format;
use crate::jobs::Stop;
use crate::library::StorePlace;
use crate::paper::{Author, Paper, PaperId, Scheme, is_untitled, title_key};
use crate::text::safe;

/// A whole paper.
#[derive(Debug)]
pub struct WholeFile {
    /// What it says.
    pub body: Body,
    /// The form that it is in.
    pub form: Form,
    /// Its bytes in that form.
    pub bytes: Vec<u8>,
}

/// Reads a file that is a whole paper: a page of HTML, an article in XML, Markdown, text, or a PDF.
///
/// # Errors
/// A sentence where it cannot be read, or holds no paper.
pub fn whole_in(path: &Path, stop: &Stop) -> Result<WholeFile, String> {
    let input = files::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let is_pdf = is_pdf(&input);
    let read = input.stream.take(limits::PAGE).read_to_end(&mut bytes);
    read.map_err(|error| format!("it cannot be read: {error}"))?;
    if bytes.trim_ascii().is_empty() {
        return Err("it is empty".to_owned());
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    let named = ending.and_then(|ending| match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Form::Markdown),
        "txt" | "text" => Some(Form::Text),
        _ => None,
    });
    let form = if is_pdf {
        bytes = pdf_text::of_file(path, stop)?;
        Form::Text
    } else {
        let form = Form::of(&bytes).or(named);
        form.ok_or_else(|| {
            "it is no page, no article in XML and no PDF; name text *.txt and Markdown *.md"
                .to_owned()
        })?
    };
    let body = form.read(&bytes).map_err(|error| error.to_string())?;
    Ok(WholeFile { body, form, bytes })
}

/// A whole paper that came with its record.
#[derive(Debug)]
pub(in crate::jobs) struct Brought {
    pub(in crate::jobs) id: PaperId,
    pub(in crate::jobs) version: Option<u32>,
    pub(in crate::jobs) form: Form,
    pub(in crate::jobs) bytes: Vec<u8>,
    body: Body,
}

impl Brought {
    /// Why it is not brought in, where it is surely not the paper that is known by its id: told by the
    /// title of the record, else by that of the text that is kept.
    pub(in crate::jobs) fn other_paper(
        &self,
        known: Option<&Paper>,
        place: &StorePlace,
    ) -> Option<String> {
        let id = &self.id;
        let mut paper = known.cloned().unwrap_or_else(|| Paper::new(id.clone()));
        if is_untitled(&paper.title) {
            let bodies = Bodies::in_dir(&place.data);
            let ids: Vec<PaperId> = paper.ids().cloned().collect();
            let kept = bodies.of(&ids).ok()??;
            let body = kept.form.read(&bodies.bytes(&kept).ok()?).ok()?;
            paper.title = body.title.tex();
        }
        let title = other_title(&paper, self.form, &self.body)?;
        let known = safe::line(&paper.title);
        Some(format!(
            "it is another paper's: it says that it is {id}, which is “{known}”, and is called “{title}”; \
             `recto import --force` takes it for that all the same"
        ))
    }

    /// Keeps it among the whole papers of a library, for the paper that is known by its id; what came of that
    /// is a sentence. What is too much there goes with the next one that is fetched.
    pub(in crate::jobs) fn keep(&self, known: Option<Paper>, place: &StorePlace) -> String {
        let bodies = Bodies::in_dir(&place.data);
        let paper = known.unwrap_or_else(|| Paper::new(self.id.clone()));
        let text = Text {
            body: &self.body,
            form: self.form,
            version: self.version,
        };
        let id = &paper.id;
        match keep(&bodies, &paper, text, &self.bytes) {
            Ok(Some(stays)) => stays,
            Ok(None) => format!("the whole text of {id} is kept; `recto read {id}` shows it"),
            Err(error) => format!("the whole text of {id} is not kept: {error}"),
        }
    }
}

/// Looks whether an input is one whole paper: a page, which has no other record than itself, or an article,
/// which a format reads. Returns the input as it is to be imported.
pub(in crate::jobs) fn in_input(input: Input) -> (Input, Option<Brought>) {
    let has_mark = || memchr::memmem::find(&input.head, b"ltx_").is_some();
    let form = match Form::of(&input.head) {
        Some(Form::Html) if has_mark() => Form::Html,
        Some(Form::Jats) => Form::Jats,
        Some(Form::Html | Form::Markdown | Form::Text) | None => return (input, None),
    };
    let Input { head, mut stream } = input;
    let mut bytes = Vec::new();
    let read = stream.by_ref().take(limits::PAGE).read_to_end(&mut bytes);
    if read.is_err() || bytes.len() as u64 >= limits::PAGE {
        // It is more than a paper, or what is wrong with it is said when it is read again.
        let stream = Box::new(BufReader::new(Cursor::new(bytes).chain(stream)));
        return (Input { head, stream }, None);
    }
    let found = match form {
        Form::Html => of_page(&bytes),
        Form::Jats | Form::Markdown | Form::Text => of_article(&bytes),
    };
    let Some(Found {
        id,
        version,
        body,
        line,
    }) = found
    else {
        let stream = Box::new(Cursor::new(bytes));
        return (Input { head, stream }, None);
    };
    let input = match line {
        Some(line) => input_of(line),
        None => Input {
            head,
            stream: Box::new(Cursor::new(bytes.clone())),
        },
    };
    let brought = Brought {
        id,
        version,
        form,
        bytes,
        body,
    };
    (input, Some(brought))
}

/// Whether an input is a PDF.
pub(in crate::jobs) fn is_pdf(input: &Input) -> bool {
    input.head.starts_with(b"%PDF-")
}

/// Reads a PDF by its text: the record that is to be imported, and what is kept.
///
/// # Errors
/// A sentence where it has no text, or no program is there that takes it out.
pub(in crate::jobs) fn in_pdf(
    path: &Path,
    stop: &Stop,
) -> Result<(Input, Option<Brought>), String> {
    let bytes = pdf_text::of_file(path, stop)?;
    let body = Form::Text.read(&bytes).map_err(|error| error.to_string())?;
    let id = id_of_first_page(&String::from_utf8_lossy(&bytes));
    let found = recorded(id.map(|id| (id, None)), body);
    let found =
        found.ok_or("its text tells no title; its id, where you know one, can be imported")?;
    let brought = Brought {
        id: found.id,
        version: None,
        form: Form::Text,
        bytes,
        body: found.body,
    };
    Ok((input_of(found.line.unwrap_or_default()), Some(brought)))
}

/// The id that stands on the first page of a paper, where it is the only one of its kind there: that of arXiv,
/// which prints it at the edge, before a DOI.
fn id_of_first_page(text: &str) -> Option<PaperId> {
    let page = text.split('\u{c}').next().unwrap_or_default();
    let ids = ids_in(page);
    [Scheme::Arxiv, Scheme::Doi].into_iter().find_map(|scheme| {
        let mut of_scheme = ids.iter().filter(|id| id.scheme() == scheme);
        let first = of_scheme.next()?;
        of_scheme.all(|other| other == first).then(|| first.clone())
    })
}

fn input_of(line: Vec<u8>) -> Input {
    Input {
        head: line.clone(),
        stream: Box::new(Cursor::new(line)),
    }
}

/// A whole paper, and what it is recorded as.
struct Found {
    id: PaperId,
    version: Option<u32>,
    body: Body,
    /// Its record, a line of recto's own; without one the input is it.
    line: Option<Vec<u8>>,
}

fn of_page(bytes: &[u8]) -> Option<Found> {
    let body = Form::Html.read(bytes).ok()?;
    recorded(of_frame(bytes), body)
}

/// A paper with the record that it tells of itself, by its title where no id is known; none where it has no
/// title or nothing else.
fn recorded(known: Option<(PaperId, Option<u32>)>, body: Body) -> Option<Found> {
    let title = body.title.tex();
    if title.is_empty() || body.blocks.is_empty() {
        return None;
    }
    let (id, version) = known.unwrap_or_else(|| (title_key(&title), None));
    let mut paper = Paper::new(id.clone());
    paper.title = title;
    paper.summary = body.abstract_tex();
    paper.authors = body.authors().iter().map(Author::named).collect();
    let line = paper.to_json().ok()?.into_bytes();
    Some(Found {
        id,
        version,
        body,
        line: Some(line),
    })
}

/// The id and the version that the frame of a page of arXiv tells.
fn of_frame(bytes: &[u8]) -> Option<(PaperId, Option<u32>)> {
    /// What stands before an id, and behind what.
    const MARKS: [(&str, &str); 4] = [
        ("id=\"watermark-tr\"", "arXiv:"),
        ("<base", "/html/"),
        ("saved from url=", "arxiv.org/html/"),
        ("rel=\"canonical\"", "arxiv.org/"),
    ];
    /// No farther behind it.
    const NEAR: usize = 400;
    MARKS.iter().find_map(|(sign, before)| {
        let place = memchr::memmem::find(bytes, sign.as_bytes())?;
        let near = bytes.get(place..)?;
        let near = String::from_utf8_lossy(near.get(..NEAR).unwrap_or(near)).into_owned();
        let (_, id) = near.split_once(before)?;
        let id = id.trim_start_matches("html/").trim_start_matches("abs/");
        let end = id.find(|c: char| !c.is_ascii_alphanumeric() && !".-/".contains(c));
        let id = id.get(..end.unwrap_or(id.len()))?.trim_end_matches('/');
        let version = id
            .rsplit_once('v')
            .and_then(|(_, version)| version.parse().ok());
        Some((PaperId::arxiv(id)?, version))
    })
}

/// An article that is alone in its file and has a text; a format reads its record.
fn of_article(bytes: &[u8]) -> Option<Found> {
    let starts = memchr::memmem::find_iter(bytes, b"<article")
        .filter(|place| matches!(bytes.get(place + 8), Some(b' ' | b'>' | b'\n' | b'\t')));
    if starts.count() != 1 || memchr::memmem::find(bytes, b"<body").is_none() {
        return None;
    }
    let body = Form::Jats.read(bytes).ok()?;
    let has_text = !body.defects.contains(&Defect::NoText);
    let format = Format::named("jats").filter(|_| has_text)?;
    let mut records = format.read(Box::new(Cursor::new(bytes.to_vec()))).ok()?;
    Some(Found {
        id: records.next()?.ok()?.paper.id,
        version: None,
        body,
        line: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(text: &str) -> Input {
        Input {
            head: text.as_bytes().to_vec(),
            stream: Box::new(Cursor::new(text.as_bytes().to_vec())),
        }
    }

    #[test]
    fn a_page_gives_its_record_and_an_article_stays_what_it_is() {
        let page = "<html><body><div id=\"watermark-tr\">arXiv:2609.01222v2 [cs.CL]</div>\
            <article class=\"ltx_document\"><h1 class=\"ltx_title ltx_title_document\">A Title</h1><div class=\"ltx_abstract\"><p class=\"ltx_p\">Short.</p></div>\
            <section class=\"ltx_section\"><p>Text.</p></section></article></body></html>";
        let (mut left, brought) = in_input(input(page));
        let brought = brought.unwrap();
        assert_eq!(
            (brought.id.as_str(), brought.version),
            ("arxiv:2609.01222", Some(2))
        );
        let mut line = String::new();
        left.stream.read_to_string(&mut line).unwrap();
        assert!(
            line.contains("\"title\":\"A Title\"") && line.contains("\"abstract\":\"Short.\""),
            "{line}"
        );

        let article = "<article><front><article-meta><article-id pub-id-type='doi'>10.1/x</article-id><title-group><article-title>T\
            </article-title></title-group></article-meta></front><body><p>x</p></body></article>";
        let (mut left, brought) = in_input(input(article));
        assert_eq!(brought.unwrap().id.as_str(), "doi:10.1/x");
        let mut same = String::new();
        left.stream.read_to_string(&mut same).unwrap();
        assert_eq!(same, article);

        for none in [
            "@misc{a}",
            "<html><p>x</p></html>",
            "<article><front></front></article>",
        ] {
            let (mut left, brought) = in_input(input(none));
            assert!(brought.is_none());
            let mut same = String::new();
            left.stream.read_to_string(&mut same).unwrap();
            assert_eq!(same, none);
        }
    }
}
