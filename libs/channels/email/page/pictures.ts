import type { MailFile } from '../mime/contents.js';

/** Pictures that stand in the text, and bytes of each and of all: a page carries them within itself. */
const MOST = 40;
const MOST_BYTES_EACH = 4 * 1024 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;

/** Types by which pictures begin. What can hold scripts, such as SVG, is none of them. */
const TYPES: readonly [type: string, isIt: (start: string) => boolean][] = [
  ['image/png', (start) => start.startsWith('\u0089PNG\r\n')],
  ['image/jpeg', (start) => start.startsWith('\u00ff\u00d8\u00ff')],
  ['image/gif', (start) => /^GIF8[79]a/.test(start)],
  ['image/webp', (start) => /^RIFF[\s\S]{4}WEBP/.test(start)],
];

/** Pictures of a mail by the names under which its HTML shows them, as addresses that carry them. */
export class Pictures {
  private readonly files: ReadonlyMap<string, MailFile>;
  private readonly made = new Map<MailFile, string | undefined>();
  private bytes = 0;

  /** @param open indexes of the files that may be opened */
  constructor(files: readonly MailFile[], open: readonly number[]) {
    const may = new Set(open);
    this.files = new Map(
      files.flatMap((file, index) =>
        file.contentId && may.has(index) ? [[file.contentId.toLowerCase(), file] as const] : [],
      ),
    );
  }

  /** Undefined where there is none that may be shown. */
  at(contentId: string): string | undefined {
    const file = this.files.get(decoded(contentId).toLowerCase());
    if (!file) return undefined;
    if (!this.made.has(file)) this.made.set(file, this.make(file));
    return this.made.get(file);
  }

  private make({ size, content: contentOf }: MailFile): string | undefined {
    if (this.made.size >= MOST || size > MOST_BYTES_EACH || this.bytes + size > MOST_BYTES) return undefined;
    const content = contentOf();
    const start = Buffer.from(content.subarray(0, 16)).toString('latin1');
    const type = TYPES.find(([, isIt]) => isIt(start))?.[0];
    if (!type) return undefined;
    this.bytes += size;
    return `data:${type};base64,${Buffer.from(content).toString('base64')}`;
  }
}

/** `cid:` addresses are URLs. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
