import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api, type TimelineEntry } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, photograph, skipsBrowser, startBrowser } from '../support/browser.js';
import { ConsoleClient } from '../support/console-client.js';
import { refusalOf } from '../support/council.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';
const FROM = 'reader@customer.example';
const to = 'help@fenmoor.example';

const part = (...lines: string[]): string => lines.join('\r\n');
const HTML = [
  '<style>p{color:red}</style><script>parent.document.title = "taken"</script>',
  '<table width="500" bgcolor="#e3f0f6"><tr><td style="padding:16px;font-family:Georgia">',
  '<h2 style="color:#0b5a7d">Broken gate at Mill Lane</h2>',
  '<p>It <b>does not shut</b>. See <a href="https://pictures.example/gate">my pictures</a>.</p>',
  '<p><img src="cid:gate@x" alt="The gate" width="40" height="40"> <img src="https://spy.example/pixel.png" alt="Logo"></p>',
  '<form action="https://spy.example"><input name="q"><button>Press</button></form>',
  '</td></tr></table>',
].join('');
const MAIL = [
  `From: Rea Reader <${FROM}>`,
  `To: ${to}`,
  'Subject: Broken gate',
  'Message-ID: <gate@customer.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="m"',
  '',
  part('--m', 'Content-Type: multipart/related; boundary="r"', ''),
  part('--r', 'Content-Type: multipart/alternative; boundary="a"', ''),
  part('--a', 'Content-Type: text/plain; charset=utf-8', ''),
  part(
    'The gate does not shut.',
    '',
    '-- ',
    'Rea Reader',
    '',
    'On Tue, 24 Nov 2026 at 09:12, Help <help@fenmoor.example> wrote:',
  ),
  part('> Which gate?', '> Mill Lane?', '--a', 'Content-Type: text/html; charset=utf-8', '', HTML, '--a--'),
  part(
    '--r',
    'Content-Type: image/png; name=gate.png',
    'Content-ID: <gate@x>',
    'Content-Transfer-Encoding: base64',
  ),
  part(
    '',
    PIXEL,
    '--r--',
    '--m',
    'Content-Type: message/rfc822',
    '',
    'From: Ned Neighbour <ned@customer.example>',
  ),
  part('To: reader@customer.example', 'Date: Mon, 23 Nov 2026 18:30:00 +0000', 'Subject: That gate', ''),
  part('It woke me up again.', '--m--'),
].join('\r\n');

