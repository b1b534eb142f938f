//! Writes the results of a province's plan, quarter by quarter: reports on time, late and missing, rows with missing cells, and
//! changed values.

use std::fmt::Write as _;
use std::io;

use super::areas::district_id;
use super::country::{Country, Province, Quarter, TODAY};
use super::folder::Folder;
use super::institutions::{Institution, Sector};
use super::plans::plan_id;
use super::rows::{
    CASHLESS_COUNT, CASHLESS_VALUE, Cell, DIGITAL_PLATFORM, FIELDS, METHODS_FIELD, Moment, TOTAL_COUNT, TOTAL_VALUE,
    columns, row,
};
use super::template::{self, Duty, Reporting};

/// Number of rows written.
pub(crate) type Rows = usize;

/// Writes `results/` of a province's plan.
pub(crate) fn write(
    folder: &mut Folder,
    country: &Country,
    province: &Province,
    all: &[Institution<'_>],
) -> io::Result<Rows> {
    let reporting = template::of(province.number).reporting;
    let mut rows = 0;
    for (index, quarter) in country.quarters.iter().enumerate() {
        let moment = Moment { quarter: index, quarters: country.quarters.len() };
        let mut period = Period::new(province, reporting, *quarter, moment);
        // Writing to a `String` cannot fail.
        let _ = period.add(all);
        rows += period.rows;
        let at = format!("data/plans/{}/results/{}", plan_id(province.number), quarter.id());
        folder.text(&format!("{at}/reports.yaml"), &period.reports_file())?;
        for (name, text) in [("education", &period.education), ("health", &period.health)] {
            if !text.is_empty() {
                folder.text(&format!("{at}/rows-{name}.csv"), text)?;
            }
        }
    }
    Ok(rows)
}

/// A report that was received.
struct Report {
    duty: usize,
    id: String,
    lines: String,
}

/// The files of one quarter while they are being written.
struct Period<'a> {
    province: &'a Province,
    reporting: Reporting,
    quarter: Quarter,
    moment: Moment,
    reports: Vec<Report>,
    education: String,
    health: String,
    revisions: String,
    missing: String,
    replies: String,
    rows: Rows,
}

impl<'a> Period<'a> {
    fn new(province: &'a Province, reporting: Reporting, quarter: Quarter, moment: Moment) -> Self {
        let mut period = Self {
            province,
            reporting,
            quarter,
            moment,
            reports: Vec::new(),
            education: String::new(),
            health: String::new(),
            revisions: String::new(),
            missing: String::new(),
            replies: String::new(),
            rows: 0,
        };
        for (index, duty) in reporting.duties().iter().enumerate() {
            period.receive(index, duty);
        }
        period
    }

    fn is_last(&self) -> bool {
        self.moment.quarter + 1 == self.moment.quarters
    }

    /// Adds the reports that were received for a duty.
    fn receive(&mut self, index: usize, duty: &Duty) {
        let senders: Vec<(String, String)> = match duty.from.split_once("from_agencies: [") {
            Some((_, agency)) => {
                let agency = agency.trim_end_matches(']');
                vec![(agency.to_owned(), format!("from_agency: {agency}"))]
            }
            None => {
                let districts = &self.province.districts;
                let sender = |name: &str| (format!("huyen-{name}"), format!("from_area: {}", district_id(name)));
                districts.iter().map(|district| sender(&district.name)).collect()
            }
        };
        for (number, (id, from)) in senders.into_iter().enumerate() {
            let random = self.province.random.about(duty.id).at(self.moment.quarter).at(number);
            let Some(day) = self.day(duty.before, random) else { continue };
            // The newest reports are more often provisional.
            let provisional = random.about("provisional").happens(if self.is_last() { 300 } else { 30 });
            let status = if provisional { "provisional" } else { "final" };
            let lines = format!(
                "  - {{id: {id}, {from}, duty: {}, received: {}, status: {status}, demonstration: yes}}\n",
                duty.id,
                self.quarter.day(day)
            );
            self.reports.push(Report { duty: index, id, lines });
        }
    }

    /// The day of the quarter's last month on which a report was received; `None`: not received.
    fn day(&self, before: u64, random: super::random::Random) -> Option<u64> {
        // More reports are missing in the last quarter than in earlier ones.
        if random.about("never").happens(if self.is_last() { 120 } else { 40 }) {
            return None;
        }
        let day = if random.about("late").happens(60) {
            random.about("day").between(before, 28)
        } else {
            before - 1 - random.about("day").below(8)
        };
        (!self.is_last() || day <= TODAY).then_some(day)
    }

