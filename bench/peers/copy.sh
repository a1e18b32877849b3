#!/usr/bin/env bash
# The national roster against COPY: PEOPLE (200,000) x 10 facts as a CSV through the product's own import (checked, compared, accepted, committed,
# audited, cards included), against COPY of the same fact and card rows into the same tables with their indexes and triggers (goal: 3 times at most).
# Usage: copy.sh; needs `ours.sh install`. Its databases (copy_*) and its folder are its own, and are gone at the end unless KEEP=1.
. "$(dirname "$0")/env.sh"
: "${PEOPLE:=200000}"; : "${COPY_PORT:=18068}"; : "${COPY_ROUNDS:=3}"; : "${KEEP:=}"
C="$PEERS_WORK/copy"; APP="$PEERS_WORK/duoshi/app/duoshi"; PIDF="$C/server.pid"; URL="http://127.0.0.1:$COPY_PORT"
CONN="Host=127.0.0.1;Port=$PG_PORT;Username=peer;Database=copy_ours"
pg() { local verb=$1; shift; "$PGBIN/$verb" -h 127.0.0.1 -p "$PG_PORT" -U peer "$@"; }
sql() { pg psql -qAtX -v ON_ERROR_STOP=1 "$@"; }
drop() { local d; stop_pid "$PIDF"; for d in copy_ours copy_base copy_peer; do pg dropdb --if-exists --force "$d" 2>/dev/null || true; done; rm -rf "$C/data" "$C/rows"; }
[ -x "$APP" ] || { echo "copy: no $APP; run ours.sh install first" >&2; exit 1; }
mkdir -p "$C"; "$HERE/pg.sh" start; drop; mkdir "$C/rows"; chmod 755 "$C"
trap '[ -n "$KEEP" ] && stop_pid "$PIDF" || drop' EXIT

# The national tree without people, kept as it is before the import for COPY to start from. The one-time passwords are of no use to anybody here.
pg createdb -T template0 copy_ours
"$APP" init --offices national --data "$C/data" --database "$CONN" --json >/dev/null 2>"$C/init.err"
sql copy_ours -c "vacuum analyze"
pg createdb -T copy_ours copy_base
before=$(sql copy_ours -c "select coalesce(max(id), 0) from personnel_person")
sql copy_ours -c "select name from organisation_node where valid_from <= current_date and valid_to > current_date order by path" > "$C/offices.txt"
"$HERE/gen_roster.py" "$PEOPLE" "$C/offices.txt" > "$C/roster.csv"
# A file may have 50 MB: the roster comes as several, in one batch.
rm -f "$C"/roster-*.csv; tail -n +2 "$C/roster.csv" | split -l 50000 -d --additional-suffix=.csv --filter="{ head -1 '$C/roster.csv'; cat; } > \$FILE" - "$C/roster-"

setsid "$APP" serve --data "$C/data" --database "$CONN" --urls "$URL" >"$C/server.log" 2>&1 < /dev/null & echo $! > "$PIDF"
wait_http "$URL/sign-in" 60
"$HERE/calib.py"; sql copy_ours -c checkpoint
t0=$(now_ms); "$APP" import "$C"/roster-*.csv --data "$C/data" --database "$CONN" --yes --json > "$C/import.json" 2>"$C/import.err" || true
ms=$(( $(now_ms)-t0 )); rss=$(( $(rss_kb $(cat "$PIDF"))/1024 ))
stop_pid "$PIDF"
[ -s "$C/import.json" ] || { echo "copy: the import ended without a word: $(tail -3 "$C/import.err" "$C/server.log")" >&2; exit 1; }
facts=$(python3 - "$C/import.json" "$PEOPLE" <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
if d["committed"]["newPeople"] != int(sys.argv[2]):
    sys.exit(f"copy: {d['committed']['newPeople']} of {sys.argv[2]} came in: {d['people']}, {d['notices'][:3]}")
print(d["committed"]["facts"])
P
)
echo "{\"peer\":\"duoshi\",\"op\":\"national_import\",\"people\":$PEOPLE,\"facts\":$facts,\"seconds\":${ms}e-3,\"people_s\":$(( PEOPLE*1000/ms )),\"rss_mb\":$rss}"

