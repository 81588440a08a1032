import type { INestApplicationContext, Type } from '@nestjs/common';
import { DiscoveryModule, MetadataScanner, NestFactory } from '@nestjs/core';
import { Clock } from '@frontdoor/kernel';
import { createLogger, LOG } from '@frontdoor/platform';
import { SteppedClock } from '../../test/support/stepped-clock.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Every } from './every.js';
import { Sweeps } from './sweeps.js';

const MINUTE = 60_000;

class Looks {
  steady = 0;
  failing = 0;
  choosing = 0;
  slow = 0;
  endSlow = (): void => {};

  @Every(10 * MINUTE)
  async lookSteadily(): Promise<void> {
    await Promise.resolve();
    this.steady++;
  }

  @Every(10 * MINUTE)
  async fail(): Promise<void> {
    await Promise.resolve();
    this.failing++;
    throw new Error('the database is away');
  }

  /** Wants to come round sooner than it is marked with, then at once. */
  @Every(10 * MINUTE)
  async choose(): Promise<number> {
    await Promise.resolve();
    this.choosing++;
    return this.choosing === 1 ? 3 * MINUTE : 10 * MINUTE;
  }

  @Every(10 * MINUTE)
  async takeLong(): Promise<void> {
    this.slow++;
    await new Promise<void>((resolve) => (this.endSlow = resolve));
  }

  async lookNever(): Promise<void> {
    await Promise.reject(new Error('nobody asked for it'));
  }
}

describe('sweeps', () => {
  let clock: SteppedClock;
  let app: INestApplicationContext;
  let looks: Looks;

  beforeEach(async () => {
    clock = new SteppedClock('2026-11-23T10:00:00Z');
    app = await NestFactory.createApplicationContext(
      {
        module: class {} as Type,
        imports: [DiscoveryModule],
        providers: [
          { provide: LOG, useValue: createLogger({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }) },
          { provide: Clock, useValue: clock },
          MetadataScanner,
          Sweeps,
          Looks,
          { provide: 'the same under another name', useExisting: Looks },
        ],
      },
      { logger: false, abortOnError: false },
    );
    looks = app.get(Looks);
  });
  afterEach(async () => {
    looks.endSlow();
    await app.close();
  });

  /** Lets whatever can run do so. */
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const stepBy = async (ms: number): Promise<void> => {
    clock.step(ms);
    await settle();
  };

  it('run once at the start, each method once, and then when their time has come', async () => {
    expect(looks.steady).toBe(0);
    app.get(Sweeps).start();
    await settle();
    expect(looks.steady).toBe(1);
    await stepBy(10 * MINUTE - 1);
    expect(looks.steady).toBe(1);
    await stepBy(1);
    expect(looks.steady).toBe(2);
  });

  it('come round after a failure as after a success', async () => {
    app.get(Sweeps).start();
    for (let round = 1; round <= 4; round++) {
      await settle();
      expect(looks.failing).toBe(round);
      await stepBy(10 * MINUTE);
    }
    expect(looks.steady).toBe(5);
  });

  it('come round after as many milliseconds as they resolve with', async () => {
    app.get(Sweeps).start();
    await settle();
    await stepBy(3 * MINUTE - 1);
    expect(looks.choosing).toBe(1);
    await stepBy(1);
    expect(looks.choosing).toBe(2);
    await stepBy(3 * MINUTE);
    expect(looks.choosing).toBe(2);
  });

  it('rest from their end on, and do not hold up each other', async () => {
    app.get(Sweeps).start();
    await settle();
    await stepBy(30 * MINUTE);
    expect(looks.slow).toBe(1);
    expect(looks.steady).toBe(2);
    looks.endSlow();
    await settle();
    expect(looks.slow).toBe(1);
    await stepBy(10 * MINUTE);
    expect(looks.slow).toBe(2);
  });

  it('end with the application, which waits for one that is under way', async () => {
    app.get(Sweeps).start();
    await settle();
    const closed = vi.fn();
    const closing = app.close().then(closed);
    await settle();
    expect(closed).not.toHaveBeenCalled();
    looks.endSlow();
    await closing;
    await stepBy(100 * MINUTE);
    expect([looks.steady, looks.failing, looks.slow]).toEqual([1, 1, 1]);
  });
});
