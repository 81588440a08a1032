import { describe, expect, it } from 'vitest';
import { isPhotograph, scanFault, scanType } from './use-bring.js';

const file = (name: string, type: string, size = 1000) => ({ name, type, size });

describe('a file of scanned pages', () => {
  it('is known by its type, or by the end of its name where the browser knows none', () => {
    expect(scanType(file('Scan 1', 'application/pdf'))).toBe('application/pdf');
    expect(scanType(file('FAX.TIF', ''))).toBe('image/tiff');
    expect(scanType(file('letter.jpg', 'application/octet-stream'))).toBe('image/jpeg');
    expect(scanType(file('letter.docx', ''))).toBeUndefined();
    expect(scanType(file('x.constructor', ''))).toBeUndefined();
  });

  it('may be a photograph of one page of several', () => {
    expect(isPhotograph(file('IMG_1.JPG', ''))).toBe(true);
    expect(isPhotograph(file('page', 'image/png'))).toBe(true);
    expect(isPhotograph(file('letter.pdf', 'application/pdf'))).toBe(false);
  });

  it('is told what is wrong before it is sent', () => {
    expect(scanFault(file('a.pdf', 'application/pdf'))).toBeNull();
    expect(scanFault(file('a.docx', ''))).toMatch(/no PDF, TIFF, JPEG or PNG/);
    expect(scanFault(file('a.pdf', 'application/pdf', 0))).toBe('It is empty.');
    expect(scanFault(file('a.pdf', 'application/pdf', 60_000_000))).toMatch(/Scan fewer pages/);
  });
});
