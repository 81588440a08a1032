import net from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../tokens.js';

/** What clamd says of a file. `problem` is a part of a sentence. */
export type Verdict =
  { state: 'clean' } | { state: 'infected'; signature: string } | { state: 'failed'; problem: string };

const PIECE = 64 * 1024;
const PING_MS = 3000;
/** Longer than any answer of clamd. */
const MOST_OF_ANSWER = 4096;

const TOO_LARGE: Verdict = { state: 'failed', problem: 'it is larger than what is scanned' };

/**
 * Asks the virus scanner clamd, over TCP or a Unix socket, where one is set up (`man 8 clamd`, commands PING and INSTREAM).
 * Each question has a connection of its own, and an end.
 */
@Injectable()
export class Clamd {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Whether files are scanned at all. */
  get isOn(): boolean {
    return this.config.CLAMD !== undefined;
  }

  /** @throws Error where it does not answer. */
  async ping(): Promise<void> {
    const answer = await this.ask('PING', [], PING_MS);
    if (answer !== 'PONG') throw new Error('It is no clamd: it does not answer PING with PONG');
  }

  /**
   * The file goes in pieces, as fast as they are taken.
   *
   * @param mostMs where somebody waits for it for a shorter time than CLAMD_SECONDS
   * @throws Error where it does not answer, or not in time.
   */
  async scan(content: Uint8Array, mostMs = Infinity): Promise<Verdict> {
    if (content.byteLength > this.config.CLAMD_MAX_BYTES) return TOO_LARGE;
    try {
      const ms = Math.min(mostMs, this.config.CLAMD_SECONDS * 1000);
      return verdictOf(await this.ask('INSTREAM', framed(content), ms));
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      // It breaks off what is too large for it; what it says of that may be lost on the way.
      await this.ping();
      return TOO_LARGE;
    }
  }

  private async ask(command: string, pieces: Iterable<Uint8Array>, ms: number): Promise<string> {
    const socket = net.connect(addressOf(this.config.CLAMD!));
    const late = setTimeout(() => socket.destroy(new Error(`No answer in ${ms / 1000} s`)), ms);
    try {
      const answer = answerOn(socket);
      // What it refuses, it answers while more is under way; then nobody takes the rest.
      socket.write(`z${command}\0`);
      await Promise.race([answer, send(socket, pieces)]);
      return await answer;
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  }
}

class BrokenOff extends Error {}

/** `host:port`, or the path of a Unix socket. */
function addressOf(text: string): net.NetConnectOpts {
  if (text.startsWith('/')) return { path: text };
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
}

function* framed(content: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < content.byteLength; from += PIECE) {
    const piece = content.subarray(from, from + PIECE);
    yield Buffer.concat([lengthOf(piece.byteLength), piece]);
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Before each piece it is looked whether an answer has come: to write past it would lose it. */
async function send(socket: net.Socket, pieces: Iterable<Uint8Array>): Promise<void> {
  for (const piece of pieces) {
    if (!socket.write(piece)) await new Promise<void>((resolve) => socket.once('drain', resolve));
    await new Promise((resolve) => setImmediate(resolve));
    if (socket.bytesRead > 0) return;
  }
}

function answerOn(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes('\0') || text.length > MOST_OF_ANSWER) resolve(text.split('\0')[0]!.trim());
    });
    const broken = new BrokenOff('It ended the connection without an answer');
    socket.once('close', () => reject(broken));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      reject(['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? broken : error),
    );
  });
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { state: 'clean' };
  const [, signature] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (signature) return { state: 'infected', signature };
  if (answer.startsWith('INSTREAM size limit exceeded')) return TOO_LARGE;
  return { state: 'failed', problem: `the scanner says: ${answer.slice(0, 200)}` };
}
