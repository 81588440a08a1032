import { api } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';

/** Withdraws a result recorded by mistake, after asking. */
export const WithdrawAudit = ({ id, item }: { id: string; item: string }) => {
  const withdraw = useAction(api.withdrawAudit, { refresh: [keys.audits, keys.scoreboard] });
  return (
    <DialogTrigger>
      <ActionButton size="small" isPending={withdraw.isPending} aria-label={`Withdraw: ${item}`}>
        Withdraw
      </ActionButton>
      <PopUp title="Withdraw this result?">
        {(shut) => (
          <>
            <p>
              It counts no longer, and the check before it does again. It stays in the history, crossed out.
            </p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Leave it</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  withdraw.mutate({ params: { id } });
                  shut();
                }}
              >
                Withdraw
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
