//! Links within a paper: each leads to a place that is there.

use super::{Block, Body, Kind, Mark, Prose, Target};

/// Takes links out that lead to no place of the document. A page that a browser has saved names itself in
/// each link, so that what stands behind the address tells more than the address.
pub(super) fn settle(body: &mut Body) {
    let anchors = std::mem::take(&mut body.anchors);
    let is_known = |name: &str| {
        anchors
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
            .is_ok()
    };
    let Body {
        title,
        front,
        summary,
        blocks,
        ..
    } = body;
    let blocks = front.iter_mut().chain(summary).chain(blocks);
    for prose in blocks.flat_map(proses).chain([title]) {
        for (_, mark) in &mut prose.marks {
            if let Mark::Link(target) = mark
                && let Target::Address(address) = target
                && let Some((page, name)) = address.rsplit_once('#')
                && page.contains("/html/")
                && is_known(name)
            {
                *target = Target::Anchor(name.to_owned());
            }
        }
        prose.marks.retain(|(_, mark)| match mark {
            Mark::Link(Target::Anchor(name)) => is_known(name),
            Mark::Link(Target::Address(_)) | Mark::Emphasis(_) | Mark::Formula => true,
        });
    }
    body.anchors = anchors;
}

/// All texts of a block.
fn proses(block: &mut Block) -> impl Iterator<Item = &mut Prose> {
    let cells = match &mut block.kind {
        Kind::Table(table) => table.rows.as_mut_slice(),
        Kind::Paragraph
        | Kind::Heading(_)
        | Kind::Formula
        | Kind::Code
        | Kind::Caption { .. }
        | Kind::Note
        | Kind::Reference => &mut [],
    };
    let cells = cells.iter_mut().flat_map(|row| &mut row.cells);
    [&mut block.label, &mut block.prose]
        .into_iter()
        .chain(cells.map(|cell| &mut cell.prose))
}
