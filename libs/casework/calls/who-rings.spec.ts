import { expect, it } from 'vitest';
import { whoRings } from './who-rings.js';

const item = {
  ...{ id: 'w', service: 'tax', language: 'en', channel: 'phone', weight: 2, urgentAt: 0, queuedAt: 0 },
  ...{ notBefore: null, preferredAgentId: null, declinedBy: ['declined'] },
};
const agent = (id: string, lastAssignedAt: number | null, over: object = {}) => ({
  ...{ id, services: ['tax'], languages: ['en'], channels: ['phone'], spare: 5, lastAssignedAt },
  ...over,
});

it('rings beside the one it is offered to those who are able and have waited longest', () => {
  const free = [
    agent('late', 9),
    agent('never', null),
    agent('early', 1),
    agent('declined', null),
    agent('full', null, { spare: 1 }),
    agent('elsewhere', null, { services: ['bins'] }),
    agent('offered', 3),
  ];
  expect(whoRings(item, 'offered', free, { most: 3, now: 0 })).toEqual(['offered', 'never', 'early']);
  expect(whoRings(item, 'offered', free, { most: 1, now: 0 })).toEqual(['offered']);
});
