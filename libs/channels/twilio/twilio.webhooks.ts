import { FrontdoorError } from '@frontdoor/kernel';
import {
  accepted,
  type AdapterContext,
  type CallAsk,
  callbackWindow,
  type RawRequest,
  type WebhookAccepted,
  windowInWords,
} from '../core/index.js';
import { twimlOf } from './call-script.js';
import { lineWords, type LineWords } from './line-words.js';
import { isReachable, numberIn } from './phone-number.js';
import type { TwilioConfig } from './twilio.config.js';
import { CUSTOMER, lineMoments, recognised, recordingsHeard, recordingsMade, roomMoments } from './twilio.lines.js'; // prettier-ignore
import { callbackArrival, messageArrival, messageDelivery, messageWish, phoneArrival } from './twilio.mapping.js'; // prettier-ignore
import { verifiedForm, type Form } from './twilio.signature.js';
import { announcement, askForNumber, greeting, noNumber, nothing, numberTaken, onHold, requestTaken, twimlAnswer } from './voice.js'; // prettier-ignore

type Context = Pick<
  AdapterContext,
  'clock' | 'publicUrl' | 'openingHoursAt' | 'promisableAt' | 'languageAt' | 'intake'
> &
  Pick<TwilioConfig, 'accountSid' | 'transcribes'>;
type Handler = (
  form: Form,
  request: RawRequest,
  context: Context,
) => WebhookAccepted | Promise<WebhookAccepted>;

const answered = (twiml: string, carried: Partial<WebhookAccepted> = {}): WebhookAccepted =>
  accepted({ ...carried, answer: twimlAnswer(twiml) });

const address = ({ publicUrl }: Context, path: string): string => `${publicUrl}/webhooks/twilio/${path}`;

