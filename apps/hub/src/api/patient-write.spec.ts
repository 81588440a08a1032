import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { patientWrite } from './patient-write.js';

const KIB = 1024;
const event = Buffer.alloc(64 * KIB);

it('drops a stream whose reader leaves more than 256 KiB, and no earlier', () => {
  const unread = new Writable({ write: () => {} });
  for (let kib = 0; kib <= 256; kib += 64) patientWrite(unread, event);
  expect(unread.destroyed).toBe(false);
  expect(unread.writableLength).toBe(320 * KIB);
  patientWrite(unread, event);
  expect(unread.destroyed).toBe(true);
});

it('goes on with a reader who takes what comes', () => {
  let taken = 0;
  const read = new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      taken += bytes.byteLength;
      done();
    },
  });
  for (let i = 0; i < 100; i += 1) patientWrite(read, event);
  expect(taken).toBe(100 * 64 * KIB);
  expect(read.destroyed).toBe(false);
});
