import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftPlace, followLogOut, forgetAllDrafts, forgetDraftsOfOthers } from './drafts.js';

/** The session storage of a browser tab, as far as drafts use it: what is kept are its own keys. */
class Tab {
  static with(kept: Record<string, string>): Tab {
    return Object.assign(new Tab(), kept);
  }

  removeItem(this: Record<string, unknown>, place: string): void {
    delete this[place];
  }
}

describe('drafts in a browser tab', () => {
  let tab: Tab;
  beforeEach(() => {
    tab = Tab.with({
      [draftPlace('ash', 'enquiry')]: 'a reply of Ash',
      [draftPlace('birch', 'enquiry')]: 'a reply of Birch',
      other: 'no draft',
    });
    vi.stubGlobal('sessionStorage', tab);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are one person’s own', () => {
    expect(draftPlace('ash', 'enquiry')).not.toBe(draftPlace('birch', 'enquiry'));
  });

  it('of others are gone when somebody logs in', () => {
    forgetDraftsOfOthers('birch');
    expect({ ...tab }).toEqual({ [draftPlace('birch', 'enquiry')]: 'a reply of Birch', other: 'no draft' });
  });

  it('are gone after the log-out', () => {
    forgetAllDrafts();
    expect({ ...tab }).toEqual({ other: 'no draft' });
  });

  it('are gone when somebody logs out in another tab', async () => {
    const stop = followLogOut();
    const elsewhere = new BroadcastChannel('frontdoor-drafts');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    elsewhere.postMessage('');
    await vi.waitFor(() => expect({ ...tab }).toEqual({ other: 'no draft' }));
    elsewhere.close();
    stop();
  });
});
