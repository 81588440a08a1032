import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { channel } from '../channels.js';
import { briefGiven } from '../brief.js';
import { audience, callbackWindow } from '../inbound-contact.js';
import {
  callOutcome,
  messageOutcome,
  contentElement,
  date,
  enquiryKind,
  instant,
  language,
  LONGEST_SEARCH,
  MOST_DRAWN_PAGES,
  recordedMilestone,
  replyPurpose,
  seenUpTo,
} from '../words.js';
import { foreseenChange } from './promise-views.js';
import { enquiryDetail, foundEnquiry, timelineEntry } from './enquiry-views.js';

const one = z.object({ id: z.uuid() });

const file = z.object({ id: z.uuid(), index: z.coerce.number().int().min(0) });

const happened = <T extends z.ZodRawShape>(shape: T) => z.object({ ...shape, seenUpTo });

/** What is sought may be a name or a number, which has no place in an address. */
export const searchEnquiries = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/search',
  access: session(...STAFF),
  summary:
    'Find enquiries by reference, address, part of a customer name or address, or words of what was written; newest first',
  status: 200,
  body: z.object({
    search: z.string().max(LONGEST_SEARCH).default(''),
    state: z.enum(['open', 'closed', 'any']).default('any'),
    /** The short name of a service. */
    service: z.string().max(100).optional(),
    owner: z.union([z.enum(['me', 'nobody']), z.uuid()]).optional(),
    kind: enquiryKind.optional(),
    /** On which something was written in the enquiry. */
    channel: channel.optional(),
    /** Days of the last contact, both included, where the organisation is. */
    from: date.optional(),
    until: date.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  answer: z.object({
    enquiries: z.array(foundEnquiry),
    /** How many there are; at least so many where it is not `exact`. Null for pages after the first. */
    count: z.object({ n: z.int(), exact: z.boolean() }).nullable(),
    /** Of the next page, which may hold fewer than were asked for and still have another behind it. */
    nextCursor: z.string().nullable(),
    /** Where what is common was looked for among the newest only: up to the contacts of this instant so far. */
    lookedBackTo: instant.nullable(),
    /** The enquiry whose whole reference was typed, whatever the filters say. */
    exact: z.uuid().nullable(),
  }),
});

export const readEnquiry = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id',
  access: session(...STAFF),
  summary: 'An enquiry with its timeline, customer, commitments and their explanations',
  params: one,
  answer: enquiryDetail,
});

export const readOlderTimeline = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/timeline',
  access: session(...STAFF),
  summary: 'What happened to an enquiry until an instant: older parts of a long timeline, the newest of them',
  params: one,
  query: z.object({ until: instant }),
  answer: z.object({
    /** Oldest first. What happened at `until` itself is among it. */
    timeline: z.array(timelineEntry),
    olderUntil: instant.nullable(),
  }),
});

/** How a letter is printed. */
const letterStyle = z.object({
  /** In whose words we say what stands around the text, such as the date; the customer's language when not given. */
  language: language.optional(),
  /** In 18 point rather than 12; as the customer needs it when not given. */
  large: z.boolean().optional(),
});

export const previewLetter = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/letter-preview',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'A page of a letter as it would be printed, how many there are, and what is doubtful about it; keeps nothing',
  params: one,
  body: z.object({
    text: z.string().trim().min(1).max(50_000),
    channel,
    /** One of the addresses of replyRoutes. */
    to: z.string().max(320),
    letter: letterStyle.default({}),
    /** From 1. */
    page: z.int().min(1).max(10).default(1),
  }),
  answer: z.object({
    /** Null where it cannot be printed: then the warnings say why. */
    page: z
      .object({
        number: z.int(),
        total: z.int(),
        /** PNG, in base64. */
        picture: z.string(),
      })
      .nullable(),
    warnings: z.array(z.string()),
  }),
});

