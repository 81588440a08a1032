import type { InboundContact } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { writer } from './report-in.js';
import type { SentFields } from './sent-fields.js';

/** What a site says of the state of a report, in words for an agent; of other states nothing needs to be said. */
const STATES: Readonly<Record<string, string>> = {
  FIXED: 'The site says that it is fixed.',
  CLOSED: 'The site says that it is closed.',
  REOPEN: 'The site says that it is open again.',
  DUPLICATE: 'The site says that it was reported before.',
  CANCELLED: 'The site says that the report was taken back.',
};

const MOST_WORDS = 20_000;

export interface UpdateIn {
  /** The same for the same update sent twice. */
  updateId: string;
  requestId: string;
  contact: Omit<InboundContact, 'attachments'>;
}

/**
 * An update of a report as a site posts it → what belongs to that report’s enquiry, whoever wrote it there.
 *
 * @throws FrontdoorError `input-invalid` naming every argument that is missing or wrong.
 */
export function readUpdate(fields: SentFields, entryPoint: string): UpdateIn {
  const requestId = fields.get('service_request_id');
  const updateId = fields.get('update_id');
  const description = fields.get('description') ?? '';
  const state = STATES[(fields.get('status') ?? '').toUpperCase()];
  const faults = [
    ...(requestId ? [] : ['service_request_id']),
    ...(updateId ? [] : ['update_id']),
    ...(description === '' && !state ? ['description'] : []),
    ...(description.length > MOST_WORDS ? [`description, which may have ${MOST_WORDS} characters`] : []),
  ];
  if (faults.length > 0) throw new FrontdoorError('input-invalid', { faults: faults.join('; ') });
  const pictures = fields.all('media_url').map((url) => `Picture: ${url}`);
  const said = [description, ...(state ? [state] : []), pictures.join('\n')].filter(Boolean).join('\n\n');
  return {
    updateId: updateId!.slice(0, 200),
    requestId: requestId!,
    contact: {
      channel: 'api',
      entryPoint,
      ...writer(fields),
      ...(fields.get('title') && { subject: fields.get('title')!.slice(0, 1000) }),
      text: said,
      thread: { references: [], tokens: [], reference: requestId!.slice(0, 40), vouched: true },
    },
  };
}
