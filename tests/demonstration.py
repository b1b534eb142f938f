#!/usr/bin/env python3
"""Writes the demonstration data: invented institutions and invented results.

    python3 tests/demonstration.py .            writes the files into the project folder
    python3 tests/demonstration.py . --check    writes nothing; exit code 1 if a file differs

No results have been published for the five plans, so these are invented and marked as such.
Areas are read from data/areas/; everything else is in the tables below. Every number comes from
`draw`, which depends only on the seed and on names. So the output is the same on every machine,
and a new institution does not change the others.
"""

import hashlib
import re
import sys
import unicodedata
from pathlib import Path

SEED = 2022


def draw(*names):
    """A pseudo-random number from 0 to below 1, always the same for the same names."""
    digest = hashlib.sha256("/".join([str(SEED), *map(str, names)]).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def between(low, high, *names):
    return low + (high - low) * draw(*names)


# ---- Kinds ------------------------------------------------------------------------------------------------------

ACCOUNTS = ("Bộ phận tài vụ", "Accounts office")
FINANCE = ("Phòng Tài chính - Kế toán", "Finance and Accounting Office")
RECEPTION = ("Bộ phận tiếp đón", "Reception desk")


class Kind:
    """Properties of a kind of institution. The value of a transaction is in thousands of đồng."""

    def __init__(self, sector, names, contact, strength, transactions, value, share, lessons=None):
        self.sector, self.names, self.contact, self.strength = sector, names, contact, strength
        self.transactions, self.value, self.share, self.lessons = transactions, value, share, lessons


# strength: higher values are equipped earlier; share: the usual cashless share of equipped institutions
KINDS = {
    "mam-non": Kind("education", ("Trường Mầm non", "Preschool"), ACCOUNTS, -0.05, (240, 900), (350, 650), 0.22),
    "tieu-hoc": Kind("education", ("Trường Tiểu học", "Primary School"), ACCOUNTS, 0.0, (300, 1100), (180, 420), 0.23, (980, 1120)),
    "thcs": Kind("education", ("Trường THCS", "Lower Secondary School"), ACCOUNTS, 0.05, (280, 1000), (200, 450), 0.24, (1000, 1060)),
    "th-thcs": Kind("education", ("Trường TH và THCS", "Primary and Lower Secondary School"), ACCOUNTS, -0.15, (250, 900), (180, 400), 0.17, (1000, 1100)),
    "thpt": Kind("education", ("Trường THPT", "Upper Secondary School"), ACCOUNTS, 0.3, (600, 1800), (350, 700), 0.32, (1010, 1090)),
    "gdnn-gdtx": Kind("education", ("Trung tâm GDNN-GDTX", "Vocational and Continuing Education Centre"), ACCOUNTS, 0.1, (150, 500), (400, 900), 0.25, (780, 900)),
    "co-so-gdnn": Kind("education", ("Cơ sở GDNN", "Vocational School"), ACCOUNTS, 0.2, (200, 700), (900, 2500), 0.33, (700, 900)),
    "cao-dang": Kind("education", ("Trường Cao đẳng", "College"), FINANCE, 0.5, (500, 1400), (1800, 3200), 0.36, (800, 960)),
    "dai-hoc": Kind("education", ("Trường Đại học", "University"), FINANCE, 0.6, (1200, 3000), (2500, 4500), 0.38, (900, 1100)),
    "benh-vien-tinh": Kind("health", ("Bệnh viện Tỉnh", "Provincial Hospital"), FINANCE, 0.7, (18000, 42000), (250, 600), 0.32),
    "benh-vien-huyen": Kind("health", ("Bệnh viện Đa khoa Huyện", "District General Hospital"), FINANCE, 0.5, (6000, 14000), (120, 280), 0.25),
    "ttyt-huyen": Kind("health", ("Trung tâm Y tế", "District Health Centre"), FINANCE, 0.4, (3500, 9000), (90, 220), 0.22),
    "phong-kham-khu-vuc": Kind("health", ("Phòng khám Đa khoa Khu vực", "Regional Polyclinic"), RECEPTION, 0.05, (700, 2200), (60, 140), 0.16),
    "tram-y-te": Kind("health", ("Trạm Y tế", "Health Station"), RECEPTION, -0.3, (90, 420), (20, 55), 0.13),
    "phong-kham-tu": Kind("health", ("Phòng khám Tư nhân", "Private Clinic"), RECEPTION, 0.15, (350, 1500), (120, 320), 0.3),
}
SEASONS = {"education": (1.0, 0.9, 0.85, 1.2), "health": (1.0, 0.98, 1.03, 1.02)}  # by quarter

# ---- Institutions of each area -----------------------------------------------------------------------------------

CITY = {"mam-non": 3, "tieu-hoc": 3, "thcs": 2, "thpt": 2, "gdnn-gdtx": 1, "ttyt-huyen": 1, "tram-y-te": 3, "phong-kham-tu": 3}
PLAIN = {"mam-non": 2, "tieu-hoc": 3, "thcs": 2, "thpt": 1, "gdnn-gdtx": 1, "ttyt-huyen": 1, "tram-y-te": 3, "phong-kham-tu": 2}
UPLAND = {"mam-non": 2, "tieu-hoc": 2, "thcs": 1, "th-thcs": 2, "thpt": 1, "ttyt-huyen": 1, "phong-kham-khu-vuc": 1, "tram-y-te": 3}
DELTA = dict(PLAIN, **{"tram-y-te": 4})
DELTA_CITY = dict(CITY, **{"tram-y-te": 4})
COMMUNE = {"mam-non": 1, "tieu-hoc": 1, "thcs": 1, "tram-y-te": 1}
SMALL_COMMUNE = {"mam-non": 1, "tieu-hoc": 1, "th-thcs": 1, "tram-y-te": 1}

# area: (its institutions, how strong it is compared with other areas of the plan, from -1 to 1)
PLACES = {
    "kim-son": {  # the other communes: COMMUNE, 0
        "thi-tran-phat-diem": (dict(COMMUNE, **{"mam-non": 2, "thpt": 1, "ttyt-huyen": 1, "phong-kham-tu": 1}), 0.8),
        "thi-tran-binh-minh": (dict(COMMUNE, **{"thpt": 1, "phong-kham-tu": 1}), 0.6),
        "xa-luu-phuong": (dict(COMMUNE, **{"gdnn-gdtx": 1}), 0.5),
        "xa-thuong-kiem": (dict(COMMUNE, **{"benh-vien-huyen": 1}), 0.6),
        "xa-kim-chinh": (COMMUNE, 0.3),
        "xa-quang-thien": (COMMUNE, 0.4),
        "xa-dong-huong": (COMMUNE, 0.2),
        "xa-lai-thanh": (COMMUNE, -0.1),
        "xa-con-thoi": (COMMUNE, -0.3),
        "xa-van-hai": (SMALL_COMMUNE, -0.4),
        "xa-kim-tan": (COMMUNE, 0.2),
        "xa-kim-hai": (SMALL_COMMUNE, -0.8),
        "xa-kim-trung": (SMALL_COMMUNE, -0.7),
        "xa-kim-dong": (SMALL_COMMUNE, -0.6),
    },
    "dak-nong": {
        "thanh-pho-gia-nghia": (dict(CITY, **{"benh-vien-tinh": 1, "cao-dang": 1, "co-so-gdnn": 2}), 0.7),
        "huyen-cu-jut": (dict(PLAIN, **{"phong-kham-khu-vuc": 1}), 0.4),
        "huyen-dak-mil": (dict(PLAIN, **{"benh-vien-huyen": 1, "phong-kham-khu-vuc": 1}), 0.3),
        "huyen-dak-r-lap": (dict(PLAIN, **{"benh-vien-huyen": 1}), 0.5),
        "huyen-krong-no": (PLAIN, -0.1),
        "huyen-dak-song": (PLAIN, 0.0),
        "huyen-dak-glong": (UPLAND, -0.8),
        "huyen-tuy-duc": (UPLAND, -0.6),
    },
    "quang-tri": {  # Cồn Cỏ has no institutions
        "thanh-pho-dong-ha": (dict(CITY, **{"benh-vien-tinh": 1, "cao-dang": 2, "dai-hoc": 1, "co-so-gdnn": 2}), 0.6),
        "thi-xa-quang-tri": (dict(CITY, **{"benh-vien-tinh": 1}), 0.5),
        "huyen-vinh-linh": (dict(PLAIN, **{"benh-vien-huyen": 1}), 0.4),
        "huyen-gio-linh": (PLAIN, 0.1),
        "huyen-cam-lo": (PLAIN, 0.3),
        "huyen-trieu-phong": (dict(PLAIN, **{"benh-vien-huyen": 1}), 0.2),
        "huyen-hai-lang": (PLAIN, 0.0),
        "huyen-huong-hoa": (dict(UPLAND, **{"benh-vien-huyen": 1, "gdnn-gdtx": 1}), -0.5),
        "huyen-da-krong": (UPLAND, -0.8),
        "huyen-con-co": ({}, 0.0),
    },
    "quang-ngai": {
        "thanh-pho-quang-ngai": (dict(CITY, **{"benh-vien-tinh": 3, "cao-dang": 3, "dai-hoc": 2, "co-so-gdnn": 2}), 0.6),
        "thi-xa-duc-pho": (dict(PLAIN, **{"benh-vien-tinh": 1}), 0.3),
        "huyen-binh-son": (dict(PLAIN, **{"phong-kham-khu-vuc": 1}), 0.4),
        "huyen-son-tinh": (PLAIN, 0.2),
        "huyen-tu-nghia": (PLAIN, 0.3),
        "huyen-nghia-hanh": (PLAIN, 0.1),
        "huyen-mo-duc": (dict(PLAIN, **{"phong-kham-khu-vuc": 1}), 0.0),
        "huyen-tra-bong": (UPLAND, -0.6),
        "huyen-son-ha": (UPLAND, -0.3),
        "huyen-son-tay": (UPLAND, -0.8),
        "huyen-minh-long": (UPLAND, -0.2),
        "huyen-ba-to": (UPLAND, 0.1),
        "huyen-ly-son": ({"mam-non": 2, "tieu-hoc": 2, "thcs": 2, "thpt": 1, "ttyt-huyen": 1, "phong-kham-tu": 1}, 0.1),
    },
    "dong-thap": {
        "thanh-pho-cao-lanh": (dict(DELTA_CITY, **{"benh-vien-tinh": 2, "cao-dang": 2, "dai-hoc": 1, "co-so-gdnn": 2}), 0.7),
        "thanh-pho-sa-dec": (dict(DELTA_CITY, **{"benh-vien-tinh": 2, "cao-dang": 1, "dai-hoc": 1, "co-so-gdnn": 1}), 0.6),
        "thanh-pho-hong-ngu": (dict(DELTA_CITY, **{"benh-vien-tinh": 1, "cao-dang": 1, "co-so-gdnn": 1}), 0.3),
        "huyen-tan-hong": (DELTA, -0.6),
        "huyen-hong-ngu": (DELTA, -0.4),
        "huyen-tam-nong": (DELTA, 0.1),
        "huyen-thap-muoi": (dict(DELTA, **{"benh-vien-huyen": 1, "co-so-gdnn": 1}), 0.4),
        "huyen-cao-lanh": (dict(DELTA, **{"phong-kham-khu-vuc": 1}), 0.2),
        "huyen-thanh-binh": (dict(DELTA, **{"phong-kham-khu-vuc": 1}), -0.2),
        "huyen-lap-vo": (dict(DELTA, **{"benh-vien-huyen": 1}), 0.0),
        "huyen-lai-vung": (DELTA, -0.5),
        "huyen-chau-thanh": (DELTA, 0.3),
    },
}

OPENED = {
    "minh-hoa-mam-non-02-phat-diem": "2022-08-15",
    "minh-hoa-phong-kham-tu-03-gia-nghia": "2022-05-16",
    "minh-hoa-phong-kham-tu-02-hai-lang": "2022-08-01",
    "minh-hoa-th-thcs-02-son-ha": "2023-09-01",  # merged from the two schools that closed there
    "minh-hoa-phong-kham-tu-02-mo-duc": "2024-03-01",
    "minh-hoa-phong-kham-tu-03-sa-dec": "2022-05-04",
    "minh-hoa-mam-non-03-tp-hong-ngu": "2022-08-22",
}
CLOSED = {
    "minh-hoa-tieu-hoc-03-krong-no": "2022-08-31",
    "minh-hoa-tieu-hoc-02-son-ha": "2023-08-31",
    "minh-hoa-thcs-01-son-ha": "2023-08-31",
    "minh-hoa-tieu-hoc-03-lap-vo": "2022-07-31",
}

# ---- Trends ----------------------------------------------------------------------------------------------

# Shares of institutions that have something at the end of each step, for a kind or else for a sector; the strongest have it first.
# The four steps are the quarters of 2022; in quang-ngai the years 2022 to 2025.
LEVELS = {
    "kim-son": {
        "methods": {"education": (0.39, 0.50, 0.61, 0.74), "tram-y-te": (0.12, 0.20, 0.28, 0.36), "health": (0.75, 0.75, 1, 1)},
        "ready": {"education": (0.48, 0.60, 0.72, 0.83), "health": (0.30, 0.38, 0.45, 0.55)},
        "digital_platform": {"education": (0.44, 0.55, 0.66, 0.78), "health": (0.38, 0.45, 0.52, 0.59)},
        "payment_module": {"education": (0.12, 0.18, 0.25, 0.33), "health": (0.14, 0.17, 0.24, 0.28)},
        "contact_point": {"education": (0.35, 0.5, 0.62, 0.7), "health": (0.31, 0.38, 0.35, 0.45)},
        "online_teaching": {"education": (0.88, 0.94, 0.80, 0.91)},
    },
    "dak-nong": {
        "methods": {"education": (0.41, 0.49, 0.58, 0.67), "tram-y-te": (0.13, 0.17, 0.21, 0.30), "health": (0.5, 0.58, 0.64, 0.73)},
        "ready": {"education": (0.48, 0.6, 0.68, 0.75), "health": (0.36, 0.45, 0.52, 0.6)},
        "digital_platform": {"education": (0.49, 0.57, 0.68, 0.79), "health": (0.54, 0.60, 0.56, 0.47)},
        "payment_module": {"education": (0.15, 0.2, 0.3, 0.38), "health": (0.2, 0.25, 0.3, 0.36)},
        "contact_point": {"education": (0.4, 0.52, 0.5, 0.61), "health": (0.3, 0.41, 0.5, 0.55)},
        "online_teaching": {"education": (0.84, 0.88, 0.71, 0.79)},
    },
    "quang-tri": {
        "methods": {"education": (0.44, 0.62, 0.81, 0.97), "health": (0.37, 0.55, 0.74, 0.95)},
        "ready": {"education": (0.55, 0.74, 0.88, 0.98), "health": (0.5, 0.68, 0.84, 0.96)},
        "digital_platform": {"education": (0.5, 0.6, 0.7, 0.81), "health": (0.42, 0.5, 0.6, 0.66)},
        "payment_module": {"education": (0.1, 0.2, 0.26, 0.35), "health": (0.2, 0.24, 0.3, 0.33)},
        "contact_point": {"education": (0.45, 0.62, 0.8, 0.93), "health": (0.4, 0.55, 0.73, 0.88)},
        "online_teaching": {"education": (0.8, 0.85, 0.66, 0.7)},
    },
    "quang-ngai": {
        "methods": {
            "thpt": (0.69, 0.77, 0.85, 0.93), "gdnn-gdtx": (0.43, 0.58, 0.72, 0.86), "education": (0.55, 0.67, 0.78, 0.89),
            "tram-y-te": (0.25, 0.39, 0.53, 0.7), "health": (0.56, 0.68, 0.77, 0.88),
        },
        "ready": {"education": (0.62, 0.74, 0.84, 0.94), "health": (0.48, 0.6, 0.72, 0.84)},
        "digital_platform": {"education": (0.58, 0.7, 0.82, 0.9), "health": (0.5, 0.63, 0.74, 0.83)},
        "payment_module": {"education": (0.22, 0.36, 0.5, 0.63), "health": (0.25, 0.38, 0.47, 0.6)},
        "contact_point": {"education": (0.5, 0.65, 0.77, 0.88), "health": (0.45, 0.6, 0.72, 0.8)},
        "online_teaching": {"education": (0.82, 0.6, 0.55, 0.58)},
    },
    "dong-thap": {
        "methods": {
            "education": (0.40, 0.49, 0.57, 0.66),
            "cao-dang": (0.5, 0.75, 0.75, 1), "dai-hoc": (1, 1, 1, 1),
            "benh-vien-tinh": (0.6, 0.8, 1, 1), "ttyt-huyen": (0.42, 0.59, 0.75, 0.92),
            "tram-y-te": (0.07, 0.12, 0.17, 0.27), "health": (0.45, 0.5, 0.58, 0.62),
        },
        "ready": {"education": (0.48, 0.6, 0.68, 0.75), "health": (0.3, 0.39, 0.45, 0.53)},
        "digital_platform": {"education": (0.48, 0.55, 0.63, 0.74), "health": (0.36, 0.43, 0.5, 0.56)},
        "payment_module": {"education": (0.2, 0.26, 0.34, 0.45), "health": (0.18, 0.22, 0.3, 0.38)},
        "contact_point": {"education": (0.4, 0.5, 0.6, 0.66), "health": (0.35, 0.42, 0.4, 0.5)},
        "online_teaching": {"education": (0.9, 0.94, 0.86, 0.97)},
    },
}

# Factor for each step on the usual cashless share of the kind.
GROWTH = {
    "kim-son": (0.9, 1.05, 1.2, 1.4),
    "dak-nong": (1.0, 1.15, 1.2, 1.45),
    "quang-tri": (0.7, 0.8, 0.95, 1.1),
    "quang-ngai": (0.9, 1.2, 1.6, 1.9),
    "dong-thap": (0.9, 1.05, 1.15, 1.3),
}
# Temporary decreases of some areas: in shares of transactions, in platforms and, where there is no annual sum, in methods.
SETBACKS = {
    ("xa-lai-thanh", 2): 0.15, ("xa-con-thoi", 1): 0.12, ("xa-kim-tan", 3): 0.12,
    ("huyen-krong-no", 2): 0.1, ("huyen-krong-no", 3): 0.12, ("huyen-dak-song", 3): 0.12,
    ("huyen-gio-linh", 2): 0.15, ("huyen-hai-lang", 3): 0.12,
    ("huyen-ba-to", 2): 0.15, ("huyen-son-tinh", 1): 0.12,
    ("huyen-tam-nong", 3): 0.1, ("huyen-lap-vo", 2): 0.1,
}
ONLINE_SHARE = {  # of the programme, in schools that run the pilot
    "kim-son": (0.13, 0.16, 0.19, 0.222), "dak-nong": (0.09, 0.12, 0.14, 0.17), "quang-tri": (0.08, 0.1, 0.12, 0.14),
    "quang-ngai": (0.1, 0.13, 0.15, 0.18), "dong-thap": (0.14, 0.18, 0.2, 0.236),
}
# Institutions with a high cashless share, in addition to one in twelve at random.
EXEMPLARY = {
    "minh-hoa-benh-vien-tinh-01-gia-nghia", "minh-hoa-cao-dang-01-gia-nghia", "minh-hoa-ttyt-huyen-01-cu-jut",
    "minh-hoa-dai-hoc-01-tp-cao-lanh", "minh-hoa-dai-hoc-01-sa-dec", "minh-hoa-benh-vien-tinh-01-tp-cao-lanh",
    "minh-hoa-benh-vien-tinh-02-sa-dec", "minh-hoa-benh-vien-tinh-02-tp-quang-ngai", "minh-hoa-dai-hoc-01-tp-quang-ngai",
    "minh-hoa-thpt-01-phat-diem", "minh-hoa-tieu-hoc-01-quang-thien", "minh-hoa-cao-dang-01-dong-ha",
}

# ---- Plans, periods and reports ---------------------------------------------------------------------------------


class Plan:
    def __init__(self, folder, year_steps, periods, senders):
        self.folder, self.year_steps, self.periods, self.senders = folder, year_steps, periods, senders


# period: (its steps, the day by which it is due or received, whether it has rows)
PLANS = {
    "kim-son": Plan("kim-son-2022", False, {
        "2022-Q1": ((0,), "2022-03-20", True),
        "2022-Q2": ((1,), "2022-06-20", True),
        "2022-H1": ((0, 1), "2022-06-20", False),
        "2022-Q3": ((2,), "2022-09-20", True),
        "2022-Q4": ((3,), "2022-12-20", False),
        "2022": ((0, 1, 2, 3), "2022-12-10", True),
    }, "communes"),
    "dak-nong": Plan("dak-nong-2022", False, {
        # Received after the plan was issued on 1 June: where it started from.
        "2022-Q1": ((0,), "2022-06-12", True),
        "2022-H1": ((0, 1), "2022-06-15", True),
        "2022-Q3": ((2,), "2022-10-10", True),
        "2022": ((0, 1, 2, 3), "2022-12-15", True),
    }, "departments"),
    "quang-tri": Plan("quang-tri-2022", False, {
        "2022-Q1": ((0,), "2022-04-15", True),
        "2022-H1": ((0, 1), "2022-06-30", True),
        "2022-Q3": ((2,), "2022-10-14", True),
        "2022": ((0, 1, 2, 3), "2022-12-30", True),
    }, "departments"),
    "quang-ngai": Plan("quang-ngai-2025", True, {
        "2022": ((0,), "2022-12-20", True),
        "2023": ((1,), "2023-12-20", True),
        "2024": ((2,), "2024-12-20", True),
        "2025": ((3,), "2025-12-20", True),
    }, "districts"),
    "dong-thap": Plan("dong-thap-2022", False, {
        "2022-Q1": ((0,), "2022-04-15", True),
        "2022-Q2": ((1,), "2022-07-15", True),
        "2022-Q3": ((2,), "2022-10-14", True),
        "2022-Q4": ((3,), "2022-12-30", True),
    }, "departments"),
}
YEARS = ("2022", "2023", "2024", "2025")
DUTIES = {  # by plan and sender; other periods are reported without a duty
    ("kim-son", "commune"): {
        **dict.fromkeys(("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"), "quarterly"), "2022-H1": "half-year", "2022": "annual",
    },
    ("kim-son", "phong-vhtt"): {
        **dict.fromkeys(("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"), "quarterly-consolidated"),
        "2022-H1": "half-year-consolidated", "2022": "annual-consolidated",
    },
    ("dak-nong", "so-gddt"): {"2022-H1": "half-yearly-education", "2022": "half-yearly-education"},
    ("dak-nong", "so-y-te"): {"2022-H1": "half-yearly-health", "2022": "half-yearly-health"},
    ("dak-nong", "so-nganh-lien-quan"): {"2022-H1": "half-yearly-others", "2022": "half-yearly-others"},
    ("quang-tri", "so-gddt"): {"2022-H1": "gddt-half-year", "2022": "gddt-annual"},
    ("quang-tri", "so-y-te"): {"2022-H1": "y-te-half-year", "2022": "y-te-annual"},
    ("quang-ngai", "so-gddt"): dict.fromkeys(YEARS, "gddt-annual"),
    ("quang-ngai", "so-y-te"): dict.fromkeys(YEARS, "y-te-annual"),
    ("quang-ngai", "district"): dict.fromkeys(YEARS, "district-annual"),
}

# Missing reports (by plan and period), reports received on a different day, provisional reports.
ABSENT = {
    ("kim-son", "2022-Q3"): {"kim-dong"},
    ("kim-son", "2022-H1"): {"van-hai"},
    ("kim-son", "2022-Q4"): {"kim-hai", "con-thoi", "phong-vhtt"},
    ("kim-son", "2022"): {"kim-hai", "con-thoi", "yen-loc"},
    ("quang-ngai", "2024"): {"tra-bong", "minh-long"},
}
ONLY = {("quang-ngai", "2025"): {"so-gddt"}}  # the others are not due yet
RECEIVED = {
    ("kim-son", "2022-Q1", "hoi-ninh"): "2022-03-20",  # "before the 20th": a report on that day is late
    ("kim-son", "2022-Q1", "kim-trung"): "2022-04-01",
    ("kim-son", "2022-Q1", "phong-vhtt"): "2022-03-24",
    ("kim-son", "2022-Q2", "an-hoa"): "2022-06-20",
    ("kim-son", "2022-Q2", "kim-dong"): "2022-06-27",
    ("kim-son", "2022-Q3", "chat-binh"): "2022-09-20",
    ("kim-son", "2022-Q3", "phong-vhtt"): "2022-09-23",
    ("kim-son", "2022", "lai-thanh"): "2022-12-10",
    ("kim-son", "2022", "kim-my"): "2022-12-19",
    ("kim-son", "2022", "phong-vhtt"): "2022-12-14",
    ("dak-nong", "2022-H1", "so-y-te"): "2022-06-21",
    ("dak-nong", "2022", "so-nganh-lien-quan"): "2022-12-22",
    ("quang-tri", "2022", "so-gddt"): "2022-12-28",
    ("quang-tri", "2022", "so-y-te"): "2022-12-30",
    ("quang-ngai", "2022", "son-tay"): "2023-01-09",
    ("quang-ngai", "2023", "mo-duc"): "2023-12-20",
    ("quang-ngai", "2023", "so-y-te"): "2023-12-27",
    ("quang-ngai", "2025", "so-gddt"): "2025-12-05",
}
PROVISIONAL = {
    ("kim-son", "2022-Q3", "thuong-kiem"), ("kim-son", "2022-Q3", "tan-thanh"), ("kim-son", "2022", "nhu-hoa"),
    ("quang-ngai", "2025", "so-gddt"), ("dong-thap", "2022-Q4", "so-ldtbxh"),
}

# ---- Cells without a value ---------------------------------------------------------------------------

MONEY = ("total_count", "cashless_count", "total_value", "cashless_value")
VALUES = ("total_value", "cashless_value")
CASHLESS = ("cashless_count", "cashless_value")

NO_CHARGES = {  # schools without charges: no payments and no payment methods
    "minh-hoa-tieu-hoc-01-kim-trung", "minh-hoa-tieu-hoc-02-dak-glong", "minh-hoa-mam-non-02-da-krong",
    "minh-hoa-tieu-hoc-01-son-tay", "minh-hoa-mam-non-02-tan-hong",
}
FEW_PAYMENTS = {"minh-hoa-tram-y-te-01-kim-dong", "minh-hoa-tram-y-te-03-tuy-duc", "minh-hoa-tram-y-te-02-da-krong"}  # one payment a quarter
WITHHELD = {
    "minh-hoa-phong-kham-tu-01-binh-minh": MONEY,
    "minh-hoa-phong-kham-tu-02-dak-mil": VALUES,
    "minh-hoa-phong-kham-tu-01-cam-lo": MONEY,
    "minh-hoa-phong-kham-tu-02-nghia-hanh": VALUES,
    "minh-hoa-phong-kham-tu-02-tan-hong": MONEY,
}
REASONS = {
    "software": ("Phần mềm thu phí đang được thay nên chưa trích được số liệu.", "The fee software is being replaced, so no figures could be taken from it yet."),
    "repairs": ("Đơn vị tạm ngừng hoạt động để sửa chữa trong kỳ.", "Closed for repairs during the period."),
    "not-sent": ("Đơn vị chưa gửi số liệu cho cơ quan tổng hợp.", "The institution has not sent its figures to the reporting office."),
    "not-split": ("Sổ thu chưa tách khoản tiền mặt và không dùng tiền mặt.", "The accounts do not yet separate cash from cashless payments."),
    "value-only": ("Chỉ ghi được số giao dịch, chưa cộng được số tiền.", "Payments were counted, but the sums have not been added up."),
    "totals-only": ("Huyện chỉ gửi số tổng theo từng loại hình, không gửi số liệu từng đơn vị.", "The district reports totals for each kind only, not figures for each institution."),
    "bank": ("Bổ sung giao dịch sau khi đối chiếu với ngân hàng.", "Payments added after reconciliation with the bank."),
    "final-books": ("Cập nhật theo số liệu sau khi khóa sổ.", "Updated from the closed accounts."),
    "double": ("Giao dịch tháng cuối kỳ bị tính hai lần.", "Payments of the last month had been counted twice."),
    "typing": ("Nhập sai khi tổng hợp báo cáo.", "A typing error when the report was put together."),
}
MISSING_ROWS = {
    ("kim-son", "2022-Q1"): {"minh-hoa-tram-y-te-01-xuan-chinh": "repairs", "minh-hoa-thcs-01-con-thoi": "not-sent"},
    ("kim-son", "2022-Q3"): {"minh-hoa-mam-non-01-dinh-hoa": "software"},
    ("kim-son", "2022"): {"minh-hoa-th-thcs-01-van-hai": "not-sent"},
    ("dak-nong", "2022-Q1"): {"minh-hoa-thcs-01-tuy-duc": "not-sent", "minh-hoa-tram-y-te-02-krong-no": "repairs"},
    ("dak-nong", "2022"): {"minh-hoa-th-thcs-02-dak-glong": "software"},
    ("quang-tri", "2022-H1"): {"minh-hoa-th-thcs-01-da-krong": "not-sent", "minh-hoa-phong-kham-tu-02-gio-linh": "not-sent"},
    ("quang-tri", "2022"): {"minh-hoa-tram-y-te-03-huong-hoa": "repairs"},
    ("quang-ngai", "2023"): {"minh-hoa-tieu-hoc-02-son-tay": "not-sent"},
    ("quang-ngai", "2024"): {"minh-hoa-phong-kham-khu-vuc-01-ba-to": "repairs"},
    ("dong-thap", "2022-Q2"): {"minh-hoa-tram-y-te-04-tan-hong": "repairs"},
    ("dong-thap", "2022-Q4"): {"minh-hoa-co-so-gdnn-01-thap-muoi": "software", "minh-hoa-phong-kham-tu-01-lai-vung": "not-sent"},
}
MISSING_CELLS = {
    ("kim-son", "2022-Q2"): {"minh-hoa-tieu-hoc-01-kim-my": (CASHLESS, "not-split")},
    ("kim-son", "2022"): {"minh-hoa-mam-non-01-tan-thanh": (VALUES, "value-only")},
    ("dak-nong", "2022-H1"): {"minh-hoa-ttyt-huyen-01-dak-song": (VALUES, "value-only"), "minh-hoa-mam-non-01-krong-no": (CASHLESS, "not-split")},
    ("quang-tri", "2022-Q3"): {"minh-hoa-tieu-hoc-02-gio-linh": (CASHLESS, "not-split")},
    ("quang-ngai", "2022"): {"minh-hoa-mam-non-01-mo-duc": (VALUES, "value-only"), "minh-hoa-ttyt-huyen-01-son-ha": (CASHLESS, "not-split")},
    ("quang-ngai", "2025"): {"minh-hoa-thpt-01-tra-bong": (("cashless_value",), "not-split")},
    ("dong-thap", "2022-Q3"): {"minh-hoa-thcs-02-lai-vung": (VALUES, "value-only")},
}
# (institution, field, previous value as a share of the current one, kind, day, reason); None: the opposite of yes or no
REVISIONS = {
    ("kim-son", "2022-Q1"): [
        ("minh-hoa-thpt-01-binh-minh", "cashless_count", 0.88, "revision", "2022-04-14", "bank"),
        ("minh-hoa-thpt-01-binh-minh", "cashless_value", 0.9, "revision", "2022-04-14", "bank"),
        ("minh-hoa-tieu-hoc-01-thuong-kiem", "total_count", 1.25, "correction", "2022-05-05", "double"),
    ],
    ("kim-son", "2022-Q2"): [("minh-hoa-mam-non-01-kim-chinh", "digital_platform", None, "correction", "2022-07-08", "typing")],
    ("dak-nong", "2022-H1"): [
        ("minh-hoa-benh-vien-tinh-01-gia-nghia", "total_value", 0.94, "revision", "2022-07-20", "final-books"),
        ("minh-hoa-benh-vien-tinh-01-gia-nghia", "cashless_value", 0.91, "revision", "2022-07-20", "final-books"),
        ("minh-hoa-thcs-01-dak-mil", "total_count", 1.33, "correction", "2022-08-02", "double"),
    ],
    ("quang-tri", "2022"): [("minh-hoa-tieu-hoc-01-dong-ha", "contact_point", None, "correction", "2023-01-12", "typing")],
    ("quang-ngai", "2022"): [
        ("minh-hoa-cao-dang-02-tp-quang-ngai", "cashless_count", 0.86, "revision", "2023-02-16", "final-books"),
        ("minh-hoa-thcs-01-tu-nghia", "total_value", 10, "correction", "2023-03-02", "typing"),
    ],
    ("quang-ngai", "2023"): [("minh-hoa-ttyt-huyen-01-binh-son", "cashless_count", 0.92, "revision", "2024-01-18", "bank")],
    ("dong-thap", "2022-Q2"): [
        ("minh-hoa-benh-vien-tinh-01-sa-dec", "cashless_count", 0.93, "revision", "2022-08-11", "bank"),
        ("minh-hoa-mam-non-02-chau-thanh", "total_count", 1.4, "correction", "2022-08-25", "double"),
    ],
}

# ---- Areas and institutions -------------------------------------------------------------------------------------


def read_areas(folder):
    """Areas by id with the keys needed here: short names, parent and successors. Expects one key or one area on each line."""
    areas = {}
    for path in (folder / "2022.yaml", folder / "2025.yaml"):
        for line in path.read_text("utf-8").splitlines():
            if line.lstrip().startswith("#"):
                continue
            start = re.search(r"- \{?id: ([a-z0-9-]+)", line)
            if start:
                area = areas.setdefault(start[1], {"successors": []})
            if found := re.search(r'\bshort: \{vi: "([^"]+)", en: "([^"]+)"\}', line):
                area["vi"], area["en"] = found[1], found[2]
            if found := re.search(r"\bparent: ([a-z0-9-]+)", line):
                area["parent"] = found[1]
            if found := re.search(r"\bsuccessors: \[([^\]]*)\]", line):
                area["successors"] = re.findall(r"[a-z0-9-]+", found[1])
    return areas


def slug(name):
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def manager(plan, kind):
    if KINDS[kind].sector == "health":
        return "so-y-te"
    if kind in ("mam-non", "tieu-hoc", "thcs", "th-thcs"):
        return "phong-gddt" if plan == "kim-son" else "ubnd-huyen"
    return {"co-so-gdnn": "so-ldtbxh", "cao-dang": "so-ldtbxh", "dai-hoc": "ubnd-tinh"}.get(kind, "so-gddt")


class Institution:
    def __init__(self, plan, kind, number, area_id, area, effect):
        self.plan, self.kind, self.area = plan, kind, area_id
        self.sector, self.manager = KINDS[kind].sector, manager(plan, kind)
        self.place = slug(area["vi"])
        self.id = f"minh-hoa-{kind}-{number:02}-{self.place}"
        vi, en = KINDS[kind].names
        self.vi = f"{vi} Minh Họa {number:02} {area['vi']}"
        self.en = f"Demonstration {en} {number:02} {area['en']}"
        self.opened, self.closed = OPENED.get(self.id, ""), CLOSED.get(self.id, "")
        self.moved_to = ""
        if plan == "quang-ngai" and not self.closed:
            successors = area["successors"]
            self.moved_to = successors[int(draw(self.id, "successor") * len(successors))]
        self.strength = KINDS[kind].strength + 0.35 * effect + between(-0.4, 0.4, self.id, "strength")
        self.effect = effect
        self.exemplary = self.id in EXEMPLARY or draw(self.id, "exemplary") < 1 / 12
        self.pilot = KINDS[kind].lessons is not None and draw(self.id, "pilot") < 0.35

    def is_open_on(self, day):
        return (not self.opened or self.opened <= day) and (not self.closed or day <= self.closed)

    def line(self):
        moved_on = "2025-07-01" if self.moved_to else ""
        return ",".join([self.id, self.kind, self.vi, self.en, self.area, moved_on, self.moved_to, self.manager,
                         self.opened, self.closed, *KINDS[self.kind].contact, "yes"])


def institutions(plan, areas):
    places = PLACES[plan]
    if plan == "kim-son":
        communes = [a for a, area in areas.items() if area.get("parent") == "huyen-kim-son"]
        places = {a: places.get(a, (COMMUNE, 0.0)) for a in communes}
    found = []
    for area, (what, effect) in places.items():
        for kind in KINDS:
            found += [Institution(plan, kind, n + 1, area, areas[area], effect) for n in range(what.get(kind, 0))]
    return found


# ---- State of each step ----------------------------------------------------------------------------------


def step_end(plan, step):
    return f"{2022 + step}-12-31" if PLANS[plan].year_steps else ("2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31")[step]


def holders(plan, field, members, step, setbacks):
    """Ids of the institutions that have something: the strongest of each group, by the share in LEVELS."""
    levels, groups = LEVELS[plan][field], {}
    for one in members:
        key = one.kind if one.kind in levels else one.sector
        if key in levels:
            groups.setdefault(key, []).append(one)
    have = set()
    for key, group in groups.items():
        def score(one):
            setback = SETBACKS.get((one.area, step), 0) if field in setbacks else 0
            noise = 0.1 if field in ("methods", "ready") else 0.6
            return one.strength - setback + between(-noise, noise, one.id, field)
        group = sorted(group, key=lambda one: (-score(one), one.id))
        have.update(one.id for one in group[:int(levels[key][step] * len(group) + 0.5)])
    return have


def methods_in_use(one, age):
    """Payment methods in the order of the closed list; more of them with time."""
    rare = ["website", "mobile-money", "card"]
    rare.sort(key=lambda method: draw(one.id, method) - (0.3 if method == ("card" if one.sector == "health" else "website") else 0))
    order = ["qr", *rare] if draw(one.id, "qr") < 0.85 else [rare[0], "qr", *rare[1:]]
    number = 1 + int(age * between(0.2, 1.1, one.id, "speed") + 0.5)
    if one.exemplary and draw(one.id, "few") < 0.75:
        number = max(number, 3)
    return [m for m in ("qr", "website", "mobile-money", "card") if m in order[:number]]


def payments(one, step, age):
    """Number and value of transactions in one step, and the cashless part of both. age: steps since equipped, 0 if not."""
    kind, years = KINDS[one.kind], PLANS[one.plan].year_steps
    if one.id in FEW_PAYMENTS:
        count = 1
    else:
        usual = between(*kind.transactions, one.id, "size") * between(0.95, 1.05, one.id, "count", step)
        count = int(usual * (4 * (1 + 0.02 * step) if years else SEASONS[one.sector][step]))
    value = int(count * between(*kind.value, one.id, "value") * between(0.97, 1.03, one.id, "value", step)) * 1000
    if age == 0:
        return count, 0, value, 0
    if one.exemplary:
        share = between(0.58, 0.8, one.id, "share") + 0.03 * step
    else:
        usual = kind.share * GROWTH[one.plan][step] * between(0.6, 1.3, one.id, "share")
        share = usual * (1 + 0.3 * one.effect) * (0.65 if age == 1 and step > 0 else 1)
    share *= between(0.94, 1.06, one.id, "share", step) * (1 - SETBACKS.get((one.area, step), 0))
    share = min(share, 0.9)
    cashless = int(count * share)
    worth = int(value // 1000 * min(share * between(1.04, 1.22, one.id, "worth"), 0.95)) * 1000 if cashless else 0
    return count, cashless, value, worth


def run(plan, everyone):
    """For each step and each institution open at its end: a dictionary of its state. Equipment is kept from step to step."""
    steps, ages = [], {}
    sums_up = any(len(covered) > 2 for covered, _, _ in PLANS[plan].periods.values())
    setbacks = ["digital_platform"] if sums_up else ["digital_platform", "methods"]
    for step in range(4):
        members = [one for one in everyone if one.is_open_on(step_end(plan, step))]
        have = {field: holders(plan, field, members, step, setbacks) for field in LEVELS[plan]}
        state = {}
        for one in members:
            equipped = one.id in have["methods"] or (sums_up and ages.get(one.id, 0) > 0)
            if one.id in EXEMPLARY:
                equipped = equipped or step > 0
            ages[one.id] = ages.get(one.id, 0) + 1 if equipped else 0
            cells = {"methods": methods_in_use(one, ages[one.id]) if equipped else []}
            for field in ("digital_platform", "ready", "payment_module", "contact_point", "online_teaching"):
                cells[field] = one.id in have.get(field, ())
            cells.update(zip(MONEY, payments(one, step, ages[one.id])))
            if one.pilot:
                lessons = int(between(*KINDS[one.kind].lessons, one.id, "lessons"))
                online = ONLINE_SHARE[plan][step] * between(0.75, 1.25, one.id, "online")
                cells.update(online_teaching=True, online_lessons=int(lessons * online), programme_lessons=lessons)
            state[one.id] = cells
        steps.append(state)
    return steps


# ---- Rows and reports -------------------------------------------------------------------------------------------

HEALTH = ["digital_platform", "methods", "ready", "payment_module", "contact_point", *MONEY]
FIELDS = {"education": [*HEALTH, "online_teaching", "online_lessons", "programme_lessons"], "health": HEALTH}


def row(one, steps, covered):
    """The row of an institution for a period: the state at its end, and sums of payments."""
    cells = dict(steps[covered[-1]][one.id])
    for field in MONEY:
        cells[field] = sum(steps[step].get(one.id, {field: 0})[field] for step in covered)
    if not one.pilot:
        cells.update(online_lessons="[z]", programme_lessons="[z]")
    if one.id in NO_CHARGES:
        cells.update({field: "[z]" for field in ("methods", "ready", "payment_module", *MONEY)})
    cells.update({field: "[w]" for field in WITHHELD.get(one.id, ())})
    return cells


def sender(one):
    """The id of the report that contains the institution's row."""
    style = PLANS[one.plan].senders
    if style == "communes" or (style == "districts" and one.manager == "ubnd-huyen"):
        return one.place
    if one.sector == "health":
        return "so-y-te"
    if style == "districts":
        return one.manager  # no duty covers vocational institutions and universities: their managers report all the same
    return "so-ldtbxh" if one.plan == "dong-thap" and one.manager == "so-ldtbxh" else "so-gddt"


def received(plan, period, report, due):
    if (plan, period, report) in RECEIVED:
        return RECEIVED[plan, period, report]
    return due[:8] + f"{int(due[8:]) - 1 - int(draw(plan, period, report, 'received') * 8):02}"


def reports(plan, period, due, everyone):
    """Ids of the received reports, with their YAML lines."""
    agencies = {"so-gddt", "so-y-te", "so-ldtbxh", "ubnd-tinh", "phong-vhtt", "so-nganh-lien-quan"}
    ids = dict.fromkeys(sender(one) for one in everyone)
    for words_only in ("phong-vhtt", "so-nganh-lien-quan"):
        if period in DUTIES.get((plan, words_only), ()):
            ids[words_only] = None
    areas = {one.place: one.area for one in everyone}
    found = {}
    for report in ids:
        if report in ABSENT.get((plan, period), ()) or report not in ONLY.get((plan, period), ids):
            continue
        if report in agencies:
            origin, key = f"from_agency: {report}", report
        else:
            origin, key = f"from_area: {areas[report]}", "commune" if plan == "kim-son" else "district"
        duty = DUTIES.get((plan, key), {}).get(period)
        lines = [f"  - id: {report}", f"    {origin}"]
        lines += [f"    duty: {duty}"] if duty else []
        lines += [f"    received: {received(plan, period, report, due)}",
                  f"    status: {'provisional' if (plan, period, report) in PROVISIONAL else 'final'}",
                  "    demonstration: yes"]
        found[report] = lines
    return found


def written(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) or "none" if isinstance(value, list) else str(value)


def in_yaml(value):
    return f"[{', '.join(value)}]" if isinstance(value, list) and value else written(value)


def both(reason):
    vi, en = REASONS[reason]
    return f'{{vi: "{vi}", en: "{en}"}}'


REPLIES = {  # of institutions to how they are listed
    ("kim-son", "2022"): [
        ("minh-hoa-mam-non-01-an-hoa", "2023-01-06",
         "Trường vừa đăng ký mã QR của trường, phụ huynh trả được từ học kỳ II.",
         "The school has just registered its own QR code; parents can pay with it from the second term.")],
    ("quang-tri", "2022"): [
        ("minh-hoa-tieu-hoc-02-tx-quang-tri", "2023-01-20",
         "Phụ huynh dùng mã QR in sẵn trên giấy báo học phí nên nhà trường ít phải thu tiền mặt.",
         "Parents use the QR code printed on the fee notice, so the school handles little cash.")],
}

SHARES = {  # indicator: condition on a row
    "digital-platform": lambda cells: cells["digital_platform"],
    "cashless-adoption": lambda cells: bool(cells["methods"]),
    "conditions-and-acceptance": lambda cells: cells["ready"] and bool(cells["methods"]),
    "three-methods": lambda cells: len(cells["methods"]) >= 3,
    "method-rule": lambda cells: bool(cells["methods"]),
    "payment-module": lambda cells: cells["payment_module"],
    "contact-point": lambda cells: cells["contact_point"],
    "online-teaching": lambda cells: cells["online_teaching"],
}
RATIOS = {"cashless-count": MONEY[1::-1], "cashless-value": MONEY[:1:-1], "online-content": ("online_lessons", "programme_lessons")}


def totals(area, report, members, rows):
    """The totals by kind of an area that reports no single institutions."""
    lines = []
    for kind in dict.fromkeys(one.kind for one in members):
        of_kind = [rows[one.id] for one in members if one.kind == kind]
        for indicator, holds in SHARES.items():
            lines.append(f"{area},{report},{kind},{indicator},{sum(map(holds, of_kind))},{len(of_kind)},")
        for indicator, (upper, lower) in RATIOS.items():
            counted = [cells for cells in of_kind if cells[lower] != "[z]"]
            if counted:
                sums = sum(cells[upper] for cells in counted), sum(cells[lower] for cells in counted)
                lines.append(f"{area},{report},{kind},{indicator},{sums[0]},{sums[1]},{len(of_kind)}")
    return lines


def period_files(plan, period, everyone, steps):
    """The files of one period, by name."""
    covered, due, with_rows = PLANS[plan].periods[period]
    came = reports(plan, period, due, everyone)
    text = ["# Demonstration data, invented: written by tests/demonstration.py.", "reports:"]
    text += [line for lines in came.values() for line in lines]
    if not with_rows:
        return {"reports.yaml": text}

    members = [one for one in everyone if one.id in steps[covered[-1]] and sender(one) in came]
    rows = {one.id: row(one, steps, covered) for one in members}
    files, missing = {}, []

    adding_up = [one for one in members if sender(one) == "ly-son"]
    if adding_up:
        files["totals.csv"] = ["area,report,kind,indicator,numerator,denominator,institutions"]
        files["totals.csv"] += totals("huyen-ly-son", "ly-son", adding_up, rows)
        missing += [(one.id, "ly-son", "totals-only") for one in adding_up]
    without = MISSING_ROWS.get((plan, period), {})
    missing += [(one.id, sender(one), without[one.id]) for one in members if one.id in without]
    gaps = MISSING_CELLS.get((plan, period), {})
    for one in members:
        if one.id in gaps:
            rows[one.id].update({field: "[x]" for field in gaps[one.id][0]})
            missing.append((one.id, sender(one), gaps[one.id][1]))

    for sector, fields in FIELDS.items():
        listed = [one for one in members if one.sector == sector and one not in adding_up and one.id not in without]
        if not listed:
            continue
        if (plan, period, sector) == ("kim-son", "2022-Q1", "health"):  # in YAML, to demonstrate both formats
            files[f"rows-{sector}.yaml"] = ["rows:"] + [
                f"  - {{institution: {one.id}, report: {sender(one)}, "
                + ", ".join(f"{field}: {in_yaml(rows[one.id][field])}" for field in fields) + "}" for one in listed]
        else:
            files[f"rows-{sector}.csv"] = [",".join(["institution", "report", *fields])] + [
                ",".join([one.id, sender(one), *(written(rows[one.id][field]) for field in fields)]) for one in listed]

    revisions = REVISIONS.get((plan, period), [])
    text += ["revisions:"] if revisions else []
    for institution, field, part, kind, day, reason in revisions:
        now = rows[institution][field]  # fails intentionally if there is no published value
        unit = 1000 if field in VALUES else 1
        was = written(not now) if part is None else int(now * part) // unit * unit
        text.append(f"  - {{institution: {institution}, field: {field}, was: {was}, kind: {kind}, on: {day}, reason: {both(reason)}}}")
    replies = REPLIES.get((plan, period), [])
    text += ["replies:"] if replies else []
    for institution, day, vi, en in replies:
        assert institution in rows, institution
        text.append(f'  - {{institution: {institution}, on: {day}, text: {{vi: "{vi}", en: "{en}"}}}}')
    text += ["missing:"] if missing else []
    text += [f"  - {{institution: {one}, report: {report}, reason: {both(reason)}}}" for one, report, reason in missing]
    files["reports.yaml"] = text
    return files


def everything(project):
    """All files, by path inside the project."""
    areas = read_areas(project / "data/areas")
    files, known = {}, set()
    for plan, what in PLANS.items():
        everyone = institutions(plan, areas)
        assert len({one.id for one in everyone} - known) == len(everyone), "ids are unique over all files"
        known.update(one.id for one in everyone)
        header = "id,kind,name_vi,name_en,area,moved_on,moved_to,manager,opened,closed,contact_vi,contact_en,demonstration"
        files[f"data/institutions/{plan}.csv"] = [header] + [one.line() for one in everyone]
        steps = run(plan, everyone)
        for period in what.periods:
            for name, lines in period_files(plan, period, everyone, steps).items():
                files[f"data/plans/{what.folder}/results/{period}/{name}"] = lines
    named = {one for table in (OPENED, CLOSED, EXEMPLARY, NO_CHARGES, FEW_PAYMENTS, WITHHELD) for one in table}
    named |= {one for table in (MISSING_ROWS, MISSING_CELLS) for listed in table.values() for one in listed}
    assert named <= known, f"no such institution: {sorted(named - known)}"
    return {path: ("\n".join(lines) + "\n").encode() for path, lines in files.items()}


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--check"]):
        sys.exit(__doc__)
    project = Path(sys.argv[1])
    files = everything(project)
    if sys.argv[2:]:
        known = set(files)
        for what in PLANS.values():
            found = (project / "data/plans" / what.folder / "results").rglob("*")
            known.update(path.relative_to(project).as_posix() for path in found if path.is_file())
        differing = [path for path in sorted(known)
                     if not (project / path).is_file() or (project / path).read_bytes() != files.get(path)]
        for path in differing:
            print(f"differs from the output of tests/demonstration.py: {path}")
        sys.exit(1 if differing else 0)
    for path, content in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    print(f"{len(files)} files, {sum(map(len, files.values()))} bytes")


if __name__ == "__main__":
    main()
