#!/bin/sh
# lints.sh: the checks of tests/lint let good code through, and can fail
root=${DALIL_ROOT:-$PWD}
lint=$root/tests/lint
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
number=0

expect() { # good|bad NAME COMMAND...
    number=$((number + 1))
    wanted=$1 name=$2 verdict=bad
    shift 2
    "$@" >"$box.said" 2>&1 && verdict=good
    if [ $verdict = "$wanted" ]; then echo "ok $number - $name"; else
        echo "not ok $number - $name"
        sed 's/^/# /' "$box.said"
    fi
    rm -f "$box.said"
}
put() { # FILE LINE
    mkdir -p "$(dirname "$box/$1")"
    printf '%s\n' "$2" >"$box/$1"
}

put src/base/span.h '#pragma once'
put src/load/yaml.c '#include "base/span.h"'
put src/layout/place.c '#include <glib.h>'
expect good 'rooms: looking back' "$lint/rooms.sh" "$box/src"
put src/base/span.c '#include "load/yaml.h"'
expect bad 'rooms: looking ahead' "$lint/rooms.sh" "$box/src"
put src/base/span.c '  #  include "cli/main.h"'
expect bad 'rooms: looking ahead, with other spaces' "$lint/rooms.sh" "$box/src"
put src/base/span.c '#include "span.h"'
expect bad 'rooms: an include that names no room' "$lint/rooms.sh" "$box/src"
put src/base/span.c '#include "base/span.h"'
expect good 'rooms: its own room' "$lint/rooms.sh" "$box/src"
put src/attic/old.c ''
expect bad 'rooms: a room outside the line' "$lint/rooms.sh" "$box/src"

expect good 'layout-free: GLib' "$lint/layout-free.sh" "$box/src"
for header in pango/pangocairo.h cairo.h cairo-ft.h hb.h hb-ft.h fontconfig/fontconfig.h; do
    put src/layout/place.c "#include <$header>"
    expect bad "layout-free: $header" "$lint/layout-free.sh" "$box/src"
done

# The words are put together here, or words.sh would find them in this file.
at=/
up=../shar
words() { "$lint/words.sh" "$box"; }
put docs/tour.md "see https://example.org${at}work${at}x and share${at}home${at}"
expect good 'words: a web address and a relative path' words
put docs/tour.md "cd ${at}work${at}main"
expect bad 'words: a folder of one machine' words
put docs/tour.md "see ${at}home${at}amal${at}dalil"
expect bad "words: somebody's home" words
put docs/tour.md "deb http:${at}${at}deb.debian"".org"
expect bad 'words: a registry' words
put docs/tour.md "DALIL_SHARED=${up}ed"
expect bad 'words: beside the checkout, not a test' words
rm "$box/docs/tour.md"
put tests/scripts/big.sh "cat ${up}ed/data/*"
expect bad 'words: beside the checkout, in a test without DALIL_SHARED' words
put tests/scripts/big.sh "cat \${DALIL_SHARED:-${up}ed}/data/*"
expect good 'words: beside the checkout, through DALIL_SHARED' words
git -C "$box" init --quiet
put docs/tour.md "cd ${at}work${at}main"
expect bad 'words: found in a git checkout, too' words
put .gitignore docs
expect good 'words: what git ignores is not looked at' words
echo "1..$number"
