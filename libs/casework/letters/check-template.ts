import { LETTER_WORDS, letterBlocks, type LetterContent, letterWriter } from '@frontdoor/channels/letters';
import { faultsOfLayout } from './check-layout.js';
import { sampleLetter } from './sample-letter.js';

/** Something wrong with a template of letters: a plain sentence, with the line where it is known. */
export interface TemplateFault {
  line?: number;
  message: string;
}

/** A logo fits in as SVG; a photograph does not. */
const MOST_BYTES = 256 * 1024;

/**
 * Everything that is wrong with a template of letters: each kind of letter that leaves is tried, in every language that we
 * have words of, usual and large. It takes seconds.
 */
export async function checkTemplate(template: string): Promise<TemplateFault[]> {
  if (Buffer.byteLength(template) > MOST_BYTES) return [{ message: 'The template is larger than 256 KB.' }];
  const faults = new Map<string, TemplateFault>();
  for (const content of kindsOfLetters()) {
    const fault = faultOf(await letterWriter.read(new Uint8Array(), { content, template }));
    if (fault) faults.set(`${fault.line} ${fault.message}`, fault);
  }
  if (faults.size > 0) return [...faults.values()];

  for (const large of [false, true]) {
    const wrong = await faultsOfLayout((content) => writeSample(content, template), large);
    for (const message of wrong) if (!faults.has(message)) faults.set(message, { message });
  }
  return [...faults.values()];
}

/**
 * A letter to nobody, to look at.
 *
 * @param template ours where there is none
 * @returns a PDF
 * @throws Error with why there is none
 */
export async function writeSample(
  content: Partial<LetterContent>,
  template?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const written = await letterWriter.read(new Uint8Array(), { content: sampleLetter(content), template });
  if ('document' in written) return written.document;
  throw new Error(faultOf(written)!.message);
}

const kindsOfLetters = (): LetterContent[] => [
  ...Object.keys(LETTER_WORDS).flatMap((language) => [
    sampleLetter({ language }),
    sampleLetter({ language, large: true }),
  ]),
  // The least there can be, and several pages.
  sampleLetter({
    sender: { organisation: 'Fenmoor', service: 'Post room', address: [] },
    recipient: ['Fenmoor'],
    author: '',
    subject: '',
    blocks: letterBlocks({ text: 'Dear all' }),
  }),
  sampleLetter({ blocks: letterBlocks({ text: Array(60).fill('A line of a long letter.').join('\n\n') }) }),
  sampleLetter({ blocks: letterBlocks({ text: '', markup: '3. a\n4. **b _c_**\n\nd\ne\n\n- f' }) }),
];

function faultOf(written: Awaited<ReturnType<typeof letterWriter.read>>): TemplateFault | undefined {
  if ('document' in written) return undefined;
  if ('missing' in written)
    return {
      message: `The template’s font lacks characters: ${written.missing.slice(0, 20).join(' ')} (use "Atkinson Hyperlegible Next").`,
    };
  const { why, line } = written;
  return { message: sentence(why), ...(line !== undefined && { line }) };
}

const sentence = (why: string): string => {
  const said = why
    .replace(/^its template does not work: /, '')
    .replace(/^it has/, 'A letter of one page has');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`;
};
