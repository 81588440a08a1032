const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What the preview says beyond the subject: channels without a subject take it from the text. */
export const previewBeyond = (subject: string, preview: string): string => {
  const start = plain(subject).replace(/(…|\.\.\.)$/, '');
  const text = plain(preview);
  return start !== '' && text.startsWith(start) ? text.slice(start.length).replace(/^[\s.…]+/, '') : text;
};

/** Whether words have been read already in one of the texts above them. */
export const isSaidIn = (words: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => plain(text).includes(plain(words)));
