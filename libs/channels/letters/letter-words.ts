import { letterLanguage, type LetterLanguage } from '@frontdoor/contracts';

/** What our letters say around what was written, in one language. */
interface LetterWords {
  /** BCP 47, for the name of the month and for who reads it aloud. */
  tag: string;
  telephone: string;
  reference: string;
  date: string;
  /** What the square code is for, in place of its picture. */
  codeIs: (reference: string) => string;
  /** The line with which every letter ends. */
  questions: (known: { reference: string; telephone?: string; author?: string }) => string;
  page: (page: string, pages: string) => string;
}

const joined = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

export const LETTER_WORDS = {
  en: {
    tag: 'en-GB',
    telephone: 'Telephone',
    reference: 'Our reference',
    date: 'Date',
    codeIs: (reference) => `Square code with our reference ${reference}`,
    questions: ({ reference, telephone, author }) =>
      joined(
        'If you have a question about this letter,',
        telephone ? `ring ${telephone}${author ? ` and ask for ${author}` : ''},` : 'write to us,',
        `and give our reference, ${reference}.`,
        'If you write, please send this page back with your letter.',
      ),
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  cy: {
    tag: 'cy',
    telephone: 'Ffôn',
    reference: 'Ein cyfeirnod',
    date: 'Dyddiad',
    codeIs: (reference) => `Cod sgwâr gyda’n cyfeirnod ${reference}`,
    questions: ({ reference, telephone, author }) =>
      joined(
        'Os oes gennych gwestiwn am y llythyr hwn,',
        telephone
          ? `ffoniwch ${telephone}${author ? ` a gofynnwch am ${author}` : ''},`
          : 'ysgrifennwch atom,',
        `gan roi ein cyfeirnod, ${reference}.`,
        'Os ydych yn ysgrifennu, anfonwch y dudalen hon yn ôl gyda’ch llythyr.',
      ),
    page: (page, pages) => `Tudalen ${page} o ${pages}`,
  },
  pl: {
    tag: 'pl',
    telephone: 'Telefon',
    reference: 'Nasz numer sprawy',
    date: 'Data',
    codeIs: (reference) => `Kod kwadratowy z naszym numerem sprawy ${reference}`,
    questions: ({ reference, telephone, author }) =>
      joined(
        'W razie pytań dotyczących tego listu prosimy',
        telephone
          ? `zadzwonić pod numer ${telephone}${author ? ` (osoba do kontaktu: ${author})` : ''}`
          : 'napisać do nas',
        `i podać nasz numer sprawy: ${reference}.`,
        'Jeśli odpowiadają Państwo listownie, prosimy odesłać tę stronę razem z listem.',
      ),
    page: (page, pages) => `Strona ${page} z ${pages}`,
  },
  ro: {
    tag: 'ro',
    telephone: 'Telefon',
    reference: 'Referința noastră',
    date: 'Data',
    codeIs: (reference) => `Cod pătrat cu referința noastră ${reference}`,
    questions: ({ reference, telephone, author }) =>
      joined(
        'Dacă aveți o întrebare despre această scrisoare,',
        telephone
          ? `sunați la ${telephone}${author ? ` și cereți să vorbiți cu ${author}` : ''}`
          : 'scrieți-ne',
        `și menționați referința noastră: ${reference}.`,
        'Dacă ne scrieți, vă rugăm să trimiteți înapoi această pagină împreună cu scrisoarea.',
      ),
    page: (page, pages) => `Pagina ${page} din ${pages}`,
  },
  pt: {
    tag: 'pt-PT',
    telephone: 'Telefone',
    reference: 'A nossa referência',
    date: 'Data',
    codeIs: (reference) => `Código quadrado com a nossa referência ${reference}`,
    questions: ({ reference, telephone, author }) =>
      joined(
        'Se tiver alguma pergunta sobre esta carta,',
        telephone
          ? `telefone para ${telephone}${author ? ` e peça para falar com ${author},` : ''}`
          : 'escreva-nos',
        `e indique a nossa referência: ${reference}.`,
        'Se nos escrever, envie esta página de volta com a sua carta.',
      ),
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
} as const satisfies Record<LetterLanguage, LetterWords>;

/** The words for letters in a language: those of English where we have none. */
export const letterWords = (language: string): LetterWords => LETTER_WORDS[letterLanguage(language)];
