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
import { ChannelIntake } from './intake.js';
import { readingIn } from './reading.js';
import { type Wiring, WIRING } from './wire-adapters.js';

export interface Connected {
  manifest: Manifest;
  connection: ChannelConnection;
}

/** The channel adapters of this process, connected. */
@Injectable()
export class Channels implements OnModuleInit, BeforeApplicationShutdown {
  private readonly connected = new Map<string, Connected>();
  private readonly stop = new AbortController();
  private readonly listening: Promise<void>[] = [];
  /** Unsealed once for each reading of the directory. */
  private readonly keys = new WeakMap<Integration, IntegrationKey>();

  constructor(
    @Inject(WIRING) private readonly wiring: Wiring,
    private readonly intake: ChannelIntake,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly source: DataSource,
    private readonly secret: InstanceSecret,
    private readonly threads: ReadingThreads,
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
      callers: this.callers,
      read: readingIn(this.threads),
      integration: async (key) => this.identifierKey(await this.directory.integration(key)),
      openingHoursAt: (channel, address) => this.openingHoursAt(channel, address),
      integrationAt: async (channel, address) => {
        const entryPoint = await this.directory.entryPointAt(channel, address);
        return entryPoint && this.identifierKey(await this.directory.integrationAt(entryPoint.id));
      },
    };
    for (const { adapter, settings } of this.wiring.adapters) {
      const connection = await adapter.connect(settings, context);
      this.connected.set(adapter.manifest.id, { manifest: adapter.manifest, connection });
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

  /** The connection that sends on a channel, or rings people on it. */
  sending(channel: Channel): ChannelConnection | undefined {
    return this.all().find(({ manifest }) => manifest.sends.includes(channel))?.connection;
  }

  /** Whether files can travel with what is written on a channel. */
  carriesFilesOn(channel: Channel): boolean {
    const sender = this.all().find(({ manifest }) => manifest.sends.includes(channel));
    return sender?.manifest.carriesFilesOn?.includes(channel) ?? false;
  }

  /** Whether whoever gets a message on a channel sees its light formatting. */
  formatsOn(channel: Channel): boolean {
    const sender = this.all().find(({ manifest }) => manifest.sends.includes(channel));
    return sender?.manifest.formatsOn?.includes(channel) ?? false;
  }

  /** The connection that received a channel's contacts and can read their raw bytes. */
  receiving(channel: Channel): ChannelConnection | undefined {
    return this.all().find(({ manifest }) => manifest.receives.includes(channel))?.connection;
  }

  /** Keys of this installation for one use of an adapter, the same in every process: the first is in use. */
  keysFor(purpose: string): string[] {
    return this.secret.marks(purpose, 'key', 32);
  }

  /** Signing key of an integration, unsealed. @throws FrontdoorError `integration-unknown`. */
  async signingKey(integrationKey: string): Promise<string> {
    const key = await this.identifierKey(await this.directory.integration(integrationKey));
    if (!key) throw new FrontdoorError('integration-unknown');
    return key.secret;
  }

  /** When people can be rung who call this entry point, as adapters are told it. */
  async openingHoursAt(channel: Channel, address: string): Promise<OpeningHours> {
    const { entryPoint } = await this.directory.placeOf(channel, address);
    // An administrator may have changed the calendars in another process.
    await this.charters.refresh(this.source.manager);
    return usualCalendar(this.charters.current(await this.directory.organisation(entryPoint.organisationId)));
  }

  private async identifierKey(integration: Integration | undefined): Promise<IntegrationKey | undefined> {
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
