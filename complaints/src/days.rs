//! Days and lengths of time: which days are worked, what a limit is, and the
//! date that one period from one moment ends on.

pub mod approximate;
pub mod bank_holidays;
pub mod calendar;
pub mod clock;
pub mod count;
pub mod holiday_rules;
pub mod moment;
pub mod period;
pub mod rota;
