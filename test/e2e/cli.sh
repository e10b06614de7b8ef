#!/bin/sh
# Runs the binary as a user would and compares exit codes and words.
set -eu
bin=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0

expect() { # code, words, command...
  want=$1 words=$2
  shift 2
  set +e
  out=$("$@" 2>&1)
  got=$?
  set -e
  case $got:$out in
    "$want":*"$words"*) passed=$((passed + 1)) ;;
    *) printf 'FAIL: %s\nexit %s (want %s), wanted the words: %s\n%s\n' "$*" "$got" "$want" "$words" "$out"; exit 1 ;;
  esac
}

cat >"$dir/bad.py" <<'PY'
import torch
from torch import nn

fc = nn.Linear(138, 10)
y = fc(torch.randn(32, 128))
PY
sed 's/138/128/' "$dir/bad.py" >"$dir/good.py"
printf 'def f(:\n  x = \n' >"$dir/broken.py"
printf '\000\001\002' >"$dir/binary.py"

expect 1 'fc takes 138 features, got 128' "$bin" check "$dir/bad.py"
expect 0 'Found no errors' "$bin" check "$dir/good.py"
expect 0 '' "$bin" check --exit-zero "$dir/bad.py"
expect 1 '"code":"mismatched-features"' "$bin" check --format json "$dir"
expect 0 'not checked' "$bin" check "$dir/binary.py"
expect 0 '' "$bin" check "$dir/broken.py"
expect 2 'cannot be read' "$bin" check "$dir/absent.py"
expect 2 'unknown format' "$bin" check --format nonsense "$dir"
expect 1 '"uriBaseId": "%SRCROOT%"' env -C "$dir" "$bin" check --format sarif .
expect 1 'Found 1 error' "$bin" check -o "junit:$dir/junit.xml" -o "gitlab:$dir/gitlab.json" "$dir/bad.py"
expect 0 'failures="1"' cat "$dir/junit.xml"
expect 0 '"severity":"major"' cat "$dir/gitlab.json"
expect 2 'want FORMAT:FILE' "$bin" check -o sarif "$dir"
expect 2 'unknown command' "$bin" nonsense
expect 0 'y: [32, 10]' "$bin" trace "$dir/good.py"
expect 0 'mismatched-features' "$bin" rule
expect 0 'mat1 and mat2' "$bin" rule mismatched-features
expect 2 'no rule' "$bin" rule nonsense
expect 0 'shapelint' "$bin" version
echo "$passed passed, 0 failed"
