import { channel } from '@frontdoor/contracts';
import { expect, it } from 'vitest';
import { recordBrief } from './record-brief.js';

const NOTHING = { place: undefined, asked: [], done: [], promised: [], needs: [], missing: [] };

it('says of each contact what its customer did: wrote, rang or came', () => {
  const sent = channel.options.map((each) => ({ at: 0, channel: each, text: `${each} ` }));
  const { asked } = recordBrief({ ...NOTHING, sent, sayDay: () => '7 July 2026' });
  const says = new Map(
    asked.split('\n\n').map((each): [string, string] => {
      const [, came, text] = /^The customer (\w+) on 7 July 2026:\n(\S+)$/.exec(each)!;
      return [text!, came!];
    }),
  );
  expect(says.size).toBe(channel.options.length);
  for (const [name, came] of says) {
    const spoken = ['phone', 'callback', 'voicemail'].includes(name) ? 'rang' : 'wrote';
    expect([name, came]).toEqual([name, name === 'visit' ? 'came' : spoken]);
  }
});
