import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from '#http';
import type { DeadJob, JobQueue } from '#kernel';
import { JOB_QUEUE } from '#runtime';
import type { DeadJobRow, JobsAnswer } from './contents.js';

const idIn = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** What a job was about, such as ids of notices, is no operator's business. */
const row = ({ id, kind, attempts, reason, diedAt }: DeadJob): DeadJobRow => ({ id, kind, attempts, reason, diedAt });

/** What the installation has yet to do, and what it gave up. */
@Controller('jobs')
export class JobsController {
  constructor(@Inject(JOB_QUEUE) private readonly jobs: JobQueue) {}

  @Get()
  async list(): Promise<JobsAnswer> {
    const [counts, dead] = await Promise.all([this.jobs.counts(), this.jobs.dead()]);
    return { kinds: [...counts].map(([kind, count]) => ({ kind, ...count })), dead: dead.map(row) };
  }

  @Post(':id/revive')
  @HttpCode(200)
  async revive(@Req() request: FastifyRequest): Promise<object> {
    return done(await this.jobs.revive(idIn(request)), request);
  }

  @Post(':id/drop')
  @HttpCode(200)
  async drop(@Req() request: FastifyRequest): Promise<object> {
    return done(await this.jobs.drop(idIn(request)), request);
  }
}

function done(isDone: boolean, request: FastifyRequest): object {
  if (!isDone) throw new Refused({ refused: 'not-found', values: { id: idIn(request) } });
  return {};
}
