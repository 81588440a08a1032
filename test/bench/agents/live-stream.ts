import { get } from 'node:http';
import { api } from '@frontdoor/contracts';

export interface Heard {
  topic: string;
  id?: string;
  agentId?: string;
}

/**
 * The live events of one agent. Only events that name the agent are read: what concerns everybody passes by with one
 * look, so that hundreds of streams cost this process little.
 */
export function follow(
  url: string,
  { cookie, agentId }: { cookie: string; agentId: string },
  hear: (event: Heard) => void,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}${api.liveEvents.path}`, { headers: { cookie }, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`The stream answered ${response.statusCode}`));
      let rest = '';
      response.setEncoding('latin1');
      response.on('error', () => undefined);
      response.on('data', (piece: string) => {
        const text = rest + piece;
        const end = text.lastIndexOf('\n') + 1;
        rest = text.slice(end);
        for (let at = text.indexOf(agentId); at >= 0 && at < end; at = text.indexOf(agentId, at)) {
          const from = text.lastIndexOf('data: ', at) + 6;
          at = text.indexOf('\n', at);
          hear(JSON.parse(text.slice(from, at)) as Heard);
        }
      });
      resolve(() => request.destroy());
    });
    request.on('error', reject);
  });
}