export const sendReply = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/replies',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Reply to the customer; finishes your work items on the enquiry unless told otherwise',
  params: one,
  body: z.object({
    /**
     * May have light formatting: `**bold**`, `_italic_`, `[words](https://address)`, lines that begin with `- ` or `1. `.
     * What leaves by a way that shows none has the same words without the marks.
     */
    text: z.string().trim().min(1).max(50_000),
    channel,
    /** One of the addresses of replyRoutes. */
    to: z.string().max(320),
    /** On a social network: the `audience` of the route. */
    audience: audience.optional(),
    /** Everybody can read it, and the writer was told what in it is about a person. */
    despitePersonal: z.boolean().default(false),
    /** It asks for what is known, and the writer was told: see `known`. */
    despiteKnown: z.boolean().default(false),
    /** The route has a warning, and the writer was shown it. */
    despiteWarning: z.boolean().default(false),
    /** Who of the route’s `cc` gets a copy; all of them when not given. */
    cc: z.array(z.string().max(320)).max(50).optional(),
    /** For what leaves on paper. */
    letter: letterStyle.optional(),
    /** Close the enquiry with this reply; a question or a later date cannot. */
    close: z.boolean().default(false),
    purpose: replyPurpose.default('response'),
    /** What the message says, each with the passage of `text` that says it. */
    content: z
      .array(z.object({ element: contentElement, passage: z.string().trim().min(1).max(5000) }))
      .max(30)
      .default([]),
    /** For `later-date`: which promise, until when, and why. The text must tell the customer the same. */
    laterDate: z
      .object({ commitmentId: z.uuid(), until: instant, reason: z.string().trim().min(3).max(1000) })
      .optional(),
    /** Sends it although something is missing; written down and counted. */
    override: z.object({ reason: z.string().trim().min(3).max(1000) }).optional(),
    /** Why it leaves by another channel than `wantedChannel`, where that one could be used: told to the customer below the text. */
    reasonForChannel: z.string().trim().min(3).max(300).optional(),
    /** Why it leaves by a way that the customer cannot use (`against` of its route); kept on the timeline. */
    despiteNeed: z.object({ reason: z.string().trim().min(3).max(300) }).optional(),
    /** Answers of the library that went into it. */
    answers: z.array(z.uuid()).max(20).default([]),
    /** Files of the draft that travel with it, in this order. */
    files: z.array(z.uuid()).max(50).default([]),
    /** The version of the writer's draft that it was: up to this one it goes with the reply. */
    draft: instant.optional(),
    /** Made by the client once per reply, so that a repeated request sends it once. */
    requestId: z.uuid(),
    seenUpTo,
    /**
     * When more has come from the customer than was seen: `refuse` it with `newer-from-customer`, or `send` it all the
     * same, for a writer who has left. Then it keeps no promise of what came, finishes no work and closes nothing.
     */
    whenNewer: z.enum(['refuse', 'send']).default('refuse'),
  }),
  status: 202,
  answer: enquiryDetail,
});

export const addNote = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/notes',
  access: session(...STAFF),
  summary: 'Add an internal note and tell the colleagues whom it mentions; the customer never sees it',
  params: one,
  body: z.object({
    text: z.string().trim().min(1).max(20_000),
    /** Colleagues who are told of it: of those who can be mentioned there. */
    mentions: z.array(z.uuid()).max(20).default([]),
    /** The version of the writer's draft that it was: up to this one it goes with the note. */
    draft: instant.optional(),
  }),
  answer: enquiryDetail,
});

export const closeEnquiry = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/close',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Close the enquiry; its work items are done',
  params: one,
  body: z.object({
    reason: z.string().trim().max(1000).default(''),
    /**
     * Needed while promises are open. `resolved`: settled on the spot. `withdrawn`: taken back by the customer, a
     * duplicate, or no enquiry at all; needs a reason. `elsewhere`: it is for another organisation, which is named here
     * or was handed it. `unanswered`: the promises stay open.
     */
    how: z.enum(['resolved', 'withdrawn', 'elsewhere', 'unanswered']).optional(),
    /** With `elsewhere`: whom the customer was told to turn to. */
    organisation: z.string().trim().max(200).optional(),
    seenUpTo,
  }),
  answer: enquiryDetail,
});

export const reopenEnquiry = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/reopen',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Open a closed enquiry again',
  params: one,
  answer: enquiryDetail,
});

