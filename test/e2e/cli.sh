#!/bin/sh
# Runs the binary as a user would and compares exit codes and words.
set -eu
bin=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0
XDG_CACHE_HOME=$dir/caches # the user's own stays as it is
export XDG_CACHE_HOME

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
expect 0 '[B, 1000]' "$bin" summary 'torchvision.models.resnet18()' --input B,3,224,224
expect 0 'takes 138 features, got 128' "$bin" summary 'torch.nn.Linear(138, 10)' --input 32,128
expect 2 'no such file' "$bin" summary "$dir/absent.py:Net()" --input 1
expect 2 'is no size' "$bin" summary 'torch.nn.Linear(138, 10)' --input 32,-1
expect 1 '"uriBaseId": "%SRCROOT%"' env -C "$dir" "$bin" check --format sarif .
expect 1 'Found 1 error' "$bin" check -o "junit:$dir/junit.xml" -o "gitlab:$dir/gitlab.json" "$dir/bad.py"
expect 0 'failures="1"' cat "$dir/junit.xml"
expect 0 '"severity":"major"' cat "$dir/gitlab.json"
expect 2 'want FORMAT:FILE' "$bin" check -o sarif "$dir"

# A run that is ended from outside tells what it has found until then.
mkdir "$dir/slow"
cp "$dir/bad.py" "$dir/slow/a.py"
for i in $(seq 3000); do
  printf 'n = %s\nfor i in range(3000):\n    for j in range(3000):\n        n = n + i * j\n' "$i" >"$dir/slow/b$i.py"
done
for signal in INT TERM; do
  expect 2 '"code":"mismatched-features"' timeout --preserve-status -s $signal 1 "$bin" check --no-cache --format json "$dir/slow"
  expect 2 ' of 3001 files were checked' timeout --preserve-status -s $signal 1 "$bin" check --no-cache "$dir/slow"
done
expect 2 '"executionSuccessful": false' timeout --preserve-status -s TERM 1 "$bin" check --no-cache --format sarif "$dir/slow"

# What is kept from run to run is told again until it is removed.
for run in cold warm; do
  expect 1 'fc takes 138 features, got 128' "$bin" check --cache-dir "$dir/kept" "$dir/bad.py"
done
expect 0 'entries removed: 1' "$bin" clean --cache-dir "$dir/kept"
expect 2 'is no cache of shapelint' "$bin" check --cache-dir "$dir/slow" "$dir/bad.py"
expect 1 'fc takes 138 features, got 128' env XDG_CACHE_HOME=/dev/null "$bin" check "$dir/bad.py"

expect 2 'unknown command' "$bin" nonsense
expect 0 'y: [32, 10]' "$bin" trace "$dir/good.py"
expect 0 'mismatched-features' "$bin" rule
expect 0 'mat1 and mat2' "$bin" rule mismatched-features
expect 2 'no rule' "$bin" rule nonsense
expect 0 'shapelint' "$bin" version

# Files that are none, or none of ours. A named one that cannot be read is wrong
# usage; one found in a folder is told about and changes nothing.
mkdir "$dir/odd" "$dir/elsewhere"
odd() { expect "$1" "$2" timeout 60 "$bin" check $3; }
: >"$dir/odd/empty.py"
odd 0 'Found no errors in 1 file' "$dir/odd/empty.py"
printf 'name = "\351"\n' >"$dir/odd/latin.py"
odd 0 '' "$dir/odd/latin.py"
cp "$dir/binary.py" "$dir/odd/"
odd 0 'binary.py: not checked' "$dir/odd"
head -c 17000000 /dev/zero | tr '\000' '#' >"$dir/odd/huge.py"
odd 0 'huge.py: not checked: more than 16777216 bytes' "$dir/odd/huge.py"
odd 0 'huge.py: not checked' "$dir/odd"
rm "$dir/odd/huge.py"
mkfifo "$dir/odd/pipe.py"
odd 2 'neither a file nor a folder' "$dir/odd/pipe.py"
odd 2 'neither a file nor a folder' /dev/null
odd 0 'in 3 files' "$dir/odd"
ln -s "$dir/bad.py" "$dir/odd/link.py" # found, so not followed
ln -s "$dir" "$dir/odd/loop"
odd 0 'in 3 files' "$dir/odd"
odd 1 'Found 1 error' "$dir/odd/link.py" # named, so meant
printf 'size = 20\n' >"$dir/elsewhere/secret.py"
ln -s "$dir/elsewhere/secret.py" "$dir/odd/secret.py"
ln -s "$dir/odd/empty.py" "$dir/odd/inner.py"
printf 'from secret import size\nimport torch\ntorch.nn.Linear(size, 10)(torch.randn(1, 30))\n' >"$dir/odd/uses.py"
odd 0 'Found no errors' "$dir/odd/uses.py"
rm "$dir/odd/secret.py"
ln -s ../odd/size.py "$dir/odd/secret.py" # a link that stays is followed
printf 'size = 20\n' >"$dir/odd/size.py"
odd 1 'secret.py:1' "$dir/odd/uses.py"
rm "$dir/odd/uses.py"

# Permissions mean nothing to root, so somebody else looks.
as=
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  as="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
if [ -n "$as" ] || [ "$(id -u)" != 0 ]; then
  cp "$bin" "$dir/shapelint"
  cp "$dir/bad.py" "$dir/odd/closed.py"
  mkdir "$dir/odd/shut"
  chmod 755 "$dir" "$dir/odd"
  chmod 0 "$dir/odd/closed.py" "$dir/odd/shut"
  closed() { expect "$1" "$2" env HOME="$dir" $as "$dir/shapelint" check $3; }
  closed 2 'cannot be read: permission denied' "$dir/odd/closed.py"
  closed 2 'cannot be read: permission denied' "$dir/odd/shut"
  closed 0 'closed.py: not checked' "$dir/odd"
  closed 0 'shut: not checked: the folder cannot be listed' "$dir/odd"
  chmod 755 "$dir/odd/shut" "$dir/odd/closed.py"
fi

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
