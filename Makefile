# spor: build, test, measure. `make help` lists the targets.
VERSION := 0.1.0
PREFIX ?= /usr/local
CC ?= cc
VARIANT ?= release
BUILD := build/$(VARIANT)
JOBS ?= 2

PACKAGES := libcmark-gfm yaml-0.1 lua5.4 libgit2 icu-uc icu-i18n nettle libxml-2.0
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Wvla -Wwrite-strings \
	-Wswitch-enum -Wformat=2 $(if $(DEV)$(CI),-Werror)
FLAGS_release := -O2 -g
FLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_tsan := -O1 -g -fsanitize=thread
FLAGS_coverage := -O0 -g --coverage
CPPFLAGS += -Isrc -D_GNU_SOURCE -DSPOR_VERSION='"$(VERSION)"' -DSPOR_THEME_FOLDER='"$(PREFIX)/share/spor"' -include base/banned.h
# The libraries' headers are system headers: their warnings are not ours to mend.
LIBRARY_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
ALL_CFLAGS = -std=c17 $(WARNINGS) $(FLAGS_$(VARIANT)) $(LIBRARY_CFLAGS) $(CFLAGS)
ALL_LDLIBS = $(shell pkg-config --libs $(PACKAGES)) -lcmark-gfm-extensions -lpthread -lm $(LDLIBS)

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/test_*.c))
UNITS := $(UNIT_SOURCES:%.c=$(BUILD)/%)

all: build/spor ## build the program (build/spor)

build/spor: $(BUILD)/spor
	@cp -f $< $@

$(BUILD)/spor: $(BUILD)/src/main.o $(BUILD)/libspor.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(BUILD)/libspor.a: $(OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/%.c $(BUILD)/libspor.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libspor.a $(ALL_LDLIBS) -lcmocka

unit: $(if $(T),$(BUILD)/tests/unit/$(T),$(UNITS)) ## unit tests; T=base/test_buf for one
	@for test in $^; do echo "== $$test"; $$test || exit 1; done

clean: ## remove what was built
	rm -rf build

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

.PHONY: all unit clean help
-include $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(UNITS:=.d)
