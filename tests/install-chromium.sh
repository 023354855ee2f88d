#!/bin/sh
# Installs Chromium from Debian's packages where that can be done without asking; else says what to do.
set -u
if command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then as=""; else as="sudo -n"; fi
  export DEBIAN_FRONTEND=noninteractive
  $as apt-get install --yes --quiet --no-install-recommends chromium >/dev/null 2>&1 && exit 0
  $as apt-get update --quiet >/dev/null 2>&1
  $as apt-get install --yes --quiet --no-install-recommends chromium && exit 0
fi
echo "The browser tests need Chromium: install it (Debian: apt-get install chromium) and run make test again." >&2
exit 1
