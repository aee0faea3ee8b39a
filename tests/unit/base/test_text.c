#include "unit/base/check.h"

#include "base/text.h"
#include "base/utf8.h"

static size_t slow_invalid_utf8(struct str s) {
  for (size_t at = 0; at < s.len;) {
    size_t start = at;
    if (utf8_next(s, &at) == UTF8_INVALID) return start;
  }
  return STR_NOT_FOUND;
}

static void test_invalid_utf8_equals_the_slow_way(void **state) {
  (void)state;
  static const char *const pieces[] = {"a", "0123456789", "æ", "€", "😀", "\x80", "\xC3", "\xED\xA0\x80", "\xF0\x9F"};
  uint64_t seed = 5;
  for (int i = 0; i < 50000; i++) {
    char bytes[64];
    struct str s = {bytes, 0};
    for (size_t count = random_below(&seed, 8); count > 0; count--) {
      /* mostly valid pieces, so that errors stand at any place */
      struct str piece = str_from(pieces[random_below(&seed, random_below(&seed, 8) ? 5 : 9)]);
      if (s.len + piece.len > sizeof bytes) break;
      memcpy(bytes + s.len, piece.at, piece.len);
      s.len += piece.len;
    }
    if (s.len && random_below(&seed, 4) == 0) bytes[random_below(&seed, s.len)] = (char)next_random(&seed);
    assert_int_equal(text_invalid_utf8(s), slow_invalid_utf8(s));
  }
}

static void test_counting(void **state) {
  (void)state;
  assert_int_equal(text_character_count(STR("æ€😀x")), 4);
  assert_int_equal(text_character_count(STR("")), 0);
}

static void test_nfc(void **state) {
  struct str same = STR("blåbærgrød");
  assert_ptr_equal(text_nfc(*state, same).at, same.at);
  struct str quoted = STR("“blåbær” – €");
  assert_ptr_equal(text_nfc(*state, quoted).at, quoted.at);
  assert_str(text_nfc(*state, STR("bla\u030Abær e\u0301")), "blåbær é");
  assert_str(text_nfc(*state, STR("\u212B")), "Å");
  struct str long_text = {0};
  for (int i = 0; i < 400; i++) long_text = str_join(*state, long_text, STR("a\u030A"));
  assert_int_equal(text_character_count(text_nfc(*state, long_text)), 400);
}

static void test_case(void **state) {
  assert_str(text_lower(*state, STR("ÆBLE Ørsted ÅL É× €")), "æble ørsted ål é× €");
  assert_str(text_lower(*state, STR("3 × ÆBLER")), "3 × æbler");
  assert_str(text_fold_case(*state, STR("STRAßE Æ")), "strasse æ");
  assert_str(text_fold_case(*state, STR("ΑΒ")), "αβ");
  assert_str(text_lower(*state, (struct str){0}), "");
}

