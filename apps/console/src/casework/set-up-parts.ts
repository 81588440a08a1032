/** The pages about how the organisation is set up, in order; the first opens where none is named. */
export const setUpParts = [
  { path: '/set-up/people', label: 'People' },
  { path: '/set-up/teams', label: 'Teams and skills' },
  { path: '/set-up/services', label: 'Services' },
  { path: '/set-up/rules', label: 'Rules' },
  { path: '/set-up/entry-points', label: 'Entry points' },
  { path: '/set-up/report-categories', label: 'Reporting sites' },
  { path: '/set-up/partners', label: 'Partners' },
  { path: '/set-up/devices', label: 'Reception devices' },
  { path: '/set-up/charter', label: 'Charter' },
] as const;
