/** What became of what one provider had, under one kind of trouble. */
export interface Tally {
  provider: string;
  trouble: string;
  /** Different messages. */
  messages: number;
  /** Each exactly once. */
  once: number;
  lost: number;
  /** Nobody knows whether the provider has them, which the hub says, and asks a person. */
  unknown: number;
  doubled: number;
  /** What was refused and had to be. */
  refused?: { wanted: number; were: number };
  /** Requests to the provider, and the most that its rules would allow for these messages. */
  requests?: { made: number; allowed: number; rule: string };
}

/** Counts how often each marker is found; `asked` are those of which a person is asked. */
export function tally(
  provider: string,
  trouble: string,
  markers: readonly string[],
  found: readonly string[],
  { asked = [], ...more }: Pick<Tally, 'refused' | 'requests'> & { asked?: readonly string[] } = {},
): Tally {
  const isAsked = (marker: string | undefined): boolean =>
    asked.some((text) => marker !== undefined && text.includes(marker));
  const times = markers.map((marker) => found.filter((text) => text.includes(marker)).length);
  return {
    ...{ provider, trouble, messages: markers.length },
    once: times.filter((n) => n === 1).length,
    lost: times.filter((n, index) => n === 0 && !isAsked(markers[index])).length,
    unknown: times.filter((n, index) => n === 0 && isAsked(markers[index])).length,
    doubled: times.filter((n) => n > 1).length,
    ...more,
  };
}

/** Whether nothing was lost or doubled, what was to be refused was, and nobody was stormed with requests. */
export const isRight = ({ lost, doubled, refused, requests }: Tally): boolean =>
  lost === 0 &&
  doubled === 0 &&
  (refused === undefined || refused.wanted === refused.were) &&
  (requests === undefined || requests.made <= requests.allowed);

export function asLines(tallies: readonly Tally[]): string {
  return tallies
    .map((each) => {
      const { provider, trouble, messages, once, lost, unknown, doubled, refused, requests } = each;
      return [
        `${isRight(each) ? 'ok   ' : 'WRONG'} ${provider}: ${trouble}`,
        `      ${messages} messages, once ${once}, lost ${lost}, doubled ${doubled}${unknown > 0 ? `, unknown ${unknown}: a person is asked` : ''}`,
        ...(refused ? [`      refused ${refused.were} of ${refused.wanted} that had to be`] : []),
        ...(requests
          ? [`      requests ${requests.made}, at most ${requests.allowed} allowed: ${requests.rule}`]
          : []),
      ].join('\n');
    })
    .join('\n');
}
