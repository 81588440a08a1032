import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SystemClock, Ids } from '@frontdoor/kernel';
import { Agent, DataSource, dataSourceOptions, Integration, Session, WorkItem } from '@frontdoor/persistence';
import { checkPassword, InstanceSecret } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../../test/support/database.js';
import { frontdoor, type Ran } from '../../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';
let environment: Record<string, string>;
let source: DataSource;

beforeAll(async () => {
  environment = { DATABASE_URL: await newDatabase(), SECRET };
  await admin('organisation', 'create', 'Testshire Council', '--pack', 'cambridge-city');
  source = await new DataSource(dataSourceOptions(environment.DATABASE_URL!, 2)).initialize();
});
afterAll(() => source.destroy());

const admin = (...words: string[]): Promise<Ran> => frontdoor(['admin', ...words], { environment });
const agentOf = (email: string): Promise<Agent> => source.manager.findOneByOrFail(Agent, { email });

describe('frontdoor admin', () => {
  it('sets up one organisation', async () => {
    const { code, err } = await admin('organisation', 'create', 'Another', '--pack', 'cambridge-city');
    expect(code).toBe(1);
    expect(err).toMatch(/^There is an organisation already: Testshire Council\. /);
    expect((await admin('organisation', 'show', '--json')).json()).toMatchObject({
      name: 'Testshire Council',
      packId: 'cambridge-city',
      zone: 'Europe/London',
    });
    expect((await admin('organisation', 'create', 'A', '--pack', 'nowhere')).err).toContain(
      'Known: cambridge-city',
    );
    expect(await admin('organisation', 'create', 'A', '--pack', 'x', '--zone', 'Here')).toMatchObject({
      code: 1,
    });
  });

  it('has letters written with a template of its own, and refuses one that does not work', async () => {
    const letters = (...words: string[]) => admin('organisation', 'letters', ...words);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'templates-'));
    const [own, broken] = [path.join(folder, 'own.typ'), path.join(folder, 'broken.typ')];
    writeFileSync(own, (await frontdoor(['letter', 'template'])).out);
    writeFileSync(broken, '\n#unheard');
    const ownLetters = async () => (await admin('organisation', 'show', '--json')).json();
    expect(await letters(broken)).toMatchObject({
      code: 1,
      err: expect.stringContaining('with this template: Line 2: Unknown variable: unheard. Mend it'),
    });
    expect(await ownLetters()).toMatchObject({ ownLetters: false });
    expect((await letters(own)).out).toBe('Letters are written with this template from now on.\n');
    expect(await ownLetters()).toMatchObject({ ownLetters: true });
    expect((await letters()).code).toBe(2);
    expect((await letters(own, '--default')).code).toBe(2);
    expect((await letters('--default', '--json')).json()).toEqual({ ownLetters: false });
    expect(await ownLetters()).toMatchObject({ ownLetters: false });
    rmSync(folder, { recursive: true });
  });

  it('sets the colours, texts and links of the public pages, and refuses what some cannot read', async () => {
    const pages = (...words: string[]) => admin('organisation', 'pages', ...words);
    const set = await pages(
      '--band',
      '#1F3A5F',
      '--logo-text',
      'Testshire',
      '--privacy',
      'https://testshire.example/privacy',
    );
    expect(set.out).toMatch(/^--band +#1f3a5f$/m);
    expect((await pages('--phone', '01632 960000', '--json')).json()).toEqual({
      band: '#1f3a5f',
      logoText: 'Testshire',
      privacy: 'https://testshire.example/privacy',
      phone: '01632 960000',
    });
    expect(await pages('--band', '#ffcc00')).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Words in #ffffff on the band in #ffcc00 have a contrast of 1.5, and some people could not read them. Give colours with a contrast of 4.5',
      ),
    });
    expect((await pages('--band', '#ffcc00', '--band-text', '#0b0c0c')).code).toBe(0);
    expect((await pages('--button', '#777777')).err).toContain(
      'on buttons in #777777 have a contrast of 4.4',
    );
    expect((await pages('--link', '#747474')).err).toContain('Links in #747474 on pages in #eef3f1');
    for (const [option, value, why] of [
      ['--link', 'red', 'red is not a colour.'],
      ['--link', '#fff', '#fff is not a colour.'],
      ['--cookies', 'https://', 'https:// cannot be used as a web address.'],
      ['--logo-text', 'x'.repeat(61), 'The text needs 1 to 60 characters.'],
      ['--address', ' ', 'The text needs 1 to 300 characters.'],
    ] as const)
      expect((await pages(option, value)).err).toContain(why);
    expect((await pages()).err).toContain('Nothing was named to change.');
    expect((await admin('organisation', 'show')).out).toMatch(/^--band-text +#0b0c0c$/m);
    const back = ['--band', '--band-text', '--logo-text', '--privacy', '--phone'].flatMap((each) => [
      each,
      'default',
    ]);
    expect((await pages(...back)).out).toBe('The public pages are as they come.\n');
  });

  it('adds services with their teams', async () => {
    const added = await admin(
      'service',
      'add',
      'Council Tax',
      '--team',
      'Revenues',
      '--customer-service-centre',
    );
    expect(added.out).toBe('Council Tax (council-tax) is done by Revenues, a new team.\n');
    const second = await admin('service', 'add', 'FOI', '--team', 'revenues', '--kind', 'foi', '--json');
    expect(second.json()).toMatchObject({ slug: 'foi', kind: 'foi', team: 'Revenues' });
    expect((await admin('service', 'add', 'FOI', '--team', 'X')).err).toMatch(
      /^There is a service foi already\./,
    );
    expect(await admin('service', 'add', 'X', '--team', 'X', '--kind', 'row')).toMatchObject({
      code: 2,
      err: expect.stringContaining('row is no kind of enquiry. Use one of: enquiry, '),
    });
    expect((await admin('service', 'list', '--json')).json()).toHaveLength(2);
    expect((await admin('service', 'list')).out).toMatch(
      /^council-tax +Council Tax +Revenues +enquiry +yes$/m,
    );
  });

  it('says in the words of customers what a service does', async () => {
    const topics = (...words: string[]) => admin('service', 'topics', ...words);
    const set = await topics('council-tax', 'A missed bin', ' Street cleaning ');
    expect(set.out).toBe('The contact form offers for Council Tax: A missed bin; Street cleaning.\n');
    const listed = async () =>
      ((await admin('service', 'list', '--json')).json() as { slug: string; topics: string[] }[]).find(
        ({ slug }) => slug === 'council-tax',
      )?.topics;
    expect(await listed()).toEqual(['A missed bin', 'Street cleaning']);
    expect((await topics('council-tax', 'x'.repeat(201))).err).toMatch(/^A name needs 1 to 200 characters\./);
    expect((await topics('nowhere', 'x')).err).toMatch(/^There is no service nowhere\./);
    expect(await listed()).toEqual(['A missed bin', 'Street cleaning']);
    expect((await topics('council-tax')).out).toBe('The contact form offers for Council Tax: Council Tax.\n');
    expect(await listed()).toEqual([]);
    expect((await topics('council-tax', '--json')).json()).toEqual({
      slug: 'council-tax',
      name: 'Council Tax',
      topics: [],
    });
  });

  it('sets who else is asked for work that nobody took in time', async () => {
    const rings = (...words: string[]) => admin('rings', ...words);
    const file = (rules: unknown): string => {
      const name = path.join(mkdtempSync(path.join(os.tmpdir(), 'frontdoor-rings-')), 'rules.json');
      writeFileSync(name, typeof rules === 'string' ? rules : JSON.stringify(rules));
      return name;
    };
    const rules = {
      startsAtLevel: 4,
      rings: [
        { afterMinutes: 10, leastLevel: 2 },
        { afterShare: 0.5, services: ['foi'], tell: 'supervisors', partner: 'Fenmoor Advice' },
      ],
    };
    const said = (await rings('set', 'council-tax', file(rules))).out;
    expect(said).toContain('At first only those who know it at level 4 or better.');
    expect(said).toContain('After 10 minutes: those at level 2 or better too.');
    expect(said).toContain(
      'When 50 % of the time for it is over: people of FOI too; supervisors are told: it may go to Fenmoor Advice.',
    );
    expect((await rings('show', 'council-tax', '--json')).json()).toEqual(rules);
    expect((await rings('show')).out).toContain('FOI (foi)\n  Its own people, and nobody else.\n');
    const wrong = await rings(
      'set',
      'foi',
      file({
        rings: [
          { afterMinutes: 1, afterShare: 0.5 },
          { afterShare: 2, tell: 'supervisors' },
        ],
      }),
    );
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toContain('rings.0');
    expect(wrong.err).toContain('rings.1');
    expect(
      (await rings('set', 'foi', file({ rings: [{ afterMinutes: 1, services: ['moon'] }] }))).err,
    ).toContain('There is no service moon');
    expect(await rings('set', 'foi', file('{'))).toMatchObject({ code: 2 });
    expect((await rings('default', 'council-tax')).out).toContain('Its own people, and nobody else.');

    const budget = { free: 2, accepted: 0, acceptMinutes: 45 };
    expect((await admin('hops', 'set', 'foi', file(budget))).out).toContain('It moves 2 times at once.');
    expect((await admin('hops', 'show', 'foi', '--json')).json()).toEqual(budget);
    expect((await admin('hops', 'set', 'foi', file({ free: 11 }))).err).toContain('free');
    expect((await admin('hops', 'default', 'foi')).out).toContain('It moves once at once.');

    const written = { email: { before: [{ when: 'closed', does: { service: 'foi' } }] } };
    expect((await admin('overflow', 'set', 'council-tax', file(written))).out).toContain(
      'Email: When it is closed, it goes to FOI.',
    );
    expect((await admin('overflow', 'set', 'foi', file(written))).err).toContain('pass on to itself');

    const left = { afterMinutes: 90, ownAfterMinutes: null };
    expect((await admin('left-alone', 'set', 'foi', file(left))).out).toContain('after 1 hour 30 minutes');
    expect((await admin('left-alone', 'show', 'foi', '--json')).json()).toEqual(left);
    expect((await admin('left-alone', 'default', 'foi')).out).toContain('after 4 hours of working time');
  });

  it('has services deal with their callers by rules of their own, and refuses those that lead nowhere', async () => {
    const calls = (...words: string[]) => admin('calls', ...words);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'rules-'));
    const file = (rules: unknown): string => {
      const name = path.join(folder, 'rules.json');
      writeFileSync(name, typeof rules === 'string' ? rules : JSON.stringify(rules));
      return name;
    };
    const rules = {
      before: [{ when: { waitingMoreThan: 5 }, does: { service: 'foi' } }],
      waiting: [{ afterSeconds: 60, does: { offer: ['callback'] } }],
    };
    expect((await calls('set', 'council-tax', file(rules))).out).toBe(
      'Council Tax (council-tax)\n' +
        '  When more than 5 people wait, FOI takes the call, with its place.\n' +
        '  After 1 minute of waiting, callers are offered to be rung back in their turn.\n',
    );
    expect((await calls('show', 'council-tax', '--json')).json()).toEqual(rules);
    expect((await calls('show')).out).toContain('FOI (foi)\n  As the charter has it for every service.\n');
    const circle = { before: [{ when: 'closed', does: { service: 'council-tax' } }] };
    expect(await calls('set', 'foi', file(circle))).toMatchObject({
      code: 1,
      err: expect.stringContaining('Council Tax passes on to here: it would go round in a circle.'),
    });
    expect(await calls('set', 'foi', file('{'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is no JSON'),
    });
    expect(await calls('set', 'foi', file({ waiting: [{ afterSeconds: 1, does: {} }] }))).toMatchObject({
      code: 2,
      err: expect.stringContaining('waiting.0.afterSeconds'),
    });
    expect(await calls('set', 'foi', path.join(folder, 'nothing'))).toMatchObject({ code: 1 });
    expect((await calls('default', 'council-tax')).out).toContain('As the charter has it');
    expect((await calls('undo', 'council-tax')).out).toContain('When more than 5 people wait');
    expect((await calls('undo', 'council-tax')).out).toContain('As the charter has it');
    expect(await calls('undo', 'council-tax')).toMatchObject({ code: 1 });
    expect((await calls('set', 'moon', file(rules))).err).toContain('There is no service moon');
    rmSync(folder, { recursive: true });
  });

  it('adds, lists and removes entry points, each in the spelling of its channel', async () => {
    const to = ['--service', 'council-tax'];
    await admin('entry-point', 'add', 'email', 'Help@Testshire.example', ...to);
    await admin('entry-point', 'add', 'sms', '07700 900123', ...to, '--name', 'Text line');
    expect((await admin('entry-point', 'list', '--json')).json()).toEqual([
      {
        channel: 'email',
        address: 'help@testshire.example',
        service: 'council-tax',
        name: 'Testshire Council, Council Tax',
      },
      { channel: 'sms', address: '+447700900123', service: 'council-tax', name: 'Text line' },
    ]);
    const again = await admin('entry-point', 'add', 'email', 'HELP@testshire.example', ...to);
    expect(again.err).toMatch(
      /^There is an entry point help@testshire\.example on the email channel already\./,
    );
    expect(await admin('entry-point', 'add', 'sms', '12', ...to)).toMatchObject({ code: 2 });
    expect(await admin('entry-point', 'add', 'smoke', 'x', ...to)).toMatchObject({ code: 2 });
    expect((await admin('entry-point', 'add', 'web', 'x', '--service', 'y')).err).toContain(
      'Known: council-tax, foi.',
    );
    const shows = await admin('entry-point', 'shows', 'sms', '+447700900123', '01223 457001', '--json');
    expect(shows.json()).toMatchObject({ callerId: '+441223457001' });
    expect(await admin('entry-point', 'shows', 'sms', '+447700900123', '12')).toMatchObject({ code: 1 });
    expect((await admin('entry-point', 'shows', 'sms', '+447700900123')).out).toContain('sees CALLER_ID');
    expect(await admin('entry-point', 'remove', 'sms', '+447700900123')).toMatchObject({ code: 0 });
    expect(await admin('entry-point', 'remove', 'sms', '+447700900123')).toMatchObject({ code: 1 });
  });

  it('gives a kiosk a secret address once, and shuts it out', async () => {
    await admin('entry-point', 'add', 'visit', 'front hall', '--service', 'council-tax');
    const desk = ['--desk', 'front hall', '--name', 'Left'];
    const added = (await admin('reception-device', 'add', 'kiosk', ...desk, '--json')).json();
    expect((added as { address: string }).address).toMatch(/\/kiosk\/[\w-]{32}$/);
    expect((await admin('reception-device', 'add', 'screen', ...desk)).err).toContain('called Left already');
    expect(await admin('reception-device', 'add', 'toaster', ...desk)).toMatchObject({ code: 2 });
    expect(await admin('reception-device', 'add', 'kiosk', '--desk', 'x', '--name', 'y')).toMatchObject({
      code: 1,
    });
    expect((await admin('entry-point', 'remove', 'visit', 'front hall')).code).toBe(1);
    expect(await admin('reception-device', 'revoke', 'Left')).toMatchObject({ code: 0 });
    expect(await admin('reception-device', 'revoke', 'Left')).toMatchObject({ code: 1 });
    const listed = (await admin('reception-device', 'list')).out;
    expect(listed).toMatch(/kiosk +Left +front hall/);
    expect(listed).not.toContain((added as { address: string }).address.slice(-32));
  });

  it('shows the signing secret of an integration once', async () => {
    const added = await admin('integration', 'add', 'report-it', '--service', 'foi', '--json');
    const { signingSecret } = added.json() as { signingSecret: string };
    expect(signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const kept = async (): Promise<string> => {
      const { sealedSecret } = await source.manager.findOneByOrFail(Integration, { key: 'report-it' });
      return new InstanceSecret(SECRET).unseal(sealedSecret);
    };
    expect(await kept()).toBe(signingSecret);
    const rotated = (await admin('integration', 'rotate', 'report-it', '--json')).json() as {
      signingSecret: string;
    };
    expect(rotated.signingSecret).not.toBe(signingSecret);
    expect(await kept()).toBe(rotated.signingSecret);
    expect(await formerOf('report-it')).toBe(signingSecret);
    const hours = (Number(await formerUntil('report-it')) - clock.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await admin('integration', 'rotate', 'report-it', '--keep', '0')).toMatchObject({ code: 0 });
    expect(await formerOf('report-it')).toBeUndefined();
    for (const wrong of ['-1', '721', 'x'])
      expect(await admin('integration', 'rotate', 'report-it', '--keep', wrong)).toMatchObject({ code: 2 });
    expect((await admin('integration', 'list')).out).not.toContain('whsec_');
    expect(await admin('integration', 'add', 'report-it', '--service', 'foi')).toMatchObject({ code: 1 });
    expect(await admin('integration', 'rotate', 'nobody')).toMatchObject({ code: 1 });
    const insecure = await admin(
      'integration',
      'add',
      'x',
      '--service',
      'foi',
      '--reply-url',
      'http://x.example',
    );
    expect(insecure).toMatchObject({ code: 2, err: expect.stringContaining('Give an https address.') });
    expect((await admin('entry-point', 'remove', 'api', 'report-it')).err).toContain(
      'The integration report-it',
    );
  });

  it('lets an integration post mail to the mailboxes on its list, and removes it', async () => {
    await admin('entry-point', 'add', 'email', 'foi@testshire.example', '--service', 'foi');
    const added = ['integration', 'add', 'archive', '--service', 'foi', '--mailbox', 'FOI@testshire.example'];
    expect((await admin(...added, '--json')).json()).toMatchObject({ mailboxes: ['foi@testshire.example'] });
    const both = (await admin('integration', 'allow', 'archive', 'help@testshire.example', '--json')).json();
    expect((both as { mailboxes: string[] }).mailboxes.toSorted()).toEqual([
      'foi@testshire.example',
      'help@testshire.example',
    ]);
    expect((await admin('integration', 'disallow', 'archive', 'foi@testshire.example')).out).toBe(
      'archive may post mail to: help@testshire.example\n',
    );
    expect((await admin('integration', 'list')).out).toMatch(/^archive .* help@testshire\.example$/m);
    expect((await admin('integration', 'allow', 'archive', 'x@y.example')).err).toContain(
      'There is no mailbox x@y.example.',
    );
    expect(await admin('integration', 'remove', 'archive')).toMatchObject({ code: 0 });
    expect((await admin('integration', 'list')).out).not.toContain('archive');
    expect(await admin('integration', 'remove', 'archive')).toMatchObject({ code: 1 });
  });

  it('seals everything anew with another secret, and says what it cannot open', async () => {
    const anew = { ...environment, SECRET: `${SECRET} anew`, SECRET_PREVIOUS: SECRET };
    const rotate = async (settings: Record<string, string>): Promise<unknown> =>
      (await frontdoor(['admin', 'secret', 'rotate', '--json'], { environment: settings })).json();
    const { sealedSecret: before } = await source.manager.findOneByOrFail(Integration, { key: 'report-it' });
    const text = new InstanceSecret(SECRET).unseal(before);
    expect(await rotate(anew)).toEqual({ resealed: 1, current: 0, unreadable: [] });
    const { sealedSecret: after } = await source.manager.findOneByOrFail(Integration, { key: 'report-it' });
    expect(new InstanceSecret(anew.SECRET).unseal(after)).toBe(text);
    expect(await rotate(anew)).toEqual({ resealed: 0, current: 1, unreadable: [] });
    expect(await rotate(environment)).toEqual({ resealed: 0, current: 0, unreadable: ['report-it'] });
    expect(await rotate({ ...environment, SECRET_PREVIOUS: anew.SECRET })).toMatchObject({ resealed: 1 });
  });

  it('every sealed column is sealed anew', () => {
    const sealed = source.entityMetadatas.flatMap(({ name, columns }) =>
      columns
        .filter(({ propertyName }) => propertyName.startsWith('sealed'))
        .map(({ propertyName }) => `${name}.${propertyName}`),
    );
    expect(sealed.toSorted()).toEqual([
      'Integration.sealedFormerSecret',
      'Integration.sealedSecret',
      'Partner.sealedKey',
      'Subscriber.sealedFormerSecret',
      'Subscriber.sealedSecret',
    ]);
  });

  it('adds people with a password that is made, or read from standard input', async () => {
    const ann = [
      'user',
      'add',
      'Ann@Testshire.example',
      '--name',
      'Ann',
      '--team',
      'Revenues',
      '--role',
      'agent',
    ];
    const { password } = (await admin(...ann, '--service', 'council-tax,foi', '--json')).json() as {
      password: string;
    };
    const agent = await agentOf('ann@testshire.example');
    expect(await checkPassword(agent.passwordHash, password)).toBe(true);
    expect(agent).toMatchObject({ capacity: 5, languages: ['en'], roles: ['agent'], active: true });
    expect(agent.serviceIds).toHaveLength(2);
    expect(await admin(...ann)).toMatchObject({ code: 1, err: expect.stringContaining('already') });

    const words = ['admin', 'user', 'password', 'ann@testshire.example', '--password-stdin'];
    const short = await frontdoor(words, { environment, input: 'short\n' });
    expect(short).toMatchObject({
      code: 1,
      err: expect.stringContaining('has 5 characters; 12 to 200 are needed'),
    });
    const given = await frontdoor(words, { environment, input: 'a longer password\nignored' });
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(given.out).not.toContain('longer');
    expect(
      await checkPassword((await agentOf('ann@testshire.example')).passwordHash, 'a longer password'),
    ).toBe(true);
  });

  it('changes only what is named', async () => {
    await admin(
      'user',
      'change',
      'ann@testshire.example',
      '--language',
      'en',
      '--language',
      'pl',
      '--phone',
      '01223 457000',
    );
    expect((await admin('user', 'list', '--json')).json()).toMatchObject([
      {
        email: 'ann@testshire.example',
        name: 'Ann',
        languages: ['en', 'pl'],
        phone: '+441223457000',
        services: ['council-tax', 'foi'],
      },
    ]);
    expect(await admin('user', 'change', 'ann@testshire.example')).toMatchObject({ code: 1 });
    expect(await admin('user', 'change', 'ann@testshire.example', '--role', 'king')).toMatchObject({
      code: 2,
    });
    expect(await admin('user', 'change', 'nobody@x.example', '--name', 'X')).toMatchObject({ code: 1 });
  });

  it('deactivates a person at once, and their work goes back to the queue', async () => {
    const agent = await agentOf('ann@testshire.example');
    const itemId = await workInHand(agent);
    const { code, out } = await admin('user', 'deactivate', 'ann@testshire.example');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Ann can no longer log in. 1 work items are back in the queue.\n',
    });
    expect(await agentOf('ann@testshire.example')).toMatchObject({
      active: false,
      presence: 'offline',
      load: 0,
    });
    expect(await source.manager.countBy(Session, { agentId: agent.id })).toBe(0);
    expect(await source.manager.findOneByOrFail(WorkItem, { id: itemId })).toMatchObject({
      state: 'waiting',
      agentId: null,
    });
    expect((await admin('user', 'list')).out).toMatch(/^ann@testshire\.example .* deactivated /m);
    expect(await admin('user', 'activate', 'ann@testshire.example')).toMatchObject({ code: 0 });
    expect(await agentOf('ann@testshire.example')).toMatchObject({ active: true });
  });
});

