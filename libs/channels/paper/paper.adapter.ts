import { access, constants } from 'node:fs/promises';
import { type ChannelConnection, defineAdapter } from '../core/index.js';
import { followFolder } from './follow-folder.js';
import { PAPER_TYPES, paperKind } from './paper-kind.js';
import { PAPER_CHANNELS, paperSettings } from './paper.settings.js';

/** Letters and faxes that come in as scanned pages: out of a folder, by mail, or brought by staff. */
export const paperAdapter = defineAdapter({
  manifest: { id: 'paper', title: 'Scanned letters and faxes', receives: PAPER_CHANNELS, sends: [] },
  settings: paperSettings,
  reachedAt: ({ SCAN_FOLDER }) => SCAN_FOLDER && `Scans are taken from  ${SCAN_FOLDER}`,
  connect: async ({ SCAN_FOLDER: folder }, context): Promise<ChannelConnection> => ({
    ...(folder &&
      context.process.reads && { listen: (signal: AbortSignal) => followFolder(folder, context, signal) }),
    attachments: async (raw) => {
      const kind = paperKind(raw);
      const contentType = kind ? PAPER_TYPES[kind] : 'application/octet-stream';
      return [{ name: `scan.${kind ?? 'bin'}`, contentType, content: raw }];
    },
    probe: async () => {
      if (!folder) return { ok: true, detail: 'No folder is watched; staff bring scans, or mail does' };
      return access(folder, constants.R_OK | constants.W_OK).then(
        () => ({ ok: true, detail: 'The folder can be read and changed' }),
        () => ({ ok: false, detail: 'The folder of SCAN_FOLDER cannot be read and changed' }),
      );
    },
    close: async () => undefined,
  }),
});
