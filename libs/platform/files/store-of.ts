import type { Config } from '../config/config.js';
import type { ByteStore } from './byte-store.js';
import { FolderStore } from './folder-store.js';
import { gatheringIn, S3Store } from './s3-store.js';

/** Where the large bytes of a process lie, by its settings. */
export const byteStoreOf = (config: Config): ByteStore =>
  config.S3_ENDPOINT === undefined
    ? new FolderStore(config.filesDir)
    : new S3Store({
        endpoint: config.S3_ENDPOINT,
        bucket: config.S3_BUCKET!,
        region: config.S3_REGION,
        accessKeyId: config.S3_ACCESS_KEY_ID!,
        secretAccessKey: config.S3_SECRET_ACCESS_KEY!,
        seconds: config.S3_SECONDS,
        gathering: gatheringIn(config.dataDir),
      });
