#!/bin/sh
# setup.sh: scripts/setup asks apt for what is missing and for nothing else
#
# dpkg-query, apt-get, sudo and id are stand-ins here: nothing is installed, nobody is asked.
root=${DALIL_ROOT:-$PWD}
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
mkdir "$box/bin"
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
    BOX=$box PATH=$box/bin:$PATH "$root/scripts/setup" build test >"$box/said" 2>&1
    status=$?
}
reset() {
    echo 0 >"$box/uid"
    : >"$box/fails"
    rm -f "$box/no-lists"
}
calls() { grep -c "apt-get.* $1" "$box/calls"; }

reset
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

BOX=$box "$root/scripts/setup" buidl >"$box/said" 2>&1
expect 'an unknown group is refused' test $? = 2
echo "1..$number"
