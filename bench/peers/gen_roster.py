#!/usr/bin/env python3
"""A fictional national roster of ten facts a person, the same for the same seed: gen_roster.py N OFFICE_NAMES > roster.csv
OFFICE_NAMES is a file with one full office name a line; people are dealt over all of them in turn. The ten facts: identity, staff number,
service, main post, political status, staff category, civil-service rank, establishment, full-time education, contact.
Identity numbers have the right check character and the region 990101, which no place has. Nothing here is a real person."""
import csv, datetime, random, sys

N = int(sys.argv[1])
OFFICES = [line.strip() for line in open(sys.argv[2], encoding="utf-8") if line.strip()]
SUR = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIV = "一乙子文玉书兰安成明志远思齐若水清和景行嘉言知秋雨晴云帆浩然星辰松柏青山海川怀瑾握瑜承平"
DEPT = ["第一检察部", "第二检察部", "第三检察部", "第四检察部", "政治部", "办公室", "案件管理办公室", "检务督察部", "法律政策研究室"]
WORK = {"检察官": "检察官", "检察官助理": "检察官助理", "书记员": "书记员", "司法警察": "司法警察", "检察技术人员": "检察技术人员", "行政人员": "司法行政人员"}
RANK = ["一级调研员", "三级调研员", "四级调研员", "一级主任科员", "二级主任科员", "三级主任科员", "四级主任科员", "一级科员"]
PARTY = ["中共党员", "中共党员", "中共党员", "群众", "民盟", "共青团员"]
SCHOOL = ["示范政法大学法学院法学", "示范大学法学院法学", "示范师范大学文学院汉语言文学", "示范理工大学计算机学院计算机科学与技术"]
r = random.Random(20260102)


def check(digits):
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]


def day(a, b):
    return datetime.date(a, 1, 1) + datetime.timedelta(days=r.randrange(365 * (b - a)))


w = csv.writer(sys.stdout, lineterminator="\n")
w.writerow(("姓名 公民身份号码 人员编号 单位 内设机构 职务 任现职时间 性别 出生年月 民族 籍贯 参加工作时间 政治面貌 入党时间 "
            "人员类别 职级 任现职级时间 编制类型 全日制学历 全日制学位 全日制毕业院校系及专业 手机 办公电话").split())
seen, order = set(), {}
for i in range(N):
    while True:  # nobody shares name and month of birth, or the import would rightly hold both back as perhaps one person
        name, birth, man = r.choice(SUR) + r.choice(GIV) + r.choice(GIV), day(1966, 2002), r.random() < 0.5
        if (name, birth.year, birth.month) not in seen:
            break
    seen.add((name, birth.year, birth.month))
    nth = order[birth, man] = order.get((birth, man), -1) + 1   # odd numbers are men's
    digits = f"990101{birth:%Y%m%d}{2 * nth + man:03d}"
    start, post, party = birth.year + r.randrange(22, 26), r.choice(list(WORK)), r.choice(PARTY)
    since = min(2025, start + r.randrange(1, 20))
    w.writerow([name, digits + check(digits), "N%07d" % i, OFFICES[i % len(OFFICES)], r.choice(DEPT), post, f"{since}.{r.randrange(1, 13):02d}",
                "男" if man else "女", birth.isoformat(), "汉族", "示范省示范市", f"{start}.07", party, f"{start}.11" if party == "中共党员" else "",
                WORK[post], r.choice(RANK), f"{since}.{r.randrange(1, 13):02d}", "中央政法专项编制", "大学", "法学学士", r.choice(SCHOOL),
                "1990000%04d" % r.randrange(10000), "0990-%07d" % r.randrange(10**7)])
