//! A landlord's own assessment as a page, once somebody has approved it.

use complaints::pages::Surroundings;
use complaints::policy::code::Code;
use complaints::policy::library::Library;
use complaints::words::source::SourceFile;

use super::landlord_files::LandlordFiles;
use super::markdown::{self, Prose, Scope};
use super::render_context::RenderContext;
use crate::assess::approval::{self, Approval, Assessment};
use crate::assess::for_readers;
use complaints::words::problem::Problem;

mod html;
mod origin;
mod printed;

pub(crate) use printed::read as read_as_printed;

/// Where it stands, below the landlord's own root.
pub(crate) const FOLDER: &str = "self-assessment";

/// An assessment that may be published.
pub(super) struct Approved<'a> {
    assessment: Assessment,
    approval: Approval,
    code: &'a Code,
}

impl<'a> Approved<'a> {
    /// Reads a landlord's assessment; none while it is a draft.
    pub(super) fn read(
        file: Option<&SourceFile>,
        context: &RenderContext<'a>,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let file = file?;
        let (assessment, found) = approval::read(file);
        problems.extend(found);
        let assessment = assessment?;
        problems.extend(approval::of_no_comment(file, &assessment));
        let approval = assessment.approved(context.site.on)?.clone();
        let code = context.library.codes.iter().find(|code| code.id == assessment.code);
        if code.is_none() {
            problems.push(approval::of_no_code(&assessment));
        }
        Some(Self { code: code?, assessment, approval })
    }

    /// What its page and the links to it are called.
    pub(super) fn title(&self, landlord: &str) -> String {
        self.code.words.title.replace("{landlord}", landlord)
    }

    /// The day on which it was approved, in words.
    pub(super) fn day(&self, library: &Library) -> String {
        library.phrases.date(self.approval.on)
    }

    /// Renders the page.
    pub(super) fn page(
        &self,
        around: &Surroundings,
        scope: &Scope<'_>,
        context: &RenderContext<'_>,
        files: &mut LandlordFiles,
    ) {
        let Self { assessment, approval, code } = self;
        let text = for_readers::markdown(assessment, approval, code, context.library);
        let facts = around.facts();
        let scope = Scope { facts: Some(facts), ..*scope };
        let prose = Prose { file: &assessment.file, text: &text, first_line: assessment.body_line };
        let (content, problems) = markdown::render(&prose, &scope);
        files.problems.extend(problems);
        let mut values = around.context();
        let name = &around.view.name;
        values.insert("title", &self.title(name));
        values.insert("description", &code.words.description.replace("{landlord}", name));
        values.insert("content", &content);
        values.insert("page", FOLDER);
        let html = files.rendered(context.renderer.render("self-assessment.html", &values));
        files.page(FOLDER, html);
    }
}
