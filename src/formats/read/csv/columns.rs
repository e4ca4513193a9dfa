//! The columns that programs write, each by its name as it stands in their first line.

/// What a column tells of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// An id, or an address with one in it.
    Id,
    /// recto's other ids.
    Aliases,
    /// A number of `PubMed`.
    Pmid,
    /// What the program calls the record.
    Key,
    Title,
    /// Everybody who wrote it, in the order of the paper.
    Authors,
    Abstract,
    /// A whole date.
    Date,
    Year,
    Month,
    /// When its text last changed.
    Updated,
    /// Journal, or book, or meeting.
    Venue,
    Volume,
    Number,
    Pages,
    FirstPage,
    LastPage,
    Publisher,
    Kind,
    Note,
    /// With semicolons or bars between them.
    Keywords,
    /// With commas between them where there are no others.
    KeywordsOrCommas,
    Categories,
    Votes,
    /// The page about it.
    Page,
    Pdf,
    Code,
}

/// A name of a column, in small letters, what it tells, and who writes it.
type Name = (&'static str, Column, &'static str);

/// Every name; of several columns of a file that tell the same, the one that stands first here.
#[rustfmt::skip] // One row of the table is one line.
const NAMES: &[Name] = &[
    ("title", Column::Title, "recto, Scopus, Zotero, Google Scholar, OpenAlex, Dimensions, Lens, PubMed, Publish or Perish, ACM"),
    ("document title", Column::Title, "IEEE Xplore"),
    ("article title", Column::Title, "Web of Science"),
    ("item title", Column::Title, "SpringerLink"),
    ("display_name", Column::Title, "OpenAlex"),
    ("ti", Column::Title, "Web of Science, tabs"),
    ("doi", Column::Id, "Scopus, IEEE Xplore, Zotero, Dimensions, Lens, PubMed, OpenAlex, ACM"),
    ("di", Column::Id, "Web of Science, tabs"),
    ("item doi", Column::Id, "SpringerLink"),
    ("arxiv id", Column::Id, "lists of people"),
    ("arxiv", Column::Id, "lists of people"),
    ("id", Column::Id, "recto, OpenAlex"),
    ("aliases", Column::Aliases, "recto"),
    ("pmid", Column::Pmid, "PubMed, Dimensions, Lens"),
    ("pubmed id", Column::Pmid, "Scopus"),
    ("ids.pmid", Column::Pmid, "OpenAlex"),
    ("key", Column::Key, "Zotero"),
    ("eid", Column::Key, "Scopus"),
    ("lens id", Column::Key, "Lens"),
    ("publication id", Column::Key, "Dimensions"),
    ("ut (unique wos id)", Column::Key, "Web of Science"),
    ("ut", Column::Key, "Web of Science, tabs"),
    ("author full names", Column::Authors, "Scopus, Web of Science"),
    ("af", Column::Authors, "Web of Science, tabs"),
    ("authors", Column::Authors, "recto, Scopus, IEEE Xplore, Google Scholar, Dimensions, PubMed, Publish or Perish"),
    ("author", Column::Authors, "Zotero, ACM"),
    ("author/s", Column::Authors, "Lens"),
    ("authorships.author.display_name", Column::Authors, "OpenAlex"),
    ("au", Column::Authors, "Web of Science, tabs"),
    ("abstract", Column::Abstract, "recto, Scopus, IEEE Xplore, Dimensions, Lens, Publish or Perish"),
    ("abstract note", Column::Abstract, "Zotero"),
    ("ab", Column::Abstract, "Web of Science, tabs"),
    ("date", Column::Date, "recto, Zotero"),
    ("date published", Column::Date, "Lens"),
    ("publication date", Column::Date, "Dimensions"),
    ("publication_date", Column::Date, "OpenAlex"),
    ("issue date", Column::Date, "IEEE Xplore"),
    ("issue_date", Column::Date, "ACM"),
    ("online date", Column::Date, "IEEE Xplore"),
    ("pd", Column::Date, "Web of Science, tabs"),
    ("year", Column::Year, "Scopus, Google Scholar, Publish or Perish, ACM"),
    ("publication year", Column::Year, "IEEE Xplore, Zotero, Lens, PubMed, SpringerLink, Web of Science"),
    ("publication_year", Column::Year, "OpenAlex, IEEE Xplore"),
    ("pubyear", Column::Year, "Dimensions"),
    ("py", Column::Year, "Web of Science, tabs"),
    ("month", Column::Month, "ACM"),
    ("updated", Column::Updated, "recto"),
    ("venue", Column::Venue, "recto"),
    ("source title", Column::Venue, "Scopus, Lens, Dimensions, Web of Science"),
    ("publication title", Column::Venue, "IEEE Xplore, Zotero, SpringerLink"),
    ("publication", Column::Venue, "Google Scholar"),
    ("journal/book", Column::Venue, "PubMed"),
    ("booktitle", Column::Venue, "ACM"),
    ("journal", Column::Venue, "ACM"),
    ("source", Column::Venue, "Publish or Perish"),
    ("primary_location.source.display_name", Column::Venue, "OpenAlex"),
    ("so", Column::Venue, "Web of Science, tabs"),
    ("anthology title", Column::Venue, "Dimensions"),
    ("conference name", Column::Venue, "Zotero, Scopus"),
    ("volume", Column::Volume, "recto, Scopus, IEEE Xplore, Zotero, Google Scholar, Dimensions, ACM"),
    ("volume number", Column::Volume, "Lens"),
    ("journal volume", Column::Volume, "SpringerLink"),
    ("biblio.volume", Column::Volume, "OpenAlex"),
    ("vl", Column::Volume, "Web of Science, tabs"),
    ("issue", Column::Number, "Scopus, IEEE Xplore, Zotero, Dimensions, Publish or Perish"),
    ("issue number", Column::Number, "Lens"),
    ("journal issue", Column::Number, "SpringerLink"),
    ("issue_no", Column::Number, "ACM"),
    ("number", Column::Number, "recto, Google Scholar"),
    ("biblio.issue", Column::Number, "OpenAlex"),
    ("is", Column::Number, "Web of Science, tabs"),
    ("pages", Column::Pages, "recto, Zotero, Google Scholar, ACM"),
    ("pagination", Column::Pages, "Dimensions"),
    ("page start", Column::FirstPage, "Scopus"),
    ("start page", Column::FirstPage, "IEEE Xplore, Lens, Web of Science"),
    ("startpage", Column::FirstPage, "Publish or Perish"),
    ("biblio.first_page", Column::FirstPage, "OpenAlex"),
    ("bp", Column::FirstPage, "Web of Science, tabs"),
    ("page end", Column::LastPage, "Scopus"),
    ("end page", Column::LastPage, "IEEE Xplore, Lens, Web of Science"),
    ("endpage", Column::LastPage, "Publish or Perish"),
    ("biblio.last_page", Column::LastPage, "OpenAlex"),
    ("ep", Column::LastPage, "Web of Science, tabs"),
    ("publisher", Column::Publisher, "recto, Scopus, IEEE Xplore, Zotero, Google Scholar, Lens, ACM"),
    ("pu", Column::Publisher, "Web of Science, tabs"),
    ("kind", Column::Kind, "recto"),
    ("document type", Column::Kind, "Scopus, Web of Science"),
    ("item type", Column::Kind, "Zotero"),
    ("publication type", Column::Kind, "Dimensions, Lens"),
    ("content type", Column::Kind, "SpringerLink"),
    ("document identifier", Column::Kind, "IEEE Xplore"),
    ("type", Column::Kind, "OpenAlex, ACM, Publish or Perish"),
    ("dt", Column::Kind, "Web of Science, tabs"),
    ("extra", Column::Note, "Zotero"),
    ("note", Column::Note, "recto, ACM"),
    ("keywords", Column::KeywordsOrCommas, "recto, Lens, ACM"),
    ("author keywords", Column::Keywords, "Scopus, IEEE Xplore, Web of Science"),
    ("manual tags", Column::Keywords, "Zotero"),
    ("automatic tags", Column::Keywords, "Zotero"),
    ("keywords.display_name", Column::Keywords, "OpenAlex"),
    ("de", Column::Keywords, "Web of Science, tabs"),
    ("categories", Column::Categories, "recto"),
    ("votes", Column::Votes, "recto"),
    ("page", Column::Page, "recto"),
    ("url", Column::Page, "Zotero, SpringerLink"),
    ("articleurl", Column::Page, "Publish or Perish"),
    ("source linkout", Column::Page, "Dimensions"),
    ("primary_location.landing_page_url", Column::Page, "OpenAlex"),
    ("external url", Column::Page, "Lens"),
    ("pdf", Column::Pdf, "recto"),
    ("fulltexturl", Column::Pdf, "Publish or Perish"),
    ("primary_location.pdf_url", Column::Pdf, "OpenAlex"),
    ("code", Column::Code, "recto"),
];

