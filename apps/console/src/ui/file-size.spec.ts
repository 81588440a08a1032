import { expect, it } from 'vitest';
import { fileSize } from './file-size.js';

it.each([
  [0, '0 bytes'],
  [840, '840 bytes'],
  [12_345, '12 kB'],
  [3_400_000, '3.4 MB'],
  [5_000_000, '5 MB'],
])('%i bytes read %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));
