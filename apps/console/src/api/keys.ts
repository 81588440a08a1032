/** Names of what is cached, so that live events and actions can refresh it. */
export const keys = {
  session: ['session'],
  queue: ['queue'],
  mine: ['queue', 'mine'],
  serviceLoads: ['queue', 'services'],
  /** Open promises change when the queue does. */
  promises: ['queue', 'promises'],
  enquiries: ['enquiry'],
  enquiry: (id: string) => ['enquiry', id],
  search: ['search'],
  drafts: ['drafts'],
  people: ['people'],
  savedViews: ['saved-views'],
  agents: ['agents'],
  quarantine: ['quarantine'],
  customerDoubts: ['customer-doubts'],
  scoreboard: ['scoreboard'],
  calendars: ['calendars'],
  audits: ['audits'],
  tryIt: ['try-it'],
  inbox: ['inbox'],
} as const;
