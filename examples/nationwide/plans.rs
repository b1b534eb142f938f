//! Writes a province's plan as text and as data. Both are written together, because each quotation must occur in the text, and each
//! figure of the text must be tracked.

use std::fmt::Write as _;
use std::io;

use super::areas::province_id;
use super::clauses::{TASKS, TOPICS};
use super::country::{Country, FIRST_YEAR, Province};
use super::folder::Folder;
use super::template::{self, Methods, Target, Template};

/// Probability in per mille that a plan has a task or a provision.
const MOST: u64 = 700;

/// The id of a province's plan, and its folder.
pub(crate) fn plan_id(province: usize) -> String {
    format!("minh-hoa-{province:02}")
}

/// Writes `plan.txt` and `plan.yaml`.
pub(crate) fn write(folder: &mut Folder, country: &Country, province: &Province) -> io::Result<()> {
    let mut draft =
        Draft { country, province, template: template::of(province.number), text: String::new(), data: String::new() };
    // Writing to a `String` cannot fail.
    let _ = draft.write();
    let at = format!("data/plans/{}", plan_id(province.number));
    folder.text(&format!("{at}/plan.txt"), &draft.text)?;
    folder.text(&format!("{at}/plan.yaml"), &draft.data)
}

struct Draft<'a> {
    country: &'a Country,
    province: &'a Province,
    template: &'static Template,
    text: String,
    data: String,
}

