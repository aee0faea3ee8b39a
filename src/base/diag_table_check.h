/* The part of base/diag_table.h that holds what `spor check` finds beyond what a build does. */

/* -- the editor's reading: spor check only -- */
DIAG(DIAG_TERM_EARLY, "term-early", NOTE, "the concept “{0}” is used here, but first defined at {1}",
     "begrebet “{0}” bruges her, men forklares først i {1}",
     "In reading order the word comes before its definition. Move the definition up, or write a reference to it here. Files of their own "
     "and documents with three definitions or more are taken for a glossary, whose place does not matter.",
     "Når man læser forfra, kommer ordet før sin forklaring. Flyt forklaringen frem, eller skriv en henvisning til den her. Begreber i "
     "deres egen fil og dokumenter med mindst tre forklaringer regnes for en ordliste, hvis plads er uden betydning.")
DIAG(DIAG_TERM_UNUSED, "term-unused", NOTE, "the concept “{0}” is defined, but used nowhere",
     "begrebet “{0}” er forklaret, men bruges ingen steder",
     "No text mentions it outside its own definition, and nothing is related to it. Perhaps the texts use another word: add that to "
     "`forms`. Otherwise the definition can go.",
     "Ingen tekst nævner det uden for dets egen forklaring, og intet er knyttet til det. Måske bruger teksterne et andet ord: skriv det i "
     "`forms`. Ellers kan forklaringen undværes.")
DIAG(DIAG_TERM_SHARED, "term-shared", NOTE, "another publication also defines “{0}”: {1}", "en anden publikation forklarer også “{0}”: {1}",
     "Two publications mean something of their own by one name. Their texts are not linked across. If they mean the same, let one name the "
     "other in concepts-from and drop its own definition, or put the concept into the site's own content.",
     "To publikationer mener hver sit med det samme navn, og der linkes ikke på tværs. Mener de det samme, så lad den ene nævne den anden "
     "i concepts-from og undvære sin egen forklaring, eller flyt begrebet til webstedets fælles indhold.")
DIAG(
    DIAG_TERM_TWICE, "term-twice", WARNING, "“{0}” is defined already: {1}", "“{0}” er allerede forklaret: {1}",
    "Of two concepts with one name the first gets all links. If the second explains the same once more, write same-as; else name it "
    "otherwise.",
    "Af to begreber med samme navn får det første alle links. Forklarer det andet det samme en gang til, så skriv same-as; kald det ellers "
    "noget andet.")
DIAG(
    DIAG_TERM_MISSPELT, "term-misspelt", WARNING, "“{0}” is not in the dictionary, but much like a concept",
    "“{0}” står ikke i ordbogen, men ligner et begreb",
    "A misspelt concept is not recognised, so that readers do not find its meaning. If the word is right, add it to the concept's `forms`.",
    "Et begreb, der er stavet forkert, genkendes ikke, og læseren finder ikke dets betydning. Er ordet rigtigt, så skriv det i begrebets "
    "`forms`.")
DIAG(DIAG_TERM_CANDIDATE, "term-candidate", NOTE, "“{0}” is used {1} times in {2} documents and explained nowhere",
     "“{0}” bruges {1} gange i {2} dokumenter og er ikke forklaret",
     "What a publication says as often perhaps means something particular in it. Told with --candidates only.",
     "Det, en publikation siger så ofte, betyder måske noget bestemt i den. Meldes kun med --candidates.")

/* -- spelling: spor check only -- */
DIAG(DIAG_WORD_DAMAGED, "word-damaged", WARNING, "“{0}” is no word, but what a scanned one looks like when it is misread",
     "“{0}” er ikke et ord, men ligner et, der er læst forkert ved skanning",
     "Programs that read scanned pages take ø for g, æ for ae, ee or z and å for a, 8 or &. `spor check --fix` mends words that can only "
     "be read in one way. A word that is right goes into ordliste.txt.",
     "Programmer, der læser skannede sider, tager ø for g, æ for ae, ee eller z og å for a, 8 eller &. `spor check --fix` retter de ord, "
     "der "
     "kun kan læses på én måde. Er ordet rigtigt, så skriv det i ordliste.txt.")
