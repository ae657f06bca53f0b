#!/bin/sh
# Prints a greeting in the language of /etc/config/hello, for the name given or the router's own.

language=$(uci -q get hello.main.language)
greeting=$(cat "/usr/share/hello/${language:-en}" 2>/dev/null)
echo "${greeting:-Hello}, ${1:-$(cat /proc/sys/kernel/hostname)}!"
