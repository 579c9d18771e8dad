//! What a sentence for officers must say in braces, and all that it may: whoever
//! changes its words in `content/office.yaml` is held to that.

use super::sentence::OfficeSentence;

impl OfficeSentence {
    /// What it must say in braces, and all that it may.
    pub(super) fn braces(self) -> &'static [&'static str] {
        match self {
            Self::FlagFollows
            | Self::FlagWasShown
            | Self::RefusedNoComplaint
            | Self::ShowUnread
            | Self::EraseAsk
            | Self::EraseNone
            | Self::EraseOpen => &["reference"],
            Self::NoticeComplaint
            | Self::NoticeUrgentComplaint
            | Self::NoticeAddition
            | Self::NoticeUrgentAddition
            | Self::NoticeAgain
            | Self::NoticeUrgentAgain => &["reference", "landlord"],
            Self::OwesStep => &["step", "stage"],
            Self::OwesStopped
            | Self::OwesUndated
            | Self::OwesCannotTell
            | Self::OwesClosedUnanswered
            | Self::RefusedNotOver
            | Self::RefusedClosed
            | Self::ShowAsked => &["stage"],
            Self::RecordedMoved => &["stage", "step", "was", "now"],
            Self::RecordedMovedCase => &["step", "was", "now"],
            Self::RecordedToldLate
            | Self::RecordedSentLate
            | Self::RecordedBeyond
            | Self::RecordedStoppedUntil
            | Self::RefusedBeyondCap
            | Self::RefusedNoReason
            | Self::RefusedNotLater => &["date"],
            Self::RefusedNotLast => &["stage", "last"],
            Self::RefusedUnknownCircumstance => &["id", "all"],
            Self::RefusedNewDate => &["until", "why"],
            Self::RefusedNewReply => &["why"],
            Self::RefusedNewComplaint => &["received", "until"],
            Self::ListOverdue | Self::ListBy => &["date", "owes"],
            Self::ListWaiting
            | Self::ListUntold
            | Self::FindMore
            | Self::ReadSome
            | Self::ShowMarks
            | Self::LogNewLinkWithout
            | Self::RecalculateDone
            | Self::RecalculateSomeLeft => &["count"],
            Self::ListMore => &["again", "place"],
            Self::ListUnfiled => &["name", "why"],
            Self::LogReceipt | Self::LogNewLink => &["receipt"],
            Self::ListNoLandlord => &["landlord", "all"],
            Self::ShowHead => &["reference", "landlord", "received", "policy"],
            Self::ShowNext => &["owes"],
            Self::ShowNextBy => &["owes", "date"],
            Self::ShowFlag => &["flag"],
            Self::ShowAtLatest => &["due"],
            Self::ShowDeadline => &["owed_by", "step", "due"],
            Self::ShowDeadlineOfStage => &["stage", "owed_by", "step", "due"],
            Self::ShowChanged => &["step", "was", "now", "why"],
            Self::ShowNotCountedAnyMore | Self::ShowCountedNow => &["days"],
            Self::ShowRecorded => &["number", "event", "recorded"],
            Self::ShowStruck => &["number", "event", "recorded", "struck"],
            Self::ShowAdded | Self::ShowAddedUnread | Self::RefusedToCome | Self::FlagSentAgain => &["at"],
            Self::ShowBy | Self::ShowStruckBy => &["by"],
            Self::ShowLeadsTo => &["first"],
            Self::ShowTaken => &["channel", "by"],
            Self::ShowRead | Self::ShowRecalculated => &["at", "by"],
            Self::ShowMovedDate => &["owes", "was", "now"],
            Self::RecalculateMoves | Self::RecalculateMoved => &["reference", "landlord", "owes", "was", "now"],
            Self::RecalculateLeft => &["reference", "landlord", "why"],
            Self::RecalculateWould => &["count", "looked"],
            Self::ShowSealed | Self::RefusedSealed | Self::EraseInPart => &["why"],
            Self::ShowAlsoSent => &["name"],
            Self::RefusedLeadsTo | Self::EraseLeadsTo => &["reference", "first"],
            Self::EraseDone => &["reference", "items", "objects"],
            Self::EraseAgain => &["complaints", "completed"],
            Self::RefusedPolicy => &["policy"],
            Self::RefusedNotReached => &["kind", "stage", "reached"],
            Self::RefusedPast => &["kind", "stage"],
            Self::RefusedTellWhy | Self::RefusedNothingToTell => &["kind"],
            Self::RefusedTellLess => &["count", "most"],
            Self::ShowTold | Self::ShowToldElsewhere => &["told"],
            Self::RefusedNoEntry => &["number"],
            _ => &[],
        }
    }
}
