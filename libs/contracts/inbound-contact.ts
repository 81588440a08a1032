import { z } from 'zod';
import { channel } from './channels.js';
import { interpreterWanted } from './interpreters.js';
import { place } from './place.js';
import { report } from './report.js';
import { enquiryKind, identifierKind, instant, language } from './words.js';

/** Who is on the other end of a contact. Normalised: phone in E.164, email with the case folded. */
export const party = z.object({
  kind: identifierKind,
  value: z.string().min(1).max(320),
  name: z.string().max(200).optional(),
});
export type Party = z.infer<typeof party>;

/** A file that came along and lies at its provider still, by the provider's id, until it is fetched. */
export const fileElsewhere = z.object({ id: z.string().min(1).max(500), contentType: z.string().max(255) });
export type FileElsewhere = z.infer<typeof fileElsewhere>;

/** Describes a part kept in the raw receipt; `index` finds it there again. */
export const attachment = z.object({
  index: z.int().min(0),
  name: z.string().max(255),
  contentType: z.string().max(255),
  size: z.int().min(0),
});
export type Attachment = z.infer<typeof attachment>;

/** What is known of viruses in a file. `off`: nobody scans here. `failed`: it could not be scanned, and is tried again. */
export const fileScan = z.enum(['off', 'waiting', 'clean', 'infected', 'failed']);
export type FileScanState = z.infer<typeof fileScan>;

/** An attachment as it is shown; only what is `off` or `clean` can be opened. */
export const shownAttachment = attachment.extend({
  scan: fileScan,
  /** The name of what was found, or why it could not be scanned, as part of a sentence. */
  finding: z.string().optional(),
});
export type ShownAttachment = z.infer<typeof shownAttachment>;

/** Why the address of a contact does not tell whose it is; see `senderIs` of an inbound contact. */
export const doubt = z.enum(['unproven', 'stated', 'shared', 'machine']);
export type Doubt = z.infer<typeof doubt>;

/** The time in which a caller wants to be rung back, and what they said about it. */
export const callbackWindow = z.object({
  from: instant,
  to: instant,
  words: z.string().max(1000).optional(),
});
export type CallbackWindow = z.infer<typeof callbackWindow>;

/** Pages of a file, both included; the first is 1. */
export const scanPages = z
  .object({ firstPage: z.int().min(1), lastPage: z.int().min(1) })
  .refine(({ firstPage, lastPage }) => firstPage <= lastPage, 'the last page is before the first');
export type ScanPages = z.infer<typeof scanPages>;

/**
 * Mail that a machine sent (RFC 3834): never answered automatically.
 * `bounce` and `auto-reply` belong to something we sent and open no enquiry; the others are ordinary contacts.
 */
export const automaticKind = z.enum(['bounce', 'auto-reply', 'generated', 'list']);

/** What a machine's mail is, more closely than `automaticKind`, and by what that is known. */
export const machineMail = z.object({
  as: z.enum([
    'bounce-permanent',
    'bounce-temporary',
    'delivery-delay',
    'delivery-report',
    'out-of-office',
    'auto-reply',
    'read-receipt',
    'challenge',
    'list',
    'abuse-report',
    'generated',
  ]),
  /** Each thing that says so, as it can be read to an agent: `Auto-Submitted: auto-replied`. */
  evidence: z.array(z.string().max(300)).max(10),
});
export type MachineMail = z.infer<typeof machineMail>;

/**
 * Lines of a text that are told apart from what its writer says: what is quoted, a signature, a mail that is enclosed.
 * `from` is the first of them, counted from 0, `to` the one after the last. They may lie within an enclosed mail.
 */
export const aside = z.object({
  kind: z.enum(['quote', 'signature', 'mail']),
  from: z.int().min(0),
  to: z.int().min(0),
  /** Of an enclosed mail: its head, which is the first `lines` of the aside, and indexes of itself and its files. */
  mail: z
    .object({
      lines: z.int().min(0),
      from: z.string().max(500).optional(),
      to: z.string().max(500).optional(),
      sentAt: instant.optional(),
      subject: z.string().max(500).optional(),
      file: z.int().min(0),
      files: z.array(z.int().min(0)).max(500),
    })
    .optional(),
});
export type Aside = z.infer<typeof aside>;

/** How a text is laid out, for people to look at: nothing of it is left out of the text. */
export const layout = z.object({
  asides: z.array(aside).max(500).default([]),
  /** It can be shown as its writer formatted it; so many of its pictures lie with others, at these hosts. */
  page: z
    .object({ picturesElsewhere: z.int().min(0), hosts: z.array(z.string().max(255)).max(5) })
    .optional(),
});
export type Layout = z.infer<typeof layout>;

/** What a customer says of themselves that counts for all their matters, once somebody has agreed. */
export const toldDetails = z.object({
  name: z.string().min(1).max(200).optional(),
  preferredChannel: channel.optional(),
});
export type ToldDetails = z.infer<typeof toldDetails>;

/** What staff say of a contact that they take down: a visit, a call, a letter. */
export const takenDown = z.object({
  agentId: z.uuid(),
  /** How they are called, where no address goes with it. */
  name: z.string().max(200).optional(),
  /** The customer, where they are known. */
  customerId: z.uuid().optional(),
  /** The enquiry that it belongs to; otherwise it opens one. */
  enquiryId: z.uuid().optional(),
  /** What was answered on the spot. */
  answer: z.string().optional(),
  /** The newest entry from the customer of that enquiry that whoever answered could have seen. */
  seenUpTo: z.uuid().optional(),
});

