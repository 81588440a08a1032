import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelConnection } from '../index.js';
import { type Candidate, itWhere, type World } from './candidate.js';

/** Longest wait for something to be taken. */
const SOON = { timeout: 20_000, interval: 20 };

interface Listener {
  stop(): Promise<void>;
}

/** What an adapter promises about a source that it reads by itself. */
export function holdListening(
  { source: kind, edits = false }: Candidate['has'],
  world: () => World,
  connect: () => Promise<ChannelConnection>,
): void {
  const leased = kind === 'leased';
  const running = new Set<Listener>();
  const start = async (): Promise<Listener> => {
    const connection = await connect();
    const abort = new AbortController();
    const ended = connection.listen!(abort.signal);
    const listener = {
      stop: async () => {
        running.delete(listener);
        abort.abort();
        await ended;
        await connection.close();
      },
    };
    running.add(listener);
    return listener;
  };
  const texts = (): string[] => world().hub.arrivals.map(({ contact }) => contact?.text.trim() ?? '');
  const taken = (text: string): Promise<void> => vi.waitFor(() => expect(texts()).toContain(text), SOON);

  describe('listening', () => {
    beforeEach(() => {
      world().hub.beforeReceive = () => undefined;
    });
    afterEach(async () => {
      await Promise.all([...running].map((each) => each.stop()));
    });

    it('takes what comes, the bytes with it, until it is told to stop', async () => {
      const { hub, source } = world();
      const listener = await start();
      await source!.put('Taken as it comes');
      await taken('Taken as it comes');
      const arrival = hub.arrivals.at(-1)!;
      expect(arrival.raw.byteLength).toBeGreaterThan(0);
      expect(arrival.contact!.entryPoint).toBe(arrival.entryPoint);
      expect(hub.reports.some(({ state }) => state === 'ok')).toBe(true);
      await listener.stop();
    });

    it('takes nothing twice after it was stopped and started again', async () => {
      const first = await start();
      await world().source!.put('Before the stop');
      await taken('Before the stop');
      await first.stop();
      await start();
      await world().source!.put('After the start');
      await taken('After the start');
      expect(texts().filter((text) => text === 'Before the stop')).toHaveLength(1);
    });

    it('loses nothing that the hub could not keep at first', async () => {
      let refusals = 2;
      world().hub.beforeReceive = () => {
        if (refusals-- > 0) throw new Error('The database is away');
      };
      await start();
      // A port tells its caller to come again; a mailbox keeps what it has.
      for (;;) {
        const refused = await world()
          .source!.put('Kept in the end')
          .then(
            () => false,
            () => true,
          );
        if (!refused) break;
      }
      await taken('Kept in the end');
      expect(texts().filter((text) => text === 'Kept in the end')).toHaveLength(1);
    });

    itWhere(edits)('tells of what its sender edited after it was taken', async () => {
      const { hub, source } = world();
      await start();
      await source!.put('First words');
      await taken('First words');
      const { idempotencyKey, entryPoint } = hub.arrivals.at(-1)!;
      await source!.edit!('Other words');
      await vi.waitFor(() => expect(hub.changes).toHaveLength(1), SOON);
      expect(hub.changes[0]).toMatchObject({ kind: 'edited', idempotencyKey, entryPoint });
      expect(hub.changes[0]!.contact!.text).toBe('Other words');
    });

    itWhere(leased)(
      'is done by one process at a time where a source has no port, and by the next when that ends',
      async () => {
        const { hub, source } = world();
        const before = hub.duplicates;
        const first = await start();
        await start();
        await source!.put('For one of us');
        await taken('For one of us');
        await first.stop();
        await source!.put('For the other');
        await taken('For the other');
        expect(hub.duplicates).toBe(before);
      },
    );

    itWhere(leased)('moves its place in a source only when the hub has what came before', async () => {
      const { hub, source } = world();
      let kept = 0;
      const places: number[] = [];
      hub.beforeReceive = () => void kept++;
      // Beside its place an adapter may keep what it knows things again by.
      const isPlace = (source: string) => hub.reports.some((report) => report.source === source);
      hub.beforeSaveCursor = (source) => void (isPlace(source) && places.push(kept));
      await start();
      await source!.put('One');
      await taken('One');
      await source!.put('Two');
      await taken('Two');
      hub.beforeSaveCursor = () => undefined;
      expect(places[0]).toBeGreaterThan(0);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });
  });
}
