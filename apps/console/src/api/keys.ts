/** Names of what is cached, so that live events and actions can refresh it. */
export const keys = {
  session: ['session'],
  queue: ['queue'],
  mine: ['queue', 'mine'],
  enquiries: ['enquiry'],
  enquiry: (id: string) => ['enquiry', id],
  search: ['search'],
  agents: ['agents'],
  quarantine: ['quarantine'],
  tryIt: ['try-it'],
  inbox: ['inbox'],
} as const;
