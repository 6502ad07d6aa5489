#!/bin/sh
# rooms.sh [SRC]: an #include may only look back along the line of rooms, and names its room
src=${1:-src}
rooms='base lang load content template compose typeset layout paint press record review cli'

bad=0
seen=''
for room in $rooms; do
    seen="$seen${seen:+|}$room"
    grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$src/$room" 2>/dev/null |
        grep -vE "\"($seen)/[a-z0-9_-]+\.h\"" && bad=1
done
[ $bad = 0 ] || echo "these look ahead or name no room; the line of rooms is: $rooms"

for folder in "$src"/*/; do
    case " $rooms " in
    *" $(basename "$folder") "*) ;;
    *)
        echo "$folder is not in the line of rooms: $rooms"
        bad=1
        ;;
    esac
done
exit $bad
