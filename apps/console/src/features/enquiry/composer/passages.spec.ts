import { describe, expect, it } from 'vitest';
import { pastBlanks } from '@frontdoor/contracts';
import { followEdit, hasPassage, putIn } from './passages.js';

describe('a passage in a text', () => {
  it('is there word for word, whatever the spaces and line breaks', () =>
    expect(hasPassage('Dear you,\nAsh deals\n with this. Bye', 'Ash deals with this.')).toBe(true));
  it('is not there with another word', () =>
    expect(hasPassage('Ash dealt with this.', 'Ash deals with this.')).toBe(false));
  it('is never there when it is empty', () => expect(hasPassage('anything', ' \n')).toBe(false));
});

describe('a passage after an edit', () => {
  const before = 'Hello. Ash deals with this. Bye.';
  const passage = 'Ash deals with this.';
  const follow = (after: string) => followEdit(passage, before, after);

  it('stays when the text around it changes', () =>
    expect(follow('Good morning. Ash deals with this. Bye.')).toBe(passage));
  it('takes up a correction in its middle', () =>
    expect(follow('Hello. Ash always deals with this. Bye.')).toBe('Ash always deals with this.'));
  it.each([
    ['its end is deleted', 'Hello. Ash deals with Bye.'],
    ['its beginning is deleted', 'Hello. deals with this. Bye.'],
    ['it is replaced with more', 'Hello. Bye.'],
    ['everything is written anew', 'Something else'],
  ])('is missing when %s', (_, after) => expect(hasPassage(after, follow(after))).toBe(false));
  it('is found again when the words come back', () => {
    const gone = 'Hello. Ash deals with thi Bye.';
    expect(followEdit(follow(gone), gone, before)).toBe(passage);
  });
  it.each(['The crew found {{what}}', '{{what}} was found'])('takes in what is filled in: %s', (blank) => {
    const text = `Good day. ${blank}.`;
    const filled = text.replace('{{what}}', 'm');
    const longer = text.replace('{{what}}', 'moss');
    const followed = followEdit(followEdit(pastBlanks(text, blank), text, filled), filled, longer);
    expect(followed.trim()).toContain(blank.replace('{{what}}', 'moss'));
  });
});

describe('putting a passage in', () => {
  it('begins an empty message', () => expect(putIn(' ', 'Passage.', 0).text).toBe('Passage.'));
  it('is a paragraph of its own at the end', () =>
    expect(putIn('Hello.\n', 'Passage.', 7).text).toBe('Hello.\n\nPassage.'));
  it('keeps its distance from the words around it', () =>
    expect(putIn('One.Two.', 'Passage.', 4).text).toBe('One. Passage. Two.'));
  it('adds no space where there is one', () =>
    expect(putIn('One. Two.', 'Passage.', 5).text).toBe('One. Passage. Two.'));
  it.each([Number.POSITIVE_INFINITY, 4])('tells where the passage ends, put in at %d', (place) => {
    const { text, end } = putIn('One. Two.', 'Passage.', place);
    expect(text.slice(0, end).endsWith('Passage.')).toBe(true);
  });
});
