"""What the year of the demonstration says and when: tables of periods, words, ways and days; the telling is year.py."""

from haidang.plan.followup.choices import Stage, State

PLAN, DIRECTIVE = "163/KH-UBND", "06/CT-UBND"
#: The plan that a task of the plan brought forth, and the conclusion that gave work of its own.
CHILD, CONCLUSION = "41/KH-UBND", "27/TB-UBND"
#: How a task of each is called here: "1.1", "06:1.a", "41:1.2", "27:3".
MARKS = {PLAN: "", DIRECTIVE: "06:", CHILD: "41:", CONCLUSION: "27:"}

#: Who of each agency works here; for all others Sở Ngoại vụ enters.
PEN = {
    "SNGV": "so-ngoai-vu", "SCT": "so-cong-thuong", "SDL": "so-du-lich", "TDOAN": "tinh-doan",
    "LHHN": "lien-hiep-huu-nghi", "STC": "so-tai-chinh", "CAT": "cong-an", "BCHQS": "bo-chi-huy-quan-su",
    "UBVT": "ubnd-vung-tau",
}  # fmt: skip
DESK, HEAD = "so-ngoai-vu", "lanh-dao-so-ngoai-vu"

#: Of each period: the morning it is asked about, the days on which most send, those on which the desk reads, the day
#: it is locked.
PERIODS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "2019-t12": ("2019-12-13", ("2019-12-16", "2019-12-17", "2019-12-18"), ("2019-12-20",), "2019-12-30"),
    "2020-t01": ("2020-01-13", ("2020-01-14", "2020-01-15", "2020-01-16"), ("2020-01-17", "2020-01-21"), "2020-02-05"),
    "2020-t02": ("2020-02-14", ("2020-02-17", "2020-02-18", "2020-02-19"), ("2020-02-20", "2020-02-24"), "2020-03-02"),
    "2020-t03": ("2020-03-13", ("2020-03-16", "2020-03-17", "2020-03-18"), ("2020-03-20",), "2020-04-01"),
    "2020-t04": ("2020-04-13", ("2020-04-14", "2020-04-15", "2020-04-16"), ("2020-04-17", "2020-04-22"), "2020-05-05"),
    "2020-t05": ("2020-05-14", ("2020-05-18", "2020-05-19"), ("2020-05-20", "2020-05-25"), "2020-06-22"),
    "2020-t06": ("2020-06-09", ("2020-06-11", *("2020-06-12",) * 3), ("2020-06-16", "2020-06-18"), "2020-07-01"),
    "2020-t07": ("2020-07-10", ("2020-07-13", "2020-07-14", "2020-07-15"), ("2020-07-17", "2020-07-21"), "2020-07-31"),
    "2020-t08": ("2020-08-13", ("2020-08-14", "2020-08-17", "2020-08-18"), ("2020-08-19", "2020-08-24"), "2020-09-04"),
    "2020-t09": ("2020-09-11", ("2020-09-14", "2020-09-15", "2020-09-16"), ("2020-09-18", "2020-09-22"), "2020-10-02"),
    "2020-t10": ("2020-10-13", ("2020-10-14", "2020-10-15", "2020-10-16"), ("2020-10-20", "2020-10-23"), "2020-11-04"),
    "2020-t11": ("2020-11-12", ("2020-11-13", "2020-11-16", "2020-11-17"), ("2020-11-19", "2020-11-23"), "2020-12-02"),
    "2020-t12": ("2020-12-11", ("2020-12-14", "2020-12-15", "2020-12-16"), ("2020-12-18", "2020-12-22"), "2020-12-30"),
    # the plan that came of 8.3 asks by the quarter
    "2020-q1": ("2020-03-13", ("2020-03-16", "2020-03-17"), (), "2020-04-01"),
    "2020-q2": ("2020-06-09", ("2020-06-11", "2020-06-12"), (), "2020-07-01"),
    "2020-q3": ("2020-09-11", ("2020-09-15", "2020-09-16"), (), "2020-10-02"),
    "2020-q4": ("2020-12-11", ("2020-12-15", "2020-12-16"), (), "2020-12-30"),
}
NAMES = {code: f"{'tháng' if code[5] == 't' else 'quý'} {int(code[6:])}" for code in PERIODS}
SUMMER = ("2020-t07", "2020-t08", "2020-t09", "2020-t10", "2020-t11", "2020-t12")

