#!/bin/sh
# words.sh [ROOT]: no file names a folder or a host that exists on one machine only
#
# Tests may look for documents beside the checkout, in DALIL_SHARED; its default is the one path
# that may leave the checkout. (The brackets keep this file from finding itself.)
cd "${1:-.}" || exit 1

# Tracked files and those about to be; without git, as in a tarball, whatever is there.
files() {
    git ls-files -z --cached --others --exclude-standard 2>/dev/null && return
    find . -path ./build -prune -o -path ./output -prune -o -path ./.git -prune -o -type f -print0
}

# Removed files are still listed until the commit: -s keeps grep quiet about them.
search() { files | xargs -0 -r grep -nIsE -e "$1" -- /dev/null; }

start='(^|[^[:alnum:]_.~-])'
bad=0

found=$(search "$start/([w]ork|[f]arm|[r]oot|[U]sers|[h]ome/[a-z]+)/") && {
    echo "$found"
    echo 'these are paths of one machine: say it relative to the checkout'
    bad=1
}

hosts='deb\.[d]ebian\.org|[p]ypi\.org|[p]ythonhosted\.org|[n]pmjs\.(org|com)|[c]rates\.io'
hosts="$hosts|proxy\.[g]olang\.org|[a]rtifactory|[n]exus\."
found=$(search "($hosts)") && {
    echo "$found"
    echo 'these name a package registry: which one is used is up to the machine'
    bad=1
}

found=$(search '\.\./[s]hared' | while IFS= read -r line; do
    case $line in
    tests/* | ./tests/*) grep -q DALIL_SHARED "${line%%:*}" && continue ;;
    esac
    printf '%s\n' "$line"
done)
[ -z "$found" ] || {
    echo "$found"
    echo 'only tests may look beside the checkout, through DALIL_SHARED'
    bad=1
}
exit $bad
