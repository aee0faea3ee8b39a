# spor: build, test, measure. `make help` lists the targets.
VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
VARIANT ?= release
BUILD := build/$(VARIANT)
JOBS ?= 2
INSTALL ?= install

PACKAGES := libcmark-gfm yaml-0.1 lua5.4 libgit2 icu-uc icu-i18n nettle libxml-2.0 hunspell libdeflate libmicrohttpd jansson gumbo libqpdf libcurl
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Wvla -Wwrite-strings \
	-Wswitch-enum -Wformat=2 $(if $(DEV)$(CI),-Werror)
FLAGS_release := -O2 -g
FLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_tsan := -O1 -g -fsanitize=thread
# clang's libFuzzer; only `make fuzz` builds so.
FLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_valgrind := -O1 -g
FLAGS_coverage := -O0 -g --coverage
CPPFLAGS += -Isrc -D_GNU_SOURCE -DSPOR_VERSION='"$(VERSION)"' -include base/banned.h
# The libraries' headers are system headers: their warnings are not ours to mend.
LIBRARY_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
ALL_CFLAGS = -std=c17 $(WARNINGS) $(FLAGS_$(VARIANT)) $(LIBRARY_CFLAGS) $(CFLAGS)
ALL_LDLIBS = $(shell pkg-config --libs $(PACKAGES)) -lcmark-gfm-extensions -lpthread -lm $(LDLIBS)