describe('a mail as it is', () => {
  let world: World;
  let ash: ConsoleClient;
  let enquiryId: string;

  beforeAll(async () => {
    world = await startEmbedded();
    ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    enquiryId = await received(MAIL, 'Broken gate');
  });
  afterAll(() => world?.stop());

  const received = async (raw: string, subject: string): Promise<string> => {
    await sendMail(world.smtpPort, { envelope: { from: FROM, to: [to] }, raw });
    const item = await eventually(subject, async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return items.find((each) => each.subject === subject);
    });
    return item.enquiryId;
  };
  const contactOf = async (id: string): Promise<Contact> => {
    const { timeline } = await ash.ask(api.readEnquiry, { params: { id } });
    return timeline.find((each): each is Contact => each.type === 'contact')!;
  };

  it('tells its quote, its signature and the mail in it apart, and leaves nothing out', async () => {
    const { text, layout } = await contactOf(enquiryId);
    const lines = text.split('\n');
    expect(layout?.asides.map(({ kind, from }) => [kind, lines[from]])).toEqual([
      ['signature', '-- '],
      ['quote', 'On Tue, 24 Nov 2026 at 09:12, Help <help@fenmoor.example> wrote:'],
      ['mail', 'From: Ned Neighbour <ned@customer.example>'],
    ]);
    expect(text).toContain('> Mill Lane?');
    expect(layout?.page).toEqual({ picturesElsewhere: 1, hosts: ['spy.example'] });
  });

  it('is shown as it looks, on a page that does nothing and fetches nothing', async () => {
    const { id } = await contactOf(enquiryId);
    const asked = (query: { pictures?: 'elsewhere' } = {}) =>
      ash.request(api.readContactPage, { params: { id }, query });
    const answer = await asked();
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:;/,
    );
    expect(policy).not.toMatch(/script|allow-same-origin|https:/);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await answer.text();
    expect(html).toContain(`src="data:image/png;base64,${PIXEL}"`);
    expect(html).toContain('[Logo]');
    expect(html).not.toMatch(/script>|<form|<input|spy\.example/);
    expect(await (await asked({ pictures: 'elsewhere' })).text()).toContain(
      'src="https://spy.example/pixel.png"',
    );

    await world.database.query(
      `UPDATE file_scan SET state = 'infected', finding = 'Eicar' WHERE holder_id = $1 AND index = 0`,
      [id],
    );
    expect(await (await asked()).text()).not.toContain('data:image');
    await world.database.query(
      `UPDATE file_scan SET state = 'waiting', finding = NULL WHERE holder_id = $1 AND index = 0`,
      [id],
    );
  });

  it('is there only where a mail was formatted, and for nobody else', async () => {
    const plain = await received(
      `From: ${FROM}\r\nTo: ${to}\r\nSubject: Plain words\r\nMessage-ID: <plain@customer.example>\r\n\r\nHello`,
      'Plain words',
    );
    const { id, layout } = await contactOf(plain);
    expect(layout).toBeUndefined();
    expect(await refusalOf(await ash.request(api.readContactPage, { params: { id }, query: {} }))).toBe(
      '404 page-not-found',
    );
    expect((await fetch(`${world.url}/api/v1/contacts/${id}/page`)).status).toBe(401);
  });

  it('says what shows that a machine sent it', async () => {
    const id = await received(
      `From: ${FROM}\r\nTo: ${to}\r\nSubject: News of the week\r\nList-Id: <news.customer.example>\r\n\r\nNews`,
      'News of the week',
    );
    expect((await contactOf(id)).machine).toEqual({
      as: 'list',
      evidence: ['List-Id: <news.customer.example>'],
    });
  });

  it.skipIf(skipsBrowser)(
    'is read in the console: text first, what is beside it a press away',
    async () => {
      const browser = await startBrowser();
      const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
      const open = await context.newPage();
      open.setDefaultTimeout(15_000);
      const fetched: string[] = [];
      open.on('request', (request) => fetched.push(request.url()));
      await open.goto(`${world.url}/console/`);
      await open.getByLabel('Email').fill('ash@demo.frontdoor.example');
      await open.getByLabel('Password').fill(world.password);
      await open.getByRole('button', { name: 'Log in' }).click();
      await open.getByRole('navigation', { name: 'Screens' }).waitFor();
      await open.goto(`${world.url}/console/enquiries/${enquiryId}`);
      const timeline = open.getByRole('region', { name: 'Timeline' });
      await timeline.getByText('The gate does not shut.').waitFor();
      expect(await timeline.getByText('Which gate?').count()).toBe(0);
      await timeline.getByRole('button', { name: 'Quoted text (3 lines)' }).click();
      await timeline.getByText('Which gate?').waitFor();
      await timeline.getByRole('button', { name: /^Enclosed mail: That gate/ }).click();
      await timeline.getByText('It woke me up again.').waitFor();
      await photograph(open, 'console-mail-folded');
      expect(await axeViolations(open)).toEqual([]);

      await timeline.getByRole('radio', { name: 'As it looks' }).click();
      const frame = open.frameLocator('iframe[title="The mail as it looks"]');
      await frame.getByRole('heading', { name: 'Broken gate at Mill Lane' }).waitFor();
      expect(await frame.getByRole('link', { name: 'my pictures' }).getAttribute('rel')).toContain(
        'noopener',
      );
      await timeline.getByText('One picture lies elsewhere (spy.example) and was not fetched.').waitFor();
      await photograph(open, 'console-mail-as-it-looks');
      expect(fetched.some((url) => url.includes('spy.example'))).toBe(false);
      expect(await open.title()).not.toBe('taken');
      expect(await axeViolations(open)).toEqual([]);

      await timeline.getByRole('button', { name: 'Show pictures from elsewhere' }).click();
      await expect.poll(() => fetched.some((url) => url.includes('spy.example'))).toBe(true);
      await browser.close();
    },
    60_000,
  );
});
