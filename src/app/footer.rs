//! What stands below all panes: what was said, how far a job is, and the keys that do something now.

use ratatui::layout::Rect;

use super::popup::help_columns;
use super::{Action, Key, Model, Popup, Scope, Tone, Typing, When};

/// As long as a sentence is before it goes on in another line, in columns.
const WIDEST: u16 = 124;
/// The columns before and behind a sentence: a blank, its mark, a blank; a blank.
const BESIDE: u16 = 4;
/// The same where a word stands before a fault.
const BESIDE_IN_WORDS: u16 = 8;
/// So many lines a sentence has above the footer; the rest of it is told with all messages.
const MOST_LINES: usize = 3;
/// The columns of blanks between two keys.
const BETWEEN_KEYS: u16 = 2;
/// What lies over everything has so many lines, whatever is said below it.
const FEWEST_OVER: u16 = 3;
/// In plain the help is no wider: one column of it is read from top to bottom.
const PLAIN_COLUMNS: usize = 76;
/// A screen with fewer lines spares that between the panes and what is said.
const LINES_FOR_RULE: u16 = 16;

/// A key that does something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// What it does.
    pub action: Action,
    /// The key.
    pub key: Key,
    /// The same in one or two words.
    pub label: &'static str,
}

/// Something to say now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// How.
    pub tone: Tone,
    /// What.
    pub text: String,
    /// How much room it takes.
    pub room: Room,
}

/// How much room a sentence takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// As much as it needs: it goes with the next key.
    Whole,
    /// What is free in the footer: it stays, and what it says changes.
    Footer,
}

impl Model {
    /// Says something, until the next key.
    pub(super) fn say(&mut self, tone: Tone, text: &str) {
        self.messages.say(tone, text, &self.now);
    }

    /// Says what is wrong: the first thing, and how many more there are.
    pub(super) fn complain_of_all(&mut self, mut notes: Vec<String>) {
        if notes.is_empty() {
            return;
        }
        let more = notes.len() - 1;
        let key = self.keymap.key_of(Action::Messages, Scope::Panes);
        if let (Some(key), Some(first)) = (key.filter(|_| more > 0), notes.first_mut()) {
            *first = format!("{first} (and {more} more: {key} shows them)");
        }
        for note in notes.iter().rev() {
            self.say(Tone::Fault, note);
        }
    }

    /// What must be said, the most pressing first.
    #[must_use]
    pub fn sentence(&self) -> Option<Sentence> {
        let whole = |tone, text| Sentence {
            tone,
            text,
            room: Room::Whole,
        };
        let line = |tone, text| Sentence {
            tone,
            text,
            room: Room::Footer,
        };
        // Where it is stands in the query line.
        let fault = self.told_fault();
        let fault = fault.map(|fault| whole(Tone::Fault, fault.reason.clone()));
        let said = || {
            let said = self.messages.shown()?;
            Some(whole(said.tone, said.text.clone()))
        };
        let unsaved = || {
            self.marks.trouble.as_ref()?;
            Some(line(Tone::Fault, self.marks.unsaved_said()))
        };
        let job = || Some(line(Tone::Note, self.jobs.sentence()?));
        let closed = || Some(line(Tone::Fault, self.marks.closed.clone()?));
        fault
            .or_else(said)
            .or_else(unsaved)
            .or_else(job)
            .or_else(closed)
    }

    /// What does not stand in the footer itself, in lines.
    #[must_use]
    pub fn above_footer(&self) -> Vec<String> {
        let Some(sentence) = self.sentence() else {
            return Vec::new();
        };
        let widths = self.settings.letters.widths;
        let fits = || widths.of(&sentence.text) <= self.room_beside_help();
        if sentence.room == Room::Footer || (sentence.tone == Tone::Note && fits()) {
            return Vec::new();
        }
        let beside = if self.settings.plain {
            BESIDE_IN_WORDS
        } else {
            BESIDE
        };
        let columns = usize::from(self.size.width.min(WIDEST).saturating_sub(beside));
        let text = &sentence.text;
        let pieces = widths.lines(text, columns);
        let mut lines: Vec<String> = pieces
            .iter()
            .take(MOST_LINES)
            .filter_map(|piece| Some(text.get(piece.clone())?.to_owned()))
            .collect();
        if pieces.len() > MOST_LINES
            && let Some(last) = lines.last_mut()
        {
            let all = self.keymap.key_of(Action::Messages, Scope::Panes);
            let all = all.map_or("…".to_owned(), |key| format!("… {key} shows all"));
            let room = columns.saturating_sub(widths.of(&all));
            *last = format!("{}{all}", widths.cut(last, room, ""));
        }
        lines
    }

