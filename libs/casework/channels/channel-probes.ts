import { Injectable } from '@nestjs/common';
import type { Channel } from '@frontdoor/contracts';
import { Channels } from './channels.js';

/** What a look at something outside found; `detail` is one plain sentence for operators. */
export interface Probed {
  ok: boolean;
  detail: string;
}

/** Everybody who asks within this time gets the same answer. */
const FRESH_MS = 10_000;
const PATIENCE_MS = 3000;

/** How the providers of channels are: asked at most every few seconds, however often somebody asks us. */
@Injectable()
export class ChannelProbes {
  private probed: Promise<ReadonlyMap<string, Probed>> = Promise.resolve(new Map());
  private probedAt = -Infinity;

  constructor(private readonly channels: Channels) {}

  /** By the id of the adapter. */
  all(): Promise<ReadonlyMap<string, Probed>> {
    if (performance.now() - this.probedAt > FRESH_MS) {
      this.probedAt = performance.now();
      this.probed = Promise.all(
        this.channels
          .all()
          .map(async ({ manifest, connection }) => [manifest.id, await inTime(connection.probe())] as const),
      ).then((entries) => new Map(entries));
    }
    return this.probed;
  }

  /** How those are that bring what comes to an entry point, one in trouble first; undefined where none does. */
  async receiving(channel: Channel, address: string): Promise<Probed | undefined> {
    const bringing = this.channels.bringing(channel, address);
    if (bringing.length === 0) return undefined;
    const all = await this.all();
    const probed = bringing.flatMap(({ manifest }) => all.get(manifest.id) ?? []);
    return probed.find(({ ok }) => !ok) ?? probed[0];
  }
}

/** Limits the wait for one look, so that an answer comes although a provider hangs. */
export async function inTime(looking: Promise<Probed>): Promise<Probed> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Probed>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'No answer in 3 s' }), PATIENCE_MS);
  });
  try {
    return await Promise.race([looking, late]);
  } catch (error) {
    return { ok: false, detail: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}
