# SPDX-License-Identifier: MIT
# Builds and runs the programs that judge the changes of tests/operators/run, for one target. They are the suites' own
# sources, built once, and linked again with the part of the library that was changed. Run from the top of a copy of
# the tree:
#
#     make -f tests/operators/judges.mk TARGET=x86_64 seam
#
# A goal is a judge. It fails if the library is wrong.
TARGET ?= $(shell uname -m)
NATIVE := $(filter $(TARGET),$(shell uname -m))
QEMU := $(if $(NATIVE),,$(shell command -v qemu-$(TARGET)))
RUN := timeout -s KILL 60 $(QEMU)
GCC := $(if $(NATIVE),gcc,$(TARGET)-linux-gnu-gcc)
CMOCKA := build/cmocka
B := build/judges/$(TARGET)
CFLAGS := -std=gnu11 -O1 -w -MMD -MP
export MSAN_OPTIONS := exitcode=66
export TSAN_OPTIONS := exitcode=66
export ASAN_OPTIONS := exitcode=66:detect_leaks=0
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: FORCE plain annotated seam traced icache unit called programs faults fuzz start begun whole natively bounded \
  told sanitizers

# The library of a suite is $(B)/SUITE/NAME.o, with the options of OPTIONS_SUITE. The programs of most have a libc, and
# no use for the other two.
PARTS := $(filter-out start freestanding,$(patsubst src/%.c,%,$(wildcard src/*.c)))
library = $(PARTS:%=$(B)/$(1)/%.o)
OPTIONS_plain := -O2
OPTIONS_annotated := -O2 -DOS_CORE_ANNOTATE
OPTIONS_sanitized := -O0 -DOS_CORE_ANNOTATE # all of it is built for each change of annotate.h, so that is quick
OPTIONS_seam := -O1 -DOS_CORE_TRAP=recorder -include tests/seam/recorder.h
OPTIONS_faults := -O1 -DOS_CORE_TRAP=model -include tests/faults/model.h
define parts_of
$(B)/$(1)/%.o: src/%.c
	@mkdir -p $(B)/$(1)
	@$(GCC) -std=c99 -w -ffreestanding -fno-stack-protector -Iinclude -Isrc -DOS_CORE_NO_CHECKS \
	    -MMD -MP $(OPTIONS_$(1)) -c $$< -o $$@ || { echo does not compile; exit 1; }
endef
$(foreach suite,plain annotated sanitized seam faults,$(eval $(call parts_of,$(suite))))

# Is the change another program at all?
plain annotated: %: $(addprefix $(B)/%/,$(PARTS:=.o) start.o freestanding.o)

# The seam has a recorder in the place of the trap, the real registers by ptrace, and aarch64's cache instructions.
seam: $(B)/test/seam.o $(B)/test/recorder.o $(call library,seam)
	@$(GCC) -static $^ -o $(B)/seam/program
	$(RUN) $(B)/seam/program
$(B)/test/seam.o $(B)/test/recorder.o: $(B)/test/%.o: tests/seam/%.c
	@mkdir -p $(B)/test
	@$(GCC) $(CFLAGS) $(OPTIONS_seam) -Iinclude -c $< -o $@
traced: $(B)/test/traced.o $(B)/test/tracer.o $(call library,plain)
	@$(GCC) -static $^ -o $(B)/test/traced
	$(RUN) $(B)/test/traced
$(B)/test/traced.o: tests/seam/seam.c
$(B)/test/tracer.o: tests/seam/tracer.c
$(B)/test/traced.o $(B)/test/tracer.o:
	@mkdir -p $(B)/test
	@$(GCC) $(CFLAGS) -Iinclude -c $< -o $@
icache:
	@mkdir -p $(B)/test
	@gcc -std=gnu99 -O1 -w -Iinclude -Isrc tests/seam/icache.c -o $(B)/test/icache || { echo does not compile; exit 1; }
	timeout -s KILL 60 $(B)/test/icache

# These ask the kernel.
unit: $(patsubst tests/unit/%.c,$(B)/unit/%.o,$(wildcard tests/unit/*.c)) $(call library,plain) \
  $(CMOCKA)/$(TARGET)/libcmocka.a
	@$(GCC) -static -pthread $^ -o $(B)/unit/program
	CMOCKA_MESSAGE_OUTPUT=TAP TMPDIR=$(CURDIR)/$(B) $(RUN) $(B)/unit/program $(if $(NATIVE),kernel,$(B)/answers) </dev/null
$(B)/unit/%.o: tests/unit/%.c $(if $(NATIVE),,$(B)/answers)
	@mkdir -p $(B)/unit
	@$(GCC) $(CFLAGS) -DWITH_LIBRARY -Iinclude -I$(CMOCKA)/include -c $< -o $@
$(B)/answers:
	@mkdir -p $(B)
	@work=$(B) TARGETS=$(TARGET) sh -c '. tests/lib/targets.sh; . tests/lib/qemu.sh; qemu_answers $(TARGET)'
	@mv $(B)/answers.$(TARGET) $@

# What threads, processes and signals ask the kernel for, and what they do with its answers.
called: $(B)/test/called.o $(call library,seam)
	@$(GCC) -static $^ -o $(B)/seam/called
	$(RUN) $(B)/seam/called
$(B)/test/called.o: tests/programs/seam/seam.c
	@mkdir -p $(B)/test
	@$(GCC) $(CFLAGS) $(OPTIONS_seam) -Iinclude -c $< -o $@

programs: $(patsubst tests/programs/%.c,$(B)/programs/%.o,$(wildcard tests/programs/*.c)) $(call library,plain) \
  $(CMOCKA)/$(TARGET)/libcmocka.a
	@$(GCC) -static -pthread $^ -o $(B)/programs/program
	CMOCKA_MESSAGE_OUTPUT=TAP $(RUN) $(B)/programs/program $(if $(NATIVE),kernel,qemu) </dev/null
$(B)/programs/%.o: tests/programs/%.c
	@mkdir -p $(B)/programs
	@$(GCC) $(CFLAGS) -fasynchronous-unwind-tables -Iinclude -I$(CMOCKA)/include -c $< -o $@

# Helpers run with calls that fail, and at random on the model.
faults: $(B)/test/faults.o $(B)/test/machine.o $(call library,faults) $(CMOCKA)/$(TARGET)/libcmocka.a
	@$(GCC) -static $^ -o $(B)/faults/program
	CMOCKA_MESSAGE_OUTPUT=TAP $(RUN) $(B)/faults/program
$(B)/test/faults.o $(B)/test/machine.o: $(B)/test/%.o: tests/faults/%.c
	@mkdir -p $(B)/test
	@$(GCC) $(CFLAGS) $(OPTIONS_faults) -DOS_CORE_NO_CHECKS -Iinclude -I$(CMOCKA)/include -c $< -o $@
fuzz: FORCE
	@tests/fuzz/build gcc $(TARGET) $(B)/fuzz || { echo does not compile; exit 1; }
	@$(RUN) $(B)/fuzz/fuzz tests/fuzz/inputs/*
	$(RUN) $(B)/fuzz/fuzz -runs=$(if $(NATIVE),20000,4000)

# These programs have no libc: the simplest, the smallest start, a start of one's own, images that a test makes. The
# kernel of the last ones comes back from exit_group: a trap must end them.
STARTED := $(B)/plain/libos_core_start.a
$(STARTED): $(B)/plain/start.o $(B)/plain/freestanding.o $(call library,plain)
	@rm -f $@ && ar rcs $@ $^
ALONE := $(GCC) -w -ffreestanding -nostdlib -Iinclude
SIMPLE := $(ALONE) -O1 -fno-stack-protector tests/start/main.c tests/start/memory.c $(STARTED)
WATCHED := -fsanitize=address,undefined -fno-sanitize-recover=all
ANSWERED := $(GCC) -O1 -w -nostdlib -static -Iinclude -Isrc -DOS_CORE_TRAP=answers -include tests/start/answers.h
TRAPPED := case $$? in 132 | 133) ;; *) exit 1 ;; esac
PIE := -fPIE -Wl,-pie,--no-dynamic-linker
T := $(B)/test
start: begun whole $(if $(NATIVE),natively) bounded
begun: $(STARTED)
	@mkdir -p $(T)
	@$(SIMPLE) -static -o $(T)/main
	env -i OS_CORE_TEST=yes $(RUN) $(T)/main one "" 0
	env -i OS_CORE_TEST=yes $(RUN) $(T)/main one "" 7; [ $$? = 7 ]
	env -i $(RUN) $(T)/main; [ $$? = 8 ]
	@$(SIMPLE) -static -Wl,-e,os_core_start_bare -o $(T)/bare
	env -i OS_CORE_TEST=yes $(RUN) $(T)/bare one "" 7; [ $$? = 7 ]
	@$(ALONE) -O1 -fno-stack-protector $(PIE) tests/start/own.c $(STARTED) -o $(T)/own
	$(RUN) $(T)/own
	@$(ALONE) -O1 -fno-stack-protector -static -Wl,-e,os_core_start_bare tests/start/image.c $(STARTED) -o $(T)/image
	$(RUN) $(T)/image
	@$(ANSWERED) src/start.c $(STARTED) -o $(T)/answered
	$(RUN) $(T)/answered; $(TRAPPED)
	@$(ANSWERED) src/start.c $(STARTED) -DLARGE=2000000 -o $(T)/answered
	$(RUN) $(T)/answered; $(TRAPPED)
	@$(ANSWERED) src/bare.c $(STARTED) -Wl,-e,os_core_start_bare -o $(T)/answered
	$(RUN) $(T)/answered; $(TRAPPED)

# The complete start: at a fixed address and at any, with IFUNCs; a guard; threads; what it cannot start.
WHOLE := $(ALONE) -O2 -fstack-protector-all
COMPLETE := $(WHOLE) tests/start/complete.c tests/start/parts.c
whole: $(STARTED)
	@mkdir -p $(T)
	@$(COMPLETE) -DALIGNMENT=64 -DIFUNC -static $(STARTED) -o $(T)/fixed
	env -i OS_CORE_TEST=yes $(RUN) $(T)/fixed one "" 3; [ $$? = 3 ]
	@$(COMPLETE) -DALIGNMENT=64 -DIFUNC $(PIE) $(STARTED) -o $(T)/moved
	env -i OS_CORE_TEST=yes $(RUN) $(T)/moved one "" 3; [ $$? = 3 ]
	@$(COMPLETE) -DALIGNMENT=8192 -static $(STARTED) -o $(T)/aligned
	env -i OS_CORE_TEST=yes $(RUN) $(T)/aligned one "" 3; [ $$? = 3 ]
	@$(WHOLE) -static tests/start/smash.c $(STARTED) -o $(T)/smash
	$(RUN) $(T)/smash >$(T)/guard && $(RUN) $(T)/smash >$(T)/guard.2 && ! cmp -s $(T)/guard $(T)/guard.2
	$(RUN) $(T)/smash 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 >$(T)/guard 2>$(T)/said; $(TRAPPED)
	grep -qx 'os_core: the stack was overwritten' $(T)/said && [ $$(tr -d '\n -~' <$(T)/said | wc -c) = 0 ]
	@$(WHOLE) -static tests/start/again.c $(STARTED) -o $(T)/again
	$(RUN) $(T)/again
	@$(WHOLE) -static tests/start/threads.c $(STARTED) -o $(T)/threads
	$(RUN) $(T)/threads
	@$(WHOLE) -static tests/start/large.c -DMORE=0 $(STARTED) -o $(T)/large
	$(RUN) $(T)/large
	@$(WHOLE) -static tests/start/large.c -DMORE=1 $(STARTED) -o $(T)/too-large
	$(RUN) $(T)/too-large 2>$(T)/said; [ $$? = 127 ]
	grep -qx 'os_core: TLS too large' $(T)/said

# Relocations in each way that a linker knows; a call that fails.
natively: $(STARTED) begun
	@$(COMPLETE) -DALIGNMENT=64 $(PIE) -Wl,-z,pack-relative-relocs $(STARTED) -o $(T)/packed
	env -i OS_CORE_TEST=yes $(T)/packed one "" 3; [ $$? = 3 ]
	for way in -z,rel --pack-dyn-relocs=android; do \
	  $(COMPLETE) -DALIGNMENT=64 $(PIE) -fuse-ld=lld -Wl,$$way $(STARTED) -o $(T)/otherwise || exit 1; \
	  $(T)/otherwise 2>$(T)/said; [ $$? = 127 ] && grep -qx 'os_core: unknown relocation' $(T)/said || exit 1; done
	@gcc -O1 -w -o $(T)/forbid tests/start/forbid.c
	$(T)/forbid $(T)/main 2>$(T)/said; [ $$? = 127 ] && grep -qx 'os_core: arch_prctl failed' $(T)/said

# The memory functions: what the sanitizers see of them on this machine, with words at any address and without; that
# none becomes a call of itself or of another, but for bcmp; that they are as fast as they were.
bounded: $(STARTED)
	@mkdir -p $(T)
	for undefined in "" OS_ARCH_UNALIGNED_; do \
	  printf '#include "arch.h"\n%s\n#include "freestanding.c"\n' "$${undefined:+#undef $$undefined}" >$(T)/bounds.c; \
	  gcc -O1 -w $(WATCHED) -Iinclude -Isrc -c $(T)/bounds.c -o $(T)/ours.o && \
	  objcopy $$(nm $(T)/ours.o | sed -n 's/.* W \(.*\)/--redefine-sym \1=our_\1/p') $(T)/ours.o && \
	  gcc -O1 -w $(WATCHED) tests/start/bounds.c $(T)/ours.o -o $(T)/bounds && $(T)/bounds || exit 1; done
	for compiler in "$(GCC)" "clang --target=$(TARGET)-linux-gnu"; do \
	  $$compiler -O3 -w -Iinclude -Isrc -c src/freestanding.c -o $(T)/calls.o && \
	  calls=$$(readelf -rW $(T)/calls.o | grep -oE ' (mem|bcmp|strlen|wcslen)[a-z]*') && \
	  [ $$calls = memcmp ] || exit 1; done
	@$(ALONE) -O1 -fno-stack-protector -static -Wl,-e,os_core_start_bare tests/start/count.c $(STARTED) -o $(T)/count
	tests/operators/counts $(TARGET) $(T)/count $(T)

# What the sanitizers are told, by a program that plays them and the kernel.
told:
	@mkdir -p $(B)/test
	tests/sanitizers/told "gcc -w" $(B)/test/told "timeout -s KILL 60"

# The cases of tests/sanitizers/seen.c show what the sanitizers are told, and what they still find.
again := reused reused-by-libc reused-by-helper remapped shrunk heap segment
keeps := remapped-keeps maymove-keeps taken-after-munmap taken-after-mremap
told_memory := mincore read typed mapped-file advised-away guarded large many not-moved $(again)
told_address := large many mincore read typed refused $(again)
told_thread := threads many mincore read reused remapped refused
finds_memory := read-beyond $(keeps)
finds_address := $(keeps)
finds_thread := race
sanitizers: memory.sanitizer address.sanitizer thread.sanitizer
%.sanitizer: $(B)/%/seen.o $(B)/%/bytes.o $(B)/%/standin.o $(call library,sanitized)
	@clang -fsanitize=$* -pthread $(filter-out %/bytes.o,$^) -o $(B)/$*/seen
	for case in $(told_$*); do $(RUN) $(B)/$*/seen $$case || [ $$? = 77 ] || exit 1; done
	for case in $(finds_$*); do ! $(RUN) $(B)/$*/seen $$case || exit 1; done
	@clang -fsanitize=$* -pthread $(filter-out %/seen.o,$^) -o $(B)/$*/bytes
	[ $* != memory ] || $(RUN) $(B)/$*/bytes
define sanitized
$(B)/$(1)/%.o: tests/sanitizers/%.c
	@mkdir -p $(B)/$(1)
	@clang $(CFLAGS) -O0 -g1 -fsanitize=$(1) -pthread -Iinclude -c $$< -o $$@
endef
$(foreach kind,memory address thread,$(eval $(call sanitized,$(kind))))

-include $(wildcard $(B)/*/*.d)
