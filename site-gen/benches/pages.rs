//! How long pages take: each step of one landlord's, what all landlords share, and a whole build of the published
//! words: into a new folder, over itself, and over itself when one policy has changed.
//!
//! `cargo bench -p site-gen`; without serving, and so without SDK and engine,
//! `cargo bench -p site-gen --no-default-features`.

#![expect(clippy::print_stdout, reason = "figures, for whoever runs it")]

use std::hint::black_box;
use std::path::Path;

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site, Surroundings};
use complaints::policy::library::Landlord;
use complaints::words::source::SourceFile;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use site_gen::commands::build::{BuildArgs, build};
use site_gen::read::{self, Folders};
use site_gen::site::{RenderContext, landlord_pages};

/// A landlord with two stages, clocks of its own and the law beside them.
const LANDLORD: &str = "incommunities";

fn published() -> Folders {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("site-gen stands in the repository");
    Folders { policies: root.join("policies"), content: root.join("content") }
}

/// Always the same day, so that two runs count the same dates.
fn on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a real day")
}

fn one_landlord(bench: &mut Criterion) {
    let folders = published();
    let library = read::checked_library(&folders).expect("the published words can be read");
    let templates = read::templates(&folders, &mut Vec::new()).expect("the templates can be read");
    let renderer = Renderer::new(&templates).expect("the templates can be parsed");
    let site = Site { style: "/assets/style.css", on: on(), alone: false, host: "", closed: false };
    let context = RenderContext::new(&library, &renderer, &templates, site);
    let read = || read::landlord(LANDLORD, &folders, &library).expect("the policy can be read");
    let landlord = read();
    let pages = landlord_pages(&landlord, &context).expect("the pages can be rendered");
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    println!("{LANDLORD}: {} files, {bytes} bytes", pages.len());
    bench.bench_function("one landlord: read", |b| b.iter(|| black_box(read())));
    let files: Vec<SourceFile> = landlord.versions.iter().map(|version| source(&version.file)).collect();
    bench.bench_function("one landlord: front matter", |b| {
        b.iter(|| Landlord::read(LANDLORD, black_box(&files), &library));
    });
    let policy = &landlord.versions[0].policy;
    let surroundings = || Surroundings::new(LANDLORD, policy, &library, &site);
    bench.bench_function("one landlord: its policy in words", |b| b.iter(|| black_box(surroundings())));
    let values = surroundings().context();
    bench.bench_function("one landlord: one template", |b| b.iter(|| renderer.render("parts/stages.html", &values)));
    bench.bench_function("one landlord: render", |b| b.iter(|| landlord_pages(black_box(&landlord), &context)));
    bench.bench_function("one landlord: read and render", |b| b.iter(|| landlord_pages(&read(), &context)));
}

fn what_all_share(bench: &mut Criterion) {
    let folders = published();
    bench.bench_function("what all share: words", |b| b.iter(|| read::checked_library(&folders)));
    let library = read::checked_library(&folders).expect("the published words can be read");
    let templates = read::templates(&folders, &mut Vec::new()).expect("the templates can be read");
    bench.bench_function("what all share: templates", |b| b.iter(|| Renderer::new(black_box(&templates))));
    let renderer = Renderer::new(&templates).expect("the templates can be parsed");
    let site = Site { style: "/assets/style.css", on: on(), alone: false, host: "", closed: false };
    bench.bench_function("what all share: Markdown", |b| {
        b.iter(|| black_box(RenderContext::new(&library, &renderer, &templates, site)));
    });
}

fn whole_build(bench: &mut Criterion) {
    // In memory where there is such a place, so that no disk is measured.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder for a while");
    let into = |name: &str| BuildArgs {
        out: folder.path().join(name),
        on: Some(on()),
        site: "https://example.org".to_owned(),
        closed: false,
        keep_going: false,
        preview: false,
        below: String::new(),
        folders: published(),
    };
    let mut group = bench.benchmark_group("a whole build of the published words");
    group.sample_size(20);
    let fresh = into("fresh");
    let clear = || {
        if fresh.out.exists() {
            std::fs::remove_dir_all(&fresh.out).expect("ours to clear")
        }
    };
    group.bench_function("into a new folder", |b| {
        b.iter_batched(clear, |()| build(&fresh).expect("it builds").pages, BatchSize::PerIteration);
    });
    let again = into("again");
    group.bench_function("over the same build", |b| b.iter(|| build(&again).expect("it builds").pages));
    let words = folder.path().join("policies");
    copy(&published().policies, &words);
    let edited = words.join(LANDLORD).join("2021-01.md");
    let text = std::fs::read_to_string(&edited).expect("a policy");
    let changed = BuildArgs { folders: Folders { policies: words, ..published() }, ..into("changed") };
    let mut edits = 0;
    group.bench_function("over itself, with one policy changed", |b| {
        b.iter(|| {
            edits += 1;
            std::fs::write(&edited, format!("{text}\nEdit {edits}.\n")).expect("ours to write");
            build(&changed).expect("it builds").pages
        });
    });
    group.finish();
}

fn source(path: &str) -> SourceFile {
    SourceFile::new(path, &std::fs::read_to_string(path).expect("the file can be read"))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a file can be copied");
        }
    }
}

criterion_group!(benches, one_landlord, what_all_share, whole_build);
criterion_main!(benches);
