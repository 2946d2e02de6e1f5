import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fill, type ReadStore, type RebuildState } from '#kernel';
import { type Clock, CLOCK, READ_STORE, Rebuilds, refuse, Registry } from '#runtime';
import { Health, type HealthReport } from './health.js';
import { Metrics } from './metrics.js';
import { describeApi } from './openapi.js';
import { docsPage } from './docs-page.js';
import { homePage } from './home-page.js';
import { MORE_ROUTES, type MoreRoutes } from './more-routes.js';
import { answerPage, languageOf, problemPage } from './pages.js';
import { allProblems } from './problem-filter.js';
import { refuse as refuseAtEdge } from './problems.js';
import { Refused } from './refused.js';

/** What the system says of itself, and what operates it. */
@Controller()
export class SystemController {
  private readonly description: object;

  constructor(
    private readonly registry: Registry,
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly rebuilds: Rebuilds,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MORE_ROUTES) more: MoreRoutes,
  ) {
    this.description = describeApi(registry, more);
  }

  @Get('health')
  async report(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.report();
    void reply.status(report.status === 'ok' || report.status === 'degraded' ? 200 : 503);
    return report;
  }

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const { status } = await this.health.report();
    void reply.status(status === 'ok' || status === 'degraded' ? 200 : 503);
    return { status };
  }

  @Get('metrics')
  async measurements(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { logPosition, views } = await this.health.report();
    this.metrics.logPosition.set(logPosition);
    for (const { view, position, lag, state } of views) {
      this.metrics.viewPosition.set({ view }, position);
      this.metrics.viewLag.set({ view }, lag);
      this.metrics.viewStopped.set({ view }, state === 'stopped' ? 1 : 0);
    }
    void reply.header('content-type', this.metrics.measurements.contentType);
    return this.metrics.measurements.metrics();
  }

  @Get('views/rebuilds')
  async listRebuilds(): Promise<{ items: readonly RebuildState[] }> {
    return { items: await this.readStore.rebuilds() };
  }

  @Post('views/:view/rebuild')
  @HttpCode(202)
  async rebuild(@Param('view') name: string): Promise<RebuildState> {
    const view = this.registry.views.get(name);
    if (!view) throw new Refused(refuse('view-unknown', { view: name }));
    return this.rebuilds.request(view, new Date(this.clock.now()).toISOString());
  }

  @Get('openapi.json')
  api(): object {
    return this.description;
  }

  @Get('problems/:code')
  problem(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const problems = allProblems(this.registry);
    if (!Object.hasOwn(problems, code)) throw new Refused(refuseAtEdge('no-such-page'));
    const language = languageOf(request);
    const [title, advice] = problems[code]![language].map((text) =>
      fill(text, {}).replace(/[«“]?\{(\w+)\}[»”]?/g, '…'),
    ) as [string, string];
    return answerPage(reply, problemPage(language, code, title, advice));
  }

  @Get()
  home(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return answerPage(reply, homePage(languageOf(request)));
  }

  @Get('docs')
  docs(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return answerPage(reply, docsPage(this.registry, languageOf(request)));
  }
}
