#!/usr/bin/env bash
# The same requests at 8,000 people (one province) and at 200,000 (the country), by a clerk of the whole and by one of a single office;
# prints the p50 of each and their ratio (goal: 1.3 at most). Usage: scale.sh [ROUNDS]. Filling the country takes about 5 minutes.
. "$(dirname "$0")/env.sh"
R="${1:-3}"; O="$PEERS_WORK/duoshi"; S="$PEERS_WORK/scale"; URL="http://127.0.0.1:18067"; PASS='Duoshi@Demo99'; OUT="$S/figures.jsonl"
mkdir -p "$S"; : > "$OUT"; "$HERE/pg.sh" start; PID=
trap '[ -z "$PID" ] || kill "$PID" 2>/dev/null || true' EXIT
for scale in province national; do
  db="scale_$scale"; conn="Host=127.0.0.1;Port=$PG_PORT;Username=peer;Database=$db"
  if [ ! -d "$S/$scale" ]; then
    "$PGBIN/dropdb" --if-exists -h 127.0.0.1 -p "$PG_PORT" -U peer "$db"; "$PGBIN/createdb" -h 127.0.0.1 -p "$PG_PORT" -U peer -T template0 "$db"
    "$O/app/duoshi" demo --no-serve --scale "$scale" --data "$S/$scale" --database "$conn" > "$S/$scale.log" 2>&1 || { rm -rf "${S:?}/$scale"; exit 1; }
    "$PGBIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U peer "$db" -qc "vacuum analyze"   # or the first rounds share the machine with it
  fi
  setsid "$O/app/duoshi" serve --data "$S/$scale" --database "$conn" --urls "$URL" >"$S/$scale.server.log" 2>&1 < /dev/null & PID=$!
  wait_http "$URL/sign-in" 60
  for clerk in hr.province hr.county; do
    d="$S/$scale-$clerk"; mkdir -p "$d"
    "$HERE/ours_api.py" token "$URL" "$clerk" "$PASS" "$d/hdrs"; "$HERE/ours_api.py" pages "$URL" "$d"
  done
  for ((r=0;r<=R;r++)); do for clerk in hr.province hr.county; do for op in list search_name get; do   # round 0 warms up and is not counted
    line=$(OP="$scale $clerk-$op" REQS="$S/$scale-$clerk/$op.reqs" HDRS="$S/$scale-$clerk/hdrs" timeout $((SECONDS_EACH+20)) \
      wrk -t1 -c"$CONNS" -d"${SECONDS_EACH}s" --timeout 20s -s "$HERE/rpc.lua" "$URL" | grep '^{')
    [ "$r" = 0 ] || echo "$line" >> "$OUT"
  done; done; done
  "$HERE/ours_work.py" "$URL" "$S/$scale-hr.province/hdrs"
  kill "$PID"; wait "$PID" 2>/dev/null || true; PID=
done
"$HERE/calib.py"
python3 - "$OUT" <<'P'
import collections, json, statistics, sys
p50 = collections.defaultdict(list)
for d in map(json.loads, open(sys.argv[1])):
    p50[tuple(d["op"].split(" "))].append(d["p50_ms"])
for what in sorted({k[1] for k in p50}):
    small, large = (statistics.median(p50[s, what]) for s in ("province", "national"))
    print(f"{what:28} p50 {small:6.2f} ms at 8,000  {large:6.2f} ms at 200,000  ratio {large / small:5.2f}  goal  1.30  {'met' if large <= 1.3 * small else 'NOT MET'}")
P
