//! Handing a mail over by one of the ways out, which [`crate::digest::Way`] names.

use std::path::PathBuf;

use super::error::MailError;
use super::smtp::Open;
use super::{MailLimits, Parcel, Server, command, kept};
use crate::digest::FileForm;
use crate::disk::Disk;

/// A way that is ready: its secret is found.
#[derive(Debug)]
pub enum OpenWay<'a> {
    /// By a mail server.
    Smtp(Server<'a>),
    /// By a program with its arguments.
    Command(&'a [String], MailLimits),
    /// Into a file or a folder.
    File(FileForm, PathBuf),
    /// To whoever looks on.
    Screen,
}

/// How a way was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Something was sent.
    Sent,
    /// It can be written there.
    Open,
}

/// Says that a mail is in the hands of others. Dropped, it says goodbye to a server, which may take
/// its time: what is to be written down is written before.
#[must_use]
pub struct Taken {
    _open: Option<Open>,
}

impl OpenWay<'_> {
    /// Hands a mail over. What is for the screen is shown.
    ///
    /// # Errors
    /// When it is not taken, or nobody can tell whether it is.
    pub fn hand_over(
        &self,
        disk: &dyn Disk,
        parcel: &Parcel<'_>,
        show: &mut dyn FnMut(&str),
    ) -> Result<Taken, MailError> {
        let open = match self {
            Self::Smtp(server) => Some(server.send(parcel)?),
            Self::Command(command, limits) => {
                command::hand_over(command, parcel, limits.command)?;
                None
            }
            Self::File(form, path) => {
                kept::keep(disk, *form, path, parcel)?;
                None
            }
            Self::Screen => {
                show(parcel.text);
                None
            }
        };
        Ok(Taken { _open: open })
    }

    /// Tries the way with a mail that tells of no paper. Where a digest would take the place of the one
    /// before, nothing is written.
    ///
    /// # Errors
    /// As for [`Self::hand_over`].
    pub fn try_out(
        &self,
        disk: &dyn Disk,
        parcel: &Parcel<'_>,
        show: &mut dyn FnMut(&str),
    ) -> Result<Tried, MailError> {
        match self {
            Self::File(form, path) if !form.is_mail() => {
                kept::check(disk, *form, path).map(|()| Tried::Open)
            }
            Self::File(..) | Self::Smtp(_) | Self::Command(..) | Self::Screen => {
                self.hand_over(disk, parcel, show).map(|_| Tried::Sent)
            }
        }
    }
}
