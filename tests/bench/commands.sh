#!/usr/bin/env bash
# How long the whole commands take, and how much memory: one table, so that
# every change quotes the same numbers.
#
#   tests/bench/commands.sh [RUNS]        21 runs of each command, or another odd number
#
# What is measured, on the published words and always for the same day:
#   build, new folder    site-gen build into a folder that is not there
#   build, over itself   the same build again, where nothing changes
#   check, deadlines, count
#   serve, first page    from the start of the process until / is answered, on
#                        a free port with a new data folder: it builds, opens
#                        the store and listens
#
# How: the release build, one run to warm the disk's cache, then RUNS. Time is
# the median of the wall time from the start to the end of the process: by
# hyperfine if there is one, and if not by the shell's own clock, which counts
# the start of a process too (about 1 ms). (/usr/bin/time counts in hundredths of
# a second, too coarse for the short ones.) Memory is the median of the largest
# resident set, by /usr/bin/time, and for serve as Linux has it (VmHWM). What is
# written lies in memory (/dev/shm) if it can, so that no disk is measured. The
# least time stands beside the median, since it moves less on a busy machine.
#
# Needs bash 5, curl and GNU time. Nothing is fetched.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/../.."

RUNS=${1:-21}
DAY=2026-11-26
BIN=target/release/site-gen
MEMORY_RUNS=5

for tool in curl /usr/bin/time; do
  command -v "$tool" >/dev/null || { echo "$tool is needed" >&2; exit 2; }
done
cargo build --release --offline --quiet -p site-gen

shm=/dev/shm
[ -w "$shm" ] || shm=${TMPDIR:-/tmp}
WORK=$(mktemp -d "$shm/redress-bench.XXXXXX")
SERVER=
# The signal must reach the server before its folder goes.
trap '[ -z "$SERVER" ] || kill "$SERVER"; rm -rf "$WORK"' EXIT

# The middle one of an odd number of lines, and the least.
median_and_least() { sort -n | awk '{ lines[NR] = $1 } END { print lines[int((NR + 1) / 2)], lines[1] }'; }
median() { median_and_least | cut -d' ' -f1; }
# row NAME MEDIAN LEAST KIB, the times in microseconds
row() {
  awk -v name="$1" -v median="$2" -v least="$3" -v kib="$4" \
    'BEGIN { printf "%-20s %9.1f ms %9.1f ms %8.1f MiB\n", name, median / 1000, least / 1000, kib / 1024 }'
}

# The microseconds that each of RUNS runs took. PREPARE is a command of its own, outside the time.
times() {
  local prepare=$1 start
  shift
  for _ in $(seq "$RUNS"); do
    $prepare
    start=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>&1
    echo $((${EPOCHREALTIME/./} - start))
  done
}

# measure NAME PREPARE COMMAND...: one row of the table.
measure() {
  local name=$1 prepare=$2 us kib
  shift 2
  $prepare
  "$@" >/dev/null 2>&1
  if command -v hyperfine >/dev/null; then
    hyperfine --shell none --style none --runs "$RUNS" --prepare "$prepare" --export-csv "$WORK/times.csv" \
      "$(printf '%q ' "$@")" >/dev/null 2>&1
    us=$(awk -F, 'NR == 2 { print $4 * 1000000, $7 * 1000000 }' "$WORK/times.csv")
  else
    us=$(times "$prepare" "$@" | median_and_least)
  fi
  kib=$(for _ in $(seq "$MEMORY_RUNS"); do
    $prepare
    /usr/bin/time --format %M --output "$WORK/kib" "$@" >/dev/null 2>&1
    cat "$WORK/kib"
  done | median)
  # shellcheck disable=SC2086  # two times, two words
  row "$name" $us "$kib"
}

# One start of the server: prints the microseconds until the first page, and its memory then in KiB.
serve_once() {
  local start url
  rm -rf "$WORK/data" "$WORK/url"
  mkfifo "$WORK/url"
  start=${EPOCHREALTIME/./}
  "$BIN" serve --port 0 --data "$WORK/data" >"$WORK/url" 2>/dev/null &
  SERVER=$!
  read -r url <"$WORK/url"
  curl --silent --fail --output /dev/null "$url"
  echo "$((${EPOCHREALTIME/./} - start)) $(awk '/VmHWM/ { print $2 }' "/proc/$SERVER/status")"
  kill "$SERVER"
  wait "$SERVER" 2>/dev/null || true
  SERVER=
}

serve() {
  serve_once >/dev/null
  for _ in $(seq "$RUNS"); do serve_once; done >"$WORK/serve"
  # shellcheck disable=SC2046  # two times, two words
  row "serve, first page" $(cut -d' ' -f1 "$WORK/serve" | median_and_least) "$(cut -d' ' -f2 "$WORK/serve" | median)"
}

read -r load _ </proc/loadavg
echo "$(nproc) cores, load $load before the first run, $RUNS runs of each"
printf '%-20s %12s %12s %12s\n' "site-gen" "median time" "least time" "peak memory"
measure "build, new folder" "rm -rf $WORK/new" "$BIN" build --on "$DAY" --out "$WORK/new"
measure "build, over itself" true "$BIN" build --on "$DAY" --out "$WORK/again"
measure "check" true "$BIN" check --on "$DAY"
measure "deadlines" true "$BIN" deadlines incommunities --received "${DAY}T10:00" --now "$DAY"
measure "count" true "$BIN" count --from "${DAY}T10:00" --within "10 working days"
serve
