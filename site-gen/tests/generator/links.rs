//! Where links of a policy may lead, told without asking the network: pages and
//! places of the built site, addresses, numbers.

use complaints::pages::{Renderer, Site};
use complaints::words::problem::Problem;
use site_gen::read;
use site_gen::site::{RenderContext, SiteFile, landlord_pages};

use super::{UP_TO_DATE, day, folders, landlord, library};

/// Renders a landlord whose policy says `prose` beside what it has.
fn rendered(prose: &str) -> Result<Vec<SiteFile>, Vec<Problem>> {
    let library = library();
    let landlord = landlord(&format!("{UP_TO_DATE}\n{prose}\n"), &library);
    let templates = read::templates(&folders(), &mut Vec::new()).expect("the templates can be read");
    let renderer = Renderer::new(&templates).expect("the templates can be parsed");
    let site = Site { style: "/style.css", on: day("2026-11-26"), alone: false, host: "", closed: false };
    let context = RenderContext::new(&library, &renderer, &templates, site);
    landlord_pages(&landlord, &context)
}

/// Links that lead somewhere.
const GOOD: [&str; 33] = [
    "what-happens/",
    "policy/",
    "",
    "#what-a-complaint-is",
    "#top",
    "policy/#what-a-complaint-is",
    "complain/#main",
    "dates/#received",
    "/",
    "/example-homes/",
    "/example-homes/policy/#what-a-complaint-is",
    "https://www.housing-ombudsman.org.uk/residents/",
    "http://example.org",
    "https://example.org:8443/a?b=c#d",
    "https://münchen.example/",
    "mailto:complaints@example.org",
    "mailto:complaints@example.org?subject=Complaint",
    "tel:01632960001",
    "tel:0163-296-0001",
    "tel:+441632960001",
    "tel:+44-1632-960001",
    "tel:03001113000",
    "tel:08001111",
    "tel:999",
    "tel:101",
    "tel:116123",
    "tel:18001999",
    "tel:1800101632960001",
    "tel:+35312345678",
    "sms:60066",
    "sms:+447700900123",
    "TEL:999",
    "policy/2020-01-01/",
];

/// Links that lead nowhere, and what is to be written.
const BAD: [(&str, &str); 42] = [
    ("whats-happens/", "`what-happens/`"),
    ("#what-a-complaint", "`#what-a-complaint-is`"),
    ("#stage-4", "#"),
    ("policy/#what-a-complaint-was", "`policy/#what-a-complaint-is`"),
    ("complain/#man", "`complain/#main`"),
    ("/example-homes/polici/", "`policy/`"),
    ("www.example.org", "`https://www.example.org`"),
    ("example.org/help", "`https://example.org/help`"),
    ("housing-ombudsman.org.uk", "`https://housing-ombudsman.org.uk`"),
    ("//example.org/a", "`https://example.org/a`"),
    ("htps://example.org", "`https://example.org`"),
    ("ttps://example.org", "`https://example.org`"),
    ("http:/example.org", "`https://example.org`"),
    ("https:example.org", "`https://example.org`"),
    ("https//example.org", "`https://example.org`"),
    ("https:///example.org", "`https://example.org`"),
    ("https://", "the address as it stands"),
    ("https://example", "the address as it stands"),
    ("https://exa_mple.org", "the address as it stands"),
    ("https://-a.org", "the address as it stands"),
    ("https://10.0.0.1/a", "the address as it stands"),
    ("https://localhost/a", "the address as it stands"),
    ("https://https://example.org", "the address as it stands"),
    ("“https://example.org”", "`https://example.org`"),
    ("file:///C:/form.docx", "https://"),
    ("C:\\form.docx", "https://"),
    ("javascript:alert(1)", "https://"),
    ("complaints@example.org", "`mailto:complaints@example.org`"),
    ("mail:complaints@example.org", "`mailto:complaints@example.org`"),
    ("mailto:complaints", "mailto:complaints@example.org"),
    ("mailto://complaints@example.org", "`mailto:complaints@example.org`"),
    ("mailto:", "mailto:complaints@example.org"),
    ("tel:01632", "tel:01632960001"),
    ("tel:1632960001", "tel:01632960001"),
    ("tel:016329600011", "tel:01632960001"),
    ("tel:+4401632960001", "`tel:+441632960001`"),
    ("tel:+44163", "tel:01632960001"),
    ("tel:0800HELP", "tel:01632960001"),
    ("tel:", "tel:01632960001"),
    ("tel:04632960001", "tel:01632960001"),
    ("01632960001", "`tel:01632960001`"),
    ("phone:01632960001", "`tel:01632960001`"),
];

#[test]
fn a_link_that_leads_somewhere_is_left_alone() {
    let prose: Vec<String> = GOOD.iter().map(|to| format!("See [these words](<{to}>).")).collect();
    let prose = format!("{}\n\n<https://example.org/> and <complaints@example.org>.", prose.join("\n\n"));
    let problems = rendered(&prose).err().unwrap_or_default();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_what_to_write() {
    let prose: Vec<String> = BAD.iter().map(|(to, _)| format!("See [these words](<{to}>).")).collect();
    let problems = rendered(&prose.join("\n\n")).err().unwrap_or_default();
    let first = UP_TO_DATE.lines().count() + 2;
    for (number, (to, write)) in BAD.iter().enumerate() {
        let line = first + number * 2;
        let told: Vec<_> = problems.iter().filter(|problem| problem.place.line == line).collect();
        assert!(told.iter().any(|problem| problem.write.contains(write)), "line {line}, {to}: {told:#?}");
        assert!(told.iter().all(|problem| problem.rule.code == "R032"), "{to}: {told:#?}");
    }
}

#[test]
fn every_heading_has_a_name_of_its_own_that_no_template_has() {
    let prose = "## What a complaint is\n\nA.\n\n## Main\n\nB.\n\n## 10 days: it's {{ landlord }}’s\n\nC.\n\n## Main 2\n\nD.\n\n## `?!`\n\nE.";
    let pages = rendered(prose).expect("the pages can be rendered");
    let policy = pages.iter().find(|page| page.path == "example-homes/policy/index.html").expect("a policy page");
    let ids: Vec<&str> = policy.text.split("<h2 id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let expected = [
        // The template's own, over the list of parts.
        "on-this-page",
        "what-a-complaint-is",
        "what-a-complaint-is-2",
        "main-2",
        "section-10-days-its-landlord-s",
        "main-2-2",
        "section",
    ];
    assert_eq!(ids, expected);
}
