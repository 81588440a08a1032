import type { Me, Role } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { placesOf } from './places.js';

const me = (roles: Role[], hasAudits = true): Me => ({
  id: 'me',
  name: 'Me',
  email: 'me@council.example',
  roles,
  team: 'Customer services',
  presence: 'offline',
  capacity: 10,
  load: 0,
  absence: null,
  organisation: { id: 'org', name: 'Fenmoor', zone: 'Europe/London', services: [], desks: [], hasAudits },
  csrfToken: '',
  demonstration: false,
});
const names = (someone: Me) => placesOf(someone).map(({ label }) => label);

describe('the places of', () => {
  it('everybody have a letter each, which no other has', () => {
    const places = placesOf(me(['agent', 'supervisor', 'administrator']));
    expect(new Set(places.map(({ letter }) => letter)).size).toBe(places.length);
  });
  it('an agent are where agents can do something', () =>
    expect(names(me(['agent']))).toEqual([
      'Queue',
      'Promises',
      'Search',
      'Agents',
      'Shifts',
      'Post',
      'Incidents',
      'Answers',
      'Replies',
      'Print queue',
      'Scoreboard',
      'Quality',
    ]));
  it('a supervisor begin with the overview', () =>
    expect(names(me(['supervisor']))).toEqual([
      'Overview',
      'Queue',
      'Promises',
      'Search',
      'Agents',
      'Shifts',
      'Post',
      'Incidents',
      'Answers',
      'Replies',
      'Print queue',
      'Scoreboard',
      'Balance',
      'Quality',
      'Audits',
      'Set-up',
      'Channels',
      'Subscribers',
      'Quarantine',
      'Who is who',
    ]));
  it('reception have the checks that they make, and no scoreboard', () =>
    expect(names(me(['reception']))).toEqual([
      'New contact',
      'Post',
      'Queue',
      'Promises',
      'Search',
      'Agents',
      'Shifts',
      'Answers',
      'Replies',
      'Print queue',
      'Quality',
      'Audits',
    ]));
  it('an administrator have calendars, set-up and quarantine', () =>
    expect(names(me(['administrator']))).toEqual([
      'Queue',
      'Promises',
      'Search',
      'Agents',
      'Shifts',
      'Answers',
      'Replies',
      'Scoreboard',
      'Calendars',
      'Audits',
      'Set-up',
      'Channels',
      'Subscribers',
      'Quarantine',
    ]));
  it('an organisation whose charter has no checks have no audits', () =>
    expect(names(me(['supervisor'], false))).not.toContain('Audits'));
});
