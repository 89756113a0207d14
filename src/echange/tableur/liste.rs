//! Several values in one cell.

/// The items of a cell: apart by `;` or by line feeds; one between `"` holds them, and `"` itself doubled.
pub(super) fn split(texte: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut reste = texte.trim_start_matches(is_gap);
    while !reste.is_empty() {
        let (item, suite) = if let Some(lu) = reste.strip_prefix('"').and_then(quoted) {
            lu
        } else {
            let fin = reste.find([';', '\n']).unwrap_or(reste.len());
            let (item, suite) = reste.split_at_checked(fin).unwrap_or((reste, ""));
            (item.trim().to_owned(), suite)
        };
        if !item.is_empty() {
            items.push(item);
        }
        reste = suite.trim_start_matches(is_gap);
    }
    items
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ';'
}

/// An item behind its opening quote, and what follows it; `None` if it is not one.
fn quoted(texte: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut reste = texte;
    loop {
        let (debut, suite) = reste.split_once('"')?;
        item.push_str(debut);
        if let Some(apres) = suite.strip_prefix('"') {
            item.push('"');
            reste = apres;
        } else {
            let libre = suite.trim_start_matches([' ', '\u{a0}']);
            let finie = libre.is_empty() || libre.starts_with([';', '\n', '\r']);
            return finie.then_some((item, libre));
        }
    }
}

/// The cell of items: one a line.
pub(super) fn join(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items
        .into_iter()
        .map(|item| {
            if item.contains(';') || item.starts_with('"') {
                format!("\"{}\"", item.replace('"', "\"\""))
            } else {
                item
            }
        })
        .collect();
    items.join("\n")
}