DIAG(DIAG_WORD_UNKNOWN, "word-unknown", WARNING, "“{0}” is neither in the dictionary nor in ordliste.txt",
     "“{0}” står hverken i ordbogen eller i ordliste.txt",
     "It is misspelt, or a word of the site's own. Mend it, or run `spor check --accept`, which writes all such words into ordliste.txt; "
     "words of "
     "other languages belong to foreign-terms in spor.yaml.",
     "Det er stavet forkert, eller det er webstedets eget ord. Ret det, eller kør `spor check --accept`, som skriver alle de ord i "
     "ordliste.txt; ord på andre sprog hører til i foreign-terms i spor.yaml.")
DIAG(DIAG_WORDLIST_LINE, "wordlist-line", WARNING, "“{0}” is more than one word", "“{0}” er mere end ét ord",
     "ordliste.txt has one word a line, and comments behind #. The line was passed over.",
     "ordliste.txt har ét ord på hver linje og kommentarer efter #. Linjen er sprunget over.")

/* -- how texts read, and what a publication owes its readers: spor check only -- */
DIAG(DIAG_LINK_TEXT_VAGUE, "link-text-vague", WARNING, "the link's words “{0}” do not say where it leads",
     "linkets ord “{0}” siger ikke, hvor det fører hen",
     "Who has a page's links read aloud one by one hears only these words. Make the name of what it leads to the link: not “read more "
     "here”, but "
     "“the working programme”.",
     "Den, der får en sides links læst op ét for ét, hører kun de ord. Gør navnet på det, linket fører til, til linket: ikke “læs mere "
     "her”, men "
     "“arbejdsprogrammet”.")
DIAG(DIAG_SECTION_EMPTY, "section-empty", WARNING, "there is nothing under the heading “{0}”",
     "der står ikke noget under overskriften “{0}”",
     "Readers meet the heading and no text. Write what belongs there, or delete the heading; comments do not count, as nobody sees them.",
     "Læseren møder overskriften og ingen tekst. Skriv det, der hører til, eller slet overskriften; kommentarer tæller ikke, for dem ser "
     "ingen.")
DIAG(DIAG_CONCEPT_UNEXPLAINED, "concept-unexplained", WARNING, "the concept “{0}” has no explanation",
     "begrebet “{0}” har ingen forklaring",
     "Its word becomes a link wherever it is used, and leads to a page without a text. Write the explanation below the front matter; its "
     "first "
     "sentence must be able to stand alone.",
     "Ordet bliver til et link, hvor det bruges, og fører til en side uden tekst. Skriv forklaringen under den sidste linje med ---; den "
     "første sætning skal kunne stå alene.")
DIAG(DIAG_READING_HARD, "reading-hard", WARNING, "the text is hard to read: LIX {0}, above {1}; {2} words to a sentence",
     "teksten er svær at læse: lix {0}, over {1}; {2} ord i sætningen",
     "LIX is the number of words to a sentence, and of words with more than six letters in a hundred: 45 to 54 is hard, from 55 on very "
     "hard. Split "
     "the longest sentences and write shorter words. check: {lix: …} in spor.yaml sets the ceiling.",
     "Lix er antallet af ord i sætningen plus antallet af ord på over seks bogstaver for hver hundrede: 45 til 54 er svært, fra 55 meget "
     "svært. "
     "Del de længste sætninger, og brug kortere ord. Loftet sættes i spor.yaml: check: {lix: …}.")
DIAG(DIAG_READING_EASE, "reading-ease", NOTE, "LIX {0}; {2} words to a sentence", "lix {0}; {2} ord i sætningen",
     "LIX tells how easily a text is read: below 35 easy, 35 to 44 medium, 45 to 54 hard, from 55 on very hard.",
     "Lix siger, hvor let en tekst er at læse: under 35 let, 35 til 44 middel, 45 til 54 svær, fra 55 meget svær.")
DIAG(
    DIAG_CONTACT_PERSONAL, "contact-personal", WARNING, "this leads to one person: {0}", "dette fører til én person: {0}",
    "Publications name offices, roles and their shared addresses: persons change, and their data are protected. Write the office's address "
    "instead, best as a unit of spor.yaml; what was published by mistake is withheld with redactions.",
    "Publikationer nævner enheder, roller og deres fælles adresser: personer skifter, og deres oplysninger er beskyttet. Skriv enhedens "
    "adresse i "
    "stedet, helst som en enhed i spor.yaml; det, der er udgivet ved en fejl, tages ud med redactions.")
