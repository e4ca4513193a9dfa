//! One request and its answer, as they go over the wire. `ureq` does it on a thread of its own, so that
//! whoever asks can leave: it then closes the connection.

use std::io::Read;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{self, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

use super::error::Fault;
use super::found::told;
use super::hop::Hop;
use super::limits::Limits;
use super::reach::{Guarded, PrivateAddress};
use super::request::{Credential, Method, Reach, Request};
use super::told::header as value_of;

/// So often it is looked whether the answer is still wanted.
pub(super) const GLANCE: Duration = Duration::from_millis(20);

/// A whole answer, unproven.
#[derive(Debug)]
pub(super) struct Raw {
    pub(super) status: u16,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// What every exchange of a question has in common.
pub(super) struct Exchange<'a> {
    pub(super) request: &'a Request,
    pub(super) limits: &'a Limits,
    pub(super) user_agent: &'a str,
    pub(super) proxy: Option<&'a str>,
}

impl Raw {
    /// The type, in small letters and without parameters.
    pub(super) fn content_type(&self) -> String {
        let value = value_of(&self.headers, "content-type").unwrap_or_default();
        let kind = value.split(';').next().unwrap_or_default();
        kind.trim().to_ascii_lowercase()
    }
}

impl Exchange<'_> {
    /// Asks, and waits for the whole answer as long as it is wanted.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn run(&self, hop: &Hop<'_>, stop: &dyn Fn() -> bool) -> Result<Raw, Fault> {
        if hop.is_refused() {
            return Err(Fault::Private);
        }
        let agent = self.agent(hop)?;
        let request = self.written(hop)?;
        let most = self.limits.most(self.request.size);
        let (sender, receiver) = mpsc::sync_channel(1);
        let asking = agent.clone();
        let ask = move || {
            // Nobody listens where the answer is not wanted any more.
            let _ = sender.send(send(&asking, request, most));
        };
        let thread = thread::Builder::new().name("a request".to_owned());
        let started = thread.spawn(ask);
        started.map_err(|error| Fault::Unreachable(error.to_string()))?;
        loop {
            match receiver.recv_timeout(GLANCE) {
                Ok(answer) => return answer.map_err(|error| self.fault(error)),
                Err(RecvTimeoutError::Timeout) if stop() => {
                    agent.shutdown();
                    return Err(Fault::Stopped);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Fault::Unreachable("asking it broke down".to_owned()));
                }
            }
        }
    }

    /// An agent for this exchange alone: to shut it down ends no other.
    fn agent(&self, hop: &Hop<'_>) -> Result<Agent, Fault> {
        let proxy = self.proxy.map(Proxy::new).transpose();
        let proxy = proxy.map_err(|_| Fault::Proxy("its address is none".to_owned()))?;
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(proxy)
            .user_agent(self.user_agent)
            .timeout_resolve(Some(self.limits.connect))
            .timeout_connect(Some(self.limits.connect))
            .timeout_global(Some(self.limits.whole))
            .build();
        let host = hop.url.host_str().map(str::to_owned);
        let resolver = Guarded {
            host: host.filter(|_| hop.reach == Reach::Public),
            names: DefaultResolver::default(),
        };
        let connector = DefaultConnector::default();
        Ok(Agent::with_parts(config, connector, resolver))
    }

    /// The request as it is sent to this address.
    fn written(&self, hop: &Hop<'_>) -> Result<http::Request<String>, Fault> {
        let seen = &self.request.seen;
        let mut request = http::Request::builder().uri(hop.url.as_str());
        for (name, value) in [
            (header::ACCEPT, Some(self.request.accept)),
            (header::IF_NONE_MATCH, seen.etag.as_deref()),
            (header::IF_MODIFIED_SINCE, seen.last_modified.as_deref()),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                request = request.header(name, value);
            }
        }
        request = match hop.credential {
            Some(Credential::Bearer(key)) => {
                request.header(header::AUTHORIZATION, format!("Bearer {}", key.reveal()))
            }
            Some(Credential::Header(name, key)) => request.header(*name, key.reveal()),
            None => request,
        };
        let request = match hop.method {
            Method::Get => request.body(String::new()),
            Method::Post(json) => request
                .method(http::Method::POST)
                .header(header::CONTENT_TYPE, "application/json")
                .body(json.clone()),
        };
        request.map_err(|error| Fault::Address(error.to_string()))
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "ureq has more errors than there are things to say"
    )]
    fn fault(&self, error: ureq::Error) -> Fault {
        let fault = match error {
            ureq::Error::HostNotFound => Fault::NameUnknown,
            ureq::Error::Timeout(_) => Fault::TimedOut(self.limits.whole),
            ureq::Error::BodyExceedsLimit(_) => {
                Fault::TooLarge(self.limits.most(self.request.size))
            }
            ureq::Error::Io(error) => self.broken(&error),
            ureq::Error::Tls(reason) => Fault::Tls(reason.to_owned()),
            ureq::Error::Rustls(error) => Fault::Tls(told(&error.to_string())),
            ureq::Error::Decompress(..) => Fault::Cut,
            ureq::Error::ConnectProxyFailed(reason) => Fault::Proxy(told(&reason)),
            ureq::Error::InvalidProxyUrl => Fault::Proxy("its address is none".to_owned()),
            ureq::Error::BadUri(reason) => Fault::Address(told(&reason)),
            ureq::Error::Other(error) if error.is::<PrivateAddress>() => Fault::Private,
            other => Fault::NoHttp(told(&other.to_string())),
        };
        match fault {
            Fault::NameUnknown | Fault::ConnectionRefused if self.proxy.is_some() => {
                Fault::Proxy(format!("that one {fault}"))
            }
            fault => fault,
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system has more kinds of errors than there are things to say"
    )]
    fn broken(&self, error: &std::io::Error) -> Fault {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::ConnectionRefused => Fault::ConnectionRefused,
            Kind::NetworkUnreachable | Kind::NetworkDown => Fault::NoNetwork,
            Kind::TimedOut | Kind::WouldBlock => Fault::TimedOut(self.limits.whole),
            Kind::ConnectionReset
            | Kind::ConnectionAborted
            | Kind::BrokenPipe
            | Kind::NotConnected
            | Kind::UnexpectedEof => Fault::Cut,
            // So rustls says what it holds against a certificate.
            Kind::InvalidData => Fault::Tls(told(&error.to_string())),
            _ => Fault::Unreachable(told(&error.to_string())),
        }
    }
}

/// Sends a request and reads the answer to its end, of at most so many bytes.
fn send(agent: &Agent, request: http::Request<String>, most: u64) -> Result<Raw, ureq::Error> {
    let response = if request.method() == http::Method::GET {
        agent.run(request.map(|_| ()))?
    } else {
        agent.run(request)?
    };
    let (head, body) = response.into_parts();
    let headers = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let headers: Vec<(String, String)> = headers.collect();
    let length: Option<u64> =
        value_of(&headers, "content-length").and_then(|length| length.parse().ok());
    if length.is_some_and(|length| length > most) {
        return Err(ureq::Error::BodyExceedsLimit(most));
    }
    let mut bytes = Vec::new();
    let mut body = body.into_with_config().limit(most).reader();
    body.read_to_end(&mut bytes)?;
    Ok(Raw {
        status: head.status.as_u16(),
        headers,
        body: bytes,
    })
}