    /// Where so many lines stand above the footer, with a line that parts them from the panes where
    /// there is room.
    #[must_use]
    pub fn above_footer_area(&self, lines: usize) -> Rect {
        let layout = self.layout();
        let screen = layout.screen;
        if lines == 0 {
            return Rect::ZERO;
        }
        let has_rule = !self.settings.plain && screen.height >= LINES_FOR_RULE;
        let rule = usize::from(has_rule);
        let bottom = screen.bottom() - layout.footer.height;
        let most = bottom.saturating_sub(layout.query.height);
        let height = u16::try_from(lines + rule).unwrap_or(most).min(most);
        Rect {
            y: bottom - height,
            height,
            ..screen
        }
    }

    /// The keys that the footer shows, each with its place: as many as there is room for where nothing
    /// is said, and always that of the help, at the end.
    #[must_use]
    pub fn hints(&self) -> Vec<(Offer, Rect)> {
        let line = self.layout().footer;
        let widths = self.settings.letters.widths;
        let columns = |offer: &Offer| {
            let columns = widths.of(&offer.key.to_string()) + 1 + widths.of(offer.label);
            u16::try_from(columns).unwrap_or(u16::MAX)
        };
        let help = self.help_offer().map(|help| {
            let width = columns(&help).min(line.width);
            let x = line.right().saturating_sub(width + 1).max(line.x);
            (help, Rect { x, width, ..line })
        });
        let end = help.map_or(line.right(), |(_, area)| area.x);
        let mut x = line.x.saturating_add(1);
        let mut hints = Vec::new();
        if self.sentence().is_none() || !self.above_footer().is_empty() {
            // Leaving is the last that needs a place.
            let mut offers: Vec<Offer> = self.offers().collect();
            offers.sort_by_key(|offer| offer.action == Action::Quit);
            for offer in offers {
                let width = columns(&offer);
                let next = x.saturating_add(width).saturating_add(BETWEEN_KEYS);
                if next > end {
                    break;
                }
                hints.push((offer, Rect { x, width, ..line }));
                x = next;
            }
        }
        hints.extend(help);
        hints
    }

    /// Where help or a menu is.
    #[must_use]
    pub fn popup_area(&self) -> Option<Rect> {
        let mut room = self.layout().room_over();
        let said = self.above_footer_area(self.above_footer().len());
        if !said.is_empty() {
            let above = said.y.saturating_sub(room.y);
            room.height = above.max(FEWEST_OVER).min(room.height);
        }
        let popup = self.popup.as_ref()?;
        if self.settings.plain {
            return Some(room);
        }
        Some(popup.area(room, self.settings.letters.widths))
    }

    /// Where what is typed may go on as one of a list.
    #[must_use]
    pub fn choices_area(&self) -> Option<Rect> {
        let (choices, layout) = (self.choices.as_ref()?, self.layout());
        if !self.settings.plain || !self.lists_choices() {
            return Some(choices.area(layout.screen));
        }
        let above = layout.query.bottom();
        Some(Rect {
            y: above,
            height: (layout.screen.bottom() - layout.footer.height).saturating_sub(above),
            ..layout.screen
        })
    }

    /// The columns that the help has.
    pub(super) fn help_columns(&self) -> usize {
        let columns = help_columns(self.layout().screen);
        if self.settings.plain {
            columns.min(PLAIN_COLUMNS)
        } else {
            columns
        }
    }

    /// The columns that the footer has beside the key of the help.
    fn room_beside_help(&self) -> usize {
        if self.layout().footer.is_empty() {
            return 0;
        }
        let widths = self.settings.letters.widths;
        let help = self.help_offer().map_or(0, |help| {
            widths.of(&help.key.to_string()) + widths.of(help.label) + 2
        });
        usize::from(self.size.width).saturating_sub(help + 3)
    }

    /// The key that leads to the help, or out of it: it always has its place.
    #[must_use]
    pub fn help_offer(&self) -> Option<Offer> {
        let scope = self.scope();
        let mut scopes = std::iter::once(scope).chain(scope.wider().iter().copied());
        let key = scopes.find_map(|scope| self.keymap.key_of(Action::Help, scope))?;
        let label = match &self.popup {
            Some(Popup::Help(_)) => "close",
            Some(
                Popup::Menu(_)
                | Popup::Path(_)
                | Popup::Palette(_)
                | Popup::Told(_)
                | Popup::Reference(_),
            )
            | None => "help",
        };
        Some(Offer {
            action: Action::Help,
            key,
            label,
        })
    }

