import { FrontdoorError, readForm, readJson } from '@frontdoor/kernel';
import twilio from 'twilio';
import type { RawRequest } from '../core/index.js';
import type { TwilioConfig } from './twilio.config.js';

/** The parameters of a webhook; the first one where a name comes twice. */
export type Form = Readonly<Record<string, string | undefined>>;

const HEADER = 'x-twilio-signature';

/**
 * Checks that the request comes from Twilio and concerns our account, and gives its parameters. The signature
 * covers the exact public address and every parameter, so the body is split into parameters for it; nothing is
 * made of them before it fits.
 *
 * @throws FrontdoorError signature-missing, signature-wrong, content-type-unsupported, body-not-json, body-too-complex.
 */
export function verifiedForm(request: RawRequest, config: TwilioConfig): Form {
  const signature = request.headers[HEADER];
  if (!signature) throw new FrontdoorError('signature-missing', { header: HEADER });
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const body = Buffer.from(request.body).toString('utf8');
  const read = type === 'application/json' ? signedJson : type === FORM_TYPE ? signedForm : undefined;
  if (!read) throw new FrontdoorError('content-type-unsupported');
  const tokens = [config.authToken, ...(config.otherAuthToken ? [config.otherAuthToken] : [])];
  let form: Form | undefined;
  for (const token of tokens) form ??= read(token, signature, request.url, body);
  if (form?.['AccountSid'] !== config.accountSid) throw new FrontdoorError('signature-wrong');
  return form;
}

const FORM_TYPE = 'application/x-www-form-urlencoded';

type Reader = (token: string, signature: string, url: string, body: string) => Form | undefined;

const signedForm: Reader = (token, signature, url, body) => {
  const given = readForm(body);
  // The SDK sorts names, and the values of a name that comes twice, as Twilio does when it signs.
  const all = Object.fromEntries(
    [...new Set(given.keys())].map((name) => [name, valueOf(given.getAll(name))]),
  );
  if (!twilio.validateRequest(token, signature, url, all)) return undefined;
  return Object.fromEntries([...given].reverse());
};

const valueOf = (values: string[]): string | string[] => (values.length > 1 ? values : values[0]!);

/** JSON is signed by its hash, which stands in the signed address as bodySHA256. */
const signedJson: Reader = (token, signature, url, body) => {
  if (!url.includes('bodySHA256=') || !twilio.validateRequestWithBody(token, signature, url, body))
    return undefined;
  return Object.fromEntries(
    Object.entries(readJson(body) ?? {}).map(([name, value]) => [name, String(value)]),
  );
};
