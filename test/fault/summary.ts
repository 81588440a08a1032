import type { ContactsVerdict } from './contacts-verdict.js';
import type { DeliveriesVerdict } from './deliveries-verdict.js';
import type { Ledger } from './ledger.js';

export interface KillRecord {
  moment: string;
  /** Milliseconds from the kill until the hub said that it was ready again. */
  readyMs: number;
  /** The hub had to be started again; false where it got over it by itself. */
  restarted: boolean;
  /** Its database died and it did not get over that. */
  stayedDown: boolean;
}

export interface Summary {
  seed: number;
  seconds: number;
  kills: number;
  restarts: number;
  moments: Record<string, number>;
  readyMs: { median: number; max: number };
  /** Milliseconds from durable to routed; those in hand when the hub died wait longest. */
  routedMs: { median: number; max: number };
  accepted: Record<string, number>;
  replies: number;
  retried: number;
  duplicatesAnswered: number;
  strays: number;
  deliveries: { unknown: DeliveriesVerdict['unknown']; repeatedWebhooks: number };
  quietSeconds: number;
  lost: number;
  doubled: number;
  stuck: number;
  wrong: number;
  /** What is behind the last four, in words. */
  faults: string[];
}

interface Found {
  seed: number;
  seconds: number;
  quietSeconds: number;
  routedMs: { median: number; max: number };
  kills: readonly KillRecord[];
  ledger: Ledger;
  contacts: ContactsVerdict;
  deliveries: DeliveriesVerdict;
  house: readonly string[];
}

export function summarise(found: Found): Summary {
  const { kills, ledger, contacts, deliveries, house } = found;
  const ready = kills.map(({ readyMs }) => Math.round(readyMs)).sort((a, b) => a - b);
  const lost = [...contacts.lost, ...deliveries.lost];
  const doubled = [...contacts.doubled, ...deliveries.doubled];
  const down = kills.filter(({ stayedDown }) => stayedDown);
  const stuck = [
    ...contacts.stuck,
    ...deliveries.stuck,
    ...house,
    ...down.map(({ moment }) => `the hub did not come back by itself after a kill of the kind "${moment}"`),
  ];
  const wrong = [...contacts.wrong, ...deliveries.wrong, ...new Set(ledger.refusals)];
  return {
    seed: found.seed,
    seconds: Math.round(found.seconds),
    kills: kills.length,
    restarts: kills.filter(({ restarted }) => restarted).length,
    moments: tally(kills.map(({ moment }) => moment)),
    readyMs: { median: ready[Math.floor(ready.length / 2)] ?? 0, max: ready.at(-1) ?? 0 },
    routedMs: found.routedMs,
    accepted: { all: ledger.accepted.length, ...tally(ledger.accepted.map(({ by }) => by)) },
    replies: ledger.replies.length,
    retried: ledger.retried,
    duplicatesAnswered: ledger.duplicatesAnswered,
    strays: contacts.strays,
    deliveries: { unknown: deliveries.unknown, repeatedWebhooks: deliveries.repeatedWebhooks },
    quietSeconds: Math.round(found.quietSeconds),
    lost: lost.length,
    doubled: doubled.length,
    stuck: stuck.length,
    wrong: wrong.length,
    faults: [
      ...lost.map((words) => `lost: ${words}`),
      ...doubled.map((words) => `doubled: ${words}`),
      ...stuck.map((words) => `stuck: ${words}`),
      ...wrong.map((words) => `wrong: ${words}`),
    ],
  };
}

export const isClean = ({ lost, doubled, stuck, wrong }: Summary): boolean =>
  lost + doubled + stuck + wrong === 0;

export function asTable(summary: Summary): string {
  const { readyMs, routedMs, accepted, moments, deliveries } = summary;
  const { unknown, repeatedWebhooks } = deliveries;
  const rows: [string, unknown][] = [
    ['seed', summary.seed],
    ['seconds', summary.seconds],
    ['kills', `${summary.kills} (${say(moments)})`],
    ['restarts', summary.restarts],
    ['ready again after a kill', `median ${readyMs.median} ms, at most ${readyMs.max} ms`],
    ['routed after being accepted', `median ${routedMs.median} ms, at most ${routedMs.max} ms`],
    ['contacts accepted', say(accepted)],
    ['replies accepted', summary.replies],
    ['requests tried again', summary.retried],
    ['answered as a duplicate', summary.duplicatesAnswered],
    ['follow-ups with an enquiry of their own', summary.strays],
    [
      'outcome of a reply unknown',
      `${unknown.replies}, of an automatic receipt ${unknown.receipts}; ${unknown.left} of them left`,
    ],
    ['reply webhooks under the same id again', repeatedWebhooks],
    ['seconds until quiet', summary.quietSeconds],
    ['lost', summary.lost],
    ['doubled', summary.doubled],
    ['stuck', summary.stuck],
    ['wrong', summary.wrong],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${String(value)}`);
  return [...table, ...summary.faults.slice(0, 40)].join('\n');
}

const say = (tally: Record<string, number>): string =>
  Object.entries(tally)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
