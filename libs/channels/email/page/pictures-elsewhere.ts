import type { Layout } from '@frontdoor/contracts';
import { htmlTokens } from '../html-tokens.js';
import { hostOf } from './host.js';

const MOST_HOSTS = 5;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** How many pictures would be fetched from others, and from whom. */
export function picturesElsewhere(pages: readonly string[]): NonNullable<Layout['page']> {
  let count = 0;
  const hosts = new Set<string>();
  for (const html of pages)
    for (const token of htmlTokens(html)) {
      if (token.kind !== 'tag' || token.name !== 'img' || token.closing) continue;
      const found = SOURCE.exec(token.attributes);
      const host = hostOf((found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim());
      if (host === undefined) continue;
      count++;
      if (hosts.size < MOST_HOSTS) hosts.add(host);
    }
  return { picturesElsewhere: count, hosts: [...hosts] };
}
