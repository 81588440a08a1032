import { parseArgs } from 'node:util';

export interface HostileSettings {
  /** Repeats the requests of a run. */
  seed: number;
  /** Requests made from the OpenAPI document. */
  requests: number;
  /** How many of them are under way at once. */
  clients: number;
  /** Leave out the conversations that take longer than half a minute. */
  short: boolean;
  json: boolean;
  /** Keep the data folder and the log of the hub. */
  keep: boolean;
  /** The built hub. */
  hub: string;
}

export const HOSTILE_DEFAULTS: HostileSettings = {
  seed: 1,
  requests: 10_000,
  clients: 8,
  short: false,
  json: false,
  keep: false,
  hub: 'dist/apps/hub/src/main.js',
};

export const HOSTILE_USAGE = `npm run fault -- --hostile [options]
  --requests N              ${HOSTILE_DEFAULTS.requests}: hostile requests made from the OpenAPI document
  --seed N                  ${HOSTILE_DEFAULTS.seed}: repeats them
  --clients N               ${HOSTILE_DEFAULTS.clients}: under way at once
  --hub FILE                ${HOSTILE_DEFAULTS.hub}
  --keep                    keep the data folder and the log of the hub
  --json                    print the summary as one JSON object
`;

/** Reads the command line. @throws Error with one plain sentence. */
export function readHostileSettings(args: readonly string[]): HostileSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hostile: { type: 'boolean' },
      requests: { type: 'string' },
      seed: { type: 'string' },
      clients: { type: 'string' },
      hub: { type: 'string' },
      keep: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const number = (name: 'requests' | 'seed' | 'clients'): number => {
    const text = values[name];
    if (text !== undefined && !/^\d{1,7}$/.test(text)) throw new Error(`--${name} needs a whole number`);
    return text === undefined ? HOSTILE_DEFAULTS[name] : Number(text);
  };
  return {
    ...HOSTILE_DEFAULTS,
    requests: number('requests'),
    seed: number('seed'),
    clients: Math.max(1, number('clients')),
    json: values.json ?? false,
    keep: values.keep ?? false,
    hub: values.hub ?? HOSTILE_DEFAULTS.hub,
  };
}
