# SPDX-License-Identifier: MIT
# os_core: `make help` lists what can be made.

# The compiler: CC=clang, or CROSS_COMPILE=aarch64-linux-gnu-, or both CC and AR.
ifneq ($(filter default undefined,$(origin CC)),)
CC := $(CROSS_COMPILE)gcc
endif
ifneq ($(filter default undefined,$(origin AR)),)
AR := $(CROSS_COMPILE)ar
endif
INSTALL ?= install
CFLAGS ?= -O2

# Where to install.
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man

# Where to build.
BUILD ?= build
ifneq ($(words $(BUILD)),1)
$(error os_core: BUILD must be one word: "$(BUILD)")
endif

# A variable on the command line that does harm, is nearly ours, or is another goal's or project's, is refused
# (tools/variables.awk). One that people pass to every project is not. The variables of a make above this one come here
# too, and are not looked at.
ifeq ($(MAKELEVEL),0)
given := $(foreach name,$(.VARIABLES),$(if $(findstring command,$(origin $(name))),$(name)))
refused := $(if $(given),$(shell command -v awk >/dev/null && \
  awk -v given='$(subst ','\'',$(given))' -v goals='$(subst ','\'',$(MAKECMDGOALS))' -f tools/variables.awk Makefile))
$(if $(refused),$(error os_core: $(refused)))
endif

# The target is the compiler's: the first word of aarch64-linux-gnu.
MACHINES := x86_64 aarch64 riscv64
override TARGET := $(firstword $(subst -, ,$(shell $(CC) $(CFLAGS) -dumpmachine 2>/dev/null)))
OUT := $(BUILD)/$(TARGET)
# A CC of one's own wins over CROSS_COMPILE, and may be for another machine.
wanted := $(filter $(MACHINES),$(firstword $(subst -, ,$(notdir $(CROSS_COMPILE)))))
$(if $(filter-out $(TARGET),$(wanted)),$(if $(TARGET),$(error os_core: CROSS_COMPILE is for $(wanted), and CC ($(CC)) \
  for $(TARGET): leave one out, or say CC="clang --target=$(wanted)-linux-gnu")))

# What the library needs. The user's flags come last and win: what they may do, tests/footprint.sh
# tries; instrumentation (-pg, --coverage, sanitizers with a runtime) brings calls of its own.
OS_CORE_CFLAGS := -std=c99 -ffreestanding -fPIC -fno-stack-protector -ffunction-sections \
  -fdata-sections -Wall -Wextra -Wpedantic -Iinclude -Isrc \
  '-ffile-prefix-map=$(CURDIR)=.'
# -fhardened warns that -fno-stack-protector wins.
OS_CORE_CFLAGS += $(if $(filter -fhardened,$(CFLAGS)),-Wno-hardened)
SOURCES := syscall exit bindings memory page map error calls auxv process signal thread vdso

# What only a program without a libc needs is in a library of its own.
START_SOURCES := start bare relocate tls constructors guard freestanding

# The sources of which each function is an object of its own, so that any linker takes only what a program calls. start
# and bare are one object, because their assembly and their function belong together, so are guard, which has a variable
# too, and vdso, whose functions share much, and so is bindings, whose functions stand in the headers. The compiler runs
# for each function: SPLIT= makes one object of each source instead, in a second.
SPLIT ?= $(filter-out bindings start bare guard vdso,$(SOURCES) $(START_SOURCES))

# map/os_map_file ...: each function that a source has for this machine. It begins with OS_CORE_DEFINE_, and ends with a
# } at the beginning of a line. What is between an #if that names machines and its #endif is for those.
functions = sed -n -e '/^.if/y/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/' \
  -e '/^.if.*os_core_$(TARGET)/,/^.endif/bmine' -e '/^.if defined(os_core_/,/^.endif/d' -e :mine \
  -e 's|^OS_CORE_DEFINE_[^(]*[ *]\([a-z0-9_]*\)(.*|$(1)/\1|p' src/$(1).c
PARTS := $(foreach source,$(SPLIT),$(shell $(call functions,$(source))))
objects = $(patsubst %,$(OUT)/%.o,$(filter-out $(SPLIT),$(1)) $(filter $(1:%=%/%),$(PARTS)))
OBJECTS := $(call objects,$(SOURCES))
START_OBJECTS := $(call objects,$(START_SOURCES))
LIBRARY := $(OUT)/libos_core.a
START_LIBRARY := $(OUT)/libos_core_start.a

all: $(LIBRARY) $(START_LIBRARY)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) rcsD $@ $(OBJECTS)

