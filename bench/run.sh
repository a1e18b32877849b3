#!/usr/bin/env bash
# Compares the product with Tryton and Directus on this machine: import of STAFF people through each one's own bulk path,
# then pages, searches and single records over HTTP, turn about, and the memory each server holds after it; then the product at the size of
# the country: against itself at that of a province (scale.sh), and the national roster against COPY of its rows (copy.sh).
# Usage: run.sh [ROUNDS]; STAFF, PEOPLE, SECONDS_EACH, CONNS and PEERS_WORK from the environment (peers/env.sh). ONLY_PEERS=1 leaves the country out.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/peers"
export STAFF="${STAFF:-50000}" SECONDS_EACH="${SECONDS_EACH:-4}"
. "$here/env.sh"
rounds="${1:-3}"; figures="$PEERS_WORK/figures.jsonl"; : > "$figures"
peers=(ours.sh directus.sh tryton.sh)
stop_all() { local p; for p in "${peers[@]}"; do "$here/$p" stop; done; "$here/pg.sh" stop; }
trap stop_all EXIT

command -v wrk >/dev/null && command -v uwsgi >/dev/null || "$here/tryton.sh" install
[ -d "$PEERS_WORK/directus/node_modules/directus" ] || "$here/directus.sh" install
"$here/ours.sh" install
for p in "${peers[@]}"; do
  "$here/$p" drop >/dev/null 2>&1 || true
  "$here/calib.py" | tee -a "$figures"
  { "$here/$p" init; "$here/$p" start; "$here/$p" load; } | tee -a "$figures"
  "$here/$p" stop
done
"$here/side_by_side.sh" "$rounds" "${peers[@]}"
cat "$PEERS_WORK/side_by_side.jsonl" >> "$figures"
"$here/ours.sh" start >/dev/null; "$here/ours.sh" ask | tee -a "$figures"; "$here/ours.sh" work | tee -a "$figures"; "$here/ours.sh" stop
"$here/ratios.py" "$figures"
[ -z "${ONLY_PEERS:-}" ] || exit 0
"$here/pg.sh" stop; "$here/pg.sh" start   # what the peers left in the server's memory is not the country's
"$here/scale.sh" "$rounds"
"$here/copy.sh"
