#include "import/common_words.h"

#include "base/arena.h"

struct rank {
  double rate; /* in a million words */
  const char *words;
};

static const struct rank ranks[] = {
    {8000, "og i at er det en til for på de der af med som den et ikke har var vi man han om kan fra så eller når skal hvor også"},
    {2000,
     "jeg du sig være bliver ved hun men vil være blev havde efter over deres ud alle mere skulle kunne sin her end op andre mellem selv "
     "år været få får hvordan hvad hvem hvis dem os vores må kun dette denne disse under uden mod går gør gøre ind ned nye ny bør "
     "både før står sammen samt hver andet anden flere børn"},
    {700,
     "børnene mange meget store stor første mål arbejde arbejder arbejdet går gå stå se ser tage tager giver give finde kommer komme god "
     "gode godt dag dage tid hele egen egne eget del dele sted barn barnet mindre fælles områder område området områderne måde måder på "
     "brug bruge bruges bruger ligger lægges lægge række læse læser lære lærer lærere læreren lærerne læring læringen således særlig "
     "særligt særlige næste næsten bedre sætte sætter grundlag behov dermed derfor altid ofte vigtigt vigtige nødvendigt nødvendige "
     "mulighed muligheder ønsker ønske gøres gjort søger søge følge følger følges føre fører løbende løse løser løses løsning løsninger "
     "møde møder mødes mødet skole skolen skoler skolerne elever eleverne lande land mand mænd liv samme lige grad indsats indsatser"},
    {250,
     "forløb forløbet formål formålet målene målet målsætning målsætninger råd rådet byråd byrådet rådgivning håb håber låne lån såvel "
     "åben åbne åbent åbenhed "
     "åbner året årets års årene årlig årlige årligt årgang månedlig måned måneder måske måles måler måle måling målinger målingerne nå "
     "når "
     "nået nås opnå opnår opstår forstå forstår forstås foreslå foreslår indgår foregår består bestå omgås dårlig dårligt sådan sådanne "
     "små "
     "langt længe længere lang ældre ældste største større støtte støtter støttes støtten høj høje højt højere højest højst hører høre "
     "høring "
     "hørt dør døre tør tøj rør røre køre kører kørsel prøve prøver prøves prøvet afprøve føle føler følelse følt født fødsel øge øger "
     "øget "
     "øgede økonomi økonomisk økonomiske øvrige øve øver øvelse ønskes ønsket grøn grønt grønne rød brød søn sø søer sørge sørger sørges "
     "spørge spørger spørgsmål spørgsmålet besøg besøge besøger undersøge undersøger undersøgelse undersøgelser opgave opgaver opgaven "
     "først "
     "færre færdig færdige fællesskab fællesskaber fællesskabet fællesskaberne kræve kræver krav kære værd værdi værdier værdierne "
     "lærte tæt tættere tænke tænker tænkt tværs tværgående træ træer træde trække trækker træffe træffer træffes svær svært svære nær "
     "nære "
     "nærvær hjælp hjælpe hjælper mærke mærker vælge vælger vælges valgt valg væk vækst sprog sproget gennemføres gennemføre gennemført "
     "pædagog pædagoger pædagogisk pædagogiske forældre forældrene forældres undgå modtager afgørende afgørelse tilgængelig kommune "
     "kommunen "
     "kommunens borger borgere borgerne strategi strategien trivsel udvikle udvikling uddannelse undervisning ledelse ledere lederne "
     "leder"},
    {700, "fået gået stået to tre fire fem seks syv otte ni ti have set bare gang gange lange aldrig alene allerede samtidig endnu nu jo "
          "dog lidt hos hvilke hvilket "
          "bruger brugt viser vise vist siger sige sagt kender kende kendt hjemmet hjem familie familien forskellige forskellig alle "
          "hverdag hverdagen "
          "læst mindst højst flest fleste færrest tidligt tidligere forløbet rolle roller ansvar voksne unge ung ældre"},
    {250,
     "svar svare svarer tale taler ret retter sad sat satte sag sager sagen tanke tanker kalder kalde bor bo bosat boet taget lagt givet "
     "holde holder "
     "lave laver lavet skabe skaber skabt samtale samtaler papir bygge bygger byggede stille stiller stillet hele helt varet lade lader "
     "skal skabes vores leve lever levet dansk danske lov love lover plads pladser plan planer planen sende sender kontakt følges"},
    {60,
     "mor fare farer ord ordet rette lad lade fag fald lager lag lagt vare varer bold bøger haver lege leger legen leg legene gade gaven "
     "vagt vane vaner marken mark marker sen seneste stole stolen hest kort bank bred brede faste fast fest tomme vogn bager mave "
     "søvn sov spor sporet by byen vej veje huse hus vand mad bord ser sidder sted steder åen å ånd årsag årsag årsager ål påvirke "
     "påvirker "
     "påvirkning påbegynde påse påpege sår såre stål stålsat håndtere hånd hænder gæst gæster hæfte hæve hæver ære ærlig ærligt klæder "
     "klar "
     "klæde læge lægen læger lønnet løn lønnen løfte løfter løb løbe løber løs løst røg røgfri møbler mørk mørke køb købe køber køn kølig "
     "bøn bønner bøde døgn døgnet dømme dømmekraft høst høste øje øjne øjnene øl ørn øre ører øst østlig øverst øverste øde øjeblik drøfte "
     "drøfter drøftes drøftelse drøftelser drømme drøm frø køkken køkkenet kød lørdag søndag sød søster sølv tørre tømme tøve vågne våben "
     "blå grå tåle tåler tåge dåb gård gården gårde gåde gave gåtur klage klager pårørende påske nåde måltid måltider måltidet målrettet "
     "målrettet brænde bænk bære bærer bæredygtig bæredygtige bæredygtighed læs ræv ræs sæde sæk tælle tæller tænder tænderne vægt væg "
     "vægge "
     "vær værk værktøj værktøjer væsentlig væsentlige æble æske ægte æg dække dækker fæste fær fæl gæld gælde gælder gældende hær hæs jævn "
     "jævnlig kælder kæmpe kær læk læn mæle mæt næse næve pæn pæne rækker ræk sæt sætning sætninger sæson tæppe vænne værn"},
};

void common_words_load(struct map *words, struct arena *arena) {
  map_init(words, arena);
  for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++) {
    struct str word;
    for (struct str rest = str_from(ranks[i].words); str_split(&rest, ' ', &word);) map_put(words, word, (void *)&ranks[i]);
  }
}

double common_words_rate(const struct map *words, struct str word) {
  const struct rank *rank = map_get(words, word);
  return rank != NULL ? rank->rate : 0;
}

bool common_words_next_danish(const struct map *words, size_t *at, struct str *word) {
  while (*at < words->count) {
    *word = words->items[(*at)++].key;
    for (size_t i = 0; i < word->len; i++) {
      if ((unsigned char)word->at[i] == 0xC3U) return true;
    }
  }
  return false;
}