SOURCES := $(sort $(wildcard src/*/*.c src/*/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNITS := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/*/test_*.c)))
SPEC := $(BUILD)/tests/spec/spec_check
ATTACKS := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/lua/*.c)))
HISTORY := $(BUILD)/tests/history/print_log
CRAWLERS := $(addprefix $(BUILD)/tests/versions/,crawl growth)
DIFFS := $(BUILD)/tests/diff/random $(BUILD)/tests/diff/score
FUZZERS := $(addprefix $(BUILD)/tests/fuzz/,comparison markdown yaml redaction)
PROGRAM := $(if $(filter release,$(VARIANT)),build/spor,$(BUILD)/spor)

all: $(PROGRAM) ## build the program (build/spor)

build/spor: build/release/spor
	@cp -f $< $@

$(BUILD)/spor: $(BUILD)/src/main.o $(BUILD)/libspor.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(BUILD)/libspor.a: $(OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

# What is compiled into the objects besides their sources: another version makes them anew, another prefix the one that knows it.
bake = $(shell mkdir -p $(BUILD) && \
  { [ "$$(cat $(BUILD)/$(1) 2>/dev/null)" = '$(2)' ] || echo '$(2)' >$(BUILD)/$(1); })
$(call bake,version,$(VERSION))
$(call bake,prefix,$(PREFIX))
$(BUILD)/src/cmd/theme_folder.o: CPPFLAGS += -DSPOR_THEME_FOLDER='"$(PREFIX)/share/spor"'
$(BUILD)/src/cmd/theme_folder.o: $(BUILD)/prefix

$(BUILD)/%.o: %.c $(BUILD)/version
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/%.c $(BUILD)/libspor.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(filter %.o,$^) $(BUILD)/libspor.a $(ALL_LDLIBS) -lcmocka

$(CRAWLERS): $(BUILD)/tests/versions/page.o $(BUILD)/tests/versions/truth.o

$(BUILD)/tests/diff/random $(BUILD)/tests/diff/score: %: %.o $(BUILD)/tests/diff/check.o $(BUILD)/libspor.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(FUZZERS): %: %.o $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/diff/check.o $(BUILD)/libspor.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer $(filter-out %/replay.o,$^),$^) $(ALL_LDLIBS)

$(BUILD)/tests/fuzz/%.o $(BUILD)/tests/diff/%.o: CPPFLAGS += -Itests

$(BUILD)/tests/bench/floor: tests/bench/floor.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(ALL_LDLIBS)

$(BUILD)/tests/bench/recognise: LDLIBS += -lstemmer

## -- tests --

test: ## everything CI runs, in some eleven minutes
	@MAKE='$(MAKE)' JOBS=$(JOBS) tests/run-all

test-long: ## what takes longer: the large counts
	@$(MAKE) versions STEP=1
	@$(MAKE) history COUNT=600
	@$(MAKE) diff COUNT=10000
	@LONG=1 $(MAKE) browser
	@COUNT=all CLASS=content $(MAKE) mutation
	@COUNT=1000 CLASS=lua $(MAKE) mutation
	@SAVES=1000 EDITS=300 FILES=10000 $(MAKE) serve
	@LONG=1 $(MAKE) import

.PHONY: test-programs
test-programs: $(PROGRAM) $(UNITS) $(SPEC) $(DIFFS) $(FUZZERS) $(ATTACKS) ## only compile them

unit: $(if $(T),$(BUILD)/tests/unit/$(T),$(UNITS)) ## unit tests; T=base/test_buf for one
	@tests/run-programs $^

spec: $(SPEC) ## CommonMark and GFM examples
	@tests/spec/run $<

diff: $(PROGRAM) $(DIFFS) ## comparisons: goldens, a labelled corpus, COUNT random edits (2,000)
	@SPOR=$(PROGRAM) BUILD=$(BUILD) COUNT=$(or $(COUNT),2000) tests/diff/run

extremes: $(PROGRAM) $(BUILD)/tests/fuzz/comparison ## texts that a comparison was not made for: an answer each, within bounds
	@SPOR=$(PROGRAM) tests/diff/extremes $(BUILD)/tests/fuzz/comparison

replay: $(FUZZERS) ## what the fuzzers found worth keeping, without them
	@tests/fuzz/run $(abspath $^)

fuzz: ## clang's libFuzzer on F=comparison, markdown, yaml or redaction for SECONDS=60; new findings land in build/fuzz/
	@$(MAKE) VARIANT=fuzz CC=clang build/fuzz/tests/fuzz/$(or $(F),comparison)
	@mkdir -p build/fuzz/found/$(or $(F),comparison)
	cd build/fuzz && tests/fuzz/$(or $(F),comparison) -max_total_time=$(or $(SECONDS),60) -timeout=20 -rss_limit_mb=4096 -max_len=4096 \
	  -dict=../../tests/fuzz/spor.dict found/$(or $(F),comparison) ../../tests/fuzz/corpus/$(or $(F),comparison)

attacks: $(ATTACKS) ## the Lua library, and what a hostile layout may try
	@tests/run-programs $^

golden: $(PROGRAM) ## whole sites against expected output; T=ok/name for one
	@SPOR=$(PROGRAM) T='$(T)' tests/run-golden

hard: $(PROGRAM) ## what the machine can do to a build: a full disk, folders without rights, another owner, a second spor
	@SPOR=$(PROGRAM) tests/hard/run

.PHONY: terms
terms: $(PROGRAM) $(BUILD)/tests/terms/score ## concepts recognised in the marked texts: precision and recall; SHOW=1 for each fault
	@SPOR=$(abspath $(PROGRAM)) SHOW='$(SHOW)' tests/terms/run $(abspath $(BUILD)/tests/terms/score)

terms-corpus: ## the marked texts that recognition of concepts is judged by: well formed, and as many marks as it takes
	@tests/terms/count

search-corpus: $(PROGRAM) ## the judged queries that search is judged by: well formed, and each page there
	@SPOR=$(PROGRAM) tests/search/count

search: $(PROGRAM) ## the search as readers' browsers run it, and how well it answers the judged queries; SHOW=0.7 for those it answers worse
	@SPOR=$(PROGRAM) tests/search/run

golden-update: $(PROGRAM) ## rewrite what the goldens expect; T=ok/name for one. Read the diff!
	@SPOR=$(PROGRAM) T='$(T)' tests/run-golden -u

versions: $(PROGRAM) $(CRAWLERS) ## a site of ten editions: every link, and builds through ten years; STEP=1 for each commit
	@SPOR=$(PROGRAM) tests/versions/run $(CRAWLERS) $(STEP)

relations: $(PROGRAM) ## the sample site's relations, walked from both ends by clicking
	@SPOR=$(PROGRAM) tests/relations/run

.PHONY: facts
facts: $(PROGRAM) ## the sample site tells every fact and count of what it was retold from; built twice, to the same bytes
	@SPOR=$(PROGRAM) tests/content/run

handout: $(PROGRAM) ## what spor diff gives to people: the file that is mailed, its PDF, the pager
	@SPOR=$(PROGRAM) tests/handout/run

editor: $(PROGRAM) ## docs/redaktoer.md as it stands there, from an empty folder to the second edition
	@SPOR=$(PROGRAM) tests/editor/terminal
	@SPOR=$(PROGRAM) tests/editor/run

.PHONY: import
import: $(PROGRAM) $(BUILD)/tests/import/score ## what spor import makes of Word, OpenDocument, HTML, PDF and misread pages
	@SPOR=$(PROGRAM) SHOW='$(SHOW)' tests/import/run $(abspath $(BUILD)/tests/import/score)

layout-docs: ## docs/layouts.md anew, from lua/types.lua and the library
	@tools/layout-docs >docs/layouts.md

completion: $(PROGRAM) ## completion scripts and the manual page against the program's own help
	@SPOR=$(PROGRAM) tests/completion/run

check: $(PROGRAM) ## spor check: the sample site clean, misread words told of, links elsewhere asked; SHOW=1 for wrong readings
	@SPOR=$(PROGRAM) SHOW='$(SHOW)' tests/check/run

mutation: $(PROGRAM) ## faults put into sites that have none: each told at its line, with a remedy that mends it; CLASS=dates, COUNT=all, SEED=n, SHOW=1
	@SPOR=$(PROGRAM) SEED='$(SEED)' COUNT='$(COUNT)' CLASS='$(CLASS)' OPERATOR='$(OPERATOR)' SHOW='$(SHOW)' tests/mutation/run

stamp: $(PROGRAM) ## a site that stands is not built again, and never is it taken to stand when anything has changed
	@SPOR=$(PROGRAM) tests/stamp/run

deploy: $(PROGRAM) ## the configurations of docs/deploy.md, run by nginx and Apache
	@SPOR=$(PROGRAM) tests/deploy/run

hosting: $(PROGRAM) ## publishing from a bare repository, as docs/deploy.md has it: pushes to one with the hook, and what systemd's timer starts
	@SPOR=$(PROGRAM) tests/deploy/hosting

serve: $(PROGRAM) ## spor serve as browsers and editors meet it: what it answers, what it watches, what goes wrong
	@SPOR=$(PROGRAM) tests/serve/run

# Packages of npm for tests only; what they are and their checksums stands in the lock file.
BROWSER_TOOLS := build/browser/node_modules/.package-lock.json

$(BROWSER_TOOLS): tests/browser/package.json tests/browser/package-lock.json tests/browser/.npmrc
	@mkdir -p build/browser && cp $^ build/browser/
	@cd build/browser && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error || \
	  { echo "browser: npm cannot install what the browser tests need (see above)"; exit 1; }
	@touch $@

browser: $(PROGRAM) $(BROWSER_TOOLS) ## the pages in Debian's Chromium; T=axe for one subject (tests/browser/README.md)
	@SPOR=$(PROGRAM) tests/browser/run $(T)

.PHONY: guide-pictures
guide-pictures: $(PROGRAM) $(BROWSER_TOOLS) ## the pictures in docs/redaktoer.md anew, as its steps make them
	@mkdir -p docs/billeder
	@SPOR=$(PROGRAM) BROWSER_TOOLS=$(CURDIR)/build/browser PICTURES=$(CURDIR)/docs/billeder tests/editor/run

.PHONY: screenshots
screenshots: $(PROGRAM) $(BROWSER_TOOLS) ## every kind of page as a picture, into build/screenshots (docs/theme.md)
	@rm -rf build/screenshots && mkdir -p build/screenshots
	@SPOR_THEME=. $(PROGRAM) build --out build/screenshots/site >/dev/null
	@BROWSER_TOOLS=build/browser node tests/browser/screenshots.js build/screenshots/site build/screenshots

LIGHTHOUSE_TOOLS := build/lighthouse/node_modules/.package-lock.json

$(LIGHTHOUSE_TOOLS): tests/lighthouse/package.json tests/lighthouse/package-lock.json tests/lighthouse/.npmrc
	@mkdir -p build/lighthouse && cp $^ build/lighthouse/
	@cd build/lighthouse && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

.PHONY: lighthouse
lighthouse: $(PROGRAM) $(BROWSER_TOOLS) $(LIGHTHOUSE_TOOLS) ## Lighthouse's scores of five kinds of page, as phones see them; not in make test
	@SPOR_THEME=. $(PROGRAM) build --out build/lighthouse/site >/dev/null
	@BROWSER_TOOLS=build/browser LIGHTHOUSE_TOOLS=build/lighthouse node tests/lighthouse/run.js build/lighthouse/site

atomic: $(PROGRAM) ## spor build --atomic: readers meet one whole site, killed builds leave one
	@SPOR=$(PROGRAM) tests/hard/atomic

history: $(HISTORY) ## the log of random repositories against git log and the known truth; COUNT=n of them
	@tests/history/run $< $(COUNT)

lint: $(OBJECTS) $(BUILD)/src/main.o ## the rules of the house (docs/architecture.md)
	@CC='$(CC)' CFLAGS='$(LIBRARY_CFLAGS)' OBJECTS=$(BUILD) tools/lint $(T)

format: ## clang-format over src and tests
	clang-format -i $(shell tools/c-files)

# The search that ours is measured against. Its lock file would hold only for one kind of machine, so there is none.
PAGEFIND := build/pagefind/node_modules/.bin/pagefind

$(PAGEFIND):
	@mkdir -p build/pagefind && npm install --prefix build/pagefind --no-audit --no-fund --ignore-scripts --loglevel=error pagefind@1.6.0
	@touch $@

bench-search: all $(BUILD)/tests/bench/index $(PAGEFIND) $(BROWSER_TOOLS) ## our search against Pagefind: ranking, bytes, time
	@BUILD=$(BUILD) tests/bench/search.sh

bench-terms: all $(BUILD)/tests/terms/score $(BUILD)/tests/bench/recognise ## concepts recognised in the marked texts: ours beside plain strings, Snowball and Hunspell
	@SPOR=$(abspath $(PROGRAM)) tests/bench/recognise.sh $(BUILD)

bench: all $(BUILD)/tests/bench/floor $(BUILD)/tests/bench/trace $(BUILD)/tests/bench/compare $(HISTORY) ## against libcmark-gfm, Hugo, git log and diff programs; ANTORA=1 for Antora too
	@BUILD=$(BUILD) tests/bench/run.sh
	@BUILD=$(BUILD) tests/bench/history.sh
	@BUILD=$(BUILD) ANTORA='$(ANTORA)' tests/bench/editions.sh
	@SPOR=$(PROGRAM) tests/bench/diff.sh
	@SPOR=$(abspath $(PROGRAM)) tests/bench/serve.sh
	@SPOR=$(PROGRAM) tests/bench/terms.sh
	@$(MAKE) --no-print-directory bench-terms
	@$(MAKE) --no-print-directory bench-search

asan: ## unit, spec, diff, replay, attacks and goldens with AddressSanitizer and UBSan
	@$(MAKE) VARIANT=asan unit spec diff replay attacks golden

tsan: ## unit tests and goldens with ThreadSanitizer
	@$(MAKE) VARIANT=tsan unit golden

valgrind: ## unit tests under valgrind
	@WRAPPER='valgrind -q --leak-check=full --error-exitcode=99' $(MAKE) VARIANT=valgrind unit

coverage: ## lines reached by unit, spec, attacks and goldens, file by file
	@find build/coverage -name '*.gcda' -delete 2>/dev/null; $(MAKE) VARIANT=coverage unit spec attacks golden
	@tools/coverage build/coverage

## -- use --

site: all ## build this repository's own site into public/
	build/spor build

install: build/spor ## install below PREFIX (and DESTDIR)
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/spor $(DESTDIR)$(PREFIX)/share/doc/spor
	$(INSTALL) -m 755 build/spor $(DESTDIR)$(PREFIX)/bin/spor
	@find layouts lua preview templates -type f | while read -r file; do \
	  $(INSTALL) -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/spor/$$file" || exit 1; done
	@$(INSTALL) -d $(DESTDIR)$(PREFIX)/share/spor/deploy
	@for file in share/deploy/*; do sed 's|/usr/local/share|$(PREFIX)/share|g' "$$file" >"$(DESTDIR)$(PREFIX)/share/spor/deploy/$${file##*/}" || exit 1; done
	@cd $(DESTDIR)$(PREFIX)/share/spor/deploy && chmod 755 publish post-receive
	@$(INSTALL) -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	build/spor help man >$(DESTDIR)$(PREFIX)/share/man/man1/spor.1
	build/spor help completion bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/spor
	build/spor help completion zsh >$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_spor
	build/spor help completion fish >$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/spor.fish
	@cd docs && find . -type f | while read -r file; do \
	  $(INSTALL) -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/doc/spor/$$file" || exit 1; done

dist: ## a source archive of the last commit
	@mkdir -p build
	git archive --prefix=spor-$(VERSION)/ -o build/spor-$(VERSION).tar.gz HEAD

clean: ## remove what was built
	rm -rf build

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: all test unit spec diff extremes replay fuzz attacks golden terms-corpus search search-corpus hard atomic golden-update versions relations handout editor completion layout-docs deploy hosting stamp mutation check serve history browser lint format bench bench-search bench-terms asan tsan valgrind coverage site install dist clean help
.DELETE_ON_ERROR:
-include $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(UNITS:=.d) $(ATTACKS:=.d) $(wildcard $(BUILD)/tests/*/*.d)
