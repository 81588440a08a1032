import type pg from 'pg';
import { readClocks, type Undisturbed } from './contacts-verdict.js';
import type { Accepted, SentBy } from './ledger.js';
import { SEND, type Site } from './senders.js';

/** One contact of each kind before anything happens to the hub: what they open, all others must. */
export async function calibrate(
  connect: () => Promise<pg.Client>,
  site: Site,
  quiet: () => Promise<unknown>,
): Promise<Undisturbed> {
  const sent: Accepted[] = [];
  for (const by of Object.keys(SEND) as SentBy[]) sent.push(await SEND[by](site, 'first@customer.example'));
  await quiet();
  sent.push(await SEND.api(site, 'first@customer.example', sent[0]!.reference));
  await quiet();
  for (const each of sent) site.ledger.take(each);
  const database = await connect();
  try {
    const clocks = await readClocks(database, sent);
    for (const [by, opened] of clocks)
      if (!opened && by !== 'follow-up')
        throw new Error(`An undisturbed contact by ${by} opened no commitment`);
    return clocks;
  } finally {
    await database.end();
  }
}
