#!/usr/bin/env bash
# Before you hand in: what CI runs, cheapest first, stopping at the first thing that fails.
# Usage: tools/presubmit.sh [--quick]   (--quick stops before the sanitizers)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step() { printf '\n== %s\n' "$*"; }

step "format"
tools/check_format
step "tree"
python3 tools/check_tree.py
step "build"
cmake --preset release > /dev/null
cmake --build --preset release
step "data"
build/landfall data check data
step "tests"
tools/test
if [[ ${1:-} != --quick ]]; then
  step "sanitizers and fuzzers"
  tools/test --long
fi
step "benchmarks, one turn"
build/landfall-bench ratios --json
