import { parseArgs } from 'node:util';

export interface ChaosSettings {
  /** Repeats the order of the faults and how long each lasts. How processes interleave is never the same twice. */
  seed: number;
  /** For both arrangements together; starting, coming to rest and judging come on top. */
  minutes: number;
  /** Contacts a second, as long as nothing is wrong. */
  rate: number;
  /** Shortest and longest fault. */
  faultSeconds: readonly [number, number];
  /** Only these faults; all when empty. */
  only: readonly string[];
  /** Only this arrangement; both when empty. */
  arrangement: string;
  /** Longest wait for quiet at the end of each arrangement. */
  quietSeconds: number;
  json: boolean;
  /** Keep the data folders and logs. */
  keep: boolean;
}

export const CHAOS_DEFAULTS: ChaosSettings = {
  seed: 1,
  minutes: 10,
  rate: 60,
  faultSeconds: [3, 9],
  only: [],
  arrangement: '',
  quietSeconds: 240,
  json: false,
  keep: false,
};

export const CHAOS_USAGE = `npm run fault -- --chaos [options]
  --minutes N               ${CHAOS_DEFAULTS.minutes}: shared by one hub with everything inside, and two hubs with two workers
  --seed N                  ${CHAOS_DEFAULTS.seed}: repeats the order of the faults and how long each lasts
  --rate N                  ${CHAOS_DEFAULTS.rate}: contacts a second
  --fault-seconds A-B       ${CHAOS_DEFAULTS.faultSeconds.join('-')}: how long a fault lasts
  --only NAME,NAME          only these faults
  --arrangement NAME        only "embedded" or "scaled out"
  --quiet-seconds N         ${CHAOS_DEFAULTS.quietSeconds}: longest wait for quiet at the end
  --keep                    keep the data folders and the logs
  --json                    print the summary as one JSON object
`;

/** Reads the command line. @throws Error with one plain sentence. */
export function readChaosSettings(args: readonly string[]): ChaosSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      chaos: { type: 'boolean' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      rate: { type: 'string' },
      'fault-seconds': { type: 'string' },
      only: { type: 'string' },
      arrangement: { type: 'string' },
      'quiet-seconds': { type: 'string' },
      keep: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const number = (name: 'minutes' | 'seed' | 'rate' | 'quiet-seconds', or: number): number => {
    const text = values[name];
    if (text !== undefined && !/^\d{1,9}(\.\d{1,3})?$/.test(text))
      throw new Error(`--${name} needs a number`);
    return text === undefined ? or : Number(text);
  };
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(
    values['fault-seconds'] ?? CHAOS_DEFAULTS.faultSeconds.join('-'),
  );
  if (!range) throw new Error('--fault-seconds needs two numbers, such as 3-9');
  return {
    ...CHAOS_DEFAULTS,
    minutes: number('minutes', CHAOS_DEFAULTS.minutes),
    seed: number('seed', CHAOS_DEFAULTS.seed),
    rate: number('rate', CHAOS_DEFAULTS.rate),
    quietSeconds: number('quiet-seconds', CHAOS_DEFAULTS.quietSeconds),
    faultSeconds: [Number(range[1]), Number(range[2])],
    only: values.only?.split(',') ?? [],
    arrangement: values.arrangement ?? '',
    json: values.json ?? false,
    keep: values.keep ?? false,
  };
}
