import { createContext, useContext } from 'react';

/** How the line of live events stands. */
export type LiveState = 'connecting' | 'live' | 'lost';

export const LiveContext = createContext<LiveState>('connecting');

export const useLiveState = (): LiveState => useContext(LiveContext);
