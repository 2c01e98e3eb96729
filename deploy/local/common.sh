# What up and down share: where things are, and processes that are known again by when they started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
PATH="$PATH:/usr/sbin"

program=build/landfall
port=9000
state=.landfall/local

# read_options WORD…: --program PATH, --port FIRST, --state FOLDER.
read_options() {
  while [[ $# -gt 0 ]]; do
    case "$1" in
      --program | --port | --state) [[ $# -ge 2 ]] || usage ;;
    esac
    case "$1" in
      --program) program="$2" ;;
      --port) port="$2" ;;
      --state) state="$2" ;;
      *) usage ;;
    esac
    shift 2
  done
  mkdir -p "$state"
  state="$(cd "$state" && pwd)"
}

usage() {
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
  exit 2
}

# When the process of a number started, in ticks since the machine did; nothing if there is none.
started_at() {
  local stat
  { read -r stat < "/proc/$1/stat"; } 2> /dev/null || return 0
  set -- ${stat##*) }
  [[ $1 == Z ]] || echo "${20}"
}

# is_running NAME: whether the process that was started under the name still runs. Sets pid.
is_running() {
  local ticks
  [[ -e $state/$1.pid ]] || return 1
  read -r pid ticks < "$state/$1.pid"
  [[ -n $ticks && $(started_at "$pid") == "$ticks" ]]
}