DIAG(DIAG_REVIEW_OVERDUE, "review-overdue", WARNING, "the next review was due {0}", "den næste revision skulle have været {0}",
     "Readers are told that the publication is taken up again on that date. Say when it was, and set next-review to the next.",
     "Læserne får at vide, at publikationen tages op igen den dag. Sæt next-review til den næste gang.")
DIAG(DIAG_GOAL_WITHOUT_TRACK, "goal-without-track", WARNING, "no track works for the goal “{0}”",
     "intet indsatsspor arbejder for målet “{0}”",
     "The publication has tracks, but readers cannot see which of them leads to this goal. Write tracks: [id] at the goal, or goals: [id] "
     "at the "
     "track.",
     "Publikationen har indsatsspor, men læseren kan ikke se, hvilket af dem der fører til målet. Skriv tracks: [id] ved målet eller "
     "goals: [id] "
     "ved indsatssporet.")
DIAG(DIAG_CORE_WITHOUT_REASON, "core-without-reason", WARNING, "the core of “{0}” has changed since {1}, and no commit says why",
     "kernen i “{0}” er ændret siden {1}, og intet commit siger hvorfor",
     "What stands until a revision is decided has changed. Give the reason in the commit's message, as a line of its own at its end: "
     "Begrundelse: …; "
     "or, if the meaning is the same: Redaktionel: ja.",
     "Noget, der står fast, indtil en revision er besluttet, er ændret. Skriv grunden sidst i commit-beskeden på sin egen linje: "
     "Begrundelse: …; "
     "eller, hvis meningen er den samme: Redaktionel: ja.")
DIAG(DIAG_PDF_INACCESSIBLE, "pdf-inaccessible", WARNING, "the PDF is no accessible document: {0}",
     "PDF-filen er ikke et tilgængeligt dokument: {0}",
     "Screen readers need tags (headings, lists, tables), a language and a title. Make the PDF anew from the document it came from, with "
     "“tagged "
     "PDF” or “PDF/UA” switched on; or put the text on a page and leave the PDF as a copy.",
     "Skærmlæsere har brug for mærker (overskrifter, lister, tabeller), sprog og titel. Lav PDF-filen igen fra det dokument, den kom fra, "
     "med "
     "“tagget PDF” eller “PDF/UA” slået til; eller læg teksten på en side, og lad PDF-filen være en kopi.")
DIAG(DIAG_PDF_UNREADABLE, "pdf-unreadable", WARNING, "this is no PDF that can be opened: {0}", "dette er ikke en PDF, der kan åbnes: {0}",
     "It is damaged, protected by a password, or another kind of file. Readers who follow the link get nothing.",
     "Filen er beskadiget, låst med adgangskode eller en anden slags fil. Læsere, der følger linket, får ingenting.")

/* -- the pages as a browser sees them: spor check only. {1} is empty, or says which layout wrote it -- */
DIAG(DIAG_PAGE_LINK_BROKEN, "page-link-broken", WARNING, "this leads to no page or file of the site: {0}{1}",
     "dette fører ikke til nogen side eller fil på webstedet: {0}{1}",
     "Whoever follows it gets an error. Refer to documents by their file (other.md) or id ([[id]]), which spor follows when they move; a "
     "file "
     "that is to be there must lie beside the text that links to it.",
     "Den, der følger linket, får en fejl. Henvis til dokumenter med deres fil (andet.md) eller id ([[id]]), så følger linket med, når de "
     "flytter; en fil skal ligge ved den tekst, der linker til den.")
DIAG(
    DIAG_PAGE_FRAGMENT_BROKEN, "page-fragment-broken", WARNING, "the page has no such place: {0}{1}",
    "siden har ikke et sådant sted: {0}{1}",
    "What stands behind # must be an id on the page that the link leads to; readers come to its top instead. Look for the heading's id, or "
    "give it one: {#name}.",
    "Det, der står efter #, skal være et id på den side, linket fører til; ellers lander læseren øverst. Find overskriftens id, eller giv "
    "den et: {#navn}.")
