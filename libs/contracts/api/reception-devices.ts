import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { receptionDeviceKind } from '../visits.js';
import { instant } from '../words.js';

const keepers = session('supervisor', 'administrator');

const deviceView = z.object({
  id: z.uuid(),
  kind: receptionDeviceKind,
  name: z.string(),
  /** Address of the desk that it stands at. */
  desk: z.string(),
  createdAt: instant,
  /** When its page was asked for last, to the minute; null where it never was. */
  lastSeenAt: instant.nullable(),
  /** From then on its address leads nowhere; null while it is in use. */
  revokedAt: instant.nullable(),
});
export type ReceptionDeviceView = z.infer<typeof deviceView>;

export const listReceptionDevices = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/devices',
  access: keepers,
  summary: 'Kiosks and waiting-room screens, those in use first, and the desks at which one can stand',
  answer: z.object({
    devices: z.array(deviceView),
    desks: z.array(z.object({ address: z.string(), name: z.string() })),
  }),
});

export const addReceptionDevice = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/devices',
  access: keepers,
  summary: 'Register a kiosk or a waiting-room screen; its secret address is in the answer and nowhere after',
  body: z.object({
    kind: receptionDeviceKind,
    /** Address of an entry point on the visit channel. */
    desk: z.string().max(320),
    name: z.string().trim().min(1).max(100),
  }),
  status: 201,
  answer: deviceView.extend({
    /** What is opened on the device. */
    address: z.url(),
  }),
});

export const revokeReceptionDevice = endpoint({
  method: 'DELETE',
  path: '/api/v1/set-up/devices/:id',
  access: keepers,
  summary: 'The secret address of a device leads nowhere from now on',
  params: z.object({ id: z.uuid() }),
  status: 204,
});
