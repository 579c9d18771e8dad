//! What a reader of the dates should know besides.

use chrono::NaiveDate;

/// Something that the record says and the policy does not provide for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A stage was left out, and the policy does not say that it may be.
    SkipNotStated(u8),
    /// A complaint was opened again, and the policy gives no time for the new answer.
    ReopenedWithoutTime(u8),
    /// A clock of this stage was started late, which gives no more time: the answer is due by this
    /// day, as if it had been started in time.
    StartedLate(u8, NaiveDate),
}
