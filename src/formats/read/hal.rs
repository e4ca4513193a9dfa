//! Answers of HAL, the open archive of France, or their records: names end in the type of their field
//! (<https://api.archives-ouvertes.fr/docs/search/?schema=fields>).

use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, JsonLayout, papers};
use crate::formats::read::{Format, RecordEnd};
use crate::formats::text::{collapsed, each_once};
use crate::formats::{addresses, dates, names, titles};
use crate::paper::{Paper, PaperId, WorkKind};

pub(super) const FORMAT: Format = Format {
    name: "hal",
    meaning: "HAL records, JSON",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const LAYOUT: JsonLayout = JsonLayout {
    lists: &["response.docs"],
    fields: &[
        "halId_s",
        "uri_s",
        "label_s",
        "doiId_s",
        "arxivId_s",
        "pubmedId_s",
        "pubmedcentralId_s",
        "title_s",
        "en_title_s",
        "fr_title_s",
        "subTitle_s",
        "abstract_s",
        "en_abstract_s",
        "fr_abstract_s",
        "authFullName_s",
        "authFirstName_s",
        "authLastName_s",
        "producedDate_s",
        "publicationDate_s",
        "producedDateY_i",
        "publicationDateY_i",
        "submittedDate_s",
        "journalTitle_s",
        "bookTitle_s",
        "conferenceTitle_s",
        "authorityInstitution_s",
        "keyword_s",
        "en_keyword_s",
        "domain_s",
        "fileMain_s",
        "files_s",
        "docType_s",
        "volume_s",
        "issue_s",
        "page_s",
        "publisher_s",
        "comment_s",
    ],
    paper,
};

fn detect(head: &Head) -> bool {
    let is_record = |at: &str| {
        let has = |name: &str| head.has(&format!("{at}{name}"));
        let beside = ["authFullName_s", "doiId_s", "uri_s", "docid", "docType_s"];
        has("halId_s")
            || (has("title_s") && beside.into_iter().any(has))
            || (has("uri_s") && has("label_s"))
    };
    let places = ["response.docs[].", "[].", ""];
    places.into_iter().any(is_record) || head.is_empty_list("response.docs")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    papers(input, &LAYOUT)
}

fn paper(fields: &Fields) -> Result<Paper, String> {
    let mut draft = Draft::new();
    // A field may be a list in one answer and a text in another.
    let first = |names: &[&str]| {
        let mut texts = names.iter().flat_map(|name| fields.texts(name, None));
        texts.next()
    };
    draft.ids(first(&["arxivId_s"]).as_deref().and_then(PaperId::arxiv));
    let doi = first(&["doiId_s"]).unwrap_or_default();
    draft.ids(addresses::of_field(&doi));
    draft.scheme_id("pmid", first(&["pubmedId_s"]).as_deref());
    draft.scheme_id("pmcid", first(&["pubmedcentralId_s"]).as_deref());
    let page = first(&["uri_s"]);
    let own = first(&["halId_s"]).or_else(|| number(page.as_deref()?));
    draft.scheme_id("hal", own.as_deref());
    let title = first(&["title_s", "en_title_s", "fr_title_s"]);
    let subtitle = first(&["subTitle_s"]).unwrap_or_default();
    let title = title.map(|title| collapsed(&titles::with_subtitle(&title, &subtitle)));
    // What is asked for no field by name is a citation in one text.
    let label = first(&["label_s"]).filter(|_| title.is_none());
    draft.title(title);
    draft.summary(first(&["abstract_s", "en_abstract_s", "fr_abstract_s"]));
    let paper = &mut draft.paper;
    let given = fields.texts("authFirstName_s", None);
    let family = fields.texts("authLastName_s", None);
    // Where one of them has no first name, nobody knows who.
    paper.authors = if family.is_empty() || family.len() != given.len() {
        names::all(fields.texts("authFullName_s", None))
    } else {
        let people = given.iter().zip(&family);
        people
            .filter_map(|(given, family)| names::of_parts(given, family, ""))
            .collect()
    };
    let days = [
        "publicationDate_s",
        "producedDate_s",
        "publicationDateY_i",
        "producedDateY_i",
        "submittedDate_s",
    ];
    paper.date = days
        .into_iter()
        .find_map(|name| dates::of_text(&first(&[name])?));
    paper.venue = first(&["journalTitle_s", "bookTitle_s", "conferenceTitle_s"]);
    let keywords = ["keyword_s", "en_keyword_s"];
    let mut keywords = keywords.into_iter().map(|name| fields.texts(name, None));
    paper.keywords = keywords.find(|words| !words.is_empty()).unwrap_or_default();
    paper.categories = domains(fields);
    paper.comment = first(&["comment_s"]);
    paper.links.page = page;
    let files = ["fileMain_s", "files_s"];
    let mut files = files.into_iter().flat_map(|name| fields.texts(name, None));
    let is_pdf =
        |file: &String| file.ends_with("/document") || file.to_lowercase().ends_with(".pdf");
    paper.links.pdf = files.find(is_pdf);
    if let Some(kind) = first(&["docType_s"]).and_then(|name| kind(&name)) {
        paper.set_kind(kind);
        if matches!(kind, WorkKind::Thesis | WorkKind::Report) {
            paper.venue = paper
                .venue
                .take()
                .or_else(|| first(&["authorityInstitution_s"]));
        }
    }
    for (name, theirs) in [
        ("volume", "volume_s"),
        ("number", "issue_s"),
        ("pages", "page_s"),
        ("publisher", "publisher_s"),
    ] {
        draft.cite(name, first(&[theirs]));
    }
    draft.cite("note", label);
    draft.markup();
    draft.finish()
}

/// `hal-01234567` in an address, which may have a version behind it.
fn number(page: &str) -> Option<String> {
    let name = page.trim_end_matches('/').rsplit('/').next()?;
    let (archive, number) = name.rsplit_once('-')?;
    let digits = number.split('v').next()?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !archive.is_empty()).then(|| format!("{archive}-{digits}"))
}

