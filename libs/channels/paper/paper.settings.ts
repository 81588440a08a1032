import { CHANNEL_NAMES } from '@frontdoor/kernel';
import { CHANNELS } from '@frontdoor/contracts';
import { z } from 'zod';
import { json, type SettingValues } from '../core/index.js';

/** Channels whose contacts come as scanned pages. */
export const PAPER_CHANNELS = CHANNEL_NAMES.filter((name) => CHANNELS[name].stamped);

const scanMailbox = z.strictObject({
  /** What its attachments are. */
  channel: z.enum(CHANNEL_NAMES).refine((name) => CHANNELS[name].stamped, 'nothing on it is paper'),
  /** The entry point on that channel which they are for. */
  entryPoint: z.string().min(1).max(320),
});
export type ScanMailbox = z.infer<typeof scanMailbox>;

export const paperSettings = {
  SCAN_FOLDER: z
    .string()
    .optional()
    .describe(
      'Folder that scanners write into, with a folder for each entry point in it: letter/NAME and fax/NUMBER. What was taken is moved to taken, what is no scan to refused.',
    ),
  SCAN_MAILBOXES: json(z.record(z.string(), scanMailbox))
    .optional()
    .describe(
      'Email entry points whose mails bring scanned pages, from a scanner or a fax service, as a JSON object: {"scans@council.example": {"channel": "letter", "entryPoint": "post-room"}}.',
    ),
};

/** The settings of paper among all that are declared. */
export const scanMailboxes = (
  declared: Readonly<Record<string, unknown>>,
): Readonly<Record<string, ScanMailbox>> =>
  (declared as SettingValues<typeof paperSettings>).SCAN_MAILBOXES ?? {};
