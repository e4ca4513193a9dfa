//! Ending in good order where a signal asks for it: what is half done is taken back or told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;

use crate::jobs::Stop;

/// A command was ended by a signal; what is to be said is said with it.
#[derive(Debug, thiserror::Error)]
#[error("{sentence}")]
pub(super) struct Stopped {
    sentence: String,
    /// The number of the signal.
    signal: u8,
}

impl Stopped {
    /// The exit status that says by which signal it was.
    pub(super) fn exit_status(&self) -> u8 {
        128_u8.saturating_add(self.signal)
    }
}

/// The wish to stop, and the signal that it came by.
pub(super) struct Stopping {
    stop: Stop,
    signal: Arc<AtomicUsize>,
}

impl Stopping {
    /// Signals end the program at once, as the system has it.
    pub(super) fn left_to_the_system() -> Self {
        Self {
            stop: Stop::default(),
            signal: Arc::default(),
        }
    }

    /// From here on Ctrl-C and TERM ask the work to stop; a second one ends the program at once.
    ///
    /// # Errors
    /// When the system hands no signals over.
    pub(super) fn by_signals() -> Result<Self> {
        let stopping = Self::left_to_the_system();
        #[cfg(unix)]
        stopping.listen()?;
        Ok(stopping)
    }

    /// The same; the first signal is answered with a sentence, for what is under way may take long.
    ///
    /// # Errors
    /// When the system hands no signals over.
    pub(super) fn by_signals_that_are_answered(sentence: &'static str) -> Result<Self> {
        let stopping = Self::by_signals()?;
        answer(sentence)?;
        Ok(stopping)
    }

    #[cfg(unix)]
    fn listen(&self) -> Result<()> {
        use anyhow::Context;
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::flag;

        for signal in [SIGINT, SIGTERM] {
            let number = usize::try_from(signal)?;
            let stop = self.stop.flag();
            flag::register_conditional_shutdown(signal, 128 + signal, stop.clone())
                .and_then(|_| flag::register_usize(signal, self.signal.clone(), number))
                .and_then(|_| flag::register(signal, stop))
                .context("signals cannot be waited for")?;
        }
        Ok(())
    }

    pub(super) fn stop(&self) -> &Stop {
        &self.stop
    }

    /// The error of a command that was stopped.
    pub(super) fn ended(&self, sentence: &str) -> anyhow::Error {
        let signal = u8::try_from(self.signal.load(Ordering::Acquire)).unwrap_or(0);
        let sentence = sentence.to_owned();
        Stopped { sentence, signal }.into()
    }
}

/// Says something when the first signal comes.
#[cfg(unix)]
fn answer(sentence: &'static str) -> Result<()> {
    use anyhow::Context;
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let signals = Signals::new([SIGINT, SIGTERM]);
    let mut signals = signals.context("signals cannot be waited for")?;
    // It ends with the program.
    std::thread::spawn(move || signals.forever().next().map(|_| super::say(sentence)));
    Ok(())
}

/// Where signals end the program at once there is no time to say anything.
#[cfg(not(unix))]
fn answer(_sentence: &'static str) -> Result<()> {
    Ok(())
}
