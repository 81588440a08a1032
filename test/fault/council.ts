import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret, readConfig, startEmbeddedPostgres } from '@frontdoor/platform';
import { createDemonstration, replyTo, signingKey } from '@frontdoor/demonstration';

/** Password of every agent of the council. */
export const PASSWORD = 'door-for-fault-tests';

/**
 * Founds the demonstration council in a data folder before the hub starts on it. The hub itself runs without the
 * demonstration, whose stand-ins would die with it.
 *
 * @returns the signing key of the integration that contacts are sent with.
 */
export async function foundCouncil(dataDir: string, replyUrl: string): Promise<string> {
  const secret = InstanceSecret.of(readConfig({ DATA_DIR: dataDir }));
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    return await foundCouncilIn(server.url(), secret, replyUrl);
  } finally {
    await server.stop();
  }
}

/** The same in a database that runs. */
export async function foundCouncilIn(url: string, secret: InstanceSecret, replyUrl: string): Promise<string> {
  await migrate(url);
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const clock = new SystemClock();
  try {
    await createDemonstration(
      source,
      { clock, ids: new Ids(clock), secret },
      { packId: 'cambridge-city', password: PASSWORD },
    );
    await replyTo(source, replyUrl);
    return await signingKey(source, secret);
  } finally {
    await source.destroy();
  }
}