    /// Adds the rows of all institutions whose report was received.
    fn add(&mut self, all: &[Institution<'_>]) -> std::fmt::Result {
        let end = self.quarter.end();
        for one in all.iter().filter(|one| one.is_open_on(&end)) {
            let duty = self.reporting.duty_of(one);
            let of_district = format!("huyen-{}", one.district.name);
            let is_its = |report: &&Report| {
                report.duty == duty && (!report.id.starts_with("huyen-") || report.id == of_district)
            };
            if let Some(report) = self.reports.iter().find(is_its).map(|report| report.id.clone()) {
                self.add_row(one, &report)?;
            }
        }
        Ok(())
    }

    fn add_row(&mut self, one: &Institution<'_>, report: &str) -> std::fmt::Result {
        let random = one.random.about("quarter").at(self.moment.quarter);
        if random.about("row").happens(6) {
            return self.add_reason(one, report, if random.about("why").happens(500) { &REPAIRS } else { &NOT_SENT });
        }
        let mut cells = row(one, self.moment);
        if random.about("gap").happens(8) {
            let (fields, reason) = if random.about("why").happens(500) {
                ([CASHLESS_COUNT, CASHLESS_VALUE], &NOT_SPLIT)
            } else {
                ([TOTAL_VALUE, CASHLESS_VALUE], &VALUE_ONLY)
            };
            // Cells that are not applicable or withheld stay so.
            if fields.iter().all(|field| matches!(cells[*field], Cell::Number(_))) {
                fields.into_iter().for_each(|field| cells[field] = Cell::Missing);
                self.add_reason(one, report, reason)?;
            }
        }
        if !self.is_last() && random.about("revision").happens(8) {
            self.revise(one, &cells, random.about("what").below(6))?;
        }
        if !self.is_last() && random.about("reply").happens(1) {
            let on = self.quarter.day_after(20);
            let [vi, en] = REPLY;
            writeln!(self.replies, "  - {{institution: {}, on: {on}, text: {{vi: \"{vi}\", en: \"{en}\"}}}}", one.id)?;
        }
        self.rows += 1;
        let cells = &cells[..columns(one.kind.sector)];
        let table = match one.kind.sector {
            Sector::Education => &mut self.education,
            Sector::Health => &mut self.health,
        };
        if table.is_empty() {
            write!(table, "institution,report")?;
            FIELDS[..cells.len()].iter().try_for_each(|field| write!(table, ",{field}"))?;
            table.push('\n');
        }
        write!(table, "{},{report}", one.id)?;
        cells.iter().try_for_each(|cell| write!(table, ",{cell}"))?;
        table.push('\n');
        Ok(())
    }

    fn add_reason(&mut self, one: &Institution<'_>, report: &str, [vi, en]: &[&str; 2]) -> std::fmt::Result {
        writeln!(
            self.missing,
            "  - {{institution: {}, report: {report}, reason: {{vi: \"{vi}\", en: \"{en}\"}}}}",
            one.id
        )
    }

    /// Adds a revision with an earlier value.
    fn revise(&mut self, one: &Institution<'_>, cells: &[Cell; FIELDS.len()], what: u64) -> std::fmt::Result {
        let (field, kind, [vi, en]) = match what {
            0 => (CASHLESS_COUNT, "revision", BANK),
            1 => (TOTAL_VALUE, "revision", FINAL_BOOKS),
            2 => (DIGITAL_PLATFORM, "revision", ACCEPTED),
            3 => (TOTAL_COUNT, "correction", DOUBLE),
            _ => (METHODS_FIELD, "correction", TYPING),
        };
        let was = match cells[field] {
            Cell::Yes(now) => Cell::Yes(!now),
            Cell::Methods(now) => Cell::Methods(u8::from(now == 0)),
            // For small numbers the earlier value could equal the current one.
            Cell::Number(now) if now >= 100 => {
                Cell::Number(if kind == "revision" { now - now / 9 } else { now + now / 4 })
            }
            Cell::Number(_) | Cell::NotApplicable | Cell::Withheld | Cell::Missing => return Ok(()),
        };
        writeln!(
            self.revisions,
            "  - {{institution: {}, field: {}, was: {was}, kind: {kind}, on: {}, reason: {{vi: \"{vi}\", en: \"{en}\"}}}}",
            one.id,
            FIELDS[field],
            self.quarter.day_after(14)
        )
    }

    fn reports_file(&self) -> String {
        let mut text = "# Invented results: written by examples/nationwide.\nreports:".to_owned();
        text.push_str(if self.reports.is_empty() { " []\n" } else { "\n" });
        text.extend(self.reports.iter().map(|report| report.lines.as_str()));
        for (key, lines) in [("revisions", &self.revisions), ("missing", &self.missing), ("replies", &self.replies)] {
            if !lines.is_empty() {
                text.push_str(&format!("{key}:\n{lines}"));
            }
        }
        text
    }
}

const REPAIRS: [&str; 2] =
    ["Đơn vị tạm ngừng hoạt động để sửa chữa trong kỳ.", "Closed for repairs during the period."];
const NOT_SENT: [&str; 2] = [
    "Đơn vị chưa gửi số liệu cho cơ quan tổng hợp.",
    "The institution has not sent its figures to the reporting office.",
];
const NOT_SPLIT: [&str; 2] = [
    "Sổ thu chưa tách khoản tiền mặt và không dùng tiền mặt.",
    "The accounts do not yet separate cash from cashless payments.",
];
const VALUE_ONLY: [&str; 2] = [
    "Chỉ ghi được số giao dịch, chưa cộng được số tiền.",
    "Payments were counted, but the sums have not been added up.",
];
const BANK: [&str; 2] =
    ["Bổ sung giao dịch sau khi đối chiếu với ngân hàng.", "Payments added after reconciliation with the bank."];
const FINAL_BOOKS: [&str; 2] = ["Cập nhật theo số liệu sau khi khóa sổ.", "Updated from the closed accounts."];
const ACCEPTED: [&str; 2] =
    ["Nền tảng được nghiệm thu sau ngày gửi báo cáo.", "The platform was put into use after the report was sent."];
const DOUBLE: [&str; 2] =
    ["Giao dịch tháng cuối kỳ bị tính hai lần.", "Payments of the last month had been counted twice."];
const TYPING: [&str; 2] = ["Nhập sai khi tổng hợp báo cáo.", "A typing error when the report was put together."];
const REPLY: [&str; 2] = [
    "Đơn vị in mã QR trên giấy báo nên ít phải thu tiền mặt.",
    "The institution prints a QR code on its notices, so it handles little cash.",
];
