import { hasDovecot, startDovecot } from '../../support/dovecot.js';
import { SECRET, startEmbedded } from '../../support/world.js';
import { disturbIntegration } from './integration.js';
import { cuttingProxy, disturbMailbox } from './mailbox.js';
import { disturbPartner } from './partner.js';
import { disturbReportingSite } from './reporting.js';
import { Scene } from './scene.js';
import type { ProvidersSettings } from './settings.js';
import type { Tally } from './tally.js';
import { disturbTexts } from './texts.js';

/** Where the connection to the mailbox is cut, in bytes, one connection after the other. */
const CUTS = [300, 900, 2500, 5000, 9000, 1500];

/**
 * Every provider in the troubles that providers have, on one hub: what each of them had has to be there exactly once in the
 * end, and none of them may be stormed with requests.
 */
export async function runProviders(
  { messages }: ProvidersSettings,
  say: (line: string) => void,
): Promise<Tally[]> {
  const dovecot = hasDovecot() ? await startDovecot() : undefined;
  const proxy = dovecot && (await cuttingProxy(dovecot.port, [...CUTS]));
  const mailbox = dovecot && {
    ...{ entryPoint: 'help@fenmoor.example', host: '127.0.0.1', port: proxy!.port, secure: false },
    ...{ user: dovecot.user, password: dovecot.password },
  };
  const world = await startEmbedded({
    ...{ SECRET, LOG_LEVEL: 'silent', REACH_INSIDE: 'loopback' },
    ...(mailbox && { MAILBOXES: JSON.stringify([mailbox]) }),
  });
  const tallies: Tally[] = [];
  try {
    const scene = new Scene(world, messages, say);
    const runs: [string, () => Promise<Tally[]>][] = [
      ['integrations by signed webhook', () => disturbIntegration(scene)],
      ['reporting sites', () => disturbReportingSite(scene)],
      ['texts', () => disturbTexts(scene)],
      ['partners', () => disturbPartner(scene)],
      ...(dovecot
        ? ([['the mailbox', () => disturbMailbox(scene, dovecot, proxy!)]] as [
            string,
            () => Promise<Tally[]>,
          ][])
        : []),
    ];
    if (!dovecot) say('Dovecot is not installed: the mailbox is left out (apt-get install dovecot-imapd)');
    for (const [name, run] of runs) {
      say(`Trouble with ${name} …`);
      tallies.push(...(await run()).filter(({ messages: some }) => some > 0));
    }
  } finally {
    await world.stop();
    proxy?.close();
    await dovecot?.close();
  }
  return tallies;
}
