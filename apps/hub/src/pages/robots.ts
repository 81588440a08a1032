const NOT_FOR_ROBOTS = ['/api/', '/console/', '/open311/', '/webhooks/'];

const group = (agents: readonly string[], disallowed: readonly string[]): string =>
  [
    ...agents.map((agent) => `User-agent: ${agent}`),
    ...disallowed.map((path) => `Disallow: ${path}`),
    '',
  ].join('\n');

/**
 * What robots may look at. Tracking pages are closed to all but the search engines that heed `X-Robots-Tag`: those must
 * read the header there, because an address that they may not fetch can be listed all the same.
 */
export const ROBOTS = [
  group(['Googlebot', 'Bingbot'], NOT_FOR_ROBOTS),
  group(['*'], [...NOT_FOR_ROBOTS, '/track/']),
].join('\n');
