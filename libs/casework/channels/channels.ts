import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { usualCalendar } from '@frontdoor/charter';
import type {
  AdapterContext,
  ChannelConnection,
  IntegrationKey,
  Manifest,
  OpeningHours,
} from '@frontdoor/channels/core';
import { type Channel, mailChannel } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, type Integration } from '@frontdoor/persistence';
import {
  Callers,
  CONFIG,
  type Config,
  InstanceSecret,
  type Logger,
  LOG,
  ReadingThreads,
} from '@frontdoor/platform';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { PaperThread } from '../paper/index.js';
import { PrintQueueEntries } from '../print-queue/index.js';
import { Reports } from '../reports/index.js';
import { CallbackWindows } from '../shifts/index.js';
import { ChannelIntake } from './intake.js';
import { readingIn } from './reading.js';
import { chooseSenders } from './senders.js';
import { type Wiring, WIRING } from './wire-adapters.js';

export interface Connected {
  /** Its channels are those that it is set up for. */
  manifest: Manifest;
  connection: ChannelConnection;
  /** What comes to these and leaves from them is this one's. */
  entryPoints: readonly { channel: Channel; address: string }[];
  /** It has nothing to do with any others. */
  isForThemAlone: boolean;
}

const ownsEntryPoint = ({ entryPoints }: Connected, channel: Channel, address: string | undefined): boolean =>
  entryPoints.some((each) => each.channel === channel && each.address === address);

/** The channel adapters of this process, connected. */
@Injectable()
export class Channels implements OnModuleInit, BeforeApplicationShutdown {
  private readonly connected = new Map<string, Connected>();
  /** Ids of adapters by the channel on which they send. */
  private senders: ReadonlyMap<Channel, string> = new Map();
  private readonly stop = new AbortController();
  private readonly listening: Promise<void>[] = [];
  /** Unsealed once for each reading of the directory. */
  private readonly keys = new WeakMap<Integration, IntegrationKey>();

  constructor(
    @Inject(WIRING) private readonly wiring: Wiring,
    private readonly intake: ChannelIntake,
    private readonly printQueue: PrintQueueEntries,
    private readonly reports: Reports,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly windows: CallbackWindows,
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
    private readonly threads: ReadingThreads,
    private readonly paper: PaperThread,
    private readonly callers: Callers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    const context: AdapterContext = {
      clock: this.clock,
      publicUrl: this.config.publicUrl,
      process: this.wiring.process,
      keysFor: (purpose) => this.keysFor(purpose),
      intake: this.intake,
      printQueue: this.printQueue,
      reports: this.reports,
      callers: this.callers,
      read: readingIn(this.threads),
      readSlowly: readingIn(this.paper),
      integration: (key) => this.integrationKey(key),
      openingHoursAt: (channel, address) => this.openingHoursAt(channel, address),
      promisableAt: async (channel, address, window) => {
        const entryPoint = await this.directory.entryPointAt(channel, address);
        if (!entryPoint) return window;
        return this.windows.promisable(entryPoint.organisationId, entryPoint.serviceId, window);
      },
      languageAt: async (channel, address) =>
        (await this.directory.placeOf(channel, address)).entryPoint.language,
      integrationAt: async (channel, address) => {
        const entryPoint = await this.directory.entryPointAt(channel, address);
        return entryPoint && this.keyOf(await this.directory.integrationAt(entryPoint.id));
      },
    };
    this.senders = chooseSenders(this.wiring.adapters, this.config.SEND_WITH);
    for (const { adapter, settings } of this.wiring.adapters) {
      const connection = await adapter.connect(settings, context);
      const manifest = { ...adapter.manifest, ...adapter.isSetUpFor?.(settings) };
      const entryPoints = adapter.ownEntryPoints?.(settings) ?? [];
      const isForThemAlone = adapter.answersOnlyItsOwn ?? false;
      this.connected.set(manifest.id, { manifest, connection, entryPoints, isForThemAlone });
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.listening);
    await Promise.allSettled([...this.connected.values()].map(({ connection }) => connection.close()));
  }

  /** Starts every listening adapter; rejects when one cannot start at all (a busy port, say). */
  async listen(): Promise<void> {
    const running = this.all().map(async ({ manifest, connection }) => {
      try {
        await connection.listen?.(this.stop.signal);
      } catch (error) {
        if (this.stop.signal.aborted) return;
        this.log.error({ adapter: manifest.id, err: error }, 'listening ended');
        throw error;
      }
    });
    this.listening.push(...running);
    // A start that fails does so within this time; later faults the listener mends by itself.
    await Promise.race([Promise.all(running), this.clock.sleep(300)]);
  }