/** Who can read something on a social network: everybody, or its two sides alone. */
export const audience = z.enum(['public', 'private']);
export type Audience = z.infer<typeof audience>;

/** A way in which a network lets us answer something that came in. */
export const wayToAnswer = z.object({
  audience,
  /** Not after this. */
  until: instant.optional(),
  /** A single time. */
  once: z.literal(true).optional(),
  /** Why the network lets nobody answer so, as a sentence for the agent with what to do instead. */
  closed: z.string().max(300).optional(),
});
export type WayToAnswer = z.infer<typeof wayToAnswer>;

/** How something stands on a social network. */
export const socialPost = z.object({
  audience,
  /** What came in, as its adapter names it; what is answered is told by it. */
  id: z.string().min(1).max(300).optional(),
  /** What it is there, as part of a sentence: a mention, a comment. */
  what: z.string().max(40).optional(),
  /** Where it can be looked at. */
  url: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .optional(),
  ways: z.array(wayToAnswer).max(4).default([]),
  /** Of what left: the `id` that it answers. */
  answering: z.string().max(300).optional(),
  /** Whether the network can hide it from others. */
  canBeHidden: z.literal(true).optional(),
});
export type SocialPost = z.infer<typeof socialPost>;

/** One thing that came in, in our own words, whatever the provider called it. */
export const inboundContact = z.object({
  channel,
  /** The address it came to: a number in E.164, a mailbox, a form or an integration key. */
  entryPoint: z.string().min(1).max(320),
  /** The address that it came with. Absent when the sender withheld it. */
  from: party.optional(),
  /**
   * How `from` is known. Absent: as the channel knows its senders, see `vouchesFor` in the table of channels. `proven`:
   * checked besides, as by DMARC. `unproven`: a check that was asked for failed. `stated`: somebody typed or said it.
   * `shared`: it is of several people. `machine`: of a program that passes on what people wrote.
   */
  senderIs: z.enum(['proven', ...doubt.options]).optional(),
  /** By what a trusted system knows the customer, where that is not `from`: an id of its own. */
  knownAs: party.optional(),
  /** Further addresses that were named, such as Reply-To or what somebody typed. They say nothing about who wrote. */
  alsoReachableAt: z.array(party).max(10).default([]),
  /** Others that it was openly sent to, without the sender and the entry point; absent where there is nobody. */
  cc: z.array(party).max(50).optional(),
  subject: z.string().max(1000).optional(),
  text: z.string().max(1_000_000),
  layout: layout.optional(),
  attachments: z.array(attachment).max(500).default([]),
  /** Fetched afterwards, and attachments from then on. */
  filesElsewhere: z.array(fileElsewhere).max(10).optional(),
  language: language.optional(),
  /** The customer needs an interpreter. */
  interpreter: interpreterWanted.optional(),
  /** Set by the sender where the channel lets them say it (web form, API). */
  kind: enquiryKind.optional(),
  /** Complex, or for several services, as whoever took it in says. */
  complex: z.literal(true).optional(),
  /** Slug of the service asked for, where the channel lets the sender choose. */
  service: z.string().max(100).optional(),
  /** Evidence for threading; used only together with a known participant. */
  thread: z
    .object({
      messageId: z.string().max(998).optional(),
      /** The same for every copy of one mail, whichever address it came to, and for nothing else. */
      digest: z.string().max(64).optional(),
      /** Message-IDs of In-Reply-To and References, nearest first. */
      references: z.array(z.string().max(998)).max(100).default([]),
      /** Signed reference tokens found in recipient addresses or the subject, unverified. */
      tokens: z.array(z.string().max(100)).max(20).default([]),
      /** A plain enquiry reference named by a trusted sender. */
      reference: z.string().max(40).optional(),
      /** That sender passes on what anybody wrote about it: it belongs there, whoever that was. */
      vouched: z.literal(true).optional(),
    })
    .optional(),
  /** Somebody of the organisation took it down and says whose it is. Set by the hub alone. */
  takenDown: takenDown.optional(),
  /** The enquiry of a customer that another system, which may say so, adds it to. Set by the hub alone. */
  addedTo: z.object({ customerId: z.uuid(), enquiryId: z.uuid() }).optional(),
  /** The visit that it is, of somebody who checked in. Set by the hub alone. */
  visit: z.object({ id: z.uuid(), name: z.string().max(200).optional() }).optional(),
  automatic: automaticKind.optional(),
  machine: machineMail.optional(),
  /** For a bounce: which of our messages failed, and what the far side said. */
  bounce: z
    .object({
      messageId: z.string().max(998).optional(),
      status: z.string().max(20),
      reason: z.string().max(1000),
      /** Address that could not be reached, for a bounce that does not name our message. */
      recipient: z.string().max(320).optional(),
    })
    .optional(),
  callback: callbackWindow.optional(),
  /** Where it is about, or where they live now, as they chose or wrote it. */
  place: place.optional(),
  /** What was reported on a reporting site, as it was filled in there. */
  report: report.optional(),
  details: toldDetails.optional(),
  /** It came on paper: the pages of its only file that are it, from 1; others are of other letters. Its text is read later. */
  scan: scanPages.optional(),
  /** It came on a social network. */
  post: socialPost.optional(),
  /** What the sender says about when it was sent; evidence only, clocks run from receipt. */
  sentAt: instant.optional(),
});
export type InboundContact = z.infer<typeof inboundContact>;
