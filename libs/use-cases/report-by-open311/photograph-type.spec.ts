import { expect, it } from 'vitest';
import { photographType } from './photograph-type.js';

it.each([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [...Buffer.from('GIF89a')]],
  ['image/webp', [...Buffer.from('RIFF0000WEBPVP8 ')]],
  [undefined, [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')]],
  [undefined, [...Buffer.from('<!doctype html><script>')]],
  [undefined, [...Buffer.from('RIFF0000WAVEfmt ')]],
  [undefined, [0xff, 0xd8]],
  [undefined, []],
])('%s is told by the first bytes alone', (type, bytes) => {
  expect(photographType(new Uint8Array(bytes))).toBe(type);
});
