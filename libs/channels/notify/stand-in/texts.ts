import { randomUUID } from 'node:crypto';

/** A text that somebody sent to the number of the service, as Notify lists it. */
export interface StandInText {
  id: string;
  created_at: string;
  service_id: string;
  /** Ours, as it is dialled here. */
  notify_number: string;
  /** With the country, without +. */
  user_number: string;
  content: string;
}

/** @param from in E.164 @param to in E.164 */
export const newText = (
  { from, to, text }: { from: string; to: string; text: string },
  { serviceId, at }: { serviceId: string; at: string },
): StandInText => ({
  id: randomUUID(),
  created_at: at,
  service_id: serviceId,
  notify_number: to.replace(/^\+44/, '0'),
  user_number: from.replace(/^\+/, ''),
  content: text,
});

/** The same in a callback. */
export const inCallback = ({ id, user_number, notify_number, content, created_at }: StandInText): object => ({
  id,
  source_number: user_number,
  destination_number: notify_number,
  message: content,
  date_received: created_at,
});