/** What each address below /webhooks/twilio/ does with a verified request. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  messages: (form, request, { accountSid }) => {
    const wish = messageWish(form);
    return answered(
      nothing,
      wish ? { wishes: [wish] } : { arrivals: [messageArrival(form, request, accountSid)] },
    );
  },

  'message-status': (form) => answered(nothing, { deliveries: messageDelivery(form) }),

  // At a telephone entry point people answer; at any other the caller leaves a request to be rung back.
  voice: async (form, request, context) => {
    if (await isAnswered(form, context))
      return { ...askedByCaller(form, context, 'begin'), arrivals: [phoneArrival(form, request)] };
    const words = await wordsAt(form, context);
    return answered(
      isReachable(form.From)
        ? greeting(address(context, 'voice/callback'), words)
        : askForNumber(address(context, 'voice/number'), words),
    );
  },

  'voice/step': (form, request, context) => ({
    ...askedByCaller(form, context, queryOf(request).get('ask') ?? 'begin'),
    // Before the caller is told that we have it.
    recordings: recordingsMade(form, context.clock.now()),
  }),

  'voice/leg': (form, request, context) => {
    const query = queryOf(request);
    const leg = query.get('leg') ?? '';
    return accepted({
      asks: {
        ask: {
          ...{ of: 'leg', leg, providerId: form.CallSid ?? '', ask: query.get('ask') ?? 'answered' },
          ...(form.Digits && { keys: form.Digits }),
        },
        answer: (script) =>
          twimlAnswer(
            twimlOf(script, {
              publicUrl: context.publicUrl,
              next: `voice/leg?leg=${encodeURIComponent(leg)}`,
              label: leg,
            }),
          ),
      },
    });
  },

  'voice/partner': (_form, request, { publicUrl }) =>
    accepted({
      asks: {
        ask: { of: 'partner', call: queryOf(request).get('call') ?? '' },
        answer: (script) =>
          twimlAnswer(twimlOf(script, { publicUrl, next: 'voice/partner', label: 'partner' })),
      },
    }),

  'voice/leg-status': (form, request, { clock }) =>
    answered(nothing, { lines: lineMoments(form, queryOf(request).get('leg'), clock.now()) }),

  'voice/leg-recognised': (form, request, { clock }) =>
    answered(nothing, { lines: recognised(form, queryOf(request).get('leg') ?? '', clock.now()) }),

  'voice/room': (form, _request, { clock }) => answered(nothing, { lines: roomMoments(form, clock.now()) }),

  'voice/recording': (form, _request, { clock }) =>
    answered(nothing, { recordings: recordingsMade(form, clock.now()) }),

  'voice/transcript': (form) => answered(nothing, { heard: recordingsHeard(form) }),

  'voice/announcement': (_form, request) => answered(announcement(queryOf(request).get('say') ?? '')),

  'voice/on-hold': (_form, _request, { publicUrl }) => answered(onHold(`${publicUrl}/assets/waiting.wav`)),

  // The number travels in the address of the next request, which is signed.
  'voice/number': async (form, _request, context) => {
    const words = await wordsAt(form, context);
    const number = numberIn(form.Digits ?? form.SpeechResult ?? '');
    return answered(
      number
        ? numberTaken(`${address(context, 'voice/callback')}?number=${encodeURIComponent(number)}`, words)
        : noNumber(words),
    );
  },

  'voice/callback': async (form, request, context) => {
    const { clock, openingHoursAt, promisableAt } = context;
    const words = form.SpeechResult?.trim() ?? '';
    const said = await wordsAt(form, context);
    const now = clock.now();
    const hours = await openingHoursAt('callback', form.To ?? '');
    const callback = await promisableAt('callback', form.To ?? '', callbackWindow(words, now, hours));
    const number = new URL(request.url).searchParams.get('number') ?? undefined;
    const text = words || 'The caller left no words.';
    return accepted({
      arrivals: [callbackArrival(form, request, { text, callback, ...(number && { number }) })],
      answer: ([receipt]) =>
        twimlAnswer(requestTaken(receipt?.reference, windowInWords(callback, now, hours.zone.id), said)),
    });
  },

  // The same key as above: a call whose request was taken is a duplicate here.
  'voice-status': async (form, request, context) => {
    if (!ENDED.has(form.CallStatus ?? '') || form.Direction?.startsWith('outbound')) return answered(nothing);
    const { clock, openingHoursAt, promisableAt } = context;
    if (await isAnswered(form, context))
      return answered(nothing, {
        // A hub that was out of reach when it rang learns of it now.
        arrivals: [phoneArrival(form, request)],
        lines: lineMoments(form, null, clock.now()),
      });
    const text = isReachable(form.From)
      ? 'The caller hung up before leaving details.'
      : 'A caller with a withheld number hung up before leaving details.';
    const hours = await openingHoursAt('callback', form.To ?? '');
    const callback = await promisableAt('callback', form.To ?? '', callbackWindow('', clock.now(), hours));
    return answered(nothing, { arrivals: [callbackArrival(form, request, { text, callback })] });
  },
};

const queryOf = ({ url }: RawRequest): URLSearchParams => new URL(url).searchParams;

const wordsAt = async ({ To }: Form, { languageAt }: Context): Promise<LineWords> =>
  lineWords(await languageAt('callback', To ?? ''));

const isAnswered = async ({ To }: Form, { intake }: Context): Promise<boolean> =>
  (await intake.entryPointFor('phone', To ?? '')) !== undefined;

const askedByCaller = (form: Form, { publicUrl, transcribes }: Context, ask: string): WebhookAccepted => {
  const number = numberIn(form.Digits ?? form.SpeechResult ?? '');
  const caller: CallAsk = {
    of: 'caller',
    call: { entryPoint: form.To ?? '', providerId: form.CallSid ?? '' },
    ask,
    ...(form.Digits && { keys: form.Digits }),
    ...(form.SpeechResult && { words: form.SpeechResult }),
    ...(number && { number }),
  };
  const answer = { publicUrl, next: 'voice/step', label: CUSTOMER, transcribes: transcribes === 'on' };
  return accepted({ asks: { ask: caller, answer: (script) => twimlAnswer(twimlOf(script, answer)) } });
};

const ENDED = new Set(['completed', 'no-answer', 'busy', 'canceled', 'failed']);

/** Verifies, then parses. Throws FrontdoorError for a request that is refused. */
export async function acceptTwilioWebhook(
  request: RawRequest,
  config: TwilioConfig,
  context: Omit<Context, keyof TwilioConfig>,
): Promise<WebhookAccepted> {
  const handler = Object.hasOwn(HANDLERS, request.path) ? HANDLERS[request.path] : undefined;
  if (!handler) throw new FrontdoorError('page-not-found');
  return handler(verifiedForm(request, config), request, {
    ...context,
    accountSid: config.accountSid,
    transcribes: config.transcribes,
  });
}
