//! Which addresses lie in the public network. A feed could name one inside of the user's own, and
//! have recto ask there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Says that a name leads to an address that is not public.
#[derive(Debug, thiserror::Error)]
#[error("it lies in a private network")]
pub(super) struct PrivateAddress;

/// Looks names up, and refuses those that lead into a private network. What it gives is what is
/// connected to, so that a name cannot mean another address a moment later.
#[derive(Debug)]
pub(super) struct Guarded {
    /// The host that must be public; a proxy may lie anywhere.
    pub(super) host: Option<String>,
    pub(super) names: DefaultResolver,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout);
        // What the system says of an unknown name has no kind.
        let is_unknown = matches!(found, Err(ureq::Error::Io(_)));
        let found = if is_unknown {
            Err(ureq::Error::HostNotFound)
        } else {
            found
        }?;
        let is_guarded = self.host.is_some() && self.host.as_deref() == uri.host();
        if is_guarded && !found.iter().all(|address| is_public(address.ip())) {
            return Err(ureq::Error::Other(Box::new(PrivateAddress)));
        }
        Ok(found)
    }
}

/// Whether an address is one of the public network, by the registries of special addresses (RFC 6890
/// and what has been added to it).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        // Shared by the customers of a provider.
        || (a == 100 && (64..128).contains(&b))
        || (a, b, c) == (192, 0, 0)
        || (a == 198 && (b == 18 || b == 19))
        // Many at once, and reserved.
        || a >= 224;
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let bits = address.to_bits();
    // So many bits from the end an address of the older kind ends.
    let inner = |end: u32| {
        let older = u32::try_from(bits >> end & u128::from(u32::MAX));
        older.is_ok_and(|older| is_public_v4(Ipv4Addr::from_bits(older)))
    };
    match address.segments() {
        // Ways to those: NAT64 and 6to4.
        [0x64, 0xff9b, ..] => inner(0),
        [0x2002, ..] => inner(80),
        [0x2001, 0xdb8, ..] => false,
        // All of the public network begins so.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_public_or_not() {
        for (address, expected) in [
            ("8.8.8.8", true),
            ("192.0.78.1", true),
            ("100.128.0.1", true),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("172.32.0.1", true),
            ("192.168.1.1", false),
            ("127.0.0.1", false),
            ("0.0.0.0", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("198.18.0.1", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("2606:4700::1", true),
            ("::1", false),
            ("::", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("ff02::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:8.8.8.8", true),
            ("64:ff9b::10.0.0.1", false),
            ("64:ff9b::8.8.8.8", true),
            ("2002:0a00:0001::", false),
            ("2001:db8::1", false),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
        }
    }
}
