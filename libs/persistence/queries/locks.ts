import { query } from './query.js';
import { uuid } from './sql-types.js';

/** Locks the enquiry that a delivery belongs to, before the delivery itself is. */
export const lockEnquiryOfDelivery = query({
  parameters: { id: uuid },
  sql: `
    SELECT FROM delivery d JOIN enquiry e ON e.id = d.enquiry_id WHERE d.id = $id FOR NO KEY UPDATE OF e`,
});

/** Locks the enquiry that a work item belongs to, before the work item itself is. */
export const lockEnquiryOfWorkItem = query({
  parameters: { id: uuid },
  sql: `
    SELECT FROM work_item w JOIN enquiry e ON e.id = w.enquiry_id WHERE w.id = $id FOR NO KEY UPDATE OF e`,
});
