import type twilio from 'twilio';
import { type Clock, toIso } from '@frontdoor/kernel';
import {
  cannotSend,
  ChannelError,
  clockAhead,
  type LegToRing,
  type OutboundCall,
  type OutboundMessage,
  type Planned,
  type Sendable,
  type Sent,
  onlyWords,
} from '../core/index.js';
import type { TwilioConfig } from './twilio.config.js';
import { channelError } from './twilio.errors.js';
import { ring } from './twilio.telephones.js';

/** Twilio's limit for one text message, however many segments it needs. */
export const LONGEST_MESSAGE = 1600;

/** Beyond what its answers say of Twilio's clock, in milliseconds; its times are whole seconds. */
const CLOCK_SKEW = 30_000;
const RECENT = 50;
/** How long an agent's own telephone rings who asked for a call. */
const AGENT_RINGS_SECONDS = 30;

/**
 * Hands a text message to Twilio, or has it ring the agent. `sent` means accepted; the receipt tells the rest.
 *
 * @throws ChannelError
 */
export const send = async (
  client: twilio.Twilio,
  config: TwilioConfig,
  publicUrl: string,
  sendable: Sendable,
): Promise<Sent> =>
  sendable.form === 'call'
    ? makeCall(client, publicUrl, sendable)
    : sendMessage(client, config, publicUrl, onlyWords(sendable));

async function sendMessage(
  client: twilio.Twilio,
  config: TwilioConfig,
  publicUrl: string,
  message: OutboundMessage,
): Promise<Sent> {
  if (message.to.kind !== 'phone') throw cannotSend('A text message needs a telephone number to go to.');
  // Not cut into several messages: they can arrive in the wrong order or in part.
  if (message.text.length > LONGEST_MESSAGE) {
    throw cannotSend(
      `The reply has ${message.text.length} characters and a text message at most ${LONGEST_MESSAGE}. Shorten it.`,
    );
  }
  const { messagingServiceSid } = config;
  return await sent(
    client.messages.create({
      ...(messagingServiceSid ? { messagingServiceSid } : { from: message.entryPoint.address }),
      to: message.to.value,
      body: message.text,
      statusCallback: `${publicUrl}/webhooks/twilio/message-status`,
    }),
  );
}

/** The agent's telephone or softphone rings, as a leg of the same id; the customer's does once the agent is there. */
const makeCall = async (client: twilio.Twilio, publicUrl: string, call: OutboundCall): Promise<Sent> => ({
  ...(await ring(client, publicUrl, {
    ...{ id: call.id, to: firstOf(call) },
    ...{ callerId: call.callerId, seconds: AGENT_RINGS_SECONDS },
  })),
  state: 'sent',
});

const firstOf = ({ agentNumber: number, softphone }: OutboundCall): LegToRing['to'] => {
  if (softphone !== undefined) return { softphone };
  if (number !== undefined) return { number };
  throw cannotSend('Nobody is named whose telephone rings first.');
};

const sent = async (created: Promise<{ sid: string }>): Promise<Sent> => {
  try {
    return { providerId: (await created).sid, state: 'sent' };
  } catch (thrown) {
    throw channelError(thrown);
  }
};

/**
 * Looks for a message whose sending had no known outcome, among the latest to that number.
 *
 * @param attemptedAt epoch milliseconds
 * @returns undefined when more messages went there since than are looked at, and for a call: somebody may be speaking
 * @throws ChannelError when Twilio cannot be asked; asking again does no harm.
 */
export const findSent = async (
  client: twilio.Twilio,
  clock: Clock,
  sendable: Planned,
  attemptedAt: number,
): Promise<Sent | 'not-sent' | undefined> =>
  sendable.form === 'message' ? findMessage(client, clock, sendable, attemptedAt) : undefined;

async function findMessage(
  client: twilio.Twilio,
  clock: Clock,
  message: Planned & { form: 'message' },
  attemptedAt: number,
): Promise<Sent | 'not-sent' | undefined> {
  let recent;
  try {
    const latest = await client.messages.list({ to: message.to.value, limit: RECENT, pageSize: RECENT });
    const headers = client.httpClient.lastResponse?.headers as Record<string, unknown> | undefined;
    const since = toIso(attemptedAt + clockAhead(headers?.['date'], clock.now()) - CLOCK_SKEW);
    recent = latest.filter(({ dateCreated }) => dateCreated.toISOString() >= since);
  } catch (thrown) {
    const { remedy, message: says, retryAfterMs } = channelError(thrown);
    throw new ChannelError(remedy === 'reconcile' ? 'retry' : remedy, says, {
      ...(retryAfterMs && { retryAfterMs }),
    });
  }
  const found = recent.find(
    ({ body, direction }) => body === message.text && direction.startsWith('outbound'),
  );
  if (found) {
    const state = found.status === 'delivered' ? 'delivered' : 'sent';
    return { providerId: found.sid, state, takenAt: found.dateCreated.getTime() };
  }
  return recent.length < RECENT ? 'not-sent' : undefined;
}
