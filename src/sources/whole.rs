//! Where the whole text of a paper is, in the order in which it is asked for: the most faithful form first.
//!
//! bioRxiv gives the XML of its papers in a store that asks for payment, and by no address of the web; what
//! Europe PMC has of it is found there.

use serde::Deserialize;
use url::Url;

use super::Bases;
use super::roads::arxiv;
use super::row::Source;
use crate::net::{Allowance, Form, Request, Size};
use crate::paper::{LinkKind, Paper, PaperId, Scheme};

/// A form of a whole paper, as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeForm {
    /// A page of `LaTeXML`.
    Html,
    /// An article in JATS.
    Jats,
    /// Markdown.
    Markdown,
    /// A PDF, to be read by another program.
    Pdf,
}

impl WholeForm {
    /// What people call it.
    #[must_use]
    pub fn said(self) -> &'static str {
        match self {
            WholeForm::Html => "HTML",
            WholeForm::Jats => "XML",
            WholeForm::Markdown => "Markdown",
            WholeForm::Pdf => "PDF",
        }
    }
}

/// Something to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeStep {
    /// The form that comes, or that is looked for.
    pub form: WholeForm,
    /// What is asked.
    pub request: Request,
    /// Whether the answer only tells where the text is; see [`WholeStep::found`].
    looks_up: bool,
}

