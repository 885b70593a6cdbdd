"""How the year of the demonstration was judged, worked out by hand from its tables: what test_whole_year compares with.

Grades of the 35 parts of the 27 tasks, in the order of the plan (a task is no better than the worst of its parts):

    1   1.1 đạt   1.2 đạt   1.3 một phần   1.4 không đánh giá (seven parts)   1.5 đạt
    2   2.1 không đạt (SCT đạt, SKHDT một phần, BQLKCN không đạt)   2.2 vượt
    3   3.1 đạt   3.2 không đạt   3.3 đạt   3.4 một phần   3.5 đạt   3.6 một phần
    4   4.1 đạt   4.2 một phần          5   5.1 đạt   5.2 vượt          6   6.1 một phần
    7   7.1 đạt   7.2 một phần   7.3 đạt          8   8.1 đạt   8.2 vượt   8.3 đạt
    9   đạt       10   10.1 đạt       11   đạt
"""

#: Of parts; of tasks; of purposes and requirements.
PARTS = {"exceeded": 3, "met": 16, "partly": 7, "not-met": 2, "not-judged": 7}
TASKS = {"exceeded": 3, "met": 15, "partly": 6, "not-met": 2, "not-judged": 1}
AIMS = {"met": 3, "partly": 2, "not-met": 1, "not-judged": 1}
#: field: (exceeded, met, partly, not met, not judged), of its tasks.
FIELDS = {
    "1": (0, 3, 1, 0, 1), "2": (1, 0, 0, 1, 0), "3": (0, 3, 2, 1, 0), "4": (0, 1, 1, 0, 0), "5": (1, 1, 0, 0, 0),
    "6": (0, 0, 1, 0, 0), "7": (0, 2, 1, 0, 0), "8": (1, 2, 0, 0, 0), "9": (0, 1, 0, 0, 0), "10": (0, 1, 0, 0, 0),
    "11": (0, 1, 0, 0, 0),
}  # fmt: skip
#: The same by agency, of its parts.
AGENCIES = {
    "SNGV": (2, 8, 3, 0, 0), "SCT": (0, 2, 0, 0, 1), "SDL": (0, 1, 0, 0, 1), "SKHDT": (0, 0, 2, 0, 1),
    "SVHTT": (0, 1, 0, 1, 0), "BQLKCN": (0, 0, 0, 1, 0), "TDOAN": (0, 0, 1, 0, 1), "LHHN": (1, 3, 1, 0, 0),
    "BCHQS": (0, 1, 0, 0, 1), "UBVT": (0, 0, 0, 0, 1), "VPHDND": (0, 0, 0, 0, 1),
}  # fmt: skip

# Points, with the weights 30 (done in time), 25 (updates), 10 (programme), 10 (answers), 5 (difficulties) and 20
# (results); what did not occur is left out of both sides. Numbers close on 14/12/2020.
#
#   done      SNGV 1.5, 3.3 and 9; LHHN 7.1 and 8.3; SDL 10.1; TDOAN 3.4: all in time. The others go on, or their day
#             (14/12) is not past.
#   updates   thirteen months for each part; three for 1.4, halted in March; 7.1 six (to May), 8.3 four (to March).
#             Late: 10.1 in January, 11 in February, 3.4 in April. What Sở Ngoại vụ entered is not the agency's doing:
#             all of SKHDT, SVHTT, VPHDND, the districts but Vũng Tàu, and nine months of the industrial zones, which
#             sent nothing in the four others.
#   programme within thirty days of the plan: Tỉnh Đoàn on 8/1 is late, VPHDND in June, the zones never; a solution
#             alone asks for none.
#   answers   the receipt, and each part that was asked for; of Sở Ngoại vụ for others only on 13/12, past its five
#             working days where the lead had asked on 5/12 (SKHDT 4, SVHTT 2, Xuyên Mộc and Long Điền 1); the zones
#             received the plan on 9/12 only.
#   difficulties  raised before the day: SDL 2, LHHN 2, TDOAN 1.
#
#: agency: ((counted, of) of the six, points).
SCORES = {
    # (25 + 30 + 10 + 10 + 20 x 10/13) of 95
    "SNGV": (((3, 3), (169, 169), (1, 1), (5, 5), (0, 0), (10, 13)), "95.1"),
    "SCT": (((0, 0), (29, 29), (1, 1), (4, 4), (0, 0), (2, 2)), "100.0"),
    # 30 + 25 x 15/16 + 10 + 10 + 5 + 20
    "SDL": (((1, 1), (15, 16), (1, 1), (6, 6), (2, 2), (1, 1)), "98.4"),
    # (0 + 10 + 10 x 2/6 + 0) of 65
    "SKHDT": (((0, 0), (0, 29), (1, 1), (2, 6), (0, 0), (0, 2)), "20.5"),
    # (0 + 10 + 10 x 2/4 + 20 x 1/2) of 65
    "SVHTT": (((0, 0), (0, 26), (1, 1), (2, 4), (0, 0), (1, 2)), "38.5"),
    "BQLKCN": (((0, 0), (0, 13), (0, 1), (0, 2), (0, 0), (0, 1)), "0.0"),
    # 30 + 25 x 15/16 + 0 + 10 + 5 + 0
    "TDOAN": (((1, 1), (15, 16), (0, 1), (1, 1), (1, 1), (0, 1)), "68.4"),
    # 30 + 25 + 10 + 10 + 5 + 20 x 4/5
    "LHHN": (((2, 2), (49, 49), (1, 1), (1, 1), (2, 2), (4, 5)), "96.0"),
    # (25 x 15/16 + 10 + 10 + 20) of 65
    "BCHQS": (((0, 0), (15, 16), (1, 1), (1, 1), (0, 0), (1, 1)), "97.6"),
    "UBVT": (((0, 0), (16, 16), (1, 1), (5, 5), (0, 0), (0, 0)), "100.0"),
    # 10 of 45
    "VPHDND": (((0, 0), (0, 3), (0, 1), (1, 1), (0, 0), (0, 0)), "22.2"),
    # 10 of 35, or 10 x 2/3 of 35
    "UBBR": (((0, 0), (0, 13), (0, 0), (2, 2), (0, 0), (0, 0)), "28.6"),
    "UBPM": (((0, 0), (0, 13), (0, 0), (2, 2), (0, 0), (0, 0)), "28.6"),
    "UBCD": (((0, 0), (0, 13), (0, 0), (3, 3), (0, 0), (0, 0)), "28.6"),
    "UBXM": (((0, 0), (0, 13), (0, 0), (2, 3), (0, 0), (0, 0)), "19.0"),
    "UBLD": (((0, 0), (0, 13), (0, 0), (2, 3), (0, 0), (0, 0)), "19.0"),
    "UBDD": (((0, 0), (0, 13), (0, 0), (2, 2), (0, 0), (0, 0)), "28.6"),
    "UBCDAO": (((0, 0), (0, 13), (0, 0), (2, 2), (0, 0), (0, 0)), "28.6"),
}
