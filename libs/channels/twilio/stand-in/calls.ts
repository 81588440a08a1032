import type { Account } from './hub-link.js';
import { checkAddress, isNumber, refuse } from './refusal.js';
import { newSid, rfc2822 } from './sids.js';
import { TwimlFault, parseTwiml } from './twiml.js';

/** How somebody's phone reacts when it rings. */
export type Pickup = 'answers' | 'busy' | 'no-answer' | 'failed';

/** A call that was asked for through the REST API. */
export interface StandInCall {
  sid: string;
  from: string;
  to: string;
  /** Empty where it is asked for at `url` once somebody answers. */
  twiml: string;
  url: string | null;
  /** How long it rings, in seconds. */
  timeout: number;
  statusCallback: string | null;
  statusCallbackEvents: string[];
  status: 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed';
  /** What the called party heard. */
  heard: string[];
  /** Where it is told who answered, when it was asked to find out in the background. */
  amd: { url: string; waitsForGreeting: boolean } | null;
  /** RFC 2822. */
  dateCreated: string;
}

/** A softphone: letters, digits and underscores. */
const CLIENT = /^client:\w{1,121}$/;

/** Checks what the REST API checks and takes the call. Throws Refusal. */
export function acceptCall(form: URLSearchParams, account: Account, numbers: readonly string[]): StandInCall {
  const [to, from, twiml, url] = [form.get('To'), form.get('From'), form.get('Twiml') ?? '', form.get('Url')];
  if (!to) return refuse(21201, "No 'To' number is specified");
  if (!from) return refuse(21213, "A 'From' phone number is required.");
  if (!isNumber(to) && !CLIENT.test(to))
    refuse(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!isNumber(from)) refuse(21212, `Invalid From Number (caller ID): ${from}`);
  if (!numbers.includes(from)) {
    refuse(21210, `The source phone number provided, ${from}, is not yet verified for your account.`);
  }
  if (!twiml && !url) return refuse(21205, 'Url parameter is required.');
  if (url) checkAddress(url, 21205, 'Url');
  if (twiml.length > 4000) refuse(21218, 'The Twiml parameter is longer than 4000 characters.');
  checkAddress(form.get('StatusCallback'), 21609, 'StatusCallback');
  try {
    if (!url) parseTwiml(twiml);
  } catch (thrown) {
    if (thrown instanceof TwimlFault) refuse(thrown.code, thrown.message);
    throw thrown;
  }
  const events = form.getAll('StatusCallbackEvent');
  const seconds = Number(form.get('Timeout') ?? 60);
  if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= 600))
    refuse(20001, `Invalid Timeout: ${form.get('Timeout')}`);
  return {
    sid: newSid('CA'),
    from,
    to,
    twiml,
    url,
    timeout: seconds,
    statusCallback: form.get('StatusCallback'),
    statusCallbackEvents: events.length > 0 ? events : ['completed'],
    status: 'queued',
    heard: [],
    amd: detection(form),
    dateCreated: rfc2822(account.clock),
  };
}

/** Answering machine detection, only in the background: otherwise whoever answers hears nothing for seconds. */
function detection(form: URLSearchParams): StandInCall['amd'] {
  const [mode, background, url] = [
    form.get('MachineDetection'),
    form.get('AsyncAmd') ?? 'false',
    form.get('AsyncAmdStatusCallback'),
  ];
  if (mode === null) return null;
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') refuse(20001, `Invalid MachineDetection: ${mode}`);
  if (background !== 'true' && background !== 'false') refuse(20001, `Invalid AsyncAmd: ${background}`);
  checkAddress(url, 20001, 'AsyncAmdStatusCallback');
  if (background === 'false') throw new Error('The stand-in detects machines in the background only.');
  return url === null ? null : { url, waitsForGreeting: mode === 'DetectMessageEnd' };
}

/** The resource as the REST API writes it. */
export const callResource = (call: StandInCall, accountSid: string): object => ({
  account_sid: accountSid,
  annotation: null,
  answered_by: null,
  api_version: '2010-04-01',
  caller_name: null,
  date_created: call.dateCreated,
  date_updated: call.dateCreated,
  direction: 'outbound-api',
  duration: null,
  end_time: null,
  forwarded_from: null,
  from: call.from,
  from_formatted: call.from,
  group_sid: null,
  parent_call_sid: null,
  phone_number_sid: null,
  price: null,
  price_unit: 'USD',
  queue_time: '0',
  sid: call.sid,
  start_time: null,
  status: call.status,
  subresource_uris: {},
  to: call.to,
  to_formatted: call.to,
  trunk_sid: null,
  uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`,
});

/** A call of a customer, over by now. */
export interface InboundCall {
  sid: string;
  from: string;
  to: string;
  /** RFC 2822. */
  startTime: string;
}

/** The calls of customers on one page, the newest first. Understands StartTime> and <. */
export function callList(calls: readonly InboundCall[], query: URLSearchParams, accountSid: string): object {
  const [after, before] = [query.get('StartTime>'), query.get('StartTime<')];
  const found = calls
    .filter(
      ({ startTime }) =>
        (!after || Date.parse(startTime) >= Date.parse(after)) &&
        (!before || Date.parse(startTime) <= Date.parse(before)),
    )
    .toReversed();
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls.json`;
  return {
    calls: found.map(({ sid, from, to, startTime }) => ({
      ...{ sid, from, to, account_sid: accountSid, direction: 'inbound', status: 'completed' },
      ...{ start_time: startTime, date_created: startTime, date_updated: startTime, end_time: startTime },
      ...{ duration: '12', uri: `${uri.replace('.json', '')}/${sid}.json` },
    })),
    ...{ page: 0, page_size: found.length, start: 0, end: Math.max(found.length - 1, 0) },
    ...{ uri, first_page_uri: uri, next_page_uri: null, previous_page_uri: null },
  };
}
