import { z } from 'zod';
import { authorityKind } from '../authority.js';
import { audience, callbackWindow, doubt, layout, machineMail, shownAttachment } from '../inbound-contact.js';
import { commitment, ledgerEntry, replyKind, stepPrompt } from './promise-views.js';
import { channel } from '../channels.js';
import { need } from '../needs.js';
import { interpreterNeed } from '../interpreters.js';
import { place } from '../place.js';
import {
  callOutcome,
  date,
  deliveryState,
  messageOutcome,
  enquiryKind,
  identifierKind,
  instant,
  recordedMilestone,
} from '../words.js';
import { named } from './views.js';
import { readingState } from './reading-views.js';
import { workItem } from './queue-views.js';
import { handoverView } from './handover-views.js';
import { draft, draftFile } from './draft-views.js';

const entry = { id: z.uuid(), at: instant };
export const timelineEntry = z.discriminatedUnion('type', [
  z.object({
    ...entry,
    type: z.literal('contact'),
    direction: z.enum(['in', 'out']),
    channel,
    /** Who it came from or went to, as an address to read. */
    party: z.string(),
    /** Why the party does not tell who it was; absent where the channel vouches for it. */
    doubt: doubt.optional(),
    /** The address of a program that passed on what the party wrote. */
    namedBy: z.string().optional(),
    /** Further addresses that it named. */
    reachableAt: z.array(z.string()).optional(),
    /** Who else it openly went to. */
    cc: z.array(z.string()).optional(),
    by: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string(),
    /** As its author wrote it, with the marks of light formatting; absent where it left without any. */
    markup: z.string().optional(),
    layout: layout.optional(),
    attachments: z.array(shownAttachment),
    /** What shows that a machine sent it. */
    machine: machineMail.optional(),
    automatic: z.boolean(),
    callback: callbackWindow.nullable(),
    /** Where it is about, out of the gazetteer or in their words. */
    place: place.optional(),
    /** What the customer told of themselves: what it changes, and whether somebody agreed to it. */
    details: z
      .object({
        name: z.object({ from: z.string().nullable(), to: z.string() }).optional(),
        preferredChannel: z.object({ from: channel.nullable(), to: channel }).optional(),
        agreed: z.boolean(),
      })
      .optional(),
    /** It came on paper, as its only file. `text` is what was read of it or keyed, empty until then; more is in its reading. */
    scan: z.object({ pages: z.int(), reading: readingState }).optional(),
    /** What was said after the tone. Its sound, where it could be fetched, is the only attachment. */
    recording: z
      .object({
        seconds: z.int(),
        /** So short that perhaps nobody spoke. */
        mayBeSilent: z.boolean(),
        /** As the provider's machine wrote it down; null where it wrote nothing. */
        heard: z.string().nullable(),
        /** As somebody typed it who listened; it stands before what the machine heard. */
        typed: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
      })
      .optional(),
    /** What its sender did to it after it came in, the last at the end; nothing comes after a removal. */
    changes: z.array(
      z.object({
        id: z.uuid(),
        at: instant,
        kind: z.enum(['edited', 'removed']),
        /** As it was edited; null for a removal, and for an edit that could not be read. */
        subject: z.string().nullable(),
        text: z.string().nullable(),
        attachments: z.array(shownAttachment),
      }),
    ),
    /** It is on a social network: who can read it there, what it is there and where, and whether somebody hid it. */
    post: z
      .object({
        audience,
        what: z.string().optional(),
        url: z.string().optional(),
        hidden: z.object({ at: instant, reason: z.string() }).optional(),
        canBeHidden: z.boolean(),
      })
      .optional(),
    delivery: z
      .object({
        id: z.uuid(),
        state: deliveryState,
        at: instant,
        problem: z.string().nullable(),
        canRetry: z.boolean(),
        /** It is in the print queue and not posted. */
        canTakeBack: z.boolean(),
        /** Where nobody knew whether it arrived: what a person said of it. */
        said: messageOutcome.exclude(['not-known']).nullable(),
        /** Somebody may say whether it arrived, or put right what was said. */
        canSay: z.boolean(),
      })
      .nullable(),
    /** For a call that we made. */
    call: z
      .object({
        /** As its agent says; null until somebody has said. */
        outcome: callOutcome.nullable(),
        /** What the provider takes it for. */
        suggested: callOutcome.nullable(),
        /** It was answered, and is not over or nobody has said yet how it went. */
        isToSay: z.boolean(),
      })
      .nullable(),
  }),
  z.object({
    ...entry,
    type: z.literal('note'),
    by: z.string(),
    text: z.string(),
    /** Colleagues whom it names, who were told. */
    mentions: z.array(named),
  }),
  /** Opened, owner set, closed, reopened, commitment kept or missed …, as one plain sentence. */
  z.object({
    ...entry,
    type: z.literal('event'),
    by: z.string().nullable(),
    text: z.string(),
    tone: z.enum(['neutral', 'good', 'bad']),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** Somebody acts for somebody else. Days are those of the organisation, YYYY-MM-DD. */
export const authority = z.object({
  id: z.uuid(),
  /** `acts`: the customer for somebody; `acted-for`: somebody for the customer. */
  direction: z.enum(['acts', 'acted-for']),
  /** Who the other is. */
  name: z.string(),
  /** Where they are a customer. */
  otherId: z.uuid().nullable(),
  kind: authorityKind,
  /** What was seen, and where it is kept. */
  evidence: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  state: z.enum(['holds', 'not-yet', 'ran-out', 'ended']),
  by: z.string(),
});
export type Authority = z.infer<typeof authority>;

export const enquirySummary = z.object({
  id: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  kind: enquiryKind,
  state: z.enum(['open', 'closed']),
  service: z.string(),
  customer: z.string(),
  customerId: z.uuid(),
  owner: named.nullable(),
  openedAt: instant,
  lastContactAt: instant,
});
export type EnquirySummary = z.infer<typeof enquirySummary>;

/** Stretches of a text, [from, up to) in UTF-16 units, in its order. */
export const marks = z.array(z.tuple([z.int(), z.int()]));
export type Marks = z.infer<typeof marks>;

/** An enquiry with what it was found by: the stretches that fit what was sought. */
export const foundEnquiry = enquirySummary.extend({
  match: z.object({
    reference: marks,
    subject: marks,
    customer: marks,
    /** From a message. Null where the words stand in none that can be shown. */
    message: z.object({ text: z.string(), marks }).nullable(),
    /** An address of the customer that has what was typed. */
    address: z.object({ text: z.string(), marks }).nullable(),
  }),
});
export type FoundEnquiry = z.infer<typeof foundEnquiry>;

/** A matter of a customer, and what came of it. */
export const customerMatter = enquirySummary.extend({
  closedAt: instant.nullable(),
  /** How a closed one ended; null while it is open. */
  outcome: z.enum(['responded', 'resolved', 'withdrawn', 'unanswered']).nullable(),
  /** A promise on it was missed. */
  missed: z.boolean(),
});
export type CustomerMatter = z.infer<typeof customerMatter>;

/** Somebody said that an enquiry is one with another, or that a contact of one belongs to the other. */
const joinedEnquiry = z.object({
  /** By which it is undone. */
  id: z.uuid(),
  enquiryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  by: z.string(),
  at: instant,
  /** How many contacts went with it. */
  contacts: z.int(),
  /** `came`: of the other to this; `went`: of this to the other. */
  direction: z.enum(['came', 'went']),
  /** Otherwise only a contact went, and the other stands by itself. */
  isWhole: z.boolean(),
  /** What went is another matter, for which the other enquiry was made. */
  split: z.boolean(),
});
export type JoinedEnquiry = z.infer<typeof joinedEnquiry>;

export const enquiryDetail = enquirySummary.extend({
  serviceSlug: z.string(),
  /** The incident that it is grouped to, with others about the same thing. */
  incident: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  trackingUrl: z.string(),
  customerDetail: z.object({
    id: z.uuid(),
    name: z.string().nullable(),
    language: z.string(),
    /** By which they want to be answered; null where they have not said. */
    preferredChannel: channel.nullable(),
    /** What they need of us, with all that was said by those who are one person with them. */
    needs: z.array(need),
    /** What else helps to serve them, in words. */
    needsNote: z.string().nullable(),
    kind: z.enum(['person', 'organisation']),
    /** For whom they act, and who acts for them: what holds, and what ran out within the last year. */
    authorities: z.array(authority),
    /** `stated`: named in this enquiry, not written from; `shared`: several people or a program write from it. */
    identifiers: z.array(
      z.object({
        kind: identifierKind,
        value: z.string(),
        stated: z.literal(true).optional(),
        shared: z.literal(true).optional(),
      }),
    ),
  }),
  /** Customers who have an address of this one: perhaps the same person. */
  perhapsTheSame: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      address: z.string(),
      /** What suggests it, in words. */
      why: z.string(),
      /** At most a hundred are counted. */
      enquiries: z.int(),
    }),
  ),
  /** What was said about who this customer is, the newest first; each can be undone. */
  customerDecisions: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      by: z.string(),
      kind: z.enum(['one', 'apart', 'separated', 'shared', 'own']),
      /** Of whom it was said. */
      one: z.string().nullable(),
      /** The other customer; with `shared` and `own` the address. */
      other: z.string().nullable(),
      /** What suggested it, in words. */
      evidence: z.string().nullable(),
    }),
  ),
  /** It came while two customers were taken for one and does not tell whose it is: to be asked. Null otherwise. */
  askedWhose: z.object({ decisionId: z.uuid(), one: z.string(), other: z.string() }).nullable(),
  /** Oldest first. Of a long one the newest entries. */
  timeline: z.array(timelineEntry),
  /** What is older is read with this; null when there is nothing. */
  olderUntil: instant.nullable(),
  /** The newest that came from the customer; given back with what is done about it. */
  seenUpTo: z.uuid().nullable(),
  commitments: z.array(commitment),
  workItems: z.array(workItem),
  /** Other matters of the same customer, whatever the channel. */
  otherMatters: z.object({
    /** Counted up to a thousand. */
    total: z.int(),
    open: z.int(),
    /** The newest contact first; at most twenty. */
    newest: z.array(customerMatter),
  }),
  /** The one that it became part of, which has all of it now; null where it stands by itself. */
  joinedInto: joinedEnquiry.nullable(),
  /** What became part of it; each can be undone. */
  joined: z.array(joinedEnquiry),
  /** Enquiries this may belong to, when the evidence was not enough to join them. */
  suggestions: z.array(
    enquirySummary.extend({
      /** What suggests it, in words; empty for those of long ago. */
      why: z.string(),
      /** One mail went to both: each department answers for its part, and there is nothing to decide. */
      isOneMail: z.boolean(),
    }),
  ),
  /** Ways a reply can leave, the best first. `warning`: it may reach somebody else, and is taken only despite that. */
  replyRoutes: z.array(
    z.object({
      channel,
      to: z.string(),
      label: z.string(),
      warning: z.string().optional(),
      /** The customer cannot use it, and why: taken only with a reason. */
      against: z.string().optional(),
      /** Files can be attached. */
      files: z.boolean(),
      /** They do not travel by it themselves: this is written below the text, and they are opened there. */
      fileLink: z.string().optional(),
      /** Light formatting is seen by whoever gets it; by other ways its plain twin leaves. */
      formatting: z.boolean(),
      /** Most characters that a message by it may have; absent where there is no limit that people meet. */
      longest: z.int().optional(),
      /** They count as X counts: addresses as 23, most picture signs and Chinese characters twice. */
      weighted: z.literal(true).optional(),
      /** On a social network: who can read it. */
      audience: audience.optional(),
      /** Who was in copy of the contact that it answers, and gets a copy of the answer unless taken off. */
      cc: z.array(z.string()).optional(),
    }),
  ),
  /**
   * By which channel the customer is to be answered. `preferred`: they asked for it; `received`: they wrote by it; `usual`:
   * what came their way is answered by it. `problem`: why it cannot be used, which they are told by itself. Null where
   * nothing says.
   */
  wantedChannel: z
    .object({ channel, why: z.enum(['preferred', 'received', 'usual']), problem: z.string().nullable() })
    .nullable(),
  canCall: z.boolean(),
  /** Ways that are closed for now, such as texts to somebody who wants none, each with why. */
  closedRoutes: z.array(z.object({ label: z.string(), why: z.string() })),
  /** Numbers that can be called, the best first, with the same warning. */
  callNumbers: z.array(z.object({ value: z.string(), warning: z.string().optional() })),
  /** On which days the letters and faxes count as received, by their stamps, where the organisation is. */
  receiptDates: z.array(
    z.object({
      contactId: z.uuid(),
      date,
      /** When it was scanned or taken down. */
      takenInAt: instant,
      /** The day may still be corrected: it has not been answered. */
      canCorrect: z.boolean(),
    }),
  ),
  /** Since when it waits for the customer; null when it does not. */
  waitingSince: instant.nullable(),
  complex: z.boolean(),
  /** Other services that it is about as well, besides the one that deals with it. */
  alsoServices: z.array(z.object({ slug: z.string(), name: z.string() })),
  responseRequested: z.boolean(),
  /** Stage of the complaints procedure. */
  stage: z.int(),
  /** The charter it was opened under. */
  charter: z.object({ id: z.string(), title: z.string(), version: z.string() }),
  replyKinds: z.array(replyKind),
  ledger: z.array(ledgerEntry),
  /** What may be recorded on it by hand because a promise of its charter starts or stops on it. */
  recordable: z.array(recordedMilestone),
  /** Steps of the agent who asks, not answered yet. */
  prompts: z.array(stepPrompt),
  /** What has to be known: asked or not, answered or not, in the order in which it was noted. */
  questions: z.array(
    z.object({
      id: z.uuid(),
      question: z.string(),
      answer: z.string().nullable(),
      /** `call`: it was asked while somebody spoke with the customer. */
      source: z.enum(['staff', 'call']),
      by: z.string(),
      askedAt: instant.nullable(),
      answeredAt: instant.nullable(),
    }),
  ),
  /** What nobody has to ask the customer any more: answers, fields of forms, and how they are reached. */
  known: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** To whom it was handed or is offered, the newest first. */
  handovers: z.array(handoverView),
  /** How many of them count, and what the next would do when whoever asks does it. */
  hops: z.object({ count: z.int(), returns: z.int(), next: z.enum(['moves', 'asks', 'supervisor']) }),
  /** The interpreter whom the customer needs; null for none. */
  interpreter: interpreterNeed
    .extend({
      id: z.uuid(),
      note: z.string(),
      askedAt: instant,
      /** Null: the customer. */
      askedBy: z.string().nullable(),
    })
    .nullable(),
  /** What the agent who asks has begun to write here and not sent. */
  drafts: z.array(draft),
  /** Files that are to travel with their reply. */
  draftFiles: z.array(draftFile),
  /** How much may travel with one reply. */
  fileLimits: z.object({ most: z.int(), bytes: z.int(), totalBytes: z.int(), pieceBytes: z.int() }),
});
export type EnquiryDetail = z.infer<typeof enquiryDetail>;
