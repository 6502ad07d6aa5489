#!/bin/sh
# setup.sh: scripts/setup asks apt for what is missing and for nothing else
#
# dpkg-query, apt-get, npm, sudo and id are stand-ins here: nothing is installed, nobody is asked.
root=${DALIL_ROOT:-$PWD}
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
mkdir -p "$box/bin" "$box/tree/scripts" "$box/tree/tests/scripts/lib/one"
cp "$root/scripts/setup" "$box/tree/scripts"
echo '{}' | tee "$box/tree/tests/scripts/lib/one/package.json" \
    >"$box/tree/tests/scripts/lib/one/package-lock.json"
number=0

say() {
    number=$((number + 1))
    echo "$1 $number - $2"
}
expect() { # NAME COMMAND...
    name=$1
    shift
    if "$@"; then say ok "$name"; else
        say 'not ok' "$name"
        sed 's/^/# /' "$box/calls" "$box/said"
    fi
}
stand_in() {
    { echo '#!/bin/sh' && cat; } >"$box/bin/$1"
    chmod +x "$box/bin/$1"
}

# Says everything is installed but the packages named in the file `lacking`.
stand_in dpkg-query <<'END'
shift 3
for package; do
    grep -qx "$package" "$BOX/lacking" || echo "$package installed"
done
! [ -s "$BOX/lacking" ]
END
# Succeeds once the file `fails` has lost all its lines, one a call.
stand_in apt-get <<'END'
case "$*" in *--simulate*) exec test ! -e "$BOX/no-lists" ;; esac
echo "apt-get ${DEBIAN_FRONTEND:-} $*" >>"$BOX/calls"
case "$*" in *update*) rm -f "$BOX/no-lists" ; exit 0 ;; esac
[ -s "$BOX/fails" ] || exit 0
sed -i 1d "$BOX/fails"
echo 'E: the mirror is on fire'
exit 100
END
# Succeeds unless there is a file `offline`.
stand_in npm <<'END'
echo "npm $*" >>"$BOX/calls"
[ ! -e "$BOX/offline" ] && mkdir node_modules
END
stand_in id <<'END'
cat "$BOX/uid"
END
stand_in sudo <<'END'
echo sudo >>"$BOX/calls"
exec "$@"
END

try() { # LACKING... ; leaves what was said, what was called, and the status
    : >"$box/calls"
    printf '%s\n' "$@" | grep . >"$box/lacking"
    BOX=$box PATH=$box/bin:$PATH "$box/tree/scripts/setup" build test >"$box/said" 2>&1
    status=$?
}
reset() {
    echo 0 >"$box/uid"
    : >"$box/fails"
    rm -f "$box/no-lists" "$box/offline"
}
calls() { grep -c "apt-get.* $1" "$box/calls"; }

reset
touch "$box/offline"
try ''
expect 'without a registry it says which tests are skipped' grep -q 'will be skipped' "$box/said"
expect 'and goes on' test "$status" = 0
expect 'nothing half fetched is left' test ! -e "$box/tree/build/node-one"
reset
try ''
expect 'the modules of node come by their sums' grep -q '^npm ci --ignore-scripts' "$box/calls"
expect 'they are where the tests look' test -d "$box/tree/build/node-one/node_modules"

try ''
expect 'all is there: nothing is said' test ! -s "$box/said"
expect 'all is there: apt is left alone' test ! -s "$box/calls"

try libyaml-dev qpdf
expect 'the missing are named on one line' \
    test "$(cat "$box/said")" = 'installing: libyaml-dev qpdf'
expect 'only the missing are installed' \
    grep -q 'install -y --no-install-recommends libyaml-dev qpdf$' "$box/calls"
expect 'no question is asked' grep -q '^apt-get noninteractive ' "$box/calls"
expect 'known packages need no update' test "$(calls update)" = 0

: >"$box/no-lists"
try qpdf
expect 'without package lists, update comes first' \
    test "$status:$(calls update):$(calls install)" = 0:1:1

echo once >"$box/fails"
try qpdf
expect 'a failed download is tried again after an update' \
    test "$status:$(calls update):$(calls install)" = 0:1:2

printf 'once\ntwice\n' >"$box/fails"
try qpdf
expect 'failing twice is failing' test "$status" = 1
expect 'the reason is shown' grep -q 'on fire' "$box/said"
reset

echo 1000 >"$box/uid"
try qpdf
expect 'others go through sudo' test "$status:$(grep -c sudo "$box/calls")" = 0:1

printf 'nodejs\nnpm\nqpdf\n' >"$box/lacking"
stand_in node </dev/null
: >"$box/calls"
BOX=$box PATH=$box/bin:$PATH "$box/tree/scripts/setup" test >"$box/said" 2>&1
expect "another's node and npm are left in their place" \
    test "$(cat "$box/said")" = 'installing: qpdf'

echo '{"a": 1}' >"$box/tree/tests/scripts/lib/one/package-lock.json"
try ''
expect 'another lock file fetches anew' test "$(grep -c '^npm ci' "$box/calls")" = 1

BOX=$box "$root/scripts/setup" buidl >"$box/said" 2>&1
expect 'an unknown group is refused' test $? = 2
echo "1..$number"
