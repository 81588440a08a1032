import { Injectable } from '@nestjs/common';
import { ScannedFiles } from '@frontdoor/casework/paper';
import { separatorSheet } from '@frontdoor/channels/paper';

/** The sheet that the post room lays between two letters before it scans them together. */
@Injectable()
export class SeparatorSheet {
  constructor(private readonly files: ScannedFiles) {}

  /** As a PDF of one page of A4. */
  pdf(): Uint8Array {
    return separatorSheet(this.files.separator);
  }
}
