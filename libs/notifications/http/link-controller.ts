import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers, fieldsIn } from '#access';
import { answerPage, type Gate, GATE, languageOf, Refused } from '#http';
import { COMMONS, contentOf, inLanguage, isRefusal, type Language, type ReadStore, sees } from '#kernel';
import { organisationNames } from '#networks';
import { ExecuteCommand, ExecuteCommandHandler, READ_STORE, Registry } from '#runtime';
import { type WorkshopDocument, workshopsView } from '#workshops';
import { type Kind, KINDS } from '../domain/kinds.js';
import { refuse } from '../domain/problems.js';
import { type LinkPurpose, PersonalLinks } from '../links.js';
import { answerPageOf, type GivenAnswer, isAnswer, unsubscribePage } from './link-pages.js';

const linkIn = (request: FastifyRequest): unknown =>
  fieldsIn(request).link ?? (request.query as { link?: unknown }).link;

/** What somebody does by a link in a mail, without signing in. */
@Controller()
export class LinkController {
  constructor(
    private readonly links: PersonalLinks,
    private readonly callers: Callers,
    private readonly registry: Registry,
    private readonly commands: ExecuteCommandHandler,
    @Inject(GATE) private readonly gate: Gate,
    @Inject(READ_STORE) private readonly reader: ReadStore,
  ) {}

  @Get('unsubscribe')
  async askToStop(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { kind } = await this.unsubscription(request);
    return answerPage(reply, this.stopPage(request, kind, false));
  }

  /** Also what mail programs send by themselves (RFC 8058): the link in the address, and nothing to sign in with. */
  @Post('unsubscribe')
  @HttpCode(200)
  async stop(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { account, kind } = await this.unsubscription(request);
    const content = kind === undefined ? { digest: { rhythm: 'never' } } : { kinds: [{ kind, mail: 'never' }] };
    await this.send(account, 'ChooseNotifications', COMMONS, account, content, ['nothing-chosen']);
    return answerPage(reply, this.stopPage(request, kind, true));
  }

  @Get('answer')
  async askForAnswer(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const invitation = await this.invitation(request);
    return answerPage(reply, await this.answered(request, invitation));
  }

  @Post('answer')
  @HttpCode(200)
  async answer(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const invitation = await this.invitation(request);
    const { answer } = fieldsIn(request);
    if (!isAnswer(answer)) throw new Refused(refuse('link-not-good'));
    const { account, workshop, organisation } = invitation;
    const { network, id } = workshop;
    await this.send(account, 'AnswerInvitation', network, id, { organisation, answer }, ['same-answer']);
    return answerPage(reply, await this.answered(request, invitation, answer));
  }

  private async found(request: FastifyRequest, purpose: LinkPurpose) {
    const found = await this.links.read(purpose, linkIn(request));
    if (!found) throw new Refused(refuse('link-not-good'));
    return found;
  }

  /** Of one kind of notice, or of digests. */
  private async unsubscription(request: FastifyRequest): Promise<{ account: string; kind?: Kind }> {
    const { account, subject } = await this.found(request, 'unsubscribe');
    const [what] = subject;
    if (what === 'digest') return { account };
    if (what === undefined || !(what in KINDS)) throw new Refused(refuse('link-not-good'));
    return { account, kind: what as Kind };
  }

  private stopPage(request: FastifyRequest, kind: Kind | undefined, isDone: boolean): string {
    const language = languageOf(request);
    return unsubscribePage(language, String(linkIn(request)), kind && KINDS[kind].title[language], isDone);
  }

  private async invitation(request: FastifyRequest) {
    const { account, subject } = await this.found(request, 'answer');
    const [network, id, organisation] = subject;
    const workshop = id === undefined ? undefined : await this.reader.get(workshopsView, id);
    if (
      !workshop ||
      workshop.network !== network ||
      organisation === undefined ||
      !(await this.reads(account, network))
    )
      throw new Refused(refuse('link-not-good'));
    return { account, workshop, organisation };
  }

  /** Whoever has left a network since learns nothing more of it by an old link. */
  private async reads(account: string, network: string): Promise<boolean> {
    const caller = await this.callers.byLink(account);
    return caller !== undefined && sees(await this.gate.audience(caller), { network });
  }

  private async answered(
    request: FastifyRequest,
    { workshop, organisation }: { readonly workshop: WorkshopDocument; readonly organisation: string },
    given?: GivenAnswer,
  ): Promise<string> {
    const language: Language = languageOf(request);
    const name = (await organisationNames(this.reader, [organisation])).get(organisation)?.name;
    const before = workshop.invitations.find((each) => each.organisation === organisation)?.answer;
    const answer = given ?? before;
    return answerPageOf(language, {
      ...{
        workshop,
        organisation: inLanguage(name, language),
        link: String(linkIn(request)),
        isNew: given !== undefined,
      },
      ...(answer && { answer }),
    });
  }

  /** A command as its sender could have posted it, with the permissions that they have now. */
  private async send(
    account: string,
    name: string,
    network: string,
    id: string,
    said: object,
    isFine: readonly string[],
  ): Promise<void> {
    const caller = await this.callers.byLink(account);
    const command = this.registry.executable(name);
    if (!caller || !command) throw new Refused(refuse('link-not-good'));
    const content = contentOf(command.definition.content, said);
    const actor = await this.gate.command(caller, { command, path: { network, id }, content });
    if (isRefusal(actor)) throw new Refused(actor);
    const answer = await this.commands.execute(new ExecuteCommand(name, content, { network, id, actor }));
    if (isRefusal(answer) && !isFine.includes(answer.refused)) throw new Refused(answer);
  }
}
