import { api, type Scan } from '@frontdoor/contracts';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { notify } from '../../state/notices.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { PopUp } from '../../ui/pop-up.js';
import { type Cuts, pagesInWords, type Pages } from './cuts.js';
import { DayChoice } from './day-choice.js';
import type { SaidDay } from './received-day.js';
import { SheetRow } from './sheet-row.js';

/** What somebody has decided on one file. */
export interface Decided {
  cuts: Cuts;
  /** Where the letter that begins at a page is for another service than the rest. */
  services: Readonly<Record<number, string>>;
  /** The day on its own stamp, where it differs from the rest. */
  said: SaidDay;
}

interface Props {
  scan: Scan;
  letters: readonly Pages[];
  decided: Decided;
  onDecide: (decided: Decided) => void;
  /** For all that say nothing else. */
  service: string;
  isOfToday: boolean;
  phase: 'held' | 'going' | undefined;
  /** Why its letters cannot be put in yet; null when they can. */
  hindrance: string | null;
  onPutIn: () => void;
  onUndo: () => void;
  onNow: () => void;
}

/** For how long it has been waiting, where that is no longer the usual. */
const Waiting = ({ at }: { at: string }) => {
  const age = useNow() - Date.parse(at);
  return age < 3_600_000 ? (
    <span className="quiet small">brought {age < 60_000 ? 'just now' : `${span(age)} ago`}</span>
  ) : (
    <Badge tone="risk" icon="clock">
      Waits for {span(age)}
    </Badge>
  );
};

const ThrowAway = ({ scan: { id, name } }: { scan: Scan }) => {
  const discard = useAction(api.discardScan, {
    refresh: [keys.scans],
    onDone: () => notify({ tone: 'good', title: `${name} is thrown away.` }),
  });
  return (
    <DialogTrigger>
      <ActionButton look="quiet" isPending={discard.isPending}>
        Throw away
      </ActionButton>
      <PopUp title="Throw this scan away?">
        {(shut) => (
          <>
            <p>
              Nothing of <bdi>{name}</bdi> comes into the queue, and it cannot be brought back. The paper can
              be scanned again.
            </p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Keep it</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  shut();
                  discard.mutate({ params: { id } });
                }}
              >
                Throw away
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};

/** A scanned file that is not yet in the queue: cut into letters, dated, and put in. */
export const StagedScan = (props: Props) => {
  const { scan, letters, decided, onDecide, service, isOfToday, phase, hindrance } = props;
  const { name, pages, by, at } = scan;
  const [hasOwnDay, setHasOwnDay] = useState(false);
  const isBusy = phase !== undefined;
  const many = letters.length === 1 ? '1 letter' : `${letters.length} letters`;
  return (
    <section className="panel staged" aria-label={name}>
      <header className="panel-head">
        <div>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <p className="small">
            {pages === 1 ? '1 page' : `${pages} pages`}, {many}, by {by} <Waiting at={at} />
          </p>
        </div>
        {!isBusy && <ThrowAway scan={scan} />}
      </header>
      <div className="panel-body staged-body">
        <SheetRow
          scan={scan}
          cuts={decided.cuts}
          isDisabled={isBusy}
          onChange={(cuts) => onDecide({ ...decided, cuts })}
        />
        {letters.length > 1 && (
          <details>
            <summary>Letters for different services</summary>
            <ol className="letters">
              {letters.map((letter, at) => (
                <li key={letter.firstPage}>
                  <ServiceChoice
                    label={`Letter ${at + 1}, ${pagesInWords(letter)}`}
                    value={decided.services[letter.firstPage] ?? service}
                    onChange={(slug) =>
                      onDecide({ ...decided, services: { ...decided.services, [letter.firstPage]: slug } })
                    }
                  />
                </li>
              ))}
            </ol>
          </details>
        )}
        {!isOfToday || hasOwnDay ? (
          <DayChoice
            label={isOfToday ? 'Received on, this file' : 'Brought on an earlier day. Received on'}
            said={decided.said}
            onChange={(said) => onDecide({ ...decided, said })}
          />
        ) : (
          <ActionButton size="small" look="quiet" onPress={() => setHasOwnDay(true)}>
            This file has another stamp
          </ActionButton>
        )}
        <div className="staged-end">
          {phase === undefined ? (
            <>
              {hindrance !== null && <p className="quiet">{hindrance}</p>}
              <ActionButton look="main" isDisabled={hindrance !== null} onPress={props.onPutIn}>
                Put {many} in the queue
              </ActionButton>
            </>
          ) : (
            <>
              <p role="status">
                <strong>
                  {phase === 'held' ? `${many} will be in the queue in a moment.` : 'Putting in the queue…'}
                </strong>
              </p>
              {phase === 'held' && (
                <>
                  <ActionButton onPress={props.onNow}>Put in now</ActionButton>
                  <ActionButton look="main" icon="undo" autoFocus onPress={props.onUndo}>
                    Undo
                  </ActionButton>
                </>
              )}
            </>
          )}
        </div>
      </div>
    </section>
  );
};