export const recordEvent = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/events',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Record what happened to the enquiry: its promises are counted by it',
  params: one,
  body: z.discriminatedUnion('type', [
    /** When it happened, if not now; not in the future. */
    happened({ type: recordedMilestone, at: instant.optional() }),
    /** Wait for the customer, or stop waiting. */
    happened({ type: z.literal('paused'), reason: z.string().trim().min(3).max(1000) }),
    happened({ type: z.literal('resumed') }),
    /** The customer explained what is asked for, other than by a contact. */
    happened({ type: z.literal('clarification-received'), at: instant.optional() }),
    happened({
      type: z.literal('waived'),
      waiver: z.literal('person-unavailable'),
      evidence: z.string().trim().min(3).max(1000),
    }),
    /** The matter is another than it was taken for. What is left out stays. */
    happened({
      type: z.literal('classified'),
      kind: enquiryKind.optional(),
      complex: z.boolean().optional(),
      responseRequested: z.boolean().optional(),
      /** Short names of the other services that it is about as well, in place of those named before; any make it complex. */
      alsoServices: z.array(z.string().max(100)).max(20).optional(),
      /** The customer will have an answer later than was promised, and whoever records it was shown it. */
      despiteLater: z.boolean().default(false),
    }),
  ]),
  answer: enquiryDetail,
});

export const moveEnquiry = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/move',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Hand the enquiry to another service or colleague with its brief: its work keeps its place in the queue, its promises go on. Beyond the free hops of its service the receiver is asked first, then a supervisor does it. Taken back as a recorded event is',
  params: one,
  body: z.object({
    /** Short name of the service; the one that it is with where only a colleague is named. */
    service: z.string().max(100).optional(),
    /** Who is to have it, of those who work for that service. */
    colleague: z.uuid().optional(),
    /** What it is, where it was taken for something else: then its promises follow from that. */
    kind: enquiryKind.optional(),
    /** Why it goes on: part of the brief for those who get it. */
    reason: z.string().trim().min(3).max(1000),
    /** What the brief says in place of what the record has, as `prepareBrief` gives it. */
    brief: briefGiven.optional(),
    /** When the customer is rung by whoever has it then, as agreed with them. */
    callback: callbackWindow
      .omit({ words: true })
      .extend({ number: z.string().max(30).optional() })
      .optional(),
    /** The customer will have an answer later than was promised, and the mover was shown it. */
    despiteLater: z.boolean().default(false),
    /** Needed only where `kind` says what it is, or more than a move is meant. */
    seenUpTo,
  }),
  answer: enquiryDetail,
});

export const foreseeChange = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/foresee',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'What would become of the promises and the owner by a move to a service, or by another classification; changes nothing',
  params: one,
  body: z.object({
    service: z.string().max(100).optional(),
    kind: enquiryKind.optional(),
    complex: z.boolean().optional(),
    responseRequested: z.boolean().optional(),
  }),
  answer: foreseenChange,
});

export const dismissSuggestion = endpoint({
  method: 'DELETE',
  path: '/api/v1/enquiries/:id/suggestions/:otherId',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Say that an enquiry does not belong to another that was suggested',
  params: one.extend({ otherId: z.uuid() }),
  answer: enquiryDetail,
});

export const joinEnquiries = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/suggestions/:otherId/join',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say that an enquiry is one with another that was suggested: the later becomes part of the earlier, which is the answer',
  params: one.extend({ otherId: z.uuid() }),
  /** `despiteLater`: it was seen that the customer may have an answer later than was promised. */
  body: z.object({ despiteLater: z.boolean().default(false) }).default({ despiteLater: false }),
  answer: enquiryDetail,
});

export const splitEnquiry = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/split',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say that some messages are another matter: they go to an enquiry of its own, which is the answer, with what was promised for them',
  params: one,
  body: z.object({
    contactIds: z.array(z.uuid()).min(1).max(100),
    /** Slug of the service that deals with the other matter. */
    service: z.string().max(100),
    subject: z.string().trim().min(1).max(120),
    /** The customer is told that it has a reference of its own, by the way in which they wrote. */
    tellCustomer: z.boolean().default(true),
  }),
  answer: enquiryDetail,
});

export const undoJoin = endpoint({
  method: 'DELETE',
  path: '/api/v1/joins/:id',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Take back that two enquiries are one, or that one was split: what came from one is there again; the answer is that one',
  params: one,
  answer: enquiryDetail,
});

