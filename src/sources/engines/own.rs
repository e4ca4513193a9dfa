//! Engines of a group's own: `lab = "opensearch:https://search.example/papers"`.

use url::Url;

use super::ENGINES;
use crate::sources::feed::is_name;
use crate::sources::own_engine::OwnEngine;

/// Says why there is no such engine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnEngineError {
    /// The name is none.
    #[error("“{0}” is no name for an engine: a letter, then letters, digits, - and _")]
    Name(String),
    /// The name is that of another.
    #[error("{0} is an engine of recto; give yours another name")]
    Taken(String),
    /// The address is none.
    #[error("“{0}” is no address of an engine; write opensearch:https://HOST/INDEX")]
    Address(String),
}

/// The engine of this name and address.
///
/// # Errors
/// When the name is none or taken, or the address is none.
pub fn own_engine(name: &str, spec: &str) -> Result<OwnEngine, OwnEngineError> {
    if !is_name(name) {
        return Err(OwnEngineError::Name(name.to_owned()));
    }
    if ENGINES.iter().any(|row| row.name == name) {
        return Err(OwnEngineError::Taken(name.to_owned()));
    }
    let no_address = || OwnEngineError::Address(spec.to_owned());
    let (kind, address) = spec.trim().split_once(':').ok_or_else(no_address)?;
    let mut kinds = ENGINES.iter().filter(|row| row.source.is_none());
    let kind = kinds.find(|row| row.name.eq_ignore_ascii_case(kind));
    let kind = kind.ok_or_else(no_address)?.name;
    let mut address = Url::parse(address).map_err(|_| no_address())?;
    if !matches!(address.scheme(), "http" | "https") || !address.has_host() {
        return Err(no_address());
    }
    if !address.path().ends_with('/') {
        let path = format!("{}/", address.path());
        address.set_path(&path);
    }
    address.set_query(None);
    address.set_fragment(None);
    Ok(OwnEngine::new(name, kind, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_of_ones_own_has_a_name_a_kind_and_an_address() {
        let own = own_engine("lab", "opensearch:http://127.0.0.1:9200/papers?x=1").unwrap();
        assert_eq!(own.name(), "lab");
        assert_eq!(own.address().as_str(), "http://127.0.0.1:9200/papers/");
        for (name, spec, said) in [
            ("a b", "opensearch:https://x/p", "“a b” is no name"),
            (
                "arxiv",
                "opensearch:https://x/p",
                "arxiv is an engine of recto",
            ),
            (
                "lab",
                "https://x/p",
                "is no address of an engine; write opensearch:",
            ),
            ("lab", "arxiv:https://x/p", "is no address"),
            ("lab", "opensearch:file:///p", "is no address"),
            ("lab", "", "is no address"),
        ] {
            let error = own_engine(name, spec).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
