import type { EnquiryDetail, EnquiryKind, ForeseenChange } from '@frontdoor/contracts';
import { useState } from 'react';
import { ServiceChoice } from '../../../casework/service-choice.js';
import { type Window, WindowChoice } from '../../../casework/window-choice.js';
import { BriefFields } from '../../../casework/brief/brief-fields.js';
import { useBrief } from '../../../casework/brief/use-brief.js';
import { useAgents } from '../../../casework/use-agents.js';
import { Choice } from '../../../ui/choice.js';
import { Toggle } from '../../../ui/toggle.js';
import { presenceIcon, presenceWord } from '../../../ui/words.js';
import { useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Failure } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { Radios } from '../../../ui/radios.js';
import { TextBox } from '../../../ui/text-input.js';
import { kindWord } from '../../../ui/words.js';
import { seenOf } from '../seen.js';
import { ForeseenEffects } from './foreseen-effects.js';
import { useForeseen } from './use-foreseen.js';
import { useMove } from './use-move.js';

const NOBODY = '';
const NEXT = {
  moves: null,
  asks: 'It was handed on before: they are asked first, and you keep it until they take it.',
  supervisor:
    'It was handed on often enough: deal with it here, with help of a colleague if you need it, or ask a supervisor to hand it on.',
};

interface Props {
  enquiry: EnquiryDetail;
  /** Where it may belong, and why: to be looked at and changed. */
  suggested?: { slug: string; reason: string };
  onClose: () => void;
}

const ownerWords = ({ owner }: ForeseenChange, service: string): string => {
  if (!owner) return `It has no owner yet: whoever takes it on in ${service} will own it.`;
  return owner.stays
    ? `${owner.name} works there too and stays its owner.`
    : `${owner.name} no longer owns it: whoever takes it on in ${service} will.`;
};

/** Brings the enquiry to another service, after showing what becomes of its promises. */
export const MoveDialog = ({ enquiry, suggested, onClose }: Props) => {
  const [slug, setSlug] = useState(suggested?.slug ?? '');
  const [kind, setKind] = useState<EnquiryKind>(enquiry.kind);
  const [reason, setReason] = useState(suggested?.reason ?? '');
  const service = useMe().organisation.services.find((each) => each.slug === slug);
  const [colleague, setColleague] = useState(NOBODY);
  const [ringsBack, setRingsBack] = useState(false);
  const [window, setWindow] = useState<Window | null>(null);
  const { id: myId } = useMe();
  const brief = useBrief(enquiry.id);
  const { next } = enquiry.hops;
  const does = next === 'asks' ? 'Ask them' : 'Hand over';
  const people = (useAgents().data ?? []).filter(
    ({ id, services }) => id !== myId && service !== undefined && services.includes(service.slug),
  );
  const whom = people.find(({ id }) => id === colleague);
  const move = useMove(enquiry, onClose);
  const what = kind === enquiry.kind ? {} : { kind };
  const foreseen = useForeseen(enquiry.id, service && { service: slug, ...what });
  const later = foreseen.data?.later ?? null;
  return (
    <PopUp title="Hand over with a brief" isOpen onOpenChange={onClose}>
      {() => (
        <>
          {NEXT[next] !== null && <p role="status">{NEXT[next]}</p>}
          <ServiceChoice
            label="Service or team"
            value={slug}
            onChange={(chosen) => {
              setSlug(chosen);
              setColleague(NOBODY);
              setWindow(null);
            }}
          />
          {service && (
            <Choice
              label="Person"
              value={colleague}
              options={[
                { value: NOBODY, label: 'Whoever of them takes it next' },
                ...people.map(({ id, name, presence }) => ({
                  value: id,
                  label: name,
                  icon: presenceIcon[presence],
                  detail: presenceWord[presence],
                })),
              ]}
              onChange={setColleague}
            />
          )}
          {service && service.kind !== enquiry.kind && (
            <Radios
              label="What is it?"
              value={kind}
              options={[
                { value: enquiry.kind, label: kindWord[enquiry.kind], detail: 'as now' },
                { value: service.kind, label: kindWord[service.kind], detail: `as usual in ${service.name}` },
              ]}
              onChange={setKind}
            />
          )}
          <TextBox
            label="Why?"
            hint="Part of the brief for whoever gets it. The customer does not see it."
            rows={2}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
          <BriefFields brief={brief} />
          {service && enquiry.callNumbers.length > 0 && (
            <Toggle
              label="Agree with the customer when they are rung back from there"
              isSelected={ringsBack}
              onChange={(on) => {
                setRingsBack(on);
                if (!on) setWindow(null);
              }}
            />
          )}
          {service && ringsBack && (
            <WindowChoice service={slug} value={window?.from ?? ''} onChange={setWindow} />
          )}
          {foreseen.error && <Failure error={foreseen.error} onRetry={() => void foreseen.refetch()} />}
          {foreseen.data && service && (
            <>
              <ForeseenEffects foreseen={foreseen.data} />
              <p>
                {whom ? `${whom.name} will own it.` : ownerWords(foreseen.data, service.name)} It keeps its
                place in the queue. The customer is told who has it.
              </p>
            </>
          )}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              autoFocus={suggested !== undefined}
              isDisabled={
                !foreseen.data ||
                !brief.draft ||
                reason.trim().length < 3 ||
                (ringsBack && window === null) ||
                next === 'supervisor' ||
                (slug === enquiry.serviceSlug && !whom)
              }
              isPending={move.isPending}
              onPress={() =>
                move.move({
                  service: slug,
                  ...what,
                  reason,
                  ...(whom && { colleague: whom.id }),
                  ...(brief.given && { brief: brief.given }),
                  ...(window && { callback: { from: window.from, to: window.to } }),
                  despiteLater: later !== null,
                  ...seenOf(enquiry),
                })
              }
            >
              {later ? `${does} all the same` : does}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
