import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { notify } from '../state/notices.js';
import { alarmFor, GATHER_MS, makeAlarmBoard } from './alarm-board.js';

type Shown = Parameters<typeof notify>[0];
const agent = { myId: 'ash', isSupervisor: false };
const supervisor = { myId: 'oak', isSupervisor: true };

describe('who is told of an alarm', () => {
  it('its agent', () => expect(alarmFor({ agentId: 'ash' }, agent)).toBe('mine'));
  it('no other agent', () => expect(alarmFor({ agentId: 'elm' }, agent)).toBeNull());
  it('no agent when nobody has it', () => expect(alarmFor({}, agent)).toBeNull());
  it('every supervisor, whoever has it', () => {
    expect(alarmFor({ agentId: 'elm' }, supervisor)).toBe('others');
    expect(alarmFor({}, supervisor)).toBe('others');
  });
  it('a supervisor as its agent', () => expect(alarmFor({ agentId: 'oak' }, supervisor)).toBe('mine'));
});

describe('alarms on screen', () => {
  let shown: Shown[];
  const show = (notice: Shown) => void shown.push(notice);
  beforeEach(() => {
    shown = [];
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it('one of mine says what it is and leads to its enquiry', () => {
    makeAlarmBoard(agent, show).take({ id: 'e1', agentId: 'ash', text: 'CITY-E1 is at risk' });
    vi.advanceTimersByTime(GATHER_MS);
    expect(shown).toMatchObject([
      { title: 'CITY-E1 is at risk', stays: true, links: [{ to: '/enquiries/e1' }] },
    ]);
  });

  it('three hundred are one notice that counts', () => {
    const board = makeAlarmBoard(supervisor, show);
    for (let n = 0; n < 300; n++) board.take({ id: `e${n}`, text: `${n}` });
    vi.advanceTimersByTime(GATHER_MS);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      title: '300 enquiries have a promise at risk or missed',
      links: [{ to: '/promises?standing=missed' }, { to: '/promises?standing=at-risk' }],
    });
  });

  it('the same enquiry is counted once', () => {
    const board = makeAlarmBoard(agent, show);
    board.take({ id: 'e1', agentId: 'ash', text: 'at risk' });
    board.take({ id: 'e2', agentId: 'ash', text: 'at risk' });
    board.take({ id: 'e1', agentId: 'ash', text: 'missed' });
    vi.advanceTimersByTime(GATHER_MS);
    expect(shown[0]?.title).toBe('2 of your enquiries have a promise at risk or missed');
    expect(shown[0]?.links?.map(({ label }) => label)).toEqual(['missed', 'at risk']);
  });

  it('many of mine lead to the list of mine', () => {
    const board = makeAlarmBoard(agent, show);
    for (let n = 0; n < 4; n++) board.take({ id: `e${n}`, agentId: 'ash', text: `${n}` });
    vi.advanceTimersByTime(GATHER_MS);
    expect(shown[0]?.links?.[0]?.to).toBe('/promises?standing=missed&mine=true');
  });

  it('counting begins anew once the notice was dismissed', () => {
    const board = makeAlarmBoard(supervisor, show);
    board.take({ id: 'e1', text: 'one' });
    board.take({ id: 'e2', text: 'two' });
    vi.advanceTimersByTime(GATHER_MS);
    shown[0]?.onDismiss?.();
    board.take({ id: 'e3', text: 'three' });
    vi.advanceTimersByTime(GATHER_MS);
    expect(shown[1]?.title).toBe('three');
  });
});
