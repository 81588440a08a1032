import type { Estimate, Summary } from '@frontdoor/routing/simulator';
import { table } from '../table.js';

const share = ({ mean, low, high }: Estimate): string =>
  `${(mean * 100).toFixed(1)} % (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)})`;
const number = ({ mean, low, high }: Estimate, digits = 1): string =>
  `${mean.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;

/** What came out, in words: each figure with its 95 % interval in brackets. */
export function saySummary({ title, policy, days, ...summary }: Summary, load: number): string {
  const { counts } = summary;
  const rows = [
    ['Arrived', number(counts.arrived)],
    ['Answered', number(counts.answered)],
    ['Gave up', number(counts.abandoned)],
    ...(counts.turnedAway.mean > 0 ? [['Turned away', number(counts.turnedAway)]] : []),
    ...(counts.rungBack.mean > 0
      ? [
          ['Rung back', number(counts.rungBack)],
          ['Not reached', number(counts.notReached)],
        ]
      : []),
    ['Promises kept', share(summary.kept)],
    ['Service level', share(summary.serviceLevel)],
    ['Mean wait', `${number(summary.wait)} seconds`],
    ['Longest wait', `${number(summary.longestWait)} seconds`],
    ...(counts.hops.mean > 0 ? [['Handed over', number(counts.hops)]] : []),
    ...Object.entries(summary.occupancy).map(([group, busy]) => [`Busy: ${group}`, share(busy)]),
  ];
  const kept = summary.types.map(({ id, kept: of }) => [id, share(of)]);
  return [
    `${title}: ${days} ${days === 1 ? 'run' : 'runs'}, policy ${policy}, load ${load.toFixed(2)}; 95 % intervals in brackets.\n`,
    table(['of each run', ''], rows),
    '\n',
    table(['Promises kept of', ''], kept),
  ].join('');
}

/** Several policies on the same traffic, one line each. */
export function sayComparison(all: readonly Summary[], load: number, bound: Estimate): string {
  const rows = all.map((summary) => [
    summary.policy,
    share(summary.kept),
    number(summary.counts.missed),
    number(summary.longestWait, 0),
    number(summary.counts.hops),
  ]);
  return `${all[0]!.title}: ${all[0]!.days} runs of the same traffic, load ${load.toFixed(2)}; 95 % intervals in brackets.\n${table(
    ['Policy', 'Promises kept', 'Missed a run', 'Longest wait, s', 'Handed over'],
    rows,
  )}No policy can keep more than ${share(bound)}: whoever knew the day beforehand and could divide each contact.
`;
}