/// What is to be asked for the whole text of a paper, one after the other until one of them has it.
#[must_use]
pub fn whole_steps(paper: &Paper, bases: &Bases) -> Vec<WholeStep> {
    let arxiv = paper.ids().find_map(arxiv);
    let page = arxiv.as_ref().and_then(|id| {
        at(
            "arxiv",
            "pages",
            &format!("html/{}", id.value()),
            Form::Html,
            bases,
        )
    });
    let article = article(paper, bases);
    let markdown = arxiv.as_ref().and_then(|id| {
        at(
            "hf",
            "base",
            &format!("papers/{}.md", id.value()),
            Form::Text,
            bases,
        )
    });
    let markdown = markdown.map(|request| Request {
        // Its pages are counted by themselves.
        allowance: Allowance::HuggingFacePages,
        ..request
    });
    let pdf = pdf(paper, arxiv.as_ref(), bases);
    let step = |form, request: Option<Request>| {
        request.map(|request| WholeStep {
            form,
            request,
            looks_up: false,
        })
    };
    [
        step(WholeForm::Html, page),
        article,
        step(WholeForm::Markdown, markdown),
        step(WholeForm::Pdf, pdf),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A request below a base of a source.
fn at(source: &str, base: &str, path: &str, form: Form, bases: &Bases) -> Option<Request> {
    let source = Source::named(source)?;
    let base = source.bases.iter().find(|known| known.name == base)?;
    bases.request((source.name, base), &source.allowance, path, form)
}

/// The article at Europe PMC, or what tells its number there.
fn article(paper: &Paper, bases: &Bases) -> Option<WholeStep> {
    let links = [LinkKind::Page, LinkKind::Pdf].map(|kind| paper.links_of(kind));
    let linked = links.into_iter().flatten();
    let linked = linked.filter_map(|link| PaperId::pasted(&link));
    let ids: Vec<PaperId> = paper.ids().cloned().chain(linked).collect();
    if let Some(id) = ids.iter().find_map(central) {
        return full_text(&id, bases);
    }
    let is_sought = |id: &&PaperId| {
        let is_of_arxiv = arxiv(id).is_some();
        // What is at arXiv has its DOI for a journal, too, where it has one.
        !is_of_arxiv && (id.scheme() == Scheme::Doi || id.as_str().starts_with("pmid:"))
    };
    let id = ids.iter().find(is_sought)?;
    let mut request = at("europepmc", "base", "search", Form::JsonObject, bases)?;
    let value = id.value().replace('"', "");
    let query = if id.scheme() == Scheme::Doi {
        format!("DOI:\"{value}\"")
    } else {
        format!("(EXT_ID:{value} AND SRC:MED)")
    };
    request
        .url
        .query_pairs_mut()
        .append_pair("query", &query)
        .append_pair("format", "json")
        .append_pair("resultType", "lite")
        .append_pair("pageSize", "5");
    Some(WholeStep {
        form: WholeForm::Jats,
        request,
        looks_up: true,
    })
}

/// The number of an article at `PubMed` Central.
fn central(id: &PaperId) -> Option<String> {
    id.as_str().strip_prefix("pmcid:").map(|number| {
        format!(
            "PMC{}",
            number.trim_start_matches(|c: char| !c.is_ascii_digit())
        )
    })
}

fn full_text(number: &str, bases: &Bases) -> Option<WholeStep> {
    const ROOTS: Form = Form::Xml(&["article", "pmc-articleset"]);
    let request = at(
        "europepmc",
        "base",
        &format!("{number}/fullTextXML"),
        ROOTS,
        bases,
    )?;
    Some(WholeStep {
        form: WholeForm::Jats,
        request,
        looks_up: false,
    })
}

fn pdf(paper: &Paper, arxiv: Option<&PaperId>, bases: &Bases) -> Option<Request> {
    let of_arxiv = arxiv.and_then(|id| {
        let path = format!("pdf/{}", id.value());
        at("arxiv", "pages", &path, Form::Pdf, bases)
    });
    let request = of_arxiv.or_else(|| {
        let address = paper.links_of(LinkKind::Pdf).into_iter().next()?;
        Some(Request::get(Url::parse(&address).ok()?, Form::Pdf))
    })?;
    Some(Request {
        size: Size::Pdf,
        ..request
    })
}

/// What is looked at in an answer of the search.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    result_list: Results,
}

#[derive(Deserialize)]
struct Results {
    #[serde(default)]
    result: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    pmcid: Option<String>,
}

impl WholeStep {
    /// Whether its answer is the text itself.
    #[must_use]
    pub fn is_last(&self) -> bool {
        !self.looks_up
    }

    /// The same for a version of the paper; arXiv alone has more than one.
    #[must_use]
    pub fn of_version(mut self, version: u32) -> Option<Self> {
        if !matches!(self.form, WholeForm::Html | WholeForm::Pdf)
            || self.request.allowance != Allowance::Arxiv
        {
            return None;
        }
        let path = format!("{}v{version}", self.request.url.path());
        self.request.url.set_path(&path);
        Some(self)
    }

    /// What is to be asked next, where an answer only tells where the text is; nothing where it is nowhere.
    #[must_use]
    pub fn found(&self, answer: &[u8], bases: &Bases) -> Option<Self> {
        let found: Found = serde_json::from_slice(answer).ok()?;
        let mut articles = found.result_list.result.into_iter();
        let number = articles.find_map(|article| article.pmcid)?;
        let is_number = number
            .strip_prefix("PMC")
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        full_text(Some(number).filter(|_| is_number)?.as_str(), bases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(ids: &[&str], page: Option<&str>) -> Vec<String> {
        let ids: Vec<PaperId> = ids.iter().map(|id| PaperId::parse(id).unwrap()).collect();
        let mut paper = Paper::new(ids[0].clone());
        paper.aliases = ids[1..].to_vec();
        paper.links.page = page.map(str::to_owned);
        let steps = whole_steps(&paper, &Bases::default());
        let told = steps.iter().map(|step| {
            let name = step.request.allowance.name();
            format!("{} {name} {}", step.form.said(), step.request.url)
        });
        told.collect()
    }

    #[test]
    fn the_most_faithful_form_is_asked_for_first() {
        assert_eq!(
            steps(&["arxiv:math/0309136", "doi:10.1/x"], None),
            [
                "HTML arxiv https://arxiv.org/html/math/0309136",
                "XML europepmc https://www.ebi.ac.uk/europepmc/webservices/rest/search?query=DOI%3A%2210.1%2Fx%22&format=json&resultType=lite&pageSize=5",
                "Markdown huggingface-pages https://huggingface.co/papers/math/0309136.md",
                "PDF arxiv https://arxiv.org/pdf/math/0309136",
            ]
        );
        assert_eq!(
            steps(&["doi:10.48550/arxiv.2503.11794"], None).len(),
            3,
            "a DOI of arXiv is an id of arXiv"
        );
        let article =
            "XML europepmc https://www.ebi.ac.uk/europepmc/webservices/rest/PMC7029759/fullTextXML";
        assert_eq!(steps(&["doi:10.1/x", "pmcid:PMC7029759"], None)[0], article);
        let page = "https://pmc.ncbi.nlm.nih.gov/articles/PMC7029759/";
        assert_eq!(steps(&["title:0123456789abcdef"], Some(page))[0], article);
        assert_eq!(steps(&["title:0123456789abcdef"], None), [""; 0]);
    }

    #[test]
    fn a_search_tells_the_number_of_an_article() {
        let mut paper = Paper::new(PaperId::parse("doi:10.1/x").unwrap());
        paper.title = "X".to_owned();
        let bases = Bases::default();
        let steps = whole_steps(&paper, &bases);
        let step = &steps[0];
        assert!(!step.is_last());
        let answer = br#"{"resultList":{"result":[{"id":"1"},{"pmcid":"PMC12"}]}}"#;
        let found = step.found(answer, &bases).unwrap();
        assert!(found.is_last() && found.request.url.path().ends_with("/PMC12/fullTextXML"));
        for none in [
            &b"{}"[..],
            br#"{"resultList":{"result":[{"pmcid":"../x"}]}}"#,
        ] {
            assert_eq!(step.found(none, &bases), None);
        }
    }
}