    /// The keys of this place that do something now, but for that of the help: those of the place
    /// itself first, in the order of the table.
    pub fn offers(&self) -> impl Iterator<Item = Offer> {
        let scope = self.scope();
        // What one does with any line is not worth a place.
        let wider = scope.wider().iter().filter(move |_| !scope.types());
        let rows = std::iter::once(scope)
            .chain(wider.copied())
            .flat_map(|scope| self.keymap.rows(scope));
        rows.filter(|(binding, _)| binding.action != Action::Help)
            .filter(|(binding, _)| self.is(binding.when) && self.has_use(binding.action))
            .filter_map(move |(binding, keys)| {
                let label = binding.footer?;
                let other = if binding.action == Action::Choose {
                    self.choosing(scope)
                } else {
                    self.leaving().filter(|_| binding.action == Action::Back)
                };
                let is_its_own = |key: &&Key| {
                    let bound = self.keymap.bound(scope, **key);
                    bound.is_some_and(|row| row.scope == binding.scope)
                };
                Some(Offer {
                    action: binding.action,
                    key: *keys.iter().find(is_its_own)?,
                    label: other.unwrap_or(label),
                })
            })
    }

    /// Whether what is typed can be completed, what is selected excluded, what is shown looked through,
    /// what is read opened, where an action does that.
    fn has_use(&self, action: Action) -> bool {
        let (completes, searches) = match &self.popup {
            Some(Popup::Path(path)) => (path.purpose.is_of_files(), false),
            Some(Popup::Help(_)) => (false, true),
            Some(Popup::Menu(_) | Popup::Palette(_) | Popup::Told(_) | Popup::Reference(_)) => {
                (false, false)
            }
            None => (self.filter.search().is_none(), true),
        };
        let excludes = self.scope() != Scope::Filter || self.filter.is_at_value();
        let reading = self.reading.as_ref();
        let follows = reading.is_some_and(|reading| !reading.is_whole() || reading.link.is_some());
        let opens = self.scope() != Scope::Reading || follows;
        let cited = self.popup.as_ref().and_then(Popup::cited);
        let is_here = cited.is_none_or(|cited| cited.is_known == Some(true));
        let is_told = cited.is_none_or(|cited| cited.row.is_some());
        (action != Action::Complete || completes)
            && (action != Action::Exclude || excludes)
            && (action != Action::StartFilter || searches)
            && (action != Action::Choose || opens && is_here)
            && (action != Action::ToggleStar || is_told)
    }

    /// Whether it is so now.
    fn is(&self, when: When) -> bool {
        match when {
            When::Always => true,
            When::OnPaper => self.list.selected().is_some(),
            When::Several => self.list.places > 1,
            When::ToGive => self.list.places > 0 || self.marks.has_stars(),
            When::ToUndo => self.marks.can_undo(),
            When::ToRedo => self.marks.can_redo(),
            When::Running => self.jobs.can_stop(),
            When::Waiting => self.waits().is_some(),
            When::Typed => !self.prompt.text().is_empty(),
            When::InWhole => self.reads_whole(),
        }
    }

    /// Why an action of this sort does nothing now.
    pub(super) fn in_vain(&self, when: When) -> Option<&'static str> {
        (!self.is(when)).then(|| when.otherwise())
    }

    /// What stepping back does, where it is not always the same.
    fn leaving(&self) -> Option<&'static str> {
        if self.scope() != Scope::Prompt {
            return None;
        }
        if self.lists_choices() {
            return Some("close");
        }
        self.prompt.is_selected().then_some("leave")
    }

    /// What choosing does, where it is not always the same.
    fn choosing(&self, scope: Scope) -> Option<&'static str> {
        match &self.popup {
            Some(Popup::Path(path)) => Some(path.purpose.verb()),
            Some(Popup::Help(help)) if help.typing == Typing::Going => Some("keep"),
            Some(Popup::Told(_) | Popup::Help(_)) => Some("go on"),
            Some(Popup::Menu(_) | Popup::Palette(_) | Popup::Reference(_)) => None,
            None => {
                let reading = self.reading.as_ref();
                let has_link = reading.is_some_and(|reading| reading.link.is_some());
                if scope == Scope::Reading && has_link {
                    return Some("follow");
                }
                if matches!(scope, Scope::Filter | Scope::Path) {
                    return self.filter.choosing();
                }
                if scope == Scope::Prompt && self.has_chosen() {
                    return Some("take");
                }
                if scope == Scope::List && self.is_beyond_library() {
                    return Some("take in");
                }
                let has_choice = scope == Scope::Prompt && !self.list.otherwise.is_empty();
                (has_choice && !self.leaves_line()).then_some("take")
            }
        }
    }
}
