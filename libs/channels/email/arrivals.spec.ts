import { FrontdoorError } from '@frontdoor/kernel';
import { READING_PROGRAM } from '@frontdoor/channels';
import { readingIn } from '@frontdoor/casework/channels';
import { ReadingThreads } from '@frontdoor/platform';
import { afterEach, describe, expect, it } from 'vitest';
import { plainMail } from '../../../test/support/mail-fixtures.js';
import { readInThreads } from '../../../test/support/reading.js';
import { mailArrivals } from './arrivals.js';

const ENTRY_POINTS = ['tax@council.example', 'housing@council.example'];
const KEY = 'key of the mail';

describe('a mail out of a file', () => {
  const opened: ReadingThreads[] = [];
  const threads = (milliseconds: number): ReadingThreads => {
    const one = new ReadingThreads(READING_PROGRAM, { threads: 1, milliseconds, memoryMb: 128 });
    opened.push(one);
    return one;
  };
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

  it('is one contact for each entry point', async () => {
    const raw = plainMail({ subject: 'Both of you' });
    expect((await mailArrivals(readInThreads, raw, ENTRY_POINTS, KEY)).arrivals).toMatchObject(
      ENTRY_POINTS.map((entryPoint) => ({
        entryPoint,
        raw,
        idempotencyKey: KEY,
        contact: { entryPoint, subject: 'Both of you' },
      })),
    );
  });

  it('is kept whole for people when reading it takes longer than it may', async () => {
    const raw = Buffer.concat([plainMail(), Buffer.alloc(24_000_000, 'Dear council\n')]);
    const { arrivals } = await mailArrivals(readingIn(threads(1)), raw, ENTRY_POINTS, KEY);
    expect(arrivals.map((arrival) => arrival.raw === raw)).toEqual([true, true]);
    expect(arrivals.map(({ raw: _same, ...rest }) => rest)).toEqual(
      ENTRY_POINTS.map((entryPoint) => ({
        channel: 'email',
        entryPoint,
        contentType: 'message/rfc822',
        idempotencyKey: KEY,
        fault: {
          reason: 'Reading it was stopped, because it took longer than 0.001 seconds.',
          remedy: 'Read the original here, and open an enquiry by hand if it needs one.',
        },
      })),
    );
  });

  it('is not taken while the threads are ending', async () => {
    const ending = threads(1000);
    await ending.close();
    const taking = mailArrivals(readingIn(ending), plainMail(), ENTRY_POINTS, KEY);
    await expect(taking).rejects.toThrow(new FrontdoorError('reading-busy'));
  });
});
