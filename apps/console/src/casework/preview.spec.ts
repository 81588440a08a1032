import { describe, expect, it } from 'vitest';
import { isSaidIn, previewBeyond } from './preview.js';

describe('previewBeyond', () => {
  it('keeps a preview of its own', () =>
    expect(previewBeyond('No hot water', 'The boiler has stopped')).toBe('The boiler has stopped'));
  it('is empty when the subject says it all', () =>
    expect(previewBeyond('Bin not emptied today', 'Bin not\nemptied today')).toBe(''));
  it('goes on where a shortened subject stops', () =>
    expect(previewBeyond('Bin not emptied…', 'Bin not emptied today')).toBe('today'));
  it('keeps everything when there is no subject', () => expect(previewBeyond('', 'Hello')).toBe('Hello'));
});

describe('isSaidIn', () => {
  it('finds words whatever the line breaks', () =>
    expect(isSaidIn('after two', 'Ring me\nafter  two please')).toBe(true));
  it('does not find what is not there', () => expect(isSaidIn('after two', 'Ring me')).toBe(false));
});
