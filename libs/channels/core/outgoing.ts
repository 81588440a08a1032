import { audience, channel, type DeliveryState, party } from '@frontdoor/contracts';
import { z } from 'zod';

const shared = z.object({
  /** Ours; stays the same over attempts. */
  id: z.string(),
  channel,
  entryPoint: z.object({ address: z.string(), name: z.string() }),
  /** The customer. */
  to: party,
  /** Of the enquiry. */
  reference: z.string(),
});

/** Something written that leaves as it is typed. */
const outboundMessage = shared.extend({
  form: z.literal('message'),
  /** Who else it openly goes to. */
  cc: z.array(party).readonly().optional(),
  subject: z.string().optional(),
  text: z.string(),
  /** The same with the marks of light formatting, for a channel that shows it. */
  markup: z.string().optional(),
  /** Message-ID and threading headers where the channel has them. */
  thread: z
    .object({
      messageId: z.string(),
      inReplyTo: z.string().optional(),
      references: z.array(z.string()).readonly(),
    })
    .optional(),
  replyTo: z.string().optional(),
  /** On a social network: who may read it, what it answers by the `id` of that, and when that came, epoch milliseconds. */
  post: z.object({ audience, answering: z.string(), cameAt: z.int() }).optional(),
  /** Its files do not travel with it: the text says where they are opened. */
  linksFiles: z.literal(true).optional(),
  /** True for anything no person wrote; marked so that machines do not answer it (RFC 3834). */
  automatic: z.boolean(),
});

/** Something written that leaves on paper: to a postal address, or by fax. */
const outboundLetter = shared.extend({
  form: z.literal('letter'),
  subject: z.string().optional(),
  text: z.string(),
  /** The same with the marks of light formatting. */
  markup: z.string().optional(),
  /** In whose words the hub says what it says around the text: BCP 47. */
  language: z.string().optional(),
  /** Printed large. */
  large: z.boolean().optional(),
});

/** Rings the agent, then connects the customer. */
const outboundCall = shared.extend({
  form: z.literal('call'),
  callerId: z.string(),
  /** The agent's telephone in E.164, or the agent in whose browser it rings: one of both. */
  agentNumber: z.string().optional(),
  softphone: z.uuid().optional(),
});

/** What is written down of something to be sent, attempt after attempt, in a delivery. */
export const planned = z.discriminatedUnion('form', [outboundMessage, outboundLetter, outboundCall]);
export type Planned = z.infer<typeof planned>;

/** A file that travels with a message or letter. */
export interface OutgoingFile {
  name: string;
  contentType: string;
  content: Uint8Array;
}

interface Files {
  files: readonly OutgoingFile[];
}
export type OutboundMessage = z.infer<typeof outboundMessage> & Files;

/** A letter as it is printed; written by the hub before anything is asked to send it, and the same with each attempt. */
export interface LetterOnPaper {
  /** PDF/UA-1 on A4, laid out for a window envelope and for GOV.UK Notify; at most 2 MB. */
  document: Uint8Array;
  /** At most 10. */
  pages: number;
}
export type OutboundLetter = z.infer<typeof outboundLetter> & Files & LetterOnPaper;
export type OutboundCall = z.infer<typeof outboundCall>;

/** Everything that an adapter can be asked to send. */
export type Sendable = OutboundMessage | OutboundLetter | OutboundCall;

export interface Sent {
  providerId: string;
  /** `to-post`: it is with the provider and has not left, as a letter before it is posted; `DeliveryUpdate` tells when it has. */
  state: Extract<DeliveryState, 'to-post' | 'sent' | 'delivered'>;
  /** In how many milliseconds `follow` is asked what became of it, if nothing was heard by then. */
  askInMs?: number;
  /** When the provider took it, epoch milliseconds UTC; now when not given. For `reconcile`, which learns of it late. */
  takenAt?: number;
}
