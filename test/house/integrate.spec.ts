import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { signWebhook, verifySigned } from '@frontdoor/channels/core';
import { apiContact } from '@frontdoor/contracts';
import { SystemClock } from '@frontdoor/kernel';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/ports.js';
import { root } from './tracked-files.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAbCd';
const text = fs.readFileSync(path.join(root, 'docs/integrate.md'), 'utf8');
const run = promisify(execFile);

/** The block of a language with these words in it. */
const example = (language: string, words: string): string =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))]
    .map(([, block]) => block!)
    .find((block) => block.includes(words))!;

describe('docs/integrate.md', () => {
  let taken: unknown[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const headers = request.headers as Record<string, string>;
      const integration = async (key: string) => ({ key, secret: SECRET, entryPoint: key });
      verifySigned(
        { method: 'POST', url: '', path: '', headers, body },
        { integration, clock: new SystemClock() },
      ).then(
        ({ integration: { key } }) => {
          // The scheme's own library agrees.
          new Webhook(SECRET).verify(body.toString(), headers);
          taken.push({ key, path: request.url, body: apiContact.parse(JSON.parse(body.toString())) });
          answer.writeHead(202).end('{"duplicate":false}');
        },
        (error: Error) => answer.writeHead(401).end(error.message),
      );
    });
  });
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    environment = {
      ...process.env,
      HUB: `http://127.0.0.1:${port}`,
      INTEGRATION: 'parking-app',
      SIGNING_SECRET: SECRET,
    };
  });
  afterAll(() => server.close());

  it.each([
    ['shell', 'bash', ['-euc', example('sh', '--data-raw')]],
    ['Node', process.execPath, ['--input-type=module', '-e', example('js', 'await fetch')]],
  ])('has an example for %s whose signature fits', async (_, program, words) => {
    taken = [];
    const { stdout } = await run(program, words, { env: environment, timeout: 20_000 });
    expect(stdout).toContain('{"duplicate":false}');
    expect(taken).toMatchObject([
      { key: 'parking-app', path: '/api/v1/contacts', body: { customer: { email: 'sam@example.org' } } },
    ]);
  });

  it('has an example that takes events, each once, and only those that are signed', async () => {
    const port = await freePort();
    const receiver = spawn(process.execPath, ['--input-type=module', '-e', example('js', 'createServer')], {
      env: { ...process.env, EVENTS_SECRET: SECRET, RECEIVE_PORT: String(port) },
    });
    try {
      let said = '';
      receiver.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
      const send = (id: string, secret: string): Promise<number | undefined> => {
        const body = Buffer.from('{"type":"enquiry.opened","data":{"reference":"K7Q2-9XMA"}}');
        const time = Math.floor(Date.now() / 1000);
        return fetch(`http://127.0.0.1:${port}/events`, {
          method: 'POST',
          headers: {
            'webhook-id': id,
            'webhook-timestamp': String(time),
            'webhook-signature': `v1,AAAA ${signWebhook(secret, id, time, body)}`,
          },
          body,
        }).then(
          ({ status }) => status,
          () => undefined,
        );
      };
      await eventually('the example to listen', () => send('one', SECRET));
      expect(await send('one', SECRET)).toBe(204);
      expect(await send('two', SECRET.replace('MfKQ', 'NfKQ'))).toBe(401);
      await eventually('its words', () => said !== '');
      expect(said).toBe('enquiry.opened {"reference":"K7Q2-9XMA"}\n');
    } finally {
      receiver.kill();
    }
  });
});
