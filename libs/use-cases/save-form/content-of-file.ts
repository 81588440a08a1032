import type { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { type DataSource, formFileBytes } from '@frontdoor/persistence';

/** A file of a saved form, out of the store or piece by piece out of its row. @throws as `ReadBytes` does. */
export async function contentOfFile(
  source: DataSource,
  bytes: ReadBytes,
  file: { formId: string; place: number; size: number; digest: string; isStored: boolean },
): Promise<Uint8Array> {
  const inRow = file.isStored ? undefined : await formFileBytes(source, file);
  // It may have been moved into the store a moment ago.
  return inRow ?? bytes.ofRow({ content: null, digest: file.digest, size: file.size });
}
