#!/usr/bin/env python3
"""The staff of gen_staff.py as a roster of the product: ours_staff.py STAFF_CSV OFFICE_NAMES > roster.csv
OFFICE_NAMES is a file with one full office name a line; 示范院NNN becomes line NNN. The same nine values a person, nothing added."""
import csv, sys

names = [line.strip() for line in open(sys.argv[2], encoding="utf-8") if line.strip()]
w = csv.writer(sys.stdout, lineterminator="\n")
w.writerow("人员编号 姓名 性别 出生日期 单位 内设机构 职务 任现职时间 手机".split())
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    office = names[int(r["office"][3:]) % len(names)]
    w.writerow([r["code"], r["name"], r["gender"], r["birth"], office, r["department"], r["title"], r["start_date"], r["phone"]])
