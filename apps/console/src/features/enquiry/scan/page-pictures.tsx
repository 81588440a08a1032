import { api, type ReadPage } from '@frontdoor/contracts';
import { useState } from 'react';
import { hrefOf } from '../../../api/client.js';
import { ActionButton } from '../../../ui/action-button.js';

const ZOOMS = [100, 150, 200, 300] as const;

interface Props {
  contactId: string;
  /** Of the file among those of the contact. */
  index: number;
  pages: number;
  page: number;
  onPage: (page: number) => void;
  /** How the picture was turned to be read; it is shown the same way. */
  turned: ReadPage['turned'];
}

/** One page of a scanned letter at a time, to be turned and looked at closely. */
export const PagePictures = ({ contactId, index, pages, page, onPage, turned }: Props) => {
  const [zoom, setZoom] = useState(0);
  return (
    <div className="scan-pictures">
      <div className="scan-tools">
        {pages > 1 && (
          <>
            <ActionButton
              size="small"
              icon="left"
              aria-label="Page before"
              isDisabled={page === 1}
              onPress={() => onPage(page - 1)}
            />
            <span className="small figures" role="status">
              Page {page} of {pages}
            </span>
            <ActionButton
              size="small"
              icon="right"
              aria-label="Next page"
              isDisabled={page === pages}
              onPress={() => onPage(page + 1)}
            />
          </>
        )}
        <ActionButton
          size="small"
          look="quiet"
          icon="minus"
          aria-label="Smaller"
          isDisabled={zoom === 0}
          onPress={() => setZoom(zoom - 1)}
        />
        <span className="small figures">{ZOOMS[zoom]} %</span>
        <ActionButton
          size="small"
          look="quiet"
          icon="search"
          aria-label="Larger"
          isDisabled={zoom === ZOOMS.length - 1}
          onPress={() => setZoom(zoom + 1)}
        />
      </div>
      <div className="scan-picture" role="region" aria-label="Picture of the page" tabIndex={0}>
        <img
          key={page}
          src={hrefOf(api.readAttachmentPage, { params: { id: contactId, index, page } })}
          alt={`Page ${page} of ${pages}`}
          style={{ width: `${ZOOMS[zoom]}%` }}
          data-turned={turned}
        />
      </div>
    </div>
  );
};
