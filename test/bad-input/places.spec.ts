import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { loadPlaces } from '../support/gazetteer.js';
import { contactForm, faultsOn, submitForm } from './form.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';

describe('a place on the contact form', () => {
  const door = openDoor({ PLACE_LOOKUPS_HOURLY: '20' });
  const fields = (more: Record<string, string> = {}): Record<string, string> => ({
    text: door.secretly(`word${randomUUID()}`),
    email: door.secretly(someone()),
    ...more,
  });
  const placesOn = (page: string): string[] =>
    [...page.matchAll(/<input[^>]*type="radio"[^>]*>/g)].flatMap(([input]) =>
      input.includes('name="place"') ? /value="([^"]*)"/.exec(input)![1]! : [],
    );
  const press = async (typed: Record<string, string>, action = 'send') =>
    submitForm(door, await contactForm(door), { action, ...typed });
  const placeOf = async (text: string): Promise<unknown> => {
    const { id, enquiry_id: enquiryId } = await contactSaying(door, text);
    const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    const { timeline } = await ash.ask(api.readEnquiry, { params: { id: enquiryId } });
    const contact = timeline.find((each) => each.id === id)!;
    return contact.type === 'contact' ? contact.place : undefined;
  };

  it('without a gazetteer it is written, and kept as it was', async () => {
    const { page } = await contactForm(door);
    expect(page).toContain('name="address"');
    expect(page).not.toContain('name="where"');
    const typed = fields({ address: 'Behind the school,\r\n by the gate', place: '200000', where: '' });
    expect((await press(typed)).status).toBe(201);
    expect(await placeOf(typed.text!)).toEqual({ address: 'Behind the school, by the gate' });
    const none = fields();
    expect((await press(none)).status).toBe(201);
    expect(await placeOf(none.text!)).toBeUndefined();
    expect((await press(fields({ address: 'x'.repeat(301) }))).status).toBe(400);
  });

  describe('with a gazetteer', () => {
    beforeAll(() => loadPlaces(door.database));

    it('is chosen from a list, and kept with its number and ward', async () => {
      const typed = fields({ where: 'cb12az' });
      const found = await press(typed, 'find');
      expect(found.status).toBe(200);
      expect(placesOn(found.text)).toHaveLength(13);
      expect(found.text).toContain(typed.text);
      expect(faultsOn(found.text)).toEqual([]);
      const missing = await press(typed);
      expect([missing.status, faultsOn(missing.text)[0]]).toEqual([
        400,
        'Choose the place, or “None of these”',
      ]);
      expect((await press({ ...typed, place: '200003', address: 'At the gate' })).status).toBe(201);
      expect(await placeOf(typed.text!)).toEqual({
        uprn: '200003',
        address: '4 Mill Road, Cambridge, CB1 2AZ',
        ward: 'Petersfield',
        note: 'At the gate',
      });
    });

    it('is written where it is in no list, or none was looked at', async () => {
      const own = fields({ where: 'cb12az', place: 'own', address: 'The footpath' });
      expect((await press(own)).status).toBe(201);
      expect(await placeOf(own.text!)).toEqual({ address: 'The footpath' });
      const unknown = fields({ where: 'The big oak on the hill' });
      const page = await press(unknown, 'find');
      expect(page.text).toContain('We know no place for “The big oak on the hill”');
      expect((await press(unknown)).status).toBe(201);
      expect(await placeOf(unknown.text!)).toEqual({ address: 'The big oak on the hill' });
    });

    it('cannot be one that was not in the list, whoever says so', async () => {
      const other = await press(fields({ where: 'cb12az', place: '300000' }));
      expect(faultsOn(other.text)[0]).toBe('Choose the place, or “None of these”');
      const forged = fields({ placeUprn: '1', placeAddress: 'Nowhere', placeWard: 'None' });
      expect((await press(forged)).status).toBe(201);
      expect(await placeOf(forged.text!)).toBeUndefined();
    });

    it('is no way to all places: no list is long, and there are so many an hour', async () => {
      const many = await press(fields({ where: 'Long Lane' }), 'find');
      expect(placesOn(many.text)).toEqual([]);
      expect(many.text).toContain('More than 100 places fit “Long Lane”');
      let page = '';
      for (let i = 0; i < 25; i++) page = (await press(fields({ where: `${i} Long Lane` }), 'find')).text;
      expect(placesOn(page)).toEqual([]);
      expect(page).toMatch(/the next list can be shown on \w+day \d+ \w+, ([\d:]+(am|pm)|midday|midnight)/);
      const typed = fields({ where: '7 Long Lane', place: 'own' });
      expect((await press(typed)).status).toBe(201);
      expect(await placeOf(typed.text!)).toEqual({ address: '7 Long Lane' });
    });
  });

  thenNothingIsLostOrTold(door);
});

describe('forms without end', () => {
  const door = openDoor({ FORM_POSTS_HOURLY: '4', FORM_SENDER_HOURLY: '2' });

  it('from one address, and from one sender, wait with all that was typed', async () => {
    const sender = door.secretly(someone());
    const send = async (email: string) => {
      const text = door.secretly(`word${randomUUID()}`);
      const answer = await submitForm(door, await contactForm(door), { text, email });
      return { ...answer, text, page: answer.text };
    };
    expect((await send(sender)).status).toBe(201);
    expect((await submitForm(door, await contactForm(door), { text: '', email: sender })).status).toBe(400);
    expect((await send(sender.toUpperCase())).status).toBe(201);
    const third = await send(sender);
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(3000);
    expect(third.page).toContain(third.text);
    expect(faultsOn(third.page)[0]).toMatch(/Nothing is lost: send it again on \w+day/);
    expect((await send(door.secretly(someone()))).status).toBe(201);
    expect((await send(door.secretly(someone()))).status).toBe(201);
    expect((await send(door.secretly(someone()))).status).toBe(429);
  });

  thenNothingIsLostOrTold(door);
});
