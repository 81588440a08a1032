import twilio from 'twilio';
import type { LegToRing, LineState, Telephones } from '../core/index.js';
import { problemIn, talkedIn } from './twilio.lines.js';
import type { TwilioConfig } from './twilio.config.js';
import { fetchRecording } from './twilio.files.js';
import { channelError, isGone } from './twilio.errors.js';

/** How long a softphone may register with one token, in seconds. */
const TOKEN_SECONDS = 3600;

/** Shorter and longer recordings, in seconds, are not written down. */
const TRANSCRIBED = { least: 2, most: 120 };
const HEARS_WITHIN_MS = 10 * 60_000;

const STATES: Readonly<Record<string, LineState['does']>> = {
  queued: 'ringing',
  initiated: 'ringing',
  ringing: 'ringing',
  'in-progress': 'talking',
  completed: 'ended',
  busy: 'ended',
  'no-answer': 'ended',
  failed: 'ended',
  canceled: 'ended',
};

/** Telephones at one account. Where they go next they ask the hub at `publicUrl`. */
export function twilioTelephones(client: twilio.Twilio, config: TwilioConfig, publicUrl: string): Telephones {
  const at = (path: string): string => `${publicUrl}/webhooks/twilio/${path}`;
  return {
    ring: (leg) => ring(client, publicUrl, leg),

    redirect: (providerId, ask, leg) =>
      unlessGone(
        client.calls(providerId).update({
          url: at(leg === undefined ? `voice/step?ask=${ask}` : `voice/leg?leg=${leg}&ask=${ask}`),
          method: 'POST',
        }),
      ),

    hangUp: (providerId) => unlessGone(client.calls(providerId).update({ status: 'completed' })),

    hold: (room, providerId, isHeld) =>
      unlessGone(
        client
          .conferences(room)
          .participants(providerId)
          .update({ hold: isHeld, ...(isHeld && { holdUrl: at('voice/on-hold'), holdMethod: 'POST' }) }),
      ),

    // The words travel in the address, which is signed.
    announce: (room, words) =>
      unlessGone(
        client.conferences(room).update({
          announceUrl: at(`voice/announcement?say=${encodeURIComponent(words)}`),
          announceMethod: 'POST',
        }),
      ),

    async stateOf(providerId) {
      try {
        const { status, duration, endTime } = await client.calls(providerId).fetch();
        const does = STATES[status] ?? 'unknown';
        if (does !== 'ended') return { does };
        const at = endTime?.getTime();
        return { does, ...(at && { at }), ...problemIn(status), ...talkedIn(duration) };
      } catch (thrown) {
        // Calls stay known for months: one that is not was never there.
        if (isGone(thrown)) return { does: 'ended' };
        throw channelError(thrown);
      }
    },

    recording: (id) => fetchRecording(config, id),

    async deleteRecording(id) {
      if (config.transcribes === 'on')
        for (const { sid } of await written(client, id))
          await unlessGone(client.transcriptions(sid).remove());
      await unlessGone(client.recordings(id).remove());
    },

    hearsWithin: (seconds) =>
      config.transcribes === 'on' && seconds >= TRANSCRIBED.least && seconds <= TRANSCRIBED.most
        ? HEARS_WITHIN_MS
        : 0,

    ...(config.apiKeySid &&
      config.apiKeySecret && {
        softphoneToken: (agentId: string): string => {
          const identity = identityOf(agentId);
          const { AccessToken } = twilio.jwt;
          const token = new AccessToken(config.accountSid, config.apiKeySid!, config.apiKeySecret!, {
            identity,
            ttl: TOKEN_SECONDS,
          });
          token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
          return token.toJwt();
        },
        softphoneSources: SOFTPHONE_SOURCES,
      }),
  };
}

/** Rings a telephone, which asks the hub under the id of its leg as soon as it is picked up. Throws ChannelError. */
export async function ring(
  client: twilio.Twilio,
  publicUrl: string,
  { id, to, callerId, seconds, asksForMachines }: LegToRing,
): Promise<{ providerId: string }> {
  const at = (path: string): string => `${publicUrl}/webhooks/twilio/voice/${path}`;
  const created = client.calls.create({
    to: 'number' in to ? to.number : `client:${identityOf(to.softphone)}`,
    from: callerId,
    url: at(`leg?leg=${id}&ask=answered`),
    method: 'POST',
    timeout: seconds,
    statusCallback: at(`leg-status?leg=${id}`),
    statusCallbackEvent: ['ringing', 'answered', 'completed'],
    statusCallbackMethod: 'POST',
    // In the background: whoever answers hears somebody at once, and a machine is told of when its greeting is over.
    ...(asksForMachines && {
      machineDetection: 'DetectMessageEnd',
      asyncAmd: 'true',
      asyncAmdStatusCallback: at(`leg-recognised?leg=${id}`),
      asyncAmdStatusCallbackMethod: 'POST',
    }),
  });
  return { providerId: (await outcome(created)).sid };
}

/** The line of the voice SDK, what it reports of its quality, and its sounds. What is spoken itself needs no source. */
const SOFTPHONE_SOURCES = {
  connect: ['wss://voice-js.roaming.twilio.com', 'https://eventgw.twilio.com', 'https://sdk.twilio.com'],
  media: ['https://sdk.twilio.com', 'mediastream:'],
};

/** Letters, digits and underscores are all that an identity may have. */
const identityOf = (agentId: string): string => `agent_${agentId.replaceAll('-', '_')}`;

async function outcome<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (thrown) {
    throw channelError(thrown);
  }
}

async function unlessGone(asked: Promise<unknown>): Promise<'done' | 'gone'> {
  try {
    await asked;
    return 'done';
  } catch (thrown) {
    if (isGone(thrown)) return 'gone';
    throw channelError(thrown);
  }
}

/** What was written down of a recording; nothing where that is gone. */
async function written(client: twilio.Twilio, recording: string): Promise<{ sid: string }[]> {
  try {
    return await client.recordings(recording).transcriptions.list({ limit: 20 });
  } catch (thrown) {
    if (isGone(thrown)) return [];
    throw channelError(thrown);
  }
}
