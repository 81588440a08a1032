import { api, type EnquiryDetail, type TimelineEntry } from '@frontdoor/contracts';
import { useMemo, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client.js';

interface Older {
  entries: readonly TimelineEntry[];
  /** What is older still is read until this instant; null when there is nothing. */
  olderUntil: string | null;
}

/** The timeline of an enquiry and, where it is long, the older parts of it that were asked for. */
export const useOlder = ({ id, timeline, olderUntil }: EnquiryDetail) => {
  const [older, setOlder] = useState<Older | null>(null);
  const until = older ? older.olderUntil : olderUntil;
  const reading = useMutation({
    mutationFn: (instant: string) =>
      call(api.readOlderTimeline, { params: { id }, query: { until: instant } }),
    onSuccess: (part) =>
      setOlder((before) => ({
        entries: [...part.timeline, ...(before?.entries ?? [])],
        olderUntil: part.olderUntil,
      })),
  });
  const entries = useMemo(() => withEachOnce([...(older?.entries ?? []), ...timeline]), [older, timeline]);
  return {
    entries,
    /** Reads the next older part; null when the timeline is shown from its beginning. */
    readOlder: until === null ? null : () => reading.mutate(until),
    isReading: reading.isPending,
    error: reading.error,
  };
};

/** What was read twice, as what happened at the instant between two parts, is shown as it was read last. */
const withEachOnce = (entries: readonly TimelineEntry[]): TimelineEntry[] => [
  ...new Map(entries.map((entry) => [entry.id, entry])).values(),
];
