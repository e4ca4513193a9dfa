//! Whole papers that are kept, found again, and go.

use std::io::Write;

use super::*;

fn id(text: &str) -> PaperId {
    PaperId::parse(text).unwrap()
}

fn later(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

fn overwrite(path: &Path, bytes: &[u8]) {
    File::create(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_paper_is_read_as_it_was_kept_and_a_newer_version_takes_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let bodies = Bodies::in_dir(dir.path()).at_most(1 << 20);
    assert_eq!(bodies.all().unwrap(), Kept::default());
    let paper = id("doi:10.1/a_(b)");
    bodies
        .add(&paper, Some(1), (Form::Jats, b"<article>1"))
        .unwrap();
    bodies
        .add(&paper, Some(2), (Form::Html, b"<html>2"))
        .unwrap();
    let found = bodies
        .of(&[id("arxiv:2503.11794"), paper.clone()])
        .unwrap()
        .unwrap();
    assert_eq!((found.version, found.form), (Some(2), Form::Html));
    assert_eq!(bodies.read(&found, later(0)).unwrap(), b"<html>2");
    assert_eq!(bodies.all().unwrap().bodies.len(), 1);
    assert_eq!(bodies.of(&[id("doi:10.1/a")]).unwrap(), None);
    let size = bodies
        .of(std::slice::from_ref(&paper))
        .unwrap()
        .unwrap()
        .size;
    assert_eq!(bodies.remove(&[paper]).unwrap(), size);
    assert_eq!(bodies.all().unwrap().bodies, []);
}

#[test]
fn those_read_longest_ago_go_but_not_those_that_stay() {
    let dir = tempfile::tempdir().unwrap();
    let bodies = Bodies::in_dir(dir.path()).at_most(600);
    // What cannot be packed any smaller.
    let noise: Vec<u8> = (0..200_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    for (at, name) in ["x:a", "x:b"].into_iter().enumerate() {
        bodies.add(&id(name), None, (Form::Html, &noise)).unwrap();
        let body = bodies.of(&[id(name)]).unwrap().unwrap();
        bodies.read(&body, later(at.try_into().unwrap())).unwrap();
    }
    bodies.let_stay([id("x:a")]).unwrap();
    assert_eq!(
        bodies.add(&id("x:c"), None, (Form::Html, &noise)).unwrap(),
        1
    );
    let left: Vec<String> = bodies
        .all()
        .unwrap()
        .bodies
        .iter()
        .map(|body| body.id.to_string())
        .collect();
    assert!(
        left.contains(&"x:a".to_owned()) && left.contains(&"x:c".to_owned()),
        "{left:?}"
    );
}

#[test]
fn a_damaged_file_is_said_and_is_none_of_those_that_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let bodies = Bodies::in_dir(dir.path()).at_most(1 << 20);
    bodies
        .add(&id("x:a"), None, (Form::Html, &[b'x'; 100]))
        .unwrap();
    let body = bodies.of(&[id("x:a")]).unwrap().unwrap();
    let packed = fs::read(&body.path).unwrap();
    overwrite(&body.path, &packed[..packed.len() - 6]);
    assert!(
        bodies
            .read(&body, later(0))
            .unwrap_err()
            .to_string()
            .contains("cannot be read")
    );
    overwrite(&body.path, &packed[..8]);
    let said = bodies.of(&[id("x:a")]).unwrap_err().to_string();
    assert!(said.contains("it is damaged"), "{said}");
    let kept = bodies.all().unwrap();
    assert!(kept.bodies.is_empty() && kept.problems[0].contains("it is damaged"));
}
