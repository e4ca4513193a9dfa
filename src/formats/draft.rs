//! A paper as it is put together from a record: its ids in order, its title in one line.

use super::markup;
use super::text::{each_once, one_line};
use crate::paper::{Paper, PaperId, PartialDate, Scheme, Source, WorkKind, is_untitled, title_key};

/// A paper in the making.
#[derive(Debug)]
pub(super) struct Draft {
    /// What is known of it; its id comes last.
    pub(super) paper: Paper,
    ids: Vec<PaperId>,
}

impl Draft {
    /// A paper of which nothing is known yet.
    pub(super) fn new() -> Self {
        Self {
            paper: Paper::new(title_key("")),
            ids: Vec::new(),
        }
    }

    /// Its title, folded at line breaks; none where that only says so.
    pub(super) fn title(&mut self, title: Option<String>) {
        let title = title.map(|title| one_line(&title));
        let title = title.filter(|title| !is_untitled(title));
        self.paper.title = title.unwrap_or_default();
    }

    /// Its abstract as received, without blanks around it.
    pub(super) fn summary(&mut self, summary: Option<String>) {
        self.paper.summary = summary
            .map(|text| text.trim().to_owned())
            .unwrap_or_default();
    }

    /// Takes the markup of a publisher out of title, abstract and venue.
    pub(super) fn markup(&mut self) {
        markup::taken_out(&mut self.paper);
    }

    /// A field that only a bibliography needs, such as its pages.
    pub(super) fn cite(&mut self, name: &str, text: Option<String>) {
        self.paper.cite(name, &text.unwrap_or_default());
    }

    /// The id that it has in this source and nowhere else; the source itself is named by the driver.
    pub(super) fn source_id(&mut self, id: Option<String>) {
        self.paper.sources = vec![Source {
            id,
            ..Source::default()
        }];
    }

    /// Whether no id of it is known yet.
    pub(super) fn is_without_id(&self) -> bool {
        self.ids.is_empty()
    }

    /// Ids of it, as many as are known.
    pub(super) fn ids(&mut self, ids: impl IntoIterator<Item = PaperId>) {
        // Of those that stand twice the first counts, at the end.
        self.ids.extend(ids);
    }

    /// An id `scheme:value`, where the value is given and makes one.
    pub(super) fn scheme_id(&mut self, scheme: &str, value: Option<&str>) {
        self.ids(value.and_then(|value| PaperId::parse(&format!("{scheme}:{value}"))));
    }

    /// The number that it has at `PubMed`: `123`, `PMID: 123`.
    pub(super) fn pubmed_id(&mut self, text: Option<&str>) {
        let bare = text.and_then(|text| text.trim().rsplit([':', ' ']).next());
        self.scheme_id("pmid", bare.filter(|number| is_number(number)));
    }

    /// The number that its text has at `PubMed` Central: `PMC123`, `123`.
    pub(super) fn central_id(&mut self, text: Option<&str>) {
        let bare = text.and_then(|text| text.trim().rsplit([':', ' ']).next());
        let number = bare.map(|bare| bare.trim_start_matches(|c: char| "PMCpmc".contains(c)));
        let named = number.filter(|number| is_number(number));
        self.scheme_id(
            "pmcid",
            named.map(|number| format!("PMC{number}")).as_deref(),
        );
    }

    /// The paper, under the best of its ids. With an id it needs no title: another import fills it.
    ///
    /// # Errors
    /// Says that it has neither.
    pub(super) fn finish(mut self) -> Result<Paper, String> {
        if self.paper.title.trim().is_empty() && self.ids.is_empty() {
            return Err("it has neither a title nor an id".to_owned());
        }
        let is_of_school = matches!(self.paper.kind(), WorkKind::Thesis | WorkKind::Report);
        if is_of_school && self.paper.venue.is_none() {
            // The school, or the institution.
            self.paper.venue = self.paper.take_cited("publisher");
        }
        self.ids.sort_by_key(PaperId::scheme);
        let key = title_key(&self.paper.title);
        let mut ids = each_once(self.ids).into_iter();
        self.paper.id = ids.next().unwrap_or(key);
        self.paper.aliases = ids.collect();
        let best = &self.paper.id;
        if self.paper.links.page.is_none() {
            self.paper.links.page = best.page();
        }
        if self.paper.date.is_none() && self.paper.date_text().is_none() {
            self.paper.date = month_of(best);
        }
        self.paper.settle_date_text(None);
        Ok(self.paper)
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The month in which arXiv gave an id: `2503.11794`, `math/0309136`. The archive is of 1991.
fn month_of(id: &PaperId) -> Option<PartialDate> {
    let number = id.value().rsplit('/').next()?;
    let (year, month) = (number.get(..2)?, number.get(2..4)?);
    let year: u16 = year.parse().ok()?;
    let year = if year > 90 { 1900 + year } else { 2000 + year };
    let month = month.parse().ok();
    (id.scheme() == Scheme::Arxiv)
        .then(|| PartialDate::new(year, month, None))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arxiv_id_tells_the_month() {
        for (id, month) in [
            ("arxiv:2503.11794", Some("2025-03")),
            ("arxiv:math/0309136", Some("2003-09")),
            ("arxiv:hep-th/9901001", Some("1999-01")),
            ("doi:10.2503/11794", None),
        ] {
            let found = month_of(&PaperId::parse(id).unwrap()).map(|date| date.to_string());
            assert_eq!(found.as_deref(), month);
        }
    }
}
