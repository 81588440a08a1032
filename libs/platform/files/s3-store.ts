import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { BytesFile, KeptBytes } from '@frontdoor/kernel';
import { type ByteStore, type Lent, MARKER, pathOf, type Range } from './byte-store.js';
import { gather } from './gather.js';
import { damaged, onDisk, storeTrouble } from './store-trouble.js';

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Longest time of one request; more for large bytes. */
  seconds: number;
  /** Where bytes are gathered before they go, and lie while they are read. */
  gathering: string;
}

const MEGABYTE = 1024 * 1024;
/** A store that is busy, or a line that broke, is asked once more. */
const TRIES = 2;

interface Asking {
  headers?: Record<string, string>;
  /** Made anew for each try. */
  body?: () => Uint8Array | Readable;
  /** Of what goes or comes. */
  bytes?: number;
}

/**
 * Large bytes in an S3-compatible store, under the keys `ID/ab/abcdef…`, where ID is the database's. Each goes in one
 * request that names its SHA-256, so that the store itself refuses bytes that changed on their way.
 */
export class S3Store implements ByteStore {
  private readonly client: AwsClient;
  private id: string | undefined;

  constructor(private readonly settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  }

  get name(): string {
    return `the bucket ${this.settings.bucket} at ${new URL(this.settings.endpoint).host}`;
  }

  get gathering(): string {
    return this.settings.gathering;
  }

  async make(id: string): Promise<void> {
    const body = (): Uint8Array => Buffer.from(`${id}\n`);
    await this.expect('PUT', `${id}/${MARKER}`, { body });
  }

  async unmake(id: string): Promise<void> {
    await this.expect('DELETE', `${id}/${MARKER}`);
  }

  async enter(id: string): Promise<boolean> {
    const marker = await this.find('GET', `${id}/${MARKER}`);
    if ((await marker?.text())?.trim() !== id) return false;
    this.id = id;
    await onDisk(() => mkdir(this.gathering, { recursive: true, mode: 0o700 }));
    return true;
  }

  async put({ path: from, digest, size }: BytesFile): Promise<void> {
    await this.expect('PUT', this.keyOf(digest), {
      headers: { 'content-length': String(size), 'x-amz-content-sha256': digest },
      body: () => createReadStream(from),
      bytes: size,
    });
    await rm(from, { force: true }).catch(() => undefined);
  }

  async get(digest: string, range?: Range): Promise<Readable> {
    const headers = range && { range: `bytes=${range.from}-${range.from + range.length - 1}` };
    const found = await this.find('GET', this.keyOf(digest), { headers, bytes: 100 * MEGABYTE });
    if (!found?.body) throw damaged('missing');
    return Readable.fromWeb(found.body);
  }

  async head(digest: string): Promise<number | undefined> {
    const found = await this.find('HEAD', this.keyOf(digest));
    return found && Number(found.headers.get('content-length'));
  }

  async delete(digest: string): Promise<void> {
    await this.expect('DELETE', this.keyOf(digest));
  }

  async lend(kept: KeptBytes): Promise<Lent> {
    const coming = await this.get(kept.digest);
    const gathered = await gather(coming as AsyncIterable<Uint8Array>, async () => this.gathering).catch(
      brokenOff,
    );
    if (gathered instanceof Uint8Array) throw damaged('not what was kept');
    const release = (): Promise<void> => rm(gathered.path, { force: true });
    if (gathered.digest === kept.digest) return { ...gathered, release };
    await release();
    throw damaged('not what was kept');
  }

  async probe(): Promise<string> {
    if (!(await this.find('HEAD', `${this.place()}/${MARKER}`)))
      throw storeTrouble('its bucket lost our marker');
    return `${this.name} answers`;
  }

  /** What must not be missing. */
  private async expect(method: string, key: string, asking?: Asking): Promise<void> {
    const answer = await this.find(method, key, asking);
    if (!answer && method !== 'DELETE') throw storeTrouble('it has no such bucket');
    await answer?.arrayBuffer();
  }

  /** The answer, or undefined where there is nothing under the key. */
  private async find(method: string, key: string, asking: Asking = {}): Promise<Response | undefined> {
    for (let tries = 1; ; tries++) {
      const answer = await this.ask(method, key, asking).catch((error: unknown) => {
        if (tries < TRIES) return undefined;
        throw storeTrouble(reasonOf(error), error);
      });
      if (answer?.ok) return answer;
      if (!answer || (answer.status >= 500 && tries < TRIES)) continue;
      const code = /<Code>(\w+)<\/Code>/.exec(method === 'HEAD' ? '' : await answer.text())?.[1];
      if (answer.status === 404 && code !== 'NoSuchBucket') return undefined;
      throw storeTrouble(refusalOf(answer.status, code));
    }
  }

  private async ask(method: string, key: string, { headers, body, bytes = 0 }: Asking): Promise<Response> {
    const { endpoint, bucket, seconds } = this.settings;
    const most = Math.ceil(seconds * 1000 + (bytes / MEGABYTE) * 1000);
    return this.client.fetch(`${endpoint.replace(/\/+$/, '')}/${bucket}/${key}`, {
      method,
      headers,
      ...(body && { body: body() as never, duplex: 'half' }),
      signal: AbortSignal.timeout(most),
    });
  }

  private keyOf(digest: string): string {
    return `${this.place()}/${pathOf(digest)}`;
  }

  private place(): string {
    if (this.id === undefined) throw new Error('The store has not been entered');
    return this.id;
  }
}

export const gatheringIn = (dataDir: string): string => path.join(dataDir, 'arriving');

function brokenOff(error: unknown): never {
  throw storeTrouble('it broke off', error);
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError') return 'it does not answer in time';
  return cause?.code ? `it cannot be reached (${cause.code})` : 'it cannot be reached';
}

function refusalOf(status: number, code = ''): string {
  if (code === 'NoSuchBucket') return 'it has no such bucket';
  if (status === 401 || status === 403) return `it refuses our key${code && ` (${code})`}`;
  if (status === 507 || code === 'XMinioStorageFull') return 'it is full';
  return `it answers ${status}${code && ` (${code})`}`;
}
