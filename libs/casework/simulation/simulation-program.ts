/** Beside this file in what was built; tests make one file of it and what it needs. */
export const SIMULATION_PROGRAM = new URL('./simulation-thread.js', import.meta.url);
