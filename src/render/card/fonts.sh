#!/bin/sh
# How regular.ttf and bold.ttf were made: sh fonts.sh FOLDER, where FOLDER is the unpacked npm package
# @expo-google-fonts/be-vietnam-pro 0.4.1. Needs fontTools 4. Hinting is dropped because cards are drawn large.
set -eu
folder=$1
cd "$(dirname "$0")"
for font in 400Regular:regular 700Bold:bold; do
  python3 -m fontTools.subset "$folder/${font%:*}/BeVietnamPro_${font%:*}.ttf" --output-file="${font#*:}.ttf" \
    --unicodes="U+20-7E,U+A0-FF,U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+1EA0-1EF9,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2032-2033,U+2039-203A,U+20AB,U+2212,U+2264-2265" \
    --layout-features=kern,mark,ccmp --no-hinting --drop-tables+=DSIG,meta --name-IDs=0,1,2,5,6,13,14
done
