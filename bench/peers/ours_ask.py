#!/usr/bin/env python3
"""Questions over all facts, asked of a running server as a clerk's program asks them: ours_ask.py URL HEADERS PSQL… (standard library only).
Each question is counted, listed and counted crosswise; beside the count stands a statement for the same people written by hand for PostgreSQL."""
import json, statistics, subprocess, sys, time, urllib.parse, urllib.request

url, head, psql = sys.argv[1], dict([open(sys.argv[2]).read().strip().split(": ", 1)]), sys.argv[3:]
CARD = "select count(*) from personnel_card c where c.recent and c.valid_from <= current_date and current_date < c.valid_to and c.status = '1'"
NOW = "f.superseded_by = 9223372036854775807"
BORN = "c.birth_key > to_char(current_date - interval '40 years', 'YYYY-MM-DD')"
QUESTIONS = {
    "women under 40": (
        {"all": [{"field": "sex", "is": "2"}, {"field": "age", "below": 40}]},
        f"{CARD} and c.sex = '2' and c.birth_key <> '' and {BORN}"),
    "grade held since before 2020": (
        {"fact": "prosecutor-grade", "when": {"sinceBefore": "2020-01-01"}},
        f"{CARD} and exists (select 1 from personnel_prosecutor_grade f where f.person_id = c.person_id and {NOW} and f.valid_from < '2020-01-01' and f.valid_to > current_date)"),
    "ever posted to a grassroots office": (
        {"fact": "appointment", "when": "ever", "where": {"field": "officeLevel", "is": "基层院"}},
        f"{CARD} and exists (select 1 from personnel_appointment f join organisation_node n on n.office_id = f.office_id where f.person_id = c.person_id and {NOW} and n.level = (select n2.level from organisation_node n2 where n2.name like '%县人民检察院' limit 1))"),
    "no master's degree": (
        {"not": {"fact": "education", "where": {"field": "degreeCode", "under": "硕士"}}},
        f"{CARD} and not exists (select 1 from personnel_education f where f.person_id = c.person_id and {NOW} and f.degree_code like '3%')"),
}
PIVOT = {"rows": "ageBand", "across": "officeLevel"}


def ask(verb, question):
    q = urllib.parse.quote(json.dumps(question, ensure_ascii=False))
    start = time.perf_counter()
    body = urllib.request.urlopen(urllib.request.Request(f"{url}/api/v1/questions/{verb}?question={q}", headers=head)).read()
    return (time.perf_counter() - start) * 1000, json.loads(body)


def by_hand(sql):
    out = subprocess.run([*psql, "-qAt", "-c", "\\timing on", "-c", sql], capture_output=True, text=True, check=True).stdout.split("\n")
    return float(out[-2].split()[1].replace(",", "."))


for name, (where, sql) in QUESTIONS.items():
    ms = {}
    for verb in ("count", "people", "pivot"):
        runs = [ask(verb, {"where": where, "pivot": PIVOT}) for _ in range(6)]
        ms[verb] = round(statistics.median(r[0] for r in runs[1:]), 1)
        people = runs[0][1]["count"] if verb == "count" else people
    hand = statistics.median([by_hand(sql) for _ in range(6)][1:])
    print(json.dumps({"peer": "duoshi", "op": "ask", "question": name, "people": people, "count_ms": ms["count"], "list_ms": ms["people"], "pivot_ms": ms["pivot"],
                      "by_hand_ms": round(hand, 1), "count_over_by_hand": round(ms["count"] / hand, 2)}))
