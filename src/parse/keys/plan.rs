//! Keys of `data/plans/ID/plan.yaml`.

use super::{Key, Kind, Kind::*, Need, Shape, Subject::*, TEXTS, conditional, nullable, optional, required};

const FUNDING_SOURCES: Kind = OneOf(&["state-budget", "merged-programmes", "socialised", "sponsorship", "other-legal"]);

const CLAUSE: Key = required("clause", Plain, r#""III.8""#, "Chỗ trong kế hoạch.", "Its place in the plan.");
const QUOTE: Key = required("quote", Quote, r#""trước ngày 20 của tháng cuối hàng quý""#, "Lời của kế hoạch.", "The plan's words.");
const MAYBE_CLAUSE: Key = Key { need: Need::Optional, ..CLAUSE };
const MAYBE_QUOTE: Key = Key { need: Need::Optional, ..QUOTE };
const SIC: Key = optional("sic", Text, TEXTS, "Chỗ có vẻ nhầm; không bao giờ sửa.", "What looks like a slip; never repaired.");
const NOTE: Key = optional("note", Text, TEXTS, "Ghi chú.", "A remark.");

pub static PLAN: Shape = Shape { vi: "Kế hoạch", en: "A plan", keys: &[
    required("id", Id, "dong-thap-2022", "Mã, trùng tên thư mục.", "Id, the same as the folder."),
    required("title", Text, TEXTS, "Tên như ban hành và bản dịch không chính thức.", "Title as issued, and its unofficial translation."),
    required("short", Text, r#"{vi: "Đồng Tháp 2022", en: "Dong Thap 2022"}"#, "Tên ngắn cho danh sách.", "Short name for lists."),
    required("summary", Text, TEXTS, "Lời của cổng, nhiều nhất hai câu.", "Our own words, two sentences at most."),
    nullable("number", Plain, "null", "Số văn bản.", "Number of the document."),
    nullable("issued", Date, "null", "Ngày ban hành.", "Day of issue."),
    required("issuer", Text, r#"{vi: "Ủy ban nhân dân tỉnh Đồng Tháp", en: "People's Committee of Dong Thap Province"}"#,
        "Cơ quan ban hành.", "Issuing authority."),
    required("signatory", Map(&SIGNATORY), r#"{name: "…", role: {vi: "…", en: "…"}}"#, "Người ký.", "Who signed it."),
    optional("lead", List(&Reference(Agency)), "[so-tttt]", "Cơ quan chủ trì cả kế hoạch.", "Agencies that lead the plan as a whole."),
    required("area", Reference(Area), "tinh-dong-thap", "Địa bàn của kế hoạch.", "The area that it governs."),
    required("compare", Reference(Level), "district", "Cấp của các địa bàn được so sánh.", "The level whose areas are compared."),
    required("period", Map(&TIME), "{from: 2022-01-01, to: 2022-12-31}", "Ngày đầu và ngày cuối.", "First and last day."),
    required("covers", List(&OneOf(&["digital", "cashless"])), "[digital, cashless]",
        "Nội dung: chuyển đổi số, thanh toán không dùng tiền mặt.", "What it is about: digital transformation, cashless payment."),
    required("bases", Maps(&BASIS), "[…]", "Căn cứ pháp lý, theo thứ tự của kế hoạch.", "Legal bases and lineage, in the plan's order."),
    optional("goals", Maps(&GOAL), "[…]",
        "Mục tiêu chung, quan điểm, theo thứ tự của kế hoạch.", "General goals and views, in the plan's order."),
    nullable("funding", Map(&FUNDING), "null", "Kinh phí; null khi kế hoạch không có phần này.", "Funding; null where the plan has no such section."),
    required("recognition", Map(&RECOGNITION), "{…}",
        "Kế hoạch cho phép nêu gì về từng đơn vị.", "What the plan's words allow to be shown of single institutions."),
    optional("certain_from", Share, "80%",
        "Chỉ tiêu tính theo tổng (giao dịch, tiền) chỉ được đánh giá khi ít nhất chừng này đơn vị có số liệu; bỏ trống: tất cả.",
        "Targets on sums (transactions, money) are judged only if at least this share of institutions reported; left out: all."),
    optional("headline", Reference(Target), "cashless-education",
        "Chỉ tiêu mà trang của kế hoạch so sánh giữa các địa bàn; bỏ trống: chỉ tiêu đầu tiên đo được.",
        "The target whose areas the plan's page compares; left out: the first that is measured."),
    required("targets", Maps(&TARGET), "[…]", "Chỉ tiêu.", "Targets."),
    required("tasks", Maps(&TASK), "[…]", "Nhiệm vụ.", "Tasks."),
    required("duties", Maps(&DUTY), "[…]",
        "Ai báo cáo cho ai, khi nào; [] khi kế hoạch không yêu cầu.", "Who reports to whom, and when; [] if the plan requires no reports."),
    required("payment", Maps(&PAYMENT), "[…]", "Quy định thanh toán, mỗi lĩnh vực một mục.", "Payment rules, one entry for each sector."),
    required("provisions", Maps(&PROVISION), "[…]", "Mỗi chủ đề trong data/topics.yaml một mục.", "One entry for each topic of data/topics.yaml."),
    optional("waived", Maps(&WAIVER), "[…]",
        "Các con số của văn bản mà cổng không theo dõi; hiện trên trang văn bản.",
        "Figures of the official text that the portal does not follow; shown on the page of the text."),
] };

pub static SIGNATORY: Shape = Shape { vi: "Người ký (`signatory`)", en: "The signatory (`signatory`)", keys: &[
    required("name", Plain, r#""Huỳnh Minh Tuấn""#, "Họ tên.", "Name."),
    required("role", Text, r#"{vi: "KT. Chủ tịch, Phó Chủ tịch", en: "Vice Chair, for the Chair"}"#, "Chức vụ khi ký.", "Role when signing."),
] };

pub static TIME: Shape = Shape { vi: "Thời gian của kế hoạch (`period`)", en: "The plan's time (`period`)", keys: &[
    required("from", Date, "2022-01-01", "Ngày đầu.", "First day."),
    required("to", Date, "2022-12-31", "Ngày cuối; kế hoạch được đánh giá đến ngày này.", "Last day; the plan is judged as of it."),
] };

pub static BASIS: Shape = Shape { vi: "Một căn cứ (`bases`)", en: "A legal basis (`bases`)", keys: &[
    nullable("number", Plain, r#""63/KH-UBND""#, "Số văn bản; null khi kế hoạch không ghi.", "Number; null where the plan names none."),
    nullable("date", Date, "2021-04-01", "Ngày; null khi không ghi.", "Date; null where not given."),
    required("relation", OneOf(&["implements", "cites", "linked"]), "implements",
        "Kế hoạch thực hiện, dẫn chiếu hay gắn với văn bản này.", "The plan implements, cites or is linked to the document."),
    required("title", Text, TEXTS, "Tên văn bản.", "What the document is."),
    MAYBE_CLAUSE,
    MAYBE_QUOTE,
    SIC,
] };

pub static GOAL: Shape = Shape { vi: "Một mục tiêu chung (`goals`)", en: "A general goal (`goals`)", keys: &[CLAUSE, QUOTE, SIC] };

pub static ALSO: Shape = Shape { vi: "Chỗ khác nêu cùng nhiệm vụ (`also`)", en: "Another place that states the same task (`also`)", keys: &[CLAUSE, QUOTE, SIC] };

pub static FUNDING: Shape = Shape { vi: "Kinh phí (`funding`)", en: "Funding (`funding`)", keys: &[
    required("sources", List(&FUNDING_SOURCES), "[state-budget, socialised]", "Các nguồn được nêu.", "The sources that the plan names."),
    optional("mainly", FUNDING_SOURCES, "socialised", "Nguồn chính, nếu kế hoạch nêu.", "The main source, if the plan names one."),
    optional("yearly_estimates", YesNo, "yes", "Đơn vị lập dự toán hàng năm.", "Units estimate their needs each year."),
    CLAUSE,
    QUOTE,
    SIC,
] };

pub static RECOGNITION: Shape = Shape { vi: "Ghi nhận (`recognition`)", en: "Recognition (`recognition`)", keys: &[
    required("modes", List(&OneOf(&["honour", "rank", "criticise"])), "[honour, rank]",
        "Lời của kế hoạch cho phép gì: biểu dương, xếp hạng, phê bình; [] không hiện gì.", "What the plan's words allow; [] shows nothing."),
    optional("clause", Plain, r#""III.1""#, "Chỗ trong kế hoạch; null với [].", "Its place in the plan; null with []."),
    optional("quote", Quote, r#""thi đua, khen thưởng, vinh danh, xếp hạng""#,
        "Lời của kế hoạch; cần khi modes không rỗng.", "The plan's words; needed unless modes is []."),
    SIC,
    NOTE,
    required("minimum", Count, "10", "Mẫu số nhỏ nhất (giao dịch) được xếp hạng.", "Smallest denominator (transactions) that is ranked."),
    optional("criteria", OneOf(&["clause", "own"]), "own",
        "Các mức và chỉ số dưới đây từ đâu ra: clause, chính điều khoản nêu; own, cổng tự đặt. Được in cạnh từng tiêu chí; cần khi modes không rỗng.",
        "Where the levels and indicators below come from: the clause itself, or the portal's own. Printed beside each criterion; needed unless modes is []."),
    optional("rank_by", List(&Reference(Indicator)), "[cashless-count, digital-platform]",
        "Chỉ số dùng để xếp hạng, là tỷ lệ giữa hai tổng; sau đó là các chỉ số có hoặc không mà đơn vị được xếp hạng phải có. Cần với rank.",
        "The indicator to rank by, a ratio of two sums; then yes-or-no indicators that a ranked institution must have. Needed with rank."),
    optional("honour", Map(&HONOUR), "{…}",
        "Tiêu chí biểu dương, phải đạt tất cả; cần với honour.", "Criteria of an honour, all must be met; needed with honour."),
    optional("criticise", Map(&CRITICISE), "{below: {cashless-count: 10%}}",
        "Tiêu chí phê bình; cần với criticise.", "Criteria of criticism; needed with criticise."),
] };

pub static HONOUR: Shape = Shape { vi: "Tiêu chí biểu dương (`honour`)", en: "Criteria of an honour (`honour`)", keys: &[
    required("payment_rule", YesNo, "yes",
        "Đạt quy định thanh toán của lĩnh vực đúng như lời kế hoạch: số phương thức, mọi phương thức nếu kế hoạch kể tên mà không ghi số, và module nếu kế hoạch đòi hỏi.",
        "The payment rule of the sector is met as worded: its number of methods, all methods where it lists them without a number, and the module if it demands one."),
    optional("needs", List(&Reference(Indicator)), "[digital-platform]",
        "Các chỉ số có hoặc không mà đơn vị phải có.", "Yes-or-no indicators that the institution must have."),
    optional("at_least", MapOf(Indicator, &Share), "{cashless-count: 50%, cashless-value: 50%}",
        "Mỗi chỉ số ít nhất bằng tỷ lệ này.", "Each indicator is at least this share."),
] };

pub static CRITICISE: Shape = Shape { vi: "Tiêu chí phê bình (`criticise`)", en: "Criteria of criticism (`criticise`)", keys: &[
    required("below", MapOf(Indicator, &Share), "{cashless-count: 10%}", "Mỗi chỉ số thấp hơn tỷ lệ này.", "Each indicator is below this share."),
] };

pub static TARGET: Shape = Shape { vi: "Một chỉ tiêu (`targets`)", en: "A target (`targets`)", keys: &[
    required("id", Id, "cashless-health", "Mã, duy nhất trong kế hoạch.", "Id, unique within the plan."),
    required("title", Text, TEXTS, "Lời của cổng, một dòng.", "Our own words, one line."),
    optional("short", Text, TEXTS,
        "Tên ngắn cho bảng, tin, ô; nhiều nhất 40 ký tự.", "Short title for tables, news and tiles; at most 40 characters."),
    optional("applies_to", OneOf(&["whole", "each-area"]), "whole",
        "Kế hoạch đặt chỉ tiêu cho cả địa bàn (mặc định) hay cho từng địa bàn bên trong.",
        "The plan set the target for its whole area (the default), or for each area inside it."),
    required("measures", List(&Reference(Indicator)), "[cashless-adoption]",
        "Chỉ số đo; nhiều chỉ số: cùng một ngưỡng, phải đạt tất cả, không lấy trung bình. []: yêu cầu bằng lời, không ai đếm.",
        "Indicators; several: one threshold, all must pass, never averaged. []: a demand in words, counted by nobody."),
    required("among", Map(&SELECTOR), "{sectors: [health], kinds: [tram-y-te]}", "Tính những đơn vị nào.", "Whom it counts."),
    optional("joint", YesNo, "yes", "Một con số chung cho nhiều lĩnh vực.", "One figure for several sectors together."),
    required("denominator", OneOf(&["all", "adopters", "pilots"]), "all",
        "Mẫu số: mọi đơn vị; chỉ đơn vị đã nhận thanh toán không dùng tiền mặt; chỉ trường thí điểm.",
        "Who counts in the denominator: all; only institutions that already take cashless payment; only schools that run the pilot."),
    optional("part_of", Reference(Target), "cashless-education", r#""Trong đó": một chỉ tiêu của kế hoạch này."#, r#""Of which": a target of this plan."#),
    required("milestones", Maps(&MILESTONE), "[…]", "Các mốc theo ngày tăng dần; [] với measures: [].", "Milestones in order of date; [] with measures: []."),
    optional("clause", Plain, r#""I.2""#, "Chỗ trong kế hoạch, khi milestones là [].", "Its place in the plan, if milestones is []."),
    optional("quote", Quote, r#""…""#, "Lời của kế hoạch, khi milestones là [].", "The plan's words, when milestones is []."),
    SIC,
] };

pub static SELECTOR: Shape = Shape { vi: "Các đơn vị được tính (`among`)", en: "Whom a target counts (`among`)", keys: &[
    required("sectors", List(&Reference(Sector)), "[health]", "Các lĩnh vực.", "Sectors."),
    optional("kinds", List(&Reference(InstitutionKind)), "[tram-y-te]",
        "Các loại đơn vị; bỏ trống: mọi loại của các lĩnh vực.", "Kinds of institutions; left out: all kinds of the sectors."),
] };

pub static MILESTONE: Shape = Shape { vi: "Một mốc (`milestones`)", en: "A milestone (`milestones`)", keys: &[
    required("value", Share, "20%", "Tỷ lệ phải đạt.", "The share to be reached."),
    required("operator", OneOf(&["bare", "at-least"]), "bare",
        r#"bare: kế hoạch chỉ ghi "20%"; at-least: "tối thiểu", "ít nhất"."#, r#"bare: the plan says "20%"; at-least: "tối thiểu", "ít nhất"."#),
    required("strength", OneOf(&["required", "aspirational"]), "required",
        r#"required: bắt buộc; aspirational: "phấn đấu"."#, r#"required; aspirational: "phấn đấu"."#),
    required("by", Date, "2022-12-31", "Ngày cuối.", "Last day."),
    optional("by_note", Text, r#"{vi: "theo năm ghi trong tên kế hoạch", en: "from the year in the plan's title"}"#,
        "Ngày lấy từ đâu khi điều khoản không ghi.", "Where the day is from when the clause gives none."),
    CLAUSE,
    QUOTE,
    NOTE,
    SIC,
] };

pub static TASK: Shape = Shape { vi: "Một nhiệm vụ (`tasks`)", en: "A task (`tasks`)", keys: &[
    required("id", Id, "ii-2", "Mã, duy nhất trong kế hoạch.", "Id, unique within the plan."),
    CLAUSE,
    required("title", Text, TEXTS, "Lời của cổng, một dòng.", "Our own words, one line."),
    required("lead", List(&Reference(Agency)), "[so-y-te]", "Cơ quan chủ trì; [] khi kế hoạch không nêu.", "Lead agencies; [] where the plan names none."),
    required("with", List(&Reference(Agency)), "[so-tttt]", "Cơ quan phối hợp.", "Coordinating agencies."),
    optional("lead_note", Text, TEXTS, "Ô gộp hoặc không rõ.", "Merged or ambiguous cells."),
    required("when", Either(&[Map(&TASK_TIME), OneOf(&["ongoing", "on-request", "unstated"])]), "{quarters: [2022-Q3, 2022-Q4]}", "Khi nào.", "When."),
    optional("refers_to", List(&Plain), r#"["III.1", "III.4"]"#, "Các điều khoản mà nó dẫn tới.", "Clauses that it points at."),
    MAYBE_QUOTE,
    optional("also", Maps(&ALSO), "[…]", "Những chỗ khác mà kế hoạch nêu cùng nhiệm vụ.", "Other places where the plan states the same task."),
] };

pub static TASK_TIME: Shape = Shape {
    vi: "Thời gian của nhiệm vụ (`when`): một trong ba khóa",
    en: "The time of a task (`when`): one of the three keys", keys: &[
    optional("year", Count, "2022", "Trong năm này.", "Within this year."),
    optional("by", Date, "2022-12-31", "Đến ngày này.", "By this day."),
    optional("quarters", List(&Period), "[2022-Q3, 2022-Q4]", "Trong các quý này.", "In these quarters."),
] };

pub static DUTY: Shape = Shape { vi: "Một nghĩa vụ báo cáo (`duties`)", en: "A duty to report (`duties`)", keys: &[
    required("id", Id, "quarterly", "Mã, duy nhất trong kế hoạch.", "Id, unique within the plan."),
    optional("from_areas", Reference(Level), "commune", "Mọi địa bàn cấp này báo cáo.", "Every area of this level reports."),
    optional("from_words", Text, r#"{vi: "UBND các xã, thị trấn", en: "People's Committees of communes and townships"}"#,
        "Kế hoạch gọi chung các địa bàn ở from_areas là gì; bỏ trống: tên của cấp.", "What the plan calls the areas of from_areas; left out: the name of their level."),
    optional("from_agencies", List(&Reference(Agency)), "[phong-gddt]", "Các cơ quan này báo cáo.", "These agencies report."),
    required("to", Either(&[Reference(Agency), List(&Reference(Agency))]), "[ban-chi-dao-cds, ubnd-huyen]",
        "Nơi nhận; danh sách khi cùng một báo cáo gửi nhiều nơi.", "Who receives it; a list if the same report goes to several."),
    optional("via", Reference(Agency), "so-tttt", "Gửi qua cơ quan nào.", "Through whom."),
    optional("then", List(&Reference(Agency)), "[ubnd-huyen]", "Báo cáo tổng hợp gửi tiếp tới đâu.", "Where the consolidated report goes."),
    optional("carries", Map(&CARRIES), "{sectors: [education, health]}",
        "Báo cáo mang số liệu của những đơn vị nào; bỏ trống: chỉ có lời.", "Whose result rows these reports bring; left out: words only."),
    required("every", OneOf(&["quarter", "half-year", "year", "as-prescribed", "on-request", "at-once"]), "quarter",
        r#"Bao lâu một lần. as-prescribed: "theo quy định"; on-request: "khi có yêu cầu"; at-once: "đột xuất"."#,
        r#"How often. as-prescribed: "theo quy định"; on-request: "khi có yêu cầu"; at-once: "đột xuất", when something happens."#),
    optional("wording", Quote, r#"{vi: "định kỳ hoặc đột xuất", en: "periodically or ad hoc"}"#,
        "Lời của kế hoạch về kỳ báo cáo, hiện thay cho lời của cổng.", "The plan's words for how often, shown in place of ours."),
    required("due", Maps(&DUE), "[{period: Q1, before: 03-20}]",
        "Các hạn; [] khi kế hoạch không ghi ngày, và với as-prescribed, on-request, at-once.",
        "When it is due; [] if the plan names no day, and with as-prescribed, on-request, at-once."),
    optional("since", Date, "2022-06-19",
        "Khi không rõ ngày ban hành: hạn nào có ngày cuối trước ngày này thì không xét; kèm since_note.",
        "If the day of issue is not known: nothing whose last day on time is before this day is judged; with since_note."),
    optional("since_note", Text, TEXTS, "Vì sao là ngày ấy.", "Why it is that day."),
    optional("taken_over", Map(&TAKEN_OVER), "{from: 2025-07-01, by_areas: commune}",
        "Ai báo cáo thay các địa bàn đã kết thúc; bỏ trống: không ai.", "Who reports in place of areas that ended; left out: nobody."),
    CLAUSE,
    QUOTE,
    NOTE,
    SIC,
] };

pub static CARRIES: Shape = Shape { vi: "Số liệu mà báo cáo mang theo (`carries`)", en: "Whose rows a report brings (`carries`)", keys: &[
    required("sectors", List(&Reference(Sector)), "[education, health]", "Các lĩnh vực.", "Sectors."),
    optional("managers", List(&Reference(Agency)), "[ubnd-huyen]", "Chỉ đơn vị do các cơ quan này quản lý.", "Only institutions with these managers."),
] };

pub static DUE: Shape = Shape { vi: "Một hạn báo cáo (`due`)", en: "A due day (`due`)", keys: &[
    required("period", OneOf(&["Y", "H1", "H2", "Q1", "Q2", "Q3", "Q4"]), "Q1", "Kỳ được báo cáo.", "The period reported on."),
    required("before", DayOfYear, "03-20", "Trước ngày này; chính ngày này đã là muộn.", "Before this day; the day itself is too late."),
    optional("year", OneOf(&["next"]), "next", "next: ngày của năm sau năm được báo cáo.", "next: the day is in the year after the one reported on."),
] };

pub static TAKEN_OVER: Shape = Shape { vi: "Nơi báo cáo thay (`taken_over`)", en: "Who reports instead (`taken_over`)", keys: &[
    required("from", Date, "2025-07-01", "Với các hạn từ ngày này.", "For reports that fall due from this day on."),
    required("by_areas", Reference(Level), "commune",
        "Mọi địa bàn cấp này nằm trong địa bàn của kế hoạch hoặc kế tiếp địa bàn cũ.",
        "Every area of this level that lies in the plan's area or succeeded one that did."),
] };

pub static PAYMENT: Shape = Shape { vi: "Quy định thanh toán của một lĩnh vực (`payment`)", en: "The payment rule of a sector (`payment`)", keys: &[
    required("sector", Reference(Sector), "health", "Lĩnh vực.", "The sector."),
    required("methods", Either(&[Map(&AT_LEAST), OneOf(&["none", "listed"])]), "{at_least: 3}",
        "Bao nhiêu phương thức. listed: có nêu tên, không có số tối thiểu; none: không có danh sách.",
        "How many methods. listed: named, no minimum; none: no list."),
    required("of", List(&Reference(Method)), "[qr, website, mobile-money, card]", "Các phương thức được nêu; [] với none.", "Methods named; [] with none."),
    required("module", YesNo, "yes",
        "yes: đòi hỏi module thanh toán (cần một chỉ số có role: payment-module); no: không nhắc tới.",
        "yes: a payment module is demanded (an indicator with role: payment-module is needed); no: not mentioned."),
    required("contact_point", YesNo, "yes",
        "yes: đòi hỏi đầu mối hỗ trợ (cần một chỉ số có role: contact-point).",
        "yes: a contact point is demanded (an indicator with role: contact-point is needed)."),
    required("slip", Either(&[OneOf(&["not-mentioned", "unspecified"]), Maps(&SLIP_FIELD)]), "not-mentioned",
        "Mẫu thanh toán: không nhắc tới; có mẫu nhưng không nêu mục; hoặc danh sách các mục.",
        "The payment form: not mentioned; a form, its fields not listed; or a list of fields."),
    MAYBE_CLAUSE,
    optional("quote", Quote, r#""tối thiểu 3 trong 4 phương thức""#, "Lời của kế hoạch; null khi không có.", "The plan's words; null where nothing is said."),
    SIC,
    NOTE,
] };

pub static AT_LEAST: Shape = Shape { vi: "Số phương thức tối thiểu (`methods`)", en: "A minimum of methods (`methods`)", keys: &[
    required("at_least", Count, "3", "Ít nhất chừng ấy phương thức trong số được nêu.", "At least so many of those named."),
] };

pub static SLIP_FIELD: Shape = Shape { vi: "Một mục của mẫu thanh toán (`slip`)", en: "A field of the payment form (`slip`)", keys: &[
    required("field", OneOf(&["payer", "beneficiary", "reason", "invoice"]), "payer",
        "Người trả, người thụ hưởng, lý do, số hóa đơn.", "Payer, beneficiary, reason, invoice number."),
    required("needed", OneOf(&["required", "optional"]), "required", r#"Bắt buộc, hay "nếu có"."#, r#"Required, or "if any"."#),
] };

pub static PROVISION: Shape = Shape { vi: "Kế hoạch nói gì về một chủ đề (`provisions`)", en: "What a plan says on a topic (`provisions`)", keys: &[
    required("topic", Reference(Topic), "fraud", "Chủ đề.", "The topic."),
    required("stated", YesNo, "yes", "Kế hoạch có nói tới không.", "Whether the plan mentions it."),
    conditional("clause", Plain, r#""III.2""#, "Chỗ trong kế hoạch; cần với stated: yes.", "Its place in the plan; needed with stated: yes."),
    conditional("text", Text, TEXTS, "Lời của cổng; cần với stated: yes.", "Our own words; needed with stated: yes."),
    conditional("quote", Quote, r#""…""#,
        "Lời của kế hoạch; chỉ với stated: yes, có thể bỏ trống.", "The plan's words; only with stated: yes, may be left out."),
] };

pub static WAIVER: Shape = Shape { vi: "Con số không theo dõi (`waived`)", en: "A figure that is not followed (`waived`)", keys: &[
    required("words", Quote, r#""đến năm 2025, định hướng năm 2030""#,
        "Lời của văn bản; bao gồm mọi chỗ có lời này.", "Words of the text; they cover every place where they occur."),
    required("reason", Text, r#"{vi: "Các năm trong tên của văn bản làm căn cứ.", en: "Years in the name of a document that the plan rests on."}"#,
        "Vì sao.", "Why."),
] };
