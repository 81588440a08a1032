import { query } from './query.js';
import { text, uuid } from './sql-types.js';

/** Locks the enquiry that a delivery belongs to, before the delivery itself is; its id. */
export const lockEnquiryOfDelivery = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: { id: uuid },
  sql: `
    SELECT e.id FROM delivery d JOIN enquiry e ON e.id = d.enquiry_id WHERE d.id = $id FOR NO KEY UPDATE OF e`,
});

/** Locks the enquiry that a work item belongs to, before the work item itself is; its id. */
export const lockEnquiryOfWorkItem = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: { id: uuid },
  sql: `
    SELECT e.id FROM work_item w JOIN enquiry e ON e.id = w.enquiry_id WHERE w.id = $id FOR NO KEY UPDATE OF e`,
});

/** Has changes to who works on what in an organisation run one after the other, until the transaction ends. */
export const lockWorkOfOrganisation = query({
  planned: 'once',
  parameters: { organisationId: text },
  sql: `SELECT FROM pg_advisory_xact_lock(hashtextextended($organisationId, 11))`,
});
