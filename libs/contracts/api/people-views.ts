import { z } from 'zod';
import { channel } from '../channels.js';
import { date, enquiryKind, presence, role } from '../words.js';

export const absence = z.object({
  /** Whom to ask when it is urgent: a name with a number or an address. */
  urgentContact: z.string().trim().min(3).max(300),
  returnDate: date,
});
export type Absence = z.infer<typeof absence>;

export const me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  team: z.string(),
  presence,
  capacity: z.number(),
  load: z.number(),
  /** What customers who write to this person are told while they are away. */
  absence: absence.nullable(),
  organisation: z.object({
    id: z.uuid(),
    name: z.string(),
    /** IANA zone in which people read times. */
    zone: z.string(),
    services: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        /** Who does it. */
        team: z.string(),
        /** What its enquiries usually are. */
        kind: enquiryKind,
      }),
    ),
    /** Channels of which staff can take down what came. */
    desks: z.array(channel),
    /** Its charter wants premises and people checked again and again. */
    hasAudits: z.boolean(),
  }),
  /** Sent back in the header `frontdoor-csrf` with every unsafe request. */
  csrfToken: z.string(),
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** What somebody is busy with: a visitor at reception, or an appointment in the office or at the customer’s home. */
export const busyWith = z.object({
  what: z.enum(['visit', 'office', 'home']),
  /** Of a visitor, as it is called; null for an appointment. */
  ticket: z.string().nullable(),
  enquiryId: z.uuid(),
  reference: z.string(),
});
export type BusyWith = z.infer<typeof busyWith>;

export const agentView = z.object({
  id: z.uuid(),
  name: z.string(),
  team: z.string(),
  presence,
  /** Null where they said themselves that they are busy, or are not. */
  busyWith: busyWith.nullable(),
  capacity: z.number(),
  load: z.number(),
  services: z.array(z.string()),
  languages: z.array(z.string()),
  channels: z.array(channel),
});
export type AgentView = z.infer<typeof agentView>;
