/** How much a form may hold. */
export interface FormLimits {
  files: number;
  /** Bytes of all files together. */
  fileBytes: number;
  /** Parts of a request, files included. */
  parts: number;
  /** Bytes of all fields together that are read. */
  fieldBytes: number;
}

/** Bytes of a whole request, beyond which nothing of it is read. */
export const MOST_FORM_BYTES = 25 * 1024 * 1024;

/** What one of our pages may send at most. People are told of files and their bytes before they choose. */
export const FORM_LIMITS = {
  files: 5,
  fileBytes: 10 * 1024 * 1024,
  parts: 100,
  fieldBytes: 256 * 1024,
} as const satisfies FormLimits;

/** Of the header of one part. */
const HEADER_BYTES = 4096;

/** A file as the browser sent it; `content` is a place in the request and no copy. */
export interface SentFile {
  name: string;
  /** As the browser calls it. */
  contentType: string;
  content: Uint8Array;
}

/** Why a form could not be read to its end, or may not be taken as it is. */
export type FormTrouble = 'broken' | 'too-many-files' | 'files-too-large';

export interface SentForm {
  fields: URLSearchParams;
  /** In the order in which they came, without those that were not chosen. */
  files: SentFile[];
  trouble?: FormTrouble;
}

const BREAK = '\r\n';
const HEADER_END = '\r\n\r\n';
const utf8 = new TextDecoder();

/** Why no form may have files of these bytes together. */
export function troubleWith(
  files: readonly { size: number }[],
  limits: FormLimits = FORM_LIMITS,
): FormTrouble | undefined {
  if (files.length > limits.files) return 'too-many-files';
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return bytes > limits.fileBytes ? 'files-too-large' : undefined;
}

/**
 * A form with files as browsers send it (`multipart/form-data`, RFC 7578 and the HTML standard): parts between delimiters,
 * none within another. Whatever it holds, each byte is looked at a fixed number of times and nothing of a file is copied, so
 * that it costs no more than to receive it. What came before a fault is given all the same.
 *
 * @param boundary as the header names it; otherwise what the body begins with
 */
export function readFormData(
  body: Uint8Array,
  boundary = boundaryOf(body),
  limits: FormLimits = FORM_LIMITS,
): SentForm {
  const raw = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const form: SentForm = { fields: new URLSearchParams(), files: [] };
  const dashes = `--${boundary}`;
  const delimiter = Buffer.from(BREAK + dashes, 'latin1');
  if (!boundary || raw.toString('latin1', 0, dashes.length) !== dashes) return { ...form, trouble: 'broken' };
  const tooMany = (): boolean => form.files.length > limits.files;
  let room = limits.fieldBytes;
  let at = dashes.length;
  for (let parts = 0; raw.toString('latin1', at, at + 2) !== '--'; parts++) {
    const part = parts < limits.parts && partAt(raw, at, delimiter);
    if (!part) return { ...form, trouble: tooMany() ? 'too-many-files' : 'broken' };
    const content = raw.subarray(part.from, part.to);
    if (part.fileName === undefined) {
      form.fields.append(part.name, utf8.decode(content.subarray(0, room)));
      room -= Math.min(room, content.length);
    } else if (part.fileName !== '') {
      form.files.push({ name: part.fileName, contentType: part.contentType, content });
    }
    at = part.to + delimiter.length;
  }
  const trouble = troubleWith(
    form.files.map(({ content }) => ({ size: content.length })),
    limits,
  );
  return trouble ? { ...form, trouble } : form;
}

/** The boundary that a content type names (RFC 2046, section 5.1.1), or undefined where it is none of a form with files. */
export const boundaryIn = (contentType: string): string | undefined => {
  const found =
    /^multipart\/form-data\s*;\s*boundary=(?:"([^"\r\n]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*$/i.exec(
      contentType.slice(0, 200),
    );
  return found?.[1] ?? found?.[2];
};

function boundaryOf(body: Uint8Array): string {
  const first = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 80)).toString('latin1');
  return first.startsWith('--') ? first.slice(2, Math.max(2, first.indexOf(BREAK))) : '';
}

interface Part {
  name: string;
  /** Undefined for a field; empty where no file was chosen. */
  fileName: string | undefined;
  contentType: string;
  /** Where its content begins, and ends. */
  from: number;
  to: number;
}

/** The part behind the delimiter that ends at `at`; undefined where there is no whole one. */
function partAt(raw: Buffer, at: number, delimiter: Buffer): Part | undefined {
  const header = raw.subarray(at, at + HEADER_BYTES);
  const end = header.indexOf(HEADER_END);
  if (end <= 0 || header.toString('latin1', 0, 2) !== BREAK) return undefined;
  const lines = header.toString('utf8', 2, end).split(BREAK);
  const field = (name: string): string | undefined =>
    lines.find((line) => line.toLowerCase().startsWith(name))?.slice(name.length);
  const disposition = field('content-disposition:') ?? '';
  const [, name, fileName] =
    /^ *form-data; *name="([^"]*)"(?:; *filename="(.*)")? *$/i.exec(disposition) ?? [];
  const from = at + end + HEADER_END.length;
  const to = raw.indexOf(delimiter, from);
  if (name === undefined || to === -1) return undefined;
  return {
    name: plain(name),
    fileName: fileName === undefined ? undefined : plain(fileName),
    contentType: (field('content-type:') ?? '').trim(),
    from,
    to,
  };
}

/**
 * What browsers write for characters that end a quoted name (HTML standard, “multipart/form-data encoding algorithm”); older
 * ones put a backslash before a quote.
 */
const plain = (name: string): string => name.replaceAll(/%22|\\"/g, '"').replaceAll(/%0d%0a|%0d|%0a/gi, ' ');