  get(adapterId: string): Connected | undefined {
    return this.connected.get(adapterId);
  }

  all(): Connected[] {
    return [...this.connected.values()];
  }

  /**
   * The adapter that sends on a channel, or rings people on it: for what leaves from an entry point of one provider that
   * one alone, for everything else the sender of the channel.
   *
   * @param address of the entry point that it leaves from
   */
  sending(channel: Channel, address?: string): Connected | undefined {
    const own = this.all().find((each) => ownsEntryPoint(each, channel, address));
    if (own) return own.manifest.sends.includes(channel) ? own : undefined;
    const id = this.senders.get(channel);
    return id === undefined ? undefined : this.get(id);
  }

  /**
   * The connection that received what came to an entry point of a channel, and can read its raw bytes; without an entry point
   * one of the channel, one with files where some have.
   *
   * @param contentType of the raw bytes: some only one of those of a channel can read
   */
  receiving(channel: Channel, address?: string, contentType = ''): ChannelConnection | undefined {
    const found =
      address === undefined
        ? this.all().filter(({ manifest }) => manifest.receives.includes(channel))
        : this.bringing(channel, address);
    const own = found.find(({ connection }) =>
      connection.ownTypes?.some((type) => contentType.startsWith(type)),
    );
    const others = found.filter(({ connection }) => connection.ownTypes === undefined);
    const [first] = others.length > 0 ? others : found;
    return (own ?? others.find(({ connection }) => connection.attachments !== undefined) ?? first)
      ?.connection;
  }

  /** Those that bring what comes to an entry point. */
  bringing(channel: Channel, address: string): Connected[] {
    const own = this.all().find((each) => ownsEntryPoint(each, channel, address));
    return own
      ? [own]
      : this.all().filter(
          ({ manifest, isForThemAlone }) => manifest.receives.includes(channel) && !isForThemAlone,
        );
  }

  /** Keys of this installation for one use of an adapter, the same in every process: the first is in use. */
  keysFor(purpose: string): string[] {
    return this.secret.marks(purpose, 'key', 32);
  }

  /** Signing key of an integration, unsealed. @throws FrontdoorError `integration-unknown`. */
  async signingKey(integrationKey: string): Promise<string> {
    const key = await this.integrationKey(integrationKey);
    if (!key) throw new FrontdoorError('integration-unknown');
    return key.secret;
  }

  /** What adapters are told of an integration, its secrets unsealed. */
  async integrationKey(key: string): Promise<IntegrationKey | undefined> {
    return this.keyOf(await this.directory.integration(key));
  }

  /** When people can be rung who call this entry point, as adapters are told it. */
  async openingHoursAt(channel: Channel, address: string): Promise<OpeningHours> {
    const { entryPoint } = await this.directory.placeOf(channel, address);
    // An administrator may have changed the calendars in another process.
    await this.charters.refresh(this.source.manager);
    return usualCalendar(this.charters.current(await this.directory.organisation(entryPoint.organisationId)));
  }

  private async keyOf(integration: Integration | undefined): Promise<IntegrationKey | undefined> {
    if (!integration) return undefined;
    const known = this.keys.get(integration);
    if (known) return known;
    const entryPoint = await this.directory.entryPoint(integration.entryPointId);
    const key = {
      key: integration.key,
      secret: this.secret.unseal(integration.sealedSecret),
      former: this.formerOf(integration),
      entryPoint: entryPoint.address,
      mailboxes: await this.mailboxesOf(integration),
      replyUrl: integration.replyUrl ?? undefined,
      open311: integration.open311,
    };
    this.keys.set(integration, key);
    return key;
  }

  private formerOf({ sealedFormerSecret, formerUntil }: Integration): IntegrationKey['former'] {
    return sealedFormerSecret && formerUntil !== null
      ? { secret: this.secret.unseal(sealedFormerSecret), until: formerUntil }
      : undefined;
  }

  private async mailboxesOf({ mailboxIds, organisationId }: Integration): Promise<string[]> {
    const mailboxes = await this.directory.entryPointsOf(organisationId, mailChannel);
    return mailboxes.filter(({ id }) => mailboxIds.includes(id)).map(({ address }) => address);
  }
}
