import { createHash, type Hash } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { FrontdoorError, type Raw, Shares } from '@frontdoor/kernel';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { AdapterContext } from '../core/index.js';
import { unreadMail } from './arrivals.js';
import type { SmtpListenSettings } from './email.config.js';
import { entryPointOf } from './entry-points.js';
import { PerMinute } from './rate-limit.js';
import { REFUSALS } from './smtp-replies.js';

/** Name of the listener in health and metrics. */
const SMTP_SOURCE = 'email:smtp';

const MAX_RECIPIENTS = 50;
const IDLE_MS = 60_000;
const CLOSE_MS = 2_000;

export interface SmtpListener {
  /** The port in use, also where the settings left the choice open. */
  port: number;
  /** Takes no more connections, lets mail in transit finish for two seconds, then hangs up. */
  close(): Promise<void>;
}

/**
 * Receives mail for our entry points by SMTP (RFC 5321) and relays nothing: any other recipient gets 550 5.1.1.
 * Large mail is never held whole: its bytes go to the store as they come. The sender is told 250 when they are durable for every recipient, before anybody has read them; when one is not,
 * 451, or 452 where the store takes none, and the sender's next try repeats them all. The idempotency key is made of entry point and bytes as the client sent them, so
 * that a client which lost our 250 is taken once, while two mails sent on purpose differ in Message-ID or Date.
 *
 * Throws FrontdoorError port-busy.
 */
export async function startSmtpListener(
  settings: SmtpListenSettings,
  context: Pick<AdapterContext, 'callers' | 'clock' | 'intake' | 'publicUrl'>,
): Promise<SmtpListener> {
  const reception = new Reception(settings, context);
  const server = new SMTPServer({
    name: URL.canParse(context.publicUrl) ? new URL(context.publicUrl).hostname : 'frontdoor',
    banner: 'Frontdoor',
    size: settings.maxBytes,
    maxRecipients: MAX_RECIPIENTS,
    maxClients: 2 * settings.places,
    socketTimeout: IDLE_MS,
    closeTimeout: CLOSE_MS,
    disableReverseLookup: true,
    logger: false,
    disabledCommands: settings.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...settings.tls,
    onConnect: (session, done) => done(reception.greet(session)),
    onClose: (session) => reception.leave(session),
    onMailFrom: (_address, session, done) => done(reception.admit(session)),
    onRcptTo: ({ address }, session, done) => void reception.recipient(address, session).then(done),
    onData: (stream, session, done) => void reception.take(stream, session).then(done),
  });
  server.server.on('connection', (socket) => endAfter(socket, settings.connectionSeconds * 1000));
  await listening(server, settings);
  // Trouble on one connection: the client sees it and comes back.
  server.on('error', () => context.intake.report(SMTP_SOURCE, 'trouble', 'A connection broke off.'));
  const { port } = server.server.address() as AddressInfo;
  context.intake.report(SMTP_SOURCE, 'ok', `Takes mail on port ${port}.`);
  return {
    port,
    close: async () => {
      await new Promise<void>((resolve) => server.close(resolve));
      await reception.idle();
    },
  };
}

