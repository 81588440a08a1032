import { defineReader } from '../core/index.js';
import { pdfOfPages } from './pdf-of-pages.js';

export interface BindingOrder {
  /** The photographs one after the other in the bytes, in the order of the pages. */
  photographs: readonly { size: number; kind: 'jpeg' | 'png' }[];
}

/** Upright on A4 or across it, whichever shows more of it. */
const PAGE = (name: string, page: number): string =>
  `#page(context {
  let size = measure(image("${name}"))
  let a4 = if size.width > size.height { (297mm, 210mm) } else { (210mm, 297mm) }
  let by = calc.min(a4.at(0) / size.width, a4.at(1) / size.height)
  image("${name}", width: size.width * by, height: size.height * by, alt: "Page ${page}")
})`;

/**
 * Photographs as the pages of one PDF, each the right way up as its camera says. A JPEG lies in it byte by byte as it came.
 * Or why there is none, as part of a sentence.
 */
export const photographBinder = defineReader(
  'photograph-binder',
  async (
    bytes,
    { photographs }: BindingOrder,
  ): Promise<{ content: Uint8Array<ArrayBuffer> } | { why: string }> => {
    let from = 0;
    const named = photographs.map(({ size, kind }, index) => ({
      name: `/${index}.${kind}`,
      content: bytes.subarray(from, (from += size)),
    }));
    try {
      const files = Object.fromEntries(named.map(({ name, content }) => [name, content]));
      return {
        content: await pdfOfPages(
          files,
          named.map(({ name }, index) => PAGE(name, index + 1)),
        ),
      };
    } catch {
      return { why: 'one of them is damaged' };
    }
  },
);
