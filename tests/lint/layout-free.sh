#!/bin/sh
# layout-free.sh [SRC]: layout works on numbers alone, so that its results can be tested as numbers
src=${1:-src}

headers='pango|cairo|hb[-./]|harfbuzz|fontconfig|ft2build|freetype'
found=$(grep -rniE "#[[:space:]]*include[[:space:]]*[<\"]($headers)" "$src/layout" 2>/dev/null) ||
    exit 0
echo "$found"
echo 'layout includes no Pango, Cairo or font headers: typeset measures for it, paint draws for it'
exit 1
