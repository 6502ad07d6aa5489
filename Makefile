# dalil: one Makefile; every variant has its own folder, build/$(B)
#
##  make leaflets        install what is missing, build, render every edition into output/
##  make test            install what is missing, build, run every test     (T=hours: only some)
##  make                 build build/debug/dalil                            (V=1: whole commands)
##  make B=asan test     unit tests under the sanitizers    (B: debug release asan cov fuzz)
##  make test-long       what CI runs: tests, sanitizers, every fuzz target for 20 s, lint
##  make fuzz F=yaml     one fuzz target for FUZZTIME seconds; make fuzz-all: each of them
##  make lint            cppcheck, the clang analyzer, the layout of the code, longest functions
##  make format          clang-format over src and tests
##  make coverage        which lines the tests run
##  make bench           speed of the release build
##  make install         under PREFIX (/usr/local), staged into DESTDIR
##  make clean           remove build/

VERSION  := 0.1.0
PREFIX   ?= /usr/local
B        ?= debug
OUT      := build/$(B)
PKGS     := pangocairo pangoft2 cairo cairo-ft harfbuzz harfbuzz-subset glib-2.0 fontconfig freetype2 yaml-0.1 \
            libqrencode icu-i18n jansson libqpdf lcms2 zlib libdeflate librsvg-2.0 libjpeg nettle
FUZZTIME ?= 60

FLAGS.debug   := -O0 -g3 -Werror
FLAGS.release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS.asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
                 -fno-sanitize-recover=all
FLAGS.cov     := -O0 -g --coverage
FLAGS.fuzz    := $(FLAGS.asan) -fsanitize=fuzzer-no-link
KINDS.debug   := unit scripts lint
KINDS.release := unit scripts
KINDS.asan    := unit
KINDS.cov     := unit scripts
KINDS         ?= $(KINDS.$(B))
ifndef FLAGS.$(B)
$(error B=$(B) is no variant; there are debug release asan cov fuzz)
endif
ifeq ($(origin CC),default)
CC := $(if $(filter fuzz,$(B)),clang,gcc)
endif

# Contraction into fused multiply-add would let two machines place a word differently.
WARN    := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
COMPILE  = -std=c11 $(WARN) $(FLAGS.$(B)) -ffp-contract=off -Isrc -Ibuild/made \
           '-DDALIL_VERSION="$(VERSION)"' '-DDALIL_DATADIR="$(PREFIX)/share/dalil"' $(CFLAGS)
LINK     = $(FLAGS.$(B)) $(LDFLAGS)
# pkg-config may be missing until `setup` has run: it is asked once, in a rule, and the compiler
# reads the answer with @file.
PKG_C   := @build/pkg.cflags
PKG_L   := @build/pkg.libs