impl Draft<'_> {
    fn write(&mut self) -> std::fmt::Result {
        self.head()?;
        self.targets()?;
        self.tasks()?;
        self.duties()?;
        self.payment()?;
        self.provisions()
    }

    /// Adds a sentence to the text and returns it as a YAML string.
    fn say(&mut self, sentence: &str) -> Result<String, std::fmt::Error> {
        writeln!(self.text, "- {sentence}.")?;
        Ok(format!("\"{sentence}\""))
    }

    fn head(&mut self) -> std::fmt::Result {
        let number = self.province.number;
        let (first, last) = (FIRST_YEAR, self.country.last_year());
        let [about_vi, about_en] = self.template.about;
        writeln!(self.text, "ỦY BAN NHÂN DÂN TỈNH MINH HỌA {number:02}")?;
        writeln!(self.text, "(Văn bản minh họa do máy viết, không phải văn bản có thật)\n")?;
        writeln!(self.text, "Số: {number:02}/KH-MH, ngày 10 tháng 01 năm {first}\n\nKẾ HOẠCH")?;
        writeln!(self.text, "{about_vi} trên địa bàn Tỉnh Minh Họa {number:02}, giai đoạn {first} - {last}\n")?;
        writeln!(self.text, "I. CĂN CỨ, KINH PHÍ, KHEN THƯỞNG\n")?;
        let basis = self.say("Kế hoạch thực hiện Chương trình minh họa về chuyển đổi số")?;
        let funding = self.say("Kinh phí lấy từ ngân sách nhà nước và xã hội hóa")?;
        let recognition = &self.template.recognition;
        let (clause, quote) = match recognition.words {
            "" => ("null".to_owned(), "null".to_owned()),
            words => ("\"I\"".to_owned(), self.say(words)?),
        };
        write!(
            self.data,
            "# An invented plan: written by examples/nationwide.
id: {id}
title:
  vi: \"Kế hoạch {about_vi} trên địa bàn Tỉnh Minh Họa {number:02}, giai đoạn {first} - {last}\"
  en: \"Plan {about_en} in Demonstration Province {number:02}, {first} to {last}\"
short: {{vi: \"Minh Họa {number:02}\", en: \"Demo {number:02}\"}}
summary:
  vi: \"Kế hoạch minh họa do máy viết, không có thật. Lời văn theo một trong năm mẫu, con số theo từng tỉnh.\"
  en: \"An invented plan, written by a program. Its words follow one of five patterns, its figures differ from province to province.\"
number: \"{number:02}/KH-MH\"
issued: {first}-01-10
issuer: {{vi: \"Ủy ban nhân dân Tỉnh Minh Họa {number:02}\", en: \"People's Committee of Demonstration Province {number:02}\"}}
signatory: {{name: \"Người ký minh họa\", role: {{vi: \"Chủ tịch\", en: \"Chair\"}}}}
area: {area}
compare: district
period: {{from: {first}-01-01, to: {last}-12-31}}
covers: [digital, cashless]
bases:
  - {{number: null, date: null, relation: implements, title: {{vi: \"Chương trình minh họa về chuyển đổi số\", en: \"Demonstration programme for digital transformation\"}}, quote: {basis}}}
funding: {{sources: [state-budget, socialised], clause: \"I\", quote: {funding}}}
recognition:
  modes: {modes}
  clause: {clause}
  quote: {quote}
  minimum: 10
  criteria: own
{rules}certain_from: 80%
",
            id = plan_id(number),
            area = province_id(number),
            modes = recognition.modes,
            rules = recognition.rules,
        )
    }

    fn targets(&mut self) -> std::fmt::Result {
        writeln!(self.text, "\nII. CHỈ TIÊU\n")?;
        writeln!(self.data, "targets:")?;
        self.template.targets.iter().try_for_each(|target| self.target(target))
    }

    fn target(&mut self, target: &Target) -> std::fmt::Result {
        let Target { id, title: [vi, en], measures, among, denominator, .. } = target;
        writeln!(self.data, "  - id: {id}\n    title: {{vi: \"{vi}\", en: \"{en}\"}}")?;
        writeln!(self.data, "    measures: [{measures}]\n    among: {among}\n    denominator: {denominator}")?;
        if target.joint {
            writeln!(self.data, "    joint: yes")?;
        }
        if !target.part_of.is_empty() {
            writeln!(self.data, "    part_of: {}", target.part_of)?;
        }
        writeln!(self.data, "    milestones:")?;
        let strength = if target.aspirational { "aspirational" } else { "required" };
        let effort = if target.aspirational { "phấn đấu " } else { "" };
        for (words, day, value) in self.milestones(target) {
            let (operator, least) =
                if target.denominator == "all" { ("bare", "") } else { ("at-least", "tối thiểu ") };
            let quote = self.say(&format!("{words}, {effort}{least}{value}% {}", target.words))?;
            writeln!(
                self.data,
                "      - {{value: {value}%, operator: {operator}, strength: {strength}, by: {day}, clause: \"II\", quote: {quote}}}"
            )?;
        }
        Ok(())
    }

    /// For each milestone: the words for its day, the day, and the percentage. There is one in the first year, one in the last, and one
    /// between if there are enough years.
    fn milestones(&self, target: &Target) -> Vec<(String, String, u64)> {
        let draw = |which: &str, (low, high): (u64, u64)| {
            self.province.random.about(target.id).about(which).between(low / 5, high / 5) * 5
        };
        let (first, last) = (draw("first", target.values[0]), draw("last", target.values[1]));
        let end = |year: usize, value: u64| (format!("Đến hết năm {year}"), format!("{year}-12-31"), value);
        let mut all = vec![if target.early {
            (format!("Đến hết tháng 6 năm {FIRST_YEAR}"), format!("{FIRST_YEAR}-06-30"), first)
        } else {
            end(FIRST_YEAR, first)
        }];
        let last_year = self.country.last_year();
        if last_year > FIRST_YEAR + 1 {
            all.push(end((FIRST_YEAR + last_year) / 2, (first + last) / 2));
        }
        all.push(end(last_year, last));
        all
    }

    fn tasks(&mut self) -> std::fmt::Result {
        writeln!(self.text, "\nIII. NHIỆM VỤ\n")?;
        writeln!(self.data, "tasks:")?;
        let random = self.province.random.about("task");
        for (index, task) in TASKS.iter().enumerate().filter(|(index, _)| random.at(*index).happens(MOST)) {
            let quote = self.say(task.words)?;
            let [vi, en] = task.title;
            writeln!(
                self.data,
                "  - {{id: {}, clause: \"III.{}\", title: {{vi: \"{vi}\", en: \"{en}\"}}, lead: [{}], with: [{}], when: {}, quote: {quote}}}",
                task.id,
                index + 1,
                task.lead,
                task.with,
                task.when
            )?;
        }
        if !(0..TASKS.len()).any(|index| random.at(index).happens(MOST)) {
            writeln!(self.data, "  []")?;
        }
        Ok(())
    }

    fn duties(&mut self) -> std::fmt::Result {
        writeln!(self.text, "\nIV. BÁO CÁO\n")?;
        writeln!(self.data, "duties:")?;
        for duty in self.template.reporting.duties() {
            let before = duty.before;
            let quote = self.say(&format!("{}, trước ngày {before} của tháng cuối quý", duty.who))?;
            writeln!(self.data, "  - id: {}\n    {}\n    to: so-tttt\n    then: [ubnd-tinh]", duty.id, duty.from)?;
            writeln!(self.data, "    carries: {{{}}}\n    every: quarter\n    due:", duty.carries)?;
            for quarter in 1..=4 {
                writeln!(self.data, "      - {{period: Q{quarter}, before: {:02}-{before:02}}}", quarter * 3)?;
            }
            writeln!(self.data, "    clause: \"IV\"\n    quote: {quote}")?;
        }
        Ok(())
    }

    fn payment(&mut self) -> std::fmt::Result {
        writeln!(self.text, "\nV. PHƯƠNG THỨC THANH TOÁN\n")?;
        writeln!(self.data, "payment:")?;
        let yes = |is_asked: bool| if is_asked { "yes" } else { "no" };
        let sectors = [("education", "Trường học"), ("health", "Cơ sở y tế")];
        for ((sector, who), methods) in sectors.into_iter().zip(self.template.methods) {
            let list = "mã QR, website, Mobile Money và thẻ";
            let (rule, words) = match methods {
                Methods::AtLeast(least) => (
                    format!("{{at_least: {least}}}"),
                    format!("{who} sẵn sàng tối thiểu {least} trong 4 phương thức: {list}"),
                ),
                Methods::Listed => ("listed".to_owned(), format!("{who} sẵn sàng các phương thức: {list}")),
            };
            let quote = self.say(&words)?;
            writeln!(
                self.data,
                "  - {{sector: {sector}, methods: {rule}, of: [qr, website, mobile-money, card], module: {}, contact_point: {}, slip: not-mentioned, clause: \"V\", quote: {quote}}}",
                yes(self.template.module),
                yes(self.template.contact_point)
            )?;
        }
        Ok(())
    }

    fn provisions(&mut self) -> std::fmt::Result {
        writeln!(self.text, "\nVI. CÁC VIỆC KHÁC\n")?;
        writeln!(self.data, "provisions:")?;
        let random = self.province.random.about("topic");
        for (index, topic) in TOPICS.iter().enumerate() {
            if random.at(index).happens(MOST) {
                let quote = self.say(topic.words)?;
                let [vi, en] = topic.text;
                writeln!(
                    self.data,
                    "  - {{topic: {}, stated: yes, clause: \"VI\", text: {{vi: \"{vi}\", en: \"{en}\"}}, quote: {quote}}}",
                    topic.id
                )?;
            } else {
                writeln!(self.data, "  - {{topic: {}, stated: no}}", topic.id)?;
            }
        }
        Ok(())
    }
}
