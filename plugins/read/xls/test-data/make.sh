#!/bin/sh
# Makes the workbooks of the tests of read/xls anew: needs python3 with openpyxl, and LibreOffice.
#
#   sh plugins/read/xls/test-data/make.sh
set -eu

cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 make.py "$work"
for book in "$work"/*.xlsx; do
  soffice --headless "-env:UserInstallation=file://$work/profile" \
    --convert-to 'xls:MS Excel 97' --outdir . "$book" > /dev/null
done
