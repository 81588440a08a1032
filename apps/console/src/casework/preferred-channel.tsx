import { api, CHANNELS, type EnquiryDetail, PREFERABLE } from '@frontdoor/contracts';
import { mayUse, useMe } from '../session/me.js';
import { Choice } from '../ui/choice.js';
import { useCustomerAction } from './use-customer-action.js';

const NONE = 'none';

const options = [
  { value: NONE, label: 'The way they wrote' },
  ...PREFERABLE.map((value) => ({
    value: value as string,
    label: CHANNELS[value].label,
    icon: CHANNELS[value].icon,
  })),
];

/** By which channel the customer wants to be answered, kept for all their matters. */
export const PreferredChannel = ({
  customer: { id, preferredChannel },
}: {
  customer: Pick<EnquiryDetail['customerDetail'], 'id' | 'preferredChannel'>;
}) => {
  const me = useMe();
  const prefer = useCustomerAction(api.preferChannel);
  return (
    <Choice
      label="Wants to be answered by"
      value={preferredChannel ?? NONE}
      options={options}
      isDisabled={prefer.isPending || !mayUse(me, api.preferChannel)}
      onChange={(value) => {
        const channel = PREFERABLE.find((each) => each === value) ?? null;
        if (channel !== preferredChannel) prefer.mutate({ params: { id }, body: { channel } });
      }}
    />
  );
};
