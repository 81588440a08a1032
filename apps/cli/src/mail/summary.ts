/** What became of every mail. */
export interface Summary {
  /** False when it was stopped before the end; run it again to go on. */
  complete: boolean;
  imported: number;
  alreadyThere: number;
  quarantined: number;
  /** Mail that was not taken; it stays where it is. */
  skipped: Named[];
  /** Files that are no mail. */
  leftOut: Named[];
}

interface Named {
  name: string;
  reason: string;
}

const MOST_NAMED = 20;

/** The summary in words; of many skipped mails the first are named, all of them with --json. */
export function saySummary(summary: Summary): string {
  const { complete, skipped, leftOut } = summary;
  const counts = [
    ['Imported', summary.imported, ''],
    ['Already there', summary.alreadyThere, ''],
    ['Quarantined', summary.quarantined, summary.quarantined > 0 ? KEPT : ''],
    ['Skipped', skipped.length, ''],
    ...(leftOut.length > 0
      ? [['Left out', leftOut.length, 'files that mail programs keep for themselves']]
      : []),
  ].map(([what, count, remark]) =>
    `${String(what).padEnd(15)}${String(count).padStart(9)}  ${remark}`.trimEnd(),
  );
  const lines = [
    ...counts,
    ...skipped.slice(0, MOST_NAMED).map(({ name, reason }) => `Skipped ${name}: ${reason}.`),
    ...(skipped.length > MOST_NAMED
      ? [`And ${skipped.length - MOST_NAMED} more were skipped; --json names them all.`]
      : []),
    ...(complete ? [] : ['Stopped before the end. Run it again to go on; nothing is imported twice.']),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const KEPT = 'kept whole; look at them in the console under Quarantine';
