import { type AnswerOf, api } from '@frontdoor/contracts';
import { useEffect, useRef, useState } from 'react';
import { asApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { notify } from '../../state/notices.js';

type Part = AnswerOf<typeof api.previewIncidentAnswer>;

export interface Preview {
  total: number;
  looked: number;
  ways: Part['ways'];
  leftOut: Part['leftOut'];
  isDone: boolean;
}

const NONE: Preview = { total: 0, looked: 0, ways: [], leftOut: [], isDone: false };

function added(to: Preview, part: Part): Preview {
  const ways = to.ways.map((each) => ({ ...each }));
  for (const way of part.ways) {
    const same = ways.find(({ channel, audience }) => channel === way.channel && audience === way.audience);
    if (same) same.enquiries += way.enquiries;
    else ways.push(way);
  }
  const leftOut = to.leftOut.map((each) => ({ ...each }));
  for (const group of part.leftOut) {
    const same = leftOut.find(({ why }) => why === group.why);
    if (same) same.enquiries += group.enquiries;
    else leftOut.push(group);
  }
  return {
    total: part.total,
    looked: to.looked + part.looked,
    ways: ways.toSorted((a, b) => b.enquiries - a.enquiries),
    leftOut: leftOut.toSorted((a, b) => b.enquiries - a.enquiries),
    isDone: part.after === null,
  };
}

/** What would become of an answer to everybody, added up part by part. */
export const usePreview = (id: string) => {
  const [preview, setPreview] = useState<Preview | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const forget = () => {
    running.current?.abort();
    setPreview(null);
  };
  const look = async (words: { text: string; closes: boolean }) => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    let all = NONE;
    setPreview(all);
    try {
      for (let after: string | null = null; !all.isDone;) {
        const part: Part = await call(
          api.previewIncidentAnswer,
          { params: { id }, body: { ...words, after } },
          { signal },
        );
        if (signal.aborted) return;
        all = added(all, part);
        after = part.after;
        setPreview(all);
      }
    } catch (error) {
      if (signal.aborted) return;
      const { message, remedy } = asApiError(error);
      notify({ tone: 'bad', title: message, text: remedy });
      setPreview(null);
    }
  };
  return { preview, look, forget };
};
