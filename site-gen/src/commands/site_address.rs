//! The address of a site as it is typed: a scheme and a host, and what else
//! people paste with them is told apart.

use complaints::words::visible::in_one_line;

/// A host's name and each part of it are no longer than this: RFC 1035, 2.3.4.
const LONGEST_NAME: usize = 253;
const LONGEST_PART: usize = 63;

/// An address that is nobody's, for whoever does not say where the site will be.
pub(crate) const EXAMPLE: &str = "https://complaints.example.org";

/// The address without a slash at its end, or what to write in its place.
pub(crate) fn site_address(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let told = |what: &str| format!("{what}; write the address alone, like {EXAMPLE}, not \"{}\"", in_one_line(typed));
    let address = address(typed).map_err(told)?;
    Ok(address)
}

/// What people type to come to a site, to be printed on paper; empty where nobody says, or where it is only this machine.
pub(crate) fn host_on_paper(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    let machine = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
    if machine || address == EXAMPLE { "" } else { host }
}

fn address(typed: &str) -> Result<String, &'static str> {
    let Some((scheme, rest)) = typed.split_once("://") else {
        return Err("it needs https:// or http:// before the host");
    };
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(&*scheme, "https" | "http") {
        return Err("a site is reached by https or http");
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    if rest.contains(['?', '#']) {
        return Err("what follows ? or # is no part of it");
    }
    if rest.contains('@') {
        return Err("a name or password is no part of it");
    }
    if rest.contains(['/', '\\']) {
        return Err("the site stands at the top of its host, and has no path of its own");
    }
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    if let Some(port) = port
        && (!port.chars().all(|c| c.is_ascii_digit()) || port.parse::<u16>().unwrap_or(0) == 0)
    {
        return Err("a port is a number from 1 to 65535");
    }
    let host = host.to_ascii_lowercase();
    is_host(&host)?;
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    Ok(format!("{scheme}://{host}{port}"))
}

fn is_host(host: &str) -> Result<(), &'static str> {
    if host.is_empty() {
        return Err("it has no host");
    }
    if let Some(inner) = host.strip_prefix('[') {
        let inner = inner.strip_suffix(']').unwrap_or_default();
        return inner.parse::<std::net::Ipv6Addr>().map(|_| ()).map_err(|_| "that is no address of version 6");
    }
    if !host.is_ascii() {
        return Err("a host with other letters is written as your domain's seller has it, from xn-- on");
    }
    let numbers = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    if numbers {
        return host.parse::<std::net::Ipv4Addr>().map(|_| ()).map_err(|_| "that is no address of four numbers");
    }
    let is_part = |part: &str| {
        let inside = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        inside && !part.is_empty() && part.len() <= LONGEST_PART && !part.starts_with('-') && !part.ends_with('-')
    };
    if host.len() > LONGEST_NAME || !host.split('.').all(is_part) {
        return Err("a host has letters, figures and hyphens, with single dots between its parts");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_site_is_taken_and_its_slash_left_out() {
        for (typed, taken) in [
            ("https://complaints.example.org", "https://complaints.example.org"),
            ("https://complaints.example.org/", "https://complaints.example.org"),
            (" HTTPS://Complaints.Example.org ", "https://complaints.example.org"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://localhost", "http://localhost"),
            ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ] {
            assert_eq!(site_address(typed).as_deref(), Ok(taken), "{typed}");
        }
    }

    #[test]
    fn on_paper_stands_what_people_type_where_it_is_known() {
        for (address, printed) in [
            ("https://complaints.homes.example", "complaints.homes.example"),
            ("http://homes.example:8080", "homes.example:8080"),
            (EXAMPLE, ""),
            ("http://127.0.0.1:8080", ""),
            ("http://localhost:8080", ""),
            ("http://[::1]:8080", ""),
            ("", ""),
        ] {
            assert_eq!(host_on_paper(address), printed, "{address}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused_with_what_to_write() {
        for (typed, why) in [
            ("", "https:// or http://"),
            ("complaints.example.org", "https:// or http://"),
            ("//complaints.example.org", "https:// or http://"),
            ("ftp://complaints.example.org", "by https or http"),
            ("javascript://complaints.example.org", "by https or http"),
            ("https://", "no host"),
            ("https:///imani", "no path"),
            ("https://example.org/complaints", "no path"),
            ("https://example.org//", "no path"),
            ("https://example.org?x=1", "? or #"),
            ("https://example.org/#top", "? or #"),
            ("https://jo:secret@example.org", "password"),
            ("https://example.org:", "port"),
            ("https://example.org:0", "port"),
            ("https://example.org:65536", "port"),
            ("https://example.org:+80", "port"),
            ("https://bücher.example", "xn--"),
            ("https://exa mple.org", "hyphens"),
            ("https://example..org", "hyphens"),
            ("https://example.org.", "hyphens"),
            ("https://-example.org", "hyphens"),
            ("https://ex_ample.org", "hyphens"),
            ("https://exam\"ple.org", "hyphens"),
            ("https://<b>.org", "hyphens"),
            ("https://999.1.1.1", "four numbers"),
            ("https://[::1", "version 6"),
        ] {
            let told = site_address(typed).expect_err(typed);
            assert!(told.contains(why) && told.contains(EXAMPLE), "{typed}: {told}");
        }
    }
}
