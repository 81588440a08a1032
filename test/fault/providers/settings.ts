import { parseArgs } from 'node:util';

export interface ProvidersSettings {
  /** Messages of each provider. */
  messages: number;
  json: boolean;
  /** Providers whose name begins with one of these; all where it is undefined. */
  only: readonly string[] | undefined;
}

export const PROVIDERS_USAGE = `npm run fault -- --providers [options]
  --messages N    40: of each provider
  --only NAMES    those whose names begin so, with commas between, such as x,facebook
  --json          print the summary as one JSON object
`;

/** Reads the command line. @throws Error with one plain sentence. */
export function readProvidersSettings(args: readonly string[]): ProvidersSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      providers: { type: 'boolean' },
      messages: { type: 'string', default: '40' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const messages = Number(values.messages);
  if (!Number.isInteger(messages) || messages < 10 || messages > 1000)
    throw new Error('--messages is a whole number from 10 to 1000.');
  return { messages, json: values.json, only: values.only?.toLowerCase().split(',') };
}
