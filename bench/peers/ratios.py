#!/usr/bin/env python3
"""How many times the product is faster than each peer, by the figures of one run: ratios.py FILE. Medians over the rounds; the goal beside each."""
import collections, json, statistics, sys

speed, delay, memory, load, noise = (collections.defaultdict(list) for _ in range(5))
for line in open(sys.argv[1]):
    try:
        d = json.loads(line)
    except ValueError:
        continue
    peer = (d.get("peer") or d["op"].split(" ")[0]).split("-")[0]
    if "req_s" in d:
        op = d["op"].split(" ")[1]
        speed[peer, op].append(d["req_s"])
        delay[peer, op].append(d["p50_ms"])
    elif d["op"] == "rss_after":
        memory[peer].append(d["rss_mb"])
    elif d["op"] == "load":
        load[peer].append(d.get("staff_s") or d.get("import_file_rows_s") or d.get("staff_rows_s_both_steps") or 0)
    elif d["op"] == "calib":
        noise["load"].append(d["load1"])
        noise["worst"].append(d["worst_ms"] / d["best_ms"])

middle = statistics.median


def say(what, ours, theirs, goal, better=lambda ratio, goal: ratio >= goal):
    if ours and theirs:
        ratio = middle(ours) / middle(theirs)
        print(f"{what:44} {middle(ours):9.1f} {middle(theirs):9.1f}  ratio {ratio:6.2f}  goal {goal:5.2f}  {'met' if better(ratio, goal) else 'NOT MET'}")


print(f"machine: load average {middle(noise['load']):.1f} (most {max(noise['load']):.1f}), fixed work worst/best {middle(noise['worst']):.2f} (most {max(noise['worst']):.2f})")
print(f"{'':44} {'ours':>9} {'theirs':>9}")
say("import, staff a second, against tryton", load["duoshi"], load["tryton"], 10)
say("import, staff a second, against directus", load["duoshi"], load["directus"], 15)
for op in ("list", "list_deep", "search_name", "get"):
    say(f"{op}, requests a second, against directus", speed["duoshi", op], speed["directus", op], 5)
    say(f"{op}, p50 in ms, against directus", delay["duoshi", op], delay["directus", op], 0.2, lambda r, g: r <= g)
if speed["duoshi", "record"] and speed["directus", "get"]:
    print(f"{'whole dated record, requests a second, beside':44} {middle(speed['duoshi', 'record']):9.1f} {middle(speed['directus', 'get']):9.1f}  ratio {middle(speed['duoshi', 'record']) / middle(speed['directus', 'get']):6.2f}  (a row there; no goal)")
say("far page against first, p50 in ms", delay["duoshi", "list_deep"], delay["duoshi", "list"], 1.2, lambda r, g: r <= g)
say("memory after, MB, against directus", memory["duoshi"], memory["directus"], 1, lambda r, g: r <= g)
say("memory after, MB, against 300", memory["duoshi"], [300], 1, lambda r, g: r <= g)
