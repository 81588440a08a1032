import { DataSource, dataSourceOptions, inBackground, transaction } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../test/support/database.js';

/** Something that has not happened yet. */
function moment(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

describe('work in the background', () => {
  let source: DataSource;

  beforeAll(async () => {
    const limits = { waitMs: 500, workMs: 5000, background: 2 };
    source = await new DataSource(dataSourceOptions(await newDatabase(), 4, limits)).initialize();
  });
  afterAll(() => source?.destroy());

  /** Holds a connection until then, and says so when it has one. */
  const hold = (until: Promise<unknown>, begun: () => void = () => undefined): Promise<void> =>
    transaction(source, async (manager) => {
      await manager.query('SELECT 1');
      begun();
      await until;
    });

  it('leaves connections to whoever is waited for, however much of it there is', async () => {
    const begun: string[] = [];
    const over = moment();
    const two = moment();
    const much = Array.from({ length: 6 }, () =>
      inBackground(() => hold(over.promise, () => begun.push('background') === 2 && two.resolve())),
    );
    await two.promise;
    await source.query('SELECT 1').then(() => begun.push('request'));
    expect(begun).toEqual(['background', 'background', 'request']);
    over.resolve();
    await Promise.all(much);
    expect(begun).toHaveLength(7);
  });

  it('goes on in the order in which it came, single statements too, and after one that failed', async () => {
    const order: number[] = [];
    await Promise.allSettled(
      [1, 2, 3, 4].map((n) =>
        inBackground(async () => {
          await source.query(n === 1 ? 'SELECT 1 / 0' : 'SELECT pg_sleep(0.02)').finally(() => order.push(n));
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
    await inBackground(() => source.query('SELECT 1'));
  });

  /** Four want one of a share of three, while a request has one too: two have begun. */
  const besideARequest = async () => {
    const limits = { waitMs: 2000, workMs: 5000, background: 3 };
    const own = await new DataSource(dataSourceOptions(await newDatabase(), 6, limits)).initialize();
    const holds = (until: Promise<void>, begun: () => void): Promise<void> =>
      transaction(own, async (manager) => {
        await manager.query('SELECT 1');
        begun();
        await until;
      });
    const [request, over] = [moment(), moment()];
    const isUnderWay = moment();
    const asking = holds(request.promise, isUnderWay.resolve);
    await isUnderWay.promise;
    let begun = 0;
    const two = moment();
    const three = moment();
    const much = Array.from({ length: 4 }, () =>
      inBackground(() =>
        holds(over.promise, () => {
          begun++;
          if (begun === 2) two.resolve();
          if (begun === 3) three.resolve();
        }),
      ),
    );
    await two.promise;
    await own.query('SELECT pg_sleep(0.1)');
    expect(begun).toBe(2);
    return { own, asking, request, over, much, three };
  };

  it('keeps to two at a time while a request is under way, and to its share when none is', async () => {
    const { own, asking, request, over, much, three } = await besideARequest();
    request.resolve();
    await asking;
    await three.promise;
    over.resolve();
    await Promise.all(much);
    await own.destroy();
  });

  it('is held up by two slow pieces of it for a second only, however long requests go on', async () => {
    const { own, asking, request, over, much, three } = await besideARequest();
    await three.promise;
    request.resolve();
    over.resolve();
    await Promise.all([asking, ...much]);
    await own.destroy();
  });

  it('is told so where none came free in time, and nothing is lost by it', async () => {
    const over = moment();
    const begun = [1, 2].map(() => moment());
    const held = begun.map(({ resolve }) => inBackground(() => hold(over.promise, resolve)));
    await Promise.all(begun.map(({ promise }) => promise));
    await expect(inBackground(() => source.query('SELECT 1'))).rejects.toThrow('timeout exceeded');
    over.resolve();
    await Promise.all(held);
    await Promise.all([1, 2, 3].map(() => inBackground(() => source.query('SELECT 1'))));
  });

  it('may read inside its own transaction, whoever else waits', async () => {
    const two = [1, 2].map(() =>
      inBackground(() =>
        transaction(source, async (manager) => {
          await manager.query('SELECT 1');
        }),
      ),
    );
    await Promise.all([...two, inBackground(() => source.query('SELECT 1'))]);
  });
});
