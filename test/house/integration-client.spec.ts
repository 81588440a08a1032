import fs from 'node:fs';
import { expect, it } from 'vitest';
import { openApiJson } from '../../apps/hub/src/api/openapi.js';
import { integrationClient } from './integration-client.js';

const FILE = 'docs/client/frontdoor-client.ts';

it('the client for other systems is what the OpenAPI document gives', async () => {
  const made = await integrationClient(JSON.parse(openApiJson().toString()) as never, FILE);
  if (process.env.UPDATE_DOCS === '1') {
    fs.mkdirSync('docs/client', { recursive: true });
    fs.writeFileSync(FILE, made);
  }
  expect(
    fs.readFileSync(FILE, 'utf8'),
    'run UPDATE_DOCS=1 npx vitest run test/house/integration-client.spec.ts',
  ).toBe(made);
});
