import { type Clock, Ids } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { type Config, type InstanceSecret, localUrl } from '@frontdoor/platform';
import { createDemonstration, opensDemonstration, replyTo, signingKey } from '@frontdoor/demonstration';
import { demonstrationPassword } from './password.js';
import { type StandIns, startStandIns } from './stand-ins.js';

interface Needs {
  config: Config;
  databaseUrl: string;
  secret: InstanceSecret;
  clock: Clock;
  say: (line: string) => void;
}

/** Makes the demonstration council where there is no organisation yet, and starts the stand-ins of its providers. */
export async function openDemonstration({
  config,
  databaseUrl,
  secret,
  clock,
  say,
}: Needs): Promise<{ standIns: StandIns; password: string | null }> {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    const ours = demonstrationPassword(config.dataDir);
    const council = { packId: config.DEMO_PACK, password: ours };
    if (await createDemonstration(source, { clock, ids: new Ids(clock), secret }, council))
      say('Created the demonstration council');
    const password = (await opensDemonstration(source, ours)) ? ours : null;
    if (password === null)
      say('The council in this database was made elsewhere: its log-ins have the passwords they had there');
    const standIns = await startStandIns({
      clock,
      callerId: config.CALLER_ID,
      publicUrl: config.publicUrl,
      localUrl: localUrl(config),
      signingKey: await signingKey(source, secret),
    });
    try {
      await replyTo(source, standIns.replies.url);
    } catch (error) {
      await standIns.close();
      throw error;
    }
    return { standIns, password };
  } finally {
    await source.destroy();
  }
}
