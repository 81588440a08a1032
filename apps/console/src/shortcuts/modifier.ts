/** The key that goes with others on this machine's keyboard, as it is written on it. */
export const modifier = /^(Mac|iP)/.test(navigator.platform) ? 'Cmd' : 'Ctrl';
