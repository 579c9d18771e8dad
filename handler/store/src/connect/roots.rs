//! Whose certificates are believed.
//!
//! A function in Lambda speaks with AWS alone, and knows it by the roots that Amazon publishes
//! (<https://www.amazontrust.com/repository/>): reading the machine's hundred and more, for the table and again for the
//! bucket, took a third of a start. Everywhere else, and where `SSL_CERT_FILE` names a file, it is the machine's own,
//! since an office may stand behind a proxy with a certificate of its own.

use aws_smithy_http_client::tls::TrustStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::settings::optional;

/// Amazon Root CA 1 to 4, and the older one by which some of its services are still known.
const AMAZON: &[u8] = include_bytes!("amazon-roots.pem");

/// Whether AWS's services are known by Amazon's roots alone.
fn are_amazons_alone() -> bool {
    optional("AWS_LAMBDA_FUNCTION_NAME").is_some() && optional("SSL_CERT_FILE").is_none()
}

/// The roots by which the SDK knows AWS's services.
pub(super) fn of_the_sdk() -> TrustStore {
    if are_amazons_alone() { TrustStore::empty().with_pem_certificate(AMAZON) } else { TrustStore::default() }
}

/// The same for a client of our own; `None` for the machine's.
pub(crate) fn of_aws() -> Option<rustls::RootCertStore> {
    are_amazons_alone().then(amazons)
}

fn amazons() -> rustls::RootCertStore {
    let mut roots = rustls::RootCertStore::empty();
    // Each of them is read by the test below: none is left out here.
    roots.add_parsable_certificates(CertificateDer::pem_slice_iter(AMAZON).flatten());
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_root_of_amazon_can_be_read() {
        assert_eq!(amazons().len(), 5);
    }
}