const clock = new SystemClock();
async function formerOf(key: string): Promise<string | undefined> {
  const { sealedFormerSecret } = await source.manager.findOneByOrFail(Integration, { key });
  return sealedFormerSecret ? new InstanceSecret(SECRET).unseal(sealedFormerSecret) : undefined;
}
const formerUntil = async (key: string): Promise<number | null> =>
  (await source.manager.findOneByOrFail(Integration, { key })).formerUntil;

/** Logs the agent in and gives them one work item. */
async function workInHand({ id: agentId, organisationId, serviceIds }: Agent): Promise<string> {
  const ids = new Ids(clock);
  const [customer, enquiry, item, now] = [ids.uuid(), ids.uuid(), ids.uuid(), clock.date()];
  await source.query(
    `INSERT INTO customer (id, organisation_id, language, created_at) VALUES ($1, $2, 'en', $3)`,
    [customer, organisationId, now],
  );
  await source.query(
    `INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, pack_id,
       pack_version, pack_hash, opened_at, last_contact_at)
     VALUES ($1, $2, 'K7Q2-9XMA', 'Bins', 'enquiry', 'open', $3, $4, 'cambridge-city', '1', 'x', $5, $5)`,
    [enquiry, organisationId, serviceIds[0], customer, now],
  );
  await source.query(
    `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language,
       weight, queued_at, urgent_at, agent_id, accepted_at)
     VALUES ($1, $2, $3, $4, 'answer', 'assigned', $5, 'email', 'en', 1, $6, $6, $7, $6)`,
    [item, organisationId, enquiry, ids.uuid(), serviceIds[0], now, agentId],
  );
  await source.query(`UPDATE agent SET load = 1, presence = 'available' WHERE id = $1`, [agentId]);
  await source.query(
    `INSERT INTO session (token_hash, agent_id, csrf_token, created_at, seen_at, expires_at)
     VALUES ('\\x00', $1, 'x', $2, $2, $2)`,
    [agentId, now],
  );
  return item;
}