DIAG(DIAG_PAGE_ID_TWICE, "page-id-twice", WARNING, "the id “{0}” stands twice on the page{1}", "id'et “{0}” står to gange på siden{1}",
     "An id names one place of a page. Links to it lead to the first, and screen readers read the wrong label.",
     "Et id er navnet på ét sted på siden. Links fører til det første, og skærmlæsere læser den forkerte tekst op.")
DIAG(DIAG_PAGE_ID_MISSING, "page-id-missing", WARNING, "an attribute names the id “{0}”, which the page does not have{1}",
     "en attribut nævner id'et “{0}”, som siden ikke har{1}",
     "Labels and descriptions (for, aria-labelledby, aria-describedby, headers) name another element by its id. Without it, screen readers "
     "say "
     "nothing.",
     "Etiketter og beskrivelser (for, aria-labelledby, aria-describedby, headers) peger på et andet sted på siden med dets id. Findes det "
     "ikke, siger skærmlæseren ingenting.")
DIAG(
    DIAG_PAGE_IMAGE_WITHOUT_ALT, "page-image-without-alt", WARNING, "the picture {0} has no alternative text{1}",
    "billedet {0} har ingen alternativ tekst{1}",
    "Who does not see the picture gets its alternative text: alt=\"what it says\". A picture that says nothing has an empty one: alt=\"\".",
    "Den, der ikke ser billedet, får den alternative tekst: alt=\"hvad det viser\". Et billede uden betydning har en tom: alt=\"\".")
DIAG(DIAG_PAGE_LINK_WITHOUT_TEXT, "page-link-without-text", WARNING, "the link to {0} has no text{1}", "linket til {0} har ingen tekst{1}",
     "Nobody can see it, and a screen reader can only read its address aloud. Write what it leads to between the brackets.",
     "Ingen kan se det, og en skærmlæser kan kun læse adressen op. Skriv mellem de kantede parenteser, hvad linket fører til.")
DIAG(DIAG_PAGE_HEADING_SKIPS, "heading-skips-level", WARNING, "the heading “{0}” skips a level{1}",
     "overskriften “{0}” springer et niveau over{1}",
     "Who hears the page finds the way by its headings: below a heading come those of the next level. The title of a document is level 1, "
     "so its "
     "text begins with ##, and ### comes below that.",
     "Den, der får siden læst op, finder vej efter overskrifterne: under en overskrift kommer dem på næste niveau. Dokumentets titel er "
     "niveau "
     "1, så teksten begynder med ##, og ### kommer under den.")
DIAG(DIAG_PAGE_HEADING_TOP, "heading-top-again", WARNING, "the page has a title already; “{0}” is another{1}",
     "siden har allerede en titel; “{0}” er en til{1}",
     "A page has one heading of level 1, and the layout writes it from the document's `title`. Begin the headings of a text with ##.",
     "En side har én overskrift på niveau 1, og den skriver spor efter dokumentets `title`. Begynd tekstens overskrifter med ##.")
DIAG(DIAG_PAGE_HEADING_EMPTY, "heading-empty", WARNING, "a heading ({0}) has no words{1}", "en overskrift ({0}) har ingen ord{1}",
     "It stands in the outline that screen readers read aloud, and says nothing. Write its words or delete it.",
     "Den står i den oversigt, som skærmlæsere læser op, uden at sige noget. Skriv dens ord, eller slet den.")
DIAG(DIAG_PAGE_WITHOUT_TITLE, "page-without-title", WARNING, "the page has no title{1}", "siden har ingen titel{1}",
     "The title stands in the browser's tab, in bookmarks and in search results. The layout must write a <title> with words in it.",
     "Titlen står i browserens faneblad, i bogmærker og i søgeresultater. Layoutet skal skrive en <title> med ord i.")
DIAG(DIAG_PAGE_WITHOUT_LANGUAGE, "page-without-language", WARNING, "the page does not say which language it is in{1}",
     "siden siger ikke, hvilket sprog den er på{1}",
     "Screen readers would read it aloud with another language's sounds. The layout must write lang on <html>.",
     "Skærmlæsere ville læse den op med et andet sprogs lyde. Layoutet skal skrive lang på <html>.")
