import {
  askedAgainIn,
  blanksIn,
  type EnquiryDetail,
  leavesOnPaper,
  personalIn,
  type ReplyKind,
  type ReplyPurpose,
} from '@frontdoor/contracts';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { wordsWanted } from '../../../state/words-wanted.js';
import { Choice } from '../../../ui/choice.js';
import { purposeDetail, purposeWord } from '../../../ui/words.js';
import { HeldReply, NextStep } from './after-sending.js';
import { seenOf } from '../seen.js';
import { answersIn, withAnswer } from './answers-in.js';
import { AttachButton, AttachedFiles, FileDoor } from './attached-files.js';
import { AskedAgain } from './asked-again.js';
import { BlanksLeft } from './blanks-left.js';
import { ChannelReason, needsReason } from './channel-reason.js';
import { Checklist } from './checklist.js';
import { DraftState, OtherDraft } from './draft-note.js';
import { FormatBar } from './format-bar.js';
import { type Format, formatted } from './format-text.js';
import { LaterDateFields } from './later-date-fields.js';
import { LetterLook, useLetterStyle } from './letter-look.js';
import { laterDateFault, type LaterDateFault } from './later-date.js';
import { AuthorityOver, NeedReason } from './need-reason.js';
import { putIn } from './passages.js';
import { lengthOnNetwork, PublicCheck } from './public-check.js';
import { ClosedRoutes, NewerCame, NotReady, ReplyFoot } from './reply-foot.js';
import { ReplyText, useCursor } from './reply-text.js';
import { type FilledReply, SavedReplyPicker } from './saved-reply-picker.js';
import { type Asked, SendKeys, sendKeyWords } from './send-keys.js';
import { TextCost } from './text-cost.js';
import { useDraft } from './use-draft.js';
import { cannotCarry, useFiles } from './use-files.js';
import { useLaterDate } from './use-later-date.js';
import { useReplyDraft } from './use-reply-draft.js';
import { useReply } from './use-reply.js';
import { useRoute } from './use-route.js';

/** Why no reply can be written now, and what to do instead. */
const NoReply = ({ enquiry: { state, canCall, closedRoutes } }: { enquiry: EnquiryDetail }) => {
  if (state === 'closed')
    return <p className="quiet">This enquiry is closed. Reopen it to write to the customer.</p>;
  return (
    <p className="quiet">
      There is no address to which a reply could go.{' '}
      {closedRoutes.map(({ label, why }) => `${label}: ${why}. `)}
      {canCall
        ? 'Call the customer instead.'
        : 'Finish the work without a reply, saying how it was dealt with.'}
    </p>
  );
};

interface Props {
  kinds: readonly ReplyKind[];
  kind: ReplyKind;
  /** What was chosen before and is no longer possible. */
  gone: ReplyPurpose | null;
  onChange: (purpose: ReplyPurpose) => void;
  /** Beside it. */
  children?: ReactNode;
}

/** What the message is for, and what sending it does to the promises. */
const PurposeChoice = ({ kinds, kind, gone, onChange, children }: Props) => (
  <div className="purpose">
    <Choice
      label="This message is"
      value={kind.purpose}
      options={kinds.map(({ purpose }) => ({
        value: purpose,
        label: purposeWord[purpose],
        detail: purposeDetail[purpose],
      }))}
      onChange={onChange}
    />
    <p className="purpose-effects quiet small" aria-live="polite">
      {gone && <strong>{purposeWord[gone]} is no longer possible. Choose again. </strong>}
      {kind.effects.length === 0 && purposeDetail[kind.purpose]}
      {sameTogether(kind.effects).map(([text, same]) => (
        <span
          key={text}
          title={same
            .flatMap(({ promise }) => (promise ? [`${promise.id}: ${promise.title}`] : []))
            .join('\n')}
        >
          {text}
          {same.length > 1 && ` (${same.length} times)`}.{' '}
        </span>
      ))}
    </p>
    {children}
  </div>
);

