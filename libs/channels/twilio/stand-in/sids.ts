import { randomUUID } from 'node:crypto';
import { toDate, type Clock } from '@frontdoor/kernel';

/** An identifier as Twilio makes them: two letters and 32 hexadecimal digits. */
export const newSid = (kind: 'SM' | 'CA' | 'CF' | 'RE' | 'TR' | 'ME'): string =>
  `${kind}${randomUUID().replaceAll('-', '')}`;

/** The instant as Twilio's REST API writes it (RFC 2822). */
export const rfc2822 = (clock: Clock): string => toDate(clock.now()).toUTCString().replace('GMT', '+0000');
