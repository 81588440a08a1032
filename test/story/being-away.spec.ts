import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { dayFromToday, refusalOf, startCouncil } from '../support/council.js';
import type { World } from '../support/world.js';

describe('being away', () => {
  let world: World;
  beforeAll(async () => {
    world = await startCouncil();
  });
  afterAll(() => world?.stop());

  const logIn = (name: string): Promise<ConsoleClient> =>
    ConsoleClient.logIn(world.url, name, world.password);
  const away = (client: ConsoleClient, returnDate: string) => ({
    urgentContact: 'The duty officer, 01632 960100',
    returnDate,
    client,
  });
  const leave = ({ client, ...body }: ReturnType<typeof away>): Promise<Response> =>
    client.request(api.setAbsence, { body });
  const presenceOf = async (client: ConsoleClient): Promise<string> =>
    (await client.ask(api.whoAmI)).presence;

  it('is shown, ends taking work, and does not start it again', async () => {
    const ash = await logIn('ash');
    expect(ash.me.absence).toBeNull();
    await ash.ask(api.setPresence, { body: { presence: 'available' } });
    const body = { urgentContact: 'Birch, 01632 960101', returnDate: dayFromToday(3) };
    expect(await ash.ask(api.setAbsence, { body })).toMatchObject({ absence: body, presence: 'away' });
    expect((await logIn('ash')).me.absence).toEqual(body);
    expect((await logIn('birch')).me.absence).toBeNull();
    expect(await ash.ask(api.endAbsence)).toMatchObject({ absence: null, presence: 'away' });
  });

  it.each(['busy', 'wrap-up', 'offline'])('leaves somebody %s as they are', async (presence) => {
    const cedar = await logIn('cedar');
    await cedar.ask(api.setPresence, { body: { presence } });
    expect((await leave(away(cedar, dayFromToday(1)))).status).toBe(200);
    expect(await presenceOf(cedar)).toBe(presence);
  });

  it('lasts until today or later, and names somebody to ask', async () => {
    const hazel = await logIn('hazel');
    expect(await refusalOf(await leave(away(hazel, dayFromToday(-1))))).toBe('400 absence-over');
    expect(await refusalOf(await leave(away(hazel, '2026-02-30')))).toBe('400 input-invalid');
    const nobody = { urgentContact: ' ', returnDate: dayFromToday(1) };
    expect(await refusalOf(await hazel.request(api.setAbsence, { body: nobody }))).toBe('400 input-invalid');
    expect((await hazel.ask(api.whoAmI)).absence).toBeNull();
    expect((await leave(away(hazel, dayFromToday(0)))).status).toBe(200);
  });

  it('ends by itself when the day of return is over', async () => {
    const linden = await logIn('linden');
    await leave(away(linden, dayFromToday(0)));
    expect((await linden.ask(api.whoAmI)).absence).toMatchObject({ returnDate: dayFromToday(0) });
    await world.database.query(
      `UPDATE agent SET absence = jsonb_set(absence, '{returnDate}', to_jsonb($2::text)) WHERE id = $1`,
      [linden.me.id, dayFromToday(-1)],
    );
    expect((await linden.ask(api.whoAmI)).absence).toBeNull();
  });

  it('is for those who deal with customers', async () => {
    const elm = await logIn('elm');
    expect(await refusalOf(await leave(away(elm, dayFromToday(1))))).toBe('403 not-allowed');
  });
});
