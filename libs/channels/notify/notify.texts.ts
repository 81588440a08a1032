import { z } from 'zod';
import {
  type AdapterContext,
  ChannelError,
  HubTrouble,
  fromHub,
  type Lease,
  type Recounted,
  underLease,
} from '../core/index.js';
import type { NotifyClient } from './notify.client.js';
import { listedArrival, listedText, wishOf } from './notify.mapping.js';

/** Callbacks bring most texts; this finds those that met an outage of ours. */
const EVERY_MS = 60_000;
/** How often a process that was refused the lease asks again. */
const STAND_BY_MS = 5_000;
const LONGEST_REST_MS = 600_000;
/** What Notify wrote down so long before the newest may still turn up behind it. */
const OVERLAP_MS = 300_000;

const page = z.object({ received_text_messages: z.array(listedText) });
type Text = z.infer<typeof listedText>;

/** When Notify got the newest text that is kept, and which are kept of those shortly before it. */
const place = z.object({ at: z.string(), ids: z.array(z.string()) });
type Place = z.infer<typeof place>;

/**
 * Fetches the texts that Notify got and we have not, until `signal` aborts. Only the process with the lease does; after
 * trouble it waits, longer each time.
 *
 * @param source its name for place, lease and health
 */
export async function followTexts(
  client: NotifyClient,
  source: string,
  context: AdapterContext,
  signal: AbortSignal,
): Promise<void> {
  let troubles = 0;
  while (!signal.aborted) {
    try {
      const led = await underLease(source, context, signal, async (lease) => {
        for (;;) {
          const taken = await fetchNew(client, source, context, lease);
          troubles = 0;
          context.intake.report(source, 'ok', `GOV.UK Notify was asked for texts; new: ${taken}`);
          await context.clock.sleep(EVERY_MS, lease.signal);
        }
      });
      if (!led) await context.clock.sleep(STAND_BY_MS, signal);
    } catch (error) {
      if (signal.aborted) break;
      context.intake.report(source, 'trouble', detailOf(error));
      const rest = Math.min(1000 * 2 ** troubles++, LONGEST_REST_MS);
      await context.clock.sleep(rest, signal).catch(() => undefined);
    }
  }
}

/** Brings in what is new, oldest first, and then moves the place on. Returns how many there were. */
async function fetchNew(
  client: NotifyClient,
  source: string,
  { intake }: AdapterContext,
  lease: Lease,
): Promise<number> {
  const kept = await fromHub(() => intake.loadCursor(source));
  const last = kept === undefined ? undefined : place.parse(JSON.parse(kept));
  const texts = await textsSince(client, last && Date.parse(last.at) - OVERLAP_MS, lease);
  const fresh = texts.filter(({ id }) => !last?.ids.includes(id));
  for (const text of fresh) {
    lease.check();
    const arrival = listedArrival(text);
    const wish = wishOf(arrival);
    await fromHub(async () => void (wish ? await intake.wish(wish) : await intake.receive(arrival)));
  }
  if (fresh.length > 0) await fromHub(() => intake.saveCursor(source, JSON.stringify(placeOf(texts))));
  return fresh.length;
}

const placeOf = (texts: readonly Text[]): Place => {
  const at = texts.at(-1)!.created_at;
  const since = Date.parse(at) - OVERLAP_MS;
  return { at, ids: texts.filter((each) => Date.parse(each.created_at) >= since).map(({ id }) => id) };
};

/** Notify’s own list of the texts that came in between two instants. @throws ChannelError */
export async function recountTexts(client: NotifyClient, from: number, to: number): Promise<Recounted> {
  const texts = (await textsSince(client, from)).filter(({ created_at: at }) => Date.parse(at) <= to);
  const all = texts.map(listedArrival);
  const wishes = all.flatMap((arrival) => wishOf(arrival) ?? []);
  return { arrivals: all.filter((arrival) => !wishOf(arrival)), wishes, looked: texts.length };
}

/** Texts since then, oldest first; all that Notify still has where there is none. It keeps them for a week. */
async function textsSince(client: NotifyClient, since: number | undefined, lease?: Lease): Promise<Text[]> {
  const found: Text[] = [];
  for (;;) {
    lease?.check();
    const oldest = found.at(-1)?.id;
    const { received_text_messages: texts } = await client.get(
      `/v2/received-text-messages${oldest ? `?older_than=${encodeURIComponent(oldest)}` : ''}`,
      page,
    );
    const end = texts.findIndex(({ created_at }) => since !== undefined && Date.parse(created_at) < since);
    found.push(...(end < 0 ? texts : texts.slice(0, end)));
    if (end >= 0 || texts.length === 0 || texts.at(-1)!.id === oldest) return found.toReversed();
  }
}

const detailOf = (error: unknown): string => {
  if (error instanceof ChannelError) return error.message;
  return error instanceof HubTrouble
    ? 'The hub could not keep what was fetched from GOV.UK Notify.'
    : 'Texts could not be fetched from GOV.UK Notify.';
};