$(START_LIBRARY): $(START_OBJECTS)
	@rm -f $@
	$(AR) rcsD $@ $(START_OBJECTS)

COMPILE = $(CC) $(OS_CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(NO_LTO)

$(OUT)/%.o: src/%.c $(OUT)/command
	$(COMPILE) -MMD -MP -c -o $@ $<

# The source of a part has all lines of the whole, but those of the other functions are blank. Diagnostics and debug
# information name the whole.
.SECONDEXPANSION:
$(PARTS:%=$(OUT)/%.c): $(OUT)/%.c: src/$$(*D).c $(OUT)/command
	@{ echo '#line 1 "$<"' && \
	  sed -e '/^OS_CORE_DEFINE_[^(]*[ *]$(*F)(/,/^}/b' -e '/^OS_CORE_DEFINE_/,/^}/s/.*//' \
	    -e '/^OS_CORE_NAMED_[A-Z_]*($(*F:os_%=%))/b' -e 's/^OS_CORE_NAMED_.*//' $<; } >$@

$(PARTS:%=$(OUT)/%.o): %.o: %.c
	$(COMPILE) -MMD -MP '-ffile-prefix-map=$<=src/$(notdir $(@D)).c' -c -o $@ $<

# The linker does not look for these in LTO code: the entry is assembly, the others the compiler's own.
$(START_OBJECTS): NO_LTO := -fno-lto

# Everything is built again when the command changes: another compiler, other flags.
$(OUT)/command: export OS_CORE_COMMAND = $(CC) $(OS_CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS), $(SPLIT)
$(OUT)/command: FORCE
	$(if $(filter $(MACHINES),$(TARGET)),, \
	  $(error os_core: no x86_64, aarch64 or riscv64 compiler: "$(CC)" \
	    ($(if $(filter-out %-,$(CROSS_COMPILE)),CROSS_COMPILE ends in "-": aarch64-linux-gnu-,set CC= or CROSS_COMPILE=))))
	@mkdir -p $(OUT) $(SPLIT:%=$(OUT)/%) || \
	  { echo "os_core: cannot write in $(BUILD): say where, BUILD=/tmp/os_core" >&2; exit 1; }
	@[ "$$OS_CORE_COMMAND" = "$$(cat $@ 2>&1)" ] || printf '%s\n' "$$OS_CORE_COMMAND" >$@

-include $(OBJECTS:.o=.d) $(START_OBJECTS:.o=.d)

# --- what is generated and committed -----------------------------------------------------------

single-header:
	tools/single-header single_include

# UAPI=DIR says where the kernel's headers are; without it the newest that Debian has are fetched.
constants:
	tools/constants
	tools/posix

# UAPI= as above; KERNELS=DIR has a kernel for each target. What is different from before is told, for the changelog.
structures:
	@tools/structures
	@tools/posix

# The constants and structures of include/os_core/posix, from our own headers.
posix:
	tools/posix

# The table of all calls, from the headers, the contracts and the tests.
coverage:
	tools/coverage docs/coverage.md

# The documents and the manual as a web site.
html:
	@tools/html $(BUILD)/html && echo "$(BUILD)/html/index.html"

# Linux against qemu-user: asks this machine's qemu-user, newer ones, which it fetches, and real kernels.
qemu-table:
	tools/fetch-qemu $(BUILD)/qemu
	tools/qemu-table ask tests/qemu/answers $(BUILD)/qemu/trixie $(BUILD)/qemu/sid
	tools/qemu-table boot tests/qemu/answers $(BUILD)/kernels
	tools/qemu-table render tests/qemu/answers docs/qemu.md

# LINUX=DIR is a source tree of the kernel; without it, the prototypes come from Debian's.
calls:
	tools/calls
	@$(MAKE) --no-print-directory table

# The files rendered from tools/calls.table and the prototypes in the headers (docs/adding-a-call.md).
table:
	tools/names
	tools/memory
	tools/checks
	tools/annotations
	tools/seam-table
	tools/calls-table

# --- the demonstration -------------------------------------------------------------------------

demo: export FILE ?= README.md
demo:
	@tools/demo "$$FILE"

# The picture of it in README.
demo-picture:
	tools/demo-picture docs/pictures/demo.svg

# --- the examples ------------------------------------------------------------------------------

examples:
	@tools/examples

# The library on machines without Linux (docs/design.md, the seam), in emulators.
metal: export BUILD := $(BUILD)
metal:
	@examples/metal/run

# All examples for one machine, beside the library: an example names flags of its own in a line "FLAGS:". gcc's atomics
# call functions of its own on aarch64 without that flag.
EXAMPLES := $(patsubst examples/%.c,%,$(wildcard examples/*.c))
EXAMPLE_CFLAGS := -std=c99 -ffreestanding -fno-stack-protector -Wall -Wextra -Wpedantic -nostdlib -static -s \
  $(if $(filter aarch64,$(TARGET)),-mno-outline-atomics)
example-programs: $(EXAMPLES:%=$(OUT)/%)

$(EXAMPLES:%=$(OUT)/%): $(OUT)/%: examples/%.c $(wildcard examples/*.h) $(LIBRARY) $(START_LIBRARY)
	$(CC) $(EXAMPLE_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $$(sed -n 's/^ \* FLAGS: //p' $<) -Iinclude \
	  $< -L$(OUT) -los_core_start -los_core -o $@

# --- tests --------------------------------------------------------------------------------------

# Gets what the tests need: Debian packages, cmocka's source, the newest kernel headers. It fails if one is missing.
# Goals that need less do not depend on it.
deps:
	@tests/install-deps
	@tools/fetch-cmocka $(BUILD)/cmocka
	@tools/fetch-uapi $(BUILD)/uapi
	@tools/fetch-syscalls $(BUILD)/syscalls

# The suites for every change, after installing their tools: minutes. A longer suite has another goal, in a line
# "# goal: test-long" at its top.
test: deps
	@REQUIRED=1 tests/run

test-long: deps
	@REQUIRED=1 tests/run test-long

# README's commands, and make test-long, in a clean Debian of that release. SUITES="footprint seam" runs only those
# there.
SUITE ?= trixie
test-debian:
	@SUITES="$(SUITES)" tools/debian $(BUILD)/debian "$(SUITE)"

# The unit tests, and loops with vectors, on real kernels in an emulator. ROWS="aarch64 riscv64" boots only
# these (tests/kernel.sh); KERNEL=image ARCH=aarch64 one of your own.
test-kernel:
	@tests/install-deps kernel
	@tools/fetch-cmocka $(BUILD)/cmocka
	@tools/fetch-uapi $(BUILD)/uapi
	@REQUIRED=1 tests/run test-kernel

# Other languages read the header: bindgen, Rust and D, which it installs.
test-bindings:
	@tests/install-deps bindings
	@REQUIRED=1 tests/run test-bindings

# With each compiler of Debian's releases, which are fetched: COMPILERS="gcc-16 clang-11" only these. The first
# time that takes 12 GB in build/compilers.
test-compilers: deps
	@REQUIRED=1 tests/run test-compilers

# Proofs over all inputs, by CBMC, which is fetched.
proof:
	@tests/install-deps proof
	@tools/fetch-cbmc $(BUILD)/cbmc
	@REQUIRED=1 tests/run proof

# Fuzzing by libFuzzer, for so many seconds; the inputs that were worth trying stay for the next time.
SECONDS ?= 60
fuzz:
	@case "$(SECONDS)" in '' | 0* | *[!0-9]* | ????????*) \
	  echo "make fuzz: SECONDS must be a number of seconds: \"$(SECONDS)\"" >&2; exit 2 ;; esac
	@tests/install-deps fuzz
	@tests/fuzz/build libfuzzer $$(uname -m) $(BUILD)/fuzz
	@tests/fuzz/run $(BUILD)/fuzz $(SECONDS)

# The tests with the tools that the machine has. SUITES="footprint seam" runs only those.
check:
	@tests/run $(SUITES)

# What it costs, beside a floor and the libraries that Debian has; one that cannot be had is left out, with a line.
# BENCH="code size" measures only these parts.
bench:
	@tests/install-deps bench
	@for peer in musl dietlibc klibc nolibc; do tests/install-deps $$peer || :; done
	@bench/run $(BENCH)

# The report of the last `make bench`, and its pictures, into docs/costs.md and docs/pictures.
bench-docs:
	@bench/docs $(BUILD)/bench docs

# Programs that nobody here wrote, from Debian: on this library they do what they do on libc. CLIENTS="lmdb sqlite" runs
# only these.
test-clients:
	@tests/clients/run --check $(CLIENTS)
	@tests/install-deps clients
	@tests/clients/run $(CLIENTS)

# The results of all clients' last runs into docs/clients.md.
clients-docs:
	@tests/clients/run --docs docs/clients.md

# Each known mistake, made on purpose in a copy: a test must catch it. MUTANTS="A1 B1" makes only those,
# MUTANTS=src/map.c what operators make of that file.
mutants: deps
	@tests/install-deps kernel
	@tools/fetch-cbmc $(BUILD)/cbmc
	@tests/mutants $(MUTANTS)

# --- installing ---------------------------------------------------------------------------------

# The single header is installed, with the other calls beside it: it declares the functions of the
# library, and serves programs without the library too.
install uninstall: export PREFIX := $(PREFIX)
install uninstall: export LIBDIR := $(LIBDIR)
install uninstall: export INCLUDEDIR := $(INCLUDEDIR)
install uninstall: export DATADIR := $(DATADIR)
install uninstall: export MANDIR := $(MANDIR)
install uninstall: export DESTDIR := $(DESTDIR)
install uninstall: export INSTALL := $(INSTALL)
install: all
	@tools/install $(OUT) $(TARGET)

uninstall:
	@tools/install --uninstall

# --- a release ----------------------------------------------------------------------------------

# The version, the changelog, README, the manual, the headers and what is installed say the same.
release-check:
	@tools/release-check

# The tarball, the single headers and their checksums: the same bytes from each clone.
dist: release-check
	@tools/dist $(BUILD)/dist

# Debian's source package, and the package for this machine.
deb: dist
	@tools/deb $(BUILD)/dist/os_core-$$(tools/version).tar.gz $(BUILD)/deb

# Removes the files that were made and fetched, and no more: BUILD may have come from the environment.
clean:
	rm -rf $(addprefix $(BUILD)/,$(MACHINES) test mutants mutants.ids cmocka uapi syscalls kernels qemu \
	  compilers cbmc fuzz html examples metal dist deb demo.* bench bench.* nolibc clients)
	@rm -rf --one-file-system $(BUILD)/debian 2>/dev/null || { \
	  echo "make clean: $(BUILD)/debian is root's, as it was made: sudo make clean" >&2; exit 1; }
	@[ ! -d $(BUILD) ] || rmdir --ignore-fail-on-non-empty $(BUILD)

help:
	@sed -n 's/^#: //p' Makefile

#: make                         build/<arch>/libos_core.a and libos_core_start.a, for CC= or
#:                              CROSS_COMPILE=aarch64-linux-gnu-, AR=, with CFLAGS= and CPPFLAGS=, in BUILD=;
#:                              with SPLIT= in a second, an object of each source instead of each function
#: make demo [FILE=path]        build a program without a libc, and run it on each architecture
#: make demo-picture            docs/pictures/demo.svg, what make demo prints; needs python3, and all compilers of it
#: make examples                build the programs of examples/, and run them as examples/README.md says
#: make metal                   build examples/metal, the library without Linux underneath, and boot it in emulators
#: make test                    install the tools of the tests, and run those for every change: six minutes;
#:                              TARGETS=riscv64 for one target, as with those below
#: make test-long               the longer tests, before a merge: many flags, standards, users' programs; TARGETS=
#: make check [SUITES=...]      run them with what is installed; [TARGETS=], and ROWS=, PROOFS=, COMPILERS= as below
#: make test-debian [SUITE=...] make demo, test and test-long in a clean Debian, as root: trixie, sid or bookworm;
#:                              SUITES= for some tests only
#: make test-kernel [ROWS=...]  run the tests on real kernels, in an emulator;
#:                              [KERNEL=image ARCH=aarch64] on one of your own; TARGETS=
#: make test-bindings           build the programs of docs/bindings.md, in Rust and D; TARGETS=
#: make test-compilers [COMPILERS=...]  run tests with each compiler that Debian's releases have; TARGETS=
#: make proof [PROOFS=...]      prove properties over all inputs, on a model of the kernel; TARGETS=
#: make fuzz [SECONDS=60]       call the helpers at random, on that model
#: make bench [BENCH="code size"]  measure what it costs, or only these parts of that, beside other libraries, on a
#:                              machine that does nothing else: fifteen minutes
#: make bench-docs              that report, and its pictures, into docs/costs.md
#: make test-clients [CLIENTS="lmdb"]  programs of others, from Debian, on libc and on this library: an hour;
#:                              TARGETS=
#: make clients-docs            the results of all of them into docs/clients.md
#: make mutants [MUTANTS=...]   make each known mistake, and see a test catch it
#: make deps                    install what the tests need
#: make install, uninstall      PREFIX=/usr/local LIBDIR= INCLUDEDIR= DATADIR= MANDIR= DESTDIR= INSTALL=
#: make release-check           is the tree a release? the version, changelog, manual, headers and .pc agree
#: make dist                    build/dist: the release's tarball, single headers and checksums
#: make deb                     build/deb: Debian's packages of that; DEBFULLNAME= DEBEMAIL= who makes them
#: make single-header           single_include/ from include/ and src/
#: make constants               include/os_core/constants/ from the kernel's headers, or those in UAPI=dir
#: make structures              include/os_core/structures/ from the kernel's headers, or those in UAPI=dir, and from
#:                              kernels, or those in KERNELS=dir; prints what changed
#: make posix                   constants and structures in include/os_core/posix, from our own headers
#: make calls                   include/os_core/calls.h, src/calls.c from the kernel's prototypes, or LINUX=dir
#: make table                   the files rendered from tools/calls.table: src/memory.c, docs/calls.tsv ...
#: make coverage                docs/coverage.md, how each call is tested
#: make html                    build/html: the documents and the manual as a web site; needs cmark-gfm, mandoc
#:                              and python3
#: make qemu-table              docs/qemu.md, Linux against qemu-user
#: make clean                   remove the files that were made in build/

# These are folders, which make would find up to date.
FOLDERS := build docs include man packaging single_include src tests tools
$(FOLDERS):
	@echo 'os_core: there is no goal $@: it is a folder. make help names the goals' >&2; exit 1

FORCE:
.PHONY: all single-header constants structures calls table coverage qemu-table demo demo-picture examples \
  example-programs deps test check mutants install uninstall html test-long test-debian test-kernel test-bindings \
  test-compilers test-clients clients-docs proof fuzz bench bench-docs release-check dist deb metal posix clean help \
  FORCE $(FOLDERS)
.DELETE_ON_ERROR:
