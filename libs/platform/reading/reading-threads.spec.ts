import { afterEach, describe, expect, it } from 'vitest';
import { ReadingThreads } from './reading-threads.js';

/** A program whose readers do what readers must not do. */
const PROGRAM = `
  import { execFileSync } from 'node:child_process';
  import { parentPort, threadId } from 'node:worker_threads';
  const readers = {
    length: (bytes) => bytes.length,
    thread: () => threadId,
    secrets: () => Object.keys(process.env),
    loop: () => { for (;;); },
    expression: () => /^(a+)+$/.test('a'.repeat(40) + 'b'),
    hoard: () => { for (const all = []; ;) all.push(piece()); },
    block: () => execFileSync('/bin/sleep', ['3']),
    exit: () => process.exit(3),
    leave: () => { setTimeout(() => { throw new Error('later'); }); return new Promise(() => {}); },
    silence: () => new Promise(() => {}),
    refuse: () => { throw new RangeError('no such file'); },
  };
  const piece = () => JSON.parse('[' + '1.5,'.repeat(1000) + '1.5]');
  parentPort.on('message', async ({ reader, bytes }) => {
    try { parentPort.postMessage({ result: await readers[reader](bytes) }); }
    catch (error) { parentPort.postMessage({ error }); }
  });
  parentPort.postMessage('ready');`;
const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);

describe('threads that read', () => {
  let threads: ReadingThreads;
  const open = (number = 1, milliseconds = 300): void => {
    threads = new ReadingThreads(program, { threads: number, milliseconds, memoryMb: 32 });
  };
  const read = (reader: string, bytes: Uint8Array = new Uint8Array(3)): Promise<unknown> =>
    threads.run(reader, bytes, {});
  afterEach(() => threads.close());

  it('give what the reader gives, and the error that it throws', async () => {
    open();
    expect(await read('length', Buffer.from('a piece of a pool'))).toBe(17);
    await expect(read('refuse')).rejects.toThrow(new RangeError('no such file'));
    expect(await read('secrets')).toEqual([]);
  });

  it.each([
    ['loop', 'it took longer than 0.3 seconds'],
    ['expression', 'it took longer than 0.3 seconds'],
    ['silence', 'it took longer than 0.3 seconds'],
    ['hoard', 'it needed more memory than 32 MB'],
    ['exit', 'it ended the thread it was read in'],
    ['leave', 'it ended the thread it was read in'],
  ])('stop what breaks a limit (%s) and go on with the next', async (reader, why) => {
    open(1, reader === 'hoard' ? 30_000 : 300);
    const before = await read('thread');
    const [bad, good] = await Promise.allSettled([read(reader), read('length')]);
    expect(bad).toMatchObject({
      reason: { code: 'reading-stopped', message: `Reading it was stopped, because ${why}.` },
    });
    expect(good).toEqual({ status: 'fulfilled', value: 3 });
    expect(await read('thread')).not.toBe(before);
  });

  it('that cannot be stopped are told of, after what they read has been given up', async () => {
    const said: string[] = [];
    const told = new Promise<void>((resolve) => {
      threads = new ReadingThreads(
        program,
        { threads: 1, milliseconds: 300, memoryMb: 32, endMilliseconds: 300 },
        () => {
          said.push('cannot end');
          resolve();
        },
      );
    });
    await read('block').catch(({ code }: { code: string }) => said.push(code));
    await told;
    expect(said).toEqual(['reading-stopped', 'cannot end']);
    expect(await read('length')).toBe(3);
  });

  it('hold nobody up beside what takes long, and no turn of this thread', async () => {
    open(2, 2000);
    const long = read('loop').catch(({ code }: { code: string }) => code);
    for (let i = 0; i < 20; i++) expect(await read('length')).toBe(3);
    const first = await Promise.race([long, read('thread')]);
    expect(first).toBeTypeOf('number');
    expect(await long).toBe('reading-stopped');
  });

  it('tell what waits to come back when too much does, and when they are closed', async () => {
    open(1, 30_000);
    const large = new Uint8Array(40 * 1024 * 1024);
    const waiting = [read('silence'), read('length', large), read('length', large)];
    const codes = Promise.allSettled(waiting).then((all) =>
      all.map((each) => each.status === 'rejected' && (each.reason as { code: string }).code),
    );
    await expect(waiting[2]).rejects.toMatchObject({ code: 'reading-busy' });
    await threads.close();
    expect(await codes).toEqual(['reading-busy', 'reading-busy', 'reading-busy']);
    await expect(read('length')).rejects.toMatchObject({ code: 'reading-busy' });
  });

  it('blame nothing on what was to be read when their program does not start', async () => {
    threads = new ReadingThreads(new URL('data:text/javascript,throw new Error("broken")'), {
      threads: 1,
      milliseconds: 300,
      memoryMb: 32,
    });
    await expect(read('length')).rejects.toMatchObject({
      code: 'reading-busy',
      cause: { message: 'broken' },
    });
  });
});
