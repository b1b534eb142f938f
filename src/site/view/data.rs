//! Open data, what changed, and the page for addresses that do not exist.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::site::addresses;
use crate::site::context::{Context, Head};
use crate::site::data::dataset::{Dataset, dataset};
use crate::site::data::files::FILES;
use crate::site::page::Page;
use crate::site::shared::data_part::{self, DataFile};
use crate::site::shared::link::Link;
use crate::site::shared::text_table::{TextRow, TextTable};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataPage {
    /// Charts for other sites.
    pub embed: Link,
    pub files: Vec<DataFile>,
    /// The meaning of every column, one table a file.
    pub dictionary: Vec<TextTable>,
    /// Files that describe, check or recompute the others: name, what it is for.
    pub tools: Vec<DataTool>,
    /// Under which licence the data may be used.
    pub licence: Option<String>,
    /// For search engines.
    pub dataset: Dataset,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataTool {
    pub link: Link,
    pub about: String,
}

pub fn page(cx: &Context<'_>) -> (Head, DataPage) {
    let root = format!("{}../data/", addresses::up(&cx.path));
    let mut files = Vec::new();
    let mut dictionary = Vec::new();
    for (f, file) in cx.site.lists.data.keys().zip(FILES) {
        let about = cx.say(&file.about);
        files.push(match cx.site.lists.data[f].as_slice() {
            [whole] => data_part::data_part(cx, file, *whole, about),
            parts => DataFile {
                name: file.id.to_owned(),
                about,
                rows: cx.locale.number(parts.iter().map(|part| part.rows as u64).sum()),
                links: vec![cx.link(cx.say(&msg::data_parts { n: parts.len() as u64 }), Page::DataFile(f))],
            },
        });
        dictionary.push(TextTable {
            caption: file.id.to_owned(),
            columns: vec![cx.say(&msg::column {}), cx.say(&msg::column_meaning {})],
            rows: file
                .columns
                .iter()
                .chain(file.more)
                .map(|(name, about)| TextRow { head: Link::unlinked((*name).to_owned()), cells: vec![cx.say(about)] })
                .collect(),
        });
    }
    let head = Head {
        heading: cx.say(&msg::open_data {}),
        lead: vec![cx.say(&msg::data_lead { n: files.len() as u64 })],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    let tool = |name: &str, about: &dyn Message| DataTool {
        link: Link { text: name.to_owned(), href: format!("{root}{name}") },
        about: cx.say(about),
    };
    let tools = vec![
        tool("recount.py", &msg::tool_recount {}),
        tool("SHA256SUMS", &msg::tool_sums {}),
        tool("datapackage.json", &msg::tool_package {}),
        tool("catalog.jsonld", &msg::tool_catalog {}),
    ];
    let licence = cx.project.config.data_licence.as_ref();
    let licence = licence.map(|licence| cx.say(&msg::data_licence { licence: &licence.name }));
    let absolute = cx.project.config.base_url.as_ref().map(|base| format!("{base}data/"));
    let mut dataset = dataset(cx.site, cx.locale.lang, absolute.as_deref().unwrap_or(&root));
    // The catalogue lists the parts of long files; here they would be most of the page.
    dataset.files.retain(|file| !file.name.contains('/'));
    let embed = cx.link(cx.say(&msg::embed_heading {}), Page::EmbedIndex);
    (head, DataPage { embed, files, dictionary, tools, licence, dataset })
}

crate::messages! {
    use crate::site::messages::msg;

    column {}
    column_meaning {}
    data_lead { n: u64 }
    data_licence<'a> { licence: &'a str }
    data_parts { n: u64 }
    tool_catalog {}
    tool_package {}
    tool_recount {}
    tool_sums {}
}
