/** Languages in which we have words for what stands in a letter around its text, by their own names. */
export const LETTER_LANGUAGES = {
  en: 'English',
  cy: 'Cymraeg',
  pl: 'Polski',
  ro: 'Română',
  pt: 'Português',
} as const;
export type LetterLanguage = keyof typeof LETTER_LANGUAGES;

/** The language whose words a letter has to somebody of this language (BCP 47): English where we have none of theirs. */
export const letterLanguage = (language: string): LetterLanguage => {
  const [own = ''] = language.toLowerCase().split('-', 1);
  return own in LETTER_LANGUAGES ? (own as LetterLanguage) : 'en';
};
