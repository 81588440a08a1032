import { randomUUID } from 'node:crypto';
import {
  api,
  type Endpoint,
  endpoints,
  type EnquiryDetail,
  KEPT_FROM_YOU,
  problem,
} from '@frontdoor/contracts';
import { OF_CONTACT, OF_ENQUIRY } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { Desk } from '../support/desk.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';
import { aboutIt, SAID } from './about-an-enquiry.js';
import { somewhere } from './served-routes.js';

type Named = readonly [string, Endpoint];

const withSession: Named[] = endpoints.filter(([, { access }]) => access.by === 'session');
const isAddressed = ({ path }: Endpoint): boolean => /[:*]/.test(path);
/** What in an address is an id, of whatever it is. */
const ID = /:(?:id|slug|code|day|promiseId)\b/;
const addressed = withSession.filter(([, each]) => isAddressed(each));
/** In the demonstration whoever tries it plays the customers, and reads what these were sent. */
const OF_CUSTOMERS = 'tryItInbox';
const lists = withSession.filter(
  ([name, each]) =>
    name !== OF_CUSTOMERS &&
    !isAddressed(each) &&
    each.method === 'GET' &&
    each.produces !== 'text/event-stream',
);
const asked = withSession.filter(([, each]) => !isAddressed(each) && each.method !== 'GET');

/** Where somebody whom nothing is kept from finds it among what is listed. */
const SHOWS = [
  ...['listDrafts', 'listMentions', 'listOfferedHandovers', 'listOpenPromises'],
  ...['listPrintQueue', 'listQualityNotes', 'listVisitors', 'readQueue'],
];
/** What is sent to be told something, with what is sent. */
const TOLD: Record<string, (complaint: EnquiryDetail) => object> = {
  findPeople: () => ({ search: SAID.words }),
  searchEnquiries: () => ({ search: SAID.words }),
  lookAtMentions: () => ({ notes: [randomUUID()] }),
  foreseeMoves: ({ id }) => ({ ids: [id], service: 'waste' }),
};
/** What changes something, and tells nothing of enquiries that are not named in it. */
const CHANGES = [
  ...[
    'addAnswer',
    'addApiKey',
    'addReceptionDevice',
    'addReportCategories',
    'addSavedReply',
    'addSubscriber',
  ],
  ...['applyBalanceChange', 'bindPhotographs', 'callNextVisitor', 'changeCalendar', 'checkInVisitor'],
  ...[
    'closeSoftphone',
    'drawQualitySample',
    'endAbsence',
    'importShiftPlan',
    'logOut',
    'markPosted',
    'moveEnquiries',
  ],
  ...[
    'openIncident',
    'openSoftphone',
    'previewCalendarChange',
    'previewShiftPlan',
    'printLetters',
    'rebalanceWork',
  ],
  ...['saveView', 'setAbsence', 'setAppointmentHours', 'setPresence', 'setQualityCriteria', 'startRun'],
  ...['takeBackMoves', 'takeBackPosted', 'takeDownContact', 'takeNext', 'tryItSend', 'uploadScan'],
];

