#!/bin/sh
# Installs the browsers and web servers of the tests that are missing, from Debian's packages where that can be done
# without asking; else says what to do. Nothing is downloaded from anywhere else.
set -u
cd "$(dirname "$0")" || exit 1
has() { for name in "$@"; do command -v "$name" >/dev/null && return 0; done; return 1; }
missing=""
has ${CHROMIUM:-} chromium chromium-browser google-chrome || missing="chromium"
has ${FIREFOX:-} firefox-esr firefox || missing="$missing firefox-esr"
# Debian keeps apache2 and nginx where only root's PATH leads. apache2-bin is the server without a service.
PATH="$PATH:/usr/sbin"
has apache2 || ! has apt-get || missing="$missing apache2-bin"
as=""
[ "$(id -u)" = 0 ] || as="sudo -n"
export DEBIAN_FRONTEND=noninteractive

# nginx's package would start a server on this machine if it were installed: it is only unpacked.
unpack_nginx() {
  mkdir -p unpacked
  for package in nginx nginx-core; do # where the first one is empty, the second is the server
    (cd unpacked && apt-get download --quiet $package && dpkg-deb --extract ${package}_*.deb .) >/dev/null 2>&1
    [ ! -x unpacked/usr/sbin/nginx ] || return 0
  done
  return 1
}
if has apt-get && ! has nginx unpacked/usr/sbin/nginx; then
  unpack_nginx || { $as apt-get update --quiet >/dev/null 2>&1; unpack_nginx; } || {
    echo "The server tests need nginx, which could not be unpacked. Install it (Debian: apt-get install nginx) and run make test again." >&2
    exit 1
  }
fi

[ -n "$missing" ] || exit 0
if has apt-get; then
  # shellcheck disable=SC2086 # names of packages, without spaces in them
  $as apt-get install --yes --quiet --no-install-recommends $missing >/dev/null 2>&1 && exit 0
  $as apt-get update --quiet >/dev/null 2>&1
  # shellcheck disable=SC2086
  $as apt-get install --yes --quiet --no-install-recommends $missing && exit 0
fi
echo "The tests need these: $missing. Install them (Debian: apt-get install $missing) and run make test again." >&2
exit 1
