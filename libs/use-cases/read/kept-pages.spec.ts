import { expect, it } from 'vitest';
import { KeptPages } from './kept-pages.js';

const page = (bytes: number) => ({ name: 'a.pdf', total: 1, png: new Uint8Array(bytes) });

it('a page is drawn once for all who ask, and again when there was no room to keep it', async () => {
  const pages = new KeptPages(4000);
  const drawn: string[] = [];
  const ask = (key: string, bytes: number) =>
    pages.get(key, async () => {
      drawn.push(key);
      return page(bytes);
    });
  await Promise.all([ask('one', 1000), ask('one', 1000)]);
  await ask('two', 1000);
  await ask('one', 1000);
  expect(drawn).toEqual(['one', 'two']);
  await ask('three', 1000);
  await ask('one', 1000);
  expect(drawn).toEqual(['one', 'two', 'three']);
  await ask('two', 1000);
  expect(drawn).toEqual(['one', 'two', 'three', 'two']);
});

it('what could not be made is tried again, and why there is no page is kept', async () => {
  const pages = new KeptPages();
  let tries = 0;
  const ask = () =>
    pages.get('one', async () => {
      if (++tries === 1) throw new Error('busy');
      return { name: 'a.pdf', why: 'it is damaged' };
    });
  await expect(ask()).rejects.toThrow('busy');
  expect(await ask()).toMatchObject({ why: 'it is damaged' });
  await ask();
  expect(tries).toBe(2);
});
