// Made from the OpenAPI document of Frontdoor: a change by hand is lost.

/** What the hub answered, and what came with it. */
export interface Answered<T> {
  value: T;
  /** Sent again as `ifNoneMatch` or `ifMatch`. */
  etag: string | null;
  /** Requests that are left in this minute. */
  remaining: number | null;
}

/** A request that was refused: what is wrong, and what to do about it. */
export class FrontdoorProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
    /** After how many seconds to try again, where the hub said so. */
    readonly retryAfter: number | null,
  ) {
    super(message);
    this.name = 'FrontdoorProblem';
  }
}

/** Nothing has changed since the answer whose ETag was sent as `ifNoneMatch`. */
export class NotChanged extends Error {}

interface Asked {
  path?: Record<string, string>;
  query?: object;
  headers?: Record<string, string | undefined>;
  body?: unknown;
}

/** What a subscriber is sent, once its signature was checked. */
export type FrontdoorEvent = {
  type: string;
  timestamp: string;
  data: {
    enquiryId?: string;
    enquiry?: {
      id: string;
      reference: string;
      kind:
        | 'enquiry'
        | 'service-request'
        | 'complaint'
        | 'compliment'
        | 'suggestion'
        | 'representation'
        | 'foi'
        | 'personal-data-request'
        | 'statutory';
      state: 'open' | 'closed';
      service: string;
      ownerId: string | null;
      openedAt: string;
      closedAt: string | null;
      lastContactAt: string;
      waitingSince: string | null;
      joinedId: string | null;
      customerId: string;
      promises: {
        id: string;
        promise: string;
        title: string;
        state: 'running' | 'paused' | 'kept' | 'missed' | 'extended' | 'waived' | 'lapsed' | 'withdrawn';
        dueAt: string;
        settledAt: string | null;
      }[];
      subject?: string;
      customer?: {
        id: string;
        name: string | null;
        language: string;
        preferredChannel:
          | (
              | 'phone'
              | 'callback'
              | 'voicemail'
              | 'email'
              | 'sms'
              | 'letter'
              | 'fax'
              | 'social'
              | 'web'
              | 'visit'
              | 'api'
            )
          | null;
        largePrint: boolean;
        identifiers: { kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal'; value: string }[];
      };
    };
    contact?: {
      id: string;
      direction: 'in' | 'out';
      channel:
        | 'phone'
        | 'callback'
        | 'voicemail'
        | 'email'
        | 'sms'
        | 'letter'
        | 'fax'
        | 'social'
        | 'web'
        | 'visit'
        | 'api';
      at: string;
      automatic: boolean;
      subject?: string | null;
      text?: string;
      from?: {
        kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal';
        value: string;
        name: string | null;
      } | null;
      attachments?: { index: number; name: string; contentType: string; size: number }[];
    };
    [fact: string]: unknown;
  };
};

export class FrontdoorClient {
  /** @param options the address of the hub, and a key that an administrator made */
  constructor(
    private readonly options: { url: string; key: string; fetch?: typeof fetch; timeoutMs?: number },
  ) {}

  /** What happened after a place in the order of events, oldest first. Begin without `after`, go on with `next`; nothing is left out and nothing comes that was undone. */
  pollEvents(
    given: { query?: { after?: string; limit?: number; types?: string; shape?: 'thin' | 'full' } } = {},
  ): Promise<
    Answered<{
      events: {
        type: string;
        timestamp: string;
        data: {
          enquiryId?: string;
          enquiry?: {
            id: string;
            reference: string;
            kind:
              | 'enquiry'
              | 'service-request'
              | 'complaint'
              | 'compliment'
              | 'suggestion'
              | 'representation'
              | 'foi'
              | 'personal-data-request'
              | 'statutory';
            state: 'open' | 'closed';
            service: string;
            ownerId: string | null;
            openedAt: string;
            closedAt: string | null;
            lastContactAt: string;
            waitingSince: string | null;
            joinedId: string | null;
            customerId: string;
            promises: {
              id: string;
              promise: string;
              title: string;
              state:
                'running' | 'paused' | 'kept' | 'missed' | 'extended' | 'waived' | 'lapsed' | 'withdrawn';
              dueAt: string;
              settledAt: string | null;
            }[];
            subject?: string;
            customer?: {
              id: string;
              name: string | null;
              language: string;
              preferredChannel:
                | (
                    | 'phone'
                    | 'callback'
                    | 'voicemail'
                    | 'email'
                    | 'sms'
                    | 'letter'
                    | 'fax'
                    | 'social'
                    | 'web'
                    | 'visit'
                    | 'api'
                  )
                | null;
              largePrint: boolean;
              identifiers: {
                kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal';
                value: string;
              }[];
            };
          };
          contact?: {
            id: string;
            direction: 'in' | 'out';
            channel:
              | 'phone'
              | 'callback'
              | 'voicemail'
              | 'email'
              | 'sms'
              | 'letter'
              | 'fax'
              | 'social'
              | 'web'
              | 'visit'
              | 'api';
            at: string;
            automatic: boolean;
            subject?: string | null;
            text?: string;
            from?: {
              kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal';
              value: string;
              name: string | null;
            } | null;
            attachments?: { index: number; name: string; contentType: string; size: number }[];
          };
          [fact: string]: unknown;
        };
        id: string;
        place: string;
      }[];
      next: string;
      more: boolean;
    }>
  > {
    return this.request('GET', '/api/v1/events', { query: given.query ?? {} });
  }

  /** What the organisation does: the short names that contacts may be sent for. */
  listOfferedServices(given: { ifNoneMatch?: string } = {}): Promise<
    Answered<{
      organisation: string;
      services: {
        service: string;
        name: string;
        kind:
          | 'enquiry'
          | 'service-request'
          | 'complaint'
          | 'compliment'
          | 'suggestion'
          | 'representation'
          | 'foi'
          | 'personal-data-request'
          | 'statutory';
        topics: string[];
      }[];
    }>
  > {
    return this.request('GET', '/api/v1/services', { headers: { 'if-none-match': given.ifNoneMatch } });
  }

  /** An enquiry with its promises; who the customer is only with the scope personal-data:read. Answers carry an ETag. */
  readByReference(given: { reference: string; ifNoneMatch?: string }): Promise<
    Answered<{
      id: string;
      reference: string;
      kind:
        | 'enquiry'
        | 'service-request'
        | 'complaint'
        | 'compliment'
        | 'suggestion'
        | 'representation'
        | 'foi'
        | 'personal-data-request'
        | 'statutory';
      state: 'open' | 'closed';
      service: string;
      ownerId: string | null;
      openedAt: string;
      closedAt: string | null;
      lastContactAt: string;
      waitingSince: string | null;
      joinedId: string | null;
      customerId: string;
      promises: {
        id: string;
        promise: string;
        title: string;
        state: 'running' | 'paused' | 'kept' | 'missed' | 'extended' | 'waived' | 'lapsed' | 'withdrawn';
        dueAt: string;
        settledAt: string | null;
      }[];
      subject?: string;
      customer?: {
        id: string;
        name: string | null;
        language: string;
        preferredChannel:
          | (
              | 'phone'
              | 'callback'
              | 'voicemail'
              | 'email'
              | 'sms'
              | 'letter'
              | 'fax'
              | 'social'
              | 'web'
              | 'visit'
              | 'api'
            )
          | null;
        largePrint: boolean;
        identifiers: { kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal'; value: string }[];
      };
    }>
  > {
    return this.request('GET', '/api/v1/enquiries/by-reference/{reference}', {
      path: { reference: given.reference },
      headers: { 'if-none-match': given.ifNoneMatch },
    });
  }

  /** Contacts of an enquiry, oldest first; what they say only with the scope personal-data:read. */
  listContactsByReference(given: {
    reference: string;
    query?: { cursor?: string; limit?: number };
    ifNoneMatch?: string;
  }): Promise<
    Answered<{
      contacts: {
        id: string;
        direction: 'in' | 'out';
        channel:
          | 'phone'
          | 'callback'
          | 'voicemail'
          | 'email'
          | 'sms'
          | 'letter'
          | 'fax'
          | 'social'
          | 'web'
          | 'visit'
          | 'api';
        at: string;
        automatic: boolean;
        subject?: string | null;
        text?: string;
        from?: {
          kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal';
          value: string;
          name: string | null;
        } | null;
        attachments?: { index: number; name: string; contentType: string; size: number }[];
      }[];
      nextCursor: string | null;
    }>
  > {
    return this.request('GET', '/api/v1/enquiries/by-reference/{reference}/contacts', {
      path: { reference: given.reference },
      query: given.query ?? {},
      headers: { 'if-none-match': given.ifNoneMatch },
    });
  }

  /** Add what its customer says to an enquiry, with files where there are any. Opens it again where it was closed. Needs the header idempotency-key. */
  addContactByReference(given: {
    reference: string;
    idempotencyKey: string;
    body: {
      text: string;
      subject?: string;
      files?: { name: string; contentType: string; content: string }[];
    };
  }): Promise<Answered<{ contactId: string; reference: string; receivedAt: string }>> {
    return this.request('POST', '/api/v1/enquiries/by-reference/{reference}/contacts', {
      path: { reference: given.reference },
      headers: { 'idempotency-key': given.idempotencyKey },
      body: given.body,
    });
  }

  /** Close an enquiry and say how it ended. With the header if-match it is refused where it has changed meanwhile. One that is closed stays as it is. */
  closeByReference(given: {
    reference: string;
    ifMatch?: string;
    body: { outcome: 'resolved' | 'withdrawn' | 'unanswered'; reason?: string };
  }): Promise<
    Answered<{
      id: string;
      reference: string;
      kind:
        | 'enquiry'
        | 'service-request'
        | 'complaint'
        | 'compliment'
        | 'suggestion'
        | 'representation'
        | 'foi'
        | 'personal-data-request'
        | 'statutory';
      state: 'open' | 'closed';
      service: string;
      ownerId: string | null;
      openedAt: string;
      closedAt: string | null;
      lastContactAt: string;
      waitingSince: string | null;
      joinedId: string | null;
      customerId: string;
      promises: {
        id: string;
        promise: string;
        title: string;
        state: 'running' | 'paused' | 'kept' | 'missed' | 'extended' | 'waived' | 'lapsed' | 'withdrawn';
        dueAt: string;
        settledAt: string | null;
      }[];
      subject?: string;
      customer?: {
        id: string;
        name: string | null;
        language: string;
        preferredChannel:
          | (
              | 'phone'
              | 'callback'
              | 'voicemail'
              | 'email'
              | 'sms'
              | 'letter'
              | 'fax'
              | 'social'
              | 'web'
              | 'visit'
              | 'api'
            )
          | null;
        largePrint: boolean;
        identifiers: { kind: 'email' | 'phone' | 'handle' | 'public-handle' | 'postal'; value: string }[];
      };
    }>
  > {
    return this.request('POST', '/api/v1/enquiries/by-reference/{reference}/close', {
      path: { reference: given.reference },
      headers: { 'if-match': given.ifMatch },
      body: given.body,
    });
  }

  /** How a customer wants to be answered, whom your system knows by this id. */
  readPreferences(given: { handle: string; ifNoneMatch?: string }): Promise<
    Answered<{
      id: string;
      language: string;
      preferredChannel:
        | (
            | 'phone'
            | 'callback'
            | 'voicemail'
            | 'email'
            | 'sms'
            | 'letter'
            | 'fax'
            | 'social'
            | 'web'
            | 'visit'
            | 'api'
          )
        | null;
      largePrint: boolean;
    }>
  > {
    return this.request('GET', '/api/v1/customers/{handle}/preferences', {
      path: { handle: given.handle },
      headers: { 'if-none-match': given.ifNoneMatch },
    });
  }

  /** Say how a customer wants to be answered, whom your system knows by this id; one that is not known yet is made. What is left out stays. */
  savePreferences(given: {
    handle: string;
    body?: {
      preferredChannel?:
        | (
            | 'phone'
            | 'callback'
            | 'voicemail'
            | 'email'
            | 'sms'
            | 'letter'
            | 'fax'
            | 'social'
            | 'web'
            | 'visit'
            | 'api'
          )
        | null;
      language?: string;
      largePrint?: boolean;
      name?: string;
    };
  }): Promise<
    Answered<{
      id: string;
      language: string;
      preferredChannel:
        | (
            | 'phone'
            | 'callback'
            | 'voicemail'
            | 'email'
            | 'sms'
            | 'letter'
            | 'fax'
            | 'social'
            | 'web'
            | 'visit'
            | 'api'
          )
        | null;
      largePrint: boolean;
    }>
  > {
    return this.request('PUT', '/api/v1/customers/{handle}/preferences', {
      path: { handle: given.handle },
      body: given.body ?? {},
    });
  }

  /** Who is told of events, how far they are and what is wrong. */
  listSubscribers(): Promise<
    Answered<{
      subscribers: {
        id: string;
        name: string;
        url: string;
        types: (
          | 'contact.received'
          | 'contact.routed'
          | 'contact.assigned'
          | 'contact.replied'
          | 'delivery.failed'
          | 'enquiry.opened'
          | 'enquiry.handed-over'
          | 'enquiry.closed'
          | 'enquiry.reopened'
          | 'promise.opened'
          | 'promise.at-risk'
          | 'promise.kept'
          | 'promise.missed'
          | 'promise.moved'
          | 'promise.ended'
          | 'customer.merged'
          | 'customer.separated'
          | 'contact.*'
          | 'delivery.*'
          | 'enquiry.*'
          | 'promise.*'
          | 'customer.*'
        )[];
        services: string[];
        shape: 'thin' | 'full';
        personalData: boolean;
        state: 'active' | 'paused' | 'off';
        stateAt: string;
        problem: string | null;
        failures: number;
        failingSince: string | null;
        deliveredAt: string | null;
        nextAttemptAt: string | null;
        formerUntil: string | null;
        createdAt: string;
        behind: { n: number; exact: boolean };
        behindSince: string | null;
        held: number;
        givenUp: number;
      }[];
    }>
  > {
    return this.request('GET', '/api/v1/subscribers', {});
  }

  /** Have another system told of events; its signing secret is in the answer, this once. */
  addSubscriber(given: {
    body: {
      name: string;
      url: string;
      types?: (
        | 'contact.received'
        | 'contact.routed'
        | 'contact.assigned'
        | 'contact.replied'
        | 'delivery.failed'
        | 'enquiry.opened'
        | 'enquiry.handed-over'
        | 'enquiry.closed'
        | 'enquiry.reopened'
        | 'promise.opened'
        | 'promise.at-risk'
        | 'promise.kept'
        | 'promise.missed'
        | 'promise.moved'
        | 'promise.ended'
        | 'customer.merged'
        | 'customer.separated'
        | 'contact.*'
        | 'delivery.*'
        | 'enquiry.*'
        | 'promise.*'
        | 'customer.*'
      )[];
      services?: string[];
      shape?: 'thin' | 'full';
      personalData?: boolean;
      from?: 'now' | 'beginning';
    };
  }): Promise<Answered<{ id: string; signingSecret: string }>> {
    return this.request('POST', '/api/v1/subscribers', { body: given.body });
  }

  /** Change where and what a subscriber is told; it holds from the next attempt on. */
  changeSubscriber(given: {
    id: string;
    body: {
      url: string;
      types?: (
        | 'contact.received'
        | 'contact.routed'
        | 'contact.assigned'
        | 'contact.replied'
        | 'delivery.failed'
        | 'enquiry.opened'
        | 'enquiry.handed-over'
        | 'enquiry.closed'
        | 'enquiry.reopened'
        | 'promise.opened'
        | 'promise.at-risk'
        | 'promise.kept'
        | 'promise.missed'
        | 'promise.moved'
        | 'promise.ended'
        | 'customer.merged'
        | 'customer.separated'
        | 'contact.*'
        | 'delivery.*'
        | 'enquiry.*'
        | 'promise.*'
        | 'customer.*'
      )[];
      services?: string[];
      shape?: 'thin' | 'full';
      personalData?: boolean;
    };
  }): Promise<Answered<void>> {
    return this.request('PUT', '/api/v1/subscribers/{id}', { path: { id: given.id }, body: given.body });
  }

  /** Tell a subscriber nothing more, and forget its attempts. */
  removeSubscriber(given: { id: string }): Promise<Answered<void>> {
    return this.request('DELETE', '/api/v1/subscribers/{id}', { path: { id: given.id } });
  }

  /** Give a subscriber a new signing secret; the one before signs beside it for a time. */
  rotateSubscriber(given: {
    id: string;
    body?: { keepHours?: number };
  }): Promise<Answered<{ signingSecret: string; formerUntil: string | null }>> {
    return this.request('POST', '/api/v1/subscribers/{id}/rotate', {
      path: { id: given.id },
      body: given.body ?? {},
    });
  }

  /** Send a subscriber nothing until it is resumed; what happens meanwhile waits for it. */
  pauseSubscriber(given: { id: string }): Promise<Answered<void>> {
    return this.request('POST', '/api/v1/subscribers/{id}/pause', { path: { id: given.id } });
  }

  /** Go on with a subscriber that was paused or switched off, where it stopped. */
  resumeSubscriber(given: { id: string }): Promise<Answered<void>> {
    return this.request('POST', '/api/v1/subscribers/{id}/resume', { path: { id: given.id } });
  }

  /** Tell a subscriber one event again, or everything since an instant, in order; ids stay as they were. */
  replayEvents(given: {
    id: string;
    body: { eventId: string } | { since: string };
  }): Promise<Answered<void>> {
    return this.request('POST', '/api/v1/subscribers/{id}/replay', {
      path: { id: given.id },
      body: given.body,
    });
  }

  /** Send a subscriber a test event now, and say what it answered. */
  testSubscriber(given: { id: string }): Promise<
    Answered<{
      id: string;
      eventId: string;
      type: string;
      at: string;
      ms: number;
      status: number | null;
      ok: boolean;
      problem: string | null;
      answer: string | null;
      reference: string | null;
    }>
  > {
    return this.request('POST', '/api/v1/subscribers/{id}/test', { path: { id: given.id } });
  }

  /** Attempts to tell a subscriber of events with what it answered, newest first. */
  listAttempts(given: { id: string; query?: { failed?: string; cursor?: string; limit?: number } }): Promise<
    Answered<{
      attempts: {
        id: string;
        eventId: string;
        type: string;
        at: string;
        ms: number;
        status: number | null;
        ok: boolean;
        problem: string | null;
        answer: string | null;
        reference: string | null;
      }[];
      nextCursor: string | null;
    }>
  > {
    return this.request('GET', '/api/v1/subscribers/{id}/attempts', {
      path: { id: given.id },
      query: given.query ?? {},
    });
  }

  private async request<T>(
    method: string,
    path: string,
    { path: parts = {}, query = {}, headers = {}, body }: Asked,
  ): Promise<Answered<T>> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
    const url = new URL(filled, this.options.url);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await (this.options.fetch ?? fetch)(url, {
      method,
      headers: {
        authorization: `Bearer ${this.options.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...Object.fromEntries(sent),
      },
      signal: AbortSignal.timeout(this.options.timeoutMs ?? 30_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 304) throw new NotChanged('Nothing has changed');
    const text = await response.text();
    if (!response.ok) throw problemOf(response, text);
    return {
      value: (text === '' ? undefined : JSON.parse(text)) as T,
      etag: response.headers.get('etag'),
      remaining: numberOf(response.headers.get('x-ratelimit-remaining')),
    };
  }
}

const numberOf = (text: string | null): number | null => (text === null || text === '' ? null : Number(text));

function problemOf(response: Response, text: string): FrontdoorProblem {
  const { status, headers } = response;
  const retryAfter = numberOf(headers.get('retry-after'));
  try {
    const { code, message, remedy } = (
      JSON.parse(text) as { error: { code: string; message: string; remedy: string } }
    ).error;
    return new FrontdoorProblem(status, code, message, remedy, retryAfter);
  } catch {
    return new FrontdoorProblem(
      status,
      'unknown',
      `The hub answered ${status}`,
      'Try again later.',
      retryAfter,
    );
  }
}
