import { beforeAll, describe, expect, it, vi } from 'vitest';

const press = (given: object) => ({
  ...{ key: 'Enter', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, keyCode: 13 },
  ...{ isComposing: false, repeat: false },
  ...given,
});

describe('the keys that send', () => {
  let askedBy: typeof import('./send-keys.js').askedBy;
  beforeAll(async () => {
    vi.stubGlobal('navigator', { platform: 'Linux x86_64' });
    ({ askedBy } = await import('./send-keys.js'));
  });

  it('are Ctrl+Enter or Cmd+Enter, and with Shift the enquiry is closed too', () => {
    expect(askedBy(press({}))).toBe('send');
    expect(askedBy(press({ ctrlKey: false, metaKey: true }))).toBe('send');
    expect(askedBy(press({ shiftKey: true }))).toBe('send-and-close');
  });

  it.each([
    ['Enter alone', { ctrlKey: false }],
    ['another key', { key: 'e' }],
    ['both modifiers, which mean something else', { metaKey: true }],
    ['Alt besides', { altKey: true }],
    ['a key that is held down', { repeat: true }],
    ['an input method that composes', { isComposing: true }],
    ['an input method that says so by the key code', { keyCode: 229 }],
  ])('are not %s', (_, given) => expect(askedBy(press(given))).toBeNull());
});
