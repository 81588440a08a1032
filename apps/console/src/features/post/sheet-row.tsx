import { api, type Scan } from '@frontdoor/contracts';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { hrefOf } from '../../api/client.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { PopUp } from '../../ui/pop-up.js';
import { type Cuts, cutBefore, leaveOut, lettersOf } from './cuts.js';

interface Props {
  scan: Scan;
  cuts: Cuts;
  isDisabled: boolean;
  onChange: (cuts: Cuts) => void;
}

/** The pages of a scanned file as pictures, with a cut between each two. */
export const SheetRow = ({ scan: { id, pages }, cuts, isDisabled, onChange }: Props) => {
  const [shown, setShown] = useState<number | null>(null);
  const letters = lettersOf(pages, cuts);
  const sourceOf = (page: number) => hrefOf(api.readScanPage, { params: { id, page } });
  const placeOf = (page: number): string => {
    const at = letters.findIndex(({ firstPage, lastPage }) => firstPage <= page && page <= lastPage);
    const letter = letters[at];
    if (!letter) return 'In no letter';
    const of = letter.lastPage - letter.firstPage + 1;
    return `Letter ${at + 1}${of > 1 ? `, ${page - letter.firstPage + 1} of ${of}` : ''}`;
  };
  const isOut = (page: number) => cuts.leftOut.includes(page);
  return (
    <>
      <ol className="sheets">
        {Array.from({ length: pages }, (_, at) => at + 1).map((page) => {
          const isBeside = page > 1 && !isOut(page) && !isOut(page - 1);
          const isBegin = cuts.begins.includes(page);
          return (
            <li key={page} className={isOut(page) ? 'sheet sheet-out' : 'sheet'}>
              {isBeside && (
                <ToggleButton
                  className="cut"
                  isSelected={isBegin}
                  isDisabled={isDisabled}
                  onChange={() => onChange(cutBefore(cuts, page))}
                >
                  <Icon name={isBegin ? 'check' : 'scissors'} />
                  <span>
                    New letter <span className="visually-hidden">begins at page {page}</span>
                  </span>
                </ToggleButton>
              )}
              <div className="sheet-page">
                <Button
                  className="sheet-picture"
                  aria-label={`Show page ${page} larger`}
                  onPress={() => setShown(page)}
                >
                  <img loading="lazy" src={sourceOf(page)} alt={`Page ${page}`} />
                </Button>
                <p className="small">
                  <strong>{placeOf(page)}</strong>
                </p>
                <ActionButton
                  size="small"
                  look="quiet"
                  isDisabled={isDisabled}
                  aria-label={isOut(page) ? `Take in page ${page}` : `Leave out page ${page}`}
                  onPress={() => onChange(leaveOut(cuts, page))}
                >
                  {isOut(page) ? 'Take in' : 'Leave out'}
                </ActionButton>
              </div>
            </li>
          );
        })}
      </ol>
      {shown !== null && (
        <PopUp
          title={`Page ${shown} of ${pages}`}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setShown(null)}
        >
          {() => (
            <>
              <div className="bring-buttons">
                <ActionButton icon="left" isDisabled={shown === 1} onPress={() => setShown(shown - 1)}>
                  Page before
                </ActionButton>
                <ActionButton icon="right" isDisabled={shown === pages} onPress={() => setShown(shown + 1)}>
                  Next page
                </ActionButton>
              </div>
              <img className="sheet-whole" src={sourceOf(shown)} alt={`Page ${shown} of ${pages}`} />
            </>
          )}
        </PopUp>
      )}
    </>
  );
};