static void test_slug(void **state) {
  static const char *const cases[][2] = {{"Læring & trivsel", "laering-trivsel"},
                                         {"ÆØÅ æøå", "aeoeaa-aeoeaa"},
                                         {"Bla\u030Abær på A\u030Aen", "blaabaer-paa-aaen"},
                                         {"Café Zürich Straße", "cafe-zurich-strasse"},
                                         {"  1. Mål: “Alle” ", "1-maal-alle"},
                                         {"ǻ ǽ ǿ Ł Þór", "aa-ae-oe-l-thor"},
                                         {"lærings\u00ADmiljø", "laeringsmiljoe"},
                                         {"…–!", ""},
                                         {"", ""},
                                         {"αβγ", ""},
                                         {"x\xFFy", "x-y"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_str(text_slug(*state, str_from(cases[i][0])), cases[i][1]);
}

static void test_slugs_are_addresses(void **state) {
  uint64_t seed = 17;
  for (int i = 0; i < 5000; i++) {
    char bytes[24];
    for (size_t j = 0; j < sizeof bytes; j++) bytes[j] = (char)next_random(&seed);
    struct str slug = text_slug(*state, (struct str){bytes, sizeof bytes});
    for (size_t j = 0; j < slug.len; j++) assert_non_null(strchr("abcdefghijklmnopqrstuvwxyz0123456789-", slug.at[j]));
    assert_false(str_starts(slug, "-") || str_ends(slug, "-") || str_find(slug, STR("--"), 0) != STR_NOT_FOUND);
  }
}

static void test_fold_space(void **state) {
  assert_str(text_fold_space(*state, STR("  a \n b\u00A0\u2003c\r\n")), "a b c");
  assert_str(text_fold_space(*state, STR(" \n")), "");
  assert_str(text_fold_space(*state, STR("æ")), "æ");
}

static struct str slow_fold_space(struct arena *arena, struct str s) {
  char *folded = arena_alloc(arena, s.len);
  size_t len = 0;
  bool is_pending = false;
  for (size_t at = 0; at < s.len;) {
    size_t start = at;
    bool is_space = text_is_space(utf8_next(s, &at));
    if (!is_space && is_pending && len > 0) folded[len++] = ' ';
    if (!is_space) memcpy(folded + len, s.at + start, at - start);
    if (!is_space) len += at - start;
    is_pending = is_space;
  }
  return (struct str){folded, len};
}

static void test_fold_space_equals_the_slow_way(void **state) {
  static const char *const pieces[] = {"a", "bcdefg", "æ", " ", "e f", "§", "€", "\n", "  ", "\u00A0", "\u2003", "\u3000"};
  uint64_t seed = 7;
  size_t even_count = 0;
  for (int i = 0; i < 50000; i++) {
    char bytes[64];
    struct str s = {bytes, 0};
    size_t kinds = random_below(&seed, 3) == 0 ? sizeof pieces / sizeof *pieces : 5; /* most hold none but single blanks */
    for (size_t count = random_below(&seed, 12); count > 0; count--) {
      struct str piece = str_from(pieces[random_below(&seed, kinds)]);
      if (s.len + piece.len > sizeof bytes) break;
      memcpy(bytes + s.len, piece.at, piece.len);
      s.len += piece.len;
    }
    struct str expected = slow_fold_space(*state, s);
    assert_true(str_equal(text_fold_space(*state, s), expected));
    if (!text_is_even(s)) continue;
    even_count++;
    assert_int_equal(s.len, expected.len + (s.at[0] == ' ') + (s.at[s.len - 1] == ' '));
  }
  assert_true(even_count > 5000);
}

static void test_shorten(void **state) {
  assert_str(text_shorten(*state, STR("Alle børn trives"), 16), "Alle børn trives");
  assert_str(text_shorten(*state, STR("Alle børn trives"), 15), "Alle børn…");
  assert_str(text_shorten(*state, STR("Alle børn trives"), 10), "Alle børn…");
  assert_str(text_shorten(*state, STR("Alle børn trives"), 9), "Alle…");
  assert_str(text_shorten(*state, STR("Alle, børn"), 7), "Alle…");
  assert_str(text_shorten(*state, STR("Ændringsforslag"), 5), "Ændr…");
  assert_str(text_shorten(*state, STR("abc"), 1), "…");
  assert_str(text_shorten(*state, STR("abc"), 0), "");
}

static void test_shortened_texts_are_short_enough(void **state) {
  struct str s = STR("Vi – børn, unge og voksne – går på æventyr; hver (eneste) dag.");
  for (size_t limit = 0; limit < 80; limit++) {
    struct str shorter = text_shorten(*state, s, limit);
    assert_true(text_character_count(shorter) <= limit);
    assert_int_equal(text_invalid_utf8(shorter), STR_NOT_FOUND);
  }
}

static void test_visible(void **state) {
  struct str plain = STR("mål “x” 😀");
  assert_ptr_equal(text_visible(*state, plain).at, plain.at);
  assert_str(text_visible(*state, STR("a\x1b[31m\tb\u202Ec\xC2\x85\x7F\n")), "a<U+001B>[31m b<U+202E>c<U+0085><U+007F><U+000A>");
  assert_str(text_visible(*state, STR("x\x9B")), "x\uFFFD");
  assert_str(text_visible(*state, STR("\uFEFF# a")), "<U+FEFF># a");
}

static void assert_spans(struct arena *arena, struct str text, const struct text_span *spans, size_t count, const char *expected) {
  struct str joined = {0};
  for (size_t i = 0; i < count; i++)
    joined = str_format(arena, "%.*s%s%.*s", STR_ARG(joined), i ? "|" : "", STR_ARG(str_slice(text, spans[i].start, spans[i].end)));
  assert_str(joined, expected);
}

static void assert_words(struct arena *arena, const char *text, const char *expected) {
  size_t count;
  const struct text_span *spans = text_words(arena, str_from(text), &count);
  assert_spans(arena, str_from(text), spans, count, expected);
}

static void test_words(void **state) {
  assert_words(*state, "Børn og unge: 3-årige, “A4” (90 %)!", "Børn|og|unge|3|årige|A4|90");
  assert_words(*state, "1.000,5 kr. i m.fl.", "1.000,5|kr|i|m.fl");
  assert_words(*state, "gi'r snake_case 😀 ΑΒ", "gi'r|snake_case|ΑΒ");
  assert_words(*state, "", "");
  assert_words(*state, " – ", "");
}

/* `|` in the text is where sentences are expected to end. */
static void assert_sentences(struct arena *arena, const char *marked) {
  struct str text = {0}, rest = str_from(marked), part;
  while (str_split(&rest, '|', &part)) text = str_join(arena, text, part);
  size_t count;
  const struct text_span *spans = text_sentences(arena, text, &count);
  assert_spans(arena, text, spans, count, marked);
}

static void test_sentences(void **state) {
  static const char *const marked[] = {
      "Alle børn trives. |De lærer! |Gør de? |Ja.",
      "Ingen punktum",
      "Vi ser bl.a. Skolen, f.eks. Nordskolen, jf. Bilag 2. |Så er det slut.",
      "Se nr. 4, stk. 2, pkt. 3 og kap. 7. |Det er alt.",
      "Det gælder ca. 40 børn kl. 8. |Resten kommer senere.",
      "Skoler, haver mv. |De får mere. |Skoler mv. får mere.",
      "Vi køber ind osv. |Derefter spiser vi osv. og sover.",
      "Planen gælder fra den 1. januar 2018. |Den 3. udgave er ny.",
      "1. Alle skal med. |2. Ingen skal ud.",
      "Det skete i 2018. |Året efter kom flere.",
      "Se s. 12 og § 4. |Det er nok.",
      "H. C. Andersen skrev det. |Vi læser det.",
      "De bor på en ø. |Der er smukt.",
      "“Kom nu.” |Han gik.",
      "»Kommer du?« spurgte hun. |Han nikkede.",
      "Et afsnit\nover to linjer. |Et nyt\r\nover to.",
      "Overskrift uden punktum\n\n|Et afsnit.",
      "Prisen er 1.000 kr. |Det er dyrt.",
      "Planen er fra 1. Januar 2018. |I klasse 3. |Majken er ny.",
      "Slut.\n|En ny linje.",
      "日本。|語",
      "Dr. Hansen (jf. Bilag) kom. |Han gik.",
  };
  for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) assert_sentences(*state, marked[i]);
}

static void test_sentences_cover_the_text(void **state) {
  static const char *const pieces[] = {"a", "B", ".", "!", " ", "\n", "æ", "1", "nr.", "…", "\xFF", "”"};
  uint64_t seed = 23;
  for (int i = 0; i < 3000; i++) {
    struct str text = {0};
    for (size_t count = random_below(&seed, 30); count > 0; count--)
      text = str_join(*state, text, str_from(pieces[random_below(&seed, sizeof pieces / sizeof *pieces)]));
    size_t count, end = 0;
    const struct text_span *spans = text_sentences(*state, text, &count);
    for (size_t j = 0; j < count; j++) {
      assert_int_equal(spans[j].start, end);
      assert_true(spans[j].end > end);
      end = spans[j].end;
    }
    assert_int_equal(end, text.len);
  }
}

static void assert_order(struct arena *arena, const char *language, const char *const *words, size_t count) {
  struct collator *collator = collator_open(str_from(language));
  for (size_t i = 1; i < count; i++) {
    struct str before = collator_key(collator, arena, str_from(words[i - 1]));
    if (str_compare(before, collator_key(collator, arena, str_from(words[i]))) >= 0)
      fail_msg("%s does not stand before %s", words[i - 1], words[i]);
  }
  collator_close(collator);
}

static void test_order(void **state) {
  static const char *const danish[] = {"Abe", "abe", "anden",  "café", "dagtilbud", "ord", "zebra", "æble",
                                       "Ærø", "øre", "Ørsted", "å",    "Aabenraa",  "ål",  "aas"};
  static const char *const english[] = {"aas", "abe", "æble", "zebra"};
  assert_order(*state, "da", danish, sizeof danish / sizeof *danish);
  assert_order(*state, "en", english, sizeof english / sizeof *english);
  assert_order(*state, "xx", english, sizeof english / sizeof *english);
  assert_order(*state, "", english, sizeof english / sizeof *english);
}

static void test_long_keys(void **state) {
  struct collator *collator = collator_open(STR("da"));
  struct str text = {0};
  for (int i = 0; i < 1000; i++) text = str_join(*state, text, STR("åb"));
  struct str longer = str_join(*state, text, STR("a"));
  assert_true(str_compare(collator_key(collator, *state, text), collator_key(collator, *state, longer)) < 0);
  struct str last = str_join(*state, text, STR("b"));
  assert_true(str_compare(collator_key(collator, *state, longer), collator_key(collator, *state, last)) < 0);
  collator_close(collator);
}

static void test_letters(void **state) {
  static const char *const danish[][2] = {{"anden", "A"}, {"Aabenraa", "Å"}, {"aa", "Å"},     {"ål", "Å"},    {"A\u030Aen", "Å"},
                                          {"æble", "Æ"},  {"Øre", "Ø"},      {"éclair", "E"}, {"zebra", "Z"}, {"3-årig", "#"},
                                          {"“x”", "#"},   {"", "#"},         {"ж", "#"},      {"\xFF", "#"}};
  struct collator *collator = collator_open(STR("da"));
  for (size_t i = 0; i < sizeof danish / sizeof *danish; i++)
    assert_str(collator_letter(collator, *state, str_from(danish[i][0])), danish[i][1]);
  collator_close(collator);
  collator = collator_open(STR("en"));
  assert_str(collator_letter(collator, *state, STR("Aabenraa")), "A");
  assert_str(collator_letter(collator, *state, STR("æble")), "A");
  assert_str(collator_letter(collator, *state, STR("øre")), "O");
  assert_str(collator_letter(collator, *state, STR("zebra")), "Z");
  collator_close(collator);
}

static void test_version(void **state) {
  struct str version = text_icu_version(*state);
  assert_true(version.len > 0 && version.at[0] >= '1' && version.at[0] <= '9');
  assert_int_not_equal(str_find(version, STR("CLDR"), 0), STR_NOT_FOUND);
}

int main(void) {
  setenv("LC_ALL", "da_DK.UTF-8", 1); /* the machine's locale must not show in any result, as in the order of an unknown language */
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_invalid_utf8_equals_the_slow_way),
      cmocka_unit_test(test_counting),
      ARENA_TEST(test_nfc),
      ARENA_TEST(test_case),
      ARENA_TEST(test_slug),
      ARENA_TEST(test_slugs_are_addresses),
      ARENA_TEST(test_fold_space),
      ARENA_TEST(test_fold_space_equals_the_slow_way),
      ARENA_TEST(test_shorten),
      ARENA_TEST(test_shortened_texts_are_short_enough),
      ARENA_TEST(test_visible),
      ARENA_TEST(test_words),
      ARENA_TEST(test_sentences),
      ARENA_TEST(test_sentences_cover_the_text),
      ARENA_TEST(test_order),
      ARENA_TEST(test_long_keys),
      ARENA_TEST(test_letters),
      ARENA_TEST(test_version),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
