import { benchEvents } from './events.js';
import { benchReceiving } from './receiving.js';

const PARTS: Readonly<Record<string, (tell: (line: string) => void) => Promise<object>>> = {
  receiving: benchReceiving,
  events: benchEvents,
};

/**
 * What comes in and goes out by channels and other systems.
 *
 * @param parts which of these; all where none is named
 */
export async function benchChannels(
  tell: (line: string) => void,
  parts: readonly string[] = Object.keys(PARTS),
): Promise<object> {
  const found: Record<string, object> = {};
  for (const part of parts) {
    if (!PARTS[part])
      throw new Error(`There is no part ${part}: name some of ${Object.keys(PARTS).join(', ')}`);
    found[part] = await PARTS[part](tell);
  }
  return found;
}
