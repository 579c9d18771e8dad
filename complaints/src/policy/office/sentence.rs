//! Every sentence for officers, by its key in `content/office.yaml`. What each must
//! say in braces stands in `braces`.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A sentence for officers, by its key in the file.
    pub enum OfficeSentence {
        /// All words of one line of `danger_words` are in the complaint: an officer looks at it first.
        FlagDanger = "flag.danger",
        /// Only the lead officer may read the words.
        FlagLead = "flag.lead",
        /// Somebody asked for care with who sees an answer.
        FlagQuiet = "flag.quiet",
        /// The person asks the landlord to look again at its answer.
        FlagAgain = "flag.again",
        /// The person says that the landlord was told of it before.
        FlagBefore = "flag.before",
        /// The person complains for somebody else.
        FlagForOther = "flag.for-other",
        /// It happened longer ago than there is time to complain.
        FlagOld = "flag.old",
        /// The person gave no way to be reached.
        FlagNoContact = "flag.no-contact",
        /// A file came with the form and was not taken.
        FlagFileRefused = "flag.file-refused",
        /// Fields came with the form that are none of its questions.
        FlagAlsoSent = "flag.also-sent",
        /// Characters that cannot be stored were taken out of the words.
        FlagMended = "flag.mended",
        /// The field that no person sees was filled in, most likely by a program.
        FlagHoneypot = "flag.honeypot",
        /// The form was sent sooner than anybody reads its page.
        FlagAtOnce = "flag.at-once",
        /// The form came without a token, as from a program or a saved copy.
        FlagNoToken = "flag.no-token",
        /// Nobody was on duty when it came.
        FlagNobodyOnDuty = "flag.nobody-on-duty",
        /// It only leads to another complaint, which the same form stored.
        FlagSameAct = "flag.same-act",
        /// The same form came once more, `{at}`.
        FlagSentAgain = "flag.sent-again",
        /// The same person's complaint `{reference}` came before it under the same token.
        FlagFollows = "flag.follows",
        /// In an outage the person was shown `{reference}`, which is another complaint's.
        FlagWasShown = "flag.was-shown",
        /// The landlord owes `{step}` at stage `{stage}`.
        OwesStep = "owes.step",
        /// The answer is owed, and its clock stands still.
        OwesStopped = "owes.stopped",
        /// The answer is owed, and nobody gives a date for it.
        OwesUndated = "owes.undated",
        /// An answer at stage `{stage}` whose date cannot be worked out.
        OwesCannotTell = "owes.cannot-tell",
        /// It was closed at stage `{stage}` and nobody had answered it.
        OwesClosedUnanswered = "owes.closed-unanswered",
        /// Nothing is owed after an answer that another stage can follow; says what to record next.
        OwesAnswered = "owes.answered",
        /// Nothing is owed after the last answer; says what to record next.
        OwesAnsweredFinally = "owes.answered-finally",
        /// Nothing is owed, because the complaint is closed.
        OwesClosed = "owes.closed",
        /// Words came for a complaint that has not come home from the fallback store.
        OwesWaits = "owes.waits",
        /// The subject of a notice that a complaint came.
        NoticeComplaint = "notice.complaint",
        /// The same, where somebody could get hurt or words speak of danger.
        NoticeUrgentComplaint = "notice.urgent-complaint",
        /// The subject of a notice that words came for a complaint.
        NoticeAddition = "notice.addition",
        /// The same, where the complaint or the words are urgent.
        NoticeUrgentAddition = "notice.urgent-addition",
        /// The person of `{reference}` asks `{landlord}` to look again at its answer.
        NoticeAgain = "notice.again",
        /// The same of a complaint in which somebody could get hurt, or that speaks of danger.
        NoticeUrgentAgain = "notice.urgent-again",
        /// In place of a list, where no complaint is open.
        ListNothing = "list.nothing",
        /// In place of a list of closed complaints, where there is none.
        ListNothingClosed = "list.nothing-closed",
        /// In place of a list of what nobody has read, where somebody has read everything.
        ListNothingUnread = "list.nothing-unread",
        /// A row whose date has passed.
        ListOverdue = "list.overdue",
        /// A row whose date is still to come.
        ListBy = "list.by",
        /// The mark of a row whose complaint tells of danger.
        ListUrgent = "list.urgent",
        /// The mark of a row with words that no officer has read.
        ListUnread = "list.unread",
        /// Under a list: `{count}` complaints have not reached the table yet.
        ListWaiting = "list.waiting",
        /// An officer asked for a landlord that the site does not have; names `{all}` that it has.
        ListNoLandlord = "list.no-landlord",
        /// Under a page of a list after which there are more; says how to get the next.
        ListMore = "list.more",
        /// Under a list: of `{count}` things nobody has been told yet.
        ListUntold = "list.untold",
        /// The mark of a row that stands where it would not stand as counted now.
        ListOutOfPlace = "list.out-of-place",
        /// The mark of a row whose dates cannot be counted, in place of one.
        ListNotCounted = "list.not-counted",
        /// Under a list with rows of the first mark: that its order rests on older dates; says what to run.
        ListOldOrder = "list.old-order",
        /// Above a list: something waits that no round of the drain can bring home.
        ListUnfiled = "list.unfiled",
        /// Nothing has the words that an officer looked for; says what else to try.
        FindNothing = "find.nothing",
        /// A word leads to more than `{count}` complaints.
        FindMore = "find.more",
        /// After a complaint was taken down: where its receipt is.
        LogReceipt = "log.receipt",
        /// After a new link was made: where the receipt is from now on.
        LogNewLink = "log.new-link",
        /// After a new link was made: `{count}` reasons could not be sealed for it; says what to do.
        LogNewLinkWithout = "log.new-link-without",
        /// After recording: the reason stands on the person's page.
        TellOnReceipt = "tell.on-receipt",
        /// After recording: it cannot stand there, and the person has to be told in another way.
        TellElsewhere = "tell.elsewhere",
        /// After saying that words were read: there were none that nobody had.
        ReadNothing = "read.nothing",
        /// After saying that words were read: how many nobody had.
        ReadSome = "read.some",
        /// In place of either: the reader of stdout went away before the last word, so that nothing is read.
        ReadCut = "read.cut",
        /// A complaint whose date in the list is counted otherwise now: `{was}` and `{now}`.
        RecalculateMoves = "recalculate.moves",
        /// The same that has been moved.
        RecalculateMoved = "recalculate.moved",
        /// In place of a date, where there is none.
        RecalculateNoDate = "recalculate.no-date",
        /// A complaint whose dates cannot be counted, or were not written, and why.
        RecalculateLeft = "recalculate.left",
        /// At the end: of `{looked}` complaints `{count}` would move; says how to move them.
        RecalculateWould = "recalculate.would",
        /// At the end: `{count}` complaints were moved.
        RecalculateDone = "recalculate.done",
        /// At the very end: `{count}` complaints stay as they are, each with a line above.
        RecalculateSomeLeft = "recalculate.some-left",
        /// The first line of one complaint: reference, landlord, receipt, version of the policy.
        ShowHead = "show.head",
        /// Under the first line, where somebody could get hurt.
        ShowUrgent = "show.urgent",
        /// What the landlord owes next, where that has no date.
        ShowNext = "show.next",
        /// What the landlord owes next, and by when.
        ShowNextBy = "show.next-by",
        /// One line for each flag of the complaint.
        ShowFlag = "show.flag",
        /// A date that is only the latest there can be, because its clock has not started.
        ShowAtLatest = "show.at-latest",
        /// A date of the complaint as a whole.
        ShowDeadline = "show.deadline",
        /// A date of one stage.
        ShowDeadlineOfStage = "show.deadline-of-stage",
        /// Bank holidays have moved a date since the person was told it.
        ShowChanged = "show.changed",
        /// The reason for a moved date: days that have become holidays.
        ShowNotCountedAnyMore = "show.not-counted-any-more",
        /// The reason for a moved date: days that are holidays no more.
        ShowCountedNow = "show.counted-now",
        /// One entry that an officer recorded, with the number by which it can be struck out.
        ShowRecorded = "show.recorded",
        /// An entry that an officer recorded and struck out.
        ShowStruck = "show.struck",
        /// Who recorded an entry.
        ShowBy = "show.by",
        /// Who struck an entry out.
        ShowStruckBy = "show.struck-by",
        /// What the person was told of an entry, on their page.
        ShowTold = "show.told",
        /// The same, where their page does not show it.
        ShowToldElsewhere = "show.told-elsewhere",
        /// Under the first line, where nobody has read some words; says how to say that one has.
        ShowUnread = "show.unread",
        /// In place of everything, where the reference only leads to another complaint.
        ShowLeadsTo = "show.leads-to",
        /// How the complaint came and who took it down, where it did not come through the form.
        ShowTaken = "show.taken",
        /// That an officer read what was there, and when.
        ShowRead = "show.read",
        /// That somebody had the dates counted anew, and when.
        ShowRecalculated = "show.recalculated",
        /// Under that: a date that moved then.
        ShowMovedDate = "show.moved-date",
        /// In place of words that cannot be opened, and why.
        ShowSealed = "show.sealed",
        /// In place of words that only the lead officer may read; says how that officer gets them.
        ShowHidden = "show.hidden",
        /// Above words that the person added later, and when.
        ShowAdded = "show.added",
        /// The same, where nobody has read them.
        ShowAddedUnread = "show.added-unread",
        /// With the words the person asked for the stage `{stage}`.
        ShowAsked = "show.asked",
        /// The name of a field that is no question of the form.
        ShowAlsoSent = "show.also-sent",
        /// `{count}` marks on letters were left out of the words, which a screen could not bear.
        ShowMarks = "show.marks",
        /// A date of stage `{stage}` was `{was}` and is `{now}` from now on.
        RecordedMoved = "recorded.moved",
        /// The same of a date of the case as a whole.
        RecordedMovedCase = "recorded.moved-case",
        /// In the place of a date where there is none.
        RecordedNoDate = "recorded.no-date",
        /// The date before had passed.
        RecordedToldLate = "recorded.told-late",
        /// The holding reply had to go out by then.
        RecordedSentLate = "recorded.sent-late",
        /// It is past what only a good reason allows.
        RecordedBeyond = "recorded.beyond",
        /// The policy does not say that the clock may stop.
        RecordedPauseNotStated = "recorded.pause-not-stated",
        /// The last day, however long the clock stands.
        RecordedStoppedUntil = "recorded.stopped-until",
        /// It was closed, and nobody had said that it was received.
        RecordedClosedUnacknowledged = "recorded.closed-unacknowledged",
        /// It was closed, and nobody had answered it.
        RecordedClosedUnanswered = "recorded.closed-unanswered",
        /// A talk is no acknowledgement by itself.
        RecordedContactIsNone = "recorded.contact-is-none",
        /// No complaint has the reference that was typed.
        RefusedNoComplaint = "refused.no-complaint",
        /// The complaint repeats the same words sent before: the record belongs to `{first}`.
        RefusedLeadsTo = "refused.leads-to",
        /// The complaint's copy of the policy cannot be read, so nothing can be checked against it.
        RefusedPolicy = "refused.policy",
        /// The event is dated later than now.
        RefusedToCome = "refused.to-come",
        /// The event belongs to a stage that the complaint is not at.
        RefusedNotReached = "refused.not-reached",
        /// A second receipt; a request for the next stage has a name of its own.
        RefusedReceived = "refused.received",
        /// Opening again what is neither answered nor closed.
        RefusedNotOver = "refused.not-over",
        /// The event belongs to a stage that the complaint has left.
        RefusedPast = "refused.past",
        /// The event belongs to a stage that is closed.
        RefusedClosed = "refused.closed",
        /// A last answer at stage `{stage}` of a procedure that ends with stage `{last}`.
        RefusedNotLast = "refused.not-last",
        /// The policy does not know the circumstance `{id}`, but `{all}`.
        RefusedUnknownCircumstance = "refused.unknown-circumstance",
        /// A new date `{until}` that may not be set, and why.
        RefusedNewDate = "refused.new-date",
        /// A holding reply without a date that changes none, and why.
        RefusedNewReply = "refused.new-reply",
        /// It is past the last day that is allowed, `{date}`.
        RefusedBeyondCap = "refused.beyond-cap",
        /// It is past the day that only a good reason passes, `{date}`.
        RefusedNoReason = "refused.no-reason",
        /// It is no later than the date that stands, `{date}`.
        RefusedNotLater = "refused.not-later",
        /// It belongs to a stage that was never reached.
        RefusedNeverReached = "refused.never-reached",
        /// A request of the day `{received}` that could have come until `{until}`: it is a new complaint.
        RefusedNewComplaint = "refused.new-complaint",
        /// Accepting an offer that was not recorded.
        RefusedNoOffer = "refused.no-offer",
        /// Striking out what a later entry needs.
        RefusedRestsOnIt = "refused.rests-on-it",
        /// Striking out a number that is not there, or is struck out already.
        RefusedNoEntry = "refused.no-entry",
        /// Another officer recorded something since this one read the complaint.
        RefusedMeanwhile = "refused.meanwhile",
        /// Saying that words were read which only the lead officer may read.
        RefusedForLead = "refused.for-lead",
        /// Saying that words were read which stay sealed, and why they do.
        RefusedSealed = "refused.sealed",
        /// Striking out that a new link was given.
        RefusedLinkGiven = "refused.link-given",
        /// An officer writes something, and there are no keys to seal it with.
        RefusedNoKeys = "refused.no-keys",
        /// The answer is put off, and the person is not told why; says how to tell them.
        RefusedTellWhy = "refused.tell-why",
        /// Nothing is put off of which the person could be told why.
        RefusedNothingToTell = "refused.nothing-to-tell",
        /// What the person would be told has `{count}` characters.
        RefusedTellLess = "refused.tell-less",
        /// It is more than the table takes.
        RefusedTooLong = "refused.too-long",
        /// Whoever erases the complaint `{reference}` has to type that once more.
        EraseAsk = "erase.ask",
        /// They typed another one.
        EraseNotSame = "erase.not-same",
        /// It is gone, and how much that was.
        EraseDone = "erase.done",
        /// What the ledger has taken away once more, or ended.
        EraseAgain = "erase.again",
        /// There is nothing of it, and never was.
        EraseNone = "erase.none",
        /// It repeats the same words sent before, as the complaint `{first}`.
        EraseLeadsTo = "erase.leads-to",
        /// An answer is owed to it.
        EraseOpen = "erase.open",
        /// A store did not answer on the way.
        EraseInPart = "erase.in-part",
        /// The key is not there that makes the ledger's marks.
        EraseNoKey = "erase.no-key",
    }
}
