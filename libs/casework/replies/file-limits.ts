import type { EnquiryDetail } from '@frontdoor/contracts';
import type { Config } from '@frontdoor/platform';

/** Small enough to be sent again when a connection breaks off. */
const PIECE_BYTES = 524_288;

/** How much may travel with one reply, and in what pieces it is taken. */
export const fileLimits = (
  config: Pick<Config, 'FILES_MOST' | 'FILE_MAX_BYTES' | 'FILES_MAX_BYTES' | 'BODY_MAX_BYTES'>,
): EnquiryDetail['fileLimits'] => ({
  most: config.FILES_MOST,
  bytes: Math.min(config.FILE_MAX_BYTES, config.FILES_MAX_BYTES),
  totalBytes: config.FILES_MAX_BYTES,
  pieceBytes: Math.min(PIECE_BYTES, config.BODY_MAX_BYTES),
});
