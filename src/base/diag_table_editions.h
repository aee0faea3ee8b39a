/* The part of base/diag_table.h about editions, and about what was decided of what changes between them. */

/* -- editions -- */
DIAG(DIAG_EDITION_NAME, "edition-name", ERROR, "“{0}” cannot name an edition: use a-z, 0-9, dots and single hyphens",
     "“{0}” kan ikke være navnet på en udgave: brug a-z, 0-9, punktum og enkelte bindestreger", "The name becomes part of addresses.",
     "Navnet bliver en del af webadresser.")
DIAG(DIAG_EDITION_TWICE, "edition-twice", ERROR, "there are two editions called “{0}”", "der er to udgaver, der hedder “{0}”",
     "An edition's name is part of its permanent address.",
     "En udgaves navn er en del af dens faste adresse, så hvert navn kan kun bruges én gang i publikationen.")
DIAG(DIAG_EDITION_OVERLAP, "edition-overlap", ERROR, "the periods of “{0}” and “{1}” overlap", "perioderne for “{0}” og “{1}” overlapper",
     "On each day at most one edition is in force. valid-to is the last day.",
     "På hver dag gælder højst én udgave. valid-to er den sidste dag, udgaven gælder.")
DIAG(DIAG_EDITION_BACKWARDS, "edition-backwards", ERROR, "“{0}” ends before it begins", "“{0}” slutter, før den begynder",
     "Check valid-from and valid-to.", "Se efter, om valid-from og valid-to er rigtige.")
DIAG(DIAG_EDITION_REVISION, "edition-revision", ERROR, "the revision of “{0}” is not in the repository: {1}",
     "revisionen for “{0}” findes ikke i repositoriet: {1}", "Fetch it (git fetch --tags), or correct ref: in spor.yaml.",
     "Hent den med git fetch --tags, eller ret ref: i spor.yaml.")
DIAG(DIAG_EDITION_TRAILER, "edition-trailer", ERROR, "{1} commits carry the trailer “{0}”; it takes one",
     "{1} commits har traileren “{0}”; der skal være én",
     "ref: {trailer: …} names the one commit reachable from the site's revision whose message ends with that trailer.",
     "ref: {trailer: …} peger på den ene commit i historikken, hvis besked slutter med den linje. Skriv den i én commit og kun i én.")
DIAG(DIAG_EDITION_CONTENT, "edition-content", ERROR, "the edition “{0}” holds no publication “{1}” in its revision",
     "udgaven “{0}” indeholder ingen publikation “{1}” i sin revision",
     "In that commit no folder of content/ has an index.md with this publication's id. If it lay elsewhere, name it with path:.",
     "I den commit er der under content/ ingen mappe, hvis index.md har denne publikations id. Lå den et andet sted, så skriv hvor med "
     "path:.")
DIAG(DIAG_EDITION_NO_GIT, "edition-no-git", ENVIRONMENT, "“{0}” has editions, but there is no repository to read them from",
     "“{0}” har udgaver, men der er intet repository at læse dem fra", "Editions are commits. Build inside the repository, or with --git.",
     "Udgaver er commits i git. Byg inde i repositoriet, eller brug --git.")
DIAG(DIAG_EDITION_MOVED, "edition-moved", ERROR, "“{0}” is another commit than spor.lock says: {1}",
     "“{0}” er en anden commit, end spor.lock siger: {1}",
     "A tag or branch was moved since the edition was released. If that was meant, correct the id in spor.lock. On a branch, commits that "
     "carry Redaktionel: ja may follow.",
     "Et tag eller en gren er flyttet, siden udgaven blev frigivet. Var det meningen, så ret id'et i spor.lock. På en gren må der komme "
     "commits efter, som har linjen Redaktionel: ja.")
DIAG(
    DIAG_LOCK_UNKNOWN, "lock-unknown", WARNING, "spor.yaml has no edition “{0}”", "spor.yaml har ingen udgave “{0}”",
    "spor.lock tells which commit each edition of spor.yaml is. A name that is not there locks nothing; one that is nearly the same has no "
    "line. Correct the name.",
    "spor.lock fortæller, hvilken commit hver udgave i spor.yaml er. Et navn, der ikke findes dér, låser intet, og en udgave med næsten "
    "samme navn mangler sin linje. Ret navnet.")
DIAG(DIAG_PUBLICATION_UNKNOWN, "unknown-publication", ERROR, "there is no publication “{0}”", "der er ingen publikation “{0}”",
     "The id is that of a folder below content/ whose index.md has kind: publication, or of one in a released edition.",
     "Id'et er det, en mappe under content/ har, når dens index.md har kind: publication, eller det, publikationen har i en frigivet "
     "udgave.")
DIAG(DIAG_EDITION_DRAFT, "edition-draft", NOTE, "left out: a draft of the next edition", "udeladt: en kladde til næste udgave",
     "A publication that has released editions shows only those. --drafts shows the work tree in place of the edition in force.",
     "Har en publikation frigivne udgaver, vises kun de. Med --drafts vises arbejdsmappen i stedet for den gældende udgave.")
DIAG(DIAG_REPLACES_UNKNOWN, "replaces-unknown", ERROR, "“{0}” is in no earlier edition", "“{0}” findes ikke i nogen tidligere udgave",
     "replaces: names ids that an earlier edition had and that this entry takes over from.",
     "Ved replaces: står id'er, som en tidligere udgave havde, og som dette er trådt i stedet for. Se efter, om id'et er stavet rigtigt.")
DIAG(DIAG_REPLACES_CIRCLE, "replaces-circle", ERROR, "“{0}” replaces itself by way of {1}", "“{0}” erstatter sig selv gennem {1}",
     "replaces: must not lead in a circle.", "Følger man replaces: fra det ene til det næste, må man ikke ende, hvor man begyndte.")
