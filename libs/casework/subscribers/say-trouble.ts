import { FrontdoorError } from '@frontdoor/kernel';

const TROUBLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address',
  ECONNRESET: 'The connection broke off',
  ENOTFOUND: 'There is no such name',
  EAI_AGAIN: 'Its name could not be looked up',
  EHOSTUNREACH: 'It cannot be reached',
  ENETUNREACH: 'It cannot be reached',
  ETIMEDOUT: 'It cannot be reached',
  CERT_HAS_EXPIRED: 'Its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody known',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is signed by nobody known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name',
};

/** Why a request got no answer, in words for people. */
export function sayTrouble(error: Error & { code?: string }): string {
  if (error instanceof FrontdoorError) return `Nothing was sent: ${error.message.replace(/\.$/, '')}`;
  const known = TROUBLE[error.code ?? ''];
  if (known) return known;
  return error.code ? `The request failed (${error.code})` : error.message.replace(/\.$/, '');
}
