import { LETTER_LANGUAGES, type LetterLanguage, type VisitNeed } from '@frontdoor/contracts';

/** Languages that the kiosk speaks, by their own names: those in which an organisation's letters have words. */
export const KIOSK_LANGUAGES = LETTER_LANGUAGES;
export type KioskLanguage = LetterLanguage;

export interface KioskWords {
  title: string;
  /** Of the links to the other languages. */
  language: string;
  /** Of the button that has the page read aloud. */
  listen: string;
  what: string;
  words: string;
  wordsHint: string;
  name: string;
  nameHint: string;
  needs: string;
  need: Readonly<Record<VisitNeed, string>>;
  checkIn: string;
  problem: string;
  chooseWhat: string;
  tooLong: string;
  tooOften: string;
  ticket: string;
  seat: string;
  /** Before the number of those whose turn comes first. */
  before: string;
  done: string;
  stillThere: string;
  startsAgain: string;
  moreTime: string;
  error: string;
}

export const KIOSK_WORDS: Readonly<Record<KioskLanguage, KioskWords>> = {
  en: {
    title: 'Check in',
    language: 'Language',
    listen: 'Listen',
    what: 'What have you come about?',
    words: 'Tell us more, if you like',
    wordsHint: 'In a few words.',
    name: 'Your name, if you like',
    nameHint: 'You will be called by the number of your ticket.',
    needs: 'Do you need any of these?',
    need: {
      interpreter: 'An interpreter',
      'sign-language': 'British Sign Language',
      hearing: 'Help with hearing',
      sight: 'Help with seeing',
      reading: 'Help with reading or writing',
      mobility: 'Step-free access or a seat',
      'hidden-disability': 'Help because of a disability that cannot be seen',
      private: 'A private room',
    },
    checkIn: 'Check in',
    problem: 'There is a problem',
    chooseWhat: 'Choose what you have come about',
    tooLong: 'Use fewer words',
    tooOften: 'Many people have checked in here just now. Please go to the desk.',
    ticket: 'Your ticket is',
    seat: 'Please take a seat. We will call you by this number.',
    before: 'People before you',
    done: 'Done',
    stillThere: 'Are you still there?',
    startsAgain: 'This page will start again, and what you have entered will be removed.',
    moreTime: 'I need more time',
    error: 'Error',
  },
  cy: {
    title: 'Cofrestru',
    language: 'Iaith',
    listen: 'Gwrando',
    what: 'Beth yw pwrpas eich ymweliad?',
    words: 'Dywedwch fwy wrthym, os hoffech',
    wordsHint: 'Mewn ychydig eiriau.',
    name: 'Eich enw, os hoffech',
    nameHint: 'Byddwch yn cael eich galw yn ôl rhif eich tocyn.',
    needs: 'Oes angen unrhyw un o’r rhain arnoch?',
    need: {
      interpreter: 'Cyfieithydd ar y pryd',
      'sign-language': 'Iaith Arwyddion Prydain',
      hearing: 'Cymorth i glywed',
      sight: 'Cymorth i weld',
      reading: 'Cymorth i ddarllen neu ysgrifennu',
      mobility: 'Mynediad heb risiau neu sedd',
      'hidden-disability': 'Cymorth oherwydd anabledd nad yw’n weladwy',
      private: 'Ystafell breifat',
    },
    checkIn: 'Cofrestru',
    problem: 'Mae problem',
    chooseWhat: 'Dewiswch bwrpas eich ymweliad',
    tooLong: 'Defnyddiwch lai o eiriau',
    tooOften: 'Mae llawer o bobl newydd gofrestru yma. Ewch at y ddesg, os gwelwch yn dda.',
    ticket: 'Eich tocyn yw',
    seat: 'Eisteddwch, os gwelwch yn dda. Byddwn yn eich galw yn ôl y rhif hwn.',
    before: 'Pobl o’ch blaen',
    done: 'Gorffen',
    stillThere: 'Ydych chi’n dal yno?',
    startsAgain: 'Bydd y dudalen hon yn dechrau eto, a bydd yr hyn a roddoch yn cael ei ddileu.',
    moreTime: 'Mae angen mwy o amser arnaf',
    error: 'Gwall',
  },
  pl: {
    title: 'Zgłoszenie wizyty',
    language: 'Język',
    listen: 'Posłuchaj',
    what: 'W jakiej sprawie Pan/Pani przychodzi?',
    words: 'Proszę napisać więcej, jeśli Pan/Pani chce',
    wordsHint: 'W kilku słowach.',
    name: 'Imię i nazwisko, jeśli Pan/Pani chce',
    nameHint: 'Wywołamy numer Pana/Pani biletu.',
    needs: 'Czy potrzebuje Pan/Pani czegoś z tej listy?',
    need: {
      interpreter: 'Tłumacz',
      'sign-language': 'Brytyjski język migowy',
      hearing: 'Pomoc w słyszeniu',
      sight: 'Pomoc w widzeniu',
      reading: 'Pomoc w czytaniu lub pisaniu',
      mobility: 'Dostęp bez schodów lub miejsce siedzące',
      'hidden-disability': 'Pomoc z powodu niewidocznej niepełnosprawności',
      private: 'Osobny pokój',
    },
    checkIn: 'Zgłoś wizytę',
    problem: 'Wystąpił problem',
    chooseWhat: 'Proszę wybrać, w jakiej sprawie Pan/Pani przychodzi',
    tooLong: 'Proszę użyć mniej słów',
    tooOften: 'Przed chwilą zgłosiło się tu wiele osób. Proszę podejść do okienka.',
    ticket: 'Pana/Pani bilet to',
    seat: 'Proszę usiąść. Wywołamy ten numer.',
    before: 'Osoby przed Panem/Panią',
    done: 'Gotowe',
    stillThere: 'Czy nadal Pan/Pani tu jest?',
    startsAgain: 'Ta strona zacznie się od nowa, a wpisane dane zostaną usunięte.',
    moreTime: 'Potrzebuję więcej czasu',
    error: 'Błąd',
  },
  ro: {
    title: 'Înregistrare',
    language: 'Limba',
    listen: 'Ascultați',
    what: 'Pentru ce ați venit?',
    words: 'Spuneți-ne mai multe, dacă doriți',
    wordsHint: 'În câteva cuvinte.',
    name: 'Numele dumneavoastră, dacă doriți',
    nameHint: 'Veți fi chemat după numărul biletului.',
    needs: 'Aveți nevoie de ceva din acestea?',
    need: {
      interpreter: 'Un interpret',
      'sign-language': 'Limba britanică a semnelor',
      hearing: 'Ajutor pentru auz',
      sight: 'Ajutor pentru vedere',
      reading: 'Ajutor la citit sau la scris',
      mobility: 'Acces fără trepte sau un scaun',
      'hidden-disability': 'Ajutor din cauza unei dizabilități care nu se vede',
      private: 'O cameră separată',
    },
    checkIn: 'Înregistrare',
    problem: 'Există o problemă',
    chooseWhat: 'Alegeți pentru ce ați venit',
    tooLong: 'Folosiți mai puține cuvinte',
    tooOften: 'Multe persoane s-au înregistrat aici chiar acum. Vă rugăm să mergeți la ghișeu.',
    ticket: 'Biletul dumneavoastră este',
    seat: 'Vă rugăm să luați loc. Vă vom chema după acest număr.',
    before: 'Persoane înaintea dumneavoastră',
    done: 'Gata',
    stillThere: 'Mai sunteți aici?',
    startsAgain: 'Această pagină va începe din nou, iar ce ați introdus va fi șters.',
    moreTime: 'Am nevoie de mai mult timp',
    error: 'Eroare',
  },
  pt: {
    title: 'Registar a visita',
    language: 'Língua',
    listen: 'Ouvir',
    what: 'Qual é o motivo da sua visita?',
    words: 'Diga-nos mais, se quiser',
    wordsHint: 'Em poucas palavras.',
    name: 'O seu nome, se quiser',
    nameHint: 'Será chamado pelo número da sua senha.',
    needs: 'Precisa de alguma destas coisas?',
    need: {
      interpreter: 'Um intérprete',
      'sign-language': 'Língua gestual britânica',
      hearing: 'Ajuda para ouvir',
      sight: 'Ajuda para ver',
      reading: 'Ajuda para ler ou escrever',
      mobility: 'Acesso sem degraus ou um lugar sentado',
      'hidden-disability': 'Ajuda devido a uma deficiência que não se vê',
      private: 'Uma sala privada',
    },
    checkIn: 'Registar a visita',
    problem: 'Há um problema',
    chooseWhat: 'Escolha o motivo da sua visita',
    tooLong: 'Use menos palavras',
    tooOften: 'Muitas pessoas registaram-se aqui agora mesmo. Dirija-se ao balcão, por favor.',
    ticket: 'A sua senha é',
    seat: 'Sente-se, por favor. Vamos chamá-lo por este número.',
    before: 'Pessoas à sua frente',
    done: 'Concluído',
    stillThere: 'Ainda está aí?',
    startsAgain: 'Esta página vai recomeçar e o que escreveu será apagado.',
    moreTime: 'Preciso de mais tempo',
    error: 'Erro',
  },
};

/** The language asked for, where the kiosk speaks it; otherwise English. */
export const kioskLanguage = (asked: string | undefined): KioskLanguage =>
  asked !== undefined && Object.hasOwn(KIOSK_WORDS, asked) ? (asked as KioskLanguage) : 'en';
