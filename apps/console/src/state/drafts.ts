const PREFIX = 'frontdoor-draft-';

/** Tells the other tabs of the browser that drafts are to be forgotten: each tab keeps its own. */
const CHANNEL = 'frontdoor-drafts';

/** Where a draft of a person is kept in this tab. */
export const draftPlace = (agentId: string, name: string): string => `${PREFIX}${agentId}-${name}`;

const forget = (isForgotten: (place: string) => boolean): void => {
  for (const place of Object.keys(sessionStorage))
    if (place.startsWith(PREFIX) && isForgotten(place)) sessionStorage.removeItem(place);
};

/** What others have left unfinished in this tab is not for whoever logs in. Their own drafts outlive a session that ran out. */
export const forgetDraftsOfOthers = (agentId: string): void =>
  forget((place) => !place.startsWith(draftPlace(agentId, '')));

/** At the log-out nothing that was written stays, in no tab of this browser. */
export const forgetAllDrafts = (): void => {
  forget(() => true);
  const channel = new BroadcastChannel(CHANNEL);
  // A broadcast stays within its origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('');
  channel.close();
};

/** Forgets the drafts of this tab when somebody logs out in another one, until the returned function is called. */
export const followLogOut = (): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => forget(() => true));
  return () => channel.close();
};
