import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { enquiryKind, instant, presence, role } from '../words.js';

/** How the organisation is set up is for those who answer for it. */
const OVERSEERS = session('supervisor', 'administrator');

const staffMember = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What they log in with. Null for everybody but administrators, who need it to change anything. */
  email: z.string().nullable(),
  roles: z.array(role),
  team: z.string(),
  /** Services whose work they are skilled for. */
  services: z.array(z.string()),
  /** How well they know a service, 1 to 5, by its name; 3 for those not named. */
  levels: z.record(z.string(), z.number()),
  languages: z.array(z.string()),
  channels: z.array(channel),
  presence,
  /** Weight of the work that they have, and may have at once. */
  load: z.number(),
  capacity: z.number(),
  /** False for somebody who is shut out. */
  active: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/people',
  access: OVERSEERS,
  summary: 'Everybody who logs in, with team, skills and presence; those who are shut out last',
  answer: z.object({ people: z.array(staffMember) }),
});

const skill = z.object({
  /** A service, or a language tag. */
  name: z.string(),
  people: z.array(z.string()),
  /** How many of them are available. */
  available: z.int(),
});
export type Skill = z.infer<typeof skill>;

const teamView = z.object({
  id: z.uuid(),
  name: z.string(),
  services: z.array(z.string()),
  people: z.array(z.string()),
  available: z.int(),
});
export type TeamView = z.infer<typeof teamView>;

export const listTeams = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/teams',
  access: OVERSEERS,
  summary: 'Teams with their services and people, and who is skilled for which service and language',
  answer: z.object({ teams: z.array(teamView), services: z.array(skill), languages: z.array(skill) }),
});

const serviceView = z.object({
  /** Its short name. */
  slug: z.string(),
  name: z.string(),
  team: z.string(),
  /** What its enquiries usually are. */
  kind: enquiryKind,
  /** What people come with, as the contact form offers it; none where it is offered by its name. */
  topics: z.array(z.string()),
  /** It belongs to the Customer Service Centre, which some promises name. */
  customerServiceCentre: z.boolean(),
  /** Spoken by those who are skilled for it. */
  languages: z.array(z.string()),
  /** The hours that its promises are counted by: "Monday to Friday, 9:00 to 17:00". */
  hours: z.array(z.string()),
});
export type ServiceView = z.infer<typeof serviceView>;

export const listServices = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/services',
  access: OVERSEERS,
  summary:
    'Services with team, usual kind, topics, languages and the hours that their promises are counted by',
  answer: z.object({ services: z.array(serviceView) }),
});

/**
 * `works`: its provider answers; `fault`: it does not; `by-hand`: staff take down what comes; `unconnected`: nothing
 * takes what comes here.
 */
export const channelState = z.enum(['works', 'fault', 'by-hand', 'unconnected']);
export type ChannelState = z.infer<typeof channelState>;

const entryPointView = z.object({
  id: z.uuid(),
  channel,
  /** A number in E.164, a mailbox, a short name, a desk. */
  address: z.string(),
  name: z.string(),
  service: z.string(),
  state: channelState,
  /** What its provider says; null for everybody but administrators. */
  detail: z.string().nullable(),
});
export type EntryPointView = z.infer<typeof entryPointView>;

export const listEntryPoints = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/entry-points',
  access: OVERSEERS,
  summary: 'Addresses that contacts are taken at, with their service and how their channel is',
  answer: z.object({ entryPoints: z.array(entryPointView) }),
});

const charterPromise = z.object({
  promiseId: z.string(),
  title: z.string(),
  /** Where it stands in the document that the charter comes from. */
  clause: z.string(),
  /** What is counted, with its unit: "4 working hours, counted Monday to Friday, 9:00 to 17:00". */
  measures: z.array(z.string()),
  /** How it is kept or measured here. */
  kept: z.string(),
  published: z.boolean(),
  /** What is not built yet that it needs; null where it is measured. */
  pending: z.string().nullable(),
});
export type CharterPromiseView = z.infer<typeof charterPromise>;

const charterEdition = z.object({ id: z.string(), title: z.string(), version: z.string() });

export const readCharter = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/charter',
  access: OVERSEERS,
  summary:
    'The charter of the organisation: its promises in words, and the calendars that they are counted by',
  answer: charterEdition.extend({
    organisation: z.string(),
    /** The document that the promises come from. */
    source: z.string(),
    /** Absent ends are open. */
    inForceFrom: instant.nullable(),
    inForceUntil: instant.nullable(),
    assumptions: z.array(z.string()),
    promises: z.array(charterPromise),
    calendars: z.array(
      z.object({
        title: z.string(),
        /** Said where the document gives no hours and these were assumed. */
        assumption: z.string().nullable(),
        /** How many promises are counted by it. */
        promises: z.int(),
      }),
    ),
    /** Other charters that are installed here. */
    others: z.array(charterEdition),
  }),
});
