import { type AnswerOf, api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { dayFromToday, refusalOf, startCouncil } from '../support/council.js';
import type { World } from '../support/world.js';

describe('how the organisation is set up', () => {
  let world: World;
  let oak: ConsoleClient;
  let elm: ConsoleClient;

  beforeAll(async () => {
    world = await startCouncil();
    oak = await ConsoleClient.logIn(world.url, 'oak', world.password);
    elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
  });
  afterAll(() => world?.stop());

  it('is for supervisors and administrators alone', async () => {
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    for (const endpoint of [
      api.listStaff,
      api.listTeams,
      api.listServices,
      api.listEntryPoints,
      api.readCharter,
      api.listReceptionDevices,
    ]) {
      expect((await ash.request(endpoint)).status).toBe(403);
      expect((await oak.request(endpoint)).status).toBe(200);
    }
  });

  it('says who does what, and addresses to administrators alone', async () => {
    const ashOf = async (reader: ConsoleClient) =>
      (await reader.ask(api.listStaff)).people.find(({ name }) => name === 'Ash')!;
    expect(await ashOf(oak)).toMatchObject({
      email: null,
      roles: ['agent'],
      team: 'Customer Service Centre',
      presence: 'offline',
      active: true,
    });
    expect((await ashOf(elm)).email).toBe('ash@demo.frontdoor.example');
  });

  it('lists somebody who is shut out last, and not among those who can', async () => {
    await world.database.query(`UPDATE agent SET active = false WHERE name = 'Cedar'`);
    const { people } = await oak.ask(api.listStaff);
    expect(people.at(-1)).toMatchObject({ name: 'Cedar', active: false });
    const { teams, services } = await oak.ask(api.listTeams);
    expect([...teams, ...services].flatMap((each) => each.people)).not.toContain('Cedar');
    await world.database.query(`UPDATE agent SET active = true WHERE name = 'Cedar'`);
  });

  it('has teams with what they do, and skills with who has them and is there', async () => {
    const centre = async () =>
      (await oak.ask(api.listTeams)).teams.find(({ name }) => name === 'Customer Service Centre')!;
    expect(await centre()).toMatchObject({
      services: ['Council Tax', 'Customer services', 'Electoral services', 'Parking', 'Waste and recycling'],
      available: 0,
    });
    expect((await centre()).people).toContain('Ash');
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    await ash.ask(api.setPresence, { body: { presence: 'available' } });
    expect((await centre()).available).toBe(1);
    const { languages } = await oak.ask(api.listTeams);
    expect(languages.map(({ name }) => name)).toContain('en');
  });

  it('has services with team, kind, topics and the hours that count for them', async () => {
    const { services } = await oak.ask(api.listServices);
    const called = (slug: string) => services.find((each) => each.slug === slug)!;
    expect(called('waste')).toMatchObject({
      name: 'Waste and recycling',
      team: 'Customer Service Centre',
      kind: 'service-request',
      topics: ['A missed bin, or recycling', 'Street cleaning, litter or rubbish dumped'],
      hours: ['Monday to Friday, 9:00 to 17:00'],
    });
    expect(called('waste').languages).toContain('en');
    expect(called('foi').hours).toContain(
      'Monday to Friday, without the bank holidays of any part of the United Kingdom',
    );
  });

  it('has entry points with how their channel is; what a provider says is for administrators', async () => {
    const of = async (reader: ConsoleClient) => (await reader.ask(api.listEntryPoints)).entryPoints;
    const at = async (reader: ConsoleClient, channel: string) =>
      (await of(reader)).find((each) => each.channel === channel)!;
    expect(await at(oak, 'email')).toMatchObject({ state: 'works', detail: null });
    expect((await at(elm, 'email')).detail).toMatch(/\w/);
    expect(await at(oak, 'visit')).toMatchObject({ service: 'Customer services', state: 'by-hand' });
    expect((await of(oak)).map(({ address }) => address)).toContain('help@fenmoor.example');
  });

  it('has the devices at reception: each registered, named, seen, and revoked, its address shown once', async () => {
    const body = { kind: 'kiosk' as const, desk: 'reception', name: 'Front hall, left' };
    const { address, ...kiosk } = await oak.ask(api.addReceptionDevice, { body });
    expect(kiosk).toMatchObject({ ...body, lastSeenAt: null, revokedAt: null });
    const codeOf = async (response: Promise<Response>) =>
      ((await (await response).json()) as { error: { code: string } }).error.code;
    expect(await codeOf(elm.request(api.addReceptionDevice, { body }))).toBe('device-exists');
    expect(await codeOf(elm.request(api.addReceptionDevice, { body: { ...body, desk: 'x' } }))).toBe(
      'entry-point-unknown',
    );
    const listed = async () => {
      const answer = await elm.request(api.listReceptionDevices);
      const text = await answer.text();
      expect(text).not.toContain(address.split('/').at(-1));
      return (JSON.parse(text) as AnswerOf<typeof api.listReceptionDevices>).devices;
    };
    expect((await listed()).map(({ name, lastSeenAt }) => [name, lastSeenAt])).toEqual([
      ['Front hall, left', null],
    ]);
    const opened = () => fetch(world.url + new URL(address).pathname);
    expect((await opened()).status).toBe(200);
    expect((await listed())[0]!.lastSeenAt).not.toBeNull();
    const { id } = kiosk;
    expect((await elm.request(api.revokeReceptionDevice, { params: { id } })).status).toBe(204);
    expect((await opened()).status).toBe(404);
    expect(await codeOf(oak.request(api.revokeReceptionDevice, { params: { id } }))).toBe('device-not-found');
    // Its name can be given to another.
    await oak.ask(api.addReceptionDevice, { body });
    expect((await listed()).map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([
      ['Front hall, left', false],
      ['Front hall, left', true],
    ]);
  });

  it('has the charter in words, with clause, unit, calendars and version', async () => {
    const charter = await oak.ask(api.readCharter);
    expect(charter).toMatchObject({ id: 'cambridge-city', version: '1.0' });
    expect(charter.promises.find(({ promiseId }) => promiseId === 'CITY-E1')).toMatchObject({
      title: 'An email or online message to the Customer Service Centre is answered within 4 working hours',
      clause: 'Contacting us by email: point 1',
      measures: ['4 working hours, counted Monday to Friday, 9:00 to 17:00'],
      published: true,
      pending: null,
    });
    expect(charter.calendars.map(({ title }) => title)).toContain('Monday to Friday, 9:00 to 17:00');
    expect(charter.others.map(({ id }) => id)).not.toContain('cambridge-city');
  });

  it('has hours that an administrator changed, as they are now', async () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
    const week = Object.fromEntries(days.map((day) => [day, ['08:00-18:00']]));
    const from = dayFromToday(0);
    await elm.ask(api.changeCalendar, { body: { kind: 'hours', calendar: 'office', from, week } });
    const { services } = await oak.ask(api.listServices);
    expect(services.find(({ slug }) => slug === 'waste')!.hours).toEqual(['Monday to Friday 8:00 to 18:00']);
  });

  it('has rules about callers that only an administrator changes, as they were seen, and undoes', async () => {
    const rules = {
      before: [{ when: { waitingMoreThan: 5 }, does: { service: 'council-tax' } }],
      waiting: [{ afterSeconds: 30, does: { offer: ['callback'] } }],
    };
    const of = (value: object | null) => ({ what: 'calls', value });
    const body = (rule: object | null, was: object | null) => ({ rule: of(rule), was: of(was) });
    const change = (who: ConsoleClient, sent: object, slug = 'waste') =>
      who.request(api.changeServiceRule, { params: { slug }, body: sent });
    expect((await change(oak, body(rules, null))).status).toBe(403);
    const waste = { params: { slug: 'waste' } };
    const changed = await elm.ask(api.changeServiceRule, { ...waste, body: body(rules, null) });
    expect(changed.calls).toEqual(rules);
    expect(changed.rules.find(({ what }) => what === 'calls')!.sentences[0]).toBe(
      'When more than 5 people wait, Council Tax takes the call, with its place.',
    );
    expect(changed.usualCalls).toEqual({ offerAfterSeconds: 60, ringsBack: true });
    expect(changed.changes[0]).toMatchObject({ what: 'calls', by: 'Elm', canUndo: true, undone: null });
    // Somebody who saw how it was before.
    expect(await refusalOf(await change(elm, body(null, null)))).toBe('409 service-rule-changed');
    const circle = { before: [{ when: 'closed', does: { service: 'waste' } }], waiting: [] };
    expect(await refusalOf(await change(elm, body(circle, null), 'council-tax'))).toBe(
      '400 service-rule-refused',
    );
    expect(await refusalOf(await change(elm, body(rules, null), 'moon'))).toMatch(/service-unknown$/);
    const again = await elm.ask(api.changeServiceRule, { ...waste, body: body(null, rules) });
    const undo = (id: string) => elm.request(api.undoServiceRule, { params: { id } });
    expect(again.changes.slice(0, 2).map(({ canUndo }) => canUndo)).toEqual([true, false]);
    expect(await refusalOf(await undo(again.changes[1]!.id))).toBe('409 service-rule-change-not-newest');
    expect((await undo(again.changes[0]!.id)).status).toBe(200);
    const back = await oak.ask(api.readServiceRules, waste);
    expect(back.calls).toEqual(rules);
    expect(back.changes.map(({ canUndo }) => canUndo)).toEqual([false, true]);
    expect((await undo(back.changes[1]!.id)).status).toBe(200);
    expect((await elm.ask(api.readServiceRules, waste)).calls).toBeNull();
  });
});
