#!/bin/sh
# runner.sh: tests/run counts every point, and no way of failing escapes it
root=${DALIL_ROOT:-$PWD}
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
mkdir -p "$box/tests/scripts" "$box/tests/lint" "$box/tests/unit" "$box/build/debug/tests/unit"
cp "$root/tests/run" "$box/tests/run"
number=0

# expect NAME COUNTS STATUS WORDS: with the scripts there now, tests/run ends with COUNTS and
# STATUS and says WORDS; then the scripts are cleared away
expect() {
    number=$((number + 1))
    said=$(DALIL_TEST_TIMEOUT=2 "$box/tests/run" 2>&1)
    status=$?
    if [ "$(echo "$said" | tail -n 1)" = "$2" ] && [ $status = "$3" ] &&
        echo "$said" | grep -qF -e "$4"; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        echo "# wanted: $2; status $3; '$4'"
        echo "status $status; it said: $said" | sed 's/^/# /'
    fi
    find "$box/tests" "$box/build" -name '*.sh' -delete
}
script() { # NAME TEXT
    printf '#!/bin/sh\n%s\n' "$2" >"$box/tests/scripts/$1.sh"
    chmod +x "$box/tests/scripts/$1.sh"
}
check() { # NAME TEXT
    printf '#!/bin/sh\n%s\n' "$2" >"$box/tests/lint/$1.sh"
}

expect 'nothing to run' '0 passed, 0 failed, 0 skipped' 0 ''
script a 'echo ok 1 - one; echo ok 2 - two; echo 1..2'
script b 'echo ok 1 - three'
expect 'every point counts' '3 passed, 0 failed, 0 skipped' 0 ''
script a 'echo ok 1 - one; echo not ok 2 - two; echo the moon fell >&2'
expect 'a bad point' '1 passed, 1 failed, 0 skipped' 1 'not ok 2 - two'
script a 'echo not ok 1; echo the moon fell >&2'
expect 'what it said is shown' '0 passed, 1 failed, 0 skipped' 1 '| the moon fell'
script a 'echo ok 1 - one "# SKIP" no moon tonight; echo ok 2 - two'
expect 'a skipped point and its reason' '1 passed, 0 failed, 1 skipped' 0 \
    'skipped: one: no moon tonight'
script a 'echo 1..0 "# SKIP" no moon at all'
expect 'a skipped script' '0 passed, 0 failed, 1 skipped' 0 'no moon at all'
script a 'echo 1..4; echo ok 1; exit 0'
expect 'points that never came' '1 passed, 3 failed, 0 skipped' 1 'ended before its tests did'
script a 'echo 1..2; echo ok 1; kill -ABRT $$'
expect 'a crash' '1 passed, 1 failed, 0 skipped' 1 'killed by SIGABRT'
script a 'echo 1..1; echo ok 1; exit 23'
expect 'a bad end after good points' '1 passed, 1 failed, 0 skipped' 1 'exit status 23'
script a 'echo ok 1; exit 77'
expect 'the status of a skip after a good point' '1 passed, 1 failed, 0 skipped' 1 'exit status 77'
script a 'echo ok 1 "# SKIP" no moon; exit 77'
expect 'the status of a skip after nothing but skips' '0 passed, 0 failed, 1 skipped' 0 'no moon'
script a 'exit 0'
expect 'no point at all' '0 passed, 1 failed, 0 skipped' 1 'printed no test at all'
script a 'echo ok 1; sleep 60'
expect 'no end' '1 passed, 1 failed, 0 skipped' 1 'stopped after 2 s'
touch "$box/tests/unit/test_moon.c"
expect 'a program that is not built' '0 passed, 1 failed, 0 skipped' 1 'is not built'
rm "$box/tests/unit/test_moon.c"
check a 'exit 0'
check b 'echo nothing to read; exit 77'
check c 'echo a bad line; exit 1'
expect 'checks' '1 passed, 1 failed, 1 skipped' 1 'skipped: lint/b: nothing to read'

script a 'echo ok 1; echo not ok 2'
number=$((number + 1))
DALIL_TALLY=$box/tally "$box/tests/run" >/dev/null 2>&1
if [ "$(cat "$box/tally")" = '1 1 0' ]; then echo "ok $number - a tally"; else
    echo "not ok $number - a tally"
fi
echo "1..$number"
