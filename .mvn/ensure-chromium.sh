#!/bin/sh
# Makes sure that there is a Chromium for the tests to drive; does nothing where one is installed.
set -eu
for name in "${BROWSERGRID_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" > /dev/null 2>&1; then
    exit 0
  fi
done
[ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] && exit 0
[ -x "/Applications/Chromium.app/Contents/MacOS/Chromium" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null 2>&1; then
  echo "Installing Chromium for the tests"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium
  exit 0
fi
echo "The tests need Chromium or Google Chrome: install one, or set BROWSERGRID_CHROMIUM to its path." >&2
exit 1