describe('an enquiry that is kept from somebody', () => {
  let world: World;
  let complaint: EnquiryDetail;
  let kept: ConsoleClient;
  let other: ConsoleClient;
  let named: Map<string, string>;

  const everything = async (name: string): Promise<ConsoleClient> => {
    await world.database.query(
      `INSERT INTO agent (id, organisation_id, team_id, name, email, password_hash, roles, languages, capacity, presence_at, service_ids)
       SELECT $1, organisation_id, team_id, $2, $3, password_hash, ARRAY['agent', 'supervisor', 'reception', 'administrator'],
              languages, 1, now(), ARRAY(SELECT id FROM service s WHERE s.organisation_id = a.organisation_id)
       FROM agent a WHERE name = 'Elm'`,
      [randomUUID(), name, `${name.toLowerCase()}@demo.frontdoor.example`],
    );
    return ConsoleClient.logIn(world.url, name.toLowerCase(), world.password);
  };

  beforeAll(async () => {
    world = await startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on' });
    [kept, other] = [await everything('Juniper'), await everything('Sequoia')];
    const desk = await Desk.of(world, 'oak');
    complaint = await desk.receive('help', SAID.words, SAID.email);
    named = await aboutIt(world.database, complaint.id, [kept.me.id, other.me.id]);
    const ofJuniper = { agentId: kept.me.id, why: 'complained-about', note: SAID.note };
    await desk.agent.ask(api.excludeAgent, { params: { id: complaint.id }, body: ofJuniper });
  });
  afterAll(() => world?.stop());

  const hears = (text: string): string[] => Object.values(SAID).filter((each) => text.includes(each));

  it.each(addressed)('is refused by %s, whatever in it is named', async (_name, endpoint) => {
    for (const [what, id] of named) {
      const path = somewhere({ path: endpoint.path.replace(ID, id) });
      const response = await kept.request({ ...endpoint, path }, endpoint.body ? { body: {} } : {});
      const text = await response.text();
      expect(hears(text), what).toEqual([]);
      if (endpoint.whoeverIsKept) continue;
      expect(response.status, `${what}: ${text}`).toBe(403);
      expect(problem.parse(JSON.parse(text)).error.code, what).toBe('agent-excluded');
    }
  });

  it.each(lists)('is told nothing of by %s', async (name, endpoint) => {
    const ask = async (who: ConsoleClient) => (await who.request(endpoint, QUERIES[name])).text();
    const [theirs, ours] = [await ask(kept), await ask(other)];
    expect(hears(theirs)).toEqual([]);
    expect(hears(ours).length > 0, ours.slice(0, 300)).toBe(SHOWS.includes(name));
  });

  it('every address that is sent something is named here, as one that tells or one that changes', () => {
    expect(asked.map(([name]) => name).toSorted()).toEqual([...Object.keys(TOLD), ...CHANGES].toSorted());
  });

  it.each(Object.keys(TOLD))('is told nothing of by %s', async (name) => {
    const [, endpoint] = asked.find((each) => each[0] === name)!;
    const response = await kept.request(endpoint, { body: TOLD[name]!(complaint) });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(hears(text)).toEqual([]);
  });

  it('is not there for whoever searches, and is refused by its reference', async () => {
    const find = (who: ConsoleClient, search: string) =>
      who.request(api.searchEnquiries, { body: { search, state: 'any' } });
    const counted = async (who: ConsoleClient) =>
      api.searchEnquiries.answer!.parse(await (await find(who, SAID.words)).json());
    expect(await counted(other)).toMatchObject({ count: { n: 1 }, enquiries: [{ id: complaint.id }] });
    expect(await counted(kept)).toMatchObject({ count: { n: 0 }, enquiries: [] });
    for (const typed of [complaint.reference, complaint.reference.toLowerCase().replace('-', '')])
      expect((await find(kept, typed)).status, typed).toBe(403);
  });

  it('stands in the queue as a row that says so, counted as before', async () => {
    const queueOf = (who: ConsoleClient) => who.ask(api.readQueue, { query: { view: 'all' } });
    const [theirs, ours] = [await queueOf(kept), await queueOf(other)];
    expect(theirs.counts).toEqual({ ...ours.counts, mine: theirs.counts.mine });
    expect(theirs.items.map(({ id }) => id)).toEqual(ours.items.map(({ id }) => id));
    const row = theirs.items.find(({ enquiryId }) => enquiryId === complaint.id)!;
    expect(row).toMatchObject({ subject: KEPT_FROM_YOU, customer: KEPT_FROM_YOU, preview: '' });
    expect(row.reference).toBe(complaint.reference);
  });

  it('is a row that says so among the matters of its customer, in each place', async () => {
    const desk = await Desk.of(world, 'oak');
    const another = await desk.receive('help', 'A lamp is broken', SAID.email);
    const { otherMatters } = await kept.ask(api.readEnquiry, { params: { id: another.id } });
    const { enquiries } = await kept.ask(api.readCustomer, { params: { id: another.customerId } });
    const { people } = await kept.ask(api.findPeople, { body: { search: 'A lamp is broken' } });
    const incident = { id: randomUUID(), title: 'Lamps are broken' };
    await other.ask(api.openIncident, { body: incident });
    await world.database.query(
      `INSERT INTO incident_enquiry (enquiry_id, incident_id, added_at, added_by) VALUES ($1, $2, now(), $3)`,
      [complaint.id, incident.id, other.me.id],
    );
    const { enquiries: gathered } = await kept.ask(api.readIncident, { params: { id: incident.id } });
    const rows: { reference: string }[][] = [
      otherMatters.newest,
      enquiries,
      people.flatMap((each) => each.enquiries),
      gathered,
    ];
    for (const each of rows) {
      const row = each.find(({ reference }) => reference === complaint.reference);
      expect(row).toMatchObject({ subject: KEPT_FROM_YOU });
      expect(JSON.stringify(row)).not.toContain(SAID.words);
    }
  });

  it('whoever is kept from it learns that they are, not what was said', async () => {
    const { exclusions } = await kept.ask(api.listExclusions, { params: { id: complaint.id } });
    expect(exclusions).toMatchObject([{ agent: { id: kept.me.id }, why: 'complained-about', note: null }]);
    const undo = await kept.request(api.undoExclusion, {
      ...{ params: { id: exclusions[0]!.id }, body: { reason: 'It is not about me' } },
    });
    expect(problem.parse(await undo.json()).error.code).toBe('exclusion-own');
    await other.ask(api.undoExclusion, {
      ...{ params: { id: exclusions[0]!.id }, body: { reason: 'Another Juniper is meant' } },
    });
    const { timeline } = await kept.ask(api.readEnquiry, { params: { id: complaint.id } });
    expect(JSON.stringify(timeline)).toContain('may deal with it after all: Another Juniper is meant');
  });

  it('is found by every row that belongs to an enquiry or to a contact of one', async () => {
    const tables = async (column: string): Promise<string[]> =>
      (
        await world.database.query(
          `SELECT c.table_name FROM information_schema.columns c
           JOIN information_schema.columns i ON i.table_name = c.table_name AND i.table_schema = c.table_schema
           WHERE c.table_schema = 'public' AND c.column_name = $1 AND i.column_name = 'id' AND i.data_type = 'uuid'`,
          [column],
        )
      ).map(({ table_name: table }: { table_name: string }) => table);
    const ofEnquiry = await tables('enquiry_id');
    expect(OF_ENQUIRY.toSorted()).toEqual(ofEnquiry.toSorted());
    const ofContact = await tables('contact_id');
    expect(OF_CONTACT.toSorted()).toEqual(ofContact.filter((each) => !ofEnquiry.includes(each)).toSorted());
  });
});

/** What a list is asked with, where it wants something or shows another part by default. */
const QUERIES: Record<string, { query: Record<string, string> }> = {
  readQueue: { query: { view: 'all' } },
};
