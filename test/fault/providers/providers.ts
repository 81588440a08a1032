import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Directory } from '@frontdoor/casework/directory';
import { startNotifyStandIn } from '@frontdoor/channels/notify';
import { SystemClock } from '@frontdoor/kernel';
import { hasDovecot, startDovecot } from '../../support/dovecot.js';
import { SECRET, startEmbedded } from '../../support/world.js';
import { disturbCalls } from './calls.js';
import { disturbIntegration } from './integration.js';
import { disturbLetters } from './letters.js';
import { cuttingProxy, disturbMailbox } from './mailbox.js';
import { disturbNotify } from './notify.js';
import { disturbPartner } from './partner.js';
import { disturbReportingSite } from './reporting.js';
import { Scene } from './scene.js';
import type { ProvidersSettings } from './settings.js';
import { disturbFacebook, disturbX } from './social.js';
import { asLines, type Tally } from './tally.js';
import { disturbTexts } from './texts.js';

/** Beside the line of the demonstration, whose texts are Twilio's. */
const NOTIFY_LINE = '+447700900199';
/** Where the connection to the mailbox is cut, in bytes, one connection after the other. */
const CUTS = [300, 900, 2500, 5000, 9000, 1500];

/**
 * Every provider in the troubles that providers have, on one hub: what each of them had has to be there exactly once in the
 * end, and none of them may be stormed with requests.
 */
export async function runProviders(
  { messages, only }: ProvidersSettings,
  say: (line: string) => void,
): Promise<Tally[]> {
  const dovecot = hasDovecot() ? await startDovecot() : undefined;
  const proxy = dovecot && (await cuttingProxy(dovecot.port, [...CUTS]));
  const mailbox = dovecot && {
    ...{ entryPoint: 'help@fenmoor.example', host: '127.0.0.1', port: proxy!.port, secure: false },
    ...{ user: dovecot.user, password: dovecot.password },
  };
  const notify = await startNotifyStandIn({ clock: new SystemClock(), number: NOTIFY_LINE });
  const scanFolder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-scans-'));
  const world = await startEmbedded({
    ...{ SECRET, LOG_LEVEL: 'silent', REACH_INSIDE: 'loopback', SCAN_FOLDER: scanFolder },
    ...{ ...notify.settings, SEND_WITH: 'sms:twilio,email:notify' },
    ...(mailbox && { MAILBOXES: JSON.stringify([mailbox]) }),
  });
  const tallies: Tally[] = [];
  try {
    const scene = new Scene(world, messages, say);
    const line = { channel: 'sms', address: NOTIFY_LINE } as const;
    await scene.administration.entryPoints.add(line, { service: 'customer-services', name: undefined });
    await world.hub.app.get(Directory).refresh();
    const runs: [string, () => Promise<Tally[]>][] = [
      ['integrations by signed webhook', () => disturbIntegration(scene)],
      ['reporting sites', () => disturbReportingSite(scene)],
      ['texts', () => disturbTexts(scene)],
      ['X', () => disturbX(scene)],
      ['Facebook', () => disturbFacebook(scene)],
      ['GOV.UK Notify', () => disturbNotify(scene, notify)],
      ['letters', () => disturbLetters(scene, scanFolder)],
      ['calls', () => disturbCalls(scene)],
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
      if (only !== undefined && !only.some((each) => name.toLowerCase().startsWith(each))) continue;
      say(`Trouble with ${name} …`);
      const found = (await run()).filter(({ messages: some }) => some > 0);
      say(asLines(found));
      tallies.push(...found);
    }
  } finally {
    await world.stop();
    await notify.close();
    rmSync(scanFolder, { recursive: true, force: true });
    proxy?.close();
    await dovecot?.close();
  }
  return tallies;
}
