#!/bin/sh
# sh tests/packaging/install.sh GROUP...
#
# Installs those packages of the groups in packages.txt that are missing. Touches
# neither network nor apt when none is.
set -eu

list=$(dirname -- "$0")/packages.txt

say() {
  printf '%s\n' "$*" >&2
}

# Names of the groups' packages, one a line.
wanted() {
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2; found = 1 } END { exit !found }' "$list" || {
      say "install.sh: no group '$group' in $list"
      return 2
    }
  done
}

# What is installed, or provided by something installed, one name a line.
installed() {
  dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | tr ',' '\n' | sed 's/([^)]*)//; s/[[:space:]]//g' | sort -u
}

missing() {
  names=$(wanted "$@") || return
  have=$(installed)
  for name in $names; do
    printf '%s\n' "$have" | grep -qxF -- "$name" || printf '%s\n' "$name"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

[ $# -gt 0 ] || { say "usage: install.sh GROUP...  (groups: see $list)"; exit 2; }
command -v dpkg-query >/dev/null || {
  say "install.sh: this is not Debian; install by hand what $list names"
  exit 1
}

packages=$(missing "$@")
[ -n "$packages" ] || exit 0

packages=$(printf '%s' "$packages" | tr '\n' ' ')

if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
  say "install.sh: missing packages, and neither root nor sudo to install them; as root run:"
  say "  apt-get install $packages"
  exit 1
fi

say "installing: $packages"
as_root apt-get -qq update </dev/null >/dev/null
# shellcheck disable=SC2086  # a list; package names hold no blanks
as_root apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $packages \
  </dev/null >/dev/null