function listening(server: SMTPServer, { host, port }: SmtpListenSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(busy ? new FrontdoorError('port-busy', { port, host, setting: 'SMTP_PORT' }) : error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

/** Whoever keeps a place without end is sent away, whatever they say meanwhile. */
function endAfter(socket: Socket, milliseconds: number): void {
  const timer = setTimeout(() => socket.destroy(), milliseconds).unref();
  socket.once('close', () => clearTimeout(timer));
}

/** Decides on each step of an SMTP conversation; an undefined answer means yes. */
class Reception {
  private readonly connections: PerMinute;
  private readonly messages: PerMinute;
  private readonly entryPoints = new WeakMap<SMTPServerSession, Map<string, string>>();
  private readonly inHand = new Set<Promise<unknown>>();
  private readonly places: Shares;
  /** The sessions that hold a place. */
  private readonly seated = new WeakSet<SMTPServerSession>();

  constructor(
    private readonly settings: SmtpListenSettings,
    private readonly context: Pick<AdapterContext, 'callers' | 'clock' | 'intake'>,
  ) {
    this.connections = new PerMinute(context.clock, settings.connectionsPerMinute);
    this.messages = new PerMinute(context.clock, settings.messagesPerMinute);
    this.places = new Shares(settings.places, settings.placesPerAddress);
  }

  greet(session: SMTPServerSession): Error | undefined {
    const { callers } = this.context;
    if (callers.isTrusted(session.remoteAddress)) return undefined;
    const caller = callers.nameOf(session.remoteAddress);
    if (!this.connections.allows(caller) || !this.places.take(caller, 1))
      return REFUSALS.tooManyConnections();
    this.seated.add(session);
    return undefined;
  }

  leave(session: SMTPServerSession): void {
    if (this.seated.delete(session)) this.places.give(this.context.callers.nameOf(session.remoteAddress), 1);
  }

  admit(session: SMTPServerSession): Error | undefined {
    const { callers } = this.context;
    if (callers.isTrusted(session.remoteAddress)) return undefined;
    return this.messages.allows(callers.nameOf(session.remoteAddress))
      ? undefined
      : REFUSALS.tooManyMessages();
  }

  async recipient(address: string, session: SMTPServerSession): Promise<Error | undefined> {
    try {
      const entryPoint = await entryPointOf(this.context.intake, address);
      if (entryPoint === undefined) return REFUSALS.unknownRecipient();
      const known = this.entryPoints.get(session) ?? new Map<string, string>();
      this.entryPoints.set(session, known.set(address.toLowerCase(), entryPoint));
      return undefined;
    } catch {
      return REFUSALS.notStored();
    }
  }

  async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | undefined> {
    const held = { bytes: 0 };
    const keys = new Map(this.entryPointsOf(session).map((entryPoint) => [entryPoint, keyOf(entryPoint)]));
    try {
      const raw = await this.read(stream, session.remoteAddress, held, [...keys.values()]);
      return raw instanceof Error ? raw : await this.keep(raw, session, keys);
    } finally {
      this.context.callers.brought(session.remoteAddress, held.bytes);
    }
  }

  private async keep(
    raw: Raw,
    session: SMTPServerSession,
    keys: ReadonlyMap<string, Hash>,
  ): Promise<Error | undefined> {
    const work = this.store(raw, session, keys);
    this.inHand.add(work);
    try {
      await work;
      this.context.intake.report(SMTP_SOURCE, 'ok', 'Took a mail.');
      return undefined;
    } catch {
      this.reportNotStored();
      return REFUSALS.notStored();
    } finally {
      this.inHand.delete(work);
    }
  }

  private reportNotStored(): void {
    const detail = 'A mail could not be stored; its sender will try again.';
    this.context.intake.report(SMTP_SOURCE, 'trouble', detail);
  }

  /** Resolves when nothing is being stored. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.inHand);
  }

  /**
   * @param held counts what is held of it, until it is durable or dropped
   * @param hashes take every byte
   */
  private async read(
    stream: SMTPServerDataStream,
    from: string,
    held: { bytes: number },
    hashes: readonly Hash[],
  ): Promise<Raw | Error> {
    const chunks = this.chunksOf(stream, from, held, hashes);
    try {
      return await this.context.intake.gather(chunks);
    } catch (error) {
      // What is not taken is heard to its end, for only then the client listens.
      await finished(stream.resume()).catch(() => undefined);
      if (error instanceof Refused) return error.refusal;
      if (error instanceof FrontdoorError) {
        this.reportNotStored();
        return error.code === 'bytes-store-trouble' ? REFUSALS.noRoom() : REFUSALS.notStored();
      }
      // Or the client went away before the end; it knows that we did not take the mail.
      return REFUSALS.notStored();
    }
  }

  private async *chunksOf(
    stream: SMTPServerDataStream,
    from: string,
    held: { bytes: number },
    hashes: readonly Hash[],
  ): AsyncGenerator<Uint8Array> {
    const { callers } = this.context;
    let isTooMuch = false;
    // Whoever takes no more of it does not break the line, on which the answer goes.
    const pieces = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    for await (const chunk of pieces) {
      isTooMuch ||= !stream.sizeExceeded && !callers.mayBring(from, chunk.length);
      if (isTooMuch || stream.sizeExceeded) {
        callers.brought(from, held.bytes);
        held.bytes = 0;
        continue;
      }
      held.bytes += chunk.length;
      for (const hash of hashes) hash.update(chunk);
      yield chunk;
    }
    if (stream.sizeExceeded) throw new Refused(REFUSALS.tooLarge(this.settings.maxBytes));
    if (isTooMuch) throw new Refused(REFUSALS.tooMuchAtOnce());
  }

  private entryPointsOf(session: SMTPServerSession): string[] {
    const known = this.entryPoints.get(session);
    const found = session.envelope.rcptTo.map(({ address }) => known?.get(address.toLowerCase()));
    return [...new Set(found.filter((one) => one !== undefined))];
  }

  private async store(
    raw: Raw,
    { envelope: { mailFrom, rcptTo } }: SMTPServerSession,
    keys: ReadonlyMap<string, Hash>,
  ): Promise<void> {
    const recipients = rcptTo.map(({ address }) => address);
    const envelope = { from: mailFrom ? mailFrom.address : '', recipients };
    for (const [entryPoint, hash] of keys) {
      const key = `smtp:${hash.update('\0').digest('hex')}`;
      await this.context.intake.receive(unreadMail(entryPoint, raw, key, envelope));
    }
  }
}

/** The mail was heard and is not taken. */
class Refused extends Error {
  constructor(readonly refusal: Error) {
    super(refusal.message);
  }
}

/** The key of a mail to an entry point, to be made of its bytes; as `digest` makes it. */
const keyOf = (entryPoint: string): Hash => createHash('sha256').update(entryPoint).update('\0');
