/** A text with what is selected in it: [from, to) in UTF-16 units. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

export type Format = 'bold' | 'italic' | 'list' | 'link';

const MARKS = { bold: '**', italic: '_' } as const;

const spliced = (text: string, from: number, to: number, by: string) =>
  text.slice(0, from) + by + text.slice(to);

/** Puts marks around what is selected, or takes them off; of a selection over several lines around each. */
const around = ({ text, from, to }: Selected, mark: string): Selected => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const start = from - mark.length;
    return {
      text: spliced(text, start, to + mark.length, text.slice(from, to)),
      from: start,
      to: to - mark.length,
    };
  }
  const selected = text.slice(from, to);
  if (!selected.includes('\n')) {
    // The marks stand at the words: with a space inside they mean nothing.
    const words = selected.trim();
    const lead = selected.length - selected.trimStart().length;
    const start = words === '' ? to : from + lead;
    const next = spliced(text, start, start + words.length, `${mark}${words}${mark}`);
    return { text: next, from: start + mark.length, to: start + mark.length + words.length };
  }
  const lines = selected.split('\n').map((line) => {
    const words = line.trim();
    return words === '' ? line : line.replace(words, () => `${mark}${words}${mark}`);
  });
  const marked = lines.join('\n');
  return { text: spliced(text, from, to, marked), from, to: from + marked.length };
};

/** Makes the lines that are selected the items of a list, or no list where they all are. */
const listed = ({ text, from, to }: Selected): Selected => {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const upTo = end < 0 ? text.length : end;
  const lines = text.slice(start, upTo).split('\n');
  const isList = lines.every((line) => line.startsWith('- ') || line.trim() === '');
  const isEmpty = lines.every((line) => line.trim() === '');
  const next = lines
    .map((line) => {
      if (isList && !isEmpty) return line.replace(/^- /, '');
      return line.startsWith('- ') || (line.trim() === '' && !isEmpty) ? line : `- ${line}`;
    })
    .join('\n');
  const whole = spliced(text, start, upTo, next);
  const isCursor = from === to;
  return { text: whole, from: isCursor ? start + next.length : start, to: start + next.length };
};

const ADDRESS = 'https://';

/** Makes a link of the words that are selected, or of an address; what is still to be written is selected. */
const linked = ({ text, from, to }: Selected): Selected => {
  const words = text
    .slice(from, to)
    .trim()
    .replaceAll(/[\][\n]/g, ' ');
  const isAddress = /^(https?:\/\/|mailto:)\S+$/.test(words);
  const [label, address] = isAddress ? ['words', words] : [words === '' ? 'words' : words, ADDRESS];
  const next = spliced(text, from, to, `[${label}](${address})`);
  if (isAddress || words === '') return { text: next, from: from + 1, to: from + 1 + label.length };
  const start = from + label.length + 3;
  return { text: next, from: start, to: start + address.length };
};

/** A text after a format was asked for, with what is selected then. */
export const formatted = (format: Format, selected: Selected): Selected => {
  switch (format) {
    case 'bold':
    case 'italic':
      return around(selected, MARKS[format]);
    case 'list':
      return listed(selected);
    case 'link':
      return linked(selected);
  }
};

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Ctrl+B or Cmd+B, and the same with I. */
export const formatOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): Format | null => {
  if (ctrlKey === metaKey || altKey || shiftKey) return null;
  return { b: 'bold' as const, i: 'italic' as const }[key.toLowerCase()] ?? null;
};
