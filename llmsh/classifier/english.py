"""The words that hold an English sentence together, by class, and verbs with which a request begins."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path


class Tag(StrEnum):
    """The class of one word in a sentence."""

    DETERMINER = "det"
    PREPOSITION = "prep"
    PRONOUN = "pron"
    AUXILIARY = "aux"
    QUESTION = "wh"
    CONJUNCTION = "conj"
    ADVERB = "adv"
    VERB = "verb"
    POLITE = "polite"
    FOREIGN = "foreign"
    OTHER = "other"
    NUMBER = "num"
    SIZE = "size"
    NAME = "name"
    QUOTED = "quoted"
    SYNTAX = "syntax"
    START = "start"
    END = "end"


_CLASSES: dict[Tag, str] = {
    Tag.DETERMINER: """the a an this that these those my your our his her its their all any every each both some no
        another either neither several many few most more less least fewer enough such same other whatever whichever""",
    Tag.PREPOSITION: """of in on at by for with without from to into onto over under between about above below after
        before since until during through across against within inside outside as than like near per via except
        towards upon along around behind beside besides beyond despite among underneath excluding including""",
    Tag.PRONOUN: """i me you he she it we us they them myself itself themselves something anything everything nothing
        someone anyone everyone nobody mine yours ours theirs i'm i've i'd i'll it's that's there's let's""",
    Tag.AUXILIARY: """is are was were be been being am do does did doing done have has had having can could will would
        shall should may might must isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot
        couldn't won't wouldn't shouldn't cant dont doesnt didnt isnt wont""",
    Tag.QUESTION: """what which who whom whose when where why how what's who's where's how's when's whats wheres
        hows""",
    Tag.CONJUNCTION: """and or but so because if then while although though unless whether nor yet otherwise else""",
    Tag.ADVERB: """only just also again now already recursively not never always still even ever currently right there
        here instead too very really recently today yesterday tomorrow once twice first last back away together alone
        alphabetically numerically separately automatically quickly safely actually later ago sorted ordered""",
    Tag.POLITE: """please pls plz thanks thank kindly hey hi hello ok okay maybe lol omg hmm um uh oops sorry
        nope nevermind""",
    Tag.VERB: """show list display print count delete remove copy move rename create give tell get search look check
        compress extract unpack download upload convert replace change add append insert start stop restart run execute
        uninstall update upgrade compare combine merge concatenate send receive fetch save load read write put take keep
        need want help explain describe summarize summarise calculate compute determine generate build compile monitor
        disable enable turn switch connect disconnect encrypt decrypt archive back backup restore undo redo revert
        squash rebase commit push pull clone checkout fix repair clean clear empty erase wipe trim crop resize rotate
        scale play record set unset define assign redirect pipe filter select pick choose exclude include ignore skip
        limit order group sum average recursively locate retrieve return scan test verify validate ensure make see
        view open close edit modify use using try let go do put reverse shuffle format parse analyze analyse install
        schedule repeat loop wait sleep terminate end finish quit mount unmount attach detach free reset reload watch
        follow track trace log report notify remind ask answer translate highlight number enumerate strip truncate
        shorten lengthen duplicate clone mirror sync synchronize synchronise transfer swap exchange capitalize
        capitalise lowercase uppercase lookup identify recover inspect draw plot apply allow block deny grant revoke
        protect lock unlock hide reveal expose publish deploy launch bring walk dump export import store cut split join
        sort find kill tell cancel expand paste zip unzip
        figure work happen exist contain contains containing match matches matching named
        called""",
    # Spanish, French, German, Portuguese, Italian, Dutch, Polish, Swedish, Turkish, Russian.
    Tag.FOREIGN: """el los las una unos unas del que con para por más mas como donde cuál cual cuánto cuanto cuántos mis
        todos todas este esta muestra muéstrame lista borra elimina busca encuentra crea copia mueve archivo archivos
        carpeta cuando quién puedo le la les en une un des du de dans avec pour sur qui que quoi quel quelle quels
        combien
        où tous toutes mes ce cette ces est sont affiche montre montrer liste supprime efface cherche trouve crée
        copie déplace fichier fichiers dossier je tu nous vous comment der die das den dem des ein eine einen einer und
        oder mit von vom zum zur für im ist sind wie wo wer welche welcher welches wieviel alle mein meine ich mir zeige
        zeig liste lösche suche finde erstelle kopiere verschiebe datei dateien ordner nicht auf aus bei nach os as uma
        dos das no na nos nas com meu minha mostre mostra liste apague procure encontre arquivos arquivo pasta quanto
        quantos quais il lo gli i dei degli delle della nella nel sul mio mia tutti tutte mostra elenca cancella cerca
        trova crea sposta cartella quanti quali dove come het een van met voor op niet welke hoeveel waar toon laat
        verwijder zoek maak bestanden map pokaż usuń znajdź wszystkie pliki plik z ze jest ile gdzie jak visa lista ta
        bort hitta alla filer och som är inte hur var göster sil bul tüm dosyaları dosya bu ve ile kaç nerede покажи
        показать удали удалить найди найти все всех файлы файл папку в на с из по для что где как сколько какие какой
        моя мой и не это создай скопируй
        welchen welchem wessen wann warum wieso wohin woher wird werden wurde habe haben kann kannst können soll muss
        bitte gibt läuft liegt belegt belegen entpacke packe sortiere zähle ändere öffne starte stoppe beende mach
        mache führe benenne ersetze vergleiche speichere lade installiere prüfe drucke größer kleiner älter neuer
        gerade noch hier dort mehr weniger heute gestern morgen letzte letzten letzter diesen diesem dieser dieses
        diese kein keine meinen meinem meiner über unter zwischen ohne seit bis wenn sich mich mir uns ihr quelle
        pourquoi quand peux pouvez peut faut veux voudrais compte trie ouvre ferme arrête redémarre remplace renomme
        compresse décompresse extrais installe mets vérifie moins gros grand grande petit dernier dernière aujourd'hui
        sans sous entre depuis aux qué quién quiénes cuándo cuántas dónde cómo porqué puedes quiero necesito está están
        fueron tiene ocupa ordena cuenta abre cierra inicia detén reinicia reemplaza renombra comprime descomprime
        extrae instala comprueba dime haz grandes pequeños último última últimos ayer hoy sobre desde hasta ese esa
        quando quem onde qual porque posso preciso há estão renomeie compacte extraia instale abra ordene mude mova
        copie crie maiores maior ontem hoje sem até perché chi quale devo c'è sono apri conta ordina rinomina comprimi
        estrai installa riavvia ferma grandi ultimo ultimi ieri oggi senza fino libero waarom wanneer wie moet heb
        heeft zijn mijn deze grote kleine laatste gisteren vandaag zonder tussen sorteer hernoem kopieer verplaats pak
        который которые почему когда кто куда можно нужно есть больше меньше последние сколько занимает открой запусти
        останови переименуй распакуй посчитай отсортируй""",
}


def _tags() -> dict[str, Tag]:
    """Each word's class; the first class named wins, English before foreign."""
    table: dict[str, Tag] = {}
    for tag, words in _CLASSES.items():
        for word in words.split():
            table.setdefault(word, tag)
    return table


