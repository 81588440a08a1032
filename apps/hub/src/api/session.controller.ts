import { Controller, Inject, Req, Res } from '@nestjs/common';
import { api, type Me as MeView } from '@frontdoor/contracts';
import { toDate } from '@frontdoor/kernel';
import { Agent, DataSource, Team } from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { BeAway, LogIn } from '@frontdoor/use-cases';
import { Directory } from '@frontdoor/casework/directory';
import { Presence } from '@frontdoor/casework/queue';
import type { FastifyReply } from 'fastify';
import { SESSION_COOKIE } from '../edge/access.guard.js';
import { type AdmittedRequest, type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly presence: Presence,
    private readonly away: BeAway,
    private readonly directory: Directory,
    private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serves(api.logIn)
  async open(
    @Sent() { body }: Input<typeof api.logIn>,
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const { agent, csrfToken, token, expiresAt } = await this.logIn.open(
      body.email,
      body.password,
      request.ip,
    );
    void reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.publicUrl.startsWith('https://'),
      expires: toDate(expiresAt),
    });
    return this.view(agent, csrfToken);
  }

  @Serves(api.whoAmI)
  read(@Req() request: AdmittedRequest): Promise<MeView> {
    return this.view(request.loggedIn!.agent, request.loggedIn!.csrfToken);
  }

  @Serves(api.logOut)
  async close(
    @Req() request: AdmittedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { agent, token } = request.loggedIn!;
    await this.logIn.close(token);
    if (agent.presence !== 'offline') await this.presence.set(agent, 'offline');
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Serves(api.setPresence)
  async setPresence(
    @Sent() { body }: Input<typeof api.setPresence>,
    @Me() agent: Agent,
    @Req() request: AdmittedRequest,
  ): Promise<MeView> {
    await this.presence.set(agent, body.presence);
    return this.viewAnew(request);
  }

  @Serves(api.setAbsence)
  async setAbsence(
    @Sent() { body }: Input<typeof api.setAbsence>,
    @Me() agent: Agent,
    @Req() request: AdmittedRequest,
  ): Promise<MeView> {
    await this.away.set(agent, body);
    return this.viewAnew(request);
  }

  @Serves(api.endAbsence)
  async endAbsence(@Me() agent: Agent, @Req() request: AdmittedRequest): Promise<MeView> {
    await this.away.end(agent);
    return this.viewAnew(request);
  }

  /** After a change: what the guard found is no longer so. */
  private async viewAnew(request: AdmittedRequest): Promise<MeView> {
    const { agent, csrfToken } = request.loggedIn!;
    return this.view(await this.source.manager.findOneByOrFail(Agent, { id: agent.id }), csrfToken);
  }

  private async view(agent: Agent, csrfToken: string): Promise<MeView> {
    const organisation = await this.directory.organisation(agent.organisationId);
    const services = await this.directory.services(agent.organisationId);
    const team = await this.source.manager.findOneByOrFail(Team, { id: agent.teamId });
    const { id, name, email, roles, presence, capacity, load } = agent;
    return {
      ...{ id, name, email, roles, presence, capacity, load, csrfToken },
      team: team.name,
      absence: await this.away.of(agent),
      organisation: {
        id: organisation.id,
        name: organisation.name,
        zone: organisation.zone,
        services: services.map(({ slug, name: title }) => ({ slug, name: title })),
      },
      demonstration: this.config.demo,
    };
  }
}
