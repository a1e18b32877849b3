#!/usr/bin/env bash
# The product as its users run it, on the same PostgreSQL. Usage: ours.sh install|init|start|stop|load|bench|ask|work|drop|all
# The tree of offices is the demo province's, with its 8,000 people; STAFF more are loaded by the product's own import
# (checked, compared, accepted, committed, audited), and every request is made by a clerk with his rights, not as administrator.
. "$(dirname "$0")/env.sh"
: "${OURS_PORT:=18066}"; : "${OURS_USER:=hr.province}"; : "${OURS_SCALE:=province}"
O="$PEERS_WORK/duoshi"; mkdir -p "$O"; PIDF="$O/server.pid"; DB=duoshi; PASS='Duoshi@Demo99'; URL="http://127.0.0.1:$OURS_PORT"
CONN="Host=127.0.0.1;Port=$PG_PORT;Username=peer;Database=$DB"
case "${1:-all}" in
install) dotnet publish "$HERE/../../src/Duoshi.App" -c Release -o "$O/app" -v q -nologo ;;
init)
  "$HERE/pg.sh" start; "$PGBIN/createdb" -h 127.0.0.1 -p "$PG_PORT" -U peer -T template0 "$DB"; rm -rf "$O/data"
  t0=$(now_ms); "$O/app/duoshi" demo --no-serve --scale "$OURS_SCALE" --data "$O/data" --database "$CONN" >"$O/init.log" 2>&1
  echo "{\"peer\":\"duoshi\",\"op\":\"init\",\"seconds\":$(( $(now_ms)-t0 ))e-3}" ;;
start)
  "$HERE/pg.sh" start; t0=$(now_ms)
  setsid "$O/app/duoshi" serve --data "$O/data" --database "$CONN" --urls "$URL" >"$O/server.log" 2>&1 < /dev/null & echo $! > "$PIDF"
  wait_http "$URL/sign-in" 60
  echo "{\"peer\":\"duoshi\",\"op\":\"cold_start\",\"seconds\":$(( $(now_ms)-t0 ))e-3,\"rss_mb\":$(( $(rss_kb $(cat "$PIDF"))/1024 ))}" ;;
stop) stop_pid "$PIDF" ;;
load)   # beside a running server the verb hands the files to it; the time is that of the whole act
  "$HERE/gen_staff.py" "$STAFF" > "$O/staff.csv"
  "$PGBIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U peer "$DB" -Atc "select name from organisation_node where valid_from <= current_date and valid_to > current_date order by path" > "$O/offices.txt"
  "$HERE/ours_staff.py" "$O/staff.csv" "$O/offices.txt" > "$O/roster.csv"
  t0=$(now_ms); "$O/app/duoshi" import "$O/roster.csv" --data "$O/data" --database "$CONN" --yes --json > "$O/import.json" 2>"$O/import.err" || true
  ms=$(( $(now_ms)-t0 ))
  n=$(python3 -c "import json,sys; print(json.load(open(sys.argv[1]))['committed']['newPeople'])" "$O/import.json")
  [ "$n" = "$STAFF" ] || { echo "ours: $n of $STAFF came in" >&2; exit 1; }
  echo "{\"peer\":\"duoshi\",\"op\":\"load\",\"staff\":$n,\"import_s\":${ms}e-3,\"staff_s\":$(( n*1000/ms ))}" ;;
bench)
  [ -s "$O/hdrs" ] && [ "$O/hdrs" -nt "$PIDF" ] || "$HERE/ours_api.py" token "$URL" "$OURS_USER" "$PASS" "$O/hdrs"
  "$HERE/ours_api.py" reqs "$URL" "$O" "$STAFF"
  for op in list list_deep search_name search_code get record; do
    OP="duoshi $op" REQS="$O/$op.reqs" HDRS="$O/hdrs" timeout $((SECONDS_EACH+20)) \
      wrk -t1 -c"$CONNS" -d"${SECONDS_EACH}s" --timeout 20s -s "$HERE/rpc.lua" "$URL" | grep '^{'
  done
  echo "{\"peer\":\"duoshi\",\"op\":\"rss_after\",\"rss_mb\":$(( $(rss_kb $(cat "$PIDF"))/1024 ))}" ;;
ask) # questions over all facts, beside statements written by hand
  [ -s "$O/hdrs" ] && [ "$O/hdrs" -nt "$PIDF" ] || "$HERE/ours_api.py" token "$URL" "$OURS_USER" "$PASS" "$O/hdrs"
  "$HERE/ours_ask.py" "$URL" "$O/hdrs" "$PGBIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U peer "$DB" ;;
work) # the long lists of a clerk's week, and the check rules tried on everybody
  [ -s "$O/hdrs" ] && [ "$O/hdrs" -nt "$PIDF" ] || "$HERE/ours_api.py" token "$URL" "$OURS_USER" "$PASS" "$O/hdrs"
  "$HERE/ours_work.py" "$URL" "$O/hdrs" ;;
drop) "$0" stop; "$HERE/pg.sh" start; "$PGBIN/dropdb" --if-exists -h 127.0.0.1 -p "$PG_PORT" -U peer "$DB"; rm -rf "$O/data" ;;
all) "$0" init; "$0" start; trap '"$0" stop' EXIT; "$0" load; "$0" bench ;;
esac
