"""The class of surface water at each section over all its samples, by GB 3838-2002, table 1.

Of the arithmetic means, as the Ministry's circular 环办[2011]22号 has it, and the median of the samples' own classes; of
an even number both in the middle where they differ. Doubtful samples do not count. The program computes the same from
the same table, and its tests compare.
"""

import csv

NAMES = ["I", "II", "III", "IV", "V", "below V"]
LIMITS = {  # of classes I to V; oxygen's are lower limits
    "DO_mg_L": (7.5, 6, 5, 3, 2),
    "CODMn_mg_L": (2, 4, 6, 10, 15),
    "NH3N_mg_L": (0.15, 0.5, 1.0, 1.5, 2.0),
    "TP_mg_L": (0.02, 0.1, 0.2, 0.3, 0.4),
}
PHOSPHORUS_IN_LAKES = (0.01, 0.025, 0.05, 0.1, 0.2)


def class_of(column, value, lake):
    if column == "pH":
        return 0 if 6 <= value <= 9 else 5
    limits = PHOSPHORUS_IN_LAKES if lake and column == "TP_mg_L" else LIMITS[column]
    if column == "DO_mg_L":
        return sum(value < limit for limit in limits)
    return sum(value > limit for limit in limits)


def classes(path, lakes):
    """By section: (class of the means, class of the median), as words."""
    rows = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["datetime"] and row["status"] in ("", "normal") and not row["suspect"]:
                rows.setdefault(row["section"], []).append(row)
    out = {}
    for section, samples in rows.items():
        means = []
        for column in ("pH", *LIMITS):
            values = [float(row[column]) for row in samples if row[column]]
            if values:
                means.append(class_of(column, sum(values) / len(values), section in lakes))
        published = sorted(NAMES.index(row["class_roman"]) for row in samples if row["class_roman"])
        if not published or not means:
            continue
        low, high = published[(len(published) - 1) // 2], published[len(published) // 2]
        median = NAMES[low] if low == high else f"{NAMES[low]} to {NAMES[high]}"
        out[section] = (NAMES[max(means)], median)
    return out
