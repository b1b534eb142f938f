//! Contents of plans besides targets: tasks, and a sentence on each topic.

/// A task: title, lead agency, other agencies, time, and the plan's words.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) id: &'static str,
    pub(crate) title: [&'static str; 2],
    pub(crate) lead: &'static str,
    pub(crate) with: &'static str,
    pub(crate) when: &'static str,
    pub(crate) words: &'static str,
}

/// All tasks; each plan has some of them.
pub(crate) const TASKS: [Task; 8] = [
    Task {
        id: "platforms",
        title: [
            "Chọn nền tảng số cho trường học, cơ sở y tế",
            "Choose digital platforms for schools and health facilities",
        ],
        lead: "so-tttt",
        with: "so-gddt, so-y-te",
        when: "{quarters: [2023-Q2]}",
        words: "Lựa chọn nền tảng số cho trường học, cơ sở y tế trong Quý II năm 2023",
    },
    Task {
        id: "schools",
        title: ["Lắp đặt phương thức thanh toán ở trường học", "Set up payment methods in schools"],
        lead: "so-gddt",
        with: "ubnd-huyen, ngan-hang",
        when: "{quarters: [2023-Q3, 2023-Q4]}",
        words: "Lắp đặt phương thức thanh toán ở trường học trong Quý III, IV năm 2023",
    },
    Task {
        id: "health",
        title: ["Lắp đặt phương thức thanh toán ở cơ sở y tế", "Set up payment methods in health facilities"],
        lead: "so-y-te",
        with: "ngan-hang",
        when: "{year: 2023}",
        words: "Hoàn thành việc lắp đặt phương thức thanh toán ở cơ sở y tế trong năm 2023",
    },
    Task {
        id: "training",
        title: ["Tập huấn cho kế toán và người thu tiền", "Train accountants and cashiers"],
        lead: "so-tttt",
        with: "so-gddt, so-y-te",
        when: "{quarters: [2023-Q3]}",
        words: "Tập huấn cho kế toán và người thu tiền trong Quý III năm 2023",
    },
    Task {
        id: "form",
        title: ["Thống nhất nội dung chuyển khoản", "Agree on the words of a transfer"],
        lead: "so-tai-chinh",
        with: "so-gddt, so-y-te, ngan-hang",
        when: "{by: 2023-06-30}",
        words: "Thống nhất nội dung chuyển khoản trước ngày 30 tháng 6 năm 2023",
    },
    Task {
        id: "media",
        title: ["Giới thiệu cách trả tiền an toàn", "Present safe ways to pay"],
        lead: "so-tttt",
        with: "ubnd-huyen",
        when: "ongoing",
        words: "Thường xuyên giới thiệu cách trả tiền an toàn cho người dân",
    },
    Task {
        id: "equipment",
        title: ["Rà soát đường truyền, thiết bị", "Review lines and equipment"],
        lead: "ubnd-huyen",
        with: "",
        when: "unstated",
        words: "Rà soát đường truyền, thiết bị của trường học, cơ sở y tế",
    },
    Task {
        id: "obstacles",
        title: ["Tổng hợp khó khăn, vướng mắc", "Gather difficulties and obstacles"],
        lead: "so-tttt",
        with: "",
        when: "on-request",
        words: "Tổng hợp khó khăn, vướng mắc khi có yêu cầu",
    },
];

/// A topic of `data/topics.yaml`, a plan's words on it, and a summary.
#[derive(Debug)]
pub(crate) struct Topic {
    pub(crate) id: &'static str,
    pub(crate) words: &'static str,
    pub(crate) text: [&'static str; 2],
}

/// All topics; each plan has provisions on some of them.
pub(crate) const TOPICS: [Topic; 15] = [
    Topic {
        id: "platforms",
        words: "Ưu tiên nền tảng liên thông được với hệ thống đang có",
        text: [
            "Ưu tiên nền tảng liên thông với hệ thống đang có.",
            "Platforms that work with existing systems come first.",
        ],
    },
    Topic {
        id: "focal-point",
        words: "Mỗi nơi thu bố trí đầu mối hướng dẫn người trả tiền",
        text: ["Mỗi nơi thu có đầu mối hướng dẫn.", "Each institution has a help contact point."],
    },
    Topic {
        id: "promotions",
        words: "Vận động ngân hàng miễn, giảm phí cho trường học, cơ sở y tế",
        text: ["Vận động ngân hàng miễn, giảm phí.", "Banks are asked to waive or reduce fees."],
    },
    Topic {
        id: "fraud",
        words: "Phổ biến cách nhận biết và phòng tránh lừa đảo",
        text: ["Phổ biến cách nhận biết lừa đảo.", "People are taught to recognise scams."],
    },
    Topic {
        id: "complaints",
        words: "Tiếp nhận và trả lời khiếu nại về khoản thu",
        text: ["Tiếp nhận, trả lời khiếu nại về khoản thu.", "Complaints about charges are taken and answered."],
    },
    Topic {
        id: "disputes",
        words: "Xây dựng cách giải quyết tranh chấp trong thanh toán",
        text: ["Xây dựng cách giải quyết tranh chấp.", "A way to settle disputes is to be found."],
    },
    Topic {
        id: "training",
        words: "Bồi dưỡng kỹ năng số cho cán bộ, giáo viên, nhân viên y tế",
        text: ["Bồi dưỡng kỹ năng số cho cán bộ.", "Staff are trained in digital skills."],
    },
    Topic {
        id: "contests",
        words: "Tổ chức cuộc thi tìm hiểu về thanh toán không dùng tiền mặt",
        text: ["Tổ chức cuộc thi tìm hiểu.", "Knowledge contests are held."],
    },
    Topic {
        id: "media",
        words: "Đưa tin trên hệ thống truyền thanh cơ sở",
        text: ["Đưa tin trên hệ thống truyền thanh cơ sở.", "News goes out over local loudspeakers."],
    },
    Topic {
        id: "exemplars",
        words: "Nhân rộng cách làm hay của các đơn vị",
        text: ["Nhân rộng cách làm hay.", "Good examples are spread."],
    },
    Topic {
        id: "user-protection",
        words: "Bảo vệ thông tin cá nhân của người trả tiền",
        text: ["Bảo vệ thông tin cá nhân.", "Personal data are protected."],
    },
    Topic {
        id: "admin-spending",
        words: "Chi tiêu hành chính thực hiện bằng chuyển khoản",
        text: ["Chi tiêu hành chính bằng chuyển khoản.", "Administrative spending goes by transfer."],
    },
    Topic {
        id: "infrastructure",
        words: "Nâng cấp đường truyền, thiết bị ở các nơi thu",
        text: ["Nâng cấp đường truyền, thiết bị.", "Connections and equipment are improved."],
    },
    Topic {
        id: "electronic-records",
        words: "Lập hồ sơ điện tử cho học sinh và người bệnh",
        text: ["Lập hồ sơ điện tử.", "Pupils and patients get electronic records."],
    },
    Topic {
        id: "security",
        words: "Bảo đảm an toàn thông tin cho phần mềm thu phí",
        text: ["Bảo đảm an toàn thông tin.", "Information security is ensured."],
    },
];
