import { expect, it } from 'vitest';
import { isPhotograph } from './photograph-type.js';

it.each([
  [true, [0xff, 0xd8, 0xff, 0xe0]],
  [true, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [true, [...Buffer.from('GIF89a')]],
  [true, [...Buffer.from('RIFF0000WEBPVP8 ')]],
  [false, [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')]],
  [false, [...Buffer.from('<!doctype html><script>')]],
  [false, [...Buffer.from('RIFF0000WAVEfmt ')]],
  [false, [0xff, 0xd8]],
  [false, []],
])('a photograph (%s) is told by the first bytes alone', (is, bytes) => {
  expect(isPhotograph(new Uint8Array(bytes))).toBe(is);
});
