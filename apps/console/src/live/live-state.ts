import { createContext, useContext } from 'react';

export const LiveContext = createContext(false);

/** Whether the line of live events stands. */
export const useIsLive = (): boolean => useContext(LiveContext);
