import { ChannelError } from './errors.js';
import type { OutboundMessage, Sendable } from './outgoing.js';

/** Refuses for good what a provider has no way to send, in words for the agent. */
export const cannotSend = (why: string): ChannelError => new ChannelError('give-up', why);

/** The message, for a provider that sends nothing else. @throws ChannelError `give-up` for letters and calls. */
export function onlyMessage(sendable: Sendable): OutboundMessage {
  if (sendable.form !== 'message') throw cannotSend(`A ${sendable.form} cannot leave on this channel.`);
  return sendable;
}

/** The same for a provider that carries no files. @throws ChannelError `give-up` for a message with files too. */
export function onlyWords(sendable: Sendable): OutboundMessage {
  const message = onlyMessage(sendable);
  if (message.files.length > 0) throw cannotSend('Files cannot leave on this channel. Send a link instead.');
  return message;
}
