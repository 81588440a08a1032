import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { type AnswerOf, api } from '@frontdoor/contracts';
import { OfferAnswers } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { answerPage } from './answer-page.js';
import { answersPage } from './answers-page.js';
import { taggedHtml } from './page-answers.js';

/** The library of answers as customers read it. */
@Controller()
export class AnswerPagesController {
  constructor(
    private readonly answers: OfferAnswers,
    private readonly directory: Directory,
  ) {}

  @Serves(api.answersPage)
  async list(
    @Sent() { query }: Input<typeof api.answersPage>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { q, language } = query;
    const organisation = await this.directory.theOrganisation();
    const sought = q.trim();
    const page = answersPage({
      ...frameOf(organisation),
      ...{ language, sought },
      languages: await this.answers.languages(organisation.id),
      all: sought === '' ? await this.answers.all(organisation.id, language) : null,
      found: sought === '' ? [] : await this.answers.search(organisation.id, sought, language),
    });
    await taggedHtml(request, reply, page);
  }

  @Serves(api.answerPage)
  async one(
    @Sent() { params, query }: Input<typeof api.answerPage>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const organisation = await this.directory.theOrganisation();
    const answer = await this.answers.page(organisation.id, params.slug, query.language);
    await taggedHtml(
      request,
      reply,
      answerPage({ ...frameOf(organisation), zone: organisation.zone, answer }),
    );
  }

  @Serves(api.fittingAnswers)
  async fitting(
    @Sent() { body }: Input<typeof api.fittingAnswers>,
  ): Promise<AnswerOf<typeof api.fittingAnswers>> {
    const { id } = await this.directory.theOrganisation();
    const fitting = await this.answers.fitting(id, body.text);
    return { answers: fitting.map(({ title, path, language }) => ({ title, path, language })) };
  }
}