export const agreeDetails = endpoint({
  method: 'PUT',
  path: '/api/v1/enquiries/:id/details/:contactId',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Agree that a customer has the name and preferred channel that they told, or undo that',
  params: one.extend({ contactId: z.uuid() }),
  body: z.object({ agreed: z.boolean() }),
  answer: enquiryDetail,
});

export const takeBackEvent = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/events/:eventId/take-back',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Take back what was recorded by mistake; it stays readable and no longer counts',
  params: one.extend({ eventId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(3).max(1000) }),
  answer: enquiryDetail,
});

export const answerPrompt = endpoint({
  method: 'POST',
  path: '/api/v1/prompts/:id',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Confirm a step that only a person can do, or say that it was not done; may be changed for an hour',
  params: one,
  body: z.object({ answer: z.enum(['confirmed', 'not-confirmed']) }),
  status: 204,
});

export const callNow = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/calls',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Ring the agent, then the customer, showing the caller ID of the council',
  params: one,
  body: z.object({
    /** One of callNumbers, in E.164; the first of them if not given. */
    to: z.string().max(20).optional(),
    /** The number has a warning, and the agent was shown it. */
    despiteWarning: z.boolean().default(false),
    /** Where the agent is rung for this call alone, instead of at their telephone or in their browser. */
    ownNumber: z.string().trim().min(3).max(30).optional(),
    requestId: z.uuid(),
    seenUpTo,
  }),
  status: 202,
  answer: enquiryDetail,
});

export const sayCallOutcome = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/outcome',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say how a call to the customer went; only that they were reached answers them. May be put right later',
  params: one,
  /** `note`: what was said, noted on the enquiry. */
  body: z.object({ outcome: callOutcome, note: z.string().trim().min(1).max(5000).optional() }),
  answer: enquiryDetail,
});

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/api/v1/deliveries/:id/retry',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Send an outgoing contact again after it failed or its outcome stayed unknown',
  params: one,
  status: 202,
});

export const sayMessageOutcome = endpoint({
  method: 'POST',
  path: '/api/v1/deliveries/:id/outcome',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say whether a message of unknown outcome arrived; if so, it counts from when it left. May be put right later',
  params: one,
  body: z.object({ outcome: messageOutcome }),
  answer: enquiryDetail,
});

export const readAttachment = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/attachments/:index',
  access: session(...STAFF),
  summary: 'Download an attachment of a contact, or of an edit that its sender made of it',
  params: file,
  produces: 'application/octet-stream',
});

export const playAttachment = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/attachments/:index/sound',
  access: session(...STAFF),
  summary:
    'A sound that came with a contact, whole or the part that `Range` asks for; no other file is played',
  params: file,
  produces: 'audio/mpeg',
});

export const typeTranscript = endpoint({
  method: 'PUT',
  path: '/api/v1/contacts/:id/transcript',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Type what is said in a message after the tone; it is kept beside what a machine heard. Empty text takes it back',
  params: one,
  body: z.object({ text: z.string().trim().max(100_000) }),
  answer: enquiryDetail,
});

export const readContactPage = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/page',
  access: session(...STAFF),
  summary:
    'A contact as its writer formatted it: a page without scripts that fetches nothing, or with `pictures=elsewhere` its pictures from where they lie',
  params: one,
  query: z.object({ pictures: z.enum(['own', 'elsewhere']).default('own') }),
  produces: 'text/html',
});

export const readAttachmentPages = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/attachments/:index/pages',
  access: session(...STAFF),
  summary:
    'How many pages a PDF has that came with a contact or left with one, and how many of them can be looked at',
  params: file,
  answer: z.object({
    total: z.number().int(),
    /** Of the first ones. */
    drawn: z.number().int(),
  }),
});

export const readAttachmentPage = endpoint({
  method: 'GET',
  path: '/api/v1/contacts/:id/attachments/:index/pages/:page',
  access: session(...STAFF),
  summary: 'A page of such a PDF as a picture; the first is 1',
  params: file.extend({ page: z.coerce.number().int().min(1).max(MOST_DRAWN_PAGES) }),
  produces: 'image/png',
});