DIAG(DIAG_PAGE_LANGUAGE_UNKNOWN, "page-language-unknown", WARNING, "“{0}” is no language{1}", "“{0}” er ikke et sprog{1}",
     "lang takes a tag like da, en or en-GB.", "lang er en kode som da, en eller en-GB.")
DIAG(DIAG_PAGE_NOT_READ, "page-not-read", WARNING, "the page is too large or too deeply nested to be read{1}",
     "siden er for stor eller for dybt indlejret til at blive læst{1}",
     "More than 64 MB, or more than 2,000 elements inside one another: browsers give up as well. It was not checked.",
     "Mere end 64 MB eller mere end 2.000 elementer inden i hinanden: det giver browsere også op over for. Siden er ikke efterset.")

/* -- addresses elsewhere: spor check --external only -- */
DIAG(DIAG_OUTSIDE_GONE, "outside-gone", WARNING, "{0} is not there any more ({1})", "{0} findes ikke mere ({1})",
     "The other site says that it has no such page. Look for where it went, link to something else, or take the link out.",
     "Det andet websted svarer, at siden ikke er der. Find ud af, hvor den er blevet af, link til noget andet, eller fjern linket.")
DIAG(DIAG_OUTSIDE_FAILING, "outside-failing", WARNING, "{0} does not answer: {1}", "{0} svarer ikke: {1}",
     "The host is not there, its certificate does not hold, or it answers with an error of its own. Try again later, or in a browser.",
     "Serveren er der ikke, dens certifikat gælder ikke, eller den svarer med en fejl. Prøv igen senere eller i en browser.")
DIAG(DIAG_OUTSIDE_MOVED, "outside-moved", NOTE, "{0} has moved for good to {1}", "{0} er flyttet for bestandig til {1}",
     "The link still works, as the other site leads on. Write the new address before it stops doing so.",
     "Linket virker stadig, fordi det andet websted fører videre. Skriv den nye adresse, før det holder op.")
DIAG(DIAG_OUTSIDE_REFUSED, "outside-refused", NOTE, "{0} answers programs with {1}; try it in a browser",
     "{0} svarer programmer med {1}; prøv i en browser",
     "Some hosts let nothing but browsers in, or want to know who asks. Whether the link works cannot be told.",
     "Nogle servere lukker kun browsere ind eller vil vide, hvem der spørger. Om linket virker, kan ikke siges.")
DIAG(DIAG_OUTSIDE_UNASKED, "outside-unasked", NOTE, "{0} addresses elsewhere were not asked",
     "{0} adresser uden for webstedet blev ikke spurgt",
     "One run asks 2,000 addresses and lasts a quarter of an hour at most. Answers are kept: run it again for the rest.",
     "En kørsel spørger højst 2.000 adresser og varer højst et kvarter. Svarene gemmes: kør den igen for at få resten med.")

/* -- what spor check writes, and what is accepted -- */
DIAG(DIAG_MEND_REFUSED, "mend-refused", WARNING, "nothing was mended in this file: an address would be another",
     "intet er rettet i denne fil: en adresse ville blive en anden",
     "The words that --fix would write would give a heading, goal or action another id, so that links to it break. Run `spor ids` first, "
     "or mend "
     "the words by hand.",
     "De ord, --fix ville skrive, ville give en overskrift, et mål eller en indsats et andet id, så links dertil går i stykker. Kør `spor "
     "ids` "
     "først, eller ret ordene i hånden.")
DIAG(DIAG_BASELINE_LINE, "baseline-line", WARNING, "this line is no accepted finding", "linjen er ikke et godkendt fund",
     "A line has four parts with tabs between them: how often, code, file and message. --write-baseline FILE writes the file anew.",
     "En linje har fire dele med tabulatorer imellem: hvor mange gange, kode, fil og besked. --write-baseline FILE skriver filen forfra.")
DIAG(DIAG_BASELINE_STALE, "baseline-stale", NOTE, "the accepted finding {0} in {1} is not there any more",
     "det godkendte fund {0} i {1} er der ikke mere",
     "It was mended. Delete its line, or let --write-baseline FILE write the file anew, so that it is seen if it comes back.",
     "Det er rettet. Slet linjen, eller lad --write-baseline FILE skrive filen forfra, så det ses, hvis det kommer igen.")
