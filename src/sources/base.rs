//! Where the services are: their own addresses, or those that are set.

use std::collections::BTreeMap;

use url::Url;

use crate::net::{Allowance, Form, Reach, Request};

/// An address that requests begin with.
#[derive(Debug)]
pub struct Base {
    /// The name of its setting.
    pub name: &'static str,
    /// Where it is without one; its path ends with a slash.
    pub address: &'static str,
}

/// Where services may be asked, as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bases {
    /// The addresses that are set, by source and name of the base.
    set: BTreeMap<(String, String), Url>,
    /// Where feeds may lie that are followed by their own address.
    pub feeds: Reach,
}

impl Default for Bases {
    fn default() -> Self {
        Self {
            set: BTreeMap::new(),
            feeds: Reach::Public,
        }
    }
}

impl Bases {
    /// Sets a base of a source. What lies below it is asked there, also on this machine.
    pub fn set(&mut self, source: &str, base: &str, mut address: Url) {
        if !address.path().ends_with('/') {
            let path = format!("{}/", address.path());
            address.set_path(&path);
        }
        let place = (source.to_owned(), base.to_owned());
        self.set.insert(place, address);
    }

    /// The bases of a source that are set: their names and addresses.
    pub fn of<'a>(&'a self, source: &'a str) -> impl Iterator<Item = (&'a str, &'a Url)> {
        let set = self.set.iter().filter(move |((of, _), _)| of == source);
        set.map(|((_, name), address)| (name.as_str(), address))
    }

    /// A request for what lies below a base.
    pub(super) fn request(
        &self,
        (source, base): (&str, &Base),
        allowance: &Allowance,
        path: &str,
        form: Form,
    ) -> Option<Request> {
        let set = self.set.get(&(source.to_owned(), base.name.to_owned()));
        let url = match set {
            Some(set) => set.join(path),
            None => Url::parse(base.address).and_then(|address| address.join(path)),
        };
        let reach = if set.is_some() {
            Reach::Anywhere
        } else {
            Reach::Public
        };
        Some(Request {
            allowance: allowance.clone(),
            reach,
            ..Request::get(url.ok()?, form)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_that_is_set_is_asked_wherever_it_lies() {
        let base = Base {
            name: "base",
            address: "https://huggingface.co/",
        };
        let mut bases = Bases::default();
        let ask = |bases: &Bases| {
            let allowance = Allowance::HuggingFace;
            let request = bases.request(("hf", &base), &allowance, "api/x", Form::JsonArray);
            let request = request.unwrap();
            (request.url.to_string(), request.reach, request.allowance)
        };
        let here = ("https://huggingface.co/api/x".to_owned(), Reach::Public);
        assert_eq!(ask(&bases), (here.0, here.1, Allowance::HuggingFace));
        bases.set("hf", "base", "http://127.0.0.1:1/hf".parse().unwrap());
        let (url, reach, allowance) = ask(&bases);
        assert_eq!(url, "http://127.0.0.1:1/hf/api/x");
        assert_eq!(
            (reach, allowance),
            (Reach::Anywhere, Allowance::HuggingFace)
        );
    }
}
