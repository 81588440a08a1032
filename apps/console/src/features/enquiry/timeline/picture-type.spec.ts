import { describe, expect, it } from 'vitest';
import { mayBePicture, MOST_BYTES, pictureType } from './picture-type.js';

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part)))),
  );

describe('the type of a picture', () => {
  it.each([
    ['image/png', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 'rest')],
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')],
    [null, bytes('RIFF', 1, 2, 3, 4, 'WAVE')],
    [null, bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    [null, bytes('<!doctype html><script>alert(1)</script>')],
    [null, bytes('%PDF-1.7')],
    [null, bytes()],
  ])('is %j', (type, content) => expect(pictureType(content)).toBe(type));
});

it.each([
  ['bin.JPG', 1000, true],
  ['bin.png', MOST_BYTES + 1, false],
  ['bin.svg', 1000, false],
  ['bin.png', 0, false],
])('looks into %s of %i bytes: %s', (name, size, looks) => expect(mayBePicture({ name, size })).toBe(looks));
