import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const CALLBACKS = '+441632960100';
const MOST = 10;

/** Calls of which everything is told twice, late and in any order, with a forged one, and one that was never told of. */
export async function disturbCalls(scene: Scene): Promise<Tally[]> {
  const { world } = scene;
  const { twilio } = world.standIns;
  const markers = scene.markers('call').slice(0, MOST);
  let seed = 7;
  // Repeats itself, so that two runs are alike.
  twilio.disorder(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647);
  await Promise.all(
    markers.map((words, index) =>
      twilio.placeCall({ from: `+447700900${600 + index}`, to: CALLBACKS, words }, scene.publicUrl),
    ),
  );
  const forged = await fetch(`${world.url}/webhooks/twilio/voice`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'yesterdays' },
    body: new URLSearchParams({ CallSid: `CA${'0'.repeat(32)}`, From: '+447700900699', To: CALLBACKS }),
  });
  await forged.body?.cancel();
  return [
    tally(
      'Twilio',
      'calls whose news come twice, late and in any order; a forged one',
      markers,
      await scene.received('call', markers.length),
      { refused: { wanted: 1, were: [401, 403].includes(forged.status) ? 1 : 0 } },
    ),
  ];
}
