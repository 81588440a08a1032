/** Whether somebody looks at this tab. */
export const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
