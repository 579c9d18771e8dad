//! Who does what: staff, those in charge, and those above them.

use super::super::search::Family;

/// Somebody is in charge.
pub(in crate::assess) const IN_CHARGE: Family<'_> = &[
    "in charge of",
    "responsible for",
    "responsibility for",
    "makes|make sure that the policy|procedure",
    "makes|make sure that complaints",
    "ensure* that the policy|procedure",
    "ensure* that complaints",
    "watch* over",
    "watching how",
    "watches how",
    "oversee*",
    "oversight",
    "answer* for",
    "accountable",
    "leads on",
    "lead officer|for|person",
    "keeps this|the policy",
    "member responsible",
    "keeps the complaints",
    "looks after",
    "champion*",
    "named officer*",
    "names officers",
    "complaints officer*",
    "complaints manager*",
    "complaints team",
];

/// What a policy is in charge of, or reports on.
pub(in crate::assess) const OF_COMPLAINTS: Family<'_> = &["complain*", "policy", "in charge of it"];

/// A role high up.
pub(in crate::assess) const SENIOR: Family<'_> = &[
    "chief",
    "director*",
    "head of",
    "chair",
    "chairperson",
    "chairman",
    "chairwoman",
    "senior",
    "board",
    "executive*",
    "management committee",
    "secretary",
];

/// The governing body, or one of its members.
pub(in crate::assess) const GOVERNING: Family<'_> = &[
    "board",
    "management committee",
    "committee of management",
    "trustees",
    "cabinet",
    "governing body",
    "councillors",
    "member responsible",
    "chair",
    "chairperson",
    "chairman",
    "chairwoman",
];

/// Staff, whoever they are.
pub(in crate::assess) const STAFF: Family<'_> = &[
    "staff",
    "employees",
    "all of us",
    "everybody|everyone who works",
    "officers",
    "colleagues",
    "our|its people",
    "the team",
    "teams",
];