DIAG(DIAG_REDACTION_UNMATCHED, "redaction-unmatched", ERROR, "the redaction of “{0}” withholds nothing",
     "udtagelsen af “{0}” tager intet ud",
     "No edition of the publication has this entity or these words. Nothing is published while a redaction misses what it is for.",
     "Ingen udgave af publikationen har det, der skal tages ud, eller de ord. Intet udgives, så længe en udtagelse ikke rammer det, den "
     "er til for.")
DIAG(DIAG_REASON_PERSONAL, "reason-personal", WARNING, "the reason of commit {0} holds {1}; it is not shown",
     "begrundelsen i commit {0} indeholder {1}; den vises ikke",
     "Reasons are published. They may not hold names' e-mails, telephone or personal numbers.",
     "Begrundelser bliver udgivet. De må ikke indeholde e-mailadresser, telefonnumre eller CPR-numre.")

/* -- decisions -- */
DIAG(DIAG_DECISION_FILE, "decision-file", ERROR, "this file is not named after two editions of a publication",
     "filen er ikke opkaldt efter to udgaver af en publikation",
     "What was decided about the changes between two editions stands in beslutninger/PUBLICATION/FROM--TO.yaml.",
     "Hvad der blev besluttet om ændringerne mellem to udgaver, står i beslutninger/PUBLIKATION/FRA--TIL.yaml.")
DIAG(DIAG_DECISION_UNPLACED, "decision-unplaced", ERROR, "the site compares no editions “{0}” and “{1}”",
     "webstedet sammenligner ingen udgaver “{0}” og “{1}”",
     "Compared are editions that follow one upon the other, each edition with the one in force, and with --drafts the draft. A file about "
     "the "
     "draft has the name of the edition to come in place of TO; there can be one.",
     "Der sammenlignes udgaver, som følger efter hinanden, hver udgave med den gældende og med --drafts udkastet. En fil om udkastet har "
     "navnet på den kommende udgave i stedet for TIL; der kan være én.")
DIAG(DIAG_DECISION_UNKNOWN, "decision-unknown", ERROR, "there is no change “{0}” between these editions",
     "der er ingen ændring “{0}” mellem disse udgaver",
     "spor diff FROM TO --format=decisions lists the keys of all changes of the core. A rejected change need not be there any more.",
     "spor diff FRA TIL --format=decisions viser navnene på alle ændringer i kernen. En afvist ændring behøver ikke at være der længere.")
DIAG(DIAG_DECISION_TWICE, "decision-twice", ERROR, "“{0}” is decided a second time", "“{0}” er besluttet en gang til",
     "Each change has one decision. Delete the one that does not hold.", "Hver ændring har én beslutning. Slet den, der ikke gælder.")
DIAG(DIAG_DECISION_UNIT, "decision-unit", ERROR, "there is no unit “{0}”", "der er ingen enhed “{0}”",
     "by: names a unit of spor.yaml by its id, or a role in words of its own: by: Chefgruppen.",
     "by: er id'et på en enhed i spor.yaml eller en rolle med almindelige ord: by: Chefgruppen.")
DIAG(DIAG_DECISION_INCOMPLETE, "decision-incomplete", ERROR, "the decision about “{0}” lacks {1}", "beslutningen om “{0}” mangler {1}",
     "Every decision says by whom and when (by: and date:, also once at the top for all); changed and rejected say why (reason:).",
     "Hver beslutning siger, hvem der traf den og hvornår (by: og date:, eventuelt én gang øverst for alle); changed og rejected siger "
     "også hvorfor (reason:).")
DIAG(DIAG_DECISION_PERSONAL, "decision-personal", ERROR, "this holds {0} and is published", "dette indeholder {0} og udgives",
     "Decisions are shown. They name units and roles, never persons, and hold no e-mail addresses, telephone or personal numbers.",
     "Beslutninger vises på webstedet. De nævner enheder og roller, aldrig personer, og indeholder ingen mailadresser, telefonnumre "
     "eller CPR-numre.")
DIAG(DIAG_DECISION_STALE, "decision-stale", WARNING, "the text of “{0}” is not the one that was decided upon; it is {1} now",
     "teksten i “{0}” er ikke den, der blev besluttet; den er nu {1}",
     "text: is the fingerprint of the change that lay before those who decided. Let them decide again, then write the new fingerprint "
     "there.",
     "text: er fingeraftrykket af ændringen, som den så ud, da den blev besluttet. Lad den blive besluttet igen, og skriv så det nye "
     "fingeraftryk.")
DIAG(DIAG_DECISION_NOT_CARRIED_OUT, "decision-not-carried-out", WARNING, "“{0}” was {1}, but stands as it was put forward",
     "“{0}” blev besluttet som {1}, men står, som det blev lagt frem",
     "A change that was rejected should be gone from the text; one that was changed should no longer be the text put forward.",
     "En ændring, der blev afvist, skal være ude af teksten; en, der skulle ændres, skal ikke længere være den tekst, der blev lagt frem.")
DIAG(DIAG_DECISION_MISSING, "decision-missing", WARNING, "changes of the core without a decision: {0}; the first is {1}",
     "ændringer i kernen uden beslutning: {0}; den første er {1}",
     "Each change of the core takes a decision before the edition is released: write approved, changed or rejected at decision, with who "
     "and "
     "when at by and date.",
     "Hver ændring i kernen skal besluttes, før udgaven udgives: skriv approved, changed eller rejected ved decision, og hvem og hvornår "
     "ved "
     "by og date.")
