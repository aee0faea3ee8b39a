/* What may happen to a text on its way in: EVENT(event, is it for a person to look at, English, Danish). Included several times, hence no
 * guard. `{n}` is how often. */

EVENT(EVENT_HEAD_DROPPED, false, "running heads and feet left out: {n}", "sidehoveder og sidefødder udeladt: {n}")
EVENT(EVENT_NUMBER_DROPPED, false, "page numbers left out: {n}", "sidetal udeladt: {n}")
EVENT(EVENT_SPECKS, false, "lines that were only specks left out: {n}", "linjer, der kun var pletter, udeladt: {n}")
EVENT(EVENT_REPEATED, false, "headings that stood twice: {n}", "overskrifter, der stod to gange: {n}")
EVENT(EVENT_HYPHEN_JOINED, false, "words joined that a line's end divided: {n}", "ord samlet, som linjeskift havde delt: {n}")
EVENT(EVENT_HYPHEN_KEPT, false, "hyphens at a line's end kept: {n}", "bindestreger ved linjeskift beholdt: {n}")
EVENT(EVENT_MENDED, false, "misread words mended: {n}", "fejllæste ord rettet: {n}")
EVENT(EVENT_UNDECIDED, true, "misread words that may be several: {n}", "fejllæste ord, der kan være flere: {n}")
EVENT(EVENT_UNREAD, true, "words that no reading fits: {n}", "ord, som intet passer til: {n}")
EVENT(EVENT_HEADING_GUESSED, true, "lines taken for headings: {n}", "linjer, der er taget for overskrifter: {n}")
EVENT(EVENT_LEVEL_CHANGED, false, "headings moved to another level: {n}", "overskrifter flyttet til et andet niveau: {n}")
EVENT(EVENT_PROPOSED, true, "parts proposed: {n}", "dele foreslået: {n}")
EVENT(EVENT_CONCEPT, true, "concepts proposed: {n}", "begreber foreslået: {n}")
EVENT(EVENT_ALT_WANTED, true, "pictures without an alternative text: {n}", "billeder uden alternativ tekst: {n}")
EVENT(EVENT_PICTURE_LEFT_OUT, true, "pictures left out, to be taken from where they came from: {n}",
      "billeder udeladt, der skal hentes, hvor de kom fra: {n}")
EVENT(EVENT_PICTURE_COVERS, false, "scanned pages and backdrops left out: {n}", "skannede sider og baggrunde udeladt: {n}")
EVENT(EVENT_PICTURE_ON_MANY, false, "pictures that stand on many pages left out: {n}", "billeder, der står på mange sider, udeladt: {n}")
EVENT(EVENT_PICTURE_BITS, false, "ornaments and bits of drawings left out: {n}", "pynt og stumper af tegninger udeladt: {n}")
EVENT(EVENT_TABLE_UNROLLED, true, "tables that only laid out a page, now plain text: {n}",
      "tabeller, der kun stillede siden op, nu almindelig tekst: {n}")
EVENT(EVENT_CELLS_MERGED, true, "tables with merged or many-lined cells, made simple: {n}",
      "tabeller med flettede eller flerlinjede celler, gjort enkle: {n}")
EVENT(EVENT_TABLE_BUILT, true, "tables put together from the page, to be held against it: {n}",
      "tabeller sat sammen af siden, som skal holdes op mod den: {n}")
EVENT(EVENT_TABLE_HEAD_REPEATED, false, "heads of tables that stood again on the next page left out: {n}",
      "overskrifter i tabeller, der stod igen på næste side, udeladt: {n}")
EVENT(EVENT_ROW_CUT, true, "tables with a row that a page's end may have cut in two: {n}",
      "tabeller med en række, som et sideskift kan have delt: {n}")
EVENT(EVENT_TABLE_UNSURE, true, "what may be a table and came as text: {n}", "hvad der kan være en tabel og er kommet som tekst: {n}")
EVENT(EVENT_RULES_UNREAD, true, "the file's lines could not be read, so its ruled tables came as text: {n}",
      "filens streger kunne ikke læses, så tabeller med streger er kommet som tekst: {n}")
EVENT(EVENT_LINK_DROPPED, true, "links that lead nowhere on the web, now plain text: {n}",
      "links, der ikke fører nogen steder hen på nettet, nu almindelig tekst: {n}")
EVENT(EVENT_FORMULA, true, "formulas, as their source: {n}", "formler, som deres kildetekst: {n}")
EVENT(EVENT_FLATTENED, true, "passages nested too deep, made plain: {n}", "steder med for mange niveauer, gjort flade: {n}")
EVENT(EVENT_SCRIPT_LEFT_OUT, false, "scripts, frames and forms left out: {n}", "scripts, rammer og formularer udeladt: {n}")
EVENT(EVENT_HEAD_LOST, true, "tables whose head did not come along: {n}", "tabeller, hvis overskrifter ikke kom med: {n}")
