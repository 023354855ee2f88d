#!/bin/sh
# Installs the browsers of the tests that are missing, from Debian's packages where that can be done without asking;
# else says what to do. Nothing is downloaded from anywhere else.
set -u
has() { for name in "$@"; do command -v "$name" >/dev/null && return 0; done; return 1; }
missing=""
has ${CHROMIUM:-} chromium chromium-browser google-chrome || missing="chromium"
has ${FIREFOX:-} firefox-esr firefox || missing="$missing firefox-esr"
[ -n "$missing" ] || exit 0
if has apt-get; then
  if [ "$(id -u)" = 0 ]; then as=""; else as="sudo -n"; fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # names of packages, without spaces in them
  $as apt-get install --yes --quiet --no-install-recommends $missing >/dev/null 2>&1 && exit 0
  $as apt-get update --quiet >/dev/null 2>&1
  # shellcheck disable=SC2086
  $as apt-get install --yes --quiet --no-install-recommends $missing && exit 0
fi
echo "The browser tests need these: $missing. Install them (Debian: apt-get install $missing) and run make test again." >&2
exit 1
