//! Fixed colours: how they become a theme, how well one is read on another, and what stands for them on
//! a terminal of 256.

use ratatui::style::{Color, Modifier, Style};

use super::{BOLD, PLAIN, Theme, UNDERLINED};

/// The colours of a theme with a ground of its own.
pub(super) struct Colours {
    pub(super) ground: Color,
    pub(super) text: Color,
    /// Of titles, and of what is unread.
    pub(super) strong: Color,
    /// Of dates, bylines and lines.
    pub(super) secondary: Color,
    pub(super) accent: Color,
    pub(super) fault: Color,
    pub(super) star: Color,
    pub(super) hit: Color,
    /// The ground of the selected row.
    pub(super) selection: Color,
}

/// The colour that is written so: `0xrr_gg_bb`.
pub(super) const fn rgb(colour: u32) -> Color {
    Color::from_u32(colour)
}

impl Theme {
    /// A theme with a ground of its own.
    pub(super) const fn on_ground(name: &'static str, colours: &Colours) -> Self {
        Self {
            name,
            ground: PLAIN.fg(colours.text).bg(colours.ground),
            accent: PLAIN.fg(colours.accent),
            heading: BOLD.fg(colours.accent),
            fault: BOLD.fg(colours.fault),
            star: PLAIN.fg(colours.star),
            hit: BOLD.fg(colours.hit).add_modifier(Modifier::UNDERLINED),
            current_hit: PLAIN
                .fg(colours.ground)
                .bg(colours.hit)
                .remove_modifier(Modifier::BOLD),
            quiet: PLAIN.fg(colours.secondary),
            strong: BOLD.fg(colours.strong),
            bold: BOLD,
            italic: PLAIN.add_modifier(Modifier::ITALIC),
            link: UNDERLINED,
            selected: PLAIN.fg(colours.strong).bg(colours.selection),
            bar: PLAIN.fg(colours.accent),
            behind: PLAIN.fg(colours.secondary),
        }
    }

    /// The same for a terminal of 256 colours: the nearest ones that are as easy to read as they must
    /// be.
    #[must_use]
    pub fn in_256_colours(self) -> Self {
        let Some(ground) = self.ground.bg else {
            return self;
        };
        let around = nearest(ground, |_| true);
        let is_apart = |colour: Color| colour != around;
        let on = |style: Style, least: f64| {
            // What has a ground of its own is seen by it.
            let own = style.bg.map(|own| {
                if own == ground {
                    around
                } else {
                    nearest(own, is_apart)
                }
            });
            let below = own.unwrap_or(around);
            Style {
                fg: style
                    .fg
                    .map(|ink| nearest(ink, |ink| contrast(ink, below) >= least)),
                bg: own,
                ..style
            }
        };
        let (text, sign) = (|style| on(style, OF_TEXT), |style| on(style, OF_SIGNS));
        let selected = text(self.selected);
        // The bar is seen on either ground.
        let below = selected.bg.unwrap_or(around);
        let is_seen = |ink| {
            [around, below]
                .iter()
                .all(|ground| contrast(ink, *ground) >= OF_SIGNS)
        };
        Self {
            name: self.name,
            ground: text(self.ground),
            accent: text(self.accent),
            heading: text(self.heading),
            fault: text(self.fault),
            star: sign(self.star),
            hit: text(self.hit),
            current_hit: text(self.current_hit),
            quiet: sign(self.quiet),
            strong: Style {
                fg: selected.fg,
                ..self.strong
            },
            bold: text(self.bold),
            italic: text(self.italic),
            link: text(self.link),
            selected,
            bar: Style {
                fg: self.bar.fg.map(|ink| nearest(ink, is_seen)),
                ..self.bar
            },
            behind: sign(self.behind),
        }
    }
}

/// Least contrasts: of text, and of what is secondary or a sign (Web Content Accessibility Guidelines
/// 2.2, 1.4.3 and 1.4.11).
pub(super) const OF_TEXT: f64 = 4.5;
pub(super) const OF_SIGNS: f64 = 3.0;

/// How well one colour is read on another, from 1 to 21, as the guidelines have it; colours of the
/// terminal's own are taken for the worst.
pub(super) fn contrast(one: Color, other: Color) -> f64 {
    let (Some(one), Some(other)) = (parts(one), parts(other)) else {
        return 1.0;
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(parts: [u8; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Red, green and blue of a fixed colour: of one of the 240 that do not depend on the terminal, the cube
/// of xterm and its greys.
fn parts(colour: Color) -> Option<[u8; 3]> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    if let Color::Rgb(red, green, blue) = colour {
        return Some([red, green, blue]);
    }
    let Color::Indexed(place) = colour else {
        return None;
    };
    if let Some(grey) = place.checked_sub(232) {
        return Some([8 + 10 * grey; 3]);
    }
    let place = place.checked_sub(16)?;
    Some([place / 36, place / 6 % 6, place % 6].map(level))
}

/// The nearest of the 240 that is fit; one of the terminal's own stays as it is.
fn nearest(colour: Color, is_fit: impl Fn(Color) -> bool) -> Color {
    let Some(wanted) = parts(colour) else {
        return colour;
    };
    let distance = |other: &Color| {
        let other = parts(*other).unwrap_or_default();
        let apart = wanted
            .iter()
            .zip(other)
            .map(|(one, other)| one.abs_diff(other));
        apart.map(|apart| u32::from(apart).pow(2)).sum::<u32>()
    };
    let all = (16..=u8::MAX).map(Color::Indexed);
    let fit = all.filter(|other| is_fit(*other));
    fit.min_by_key(distance).unwrap_or(colour)
}
