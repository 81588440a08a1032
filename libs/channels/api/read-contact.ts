import { apiContact, type ApiContact } from '@frontdoor/contracts';
import { FrontdoorError, readJson } from '@frontdoor/kernel';

/**
 * The body of a contact that another system sends, checked field by field.
 *
 * @throws FrontdoorError `body-not-json`, `body-too-complex`, or `input-invalid` with what is wrong with each field.
 */
export function readApiContact(body: Uint8Array): ApiContact {
  const result = apiContact.safeParse(readJson(textOf(body)));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new FrontdoorError('input-invalid', { faults: faults.join('; ') });
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw new FrontdoorError('body-not-json', {}, { cause: error });
  }
}
