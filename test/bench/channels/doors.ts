import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { type FacebookStandIn, startFacebookStandIn } from '@frontdoor/channels/facebook';
import { type NotifyStandIn, startNotifyStandIn } from '@frontdoor/channels/notify';
import { startTwilioStandIn, type TwilioStandIn } from '@frontdoor/channels/twilio';
import { startXStandIn, type XStandIn } from '@frontdoor/channels/x';
import { ENTRY_POINTS } from '@frontdoor/demonstration';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { Administration, reportCategoriesOf } from '@frontdoor/use-cases';
import { foundCouncil } from '../../fault/council.js';
import { freePort } from '../../support/ports.js';
import { ReportingSite } from '../../support/reporting-site.js';
import { sendContactFrom } from '../../support/signed-contact.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';

/** Of the numbers that are nobody’s. */
const phoneOf = (n: number): string => `+447700900${200 + (n % 800)}`;
const TEXT_LINE = '+447700900100';
const CALLBACK_LINE = '+441632960100';
const CATEGORY = {
  ...{ code: 'lamp', name: 'Street lamp', service: 'customer-services' },
  questions: [{ code: 'fixmystreet_id', datatype: 'string', description: 'Number', automated: 'server_set' }],
};

/** The hub in a process of its own, all providers here, and a way to bring something by each of them. */
export interface Doors {
  hub: HubProcess;
  x: XStandIn;
  facebook: FacebookStandIn;
  notify: NotifyStandIn;
  scanFolder: string;
  mail(from: string, text: string): Promise<void>;
  text(n: number, text: string): Promise<void>;
  /** A whole call: asked, answered in words, and rung off. */
  callback(n: number, text: string): Promise<void>;
  notifyText(notify: NotifyStandIn, n: number, text: string): Promise<void>;
  /** The page of the form, and what is filled in. */
  form(from: string, text: string): Promise<void>;
  webhook(from: string, text: string): Promise<void>;
  report(n: number, text: string): Promise<void>;
  post(to: string, sent: { body: Buffer; headers: Record<string, string> }): Promise<void>;
  counted(what: 'received' | 'routed'): Promise<number>;
  stop(): Promise<void>;
}

/** Opens every door. */
export async function openDoors(): Promise<Doors> {
  const clock = new SystemClock();
  const smtpPort = await freePort();
  let twilio: TwilioStandIn | undefined;
  let [publicUrl, secret, scanFolder] = ['', '', ''];
  const [x, facebook, notify] = await Promise.all([
    startXStandIn({ clock, handle: '@fenmoor' }),
    startFacebookStandIn({ clock }),
    startNotifyStandIn({ clock, number: TEXT_LINE }),
  ]);
  const hub = await startHubProcess(async (dataDir, port) => {
    publicUrl = `http://localhost:${port}`;
    const account = {
      accountSid: `AC${randomBytes(16).toString('hex')}`,
      authToken: randomBytes(16).toString('hex'),
    };
    const numbers = ENTRY_POINTS.flatMap(({ address }) => (address.startsWith('+') ? address : []));
    const proxy = { publicUrl, to: `http://127.0.0.1:${port}` };
    twilio = await startTwilioStandIn({ ...account, numbers, clock, proxy, speed: 1000 });
    secret = await foundCouncil(dataDir, 'http://127.0.0.1:9/');
    scanFolder = path.join(dataDir, 'scans');
    return {
      ...{ DEMO: 'off', PUBLIC_URL: publicUrl, PUBLIC_RATE: '1000000', SMTP_PORT: String(smtpPort) },
      ...{ FORM_POSTS_HOURLY: '1000000', FORM_SENDER_HOURLY: '1000000', FORM_LEAST_SECONDS: '0' },
      ...{ TWILIO_API_BASE: twilio.url, TWILIO_ACCOUNT_SID: account.accountSid },
      ...{ TWILIO_AUTH_TOKEN: account.authToken, TWILIO_TRANSCRIBES: 'on', TRUSTED_RELAYS: '127.0.0.1' },
      ...{ ...x.settings, ...facebook.settings, ...notify.settings, SEND_WITH: 'sms:twilio,email:email' },
      SCAN_FOLDER: scanFolder,
    };
  });
  notify.tell({ hubUrl: hub.url, token: notify.settings.NOTIFY_CALLBACK_TOKEN! });
  const site = await reportingSite(hub);
  const taken = async (answer: Response): Promise<string> => {
    const said = await answer.text();
    if (!answer.ok) throw new Error(`The hub answered ${answer.status}: ${said.slice(0, 200)}`);
    return said;
  };
  return {
    ...{ hub, x, facebook, notify, scanFolder },
    mail: (from, text) =>
      sendMail(smtpPort, {
        envelope: { from, to: 'help@fenmoor.example' },
        raw: `From: ${from}\r\nTo: help@fenmoor.example\r\nSubject: Street lamp\r\nMessage-ID: <${randomUUID()}@citizen.example>\r\n\r\n${text}`,
      }),
    async text(n, body) {
      const { status } = await twilio!.receiveSms({ from: phoneOf(n), to: TEXT_LINE, body }, publicUrl);
      if (status !== 200) throw new Error(`The hub answered ${status}`);
    },
    async callback(n, words) {
      await twilio!.placeCall({ from: phoneOf(n), to: CALLBACK_LINE, words: `${words} Any time` }, publicUrl);
    },
    async notifyText(to, n, text) {
      to.receiveText(phoneOf(n), text);
      await to.settled();
      if (to.troubles.length > 0) throw new Error(`The hub did not take a text: ${to.troubles.join()}`);
    },
    async form(from, text) {
      const page = await taken(await fetch(`${hub.url}/contact`));
      const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const body = new URLSearchParams({ formToken, name: 'A resident', subject: 'Lamp', text, email: from });
      await taken(await fetch(`${hub.url}/contact`, { method: 'POST', body }));
    },
    webhook: async (from, text) =>
      void (await sendContactFrom(`${from}@citizen.example`, text, { url: hub.url, secret })),
    report: async (n, description) =>
      void (await site.report({
        ...{ service_code: 'lamp', lat: '52.2', long: '0.12', description },
        'attribute[fixmystreet_id]': String(n),
      })),
    post: async (to, sent) => void (await taken(await fetch(hub.url + to, { method: 'POST', ...sent }))),
    async counted(what) {
      const [row] = await hub.database.query<[{ n: number }]>(
        `SELECT count(*)::int AS n FROM receipt WHERE $1 = 'received' OR state = 'routed'`,
        [what],
      );
      return row.n;
    },
    async stop() {
      await hub.stop();
      await Promise.allSettled([x, facebook, notify, twilio!].map((each) => each.close()));
    },
  };
}

async function reportingSite({ database: source, secret, url }: HubProcess): Promise<ReportingSite> {
  const clock = new SystemClock();
  const { integrations, reportCategories } = new Administration({
    ...{ source, clock, ids: new Ids(clock), secret },
  });
  await reportCategories.load(reportCategoriesOf([CATEGORY]));
  const fields = { key: 'a-site', name: 'a-site', replyUrl: null };
  await integrations.add(fields, { service: 'customer-services' });
  const { apiKey } = await integrations.open311('a-site', true);
  const site = new ReportingSite(`${url}/open311/v2/`, apiKey!);
  // The hub learns of it within seconds.
  for (let tries = 0; tries < 60; tries++) {
    const isKnown = await site.poll().then(
      () => true,
      () => false,
    );
    if (isKnown) return site;
    await clock.sleep(500);
  }
  throw new Error('The hub did not learn of the reporting site within 30 s');
}
