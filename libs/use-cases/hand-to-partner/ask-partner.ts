import { Inject, Injectable } from '@nestjs/common';
import { readingIn } from '@frontdoor/casework/channels';
import { partnerListReader, readList, refusalIn, type Told } from '@frontdoor/channels/open311';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Partner } from '@frontdoor/persistence';
import {
  AddressRefused,
  CONFIG,
  type Config,
  InstanceSecret,
  ReadingThreads,
  requestOutside,
} from '@frontdoor/platform';

/** GeoReport gives a server 300 seconds; nobody waits for us here, and a partner that hangs holds up no other. */
const PATIENCE_MS = 60_000;
/** Some ten thousand updates at once. */
const MOST_BYTES = 4 * 1024 * 1024;
/** What is read in a few milliseconds need not go to another thread. */
const READ_AT_ONCE_BYTES = 64 * 1024;

/**
 * A request to a partner failed. `unknown`: it may have been taken. `later`: it was not, and may be tried again.
 * `refused`: it never will be as it is.
 */
export class PartnerTrouble extends Error {
  override readonly name = 'PartnerTrouble';
  constructor(
    readonly what: 'unknown' | 'later' | 'refused',
    message: string,
    readonly status?: number,
    /** What the partner asks for, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/** Speaks with the Open311 endpoint of a partner, at addresses of the public internet alone. */
@Injectable()
export class AskPartner {
  constructor(
    private readonly secret: InstanceSecret,
    private readonly threads: ReadingThreads,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  keyOf({ sealedKey }: Partner): string | undefined {
    return sealedKey === null ? undefined : this.secret.unseal(sealedKey);
  }

  /** @throws PartnerTrouble */
  async post(partner: Partner, path: string, contentType: string, body: Uint8Array): Promise<Uint8Array> {
    return this.ask(`${partner.address}${path}`, 'POST', { 'content-type': contentType }, body);
  }

  /** @throws PartnerTrouble */
  async get(
    partner: Partner,
    path: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Uint8Array> {
    const key = this.keyOf(partner);
    const given = new URLSearchParams({
      ...query,
      ...(key !== undefined && { api_key: key }),
      ...(partner.jurisdiction !== null && { jurisdiction_id: partner.jurisdiction }),
    });
    return this.ask(`${partner.address}${path}?${given.toString()}`, 'GET', {});
  }

  /**
   * The items of what it answered. What is long is read in a thread apart, since the hub answers everybody else meanwhile.
   *
   * @throws PartnerTrouble where reading it took too much; FrontdoorError `partner-unreadable`
   */
  async list(answer: Uint8Array, outer: string, inner: string): Promise<readonly Told[]> {
    if (answer.byteLength <= READ_AT_ONCE_BYTES) return readList(answer, outer, inner);
    const read = await readingIn(this.threads)(partnerListReader, answer, { outer, inner }).catch(
      (error: unknown) => {
        if (!(error instanceof FrontdoorError)) throw error;
        throw new PartnerTrouble('unknown', `Its answer was not read. ${error.message}`);
      },
    );
    if (read === null) throw new FrontdoorError('partner-unreadable');
    return read;
  }

  private async ask(
    url: string,
    method: 'GET' | 'POST',
    headers: Readonly<Record<string, string>>,
    body?: Uint8Array,
  ): Promise<Uint8Array> {
    const {
      status,
      headers: told,
      body: answer,
    } = await requestOutside(
      url,
      { inside: this.config.reachInside },
      { method, headers, ...(body && { body }), milliseconds: PATIENCE_MS, mostBytes: MOST_BYTES },
    ).catch((error: unknown) => {
      throw troubleOf(error, method);
    });
    if (status >= 200 && status < 300) return answer;
    const said = refusalIn(answer);
    const problem = `It answered ${status}${said === undefined ? '' : `: ${said}`}`;
    if (status === 429 || status === 503)
      throw new PartnerTrouble('later', problem, status, retryAfter(told['retry-after']));
    if (status >= 500) throw new PartnerTrouble('unknown', problem, status);
    throw new PartnerTrouble('refused', problem, status);
  }
}

/** Before a connection nothing was sent; afterwards nobody knows. */
function troubleOf(error: unknown, method: 'GET' | 'POST'): Error {
  if (error instanceof FrontdoorError) return error;
  if (error instanceof AddressRefused) return new PartnerTrouble('refused', error.message);
  const { code = '', message } = error as NodeJS.ErrnoException;
  const before = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code);
  if (before || method === 'GET') return new PartnerTrouble('later', sayTrouble(code, message));
  return new PartnerTrouble('unknown', sayTrouble(code, message));
}

const SAID: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'It takes no connections.',
  ENOTFOUND: 'Its host is not known.',
  EAI_AGAIN: 'Its host could not be looked up.',
  ECONNRESET: 'It broke off.',
};
const sayTrouble = (code: string, message: string): string => SAID[code] ?? message;

/** Seconds, or a date (RFC 9110); at most an hour, so that one answer does not hold anything up for days. */
function retryAfter(text: string | undefined): number | undefined {
  const seconds = Number(text);
  return text !== undefined && Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds, 3600) * 1000
    : undefined;
}
