import { parseArgs } from 'node:util';

export interface FaultSettings {
  /** Repeats the choice of kills, moments and customers. How processes interleave is never the same twice. */
  seed: number;
  kills: number;
  /** Shortest and longest time from being ready to being killed. */
  secondsBetween: readonly [number, number];
  /** How many send contacts at once through the API; mail, web form and agents come on top. */
  clients: number;
  /** Longest wait for quiet at the end. */
  quietSeconds: number;
  /** Wait also for deliveries whose sender died, until their claim has run out. */
  waitForClaims: boolean;
  json: boolean;
  /** Keep the data folder and the log of the hub. */
  keep: boolean;
  /** The built hub. */
  hub: string;
}

export const DEFAULTS: FaultSettings = {
  seed: 1,
  kills: 50,
  secondsBetween: [1, 6],
  clients: 12,
  quietSeconds: 300,
  waitForClaims: true,
  json: false,
  keep: false,
  hub: 'dist/apps/hub/src/main.js',
};

export const USAGE = `npm run fault -- [options]
  --seed N                  ${DEFAULTS.seed}: repeats the choices of a run
  --kills N                 ${DEFAULTS.kills}
  --seconds-between A-B     ${DEFAULTS.secondsBetween.join('-')}: time from ready to killed
  --clients N               ${DEFAULTS.clients}
  --quiet-seconds N         ${DEFAULTS.quietSeconds}: longest wait for quiet at the end
  --hub FILE                ${DEFAULTS.hub}
  --keep                    keep the data folder and the log of the hub
  --json                    print the summary as one JSON object
`;

/** Reads the command line. @throws Error with one plain sentence. */
export function readSettings(args: readonly string[]): FaultSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      kills: { type: 'string' },
      'seconds-between': { type: 'string' },
      clients: { type: 'string' },
      'quiet-seconds': { type: 'string' },
      hub: { type: 'string' },
      keep: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const number = (name: 'seed' | 'kills' | 'clients' | 'quiet-seconds', or: number): number => {
    const text = values[name];
    if (text !== undefined && !/^\d{1,9}$/.test(text)) throw new Error(`--${name} needs a whole number`);
    return text === undefined ? or : Number(text);
  };
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(
    values['seconds-between'] ?? DEFAULTS.secondsBetween.join('-'),
  );
  if (!range) throw new Error('--seconds-between needs two numbers, such as 1-6');
  return {
    ...DEFAULTS,
    seed: number('seed', DEFAULTS.seed),
    kills: number('kills', DEFAULTS.kills),
    clients: number('clients', DEFAULTS.clients),
    quietSeconds: number('quiet-seconds', DEFAULTS.quietSeconds),
    secondsBetween: [Number(range[1]), Number(range[2])],
    json: values.json ?? false,
    keep: values.keep ?? false,
    hub: values.hub ?? DEFAULTS.hub,
  };
}
