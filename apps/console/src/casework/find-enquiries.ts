import { api } from '@frontdoor/contracts';
import { call } from '../api/client.js';

/** A whole reference, with or without its hyphen. */
const REFERENCE = /^[\dA-Z]{4}-?[\dA-Z]{4}$/i;

/** The enquiry of a reference that was typed whole; null for anything else. Whoever cannot be asked finds nothing. */
export const findByReference = async (text: string): Promise<string | null> => {
  if (!REFERENCE.test(text.trim())) return null;
  const found = call(api.searchEnquiries, { body: { search: text.trim(), limit: 1 } });
  return found.then(({ exact }) => exact).catch(() => null);
};
