//! The account that mails are sent by, where there is none yet: by flags, or asked for. A server that is
//! not reached in the usual way is asked for its port.

use anyhow::{Result, anyhow};

use super::asked::{Asked, Settings, text};
use super::asking::Asking;
use crate::cli::UsageError;
use crate::config::{Written, mail_takes};
use crate::digest::{Address, Auth, MailAccount, Security};

/// Typed where nobody has to log in.
const NOBODY: &str = "-";

impl Asked<'_> {
    /// The settings of a new account; none where there is one.
    pub(super) fn new_account(
        &self,
        asking: Option<&mut Asking<'_>>,
        to: &Address,
    ) -> Result<Settings> {
        let flags = &self.flags.account;
        if let Some(known) = &self.config.mail {
            if flags.server.is_some() {
                let reason = format!(
                    "there is an account already, {}: [mail] in config.toml; change it there",
                    known.server
                );
                return Err(UsageError(reason).into());
            }
            return Ok(Vec::new());
        }
        let server = match (&flags.server, asking) {
            (Some(server), _) => self.by_flags(server),
            (None, Some(asking)) => return self.by_answers(asking, to),
            (None, None) => {
                return Err(anyhow!(
                    "say the account that it is sent by: --server smtp.example.org --user you@example.org --password-command \"…\", or write it into config.toml below [mail]; or choose another way"
                ));
            }
        };
        let mut settings = of_server(&server);
        settings.extend(flags.user.clone().map(|user| text("user", user)));
        let auth = flags.auth.filter(|auth| *auth != Auth::default());
        settings.extend(auth.map(|auth| text("auth", auth.name().to_owned())));
        let password = flags.password_command.clone();
        settings.extend(password.map(|command| text("password_command", command)));
        Ok(settings)
    }

    fn by_flags(&self, server: &str) -> MailAccount {
        let flags = &self.flags.account;
        MailAccount {
            own_port: flags.port,
            security: flags.security.unwrap_or_default(),
            ..MailAccount::new(server)
        }
    }

    fn by_answers(&self, asking: &mut Asking<'_>, to: &Address) -> Result<Settings> {
        let server = self.reached(asking, to)?;
        let mut settings = of_server(&server);
        let question = format!("Who logs in there? {NOBODY} where nobody has to");
        let user = asking.ask(&question, &to.mailbox, |user| of_mail("user", user))?;
        if user == NOBODY {
            return Ok(settings);
        }
        settings.push(text("user", user));
        let question = "Which program tells the password in its first line, such as pass show mail? Nothing where RECTO_MAIL_PASSWORD or the file keys/mail does";
        let command = asking.ask(question, "", |command| match command {
            "" => Ok(String::new()),
            command => of_mail("password_command", command),
        })?;
        if !command.is_empty() {
            settings.push(text("password_command", command));
        }
        Ok(settings)
    }

    /// A server that answers, or one that somebody wants all the same.
    fn reached(&self, asking: &mut Asking<'_>, to: &Address) -> Result<MailAccount> {
        let mut usual = format!("smtp.{}", to.domain());
        loop {
            let question = "Which server takes your mails?";
            let server = asking.ask(question, &usual, |server| of_mail("server", server))?;
            let mut account = MailAccount::new(&server);
            if self.answers(asking, &account) {
                return Ok(account);
            }
            let question = "How is it kept from others there? tls, starttls or plain";
            let usual_security = Security::StartTls.name();
            account.security = asking.ask(question, usual_security, super::security)?;
            let port = account.port().to_string();
            let port = asking.ask("At which port?", &port, |port| {
                let number = port.parse::<u16>().ok().filter(|port| *port > 0);
                number.ok_or_else(|| "it takes a number from 1 to 65535".to_owned())
            })?;
            account.own_port = (port != account.port()).then_some(port);
            if self.answers(asking, &account) || asking.is_wished("Take it all the same?", "no")? {
                return Ok(account);
            }
            usual = server;
        }
    }

    /// Whether a server answers; why not is said.
    fn answers(&self, asking: &mut Asking<'_>, account: &MailAccount) -> bool {
        asking.tell(&format!("asking {}:{} …", account.server, account.port()));
        let reached = (self.reach)(account);
        if let Err(reason) = &reached {
            asking.tell(reason);
        }
        reached.is_ok()
    }
}

/// What is written of a server: what is as usual is not.
fn of_server(account: &MailAccount) -> Settings {
    let mut settings = vec![text("server", account.server.clone())];
    if account.security != Security::default() {
        settings.push(text("security", account.security.name().to_owned()));
    }
    let port = account.own_port.map(|port| ("port", Written::Number(port)));
    settings.extend(port);
    settings
}

fn of_mail(name: &str, typed: &str) -> Result<String, String> {
    mail_takes(name, typed).map(|()| typed.to_owned())
}
