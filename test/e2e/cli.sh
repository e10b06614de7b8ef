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

# Configuration: the nearest file wins, mistakes in it have places, hooks can be told to obey it.
mkdir -p "$dir/project/.git" "$dir/project/old"
cp "$dir/bad.py" "$dir/project/"
cp "$dir/bad.py" "$dir/project/old/"
project() { expect "$1" "$2" env -C "$dir/project" "$bin" check $3; }
project 1 'Found 2 errors in 2 files' ''
printf '[tool.other]\nx = 1\n[tool.shapelint]\nextend-exclude = ["old"]\n' >"$dir/project/pyproject.toml"
project 1 'Found 1 error in 1 file' ''
project 1 'Found 2 errors in 2 files' --isolated
project 1 'Found 1 error in 1 file' old/bad.py
project 0 'Found no errors in 0 files' '--force-exclude old/bad.py'
project 0 'Found no errors' '--ignore mismatched-features'
project 0 'Found no errors' '--select wrong-rank'
project 1 'Found 1 error' '--select mismatched'
project 2 'no rule is named "nonsense"' '--select nonsense'
project 0 'Found 1 note' '--config severity.mismatched-features="note"'
printf 'ignroe = ["wrong-rank"]\n' >"$dir/project/shapelint.toml"
project 2 'shapelint.toml:1:1: unknown key "ignroe"' ''
printf 'severity = {mismatched-features = "off"}\n' >"$dir/project/shapelint.toml"
project 0 'Found no errors in 2 files' ''
rm "$dir/project/shapelint.toml"

if command -v git >/dev/null; then
  rm -rf "$dir/project/.git"
  git init -q "$dir/project"
  echo bad.py >"$dir/project/.gitignore"
  project 0 'Found no errors in 0 files' ''
  project 1 'Found 1 error in 1 file' '--config respect-gitignore=false'
  project 1 'Found 1 error in 1 file' bad.py
fi

echo "$passed passed, 0 failed"
