import { decodeCharset } from './charset.js';
import { decodeWords } from './encoded-words.js';
import type { Field } from './header-block.js';
import type { Budget } from './limits.js';
import { type Parameterised, parameterised } from './parameters.js';
import {
  decodeTransfer,
  sizeOfTransfer,
  type TransferEncoding,
  transferEncoding,
} from './transfer-encoding.js';

/** A mail, or a part of one (RFC 2045), with what it encloses. Its place is known, its content not yet decoded. */
export class Part {
  /** Media type in lower case, as good as it is: what is no media type is text/plain (RFC 2045, section 5.2). */
  readonly type: string;
  readonly typeParameters: Parameterised['parameters'];
  /** `attachment`, `inline` or empty. */
  readonly disposition: string;
  readonly encoding: TransferEncoding;
  readonly children: Part[] = [];
  /** End of the body in `bytes`; the line break before a delimiter belongs to the delimiter (RFC 2046, 5.1.1). */
  bodyEnd: number;
  private readonly dispositionParameters: Parameterised['parameters'];

  /** @param around the part that this one is in */
  constructor(
    readonly bytes: Uint8Array,
    private readonly fields: readonly Field[],
    readonly bodyAt: number,
    readonly depth: number,
    readonly around?: Part,
  ) {
    this.bodyEnd = bytes.length;
    const given = parameterised(this.header('content-type') ?? '');
    this.type = mediaType(given.value, around);
    this.typeParameters = given.parameters;
    const disposition = parameterised(this.header('content-disposition') ?? '');
    this.disposition = disposition.value;
    this.dispositionParameters = disposition.parameters;
    this.encoding = transferEncoding(this.header('content-transfer-encoding'));
  }

  get isMultipart(): boolean {
    return this.type.startsWith('multipart/');
  }

  /** A mail that is enclosed (RFC 2046, section 5.2.1; RFC 6532). */
  get isMail(): boolean {
    return this.type === 'message/rfc822' || this.type === 'message/global';
  }

  /** Values of a field, with encoded words still in. Bytes without a label are UTF-8, else what the mail is in. */
  headers(name: string): string[] {
    return this.fields.filter((field) => field.name === name).map(({ value }) => this.text(value));
  }

  header(name: string): string | undefined {
    const found = this.fields.find((field) => field.name === name);
    return found && this.text(found.value);
  }

  /** Value of a field for people: one line, encoded words decoded. */
  shown(name: string): string | undefined {
    const value = this.header(name);
    return value === undefined ? undefined : decodeWords(value).replace(/\s+/g, ' ').trim();
  }

  /** Name that the part was given as a file, as it was given. */
  get fileName(): string | undefined {
    return this.dispositionParameters.get('filename') ?? this.typeParameters.get('name');
  }

  get charset(): string | undefined {
    return this.typeParameters.get('charset');
  }

  /** Character set that the mail around it is in, for what has no label of its own. */
  get surroundings(): string | undefined {
    return this.charset ?? this.around?.surroundings;
  }

  /** The body with its transfer encoding undone. */
  content(budget: Budget): Uint8Array {
    const content = decodeTransfer(this.body, this.encoding);
    budget.decode(content.length);
    return content;
  }

  /** The same as a file, which is decoded when somebody looks into it. */
  file(budget: Budget): { size: number; content: () => Uint8Array } {
    const { body, encoding } = this;
    const size = sizeOfTransfer(body, encoding);
    budget.decode(size);
    return { size, content: () => decodeTransfer(body, encoding) };
  }

  private get body(): Uint8Array {
    return this.bytes.subarray(this.bodyAt, this.bodyEnd);
  }

  private text(value: string): string {
    // oxlint-disable-next-line no-control-regex
    if (!/[^\u0020-\u007e\t]/.test(value)) return value;
    return decodeCharset(Buffer.from(value, 'latin1'), undefined, this.labelOfHeaders());
  }

  /** For the headers of the whole mail its own type tells, which is read before them. */
  private labelOfHeaders(): string | undefined {
    const own = this.fields.find(({ name }) => name === 'content-type')?.value ?? '';
    return /charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(own)?.[1] ?? this.around?.surroundings;
  }
}

function mediaType(value: string, around: Part | undefined): string {
  if (/^[\w.+-]+\/[\w.+-]+$/.test(value)) return value;
  if (value === '' && around?.type === 'multipart/digest') return 'message/rfc822';
  return value === 'html' || value === 'htm' ? 'text/html' : 'text/plain';
}
