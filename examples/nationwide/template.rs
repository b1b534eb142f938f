//! Templates of the invented plans. Each is modelled on a real plan: three of four methods, any method, shares of number and value,
//! conditions and acceptance, targets by kind.

use super::institutions::{Institution, Sector};

/// A template of a plan.
#[derive(Debug)]
pub(crate) struct Template {
    /// Subject, after "Kế hoạch" and "Plan" in the title.
    pub(crate) about: [&'static str; 2],
    /// Who reports.
    pub(crate) reporting: Reporting,
    /// Payment methods required of schools and of health facilities.
    pub(crate) methods: [Methods; 2],
    /// The software of institutions must have a payment module.
    pub(crate) module: bool,
    /// Institutions must have a contact point.
    pub(crate) contact_point: bool,
    /// What may be shown of single institutions.
    pub(crate) recognition: Recognition,
    /// Targets.
    pub(crate) targets: &'static [Target],
}

/// Who reports, and before which day of a quarter's last month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reporting {
    /// Districts for their schools, departments for all others.
    Split,
    /// Districts for all institutions.
    Districts(u64),
}

/// Districts report on their schools before this day, which is after `TODAY`.
const DISTRICTS_BEFORE: u64 = 20;
/// Departments report before this day, which is before `TODAY`.
const DEPARTMENTS_BEFORE: u64 = 12;

/// A duty to report.
#[derive(Debug)]
pub(crate) struct Duty {
    /// Id.
    pub(crate) id: &'static str,
    /// Senders, in the plan's data.
    pub(crate) from: &'static str,
    /// Senders, in the plan's text.
    pub(crate) who: &'static str,
    /// Institutions whose rows the reports contain.
    pub(crate) carries: &'static str,
    /// First day that is late.
    pub(crate) before: u64,
}

impl Reporting {
    /// The duties. The first that matches an institution applies to it.
    pub(crate) fn duties(self) -> Vec<Duty> {
        match self {
            Self::Districts(before) => vec![Duty {
                id: "quarterly",
                from: "from_areas: district",
                who: "Ủy ban nhân dân các huyện báo cáo về trường học, cơ sở y tế trên địa bàn hằng quý",
                carries: "sectors: [education, health]",
                before,
            }],
            Self::Split => vec![
                Duty {
                    id: "quarterly-districts",
                    from: "from_areas: district",
                    who: "Ủy ban nhân dân các huyện báo cáo về trường học của huyện hằng quý",
                    carries: "sectors: [education], managers: [ubnd-huyen]",
                    before: DISTRICTS_BEFORE,
                },
                Duty {
                    id: "quarterly-education",
                    from: "from_agencies: [so-gddt]",
                    who: "Sở Giáo dục và Đào tạo báo cáo về các trường còn lại hằng quý",
                    carries: "sectors: [education]",
                    before: DEPARTMENTS_BEFORE,
                },
                Duty {
                    id: "quarterly-health",
                    from: "from_agencies: [so-y-te]",
                    who: "Sở Y tế báo cáo về các cơ sở y tế hằng quý",
                    carries: "sectors: [health]",
                    before: DEPARTMENTS_BEFORE,
                },
            ],
        }
    }

    /// Index of the duty that applies to an institution.
    pub(crate) fn duty_of(self, one: &Institution<'_>) -> usize {
        match (self, one.kind.sector) {
            (Self::Districts(_), _) => 0,
            (Self::Split, Sector::Health) => 2,
            (Self::Split, Sector::Education) => usize::from(!one.is_of_district()),
        }
    }
}

/// Payment methods required of a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Methods {
    /// At least this number of the four.
    AtLeast(u64),
    /// Listed, without a number.
    Listed,
}

/// What a plan allows to be shown of single institutions.
#[derive(Debug)]
pub(crate) struct Recognition {
    /// Modes, in the plan's data.
    pub(crate) modes: &'static str,
    /// The plan's words; empty if there are none.
    pub(crate) words: &'static str,
    /// The rules of the modes.
    pub(crate) rules: &'static str,
}

/// A target.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) id: &'static str,
    pub(crate) title: [&'static str; 2],
    /// Words after the percentage in the plan's text.
    pub(crate) words: &'static str,
    /// Ids of indicators.
    pub(crate) measures: &'static str,
    /// Institutions that it counts.
    pub(crate) among: &'static str,
    pub(crate) joint: bool,
    pub(crate) denominator: &'static str,
    pub(crate) part_of: &'static str,
    /// The first milestone is in the middle of the first year, so that it can be missed within few quarters.
    pub(crate) early: bool,
    /// "Phấn đấu": not required.
    pub(crate) aspirational: bool,
    /// Minimum and maximum of the first milestone, and of the last one.
    pub(crate) values: [(u64, u64); 2],
}

const BOTH: &str = "{sectors: [education, health]}";
const SCHOOLS: &str = "{sectors: [education]}";
const HEALTH: &str = "{sectors: [health]}";

