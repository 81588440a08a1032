/** Names of what is cached, so that live events and actions can refresh it. */
export const keys = {
  session: ['session'],
  queue: ['queue'],
  mine: ['queue', 'mine'],
  calls: ['calls'],
  serviceLoads: ['queue', 'services'],
  liveBoard: ['queue', 'board'],
  /** Open promises change when the queue does. */
  promises: ['queue', 'promises'],
  /** Visitors are work, and change when it does. */
  visitors: ['queue', 'visitors'],
  enquiries: ['enquiry'],
  enquiry: (id: string) => ['enquiry', id],
  /** They change when the enquiry does. */
  exclusions: (id: string) => ['enquiry', id, 'exclusions'],
  /** They change when the enquiry does. */
  callbacks: (id: string) => ['enquiry', id, 'callbacks'],
  /** They change when the enquiry does. */
  partnerHandovers: (id: string) => ['enquiry', id, 'partners'],
  partners: ['partners'],
  /** It changes when the enquiry does. */
  brief: (id: string) => ['enquiry', id, 'brief'],
  /** It changes when agents or enquiries do. */
  owned: (agentId: string) => ['agents', 'owned', agentId],
  /** They are work, and change when it does. */
  offeredHandovers: ['queue', 'handovers'],
  callbackWindows: (service: string) => ['callback-windows', service],
  search: ['search'],
  drafts: ['drafts'],
  mentions: ['mentions'],
  attention: (enquiryId: string) => ['attention', enquiryId],
  colleagues: (enquiryId: string) => ['colleagues', enquiryId],
  people: ['people'],
  savedViews: ['saved-views'],
  savedReplies: ['saved-replies'],
  quality: ['quality'],
  answers: ['answers'],
  answer: (id: string) => ['answers', id],
  /** It changes when the enquiry does. */
  suggestedService: (enquiryId: string) => ['enquiry', enquiryId, 'service'],
  /** What is said of the same things changes with the library. */
  suggestedAnswers: (enquiryId: string, search: string) => ['answers', 'suggested', enquiryId, search],
  filledReplies: (enquiryId: string) => ['saved-replies', enquiryId],
  appointments: (enquiryId: string) => ['enquiry', enquiryId, 'appointments'],
  /** Presence and absence change them as they change agents. */
  shifts: ['agents', 'shifts'],
  agents: ['agents'],
  /** Presence changes them as it changes agents. */
  staff: ['agents', 'staff'],
  teams: ['agents', 'teams'],
  services: ['services'],
  serviceRules: ['service-rules'],
  reportCategories: ['report-categories'],
  partnerSetUp: ['partner-set-up'],
  entryPoints: ['entry-points'],
  channels: ['channels'],
  devices: ['devices'],
  runs: ['runs'],
  balanceChanges: ['balance-changes'],
  forecast: ['forecast'],
  campaignDays: ['campaign-days'],
  charter: ['charter'],
  scans: ['scans'],
  quarantine: ['quarantine'],
  subscribers: ['subscribers'],
  attempts: (subscriberId: string) => ['subscriber-attempts', subscriberId],
  apiKeys: ['api-keys'],
  /** They change as enquiries do. */
  incidents: ['incidents'],
  customers: ['customer'],
  customer: (id: string) => ['customer', id],
  customerDoubts: ['customer-doubts'],
  scoreboard: ['scoreboard'],
  calendars: ['calendars'],
  appointmentHours: ['appointment-hours'],
  audits: ['audits'],
  tryIt: ['try-it'],
  inbox: ['inbox'],
  /** It changes when what leaves does. */
  printQueue: ['inbox', 'print-queue'],
} as const;