TAGS = _tags()
# Words that hardly ever stand alone among the operands of a command.
_TELLING_TEXT = """
    the my your our his her their its these those this that which whose who what where when how every each everything
    anything something them it is are was were has have does do please and of into onto without than between me if
    because but there only called named"""
TELLING = frozenset(_TELLING_TEXT.split())
GLUE = frozenset({Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN, Tag.AUXILIARY, Tag.QUESTION, Tag.CONJUNCTION})

# Words of _CLASSES that are letters or short names in commands as often as words of a sentence.
_AMBIGUOUS_TEXT = "a i as os no in on do no du de no la le lo z s в с и"
AMBIGUOUS = frozenset(_AMBIGUOUS_TEXT.split())


@lru_cache(maxsize=1)
def _sections() -> dict[str, frozenset[str]]:
    """The words of english.txt by the heading above them."""
    sections: dict[str, set[str]] = {}
    heading = ""
    for line in Path(__file__).with_name("english.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        else:
            sections.setdefault(heading, set()).update(line.split())
    return {name: frozenset(words) for name, words in sections.items()}


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    return frozenset().union(*_sections().values())


_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_MORE_ENDINGS = (("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ily", "y"), ("ly", ""))


@lru_cache(maxsize=4096)
def is_english(word: str) -> bool:
    """Whether `word`, in lower case, is a common word of English, inflections included."""
    common = _common_words()
    if word in common or TAGS.get(word, Tag.FOREIGN) is not Tag.FOREIGN:
        return True
    if word.endswith(("'s", "’s")) and is_english(word[:-2]):
        return True
    for ending, instead in _ENDINGS + _MORE_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem + instead in common or TAGS.get(stem + instead) is Tag.VERB:
                return True
            if len(stem) > 3 and stem[-1] == stem[-2] and (stem[:-1] in common or TAGS.get(stem[:-1]) is Tag.VERB):
                return True
    return "-" in word and all(part and is_english(part) for part in word.split("-"))


_NUMBERS_TEXT = "two three four five six seven eight nine ten eleven twelve twenty fifty hundred thousand"
NUMBERS = frozenset(_NUMBERS_TEXT.split())


def is_quality(word: str) -> bool:
    """Whether `word` tells of what kind or how many things are: an adjective, a participle, a number."""
    return word in _sections()["qualities"] or word in NUMBERS or (word.endswith("ed") and is_english(word))


def is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and is_english(word)