/// The innermost domain of each line `0.info`, `1.info.info-ai`.
fn domains(fields: &Fields) -> Vec<String> {
    let lines = fields.texts("domain_s", None).into_iter();
    let domains = lines.map(|line| {
        let (level, name) = line.split_once('.').unwrap_or(("", &line));
        let is_level = level.bytes().all(|byte| byte.is_ascii_digit());
        let name = if is_level { name } else { &line };
        name.rsplit('.').next().unwrap_or(name).to_owned()
    });
    each_once(domains.filter(|domain| !domain.is_empty()))
}

fn kind(name: &str) -> Option<WorkKind> {
    Some(match name {
        "ART" => WorkKind::Article,
        "COMM" | "POSTER" | "PROCEEDINGS" => WorkKind::Conference,
        "COUV" => WorkKind::Chapter,
        "OUV" | "DOUV" => WorkKind::Book,
        "THESE" | "HDR" | "MEM" | "ETABTHESE" => WorkKind::Thesis,
        "REPORT" => WorkKind::Report,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::one_paper;

    #[test]
    fn records_are_read_with_the_fields_that_were_asked_for() {
        for (record, said) in [
            (
                r#"{"docid":1,"halId_s":"hal-01234567","uri_s":"https://hal.science/hal-01234567v2","doiId_s":"10.1000/LEAF","arxivId_s":"2501.00001","title_s":["Leaves","Feuilles"],"subTitle_s":["A kit"],"abstract_s":["We show."],"authFullName_s":["Ann Ash","Jan van der Berg"],"authFirstName_s":["Ann","Jan"],"authLastName_s":["Ash","van der Berg"],"keyword_s":["leaf","feuille"],"journalTitle_s":"The Leaf","volume_s":"5","issue_s":["1"],"page_s":"1-9","docType_s":"ART","producedDate_s":"2025-01-02","publicationDate_s":"2025-03","files_s":["https://hal.science/x.zip","https://hal.science/x.pdf"],"domain_s":["0.info","1.info.info-ai"]}"#,
                r#"{"id":"arxiv:2501.00001","aliases":["doi:10.1000/leaf","hal:hal-01234567"],"title":"Leaves: A kit","abstract":"We show.","authors":[{"name":"Ann Ash"},{"name":"Jan van der Berg"}],"date":"2025-03","venue":"The Leaf","categories":["info","info-ai"],"keywords":["leaf","feuille"],"links":{"page":"https://hal.science/hal-01234567v2","pdf":"https://hal.science/x.pdf"},"kind":"article","volume":"5","number":"1","pages":"1-9"}"#,
            ),
            // Without names of fields the service gives a citation in one text.
            (
                r#"{"docid":"2","label_s":"Ann Ash. Leaves. 2024. ⟨hal-00000002⟩","uri_s":"https://hal.science/hal-00000002v1"}"#,
                r#"{"id":"hal:hal-00000002","links":{"page":"https://hal.science/hal-00000002v1"},"note":"Ann Ash. Leaves. 2024. ⟨hal-00000002⟩"}"#,
            ),
            (
                r#"{"halId_s":"tel-1","title_s":"T","docType_s":"THESE","authorityInstitution_s":["U"],"publicationDateY_i":2024,"authFullName_s":"Ann Ash"}"#,
                r#"{"id":"hal:tel-1","title":"T","authors":[{"name":"Ann Ash"}],"date":"2024","venue":"U","kind":"phdthesis"}"#,
            ),
            (
                r#"{"en_title_s":["Leaves"],"fr_title_s":["Feuilles"],"authFullName_s":["Ann Ash","LEAF"],"authFirstName_s":["Ann"],"authLastName_s":["Ash","LEAF"],"conferenceTitle_s":"Leaves 2024","docType_s":["COMM"],"submittedDate_s":"2024-05-06 10:00:00"}"#,
                r#"{"title":"Leaves","authors":[{"name":"Ann Ash"},{"name":"LEAF"}],"date":"2024-05-06","venue":"Leaves 2024","kind":"inproceedings"}"#,
            ),
            (
                r#"{"title_s":["T"],"pubmedId_s":"7","pubmedcentralId_s":"PMC7","fileMain_s":"https://hal.science/hal-1/document","docType_s":"UNDEFINED","publicationDate_s":"n.d."}"#,
                r#"{"id":"pmid:7","aliases":["pmcid:PMC7"],"title":"T","links":{"pdf":"https://hal.science/hal-1/document"}}"#,
            ),
            (
                r#"{"docid":3,"authFullName_s":["Ann Ash"]}"#,
                "it has neither a title nor an id",
            ),
        ] {
            assert_eq!(one_paper(record, &LAYOUT), said, "{record}");
        }
    }

    #[test]
    fn an_address_tells_the_number() {
        for (page, found) in [
            ("https://hal.science/hal-01234567v12", Some("hal-01234567")),
            ("https://theses.hal.science/tel-1/", Some("tel-1")),
            ("https://hal.science/search", None),
            ("https://hal.science/-v1", None),
        ] {
            assert_eq!(number(page).as_deref(), found, "{page}");
        }
    }
}
