import { describe, expect, it } from 'vitest';
import { fitting, mentionAt, stillNamed, withMention } from './mention-words.js';

const at = (marked: string) => mentionAt(marked.replace('|', ''), marked.indexOf('|'));
const people = ['Ash Grove', 'Rowan', 'Holm Ash'].map((name) => ({ id: name, name }));
const names = (typed: string) => fitting(people, typed).map(({ name }) => name);

describe('a mention in a note', () => {
  it.each([
    ['@|', ''],
    ['Ask @|', ''],
    ['Ask @ro| about it', 'ro'],
    ['(@Ro|', 'Ro'],
    ['@Ash Gro|', 'Ash Gro'],
    ['@Ash |', 'Ash '],
  ])('is being written in “%s”', (text, typed) => {
    expect(at(text)).toEqual({ from: text.indexOf('@'), typed });
  });

  it.each(['|', 'resident@customer|', '@ |', '@Ash Grove knows|', '@Ash, |', '@ro\n|'])(
    'is not being written in “%s”',
    (text) => expect(at(text)).toBeNull(),
  );

  it('offers whose name has what is typed at the beginning of a word', () => {
    expect(names('')).toEqual(['Ash Grove', 'Rowan', 'Holm Ash']);
    expect(names('ash')).toEqual(['Ash Grove', 'Holm Ash']);
    expect(names('holm as')).toEqual(['Holm Ash']);
    expect(names('olm')).toEqual([]);
  });

  it('is written out with one space behind it', () => {
    const put = (marked: string) => {
      const { text, end } = withMention(marked.replace('|', ''), at(marked)!, 'Rowan');
      return `${text.slice(0, end)}|${text.slice(end)}`;
    };
    expect(put('Ask @ro|')).toBe('Ask @Rowan |');
    expect(put('Ask @ro| about it')).toBe('Ask @Rowan |about it');
    expect(put('@ro|, look')).toBe('@Rowan |, look');
  });

  it('counts while the text names whom was chosen', () => {
    const chosen = people.slice(0, 2);
    const named = (text: string) => stillNamed(text, chosen).map(({ name }) => name);
    expect(named('@Rowan and @Ash Grove: look')).toEqual(['Ash Grove', 'Rowan']);
    expect(named('@Rowanberry')).toEqual([]);
    expect(named('@Rowanberry and @Rowan.')).toEqual(['Rowan']);
    expect(named('Rowan')).toEqual([]);
  });
});
