import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import { Refusal } from './refusal.js';

const header = z.object({ alg: z.literal('HS256'), typ: z.literal('JWT'), cty: z.literal('twilio-fpa;v=1') });
const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  /** Epoch seconds. */
  exp: z.int(),
  grants: z.object({
    identity: z.string().regex(/^\w{1,121}$/),
    voice: z.object({ incoming: z.object({ allow: z.literal(true) }) }),
  }),
});

const invalid = (why: string): never => {
  throw new Refusal(401, 20101, `Invalid Access Token: ${why}`);
};

const partOf = <T>(shape: z.ZodType<T>, text: string): T => {
  const read = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return read.success ? read.data : invalid(read.error.issues[0]!.path.join('.'));
};

/** Browsers that registered with a token of an API key of the account. */
export class Softphones {
  private readonly keys = new Map<string, string>();
  private readonly registered = new Map<string, number>();

  constructor(
    private readonly accountSid: string,
    private readonly clock: Clock,
  ) {}

  /** As an operator makes one. */
  makeKey(sid: string, secret: string): void {
    this.keys.set(sid, secret);
  }

  /** @returns the address that is rung, `client:…`. @throws Refusal as the provider words it */
  register(token: string): string {
    const [head = '', body = '', signature = ''] = token.split('.');
    partOf(header, head);
    const { iss, sub, exp, grants } = partOf(claims, body);
    const secret = this.keys.get(iss) ?? invalid('its key is not known');
    const due = createHmac('sha256', secret).update(`${head}.${body}`).digest();
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== due.length || !timingSafeEqual(given, due)) invalid('its signature is wrong');
    if (sub !== this.accountSid) invalid('it is of another account');
    if (exp * 1000 <= this.clock.now())
      throw new Refusal(401, 20104, 'Access Token expired or expiration date invalid');
    this.registered.set(`client:${grants.identity}`, exp * 1000);
    return `client:${grants.identity}`;
  }

  unregister(address: string): void {
    this.registered.delete(address);
  }

  /** Whether anything rings at `client:…`. */
  has(address: string): boolean {
    return (this.registered.get(address) ?? 0) > this.clock.now();
  }
}
