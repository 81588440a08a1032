import { FrontdoorError, readForm } from '@frontdoor/kernel';
import { boundaryIn, readFormData, type SentFile, type SentForm } from '../core/index.js';

/** What a browser sent, with files or without. @throws FrontdoorError `content-type-unsupported`. */
export function readSentForm(body: Uint8Array, contentType: string): SentForm {
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType))
    return { fields: readForm(new TextDecoder().decode(body)), files: [] };
  const boundary = boundaryIn(contentType);
  if (boundary === undefined) throw new FrontdoorError('content-type-unsupported');
  return readFormData(body, boundary);
}

/**
 * A form as a browser would send it in one request, of what came in several. The same fields and files give the same bytes.
 *
 * @param id of the page; it makes the boundary
 */
export function composeForm(
  id: string,
  fields: Iterable<readonly [string, string]>,
  files: readonly SentFile[],
): { contentType: string; body: Buffer } {
  const pairs = [...fields];
  let boundary = `form-${id}`;
  const holds = (content: string | Uint8Array): boolean => Buffer.from(content).includes(`--${boundary}`);
  while (pairs.some(([, value]) => holds(value)) || files.some(({ content }) => holds(content)))
    boundary += '-';
  const parts = [
    ...pairs.map(([name, value]) => [head(boundary, `name="${quoted(name)}"`), Buffer.from(value)]),
    ...files.map(({ name, contentType, content }) => [
      head(boundary, `name="files"; filename="${quoted(name)}"`, contentType),
      content,
    ]),
  ];
  const body = Buffer.concat([
    ...parts.flatMap((part) => [...part, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

const head = (boundary: string, named: string, type?: string): Buffer =>
  Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; ${named}\r\n${type === undefined ? '' : `Content-Type: ${oneLine(type)}\r\n`}\r\n`,
  );

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

/** As browsers write a name that holds what would end it (HTML standard). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
