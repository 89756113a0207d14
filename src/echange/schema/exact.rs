use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of a type, definitions of the types that it holds included.
///
/// It is that of `schemars`, made exact: integers have the bounds of their Rust type in place of a format that
/// validators do not know, and a set may hold an element twice, since reading it keeps one.
///
/// # Examples
/// ```
/// use contrat_de_ville::echange::schema;
/// use contrat_de_ville::temps::Duree;
///
/// let duree = schema::of::<Duree>();
/// assert_eq!(duree.get("$schema"), Some(&"https://json-schema.org/draft/2020-12/schema".into()));
/// ```
#[must_use]
pub fn of<T: JsonSchema + ?Sized>() -> Schema {
    let exact = RecursiveTransform(exact as fn(&mut Schema));
    let mut generator = SchemaSettings::draft2020_12().with_transform(exact).into_generator();
    generator.root_schema_for::<T>()
}

fn exact(schema: &mut Schema) {
    let _ = schema.remove("uniqueItems");
    let Some((min, max)) = schema.get("format").and_then(Value::as_str).and_then(bounds) else {
        return;
    };
    let _ = schema.remove("format");
    for (cle, borne) in [("minimum", min), ("maximum", max)] {
        if let Some(borne) = borne
            && schema.get(cle).is_none()
        {
            schema.insert(cle.to_owned(), borne);
        }
    }
}

/// The bounds behind a name of `schemars`; none for what is no integer.
fn bounds(format: &str) -> Option<(Option<Value>, Option<Value>)> {
    let between = |min: i64, max: u64| (Some(min.into()), Some(max.into()));
    Some(match format {
        "uint8" => between(0, u8::MAX.into()),
        "uint16" => between(0, u16::MAX.into()),
        "uint32" => between(0, u32::MAX.into()),
        "uint64" | "uint" => between(0, u64::MAX),
        "int8" => between(i8::MIN.into(), 0x7F),
        "int16" => between(i16::MIN.into(), 0x7FFF),
        "int32" => between(i32::MIN.into(), 0x7FFF_FFFF),
        "int64" | "int" => between(i64::MIN, 0x7FFF_FFFF_FFFF_FFFF),
        "float" | "double" => (None, None),
        _ => return None,
    })
}
