import { clip } from './plain-text.js';

/** Longest header field that is read. */
const LONGEST = 20_000;

interface Result {
  method: string;
  result: string;
  /** By their names in lower case, such as `header.d`. */
  properties: Map<string, string>;
}

/**
 * Whether a relay that is trusted found that a mail is from the domain in its From (RFC 8601): DMARC passed; or, where the
 * domain has no policy, DKIM or SPF did for that domain or one above or below it. The topmost field of such a relay
 * counts: what stands below it came with the mail, whoever it names.
 *
 * @param fields values of Authentication-Results, the topmost first
 * @param trusted authserv-ids in lower case
 */
export function isAuthenticated(
  fields: readonly string[],
  from: string,
  trusted: readonly string[],
): boolean {
  const domain = domainOf(from);
  for (const field of fields) {
    const [head = '', ...rest] = pieces(clip(field, LONGEST));
    const [id = ''] = head.trim().toLowerCase().split(/\s+/);
    if (!trusted.includes(id)) continue;
    const results = rest.flatMap(resultIn);
    const dmarc = results.find(({ method }) => method === 'dmarc');
    const about = dmarc?.properties.get('header.from');
    if (dmarc?.result === 'pass') return about === undefined || domainOf(about) === domain;
    if (dmarc && dmarc.result !== 'none') return false;
    return results.some(
      ({ method, result, properties }) =>
        result === 'pass' &&
        (SAYS_DOMAIN[method] ?? []).some((name) => isAligned(properties.get(name), domain)),
    );
  }
  return false;
}

/** Where a method says for whom it passed. */
const SAYS_DOMAIN: Readonly<Record<string, readonly string[] | undefined>> = {
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom'],
};

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function isAligned(value: string | undefined, domain: string): boolean {
  const other = domainOf(value ?? '');
  if (!other.includes('.')) return false;
  return other === domain || other.endsWith(`.${domain}`) || domain.endsWith(`.${other}`);
}

function resultIn(text: string): Result[] {
  const said = /^\s*([a-z0-9-]{1,40})(?:\s*\/\s*\d{1,4})?\s*=\s*([a-z]{1,20})\b/i.exec(text);
  if (!said) return [];
  const properties = text
    .slice(said[0].length)
    .matchAll(/\b([a-z]{1,20}\.[a-z0-9_-]{1,40})=("[^"]{0,400}"|[^\s"]{1,400})/gi);
  return [
    {
      method: said[1]!.toLowerCase(),
      result: said[2]!.toLowerCase(),
      properties: new Map(
        Array.from(properties, ([, name, value]) => [name!.toLowerCase(), value!.replaceAll('"', '')]),
      ),
    },
  ];
}

/** What stands between semicolons, without comments, which may hold others. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\\') {
      if (depth === 0) piece += text[i + 1] ?? '';
      i++;
    } else if (isQuoted || (character === '"' && depth === 0)) {
      if (character === '"') isQuoted = !isQuoted;
      piece += character;
    } else if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (character === ';') {
      found.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...found, piece];
}
