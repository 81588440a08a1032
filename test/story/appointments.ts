import { randomUUID } from 'node:crypto';
import { api, type AppointmentView, type EnquiryDetail, type Week, WEEKDAYS } from '@frontdoor/contracts';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { Desk, promiseOf } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { SteppedClock } from '../support/stepped-clock.js';
import type { World } from '../support/world.js';

const RESIDENT = 'resident@customer.example';

/** Appointments with a council that publishes the county charter, whose offices close at 17:00, on Fridays at 16:30. */
export function tellAppointments(shape: string, start: (clock: SteppedClock) => Promise<World>): void {
  describe(`appointments, ${shape}`, () => {
    // Monday, ten in the morning in London: summer time.
    const clock = new SteppedClock('2026-06-08T09:00:00Z');
    let world: World;
    let desk: Desk;
    let visit: EnquiryDetail;

    beforeAll(async () => {
      world = await start(clock);
      desk = await Desk.of(world, 'ash');
    }, 60_000);
    afterAll(() => world?.stop());

    const list = async ({ id }: EnquiryDetail): Promise<AppointmentView[]> =>
      (await desk.agent.ask(api.listAppointments, { params: { id } })).appointments;
    const agree = (enquiry: EnquiryDetail, from: string, more: object = {}) =>
      desk.agent.request(api.agreeAppointment, {
        params: { id: enquiry.id },
        body: {
          ...{ agentId: desk.agent.me.id, kind: 'home', from, minutes: 60, agreed: true },
          ...{ place: '1 Mill Lane', purpose: 'Damp in the kitchen', requestId: randomUUID() },
          ...more,
        },
      });
    const mark = ({ id }: { id: string }, body: object) =>
      desk.agent.ask(api.markAppointment, { params: { id }, body });
    const told = (enquiry: EnquiryDetail): string[] =>
      enquiry.timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));
    const mails = (subject: string, { reference }: EnquiryDetail) =>
      world.standIns.mail.messages.filter(
        ({ mail }) => mail.subject?.startsWith(subject) && mail.subject.includes(reference),
      );
    const mail = (subject: string, enquiry: EnquiryDetail) =>
      eventually(`the mail “${subject}”`, async () => mails(subject, enquiry).at(-1));
    const linkIn = (text: string | undefined): string => /https?:\/\/\S+\/track\/\S+/.exec(text ?? '')![0];
    const page = (link: string): string => link.replace(/^https?:\/\/[^/]+/, world.url);
    const post = (address: string, fields: Record<string, string>) =>
      fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

    it('a home visit is agreed only with the customer, within opening hours, with nobody twice at once', async () => {
      visit = await desk.receive('repairs', 'There is damp in my kitchen', RESIDENT);
      const { days, isWithoutPlan } = await desk.agent.ask(api.listSlots, {
        params: { id: visit.id },
        query: { day: '2026-06-09', minutes: '60' },
      });
      expect(isWithoutPlan).toBe(true);
      expect(days.map(({ date }) => date)).toEqual([
        '2026-06-09',
        '2026-06-10',
        '2026-06-11',
        '2026-06-12',
        '2026-06-15',
      ]);
      expect([days[0]!.slots[0]!.from, days[0]!.slots.at(-1)!.to]).toEqual([
        '2026-06-09T08:00:00.000Z',
        '2026-06-09T16:00:00.000Z',
      ]);
      const codeOf = async (response: Promise<Response>) =>
        ((await (await response).json()) as { error: { code: string } }).error.code;
      expect(await codeOf(agree(visit, '2026-06-10T09:00:00Z', { agreed: false }))).toBe('input-invalid');
      expect(await codeOf(agree(visit, '2026-06-10T15:30:00Z'))).toBe('slot-taken');
      const requestId = randomUUID();
      const both = await Promise.all([1, 2].map(() => agree(visit, '2026-06-10T09:00:00Z', { requestId })));
      expect(both.map(({ status }) => status)).toEqual([201, 201]);
      expect(await codeOf(agree(visit, '2026-06-10T09:30:00Z'))).toBe('slot-taken');
      expect(await list(visit)).toHaveLength(1);
    });

    it('the visit is confirmed by email with a calendar file, and reminded once at the opening of the working day before', async () => {
      const confirmed = await mail('Your appointment, Wednesday 10 June 2026', visit);
      expect(confirmed.mail.text).toContain('Ash visits you on Wednesday 10 June 2026, 10:00 to 11:00');
      expect(confirmed.mail.text).toContain('Where: 1 Mill Lane');
      const [file] = confirmed.mail.attachments;
      const event = new ICAL.Component(
        ICAL.parse(new TextDecoder().decode(file!.content as ArrayBuffer)),
      ).getFirstSubcomponent('vevent')!;
      expect(String(event.getFirstPropertyValue('dtstart'))).toBe('2026-06-10T09:00:00Z');
      clock.stepTo('2026-06-09T08:00:10Z');
      desk = await Desk.of(world, 'ash');
      const reminder = await mail('Reminder', visit);
      expect(reminder.mail.text).toContain('Wednesday 10 June 2026, 10:00 to 11:00');
      clock.stepTo('2026-06-09T12:00:00Z');
      clock.stepTo('2026-06-10T08:20:00Z');
      desk = await Desk.of(world, 'ash');
      expect(mails('Reminder', visit)).toHaveLength(1);
      expect((await list(visit))[0]).toMatchObject({ isReminded: true, state: 'agreed' });
    });

    it('the officer is delayed, the customer is told before the agreed time, and the promise is kept by it', async () => {
      const [appointment] = await list(visit);
      await mark(appointment!, { what: 'on-the-way' });
      const answer = await mark(appointment!, {
        what: 'delayed',
        until: '2026-06-10T09:40:00Z',
        how: 'message',
      });
      expect(answer).toEqual({ told: 'email' });
      const delayed = await mail('We are delayed', visit);
      expect(delayed.mail.text).toContain('We now expect to be there at 10:40');
      await desk.until('the message taken', visit, (enquiry) =>
        enquiry.timeline.some(
          (entry) =>
            entry.type === 'contact' &&
            entry.subject?.startsWith('We are delayed') &&
            entry.delivery?.state === 'sent',
        ),
      );
      expect((await desk.read(visit.id)).commitments.map(({ promiseId }) => promiseId)).not.toContain(
        'COUNTY-H2',
      );
      clock.stepTo('2026-06-10T09:00:20Z');
      const due = await desk.until('the agreed time', visit, ({ commitments }) =>
        commitments.some(({ promiseId }) => promiseId === 'COUNTY-H2'),
      );
      expect(promiseOf(due, 'COUNTY-H2')).toMatchObject({
        state: 'kept',
        startedAt: '2026-06-10T09:00:00.000Z',
        dueAt: '2026-06-10T09:15:00.000Z',
      });
    });

    it('on arrival identification and purpose are asked for; what was marked by mistake is taken back', async () => {
      clock.stepTo('2026-06-10T09:41:00Z');
      const [appointment] = await list(visit);
      await mark(appointment!, { what: 'customer-absent' });
      await desk.agent.ask(api.undoAppointmentMark, { params: { id: appointment!.id } });
      await mark(appointment!, { what: 'arrived' });
      const enquiry = await desk.read(visit.id);
      expect(enquiry.prompts.map(({ promiseId, ask }) => [promiseId, ask])).toEqual([
        ['COUNTY-H3', 'Did you show your identification and say why you came?'],
      ]);
      expect((await list(visit))[0]!.state).toBe('arrived');
      expect(told(enquiry).filter((text) => text.startsWith('Ash took back'))).toHaveLength(1);
      expect(promiseOf(enquiry, 'COUNTY-H2').state).toBe('kept');
    });

    it('another is moved and cancelled by the link, without an account', async () => {
      const enquiry = await desk.receive(
        'council-tax',
        'May I talk about my bill?',
        'second@customer.example',
      );
      await agree(enquiry, '2026-06-12T09:00:00Z', { kind: 'office', place: 'Town hall', minutes: 30 });
      const track = page(linkIn((await mail('Your appointment', enquiry)).mail.text));
      const shown = await (await fetch(track)).text();
      expect(shown).toContain('Friday 12 June 2026, 10:00 to 10:30');
      const own = world.url + /\/track\/[^"]+\/appointments\/[^"/]+/.exec(shown)![0];
      const choices = await (await fetch(own)).text();
      const slots = [...choices.matchAll(/value="(\d{13})"/g)].map((match) => Number(match[1]));
      expect(slots).not.toContain(Date.parse('2026-06-12T15:30:00Z'));
      const moved = Date.parse('2026-06-11T13:00:00Z');
      expect(slots).toContain(moved);
      expect((await post(`${own}/move`, { slot: '' })).status).toBe(400);
      expect((await post(`${own}/move`, { slot: String(Date.parse('2026-06-12T15:30:00Z')) })).status).toBe(
        409,
      );
      // Free, and not offered: at seven minutes past, and in thirty thousand years.
      for (const slot of [String(moved + 7 * 60_000), '999999999999999'])
        expect((await post(`${own}/move`, { slot })).status).toBe(409);
      expect((await post(`${own}/move`, { slot: String(moved) })).status).toBe(303);
      await mail('Your appointment has changed, Thursday 11 June 2026', enquiry);
      const seen = async () =>
        (await desk.read(enquiry.id)).workItems.filter(
          ({ kind, state }) => kind === 'appointment-changed' && state !== 'done',
        );
      const [work, ...others] = await seen();
      expect(others).toEqual([]);
      expect(work).toMatchObject({ rankReason: 'A customer changed or cancelled an appointment with us' });
      const calendar = await (await fetch(`${own}/calendar`)).text();
      expect(calendar).toContain('SEQUENCE:1');
      expect((await post(`${own}/cancel`, { reason: 'I \u202Efound\u202C the letter' })).status).toBe(303);
      const cancelled = await mail('Your appointment is cancelled', enquiry);
      expect(new TextDecoder().decode(cancelled.mail.attachments[0]!.content as ArrayBuffer)).toContain(
        'METHOD:CANCEL',
      );
      expect((await post(`${own}/move`, { slot: String(moved) })).status).toBe(409);
      // One thing to look at, and again once somebody has.
      expect(await seen()).toHaveLength(1);
      const read = await desk.read(enquiry.id);
      expect(read.state).toBe('open');
      // Nothing of what a stranger writes turns a sentence of ours.
      expect(told(read)).toContainEqual(
        expect.stringMatching(/^The customer cancelled the appointment .*: I found the letter$/),
      );
      clock.stepTo('2026-06-11T08:30:00Z');
      desk = await Desk.of(world, 'ash');
      expect(mails('Reminder', enquiry)).toHaveLength(0);
    });

    it('when nobody of us comes the promise is missed, and the customer is offered another time', async () => {
      const enquiry = await desk.receive('repairs', 'The tap drips', 'third@customer.example');
      expect((await agree(enquiry, '2026-06-11T10:00:00Z')).status).toBe(201);
      clock.stepTo('2026-06-11T10:00:20Z');
      await desk.until('the agreed time', enquiry, ({ commitments }) =>
        commitments.some(({ promiseId }) => promiseId === 'COUNTY-H2'),
      );
      clock.stepTo('2026-06-11T10:20:00Z');
      const due = await desk.until('the miss', enquiry, ({ commitments }) =>
        commitments.some(({ promiseId, state }) => promiseId === 'COUNTY-H2' && state === 'missed'),
      );
      expect(promiseOf(due, 'COUNTY-H2').dueAt).toBe('2026-06-11T10:15:00.000Z');
      const [appointment] = await list(enquiry);
      await mark(appointment!, { what: 'staff-absent' });
      const sorry = await mail('We are sorry that we were not there', enquiry);
      const own = `${page(linkIn(sorry.mail.text))}/appointments/${appointment!.id}`;
      const slot = /value="(\d{13})"/.exec(await (await fetch(own)).text())![1]!;
      expect((await post(`${own}/move`, { slot })).status).toBe(303);
      expect((await list(enquiry))[0]).toMatchObject({ state: 'agreed', canUndo: false });
    });

    it('whoever writes by text has time, place and link in a text', async () => {
      await desk.text('+447700900456', 'Can I come in about my rent?');
      const enquiry = await desk.takeOn('Can I come in about my rent?');
      const answer = await agree(enquiry, '2026-06-12T11:00:00Z', { kind: 'office', place: 'Town hall' });
      expect(await answer.json()).toMatchObject({ told: 'sms' });
      const text = await eventually('the text', async () =>
        world.standIns.twilio.messages.find(({ body }) => body.includes(enquiry.reference)),
      );
      expect(text.to).toBe('+447700900456');
      expect(text.body).toContain('you see Ash on Friday 12 June 2026, 12:00 to 13:00');
      expect(text.body).toContain('Where: Town hall');
      expect(await (await fetch(page(linkIn(text.body)))).text()).toContain('Friday 12 June 2026');
    });

    it('whoever wrote on paper has it confirmed by letter, which goes to the post room', async () => {
      const text = `The street lamp is out, ${randomUUID()}`;
      const postal = '1 Mill Lane, Fenmoor, FM1 1AA';
      await desk.agent.ask(api.takeDownContact, {
        body: {
          ...{ requestId: randomUUID(), channel: 'letter', name: 'A reader', phone: '', email: '', postal },
          ...{ service: 'housing-repairs', subject: 'Street lamp', text, answer: '' },
        },
      });
      const enquiry = await desk.takeOn(text);
      const answer = await agree(enquiry, '2026-06-12T13:00:00Z', { minutes: 30 });
      expect(await answer.json()).toMatchObject({ told: 'letter' });
      const letter = await eventually('the letter in the print queue', async () =>
        (await desk.agent.ask(api.listPrintQueue, { query: { show: 'to-print' } })).letters.find(
          ({ reference }) => reference === enquiry.reference,
        ),
      );
      expect(letter).toMatchObject({ address: postal });
      expect(letter.subject).toContain('Your appointment, Friday 12 June 2026, 14:00 to 14:30');
      const written = (await desk.read(enquiry.id)).timeline.findLast(
        (entry) => entry.type === 'contact' && entry.direction === 'out' && entry.channel === 'letter',
      );
      expect(written).toMatchObject({
        text: expect.stringContaining('As agreed, Ash visits you on Friday 12 June 2026, 14:00 to 14:30.'),
      });
    });

    it('appointments stand in the week of the shift page, and keep clear of callbacks', async () => {
      const { people, days } = await desk.agent.ask(api.readShifts, { query: { day: '2026-06-12' } });
      const friday = days.findIndex(({ date }) => date === '2026-06-12');
      const ofAsh = () => people.find(({ name }) => name === 'Ash')!.days[friday]!.appointments;
      expect(ofAsh().map(({ text, kind }) => `${text} ${kind}`)).toEqual([
        '12:00 to 13:00 office',
        '14:00 to 14:30 home',
      ]);
      const windows = async () =>
        (await desk.agent.ask(api.listCallbackWindows, { query: { service: 'parking' } })).windows;
      const at = '2026-06-12T11:00:00.000Z';
      const isOver = ({ from, to }: { from: string; to: string }) =>
        from < '2026-06-12T12:00:00.000Z' && to > at;
      // Others do it meanwhile.
      expect((await windows()).some(isOver)).toBe(true);
      await world.database.query(
        `UPDATE agent SET service_ids = array_remove(service_ids, (SELECT id FROM service WHERE slug = 'parking'))
         WHERE name <> 'Ash'`,
      );
      const left = await windows();
      expect(left.some(isOver)).toBe(false);
      expect(left.some(({ from }) => from.startsWith('2026-06-12T08:00'))).toBe(true);
    });

    it('an organisation has hours of its own for appointments, which are looked at before they are kept', async () => {
      const elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
      const week = (days: Partial<Week>): Week =>
        ({ ...Object.fromEntries(WEEKDAYS.map((day) => [day, []])), ...days }) as Week;
      const set = (given: Week | null) => elm.request(api.setAppointmentHours, { body: { week: given } });
      const refused = await set(week({ monday: ['12:00-09:00'], friday: ['09:00-25:00'] }));
      expect(refused.status).toBe(400);
      expect(await refused.text()).toMatch(/Monday: 12:00-09:00 .*; Friday: 09:00-25:00/);
      const kept = await set(week({ monday: ['10:00-12:00'], saturday: ['09:00-11:00'] }));
      expect(await kept.json()).toMatchObject({
        remarks: ['Saturday 09:00-11:00: the office is closed then as a rule'],
      });
      const enquiry = await desk.receive('repairs', 'The gate sticks', 'fourth@customer.example');
      const { days } = await desk.agent.ask(api.listSlots, {
        params: { id: enquiry.id },
        query: { day: '2026-06-12', minutes: '60' },
      });
      expect(days.slice(0, 2).map(({ date, slots }) => [date, slots[0]!.from, slots.at(-1)!.to])).toEqual([
        ['2026-06-13', '2026-06-13T08:00:00.000Z', '2026-06-13T10:00:00.000Z'],
        ['2026-06-15', '2026-06-15T09:00:00.000Z', '2026-06-15T11:00:00.000Z'],
      ]);
      expect((await agree(enquiry, '2026-06-15T13:00:00Z')).status).toBe(409);
      expect((await agree(enquiry, '2026-06-13T08:00:00Z')).status).toBe(201);
      expect(await (await set(null)).json()).toEqual({ week: null, remarks: [] });
      expect((await agree(enquiry, '2026-06-15T13:00:00Z')).status).toBe(201);
    });

    it('reception sees who is expected today, and checks them in as their appointment, once', async () => {
      const enquiry = await desk.receive('repairs', 'The window does not shut', 'fifth@customer.example');
      const office = { kind: 'office', minutes: 30, place: 'Room 2', purpose: 'The window' };
      expect((await agree(enquiry, '2026-06-15T14:30:00Z', office)).status).toBe(201);
      const holly = async () => ConsoleClient.logIn(world.url, 'holly', world.password);
      const before = await (await holly()).ask(api.listVisitors);
      expect(before.expected.map(({ enquiry: { id } }) => id)).not.toContain(enquiry.id);
      const [soon] = await list(enquiry);
      const params = { id: soon!.id };
      const early = await (await holly()).request(api.checkInAppointment, { params, body: {} });
      expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('on another day')]);
      clock.stepTo('2026-06-15T14:20:00Z');
      desk = await Desk.of(world, 'ash');
      const reception = await holly();
      const { expected } = await reception.ask(api.listVisitors);
      // Home visits of the day are nobody's whom reception expects.
      expect(expected).toMatchObject([
        {
          ...{ id: soon!.id, from: '2026-06-15T14:30:00.000Z', agent: 'Ash', place: 'Room 2' },
          ...{ purpose: 'The window', enquiry: { id: enquiry.id, reference: enquiry.reference } },
        },
      ]);
      // Two tablets at once, and a tap too many.
      const tickets = await Promise.all(
        [1, 2, 3].map(() => reception.ask(api.checkInAppointment, { params, body: {} })),
      );
      expect(new Set(tickets.map(({ ticket }) => ticket)).size).toBe(1);
      const came = await eventually('the visit belongs to the enquiry', async () => {
        const { visitors, expected: left } = await reception.ask(api.listVisitors);
        const found = visitors.find(({ id }) => id === tickets[0]!.id);
        return found?.enquiry && left.length === 0 && found;
      });
      expect(came).toMatchObject({ enquiry: { id: enquiry.id }, stage: 'waiting', purpose: 'The window' });
      expect(await list(enquiry)).toMatchObject([{ state: 'arrived' }]);
      const { timeline } = await desk.read(enquiry.id);
      expect(timeline.filter((entry) => entry.type === 'contact' && entry.channel === 'visit')).toHaveLength(
        1,
      );
      // Who came and did not stay is expected no more.
      clock.stepTo('2026-06-15T14:31:00Z');
      await mark(soon!, { what: 'customer-absent' });
      const over = await reception.request(api.checkInAppointment, { params, body: {} });
      expect(over.status).toBe(409);
    });
  });
}
