import { api } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { titledPairs } from './brief.js';
import { openDoor, thenNothingIsLostOrTold } from './open-door.js';
import { expectRefusal, read } from './send.js';

describe('customers that nobody can play', () => {
  const door = openDoor();
  let ash: ConsoleClient;
  beforeAll(async () => {
    ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
  });
  const play = async (channel: string, from: string) =>
    read(await ash.request(api.tryItSend, { body: { channel, from, text: 'Hello' } }));

  it.each(
    titledPairs([
      ['email', 'nobody'],
      ['email', '+447700900123'],
      ['email', 'a b@customer.example'],
      ['email', '<a@customer.example>'],
      ['email', 'a@b@customer.example'],
      ['email', 'a\r\nRCPT TO:<x@elsewhere.example>'],
      ['sms', 'a@customer.example'],
      ['sms', 'hello'],
      ['callback', 'a@customer.example'],
    ]),
  )('%s from "%s": refused by name', async (_title, from, channel) => {
    expect(expectRefusal(await play(channel, from), 400, 'input-invalid').message).toContain('from: ');
  });

  it.each(
    titledPairs([
      ['email', `${'a'.repeat(250)}@customer.example`],
      ['email', 'a@.'],
      ['web', 'abc'],
      ['api', 'abc'],
    ]),
  )('%s from "%s": what the door itself says is no fault of ours', async (_title, from, channel) => {
    expect((await play(channel, from)).status).toBeLessThan(500);
  });

  it('without the integration of the demonstration, the channel is not there', async () => {
    await door.database.query('DELETE FROM integration');
    await new Promise((resolve) => setTimeout(resolve, 5500));
    expectRefusal(await play('api', 'a@customer.example'), 409, 'channel-not-configured');
  });

  thenNothingIsLostOrTold(door);
});
