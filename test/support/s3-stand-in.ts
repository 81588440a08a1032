import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsV4Signer } from 'aws4fetch';

const BUCKET = 'council-files';
const KEY = { accessKeyId: 'AKIDFENMOOR', secretAccessKey: 'a secret that never leaves the hub' };
/** S3 allows clocks to differ by so much. */
const SKEW_MS = 15 * 60_000;

export interface S3StandIn {
  /** What a process needs to use it. */
  settings: Record<string, string>;
  /** By their keys, without the bucket. */
  objects: Map<string, Buffer>;
  /** Status of answers by number; for what only the outside sees. */
  refused: string[];
  /** It answers 503 to everything while this is true. */
  isDown: boolean;
  /** It takes no more bytes while this is true, and gives out what it has. */
  isFull: boolean;
  /** Told of what has just been put there, before whoever put it is. */
  onPut: (key: string) => void;
  close(): Promise<void>;
}

/**
 * An S3-compatible store in memory. It signs what came once more with the secret it knows and refuses what was signed
 * otherwise or not at all, what is too old, bytes that are not what their header says, and lengths that are not.
 */
export async function startS3StandIn(): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>();
  const standIn: Pick<S3StandIn, 'refused' | 'isDown' | 'isFull' | 'onPut'> = {
    refused: [],
    isDown: false,
    isFull: false,
    onPut: () => undefined,
  };
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => void answer(request, Buffer.concat(pieces), response));
  });
  const refuse = (response: http.ServerResponse, status: number, code: string): void => {
    standIn.refused.push(code);
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
  };
  const answer = async (
    request: http.IncomingMessage,
    body: Buffer,
    response: http.ServerResponse,
  ): Promise<void> => {
    const { method = '', url = '' } = request;
    if (standIn.isDown) return refuse(response, 503, 'SlowDown');
    const wrong = await faultOf(request, body);
    if (wrong) return refuse(response, wrong === 'XAmzContentSHA256Mismatch' ? 400 : 403, wrong);
    const [, bucket, ...rest] = decodeURIComponent(new URL(url, 'http://s3').pathname).split('/');
    if (bucket !== BUCKET) return refuse(response, 404, 'NoSuchBucket');
    const key = rest.join('/');
    if (method === 'PUT') {
      if (standIn.isFull) return refuse(response, 507, 'XMinioStorageFull');
      objects.set(key, body);
      standIn.onPut(key);
      return void response
        .writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` })
        .end();
    }
    if (method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return refuse(response, 404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const sent = range ? found.subarray(Number(range[1]), Number(range[2]) + 1) : found;
    response.writeHead(range ? 206 : 200, { 'content-length': sent.length });
    response.end(method === 'HEAD' ? undefined : sent);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(standIn, {
    objects,
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: BUCKET,
      S3_REGION: 'eu-west-2',
      S3_ACCESS_KEY_ID: KEY.accessKeyId,
      S3_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

async function faultOf(request: http.IncomingMessage, body: Buffer): Promise<string | undefined> {
  const { authorization, 'x-amz-date': date, 'x-amz-content-sha256': digest } = request.headers;
  const given =
    /Credential=([^/]+)\/\d+\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
      authorization ?? '',
    );
  if (!given || typeof date !== 'string' || typeof digest !== 'string') return 'AccessDenied';
  const [, id, region, signedHeaders, signature] = given as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (id !== KEY.accessKeyId) return 'InvalidAccessKeyId';
  const at = Date.parse(date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
  if (Math.abs(at - Date.now()) > SKEW_MS) return 'RequestTimeTooSkewed';
  const headers = Object.fromEntries(
    signedHeaders
      .split(';')
      .filter((name) => name !== 'host' && name !== 'x-amz-date')
      .map((name) => [name, String(request.headers[name])]),
  );
  const signer = new AwsV4Signer({
    method: request.method,
    url: `http://${request.headers.host}${request.url}`,
    headers,
    ...KEY,
    service: 's3',
    region,
    datetime: date,
  });
  if ((await signer.signature()) !== signature) return 'SignatureDoesNotMatch';
  const isRight = digest === 'UNSIGNED-PAYLOAD' || digest === createHash('sha256').update(body).digest('hex');
  return isRight ? undefined : 'XAmzContentSHA256Mismatch';
}
