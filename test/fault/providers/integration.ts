import { randomUUID } from 'node:crypto';
import { signWebhook } from '@frontdoor/channels/core';
import { reordered, sendHalf } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const KEY = 'a-program';
const DAY_S = 86_400;

/** Another system by signed webhook: doubled, out of order, half, signed yesterday or by a clock that is wrong, shut out. */
export async function disturbIntegration(scene: Scene): Promise<Tally[]> {
  const { world, administration } = scene;
  const url = `${world.url}/api/v1/contacts`;
  const fields = { key: KEY, name: KEY, replyUrl: null };
  let { signingSecret } = await administration.integrations.add(fields, { service: 'customer-services' });
  const made = (text: string, id: string, skewS = 0) => {
    const body = Buffer.from(JSON.stringify({ customer: { handle: id }, text }));
    const timestamp = Math.floor(scene.clock.now() / 1000) + skewS;
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'frontdoor-integration': KEY,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook(signingSecret, id, timestamp, body),
      },
    };
  };
  const post = async (text: string, id: string, skewS = 0): Promise<number> => {
    const { body, headers } = made(text, id, skewS);
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.body?.cancel();
    return answer.status;
  };
  // The hub learns of the new integration within seconds.
  while ((await post('A first word', randomUUID())) === 401) await scene.clock.sleep(500);

  const markers = scene.markers('webhook');
  const ids = markers.map(() => randomUUID());
  const refusals: number[] = [];
  for (const [index, text] of reordered([...markers.entries()])) {
    const id = ids[index]!;
    const { body, headers } = made(text, id);
    if (index % 4 === 0) await sendHalf(url, headers, body);
    if (index % 5 === 0) refusals.push(await post(text, id, -DAY_S));
    if (index % 5 === 1) refusals.push(await post(text, id, 600), await post(text, id, -600));
    const times = index < 3 ? 100 : 1;
    await Promise.all(Array.from({ length: times }, () => post(text, id)));
  }
  ({ signingSecret } = await administration.integrations.rotate(KEY, 1));
  const formerKey = signingSecret;
  await administration.integrations.rotate(KEY, 0);
  signingSecret = formerKey;
  await scene.clock.sleep(6000);
  const revoked = [
    await post('Never to be taken', randomUUID()),
    await post('Never to be taken', randomUUID()),
  ];
  return [
    tally(
      'Integrations by signed webhook',
      'duplicates × 100, reordered, half bodies, yesterday’s signature, clock wrong by 10 minutes, revoked key',
      markers,
      await scene.received('webhook', markers.length),
      {
        refused: {
          wanted: refusals.length + revoked.length,
          were: [...refusals, ...revoked].filter((status) => status === 401).length,
        },
      },
    ),
  ];
}
