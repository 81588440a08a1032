import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { tooManyRequests } from './twilio.errors.js';
import { TWILIO_API, type TwilioConfig } from './twilio.config.js';

/** The SDK's own HTTP client, pointed at `apiBase`. */
class HttpClient extends twilio.RequestClient {
  constructor(
    private readonly apiBase: string,
    timeout: number,
  ) {
    super({ timeout });
  }

  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    const response = await super.request<TData>({ ...options, uri: this.redirected(options.uri) });
    // The SDK's exception has no headers, so Retry-After is read here.
    if (response.statusCode === 429) throw tooManyRequests(retryAfter(response));
    return response;
  }

  private redirected(uri: string): string {
    if (this.apiBase === TWILIO_API) return uri;
    const { pathname, search } = new URL(uri);
    return new URL(`${pathname}${search}`, this.apiBase).href;
  }
}

const retryAfter = (response: { headers?: unknown }): string | undefined => {
  const { headers } = response;
  if (typeof headers !== 'object' || headers === null) return undefined;
  const value: unknown = Reflect.get(headers, 'retry-after');
  return typeof value === 'string' ? value : undefined;
};

/** The official client for one account. */
export const twilioClient = ({ accountSid, authToken, apiBase, timeoutMs }: TwilioConfig): twilio.Twilio =>
  twilio(accountSid, authToken, { httpClient: new HttpClient(apiBase, timeoutMs), timeout: timeoutMs });
