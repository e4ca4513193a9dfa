//! What a form carries of a paper, by the words of the reference's table, as it is shown.

use recto::paper::{
    NameParts, Paper, PaperId, Scheme, WorkKind, is_for_others, pages_in_full, title_letters,
};
use recto::text::render::{self, Origin, render};
use recto::text::{fold, safe};

/// What a field of a paper was before it went by a form, and what it is after it came back.
pub type Shown =
    fn(field: &str, went: &Paper, came: &Paper, form: &str) -> (Vec<String>, Vec<String>);

/// Every field as people wrote it.
pub fn as_written(
    name: &str,
    went: &Paper,
    came: &Paper,
    form: &str,
) -> (Vec<String>, Vec<String>) {
    match name {
        "a link" => link(went, came),
        "page and PDF" => {
            let ((mut before, mut after), pdf) = (link(went, came), |paper: &Paper| {
                address(paper.links.pdf.as_deref())
            });
            before.extend(pdf(went));
            after.extend(pdf(came));
            (before, after)
        }
        // An arXiv id tells a month where the record told no date.
        "date" if went.date_shown().is_none() => (Vec::new(), Vec::new()),
        // These part a name at its commas, and can say none within a part.
        "authors" if ["ris", "endnote", "nbib"].contains(&form) => {
            let names = |paper: &Paper| -> Vec<String> {
                let names = field(paper, name).into_iter();
                names
                    .map(|name| collapsed(&name.replace(',', " ")))
                    .collect()
            };
            (names(went), names(came))
        }
        // MEDLINE leaves out the digits that are those before.
        "pages" if form == "nbib" => {
            let pages = |paper: &Paper| -> Vec<String> {
                field(paper, name)
                    .iter()
                    .map(|pages| pages_in_full(pages))
                    .collect()
            };
            (pages(went), pages(came))
        }
        // An asterisk says there what a paper is mostly about.
        "keywords and tags" if form == "nbib" => {
            let words = |paper: &Paper| -> Vec<String> {
                let words = field(paper, name).into_iter();
                words
                    .map(|word| collapsed(&word.replace('*', "")))
                    .collect()
            };
            (words(went), words(came))
        }
        // Tags in a text are CSL's own: it gives them without.
        "title" | "abstract" if form.starts_with("csl-") && has_tags(went) => {
            (Vec::new(), Vec::new())
        }
        _ => (field(went, name), field(came, name)),
    }
}

/// The same of texts that nobody wrote: of a title its letters, of an abstract nothing.
pub fn letters(name: &str, went: &Paper, came: &Paper, form: &str) -> (Vec<String>, Vec<String>) {
    let title = |paper: &Paper| vec![title_letters(&shown(paper, &paper.title).concat())];
    let families = |paper: &Paper| -> Vec<String> {
        let families = paper.authors.iter().map(|author| author.parts().family);
        families.map(folded).collect()
    };
    match name {
        "abstract" | "abstract as one paragraph" => (Vec::new(), Vec::new()),
        "title" => (title(went), title(came)),
        "authors" => (families(went), families(came)),
        _ => as_written(name, went, came, form),
    }
}