type Effect = ReplyKind['effects'][number];

/** Several promises of the same time read the same. */
const sameTogether = (effects: readonly Effect[]): [string, Effect[]][] =>
  [...new Set(effects.map(({ text }) => text))].map((text) => [
    text,
    effects.filter((each) => each.text === text),
  ]);

/** Where to put right what is wrong with a later date. */
const places: Record<LaterDateFault['field'], string> = {
  promise: '.later-date button',
  until: '.later-date [role="spinbutton"]',
  reason: '.later-date .input',
};

/** Writes to the customer, by the best way back or another one, and sees to it that the message says what it must. */
export const ReplyForm = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { id, replyRoutes, replyKinds, state, wantedChannel } = enquiry;
  const working = useDraft(enquiry, 'reply');
  const { route, choose, takenOff, takeOff, reason, giveReason } = useRoute(replyRoutes, working);
  const draft = useReplyDraft(enquiry, working, route?.channel);
  const laterDate = useLaterDate(enquiry, working, draft);
  const [confirmed, setConfirmed] = useState('');
  /** What was said to be fit for everybody's eyes; other words are looked at anew. */
  const [madePublic, setMadePublic] = useState('');
  /** What is asked for although it is known; anything else is looked at anew. */
  const [askedAllTheSame, setAskedAllTheSame] = useState('');
  const [isSent, setIsSent] = useState(false);
  const [selected, setSelected] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [closes, setCloses] = useState(false);
  const [missingByHub, setMissingByHub] = useState<string | null>(null);
  const [newer, setNewer] = useState<string | null>(null);
  const [needReason, setNeedReason] = useState('');
  const [letter, setLetter] = useLetterStyle(enquiry, working);
  const form = useRef<HTMLDivElement>(null);
  const files = useFiles(enquiry);
  const [picking, setPicking] = useState<'stroke' | 'button' | null>(null);
  const [area, cursor] = useCursor();
  const { phase, reply, undo, sendNow } = useReply(id, {
    flush: working.flush,
    onSent: () => {
      working.clear();
      setIsSent(true);
    },
    onMissing: setMissingByHub,
    onNewer: setNewer,
  });
  const onAsked = useEffectEvent((words: string, answerId?: string) => {
    wordsWanted.write(null);
    setIsSent(false);
    const text = draft.text.trim() === '' ? words : `${draft.text.trimEnd()}\n\n${words}`;
    draft.write(text);
    if (answerId !== undefined)
      working.change({ answers: withAnswer(working.fields.answers, answerId, words) });
    setTimeout(() => cursor.writeAt(text.length));
  });
  useEffect(
    () =>
      wordsWanted.listen(() => {
        const wish = wordsWanted.read();
        if (wish?.enquiryId === id) onAsked(wish.text, wish.answerId);
      }),
    [id],
  );
  if (phase === 'held') return <HeldReply onUndo={undo} onSendNow={sendNow} />;
  if (isSent) return <NextStep isClosed={state === 'closed'} onWriteAgain={() => setIsSent(false)} />;
  if (state === 'closed' || !route) return <NoReply enquiry={enquiry} />;

  const { text, kind, wanted, missing, said } = draft;
  const { purpose } = kind;
  const mayClose = purpose === 'response' || purpose === 'refusal';
  const isLaterDate = purpose === 'later-date';
  const { value: later, promise } = laterDate;
  const fault = isLaterDate ? laterDateFault(later, promise) : null;
  const isReasonWanted = needsReason(wantedChannel, route);
  const missingWords = missing.map(({ words }) => words);
  const isReady = fault === null && missing.length === 0;
  const shownMissing = missing.length > 0 || missingByHub === null ? missingWords : [missingByHub];

  const personal = route.audience === 'public' ? personalIn(text) : [];
  const personalWords = personal.map(({ words }) => words).join('\n');
  const isPublic = madePublic === personalWords;
  const again = askedAgainIn(text, enquiry.known);
  const againWords = again.map(({ question }) => question).join('\n');
  const isAskedAllTheSame = askedAllTheSame === againWords;

  const send = (close: boolean, overrideReason?: string) => {
    setIsTried(false);
    setMissingByHub(null);
    setNewer(null);
    const answer = {
      text,
      channel: route.channel,
      to: route.to,
      ...(route.audience !== undefined && { audience: route.audience }),
      despitePersonal: personal.length > 0 && isPublic,
      despiteKnown: again.length > 0 && isAskedAllTheSame,
      despiteWarning: route.warning !== undefined && confirmed === route.to,
      ...(route.cc && { cc: route.cc.filter((address) => !takenOff.includes(address)) }),
      ...(isReasonWanted && { reasonForChannel: reason.trim() }),
      ...(route.against !== undefined && { despiteNeed: { reason: needReason.trim() } }),
      close,
      ...(leavesOnPaper(route.channel) && { letter }),
      files: files.files.map((each) => each.id),
      answers: answersIn(working.fields.answers, text),
      purpose,
      content: said,
      ...(isLaterDate && later.until !== null
        ? {
            laterDate: { commitmentId: later.commitmentId, until: later.until, reason: later.reason.trim() },
          }
        : {}),
      ...(overrideReason === undefined ? {} : { override: { reason: overrideReason } }),
    };
    reply(answer, seenOf(enquiry));
  };
  const trySending = (close: boolean) => {
    setCloses(close);
    if (isReady) return send(close);
    flushSync(() => setIsTried(true));
    form.current
      ?.querySelector<HTMLElement>(fault === null ? '.wanted-missing button' : places[fault.field])
      ?.focus();
  };
  const isEmpty = text.trim() === '';
  const isToConfirm = route.warning !== undefined && confirmed !== route.to;
  const hindrance = cannotCarry(route);
  const blanks = blanksIn(text);
  const isHindered =
    (isReasonWanted && reason.trim().length < 3) ||
    (route.against !== undefined && needReason.trim().length < 3) ||
    blanks.length > 0 ||
    (personal.length > 0 && !isPublic) ||
    (again.length > 0 && !isAskedAllTheSame) ||
    (route.audience !== undefined && (lengthOnNetwork(text, route)?.left ?? 0) < 0) ||
    files.isIncomplete ||
    (files.files.length > 0 && hindrance !== null);
  /** Puts a saved text at the cursor, and goes on at the first thing to fill in. */
  const putInSaved = (saved: FilledReply) => {
    const { text: next, end } = putIn(text, saved.text, cursor.place());
    flushSync(() => draft.replace(next, saved.marks));
    const [blank] = saved.blanks;
    // After the list has given the focus back to its button.
    setTimeout(() => (blank === undefined ? cursor.writeAt(end) : showBlank(blank)));
  };
  const showBlank = (blank: string) => {
    const shown = /\{\{[^{}\n]*\}\}/g;
    const passage = area.current?.value.match(shown)?.find((each) => blanksIn(each)[0] === blank);
    if (passage !== undefined) cursor.show(passage);
  };
  /** Nothing was chosen: a stroke that opened the list is one. */
  const closeList = () => {
    if (picking === 'stroke') {
      const place = Math.min(cursor.place(), text.length);
      flushSync(() => draft.write(`${text.slice(0, place)}/${text.slice(place)}`));
      setTimeout(() => cursor.writeAt(place + 1));
    }
    setPicking(null);
  };
  const format = (how: Format) => {
    const [from, to] = cursor.selection();
    const next = formatted(how, { text, from, to });
    flushSync(() => draft.write(next.text));
    cursor.select(next.from, next.to);
  };
  const askedToSend = (asked: Asked) => {
    if (isEmpty || isHindered || phase === 'sending') return;
    if (isToConfirm) return form.current?.querySelector<HTMLElement>('.composer-foot input')?.focus();
    if (asked === 'send' || mayClose) trySending(asked === 'send-and-close');
  };
  const hint = mayClose
    ? `${sendKeyWords.send} sends it, ${sendKeyWords['send-and-close']} closes the enquiry too.`
    : `${sendKeyWords.send} sends it.`;
  return (
    <div className="composer-form reply-form" ref={form}>
      <SendKeys form={form} onAsked={askedToSend} />
      {hindrance === null && <FileDoor form={form} onFiles={files.add} />}
      <PurposeChoice kinds={replyKinds} kind={kind} gone={draft.gone} onChange={draft.setPurpose}>
        {route.formatting && <FormatBar text={text} isDisabled={phase === 'sending'} onFormat={format} />}
      </PurposeChoice>
      {isLaterDate && <LaterDateFields laterDate={laterDate} />}
      <div className={wanted.length > 0 ? 'composer-text composer-text-beside' : 'composer-text'}>
        <ReplyText
          label={`Reply to ${enquiry.customer}`}
          area={area}
          value={text}
          isDisabled={phase === 'sending'}
          language={enquiry.customerDetail.language}
          hint={hint}
          onChange={(next) => {
            setMissingByHub(null);
            draft.write(next);
          }}
          onSlash={() => setPicking('stroke')}
          onEnter={cursor.enter}
          onSelect={setSelected}
          onFormat={route.formatting ? format : undefined}
        />
        <Checklist draft={draft} selected={selected} cursor={cursor} />
      </div>
      <div className="reply-end">
        <ClosedRoutes enquiry={enquiry} />
        <OtherDraft draft={working} />
        <BlanksLeft blanks={blanks} onShow={showBlank} />
        <AttachedFiles files={files} hindrance={hindrance} />
        {leavesOnPaper(route.channel) && (
          <LetterLook enquiryId={id} text={text} route={route} style={letter} onStyle={setLetter} />
        )}
        <PublicCheck
          route={route}
          text={text}
          personal={personal}
          isConfirmed={personal.length > 0 && isPublic}
          onConfirm={(isConfirmed) => setMadePublic(isConfirmed ? personalWords : '')}
        />
        <AskedAgain
          again={again}
          isConfirmed={isAskedAllTheSame}
          onConfirm={(isConfirmed) => setAskedAllTheSame(isConfirmed ? againWords : '')}
        />
        <TextCost route={route} text={text} hasFiles={files.files.length > 0} />
        {newer !== null && <NewerCame newer={newer} onSendAnyway={() => trySending(closes && mayClose)} />}
        {((isTried && !isReady) || missingByHub !== null) && (
          <NotReady
            fault={fault?.words ?? null}
            missing={shownMissing}
            onSendAnyway={(reason) => send(closes && mayClose, reason)}
          />
        )}
        <AuthorityOver enquiry={enquiry} />
        <NeedReason route={route} reason={needReason} onChange={setNeedReason} />
        <ChannelReason wanted={wantedChannel} route={route} reason={reason} onChange={giveReason} />
        <ReplyFoot
          routes={replyRoutes}
          route={route}
          onRoute={choose}
          isEmpty={isEmpty || isHindered}
          isSending={phase === 'sending'}
          mayClose={mayClose}
          takenOff={takenOff}
          onTakeOff={takeOff}
          isConfirmed={!isToConfirm}
          onConfirm={(isConfirmed) => setConfirmed(isConfirmed ? route.to : '')}
          onSend={trySending}
          tools={
            <>
              <SavedReplyPicker
                enquiryId={id}
                isOpen={picking !== null}
                onOpenChange={(isOpen) => (isOpen ? setPicking('button') : closeList())}
                onPick={(saved) => {
                  setPicking(null);
                  putInSaved(saved);
                }}
              />
              <AttachButton hindrance={hindrance} limits={enquiry.fileLimits} onFiles={files.add} />
              <DraftState draft={working} />
            </>
          }
        />
      </div>
    </div>
  );
};
