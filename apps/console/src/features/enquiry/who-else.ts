interface Other {
  name: string;
  isWriting: boolean;
}

const list = new Intl.ListFormat('en-GB');

const saying = (names: readonly string[], what: string): string[] =>
  names.length === 0 ? [] : [`${list.format(names)} ${names.length === 1 ? 'is' : 'are'} ${what}`];

/** Who else has an enquiry on the screen, those who write first; empty when nobody has. */
export const whoElse = (others: readonly Other[]): string => {
  const names = (isWriting: boolean) =>
    others.filter((each) => each.isWriting === isWriting).map(({ name }) => name);
  return [...saying(names(true), 'writing'), ...saying(names(false), 'looking')].join(', ');
};