/// Default values of targets.
const PLAIN: Target = Target {
    id: "",
    title: ["", ""],
    words: "",
    measures: "",
    among: BOTH,
    joint: false,
    denominator: "all",
    part_of: "",
    early: false,
    aspirational: false,
    values: [(30, 50), (70, 95)],
};

const PLATFORM: Target = Target {
    id: "digital-platform",
    title: ["Trường học và cơ sở y tế sử dụng nền tảng số", "Schools and health facilities use digital platforms"],
    words: "trường học và cơ sở y tế sử dụng nền tảng số",
    measures: "digital-platform",
    joint: true,
    ..PLAIN
};

/// All templates; provinces use them in turn.
pub(crate) const TEMPLATES: [Template; 5] = [
    Template {
        about: [
            "phổ cập ba phương thức thanh toán không dùng tiền mặt trong trường học, cơ sở y tế",
            "to bring three cashless payment methods to every school and health facility",
        ],
        reporting: Reporting::Split,
        methods: [Methods::AtLeast(3), Methods::AtLeast(3)],
        module: true,
        contact_point: true,
        recognition: Recognition {
            modes: "[honour, rank]",
            words: "Biểu dương, xếp hạng các đơn vị thực hiện tốt",
            rules: "  rank_by: [cashless-count, digital-platform]\n  honour: {payment_rule: yes, at_least: {cashless-count: 40%}}\n",
        },
        targets: &[
            PLATFORM,
            Target {
                id: "methods-education",
                title: ["Trường học có đủ ba phương thức thanh toán", "Schools with three payment methods"],
                words: "trường học có đủ ba phương thức thanh toán không dùng tiền mặt",
                measures: "three-methods",
                among: SCHOOLS,
                early: true,
                values: [(30, 50), (60, 80)],
                ..PLAIN
            },
            Target {
                id: "methods-health",
                title: ["Cơ sở y tế có đủ ba phương thức thanh toán", "Health facilities with three payment methods"],
                words: "cơ sở y tế có đủ ba phương thức thanh toán không dùng tiền mặt",
                measures: "three-methods",
                among: HEALTH,
                values: [(20, 35), (50, 75)],
                ..PLAIN
            },
            Target {
                id: "methods-stations",
                title: ["Trong đó: trạm y tế xã", "Of which: commune health stations"],
                words: "trạm y tế xã có đủ ba phương thức thanh toán không dùng tiền mặt",
                measures: "three-methods",
                among: "{sectors: [health], kinds: [tram-y-te]}",
                part_of: "methods-health",
                values: [(5, 15), (30, 50)],
                ..PLAIN
            },
        ],
    },
    Template {
        about: ["thu học phí, viện phí không dùng tiền mặt", "to take tuition and hospital fees without cash"],
        reporting: Reporting::Districts(DEPARTMENTS_BEFORE),
        methods: [Methods::AtLeast(1), Methods::AtLeast(1)],
        module: false,
        contact_point: true,
        recognition: Recognition { modes: "[]", words: "", rules: "" },
        targets: &[
            Target {
                id: "tuition",
                title: ["Trường học thu học phí không dùng tiền mặt", "Schools take tuition without cash"],
                words: "trường học thu học phí bằng ít nhất một phương thức không dùng tiền mặt",
                measures: "cashless-adoption",
                among: SCHOOLS,
                early: true,
                values: [(50, 70), (85, 100)],
                ..PLAIN
            },
            Target {
                id: "hospital-fee",
                title: ["Cơ sở y tế thu viện phí không dùng tiền mặt", "Health facilities take fees without cash"],
                words: "bệnh viện, cơ sở y tế thu viện phí bằng ít nhất một phương thức không dùng tiền mặt",
                measures: "cashless-adoption",
                among: HEALTH,
                values: [(30, 50), (75, 95)],
                ..PLAIN
            },
            Target {
                id: "contact-point",
                title: ["Nơi thu có đầu mối hướng dẫn", "Institutions have a help contact point"],
                words: "trường học và cơ sở y tế có đầu mối hướng dẫn người dân",
                measures: "contact-point",
                joint: true,
                ..PLAIN
            },
        ],
    },
    Template {
        about: [
            "nâng tỷ trọng giao dịch không dùng tiền mặt trong trường học, cơ sở y tế",
            "to raise the share of cashless transactions in schools and health facilities",
        ],
        reporting: Reporting::Split,
        methods: [Methods::Listed, Methods::AtLeast(3)],
        module: true,
        contact_point: false,
        recognition: Recognition {
            modes: "[honour]",
            words: "Biểu dương các đơn vị thực hiện tốt",
            rules: "  honour: {payment_rule: no, at_least: {cashless-count: 50%, cashless-value: 50%}}\n",
        },
        targets: &[
            Target {
                id: "transactions",
                title: [
                    "Giao dịch không dùng tiền mặt, theo số lượng và theo giá trị",
                    "Cashless transactions, by number and by value",
                ],
                words: "số lượng và giá trị giao dịch tại nơi có áp dụng được thanh toán không dùng tiền mặt",
                measures: "cashless-count, cashless-value",
                joint: true,
                denominator: "adopters",
                early: true,
                aspirational: true,
                values: [(15, 30), (35, 55)],
                ..PLAIN
            },
            Target {
                id: "payment-module",
                title: ["Phần mềm quản lý có module thanh toán", "Management software with a payment module"],
                words: "trường học và cơ sở y tế có module thanh toán trong phần mềm quản lý",
                measures: "payment-module",
                joint: true,
                values: [(25, 40), (60, 80)],
                ..PLAIN
            },
            PLATFORM,
        ],
    },
    Template {
        about: [
            "bảo đảm điều kiện và chấp nhận thanh toán không dùng tiền mặt",
            "to put the conditions for cashless payment in place and to accept it",
        ],
        reporting: Reporting::Districts(DISTRICTS_BEFORE),
        methods: [Methods::AtLeast(1), Methods::Listed],
        module: false,
        contact_point: true,
        recognition: Recognition {
            modes: "[honour, criticise]",
            words: "Biểu dương đơn vị làm tốt, phê bình đơn vị làm chưa tốt",
            rules: "  honour: {payment_rule: yes, at_least: {cashless-count: 40%, cashless-value: 40%}}\n  criticise: {below: {cashless-count: 5%}}\n",
        },
        targets: &[
            Target {
                id: "conditions-education",
                title: [
                    "Trường học bảo đảm điều kiện và chấp nhận thanh toán",
                    "Schools ready for and accepting payment",
                ],
                words: "trường học bảo đảm các điều kiện và chấp nhận thanh toán không dùng tiền mặt",
                measures: "conditions-and-acceptance",
                among: SCHOOLS,
                early: true,
                values: [(30, 50), (65, 85)],
                ..PLAIN
            },
            Target {
                id: "conditions-health",
                title: [
                    "Cơ sở y tế bảo đảm điều kiện và chấp nhận thanh toán",
                    "Health facilities ready for and accepting payment",
                ],
                words: "cơ sở y tế bảo đảm các điều kiện và chấp nhận thanh toán không dùng tiền mặt",
                measures: "conditions-and-acceptance",
                among: HEALTH,
                values: [(20, 40), (60, 80)],
                ..PLAIN
            },
            PLATFORM,
        ],
    },
    Template {
        about: [
            "thanh toán không dùng tiền mặt và học trực tuyến theo từng loại cơ sở",
            "on cashless payment and online study by kind of institution",
        ],
        reporting: Reporting::Split,
        methods: [Methods::AtLeast(3), Methods::AtLeast(1)],
        module: true,
        contact_point: true,
        recognition: Recognition {
            modes: "[rank]",
            words: "Xếp hạng các đơn vị theo kết quả",
            rules: "  rank_by: [cashless-value]\n",
        },
        targets: &[
            Target {
                id: "cashless-education",
                title: ["Trường học nhận thanh toán không dùng tiền mặt", "Schools take cashless payment"],
                words: "trường học nhận thanh toán không dùng tiền mặt",
                measures: "cashless-adoption",
                among: SCHOOLS,
                values: [(45, 65), (80, 95)],
                ..PLAIN
            },
            Target {
                id: "cashless-secondary",
                title: ["Trong đó: trường trung học phổ thông", "Of which: upper secondary schools"],
                words: "trường trung học phổ thông nhận thanh toán không dùng tiền mặt",
                measures: "cashless-adoption",
                among: "{sectors: [education], kinds: [thpt]}",
                part_of: "cashless-education",
                early: true,
                values: [(75, 90), (100, 100)],
                ..PLAIN
            },
            Target {
                id: "cashless-hospitals",
                title: [
                    "Bệnh viện, trung tâm y tế nhận thanh toán không dùng tiền mặt",
                    "Hospitals and health centres take cashless payment",
                ],
                words: "bệnh viện, trung tâm y tế nhận thanh toán không dùng tiền mặt",
                measures: "cashless-adoption",
                among: "{sectors: [health], kinds: [benh-vien-tinh, benh-vien-huyen, ttyt-huyen]}",
                values: [(70, 85), (100, 100)],
                ..PLAIN
            },
            Target {
                id: "online-teaching",
                title: ["Trường học dạy và học trực tuyến", "Schools teach online"],
                words: "trường học triển khai dạy và học trực tuyến",
                measures: "online-teaching",
                among: SCHOOLS,
                values: [(40, 60), (75, 95)],
                ..PLAIN
            },
            Target {
                id: "online-content",
                title: [
                    "Trong đó: phần chương trình học trực tuyến ở nơi thử nghiệm",
                    "Of which: share of the programme open to online study where it is piloted",
                ],
                words: "nội dung chương trình được học trực tuyến tại nơi thử nghiệm",
                measures: "online-content",
                among: SCHOOLS,
                denominator: "pilots",
                part_of: "online-teaching",
                values: [(10, 15), (20, 30)],
                ..PLAIN
            },
        ],
    },
];

/// The template of a province's plan.
pub(crate) fn of(province: usize) -> &'static Template {
    &TEMPLATES[(province - 1) % TEMPLATES.len()]
}
