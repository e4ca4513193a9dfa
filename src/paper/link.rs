//! What the addresses of a paper lead to; those among them that its ids tell are computed, not stored.

use super::{Paper, PaperId, Scheme};

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The page that describes the paper.
    Page,
    /// The paper itself.
    Pdf,
    /// Its program.
    Code,
    /// The authors' page about it.
    Project,
}

impl LinkKind {
    /// Every kind, the most asked for first.
    pub const ALL: [Self; 4] = [Self::Page, Self::Pdf, Self::Code, Self::Project];

    /// The kind in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pdf => "PDF",
            Self::Code => "code",
            Self::Project => "project",
        }
    }
}

impl LinkKind {
    /// The name of its field in a record.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pdf => "pdf",
            Self::Code => "code",
            Self::Project => "project",
        }
    }
}

impl PaperId {
    /// The address of the paper itself, where the service that gave the id has one for each.
    #[must_use]
    pub fn pdf(&self) -> Option<String> {
        let value = self.value();
        match self.scheme() {
            // <https://info.arxiv.org/help/arxiv_identifier_for_services.html>
            Scheme::Arxiv => Some(format!("https://arxiv.org/pdf/{value}")),
            Scheme::Acl => Some(format!("https://aclanthology.org/{value}.pdf")),
            Scheme::OpenReview => Some(format!("https://openreview.net/pdf?id={value}")),
            Scheme::Doi
            | Scheme::SemanticScholar
            | Scheme::OpenAlex
            | Scheme::Other
            | Scheme::Title => None,
        }
    }

    /// Whether it tells an address of this kind.
    fn leads_to(&self, kind: LinkKind) -> bool {
        match (kind, self.scheme()) {
            (LinkKind::Page, Scheme::Other | Scheme::Title)
            | (LinkKind::Code | LinkKind::Project, _) => false,
            (LinkKind::Page, _)
            | (LinkKind::Pdf, Scheme::Arxiv | Scheme::Acl | Scheme::OpenReview) => true,
            (LinkKind::Pdf, _) => false,
        }
    }
}

impl Paper {
    /// The address that was received, if any; raw.
    fn received_link(&self, kind: LinkKind) -> Option<&str> {
        let link = match kind {
            LinkKind::Page => &self.links.page,
            LinkKind::Pdf => &self.links.pdf,
            LinkKind::Code => &self.links.code,
            LinkKind::Project => &self.links.project,
        };
        link.as_deref().filter(|link| !link.is_empty())
    }

    /// Whether an address of this kind is known.
    #[must_use]
    pub fn has_link(&self, kind: LinkKind) -> bool {
        self.received_link(kind).is_some() || self.ids().any(|id| id.leads_to(kind))
    }

    /// Every address of this kind, each once, the best one first; raw.
    #[must_use]
    pub fn links_of(&self, kind: LinkKind) -> Vec<String> {
        let of_id = |id: &PaperId| match kind {
            LinkKind::Page => id.page(),
            LinkKind::Pdf => id.pdf(),
            LinkKind::Code | LinkKind::Project => None,
        };
        let received = self.received_link(kind).map(str::to_owned);
        let mut links: Vec<String> = Vec::new();
        for link in received.into_iter().chain(self.ids().filter_map(of_id)) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_of_a_paper_tell_where_it_is() {
        let mut paper = Paper::new(PaperId::parse("arxiv:math/0309136").unwrap());
        paper.aliases = vec![PaperId::parse("doi:10.1/x").unwrap()];
        assert_eq!(
            paper.links_of(LinkKind::Page),
            [
                "https://arxiv.org/abs/math/0309136",
                "https://doi.org/10.1/x"
            ]
        );
        assert_eq!(
            paper.links_of(LinkKind::Pdf),
            ["https://arxiv.org/pdf/math/0309136"]
        );
        paper.links.pdf = Some("https://example.org/x.pdf".to_owned());
        assert_eq!(paper.links_of(LinkKind::Pdf).len(), 2);
        assert_eq!(
            paper.links_of(LinkKind::Pdf)[0],
            "https://example.org/x.pdf"
        );
        assert_eq!(paper.links_of(LinkKind::Code), [""; 0]);
    }

    #[test]
    fn whether_a_link_is_known_is_whether_there_is_one() {
        for id in [
            "arxiv:2503.11794",
            "doi:10.1/x",
            "acl:2020.acl-main.1",
            "openreview:abc",
            "s2:1",
            "openalex:W1",
            "x:1",
            "title:00",
        ] {
            let paper = Paper::new(PaperId::parse(id).unwrap());
            for kind in LinkKind::ALL {
                let has = paper.has_link(kind);
                assert_eq!(has, !paper.links_of(kind).is_empty(), "{id} {kind:?}");
            }
        }
    }
}
