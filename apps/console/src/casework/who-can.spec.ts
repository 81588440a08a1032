import type { AgentView, WorkItem } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { lacksFor, rankAgents } from './who-can.js';

const agent = (name: string, more: Partial<AgentView> = {}): AgentView => ({
  id: name,
  name,
  team: 'Customer services',
  presence: 'available',
  busyWith: null,
  capacity: 10,
  load: 0,
  services: ['Waste'],
  languages: ['en'],
  channels: ['email'],
  ...more,
});
const item = (more: Partial<WorkItem> = {}) =>
  ({ service: 'Waste', language: 'en', channel: 'email', ...more }) as WorkItem;
const names = (agents: readonly AgentView[]) => agents.map(({ name }) => name);

describe('whom work could be given to', () => {
  it('has the available first, the least loaded of them in front', () => {
    const { ready, skilled, unskilled } = rankAgents(
      [
        agent('ash', { load: 5 }),
        agent('birch', { load: 1 }),
        agent('cedar', { presence: 'offline' }),
        agent('oak', { services: ['Housing'] }),
        agent('elm', { load: 2, capacity: 4 }),
      ],
      [item()],
    );
    expect([names(ready), names(skilled), names(unskilled)]).toEqual([
      ['birch', 'ash', 'elm'],
      ['cedar'],
      ['oak'],
    ]);
  });

  it('wants all skills for all of several', () => {
    const items = [item(), item({ language: 'pl' })];
    const { ready, unskilled } = rankAgents(
      [agent('ash'), agent('birch', { languages: ['en', 'pl'] })],
      items,
    );
    expect([names(ready), names(unskilled)]).toEqual([['birch'], ['ash']]);
  });

  it('knows a language whatever the country, and a channel that somebody does not work on', () =>
    expect(lacksFor(agent('ash'), item({ language: 'en-GB', channel: 'sms' }))).toEqual({
      service: false,
      language: false,
      channel: true,
    }));
});
