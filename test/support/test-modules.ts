import { randomUUID } from 'node:crypto';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { InboundContact } from '@frontdoor/contracts';
import { Ids } from '@frontdoor/kernel';
import { Agent, Contact, DataSource, dataSourceOptions, Enquiry, migrate } from '@frontdoor/persistence';
import { createLogger, InstanceSecret, nestLogger, readConfig } from '@frontdoor/platform';
import { UNWIRED, type Wiring } from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { ReceiptsModule, Receipts } from '@frontdoor/casework/receipts';
import { createDemonstration } from '@frontdoor/demonstration';
import type { SteppedClock } from './stepped-clock.js';
import { FoundationModule } from '@frontdoor/use-cases';
import { RouteContact } from '../../libs/use-cases/route-contact/route-contact.js';
import { RouteContactModule } from '../../libs/use-cases/route-contact/route-contact.module.js';
import { newDatabase } from './database.js';
import { newFolder } from './new-folder.js';

const SECRET = 'a secret for tests that is long enough to be one';

/**
 * A few modules of the house on a database of their own, with the demonstration council in it and a clock that the
 * test steps. No edge, no worker: nothing happens by itself.
 */
export class TestModules {
  private constructor(
    private readonly app: INestApplicationContext,
    readonly source: DataSource,
    readonly clock: SteppedClock,
    private readonly start: () => Promise<INestApplicationContext>,
  ) {}

  /**
   * @param packId charter of the council
   * @param wiring the channels there are, with their settings
   * @param settings of the hub, beside those that it cannot do without
   */
  static async of(
    modules: readonly Type[],
    clock: SteppedClock,
    packId = 'cambridge-city',
    wiring: Wiring = UNWIRED,
    settings: Record<string, string> = {},
  ): Promise<TestModules> {
    const databaseUrl = await newDatabase();
    await migrate(databaseUrl);
    const config = readConfig({
      DATABASE_URL: databaseUrl,
      SECRET,
      FILES_DIR: newFolder(),
      REACH_INSIDE: 'loopback',
      ...settings,
    });
    const log = createLogger({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
    const secret = InstanceSecret.of(config);
    const packs = CharterPacks.read(config.chartersDir);
    // Before the application, which reads the council when it starts.
    const first = await new DataSource(dataSourceOptions(databaseUrl, 1)).initialize();
    await createDemonstration(first, { clock, ids: new Ids(clock), secret }, { packId, password: SECRET });
    await first.destroy();
    class Modules {}
    const start = (): Promise<INestApplicationContext> =>
      NestFactory.createApplicationContext(
        {
          module: Modules,
          imports: [
            FoundationModule.of({
              config,
              log,
              databaseUrl,
              wiring,
              packs,
              secret,
              clock,
            }),
            ReceiptsModule,
            RouteContactModule,
            ...modules,
          ],
        },
        { logger: nestLogger(log), abortOnError: false },
      );
    const app = await start();
    return new TestModules(app, app.get(DataSource), clock, start);
  }

  /** The same once more on the same database, with a memory and connections of its own, as in another process. */
  async beside(): Promise<TestModules> {
    const app = await this.start();
    return new TestModules(app, app.get(DataSource), this.clock, this.start);
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** Of the demonstration council, as the database has them now. */
  agent(name: string): Promise<Agent> {
    return this.source.manager.findOneByOrFail(Agent, { email: `${name}@demo.frontdoor.example` });
  }

  /** An email to `MAILBOX@fenmoor.example`, received and routed; of somebody new unless told otherwise. Its enquiry. */
  async receive(mailbox: string, contact: Partial<InboundContact> = {}): Promise<Enquiry> {
    const entryPoint = `${mailbox}@fenmoor.example`;
    const from = { kind: 'email' as const, value: `${randomUUID()}@customer.example` };
    const { contactId } = await this.get(Receipts).receive({
      channel: 'email',
      entryPoint,
      raw: Buffer.from('as it came'),
      contentType: 'message/rfc822',
      idempotencyKey: randomUUID(),
      contact: {
        channel: 'email',
        entryPoint,
        from,
        alsoReachableAt: [],
        text: 'May I build a shed?',
        attachments: [],
        ...contact,
      },
    });
    await this.get(RouteContact).handle({ ids: [contactId] });
    const { enquiryId: id } = await this.source.manager.findOneByOrFail(Contact, { id: contactId });
    return this.source.manager.findOneByOrFail(Enquiry, { id });
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
