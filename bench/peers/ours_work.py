#!/usr/bin/env python3
"""The long lists of a clerk's week over everybody in reach, asked of a running server: ours_work.py URL HEADERS (standard library only).
The due list and the yearly tables are read; the starting set of check rules (adopted, where none is) is tried on every person."""
import json, statistics, sys, time, urllib.request

url, head = sys.argv[1], dict([open(sys.argv[2]).read().strip().split(": ", 1)])


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/api/v1{path}", data, {**head, "Content-Type": "application/json"})
    return json.loads(urllib.request.urlopen(request).read() or b"null")


def timed(path):
    start = time.perf_counter()
    reply = call(path)
    return (time.perf_counter() - start) * 1000, reply


people = call("/persons/count")["count"]
for name, path, size in (("due, three months", "/due?months=3", "total"), ("due, three years", "/due?months=36", "total"), ("yearly tables", "/yearly", None)):
    runs = [timed(path) for _ in range(4)]
    print(json.dumps({"peer": "duoshi", "op": name, "people": people, "found": runs[0][1][size] if size else None, "ms": round(statistics.median(r[0] for r in runs[1:]), 1)}), flush=True)

rules = call("/check-rules") or call("/check-rules/starting-set", {}) and call("/check-rules")
rules = rules if isinstance(rules, list) else rules["rows"]
start = time.perf_counter()
job = call("/check-runs", {"office": None, "rules": [r["id"] for r in rules]})["jobId"]
while not (state := call(f"/jobs/{job}"))["isOver"]:
    time.sleep(0.2)
print(json.dumps({"peer": "duoshi", "op": "check rules", "people": people, "rules": len(rules), "state": state["state"], "seconds": round(time.perf_counter() - start, 1)}))
