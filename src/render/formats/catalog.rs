//! The open data described for machines: schema.org in the page, a DCAT catalogue, a Frictionless data package, checksums.

use serde_json::{Map, Value as Json, json};

use crate::hash::{FileHash, hex};
use crate::model::ids::LangIx;
use crate::site::context::Site;
use crate::site::data::data_file::{Column, ColumnKind, DataFile, Part, column_kind, columns, part_name};
use crate::site::data::dataset::{Dataset, dataset};

/// The recount that readers run: it recomputes every figure from the published folder alone.
pub const RECOUNT: &[u8] = include_bytes!("../../../tools/recount.py");

/// A schema.org `Dataset` for a page. Safe inside a `script` element.
pub fn json_ld(data: &Dataset) -> String {
    let files: Vec<Json> = data
        .files
        .iter()
        .map(|file| {
            json!({"@type": "DataDownload", "name": file.name, "description": file.about, "contentUrl": file.url,
                "encodingFormat": file.media})
        })
        .collect();
    let mut thing = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": data.name,
        "description": data.about,
        "inLanguage": data.lang,
        "isAccessibleForFree": true,
        "creator": {"@type": "Organization", "name": data.publisher},
        "dateModified": data.modified,
        "spatialCoverage": data.places,
        "distribution": files,
    });
    if let Some((_, url)) = &data.licence {
        thing["license"] = json!(url);
    }
    if let Some((from, to)) = &data.covers {
        thing["temporalCoverage"] = json!(format!("{from}/{to}"));
    }
    // "</script>" inside a text would end the element.
    thing.to_string().replace('<', "\\u003c")
}

/// `catalog.jsonld`: a DCAT 3 catalogue (W3C Recommendation, 22 August 2024) of one dataset in every language of the portal.
pub fn dcat(site: &Site<'_>, base: Option<&str>) -> Vec<u8> {
    let data = base.map_or_else(String::new, |base| format!("{base}data/"));
    let all: Vec<Dataset> = site.locales.keys().map(|lang| dataset(site, lang, &data)).collect();
    let said = |of: &dyn Fn(&Dataset) -> &str| -> Vec<Json> {
        all.iter().map(|one| json!({"@language": one.lang, "@value": of(one)})).collect()
    };
    let files = all.first().map_or(&[][..], |one| &one.files);
    let distributions: Vec<Json> = files
        .iter()
        .enumerate()
        .map(|(i, file)| {
            let about: Vec<Json> =
                all.iter().map(|one| json!({"@language": one.lang, "@value": one.files[i].about})).collect();
            let media = format!("https://www.iana.org/assignments/media-types/{}", file.media);
            json!({"@type": "dcat:Distribution", "dct:title": file.name, "dct:description": about,
                "dcat:downloadURL": {"@id": file.url}, "dcat:mediaType": {"@id": media}})
        })
        .collect();
    let publisher = json!({"@type": "foaf:Agent", "foaf:name": said(&|one| &one.publisher)});
    let mut set = json!({
        "@type": "dcat:Dataset",
        "@id": format!("{data}datapackage.json"),
        "dct:title": said(&|one| &one.name),
        "dct:description": said(&|one| &one.about),
        "dct:publisher": publisher,
        "dcat:distribution": distributions,
    });
    let day = |text: &str| json!({"@type": "xsd:date", "@value": text});
    if let Some(one) = all.first() {
        set["dct:modified"] = day(&one.modified);
        if let Some((_, url)) = &one.licence {
            set["dct:license"] = json!({"@id": url});
        }
        if let Some((from, to)) = &one.covers {
            set["dct:temporal"] =
                json!({"@type": "dct:PeriodOfTime", "dcat:startDate": day(from), "dcat:endDate": day(to)});
        }
    }
    let catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Catalog",
        "@id": format!("{data}catalog.jsonld"),
        "dct:title": said(&|one| &one.name),
        "dct:publisher": publisher,
        "dcat:dataset": set,
    });
    lines(&catalog)
}

/// `datapackage.json`: every CSV file with its columns (Frictionless Data Package v1, which its tools read).
/// `files` holds the path of each CSV file.
pub fn package(site: &Site<'_>, files: &[(String, FileHash)]) -> Vec<u8> {
    let data = dataset(site, LangIx::ROOT, "");
    let resources: Vec<Json> = site.lists.data_parts().map(|(file, part)| resource(site, file, part, files)).collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "minh-bach",
        "title": data.name,
        "description": data.about,
        "created": format!("{}T00:00:00Z", data.modified),
        "resources": resources,
    });
    if let Some((name, url)) = &data.licence {
        package["licenses"] = json!([{"name": name, "path": url}]);
    }
    lines(&package)
}

fn resource(site: &Site<'_>, file: &DataFile, part: Part, files: &[(String, FileHash)]) -> Json {
    let name = part_name(site.measured, file, part);
    let path = format!("raw/{name}.csv");
    let fields: Vec<Json> = columns(site.measured, file).iter().map(|column| field(site, column)).collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), Json::from(fields));
    schema.insert("missingValues".to_owned(), json!([""]));
    if !file.primary.is_empty() {
        schema.insert("primaryKey".to_owned(), json!(file.primary));
    }
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": name.replace(['_', '/'], "-"),
        "path": path,
        "title": site.locales.first().map(|locale| locale.say(&file.about)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    });
    if let Some((_, hash)) = files.iter().find(|(name, _)| *name == path) {
        resource["bytes"] = json!(hash.length);
        resource["hash"] = json!(format!("sha256:{}", hex(&hash.content)));
    }
    resource
}

fn field(site: &Site<'_>, column: &Column) -> Json {
    let words: Vec<String> = site.locales.iter().map(|locale| locale.say(&column.about)).collect();
    let kind = match column_kind(&column.name) {
        ColumnKind::Text => "string",
        ColumnKind::Number => "integer",
        ColumnKind::YesNo => "boolean",
        ColumnKind::Day => "date",
    };
    json!({"name": column.name, "type": kind, "description": words.join(" | ")})
}

/// `SHA256SUMS`, as `sha256sum -c` reads it in the folder of the data.
pub fn sums(files: &[(String, FileHash)]) -> Vec<u8> {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort();
    sorted.iter().map(|(name, hash)| format!("{}  {name}\n", hex(&hash.content))).collect::<String>().into_bytes()
}

fn lines(json: &Json) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(json).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
