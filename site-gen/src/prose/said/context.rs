//! What stands round a block: headings, the line before a list, the labels of a table.

use super::super::{Block, Kind, Prose};
use super::act::Act;
use super::stages::StageWords;

/// What stands round a block and holds for its sentences.
pub(super) struct Context<'p> {
    /// The stage that its headings name.
    pub(super) stage: Option<u8>,
    /// The stage that the line before its list names.
    pub(super) lead: Option<u8>,
    /// The words of the headings, of the lead, and of a table's head and row, in small letters.
    pub(super) words: Vec<&'p str>,
    /// The section number that the block or its heading starts with.
    pub(super) section: Option<&'p str>,
    /// For a cell: the head of its column and the label of its row, which say what its times are for.
    pub(super) labels: Vec<&'p Block>,
    /// The heading above, where it asks something that the block answers.
    pub(super) question: Option<&'p Block>,
    pub(super) prose: &'p Prose<'p>,
}

impl<'p> Context<'p> {
    pub(super) fn of(prose: &'p Prose<'_>, block: &'p Block, stages: &StageWords) -> Self {
        let headings: Vec<&Block> = prose.headings_of(block).collect();
        let lead = prose.lead_of(block).filter(|lead| matches!(lead.kind, Kind::Paragraph | Kind::Item(_)));
        let labels = prose.labels_of(block);
        let stage_of = |block: &&Block| stages.in_heading(prose.lower_of(block));
        let row = labels.iter().rev().find_map(stage_of);
        let section = prose.section_of(block).or_else(|| headings.iter().find_map(|heading| prose.section_of(heading)));
        let around = headings.iter().copied().chain(lead).chain(labels.iter().copied());
        Self {
            stage: row.or_else(|| headings.iter().find_map(stage_of)),
            lead: lead.and_then(|lead| stages.last_in_words(prose, lead)),
            words: around.map(|block| prose.lower_of(block)).collect(),
            section,
            labels,
            question: headings.first().copied().filter(|heading| prose.lower_of(heading).trim_end().ends_with('?')),
            prose,
        }
    }

    /// The stages that a time may be about whose sentence names none.
    pub(super) fn stages_of(&self, act: Act, before: Option<u8>, stages: &StageWords) -> Vec<u8> {
        let mut found: Vec<u8> = [before, self.lead, self.stage].into_iter().flatten().collect();
        if act == Act::Escalate {
            // Under "Stage 2" people read how to ask for it, as well as what comes after it.
            let earlier: Vec<u8> = found.iter().filter_map(|stage| stage.checked_sub(1)).filter(|s| *s > 0).collect();
            found.extend(earlier);
        }
        if found.is_empty() && stages.count() == 1 {
            found.push(1);
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
