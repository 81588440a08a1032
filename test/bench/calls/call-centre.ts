import { randomBytes } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { startTwilioStandIn, type TwilioStandIn } from '@frontdoor/channels/twilio';
import { ENTRY_POINTS } from '@frontdoor/demonstration';
import { SystemClock } from '@frontdoor/kernel';
import { Agent, Service } from '@frontdoor/persistence';
import { foundCouncil, PASSWORD } from '../../fault/council.js';
import { chartersAlwaysOpen } from '../../support/opening-hours.js';
import { ConsoleClient } from '../../support/console-client.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';

const AGENTS = ['ash', 'birch', 'cedar', 'hazel', 'linden', 'maple', 'rowan', 'willow', 'oak', 'holly'];
/** Longer than a run: whoever is offered something keeps it. */
export const OFFER_SECONDS = 600;
/** As many as ten agents may hold when all callbacks fall due. */
const CAPACITY = 1000;

export interface CallCentre {
  hub: HubProcess;
  twilio: TwilioStandIn;
  agents: ConsoleClient[];
  /** The address by which the provider knows the hub. */
  publicUrl: string;
  stop(): Promise<void>;
}

/**
 * The hub as `npm start` runs it, in a process of its own; the provider and ten agents of one service here, whose telephones
 * are answered at once.
 */
export async function openCallCentre(): Promise<CallCentre> {
  let twilio: TwilioStandIn | undefined;
  let publicUrl = '';
  const hub = await startHubProcess(async (dataDir, port) => {
    publicUrl = `http://localhost:${port}`;
    const account = {
      accountSid: `AC${randomBytes(16).toString('hex')}`,
      authToken: randomBytes(16).toString('hex'),
    };
    const numbers = ENTRY_POINTS.flatMap(({ address }) => (address.startsWith('+') ? address : []));
    const proxy = { publicUrl, to: `http://127.0.0.1:${port}` };
    twilio = await startTwilioStandIn({ ...account, numbers, clock: new SystemClock(), proxy });
    await foundCouncil(dataDir, 'http://127.0.0.1:9/');
    return {
      CHARTERS_DIR: chartersAlwaysOpen(dataDir),
      ...{ DEMO: 'off', PUBLIC_URL: publicUrl, OFFER_SECONDS: String(OFFER_SECONDS) },
      ...{ PUBLIC_RATE: '1000000', TWILIO_API_BASE: twilio.url },
      ...{ TWILIO_ACCOUNT_SID: account.accountSid, TWILIO_AUTH_TOKEN: account.authToken },
    };
  });
  return {
    hub,
    twilio: twilio!,
    agents: await room(hub, twilio!),
    publicUrl,
    stop: async () => {
      await hub.stop();
      await twilio!.close();
    },
  };
}

async function room(
  { url, database: { manager } }: HubProcess,
  twilio: TwilioStandIn,
): Promise<ConsoleClient[]> {
  const { id } = await manager.findOneByOrFail(Service, { slug: 'customer-services' });
  for (const [at, name] of AGENTS.entries()) {
    const changes = { serviceIds: [id], capacity: CAPACITY };
    await manager.update(Agent, { email: `${name}@demo.frontdoor.example` }, changes);
    const number = `+4416329602${String(at).padStart(2, '0')}`;
    twilio.hands(number, { pickup: 'answers', presses: '1' });
  }
  const agents: ConsoleClient[] = [];
  for (const name of AGENTS) agents.push(await ConsoleClient.logIn(url, name, PASSWORD));
  await Promise.all(agents.map((agent) => agent.ask(api.setPresence, { body: { presence: 'available' } })));
  return agents;
}
