import type { AddressInfo, Socket } from 'node:net';
import { FrontdoorError, Shares } from '@frontdoor/kernel';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { AdapterContext } from '../core/index.js';
import { digest, unreadMail } from './arrivals.js';
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
 * The sender is told 250 when the bytes are durable for every recipient, before anybody has read them; when one is not,
 * 451, and the sender's next try repeats them all. The idempotency key is made of entry point and bytes as the client sent them, so
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
    try {
      const raw = await this.read(stream, session.remoteAddress, held);
      return raw instanceof Error ? raw : await this.keep(raw, session);
    } finally {
      this.context.callers.brought(session.remoteAddress, held.bytes);
    }
  }

  private async keep(raw: Uint8Array, session: SMTPServerSession): Promise<Error | undefined> {
    const work = this.store(raw, session);
    this.inHand.add(work);
    try {
      await work;
      this.context.intake.report(SMTP_SOURCE, 'ok', 'Took a mail.');
      return undefined;
    } catch {
      this.context.intake.report(
        SMTP_SOURCE,
        'trouble',
        'A mail could not be stored; its sender will try again.',
      );
      return REFUSALS.notStored();
    } finally {
      this.inHand.delete(work);
    }
  }

  /** Resolves when nothing is being stored. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.inHand);
  }

  /** @param held counts what is held of it, until it is durable or dropped */
  private async read(
    stream: SMTPServerDataStream,
    from: string,
    held: { bytes: number },
  ): Promise<Uint8Array | Error> {
    const { callers } = this.context;
    const chunks: Buffer[] = [];
    let isTooMuch = false;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        isTooMuch ||= !stream.sizeExceeded && !callers.mayBring(from, chunk.length);
        if (isTooMuch || stream.sizeExceeded) {
          chunks.length = 0;
          callers.brought(from, held.bytes);
          held.bytes = 0;
        } else {
          held.bytes += chunk.length;
          chunks.push(chunk);
        }
      }
    } catch {
      // The client went away before the end; it knows that we did not take the mail.
      return REFUSALS.notStored();
    }
    if (stream.sizeExceeded) return REFUSALS.tooLarge(this.settings.maxBytes);
    return isTooMuch ? REFUSALS.tooMuchAtOnce() : Buffer.concat(chunks);
  }

  private async store(raw: Uint8Array, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const recipients = rcptTo.map(({ address }) => address);
    const known = this.entryPoints.get(session);
    const entryPoints = recipients
      .map((address) => known?.get(address.toLowerCase()))
      .filter((one) => one !== undefined);
    const envelope = { from: mailFrom ? mailFrom.address : '', recipients };
    for (const entryPoint of new Set(entryPoints)) {
      const key = `smtp:${digest(entryPoint, raw)}`;
      await this.context.intake.receive(unreadMail(entryPoint, raw, key, envelope));
    }
  }
}
