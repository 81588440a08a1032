import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InstanceSecret } from '@frontdoor/platform';

/** Characters of the signature: 130 bits that nobody guesses. */
const SIGNATURE = 26;
const TOKEN = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-z]{26})$/;

/** The secret part of the address of a saved form: the id of its page, with a signature that only this installation makes. */
@Injectable()
export class FormLinks {
  constructor(private readonly secret: InstanceSecret) {}

  /** @param id of the page */
  tokenFor(id: string): string {
    return `${id.replaceAll('-', '')}.${this.marks(id)[0]!}`;
  }

  /** The id of the page, or undefined for a token that we did not make. */
  idOf(token: string): string | undefined {
    const [, a, b, c, d, e, given] = TOKEN.exec(token.toLowerCase()) ?? [];
    if (given === undefined) return undefined;
    const id = [a, b, c, d, e].join('-');
    return this.marks(id).some((mark) => isEqual(mark, given)) ? id : undefined;
  }

  private marks(id: string): string[] {
    return this.secret.marks('saved-form', id, SIGNATURE);
  }
}

const isEqual = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
