//! Proxies, as the environment names them.

use std::fmt;

use url::{Host, Url};

/// Which proxy leads where. An address of one may hold a password, so that none is shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    https: Option<String>,
    http: Option<String>,
    /// Hosts that are asked without one, with all below them.
    without: Vec<String>,
}

impl Proxies {
    /// Reads the variables that programs have agreed on: `https_proxy`, `http_proxy`, `all_proxy`
    /// and `no_proxy`, or the same in capitals.
    #[must_use]
    pub fn of_variables(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|text| !text.trim().is_empty());
        let either = |name: &str| set(name).or_else(|| set(&name.to_ascii_uppercase()));
        let all = either("all_proxy");
        let without = either("no_proxy").unwrap_or_default();
        Self {
            https: either("https_proxy").or_else(|| all.clone()),
            http: either("http_proxy").or(all),
            without: without
                .split([',', ' '])
                .map(|host| host.trim().trim_start_matches("*.").trim_start_matches('.'))
                .filter(|host| !host.is_empty())
                .map(str::to_ascii_lowercase)
                .collect(),
        }
    }

    /// The proxy for an address. What lies on this machine is asked without one.
    pub(super) fn of(&self, url: &Url) -> Option<&str> {
        let proxy = if url.scheme() == "https" {
            &self.https
        } else {
            &self.http
        };
        let is_here = match url.host()? {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        let host = url.host_str()?;
        let is_without = self.without.iter().any(|name| {
            let before = host.strip_suffix(name.as_str());
            name == "*" || before.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        });
        proxy.as_deref().filter(|_| !is_here && !is_without)
    }
}

impl fmt::Debug for Proxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proxies(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_which_proxy_leads_where() {
        let variables = [
            ("HTTPS_PROXY", "http://user:s3cret@proxy:3128"),
            ("all_proxy", "socks5h://other:1080"),
            ("NO_PROXY", "ebi.ac.uk, .lab.example,*.group.example"),
        ];
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let proxies = Proxies::of_variables(&variable);
        let (https, http) = (
            Some("http://user:s3cret@proxy:3128"),
            Some("socks5h://other:1080"),
        );
        for (address, expected) in [
            ("https://arxiv.org/", https),
            ("http://journals.example/", http),
            ("https://www.ebi.ac.uk/", None),
            ("https://ebi.ac.uk/", None),
            ("https://notebi.ac.uk/", https),
            ("https://lab.example/", None),
            ("http://a.group.example/", None),
            ("http://127.0.0.1:8000/", None),
            ("http://localhost/", None),
            ("http://[::1]/", None),
        ] {
            assert_eq!(
                proxies.of(&Url::parse(address).unwrap()),
                expected,
                "{address}"
            );
        }
        assert!(!format!("{proxies:?}").contains("s3cret"));
        let none = Proxies::of_variables(&|_| None);
        assert_eq!(none.of(&Url::parse("https://arxiv.org/").unwrap()), None);
        let everything = |name: &str| match name {
            "no_proxy" => Some("*".to_owned()),
            name => variable(name),
        };
        let none = Proxies::of_variables(&everything);
        assert_eq!(none.of(&Url::parse("https://arxiv.org/").unwrap()), None);
    }
}