/// A field that needs nothing of the other paper.
fn field(paper: &Paper, name: &str) -> Vec<String> {
    let is_of_arxiv = paper.ids().any(|id| id.scheme() == Scheme::Arxiv);
    let list = |words: &[String]| words.iter().map(|word| mended(word)).collect();
    let cited = |name: &str| paper.cited(name).map(mended).into_iter().collect();
    match name {
        "title" => shown(paper, &paper.title),
        "abstract" => shown(paper, &paper.summary),
        "abstract as one paragraph" => vec![shown(paper, &paper.summary).join(" ")],
        // Its parts; a name may be printed in another order than these.
        "authors" => {
            let parts = paper.authors.iter().map(|author| {
                let NameParts {
                    family,
                    given,
                    suffix,
                } = author.parts();
                [given, family, suffix].map(mended).join("|")
            });
            parts.collect()
        }
        "date" => paper
            .date_shown()
            .as_deref()
            .map(mended)
            .into_iter()
            .collect(),
        // An archive is no venue to those who cite, and the id says it.
        "venue" => {
            let venue = paper.venue.as_deref().map(mended);
            venue.filter(|venue| venue != "arXiv").into_iter().collect()
        }
        "every category" => {
            let classes = paper.categories.iter().flat_map(|class| class.split(';'));
            classes.map(mended).collect()
        }
        "last change" => paper.updated.iter().map(ToString::to_string).collect(),
        "votes" => paper.votes.iter().map(ToString::to_string).collect(),
        "code" => address(paper.links.code.as_deref()),
        "first category of an arXiv paper" => {
            let first = paper.categories.iter().take(usize::from(is_of_arxiv));
            first.cloned().collect()
        }
        // No tag was put to it.
        "keywords and tags" => list(&paper.keywords),
        "kind" => vec![format!("{:?}", paper.kind())],
        "volume" | "number" | "pages" | "publisher" | "note" => cited(name),
        "publisher of a book" => match paper.kind() {
            WorkKind::Conference | WorkKind::Chapter | WorkKind::Book => cited("publisher"),
            WorkKind::Article | WorkKind::Thesis | WorkKind::Report | WorkKind::Other => Vec::new(),
        },
        "every id" => {
            let mut ids: Vec<String> = paper.ids().map(ToString::to_string).collect();
            ids.sort_unstable();
            ids
        }
        "other fields of BibTeX" => others(paper, "bibtex"),
        "other fields of RIS" => others(paper, "ris"),
        "other fields of CSL-JSON" => others(paper, "csl-json"),
        "other fields of EndNote" => others(paper, "endnote-tagged"),
        "other fields of MEDLINE" => others(paper, "nbib"),
        _ => panic!("{name}"),
    }
}

/// Fields of BibTeX that tell a venue; a further one may have no other place than that of the venue.
const VENUES: [&str; 9] = [
    "journaltitle",
    "journal",
    "booktitle",
    "maintitle",
    "eventtitle",
    "howpublished",
    "school",
    "institution",
    "series",
];

/// What a format had of a paper, but for what is of the user's own disk.
fn others(paper: &Paper, format: &str) -> Vec<String> {
    let fields = paper.extra_of(format);
    let is_venue = |name: &str| VENUES.contains(&name);
    let told = fields.filter(|(name, value)| is_for_others(name, value) && !is_venue(name));
    let mut told: Vec<String> = told
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    told.sort_unstable();
    told
}

/// One link of those that are shown of the paper which went: the one that came.
fn link(went: &Paper, came: &Paper) -> (Vec<String>, Vec<String>) {
    let of_ids = went.ids().filter_map(PaperId::page);
    let links = [went.links.page.clone(), went.links.pdf.clone()];
    let links: Vec<String> = links
        .into_iter()
        .flatten()
        .chain(of_ids)
        .flat_map(|link| address(Some(&link)))
        .collect();
    let after = address(came.links.page.as_deref().or(came.links.pdf.as_deref()));
    let is_one = after.iter().any(|link| links.contains(link));
    let before = if is_one {
        after.clone()
    } else {
        links.into_iter().take(1).collect()
    };
    (before, after)
}

/// An address of the web, as every program writes it.
fn address(link: Option<&str>) -> Vec<String> {
    let url = link.and_then(|link| url::Url::parse(link).ok());
    url.iter().map(ToString::to_string).collect()
}

fn has_tags(paper: &Paper) -> bool {
    [&paper.title, &paper.summary]
        .iter()
        .any(|text| text.contains("</"))
}

/// A text as it is shown: its paragraphs.
fn shown(paper: &Paper, text: &str) -> Vec<String> {
    let origin = if paper.has_stripped_text() {
        Origin::HuggingFace
    } else {
        Origin::Faithful
    };
    let rendered = render(text, origin).text;
    let lines = rendered.lines().map(safe::line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A value as it goes out: its damage mended.
fn mended(text: &str) -> String {
    safe::line(&render::mended(text, Origin::Faithful))
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The letters of a name alone: braces within it are no part of it.
fn folded(text: &str) -> String {
    let words = fold::words(&mended(text))
        .into_iter()
        .map(|word| word.folded);
    words.collect()
}
