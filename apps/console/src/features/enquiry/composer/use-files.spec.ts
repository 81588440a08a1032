import { describe, expect, it } from 'vitest';
import { fileFault } from './use-files.js';

const limits = { most: 2, bytes: 1000, totalBytes: 1500, pieceBytes: 100 };
const file = (size: number) => ({ name: 'plan.pdf', size });

describe('files for a reply', () => {
  it('are taken up to their number and size, and what is too much is said before it is sent', () => {
    expect(fileFault(file(1000), [], limits)).toBeNull();
    expect(fileFault(file(500), [file(1000)], limits)).toBeNull();
    expect(fileFault(file(0), [], limits)).toBe('plan.pdf is empty.');
    expect(fileFault(file(1001), [], limits)).toMatch(/a file may have/);
    expect(fileFault(file(501), [file(1000)], limits)).toMatch(/together/);
    expect(fileFault(file(1), [file(1), file(1)], limits)).toMatch(/one too many/);
  });
});
