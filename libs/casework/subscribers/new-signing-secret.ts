import { randomBytes } from 'node:crypto';

/** A signing secret as the Standard Webhooks scheme writes them: 192 bits. */
export const newSigningSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
