//! What is told of the records of every form to whoever watches how they are read.

use recto::formats::{FieldUse, FieldUses, Format, Watched, detect};

use super::samples::{SAMPLES, find};

fn used(format: &str, text: &'static str) -> Vec<FieldUses> {
    let (input, heard) = Watched::new(Box::new(text.as_bytes()));
    let format = Format::named(format).unwrap();
    let records = format.read(Box::new(input)).unwrap();
    assert!(records.count() > 0);
    heard.iter().collect()
}

fn said(uses: &FieldUses) -> Vec<String> {
    let said = uses.iter().map(|(name, used)| match used {
        FieldUse::Became(parts) => format!("{name} = {}", parts.join(", ")),
        FieldUse::SaidBefore(parts) => format!("{name} ~ {}", parts.join(", ")),
        FieldUse::Kept => format!("{name} kept"),
        FieldUse::PassedOver => format!("{name} over"),
    });
    said.collect()
}

#[test]
fn of_every_form_it_is_told_what_became_of_each_field() {
    for (format, text, right) in [
        (
            "jsonl",
            r#"{"title":"T","year":2020,"date":"2020-01-02","url":"https://e.example/x","mine":1}"#,
            vec![
                "title = title",
                "date = date",
                "url = page",
                "mine = mine",
                "year ~ date",
            ],
        ),
        (
            "csl-json",
            r#"[{"id":"ash","type":"book","title":"T","DOI":"10.1/x","ISBN":"1","reference":[1]}]"#,
            vec![
                "id = its id there",
                "type = kind",
                "title = title",
                "DOI = id, page",
                "ISBN kept",
                "reference over",
            ],
        ),
        (
            "europe-pmc",
            r#"{"id":"7","source":"MED","title":"T","journalInfo":{"volume":"5","journal":{"title":"V","ISSN":"1"}},"language":"eng"}"#,
            vec![
                "id = page, its id there",
                "source = page",
                "title = title",
                "journalInfo.volume = volume",
                "journalInfo.journal.title = venue",
                "journalInfo.journal.ISSN over",
                "language over",
            ],
        ),
        (
            "acl-anthology",
            "<collection id='2022.x'><volume id='1'><paper id='7'><title>T <b>u</b></title><author><first>A</first><last>B</last></author><doi>10.1/x</doi><bibkey>k</bibkey></paper></volume></collection>",
            vec![
                "@id = id",
                "title = title",
                "author.first = authors",
                "author.last = authors",
                "doi = id, page",
                "bibkey over",
            ],
        ),
        (
            "ris",
            "TY  - JOUR\nTI  - T\nPY  - 2020\nDA  - 2020/01/02\nSN  - 1\nER  -\n",
            vec![
                "TY = kind",
                "TI = title",
                "DA = date",
                "SN kept",
                "PY ~ date",
            ],
        ),
        (
            "wos",
            "PT J\nTI T\nPY 2020\nNR 7\nER\n",
            vec!["PT = kind", "TI = title", "PY = date", "NR over"],
        ),
        (
            "bibtex",
            "@article{ash, title = {T}, year = 2020, isbn = {1}, journal = {V}, month = mar}",
            vec![
                "@article = kind",
                "citation key = its id there",
                "title = title",
                "year = date",
                "isbn kept",
                "journal = venue",
                "month = date",
            ],
        ),
    ] {
        let all = used(format, text);
        assert_eq!(
            all.iter().map(said).collect::<Vec<_>>(),
            [right],
            "{format}"
        );
    }
}

#[test]
fn a_record_of_too_many_fields_is_not_read_for_each() {
    let fields: Vec<String> = (0..20_000).map(|n| format!("\"f{n}\":{n}")).collect();
    let text = format!("{{\"title\":\"T\",{}}}", fields.join(","));
    assert_eq!(used("jsonl", text.leak()), [] as [FieldUses; 0]);
}

#[test]
fn what_nobody_listens_to_is_not_found_out() {
    let text = "{\"title\":\"T\"}\n{\"title\":\"U\"}\n";
    let (input, heard) = Watched::new(Box::new(text.as_bytes()));
    drop(heard);
    let format = Format::named("jsonl").unwrap();
    assert_eq!(format.read(Box::new(input)).unwrap().count(), 2);
}

#[test]
fn an_index_of_words_is_one_field_and_names_may_have_points() {
    let index: Vec<String> = (0..100).map(|n| format!("\"w.{n}\":[{n}]")).collect();
    let text = format!(
        "{{\"id\":\"https://openalex.org/W1\",\"title\":\"T\",\"abstract_inverted_index\":{{{}}}}}",
        index.join(",")
    );
    let all = used("openalex", text.leak());
    let right = [
        "id = id, page",
        "title = title",
        "abstract_inverted_index = abstract",
    ];
    assert_eq!(said(&all[0]), right);
}

/// Whoever explains a file says of these that they have no fields.
const WITHOUT_FIELDS: &[&str] = &["hf-dump", "hf-html", "hf-page", "ids"];

#[test]
fn the_records_of_every_form_that_has_fields_are_told() {
    for (name, format, papers, _) in SAMPLES.iter().filter(|(_, _, papers, _)| *papers > 0) {
        let Some(path) = find(name) else { continue };
        let bytes = std::fs::read(path).unwrap();
        let head = bytes.get(..64 * 1024).unwrap_or(&bytes);
        let told = detect(head).unwrap();
        let (input, told_of) = Watched::new(Box::new(std::io::Cursor::new(bytes)));
        let records = told.read(Box::new(input)).unwrap();
        assert!(records.count() >= *papers, "{name}");
        let is_told = told_of.iter().next().is_some();
        assert_eq!(
            is_told,
            !WITHOUT_FIELDS.contains(format),
            "{name}: {format}"
        );
    }
}
