import { api, type AnswerOf, type BodyOf, type Endpoint, type Me } from '@frontdoor/contracts';

/** The console's side of the API: a browser's cookie and CSRF token, answers checked against the contract. */
export class ConsoleClient {
  private constructor(
    readonly url: string,
    readonly cookie: string,
    readonly me: Me,
  ) {}

  static async logIn(url: string, name: string, password: string): Promise<ConsoleClient> {
    const response = await fetch(`${url}${api.logIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${name}@demo.frontdoor.example`, password }),
    });
    if (!response.ok) throw new Error(`log-in answered ${response.status}: ${await response.text()}`);
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    return new ConsoleClient(url, cookie, api.logIn.answer!.parse(await response.json()));
  }

  /** The raw response, whatever it is. `bytes` are sent as they are, anything else as JSON. */
  request(
    endpoint: Endpoint,
    options: {
      params?: Record<string, string | number>;
      query?: Record<string, string>;
      body?: unknown;
      bytes?: Buffer;
      contentType?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Response> {
    const path = Object.entries(options.params ?? {}).reduce(
      (text, [name, value]) => text.replace(`:${name}`, encodeURIComponent(value)),
      endpoint.path,
    );
    const query = options.query ? `?${new URLSearchParams(options.query).toString()}` : '';
    return fetch(`${this.url}${path}${query}`, {
      method: endpoint.method,
      headers: {
        cookie: this.cookie,
        'frontdoor-csrf': this.me.csrfToken,
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
        ...(options.bytes && { 'content-type': options.contentType ?? 'application/octet-stream' }),
      },
      body: options.bytes ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    });
  }

  /** The answer, which must be a success and fit the contract. */
  async ask<E extends Endpoint>(
    endpoint: E,
    options: {
      params?: Record<string, string>;
      query?: Record<string, string>;
      body?: BodyOf<E> extends never ? undefined : unknown;
    } = {},
  ): Promise<AnswerOf<E>> {
    const response = await this.request(endpoint, options);
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${endpoint.method} ${endpoint.path} answered ${response.status}: ${text}`);
    return (endpoint.answer ? endpoint.answer.parse(JSON.parse(text)) : undefined) as AnswerOf<E>;
  }
}
