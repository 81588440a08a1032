/** More of a text is not looked at: what it is about is said by then. */
const READ = 4000;
const MOST_WORDS = 600;

/** Words that stand in every text, whatever it is about. */
const EVERYWHERE = new Set(
  'the and for you your are was were not with that this from have has had but can could would should will they them there what when which who how our out about into any all been being please hello dear thank thanks regards kind hi yes get got just one its his her him she him my me we us is in on at to of it be as or if so do did does an by no am re'.split(
    ' ',
  ),
);

/** `bins`, `bin’s` and `bin` are one word. */
const stem = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** The words of a text in their order, in lower case, without accents. */
export const wordsOf = (text: string): string[] =>
  (
    text
      .slice(0, READ)
      .normalize('NFKD')
      .replaceAll(/\p{M}+|['’]s\b/gu, '')
      .toLowerCase()
      .match(/\p{L}{2,30}/gu) ?? []
  )
    .slice(0, MOST_WORDS)
    .map(stem);

/** Each of them once, without those that say nothing. */
export const tellingWords = (text: string): string[] => [
  ...new Set(wordsOf(text).filter((word) => word.length > 2 && !EVERYWHERE.has(word))),
];
