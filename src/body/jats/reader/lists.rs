//! Lists of an article, whose numbers and bullets are told by the kind of the list.

/// The lists that are open.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<(Bullet, usize)>,
    /// What waits for the text of an item.
    waiting: Option<String>,
}

#[derive(Debug, Clone, Copy)]
enum Bullet {
    Dot,
    Number,
    Letter(char),
    Roman,
    None,
}

impl Lists {
    /// A list of this kind begins.
    pub(super) fn begin(&mut self, kind: &str) {
        let bullet = match kind {
            "order" | "arabic" | "number" => Bullet::Number,
            "alpha-lower" => Bullet::Letter('a'),
            "alpha-upper" => Bullet::Letter('A'),
            "roman-lower" | "roman-upper" => Bullet::Roman,
            "simple" => Bullet::None,
            _ => Bullet::Dot,
        };
        self.open.push((bullet, 0));
    }

    /// The list that was begun last ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
        self.waiting = None;
    }

    /// An item begins.
    pub(super) fn item(&mut self) {
        self.waiting = self.open.last_mut().and_then(|(bullet, number)| {
            *number += 1;
            told(*bullet, *number)
        });
    }

    /// What waits for the text of an item, once.
    pub(super) fn bullet(&mut self) -> Option<String> {
        self.waiting.take()
    }
}

/// What stands before an item.
fn told(bullet: Bullet, number: usize) -> Option<String> {
    match bullet {
        Bullet::Dot => Some("•".to_owned()),
        Bullet::Number => Some(format!("{number}.")),
        Bullet::Letter(first) => {
            let place = u32::try_from((number - 1) % 26).unwrap_or_default();
            let letter = char::from_u32(u32::from(first) + place)?;
            Some(format!("{letter}."))
        }
        Bullet::Roman => Some(format!("{}.", roman(number))),
        Bullet::None => None,
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(1000);
    let mut told = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            told.push_str(sign);
            rest -= value;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_numbered_as_the_list_says() {
        for (kind, expected) in [
            ("bullet", Some("•")),
            ("order", Some("4.")),
            ("alpha-lower", Some("d.")),
            ("roman-lower", Some("iv.")),
            ("simple", None),
        ] {
            let mut lists = Lists::default();
            lists.begin(kind);
            (0..4).for_each(|_| lists.item());
            assert_eq!(lists.bullet().as_deref(), expected);
            assert_eq!(lists.bullet(), None);
        }
    }
}
