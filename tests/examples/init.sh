# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# init refuses to be any process but the first. The suite init boots it.
run
try "$name: another process than the first" \
    fails_with 1 "init: this is for process 1: boot it: EPERM, Operation not permitted"
