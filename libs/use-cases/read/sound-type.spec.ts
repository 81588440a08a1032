import { expect, it } from 'vitest';
import { soundType } from './sound-type.js';

const bytes = (...parts: (number | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? part : [part])));

it.each([
  ['MP3 with a tag', bytes('ID3', 4, 0), 'audio/mpeg'],
  ['MP3', bytes(0xff, 0xfb, 0x10, 0xc0), 'audio/mpeg'],
  ['WAV', bytes('RIFF', 0, 0, 0, 0, 'WAVEfmt '), 'audio/wav'],
  ['Ogg', bytes('OggS', 0), 'audio/ogg'],
  ['M4A', bytes(0, 0, 0, 0x20, 'ftypM4A '), 'audio/mp4'],
  ['FLAC', bytes('fLaC', 0), 'audio/flac'],
  ['a page', bytes('<!doctype html><script>'), undefined],
  ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
  ['a picture in RIFF', bytes('RIFF', 0, 0, 0, 0, 'WEBPVP8 '), undefined],
  ['a film', bytes(0, 0, 0, 0x20, 'ftypisom'), undefined],
  ['UTF-16, which also begins with 0xFF', bytes(0xff, 0xfe, 0x3c, 0x00), undefined],
  ['nothing', bytes(), undefined],
])('%s', (_name, content, type) => expect(soundType(content)).toBe(type));