# The rows as the import left them, in the order it wrote them. beside: what it must keep as well; timed too, but no part of the goal.
kinds=$(sql copy_ours -c "select table_name from information_schema.columns where table_name like 'personnel\_%' and column_name = 'fact_id' order by 1")
for t in $kinds personnel_card; do
  sql copy_ours -c "\\copy (select * from $t where person_id > $before) to '$C/rows/$t' with (format binary)"
  [ "$(stat -c %s "$C/rows/$t")" -gt 21 ] || rm "$C/rows/$t"   # only the head and the end of the format: no such rows
done
sql copy_ours -c "\\copy (select * from personnel_person where id > $before) to '$C/rows/beside.personnel_person' with (format binary)"
for t in personnel_name_pair personnel_blind_key; do sql copy_ours -c "\\copy (select * from $t where person_id > $before) to '$C/rows/beside.$t' with (format binary)"; done

# Each round starts from a fresh copy of the database as it was; one transaction, table by table.
for ((r=1;r<=COPY_ROUNDS;r++)); do
  pg dropdb --if-exists --force copy_peer; pg createdb -T copy_base copy_peer; sql copy_peer -c checkpoint
  for part in facts beside; do
    { echo '\timing on'; echo 'begin;'
      for f in "$C"/rows/*; do t=$(basename "$f")
        case "$t" in beside.*) [ $part = beside ] || continue ;; *) [ $part = facts ] || continue ;; esac
        echo "\\echo table $t"; echo "\\copy ${t#beside.} from '$f' with (format binary)"; done
      echo '\echo table commit'; echo 'commit;'; } > "$C/$part.sql"
    t0=$(now_ms); pg psql -AtX -v ON_ERROR_STOP=1 copy_peer -f "$C/$part.sql" > "$C/$part.$r.txt"; echo $(( $(now_ms)-t0 )) > "$C/$part.$r.ms"
  done
done
"$HERE/calib.py"
python3 - "$C" "$COPY_ROUNDS" "$ms" "$facts" <<'P'
import collections, json, statistics, sys
folder, rounds, ours, facts = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
whole, tables, rows = collections.defaultdict(list), collections.defaultdict(list), {}
for part in ("facts", "beside"):
    for r in range(1, rounds + 1):
        table = None
        whole[part].append(int(open(f"{folder}/{part}.{r}.ms").read()))
        for line in open(f"{folder}/{part}.{r}.txt"):
            word, _, rest = line.strip().partition(" ")
            if word == "table":
                table = rest
            elif word == "COPY":
                rows[table] = int(rest)
            elif word == "Time:" and table:
                tables[table].append(float(rest.split()[0]))
for t, n in rows.items():
    print(json.dumps({"peer": "copy", "op": t, "rows": n, "seconds": round(statistics.median(tables[t]) / 1000, 3)}))
copied = sum(n for t, n in rows.items() if t != "personnel_card" and not t.startswith("beside."))
if copied != facts:
    sys.exit(f"copy: {copied} facts copied, the import wrote {facts}")
theirs, beside = statistics.median(whole["facts"]), statistics.median(whole["beside"])
print(json.dumps({"peer": "copy", "op": "facts_and_cards", "facts": copied, "cards": rows["personnel_card"], "seconds": theirs / 1000}))
print(json.dumps({"peer": "copy", "op": "people_and_keys_beside", "seconds": beside / 1000}))
ratio = ours / theirs
print(f"{'national roster, seconds, against COPY':44} {ours / 1000:9.1f} {theirs / 1000:9.1f}  ratio {ratio:6.2f}  goal {3:5.2f}  {'met' if ratio <= 3 else 'NOT MET'}")
print(f"{'  the same, name and search keys copied too':44} {ours / 1000:9.1f} {(theirs + beside) / 1000:9.1f}  ratio {ours / (theirs + beside):6.2f}  (no goal)")
P
