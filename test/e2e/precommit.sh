#!/bin/sh
# Installs the hook with real pre-commit (pip install pre-commit) as a user
# would, from a repository, and runs it on a bad and on a good file.
# The first argument is the source tree, by default the one of this script.
# PRE_COMMIT is the program. Go's caches are used, so nothing is downloaded twice.
set -eu
src=$(cd "${1:-$(dirname "$0")/../..}" && pwd)
pre_commit=${PRE_COMMIT:-pre-commit}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

GOMODCACHE=$(go env GOMODCACHE)
GOCACHE=$(go env GOCACHE)
# The configuration of whoever runs this must not matter, nor their hooks.
export GOMODCACHE GOCACHE HOME="$tmp/home" PRE_COMMIT_HOME="$tmp/cache" GIT_CONFIG_NOSYSTEM=1
mkdir -p "$HOME"
git config --global user.name e2e
git config --global user.email e2e@example.org
git config --global init.defaultBranch main

commit() { git -C "$1" init -q && git -C "$1" add -A -f && git -C "$1" commit -q --no-verify -m "$2"; }

# pre-commit clones commits; what is tested is the tree as it is.
mkdir "$tmp/hook" "$tmp/user"
(cd "$src" && tar cf - --exclude=./.git --exclude=./shapelint .) | (cd "$tmp/hook" && tar xf -)
commit "$tmp/hook" "shapelint"

cd "$tmp/user"
cat >.pre-commit-config.yaml <<EOF
repos:
- repo: $tmp/hook
  rev: $(git -C "$tmp/hook" rev-parse HEAD)
  hooks:
  - id: shapelint
EOF
program() { printf 'import torch\nfrom torch import nn\n\nfc = nn.Linear(%s, 10)\nfc(torch.randn(32, 30))\n' "$1"; }
program 20 >bad.py
program 30 >good.py
echo "no python" >readme.txt
commit "$tmp/user" "a user"

fail() {
  printf 'FAIL: %s\n%s\n' "$1" "$out"
  exit 1
}

expect() { # code, words, file...
  want=$1 words=$2
  shift 2
  set +e
  out=$("$pre_commit" run --color never --verbose --files "$@" 2>&1)
  got=$?
  set -e
  [ "$got" = "$want" ] || fail "exit $got, want $want for $*"
  case $out in *"$words"*) ;; *) fail "no \"$words\" for $*" ;; esac
}

expect 1 mismatched-features bad.py
expect 0 Passed good.py
expect 1 bad.py:5 good.py bad.py
expect 0 Skipped readme.txt
echo ok
