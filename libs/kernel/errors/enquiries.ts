import { errors } from './entry.js';

/** What cannot be done with an enquiry, its messages and its work. */
export const ENQUIRIES = errors({
  'hop-budget-spent': {
    kind: 'conflict',
    message:
      'Enquiry {reference} has been handed over {hops} already, and its customer should not be sent further.',
    remedy:
      'Deal with it here, with help of a colleague if you need it, or ask a supervisor to hand it over.',
  },
  'handover-pending': {
    kind: 'conflict',
    message: 'Enquiry {reference} is offered to {to}, who have not answered yet.',
    remedy: 'Wait for their answer, or keep it yourself first.',
  },
  'handover-decided': {
    kind: 'conflict',
    message: 'This handover is not open any more: {how}.',
    remedy: 'Load the enquiry again.',
  },
  'brief-unopened': {
    kind: 'conflict',
    message: '{by} handed this enquiry over with a brief that you have not opened.',
    remedy: 'Open the brief first, so that the customer is asked nothing twice.',
  },
  'colleague-elsewhere': {
    kind: 'conflict',
    message: '{colleague} does not work for {service}.',
    remedy: 'Choose a colleague of that service, or hand it to a service of theirs.',
  },
  'destination-missing': {
    kind: 'invalid',
    message: 'It was not said to whom the enquiry goes.',
    remedy: 'Name a service, a colleague or both.',
  },
  'asked-already': {
    kind: 'conflict',
    message: 'This asks the customer for what is known: {known}.',
    remedy: 'Take the question out, or ask all the same (`despiteKnown`): it is counted.',
  },
  'question-not-found': {
    kind: 'not-found',
    message: 'There is no such question.',
    remedy: 'Load the enquiry again.',
  },
  'owner-changed': {
    kind: 'conflict',
    message: 'Somebody else owns enquiry {reference} by now.',
    remedy: 'Load the proposals again. Nothing was handed over.',
  },
  'not-your-own': {
    kind: 'forbidden',
    message: 'What {agent} owns is handed over by themselves or by a supervisor.',
    remedy: 'Ask them, or a supervisor.',
  },
  'interpreter-not-found': {
    kind: 'not-found',
    message: 'This interpreter is not needed any more, or never was.',
    remedy: 'Load the enquiry again; ask for an interpreter if one is needed.',
  },
  'interpreter-number-wrong': {
    kind: 'invalid',
    message: '{number} is no telephone number.',
    remedy: 'Give it like 01223 457000 or +44 1223 457000, or leave it out.',
  },
  'handover-not-found': {
    kind: 'not-found',
    message: 'There is no such handover to a partner.',
    remedy: 'Load the enquiry again.',
  },
  'organisation-unnamed': {
    kind: 'invalid',
    message: 'It was not said which organisation it is for.',
    remedy: 'Name the organisation that the customer was told of, or hand the enquiry to a partner first.',
  },
  'partner-out-of-reach': {
    kind: 'conflict',
    message: '{partner} takes emails, and none can be sent from here.',
    remedy: 'Have an administrator add a mailbox, or pass it on in another way.',
  },
  'partner-unknown': {
    kind: 'invalid',
    message: 'There is no such partner.',
    remedy: 'Choose one of the list; an administrator adds others.',
  },
  'partner-unreadable': {
    kind: 'unavailable',
    message: 'What the partner answered cannot be read.',
    remedy: 'Tell the partner what its endpoint answers; it is tried again by itself.',
  },
  'absence-over': {
    kind: 'invalid',
    message: 'The day of return, {returnDate}, is in the past.',
    remedy: 'Choose today or a later day.',
  },
  'address-doubtful': {
    kind: 'conflict',
    message: 'This address is not used without looking twice: {warning}.',
    remedy: 'Choose another address, or confirm that it is the right one (`despiteWarning`).',
  },
  'agent-unknown': {
    kind: 'invalid',
    message: 'There is no active agent with this id.',
    remedy: 'Reload the list of agents and choose one of them.',
  },
  'attention-too-often': {
    kind: 'too-many',
    message: 'It was said too often within a few seconds who looks at an enquiry.',
    remedy: 'Say it again in ten seconds.',
  },
  'blanks-left': {
    kind: 'conflict',
    message: 'The text still has something to fill in: {blanks}.',
    remedy: 'Write it in the place of the braces, or take them out.',
  },
  'call-not-closed': {
    kind: 'conflict',
    message: 'It was not said how the call ended for the caller.',
    remedy:
      'Say that it was answered, passed on, or will be rung back and by whom (`POST /api/v1/calls/…/close`).',
  },
  'call-not-found': {
    kind: 'not-found',
    message: 'There is no call with this id here.',
    remedy: 'Reload your calls.',
  },
  'call-not-now': {
    kind: 'conflict',
    message: 'This cannot be done with the call: {why}.',
    remedy: 'Look at the call as it is now.',
  },
  'recording-not-found': {
    kind: 'not-found',
    message: 'This contact is no message after the tone.',
    remedy: 'Write a note on its enquiry instead.',
  },
  'call-reason-missing': {
    kind: 'invalid',
    message: 'A call that was neither answered, passed on nor will be rung back needs a reason.',
    remedy: 'Say why (`reason`).',
  },
  'softphone-not-set-up': {
    kind: 'conflict',
    message: 'Calls cannot be answered in the browser here.',
    remedy: 'Answer on a telephone, or ask an operator to set TWILIO_API_KEY_SID and TWILIO_API_KEY_SECRET.',
  },
  'call-not-possible': {
    kind: 'conflict',
    message: 'This enquiry has no telephone number to call.',
    remedy: 'Ask for a number in a reply, or add one to the customer.',
  },
  'call-unknown': {
    kind: 'not-found',
    message: 'There is no call of ours with this id that has been made.',
    remedy: 'Reload the enquiry and choose one of its calls.',
  },
  'channel-not-preferable': {
    kind: 'invalid',
    message: 'Nobody can be answered by the channel {channel} who has not written by it.',
    remedy: 'Choose one of {known}.',
  },
  'channel-reason-missing': {
    kind: 'conflict',
    message: 'The customer is to be answered {wanted}, and it was not said why this leaves otherwise.',
    remedy: 'Answer in that way, or say why not (`reasonForChannel`): the customer is told.',
  },
  'channel-not-configured': {
    kind: 'conflict',
    message: 'The {channel} channel has no provider set up.',
    remedy: 'Set the provider settings named in docs/operate.md and start again.',
  },
  'closing-reason-missing': {
    kind: 'invalid',
    message: 'It was not said why this enquiry needs no answer.',
    remedy: 'Close it again with the reason.',
  },
  'content-missing': {
    kind: 'conflict',
    message: 'The message does not say {missing}.',
    remedy: 'Say it and mark the passage, or send it anyway and give the reason.',
  },
  'copy-unknown': {
    kind: 'invalid',
    message: 'A copy can only go to whom the customer wrote in copy.',
    remedy: 'Choose among the addresses in `cc` of the reply route.',
  },
  'need-against-channel': {
    kind: 'conflict',
    message: 'This is no way to answer this customer: {against}.',
    remedy: 'Answer as they need it, or say why it leaves by this way all the same (`despiteNeed`).',
  },
  'authority-not-found': {
    kind: 'not-found',
    message: 'There is no such authority, or it was ended.',
    remedy: 'Look at the customer again.',
  },
  'authority-refused': {
    kind: 'invalid',
    message: 'This authority cannot be kept: {reason}.',
    remedy: 'Look at what was shown to you, and correct it.',
  },
  'split-refused': {
    kind: 'invalid',
    message: 'This cannot become another matter: {reason}.',
    remedy: 'Choose messages of the customer about the other matter, and leave one here.',
  },
  'address-unknown': {
    kind: 'not-found',
    message: 'This customer has no address {value}.',
    remedy: 'Look at the enquiry again.',
  },
  'customer-decision-not-found': {
    kind: 'not-found',
    message: 'There is no such decision, or it was undone.',
    remedy: 'Look at the enquiry again.',
  },
  'customer-doubt-not-found': {
    kind: 'not-found',
    message: 'There is no such doubt, or somebody has decided it.',
    remedy: 'Reload the list.',
  },
  'contact-not-found': {
    kind: 'not-found',
    message: 'Nothing with this id came in.',
    remedy: 'Reload the enquiry and choose one of its contacts.',
  },
  'contact-field-wrong': {
    kind: 'invalid',
    message: 'It cannot be taken down as it is. {field}: {reason}.',
    remedy: 'Correct it and send it again; nothing was taken yet.',
  },
  'receipt-date-refused': {
    kind: 'invalid',
    message: 'This is no date of receipt: {reason}.',
    remedy: 'Look at the stamp and give the day on which it reached the organisation; nothing was changed.',
  },
  'receipt-date-fixed': {
    kind: 'conflict',
    message: 'When this counts as received stays as it is: {reason}.',
    remedy: 'Write down in a note what you know of it.',
  },
  'customer-not-found': {
    kind: 'not-found',
    message: 'There is no such customer.',
    remedy: 'Look at the enquiry again.',
  },
  'desk-missing': {
    kind: 'conflict',
    message: 'Nothing can be taken down that came this way: the {channel} channel has no entry point.',
    remedy: 'An administrator adds one with `frontdoor admin entry-point add`.',
  },
  'draft-newer': {
    kind: 'conflict',
    message: 'This draft was changed in another window since.',
    remedy: 'Read the enquiry again, and keep the one text or the other.',
  },
  'enquiry-changed': {
    kind: 'conflict',
    message: 'The enquiry has changed since you read it.',
    remedy: 'Read it again, and say it once more with the new ETag if it still holds.',
  },
  'enquiry-closed': {
    kind: 'conflict',
    message: 'Enquiry {reference} is closed.',
    remedy: 'Reopen it first, then try again.',
  },
  'customers-differ': {
    kind: 'conflict',
    message:
      '{reference} is from {one} and {into} from {other}: whoever follows one of them would read the other.',
    remedy: 'Where they are one person, say so first; otherwise leave the two enquiries apart.',
  },
  'enquiry-joined': {
    kind: 'conflict',
    message: 'Enquiry {reference} belongs to {into}, where all of it is now.',
    remedy: 'Go on there, or take the joining back.',
  },
  'join-not-found': {
    kind: 'not-found',
    message: 'These enquiries were not joined, or that was taken back.',
    remedy: 'Look at the enquiry again.',
  },
  'kinds-differ': {
    kind: 'conflict',
    message: '{reference} is {kind} and goes its own way: it does not become part of {into}.',
    remedy: 'Where it was taken wrongly, say first what it is; otherwise leave the two enquiries apart.',
  },
  'suggestion-not-found': {
    kind: 'not-found',
    message: 'Nothing suggests any more that these enquiries belong together.',
    remedy: 'Look at the enquiry again.',
  },
  'enquiry-not-found': {
    kind: 'not-found',
    message: 'There is no such enquiry.',
    remedy: 'Check the reference and search again.',
  },
  'entry-point-unknown': {
    kind: 'not-found',
    message: 'There is no entry point {address} on the {channel} channel.',
    remedy:
      'Use an address that the organisation publishes; an administrator lists them with `frontdoor admin entry-point list`.',
  },
  'file-incomplete': {
    kind: 'conflict',
    message: 'A file has not arrived whole, or is no longer there.',
    remedy: 'Wait until it has, or take it off and add it again.',
  },
  'file-not-sound': {
    kind: 'invalid',
    message: 'The file {name} cannot be played: it is no sound that browsers know.',
    remedy: 'Download it, and play it with a program of your own.',
  },
  'file-infected': {
    kind: 'forbidden',
    message: 'The file {name} cannot be opened: the virus scanner found {finding} in it.',
    remedy: 'Ask its sender for a clean file; the words of the message can be read.',
  },
  'file-infected-kept-back': {
    kind: 'conflict',
    message: 'The file {name} does not leave: the virus scanner found {finding} in it.',
    remedy: 'Take it off the reply, and have somebody look at the computer that it came from.',
  },
  'file-not-scanned': {
    kind: 'conflict',
    message: 'The file {name} cannot be opened yet: {why}.',
    remedy: 'Try again in a moment; if it stays so, ask an operator to look at the virus scanner.',
  },
  'file-not-previewed': {
    kind: 'invalid',
    message: 'There is no preview of the file, since {why}.',
    remedy: 'Download it and open it with a program of your own.',
  },
  'file-piece-wrong': {
    kind: 'invalid',
    message: 'The piece is not of the size that its place in the file has.',
    remedy: 'Send pieces of `pieceBytes` in order of their places, and the rest as the last.',
  },
  'file-too-large': {
    kind: 'too-large',
    message: 'The file is larger than {limit} bytes, or all files together are larger than {total}.',
    remedy: 'Make it smaller, or send a link instead.',
  },
  'file-unscanned-kept-back': {
    kind: 'conflict',
    message: 'The file {name} does not leave yet, since it could not be scanned for viruses: {why}.',
    remedy:
      'Send the reply again in a moment, or take the file off; if it stays so, ask an operator to look at the virus scanner.',
  },
  'file-unknown': {
    kind: 'not-found',
    message: 'There is no such file on a draft of yours.',
    remedy: 'Read the enquiry again and add the file anew.',
  },
  'files-not-carried': {
    kind: 'conflict',
    message: 'Files cannot leave by this way.',
    remedy: 'Choose another way, or take the files off and write a link.',
  },
  'files-too-many': {
    kind: 'invalid',
    message: 'At most {most} files may travel with one reply.',
    remedy: 'Take some off, or send a link instead.',
  },
  'incident-all-answered': {
    kind: 'conflict',
    message: 'There is nobody in the incident whom an answer did not reach.',
    remedy: 'Group more enquiries to it first, or answer one by itself.',
  },
  'incident-answer-under-way': {
    kind: 'conflict',
    message: 'An answer to everybody in the incident is under way.',
    remedy: 'Wait until it was written to all of them, or stop it.',
  },
  'incident-closed': {
    kind: 'conflict',
    message: 'The incident was closed.',
    remedy: 'Open a new one for what is written about it now.',
  },
  'incident-not-found': {
    kind: 'not-found',
    message: 'There is no such incident.',
    remedy: 'Look at the list of incidents again.',
  },
  'mailbox-unknown': {
    kind: 'not-found',
    message: 'There is no mailbox {address}.',
    remedy: 'Add it as an entry point on the email channel first, or look at the list of entry points.',
  },
  'mention-unknown': {
    kind: 'invalid',
    message: 'Somebody whom the note mentions is no colleague who may read this enquiry.',
    remedy: 'Choose among the colleagues of the enquiry, and send it again; nothing was kept yet.',
  },
  'message-outcome-known': {
    kind: 'conflict',
    message: 'What became of this message is known: it is {state}.',
    remedy: 'Reload the enquiry; only of messages of unknown outcome a person says whether they arrived.',
  },
  'message-unknown': {
    kind: 'not-found',
    message: 'There is no message of ours with this id.',
    remedy: 'Reload the enquiry and choose one of its messages.',
  },
  'newer-from-customer': {
    kind: 'conflict',
    message: 'More has come from the customer since this enquiry was read.',
    remedy:
      'Nothing was done. Read what came, then do it again or change what you wrote; a program sends the new `seenUpTo`.',
  },
  'number-refused': {
    kind: 'conflict',
    message: 'This number is neither rung nor texted: {reason}.',
    remedy: 'Choose another number, ask the customer for one, or answer in another way.',
  },
  'personal-in-public': {
    kind: 'conflict',
    message: 'Everybody can read this answer, and it has {found} in it.',
    remedy: 'Take it out or answer in private; if it may be public, confirm that and send it again.',
  },
  'post-not-hidden': {
    kind: 'conflict',
    message: 'The comment could not be hidden: {why}.',
    remedy: 'Try again later, or hide it on the network itself.',
  },
  'quarantine-item-not-found': {
    kind: 'not-found',
    message: 'There is no such quarantined item.',
    remedy: 'Reload the quarantine list; somebody may have dealt with it.',
  },
  'reply-cannot-close': {
    kind: 'invalid',
    message: 'Only a full answer can close an enquiry.',
    remedy: 'Send it without closing, or send the full answer.',
  },
  'reply-route-unknown': {
    kind: 'invalid',
    message: 'The customer of this enquiry cannot be reached at this address on this channel.',
    remedy: 'Choose one of the reply routes of the enquiry.',
  },
  'reply-too-long': {
    kind: 'invalid',
    message: 'The answer counts {length} characters and the network takes {longest}.',
    remedy: 'Shorten it, or answer by a private message.',
  },
  'saved-form-not-found': {
    kind: 'not-found',
    message: 'This form is not kept any more.',
    remedy: 'Check that the link is complete, or begin a new form.',
  },
  'saved-replies-too-many': {
    kind: 'conflict',
    message: 'No more than {most} texts can be saved here.',
    remedy: 'Remove one that nobody uses.',
  },
  'saved-reply-newer': {
    kind: 'conflict',
    message: 'Somebody has changed this text since.',
    remedy: 'Read the list again and make your change anew.',
  },
  'saved-reply-not-yours': {
    kind: 'forbidden',
    message: 'Only supervisors and administrators change what others use too.',
    remedy: 'Save it as your own, or ask one of them.',
  },
  'saved-reply-unknown': {
    kind: 'not-found',
    message: 'There is no such saved text any more.',
    remedy: 'Read the list again.',
  },
  'seen-entry-unknown': {
    kind: 'invalid',
    message: 'What was seen of this enquiry is named by something that did not come from its customer.',
    remedy: 'Send the `seenUpTo` of the enquiry as it was read.',
  },
  'details-not-told': {
    kind: 'not-found',
    message: 'No new details were told there.',
    remedy: 'Reload the enquiry.',
  },
  'callback-not-found': {
    kind: 'not-found',
    message: 'There is no such callback.',
    remedy: 'Reload the enquiry.',
  },
  'callback-over': {
    kind: 'conflict',
    message: 'This callback is over.',
    remedy: 'Agree another where the customer is still to be rung.',
  },
  'callback-promised': {
    kind: 'conflict',
    message: 'The customer has been promised a call: {when}.',
    remedy: 'It is changed only because the customer asks for another time: say that they did, or leave it.',
  },
  'window-not-offered': {
    kind: 'conflict',
    message: 'Nobody is on for all of this time. The nearest that can be promised: {instead}.',
    remedy: 'Choose a time that is offered.',
  },
  'telephone-of-agent-missing': {
    kind: 'invalid',
    message: 'Your account has no telephone number to ring, and no browser of yours takes calls.',
    remedy:
      'Choose “Answer calls in this browser” in the menu below your name, or ask an administrator to add a number.',
  },
  'too-many-views': {
    kind: 'conflict',
    message: 'You have {most} saved views, which is all there is room for.',
    remedy: 'Remove one that you no longer need, or give this one the name of another to take its place.',
  },
  'view-unknown': {
    kind: 'not-found',
    message: 'You have no saved view with this id.',
    remedy: 'Reload the page: it may have been removed in another tab.',
  },
  'work-item-not-found': {
    kind: 'not-found',
    message: 'There is no such work item.',
    remedy: 'Reload the queue; somebody may have dealt with it.',
  },
  'callback-not-offered': {
    kind: 'conflict',
    message: 'A time to be rung cannot be chosen for this enquiry.',
    remedy: 'Write on the page of the enquiry when you would like to be rung.',
  },
  'agent-excluded': {
    kind: 'forbidden',
    message: '{name} must not deal with this enquiry: {reason}.',
    remedy:
      'Ask a supervisor whom this does not keep from it: they can give it to somebody else and, where it is wrong, undo this with a reason.',
  },
  'exclusion-own': {
    kind: 'forbidden',
    message: 'It was said of you that you must not deal with this enquiry, and nobody clears themselves.',
    remedy: 'Ask another supervisor, where it is wrong.',
  },
  'exclusion-not-found': {
    kind: 'not-found',
    message: 'Nothing keeps this person from the enquiry any more.',
    remedy: 'Load the enquiry again.',
  },
  'work-item-taken': {
    kind: 'conflict',
    message: 'This work item is no longer yours to take: {reason}.',
    remedy: 'Take the next one from the queue.',
  },
});
