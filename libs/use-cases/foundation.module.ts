import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DATABASE_URL } from '@frontdoor/jobs';
import { Clock, Ids, SystemClock } from '@frontdoor/kernel';
import { dataSourceOptions, refuseSecondConnections } from '@frontdoor/persistence';
import {
  BYTE_STORE,
  byteStoreOf,
  Callers,
  Clamd,
  CONFIG,
  type Config,
  InstanceSecret,
  type Logger,
  LOG,
  Metrics,
  ReadingThreads,
} from '@frontdoor/platform';
import {
  drawingThread,
  DrawingThread,
  readingThreads,
  type Wiring,
  WIRING,
  writingThread,
  WritingThread,
} from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { PaperThread } from '@frontdoor/casework/paper';

/** Of the connections of a process that answers requests, what jobs and sweeps may have at a time. */
const BACKGROUND_SHARE = 0.4;

export interface Foundation {
  config: Config;
  log: Logger;
  databaseUrl: string;
  wiring: Wiring;
  packs: CharterPacks;
  secret: InstanceSecret;
  clock?: Clock;
  /** Without limits on the time of statements, for work in bulk that nobody waits for behind a request. */
  withoutTimeLimits?: boolean;
  /** People and providers wait for answers of this process: what it does besides leaves most connections to them. */
  answers?: boolean;
}

/**
 * What everything else stands on; made before the application so that faults in it are told plainly. It lives here and
 * not in an app because hub, worker and command line are each built on it, and no app imports another for that.
 */
@Module({})
export class FoundationModule implements OnApplicationShutdown {
  constructor(
    private readonly threads: ReadingThreads,
    private readonly drawing: DrawingThread,
    private readonly writing: WritingThread,
    private readonly paper: PaperThread,
  ) {}

  static of({
    config,
    log,
    databaseUrl,
    wiring,
    packs,
    secret,
    clock = new SystemClock(),
    withoutTimeLimits = false,
    answers = false,
  }: Foundation): DynamicModule {
    const values = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: DATABASE_URL, useValue: databaseUrl },
      { provide: WIRING, useValue: wiring },
      { provide: CharterPacks, useValue: packs },
      { provide: InstanceSecret, useValue: secret },
      { provide: Clock, useValue: clock },
      { provide: Ids, useValue: new Ids(clock) },
      { provide: Metrics, useValue: new Metrics() },
      { provide: Callers, useValue: new Callers(config) },
      { provide: BYTE_STORE, useValue: byteStoreOf(config) },
      { provide: Clamd, useValue: new Clamd(config) },
      { provide: ReadingThreads, useValue: readingThreads(config) },
      { provide: DrawingThread, useValue: drawingThread() },
      { provide: WritingThread, useValue: writingThread() },
      { provide: PaperThread, useValue: new PaperThread() },
    ];
    return {
      module: FoundationModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...databaseOptions(databaseUrl, config, { withoutTimeLimits, answers }),
          retryAttempts: 1,
        }),
      ],
      providers: values,
      exports: [...values.map(({ provide }) => provide), TypeOrmModule],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.threads.close(), this.drawing.close(), this.paper.close(), this.writing.close()]);
  }
}

function databaseOptions(
  url: string,
  config: Config,
  { withoutTimeLimits, answers }: { withoutTimeLimits: boolean; answers: boolean },
): ReturnType<typeof dataSourceOptions> {
  if (config.SECOND_CONNECTION === 'refuse') refuseSecondConnections();
  const limits = {
    waitMs: config.DATABASE_WAIT_SECONDS * 1000,
    workMs: config.DATABASE_WORK_SECONDS * 1000,
    ...(answers && { background: Math.max(2, Math.floor(config.DATABASE_CONNECTIONS * BACKGROUND_SHARE)) }),
  };
  return dataSourceOptions(url, config.DATABASE_CONNECTIONS, withoutTimeLimits ? undefined : limits);
}