/// A column that recto reads: what it tells, its rank among those that tell it, and its place.
type Known = (Column, usize, usize);

/// The columns of a file.
#[derive(Debug)]
pub(super) struct Columns {
    /// Their names as they stand.
    pub(super) names: Vec<String>,
    /// The best of those that tell the same first.
    known: Vec<Known>,
    /// So many fields a row has.
    pub(super) count: usize,
    /// Whether recto wrote the file.
    pub(super) is_own: bool,
    /// Whether names of people stand in it with nothing between them.
    pub(super) has_glued_names: bool,
}

impl Columns {
    /// The columns of a first line; none where it names no title and something else.
    pub(super) fn of(header: &[String]) -> Option<Self> {
        let names: Vec<String> = header
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let known = names.iter().enumerate().filter_map(|(place, name)| {
            let rank = NAMES.iter().position(|(known, ..)| known == name)?;
            NAMES.get(rank).map(|(_, column, _)| (*column, rank, place))
        });
        let mut known: Vec<Known> = known.collect();
        known.sort_by_key(|(_, rank, place)| (*rank, *place));
        let has = |name: &str| names.iter().any(|known| known == name);
        let has_title = known.iter().any(|(column, ..)| *column == Column::Title);
        let further = known.iter().filter(|(column, ..)| *column != Column::Title);
        (has_title && further.count() > 0).then(|| Self {
            names: header.to_vec(),
            known,
            // A row may end in one sign too many, that of names, too.
            count: names
                .iter()
                .rposition(|name| !name.is_empty())
                .map_or(0, |last| last + 1),
            is_own: ["id", "aliases", "title", "authors"].into_iter().all(has),
            has_glued_names: has("item title"),
        })
    }

    /// The fields of a row that tell this and are not empty, the best first.
    pub(super) fn all<'a>(
        &'a self,
        column: Column,
        row: &'a [String],
    ) -> impl Iterator<Item = &'a str> {
        let places = self
            .known
            .iter()
            .filter(move |(known, ..)| *known == column);
        let fields = places.filter_map(|(_, _, place)| row.get(*place));
        fields
            .map(|field| field.trim())
            .filter(|field| !field.is_empty())
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.known.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once_and_in_small_letters() {
        for (place, (name, _, programs)) in NAMES.iter().enumerate() {
            assert_eq!(*name, name.to_lowercase());
            assert!(!programs.is_empty(), "{name}");
            assert_eq!(
                NAMES.iter().position(|(known, ..)| known == name),
                Some(place)
            );
        }
    }

    #[test]
    fn a_first_line_without_a_title_has_no_columns() {
        for (header, is_known) in [
            ("Title,Year", true),
            ("Title", false),
            ("Title,Shelf", false),
            ("Name,DOI,Year", false),
            ("\u{e9}", false),
        ] {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            assert_eq!(Columns::of(&header).is_some(), is_known, "{header:?}");
        }
    }
}