SRC  := $(sort $(wildcard src/*/*.c))
CORE := $(filter-out src/cli/main.c,$(SRC))
UNIT := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/unit/test_*.c)))
TOOLS := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/tools/*.c)))
FUZZ := $(patsubst %.c,build/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TIDY := $(wildcard src/*/*.[ch] tests/*/*.[ch])

# The packages the goals need are installed in one go, before anything else.
NEEDS := build \
    $(if $(filter test check fuzz fuzz-all coverage bench,$(MAKECMDGOALS)),test) \
    $(if $(filter lint format,$(MAKECMDGOALS)),lint)
SETUP ?= scripts/setup
AGAIN := --no-print-directory SETUP=:

Q    := $(if $(V),,@)
show  = $(if $(V),,@printf '%-4s %s\n' $(1) $(2))
# Rewrites the target only when its text changes, so that what depends on it is not remade in vain.
remember = @mkdir -p $(@D); printf '%s\n' $(1) >$@.new; \
           if cmp -s $@.new $@; then rm -f $@.new; else mv $@.new $@; fi

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
ifneq ($(filter clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all leaflets setup ready test check test-long fuzz fuzz-all lint lint-format lint-cppcheck \
        lint-analyze format coverage bench install clean help units FORCE

all: $(OUT)/dalil
	@:

leaflets: ready
	@$(MAKE) $(AGAIN) B=release all
	build/release/dalil render

setup:
	@$(SETUP) $(NEEDS)

build/pkg.cflags build/pkg.libs &: Makefile | setup
	@mkdir -p build
	@pkg-config --cflags $(PKGS) >build/pkg.cflags.new
	@pkg-config --libs $(PKGS) >build/pkg.libs.new
	@echo '-lgettextpo -lhyphen -lm' >>build/pkg.libs.new
	@mv build/pkg.cflags.new build/pkg.cflags
	@mv build/pkg.libs.new build/pkg.libs

# What a second make would find done: two of them at once must not write the same file.
ready: setup build/pkg.cflags build/pkg.libs

# The words of the review page, from the files of their translators; its style sheet and script.
MADE  := $(addprefix build/made/review/,po-table.h look-css.h script-js.h)
PO    := src/review/po/review.pot $(sort $(wildcard src/review/po/*.po))
QUOTE := sed -e 's/[\\"]/\\&/g' -e 's/.*/"&\\n"/'
build/made/review/po-table.h: $(PO) scripts/po-table
	@mkdir -p $(@D)
	@scripts/po-table $(PO) >$@
build/made/review/look-css.h: src/review/look.css
	@mkdir -p $(@D)
	@$(QUOTE) $< >$@
build/made/review/script-js.h: src/review/script.js
	@mkdir -p $(@D)
	@$(QUOTE) $< >$@
$(addprefix $(OUT)/src/review/,look.o words.o): $(MADE)
$(addprefix build/lint/src/review/,look.analyzed words.analyzed): $(MADE)

# Another CC, PREFIX or CFLAGS makes new objects; a source that came or went makes a new archive.
$(OUT)/flags: FORCE
	$(call remember,$(subst ",\",$(CC) $(COMPILE)) "$(LINK)")
$(OUT)/sources: FORCE
	$(call remember,$(CORE))

$(OUT)/%.o: %.c $(OUT)/flags build/pkg.cflags Makefile
	@mkdir -p $(@D)
	$(call show,CC,$<)
	$(Q)$(CC) $(COMPILE) $(PKG_C) -MMD -MP -c -o $@ $<

# q, not r: two rooms may have files of the same name.
$(OUT)/libdalil.a: $(CORE:%.c=$(OUT)/%.o) $(OUT)/sources
	$(call show,AR,$@)
	$(Q)rm -f $@ && ar qcs $@ $(filter %.o,$^)

$(OUT)/dalil: $(OUT)/src/cli/main.o $(OUT)/libdalil.a build/pkg.libs
	$(call show,LD,$@)
	$(Q)$(CC) $(LINK) -o $@ $(filter %.o %.a,$^) $(PKG_L)

$(UNIT) $(TOOLS): %: %.o $(OUT)/libdalil.a build/pkg.libs
	$(call show,LD,$@)
	$(Q)$(CC) $(LINK) -o $@ $(filter %.o %.a,$^) $(PKG_L)

$(OUT)/tests/fuzz/%: $(OUT)/tests/fuzz/%.o $(OUT)/libdalil.a build/pkg.libs
	$(call show,LD,$@)
	$(Q)$(CC) $(LINK) -fsanitize=fuzzer -o $@ $(filter %.o %.a,$^) $(PKG_L)

units: $(UNIT) $(TOOLS)

test check: $(OUT)/dalil units | setup
	@tests/run --build $(OUT) --only '$(T)' $(KINDS)

test-long:
	+@.ci/run

fuzz: ready
	@$(if $(F),,echo 'usage: make fuzz F=NAME FUZZTIME=60   for tests/fuzz/fuzz_NAME.c'; exit 2)
	@$(MAKE) $(AGAIN) B=fuzz build/fuzz/tests/fuzz/fuzz_$(F)
	@tests/run --build build/fuzz --only fuzz_$(F) --seconds $(FUZZTIME) fuzz

fuzz-all: ready
	@$(if $(FUZZ),$(MAKE) $(AGAIN) B=fuzz $(FUZZ),:)
	@tests/run --build build/fuzz --seconds $(FUZZTIME) fuzz

lint: lint-format lint-cppcheck lint-analyze
	@scripts/longest

lint-format: setup
	@clang-format --dry-run -Werror $(TIDY)

# cppcheck does not follow what GLib's containers own: leaks are the sanitizers' work. And using an
# index before comparing it with a limit of another kind is no mistake.
lint-cppcheck: $(MADE) | setup
	@cppcheck --quiet --std=c11 --library=gtk --suppress=memleak --suppress=varFuncNullUB --suppress=arrayIndexThenCheck \
	    --inline-suppr '-DG_DEFINE_QUARK(a,b)=' '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(a,b)=' \
	    '-DG_GNUC_PRINTF(a,b)=' '-DG_GNUC_FORMAT(a)=' --enable=warning,portability \
	    --error-exitcode=1 -Isrc -Ibuild/made src

# Leaks are the sanitizers' business: the analyzer does not see what g_autofree frees.
lint-analyze: $(SRC:%.c=build/lint/%.analyzed)
build/lint/%.analyzed: %.c build/pkg.cflags FORCE
	@clang --analyze --analyzer-output text -Xclang -analyzer-werror \
	    -Xclang -analyzer-disable-checker=unix.Malloc $(COMPILE) $(PKG_C) \
	    -o /dev/null $<

format: setup
	clang-format -i $(TIDY)

coverage: ready
	@find build/cov -name '*.gcda' -delete 2>/dev/null || :
	@$(MAKE) $(AGAIN) B=cov test
	@scripts/coverage build/cov

bench: ready
	@$(MAKE) $(AGAIN) B=release all
	@if [ -x tests/bench/run ]; then tests/bench/run; else echo 'tests/bench/run is not there yet'; fi

install: ready
	@$(MAKE) $(AGAIN) B=release all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dalil/layouts/themes
	install build/release/dalil $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(wildcard layouts/*.yaml) $(DESTDIR)$(PREFIX)/share/dalil/layouts
	install -m 644 $(wildcard layouts/themes/*.yaml) $(DESTDIR)$(PREFIX)/share/dalil/layouts/themes
	install -d $(DESTDIR)$(PREFIX)/share/dalil/layouts/images
	install -m 644 $(wildcard layouts/images/*) $(DESTDIR)$(PREFIX)/share/dalil/layouts/images
	install -d $(DESTDIR)$(PREFIX)/share/dalil/press
	install -m 644 $(wildcard press/*.icc press/*.md) $(DESTDIR)$(PREFIX)/share/dalil/press

clean:
	rm -rf build

help:
	@sed -n 's/^##//p' Makefile

-include $(wildcard $(OUT)/src/*/*.d $(OUT)/tests/*/*.d)
