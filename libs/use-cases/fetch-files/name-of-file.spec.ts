import { expect, it } from 'vitest';
import { nameOfFile } from './name-of-file.js';

it.each([
  ['image/jpeg', 0, 'picture-1.jpg'],
  ['image/heic', 1, 'picture-2'],
  ['audio/amr', 2, 'sound-3.amr'],
  ['text/vcard', 0, 'file-1.vcf'],
  ['constructor', 0, 'file-1'],
])('%s in place %d', (type, place, name) => expect(nameOfFile(type, place)).toBe(name));
