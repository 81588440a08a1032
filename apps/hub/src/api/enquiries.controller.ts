import { Controller, Headers, Res } from '@nestjs/common';
import { type AnswerOf, api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  AgreeDetails,
  Attachments,
  CloseEnquiry,
  CorrectReceipt,
  ContactPage,
  DismissSuggestion,
  JoinEnquiries,
  EnquiryReader,
  EnquirySearch,
  FilePages,
  PreviewLetter,
  ForeseeChange,
  HandleEnquiry,
  LookAtEnquiry,
  MakeCall,
  MoveEnquiry,
  RecordEvent,
  SayCallOutcome,
  SayWhetherArrived,
  SendReply,
  SplitEnquiry,
  TypeTranscript,
  WriteNote,
} from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { download, picture, sound, strangersPage } from '../edge/download.js';
import { type Input, KeptFromMe, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class EnquiriesController {
  constructor(
    private readonly reader: EnquiryReader,
    private readonly finding: EnquirySearch,
    private readonly reply: SendReply,
    private readonly handle: HandleEnquiry,
    private readonly notes: WriteNote,
    private readonly closing: CloseEnquiry,
    private readonly events: RecordEvent,
    private readonly calls: MakeCall,
    private readonly details: AgreeDetails,
    private readonly moving: MoveEnquiry,
    private readonly foreseeing: ForeseeChange,
    private readonly callOutcomes: SayCallOutcome,
    private readonly arrivals: SayWhetherArrived,
    private readonly attachments: Attachments,
    private readonly looking: LookAtEnquiry,
    private readonly filePages: FilePages,
    private readonly receipts: CorrectReceipt,
    private readonly letters: PreviewLetter,
    private readonly contactPages: ContactPage,
    private readonly suggestions: DismissSuggestion,
    private readonly joining: JoinEnquiries,
    private readonly splitting: SplitEnquiry,
    private readonly transcripts: TypeTranscript,
  ) {}

  @Serves(api.searchEnquiries)
  search(
    @Sent() { body }: Input<typeof api.searchEnquiries>,
    @Me() agent: Agent,
    @KeptFromMe() kept: readonly string[],
  ): Promise<AnswerOf<typeof api.searchEnquiries>> {
    return this.finding.find(agent, body, kept);
  }

  @Serves(api.readEnquiry)
  read(@Sent() { params }: Input<typeof api.readEnquiry>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.reader.detail(params.id, agent);
  }

  @Serves(api.attend)
  attend(
    @Sent() { params, body }: Input<typeof api.attend>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.attend>> {
    return this.looking.say(agent, params.id, body);
  }

  @Serves(api.readOlderTimeline)
  readOlder(
    @Sent() { params, query }: Input<typeof api.readOlderTimeline>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readOlderTimeline>> {
    return this.reader.olderTimeline(params.id, Date.parse(query.until), agent);
  }

  @Serves(api.sendReply)
  send(@Sent() { params, body }: Input<typeof api.sendReply>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.reply.send(agent, params.id, body));
  }

  @Serves(api.addNote)
  note(@Sent() { params, body }: Input<typeof api.addNote>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.notes.write(agent, params.id, body));
  }

  @Serves(api.closeEnquiry)
  close(
    @Sent() { params, body }: Input<typeof api.closeEnquiry>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.closing.close(agent, params.id, body));
  }

  @Serves(api.reopenEnquiry)
  reopen(@Sent() { params }: Input<typeof api.reopenEnquiry>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.handle.reopen(agent, params.id));
  }

  @Serves(api.recordEvent)
  record(
    @Sent() { params, body }: Input<typeof api.recordEvent>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.events.record(agent, params.id, body));
  }

  @Serves(api.moveEnquiry)
  move(@Sent() { params, body }: Input<typeof api.moveEnquiry>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.moving.move(agent, params.id, body));
  }

  @Serves(api.foreseeChange)
  foresee(
    @Sent() { params, body }: Input<typeof api.foreseeChange>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.foreseeChange>> {
    return this.foreseeing.of(agent, params.id, body);
  }

  @Serves(api.dismissSuggestion)
  dismiss(
    @Sent() { params }: Input<typeof api.dismissSuggestion>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.suggestions.dismiss(agent, params.id, params.otherId));
  }

  @Serves(api.joinEnquiries)
  async join(
    @Sent() { params, body }: Input<typeof api.joinEnquiries>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    const id = await this.joining.join(agent, params.id, params.otherId, body.despiteLater);
    return this.reader.detail(id, agent);
  }

  @Serves(api.splitEnquiry)
  async split(
    @Sent() { params, body }: Input<typeof api.splitEnquiry>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.reader.detail(await this.splitting.split(agent, params.id, body), agent);
  }

  @Serves(api.undoJoin)
  async undoJoin(@Sent() { params }: Input<typeof api.undoJoin>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.reader.detail(await this.joining.undo(agent, params.id), agent);
  }

  @Serves(api.agreeDetails)
  agree(
    @Sent() { params, body }: Input<typeof api.agreeDetails>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.details.set(agent, params.id, params.contactId, body.agreed));
  }

  @Serves(api.takeBackEvent)
  takeBack(
    @Sent() { params, body }: Input<typeof api.takeBackEvent>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.events.takeBack(agent, params.id, params.eventId, body.reason));
  }

  @Serves(api.callNow)
  call(@Sent() { params, body }: Input<typeof api.callNow>, @Me() agent: Agent): Promise<EnquiryDetail> {
    return this.after(agent, params.id, this.calls.call(agent, params.id, body));
  }

  @Serves(api.sayCallOutcome)
  async sayOutcome(
    @Sent() { params, body }: Input<typeof api.sayCallOutcome>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    const id = await this.callOutcomes.say(agent, params.id, body);
    return this.reader.detail(id, agent);
  }

  @Serves(api.retryDelivery)
  async retry(@Sent() { params }: Input<typeof api.retryDelivery>, @Me() agent: Agent): Promise<void> {
    await this.handle.retryDelivery(agent, params.id);
  }

  @Serves(api.sayMessageOutcome)
  async sayArrived(
    @Sent() { params, body }: Input<typeof api.sayMessageOutcome>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    const id = await this.arrivals.say(agent, params.id, body.outcome);
    return this.reader.detail(id, agent);
  }

  @Serves(api.correctReceipt)
  async correctReceipt(
    @Sent() { params, body }: Input<typeof api.correctReceipt>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    const id = await this.receipts.correct(agent, params.id, body);
    return this.reader.detail(id, agent);
  }

  @Serves(api.foreseeReceipt)
  foreseeReceipt(
    @Sent() { params, body }: Input<typeof api.foreseeReceipt>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.foreseeReceipt>> {
    return this.receipts.foresee(agent, params.id, body.date);
  }

  @Serves(api.readAttachment)
  async attachment(
    @Sent() { params }: Input<typeof api.readAttachment>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.attachments.download(params.id, params.index, agent.organisationId);
    await download(reply, found.name, found.content);
  }

  @Serves(api.playAttachment)
  async play(
    @Sent() { params }: Input<typeof api.playAttachment>,
    @Me() agent: Agent,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.attachments.sound(params.id, params.index, agent.organisationId);
    await sound(reply, found, range);
  }

  @Serves(api.typeTranscript)
  async transcribe(
    @Sent() { params, body }: Input<typeof api.typeTranscript>,
    @Me() agent: Agent,
  ): Promise<EnquiryDetail> {
    const id = await this.transcripts.type(agent, params.id, body.text);
    return this.reader.detail(id, agent);
  }

  @Serves(api.previewLetter)
  previewLetter(
    @Sent() { params, body }: Input<typeof api.previewLetter>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.previewLetter>> {
    return this.letters.look(agent, params.id, body);
  }

  @Serves(api.readContactPage)
  async contactPage(
    @Sent() { params, query }: Input<typeof api.readContactPage>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const withElsewhere = query.pictures === 'elsewhere';
    const html = await this.contactPages.read(params.id, agent.organisationId, withElsewhere);
    await strangersPage(reply, html, withElsewhere);
  }

  @Serves(api.readAttachmentPages)
  pages(
    @Sent() { params }: Input<typeof api.readAttachmentPages>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.readAttachmentPages>> {
    return this.filePages.count(params, agent.organisationId);
  }

  @Serves(api.readAttachmentPage)
  async page(
    @Sent() { params }: Input<typeof api.readAttachmentPage>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const drawn = await this.filePages.page(params, params.page, agent.organisationId);
    await picture(reply, drawn);
  }

  private async after(agent: Agent, id: string, change: Promise<unknown>): Promise<EnquiryDetail> {
    await change;
    return this.reader.detail(id, agent);
  }
}