#: (task, agency or "", period): what else than "doing" was said.
SAID: dict[tuple[str, str, str], State] = {
    **{(f"06:{label}", "", "2020-t02"): State.NOT_STARTED for label in ("1.a", "1.b", "2", "3", "4", "4#2")},
    ("9", "", "2019-t12"): State.NOT_STARTED,
    ("10.2", "", "2019-t12"): State.NOT_STARTED,
    **{("9", "", period): State.NOTHING for period in ("2020-t03", "2020-t04")},
    **{("06:3", "", period): State.NOTHING for period in ("2020-t04", "2020-t05", "2020-t06")},
    **{("3.6", "", period): State.NOTHING for period in ("2020-t03", "2020-t04")},
    ("10.2", "", "2020-t04"): State.NOTHING,
    **{("3.4", "", f"2020-t0{month}"): State.HINDERED for month in (3, 4, 5, 6)},
    **{("10.2", "", f"2020-t0{month}"): State.HINDERED for month in (3, 5, 6)},
    **{("2.1", "SKHDT", f"2020-t0{month}"): State.HINDERED for month in (3, 4)},
    **{("3.2", "", f"2020-t0{month}"): State.HINDERED for month in (3, 4, 5)},
    ("3.5", "", "2020-t04"): State.HINDERED,
    ("8.2", "", "2020-t04"): State.HINDERED,
    ("1.4", "SDL", "2020-t02"): State.HINDERED,
    **{("41:" + label, "", "2020-q1"): State.NOT_STARTED for label in ("1.1", "1.2", "2.1")},
    **{("27:4", "", f"2020-t0{month}"): State.NOT_STARTED for month in (3, 4, 5, 6, 7)},
    ("3.4", "", "2020-t07"): State.HINDERED,
    ("10.2", "", "2020-t07"): State.HINDERED,
    ("8.2", "", "2020-t07"): State.HINDERED,
    **{("06:3", "", period): State.NOTHING for period in SUMMER[::2]},
}
#: What was finished in which period, and the paper that shows it.
DONE = {
    ("06:1.a", "2020-t03"): "trips",
    ("06:1.b", "2020-t03"): "form",
    ("8.3", "2020-t03"): "people",
    ("06:4", "2020-t04"): "city",
    ("7.1", "2020-t05"): "aid",
    ("06:4#2", "2020-t06"): "directive",
    ("27:1", "2020-t05"): "letters",
    ("27:3", "2020-t08"): "experts",
    ("27:4", "2020-t10"): "doors",
    ("3.3", "2020-t12"): "culture",
    ("3.4", "2020-t12"): "ansan",
    ("9", "2020-t12"): "courses",
    ("10.1", "2020-t12"): "travel",
    ("1.5", "2020-t12"): "asean",
    ("41:1.1", "2020-q4"): "laos",
}
#: Sent after the day: when.
LATE = {
    ("10.1", "SDL", "2020-t01"): "2020-01-20 09:10",
    ("10.2", "SDL", "2020-t01"): "2020-01-20 09:40",
    ("11", "BCHQS", "2020-t02"): "2020-02-21 14:05",
    ("3.4", "TDOAN", "2020-t04"): "2020-04-20 10:30",
    ("11", "UBXM", "2020-t05"): "2020-05-21 08:50",
}
#: Came back and was mended: what was missing.
MENDED = {
    ("8.1", "2020-t03"): "Nêu rõ các hội thành viên đã quyên góp được bao nhiêu.",
    ("10.1", "2020-t03"): "Ấn phẩm in mấy thứ tiếng, bao nhiêu bản? Ghi con số.",
}
#: Nothing came: an agency that fell silent in March, a district in May.
MISSING = {
    *(("2.1", "BQLKCN", f"2020-t0{month}") for month in (3, 4, 5, 6)),
    *(("27:3", "BQLKCN", f"2020-t0{month}") for month in (3, 4, 5, 6)),
    ("11", "UBLD", "2020-t05"),
    ("41:1.2", "TDOAN", "2020-q2"),
}
#: What there is of the period that is open today; of every other part there is nothing yet.
JUNE: dict[tuple[str, str], Stage] = {
    **dict.fromkeys((("1.2", "SNGV"), ("1.3", "SNGV"), ("2.2", "SNGV"), ("3.5", "SNGV")), Stage.SUBMITTED),
    **dict.fromkeys((("06:4#2", "SNGV"), ("8.1", "LHHN"), ("3.6", "LHHN"), ("2.1", "SCT")), Stage.SUBMITTED),
    **dict.fromkeys((("3.4", "TDOAN"), ("11", "BCHQS"), ("2.1", "SKHDT"), ("7.2", "SKHDT")), Stage.SUBMITTED),
    **dict.fromkeys((("11", "UBBR"), ("06:2", "STC"), ("06:3", "CAT"), ("27:4", "SNGV")), Stage.SUBMITTED),
    **dict.fromkeys((("41:1.1", "LHHN"), ("41:2.1", "SVHTT")), Stage.SUBMITTED),
    **dict.fromkeys((("5.1", "SNGV"), ("5.2", "SNGV"), ("11", "UBVT")), Stage.ACCEPTED),
    **dict.fromkeys((("4.1", "SNGV"), ("6.1", "SNGV"), ("8.2", "LHHN"), ("10.2", "SDL")), Stage.DRAFT),
    ("1.1", "SCT"): Stage.WITH_LEADER,
    ("10.1", "SDL"): Stage.RETURNED,
}  # fmt: skip
#: Who telephoned instead of writing.
PHONED = {("11", "UBXM", "2020-t05"), ("11", "UBBR", "2020-t06")}
#: How some wrote who did not sign in for it: by the link of the mail of the day, by a reply to it, on a sheet.
WAYS = {
    ("10.1", "SDL", "2020-t05"): "link",
    ("11", "UBVT", "2020-t05"): "sheet",
    ("11", "BCHQS", "2020-t06"): "mail",
}
#: What an output of a programme should come to, and what was reached in each period: (name, unit, target, periods).
FIGURES: dict[str, tuple[str, str, int, dict[str, int]]] = {
    "2.2": ("Bản tin đối ngoại đã gửi", "bản", 2000, {
        "2020-t01": 500, "2020-t02": 480, "2020-t03": 31, "2020-t04": 31, "2020-t05": 31, "2020-t06": 31,
        "2020-t09": 400, "2020-t12": 600,
    }),
    "5.2": ("Người được hướng dẫn, hỗ trợ lãnh sự", "lượt", 300, {
        "2020-t03": 74, "2020-t04": 52, "2020-t05": 41, "2020-t06": 38, "2020-t08": 45, "2020-t11": 60,
    }),
    "10.1": ("Ấn phẩm giới thiệu du lịch đã in", "quyển", 2000, {"2020-t03": 1800, "2020-t10": 200}),
    "8.2": ("Bài dự thi vẽ tranh hữu nghị", "bài", 150, {"2020-t05": 210}),
}  # fmt: skip
