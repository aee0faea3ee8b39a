#include "read/yaml_problem.h"

#include "base/diag.h"

#define NOT_CLOSED DIAG_WORDS("a quote is never closed", "et anførselstegn lukkes aldrig")
#define NO_COLON DIAG_WORDS("a key has no colon and blank after it", "der mangler et kolon og et mellemrum efter en nøgle")
#define NOT_TEXT DIAG_WORDS("the text is not UTF-8", "teksten er ikke UTF-8")

const char *const yaml_problem_quote = NOT_CLOSED;
const char *const yaml_problem_colon = NO_COLON;
const char *const yaml_problem_tab = DIAG_WORDS("a tab indents; use spaces", "linjen er rykket ind med tabulator; brug mellemrum");

static const struct yaml_problem problems[] = {
    {"mapping values are not allowed",
     DIAG_WORDS("a colon cannot stand here; put the value in quotes, or check the indentation",
                "her kan ikke stå et kolon; sæt værdien i anførselstegn, eller ret indrykningen"),
     false},
    {"found unexpected end of stream", NOT_CLOSED, true},
    {"found unexpected document indicator", NOT_CLOSED, true},
    {"did not find expected key",
     DIAG_WORDS("a “key: value” line must stand here; check the indentation and the quotes",
                "her skal stå en linje med “nøgle: værdi”; se efter indrykning og anførselstegn"),
     false},
    {"did not find expected '-' indicator",
     DIAG_WORDS("a list item, “- …”, must stand here; check the indentation", "her skal stå et punkt, “- …”; se efter indrykningen"),
     false},
    {"did not find expected ',' or ']'",
     DIAG_WORDS("a list that begins with [ is not closed with ]", "en liste, der begynder med [, lukkes ikke med ]"), true},
    {"did not find expected ',' or '}'",
     DIAG_WORDS("what begins with { is not closed with }, or a comma is missing in it",
                "det, der begynder med {, lukkes ikke med }, eller der mangler et komma i det"),
     true},
    {"could not find expected ':'", NO_COLON, true},
    {"did not find expected node content", DIAG_WORDS("a value is missing here", "her mangler en værdi"), false},
    {"did not find expected <document start>", DIAG_WORDS("something stands after the end of the YAML", "der står noget efter slutningen"),
     false},
    {"block sequence entries are not allowed",
     DIAG_WORDS("a list item cannot stand here; begin it on a line of its own",
                "her kan et punkt i en liste ikke stå; begynd det på en linje for sig"),
     false},
    {"mapping keys are not allowed", DIAG_WORDS("a key cannot stand here", "her kan en nøgle ikke stå"), false},
    {"found character that cannot start any token",
     DIAG_WORDS("a value cannot begin with this character; put it in quotes",
                "en værdi kan ikke begynde med dette tegn; sæt den i anførselstegn"),
     false},
    {"found a tab character", DIAG_WORDS("a tab indents; use spaces", "linjen er rykket ind med tabulator; brug mellemrum"), false},
    {"found unknown escape character",
     DIAG_WORDS("in double quotes, \\ and this character mean nothing; write \\\\ or use single quotes",
                "i dobbelte anførselstegn betyder \\ og dette tegn intet; skriv \\\\, eller brug enkelte anførselstegn"),
     false},
    {"did not find expected hexdecimal number",
     DIAG_WORDS("\\x, \\u and \\U need 2, 4 and 8 hexadecimal digits", "\\x, \\u og \\U skal have 2, 4 og 8 hexadecimale cifre"), false},
    {"found invalid Unicode character escape code", DIAG_WORDS("there is no such character", "det tegn findes ikke"), false},
    {"did not find expected comment or line break",
     DIAG_WORDS("only a comment may stand after | or >", "efter | eller > kan kun stå en kommentar"), false},
    {"did not find expected alphabetic or numeric",
     DIAG_WORDS("& and * need a name; put the value in quotes if it is text",
                "& og * skal have et navn; sæt værdien i anførselstegn, hvis den er tekst"),
     false},
    {"found undefined tag handle",
     DIAG_WORDS("! begins a tag that is not known; put the value in quotes if it is text",
                "! begynder et mærke, der ikke kendes; sæt værdien i anførselstegn, hvis den er tekst"),
     false},
    {"control characters are not allowed", DIAG_WORDS("a control character stands here", "her står et kontroltegn"), false},
    {"invalid leading UTF-8", NOT_TEXT, false},
    {"invalid trailing UTF-8", NOT_TEXT, false},
    {"incomplete UTF-8", NOT_TEXT, false},
    {"invalid length of a UTF-8", NOT_TEXT, false},
    {"invalid Unicode character", NOT_TEXT, false},
};

const struct yaml_problem *yaml_problem_find(const char *problem) {
  for (size_t i = 0; problem != NULL && i < sizeof problems / sizeof *problems; i++) {
    if (str_starts(str_from(problem), problems[i].problem)) return &problems[i];
  }
  return NULL;
}
