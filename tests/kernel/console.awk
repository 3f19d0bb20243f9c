# SPDX-License-Identifier: MIT
# Reads the console of /init (tests/kernel/init.c). The output of each program goes to a file in the
# folder -v dir, numbered from 1. Prints a line "NUMBER STATUS PROGRAM..." for each, STATUS being "none" if
# it did not end, and at last "end off" if the machine was powered off behind them, else "end early".
/^>>> run / && !running {
    running = ++number
    program = substr($0, 9)
    file = dir "/" number
    printf "" >file
    next
}
/^>>> exit [0-9]+$/ && running { print number, $3, program; close(file); running = 0; next }
/^>>> power off$/ && !running { off = 1; next }
running { print >file }
END {
    if (running) print number, "none", program
    print "end", off ? "off" : "early"
}
