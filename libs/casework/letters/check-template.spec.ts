import { LETTER_TEMPLATE } from '@frontdoor/channels/letters';
import { describe, expect, it } from 'vitest';
import { checkTemplate, writeSample } from './check-template.js';

const changed = (from: string, to: string): string => {
  expect(LETTER_TEMPLATE).toContain(from);
  return LETTER_TEMPLATE.replace(from, to);
};
const faults = (template: string) => checkTemplate(template);

describe('the check of a template of letters', () => {
  it('finds nothing wrong with ours, nor with one that adds a logo', async () => {
    expect(await faults(LETTER_TEMPLATE)).toEqual([]);
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><circle cx='4' cy='4' r='4'/></svg>`;
    const logo = `#at(24.6mm, 12mm, 20mm, image(bytes("${svg}"), format: "svg", alt: "Fenmoor", width: 12mm))`;
    expect(await faults(changed('// Whom it is for', `${logo}\n\n// Whom it is for`))).toEqual([]);
  });

  it('tells the line of what Typst does not understand, once', async () => {
    const line = LETTER_TEMPLATE.split('\n').indexOf('#par(data.questions)') + 1;
    expect(await faults(changed('#par(data.questions)', '#par(data.contact)'))).toEqual([
      { line, message: 'Dictionary does not contain key "contact".' },
    ]);
    expect(await faults('#let a = (')).toEqual([{ line: 1, message: 'Unclosed delimiter.' }]);
  });

  it('tells what nobody could hear, and a font that is not there', async () => {
    const [unheard] = await faults(changed('alt: data.labels.code, ', ''));
    expect(unheard?.message).toMatch(/^PDF\/UA wants otherwise: missing alt text/);
    expect(await faults(changed('font: "Atkinson Hyperlegible Next"', 'font: "Helvetica"'))).toContainEqual({
      message: 'Nothing is printed: set the font to "Atkinson Hyperlegible Next", the one there is.',
    });
  });

  it('tells what every letter says and this one does not', async () => {
    expect(await faults(changed('#par(data.questions)', ''))).toEqual([
      { message: 'Whom to ask (`data.questions`) is not printed.' },
    ]);
    expect(await faults(changed('#strong(data.reference)', ''))).toEqual([
      { message: 'Our reference (`data.reference`) is not printed.' },
    ]);
  });

  it('tells an address beside the window, something else in it, and a code too small', async () => {
    expect(await faults(changed('#at(24.6mm, 40.5mm, 95mm', '#at(24.6mm, 52mm, 95mm'))).toEqual([
      { message: expect.stringMatching(/^The address \(`data.recipient`\) does not stand in the window/) },
    ]);
    expect(await faults(changed('#at(124mm, 12mm, 66mm', '#at(90mm, 30mm, 66mm'))).toContainEqual({
      message: expect.stringMatching(/^Something other than the address stands in the window/),
    });
    const small = LETTER_TEMPLATE.replace('columns: (1fr, 20mm)', 'columns: (1fr, 3mm)').replace(
      'alt: data.labels.code, width: 20mm',
      'alt: data.labels.code, width: 3mm',
    );
    expect(await faults(small)).toEqual([{ message: expect.stringMatching(/^The square code/) }]);
  });

  it('tells large print that is not large', async () => {
    expect(await faults(changed('if data.large { 18pt } else { 12pt }', '12pt'))).toEqual([
      { message: expect.stringMatching(/^What was written is in about 12 point, and 16 is the least/) },
    ]);
  });

  it('writes a letter to nobody, to look at', async () => {
    const pdf = await writeSample({ language: 'cy', large: true });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(writeSample({}, '#unknown')).rejects.toThrow('Unknown variable: unknown.');
  });
});
