import { MOST_MOVED, type EnquiryKind, type WorkItem } from '@frontdoor/contracts';
import { useState } from 'react';
import { countedEnquiries } from '../../../casework/say-refused.js';
import { ServiceChoice } from '../../../casework/service-choice.js';
import { useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Failure, Skeleton } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextBox } from '../../../ui/text-input.js';
import { kindWord } from '../../../ui/words.js';
import { summaryOf } from './foreseen-moves.js';
import { ForeseenSummary } from './foreseen-summary.js';
import { useForeseenMoves, useMoveSeveral } from './use-move-several.js';

interface Props {
  items: readonly WorkItem[];
  /** Given the work items that could not be moved. */
  onMoved: (left: string[]) => void;
  onClose: () => void;
}

/** Brings the enquiries of several rows to one service, after showing what becomes of their promises. */
const MoveSeveral = ({ items, onMoved, onClose }: Props) => {
  const [slug, setSlug] = useState('');
  const [kind, setKind] = useState<EnquiryKind | 'as-now'>('as-now');
  const [reason, setReason] = useState('');
  const service = useMe().organisation.services.find((each) => each.slug === slug);
  const ids = [...new Set(items.map(({ enquiryId }) => enquiryId))];
  const isTooMany = ids.length > MOST_MOVED;
  const what = kind === 'as-now' ? {} : { kind };
  const foreseen = useForeseenMoves(service && !isTooMany ? { ids, service: slug, ...what } : undefined);
  const summary = foreseen.data && summaryOf(foreseen.data);
  const { isPending, move } = useMoveSeveral(items, (left) => {
    onMoved(left);
    onClose();
  });
  const movable = summary ? ids.filter((id) => !summary.refused.some((each) => each.id === id)) : [];
  return (
    <PopUp
      title={`Move ${countedEnquiries(ids.length)} to another service or team`}
      isOpen
      onOpenChange={onClose}
    >
      {() => (
        <>
          {isTooMany && <p role="alert">At most {MOST_MOVED} can be moved at once: untick some first.</p>}
          <ServiceChoice
            label="Move to"
            value={slug}
            onChange={(next) => {
              setSlug(next);
              setKind('as-now');
            }}
          />
          {service && (
            <Radios
              label="What kind are they?"
              value={kind}
              options={[
                { value: 'as-now', label: 'Leave them as they are', detail: 'their promises go on' },
                {
                  value: service.kind,
                  label: `Change each to: ${kindWord[service.kind]}`,
                  detail: `as usual in ${service.name}`,
                },
              ]}
              onChange={setKind}
            />
          )}
          <TextBox
            label="Why?"
            hint="Goes along with each enquiry for whoever gets it. The customers do not see it."
            rows={2}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
          {foreseen.error && <Failure error={foreseen.error} onRetry={() => void foreseen.refetch()} />}
          {service && !isTooMany && !foreseen.error && !summary && (
            <Skeleton rows={2} label="Finding out what becomes of the promises" />
          )}
          {summary && <ForeseenSummary summary={summary} items={items} />}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={movable.length === 0 || reason.trim().length < 3}
              isPending={isPending}
              onPress={() =>
                void move(
                  {
                    moves: movable.map((id) => ({ id, despiteLater: summary?.later.has(id) ?? false })),
                    ...{ service: slug, ...what, reason },
                  },
                  service?.name ?? slug,
                )
              }
            >
              {summary && summary.later.size > 0
                ? `Move ${movable.length} all the same`
                : `Move ${movable.length || ids.length}`}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};

// Fetched when it is first wanted.
// oxlint-disable-next-line import/no-default-export
export default MoveSeveral;
