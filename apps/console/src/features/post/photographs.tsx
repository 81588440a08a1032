import { api, type Scan } from '@frontdoor/contracts';
import { hrefOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { movedTo } from './moved-to.js';

interface Props {
  /** That were brought together, in the order of the pages. */
  photographs: readonly Scan[];
  /** Told their ids. */
  onOrder: (ids: readonly string[]) => void;
  onSettled: () => void;
}

/** Photographs that came together: the pages of one letter, in this order, or each a letter. */
export const Photographs = ({ photographs, onOrder, onSettled }: Props) => {
  const ids = photographs.map(({ id }) => id);
  const bind = useAction(api.bindPhotographs, {
    refresh: [keys.scans],
    onDone: () => {
      onSettled();
      notify({ tone: 'good', title: `${ids.length} photographs are one letter, which waits below.` });
    },
  });
  return (
    <section className="panel" aria-labelledby="photographs">
      <header className="panel-head">
        <h3 id="photographs">{ids.length} photographs: are they one letter?</h3>
      </header>
      <div className="panel-body staged-body">
        <ol className="photographs">
          {photographs.map(({ id, name }, at) => (
            <li key={id}>
              <img src={hrefOf(api.readScanPage, { params: { id, page: 1 } })} alt={name} />
              <p className="small">
                <strong>Page {at + 1}</strong>
              </p>
              <ActionButton
                size="small"
                icon="left"
                aria-label={`Page ${at + 1} one earlier`}
                isDisabled={at === 0 || bind.isPending}
                onPress={() => onOrder(movedTo(ids, at, at - 1))}
              />
              <ActionButton
                size="small"
                icon="right"
                aria-label={`Page ${at + 1} one later`}
                isDisabled={at === ids.length - 1 || bind.isPending}
                onPress={() => onOrder(movedTo(ids, at, at + 1))}
              />
            </li>
          ))}
        </ol>
        <div className="staged-end">
          <ActionButton isDisabled={bind.isPending} onPress={onSettled}>
            Each is a letter
          </ActionButton>
          <ActionButton
            look="main"
            isPending={bind.isPending}
            onPress={() => bind.mutate({ body: { scans: ids } })}
          >
            These are one letter, in this order
          </ActionButton>
        </div>
      </div>
    </section>
  );
};
