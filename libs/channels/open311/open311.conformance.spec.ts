import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { holdToContract, type World } from '../core/conformance/index.js';
import type { RawRequest } from '../core/index.js';
import { apiKeyOf } from './api-key.js';
import { open311Adapter } from './open311.adapter.js';

const secretOf = (words: string): string => `whsec_${Buffer.from(words).toString('base64')}`;
const SITE = {
  key: 'site',
  secret: secretOf('a signing key for tests'),
  entryPoint: 'site',
  mailboxes: [],
  open311: true,
};
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('a hole\r\n--')]);
let count = 0;

const fieldsOf = (text: string, apiKey: string): [string, string][] => [
  ['api_key', apiKey],
  ['service_code', 'pothole'],
  ['lat', '52.2053'],
  ['long', '0.1218'],
  ['email', 'resident@customer.example'],
  ['first_name', 'A'],
  ['last_name', 'Resident'],
  ['description', text],
  ['attribute[fixmystreet_id]', String(++count)],
];

const requestOf = (contentType: string, body: Uint8Array): RawRequest => ({
  method: 'POST',
  url: 'https://council.example/open311/v2/requests.xml',
  path: 'requests.xml',
  headers: { 'content-type': contentType },
  body,
});

const form = async (fields: readonly [string, string][]): Promise<RawRequest> =>
  requestOf('application/x-www-form-urlencoded', Buffer.from(new URLSearchParams([...fields]).toString()));

async function multipart(
  fields: readonly [string, string][],
  files: readonly File[] = [],
): Promise<RawRequest> {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  for (const [index, file] of files.entries()) data.append(`photo${index + 1}`, file);
  const response = new Response(data);
  return requestOf(response.headers.get('content-type')!, Buffer.from(await response.arrayBuffer()));
}

async function world(send: typeof form): Promise<World> {
  const hub = new MemoryHub(['site']);
  hub.categories.push({
    ...{
      code: 'pothole',
      name: 'Pothole',
      description: '',
      service: 'streets',
      keywords: [],
      type: 'realtime',
    },
    questions: [
      {
        code: 'fixmystreet_id',
        datatype: 'string',
        required: true,
        description: 'Number',
        values: [],
        automated: 'server_set',
      },
    ],
  });
  const key = apiKeyOf(SITE);
  const photo = new File([PHOTO], 'hole.jpg', { type: 'image/jpeg' });
  return {
    settings: {},
    hub,
    context: () => adapterContext(hub, { integrations: [SITE] }),
    webhooks: {
      message: (text) => send(fieldsOf(text, key)),
      forged: () => send(fieldsOf('Forged', apiKeyOf({ ...SITE, secret: secretOf('another key') }))),
      garbled: () =>
        send([
          ['api_key', key],
          ['service_code', 'pothole'],
        ]),
      withFile: { request: () => multipart(fieldsOf('With a photograph', key), [photo]), content: PHOTO },
    },
  };
}

for (const [way, send] of [
  ['forms', form],
  ['forms with files', (fields) => multipart(fields)],
] as readonly [string, typeof form][])
  holdToContract({
    adapter: open311Adapter,
    way,
    world: () => world(send),
    has: { webhooks: ['garbled', 'withFile'] },
    wrongSettings: { OPEN311_JURISDICTION: 'not a name' },
  });
